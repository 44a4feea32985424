"""A name as a claim words it -> who that is: atlas ids with the alias that matched, kin, classes, words.

A name that the atlas lacks is still somebody: it is compared by its folded words, its initials and its
spelling. What people rule to be one actor is one (`merges`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.atlas import Atlas, fold
from dragoman.resolve.passages import stem
from dragoman.resolve.words import WordLists, hosts, plain_words, spaced, unmarked, word_lists

LONGEST_NAME_WORDS = 9
MOST_WORDS = 400  # of a passage, in which actors are looked for
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SPELLING_FLOOR = 88.0
"""rapidfuzz points from which two folded names are spellings of one; below, "Brigade 12" met "Brigade 21"."""
SHORTEST_SPELLING = 0.75  # of the longer name's length; shorter ones cannot reach the floor
MIN_SPELLING = 6  # letters; shorter names differ by meaning, not by spelling


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody named in a role.

    Args:
        name: as written. key: its folded letters.
        actors: atlas ids (or "force:ML:army" for a state force found by pattern), merged by people's rulings.
        alias: the name in the atlas that matched, "" when none did.
        kin: ids of parents, grandparents and so on.
        words: folded words that tell it apart. classes: what kind of target it is.
        initials: of a name of several words, for acronyms.
        also: folded names that the document itself puts beside it in brackets, "Ember Valley Bloc (BVB)".
    """

    name: str
    key: str
    actors: frozenset[str]
    alias: str
    kin: frozenset[str]
    words: frozenset[str]
    classes: frozenset[str]
    initials: str
    also: frozenset[str] = frozenset()


class ActorBook:
    """The atlas's actors, seen through the merges that people have ruled."""

    def __init__(self, atlas: Atlas, merges: Iterable[tuple[str, tuple[str, ...]]] = ()) -> None:
        """
        Args:
            atlas: the actors.
            merges: decisions, each with the ids or names of actors that it makes one.
        """
        self._atlas = atlas
        self._parents = {actor.id: actor.parent for actor in atlas.actors}
        self._names = {actor.id: actor.name for actor in atlas.actors}
        self._first_words = {
            fold(name.split()[0])
            for actor in atlas.actors
            for name in (actor.name, *actor.names)
            if name.split()
        }
        self._one: dict[str, str] = {}
        self._ruled: list[tuple[str, frozenset[str]]] = []
        for decision, group in merges:
            self._ruled.append((decision, self._merge(group)))
        self.who = lru_cache(maxsize=1 << 16)(self._who)

    def name_of(self, actor: str) -> str | None:
        """The atlas's own name of an id, None for ids that are not of the atlas."""
        return self._names.get(actor)

    def rulings_on(self, whos: Iterable[Who]) -> tuple[str, ...]:
        """The decisions that made any of these one with others."""
        present = {actor for who in whos for actor in who.actors}
        return tuple(
            decision for decision, ids in self._ruled if {self._canonical(one) for one in ids} & present
        )

    def _merge(self, group: tuple[str, ...]) -> frozenset[str]:
        """Make the actors of a group one: the smallest id stands for all. Returns the ids."""
        found = {one for name in group for one in (self._ids_of(name) or {"name:" + fold(name)})}
        ids = {self._canonical(one) for one in found}
        chosen = min(ids)
        for one in [*self._one, *ids]:
            if self._canonical(one) in ids:
                self._one[one] = chosen
        return frozenset(found)

    def _canonical(self, actor: str) -> str:
        return self._one.get(actor, actor)

    def _ids_of(self, name: str) -> set[str]:
        if name in self._names:
            return {name}
        return {match.value.id for match in self._atlas.match_actor(name)}

    def _who(self, name: str, country: str | None, tongue: str = "en") -> Who:
        """Somebody by name, in a text of that language; among namesakes, those of the act's country."""
        lists = word_lists(tongue)
        words = plain_words(name, lists)
        actors, alias = self._find(name, country)
        kin: set[str] = set()
        for actor in actors:
            parent = self._parents.get(actor)
            while parent and parent not in kin:
                kin.add(parent)
                parent = self._parents.get(parent)
        if not actors and "name:" + fold(name) in self._one:
            actors = {"name:" + fold(name)}
        return Who(
            name=name,
            key=fold(name),
            actors=frozenset(self._canonical(actor) for actor in actors),
            alias=alias,
            kin=frozenset(self._canonical(actor) for actor in kin - actors),
            words=frozenset(stem(word) for word in words if word not in lists.bodies and len(word) > 2),
            classes=_classes(words, lists),
            initials=_initials(name),
        )

    def _find(self, name: str, country: str | None) -> tuple[set[str], str]:
        """Atlas ids of the longest part of a name that the atlas knows, and that part."""
        whole = self._match(name, country)
        if whole[0]:
            return whole
        words = name.replace("(", " ( ").replace(")", " ) ").replace("'s ", " ").replace("’s ", " ").split()
        count = min(len(words), 24)
        for size in range(min(count, LONGEST_NAME_WORDS), 0, -1):
            for start in range(count - size + 1):
                for first in hosts(words[start]):
                    part = " ".join([first, *words[start + 1 : start + size]])
                    if not part[:1].isupper() and not part[:1].isdigit() and part[:1].isascii():
                        continue
                    found = self._match(part, country)
                    if found[0]:
                        return found
        return set(), ""

    def named_in(self, text: str, country: str | None) -> frozenset[str]:
        """The ids of all actors of the atlas that a text names, each by the longest name that stands there."""
        words = _WORD.findall(unmarked(text))[:MOST_WORDS]
        found: set[str] = set()
        at = 0
        while at < len(words):
            step = 1
            first = next((host for host in hosts(words[at]) if fold(host) in self._first_words), "")
            if first[:1].isupper() or not first.isascii():
                for size in range(min(LONGEST_NAME_WORDS, len(words) - at), 0, -1):
                    matches = self._atlas.match_actor(" ".join([first, *words[at + 1 : at + size]]))
                    ids = {m.value.id for m in matches if not country or country in m.value.countries}
                    if ids:
                        found |= ids
                        step = size
                        break
            at += step
        return frozenset(map(self._canonical, found))

    def _match(self, name: str, country: str | None) -> tuple[set[str], str]:
        if name in self._names:
            return {name}, self._names[name]
        matches = self._atlas.match_actor(name)
        if len(matches) > 1 and country:
            matches = tuple(m for m in matches if country in m.value.countries) or matches
        if matches:
            return {match.value.id for match in matches}, matches[0].alias
        force = self._atlas.match_force(name)
        if force is not None:
            return {f"force:{force.country.iso2}:{force.branch}"}, force.pattern.pattern
        return set(), ""


def is_same(one: Who, other: Who) -> bool:
    """Whether two names are one actor's by atlas id, by folded name, by acronym or by spelling."""
    if one.actors and other.actors:
        return bool(one.actors & other.actors)
    if one.key == other.key or (one.also | {one.key}) & (other.also | {other.key}):
        return True
    return _is_acronym(one, other) or _is_spelling(one, other)


_OR = re.compile(r",|،| or | ou | أو ")
_BRACKETED = re.compile(r"(?<![^\W\d_])(?P<name>[^\W\d_][^()\n,;:.]{2,70}?) \((?P<also>[^()\n]{2,60}?)\)")


def bracketed_names(text: str) -> tuple[tuple[str, str], ...]:
    """The names that a text puts beside each other: ("... Ember Valley Bloc", "BVB"), in order."""
    return tuple(
        (match["name"], part.strip(" ,;\"'“”«»"))
        for match in _BRACKETED.finditer(text)
        for part in _OR.split(match["also"])
        if part.strip()[:1].isupper() or not part.strip()[:1].isascii()
    )


def add_bracketed(who: Who, names: Sequence[tuple[str, str]]) -> Who:
    """Somebody with the names that the document puts beside his, by folded key."""
    also = set(who.also)
    for name, other in names:
        key, beside = fold(name), fold(other)
        if who.key and len(beside) > 1 and (key.endswith(who.key) or (beside == who.key)):
            also |= {beside} if key.endswith(who.key) else _last_names(name)
    return replace(who, also=frozenset(also - {who.key})) if also else who


def _last_names(name: str) -> set[str]:
    """The folded capitalised name at the end of a run of words: "fighters of the Ember Valley Bloc"."""
    words = name.split()
    at = len(words)
    while at and (
        words[at - 1][:1].isupper() or words[at - 1] in ("of", "de", "for", "du", "al", "and", "del")
    ):
        at -= 1
    while at < len(words) and not words[at][:1].isupper():
        at += 1
    return {fold(" ".join(words[at:]))} - {""} if len(words) - at > 1 else set()


def is_kin(one: Who, other: Who) -> bool:
    """Whether one is the other's parent or both have a parent in common, or are forces of one country."""
    if (one.kin & other.actors) or (other.kin & one.actors) or (one.kin & other.kin):
        return True
    return bool({_country(a) for a in one.actors} & {_country(a) for a in other.actors} - {""})


def _country(actor: str) -> str:
    """The country of a force found by pattern, "" for other ids."""
    return actor.split(":")[1] if actor.startswith("force:") else ""


def _is_acronym(one: Who, other: Who) -> bool:
    return any(
        len(short.key) >= 3 and short.name.isupper() and short.key == long.initials
        for short, long in ((one, other), (other, one))
    )


@lru_cache(maxsize=1 << 16)
def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one, other))


def _is_spelling(one: Who, other: Who) -> bool:
    shorter, longer = sorted((len(one.key), len(other.key)))
    if shorter < MIN_SPELLING:
        return False
    if one.words and one.words == other.words:
        return _digits(one.key) == _digits(other.key)
    if shorter < longer * SHORTEST_SPELLING:
        return False
    return _ratio(*sorted((one.key, other.key))) >= SPELLING_FLOOR and _digits(one.key) == _digits(other.key)


@lru_cache(maxsize=1 << 15)
def _digits(key: str) -> str:
    return "".join(filter(str.isdigit, key))


def _initials(name: str) -> str:
    parts = [part for part in spaced(name).replace("-", " ").split() if part[:1].isalpha()]
    capitals = [part for part in parts if part[:1].isupper()]
    return fold("".join(part[0] for part in capitals)) if len(capitals) > 1 else ""


def _classes(words: list[str], lists: WordLists) -> frozenset[str]:
    found = set()
    for size in range(1, lists.longest + 1):
        for start in range(len(words) - size + 1):
            name = lists.class_of.get(" ".join(words[start : start + size]))
            if name:
                found.add(name)
    return frozenset(found)
