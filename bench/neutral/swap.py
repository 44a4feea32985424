"""A document -> the same document with its actors, its words for armed people or its verbs of killing exchanged."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from dragoman.atlas import Actor, ActorKind, Atlas
from dragoman.base.document import Document
from dragoman.base.errors import AtlasError

SHORTEST_NAME = 4
NAME_BEFORE = re.compile(r"\b[A-Z][\w'’-]*\s$")
KIND_OF_STAND_IN = {
    ActorKind.STATE_FORCE: "state_force",
    ActorKind.REBEL_GROUP: "rebel_group",
    ActorKind.MILITIA: "militia",
    ActorKind.FOREIGN_FORCE: "foreign_force",
    ActorKind.PRIVATE_COMPANY: "foreign_force",
    ActorKind.INTERNATIONAL_FORCE: "foreign_force",
}


@dataclass(frozen=True, slots=True)
class Swap:
    """An exchange: what it is called, and each wording with the one that takes its place.

    `roles` are role words in capitals, which are left alone behind another capital: there they end a name.
    """

    name: str
    wordings: Mapping[str, str]
    roles: frozenset[str] = frozenset()

    def apply(self, document: Document) -> Document:
        """The document with every wording exchanged, the longest first, whole words alone."""
        return replace(document, title=self.exchange(document.title), text=self.exchange(document.text))

    def exchange(self, text: str) -> str:
        """A text with every wording exchanged once."""
        if not self.wordings:
            return text
        longest_first = sorted(self.wordings, key=len, reverse=True)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

        def instead(match: re.Match[str]) -> str:
            is_in_name = match[0] in self.roles and NAME_BEFORE.search(
                text, max(0, match.start() - 40), match.start()
            )
            return match[0] if is_in_name else self.wordings[match[0]]

        return pattern.sub(instead, text)


@cache
def load_words() -> dict[str, dict[str, list[str]]]:
    """The tables of words.toml."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def all_swaps(document: Document, atlas: Atlas) -> Iterator[Swap]:
    """Every exchange that changes something in the document."""
    text = document.read_text
    for swap in (*actor_swaps(text, atlas), *row_swaps(text, "roles"), *row_swaps(text, "killing")):
        if swap.exchange(text) != text:
            yield swap


def actor_swaps(text: str, atlas: Atlas) -> Iterator[Swap]:
    """Each actor of the text exchanged for one of the next kind, the one after it, and the third."""
    kinds = list(load_words()["stand_ins"])
    named = named_actors(text, atlas)
    for step in range(1, len(kinds)):
        wordings: dict[str, str] = {}
        used = dict.fromkeys(kinds, 0)
        for actor, names in named.items():
            own = kinds.index(KIND_OF_STAND_IN[actor.kind])
            other = kinds[(own + step) % len(kinds)]
            choices = [name for name in load_words()["stand_ins"][other] if name not in text]
            stand_in = choices[used[other] % len(choices)]
            used[other] += 1
            wordings |= dict.fromkeys(names, stand_in)
        yield Swap(f"actors, {step} kinds on", wordings)


def named_actors(text: str, atlas: Atlas) -> dict[Actor, list[str]]:
    """The actors that the text names, with the names it uses; a shorter name inside a longer one is left out.

    An actor whose outlet the text names keeps its name: the outlet speaks for it and for nobody else.
    """
    speaking = {
        outlet.owner
        for outlet in atlas.outlets
        if outlet.owner and any(holds(text, name) for name in (outlet.name, *outlet.names))
    }
    found: list[tuple[str, Actor]] = []
    for actor in atlas.actors:
        names = (actor.name, *actor.names)
        for name in names:
            bare, _, last = name.rpartition(" ")
            has_role = last.islower() and bare in names  # "M23 rebels": the role word stays where it is
            if actor.id not in speaking and not has_role and name != name.lower() and holds(text, name):
                found.append((name, actor))
    actors: dict[Actor, list[str]] = {}
    taken: set[str] = set()
    for name, actor in sorted(found, key=lambda pair: -len(pair[0])):
        if name not in taken:
            taken.add(name)
            actors.setdefault(actor, []).append(name)
    for actor, names_used in actors.items():  # and the short forms of those named in full
        short = [
            name
            for name in actor.names
            if name.isupper() and len(name) > 2 and name not in taken and is_word(text, name)
        ]
        names_used.extend(short)
        taken.update(short)
    return actors


def holds(text: str, name: str) -> bool:
    """Whether a text has a name, long enough to be one, as whole words."""
    return len(name) >= SHORTEST_NAME and is_word(text, name)


def is_word(text: str, name: str) -> bool:
    """Whether a name stands in a text as whole words."""
    return name in text and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def row_swaps(text: str, table: str) -> Iterator[Swap]:
    """Every word of a table's rows exchanged for the next one, the one after it, and so on."""
    rows = load_words()[table]
    for step in range(1, max(map(len, rows.values()))):
        wordings: dict[str, str] = {}
        for row in rows.values():
            for index, word in enumerate(row):
                other = row[(index + step) % len(row)]
                if word in text.lower():
                    wordings |= {word: other, word.capitalize(): other.capitalize()}
        yield Swap(f"{table}, {step} on", wordings, frozenset(w for w in wordings if w[0].isupper()))


def require_stand_ins(atlas: Atlas) -> None:
    """Checks that the atlas knows every stand-in.

    Raises:
        AtlasError: it lacks one.
    """
    names = {name for actor in atlas.actors for name in (actor.name, *actor.names)}
    for row in load_words()["stand_ins"].values():
        for name in row:
            if name not in names:
                raise AtlasError(
                    f"The atlas has no actor {name!r}. Name another in bench/neutral/words.toml."
                )
