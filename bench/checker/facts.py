"""A claim's names, dates, figures and items -> the problems that their words show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bench.checker.counts import count_bounds
from bench.checker.dates import resolve_quotes
from bench.checker.grounds import TOLLS, Grounds, Problem
from bench.checker.names import holds_item, holds_name, near, sentence_at, stands_in
from bench.checker.sides import admissible_sides
from bench.checker.words import Bounds, first_word, has_word, last_word, load_words
from dragoman.atlas import Atlas
from dragoman.base.codec import Json
from dragoman.base.span import Span

NAMES = ("claimant", "outlet", "platform", "perpetrator", "target")
DATES = ("event_date", "claimed_on")
SUPPORT_REACH = 60
WIDTH = 400  # characters around a figure in which its verb stands
USED_REACH = 60
JOINED_REACH = 32
HIT = r"(?:kill(?:ed|ing)|dead|deaths?|wound(?:ed|ing|s)?|injur(?:ed|ing|ies)|captur(?:ed|ing)|surrendered)"
TOGETHER_HIT = re.compile(rf"\b{HIT}\s*(and/or|and|or|/)\s*(?:the\s+)?{HIT}\b", re.IGNORECASE)
NONE_BESIDE = re.compile(r"\b(?:no|without|nor|neither|any)\s+(?:\S+\s+)?$", re.IGNORECASE)
NO_TOLL = re.compile(
    r"\b(?:no|without|nobody|no one|none|neither|nor|not|unhurt|unharmed|never)\b", re.IGNORECASE
)
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
        meant = resolve_quotes(quotes, grounds.document.published)
        if value not in meant:
            yield grounds.problem(f"/{name}", value, f"{quotes} means {sorted(meant) or 'no date'}")
    precision = grounds.text("date_precision")
    if (grounds.text("event_date") is None) != (precision == "unknown"):
        yield grounds.problem("/date_precision", precision, "the precision does not fit the date")


def toll_problems(grounds: Grounds, atlas: Atlas) -> Iterator[Problem]:
    """Figures whose bounds, verb or side do not follow from their words."""
    for name in TOLLS:
        for pointer, toll in grounds.rows(name):
            spans = grounds.spans.get(pointer, ())
            if spans:
                yield from figure_problems(grounds, pointer, toll, spans)
                yield from verb_problems(grounds, name, pointer, toll, spans)
                yield from side_problems(grounds, pointer, toll, atlas)


def figure_problems(
    grounds: Grounds, pointer: str, toll: Mapping[str, Json], spans: tuple[Span, ...]
) -> Iterator[Problem]:
    """Bounds that the words of the number do not have."""
    text = str(toll.get("text") or "")
    if not any(stands_in(span.quote, text) for span in spans):
        yield grounds.problem(pointer, text, f"the words of the number are not in {[s.quote for s in spans]}")
        return
    span = next(span for span in spans if stands_in(span.quote, text))
    value = number(toll, "min"), number(toll, "max")
    meant = toll_bounds(grounds, span, text)
    if value not in meant:
        yield grounds.problem(pointer, value, f"{text!r} means {sorted(meant, key=str)}")


def toll_bounds(grounds: Grounds, span: Span, text: str) -> frozenset[Bounds]:
    """The bounds of a number's words where they stand; "killed or wounded" and "casualties" begin at zero."""
    source = grounds.document.part_text(span.part)
    before, after = source[max(0, span.start - 30) : span.start], source[span.end : span.end + 30]
    begin, stop = sentence_at(source, span.start, span.end)
    sentence = source[begin:stop]
    meant = count_bounds(text, before=before, after=after)
    is_bare = (1, None) in meant or (0, None) in meant
    if is_bare and NONE_BESIDE.search(before):
        return frozenset({(0, 0)})
    if is_bare and has_word(text, load_words().tolls["casualty"]):
        return frozenset({(0, None), (0, 0)} if NO_TOLL.search(sentence) else {(0, None)})
    joined = TOGETHER_HIT.search(source, max(0, span.start - JOINED_REACH), span.end + JOINED_REACH)
    if joined:
        low = 1 if joined[1].casefold() == "and" else 0
        return frozenset({(low, None)} if is_bare else {(0, high) for _, high in meant})
    return meant


def verb_problems(
    grounds: Grounds, name: str, pointer: str, toll: Mapping[str, Json], spans: tuple[Span, ...]
) -> Iterator[Problem]:
    """A verb that does not stand near the figure, or that does not say killed, injured or captured."""
    wording = str(toll.get("wording") or "")
    around = [near(grounds.document.part_text(s.part), s.start, s.end, WIDTH) for s in spans]
    if not wording or not any(stands_in(text, wording) for text in around):
        yield grounds.problem(pointer, wording, "the verb does not stand near the figure")
    elif not says_toll(wording, around, name):
        yield grounds.problem(pointer, wording, f"the verb does not say {name}")
    for key in ("victim", "source"):
        words = str(toll.get(key) or "")
        text = grounds.document.read_text if key == "source" else " ".join(around)
        if words and words != "named person" and not holds_name([text], words):
            yield grounds.problem(pointer, words, f"the {key} does not stand in the text")


def says_toll(wording: str, around: list[str], name: str) -> bool:
    """Whether a verb says killed, injured or captured, alone or with a word beside it ("left ... dead")."""
    tolls = load_words().tolls
    if has_word(wording, tolls[name]):
        return True
    is_support = has_word(wording, tolls["support"]) and not any(
        has_word(wording, tolls[other]) for other in TOLLS
    )
    return is_support and any(
        has_word(text[WIDTH - SUPPORT_REACH : WIDTH + 3 * SUPPORT_REACH], tolls[name]) for text in around
    )


def side_problems(
    grounds: Grounds, pointer: str, toll: Mapping[str, Json], atlas: Atlas
) -> Iterator[Problem]:
    """A side on which the victims cannot stand."""
    victim = str(toll.get("victim") or "") or str(toll.get("text") or "")
    sides = admissible_sides(
        victim,
        perpetrator=grounds.text("perpetrator"),
        target=grounds.text("target"),
        outcome=grounds.text("outcome"),
        atlas=atlas,
    )
    if str(toll.get("side")) not in sides:
        yield grounds.problem(pointer, toll.get("side"), f"{victim!r} stands on {sorted(sides)}")


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
        if not holds_item(" ".join([text, *quotes]), name):
            yield grounds.problem(pointer, name, f"the item is not in {text!r}")
        if unit and not re.search(rf"\b{re.escape(unit[:4])}", text, re.IGNORECASE):
            yield grounds.problem(pointer, unit, f"the unit is not in {text!r}")
        yield from quantity_problems(grounds, pointer, item, span, text)
        yield from disposition_problems(grounds, pointer, item, spans)


def quantity_problems(
    grounds: Grounds, pointer: str, item: Mapping[str, Json], span: Span, text: str
) -> Iterator[Problem]:
    """A quantity that the item's words do not have."""
    source = grounds.document.part_text(span.part)
    meant = count_bounds(first_number(text), before=source[max(0, span.start - 30) : span.start])
    value = number(item, "qty_min"), number(item, "qty_max")
    if value not in meant:
        yield grounds.problem(pointer, value, f"{text!r} means {sorted(meant, key=str)}")


def first_number(text: str) -> str:
    """An item's words up to the second number, so that "two boxes of 50 rounds" counts boxes."""
    match = re.match(r"\D*\d[\d,.]*\D*|\D*", text)
    return match[0] if match else text


def disposition_problems(
    grounds: Grounds, pointer: str, item: Mapping[str, Json], spans: tuple[Span, ...]
) -> Iterator[Problem]:
    """A disposition that neither the verb before the item nor the one after it has."""
    said = str(item.get("disposition"))
    table = load_words().dispositions
    listed = [name for name in table if any(has_word(span.quote, table[name]) for span in spans[1:])]
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


def nearest_dispositions(before: str, after: str) -> set[str]:
    """What the nearest verb before an item says, and the one after it when that is said of the item.

    `before` ends and `after` begins with the item's words. Weapons used are named right beside their verb.
    """
    table = dict(load_words().dispositions)
    used = table.pop("used")
    if USED_BESIDE.search(before) and not TOGETHER.search(before):
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


def number(row: Mapping[str, Json], key: str) -> int | None:
    """A whole number of a JSON object."""
    value = row.get(key)
    return value if isinstance(value, int) else None
