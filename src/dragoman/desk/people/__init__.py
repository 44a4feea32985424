"""Accounts, roles, sessions, audit, one's own data."""
