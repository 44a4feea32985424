"""Results and a field -> every missed and spurious value with its words, document by document.

This is the page on which errors are sorted. Minus marks what the gold has and the reader lacks, plus what
the reader gives and the gold lacks; a pair of the two lines is one value taken wrongly, with its cause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.quality.causes import Error, count_causes, find_errors
from bench.quality.gold import JsonClaim
from bench.quality.readings import Result
from bench.quality.rows import ItemRow, TollRow, list_of, row_of
from bench.quality.scorer import ClaimPair, Field, Value
from bench.quality.similarity import similarity
from bench.quality.words import gold_words, predicted_words

POINTERS = {Field.CLAIM_DATE: "claimed_on"}
LABEL = 14
EVIDENCE_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Found:
    """An error, and whether its claim was aligned, missed or spurious."""

    error: Error
    claim: str


def show_differences(results: Sequence[Result], fields: Sequence[Field]) -> Iterator[str]:
    """The errors of these fields in every document, then how often each cause occurs."""
    found: dict[Field, list[Found]] = {field: [] for field in fields}
    for result in results:
        body = list(document_lines(result, fields, found))
        if body:
            yield document_head(result)
            yield from body
            yield ""
    yield from cause_table(found)


def document_head(result: Result) -> str:
    """Key, publication date, score and title."""
    gold = result.gold
    day = gold.document.published.isoformat() if gold.document.published else "no date"
    screened = f"  SCREENED: {result.prediction.screened}" if result.prediction.screened else ""
    title = gold.document.title[:90]
    return f"== {gold.key}  published {day}  micro {result.score.micro.f1:.2f}  {title}{screened}"


def document_lines(result: Result, fields: Sequence[Field], found: dict[Field, list[Found]]) -> Iterator[str]:
    """The lines of every claim of a document that differs in one of the fields."""
    for pair in result.score.pairs:
        lines: list[str] = []
        for field in fields:
            state = pair_state(pair)
            for error in find_errors(pair.fields[field]):
                found[field].append(Found(error, state))
                lines.extend(error_lines(result, pair, field, error))
        if lines:
            yield from claim_head(result, pair)
            yield from lines


def pair_state(pair: ClaimPair) -> str:
    """Whether a claim is found by both, by the gold alone or by the reader alone."""
    if pair.gold is None:
        return "spurious claim"
    return "missed claim" if pair.predicted is None else "aligned"


def claim_head(result: Result, pair: ClaimPair) -> Iterator[str]:
    """Which claims are compared, in a line, and the words that the coder took for the act."""
    gold = None if pair.gold is None else result.gold.claims[pair.gold]
    predicted = None if pair.predicted is None else result.prediction.claims[pair.predicted]
    if gold is not None and predicted is not None:
        yield f" claim {pair.gold}~{pair.predicted}  {summary(gold)}"
    elif gold is not None:
        yield f" claim {pair.gold}  MISSED  {summary(gold)}{nearest(result, gold)}"
    elif predicted is not None:
        yield f" claim ~{pair.predicted}  SPURIOUS  {summary(predicted)}"
        yield f"   act: {predicted_words(result.gold, predicted, '/event_type')}"
    if gold is not None:
        for quote in list_of(gold, "evidence"):
            yield f"   evidence: {flatten(str(quote))[:EVIDENCE_SHOWN]}"


def summary(claim: JsonClaim) -> str:
    """Type, date, first place and parties of a claim."""
    row = row_of(claim)
    place = row.places[0] if row.places else "-"
    parties = f"{row.perpetrator or '-'} -> {row.target or '-'}"
    voice = f"{row.assertion} by {row.claimant or '-'}"
    return f"{row.event_type} | {row.event_date or '-'} | {place} | {parties} | {voice}"


def nearest(result: Result, gold: JsonClaim) -> str:
    """The predicted claim most like a missed one, since many are found and not aligned."""
    rows = [row_of(claim) for claim in result.prediction.claims]
    if not rows:
        return "  (nothing predicted)"
    value, index = max((similarity(row_of(gold), row), -j) for j, row in enumerate(rows))
    return f"  (nearest: ~{-index}, {value:.2f})"


def error_lines(result: Result, pair: ClaimPair, field: Field, error: Error) -> Iterator[str]:
    """The wanted value with its words in the text, the given value with its spans and rule."""
    cause = f"  [{error.cause}]" if error.wanted is not None and error.given is not None else ""
    label = field.value
    if error.wanted is not None and pair.gold is not None:
        words = gold_words(result.gold, result.gold.claims[pair.gold], wording(error.wanted))
        yield f"   {label:{LABEL}}- {show_value(error.wanted)}{context(words)}{cause}"
        yield from (f"   {'':{LABEL}}  refused: {reason}" for reason in refusals(result, pair, error))
        label = ""
    if error.given is not None and pair.predicted is not None:
        claim = result.prediction.claims[pair.predicted]
        words = predicted_words(result.gold, claim, pointer(field, error.given, claim))
        yield f"   {label:{LABEL}}+ {show_value(error.given)}{context(words)}"


def refusals(result: Result, pair: ClaimPair, error: Error) -> Iterator[str]:
    """Why the reader refused words that hold a wanted value that it did not give."""
    words = wording(error.wanted) if error.wanted is not None and error.given is None else ""
    claim = {} if pair.predicted is None else result.prediction.claims[pair.predicted]
    for refusal in [*list_of(claim, "refusals"), *result.prediction.refused]:
        if words and isinstance(refusal, dict) and words in str(refusal.get("quote")):
            yield f"{refusal.get('field')} {str(refusal.get('quote'))[:60]!r}: {refusal.get('reason')}"


def show_value(value: Value) -> str:
    """A value in one line."""
    return repr(value) if isinstance(value, str) else str(value)


def context(words: str) -> str:
    """The words around a value, apart from it."""
    return f"   « {words} »" if words else ""


def wording(value: Value) -> str:
    """What to look for in the text."""
    return value if isinstance(value, str) else value.words


def pointer(field: Field, value: Value, claim: JsonClaim) -> str:
    """The JSON pointer under which a claim keeps the spans of a value."""
    if isinstance(value, (TollRow, ItemRow)):
        return f"/{field}/{value.index}"
    if field is Field.PLACES:
        places = [str(place) for place in list_of(claim, "places")]
        return f"/places/{places.index(value)}" if value in places else "/places"
    return "/event_type" if field is Field.CLAIM else f"/{POINTERS.get(field, field.value)}"


def cause_table(found: dict[Field, list[Found]]) -> Iterator[str]:
    """How many errors of each field come from which cause; changes of closed values pair by pair."""
    for field, errors in found.items():
        yield f"-- {field}: {len(errors)} errors"
        for state in ("aligned", "missed claim", "spurious claim"):
            chosen = [f.error for f in errors if f.claim == state]
            if chosen and state != "aligned":
                yield f"   {len(chosen):4} in a {state}"
                continue
            for cause, count in count_causes(chosen):
                yield f"   {count:4} {cause}"
            if field in (Field.EVENT_TYPE, Field.ASSERTION, Field.COUNTRY):
                for change, count in count_causes(chosen, lambda e: f"{e.wanted} -> {e.given}"):
                    yield f"        {count:4} {change}"


def flatten(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())
