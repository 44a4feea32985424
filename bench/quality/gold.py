"""Folders of annotated documents -> gold documents with their claims.

`en`, `fr`, `ar`, `es` and `own` lie in the repository; `own` has a folder for each language: `own`, `own_fr`, `own_ar`.
`field` and `seed` belong to others and lie in the folder that the environment variable DRAGOMAN_DATA names; without it
they are not run, and the bench says so.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from bench.quality.split import Part, part_of
from dragoman.base.codec import Json
from dragoman.base.document import Document
from dragoman.base.errors import InputError

DATA_VARIABLE = "DRAGOMAN_DATA"
GOLD_FOLDER = Path(__file__).resolve().parent.parent / "gold"
NOT_RUN = f"not run: {DATA_VARIABLE} is not set"

JsonClaim = dict[str, Json]


class Source(StrEnum):
    """Where a gold document comes from."""

    EN = "en"
    FR = "fr"
    AR = "ar"
    ES = "es"
    FIELD = "field"
    SEED = "seed"
    OWN = "own"


IN_REPOSITORY = frozenset({Source.EN, Source.FR, Source.AR, Source.ES, Source.OWN})
OF_ONE_LANGUAGE = frozenset({Source.FR, Source.AR, Source.ES})
LANGUAGES = ("en", "fr", "ar", "es")
WITH_FLOORS = ("en", "fr", "ar")
"""Spanish is begun: measured and reported, with no floors yet."""

IN_TOTAL = tuple(source for source in Source if source is not Source.OWN)
"""The sources that a total is made of; `own`, written by other hands when many rules stood, is told apart."""


def sources_of(lang: str) -> tuple[Source, ...]:
    """The sources that hold documents of a language."""
    if lang == "en":
        return tuple(source for source in Source if source not in OF_ONE_LANGUAGE)
    if lang == "es":
        return (Source.ES,)
    return (Source(lang), Source.FIELD, Source.OWN)


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document, its part, and the claims that a person coded; `key` is "en/022"."""

    key: str
    source: Source
    part: Part
    document: Document
    claims: tuple[JsonClaim, ...]
    sha256: str

    @property
    def group(self) -> str:
        """The source and part, such as "en/dev"; of another language than English it says which: "field-fr/dev"."""
        lang = self.document.lang or "en"
        mixed = lang != "en" and self.source in (Source.FIELD, Source.OWN)
        return f"{self.source}{'-' + lang if mixed else ''}/{self.part}"


def data_folder() -> Path | None:
    """The folder that DRAGOMAN_DATA names, or None when it is not set."""
    value = os.environ.get(DATA_VARIABLE)
    return Path(value) if value else None


def source_files(source: Source, *, lang: str = "en") -> tuple[Path, ...] | None:
    """The files of a source in order, or None when it needs DRAGOMAN_DATA and that is not set.

    Args:
        lang: the language of a source that has a folder for each.
    """
    if source in IN_REPOSITORY:
        folder = f"{source}_{lang}" if source is Source.OWN and lang != "en" else source
        return tuple(sorted((GOLD_FOLDER / folder).glob("*.json")))
    data = data_folder()
    if data is None:
        return None
    if source is Source.SEED:
        return (data / "seed" / "gold.json",)
    return tuple(sorted((data / "reports" / "field").glob("*.json")))


def load_gold(source: Source, *, lang: str | None = None) -> tuple[GoldDocument, ...] | None:
    """The documents of one source and language, in the order of their numbers; None: not run.

    Args:
        lang: of a source in several languages; None is that which the source is named by, else English.

    Raises:
        InputError: a file is missing or is no gold document.
    """
    wanted = lang or (source.value if source.value in LANGUAGES else "en")
    files = source_files(source, lang=wanted)
    if files is None:
        return None
    if not files:
        raise InputError(
            f"No gold documents for source {source}. Check the folder that {DATA_VARIABLE} names."
        )
    documents = (read_gold(path, source) for path in files)
    return tuple(gold for gold in documents if gold.document.lang == wanted)


def read_gold(path: Path, source: Source) -> GoldDocument:
    """One gold document.

    Raises:
        InputError: the file is missing, or no JSON object with id, text and claims.
    """
    try:
        raw = path.read_bytes()
        row = json.loads(raw)
        number = int(path.stem) if path.stem.isdigit() else None
        published = date.fromisoformat(row["published"]) if row["published"] else None
        document = Document(
            id=row["id"],
            text=row["text"],
            title=row["title"],
            url=row.get("url"),
            lang=row["lang"],
            published=published,
        )
        claims = tuple(row["claims"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} is no gold document ({error}). Take it again from its source.") from error
    name = f"{number:03d}" if number is not None else path.stem
    folder = path.parent.name if path.parent.name.startswith(f"{source}_") else source.value
    key = source.value if source is Source.SEED else f"{folder}/{name}"
    return GoldDocument(key, source, part_of(number), document, claims, hashlib.sha256(raw).hexdigest())


def gold_hash(documents: Sequence[GoldDocument]) -> str:
    """One hash over the files of these documents, whatever their order."""
    joined = "\n".join(sorted(f"{gold.key} {gold.sha256}" for gold in documents))
    return hashlib.sha256(joined.encode()).hexdigest()


def dev_documents(lang: str = "en") -> Iterator[GoldDocument]:
    """Every document that may be looked at, of all sources there are."""
    for source in sources_of(lang):
        for gold in load_gold(source, lang=lang) or ():
            if gold.part is Part.DEV:
                yield gold
