"""Arabic: modern standard, as pan-Arab news writes it."""
