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
from dragoman.read.verb_first import find_behind, is_behind

REPORTED_BY = frozenset({"claim", "deny", "accuse", "confirm", "suspect", "happen"})
# With nobody as object they tell no act: "no post was attacked".
OF_SOMEBODY = frozenset({"attack", "clash", "take_place", "repel", "use"})
Around = tuple[tuple[list[Item], str], list[Item], list[tuple[str, Item]]]


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
            around = find_around(items, item, lexicon)
            verbal = [verbal_predicate(items, item, entry, lexicon, around) for entry in entries]
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
    mark_reported(found)
    return found


def find_around(items: list[Item], item: Item, lexicon: Lexicon) -> Around:
    """The subject or its pronoun, the objects and the phrases of a verb group, by the word order of the language."""
    if lexicon.language.verb_first:
        return find_behind(items, item)
    return find_subjects(items, item), find_objects(items, item), find_phrases(items, item)


def mark_reported(predicates: list[Predicate]) -> None:
    """Mark the act nouns that a verb tells as done: "claimed the bombing of", "the raid took place"."""
    told = {
        id(np)
        for p in predicates
        if p.family in REPORTED_BY
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
        predicate.passive = predicate.passive and is_before_agent(items, item, lexicon)
    if lexicon.language.verb_first:
        predicate.passive = (
            item.passive or not objects and can_be_done_to and is_behind(item, subjects, entry)
        )
    if not subjects and not objects and not item.passive:
        start = fronted_list(items, item)
        if start >= 0:
            subjects, predicate.passive = coordinated_right(items, start), True
    if lexicon.language.verb_first and "gap" in slots and subjects and subjects[0].index < item.index:
        slots = {**slots, "subj": slots.get("subj") or slots["gap"]}  # the hole of a phrase is for its subject
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
            predicate.add(slots[prep], [np])
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
    slots = lexicon.frame(entry.frame)
    for prep, np in predicate.phrases:
        if prep in slots:
            predicate.add(slots[prep], [np])
        elif prep == "of" and "obj" in slots and lexicon.language.verb_first:
            predicate.add(slots["obj"], [np])  # "القضاء على ثلاثة"
    return predicate
