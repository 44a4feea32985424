"""A candidate and what stands around it -> the named signs that it is, or is not, the name of a place.

A sign is a word; what it weighs stands in `toponym_signs.tsv`, and the sum is the log-odds that the name
is meant as a place. The weights were fitted on the development halves of two corpora of news
(`python -m bench.geo.fit`); with every toponym go the signs that spoke for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.atlas import fold
from dragoman.read.lexicon import Lexicon
from dragoman.read.text import SourceText
from dragoman.read.toponym_candidates import Candidate, is_capital
from dragoman.read.toponym_table import ALWAYS, ToponymTable
from dragoman.read.units import Unit

# People from which a settlement counts as so large, when it is the first of its name.
SIZES = ((1_000_000, "metropolis"), (100_000, "city"), (15_000, "town"), (2_000, "village"))


@dataclass(slots=True)
class Neighbourhood:
    """One document while the signs of its candidates are read.

    `unit_of` gives the unit over a token, `people` the names that follow a title or a given name
    somewhere, `rules` the rule by which the reader of claims takes characters for a place, `regions` the
    tokens at which the name of a country or region begins, `label_tokens` those of headings.
    """

    source: SourceText
    lexicon: Lexicon
    table: ToponymTable
    unit_of: dict[int, Unit] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    rules: dict[tuple[int, int], str] = field(default_factory=dict)
    regions: set[int] = field(default_factory=set)
    label_tokens: set[int] = field(default_factory=set)

    def low(self, at: int) -> str:
        """The folded token, "" outside the text."""
        return self.source.lows[at] if 0 <= at < len(self.source.lows) else ""

    def word(self, at: int) -> str:
        """The token as written, "" outside the text."""
        return self.source.words[at] if 0 <= at < len(self.source.words) else ""

    def same_line(self, at: int) -> bool:
        """Whether no line ends between a token and the one before it."""
        return (
            0 < at < len(self.source.words)
            and "\n" not in self.source.text[self.source.ends[at - 1] : self.source.starts[at]]
        )

    def is_one_of(self, at: int, name: str) -> bool:
        """Whether a token is one of a class of the table."""
        return self.low(at) in self.table.classes[name]


def signs_of(candidate: Candidate, near: Neighbourhood) -> tuple[str, ...]:
    """The signs of a candidate by itself and by its neighbours, in no order that matters.

    What stands around a name says different things of a country, a village and an unknown name: each
    outer sign counts once more together with the kind of the name.
    """
    kind = kind_of(candidate)
    outer = dict.fromkeys(
        (*run_signs(candidate, near), *signs_before(candidate, near), *signs_after(candidate, near))
    )
    return (ALWAYS, kind, *own_signs(candidate, near), *outer, *(f"{kind} + {sign}" for sign in outer))


def kind_of(candidate: Candidate) -> str:
    """What the tables and the gazetteer have under a name: the kind of its best entry."""
    if candidate.form is not None:
        return f"table: {candidate.form.form}"
    if not candidate.entries:
        return "gazetteer: unknown"
    best = candidate.entries[0]
    if best.feature_class == "A":
        return f"gazetteer: {best.feature_code[:4]}"
    if best.feature_class != "P":
        return "gazetteer: nature or site"
    for least, size in SIZES:
        if best.population >= least:
            return f"gazetteer: {size}"
    return "gazetteer: hamlet"


def own_signs(candidate: Candidate, near: Neighbourhood) -> Iterator[str]:
    """What the gazetteer, the tables and the letters say of the name."""
    length = candidate.last - candidate.first
    yield f"words: {min(length, 4)}"
    if candidate.entries:
        best = candidate.entries[0]
        if not fold(best.matched).startswith(
            fold(candidate.text)
        ):  # "Sagaing" is how "Sagaing Region" is told
            yield "other spelling"
        elif best.name.casefold() != best.matched.casefold():
            yield "by-name"
    for name in ("site_types", "nature_types", "area_types"):
        if length > 1 and near.is_one_of(candidate.last - 1, name):
            yield f"closes with {name}"
    if length > 1 and near.is_one_of(candidate.first, "opening_types"):
        yield "opens with a type"
    if length == 1:
        table = near.lexicon.words.get(near.low(candidate.first))
        if table is not None and table[0] != "PROPN":
            yield "word of the language"
        if near.is_one_of(candidate.first, "given_names"):
            yield "given name"
        if candidate.text.isupper() and candidate.form is None:
            yield "capitals"
        if candidate.text.casefold() in near.people:
            yield "name of a person"
    unit = near.unit_of.get(candidate.first)
    if unit is not None:
        for kind in ("actor", "outlet", "rank", "unit", "person", "speaker", "act", "arm", "target"):
            if unit.entry(kind) is not None:
                yield f"{kind} of the lexicon"
    rule = near.rules.get((near.source.starts[candidate.first], near.source.ends[candidate.last - 1]))
    if rule:
        yield "placed by the reader" if rule != "country" else "country by the reader"


def run_signs(candidate: Candidate, near: Neighbourhood) -> Iterator[str]:
    """Where in its capitalised run the name stands, and what else is in it."""
    before, after = candidate.first - candidate.run_first, candidate.run_last - candidate.last
    if after == 1 and near.word(candidate.last) == ".":
        after = 0
    if not before and not after:
        yield "whole run"
        return
    if before:
        yield "inside a run" if after else "end of a run"
        previous = near.word(candidate.first - 1)
        if is_capital(previous):
            yield "capital before"
        if near.is_one_of(candidate.first - 1, "given_names") or len(previous.rstrip(".")) == 1:
            yield "given name before"
        if previous == "." and len(near.word(candidate.first - 2)) == 1:
            yield "given name before"
        if near.is_one_of(candidate.first - 1, "titles") or (
            previous == "." and near.is_one_of(candidate.first - 2, "titles")
        ):
            yield "title before"
    else:
        yield "start of a run"
    if after:
        if is_capital(near.word(candidate.last)):
            yield "capital after"
        closing = candidate.run_last - 1
        if near.word(closing) == ".":
            closing -= 1
        for name in ("body_types", "site_types", "nature_types", "area_types"):
            if near.is_one_of(closing, name):
                yield f"run closes with {name}"
        if not before and near.is_one_of(candidate.first, "given_names"):
            yield "given name opens the run"


def signs_before(candidate: Candidate, near: Neighbourhood) -> Iterator[str]:
    """What the tokens before the name say."""
    at = candidate.first - 1
    if not near.same_line(candidate.first):
        yield "opens a line"
        return
    if near.low(at) == "the":
        yield "article before"
        at -= 1
    low = near.low(at)
    unit = near.unit_of.get(at)
    if low in near.lexicon.classes("weak_locatives"):
        yield f"before: {low}"
    elif low in near.lexicon.classes("locatives") or low in near.lexicon.classes("directions"):
        yield "locative before"
    elif low in ",":
        yield "after a place and a comma" if is_capital(near.word(at - 1)) else "comma before"
    elif low in ("(", "-", "–", "—", "/"):
        yield "bracket or dash before"
    elif low == ".":
        yield "sentence before"
    elif unit is not None and any(e.kind == "rank" for e in unit.entries):
        yield "title before"
    elif near.is_one_of(at, "titles"):
        yield "title before"
    elif not is_capital(near.word(at)):
        yield f"tag before: {unit.tag if unit is not None else '?'}"
    if candidate.first in near.label_tokens:
        yield "in a label"


def signs_after(candidate: Candidate, near: Neighbourhood) -> Iterator[str]:
    """What the tokens after the name say."""
    at = candidate.last
    if not near.same_line(at):
        yield "closes a line"
        return
    low, word = near.low(at), near.word(at)
    if low in ("'s", "’s"):
        yield "possessor"
    elif low == ",":
        yield from comma_signs(at + 1, near)
    elif low in (")", "-", "–", "—", "/", ":"):
        yield "bracket or dash after"
    elif low in near.table.classes["place_followers"]:
        yield "place word after"
    elif low in near.table.classes["person_followers"]:
        yield "speech after"
    elif low == "." or is_capital(word):
        return
    else:
        unit = near.unit_of.get(at)
        yield f"tag after: {unit.tag if unit is not None else '?'}"


def comma_signs(at: int, near: Neighbourhood) -> Iterator[str]:
    """What follows a comma after the name: a region or country, a number, another name."""
    for size in (3, 2, 1):
        if at + size <= len(near.source.words):
            form = near.table.forms.get(near.source.cut(at, at + size))
            if form is not None:
                yield "comma and region after"
                return
    if at in near.regions:
        yield "comma and region after"
    elif near.word(at)[:1].isdigit():
        yield "comma and number after"
    elif is_capital(near.word(at)):
        yield "comma and name after"
    else:
        yield "comma after"


def weigh(signs: tuple[str, ...], weights: Mapping[str, float]) -> float:
    """The log-odds that signs add up to; a sign without a weight says nothing."""
    return sum(weights.get(sign, 0.0) for sign in signs)
