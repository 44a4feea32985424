"""Words that tell the value of a fact -> whether their numbers, bounds, dates and names are that value's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.base.claim import Materiel, Qualifier, Toll
from dragoman.tell import Fact, Piece
from dragoman.tell.terms import tell_place, tell_term
from dragoman.write.bundle.amounts import Words, has_wording, months_in, numbers_in
from dragoman.write.bundle.claim_proofs import plain
from dragoman.write.bundle.event_proofs import event_problems
from dragoman.write.bundle.ground import Ground
from dragoman.write.bundle.values import DATES, bound_numbers, days_in, is_name, numbers_of, texts_of

_BOUNDED = (Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.UP_TO)
_OPEN = frozenset({Qualifier.SEVERAL, Qualifier.DOZENS, Qualifier.HUNDREDS, Qualifier.UNSTATED})
_CAPITALISED = re.compile(r"(?<![\w'’])[^\W\d_a-z][\w'’-]*")
_DASH = re.compile(r"\d\s?[-–]\s?\d")


def told_problems(piece: Piece, ground: Ground, words: Words, *, is_first: bool) -> Iterator[str]:
    """What is wrong with a piece that tells its facts.

    Args:
        is_first: whether it begins a sentence, where a capital tells nothing.
    """
    titled = _titled_events(piece, ground)
    if titled is not None:
        yield from titled
        return
    values = [ground.value(fact) for fact in piece.facts]
    numbers = numbers_in(piece.text, words)
    licensed = {number for value in values for number in numbers_of(value, words)}
    licensed |= {
        str(part) for fact in piece.facts for day in _days(fact, ground) for part in (day.day, day.year)
    }
    licensed |= {n for fact in piece.facts for name in ground.names(fact) for n in numbers_in(name, words)}
    for number in numbers:
        if number not in licensed:
            yield f"the number {number} in {_shown(piece)} is in none of its facts"
    yield from _date_problems(piece, ground, words)
    yield from _hedge_problems(piece, values, numbers, words)
    yield from name_problems(piece, ground, words, is_first=is_first)


def _titled_events(piece: Piece, ground: Ground) -> list[str] | None:
    """What is wrong with the events whose title a piece is; None where it is no title."""
    events = {
        ground.event_of[f.claim].id: ground.event_of[f.claim] for f in piece.facts if f.claim in ground.claims
    }
    titled = [event for event in events.values() if event.title == piece.text.strip()]
    return [problem for event in titled for problem in event_problems(event, ground)] if titled else None


def _date_problems(piece: Piece, ground: Ground, words: Words) -> Iterator[str]:
    """Whether the months are those of the dates, and a span over several claims begins and ends with them."""
    dated = [fact for fact in piece.facts if fact.pointer in DATES]
    days = sorted(day for fact in dated for day in _days(fact, ground))
    if not days:
        return
    if months_in(piece.text, words) - {day.month for day in days}:
        yield f"the month in {_shown(piece)} is in none of its facts"
    numbers = numbers_in(piece.text, words)
    ends = {str(days[0].day), str(days[-1].day)}
    if len(dated) > 1 and len(numbers) > 1 and not ends <= set(numbers):
        yield f"the span {_shown(piece)} is not that of its facts, {days[0]} to {days[-1]}"


def _hedge_problems(
    piece: Piece, values: Sequence[object], numbers: Sequence[str], words: Words
) -> Iterator[str]:
    """Whether the words bound a number as its value does: no bound lost, none added."""
    figures = [value for value in values if isinstance(value, (Toll, Materiel))]
    if not figures or any(_tells_words(piece.text, figure, words) for figure in figures):
        return
    qualifiers = {figure.qualifier for figure in figures}
    if not numbers:
        for vague in (Qualifier.DOZENS, Qualifier.HUNDREDS):
            if vague not in qualifiers and has_wording(piece.text, words.hedges[vague]):
                yield f"{_shown(piece)} gives a number that none of its facts gives"
        return
    told = {q for q in _BOUNDED if has_wording(piece.text, words.hedges[q])}
    good = _as_good(qualifiers) | {Qualifier.UP_TO for figure in figures if _is_shared(figure)}
    counts = {number for figure in figures for number in bound_numbers(figure)}
    if qualifiers <= _OPEN | set(_BOUNDED) and counts & set(numbers) and not told & good:
        yield f"{_shown(piece)} leaves out the bound of its fact ({', '.join(sorted(qualifiers))})"
    elif told and not told <= good:
        yield f"{_shown(piece)} adds a bound that its fact has not"
    elif not told and any(_is_shared(figure) for figure in figures):
        yield f"{_shown(piece)} leaves out that its number is shared with another"
    elif (
        qualifiers == {Qualifier.RANGE}
        and not told
        and not (_spans(piece.text, words) and counts <= set(numbers))
    ):
        yield f"{_shown(piece)} does not tell the range of its fact as one"


def _is_shared(figure: Toll | Materiel) -> bool:
    """Whether one number covers two tolls ("11 killed or wounded"), so that each is up to it."""
    return isinstance(figure, Toll) and figure.min == 0 and bool(figure.max)


def _spans(text: str, words: Words) -> bool:
    return bool(_DASH.search(text)) or has_wording(text, words.hedges[Qualifier.RANGE])


def _as_good(qualifiers: set[Qualifier]) -> set[Qualifier]:
    """The bounds by which values of these qualifiers may be told: an open one also as "at least" its lower bound."""
    good = qualifiers & set(_BOUNDED)
    if qualifiers & {Qualifier.MORE_THAN, *_OPEN}:
        good |= {Qualifier.AT_LEAST, Qualifier.MORE_THAN}
    if qualifiers & {Qualifier.ABOUT, Qualifier.NEARLY}:
        good |= {Qualifier.ABOUT, Qualifier.NEARLY}
    if Qualifier.RANGE in qualifiers:
        good.add(Qualifier.UP_TO)
    return good


def _tells_words(text: str, figure: Toll | Materiel, words: Words) -> bool:
    """Whether the source's own words for a number stand in a text, the bound among them where there is one."""
    bound = words.hedges.get(figure.qualifier, ()) if figure.qualifier in _BOUNDED else ()
    is_whole = not bound or has_wording(figure.text, bound)
    return is_whole and bool(plain(figure.text)) and f" {plain(figure.text)} " in f" {plain(text)} "


def name_problems(piece: Piece, ground: Ground, words: Words, *, is_first: bool) -> Iterator[str]:
    """Whether every capitalised word of a piece that tells names, people or things is a word of theirs."""
    if not any(_may_name(fact, ground) for fact in piece.facts):
        return
    lang = ground.grammar.lang if ground.grammar else ""
    given = [text for fact in piece.facts for text in (*ground.names(fact), *texts_of(ground.value(fact)))]
    texts = [told for text in given for told in (text, tell_place(text, lang), tell_term(text, lang))]
    known = {word for text in texts for word in plain(text).split()} | set(words.months)
    for n, match in enumerate(_CAPITALISED.finditer(piece.text)):
        if not match[0][:1].isupper():  # of a script without capitals
            continue
        if match[0][:1].islower():  # "été" begins with no letter from a to z
            continue
        if n == 0 and is_first and (match[0].lower() in words.function or not _is_named(piece)):
            continue
        missing = [word for word in plain(match[0]).split() if len(word) > 1 and not _is_known(word, known)]
        if missing:
            yield f"the name {match[0][:40]!r} in {_shown(piece)} is in none of its facts"


def _is_known(word: str, known: set[str]) -> bool:
    """Whether a word is one of these, or the plural or the singular of one ("Guards" of "Guard")."""
    if word in known:
        return True
    return any(
        min(len(word), len(other)) >= 3
        and abs(len(word) - len(other)) <= 2
        and (word.startswith(other) or other.startswith(word))
        for other in known
    )


def _may_name(fact: Fact, ground: Ground) -> bool:
    told = is_name(fact.pointer) or fact.pointer in ("/country", "/attribution", "/assertion")
    return told or isinstance(ground.value(fact), (Toll, Materiel))


def _is_named(piece: Piece) -> bool:
    """Whether a piece tells a name by its pointer; "It was reported" and "Killed, civilians" tell none at first."""
    return any(is_name(fact.pointer) or fact.pointer == "/country" for fact in piece.facts)


def _days(fact: Fact, ground: Ground) -> tuple[date, ...]:
    if fact.pointer not in DATES or fact.claim not in ground.claims:
        return ()
    return days_in(ground.value(fact) or ground.published(fact.claim))


def _shown(piece: Piece) -> str:
    return repr(piece.text.strip()[:40])
