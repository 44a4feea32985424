"""A noun phrase -> what it stands for: persons, a force, a weapon, a place, or none of these.

All questions about a phrase that several steps ask are answered here, once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.read.lexicon import Entry, Lexicon
from dragoman.read.phrases import Item
from dragoman.read.text import SourceText
from dragoman.read.units import Unit


@dataclass(frozen=True, slots=True)
class Words:
    """Characters [start, end) of the text and what they read."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ActorRef:
    """A force as one phrase names it: its key (atlas id or folded words), its words, its country."""

    key: str
    words: Words
    kind: str = ""
    countries: tuple[str, ...] = ()
    is_named: bool = False


@dataclass(slots=True)
class Context:
    """One sentence as the readers of tolls, materiel, places and speakers see it.

    `actors` keeps what `find_actor` finds, once the places are known and nothing changes any more.
    """

    source: SourceText
    lexicon: Lexicon
    units: list[Unit]
    items: list[Item]
    actors: dict[int, tuple[Item, ActorRef | None]] | None = None

    def words(self, first: int, last: int) -> Words:
        """The characters of units [first, last)."""
        start = self.source.starts[self.units[first].first]
        end = self.source.ends[self.units[last - 1].last - 1]
        return Words(start, end, self.source.text[start:end])

    def whole(self, item: Item) -> Words:
        """The words of an item."""
        return self.words(item.first, item.last)

    def head_at(self, item: Item) -> int:
        """Which unit heads an item: the last of a verb group, of a noun phrase where the language has it."""
        if item.kind != "np" or not self.lexicon.language.head_first:
            return item.last - 1
        return next((at for at in range(item.first, item.last) if self.units[at] is item.head), item.last - 1)

    def bare(self, item: Item, *, count: bool = False, of: bool = True) -> Words | None:
        """A noun phrase without determiner, count and quotes, with its "of" phrase when asked."""
        first, last = item.first, item.last
        while first < last and (
            self.units[first].tag in "DRC" or (not count and self.units[first].tag == "M")
        ):
            first += 1
        while last > first and (
            self.units[last - 1].tag in "GC"
            or (
                not count
                and self.units[last - 1].tag == "M"
                and last - 1 > first
                and self.units[last - 1].count is not None
                and self.units[last - 2].tag == "N"
            )
        ):
            last -= 1
        if last - first > 1 and self.units[last - 1].low in self.lexicon.classes("state_words"):
            last -= 1
        if first >= last:
            return None
        if of and item.of >= 0:
            last = max(last, self.items[item.of].last)
        return self.words(first, last)

    def entry(self, item: Item, kind: str, family: str = "") -> Entry | None:
        """The first entry of a kind anywhere in a noun phrase, from its head leftwards."""
        for position in range(item.last - 1, item.first - 1, -1):
            for entry in self.units[position].entries:
                if entry.kind == kind and (not family or entry.family == family):
                    return entry
        return None


def filed(words: Words, lexicon: Lexicon) -> str:
    """The words of a name as the tables file them: small letters, in Arabic without the article."""
    return lexicon.language.fold(words.text.casefold())


def filed_head(words: Words, lexicon: Lexicon) -> str:
    """The word of a name that says what it is, as the tables file it: the last, in Arabic the first."""
    parts = filed(words, lexicon).split(" ")
    return parts[0] if lexicon.language.verb_first else parts[-1]


def person_class(context: Context, item: Item) -> str:
    """The class of the people a phrase stands for, "force" for a body of them, "" for none.

    A bare count ("nine", "two others") stands for people when the verb asks for people: "bare".
    """
    head = item.head
    person = head.entry("person")
    if person is not None:
        own = item.determiner in context.lexicon.classes(
            "possessives"
        ) and item.determiner not in context.lexicon.classes("first_person")
        return "civilian" if own and person.key in context.lexicon.classes("kin") else person.family
    if head.tag == "M" or (item.first == item.last - 1 and head.count is not None):
        return "bare"
    if head.entry("actor") or (head.entry("unit") and (head.is_cap or not head.entry("arm"))):
        return "force"
    if head.low in context.lexicon.classes("others"):
        return "bare"
    if head.entry("rank") is not None:
        return "named"
    if head.tag == "P" and any(context.units[u].entry("rank") for u in range(item.first, item.last)):
        return "named"
    if (
        head.tag == "N"
        and not head.entries
        and head.low.endswith(tuple(context.lexicon.classes("person_endings")))
    ):
        return "mixed"
    return ""


def is_plural(context: Context, item: Item) -> bool:
    """Whether the head of a phrase is a plural form."""
    low = item.head.low
    if context.lexicon.language.verb_first:
        return context.lexicon.language.is_plural(low, context.lexicon)
    lemma = context.lexicon.lemmas.get(low, low)
    person = item.head.entry("person")
    language = context.lexicon.language
    if language.head_first and language.has_case and not low.endswith(("s", "x")):
        return False  # "un blessé", a participle whose lemma is a verb
    if person is not None and person.key != low and not low.endswith(person.key):
        return True
    return lemma != low or context.lexicon.language.is_plural(low, context.lexicon)


def singular(context: Context, text: str) -> str:
    """A noun phrase in the singular."""
    return context.lexicon.language.singular(text, context.lexicon)


def find_actor(context: Context, item: Item) -> ActorRef | None:
    """The force that a noun phrase names, as its fullest words; role words alone name none."""
    kept = context.actors
    if kept is None:
        return actor_of(context, item)
    key = id(item)
    if key not in kept:
        kept[key] = item, actor_of(context, item)
    return kept[key][1]


def actor_of(context: Context, item: Item) -> ActorRef | None:
    """The force that a noun phrase names, worked out."""
    units = context.units
    for position in range(item.last - 1, item.first - 1, -1):
        entry = units[position].entry("actor")
        if entry is not None and units[position].is_cap and units[position].tag in "PN":
            return named_actor(context, item, position, entry)
    head = item.head
    if head.low in context.lexicon.classes("place_types") and not head.is_cap:
        return None
    if head.entry("unit") is not None and (head.is_cap or head.entry("arm") is None):
        return force_by_words(context, item, item.last)
    if head.low in context.lexicon.classes("state_offices"):
        return force_by_words(context, item, item.last)
    if head.entry("speaker") is not None or head.entry("rank") is not None:
        for position in range(item.last - 2, item.first - 1, -1):
            if units[position].entry("unit") is not None:
                return force_by_words(context, item, position + 1)
        return None
    person = head.entry("person")
    if person is not None and person.family in ("soldier", "fighter"):
        named = name_beside(context, item)
        if named is not None:
            return named
        if not person.flag and person.family == "soldier" and is_plural(context, item):
            ref = force_by_words(context, item, item.last)
            is_bare = context.lexicon.language.head_first and context.lexicon.language.has_case
            return None if is_bare and ref is not None and not (ref.countries or ref.is_named) else ref
    if person is not None and person.key in context.lexicon.classes("members"):
        return name_beside(context, item)
    return None


NO_GROUP = frozenset({"demonym", "country", "rank", "person", "outlet", "speaker", "unit", "target"})


def country_after(context: Context, item: Item) -> int:
    """Where the words for a force end, the country that owns it included: "l'armée du Mali"."""
    owner = context.items[item.of] if item.of >= 0 else None
    if owner is None or owner.head.entry("country") is None or owner.first > item.last + 1:
        return item.last
    return owner.last


def name_beside(context: Context, item: Item) -> ActorRef | None:
    """The name of an unknown group beside a role word: "3R rebels", "rebelles 3R"."""
    if not context.lexicon.language.head_first:
        return name_before(context, item)
    first = context.units.index(item.head, item.first, item.last) + 1
    last = first
    while last < item.last and context.units[last].tag == "P" and not context.units[last].place:
        if any(e.kind in NO_GROUP for e in context.units[last].entries):
            return None
        last += 1
    if first == last:
        return None
    words = context.words(first, last)
    return ActorRef("words:" + filed(words, context.lexicon), words, is_named=True)


def name_before(context: Context, item: Item) -> ActorRef | None:
    """The name of an unknown group before a role word: "3R rebels", "Wazalendo militiamen"."""
    last = item.last - 1
    first = last
    while first > item.first and context.units[first - 1].tag == "P" and not context.units[first - 1].place:
        if any(e.kind in NO_GROUP for e in context.units[first - 1].entries):
            return None
        first -= 1
    if first == last:
        return None
    words = context.words(first, last)
    return ActorRef("words:" + filed(words, context.lexicon), words, is_named=True)


def name_as_actor(context: Context, item: Item) -> ActorRef | None:
    """A proper name where only a force can stand, as the subject of a claim or the object of a suspicion."""
    ref = find_actor(context, item)
    if ref is None and item.of >= 0:
        ref = find_actor(context, context.items[item.of])
    if ref is not None:
        return ref
    head = item.head
    if head.tag != "P" or not head.is_cap or head.place or any(e.kind in NO_CLAIMER for e in head.entries):
        return None
    first = item.first
    while first < item.last and context.units[first].tag in "DRMCA":
        first += 1
    if first >= item.last or any(
        u.entry("rank") or u.entry("speaker") for u in context.units[first : item.last]
    ):
        return None
    words = context.words(first, item.last)
    return ActorRef("words:" + filed(words, context.lexicon), words, is_named=True)


NO_CLAIMER = frozenset({"country", "demonym", "rank", "outlet", "speaker"})


def is_vague_group(context: Context, ref: ActorRef) -> bool:
    """Whether a reference only points back at a force named before ("the group", "the rebels")."""
    if ref.is_named or ref.countries:
        return False
    words = filed(ref.words, context.lexicon)
    vague = context.lexicon.classes("vague_groups")
    owner = re.split("['’]s ", words)[0]
    if context.lexicon.language.verb_first:
        return words in vague
    return (
        words in vague or owner in vague or words.rsplit(" ", 1)[-1] in context.lexicon.classes("vague_heads")
    )


def named_actor(context: Context, item: Item, position: int, entry: Entry) -> ActorRef:
    """An atlas name inside a phrase, with the words that belong to the name."""
    words = context.words(position, position + 1)
    end = position + 1
    if end < item.last and context.units[end].low in context.lexicon.classes("group_words"):
        words = context.words(position, end + 1)
    return ActorRef(
        entry.key, words, entry.family, tuple(filter(None, entry.value.split("|"))), is_named=True
    )


def force_by_words(context: Context, item: Item, last: int) -> ActorRef | None:
    """A force named by description up to unit `last`: "Burkinabe forces", "Mali's army", "the army"."""
    first = item.first
    while first < last and context.units[first].tag in "DRMC":
        first += 1
    if first >= last:
        return None
    head = context.units[last - 1]
    if context.lexicon.language.head_first and last == item.last:
        head, last = item.head, country_after(context, item)
    words = context.words(first, last)
    countries = tuple(
        dict.fromkeys(
            e.value for u in context.units[first:last] for e in u.entries if e.kind in ("demonym", "country")
        )
    )
    is_named = any(u.tag == "P" for u in context.units[first:last])
    key = "words:" + "/".join(countries) + ":" + head.low
    if is_named and not countries:
        key = "words:" + filed(words, context.lexicon)
    return ActorRef(key, words, "state_force" if countries else "", countries, is_named=is_named)


def is_attacker(context: Context, item: Item) -> bool:
    """Whether a phrase or its "of" phrase calls people by the part they play: "one of the attackers"."""
    attackers = context.lexicon.classes("attackers")
    for np in (item, context.items[item.of] if item.of >= 0 else item):
        if any(e.kind == "person" and e.key in attackers for e in np.head.entries):
            return True
    return False
