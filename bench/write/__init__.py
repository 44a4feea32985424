"""Events -> how fast they become reports and data, each beside a plain writer in the same run."""
