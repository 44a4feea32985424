"""The items of a sentence -> predicates: who did what to whom, as the grammar says it.

A predicate is a verb group or act noun of a family that the tables know, with its agents, its
patients and the phrases around it. Order and voice are read here; what the act means is read later.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.read.lexicon import Entry, Lexicon
from dragoman.read.phrases import Item

STOPS = frozenset({"sub", ";", ":", "."})
REACH = 12
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

    @property
    def is_told(self) -> bool:
        """Whether it is told as done by a verb in the past, not only named or true in general."""
        if self.reported and not self.negated and not self.entry.flag:
            return True
        if self.nominal or self.negated or self.unreal or self.entry.flag or self.item.present:
            return False
        if self.passive and not self.item.passive:
            return False
        if self.is_headline and self.item.form in ("VBZ", "VBP", "VB"):
            return True
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


def find_predicates(items: list[Item], lexicon: Lexicon) -> list[Predicate]:
    """The predicates of one sentence, in order; a word of several families gives one of each."""
    found: list[Predicate] = []
    for item in items:
        if not item.entries:
            continue
        if item.kind == "vg":
            entries = act_entries(item, verbal=True)
            if not entries:
                continue
            around = find_subjects(items, item), find_objects(items, item), find_phrases(items, item)
            verbal = [verbal_predicate(items, item, entry, lexicon, around) for entry in entries]
            found.extend(p for p in fitting(items, verbal) if not is_misused(items, p))
        elif item.kind == "np":
            nominal = [nominal_predicate(items, item, entry, lexicon) for entry in act_entries(item, verbal=False)]
            found.extend(fitting(items, nominal))
        elif item.kind == "adv":
            for entry in act_entries(item, verbal=False):
                found.append(state_predicate(items, item, entry))
    mark_reported(found)
    return found


REPORTED_BY = frozenset({"claim", "deny", "accuse", "confirm", "suspect", "happen"})


def mark_reported(predicates: list[Predicate]) -> None:
    """Mark the act nouns that a verb tells as done: "claimed the bombing of", "the raid took place"."""
    told = {
        id(np)
        for p in predicates
        if p.family in REPORTED_BY and not p.nominal and not p.unreal and not (p.negated and p.family == "happen")
        for role in ("content", "act")
        for np in p.roles.get(role, ())
    }
    for predicate in predicates:
        if predicate.nominal and id(predicate.item) in told:
            predicate.reported = True


PEOPLE_FAMILIES = frozenset({"capture", "kill", "injure", "free", "loss"})
THING_FAMILIES = frozenset({"seize", "destroy", "damage", "use"})


def object_class(item: Item) -> str:
    """What sort of thing a noun phrase is, as far as a verb's sense depends on it."""
    head = item.head
    if head.entry("arm") is not None and not head.entry("person"):
        return "thing"
    if head.entry("person") or head.entry("rank") or (item.count is not None and item.count is head):
        return "people"
    if head.entry("target"):
        return "site"
    if head.entry("unit") or head.entry("actor"):
        return "people"
    return "name" if head.tag == "P" else ""


def counted(items: list[Item], np: Item) -> Item:
    """What a bare count counts: the phrase after its "of" ("24 of the drones"), else itself."""
    return items[np.of] if np.of >= 0 and np.count is np.head else np


def is_misused(items: list[Item], predicate: Predicate) -> bool:
    """Whether a verb of using has objects, none of which can be a weapon ("driven to hospital", "released a statement")."""
    if predicate.family != "use":
        return False
    things = predicate.roles.get("weapon", [])
    return bool(things) and not any(may_be_used(items, np) for np in things)


def may_be_used(items: list[Item], np: Item) -> bool:
    """Whether a noun phrase, or what is counted in it, is a weapon, an act or a name."""
    parts = [np, items[np.of]] if np.of >= 0 else [np]
    return any(
        object_class(part) in ("thing", "name") or part.head.tag in "DMP" or part.head.entry("act") for part in parts
    )


def fitting(items: list[Item], predicates: list[Predicate]) -> list[Predicate]:
    """Of the senses of one verb, those that its objects allow ("captured" men, rifles, a town)."""
    if len(predicates) < 2:
        return predicates
    classes = [object_class(counted(items, np)) for p in predicates for np in p.patients]
    kept: list[Predicate] = []
    for predicate in predicates:
        family = predicate.family
        if family == "loss" and "thing" in classes:
            kept.append(predicate)
            continue
        if family in PEOPLE_FAMILIES and classes and "people" not in classes and "" not in classes[:1] and "name" not in classes:
            continue
        if family in THING_FAMILIES and classes and not {"thing", "site", "", "name"} & set(classes):
            continue
        if family == "seize" and "thing" not in classes and "people" in classes:
            continue
        if family == "take_place" and (not classes or not {"site", "name"} & set(classes[:1])):
            continue
        kept.append(predicate)
    return kept or predicates[:1]


def act_entries(item: Item, *, verbal: bool) -> list[Entry]:
    """The act entries of an item's head, one a family."""
    chosen: dict[str, Entry] = {}
    for entry in item.entries:
        if entry.kind == "act" and (entry.name == "noun") != verbal:
            chosen.setdefault(entry.family, entry)
    return list(chosen.values())


def state_predicate(items: list[Item], item: Item, entry: Entry) -> Predicate:
    """An adjective of state after its noun: "two soldiers dead", "all four were dead"."""
    predicate = Predicate(entry, item, nominal=True)
    before = item.index - 1
    if before >= 0 and items[before].kind == "np":
        predicate.add("patient", coordinated_left(items, before))
    elif before >= 0 and items[before].kind == "vg":
        predicate.add("patient", find_subjects(items, items[before])[0])
    return predicate


AGENT_ROLES = frozenset({"agent", "defender", "speaker", "loser", "cause", "weapon"})


def is_nobody(np: Item, lexicon: Lexicon) -> bool:
    """Whether a phrase counts none: "no soldiers"."""
    count = np.count.count if np.count is not None else None
    return np.determiner in lexicon.classes("no") or (count is not None and count.max == 0)


OF_SOMEBODY = frozenset({"attack", "clash", "take_place", "repel", "use"})  # "no post was attacked" tells no act


Around = tuple[tuple[list[Item], str], list[Item], list[tuple[str, Item]]]


def verbal_predicate(items: list[Item], item: Item, entry: Entry, lexicon: Lexicon, around: Around) -> Predicate:
    """A verb group with the subject, objects and phrases around it in the roles of its frame."""
    predicate = Predicate(entry, item, negated=item.negated, unreal=item.modal)
    slots = lexicon.frame(entry.frame)
    (subjects, pronoun), objects, phrases = around
    predicate.phrases = list(phrases)
    predicate.passive = item.passive or is_reduced(items, item, objects)
    if entry.family in REPORTING and not item.passive:
        predicate.passive = predicate.passive and is_before_agent(items, item, lexicon)
    if not subjects and not objects and not item.passive:
        start = fronted_list(items, item)
        if start >= 0:
            subjects, predicate.passive = coordinated_right(items, start), True
    subject_role, object_role = slots.get("subj", "agent"), slots.get("obj") or slots.get("gap") or "patient"
    if predicate.passive and ("obj" in slots or "gap" in slots):
        predicate.add(object_role, subjects)
        for prep, np in predicate.phrases:
            if prep in lexicon.classes("agents"):
                predicate.add(subject_role, [np])
    else:
        predicate.add(subject_role, subjects)
        predicate.add(object_role, objects)
    for prep, np in predicate.phrases:
        if prep in slots and not (predicate.passive and prep in lexicon.classes("agents")):
            predicate.add(slots[prep], [np])
    predicate.pronoun = pronoun
    predicate.relative = is_relative(items, item)
    hit = [np for role in ("patient", "target", "place") for np in predicate.roles.get(role, ())]
    if entry.family in OF_SOMEBODY and hit and not predicate.negated:
        predicate.negated = is_nobody(hit[0], lexicon)
    if item.infinitive:
        predicate.unreal = predicate.unreal or not is_factual_infinitive(items, item, lexicon)
    return predicate


def fronted_list(items: list[Item], item: Item) -> int:
    """Where the subjects of a fronted participle begin ("Recovered were three rifles"), or -1."""
    if item.form not in ("VBN", "VBD") or item.passive or item.perfect or item.modal or item.infinitive:
        return -1
    if any(i.kind in ("np", "vg") for i in items[: item.index]):
        return -1
    for other in items[item.index + 1 :]:
        if other.kind == "vg" and other.form == "be" and other.last - other.first == 1:
            start = other.index + 1
            return start + 1 if start < len(items) and items[start].kind == ":" else start
        if other.kind in ("rel", "sub", "."):
            return -1
    return -1


def is_relative(items: list[Item], item: Item) -> bool:
    """Whether a verb stands in a relative clause about somebody ("the man who killed")."""
    at = item.index - 1
    while at >= 0 and items[at].kind in ("adv", "neg", "date", "np", "prep") and item.index - at < 4:
        if items[at].kind == "np" and items[at - 1].kind != "prep":
            return False
        at -= 1
    if at < 1 or items[at].kind != "rel":
        return False
    before = items[at - 1]
    return before.kind not in ("prep", "vg") and items[at].head.low != "what"


def is_factual_infinitive(items: list[Item], item: Item, lexicon: Lexicon) -> bool:
    """Whether an infinitive tells what was done ("managed to", "claimed to have")."""
    if item.perfect:
        return True
    at = item.index - 1
    while at >= 0 and items[at].kind in ("date", "adv", ",", "prep", "np") and item.index - at < 6:
        at -= 1
    return at >= 0 and items[at].kind == "vg" and items[at].head.low in lexicon.classes("implicatives")


def is_before_agent(items: list[Item], item: Item, lexicon: Lexicon) -> bool:
    """Whether an agent phrase follows a verb directly ("claimed by the group")."""
    after = item.index + 1
    return after < len(items) and items[after].low in lexicon.classes("agents")


def is_reduced(items: list[Item], item: Item, objects: list[Item]) -> bool:
    """Whether a bare participle is passive: "soldiers killed in the attack", "12 wounded"."""
    if item.last - item.first > 1 or item.form not in ("VBN", "VBD", "JJ", ""):
        return False
    if objects or item.index + 1 < len(items) and items[item.index + 1].head.tag == "O":
        return False
    at = item.index - 1
    while at > 0 and items[at].kind == "adv" and items[at - 1].kind == "coord":
        at -= 1
    before = items[at] if at >= 0 else None
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    if before is not None and before.kind in ("adv", "date") and (after is None or after.kind in ("prep", ".", ",", ";", "coord")):
        return True
    return before is not None and (before.kind == "np" or before.low in ("and", "or", ",", "be"))


def find_subjects(items: list[Item], item: Item) -> tuple[list[Item], str]:
    """The noun phrases that are the subject of a verb group, and the pronoun if it is one."""
    accused = find_accused(items, item)
    if accused:
        return accused, ""
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
            if is_measure(items[at]):
                at -= 1
                continue
            start = object_start(items, at)
            if start >= 0 and start < at - 1 and items[start].kind == "prep" and items[at - 1].kind == "coord" and object_class(items[at]) != "people":
                at = start - 1
                continue
            if bare_gerund and (joined or before == "vg"):
                verb = next((v for v in reversed(items[:at]) if v.kind == "vg" and v.form not in ("VBG", "be", "have")), None)
                if verb is not None:
                    subjects, pronoun = find_subjects(items, verb)
                    return (agents_of(items, verb), "") if verb.passive else (subjects, pronoun)
            owner = owner_of_clause(items, at)
            if owner > 0 and not joined:
                return antecedent(items, owner)
            if joined and is_object(items, at):
                at = object_start(items, at)
                continue
            if is_carried(items, at):
                at = object_start(items, at) - 1
                continue
            return coordinated_left(items, at), ""
        at -= 1
    return [], ""


def relative_of(items: list[Item], at: int) -> int:
    """Where the relative clause of the verb at `at` begins, when it has its own subject ("a bomb that men laid"), or -1."""
    back = at - 1
    while back >= 0 and items[back].kind in ("adv", "date"):
        back -= 1
    if back < 2 or items[back].kind not in ("np", "pron") or items[back - 1].kind != "rel" or items[back - 2].kind != "np":
        return -1
    return back - 1


def owner_of_clause(items: list[Item], at: int) -> int:
    """Where the relative clause begins whose verb has the phrase at `at` as object ("men who ignored us"), or -1."""
    start = object_start(items, at)
    if start < 2 or items[start].kind != "vg" or any(e.kind == "act" and e.family in REPORTING for e in items[start].entries):
        return -1
    back = start - 1
    while back >= 1 and items[back].kind in ("adv", "date"):
        back -= 1
    return back if items[back].kind == "rel" and items[back - 1].kind == "np" else -1


def find_accused(items: list[Item], item: Item) -> list[Item]:
    """Those whom a verb of accusing says to have done what a gerund after it tells ("accused X of killing")."""
    if item.form != "VBG" or item.passive or not item.index or items[item.index - 1].kind != "prep":
        return []
    for other in reversed(items[max(0, item.index - REACH) : item.index - 1]):
        if other.kind in STOPS or other.kind == "rel":
            return []
        if other.kind == "vg":
            if not any(e.kind == "act" and e.family == "accuse" for e in other.entries):
                return []
            return find_subjects(items, other)[0] if other.passive else find_objects(items, other)
    return []


def is_carried(items: list[Item], at: int) -> bool:
    """Whether the phrase at `at` is the object of a participle right behind a noun ("a van carrying guards was hit")."""
    start = object_start(items, at)
    if start < 1 or items[start].kind != "vg" or items[start - 1].kind != "np":
        return False
    verb = items[start]
    return verb.form == "VBG" and verb.last - verb.first == 1 and not verb.negated


def before_apposition(items: list[Item], item: Item) -> int:
    """Where to look for a subject: before the insertion of "X, one of them a captain, died"."""
    at = item.index - 1
    if at < 2 or items[at].kind != ",":
        return at
    opened = next((i for i in range(at - 1, max(at - 14, 0), -1) if items[i].kind == "rel" and items[i - 1].kind == ","), 0)
    if opened > 1 and items[opened - 2].kind == "np" and items[opened].low != "that":
        return opened - 2
    back = at - 1
    while back >= 0 and (items[back].kind in ("np", "prep", "pron", "adv", "date") or is_participle(items[back])):
        back -= 1
    if back < 1 or items[back].kind != "," or items[back - 1].kind != "np" or back == at - 1:
        return at
    inserted = items[back + 1]
    if is_name(items, back - 1) and inserted.kind in ("np", "pron") and inserted.entry("person") is None:
        return back - 1
    if inserted.kind != "np" or inserted.entry("speaker") is not None or items[at - 1].kind == "date":
        return at
    return back - 1


def is_name(items: list[Item], at: int) -> bool:
    """Whether the noun phrase at `at` names somebody and is the subject of what follows it."""
    head = items[at].head
    if head.tag != "P" or head.place or items[at].count is not None or head.entry("country") or head.entry("demonym"):
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


def is_object(items: list[Item], at: int) -> bool:
    """Whether the noun phrase at `at` belongs to the objects of a verb group before it."""
    start = object_start(items, at)
    return start >= 0 and items[start].kind == "vg" and items[start].form not in ("be",) and not is_saying(items[start])


def is_saying(item: Item) -> bool:
    """Whether a verb group reports speech, so that what follows it is a clause."""
    return any(e.kind == "act" and e.family in REPORTING for e in item.entries)


def object_start(items: list[Item], at: int) -> int:
    """Index of what stands before the run of coordinated noun phrases that ends at `at`."""
    while at >= 2 and items[at - 1].kind in (",", "coord") and items[at - 2].kind == "np":
        at -= 2
    return at - 1


def antecedent(items: list[Item], at: int) -> tuple[list[Item], str]:
    """The noun phrase that a relative pronoun at `at` stands for."""
    back = at - 1
    while back >= 0 and items[back].kind in (",", "date", "adv", "prep"):
        back -= 1
    if back >= 0 and items[back].kind == "np":
        if back >= 2 and items[back - 1].low == "of" and items[back - 2].kind == "np" and items[back].entry("person") is None:
            return coordinated_left(items, back - 2), ""
        return coordinated_left(items, back), ""
    if back >= 0 and items[back].kind == "vg":
        return [], "that"
    return [], items[at].low


def before_ages(items: list[Item], at: int) -> int:
    """Before the joint at `at`, the noun phrase whose age stands between commas: "Kofi Danso, 34, and", else -1."""
    joint = at - 1
    if joint >= 1 and items[joint].kind == "coord" and items[joint - 1].kind == ",":
        joint -= 1
    if joint < 3 or items[joint].kind not in (",", "coord"):
        return -1
    back = joint - 1
    if back > 0 and items[back].kind == "adv":
        back -= 1
    is_aged = is_age(items[back]) or back < joint - 1 and items[back].kind == "np" and not items[back].head.entries
    if is_aged and items[back - 1].kind == "," and items[back - 2].kind == "np":
        return back - 2
    return -1


def is_age(item: Item) -> bool:
    """Whether a noun phrase is a number alone or a number of years, as after a name."""
    if item.kind != "np" or item.last - item.first > 2 or item.head.entries:
        return False
    return item.count is not None or item.low[:1].isdigit()


def coordinated_left(items: list[Item], at: int) -> list[Item]:
    """A noun phrase and those joined to it on its left by commas and coordinators."""
    found = [items[at]]
    while at >= 2:
        aged = before_ages(items, at)
        if aged >= 0:
            found.insert(0, items[aged])
            at = aged
            continue
        joint, before = items[at - 1], items[at - 2]
        if joint.kind == "coord" and before.kind == "np" and joint.low != "but":
            found.insert(0, before)
            at -= 2
            if at >= 2 and items[at - 1].low == "of" and items[at - 2].kind == "np":
                found[0] = items[at - 2]
                at -= 2
        elif joint.kind == "," and before.kind == "np" and len(found) > 1:
            found.insert(0, before)
            at -= 2
        elif joint.low == "of" and before.kind == "np":
            found[0] = before
            at -= 2
        else:
            break
    if at >= 1 and items[at - 1].kind == "prep" and items[at - 1].low not in ("of", "including") and len(found) > 1:
        return found[-1:]
    return found


def find_objects(items: list[Item], item: Item) -> list[Item]:
    """The noun phrases that directly follow a verb group, coordinated ones with them."""
    at = item.index + 1
    while at < len(items) and items[at].kind in ("adv", "date"):
        at += 1
    if at < len(items) and items[at].low in ("of",) and item.form == "VBG":
        at += 1
    if at < len(items) and items[at].kind == "coord" and at + 1 < len(items) and items[at + 1].kind == "vg":
        return find_objects(items, items[at + 1])
    found = coordinated_right(items, at)
    if found or item.passive or not takes_object(item):
        return found
    for _ in range(OBJECT_PHRASES):
        if at + 1 >= len(items) or items[at].kind != "prep" or items[at + 1].kind not in ("np", "date"):
            return found
        at += 2
        while at + 1 < len(items) and items[at].low == "of" and items[at + 1].kind == "np":
            at += 2
        if at < len(items) and items[at].kind == "np":
            return [] if starts_clause(items, at) else coordinated_right(items, at)
    return found


OBJECT_PHRASES = 2


def takes_object(item: Item) -> bool:
    """Whether a verb's frame has an object, which may stand after a phrase ("bombed for an hour the heights")."""
    return any(e.kind == "act" and e.name != "noun" and e.family in OBJECT_FAMILIES and ":obj" in e.frame for e in item.entries)


OBJECT_FAMILIES = frozenset({"attack", "kill", "capture", "seize", "destroy", "injure"})


def coordinated_right(items: list[Item], at: int) -> list[Item]:
    """Noun phrases from `at` on, joined by commas and coordinators; a new subject ends them."""
    found: list[Item] = []
    commas = 0
    while at < len(items) and items[at].kind == "np":
        if found and starts_clause(items, at):
            break
        if found and items[at - 1].kind == ",":
            commas += 1
        elif found:
            commas = 0
        found.append(items[at])
        at += 1
        while at + 1 < len(items) and items[at].low == "of" and items[at + 1].kind == "np":
            at += 2
        joint = at
        while joint < len(items) and items[joint].kind in (",", "coord"):
            joint += 1
        if joint == at and at + 2 < len(items) and items[at].low in ("along", "together", "plus") :
            joint = at + 2 if items[at + 1].low == "with" else at + 1
        if joint == at or joint - at > 2:
            break
        if joint - at == 1 and items[at].low == "but":
            break
        at = joint
    while commas and found[-1].count is None:
        found.pop()
        commas -= 1
    return found


def starts_clause(items: list[Item], at: int) -> bool:
    """Whether the noun phrase at `at` is the subject of a verb of its own."""
    step = at + 1
    while step + 1 < len(items) and items[step].low == "of" and items[step + 1].kind == "np":
        step += 2
    while step < len(items) and items[step].kind in ("adv", "coord") and step + 1 < len(items) and items[step + 1].kind in ("vg", "np", "adv"):
        if items[step].kind == "coord" and items[step + 1].kind != "np":
            break
        step += 1
        if items[step].kind == "np":
            step += 1
    return step < len(items) and items[step].kind == "vg" and items[step].form != "VBG" and not items[step].infinitive


def find_phrases(items: list[Item], item: Item) -> list[tuple[str, Item]]:
    """The prepositional phrases after a verb group, up to the next verb or clause."""
    found: list[tuple[str, Item]] = []
    at = item.index + 1
    while at < len(items):
        other = items[at]
        if other.kind in STOPS or other.kind in ("rel", "vg"):
            break
        if other.kind == "prep" and at + 1 < len(items) and items[at + 1].kind == "np":
            for np in coordinated_right(items, at + 1):
                found.append((other.low, np))
            at += 1
        at += 1
    return found


def nominal_predicate(items: list[Item], item: Item, entry: Entry, lexicon: Lexicon) -> Predicate:
    """An act noun with its arguments: "the death of 11 soldiers", "an attack by X on Y"."""
    predicate = Predicate(entry, item, nominal=True)
    predicate.negated = item.determiner in lexicon.classes("no")
    predicate.phrases = find_phrases(items, item)
    after = next((i for i in items[item.index + 1 : item.index + 3] if i.kind == "vg"), None)
    if after is not None and after.form in ("VBN", "VBD") and after.last - after.first == 1:
        if any(e.key in lexicon.classes("light_acts") for e in after.entries) or after.low in lexicon.classes("light_acts"):
            predicate.phrases.extend(find_phrases(items, after))
    slots = lexicon.frame(entry.frame)
    for prep, np in predicate.phrases:
        if prep in slots:
            predicate.add(slots[prep], [np])
    return predicate
