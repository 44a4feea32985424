"""Documents come in: paste, file, URL; their state, duplicates, failures, progress."""
