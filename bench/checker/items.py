"""A claim's materiel -> the problems that the words show: item, quantity, unit, disposition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bench.checker.counts import count_bounds
from bench.checker.grounds import Grounds, Problem, number_of
from bench.checker.names import holds_item, sentence_at, stands_in
from bench.checker.words import Bounds, first_word, has_word, last_word, load_words
from dragoman.base.codec import Json
from dragoman.base.span import Span

USED_REACH = 60
ABBREVIATIONS = {"kilogram": r"kgs?", "round": r"rds?"}
TIMES = re.compile(r"\s[x×]\s?(\d+)$", re.IGNORECASE)
APART = 4  # characters at most between an item and its number, as in "(4) vehicles" or "shells - 9"
USED_AGAINST = re.compile(r"\blos(?:t|e|es|ing)\s+(?:\S+\s+){1,3}to\s+$", re.IGNORECASE)
USED_BESIDE = re.compile(
    r"\b(?:with|using|by|fired|firing|detonated|launched|planted|dropped|threw|means of|drove over|hit|struck)"
    r"\s+(?:\S+\s+){0,2}$",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"\b(?:along|together|fitted|mounted|seized|captured|loaded)\s+with\s+(?:\S+\s+){0,2}$", re.IGNORECASE
)
SAID_OF_ITEM = re.compile(
    r"\b(?:was|were|been|be|are|is|being|got)\b[^.;]{0,40}$|^\W*(?:\w+\W+){0,4}$", re.IGNORECASE
)
LIST_REACH = 900  # characters before an item of a list in which the list's verb stands


def materiel_problems(grounds: Grounds) -> Iterator[Problem]:
    """Items whose name, quantity, unit or disposition does not follow from their words."""
    for pointer, item in grounds.rows("materiel"):
        spans = grounds.spans.get(pointer, ())
        if not spans:
            continue
        text, name, unit = (str(item.get(key) or "") for key in ("text", "item", "unit"))
        quotes = [span.quote for span in spans]
        span = next((span for span in spans if stands_in(span.quote, text)), None)
        if span is None:
            yield grounds.problem(pointer, text, f"the item's words are not in {quotes}")
            continue
        implied = "ammunition" if re.search(r"\b(?:rounds?|cartridges?)\b", text, re.IGNORECASE) else ""
        if not holds_item(" ".join([text, *quotes, implied]), name):
            yield grounds.problem(pointer, name, f"the item is not in {text!r}")
        if unit and not says_unit(text, unit):
            yield grounds.problem(pointer, unit, f"the unit is not in {text!r}")
        yield from quantity_problems(grounds, pointer, item, span, spans, text)
        yield from disposition_problems(grounds, pointer, item, spans)


def quantity_problems(
    grounds: Grounds,
    pointer: str,
    item: Mapping[str, Json],
    span: Span,
    spans: tuple[Span, ...],
    text: str,
) -> Iterator[Problem]:
    """A quantity that the item's words do not have."""
    source = grounds.document.part_text(span.part)
    apart = number_apart(span, spans, text)
    if apart is not None:
        meant: frozenset[Bounds] = frozenset({(apart, apart)})
    else:
        meant = count_bounds(first_number(text), before=source[max(0, span.start - 30) : span.start])
    value = number_of(item, "qty_min"), number_of(item, "qty_max")
    if value not in meant:
        yield grounds.problem(pointer, value, f"{text!r} means {sorted(meant, key=str)}")


def says_unit(text: str, unit: str) -> bool:
    """Whether an item's words name its unit, in full or shortened."""
    short = ABBREVIATIONS.get(unit)
    shortened = rf"|(?<![^\W\d_]){short}\b" if short else ""
    return bool(re.search(rf"\b{re.escape(unit[:4])}{shortened}", text, re.IGNORECASE))


def number_apart(span: Span, spans: tuple[Span, ...], text: str) -> int | None:
    """The number that stands beside an item's words, or after them: "(4) vehicles", "shells - 9", "rifle x 3"."""
    times = TIMES.search(text)
    if times:
        return int(times[1])
    for other in spans:
        gap = span.start - other.end if other.start < span.start else other.start - span.end
        if other.part == span.part and other.quote.isdecimal() and 0 <= gap <= APART:
            return int(other.quote)
    return None


def first_number(text: str) -> str:
    """An item's words up to the second number, so that "two boxes of 50 rounds" counts boxes."""
    match = re.match(r"\D*\d[\d,.]*\D*|\D*", text)
    return match[0] if match else text


def disposition_problems(
    grounds: Grounds, pointer: str, item: Mapping[str, Json], spans: tuple[Span, ...]
) -> Iterator[Problem]:
    """A disposition that neither the verb before the item nor the one after it has."""
    said = str(item.get("disposition"))
    listed = list(dict.fromkeys(name for span in spans[1:] for name in said_dispositions(span.quote)))
    if listed:
        meant = set(listed)
        verbs = " ".join(span.quote for span in spans[1:])
        weapons = load_words().weapons
        if (
            "used" in meant
            and has_word(str(item.get("item")), weapons["all"])
            and not has_word(verbs, weapons["owned"])
        ):
            meant = {"used"}
    else:
        source = grounds.document.part_text(spans[0].part)
        _, stop = sentence_at(source, spans[0].start, spans[0].end)
        before, after = (
            source[max(0, spans[0].start - LIST_REACH) : spans[0].start],
            source[spans[0].start : stop],
        )
        meant = nearest_dispositions(before, after)
    if said not in meant:
        yield grounds.problem(pointer, said, f"the verbs around it say {sorted(meant)}")


def said_dispositions(quote: str) -> list[str]:
    """What the words of a verb say of its object; a phrase that says it whole hides the words that it is made of."""
    words = load_words()
    whole = [name for name, phrases in words.idioms.items() if has_word(quote, phrases)]
    return whole or [name for name, beginnings in words.dispositions.items() if has_word(quote, beginnings)]


def nearest_dispositions(before: str, after: str) -> set[str]:
    """What the nearest verb before an item says, and the one after it when that is said of the item.

    `before` ends and `after` begins with the item's words. Weapons used are named right beside their verb.
    """
    table = dict(load_words().dispositions)
    used = table.pop("used")
    if USED_AGAINST.search(before) or (USED_BESIDE.search(before) and not TOGETHER.search(before)):
        return {"used"}
    meant = {"used"} if has_word(before[-USED_REACH:], used) or has_word(after[:USED_REACH], used) else set()
    last = {name: last_word(before, words) for name, words in table.items()}
    nearest = max(last.values())
    meant |= {name for name, place in last.items() if place >= 0 and place == nearest}
    first = {name: first_word(after, words) for name, words in table.items()}
    following = min((place for place in first.values() if place >= 0), default=-1)
    if following >= 0 and (nearest < 0 or SAID_OF_ITEM.search(after[:following])):
        meant |= {name for name, place in first.items() if place == following}
    return meant
