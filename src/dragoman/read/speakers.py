"""The items of a sentence -> who says which part of it.

A speaker covers items [first, last): to the right of "X said that", to the left of ", X said", the
whole sentence for "according to X".
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.read.names import inner_actor
from dragoman.read.nouns import ActorRef, Context, Words, filed, find_actor
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate


@dataclass(slots=True)
class Speech:
    """A stretch of a sentence with its speaker; `antecedent` is the force that its pronoun stands for."""

    first: int
    last: int
    item: Item | None
    words: Words | None
    actor: ActorRef | None
    pronoun: str
    family: str
    verb: Item | None = None
    antecedent: ActorRef | None = None


SPEAKING = frozenset({"say", "claim", "confirm", "deny", "accuse"})
VOICED = frozenset({"speaker", "person", "unit", "actor", "outlet", "rank"})
LONGEST_SPEECH = 300  # items; a longer sentence is no prose


def find_speech(context: Context, predicates: list[Predicate]) -> list[Speech]:
    """The stretches of one sentence that somebody says, in order."""
    items = context.items
    found: list[Speech] = []
    for predicate in predicates:
        if is_according(predicate.item):
            continue
        if predicate.family in SPEAKING and not predicate.nominal and not predicate.item.infinitive:
            speech = speech_of(context, predicate)
            if speech is not None and not is_carrying(context, predicate, found):
                found.append(speech)
    for item in items:
        if is_according(item):
            at = item.index + 1
            while at < len(items) and items[at].kind == "prep":
                at += 1
            if at < len(items) and items[at].kind == "np":
                first, last = clause_around(items, item.index)
                found.append(make_speech(context, first, last, items[at], "", "say", None))
    if context.lexicon.language.verb_first and (label := label_speech(context)) is not None:
        found.append(label)
    for speech in found:
        if speech.family == "claim":
            speech.actor = commander_of(context, speech, predicates) or speech.actor
    return found


LABEL_REACH = 7  # items


def label_speech(context: Context) -> Speech | None:
    """What stands behind the name of a force and a colon at the head of a sentence: "القسام: استهدفنا دبابتين"."""
    items = context.items
    colon = next((i for i in items[:LABEL_REACH] if i.kind == ":"), None)
    opened = max((i.index + 1 for i in items[: colon.index if colon else 0] if i.kind == "?"), default=0)
    first = next((i for i in items[opened : opened + 3] if i.kind not in ("coord", "adv")), None)
    if first is None or colon is None or first.kind != "np" or colon.index + 1 >= len(items):
        return None
    if any(
        i.kind not in ("np", "prep", "coord", "adv", "?", "pron") for i in items[first.index : colon.index]
    ):
        return None
    speech = make_speech(context, colon.index + 1, len(items), first, "", "say", None)
    return speech if speech.actor is not None else None


LONGEST_NAME = 60  # characters
NO_COMMANDER = frozenset({"country", "demonym", "rank", "outlet", "person", "speaker"})


def commander_of(context: Context, speech: Speech, predicates: list[Predicate]) -> ActorRef | None:
    """A name that claims what "its forces" did, which only a force can, in full: "Night Heron", "General Staff of the
    army"; None where the atlas knows the force."""
    item, classes, actor = speech.item, context.lexicon.classes, speech.actor
    if item is None or speech.words is None:
        return None
    units = context.units[item.first : item.last]
    is_unknown = item.head.tag == "P" and not item.head.place
    if actor is not None:
        is_cut = actor.key.startswith("words:") and len(actor.words.text) < len(speech.words.text)
        if not is_cut or actor.words.text not in speech.words.text or len(speech.words.text) > LONGEST_NAME:
            return None
    elif not is_unknown or any(e.kind in NO_COMMANDER for unit in units for e in unit.entries):
        return None
    own = [
        np
        for predicate in predicates
        for role in ("agent", "defender")
        for np in predicate.roles.get(role, ())
        if np.determiner in classes("impersonal_possessives") and np.head.low in classes("plain_forces")
    ]
    if not any(speech.first <= np.index < speech.last for np in own):
        return None
    kind, countries = (actor.kind, actor.countries) if actor is not None else ("", ())
    return ActorRef(
        "words:" + filed(speech.words, context.lexicon), speech.words, kind, countries, is_named=True
    )


def is_according(item: Item) -> bool:
    """Whether an item opens "according to X"."""
    return any(e.kind == "cue" and e.family == "according" for e in item.entries) or item.low == "according"


def is_carrying(context: Context, predicate: Predicate, found: list[Speech]) -> bool:
    """Whether a verb tells only who carried what another said: "X claimed in a statement released by Y that"."""
    at, items = predicate.item.index, context.items
    if context.lexicon.language.verb_first and 0 < at < len(items) - 1 and items[at + 1].kind == "pron":
        account = items[at - 1]
        return account.kind == "np" and account.head.low in context.lexicon.classes("account_words")
    if not predicate.passive or at < 2 or not any(s.first <= at < s.last for s in found):
        return False
    account, before = items[at - 1], items[at - 2]
    return (
        account.kind == "np"
        and account.head.low in context.lexicon.classes("account_words")
        and before.kind == "prep"
    )


def clause_around(items: list[Item], at: int) -> tuple[int, int]:
    """The stretch between semicolons around an item."""
    first = max((i.index for i in items[:at] if i.kind == ";"), default=-1) + 1
    return first, next((i.index for i in items[at:] if i.kind == ";"), len(items))


def is_no_speaker(subject: Item) -> bool:
    """Whether a noun phrase is a weapon, an act or its dead, which cannot speak."""
    if subject.head.entry("arm") is not None and not any(e.kind in VOICED for e in subject.head.entries):
        return True
    acts = [e for e in subject.head.entries if e.kind == "act"]
    if any(e.name != "noun" for e in acts) and any(e.kind in VOICED for e in subject.head.entries):
        return False
    return (
        bool(acts) and not any(e.family in SPEAKING for e in acts) and subject.head.entry("speaker") is None
    )


def speech_of(context: Context, predicate: Predicate) -> Speech | None:
    """The stretch that a verb of saying covers, with its subject."""
    items = context.items
    verb = predicate.item
    at = verb.index
    speakers = predicate.roles.get("speaker") or predicate.agents
    if context.lexicon.relations and predicate.family == "accuse":
        speakers = predicate.roles.get("speaker", [])  # "نسب إلى كذا": whom it is laid to does not speak
        if not speakers and not predicate.pronoun:
            return None
    subject = speakers[-1] if speakers and not predicate.passive else None
    pronoun = predicate.pronoun
    if not pronoun and not predicate.passive:
        subject = closing_speaker(items, at) or subject
    turns = context.lexicon.language.inverts_speech and is_inverted(items, at)
    if subject is not None and is_no_speaker(subject) and not turns:
        subject = first_speaker(items, at)
        if subject is None:
            return None
    after = at + 1
    inverted = False
    if turns:
        while items[after].kind != "np":
            after += 1
        subject, pronoun, inverted = items[after], "", True
    elif subject is None and not pronoun and after < len(items) and items[after].kind == "np":
        subject, inverted = items[after], True
    if subject is None and (not pronoun or predicate.passive) or predicate.negated:
        return None
    if subject is not None and subject.determiner in context.lexicon.classes("no"):
        return None
    begins = subject.index if subject is not None else at
    while begins > 0 and items[begins - 1].kind in ("prep",) and items[begins - 1].low in ("of", "at"):
        begins -= 2
    clause = relative_clause(items, subject, at) if context.lexicon.relations and not inverted else -1
    if clause >= 0:
        return make_speech(context, clause, len(items), subject, pronoun, predicate.family, verb)
    closes = is_closing(items, at, after if not inverted else after + 1)
    if not closes and subject is not None and is_set_in(items, subject, at):
        first = next((i.index + 1 for i in reversed(items[:at]) if i.kind == ";"), 0)
        last = next((i.index for i in items[after:] if i.kind == ";"), len(items))
        return make_speech(context, first, last, subject, pronoun, predicate.family, verb)
    if inverted or closes:
        begin = max(at - LONGEST_SPEECH, 0)
        first = next((i.index + 1 for i in reversed(items[begin:at]) if i.kind == ";"), begin)
        return make_speech(context, first, at, subject, pronoun, predicate.family, verb)
    end = min(after + LONGEST_SPEECH, len(items))
    last = next((i.index for i in items[after:end] if i.kind == ";"), end)
    return make_speech(context, max(begins, 0), last, subject, pronoun, predicate.family, verb)


def relative_clause(items: list[Item], subject: Item | None, at: int) -> int:
    """Where the relative clause begins in which somebody says something of a noun ("que l'armée attribue"), or -1."""
    if subject is None or subject.index != at - 1 or subject.index < 2:
        return -1
    return subject.index - 1 if items[subject.index - 1].kind == "rel" else -1


def is_inverted(items: list[Item], at: int) -> bool:
    """Whether a verb of saying behind a comma has its subject behind it: ", a déclaré le préfet"."""
    after = at + 1
    while after < len(items) and items[after].kind in ("date", "adv"):
        after += 1
    if after >= len(items) or items[after].kind != "np" or not at or items[at - 1].kind not in (",", "-"):
        return False
    head = items[after].head
    if head.entry("act") is not None or head.entry("arm") is not None:
        return False
    closed = items[after + 1] if after + 1 < len(items) else None
    return closed is None or closed.kind not in ("sub", ":")


def is_set_in(items: list[Item], subject: Item, at: int) -> bool:
    """Whether a speaker and a verb of saying stand between two commas inside what is said."""
    if subject.index != at - 1 or subject.index < 3 or at + 1 >= len(items):
        return False
    return items[subject.index - 1].kind == "," and items[at + 1].kind == ","


def closing_speaker(items: list[Item], at: int) -> Item | None:
    """The phrase between a comma and a verb of saying that ends its clause: ", officials in Turbat said."."""
    comma = at - 1
    while comma >= 0 and items[comma].kind in ("np", "prep", "coord"):
        comma -= 1
    if comma < 1 or items[comma].kind != "," or at - comma < 4 or not is_closing(items, at, at + 1):
        return None
    return items[comma + 1] if items[comma + 1].kind == "np" else None


def first_speaker(items: list[Item], at: int) -> Item | None:
    """The subject of the verb of saying that another is joined to: "X admitted six deaths and said"."""
    for item in reversed(items[:at]):
        if item.kind in (";", "sub", "rel", ":"):
            return None
        if item.kind == "vg" and any(e.kind == "act" and e.family in SPEAKING for e in item.entries):
            before = items[item.index - 1] if item.index else None
            return (
                before if before is not None and before.kind == "np" and not is_no_speaker(before) else None
            )
    return None


def is_closing(items: list[Item], at: int, after: int) -> bool:
    """Whether a verb of saying ends its sentence or clause: ", police said on Friday."."""
    rest = items[after:]
    for item in rest:
        if item.kind in (".", ";"):
            return True
        if item.kind in ("rel", "vg", "sub", "coord"):
            return False
        if item.kind == ":":
            return False
    return True


def make_speech(
    context: Context,
    first: int,
    last: int,
    subject: Item | None,
    pronoun: str,
    family: str,
    verb: Item | None,
) -> Speech:
    """A stretch with the words and the force of its speaker."""
    words = context.bare(subject) if subject is not None else None
    office = office_behind(context, subject) if subject is not None else None
    if office is not None and context.lexicon.language.verb_first and not subject_is_office(subject):
        words = context.bare(office)  # "قال فلان، الناطق باسم المجلس"
    actor = None
    if subject is not None:
        actor = find_actor(context, subject)
        is_office = bool(context.lexicon.relations) and subject.head.low in context.lexicon.classes(
            "state_offices"
        )
        if subject.of >= 0 and (actor is None or not actor.is_named or is_office):
            inner = find_actor(context, context.items[subject.of])
            actor = inner if inner is not None and (actor is None or inner.is_named) else actor
        before = apposed_before(context, subject) if actor is None else None
        if before is not None:
            actor = find_actor(context, before) or office_of(context, before)
        actor = actor or employer_of(context, subject) or service_of(context, subject)
        if actor is None and context.lexicon.relations:
            actor = office_beside(context, subject)
    return Speech(first, last, subject, words, actor, pronoun, family, verb)


def apposed_before(context: Context, subject: Item) -> Item | None:
    """The phrase that a name stands in apposition to, past a rank with its full stop: "the spokesman, Col. X"."""
    items, at = context.items, subject.index - 1
    if (
        at >= 1
        and items[at].kind == "."
        and items[at - 1].kind == "np"
        and items[at - 1].head.entry("rank") is not None
    ):
        at -= 2
    return items[at - 1] if at >= 1 and items[at].kind == "," and items[at - 1].kind == "np" else None


def office_beside(context: Context, subject: Item) -> ActorRef | None:
    """The force of the office before or behind a name: "le porte-parole des Y, X", "X, porte-parole des Y"."""
    before = apposed_before(context, subject)
    if before is not None and (before.entry("speaker") is not None or before.entry("rank") is not None):
        owner = context.items[before.of] if before.of >= 0 else before
        actor = find_actor(context, owner) or employer_of(context, before)
        if actor is not None:
            return actor
    if before is None and subject.index >= 4 and context.items[subject.index - 1].kind == ",":
        before = office_of_owner(context, subject.index - 2)
        if before is not None:
            return find_actor(context, context.items[before.of])
    return apposed_after(context, subject)


def office_of_owner(context: Context, at: int) -> Item | None:
    """The office whose owner stands at an item: "le porte-parole" of "le porte-parole de l'armée"."""
    return next(
        (i for i in context.items[:at] if i.kind == "np" and i.of == at and i.entry("speaker") is not None),
        None,
    )


def apposed_after(context: Context, subject: Item) -> ActorRef | None:
    """The force of the office that stands behind a name: "X, porte-parole des Y, a déclaré"."""
    items, office = context.items, office_behind(context, subject)
    if office is None:
        return None
    owner = items[office.of] if office.of >= 0 else office
    return find_actor(context, owner) or employer_of(context, office)


def office_behind(context: Context, subject: Item) -> Item | None:
    """The office that a comma sets behind a name: "X, porte-parole des Y"."""
    items, at = context.items, subject.index + 1
    if at + 1 >= len(items) or items[at].kind != "," or items[at + 1].kind != "np":
        return None
    office = items[at + 1]
    return office if office.entry("speaker") is not None or office.entry("rank") is not None else None


def subject_is_office(subject: Item | None) -> bool:
    """Whether a speaker is named by an office, and not only by a name."""
    return subject is None or subject.entry("speaker") is not None or subject.entry("rank") is not None


def employer_of(context: Context, subject: Item) -> ActorRef | None:
    """The force that somebody speaks for: "a spokesman for the brigade"."""
    after = context.items[subject.index + 1 : subject.index + 3]
    if (
        len(after) < 2
        or after[0].low not in context.lexicon.classes("employer_preps")
        or subject.entry("speaker") is None
    ):
        return None
    return find_actor(context, after[1]) if after[1].kind == "np" else None


def office_of(context: Context, item: Item) -> ActorRef | None:
    """The force whose office somebody holds: "the KIA's information officer, Naw Bu"."""
    owner = next((at for at in range(item.first, item.last) if context.units[at].tag == "G"), -1)
    if owner < 0 or item.head.entry("speaker") is None and item.head.entry("rank") is None:
        return None
    entry = next((e for e in context.units[owner - 1].entries if e.kind == "actor"), None)
    return None if entry is None else inner_actor(context, item)


def service_of(context: Context, subject: Item) -> ActorRef | None:
    """The service that a spokesman's title opens with: "a police spokesman"."""
    entry = subject.head.entry("speaker")
    first = context.source.lows[subject.head.first]
    if (
        entry is None
        or entry.family != "party_capable"
        or first not in context.lexicon.classes("state_nouns")
    ):
        return None
    start, end = context.source.starts[subject.head.first], context.source.ends[subject.head.first]
    return ActorRef(f"words::{first}", Words(start, end, context.source.text[start:end]))


def speech_at(speeches: list[Speech], index: int) -> Speech | None:
    """The innermost stretch that covers an item."""
    best: Speech | None = None
    for speech in speeches:
        if speech.first <= index < speech.last and (
            best is None or speech.last - speech.first <= best.last - best.first
        ):
            best = speech
    return best


def find_spokesmen(speeches: list[tuple[Context, Speech]]) -> None:
    """Give a person who speaks again the force of the office named before: "Sidi added", "the general said"; and note
    for "it" and "they" the force that spoke last."""
    held: dict[str, ActorRef] = {}
    last: ActorRef | None = None
    for context, speech in speeches:
        if speech.item is None:
            if speech.actor is None and speech.pronoun in context.lexicon.classes("impersonal_pronouns"):
                speech.antecedent = last
            continue
        last = speech.actor
        keys = person_keys(context, speech.item)
        if speech.actor is None:
            speech.actor = next((held[key] for key in keys if key in held), None)
        else:
            held.update(dict.fromkeys(keys, speech.actor))


def person_keys(context: Context, item: Item) -> list[str]:
    """What a person may be called by again: the last name, and the rank."""
    head = item.head
    keys: list[str] = []
    if head.tag == "P" and head.entry("actor") is None and head.entry("unit") is None and not head.place:
        keys.append(context.source.lows[head.last - 1])
    begin = item.first
    if (
        begin >= 2
        and context.units[begin - 1].low == "."
        and context.units[begin - 2].entry("rank") is not None
    ):
        begin -= 2
    ranks = [e for at in range(begin, item.last) for e in context.units[at].entries if e.kind == "rank"]
    keys += [entry.key.casefold() for entry in ranks]
    if head.tag == "N" and item.determiner == "the" and item.last - item.first <= 2:
        keys.append(head.low)
    return keys


def after_relative(items: list[Item], at: int) -> int:
    """Where the clause about a speaker ends: "selon le maire, qui s'exprimait mercredi à Benghazi"."""
    if at + 1 >= len(items) or items[at].kind != "," or items[at + 1].kind != "rel":
        return at
    return next((i.index for i in items[at + 2 :] if i.kind in (",", ";", ".", ":")), len(items))


def speaker_units(context: Context, speeches: list[Speech]) -> list[tuple[int, int]]:
    """The units that name each speaker with the phrases right behind it ("two residents of Niono")."""
    spans: list[tuple[int, int]] = []
    for speech in speeches:
        if speech.item is None:
            continue
        at = speech.item.index + 1
        while (
            at + 1 < len(context.items)
            and context.items[at].kind == "prep"
            and context.items[at + 1].kind == "np"
        ):
            at += 2
        if context.lexicon.relations:
            at = after_relative(context.items, at)
        spans.append((speech.item.first, context.items[at - 1].last))
    return spans
