"""What the world knows: groups, forces, outlets, arms, countries, places; data files and look-up."""

from dragoman.atlas.atlas import Atlas
from dragoman.atlas.extract_import import Imported, import_extract
from dragoman.atlas.folding import fold, fold_words
from dragoman.atlas.forces import Force
from dragoman.atlas.index_build import build_index
from dragoman.atlas.index_write import Progress
from dragoman.atlas.places import PlaceIndex
from dragoman.atlas.sense_reasons import NameUse
from dragoman.atlas.senses import Sense, settle_senses
from dragoman.atlas.values import (
    Actor,
    ActorKind,
    Arm,
    Country,
    Finding,
    Match,
    Outlet,
    OutletKind,
    PlaceEntry,
)

__all__ = [
    "Actor",
    "ActorKind",
    "Arm",
    "Atlas",
    "Country",
    "Finding",
    "Force",
    "Imported",
    "Match",
    "NameUse",
    "Outlet",
    "OutletKind",
    "PlaceEntry",
    "PlaceIndex",
    "Progress",
    "Sense",
    "build_index",
    "fold",
    "fold_words",
    "import_extract",
    "settle_senses",
]
