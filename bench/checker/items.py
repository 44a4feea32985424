"""A claim's materiel -> the problems that the words show: item, quantity, unit, disposition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bench.checker.counts import count_bounds
from bench.checker.grounds import Grounds, Problem, number_of
from bench.checker.names import holds_item, sentence_at, stands_in
from bench.checker.words import Bounds, CheckerWords, load_words
from dragoman.base.codec import Json
from dragoman.base.span import Span

USED_REACH = 60
TIMES = re.compile(r"\s[x×]\s?(\d+)$", re.IGNORECASE)
APART = 4  # characters at most between an item and its number, as in "(4) vehicles" or "shells - 9"
LIST_REACH = 900  # characters before an item of a list in which the list's verb stands


def materiel_problems(grounds: Grounds) -> Iterator[Problem]:
    """Items whose name, quantity, unit or disposition does not follow from their words."""
    words = load_words(grounds.lang)
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
        implied = words.phrases["ammunition"][0] if words.says("ammunition", text) else ""
        if not holds_item(" ".join([text, *quotes, implied]), name, lang=grounds.lang):
            yield grounds.problem(pointer, name, f"the item is not in {text!r}")
        if unit and not says_unit(text, unit, words):
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
        counted = first_number(text, grounds.lang)
        if grounds.lang != "en":
            counted = without_model(counted, str(item.get("item") or ""), grounds.lang)
        meant = count_bounds(
            counted,
            before=source[max(0, span.start - 30) : span.start],
            after="" if grounds.lang == "en" else source[span.end : span.end + 30],
            lang=grounds.lang,
        )
    value = number_of(item, "qty_min"), number_of(item, "qty_max")
    if value not in meant:
        yield grounds.problem(pointer, value, f"{text!r} means {sorted(meant, key=str)}")


def says_unit(text: str, unit: str, words: CheckerWords) -> bool:
    """Whether an item's words name its unit, in full or shortened."""
    short = "|".join(map(re.escape, words.units.get(words.plain(unit), ())))
    shortened = rf"|(?<![^\W\d_])(?:{short})" if short else ""
    return bool(re.search(rf"\b{re.escape(words.plain(unit)[:4])}{shortened}", words.plain(text)))


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


def first_number(text: str, lang: str) -> str:
    """An item's words up to the second number, so that "two boxes of 50 rounds" counts boxes."""
    text = text if lang == "en" else load_words(lang).plain(text)
    match = re.match(r"\D*\d[\d,.]*\D*|\D*", text)
    return match[0] if match else text


def without_model(text: str, item: str, lang: str) -> str:
    """An item's words without the number that is part of its name: "shells of the Yasin 105"."""
    model = re.search(r"\d+$", load_words(lang).plain(item))
    return re.sub(rf"(?<=\D){model[0]}$", "", text.rstrip()) if model else text


def disposition_problems(
    grounds: Grounds, pointer: str, item: Mapping[str, Json], spans: tuple[Span, ...]
) -> Iterator[Problem]:
    """A disposition that neither the verb before the item nor the one after it has."""
    words = load_words(grounds.lang)
    said = str(item.get("disposition"))
    listed = list(dict.fromkeys(name for span in spans[1:] for name in said_dispositions(span.quote, words)))
    if listed:
        meant = set(listed)
        verbs = " ".join(span.quote for span in spans[1:])
        weapons = words.weapons
        if (
            "used" in meant
            and words.has(str(item.get("item")), weapons["all"])
            and not words.has(verbs, weapons["owned"])
        ):
            meant = {"used"}
    else:
        source = grounds.document.part_text(spans[0].part)
        _, stop = sentence_at(source, spans[0].start, spans[0].end)
        before, after = (
            source[max(0, spans[0].start - LIST_REACH) : spans[0].start],
            source[spans[0].start : stop],
        )
        meant = nearest_dispositions(before, after, words)
    if said not in meant:
        yield grounds.problem(pointer, said, f"the verbs around it say {sorted(meant)}")


def said_dispositions(quote: str, words: CheckerWords) -> list[str]:
    """What the words of a verb say of its object; a phrase that says it whole hides the words that it is made of."""
    whole = [name for name, phrases in words.idioms.items() if words.has(quote, phrases)]
    return whole or [name for name, beginnings in words.dispositions.items() if words.has(quote, beginnings)]


def nearest_dispositions(before: str, after: str, words: CheckerWords) -> set[str]:
    """What the nearest verb before an item says, and the one after it when that is said of the item.

    `before` ends and `after` begins with the item's words. Weapons used are named right beside their verb.
    """
    table = dict(words.dispositions)
    used = table.pop("used")
    if words.says("used_against", before) or (
        words.says("used_beside", before) and not words.says("together", before)
    ):
        return {"used"}
    is_used = words.has(before[-USED_REACH:], used) or words.has(after[:USED_REACH], used)
    meant = {"used"} if is_used else set()
    last = {name: words.last(before, verbs) for name, verbs in table.items()}
    nearest = max(last.values())
    meant |= {name for name, place in last.items() if place >= 0 and place == nearest}
    first = {name: words.first(after, verbs) for name, verbs in table.items()}
    following = min((place for place in first.values() if place >= 0), default=-1)
    if following >= 0 and (nearest < 0 or words.says("said_of_item", words.plain(after)[:following])):
        meant |= {name for name, place in first.items() if place == following}
    return meant
