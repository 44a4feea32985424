"""The places of a sentence -> those that may locate its act, and those that head what follows."""

from __future__ import annotations

from itertools import pairwise

from dragoman.read.dates import Anchor, DateKind
from dragoman.read.drafts import Story
from dragoman.read.facts import Facts
from dragoman.read.placing import PlaceMention

LABEL_ITEMS = 5
WHOLE = frozenset({DateKind.DAY, DateKind.RANGE})


def act_places(facts: Facts) -> list[PlaceMention]:
    """The places of a sentence that may locate its act: not a speaker's, not where the hurt were brought."""
    return [p for p in facts.places if not p.aside and not is_elsewhere(facts, p)]


def is_elsewhere(facts: Facts, place: PlaceMention) -> bool:
    """Whether the words before a place tell of going there, lying near it or living there, and not of the act."""
    items, units = facts.context.items, facts.context.units
    if is_care(facts, place):
        return True
    if place.first > 1 and units[place.first - 2].low in facts.context.lexicon.classes("origins"):
        return True
    away = facts.context.lexicon.classes("away_verbs")
    if facts.context.lexicon.relations and place.first > 1 and units[place.first - 2].low in away:
        return True  # "tous évacués sur Niamey", where no verb is told
    acts = {p.item.index for p in facts.acts}
    at = next((i.index for i in items if i.first <= place.first < i.last), -1)
    while (
        at > 2
        and items[at - 1].low in facts.context.lexicon.classes("measure_links")
        and items[at - 2].of == at
    ):
        at -= 2
    if at > 1 and items[at].low.rsplit(" ", 1)[-1] in facts.context.lexicon.classes("bearings"):
        return items[at - 2].kind == ","
    for back in range(at - 1, -1, -1):
        item = items[back]
        if back == at - 1 and item.low in facts.context.lexicon.classes("sending"):
            return is_fired_from(facts, back) or is_sent_from(facts, back)
        if back == at - 1 and item.low in facts.context.lexicon.classes("ways_off"):
            return not is_fired_from(facts, back)
        if back in acts or item.kind in (";", "sub", "rel"):
            return False
        if item.kind == "vg":
            return item.head.low in away
    return False


def is_fired_from(facts: Facts, at: int) -> bool:
    """Whether a preposition follows what fires at or strikes something from afar: "had fired from Nikopol"."""
    before = facts.context.items[at - 1] if at else None
    if facts.context.lexicon.language.head_first and facts.context.lexicon.language.has_case:
        verb = next(
            (i for i in reversed(facts.context.items[:at]) if i.kind in ("vg", ";", "sub", "rel")), None
        )
        if verb is not None and any(p.item is verb and p.family == "use" for p in facts.acts):
            return True  # "ont tiré une salve de roquettes vers Sdérot"
    return before is not None and any(
        p.item is before and p.family == "use" and not p.nominal for p in facts.acts
    )


def is_sent_from(facts: Facts, at: int) -> bool:
    """Whether goods came from the place that a preposition leads to: "food has been sent by road from Pemba"."""
    for item in reversed(facts.context.items[:at]):
        if item.kind == "vg":
            return item.head.low in facts.context.lexicon.classes("goods_verbs")
        if item.kind in (";", "sub", "rel"):
            return False
    return False


def is_care(facts: Facts, place: PlaceMention) -> bool:
    """Whether a place only names where the hurt and the dead are: "the hospital of Maroua", "in the Bolan hospital"."""
    context = facts.context
    care = context.lexicon.classes("care_sites")
    item = next((i for i in context.items if i.kind == "np" and i.first <= place.first < i.last), None)
    if item is None:
        return False
    whole = next((i for i in context.items if i.of == item.index), item)
    if not any(u.low in care for u in context.units[whole.first : max(whole.last, item.first)]) and not any(
        u.low in care for u in context.units[item.first : item.last]
    ):
        return False
    return not any(whole in p.patients or item in p.patients for p in facts.acts)


def points_at_place(facts: Facts) -> bool:
    """Whether a sentence speaks of the place named before ("at a bridge outside the town")."""
    classes = facts.context.lexicon.classes
    items = facts.context.items
    for before, item in pairwise(items):
        if before.kind != "prep" or item.kind != "np" or item.determiner not in classes("definite"):
            continue
        if item.head.low in classes("settlements") and item.last - item.first == 2 and item.of < 0:
            return True
    return False


def is_label(facts: Facts) -> bool:
    """Whether a sentence is no more than the name of a place that heads what follows it ("Syria (Raqqa).")."""
    if facts.kind == "bullet" or facts.predicates or facts.tolls or facts.materiel:
        return False
    if not facts.places:
        return is_name_alone(facts)
    named = {at for p in facts.places for at in range(p.first, p.last + bool(p.type_word))}
    return all(
        at in named or unit.tag in ".,:;()-/?MP" or len(unit.low) == 1
        for at, unit in enumerate(facts.context.units)
    )


def heads_list(facts: Facts) -> bool:
    """Whether a line says where, and ends with the colon of the list below it: "2. Vers 9 h, à hauteur de X :"."""
    context = facts.context
    if not context.lexicon.relations or not context.units or context.units[-1].tag != ":" or facts.tolls:
        return False
    return any(p.level > 1 for p in act_places(facts)) and not any(i.kind == "vg" for i in context.items)


def opens_with_label(facts: Facts) -> bool:
    """Whether a sentence opens with a place and a colon, as the items of a round-up do: "Namtu: a school was hit"."""
    return any(p.level > 0 for p in label_places(facts))


def opens_news(facts: Facts) -> bool:
    """Whether a sentence opens as the headline of a piece of news does, with a country: "Mali: six soldiers killed"."""
    return any(p.is_country for p in label_places(facts))


def label_places(facts: Facts) -> list[PlaceMention]:
    """The places before the colon that a sentence opens with a label of."""
    for item in facts.context.items[:LABEL_ITEMS]:
        if item.kind == ":":
            return [p for p in facts.places if p.first < item.first]
        if item.kind not in ("np", ",", "prep", "("):
            break
    return []


def is_name_alone(facts: Facts) -> bool:
    """Whether a line is a name that the gazetteer need not know ("Raqqa.", "In Metina;")."""
    units = facts.context.units
    if len(units) == 2:
        return units[0].is_cap and units[1].low == "."
    return len(units) == 3 and units[0].tag == "I" and units[1].tag == "P" and units[2].low in (";", ":")


def is_masthead(facts: Facts, story: Story) -> bool:
    """Whether a heading before all events is dated: the head of the whole document, or where it was written."""
    if story.drafts or facts.kind != "heading":
        return False
    return any(
        u.date is not None and u.date.kind in WHOLE and u.date.anchor is Anchor.NONE for _, u in facts.dates
    )


def under_heading(places: list[PlaceMention], above: list[PlaceMention]) -> list[PlaceMention]:
    """The places of a heading with the country of the heading above it, when it names none of its own."""
    placed = [p for p in places if not p.aside]
    if not placed or any(p.is_country for p in placed):
        return placed
    countries = {e.country for p in placed for e in p.entries}
    return placed + [p for p in above if p.is_country and (not countries or p.country in countries)]
