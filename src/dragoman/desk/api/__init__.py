"""/api/: documents, claims, events, groups, queries, for programs with tokens."""
