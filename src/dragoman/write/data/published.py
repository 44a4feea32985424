"""A stream of events -> the same events as they may be published, with no more than one of them in memory.

A name that one event gives as a private person's is withheld from all. So the events are gone through twice: once for
the names, while they are kept in a file that has no name and goes when it is closed, and once to be published.
"""

from __future__ import annotations

import dataclasses
import pickle
import re
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import IO
from urllib.parse import unquote

from dragoman.base.event import Event
from dragoman.write.data.fast_json import event_json
from dragoman.write.public import Publisher

IN_MEMORY_BYTES = 16 << 20
_WORD = re.compile(r"[^\W_]+")
_ACCENT = re.compile("[\u0300-\u036f]")
_ESCAPE = re.compile(r"\\(?:[nrtbf]|u[0-9a-f]{4})")
"""How JSON writes a line end, a tab and the like, which part words."""


def publish_stream(
    events: Iterable[Event], publisher: Publisher, *, with_text: bool = False
) -> Iterator[Event]:
    """The events in their order, without names of private persons.

    Args:
        with_text: the documents stay as they were, names and all, for a desk of one's own.
    """
    names: defaultdict[str, dict[str, None]] = defaultdict(dict)
    with tempfile.SpooledTemporaryFile(IN_MEMORY_BYTES) as kept:
        count = 0
        for event in events:
            found = publisher.find_names(event)
            for name in publisher.names_of_all(((event, found),)):
                names[_longest(name)][name] = None
            pickle.dump((event, found), kept, pickle.HIGHEST_PROTOCOL)
            count += 1
        kept.seek(0)
        for event, found in _kept_events(kept, count):
            others = _names_in(event, names) if names else ()
            public = publisher.publish(event, others, found=found)
            yield dataclasses.replace(public, documents=event.documents) if with_text else public


def _kept_events(kept: IO[bytes], count: int) -> Iterator[tuple[Event, tuple[str, ...]]]:
    """The events, each with the names that were found in it."""
    for _ in range(count):
        event, found = pickle.load(kept)
        assert isinstance(event, Event)
        yield event, found


def _names_in(event: Event, names: dict[str, dict[str, None]]) -> tuple[str, ...]:
    """The names whose longest word stands in the event: a search for each of all names would never end."""
    text = _ESCAPE.sub(" ", event_json(event, with_text=False))
    words = set(_words(unquote(text) if "%" in text else text))
    return tuple(name for word in sorted(words & names.keys()) for name in names[word])


def _longest(name: str) -> str:
    """The longest word of a name, folded."""
    return max(_words(name), key=len, default="")


def _words(text: str) -> list[str]:
    """The words of a text, without case and accents."""
    return _WORD.findall(_ACCENT.sub("", unicodedata.normalize("NFKD", text.casefold())))
