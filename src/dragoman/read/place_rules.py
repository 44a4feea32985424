"""A capitalised run and what stands around it -> whether and why it is a place that locates an act.

Each rule has a name, which the claim's `why` shows. Names that own a force, mark a border or belong to
no place are kept aside: they tell the country of a document, never the place of an act.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.read.nouns import Words
from dragoman.read.place_scene import PlaceMention, Scene, level_of, mention
from dragoman.read.place_signs import (
    at_head,
    has_dictionary_word,
    has_facility,
    has_place_before,
    in_address,
    is_adjective,
    is_border,
    is_common,
    is_compound_act,
    is_destination,
    is_explained,
    is_joined,
    is_listed,
    is_locative,
    is_named,
    is_of_facility,
    is_on_road,
    is_organ,
    is_owner,
    is_passive_subject,
    is_patient,
    is_reached,
    is_road,
    is_short_name,
    is_taken,
    is_typed_name,
    is_weak,
    leads_address,
    starts_road,
)

PEOPLE = frozenset({"unit", "person", "actor"})
LONGEST = 9  # units of a known name
LONGEST_UNKNOWN = 4
STREET = "a street's name"


def locate_country(scene: Scene, at: int) -> PlaceMention:
    """A country's name with the rule that makes it a place, or aside."""
    place = mention(scene, at, at + 1, "country")
    entry = scene.units[at].entry("country")
    place.country = entry.value if entry is not None else ""
    place.entries = tuple(e for e in scene.gazetteer.find(place.words.text) if e.country == place.country)
    state = [e for e in place.entries if e.feature_code.startswith("PCL")]
    place.is_country = bool(state) or not any(e.feature_code.startswith("ADM1") for e in place.entries)
    place.level = 0 if place.is_country else 1
    if place.is_country:
        place.entries = ()
        place.reading = state[0] if state else None
    place.aside = (
        is_border(scene, place)
        or is_owner(scene, place)
        or is_masthead(scene, place)
        or not locates(scene, place)
    )
    return place


def is_masthead(scene: Scene, place: PlaceMention) -> bool:
    """Whether an unknown name follows a country's in a line that is no sentence ("Siam Courier")."""
    if (
        not scene.is_label
        or scene.is_title
        or scene.tag(place.last) != "P"
        or scene.is_one_of(place.last, "place_types")
    ):
        return False
    return not any(e.kind in PEOPLE or e.kind == "demonym" for e in scene.units[place.last].entries)


def locates(scene: Scene, place: PlaceMention) -> bool:
    """Whether a country's name stands where a place stands, not as a party or a customer."""
    if scene.is_label or in_address(scene, place) or is_patient(scene, place):
        return True
    if scene.lexicon.relations and scene.low(place.first - 1) == "#":
        return True
    if place.preposition:
        locatives, weak = scene.lexicon.classes("locatives"), scene.lexicon.classes("weak_locatives")
        return place.preposition in locatives or place.preposition in weak
    following = scene.tag(place.last)
    if following == "G":
        return any(
            scene.tag(at) == "P" for at in range(place.last + 1, min(place.last + 4, len(scene.units)))
        )
    return scene.tag(place.first - 1) in ".(:" and following in ",:().-"


def read_run(scene: Scene, first: int, last: int) -> PlaceMention:
    """The place that a capitalised run names; its rule is empty when it names none."""
    if scene.is_one_of(last, "place_types") and scene.is_written_as_name(last):
        last += 1  # "Kachin State" in a heading, where a capital says nothing to the tagger
    place = mention(scene, first, last)
    if any(e.kind == "rank" for e in scene.units[first - 1].entries) and first:
        return place
    core_last = last
    if scene.tag(last) in "NA" and scene.is_one_of(last, "place_types"):
        place.type_word = scene.low(last)
    elif last - first > 1 and scene.is_one_of(last - 1, "place_types"):
        place.type_word, core_last = scene.low(last - 1), last - 1
    elif (
        last - first > 1
        and scene.is_one_of(first, "place_types")
        and not scene.is_one_of(first, "trailing_types")
    ):
        place.type_word = scene.low(first)
    place.entries = scene.gazetteer.find(place.words.text)
    if not place.entries and core_last < last:
        place.entries = scene.gazetteer.find(scene.text(first, core_last))
    organ = next((at for at in range(first, last) if is_organ(scene, at)), -1)
    if organ == first + 1 and place.entries and scene.is_one_of(first, "foreign_articles"):
        organ = -1  # "La Union", a name of its own
    if (
        organ >= 0
        and not place.type_word
        and not is_named(scene, place)
        and not (place.entries and has_place_before(scene, place))
    ):
        return inside_facility(scene, place, organ)
    place.rule = rule_of(scene, place)
    if not place.rule and is_destination(scene, place):
        place.rule, place.level, place.aside = "where somebody goes", level_of(scene, place), True
    elif place.rule:
        place.level = level_of(scene, place)
        place.aside = is_border(scene, place) or is_owner(scene, place)
    return place


def inside_facility(scene: Scene, place: PlaceMention, organ: int) -> PlaceMention:
    """The place in the first units of a facility's name, when the gazetteer knows it."""
    if organ == place.first or scene.units[organ].entry("target") is None:
        return place
    shorter = mention(scene, place.first, organ)
    if scene.is_one_of(organ, "routes") and has_dictionary_word(scene, shorter):
        place.entries = ()
        if place.preposition and organ + 1 == place.last:
            place.rule = STREET
        return place
    shorter.entries = scene.gazetteer.find(shorter.words.text)
    if shorter.entries:
        shorter.rule, shorter.level = "in a facility's name", level_of(scene, shorter)
    return shorter


def rule_of(scene: Scene, place: PlaceMention) -> str:
    """The rule that makes a run a place, "" when there is none."""
    if is_barred(scene, place):
        return ""
    return rule_by_type(scene, place) or rule_by_words(scene, place) or rule_by_place(scene, place)


def is_region(place: PlaceMention) -> bool:
    """Whether the gazetteer has a region of the first order so called."""
    return any(e.feature_code == "ADM1" for e in place.entries)


def is_barred(scene: Scene, place: PlaceMention) -> bool:
    """Whether a run is no name at all: dictionary words after "the", a bare type word, an adjective."""
    first, last = place.first, place.last
    if (
        scene.lexicon.language.head_first
        and is_named(scene, place)
        and scene.is_one_of(first - 2, "wide_types")
    ):
        return False  # "la région du Lac", "la province du Centre"
    if place.entries and scene.tag(first) == "P" and is_named(scene, place):
        return False  # "the town of Sake"
    if (
        place.type_word
        and scene.is_one_of(last, "wide_types")
        and scene.units[first].is_cap
        and is_region(place)
    ):
        return False
    if all(scene.is_one_of(at, "place_types") for at in range(first, last)):
        return not (is_region(place) and at_head(scene, place) and scene.tag(last) in ":(?")
    if place.entries and place.type_word and scene.is_one_of(last - 1, "place_types"):
        return False
    if scene.lexicon.language.head_first and is_typed_name(scene, place):
        return False
    if is_common(scene, place) and (
        scene.tag(first - 1) == "D"
        or is_weak(scene, place)
        or not place.entries
        or scene.is_one_of(first, "no_places")
    ):
        return True
    if is_short_name(scene, place):
        return True
    return bool(place.type_word) and scene.is_one_of(last + 1, "naming") and is_adjective(scene, place)


def rule_by_type(scene: Scene, place: PlaceMention) -> str:
    """The rules that a type word beside the run sets off: "the village of X", "X district", "X-Y road"."""
    first, before = place.first, scene.tag(place.first - 1)
    if is_named(scene, place):
        return "named by its type"
    if first >= 2 and scene.is_one_of(first - 2, "place_types"):
        if before == "(" or (place.entries and before == ","):
            return "named by its type"
    if (
        before in "NP"
        and scene.is_one_of(first - 1, "place_types")
        and (place.entries or scene.is_one_of(first - 1, "leading_types"))
    ):
        return "named by its type"
    if (scene.is_one_of(place.last, "routes") and is_road(place)) or starts_road(scene, place):
        return "end of a road"
    if scene.lexicon.language.head_first and is_on_road(scene, place):
        return "end of a road"
    if scene.lexicon.language.head_first and is_explained(scene, place):
        return "named by its type"
    if place.type_word and (before in "DAGICV,(.;:" or place.entries or is_locative(scene, place)):
        return "with its type"
    return ""


def rule_by_words(scene: Scene, place: PlaceMention) -> str:
    """The rules that the words and names before the run set off."""
    first, known = place.first, bool(place.entries)
    if place.preposition == "from" and any(e.kind in PEOPLE for e in scene.units[first - 2].entries):
        return ""
    if is_locative(scene, place) and is_reached(scene, place):
        if (known or not is_weak(scene, place) or leads_address(scene, place)) and place.last - first <= (
            LONGEST if known else LONGEST_UNKNOWN
        ):
            return "after a locative"
    if place.preposition == "of" and scene.tag(first - 2) == "N" and has_facility(scene, first - 2):
        return "of a facility"
    if (
        scene.lexicon.language.verb_first
        and known
        and scene.tag(first - 1) == "N"
        and has_facility(scene, first - 1)
        and not scene.units[first - 1].article
    ):
        return "of a facility"
    if scene.lexicon.language.head_first and is_of_facility(scene, place):
        return "of a facility"
    if scene.lexicon.language.head_first and scene.lexicon.language.has_case and is_taken(scene, place):
        return "object of the act"
    if known and in_address(scene, place):
        return "in an address"
    if is_joined(scene, place):
        return "joined to a place"
    if scene.is_one_of(first - 1, "links"):
        return "end of a road"
    return "listed with places" if is_listed(scene, place) else ""


def rule_by_place(scene: Scene, place: PlaceMention) -> str:
    """The rules for a run where a place stands without a preposition."""
    last, known = place.last, bool(place.entries)
    before, following = scene.tag(place.first - 1), scene.tag(last)
    if (
        at_head(scene, place)
        and (not is_common(scene, place) or is_region(place) and following in ":(?")
        and (known or (scene.is_label and following in ":,("))
    ):
        return "at the head"
    if is_patient(scene, place):
        return "object of the act"
    if (
        scene.is_title
        and known
        and place.entries[0].feature_code.startswith("ADM1")
        and not is_common(scene, place)
    ):
        return "region in the title"
    if known and following == "G":
        return "possessor"
    if known and following == "N" and before in "D.," and is_compound_act(scene, place):
        return "before the act"
    if following == "N" and has_facility(scene, last) and (before != "-" or scene.is_one_of(last, "routes")):
        if known or (before in "DGV" and place.words.text.replace(" ", "").isalpha()):
            return "before a facility"
    return "subject of the act" if known and is_passive_subject(scene, last) else ""


def split_road(scene: Scene, place: PlaceMention) -> list[PlaceMention]:
    """The two ends of a road in one word ("the Hindi-Bodhei road"), else the place itself."""
    text = place.words.text
    if place.rule != "end of a road" or not is_road(place):
        return [place]
    head, _, tail = text.partition("-")
    ends: list[PlaceMention] = []
    for name, start in ((head, place.words.start), (tail, place.words.start + len(head) + 1)):
        entries = scene.gazetteer.find(name)
        words = Words(start, start + len(name), name)
        ends.append(replace(place, words=words, rule="end of a road", entries=entries, type_word=""))
    return ends


def set_aside_speakers(
    places: list[PlaceMention], spans: list[tuple[int, int]], *, reached: bool = False
) -> None:
    """Set the places aside that say where a speaker is: "officials in Turbat said", "In Turbat, officials said".

    A wide place before the speaker stays, and so does a close one when the sentence has no other, unless
    the sentence begins by saying that the speaker was `reached` there.
    """
    for place in places:
        inside = any(first <= place.first < last for first, last in spans)
        ahead = (
            place.level > 1
            and place.first <= 2
            and any(place.last < first <= place.last + 3 for first, _ in spans)
        )
        met = reached and any(place.last < first <= place.last + 3 for first, _ in spans)
        if (
            inside
            or met
            or (ahead and any(p is not place and p.level > 1 and p.first > place.last for p in places))
        ):
            place.aside = True
