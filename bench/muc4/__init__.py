"""MUC-4 newspaper reports of 1988-91 -> templates written from our claims, scored by the collection's own scorer."""
