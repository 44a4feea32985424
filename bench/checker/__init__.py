"""A document and a reader's claims -> every value that the words of its spans do not bear out."""
