"""A value of ours and the names to withhold -> the same value, in which no text and no id holds one of them.

Every text is gone through, whichever field it stands in, so that a field that is new is not forgotten.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import TypeVar, cast

from dragoman.base.document import Document
from dragoman.base.event import Event
from dragoman.page.names import withhold, withhold_in_address

T = TypeVar("T")
Change = Callable[[str], str]
_ADDRESSES = frozenset({"url", "archived"})


def withhold_names(event: Event, names: tuple[str, ...]) -> Event:
    """The event without the names; an id that holds one is replaced by one that does not, wherever it stands."""
    if not names:
        return event
    ids = _new_ids(event, names)

    def change(text: str) -> str:
        return ids[text] if text in ids else _of_copy(text, ids) or withhold(text, names)

    return change_texts(event, change, lambda address: withhold_in_address(address, names))


def change_texts(value: T, change: Change, change_address: Change | None = None) -> T:
    """The value with every text in it changed, at any depth; what does not change stays the same object.

    Args:
        change_address: what is done to addresses instead; None: the same.
    """
    if isinstance(value, str):
        return value if isinstance(value, Enum) else cast(T, change(value))
    if isinstance(value, tuple):
        items = tuple(change_texts(item, change, change_address) for item in value)
        is_same = all(new is old or new == old for new, old in zip(items, value, strict=True))
        return value if is_same else cast(T, items)
    if isinstance(value, Mapping):
        return cast(T, {key: change_texts(item, change, change_address) for key, item in value.items()})
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed: dict[str, object] = {}
        for field in dataclasses.fields(value):
            old = getattr(value, field.name)
            own = change_address if change_address and field.name in _ADDRESSES else change
            new = change_texts(old, own, change_address)
            if new is not old and new != old:
                changed[field.name] = tuple(dict.fromkeys(new)) if field.name == "names" else new
        return cast(T, dataclasses.replace(value, **changed)) if changed else value
    return value


def _new_ids(event: Event, names: tuple[str, ...]) -> dict[str, str]:
    """Id that holds a name -> what stands for it: a document's is the hash of its text, as if it had come without."""
    found: dict[str, str] = {}
    for document in event.documents:
        if _holds(document.id, names):
            found[document.id] = _free_id(document, found.values())
    kinds: tuple[tuple[str, Iterable[str]], ...] = (
        ("event", (event.id, *event.aliases)),
        ("claim", (claim.id for claim in event.claims)),
        ("document", (claim.document_id for claim in event.claims)),
        ("document", (carrier.document for source in event.sources for carrier in source.chain)),
        ("source", (source.key for source in event.sources)),
        ("source", (account.source for figure in event.figures for account in figure.accounts)),
        ("source", (holding.source for line in event.materiel.lines for holding in line.holdings)),
    )
    for kind, ids in kinds:
        for old in ids:
            if old not in found and _holds(old, names):
                found[old] = f"withheld-{kind}-{len(found) + 1}"
    return found


def _holds(identity: str, names: tuple[str, ...]) -> bool:
    return withhold_in_address(identity, names) != identity


def _free_id(document: Document, taken: Iterable[str]) -> str:
    digest = document.sha256
    return f"{digest}-{len(list(taken)) + 1}" if digest in taken else digest


def _of_copy(how: str, ids: Mapping[str, str]) -> str | None:
    """How a document carries an account ("repost:94:<document>"), where that document's id is replaced."""
    kind, _, rest = how.partition(":")
    share, _, origin = rest.partition(":")
    return f"{kind}:{share}:{ids[origin]}" if kind == "repost" and origin in ids else None
