"""One module a command: parsed options -> data on standard output, words on standard error, an exit code."""
