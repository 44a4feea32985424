"""An address -> the page there, fetched as hostile, and kept as it came. Needs the extra `desk`."""

from dragoman.collect.web.archive import Archive, ArchivedAt
from dragoman.collect.web.fetch import fetch_page
from dragoman.collect.web.fetched import Fetched, Hop
from dragoman.collect.web.limits import FetchLimits, Outside, user_agent
from dragoman.collect.web.manners import Manners
from dragoman.collect.web.record import Kind, Original

__all__ = [
    "Archive",
    "ArchivedAt",
    "FetchLimits",
    "Fetched",
    "Hop",
    "Kind",
    "Manners",
    "Original",
    "Outside",
    "fetch_page",
    "user_agent",
]
