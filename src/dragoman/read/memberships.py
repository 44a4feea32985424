"""A phrase for people -> the force that they belong to: "gunmen loyal to X", "thousands of insurgents of the X"."""

from __future__ import annotations

from dragoman.read.facts import Facts
from dragoman.read.names import Names, inner_actor
from dragoman.read.nouns import ActorRef, Context, filed, find_actor, person_class
from dragoman.read.phrases import Item
from dragoman.read.units import Unit

OF_CHAIN = 3
ARMED = frozenset({"soldier", "fighter"})
NEVER = frozenset({"country", "demonym", "rank", "outlet"})
NO_NAME = frozenset({"country", "demonym", "rank", "outlet", "speaker", "person"})


def named_group(facts: Facts, np: Item, names: Names) -> ActorRef | None:
    """The named force at the end of a chain of "of" ("thousands of insurgents of the X")."""
    items = facts.context.items
    for _ in range(OF_CHAIN):
        if np.of < 0:
            return None
        np = items[np.of]
        ref = find_actor(facts.context, np) or by_initials(facts.context, np, names)
        if ref is not None and ref.is_named:
            return ref
    return None


def unknown_group(context: Context, np: Item) -> ActorRef | None:
    """The name that a word for armed people leads to: "the militia of Highland Call", "forces of the JMD"."""
    person = np.head.entry("person")
    armed = person is not None and person.family in ARMED or np.head.entry("unit") is not None
    if not armed or np.of < 0:
        return None
    item = context.items[np.of]
    first = item.first + bool(item.determiner and context.units[item.first].low == item.determiner)
    units = context.units[first : item.last]
    if not units or not is_group_name(
        context, units, alone=np.head.low in context.lexicon.classes("plain_forces")
    ):
        return None
    words = context.words(first, item.last)
    return ActorRef("words:" + filed(words, context.lexicon), words, is_named=True)


def is_group_name(context: Context, units: list[Unit], *, alone: bool) -> bool:
    """Whether units are the proper name of a group: capitalised words, with small ones between them, none a place,
    none that opens with an office or a role.

    Args:
        alone: a single word may be a name too, when it is written as initials or with a hyphen ("JMD").
    """
    inner = context.lexicon.classes("name_joiners")
    named = [u for u in units if u.is_cap and not u.place]
    if any(u not in named and (u.low not in inner or u in (units[0], units[-1])) for u in units):
        return False
    if any(e.kind in NO_NAME for e in units[0].entries) or any(
        e.kind in NEVER for u in units for e in u.entries
    ):
        return False
    text = context.source.text[
        context.source.starts[units[0].first] : context.source.ends[units[-1].last - 1]
    ]
    return " " in text or alone and (text.isupper() and len(text) > 1 or "-" in text)


def group_of(context: Context, np: Item) -> ActorRef | None:
    """The force that a phrase names, or the named one that its word for armed people leads to."""
    ref = find_actor(context, np)
    if ref is not None and (ref.is_named or ref.countries):
        return ref
    inner = find_actor(context, context.items[np.of]) if np.of >= 0 else None
    return inner if inner is not None and inner.is_named else unknown_group(context, np) or ref


def by_initials(context: Context, np: Item, names: Names) -> ActorRef | None:
    """The force whose short form, explained elsewhere in the document, is the whole phrase: "MRC"."""
    words = context.bare(np, of=False)
    key = names.keys.get(words.text.casefold()) if words is not None and np.head.is_cap else None
    return names.of_key(key) if key is not None else None


def owner_of_unit(context: Context, np: Item, names: Names) -> ActorRef | None:
    """The named force whose unit a phrase names: "the PA's 84th Infantry Battalion"."""
    if np.head.entry("unit") is None:
        return None
    mark = next((at for at in range(np.first + 1, np.last) if context.units[at].tag == "G"), -1)
    if mark < 0 or not context.units[mark - 1].is_cap:
        return None
    key = names.keys.get(context.units[mark - 1].low)
    if key is not None:
        return names.of_key(key)
    ref = inner_actor(context, np)
    return ref if ref is not None and ref.is_named else None


def before_bracket(context: Context, np: Item) -> ActorRef | None:
    """The force named before the bracket that a role word follows: "the Front (FFT) gunmen"."""
    units = context.units
    if np.first < 4 or np.head.entry("person") is None or np.determiner:
        return None
    if units[np.first - 1].tag != ")" or units[np.first - 3].tag != "(":
        return None
    named = next((i for i in context.items if i.kind == "np" and i.last == np.first - 3), None)
    return find_actor(context, named) if named is not None else None


def member_of(context: Context, np: Item) -> ActorRef | None:
    """The named force behind people: "fighters belonging to X", "gunmen loyal to X", "men from X"."""
    after = context.items[np.index + 1 : np.index + 4]
    if not after or np.head.entry("person") is None:
        return None
    at = 0
    if after[0].head.low in context.lexicon.classes("belonging"):
        at = 1
    elif after[0].low not in context.lexicon.classes("sending"):
        return None
    if at + 1 >= len(after) or after[at].kind != "prep" or after[at + 1].kind != "np":
        return None
    ref = find_actor(context, after[at + 1])
    return ref if ref is not None and ref.is_named else None


def is_same_group(context: Context, np: Item) -> bool:
    """Whether people are those of the force named before: "the same rebels"."""
    if person_class(context, np) != "fighter" or np.determiner != "the":
        return False
    return any(u.low in context.lexicon.classes("same") for u in context.units[np.first : np.last])


def is_of_ours(context: Context, np: Item) -> bool:
    """Whether "of ours" follows a phrase: "a team of ours"."""
    after = context.items[np.index + 1 : np.index + 3]
    ours = context.lexicon.classes("first_person")
    return len(after) == 2 and after[0].low == "of" and context.units[after[1].first].low in ours
