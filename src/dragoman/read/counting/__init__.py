"""Text -> counts and other numbers; import them from `dragoman.read.numbers`."""
