"""Claims as people coded them -> told in English -> read again -> the share of values that come back."""
