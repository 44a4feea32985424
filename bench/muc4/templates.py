"""A claim -> a MUC-4 template: kind of incident, five roles, and the slots that a claim can fill.

The collection keeps names of people, descriptions of people and things apart, and takes role words
("guerrillas") for perpetrators; a claim holds these as target, tolls, items and refusals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bench.muc4.mentions import Nouns, bare_phrase, full_name, person_name
from dragoman.atlas import Atlas, fold
from dragoman.base.claim import Assertion, Basis, Category, Claim, Disposition, EventType, Side, Toll
from dragoman.base.codec import Json

KINDS = {
    EventType.BOMBING: "bombing",
    EventType.SUICIDE_BOMBING: "bombing",
    EventType.ABDUCTION: "kidnapping",
}
NO_TERRORISM = (EventType.CLASH, EventType.TERRITORY_TAKEN, EventType.ARREST, EventType.OTHER)
CONFIDENCE = {
    Basis.SELF_CLAIMED: "CLAIMED OR ADMITTED",
    Basis.ACKNOWLEDGED: "CLAIMED OR ADMITTED",
    Basis.ACCUSED: "SUSPECTED OR ACCUSED",
    Basis.SUSPECTED: "SUSPECTED OR ACCUSED",
    Basis.STATED: "REPORTED AS FACT",
}
EFFECTS = {"killed": "DEATH", "injured": "INJURY"}
LOSSES = (Disposition.DESTROYED, Disposition.DAMAGED)
WRECKED = {Category.VEHICLE, Category.AIRCRAFT, Category.BOAT, Category.MOTORCYCLE}
BURNING = re.compile(r"burn|fire|torch|arson|ablaze|alight", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class People:
    """The people of one toll: the words that count them, and the name when it gives one."""

    toll: Toll
    effect: str
    name: str | None
    words: str

    @property
    def reference(self) -> str:
        """What the other slots call them."""
        return self.name or self.words


def template_of(claim: Claim, atlas: Atlas, nouns: Nouns, text: str) -> dict[str, Json] | None:
    """The template of a claim; None for acts that the collection does not code, such as plain combat."""
    if claim.event_type in NO_TERRORISM:
        return None
    people = list(people_of(claim, nouns, text))
    target = bare_phrase(claim.target, nouns) if claim.target else ""
    kind = nouns.kind(target)
    things = [target] if kind == "thing" else []
    things += [
        bare_phrase(i.text, nouns)
        for i in claim.materiel
        if i.disposition in LOSSES and i.category in WRECKED
    ]
    names = [p.name for p in people if p.name]
    described = [p.words for p in people if not p.name]
    if claim.target and kind != "thing":
        name = person_name(claim.target, nouns)
        if name and kind == "person":
            names.append(full_name(name, text))
        elif kind == "people":
            described.append(target)
    weapons = [
        bare_phrase(item.text, nouns) for item in claim.materiel if item.disposition is Disposition.USED
    ]
    is_group = claim.perpetrator is not None and is_organisation(claim.perpetrator, atlas)
    slots = slots_of(claim, atlas, people, is_group=is_group)
    slots["hum-tgt-desc"] = list(dict.fromkeys(described))
    return {
        "incident_type": kind_of(claim),
        "PerpInd": entities(doers_of(claim, nouns, text, is_group=is_group)),
        "PerpOrg": entities([claim.perpetrator] if claim.perpetrator and is_group else []),
        "Target": entities(things),
        "Victim": entities(names),
        "Weapon": entities(weapons),
        "slots": slots,
    }


def entities(mentions: list[str]) -> Json:
    """Entities of one mention each, repeated ones once."""
    return [[mention] for mention in dict.fromkeys(mentions) if mention]


def kind_of(claim: Claim) -> str:
    """The kind of incident: arson by fire, bombing by explosives, else by the type of the act."""
    if claim.event_type is EventType.PROPERTY_DESTRUCTION:
        words = " ".join(span.quote for span in claim.spans.get("/event_type", ()))
        return "arson" if BURNING.search(words) else "bombing"
    if any(i.disposition is Disposition.USED and i.category is Category.EXPLOSIVE for i in claim.materiel):
        return "kidnapping" if claim.event_type is EventType.ABDUCTION else "bombing"
    return KINDS.get(claim.event_type, "attack")


def doers_of(claim: Claim, nouns: Nouns, text: str, *, is_group: bool) -> list[str]:
    """The people who did it: role words beside a group, a perpetrator that is none, or role words that name nobody."""
    if claim.perpetrator and is_group:
        spans = claim.spans.get("/perpetrator", ())
        return [words for span in spans[-1:] if (words := nouns.role_beside(text, span))]
    if claim.perpetrator:
        return [bare_phrase(claim.perpetrator, nouns)]
    return [bare_phrase(r.quote, nouns) for r in claim.refusals if r.field == "/perpetrator"]


def is_organisation(name: str, atlas: Atlas) -> bool:
    """Whether a perpetrator is a group or force rather than people of one."""
    key = fold(name)
    known = any(fold(alias) == key for actor in atlas.actors for alias in (actor.name, *actor.names))
    return known or (name[:1].isupper() and len(name.split()) > 1) or name.isupper()


def people_of(claim: Claim, nouns: Nouns, text: str) -> Iterator[People]:
    """The people whom the act hit, their names in full."""
    for slot in ("killed", "injured", "captured"):
        tolls: tuple[Toll, ...] = getattr(claim, slot)
        for number, toll in enumerate(tolls):
            if toll.side is Side.PERPETRATOR or toll.max == 0:
                continue
            words = bare_phrase(
                toll.text if toll.victim == "named person" else toll.victim or toll.text, nouns
            )
            name = person_name(words, nouns)
            if name is None and toll.max == 1:
                spans = claim.spans.get(f"/{slot}/{number}", ())
                name = nouns.name_beside(text, spans[0]) if spans else None
            yield People(toll, EFFECTS.get(slot, ""), full_name(name, text) if name else None, words)


def slots_of(claim: Claim, atlas: Atlas, people: list[People], *, is_group: bool) -> dict[str, Json]:
    """The slots outside the five roles."""
    slots: dict[str, Json] = {}
    if claim.event_date:
        days = [date.fromisoformat(day).strftime("%d %b %y").upper() for day in claim.event_date.split("/")]
        slots["inc-date"] = [" - ".join(days)]
    country = next((c.name.upper() for c in atlas.countries if c.iso2 == claim.country), None)
    if country:
        places = [place.upper() for place in claim.places if place.upper() != country]
        slots["inc-loc"] = [f"{country}: {places[0]}" if places else country]
    slots["inc-stage"] = ["ACCOMPLISHED"]
    if claim.attribution and claim.perpetrator and is_group:
        slots["perp-org-conf"] = [[CONFIDENCE[claim.attribution.basis], claim.perpetrator]]
    if claim.assertion is Assertion.CLAIMED and claim.claimant and is_group:
        slots["perp-org-conf"] = [["CLAIMED OR ADMITTED", claim.claimant]]
    slots["hum-tgt-num"] = [[number_of(p.toll), p.reference] for p in people]
    slots["hum-tgt-effect"] = [[p.effect, p.reference] for p in people if p.effect]
    return slots


def number_of(toll: Toll) -> str:
    """A count as the collection writes it: "6", "10 - 12" or "PLURAL"."""
    if toll.min is not None and toll.min == toll.max:
        return str(toll.min)
    if toll.min and toll.max:
        return f"{toll.min} - {toll.max}"
    if toll.min and toll.min > 1:
        return str(toll.min)
    return "PLURAL"
