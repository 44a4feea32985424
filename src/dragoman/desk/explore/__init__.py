"""Map, timeline, counts, tolls, materiel, comparison of periods or groups."""
