"""A capitalised run and what stands around it -> whether and why it is a place that locates an act.

Each rule has a name, which the claim's `why` shows. Names that own a force, mark a border or belong to
no place are kept aside: they tell the country of a document, never the place of an act.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.read.nouns import Words
from dragoman.read.place_scene import PlaceMention, Scene, level_of, mention

ORGANS = frozenset({"unit", "speaker", "person", "target", "arm", "act"})
PATIENT_FAMILIES = frozenset({"attack", "take_place"})
TAKING_FAMILIES = frozenset({"attack", "take_place", "capture", "seize", "destroy", "use"})
OWNED = frozenset({"unit", "speaker", "actor", "rank"})
PEOPLE = frozenset({"unit", "person", "actor"})
LISTING = frozenset({"listed with places", "in an address", "object of the act", "joined to a place"})
FACILITIES = frozenset({"military", "police", "infrastructure", "civilian"})


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
    place.aside = is_border(scene, place) or is_owner(scene, place) or not locates(scene, place)
    return place


def locates(scene: Scene, place: PlaceMention) -> bool:
    """Whether a country's name stands where a place stands, not as a party or a customer."""
    if scene.is_label or in_address(scene, place) or is_patient(scene, place):
        return True
    if place.preposition:
        return scene.is_one_of(place.first - 1, "weak_locatives") or place.preposition in scene.lexicon.classes("locatives")
    following = scene.tag(place.last)
    if following == "G":
        return any(scene.tag(at) == "P" for at in range(place.last + 1, min(place.last + 4, len(scene.units))))
    return scene.tag(place.first - 1) in ".(:" and following in ",:().-"


def is_border(scene: Scene, place: PlaceMention) -> bool:
    """Whether a name only says whose border it is ("the border with Mali", "the Mali border")."""
    if scene.is_one_of(place.last, "borders"):
        return True
    if place.preposition in scene.lexicon.classes("spanning"):
        return False
    return any(scene.is_one_of(at, "borders") for at in range(max(place.first - 3, 0), place.first)) and (
        scene.tag(place.first - 1) in "IDCA"
    )


def is_owner(scene: Scene, place: PlaceMention) -> bool:
    """Whether a name owns a force or an office ("Mali's army", "the government of Mali")."""
    units = scene.units
    at = place.last
    possessive = scene.tag(at) == "G"
    if possessive or place.is_country:
        at += possessive
        for unit in units[at : at + 4]:
            if any(e.kind in OWNED for e in unit.entries):
                return True
            if unit.tag not in "AN":
                break
    if scene.is_one_of(place.first - 1, "naming") and not scene.is_one_of(place.first - 2, "place_types"):
        head = units[place.first - 2] if scene.tag(place.first - 1) != "D" else units[max(place.first - 3, 0)]
        return any(e.kind in ("unit", "actor", "rank") for e in head.entries)
    return False


def in_address(scene: Scene, place: PlaceMention) -> bool:
    """Whether a name follows a place in an address ("Bamba, Gao", "Beni (North Kivu, DRC)")."""
    if not scene.found:
        return False
    last = scene.found[-1].last
    if scene.is_one_of(last, "place_types") or has_facility(scene, last):
        last += 1
    between = "".join(unit.tag for unit in scene.units[last : place.first])
    if between == "G":
        return bool(place.entries)
    return between.replace("A", "") in (",", "(", "/", ",I", ",ID") or between in ("(,", "),")


def read_run(scene: Scene, first: int, last: int) -> PlaceMention:
    """The place that a capitalised run names; its rule is empty when it names none."""
    place = mention(scene, first, last)
    if any(e.kind == "rank" for e in scene.units[first - 1].entries) and first:
        return place
    core_last = last
    if scene.tag(last) in "NA" and scene.is_one_of(last, "place_types"):
        place.type_word = scene.low(last)
    elif last - first > 1 and scene.is_one_of(last - 1, "place_types"):
        place.type_word, core_last = scene.low(last - 1), last - 1
    place.entries = scene.gazetteer.find(place.words.text)
    if not place.entries and core_last < last:
        place.entries = scene.gazetteer.find(scene.text(first, core_last))
    organ = next((at for at in range(first, last) if is_organ(scene, at)), -1)
    if organ >= 0 and not place.type_word and not (place.entries and has_place_before(scene, place)):
        return inside_facility(scene, place, organ)
    place.rule = rule_of(scene, place)
    if place.rule:
        place.level = level_of(scene, place)
        place.aside = is_border(scene, place) or is_owner(scene, place)
    return place


def is_organ(scene: Scene, at: int) -> bool:
    """Whether a unit of a name is a word for a force, a site or a weapon; a direction is none."""
    return any(e.kind in ORGANS for e in scene.units[at].entries) and not scene.is_one_of(at, "directions")


def is_compound_act(scene: Scene, place: PlaceMention) -> bool:
    """Whether a name stands before the noun of its act ("the Kidal attack"), not of one told before."""
    if scene.units[place.last].entry("act") is None:
        return False
    return not any(scene.is_one_of(at, "later") for at in (place.first - 1, place.first - 2))


def has_place_before(scene: Scene, place: PlaceMention) -> bool:
    """Whether a close locative stands right before a run."""
    return bool(place.preposition) and place.preposition not in scene.lexicon.classes("weak_locatives") and scene.tag(place.first - 1) == "I"


def inside_facility(scene: Scene, place: PlaceMention, organ: int) -> PlaceMention:
    """The place in the first units of a facility's name, when the gazetteer knows it."""
    if organ == place.first or scene.units[organ].entry("target") is None:
        return place
    shorter = mention(scene, place.first, organ)
    shorter.entries = scene.gazetteer.find(shorter.words.text)
    if shorter.entries:
        shorter.rule, shorter.level = "in a facility's name", level_of(scene, shorter)
    return shorter


def is_common(scene: Scene, place: PlaceMention) -> bool:
    """Whether a run is made of dictionary words alone ("the Council"), or of names of no place ("God")."""
    for at in range(place.first, place.last):
        table = scene.lexicon.words.get(scene.low(at))
        if (table is None or table[0] == "PROPN") and not scene.is_one_of(at, "no_places"):
            return False
    return True


def is_adjective(scene: Scene, place: PlaceMention) -> bool:
    """Whether a run is one word that the dictionary also has as an adjective ("the Christian village of")."""
    table = scene.lexicon.words.get(scene.low(place.first), ())
    return place.last == place.first + 1 and ("ADJ" in table or table[:1] == ("NOUN",))


def rule_of(scene: Scene, place: PlaceMention) -> str:
    """The rule that makes a run a place, "" when there is none."""
    first, last, known = place.first, place.last, bool(place.entries)
    before, following = scene.tag(first - 1), scene.tag(last)
    weak = place.preposition in scene.lexicon.classes("weak_locatives") and not scene.is_one_of(first - 2, "directions")
    locative = place.preposition in scene.lexicon.classes("locatives") and before in "IDAt"
    if all(scene.is_one_of(at, "place_types") for at in range(first, last)):
        return ""
    named = known and place.type_word and scene.is_one_of(last - 1, "place_types")
    if is_common(scene, place) and not named and (before == "D" or weak or not known):
        return ""
    if place.type_word and scene.is_one_of(last + 1, "naming") and is_adjective(scene, place):
        return ""
    if first >= 2 and scene.is_one_of(first - 2, "place_types"):
        if scene.is_one_of(first - 1, "naming") or (known and before == ","):
            return "named by its type"
    if scene.is_one_of(last, "routes") and is_road(place):
        return "end of a road"
    if place.type_word and (before in "DAGICV,(.;:" or known or locative):
        return "with its type"
    if place.preposition == "from" and any(e.kind in PEOPLE for e in scene.units[first - 2].entries):
        return ""
    if place.preposition in scene.lexicon.classes("aims") and not is_reached(scene, place):
        locative = False
    if locative and (known or not weak) and last - first <= (9 if known else 4):
        return "after a locative"
    if place.preposition == "of" and scene.tag(first - 2) == "N" and has_facility(scene, first - 2):
        return "of a facility"
    if known and in_address(scene, place):
        return "in an address"
    if scene.found and scene.found[-1].last == first - 1 and before == "C" and not scene.found[-1].aside:
        if known or is_spanned(scene) or (scene.found[-1].rule in LISTING and following in "ICTS.,;:()"):
            return "joined to a place"
    if scene.is_one_of(first - 1, "links"):
        return "end of a road"
    if is_listed(scene, place):
        return "listed with places"
    if at_head(scene, place) and not is_common(scene, place) and (known or scene.is_label and following in ":,("):
        return "at the head"
    if is_patient(scene, place):
        return "object of the act"
    if scene.is_title and place.entries[:1] and place.entries[0].feature_code.startswith("ADM1") and not is_common(scene, place):
        return "region in the title"
    if known and following == "G":
        return "possessor"
    if known and following == "N" and before in "D.," and is_compound_act(scene, place):
        return "before the act"
    if before == "-" and not scene.is_one_of(last, "routes"):
        return ""
    if following == "N" and has_facility(scene, last) and (known or before in "DG" and place.words.text.replace(" ", "").isalpha()):
        return "before a facility"
    if known and is_passive_subject(scene, last):
        return "subject of the act"
    return ""


def is_reached(scene: Scene, place: PlaceMention) -> bool:
    """Whether a name after "to" is a place reached: "close to X", "from W to X"."""
    at = place.first - 1 - (scene.tag(place.first - 1) == "D")
    return scene.is_one_of(at - 1, "near_locatives") or bool(scene.found and scene.found[-1].preposition == "from")


def is_listed(scene: Scene, place: PlaceMention) -> bool:
    """Whether a run is one of a list of places, of which it need not be known: "in A, B and C"."""
    if not scene.found or scene.found[-1].aside or not (scene.found[-1].preposition or scene.found[-1].rule in LISTING):
        return False
    between = "".join(unit.tag for unit in scene.units[scene.found[-1].last : place.first])
    if between in ("C", ",C"):
        return scene.found[-1].rule == "listed with places" and scene.tag(place.last) in "ICTS.,;:()"
    if between != ",":
        return False
    at = place.last + (scene.tag(place.last) == ",")
    return scene.tag(at) == "C" and scene.tag(at + 1) == "P" and scene.units[at + 1].is_cap


def is_road(place: PlaceMention) -> bool:
    """Whether an unknown name is two names in one word ("Hindi-Bodhei")."""
    head, _, tail = place.words.text.partition("-")
    return not place.entries and head[:1].isupper() and tail[:1].isupper()


def is_spanned(scene: Scene) -> bool:
    """Whether the last name found begins a span: "between A and B", "linking A and B"."""
    before = scene.found[-1].first - 1
    return scene.is_one_of(before, "spanning") or scene.is_one_of(before, "links")


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


def set_aside_speakers(places: list[PlaceMention], spans: list[tuple[int, int]], *, reached: bool = False) -> None:
    """Set the places aside that say where a speaker is: "officials in Turbat said", "In Turbat, officials said".

    A wide place before the speaker stays, and so does a close one when the sentence has no other, unless
    the sentence begins by saying that the speaker was `reached` there.
    """
    for place in places:
        inside = any(first <= place.first < last for first, last in spans)
        ahead = place.level > 1 and place.first <= 2 and any(place.last < first <= place.last + 3 for first, _ in spans)
        met = reached and any(place.last < first <= place.last + 3 for first, _ in spans)
        if inside or met or (ahead and any(p is not place and p.level > 1 and p.first > place.last for p in places)):
            place.aside = True


def has_facility(scene: Scene, at: int) -> bool:
    """Whether a unit is a noun for a site that stands at a place."""
    entry = scene.units[at].entry("target") if 0 <= at < len(scene.units) else None
    return entry is not None and entry.family in FACILITIES


def at_head(scene: Scene, place: PlaceMention) -> bool:
    """Whether a name opens its sentence as a label does: "Paletwa: ...", "B. Mogadishu (Somalia)"."""
    if scene.tag(place.last) not in ",:-(.":
        return False
    if place.first == 0:
        return True
    return scene.is_label and all(unit.tag in ".-:?)(M" or len(unit.low) == 1 for unit in scene.units[: place.first])


def is_patient(scene: Scene, place: PlaceMention) -> bool:
    """Whether a name is what an attacking or taking verb right before it hits."""
    if not place.first or scene.tag(place.first - 1) != "V":
        return False
    entry = scene.units[place.first - 1].entry("act")
    if entry is None or scene.tag(place.last) not in "ICTMS.,;:()":
        return False
    if entry.family == "seize" and not is_common(scene, place):
        return True
    return entry.family in PATIENT_FAMILIES or (bool(place.entries) and entry.family in TAKING_FAMILIES)


def is_passive_subject(scene: Scene, at: int) -> bool:
    """Whether a name is followed by a verb group that says what was done to it."""
    if scene.tag(at) != "X":
        return False
    while scene.tag(at) in "XR":
        at += 1
    entry = scene.units[at].entry("act") if at < len(scene.units) else None
    return scene.tag(at) == "V" and entry is not None and entry.family in TAKING_FAMILIES
