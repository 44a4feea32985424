"""Inputs that nobody would send, and that come all the same -> whether the reader takes them without harm."""
