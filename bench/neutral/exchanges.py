"""A document -> every exchange of its actors, its words for armed people and its verbs of killing."""

from __future__ import annotations

from collections.abc import Iterator

from bench.neutral.actors import actor_swaps
from bench.neutral.swap import Swap
from bench.neutral.words import Context, ExchangeWords, load_words
from dragoman.atlas import Atlas
from dragoman.base.document import Document


def all_swaps(document: Document, atlas: Atlas) -> Iterator[Swap]:
    """Every exchange that changes something in the document."""
    text, words = document.read_text, load_words(document.lang or "en")
    for swap in (
        *actor_swaps(document, atlas),
        *row_swaps(text, "roles", words),
        *row_swaps(text, "killing", words),
    ):
        if swap.exchange(text) != text:
            yield swap


def row_swaps(text: str, table: str, words: ExchangeWords) -> Iterator[Swap]:
    """Every word of a table's rows exchanged for the next one, the one after it, and so on."""
    rows = words.roles if table == "roles" else words.killing
    for step in range(1, max(map(len, rows.values()))):
        wordings: dict[str, str] = {}
        for name, row in rows.items():
            kept = words.only_into.get(name, frozenset())
            for index, word in enumerate(row):
                other = row[(index + step) % len(row)]
                if word in text.lower() and word not in kept and word not in wordings:
                    wordings |= {word: other, word.capitalize(): other.capitalize()}
        capitals = frozenset(w for w in wordings if w[0].isupper())
        context = words.contexts.get(table, Context())
        yield Swap(f"{table}, {step} on", wordings, capitals, words.lang, context)
