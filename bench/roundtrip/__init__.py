"""Claims as people coded them -> told in three languages -> read again -> the share of values that come back."""
