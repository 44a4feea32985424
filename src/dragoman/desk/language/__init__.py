"""The language of the interface: which one a person reads, and our words in it."""
