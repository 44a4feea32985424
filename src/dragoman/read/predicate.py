"""An act as a sentence tells it: its table entry, who does it, to whom, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.read.lexicon import Entry
from dragoman.read.phrases import Item

AGENT_ROLES = frozenset({"agent", "defender", "speaker", "loser", "cause", "weapon"})
REPORTING = frozenset({"say", "claim", "deny", "confirm", "accuse"})


@dataclass(slots=True)
class Predicate:
    """An act as told: its table entry, the item that names it, and its arguments."""

    entry: Entry
    item: Item
    agents: list[Item] = field(default_factory=list)
    patients: list[Item] = field(default_factory=list)
    phrases: list[tuple[str, Item]] = field(default_factory=list)
    passive: bool = False
    negated: bool = False
    unreal: bool = False
    nominal: bool = False
    pronoun: str = ""
    roles: dict[str, list[Item]] = field(default_factory=dict)
    relative: bool = False
    is_headline: bool = False
    reported: bool = False
    finite: bool = False

    @property
    def is_told(self) -> bool:
        """Whether it is told as done by a verb in the past, not only named or true in general."""
        if self.reported and not self.negated and not self.entry.flag:
            return True
        if self.nominal or self.negated or self.unreal or self.entry.flag:
            return False
        if self.is_headline and (self.item.form in ("VBZ", "VBP", "VB") or self.item.present):
            return True
        if self.item.infinitive and self.item.governor >= 0:
            return True  # an infinitive that is not unreal tells what was done: "a permis de repousser"
        is_phrase = self.item.head.last - self.item.head.first > 1  # "came under fire"
        if self.item.present or self.passive and not (self.item.passive or is_phrase or self.finite):
            return False
        return self.item.form in ("VBD", "VBN", "VBG") or self.item.perfect or self.passive

    def add(self, role: str, items: list[Item]) -> None:
        """Put noun phrases into a role, and on the side of doers or sufferers."""
        if not items:
            return
        self.roles.setdefault(role, []).extend(items)
        (self.agents if role in AGENT_ROLES else self.patients).extend(items)

    @property
    def family(self) -> str:
        """The class of the act."""
        return self.entry.family
