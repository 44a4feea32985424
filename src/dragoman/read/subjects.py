"""A verb group -> the noun phrases that are its subject, or the pronoun that stands for them.

The search goes left from the verb. It steps over insertions, phrases behind prepositions and objects of other
verbs, and takes the subject of a verb before it, or what a relative pronoun stands for, when the clause shares it.
"""

from __future__ import annotations

from dragoman.read.coordination import coordinated_left, object_start
from dragoman.read.objects import STOPS, find_objects, find_phrases
from dragoman.read.phrases import Item
from dragoman.read.predicate import REPORTING
from dragoman.read.senses import object_class

REACH = 12


def find_subjects(items: list[Item], item: Item) -> tuple[list[Item], str]:
    """The noun phrases that are the subject of a verb group, and the pronoun if it is one."""
    if item.subject >= 0:
        return coordinated_left(items, item.subject), ""
    accused = find_accused(items, item)
    if accused:
        return accused, ""
    if item.governor >= 0:
        governor = items[item.governor]
        if governor.passive and not item.passive:
            return agents_of(items, governor), ""
        return find_subjects(items, governor)
    at = before_apposition(items, item)
    joined = False
    bare_gerund = item.form == "VBG" and item.last - item.first <= 2 and not item.passive
    while at >= 0:
        other = items[at]
        kind = other.kind
        if kind in STOPS:
            return [], ""
        if kind == "rel":
            return antecedent(items, at)
        if kind == "vg":
            relative = relative_of(items, at)
            if relative > 0 and not joined:
                return antecedent(items, relative)
            return find_subjects(items, other)
        if kind == "pron" and at and items[at - 1].kind == "prep":
            at -= 2
            continue
        if kind == "pron" and joined and at and items[at - 1].kind == "vg":
            at -= 1
            continue
        if kind == "pron":
            return [], other.low
        if kind in (",", "coord"):
            joined = True
        if kind == "np":
            before = items[at - 1].kind if at else ""
            if before == "prep":
                at -= 2
                continue
            if joined and is_wider_place(items, at):
                at -= 2
                continue
            if is_measure(items[at]):
                at -= 1
                continue
            start = object_start(items, at)
            if (
                start >= 0
                and start < at - 1
                and items[start].kind == "prep"
                and items[at - 1].kind == "coord"
                and object_class(items[at]) != "people"
            ):
                at = start - 1
                continue
            if bare_gerund and (joined or before == "vg"):
                verb = next(
                    (
                        v
                        for v in reversed(items[:at])
                        if v.kind == "vg" and v.form not in ("VBG", "be", "have")
                    ),
                    None,
                )
                if verb is not None:
                    subjects, pronoun = find_subjects(items, verb)
                    return (agents_of(items, verb), "") if verb.passive else (subjects, pronoun)
            owner = owner_of_clause(items, at)
            if owner > 0 and not joined:
                return antecedent(items, owner)
            if joined and is_object(items, at, finite=item.form != "VBN"):
                at = object_start(items, at)
                continue
            if before == "vg" and items[at - 1].infinitive and items[at - 1].governor >= 0 and not joined:
                clause = clause_of(items, items[at - 1].governor)
                if clause > 0:
                    return antecedent(items, clause)
            if is_carried(items, at):
                at = object_start(items, at) - 1
                continue
            return coordinated_left(items, at), ""
        at -= 1
    return [], ""


def clause_of(items: list[Item], at: int) -> int:
    """Where the relative clause begins that a verb stands in, with those joined to it by "and that", or -1."""
    for back in range(at - 1, 0, -1):
        if items[back].kind == "rel":
            return back
        if items[back].kind in (",", ";", ":"):
            return -1
    return -1


LONGEST_CHAIN = 5  # names of places, each in what the next one names


def is_wider_place(items: list[Item], at: int) -> bool:
    """Whether a name only says in what the places before it lie: "at Gidan Bita, Zurmi Area, and killed six"."""
    first = at
    for _ in range(LONGEST_CHAIN):
        if first < 3 or items[first - 1].kind != "," or not is_place_name(items[first]):
            return False
        first -= 2
        if not is_place_name(items[first]):
            return False
        if items[first - 1].kind == "prep":
            return True
    return False


def is_place_name(item: Item) -> bool:
    """Whether a noun phrase is a proper name and that of no force."""
    return item.kind == "np" and item.head.tag == "P" and item.head.entry("actor") is None


def antecedent(items: list[Item], at: int) -> tuple[list[Item], str]:
    """The noun phrase that a relative pronoun at `at` stands for."""
    back = at - 1
    while back >= 0 and items[back].kind in (",", "date", "adv", "prep"):
        back -= 1
    if back >= 0 and items[back].kind == "np":
        if (
            back >= 2
            and items[back - 1].low == "of"
            and items[back - 2].kind == "np"
            and items[back].entry("person") is None
        ):
            return coordinated_left(items, back - 2), ""
        return coordinated_left(items, back), ""
    if back >= 0 and items[back].kind == "vg":
        return [], "that"
    return [], items[at].low


def relative_of(items: list[Item], at: int) -> int:
    """Where the relative clause of the verb at `at` begins, if it has a subject ("a bomb that men laid"), or -1."""
    back = at - 1
    while back >= 0 and items[back].kind in ("adv", "date"):
        back -= 1
    if (
        back < 2
        or items[back].kind not in ("np", "pron")
        or items[back - 1].kind != "rel"
        or items[back - 2].kind != "np"
    ):
        return -1
    return back - 1


def owner_of_clause(items: list[Item], at: int) -> int:
    """Where the relative clause begins whose verb has the phrase at `at` as object ("men who ignored us"), or -1."""
    start = object_start(items, at)
    if start < 2 or items[start].kind != "vg" or is_saying(items[start]):
        return -1
    back = start - 1
    while back >= 1 and items[back].kind in ("adv", "date"):
        back -= 1
    return back if items[back].kind == "rel" and items[back - 1].kind == "np" else -1


def find_accused(items: list[Item], item: Item) -> list[Item]:
    """Those whom a verb of accusing says to have done what a gerund after it tells ("accused X of killing")."""
    if item.form != "VBG" and item.governor < 0 or item.passive:
        return []
    if not item.index or items[item.index - 1].kind != "prep":
        return []
    for other in reversed(items[max(0, item.index - REACH) : item.index - 1]):
        if other.kind in STOPS or other.kind == "rel":
            return []
        if other.kind == "vg":
            if not any(e.kind == "act" and e.family == "accuse" for e in other.entries):
                return []
            return find_subjects(items, other)[0] if other.passive else find_objects(items, other)
    return []


def before_apposition(items: list[Item], item: Item) -> int:
    """Where to look for a subject: before the insertion of "X, one of them a captain, died"."""
    at = item.index - 1
    if at < 2 or items[at].kind != ",":
        return at
    opened = next(
        (
            i
            for i in range(at - 1, max(at - 14, 0), -1)
            if items[i].kind == "rel" and items[i - 1].kind == ","
        ),
        0,
    )
    if opened > 1 and items[opened - 2].kind == "np" and items[opened].low != "that":
        return opened - 2
    back = at - 1
    while back >= 0 and (
        items[back].kind in ("np", "prep", "pron", "adv", "date") or is_participle(items[back])
    ):
        back -= 1
    if back < 1 or items[back].kind != "," or items[back - 1].kind != "np" or back == at - 1:
        return at
    inserted = items[back + 1]
    if back + 2 == at and is_wider_place(items, back + 1):
        return at
    if is_name(items, back - 1) and inserted.kind in ("np", "pron") and inserted.entry("person") is None:
        return back - 1
    if inserted.kind != "np" or inserted.entry("speaker") is not None or items[at - 1].kind == "date":
        return at
    return back - 1


def is_name(items: list[Item], at: int) -> bool:
    """Whether the noun phrase at `at` names somebody and is the subject of what follows it."""
    head = items[at].head
    if (
        head.tag != "P"
        or head.place
        or items[at].count is not None
        or head.entry("country")
        or head.entry("demonym")
    ):
        return False
    return at == 0 or items[at - 1].kind in (",", "coord", "sub", "date", "rel", "vg")


def is_participle(item: Item) -> bool:
    """Whether a verb group is one bare participle, as in "a faction allied with X"."""
    return item.kind == "vg" and item.form in ("VBN", "VBG") and item.last - item.first == 1


def is_measure(item: Item) -> bool:
    """Whether a noun phrase is a distance, an age or another number that counts nothing here."""
    return item.count is None and item.head.tag == "N" and not item.entries and item.low[:1].isdigit()


def agents_of(items: list[Item], verb: Item) -> list[Item]:
    """The noun phrase after "by" of a passive verb group: the doer of what follows it."""
    return [np for prep, np in find_phrases(items, verb) if prep == "by"]


def is_carried(items: list[Item], at: int) -> bool:
    """Whether the phrase at `at` is the object of a participle behind a noun ("a van carrying guards was hit")."""
    start = object_start(items, at)
    if start < 1 or items[start].kind != "vg" or items[start - 1].kind != "np":
        return False
    verb = items[start]
    return verb.form == "VBG" and verb.last - verb.first == 1 and not verb.negated


def is_object(items: list[Item], at: int, *, finite: bool) -> bool:
    """Whether the noun phrase at `at` belongs to the objects of a verb group before it.

    What follows a verb of speech is a clause, so it is none there, unless it is the dead, before a `finite` verb.
    """
    start = object_start(items, at)
    return (
        start >= 0
        and items[start].kind == "vg"
        and items[start].form not in ("be",)
        and (not is_saying(items[start]) or finite and is_death(items[at]))
    )


def is_death(item: Item) -> bool:
    """Whether a noun phrase is the dead or a death, which neither speak nor act: "acknowledged four dead and said"."""
    return any(entry.kind == "act" and entry.family == "die" for entry in item.head.entries)


def is_saying(item: Item) -> bool:
    """Whether a verb group reports speech, so that what follows it is a clause."""
    return any(e.kind == "act" and e.family in REPORTING for e in item.entries)
