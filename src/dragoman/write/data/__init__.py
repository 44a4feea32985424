"""Events -> the formats of others, each with a report of what it cannot hold."""
