"""One document's result -> its text, then gold and predicted claims in two columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from bench.quality.gold import JsonClaim
from bench.quality.readings import Result
from bench.quality.rows import bounds, list_of, number_of, text_of
from bench.quality.scorer import ClaimPair, Field
from dragoman.base.codec import Json

WIDTH = 62
NAME = 15
PLAIN = (
    "event_type", "outcome", "assertion", "claimant", "outlet", "platform", "claimed_on", "perpetrator",
    "target", "country", "event_date", "date_precision",
)  # fmt: skip
LISTS = ("places", "killed", "injured", "captured", "materiel")


def show_document(result: Result) -> Iterator[str]:
    """The title and text as they are, then every pair of claims; "!" marks a field that differs."""
    document = result.gold.document
    yield f"{result.gold.key}  published {document.published}  micro {result.score.micro.f1:.3f}"
    yield f"TITLE  {document.title}"
    for line in document.text.splitlines():
        yield from textwrap.wrap(line, 2 * WIDTH + NAME) or [""]
    if result.prediction.screened:
        yield f"SCREENED: {result.prediction.screened}"
    for pair in result.score.pairs:
        yield ""
        yield from pair_lines(result, pair)
    for refusal in result.prediction.refused:
        yield f"refused: {refusal}"


def pair_lines(result: Result, pair: ClaimPair) -> Iterator[str]:
    """One table: field, gold, predicted."""
    gold = {} if pair.gold is None else result.gold.claims[pair.gold]
    predicted = {} if pair.predicted is None else result.prediction.claims[pair.predicted]
    left = "MISSED BY THE GOLD" if pair.gold is None else f"GOLD claim {pair.gold}"
    right = "NOT PREDICTED" if pair.predicted is None else f"PREDICTED claim {pair.predicted}"
    yield f"  {'':{NAME}} {left:{WIDTH}} {right}"
    for name in PLAIN:
        yield from columns(
            mark(pair, name), name, [text_of(gold, name) or ""], [text_of(predicted, name) or ""]
        )
    for name in LISTS:
        yield from columns(mark(pair, name), name, values(gold, name), values(predicted, name))
    attribution = predicted.get("attribution")
    if attribution:
        yield from columns(" ", "attribution", [], [str(attribution)])
    for quote in list_of(gold, "evidence"):
        yield from columns(" ", "evidence", textwrap.wrap(str(quote), WIDTH), [])


def mark(pair: ClaimPair, name: str) -> str:
    """ "!" when the scorer finds a difference in the field."""
    field = Field.CLAIM_DATE if name == "claimed_on" else name
    if field not in set(Field):
        return " "
    comparison = pair.fields[Field(field)]
    return "!" if comparison.missed or comparison.spurious else " "


def columns(sign: str, name: str, left: list[str], right: list[str]) -> Iterator[str]:
    """Two lists of lines side by side; nothing when both are empty."""
    wrapped_left = [line for value in left for line in textwrap.wrap(value, WIDTH)]
    wrapped_right = [line for value in right for line in textwrap.wrap(value, WIDTH)]
    for number in range(max(len(wrapped_left), len(wrapped_right))):
        label = name if number == 0 else ""
        a = wrapped_left[number] if number < len(wrapped_left) else ""
        b = wrapped_right[number] if number < len(wrapped_right) else ""
        yield f"{sign} {label:{NAME}} {a:{WIDTH}} {b}".rstrip()


def values(claim: JsonClaim, name: str) -> list[str]:
    """The entries of a list field, a line each."""
    return [value_line(value) for value in list_of(claim, name)]


def value_line(value: Json) -> str:
    """A place, toll or item in one line."""
    if not isinstance(value, dict):
        return str(value)
    if "item" in value:
        size = bounds(number_of(value, "qty_min"), number_of(value, "qty_max"))
        unit = f" {value['unit']}" if value.get("unit") else ""
        kind = f"{value['item']} ({value.get('category')})"
        return f"{value.get('disposition')} {size}{unit} {kind} {value.get('text')!r}"
    size = bounds(number_of(value, "min"), number_of(value, "max"))
    source = f" source {value['source']!r}" if value.get("source") else ""
    return f"{value.get('side')} {size} {value.get('victim')} {value.get('text')!r}{source}"
