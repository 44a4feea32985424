"""A composed report -> what in it may not be published, one rule a file."""
