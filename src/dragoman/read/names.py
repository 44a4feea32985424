"""The actors that a document names -> one key each, with the words that name it most fully."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.read.folding import fold_pieces
from dragoman.read.nouns import ActorRef, Context, Words, force_by_words, named_actor
from dragoman.read.phrases import Item

if TYPE_CHECKING:
    from dragoman.read.facts import Facts

GLOSS_CHARACTERS = 12
SHORT_NAME = 12
SOLDIER, FIGHTER = "soldier", "fighter"
# Forces whose outlets speak for a state.
OFFICIAL = frozenset({"state_force", "foreign_force", "international_force"})


@dataclass(slots=True)
class Names:
    """The names of one document: actor key -> its fullest words, and abbreviations -> keys."""

    fullest: dict[str, Words] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    refs: dict[str, ActorRef] = field(default_factory=dict)
    order: list[tuple[int, ActorRef]] = field(default_factory=list)
    natures: dict[str, str] = field(default_factory=dict)
    announcers: list[tuple[ActorRef, Facts]] = field(default_factory=list)

    def nature(self, ref: ActorRef | None) -> str:
        """How the document speaks of a force: SOLDIER, FIGHTER or "", whatever the atlas takes it for."""
        if ref is None:
            return ""
        if ref.key.startswith("words:") and ref.countries:
            return SOLDIER
        return self.natures.get(self.key(ref), "")

    def before(self, start: int, *, armed: bool) -> ActorRef | None:
        """The named actor last mentioned before a character, an armed group when asked."""
        for at in range(bisect_left(self.order, start, key=lambda row: row[0]) - 1, -1, -1):
            ref = self.order[at][1]
            if not armed or self.nature(ref) != SOLDIER:
                return ref
        return None

    def note(self, ref: ActorRef) -> None:
        """Remember one way in which the text names an actor."""
        key = self.key(ref)
        if ref.is_named:
            self.order.append((ref.words.start, ref))
        known = self.fullest.get(key)
        if (
            known is None
            or known.text[:1] == "ل"
            and ref.words.text == "ال" + known.text[1:]  # not cut off its preposition
            or len(ref.words.text) > len(known.text)
            and ref.is_named
            and not self.is_gloss(ref, known)
        ):
            self.fullest[key] = ref.words
            self.refs[key] = ref

    @staticmethod
    def is_gloss(ref: ActorRef, known: Words) -> bool:
        """Whether a longer name only translates the full one that stands just before it."""
        return (
            " " in known.text
            and 0 <= ref.words.start - known.end < GLOSS_CHARACTERS
            and len(known.text) > SHORT_NAME
        )

    def of_key(self, key: str) -> ActorRef | None:
        """The fullest reference to an actor of the atlas, when the text names it."""
        return self.refs.get(key)

    def key(self, ref: ActorRef) -> str:
        """The key of an actor, abbreviations resolved."""
        return self.keys.get(ref.words.text.casefold(), ref.key)

    def full(self, ref: ActorRef) -> Words:
        """The fullest words for an actor."""
        return self.fullest.get(self.key(ref), ref.words)


def same_actor(one: ActorRef | None, other: ActorRef | None, names: Names) -> bool:
    """Whether two references name one force."""
    if one is None or other is None:
        return False
    if names.key(one) == names.key(other):
        return True
    a, b = set(fold_pieces(one.words.text)), set(fold_pieces(other.words.text))
    return bool(a and b) and (a <= b or b <= a)


def inner_actor(context: Context, item: Item) -> ActorRef | None:
    """The force before the head of a phrase: "an army plane", "Navy shelling", "ETA attacks"."""
    for position in range(item.last - 2, item.first - 1, -1):
        unit = context.units[position]
        entry = unit.entry("actor")
        if entry is not None and unit.is_cap:
            return named_actor(context, item, position, entry)
        if unit.entry("unit") is not None and unit.tag in "NP":
            return force_by_words(context, item, position + 1)
    return None
