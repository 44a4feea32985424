"""A component and a day -> its rows as of that day, ready to be copied: columns in the database's own form, lines with
holes where ids stand, digests that hold, and the decision that accepts the claims of each document.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bench.desk.prototypes import Component, Values
from bench.desk.tables import Table
from dragoman.atlas import fold_words
from dragoman.base.codec import decision_to_json
from dragoman.base.decision import DecisionKind
from dragoman.base.digest import digest_of, digested_text
from dragoman.base.document import text_sha256
from dragoman.base.ids import event_id
from dragoman.desk.keeping.lines import dump_line, load_line
from dragoman.desk.keeping.reading import load_claim
from dragoman.review import make_decision

_DATE = re.compile(r"\b(?:19|20)\d\d-[01]\d-[0-3]\d\b")
_DAY_IN_WORDS = re.compile(rf"\b[1-3]?\d (?:{'|'.join(month_name[1:])}) (?:19|20)\d\d\b")
ACCEPTED_BY = "analyst"


@dataclass(frozen=True, slots=True)
class Mold:
    """A line in pieces; every hole names, by its number, the id that goes in."""

    pieces: tuple[str, ...]
    holes: tuple[tuple[int, int], ...]

    def fill(self, ids: Sequence[str]) -> str:
        """The line with these ids."""
        pieces = list(self.pieces)
        for place, number in self.holes:
            pieces[place] = ids[number]
        return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Lot:
    """A component on a day. Ids are numbered: documents, then claims, then the event ids of the claims, then one
    decision a document, then the digests of the claims. `rows` are by name of the table; `molds` belong to them, row by
    row. `digested` are the texts that digests are made of, by claim, `accepts` decisions by document; `texts` are
    folded, by document and by event.
    """

    component: Component
    day: date
    rows: dict[str, tuple[Values, ...]]
    molds: dict[str, tuple[Mold, ...]]
    digested: tuple[Mold, ...]
    accepts: tuple[Mold | None, ...]
    decided_at: str
    texts: tuple[tuple[str, ...], tuple[str, ...]]


def old_ids(component: Component) -> tuple[str, ...]:
    """The ids of a component in the order of their numbers."""
    claims = [str(row["claim_id"]) for row in component.claims]
    documents = [str(row["doc_id"]) for row in component.documents]
    return (*documents, *claims, *map(event_id, claims), *map(_draft_id, component.documents))


def make_lot(component: Component, day: date, tables: dict[str, Table]) -> Lot:
    """The component as of a day."""
    days = (day - component.day).days
    names = ("documents", "readings", "versions", "claims", "events", "parties", "materiel")
    rows = {name: tuple(_moved(row, days, day) for row in getattr(component, name)) for name in names}
    for row in rows["documents"]:
        line: Any = load_line(row["line"])
        row["sha256"] = line["sha256"] = text_sha256(line["text"])
        row["line"] = dump_line(line)
    digested = {row["claim_id"]: digested_text(load_claim(row["line"])) for row in rows["claims"]}
    digests = {claim: digest_of(text) for claim, text in digested.items()}
    ids = (*old_ids(component), *digests.values())
    numbers = {f'"{identity}"': number for number, identity in enumerate(ids)}
    pattern = re.compile(r'(?<!"sha256":)(' + "|".join(re.escape(token) for token in numbers) + ")")
    molds = {
        name: tuple(_mold(row["line"], pattern, numbers) for row in rows[name])
        for name in ("documents", "versions", "claims", "events")
    }
    at = datetime.combine(day + timedelta(days=2), time(9, 30), UTC)
    accepts = []
    for document in rows["documents"]:
        line = _accept(document, rows["claims"], digests, at)
        accepts.append(_mold(line, pattern, numbers) if line else None)
    return Lot(
        component,
        day,
        {name: tuple(tables[name].prepare(row) for row in found) for name, found in rows.items()},
        molds,
        tuple(_mold(text, pattern, numbers) for text in digested.values()),
        tuple(accepts),
        tables["log"].instant(at),
        (
            tuple(map(_words_of_document, rows["documents"])),
            tuple(_words_of_event(r, rows) for r in rows["events"]),
        ),
    )


def _draft_id(document: Values) -> str:
    return f"d-{document['id']:012x}"


def _moved(row: Values, days: int, day: date) -> Values:
    """A row with every date that many days later, and every instant on the day after `day`."""
    moved: Values = {}
    for name, value in row.items():
        if isinstance(value, datetime):
            moved[name] = datetime.combine(day + timedelta(days=1), time(8), UTC)
        elif isinstance(value, date):
            moved[name] = value + timedelta(days=days)
        elif name in ("line", "edtf"):
            moved[name] = _DATE.sub(lambda found: _later(found[0], days), value)
        elif name in ("title", "headline"):
            moved[name] = _DAY_IN_WORDS.sub(lambda found: _later_in_words(found[0], days), value)[:300]
        else:
            moved[name] = value
    return moved


def _later(text: str, days: int) -> str:
    try:
        return (date.fromisoformat(text) + timedelta(days=days)).isoformat()
    except ValueError:
        return text


def _later_in_words(text: str, days: int) -> str:
    try:
        later = datetime.strptime(text, "%d %B %Y") + timedelta(days=days)
    except ValueError:
        return text
    return f"{later.day} {later:%B %Y}"


def _mold(line: str, pattern: re.Pattern[str], numbers: dict[str, int]) -> Mold:
    """The line cut at its ids; the quotation marks stay outside the holes."""
    pieces: list[str] = []
    holes: list[tuple[int, int]] = []
    for part in pattern.split(line):
        if part in numbers:
            holes.append((len(pieces) + 1, numbers[part]))
            pieces += ['"', "", '"']
        else:
            pieces.append(part)
    return Mold(tuple(pieces), tuple(holes))


def _accept(document: Values, claims: Sequence[Values], digests: dict[str, str], at: datetime) -> str:
    """The line of the decision that accepts what a document claims; "" when it claims nothing."""
    held = [str(row["claim_id"]) for row in claims if row["document_id"] == document["id"]]
    if not held:
        return ""
    decision = make_decision(
        DecisionKind.ACCEPT,
        by=ACCEPTED_BY,
        why="read against the source",
        at=at,
        claims=tuple(held),
        digests=tuple(digests[claim] for claim in held),
    )
    line: Any = decision_to_json(decision)
    return dump_line({**line, "id": _draft_id(document)})


def _words_of_document(row: Values) -> str:
    document: Any = load_line(row["line"])
    return fold_words(f"{document['title']} {document['text']}")


def _words_of_event(row: Values, rows: dict[str, tuple[Values, ...]]) -> str:
    """What `keeping.event_rows` finds an event by, as far as the rows say it."""
    own = [r for name in ("parties", "materiel") for r in rows[name] if r["event_id"] == row["id"]]
    held = {claim["document_id"] for claim in rows["claims"] if claim["event_id"] == row["id"]}
    titles = [document["title"] for document in rows["documents"] if document["id"] in held]
    return fold_words(" ".join([row["title"], *(str(r.get("name") or r.get("item")) for r in own), *titles]))
