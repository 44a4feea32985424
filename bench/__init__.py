"""Gold documents and peers -> how good, how honest, how neutral and how fast our reader is."""
