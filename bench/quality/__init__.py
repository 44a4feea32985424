"""Readings and gold documents -> precision, recall and F1 by field, with floors that only rise."""
