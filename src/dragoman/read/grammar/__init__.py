"""Lexicon files -> patterns: spellings as one trie, forms over classes of words as expressions."""
