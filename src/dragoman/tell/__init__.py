"""Fields -> words that people read."""

from dragoman.tell.titles import event_title

__all__ = ["event_title"]
