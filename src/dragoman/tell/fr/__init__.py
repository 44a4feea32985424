"""French: tables of words and the grammar that the language-neutral plans need."""
