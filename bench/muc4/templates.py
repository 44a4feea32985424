"""A claim -> a MUC-4 template: kind of incident, five roles, and the slots that a claim can fill."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dragoman.atlas import Atlas, fold
from dragoman.base.claim import Assertion, Basis, Claim, Disposition, EventType, Side, Toll
from dragoman.base.codec import Json

KINDS = {
    EventType.BOMBING: "bombing",
    EventType.SUICIDE_BOMBING: "bombing",
    EventType.ABDUCTION: "kidnapping",
    EventType.PROPERTY_DESTRUCTION: "arson",
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
PEOPLE = frozenset(["killed", "injured", "captured"])


def template_of(claim: Claim, atlas: Atlas) -> dict[str, Json] | None:
    """The template of a claim; None for acts that the collection does not code, such as plain combat."""
    if claim.event_type in NO_TERRORISM:
        return None
    perpetrator = [[claim.perpetrator]] if claim.perpetrator else []
    is_group = claim.perpetrator is not None and is_organisation(claim.perpetrator, atlas)
    victims = list(victims_of(claim))
    people = {name.casefold() for name in victims}
    target = claim.target if claim.target and claim.target.casefold() not in people else None
    is_person = claim.event_type in (EventType.ABDUCTION, EventType.EXECUTION)
    if target and is_person:
        victims.append(target)
        target = None
    weapons = [item.item for item in claim.materiel if item.disposition is Disposition.USED]
    return {
        "incident_type": KINDS.get(claim.event_type, "attack"),
        "PerpInd": to_json([] if is_group else perpetrator),
        "PerpOrg": to_json(perpetrator if is_group else []),
        "Target": to_json([[target]] if target else []),
        "Victim": to_json([[victim] for victim in dict.fromkeys(victims)]),
        "Weapon": to_json([[weapon] for weapon in dict.fromkeys(weapons)]),
        "slots": slots_of(claim, atlas, is_group=is_group),
    }


def to_json(entities: list[list[str]]) -> Json:
    """Entities as lists of their mentions."""
    return [list(entity) for entity in entities]


def is_organisation(name: str, atlas: Atlas) -> bool:
    """Whether a perpetrator is a group or force rather than people of one."""
    key = fold(name)
    known = any(fold(alias) == key for actor in atlas.actors for alias in (actor.name, *actor.names))
    return known or (name[:1].isupper() and len(name.split()) > 1) or name.isupper()


def victims_of(claim: Claim) -> Iterator[str]:
    """The people whom the act hit, as named: the words for the victims, a name where there is one."""
    for name in ("killed", "injured", "captured"):
        tolls: tuple[Toll, ...] = getattr(claim, name)
        for toll in tolls:
            if toll.side is not Side.PERPETRATOR:
                yield toll.text if toll.victim == "named person" else toll.victim or toll.text


def slots_of(claim: Claim, atlas: Atlas, *, is_group: bool) -> dict[str, Json]:
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
    tolls = [
        (name, toll) for name in EFFECTS for toll in getattr(claim, name) if toll.side is not Side.PERPETRATOR
    ]
    slots["hum-tgt-num"] = [[number_of(toll), toll.victim or toll.text] for _, toll in tolls]
    slots["hum-tgt-effect"] = [[EFFECTS[name], toll.victim or toll.text] for name, toll in tolls]
    return slots


def number_of(toll: Toll) -> str:
    """A count as the collection writes it: "6", "10 - 12" or "PLURAL"."""
    if toll.min is not None and toll.min == toll.max:
        return str(toll.min)
    if toll.min and toll.max:
        return f"{toll.min} - {toll.max}"
    return "PLURAL"
