"""Groups, outlets, places, arms: pages, corrections with a source, undo."""
