"""Filters and tags of the desk's templates, a file for each purpose."""
