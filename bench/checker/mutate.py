"""Claims that pass the checker -> the same claims with one fact falsified each, and which are refused.

A falsified claim is refused when the checker names a problem that the true claim does not have. Every kind
of fact is falsified in turn; what passes is listed, since a checker that lets a wrong number through is the
first thing to repair.
"""

from __future__ import annotations

import copy
import itertools
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from bench.checker.check import check_claim
from bench.checker.edits import (
    JsonClaim,
    changed,
    drop_spans,
    entry,
    move_span,
    move_toll,
    pointers,
    quotes_of,
    replace_quotes,
    set_value,
)  # fmt: skip
from dragoman.atlas import Atlas
from dragoman.base.codec import Json
from dragoman.base.document import Document

Mutation = tuple[str, JsonClaim]
WEEKDAYS = (
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
)
SIDES = ("target", "perpetrator", "civilians")
DISPOSITIONS = ("seized", "destroyed", "damaged", "surrendered")
NAMED = ("claimant", "outlet", "platform", "perpetrator", "target")
INVENTED = "Ember Coast Brigades"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One falsified fact: its kind, its claim, and whether the checker refused it."""

    kind: str
    document: str
    pointer: str
    refused: bool


def mutate_claims(
    claims: Sequence[tuple[Document, JsonClaim]], atlas: Atlas, *, wanted: int, seed: int
) -> list[Outcome]:
    """At most `wanted` falsified facts of claims without a problem, kinds in turn, in an order by the seed."""
    clean = [(document, claim) for document, claim in claims if not check_claim(document, claim, atlas)]
    every: dict[str, list[tuple[Document, Mutation, str]]] = {}
    for document, claim in clean:
        for kind, pointer, mutated in falsify(claim):
            every.setdefault(kind, []).append((document, (kind, mutated), pointer))
    draw = random.Random(seed)
    for mutations in every.values():
        draw.shuffle(mutations)
    in_turn = itertools.zip_longest(*(every[kind] for kind in sorted(every)))
    chosen = itertools.islice((one for row in in_turn for one in row if one is not None), wanted)
    return [
        Outcome(kind, document.id, pointer, bool(check_claim(document, mutated, atlas)))
        for document, (kind, mutated), pointer in chosen
    ]


def falsify_sides(claims: Sequence[tuple[Document, JsonClaim]], atlas: Atlas) -> list[Outcome]:
    """Every toll of the claims without a problem put on each other side.

    These are counted apart: the words of a toll do not always decide its side, and the checker does not guess.
    """
    outcomes = []
    for document, claim in claims:
        if check_claim(document, claim, atlas):
            continue
        for pointer in pointers(claim, "killed", "injured", "captured"):
            for side in SIDES:
                if side != entry(claim, pointer)["side"]:
                    mutated = set_value(claim, pointer, "side", side)
                    outcomes.append(
                        Outcome("side", document.id, pointer, bool(check_claim(document, mutated, atlas)))
                    )
    return outcomes


def falsify(claim: JsonClaim) -> Iterator[tuple[str, str, JsonClaim]]:
    """Every falsified version of a claim: kind, pointer, claim."""
    yield from figure_mutations(claim)
    yield from item_mutations(claim)
    yield from date_mutations(claim)
    yield from name_mutations(claim)
    yield from span_mutations(claim)


def figure_mutations(claim: JsonClaim) -> Iterator[tuple[str, str, JsonClaim]]:
    """Bounds moved or closed, another side, another list, another number in the words."""
    for pointer in pointers(claim, "killed", "injured", "captured"):
        toll = entry(claim, pointer)
        low, high = toll["min"], toll["max"]
        if isinstance(low, int) and low != high:
            yield "toll min + 1", pointer, set_value(claim, pointer, "min", low + 1)
        if isinstance(high, int):
            yield "toll max + 1", pointer, set_value(claim, pointer, "max", high + 1)
        if isinstance(high, int) and low == high:
            exact = set_value(claim, pointer, "min", high + 1)
            yield "toll + 1", pointer, set_value(exact, pointer, "max", high + 1)
        elif isinstance(low, int) and low > 1:
            yield "qualifier dropped", pointer, set_value(claim, pointer, "max", low)
        name = pointer.split("/")[1]
        other = "injured" if name == "killed" else "killed"
        if low != 0 and not stands_in_both(claim, toll):  # "casualties" and "killed or wounded" do
            yield (
                f"{name} to {other}",
                pointer,
                changed(claim, partial(move_toll, pointer=pointer, other=other)),
            )
        yield from word_mutations(claim, pointer)


def stands_in_both(claim: JsonClaim, toll: Mapping[str, Json]) -> bool:
    """Whether the same words give a figure of killed and one of injured."""
    told = (entry(claim, pointer) for pointer in pointers(claim, "killed", "injured"))
    return sum((row["text"], row["wording"]) == (toll["text"], toll["wording"]) for row in told) > 1


def word_mutations(claim: JsonClaim, pointer: str) -> Iterator[tuple[str, str, JsonClaim]]:
    """ "over 50" made "over 60" in the words, the quote and the bounds."""
    text = str(entry(claim, pointer)["text"])
    match = re.search(r"\d+", text)
    if match:
        number = str(int(match[0]) + 10)

        def change(copied: JsonClaim) -> None:
            toll = entry(copied, pointer)
            toll["text"] = text.replace(match[0], number, 1)
            for key in ("min", "max"):
                value = toll[key]
                toll[key] = value + 10 if isinstance(value, int) else value
            replace_quotes(copied, pointer, match[0], number)

        yield "number in the words", pointer, changed(claim, change)


def item_mutations(claim: JsonClaim) -> Iterator[tuple[str, str, JsonClaim]]:
    """Another quantity, item or disposition."""
    for pointer in pointers(claim, "materiel"):
        item = entry(claim, pointer)
        low, high = item["qty_min"], item["qty_max"]
        if isinstance(low, int):
            yield (
                "quantity + 1",
                pointer,
                set_value(
                    set_value(claim, pointer, "qty_min", low + 1),
                    pointer,
                    "qty_max",
                    high if high is None else low + 1,
                ),
            )
        yield "item", pointer, set_value(claim, pointer, "item", "weather balloon")
        for disposition in DISPOSITIONS:
            if disposition != item["disposition"]:
                kind = f"{item['disposition']} to {disposition}"
                yield kind, pointer, set_value(claim, pointer, "disposition", disposition)


def date_mutations(claim: JsonClaim) -> Iterator[tuple[str, str, JsonClaim]]:
    """A day later or earlier; another weekday in the words."""
    for name in ("event_date", "claimed_on"):
        value = claim.get(name)
        if not isinstance(value, str):
            continue
        for days in (1, -1):
            moved = "/".join(
                (date.fromisoformat(d) + timedelta(days=days)).isoformat() for d in value.split("/")
            )
            yield f"{name} {days:+d} day", f"/{name}", {**claim, name: moved}
        first = quotes_of(claim, f"/{name}")
        days_before = [pair for week in WEEKDAYS for pair in zip(week, week[-1:] + week[:-1], strict=True)]
        for weekday, before in days_before:
            if first and weekday in first[0]:
                moved = "/".join(
                    (date.fromisoformat(d) - timedelta(days=1)).isoformat() for d in value.split("/")
                )
                copied = copy.deepcopy({**claim, name: moved})
                replace_quotes(copied, f"/{name}", weekday, before)
                yield "weekday in the words", f"/{name}", copied


def name_mutations(claim: JsonClaim) -> Iterator[tuple[str, str, JsonClaim]]:
    """Another name, place or country; a claim made a report and back; a hedge dropped."""
    for name in NAMED:
        if claim.get(name) is not None:
            yield name, f"/{name}", {**claim, name: INVENTED}
    places = claim.get("places")
    for index in range(len(places) if isinstance(places, list) else 0):
        assert isinstance(places, list)
        yield (
            "place",
            f"/places/{index}",
            {**claim, "places": [*places[:index], "Qaryat", *places[index + 1 :]]},
        )
    if claim.get("country") is not None:
        other = "BT" if claim["country"] != "BT" else "ML"
        yield "country", "/country", {**claim, "country": other}
    assertion = "reported" if claim.get("assertion") == "claimed" else "claimed"
    yield "assertion", "/assertion", {**claim, "assertion": assertion}
    attribution = claim.get("attribution")
    if isinstance(attribution, dict) and attribution.get("basis") in ("suspected", "accused"):
        yield "hedge dropped", "/attribution", {**claim, "attribution": {**attribution, "basis": "stated"}}


def span_mutations(claim: JsonClaim) -> Iterator[tuple[str, str, JsonClaim]]:
    """A span moved by a character, and a value left without a span."""
    spans = claim.get("spans")
    for pointer in spans if isinstance(spans, dict) else ():
        if not quotes_of(claim, pointer):
            continue

        yield "span moved", pointer, changed(claim, partial(move_span, pointer=pointer))
        if re.match(
            r"/(?:killed|injured|captured|materiel|places|target|event_date|country|claimant)\b", pointer
        ):
            yield "span dropped", pointer, changed(claim, partial(drop_spans, pointer=pointer))
