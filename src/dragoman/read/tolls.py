"""The predicates of a sentence -> the people killed, injured and captured in it.

Each toll keeps the words of its number, its noun and its verb. What side the people were on is
settled later, when the parties of the act are known.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.base.claim import Qualifier
from dragoman.read.nouns import Context, Words, find_actor, is_plural, person_class
from dragoman.read.numbers import CountMention
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate

FIELDS = {
    "kill": "killed",
    "die": "killed",
    "injure": "injured",
    "capture": "captured",
    "surrender": "captured",
    "find_body": "killed",
}
PEOPLE = frozenset({"soldier", "fighter", "civilian", "mixed", "body", "force", "bare", "named"})
NAMING = frozenset(
    {"actor", "unit", "target", "country", "demonym", "outlet", "arm", "act", "speaker", "person"}
)


@dataclass(slots=True)
class TollFound:
    """One number of people in one list, as the sentence tells it.

    `holder` is a phrase that says whose people they were when the item itself does not; `is_general`
    says that the words tell nothing of them but that they were people.
    """

    field: str
    item: Item
    low: int | None
    high: int | None
    qualifier: Qualifier
    number: Words
    victim: Words | None
    people: str
    verb: Words
    predicate: Predicate | None
    position: int
    is_definite: bool = False
    sentence: int = -1
    source: Words | None = None
    side: str = ""
    by_subject: bool = False
    holder: Item | None = None
    is_general: bool = False
    by_phrase: bool = False


def class_of(context: Context, item: Item) -> str:
    """The class of people that a phrase counts; a bare count takes the class of its "of" phrase."""
    people = person_class(context, item)
    if item.head.low in context.lexicon.classes("next_ones") and is_indefinite(context, item) and item.of < 0:
        return "bare"
    if item.head.low in context.lexicon.classes("vague_counts") and item.of < 0:
        return "bare" if item.determiner in context.lexicon.classes("indefinite") else ""
    if item.of >= 0 and (people == "bare" or item.head.tag == "D"):
        inner = class_of(context, context.items[item.of])
        return inner if inner in PEOPLE else ""
    if people == "mixed" and item.head.low in context.lexicon.classes("states"):
        for unit in reversed(context.units[item.first : item.last]):
            person = unit.entry("person")
            if person is not None and unit is not item.head:
                return person.family
            if unit.entry("unit") or unit.entry("actor"):
                return "force"
    if not people and is_person_name(item):
        return "named"
    if people == "mixed" and is_member(context, item):
        return "force"
    if (
        people == "fighter"
        and item.of >= 0
        and context.lexicon.relations
        and context.lexicon.language.has_case
    ):
        if is_member(context, item) and context.items[item.of].head.entry("actor") is None:
            return "force"  # "cinq éléments des forces de défense"
    return people


def is_indefinite(context: Context, item: Item) -> bool:
    """Whether a phrase is marked as not known before: by "a", in Arabic by having no article."""
    if context.lexicon.language.verb_first:
        return not item.determiner and not item.head.article
    return item.determiner in context.lexicon.classes("indefinite")


def is_member(context: Context, item: Item) -> bool:
    """Whether a plain word for people stands with their force: "six BSPC members", "men of the Border Force"."""
    members = context.lexicon.classes("members")
    if item.count is None and not is_plural(context, item):
        return False
    if not any(e.kind == "person" and e.key in members for e in item.head.entries):
        return False
    return (
        find_actor(context, item) is not None
        or item.of >= 0
        and find_actor(context, context.items[item.of]) is not None
    )


def is_person_name(item: Item) -> bool:
    """Whether a phrase is a proper name that no table knows as anything but a name."""
    head = item.head
    return (
        head.tag == "P" and head.is_cap and not head.place and not any(e.kind in NAMING for e in head.entries)
    )


def mention_toll(
    context: Context, np: Item, mention: CountMention, people: str, field: str, predicate: Predicate
) -> TollFound:
    """The toll of a phrase with a count."""
    position = context.units.index(np.count) if np.count is not None else np.first
    number = context.words(position, position + 1)
    if np.determiner in context.lexicon.classes("totals"):
        first = next(u for u in range(np.first, np.last) if context.units[u].low == np.determiner)
        number = context.words(first, position + 1)
    victim = None if np.head is np.count else context.bare(np)
    if victim is None and np.of >= 0 and context.lexicon.relations and context.items[np.of].kind == "np":
        victim = context.bare(context.items[np.of])  # "une dizaine de soldats"
    return TollFound(
        field,
        np,
        mention.min,
        mention.max,
        mention.qualifier,
        number,
        victim,
        people,
        context.whole(predicate.item),
        predicate,
        number.start,
    )


def toll_of(context: Context, np: Item, people: str, field: str, predicate: Predicate) -> TollFound | None:
    """The toll that a noun phrase gives, or None when it only points back ("the soldiers")."""
    classes = context.lexicon.classes
    victim = context.bare(np)
    verb, whole = context.whole(predicate.item), context.whole(np)
    toll: TollFound | None = None
    if np.determiner in classes("no"):
        toll = TollFound(field, np, 0, 0, Qualifier.NONE, whole, victim, people, verb, predicate, whole.start)
    elif np.count is not None and np.count.count is not None:
        toll = mention_toll(context, np, np.count.count, people, field, predicate)
    elif np.head.low in classes("vague_counts") and np.determiner in classes("indefinite"):
        toll = TollFound(
            field, np, 3, None, Qualifier.SEVERAL, whole, None, people, verb, predicate, whole.start
        )
    else:
        toll = uncounted_toll(context, np, people, field, predicate)
    inner = context.items[np.of] if np.of >= 0 else None
    if toll is not None and inner is not None and context.lexicon.relations:
        whose = class_of(context, inner)
        is_state = context.lexicon.lemmas.get(np.head.low, np.head.low) in classes("states")
        if is_state and toll.people in ("mixed", "body") and whose in PEOPLE and whose != "bare":
            toll.people, toll.victim, toll.holder = whose, context.bare(inner), inner  # "ثلاثة قتلى من الجيش"
    if toll is not None:
        toll.is_general = any(
            e.kind == "person" and e.key in classes("general_people") for e in np.head.entries
        )
    return toll


def uncounted_toll(
    context: Context, np: Item, people: str, field: str, predicate: Predicate
) -> TollFound | None:
    """The toll of a phrase without a number: one for a singular, at least one for a plural."""
    classes = context.lexicon.classes
    plural = is_plural(context, np) or np.head.low in classes("plurals")
    next_one = np.head.low in classes("next_ones") and is_indefinite(context, np)
    if (
        people == "bare"
        and not next_one
        and np.head.low not in classes("plurals")
        or (people == "force" and not plural)
    ):
        return None
    victim = context.bare(np)
    verb, whole = context.whole(predicate.item), context.whole(np)
    low, high, qualifier = (1, None, Qualifier.UNSTATED) if plural else (1, 1, Qualifier.EXACT)
    if context.lexicon.language.is_dual(np.head.low, context.lexicon):
        plural, low, high, qualifier = False, 2, 2, Qualifier.EXACT
    if people == "named":
        low, high, qualifier = 1, 1, Qualifier.EXACT
    definite = np.determiner in classes("definite")
    if (
        people == "mixed"
        and np.head.low in classes("pointing_back")
        and (definite or np.determiner in classes("possessives"))
    ):
        return None
    if not predicate.nominal and np.first == np.last - 1 and np.head.low in classes("states"):
        return None
    if np.determiner in classes("generic") or (
        np.index and context.items[np.index - 1].low in classes("questions")
    ):
        return None
    if np.determiner in classes("both"):
        low, high, qualifier, definite = 2, 2, Qualifier.EXACT, False
    number = (context.bare(np, of=False) or whole) if plural and qualifier is Qualifier.UNSTATED else whole
    return TollFound(
        field,
        np,
        low,
        high,
        qualifier,
        number,
        victim,
        people,
        verb,
        predicate,
        whole.start,
        is_definite=definite,
    )
