"""Place names in general text, and places as sources word them -> how near the points are to the gold's."""
