"""Claims -> Events: places, actors, pairs, scores, reasons."""

from dragoman.resolve.explaining import Explanation, explain
from dragoman.resolve.resolver import Resolver
from dragoman.resolve.retelling import Reteller
from dragoman.resolve.score import Comparison, Reason
from dragoman.resolve.store import Store

__all__ = ["Comparison", "Explanation", "Reason", "Resolver", "Reteller", "Store", "explain"]
