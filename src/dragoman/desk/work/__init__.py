"""Work that takes longer than a click: jobs with progress, run by the worker beside the server."""
