"""The names taken in a document -> the uses that are settled together, and which name holds which.

"X, Y" says that Y holds X when Y is a country, a region or a district that may; a list ("Ohio, Kentucky
and Indiana") says nothing of the kind. All mentions of one name are one use, unless something else holds them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.atlas import PlaceEntry
from dragoman.atlas.sense_reasons import NameUse, is_held
from dragoman.read.toponym_candidates import Candidate
from dragoman.read.toponym_table import Form, ToponymTable

if TYPE_CHECKING:
    from dragoman.read.toponyms import Toponym

WIDE = ("PCL", "ADM1", "ADM2")
STATES = ("PCL", "ADM1")
FIRST_SENSES = 8  # entries of a name that are asked whether it can hold another
SAME_SENTENCE = 200  # characters within which an unknown name is put at a known one
AREA, REGION = 3, 4  # UCDP's where_prec of an unknown site: of its district, of its region


def join_uses(
    candidates: Sequence[Candidate], words: Sequence[str], table: ToponymTable
) -> tuple[tuple[NameUse, ...], tuple[int, ...]]:
    """The uses of a document's names, and for each candidate the place of its use."""
    holder_of = {at: at + 1 for at in range(len(candidates) - 1) if holds(candidates, at, words)}
    keys: list[tuple[str, str]] = []
    held: dict[str, str] = {}
    for at, candidate in enumerate(candidates):
        holder = candidates[holder_of[at]].text if at in holder_of else ""
        if holder:
            held.setdefault(candidate.text, holder)
        keys.append((candidate.text, holder))
    keys = [(text, holder or held.get(text, "")) for text, holder in keys]
    order = list(dict.fromkeys(keys))
    place = {key: at for at, key in enumerate(order)}
    uses: list[NameUse] = []
    for key in order:
        members = [at for at, other in enumerate(keys) if other == key]
        first = candidates[members[0]]
        holders = dict.fromkeys(place[keys[holder_of[at]]] for at in members if at in holder_of)
        uses.append(
            NameUse(
                first.text,
                (first.form.entry,) if first.form is not None else first.entries,
                tuple(holders),
                table.kinds.get(first.type_word, ()),
                len(members),
            )
        )
    return tuple(uses), tuple(place[key] for key in keys)


def holds(candidates: Sequence[Candidate], at: int, words: Sequence[str]) -> bool:
    """Whether the next name holds this one: a comma or bracket between, and one of its senses can."""
    inner, outer = candidates[at], candidates[at + 1]
    if outer.first - inner.last != 1 or words[inner.last] not in (",", "(") or outer.is_adjective:
        return False
    wide = [entry for entry in senses(outer)[:FIRST_SENSES] if entry.feature_code.startswith(WIDE)]
    inside = [entry for entry in senses(inner) if any(is_held(entry, holder) for holder in wide)]
    if not inside:
        return False
    if level(inner) == level(outer) and not is_short(outer):
        listed = at and words[inner.first - 1] == "," and candidates[at - 1].last == inner.first - 1
        return not listed and (outer.last >= len(words) or words[outer.last] not in (",", "and", "or"))
    return True


def senses(candidate: Candidate) -> tuple[PlaceEntry, ...]:
    """What a name may mean."""
    return (candidate.form.entry,) if candidate.form is not None else candidate.entries


def level(candidate: Candidate) -> str:
    """Whether a name is first of all a state, a region, or neither."""
    code = senses(candidate)[0].feature_code if senses(candidate) else ""
    return next((state for state in STATES if code.startswith(state)), "")


def is_short(candidate: Candidate) -> bool:
    """Whether a name is an abbreviation, as regions are written behind the name of a town."""
    return candidate.form is not None and candidate.form.form in (Form.SHORT, Form.CODE)


def stand_ins(toponyms: list[Toponym]) -> tuple[Toponym, ...]:
    """The toponyms, those that no gazetteer has put at the known settlement nearest in the text.

    Such a place has no id; its precision is that of a district when the settlement stands close by,
    else of a region.
    """
    known = [t for t in toponyms if t.place.precision <= AREA and t.place.lat is not None]
    return tuple(stand_in(t, known) if t.place.id is None and known else t for t in toponyms)


def stand_in(toponym: Toponym, known: Sequence[Toponym]) -> Toponym:
    """An unknown name at the place of the known one that is fewest characters away."""
    nearest = min(known, key=lambda other: abs(other.start - toponym.start))
    is_close = abs(nearest.start - toponym.start) <= SAME_SENTENCE
    place = replace(
        toponym.place,
        country=nearest.place.country,
        admin1=nearest.place.admin1,
        lat=nearest.place.lat,
        lon=nearest.place.lon,
        precision=AREA if is_close else REGION,
    )
    return replace(toponym, place=place, reasons=(f"put at {nearest.place.name}, named beside it",))
