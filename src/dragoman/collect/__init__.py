"""Files, streams and lines -> Documents, or the reason why not."""

from dragoman.collect.files import STDIN, collect_documents
from dragoman.collect.item import Collected, CollectOptions, InputFormat
from dragoman.collect.published import refuse_date

__all__ = ["STDIN", "CollectOptions", "Collected", "InputFormat", "collect_documents", "refuse_date"]
