"""How often the language of a short text is told right: `python -m bench.language`."""
