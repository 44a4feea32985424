"""What stands around a capitalised run -> yes or no: the signs that the rules for place names ask for."""

from __future__ import annotations

from dragoman.read.place_scene import PlaceMention, Scene

ORGANS = frozenset({"unit", "speaker", "person", "target", "arm", "act"})
PATIENT_FAMILIES = frozenset({"attack", "take_place"})
TAKING_FAMILIES = frozenset({"attack", "take_place", "capture", "seize", "destroy", "use"})
NAMED_AFTER = frozenset({"formation", "force"})  # forces that bear the name of a place: "the Rusizi brigade"
OWNED = frozenset({"unit", "speaker", "actor", "rank"})
LISTING = frozenset(
    {"listed with places", "in an address", "object of the act", "joined to a place", "named by its type"}
)
SHORT = 6  # letters of an abbreviation and one more
SLASHES = frozenset("/|>›»")
FARTHEST = 4  # units between the names of one address or list
FACILITIES = frozenset({"military", "police", "infrastructure", "civilian"})


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
    if scene.tag(place.first - 1) == "D" and scene.tag(at) == "N" and not scene.is_written_as_name(at):
        force = units[at].entry("unit")
        if force is not None and force.family in NAMED_AFTER and units[at].entry("target") is None:
            return True
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
        if scene.lexicon.relations and (head.entry("target") is not None or is_of_facility(scene, place)):
            return False  # "la garnison de Ngouboua" stands there
        return any(e.kind in ("unit", "actor", "rank") for e in head.entries)
    return False


def in_address(scene: Scene, place: PlaceMention) -> bool:
    """Whether a name follows a place in an address ("Bamba, Gao", "Beni (North Kivu, DRC)")."""
    if not scene.found:
        return False
    last = scene.found[-1].last
    if scene.is_one_of(last, "place_types") or has_facility(scene, last):
        last += 1
    if place.first - last > FARTHEST:
        return False
    between = "".join(unit.tag for unit in scene.units[last : place.first])
    if between == "G":
        return bool(place.entries) or (bool(scene.found[-1].entries) and scene.tag(place.last) in "VX.,;:IC")
    if between == "?":
        return scene.low(place.first - 1) in SLASHES
    return between.replace("A", "") in (",", "(", "/", ",I", ",ID") or between in ("(,", "),")


def is_organ(scene: Scene, at: int) -> bool:
    """Whether a unit of a name is a word for a force, a site or a weapon; a direction is none."""
    return any(e.kind in ORGANS for e in scene.units[at].entries) and not scene.is_one_of(at, "directions")


def is_compound_act(scene: Scene, place: PlaceMention) -> bool:
    """Whether a name stands before the noun of its act ("the Kidal attack"), not of one told before."""
    if scene.units[place.last].entry("act") is None or "T" in (
        scene.tag(place.first - 1),
        scene.tag(place.first - 2),
    ):
        return False
    return not any(scene.is_one_of(at, "later") for at in (place.first - 1, place.first - 2))


def has_place_before(scene: Scene, place: PlaceMention) -> bool:
    """Whether a close locative stands right before a run."""
    if not place.preposition or place.preposition in scene.lexicon.classes("weak_locatives"):
        return False
    return scene.tag(place.first - 1) == "I"


def is_common(scene: Scene, place: PlaceMention) -> bool:
    """Whether a run is made of dictionary words alone ("the Council"), or of names of no place ("God")."""
    for at in range(place.first, place.last):
        table = scene.lexicon.words.get(scene.low(at))
        if (table is None or table[0] == "PROPN") and not scene.is_one_of(at, "no_places"):
            return False
    return True


def has_dictionary_word(scene: Scene, place: PlaceMention) -> bool:
    """Whether the one word of a run is a noun of the language too ("Prince Road")."""
    return place.last == place.first + 1 and "NOUN" in scene.lexicon.words.get(scene.low(place.first), ())


def is_adjective(scene: Scene, place: PlaceMention) -> bool:
    """Whether a run is one word that the dictionary also has as an adjective ("the Christian village of")."""
    table = scene.lexicon.words.get(scene.low(place.first), ())
    return place.last == place.first + 1 and ("ADJ" in table or table[:1] == ("NOUN",))


def is_reached(scene: Scene, place: PlaceMention) -> bool:
    """Whether a preposition of movement before a run, if it is one, says that the place is reached ("close to X")."""
    if place.preposition not in scene.lexicon.classes("aims"):
        return True
    at = place.first - 1 - (scene.tag(place.first - 1) == "D")
    return scene.is_one_of(at - 1, "near_locatives") or bool(
        scene.found and (scene.found[-1].preposition == "from" or is_spanned(scene))
    )


def is_listed(scene: Scene, place: PlaceMention) -> bool:
    """Whether a run is one of a list of places, of which it need not be known: "in A, B and C"."""
    if (
        not scene.found
        or scene.found[-1].aside
        or not (scene.found[-1].preposition or scene.found[-1].rule in LISTING)
        or place.first - scene.found[-1].last > FARTHEST
    ):
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


def starts_road(scene: Scene, place: PlaceMention) -> bool:
    """Whether a dash, another name and a word for a road follow: "the Mangina–Mambasa axis"."""
    if scene.tag(place.last) != "-":
        return False
    return scene.tag(place.last + 1) == "P" and scene.is_one_of(place.last + 2, "routes")


def is_on_road(scene: Scene, place: PlaceMention) -> bool:
    """Whether a word for a road stands before two names: "l'axe Bouar-Baboua", "la route Gao – Ménaka"."""
    if scene.is_one_of(place.first - 1, "routes"):
        return is_road(place) or scene.tag(place.last) == "-" and scene.tag(place.last + 1) == "P"
    before = scene.found[-1] if scene.found else None
    return (
        before is not None
        and before.last == place.first - 1
        and scene.tag(place.first - 1) == "-"
        and scene.is_one_of(before.first - 1, "routes")
    )


def is_of_facility(scene: Scene, place: PlaceMention) -> bool:
    """Whether a site with what describes it stands before "of" and a name: "le poste avancé de reconnaissance de X"."""
    if place.preposition != "of":
        return False
    at = place.first - 1
    while scene.tag(at) == "D":
        at -= 1
    for _ in range(FARTHEST):
        is_force = at >= 0 and scene.units[at].entry("actor") is not None  # "les postes des X de Boni"
        if scene.low(at) != "of" and scene.tag(at) not in "AVND" and not is_force:
            return False
        if has_facility(scene, at) or scene.is_one_of(at, "posted_units"):
            return True
        at -= 1
    return False


def is_taken(scene: Scene, place: PlaceMention) -> bool:
    """Whether a noun of taking and "of" stand before a name: "la prise de X", "le contrôle de X"."""
    if place.preposition != "of" or scene.tag(place.first - 1) != "I":
        return False
    entries = scene.units[place.first - 2].entries if place.first >= 2 else ()
    taking = any(e.kind == "act" and e.name == "noun" and e.family == "take_place" for e in entries)
    return taking or scene.is_one_of(place.first - 2, "control")


def is_explained(scene: Scene, place: PlaceMention) -> bool:
    """Whether a comma and the word for a kind of place follow a name: "Mamove, localité du territoire de Beni"."""
    at = place.last
    if scene.tag(at) != "," or not scene.is_one_of(at + 1, "place_types"):
        return False
    step = at + 2
    while scene.tag(step) == "A":
        step += 1
    return scene.low(step) == "of" and not is_common(scene, place)


def is_typed_name(scene: Scene, place: PlaceMention) -> bool:
    """Whether a name within a sentence opens with the word for its kind: "Lac Vert", "Mont Noir"."""
    return (
        place.first > 0
        and place.last > place.first + 1
        and scene.is_one_of(place.first, "leading_types")
        and all(scene.is_written_as_name(at) for at in range(place.first, place.last))
    )


def is_spanned(scene: Scene) -> bool:
    """Whether the last name found begins a span: "between A and B", "linking A and B"."""
    before = scene.found[-1].first - 1
    return scene.is_one_of(before, "spanning") or scene.is_one_of(before, "links")


def has_facility(scene: Scene, at: int) -> bool:
    """Whether a unit is a noun for a site that stands at a place."""
    entry = scene.units[at].entry("target") if 0 <= at < len(scene.units) else None
    return entry is not None and entry.family in FACILITIES


def at_head(scene: Scene, place: PlaceMention) -> bool:
    """Whether a name opens its sentence as a label does: "Paletwa: ...", "B. Mogadishu (Somalia)"."""
    if scene.tag(place.last) not in ",:-(.?":
        return False
    if place.first == 0:
        return True
    return (scene.is_label or scene.tag(place.last) in ":(") and all(
        unit.tag in ".-:?)(M" or len(unit.low) == 1 for unit in scene.units[: place.first]
    )


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


def is_weak(scene: Scene, place: PlaceMention) -> bool:
    """Whether the preposition before a run seldom names places ("of", "on"), with no direction or part before it."""
    if place.preposition not in scene.lexicon.classes("weak_locatives"):
        return False
    if place.preposition == "on" and is_aimed(scene, place):
        return False
    if scene.tag(place.first - 1) == "I" and scene.is_one_of(place.first - 2, "lengths"):
        return False
    return not scene.is_one_of(place.first - 2, "directions") and not (
        scene.is_one_of(place.first - 1, "naming") and scene.is_one_of(place.first - 2, "place_parts")
    )


def is_aimed(scene: Scene, place: PlaceMention) -> bool:
    """Whether an act stands right before "on" and a run that ends its phrase ("a raid on Lopa")."""
    before = scene.units[place.first - 2] if place.first >= 2 else None
    entry = before.entry("act") or before.entry("arm") if before is not None else None
    if entry is None or scene.tag(place.first - 1) != "I" or scene.tag(place.last) not in "ICTRS.,;:()":
        return False
    return not is_common(scene, place) and (entry.kind == "arm" or entry.family == "attack")


def is_named(scene: Scene, place: PlaceMention) -> bool:
    """Whether a word such as "of" after the word for a kind of place stands before a run ("the villages of X")."""
    return (
        place.first >= 2
        and scene.is_one_of(place.first - 1, "naming")
        and scene.is_one_of(place.first - 2, "place_types")
    )


def is_short_name(scene: Scene, place: PlaceMention) -> bool:
    """Whether a run is one abbreviation within a sentence ("the FPL"): such are forces and offices."""
    text = place.words.text
    return (
        place.last == place.first + 1
        and place.first > 0
        and len(text) < SHORT
        and text.isalpha()
        and text.isupper()
        and not scene.is_label
    )


def leads_address(scene: Scene, place: PlaceMention) -> bool:
    """Whether a comma and a place that the gazetteer knows, or its type names, follow a run ("from X, Y District")."""
    at = place.last + 1
    if scene.tag(place.last) != "," or scene.tag(at) != "P" or is_common(scene, place):
        return False
    end = at
    while scene.tag(end) == "P" and end - at < FARTHEST:
        end += 1
    return end - at > 1 and scene.is_one_of(end - 1, "place_types") or scene.is_one_of(end, "place_types")


def is_destination(scene: Scene, place: PlaceMention) -> bool:
    """Whether a verb of going leads to a known name of one country: "the wounded were flown to Imphal"."""
    if place.preposition not in scene.lexicon.classes("aims") or is_common(scene, place):
        return False
    verb = scene.low(place.first - 2)
    return verb in scene.lexicon.classes("away_verbs") and len({e.country for e in place.entries}) == 1


def is_locative(scene: Scene, place: PlaceMention) -> bool:
    """Whether a preposition of place stands before a run."""
    if place.preposition in scene.lexicon.classes("short_of"):
        return bool(place.entries) and scene.is_one_of(place.first - 2, "short_measures")
    return place.preposition in scene.lexicon.classes("locatives") and scene.tag(place.first - 1) in "IDAt"


def is_joined(scene: Scene, place: PlaceMention) -> bool:
    """Whether a run follows a place and "and"; an unknown one needs a span, a list or a clause that it ends."""
    last = scene.found[-1] if scene.found else None
    if last is None or last.last != place.first - 1 or scene.tag(place.first - 1) != "C" or last.aside:
        return False
    if place.entries or is_spanned(scene):
        return True
    following = scene.tag(place.last)
    return following in ("ICTS.,;:()" if last.rule in LISTING else "IT.;)")
