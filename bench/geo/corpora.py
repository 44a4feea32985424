"""GeoWebNews and LGL (DRAGOMAN_DATA/geoparsing) -> articles with their annotated toponyms.

Both say where a toponym stands in the text of the article (titles are not annotated; LGL's texts open
with theirs). Articles of even index are for development, those of odd index are held out: rules and
weights are made on the first and only figures come from the second.
"""

from __future__ import annotations

import gzip
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

# GeoWebNews' words that are no toponyms: common nouns, and names of which a toponym is a part.
NO_TOPONYM = frozenset({"Non_Toponym", "Literal_Expression", "Non_Lit_Expression"})
# Types of GeoWebNews that say where something is; the others only use a place's name for something else.
LITERAL = frozenset({"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"})


class Corpus(StrEnum):
    """The two collections."""

    GWN = "GWN"
    LGL = "lgl"


class Half(StrEnum):
    """Which articles: those that rules and weights are made on, those held out, or both."""

    DEV = "dev"
    HELD = "held"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """An annotated name at [start, end) of the text, with degrees WGS 84 where the gold has them.

    `is_listed` says whether the point is one of GeoNames', as against one that an annotator looked up;
    `is_adjective` whether the name is an adjective ("French"), which only GeoWebNews annotates.
    """

    start: int
    end: int
    text: str
    kind: str
    lat: float | None
    lon: float | None
    is_listed: bool
    is_adjective: bool

    @property
    def is_literal(self) -> bool:
        """Whether the name says where something is; LGL makes no difference."""
        return not self.kind or self.kind in LITERAL


@dataclass(frozen=True, slots=True)
class Article:
    """A text and its toponyms in order."""

    name: str
    text: str
    toponyms: tuple[GoldToponym, ...]


def read_corpus(data: Path, corpus: Corpus, half: Half = Half.ALL) -> tuple[Article, ...]:
    """The articles of a corpus, or of one half of it."""
    with gzip.open(data / "geoparsing" / f"{corpus}.xml.gz", "rb") as file:
        root = ET.parse(file).getroot()
    read = _gwn_toponyms if corpus is Corpus.GWN else _lgl_toponyms
    found = []
    for index, element in enumerate(root.iter("article")):
        if half is Half.ALL or (index % 2 == 0) == (half is Half.DEV):
            toponyms = sorted(read(element), key=lambda toponym: (toponym.start, toponym.end))
            text = element.findtext("text") or ""
            found.append(Article(f"{corpus.lower()}-{index:03d}", text, tuple(toponyms)))
    return tuple(found)


def _gwn_toponyms(article: ET.Element) -> Iterator[GoldToponym]:
    for row in article.iter("toponym"):
        kind = row.findtext("type") or ""
        if kind in NO_TOPONYM:
            continue
        lat, lon = row.findtext("latitude"), row.findtext("longitude")
        yield GoldToponym(
            start=int(row.findtext("start") or 0),
            end=int(row.findtext("end") or 0),
            text=row.findtext("extractedName") or "",
            kind=kind,
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            is_listed=bool(row.findtext("geonamesID")),
            is_adjective=row.findtext("modifierType") == "Adjective" or kind in ("Demonym", "Language"),
        )


def _lgl_toponyms(article: ET.Element) -> Iterator[GoldToponym]:
    for row in article.iter("toponym"):
        tag = row.find("gaztag")
        yield GoldToponym(
            start=int(row.findtext("start") or 0),
            end=int(row.findtext("end") or 0),
            text=row.findtext("phrase") or "",
            kind="",
            lat=float(tag.findtext("lat") or 0) if tag is not None else None,
            lon=float(tag.findtext("lon") or 0) if tag is not None else None,
            is_listed=tag is not None,
            is_adjective=False,
        )
