"""A desk of a million claims, and twenty people who look at it: how long each page takes."""
