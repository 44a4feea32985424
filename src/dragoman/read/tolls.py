"""The predicates of a sentence -> the people killed, injured and captured in it.

Each toll keeps the words of its number, its noun and its verb. What side the people were on is
settled later, when the parties of the act are known.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.base.claim import Qualifier
from dragoman.read.clauses import Predicate
from dragoman.read.nouns import Context, Words, is_plural, person_class
from dragoman.read.numbers import CountMention
from dragoman.read.phrases import Item

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
    return people


def is_person_name(item: Item) -> bool:
    """Whether a phrase is a proper name that no table knows as anything but a name."""
    head = item.head
    return (
        head.tag == "P" and head.is_cap and not head.place and not any(e.kind in NAMING for e in head.entries)
    )


def add_patients(
    context: Context, predicate: Predicate, field: str, found: list[TollFound], counted: dict[int, str]
) -> None:
    """One toll for each group of people that a verb of killing, injuring or capturing has as its object."""
    wanted = (
        frozenset({"body"}) if predicate.family == "find_body" and predicate.entry.name == "verb" else PEOPLE
    )
    same = same_number(context, field, predicate, found)
    if same is not None:
        found.append(same)
        return
    patients = own_patients(context, predicate, field, counted)
    classes = [class_of(context, np) for np in patients]
    things = any(not c and np.head.tag != "P" for c, np in zip(classes, patients, strict=True))
    for place, (np, people) in enumerate(zip(patients, classes, strict=True)):
        if people not in wanted or (
            people == "bare" and (things or predicate.entry.flag or is_part(context, np, place))
        ):
            continue
        if (
            people == "named"
            and not np.head.entry("rank")
            and (predicate.entry.flag or predicate.nominal or field == "injured")
        ):
            continue
        toll = toll_of(context, np, people, field, predicate)
        if toll is not None and (toll.low == 0 or not predicate.negated):
            toll.by_subject = leaves_own(context, predicate)
            found.append(toll)
    if field == "captured" and "patient" not in predicate.entry.frame and not predicate.negated:
        whole = context.whole(predicate.item)
        people = "civilian" if predicate.entry.value == "abduction" else "fighter"
        found.append(
            TollFound(
                field,
                predicate.item,
                1,
                None,
                Qualifier.UNSTATED,
                whole,
                None,
                people,
                whole,
                predicate,
                whole.start,
            )
        )
    if not patients and predicate.pronoun in context.lexicon.classes("nobody"):
        add_nobody(context, predicate, field, found)


def same_number(
    context: Context, field: str, predicate: Predicate, found: list[TollFound]
) -> TollFound | None:
    """ "two were killed and as many wounded": the number told before."""
    at = predicate.item.index
    classes = context.lexicon.classes
    if not found or at < 2 or context.items[at - 1].low not in classes("same_count"):
        return None
    if context.items[at - 2].low not in classes("same_count_preps"):
        return None
    last, item = found[-1], context.items[at - 1]
    words = context.words(item.first - 1, item.last)
    verb = context.whole(predicate.item)
    return TollFound(
        field, item, last.low, last.high, last.qualifier, words, None, "bare", verb, predicate, words.start
    )


def own_patients(context: Context, predicate: Predicate, field: str, counted: dict[int, str]) -> list[Item]:
    """The objects of a verb: for a participle after a bare number that number alone ("12 dead and nine wounded")."""
    patients = predicate.patients
    before = predicate.item.index - 1
    is_bare = predicate.passive and predicate.item.last - predicate.item.first == 1
    if is_bare and before >= 0 and context.items[before].kind == "np":
        np = context.items[before]
        joint = context.items[before - 1].low if before else ""
        counted_np = np.count is not None or np.head.low in context.lexicon.classes("vague_counts")
        if (
            counted_np
            and np not in patients
            and class_of(context, np) in PEOPLE
            and joint not in context.lexicon.classes("part_preps")
        ):
            return [np]
    if len(patients) < 2:
        return patients
    inner = {np.of + 2 for np in patients if np.of >= 0}
    some = any(np.count is not None for np in patients)
    return [
        np
        for np in patients
        if counted.get(id(np), field) == field
        and (np.count is not None or np.index not in inner)
        and not (predicate.nominal and some and np.count is None and person_class(context, np) == "force")
    ]


def leaves_own(context: Context, predicate: Predicate) -> bool:
    """Whether the dead are the subject's own: "the band left four bodies", "the rebels left 50 dead"."""
    if "loser" in predicate.roles:
        return True
    if predicate.entry.key not in context.lexicon.classes("leaving"):
        return False
    return any(person_class(context, np) in ("force", "fighter", "soldier") for np in predicate.agents)


def is_part(context: Context, np: Item, place: int) -> bool:
    """Whether a bare number after a comma only takes a part out: "injured three men, one critically"."""
    if not place or np.index == 0 or context.items[np.index - 1].kind != ",":
        return False
    after = np.index + 1
    return np.last - np.first == 1 and (
        after >= len(context.items) or context.items[after].kind in ("adv", ".", "prep")
    )


def add_nobody(context: Context, predicate: Predicate, field: str, found: list[TollFound]) -> None:
    """ "nobody was hurt": none killed and none injured; "nobody was injured": none injured."""
    fields = (
        ("killed", "injured") if predicate.entry.key in context.lexicon.classes("hurt_at_all") else (field,)
    )
    at = predicate.item.index - 1
    while at > 0 and context.items[at].low != predicate.pronoun:
        at -= 1
    item = context.items[at]
    whole, verb = context.whole(item), context.whole(predicate.item)
    for name in fields:
        found.append(
            TollFound(name, item, 0, 0, Qualifier.NONE, whole, None, "", verb, predicate, whole.start)
        )


def add_counted(context: Context, predicate: Predicate, field: str, found: list[TollFound]) -> None:
    """A counted noun for people hit: "nine dead", "12 deaths among the police", "three prisoners"."""
    item = predicate.item
    toll = toll_of(context, item, class_of(context, item) or "bare", field, predicate)
    if toll is None:
        return
    near = item.index + 2
    if item.index >= 2 and context.items[item.index - 1].low in context.lexicon.classes("total_preps"):
        toll.holder = context.items[item.index - 2]
    for prep, np in predicate.phrases:
        if (
            prep in context.lexicon.classes("loser_preps")
            and np.index == near
            and np.head.low in context.lexicon.classes("side_nouns")
        ):
            toll.holder = np
            if any(u.entry("unit") or u.entry("actor") for u in context.units[np.first : np.last]):
                toll.people = "force"
    toll.victim = None if toll.people in ("bare", "mixed") else toll.victim
    for np in predicate.patients:
        if np.index <= near and class_of(context, np) in PEOPLE:
            toll.people, toll.holder = class_of(context, np), np
            toll.victim = context.bare(np)
    found.append(toll)


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
    if people == "bare" and np.head.low not in classes("plurals") or (people == "force" and not plural):
        return None
    victim = context.bare(np)
    verb, whole = context.whole(predicate.item), context.whole(np)
    low, high, qualifier = (1, None, Qualifier.UNSTATED) if plural else (1, 1, Qualifier.EXACT)
    if people == "named":
        low, high, qualifier = 1, 1, Qualifier.EXACT
    definite = np.determiner in classes("definite")
    if definite and people == "mixed" and np.head.low in classes("pointing_back"):
        return None
    if np.determiner in classes("generic") or (
        np.index and context.items[np.index - 1].low in classes("questions")
    ):
        return None
    if np.determiner in classes("both"):
        low, high, qualifier, definite = 2, 2, Qualifier.EXACT, False
    number = (victim or whole) if plural else whole
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
