"""The web: claims desk, map, API (Django). What analysts do in the browser, on rows that our values rebuild."""
