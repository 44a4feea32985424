"""The capitalised runs of a sentence -> the names in them that a gazetteer or a table knows, or a type word closes.

Candidates overlap: "New York City", "New York", "York". Which of them are meant as places is weighed afterwards
(`toponym_signs`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.atlas import PlaceEntry
from dragoman.atlas.ranking import A_TOWN, place_rank
from dragoman.read.text import SourceText
from dragoman.read.toponym_table import Form, KnownForm, ToponymTable
from dragoman.read.units import Unit

LONGEST = 6  # tokens of a name
MOST_SENSES = 60  # entries of one name
JOINERS = frozenset("'’-&")
Find = Callable[[str], tuple[PlaceEntry, ...]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name over tokens [first, last) of a text, in a run [run_first, run_last) of capitalised ones.

    `entries` are what the gazetteer has under the name, `form` what a table has, `type_word` the word for a
    kind of place that closes the name ("river"), "" when there is none.
    """

    first: int
    last: int
    run_first: int
    run_last: int
    text: str
    entries: tuple[PlaceEntry, ...]
    form: KnownForm | None
    type_word: str

    @property
    def is_adjective(self) -> bool:
        """Whether the name is a place's adjective or people ("French", "Texans")."""
        return self.form is not None and self.form.form is Form.ADJECTIVE


def find_candidates(
    source: SourceText, units: list[Unit], joiners: frozenset[str], table: ToponymTable, find: Find
) -> Iterator[Candidate]:
    """The candidates of a sentence, by where they begin, the longest first."""
    for run_first, run_last in find_runs(source, units, joiners):
        for first in range(run_first, run_last):
            if not is_capital(source.words[first]):
                continue
            for last in range(min(run_last, first + LONGEST), first, -1):
                candidate = make_candidate(source, (first, last), (run_first, run_last), table, find)
                if candidate is not None:
                    yield candidate


def find_runs(source: SourceText, units: list[Unit], joiners: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Ranges of tokens that are written as names, with the small words and stops inside them."""
    if not units:
        return
    dated = {at for unit in units if unit.date is not None for at in range(unit.first, unit.last)}
    at, end = units[0].first, units[-1].last
    while at < end:
        if not is_capital(source.words[at]) or at in dated:
            at += 1
            continue
        last = at + 1
        while last < end and last not in dated:
            if is_capital(source.words[last]) or (source.words[last] == "." and is_shortened(source, last)):
                last += 1
            elif (
                (source.lows[last] in joiners or source.words[last] in JOINERS)
                and last + 1 < end
                and is_capital(source.words[last + 1])
                and last + 1 not in dated
            ):
                last += 2
            else:
                break
        yield at, last
        at = last


def is_capital(word: str) -> bool:
    """Whether a token is written as a name."""
    return word[:1].isupper()


def is_shortened(source: SourceText, stop: int) -> bool:
    """Whether a stop follows a short word and touches it, as in "St. Louis" and "Ala."."""
    return len(source.words[stop - 1]) <= 5 and source.starts[stop] == source.ends[stop - 1]


def make_candidate(
    source: SourceText, tokens: tuple[int, int], run: tuple[int, int], table: ToponymTable, find: Find
) -> Candidate | None:
    """The candidate over tokens [first, last), None when nothing knows it."""
    first, last = tokens
    closing = source.words[last - 1]
    if not (is_capital(closing) or closing.isdigit() or (closing == "." and last - first > 1)):
        return None
    text = source.cut(first, last)
    form = table.forms.get(text)
    if closing == "." and form is None:
        return None
    entries = () if form is not None else find_both(text, table.expand(text), find)
    if (
        form is None
        and not entries
        and last - first > 2
        and source.lows[first + 1] in table.classes["naming"]
    ):
        if source.lows[first] in table.classes["area_types"]:  # "Republic of Armenia", "City of Dublin"
            entries = find(source.cut(first + 2, last))
    type_word = ""
    if last - first > 1:
        low = source.lows[last - 1]
        if any(low in table.classes[name] for name in ("site_types", "nature_types", "area_types")):
            type_word = low
    if form is None and not entries and not type_word:
        return None
    return Candidate(first, last, *run, text, entries, form, type_word)


def split_hyphens(source: SourceText, has: Callable[[str], bool]) -> None:
    """Cut tokens such as "US-led" and "Moscow-based" at their hyphens, unless a place is called so ("Wilkes-Barre")."""
    words: list[str] = []
    lows: list[str] = []
    starts: list[int] = []
    for word, low, start in zip(source.words, source.lows, source.starts, strict=True):
        parts = [word]
        if "-" in word and any(part[:1].isupper() for part in word.split("-")) and not has(word):
            parts = [part for part in re.split("(-)", word) if part]
        lows += [low] if len(parts) == 1 else [part.casefold() for part in parts]
        for part in parts:
            words.append(part)
            starts.append(start)
            start += len(part)
    source.words, source.lows, source.starts = words, lows, starts
    source.ends = [start + len(word) for word, start in zip(words, starts, strict=True)]


def find_both(name: str, full: str, find: Find) -> tuple[PlaceEntry, ...]:
    """The entries of a name and, behind them, those of its form in full that are not among them."""
    found = find(name)
    if not full:
        return found
    known = {entry.id for entry in found}
    return (*found, *(entry for entry in find(full) if entry.id not in known))


def marked_candidate(source: SourceText, start: int, end: int, table: ToponymTable, find: Find) -> Candidate:
    """The candidate over characters [start, end), known or not, in whole or by its longest known part."""
    first, last = source.token_range(start, end)
    whole = make_candidate(source, (first, last), (first, last), table, find)
    if whole is not None and (whole.form is not None or whole.entries):
        return whole
    text, low = source.text[start:end], source.lows[last - 1]
    parts = [
        part
        for size in range(last - first - 1, 0, -1)
        for at in range(first, last - size + 1)
        if is_capital(source.words[at]) and not all(map(table.is_type, source.lows[at : at + size]))
        if (part := make_candidate(source, (at, at + size), (first, last), table, find)) is not None
        if rank_of(part) <= A_TOWN  # a part of an unknown name that is less known says nothing
    ]
    if not parts:
        return Candidate(first, last, first, last, text, (), None, low if low in table.kinds else "")
    part = min(parts, key=rank_of)
    return Candidate(first, last, first, last, text, part.entries, part.form, part.type_word)


def rank_of(candidate: Candidate) -> int:
    """How little known the best place of a name is: 0 what a table has, then by the gazetteer's order."""
    if candidate.form is not None:
        return 0
    if not candidate.entries:
        return 100
    best = candidate.entries[0]
    return place_rank(best.feature_class, best.feature_code, best.population)
