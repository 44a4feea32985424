"""Models of translation engines: which there are, fetching, keeping and removing them."""

from dragoman.interpret.models.download import Progress, fetch_file
from dragoman.interpret.models.registry import ModelFile, RegisteredModel, load_registry, parse_pair
from dragoman.interpret.models.store import KeptModel, ModelStore

__all__ = [
    "KeptModel",
    "ModelFile",
    "ModelStore",
    "Progress",
    "RegisteredModel",
    "fetch_file",
    "load_registry",
    "parse_pair",
]
