"""How well claims are joined into events, measured on scenarios and on headlines."""
