"""A claim's names and dates -> the problems that their words show."""

from __future__ import annotations

from collections.abc import Iterator

from bench.checker.dates import resolve_quotes
from bench.checker.grounds import Grounds, Problem
from bench.checker.names import holds_name

NAMES = ("claimant", "outlet", "platform", "perpetrator", "target")
DATES = ("event_date", "claimed_on")


def name_problems(grounds: Grounds) -> Iterator[Problem]:
    """Names that their quotes do not hold."""
    for name in NAMES:
        value, quotes = grounds.text(name), grounds.quotes(f"/{name}")
        if value is not None and quotes and not holds_name(quotes, value):
            yield grounds.problem(f"/{name}", value, f"the name is not in {quotes}")
    places = grounds.claim.get("places")
    for index, place in enumerate(places if isinstance(places, list) else []):
        quotes = grounds.quotes(f"/places/{index}")
        if quotes and not holds_name(quotes, str(place)):
            yield grounds.problem(f"/places/{index}", place, f"the name is not in {quotes}")


def date_problems(grounds: Grounds) -> Iterator[Problem]:
    """Dates that do not follow from their quotes."""
    for name in DATES:
        value, quotes = grounds.text(name), grounds.quotes(f"/{name}")
        if value is None or not quotes:
            continue
        meant = resolve_quotes(quotes, grounds.document.published, lang=grounds.lang)
        if value not in meant:
            yield grounds.problem(f"/{name}", value, f"{quotes} means {sorted(meant) or 'no date'}")
    precision = grounds.text("date_precision")
    if (grounds.text("event_date") is None) != (precision == "unknown"):
        yield grounds.problem("/date_precision", precision, "the precision does not fit the date")
