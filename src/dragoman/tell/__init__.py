"""Fields -> words that people read."""

from dragoman.tell.titles import event_title, is_whole_month, tell_days

__all__ = ["event_title", "is_whole_month", "tell_days"]
