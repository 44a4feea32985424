"""The items of a sentence -> predicates: who did what to whom, as the grammar says it.

A predicate is a verb group or act noun of a family that the tables know, with its agents, its
patients and the phrases around it. Order and voice are read here; what the act means is read later.
"""

from __future__ import annotations

from dragoman.read.coordination import coordinated_left, coordinated_right
from dragoman.read.lexicon import Entry, Lexicon
from dragoman.read.objects import find_objects, find_phrases
from dragoman.read.phrases import Item
from dragoman.read.predicate import REPORTING, Predicate
from dragoman.read.senses import fitting, is_misused, strengthen
from dragoman.read.subjects import find_subjects
from dragoman.read.verb_first import find_behind, is_behind, manager_of

REPORTED_BY = frozenset({"claim", "deny", "accuse", "confirm", "suspect", "happen"})
# With nobody as object they tell no act: "no post was attacked".
GAP = "…"
# What "managed to" and its like say was done, where it is named by a noun.
MANAGED = frozenset(
    {"attack", "kill", "capture", "seize", "destroy", "damage", "repel", "free", "injure", "use"}
)
OF_SOMEBODY = frozenset({"attack", "clash", "take_place", "repel", "use"})
TAIL_REACH = 9  # items between a verb and the last word of its phrase
VEHICLES = frozenset({"vehicle", "armoured_vehicle", "motorcycle", "boat", "aircraft"})
Around = tuple[tuple[list[Item], str], list[Item], list[tuple[str, Item]]]


def find_predicates(items: list[Item], lexicon: Lexicon) -> list[Predicate]:
    """The predicates of one sentence, in order; a word of several families gives one of each."""
    found: list[Predicate] = []
    for item in items:
        if not item.entries:
            continue
        if item.kind == "vg":
            entries = act_entries(item, verbal=True)
            phrases = [entry for entry in entries_of_phrases(item) if lexicon.language.head_first]
            entries = phrases or entries
            if not entries:
                continue
            around = find_around(items, item, lexicon)
            verbal = [verbal_predicate(items, item, entry, lexicon, around) for entry in entries]
            if lexicon.language.verb_first:
                verbal = without_blasts(verbal)
            found.extend(
                strengthen(p, lexicon) for p in fitting(items, verbal) if not is_misused(items, p, lexicon)
            )
        elif item.kind == "np":
            nominal = [
                nominal_predicate(items, item, entry, lexicon) for entry in act_entries(item, verbal=False)
            ]
            found.extend(fitting(items, nominal))
        elif item.kind == "adv":
            for entry in act_entries(item, verbal=False):
                found.append(state_predicate(items, item, entry))
    mark_reported(found, lexicon.classes("telling_verbs"))
    if lexicon.classes("carrying_out"):
        carry_out(items, found, lexicon)
    return found


def without_blasts(predicates: list[Predicate]) -> list[Predicate]:
    """The senses of a verb less that of destroying, where a bomb is set off against something: "فجّر عبوة بآلية"."""
    aimed = any(
        p.family == "use"
        and "target" in p.roles
        and any(
            (arm := np.head.entry("arm")) and arm.family == "explosive" for np in p.roles.get("weapon", ())
        )
        for p in predicates
    )
    return [p for p in predicates if p.family != "destroy"] if aimed else predicates


def find_around(items: list[Item], item: Item, lexicon: Lexicon) -> Around:
    """The subject or its pronoun, the objects and the phrases of a verb group, by the word order of the language."""
    if lexicon.language.verb_first:
        return find_behind(items, item, lexicon)
    return find_subjects(items, item), find_objects(items, item), find_phrases(items, item)


CARRIED = frozenset({"at", "of"})
CARRIED_KINDS = frozenset({"np", "coord", ",", "prep"})


def carry_out(items: list[Item], predicates: list[Predicate], lexicon: Lexicon) -> None:
    """Give an act noun the subject of the plain verb that says it was done: "ont procédé à la neutralisation de"."""
    for predicate in predicates:
        if not predicate.nominal or predicate.negated or "agent" in predicate.roles:
            continue
        at = predicate.item.index - 1
        while at > 0 and items[at].kind in CARRIED_KINDS:
            if items[at].kind == "prep" and items[at].low not in CARRIED:
                break
            at -= 1
        verb = items[at] if at >= 0 else None
        if verb is None or verb.kind != "vg" or verb.head.low not in lexicon.classes("carrying_out"):
            continue
        if not verb.negated and not verb.modal:
            predicate.add("agent", find_subjects(items, verb)[0])
            predicate.reported = True


def mark_reported(predicates: list[Predicate], telling: frozenset[str]) -> None:
    """Mark the act nouns that a verb tells as done: "claimed the bombing of", "the raid took place".

    Args:
        telling: verbs of saying whose object is what was done: "annonce l'arrestation de".
    """
    told = {
        id(np)
        for p in predicates
        if (p.family in REPORTED_BY or p.entry.key in telling)
        and not p.nominal
        and not p.unreal
        and not (p.negated and p.family == "happen")
        for role in ("content", "act")
        for np in p.roles.get(role, ())
    }
    undone = {id(np) for p in predicates if p.negated and not p.nominal for np in p.roles.get("content", ())}
    for predicate in predicates:
        if predicate.nominal and id(predicate.item) in told:
            predicate.reported = True
        elif predicate.nominal and id(predicate.item) in undone:
            predicate.negated = True


def act_entries(item: Item, *, verbal: bool) -> list[Entry]:
    """The act entries of an item's head, one a family."""
    chosen: dict[str, Entry] = {}
    for entry in item.entries:
        if entry.kind == "act" and (entry.name == "noun") != verbal:
            chosen.setdefault(entry.family, entry)
    return list(chosen.values())


def entries_of_phrases(item: Item) -> list[Entry]:
    """The act entries of a verb group that are phrases with a hole, which say more than the verb in them."""
    chosen: dict[str, Entry] = {}
    for entry in item.entries:
        if entry.kind == "act" and "…" in entry.key and entry.name != "noun":
            chosen.setdefault(entry.family, entry)
    return list(chosen.values())


def state_predicate(items: list[Item], item: Item, entry: Entry) -> Predicate:
    """An adjective of state after its noun: "two soldiers dead", "all four were dead"."""
    predicate = Predicate(entry, item, nominal=True)
    before = item.index - 1
    part = before - 2
    if part >= 0 and items[part].kind == "np" and items[part].count is not None and items[part].of == before:
        predicate.add("patient", [items[part]])  # "four of the soldiers dead"
    elif before >= 0 and items[before].kind == "np":
        predicate.add("patient", coordinated_left(items, before))
    elif before >= 0 and items[before].kind == "vg":
        predicate.add("patient", find_subjects(items, items[before])[0])
    return predicate


def verbal_predicate(
    items: list[Item], item: Item, entry: Entry, lexicon: Lexicon, around: Around
) -> Predicate:
    """A verb group with the subject, objects and phrases around it in the roles of its frame."""
    unreal = item.modal or goes_on_from_modal(items, item, lexicon) or is_conditional(items, item, lexicon)
    predicate = Predicate(entry, item, negated=item.negated, unreal=unreal)
    slots = lexicon.frame(entry.frame)
    (subjects, pronoun), objects, phrases = around
    predicate.phrases = list(phrases)
    can_be_done_to = "obj" in slots or "gap" in slots
    predicate.passive = (
        item.passive or entry.family != "clash" and can_be_done_to and is_reduced(items, item, objects)
    )
    if entry.family in REPORTING and not item.passive:
        agrees = lexicon.language.head_first and item.form == "VBN" and not item.perfect
        predicate.passive = predicate.passive and (agrees or is_before_agent(items, item, lexicon))
    if lexicon.language.verb_first:
        predicate.passive = (
            item.passive or not objects and can_be_done_to and is_behind(item, subjects, entry)
        )
        predicate.finite = predicate.passive and item.form == "VBD"
    if not subjects and not objects and not item.passive:
        start = fronted_list(items, item)
        if start >= 0:
            subjects, predicate.passive = coordinated_right(items, start), True
    if lexicon.language.verb_first and "gap" in slots:  # the hole of a phrase is for its subject
        slots = {**slots, "subj": slots.get("subj") or slots["gap"]}
        objects = objects if "obj" in slots else []
        can_be_done_to = "obj" in slots
    if lexicon.language.verb_first and GAP in entry.key and "obj" in slots:
        aim = lexicon.relations.get(lexicon.language.fold(entry.key.rsplit(" ", 1)[-1]), "")
        aimed = [np for prep, np in phrases if prep == aim]
        if aim and not aimed:
            objects = [items[np.of] for np in objects if np.of >= 0] or objects
        elif aim:
            objects, predicate.phrases = aimed, [pair for pair in phrases if pair[1] not in aimed]
            predicate.passive = item.passive
    subject_role, object_role = slots.get("subj", "agent"), slots.get("obj") or slots.get("gap") or "patient"
    turned = predicate.passive and ("obj" in slots or "gap" in slots)
    if turned:
        predicate.add(object_role, subjects)
        for prep, np in predicate.phrases:
            if prep in lexicon.classes("agents"):
                predicate.add(subject_role, [np])
    else:
        predicate.add(subject_role, subjects)
        predicate.add(object_role, objects)
    for prep, np in predicate.phrases:
        if prep in slots and not (turned and prep in lexicon.classes("agents")):
            if not is_second(items, predicate, slots[prep], np, lexicon):
                predicate.add(slots[prep], [np])
    if "…" in entry.key and "of" in slots and slots["of"] not in predicate.roles and lexicon.relations:
        predicate.add(slots["of"], owners_behind(items, item, entry.key.rsplit(" ", 1)[-1]))
    predicate.pronoun = pronoun
    predicate.negated = predicate.negated or is_of_neither(items, item, lexicon)
    predicate.relative = is_relative(items, item)
    if entry.family not in REPORTING and not predicate.negated and predicate.agents:
        predicate.negated = is_nobody(predicate.agents[0], lexicon)
    hit = [np for role in ("patient", "target", "place") for np in predicate.roles.get(role, ())]
    if entry.family in OF_SOMEBODY and hit and not predicate.negated:
        predicate.negated = is_nobody(hit[0], lexicon)
    if item.infinitive:
        predicate.unreal = predicate.unreal or not is_factual_infinitive(items, item, lexicon)
    return predicate


def owners_behind(items: list[Item], item: Item, tail: str) -> list[Item]:
    """Whose the last word of a verb of several words is: "passée lundi sous le contrôle du M23"."""
    for other in items[item.index + 1 : item.index + TAIL_REACH]:
        if other.kind in ("vg", "rel", "sub", ";", "."):
            return []
        if other.kind == "np" and other.low == tail:
            return [items[other.of]] if other.of >= 0 else []
    return []


def is_second(items: list[Item], predicate: Predicate, role: str, np: Item, lexicon: Lexicon) -> bool:
    """Whether "at" opens a second phrase behind a verb: "ont fait face à deux embuscades à l'engin explosif"."""
    opener = items[np.index - 1]
    return (
        bool(lexicon.relations) and opener.kind == "prep" and opener.low == "at" and role in predicate.roles
    )


def goes_on_from_modal(items: list[Item], item: Item, lexicon: Lexicon) -> bool:
    """Whether a bare verb shares the modal of the verb before it ("will attack the post, burn the trucks and kill")."""
    if item.form not in ("VB", "VBP") or item.infinitive or item.passive or item.perfect:
        return False
    joined = item.index and items[item.index - 1].kind in (",", "coord")
    for back in reversed(items[: item.index]):
        if back.kind in (";", ":", "sub"):
            return False
        if back.kind == "vg" and back.form in ("VB", "VBP", "VBD", "VBZ"):
            shares = back.modal or back.infinitive and not is_factual_infinitive(items, back, lexicon)
            return bool(joined) and shares
    return False


def is_conditional(items: list[Item], item: Item, lexicon: Lexicon) -> bool:
    """Whether a verb stands in a clause of condition ("if a single bomb falls", "unless they leave")."""
    for back in reversed(items[: item.index]):
        if back.kind in (";", ":", ",", "vg"):
            return False
        if back.kind == "sub":
            return back.low in lexicon.classes("conditions")
    return False


def fronted_list(items: list[Item], item: Item) -> int:
    """Where the subjects of a fronted participle begin ("Recovered were three rifles"), or -1."""
    if item.form not in ("VBN", "VBD") or item.passive or item.perfect or item.modal or item.infinitive:
        return -1
    if any(i.kind in ("np", "vg") for i in items[: item.index]):
        return -1
    if (
        item.index + 2 < len(items)
        and items[item.index + 1].kind == ":"
        and items[item.index + 2].kind == "np"
    ):
        return item.index + 2
    for other in items[item.index + 1 :]:
        if other.kind == "vg" and other.form == "be" and other.last - other.first == 1:
            start = other.index + 1
            return start + 1 if start < len(items) and items[start].kind == ":" else start
        if other.kind in ("rel", "sub", "."):
            return -1
    return -1


def is_nobody(np: Item, lexicon: Lexicon) -> bool:
    """Whether a phrase counts none: "no soldiers"."""
    count = np.count.count if np.count is not None else None
    return np.determiner in lexicon.classes("no") or (count is not None and count.max == 0)


def is_of_neither(items: list[Item], item: Item, lexicon: Lexicon) -> bool:
    """Whether a verb has a subject that counts out both of two ("neither the Guard nor its partner carried out")."""
    for back in reversed(items[: item.index]):
        if back.kind in ("vg", "sub", "rel", ";", ":"):
            return False
        if back.low in lexicon.classes("both_sides"):
            return True
    return False


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
        return not is_of_nobody(items, item, lexicon)
    at = item.index - 1
    if at >= 0 and items[at].kind == "prep" and items[at].low in lexicon.classes("factual_preps"):
        return True  # "avant de repartir avec deux véhicules"
    if item.governor >= 0 and not items[item.governor].negated:
        if items[item.governor].head.low in lexicon.classes("implicatives"):
            return True  # "a permis de tuer huit hommes, de détruire une base et de saisir"
    while at >= 0 and items[at].kind in ("date", "adv", ",", "prep", "np") and item.index - at < 6:
        at -= 1
    return at >= 0 and items[at].kind == "vg" and items[at].head.low in lexicon.classes("implicatives")


def is_of_nobody(items: list[Item], item: Item, lexicon: Lexicon) -> bool:
    """Whether nobody says an infinitive of himself ("no group has claimed to have shot it down")."""
    governor = next((i for i in reversed(items[: item.index]) if i.kind == "vg"), None)
    if governor is None:
        return False
    subject = items[governor.index - 1] if governor.index else None
    return governor.negated or subject is not None and subject.low.split(" ", 1)[0] in lexicon.classes("no")


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
    if (
        before is not None
        and before.kind in ("adv", "date")
        and (after is None or after.kind in ("prep", ".", ",", ";", "coord"))
    ):
        return True
    return before is not None and (before.kind == "np" or before.low in ("and", "or", ",", "be"))


def nominal_predicate(items: list[Item], item: Item, entry: Entry, lexicon: Lexicon) -> Predicate:
    """An act noun with its arguments: "the death of 11 soldiers", "an attack by X on Y"."""
    predicate = Predicate(entry, item, nominal=True)
    predicate.negated = item.determiner in lexicon.classes("no")
    predicate.phrases = find_phrases(items, item)
    after = next((i for i in items[item.index + 1 : item.index + 3] if i.kind == "vg"), None)
    if after is not None and after.form in ("VBN", "VBD") and after.last - after.first == 1:
        if any(e.key in lexicon.classes("light_acts") for e in after.entries) or after.low in lexicon.classes(
            "light_acts"
        ):
            predicate.phrases.extend(find_phrases(items, after))
        elif lexicon.language.head_first and after.index == item.index + 1:
            aimed = lexicon.classes("aimed") - {"at"}
            predicate.phrases.extend((prep, np) for prep, np in find_phrases(items, after) if prep in aimed)
    slots = lexicon.frame(entry.frame)
    if lexicon.language.verb_first and entry.family in MANAGED and not item.head.article:
        managed = manager_of(items, item, lexicon)
        if managed is not None:
            predicate.reported = True
            predicate.add("agent", managed[0])
            predicate.pronoun = managed[1]
    either = lexicon.language.head_first and may_own_or_suffer(entry.frame)
    by_whom = any(prep in lexicon.classes("agents") for prep, _ in predicate.phrases)
    for prep, np in predicate.phrases:
        if prep == "of" and either and (by_whom or suffers_attack(np)):
            predicate.add("target", [np])
        elif prep == "at" and prep not in slots and after is not None and is_set_for(after, np, lexicon):
            predicate.add("target", [np])
        elif prep == "of" and "obj" in slots and lexicon.language.verb_first and np.index <= item.index + 2:
            predicate.add(slots["obj"], [np])  # "القضاء على ثلاثة", "سيطرتها على مدينة كذا"
        elif prep in slots:
            predicate.add(slots[prep], [np])
    return predicate


def is_set_for(verb: Item, np: Item, lexicon: Lexicon) -> bool:
    """Whether a participle says for whom a trap was laid: "une embuscade tendue à un convoi"."""
    return verb.head.low in lexicon.classes("laying_words") and np.index > verb.index and not np.head.place


def may_own_or_suffer(frame: str) -> bool:
    """Whether "of" behind a noun may lead to the doer or to what was hit: "l'attaque des rebelles", "du marché"."""
    roles = {part.partition(":")[0] for part in frame.split() if "of" in part.partition(":")[2].split("|")}
    return {"agent", "target"} <= roles


def suffers_attack(np: Item) -> bool:
    """Whether a phrase behind "attack of" is what was hit: a site, a vehicle, a place, people without arms."""
    head = np.head
    if head.entry("actor") is not None:
        return False
    person = head.entry("person")
    if person is not None:
        return person.family == "civilian"
    if head.entry("target") is not None:
        return True
    arm = head.entry("arm")
    return arm is not None and arm.family in VEHICLES or head.tag == "P" and not head.entry("unit")
