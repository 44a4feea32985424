"""List, map and timeline of one query; an event's page; merge and split with preview."""
