"""A claim in JSON -> a copy with one thing changed, for falsifying facts."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator

from dragoman.base.codec import Json

JsonClaim = dict[str, Json]


def changed(claim: JsonClaim, change: Callable[[JsonClaim], None]) -> JsonClaim:
    """A copy of the claim with a change made to it."""
    copied = copy.deepcopy(claim)
    change(copied)
    return copied


def entry(claim: JsonClaim, pointer: str) -> dict[str, Json]:
    """The toll or item under a pointer such as "/killed/0"."""
    _, name, index = pointer.split("/")
    entries = claim[name]
    assert isinstance(entries, list)
    value = entries[int(index)]
    assert isinstance(value, dict)
    return value


def pointers(claim: JsonClaim, *names: str) -> Iterator[str]:
    """The pointers of every entry of these lists."""
    for name in names:
        entries = claim.get(name)
        yield from (f"/{name}/{index}" for index in range(len(entries) if isinstance(entries, list) else 0))


def set_value(claim: JsonClaim, pointer: str, key: str, value: Json) -> JsonClaim:
    """A copy of the claim with one value of a toll or item set."""
    return changed(claim, lambda copied: entry(copied, pointer).__setitem__(key, value))


def move_toll(claim: JsonClaim, pointer: str, other: str) -> None:
    """Puts a toll into another list, its spans with it."""
    _, name, index = pointer.split("/")
    source, goal, spans = claim[name], claim[other], claim["spans"]
    assert isinstance(source, list)
    assert isinstance(goal, list)
    assert isinstance(spans, dict)
    goal.append(source[int(index)])
    spans[f"/{other}/{len(goal) - 1}"] = spans[pointer]
    source.pop(int(index))
    for later in range(int(index), len(source)):
        spans[f"/{name}/{later}"] = spans[f"/{name}/{later + 1}"]


def replace_quotes(claim: JsonClaim, pointer: str, old: str, new: str) -> None:
    """Other words in every quote of a pointer."""
    for span in spans_at(claim, pointer):
        span["quote"] = str(span["quote"]).replace(old, new)


def quotes_of(claim: JsonClaim, pointer: str) -> list[str]:
    """The quotes of a pointer."""
    return [str(span["quote"]) for span in spans_at(claim, pointer)]


def move_span(claim: JsonClaim, pointer: str) -> None:
    """Moves the first span of a value by a character and leaves its quote as it was."""
    first = spans_at(claim, pointer)[0]
    start, end = first["start"], first["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    first["start"], first["end"] = start + 1, end + 1


def drop_spans(claim: JsonClaim, pointer: str) -> None:
    """Takes all spans of a value away."""
    spans = claim["spans"]
    assert isinstance(spans, dict)
    del spans[pointer]


def spans_at(claim: JsonClaim, pointer: str) -> list[dict[str, Json]]:
    """The spans of a pointer."""
    spans = claim.get("spans")
    entries = spans.get(pointer) if isinstance(spans, dict) else None
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
