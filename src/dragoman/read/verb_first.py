"""A verb group of a language that puts its verb first -> its subject, its objects and the phrases after it.

"قتل مسلحون ثلاثة جنود": the first noun phrase behind the verb is its subject, the next its object; phrases with a
preposition may stand between them. A subject before the verb, as in headlines, leaves the object alone behind it. A
verb with one phrase behind it that it can be done to is passive, since the vowels that would say so are not written.
"""

from __future__ import annotations

from dragoman.read.coordination import coordinated_left, coordinated_right
from dragoman.read.lexicon import Entry, Lexicon
from dragoman.read.objects import STOPS, find_phrases
from dragoman.read.phrases import Item

Around = tuple[tuple[list[Item], str], list[Item], list[tuple[str, Item]]]
MOST_STEPS = 14
SELF = "نفس"  # "في الوقت نفسه"
PLURAL_VERB, MANY = "وا", "هم"  # a verb whose ending is its subject
WE, OURS, HE, SHE = "نا", "نا", "هو", "ها"
FEMININE = ("ه", "ات", "اء", "تان", "تين", "ت")
WOMEN = frozenset({"نساء", "نسوه", "قوات", "شرطه", "عناصر", "مجاميع"})
SUFFIXES = frozenset({"ه", "ها", "هم", "هن", "هما"})
CLAUSE_REACH, INSERTION = 4, 12  # items
THEM = frozenset({"هم", "ها", "هن", "هما"})
HURT = frozenset({"kill", "injure", "die"})
DONE = HURT | {
    "destroy",
    "damage",
    "seize",
    "attack",
    "use",
    "take_place",
    "capture",
    "free",
    "repel",
    "loss",
}


def find_behind(items: list[Item], item: Item, lexicon: Lexicon) -> Around:
    """The subject and its pronoun, the objects and the phrases of a verb group."""
    rows = rows_behind(items, item, lexicon)
    thought = thought_of(items, item)
    rows = [thought] if thought else rows
    phrases = find_phrases(items, item)
    before, pronoun = subject_before(items, item)
    if has_suffix(items, item) and rows:
        return (rows[0], ""), before, phrases  # "الهجوم الذي شنه مسلحون"
    if (
        not before
        and verb_word(item).endswith(WE)
        and item.form == "VBD"
        and lexicon.lemmas.get(verb_word(item))
    ):
        pronoun = OURS
    elif not before and not pronoun and not item.passive:
        if verb_word(item).endswith(PLURAL_VERB):
            before, pronoun = shared_subject(items, item, lexicon) or ([], MANY)
        elif not rows and opens_clause(items, item.index + 1):
            before, pronoun = shared_subject(items, item, lexicon) or ([], SHE if is_feminine(item) else HE)
        elif len(rows) == 1 and is_no_subject(item, rows[0][0], lexicon):
            before, pronoun = shared_subject(items, item, lexicon) or ([], SHE if is_feminine(item) else HE)
    if before or pronoun:
        return (before, pronoun), rows[0] if rows else [], phrases
    return (rows[0] if rows else [], ""), rows[1] if len(rows) > 1 else [], phrases


def verb_word(item: Item) -> str:
    """The verb itself of a verb group that may be a phrase: "استولوا على"."""
    return item.low.split(" ", 1)[0]


def shared_subject(items: list[Item], item: Item, lexicon: Lexicon) -> tuple[list[Item], str] | None:
    """The subject or pronoun of the verb before, which a verb behind "and" shares: "هاجم مسلحون موقعا فقتلوا"."""
    for back in reversed(items[: item.index]):
        if back.kind in (".", ";", ":", "sub", "rel"):
            return None
        if back.kind == "vg" and not back.passive and back.form not in ("be", "have"):
            (subjects, pronoun), objects, _ = find_behind(items, back, lexicon)
            entries = [e for e in back.entries if e.kind == "act" and e.name != "noun"]
            if subjects and not objects and any(is_behind(back, subjects, entry) for entry in entries):
                continue
            if subjects and not agrees(item, subjects[0]):
                continue
            return (subjects, pronoun) if subjects or pronoun else None
    return None


def agrees(verb: Item, subject: Item) -> bool:
    """Whether a verb without a subject of its own may have a phrase before it for one, by its gender."""
    first = subject.head.low.split(" ", 1)[0]
    is_hers = first.endswith(("ه", "ة", "ات"))
    if is_feminine(verb):
        return is_hers or subject.head.tag == "P" and " " not in subject.head.low or first in GROUPS
    return verb_word(verb).endswith(PLURAL_VERB) or not first.endswith(("ه", "ة"))


GROUPS = frozenset({"كتايب", "كتائب", "سرايا", "قوات", "عصايب", "عصائب", "فصايل", "فصائل", "انصار", "أنصار"})


def has_suffix(items: list[Item], verb: Item) -> bool:
    """Whether a pronoun is written onto a verb."""
    after = items[verb.index + 1] if verb.index + 1 < len(items) else None
    return after is not None and after.kind == "pron" and after.low in SUFFIXES


def opens_clause(items: list[Item], at: int) -> bool:
    """Whether a clause with "that" begins at an item, behind a date or a phrase at most."""
    for item in items[at : at + CLAUSE_REACH]:
        if item.kind == "sub":
            return True
        if item.kind not in ("date", "adv", "prep", "np"):
            return False
    return False


def is_feminine(item: Item) -> bool:
    """Whether a verb is third person feminine by its ending or its prefix."""
    return verb_word(item).endswith("ت") or item.form == "VBZ" and item.low.startswith("ت")


def is_no_subject(item: Item, np: Item, lexicon: Lexicon) -> bool:
    """Whether the one phrase behind a verb shows by its ending or its gender that it is no subject of it.

    "دمرت آليتين" has the ending of an object; men are no subject of "قتلت".
    """
    low = np.head.low
    is_known = bool(lexicon.lemmas.get(low))
    if np.count is None and is_known and low.endswith("ين"):
        return True
    if np.count is None and low.endswith("ا") and lexicon.has(low[:-1]) and not np.head.article:
        return not low.endswith("ها")
    if np.head is np.count and low.endswith(("ه", "ة")) and verb_word(item).endswith("ت"):
        return item.form == "VBD"  # "قتلت ستة منهم"
    person = np.head.entry("person")
    is_man = person is not None and not low.endswith(FEMININE) and "women" not in person.family
    return item.form == "VBD" and verb_word(item).endswith("ت") and is_man and low not in WOMEN


def rows_behind(items: list[Item], item: Item, lexicon: Lexicon) -> list[list[Item]]:
    """The rows of noun phrases behind a verb that no preposition takes, at most two."""
    rows: list[list[Item]] = []
    at = item.index + 1
    stop = min(len(items), at + MOST_STEPS)
    while at < stop and len(rows) < 2:
        kind = items[at].kind
        if kind == "vg" and rows and is_suspicion(items[at]) and items[at - 1].index == rows[-1][-1].index:
            at = after_suspicion(items, at)  # "قتل مسلحون يشتبه بأنهم من كذا 15 مزارعا"
            continue
        if kind in STOPS or kind in ("rel", "vg"):
            break
        if kind == "," and is_dated_pause(items, at):
            at += 3  # "هاجم مسلحون، السبت، نقطة تفتيش"
            continue
        if kind == "," and len(rows) < 2 and (close := insertion_end(items, at, lexicon)):
            at = close + 1  # "تبنى التنظيم، في بيان وزعته المؤسسة، تفجير عبوة"
            stop = min(len(items), at + MOST_STEPS)
            continue
        if kind == "," and (rows or at + 1 < stop and items[at + 1].kind == "np"):
            break
        if kind == "np" and rows and names_part(items[at], lexicon):
            break
        if kind == "coord" and rows:
            break
        if kind == "coord" and (
            not rows or at + 1 < len(items) and items[at + 1].kind in ("vg", "sub", "neg")
        ):
            break
        if kind == "prep":
            at += 1
            at = after_row(items, at) if at < len(items) and items[at].kind == "np" else at + 1
            continue
        if kind == "np":
            rows.append(coordinated_right(items, at))
            at = after_row(items, at)
            continue
        at += 1
    return rows


def insertion_end(items: list[Item], comma: int, lexicon: Lexicon) -> int:
    """The comma that closes a phrase set in between two commas, when a noun phrase follows; 0 when there is none."""
    if comma + 1 >= len(items) or items[comma + 1].kind != "prep":
        return 0
    for at in range(comma + 2, min(comma + INSERTION, len(items) - 1)):
        if items[at].kind in ("sub", ".", ";", ":"):
            return 0
        if items[at].kind == ",":
            following = items[at + 1]
            is_place = following.head.tag == "P" or following.head.low in lexicon.classes("place_types")
            return at if following.kind == "np" and not is_place else 0
    return 0


def names_part(item: Item, lexicon: Lexicon) -> bool:
    """Whether a phrase only takes a part out of those before it: "خمسة جنود أحدهم ضابط"."""
    return (
        item.low in lexicon.classes("part_openers")
        or item.head.low.startswith(ONE_OF)
        or (item.count is not None and item.count.low.startswith(ONE_OF))
    )


ONE_OF = ("احدهم", "أحدهم", "احدها", "أحدها", "بعضهم", "معظمهم", "اكثرهم")


def is_suspicion(item: Item) -> bool:
    """Whether a verb says who people are thought to be."""
    return any(e.kind == "act" and e.family in ("suspect", "accuse") for e in item.entries)


def thought_of(items: list[Item], item: Item) -> list[Item]:
    """Those of whom a verb of suspicion says that people are: "يعتقد أنهم من كذا"."""
    if not is_suspicion(item):
        return []
    at = item.index + 1
    while at < len(items) and items[at].kind in ("pron", "sub"):
        at += 1
    is_told = at + 1 < len(items) and items[at].low == "from" and items[at + 1].kind == "np"
    return [items[at + 1]] if is_told else []


def after_suspicion(items: list[Item], at: int) -> int:
    """Where a clause ends that says who people are thought to be: behind the phrases of its prepositions."""
    at += 1
    while at < len(items) and (
        items[at].kind in ("pron", "sub", "prep") or items[at].kind == "np" and items[at - 1].kind == "prep"
    ):
        at += 1
    return at


def is_dated_pause(items: list[Item], at: int) -> bool:
    """Whether a date alone stands between two commas."""
    return at + 2 < len(items) and items[at + 1].kind == "date" and items[at + 2].kind == ","


def after_row(items: list[Item], at: int) -> int:
    """Where the row of noun phrases at `at` ends, with what belongs to each."""
    last = coordinated_right(items, at)[-1].index
    at = last + 1
    while at + 1 < len(items) and items[at].low == "of" and items[at + 1].kind == "np":
        at += 2
    return at


def subject_before(items: list[Item], item: Item) -> tuple[list[Item], str]:
    """The noun phrase that a verb follows, at the beginning of its clause, or what its relative pronoun stands for."""
    at = item.index - 1
    while at >= 0 and (items[at].kind in ("adv", "date", "neg") or items[at].low.startswith(SELF)):
        at -= 1
    if at < 0:
        return [], ""
    topic = topic_of(items, at)
    if topic is not None:
        return [topic], ""
    if items[at].kind == "rel":
        back = at - 1
        while back >= 0 and items[back].kind in (",", "date", "adv"):
            back -= 1
        if back >= 0 and items[back].kind == "np":
            if items[back].head.entry("act") is not None and items[back].head.entry("person") is None:
                return [items[back]], ""  # "ضحايا الهجوم الذي وقع"
            while back >= 2 and items[back - 1].low == "of" and items[back - 2].kind == "np":
                back -= 2
            return [items[back]], ""
        return [], ""
    if items[at].kind == "pron":
        if (
            at >= 2
            and items[at].low in THEM
            and items[at - 1].kind == "prep"
            and items[at - 2].count is not None
        ):
            return [items[at - 2]], ""  # "اثنين منهم قتلا"
        return [], items[at].low
    if items[at].kind != "np":
        return [], ""
    first = at
    while first >= 2 and items[first - 1].kind == "prep" and items[first - 2].kind == "np":
        first -= 2
    before = items[first - 1] if first else None
    if before is not None and before.kind == "vg" and before.form == "be" and at == last_of(items, first):
        return [items[first]], ""  # "كان التحالف قد أعلن"
    if is_described(items, at, item):
        return [head_of(items, at)], ""
    if before is None or before.kind in ("sub", ".", ":", ";", "-", "(", ")", "date", "rel", "?"):
        return coordinated_left(items, first), ""
    return [], ""


def manager_of(items: list[Item], noun: Item, lexicon: Lexicon) -> tuple[list[Item], str] | None:
    """The subject of "managed to" and its like before the noun of an act: "تمكن المقاتلون من نصب كمين"."""
    at = noun.index - 1
    while at >= 0 and items[at].kind in ("np", "prep", "coord", "date", ",", "adv", "pron"):
        at -= 1
    if at < 0 or items[at].kind != "vg" or items[at].negated or items[at].modal:
        return None
    if items[at].head.low not in lexicon.classes("implicatives"):
        return None
    opener = next((i for i in items[at + 1 : noun.index] if i.kind == "prep" and i.low in MANAGING), None)
    if opener is None or opener.index + 1 >= len(items):
        return None
    first = items[opener.index + 1]
    if first.kind != "np" or first.head.article:
        return None
    if not any(e.kind == "act" and e.name == "noun" for e in first.head.entries):
        return None
    return find_behind(items, items[at], lexicon)[0]


MANAGING = frozenset({"from", "in", "with", "on", "of"})


def topic_of(items: list[Item], at: int) -> Item | None:
    """What a sentence with "as for" is about, before the "and" of its verb: "أما الطيران فقصف"."""
    if items[at].kind != "coord" or at < 2:
        return None
    opener = next((i for i in items[:at] if i.kind == "adv" and i.low == AS_FOR), None)
    if opener is None or any(i.kind in ("vg", "sub", ".", ";") for i in items[opener.index : at]):
        return None
    topic = items[opener.index + 1]
    return topic if topic.kind == "np" else None


AS_FOR = "اما"


def last_of(items: list[Item], first: int) -> int:
    """Where a noun phrase ends, with what belongs to it."""
    while first + 2 < len(items) and items[first + 1].kind == "prep" and items[first + 2].kind == "np":
        first += 2
    return first


def head_of(items: list[Item], at: int) -> Item:
    """The phrase that owns the one at an item, through every "of"."""
    while at >= 2 and items[at - 1].low == "of" and items[at - 2].kind == "np":
        at -= 2
    return items[at]


def is_described(items: list[Item], at: int, verb: Item) -> bool:
    """Whether a verb describes the indefinite phrase right before it: "في غارة استهدفت مقرا"."""
    np, after = head_of(items, at), items[verb.index + 1] if verb.index + 1 < len(items) else None
    if at != verb.index - 1 or np.head.tag != "N" or np.head.article or np.determiner:
        return False
    if items[at].head.article or items[at].head.tag == "P" or after is not None and after.kind == "pron":
        return False
    behind = items[verb.index + 2] if verb.index + 2 < len(items) else None
    if after is not None and after.kind == "prep" and behind is not None and behind.kind == "pron":
        return False  # "اشتباك قتل فيه تسعة"
    before = items[np.index - 1] if np.index else None
    return before is not None and before.kind in ("prep", "vg", "np", "coord")


def is_behind(item: Item, subjects: list[Item], entry: Entry) -> bool:
    """Whether the one phrase of a verb is what it is done to: "قتل ثلاثة جنود", "ثلاث مدرعات دمرت"."""
    if item.passive or not subjects:
        return item.passive
    if entry.family not in DONE:
        return False
    first = subjects[0]
    if entry.frame.startswith("weapon:subj") and (first.head.entry("arm") or first.head.entry("act")):
        return False
    if first.index < item.index:
        return item.form != "VBZ" and entry.family != "attack"
    is_force = first.head.entry("actor") is not None or first.head.entry("unit") is not None
    return first.count is not None or not is_force or entry.family in HURT
