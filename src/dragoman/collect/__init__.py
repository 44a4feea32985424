"""Files, streams, lines and uploads -> Documents, or the reason why not. Pages are fetched in `collect.web`."""

from dragoman.collect.files import STDIN, collect_documents
from dragoman.collect.item import Collected, CollectOptions, InputFormat
from dragoman.collect.published import refuse_date
from dragoman.collect.upload import UploadLimits, collect_bytes, collect_fetched

__all__ = [
    "STDIN",
    "CollectOptions",
    "Collected",
    "InputFormat",
    "UploadLimits",
    "collect_bytes",
    "collect_documents",
    "collect_fetched",
    "refuse_date",
]
