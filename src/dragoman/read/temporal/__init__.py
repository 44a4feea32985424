"""Text -> date mentions, and mentions -> days; import them from `dragoman.read.dates`."""
