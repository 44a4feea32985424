"""Dragoman: a monitor of armed-group claims."""
