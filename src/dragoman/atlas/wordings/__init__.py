"""Place wordings ("30 km north of X", "between X and Y", "X village, Y township") -> points with a code."""

from dragoman.atlas.wordings.candidates import RunnerUp
from dragoman.atlas.wordings.circles import FARTHEST_KM, Circle, displace, span
from dragoman.atlas.wordings.locate import Located, WordingLocator, locate_wording
from dragoman.atlas.wordings.parse import parse
from dragoman.atlas.wordings.references import Named, Reference, Relation
from dragoman.atlas.wordings.scan import scan
from dragoman.atlas.wordings.weigh import Rule
from dragoman.atlas.wordings.words import Sign, languages, place_words

__all__ = [
    "FARTHEST_KM",
    "Circle",
    "Located",
    "Named",
    "Reference",
    "Relation",
    "Rule",
    "RunnerUp",
    "Sign",
    "WordingLocator",
    "displace",
    "languages",
    "locate_wording",
    "parse",
    "place_words",
    "scan",
    "span",
]
