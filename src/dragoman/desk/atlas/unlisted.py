"""The latest parties of events that the atlas lacks -> those that may be a group, the most often met first.

A party that no atlas knows may be a private person, a village or a word such as "gunmen". Names without a capital,
places, and whatever is or may be a person's name are left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dragoman.atlas import fold
from dragoman.desk.errors import NotAllowed, WrongInput
from dragoman.desk.keeping.actor_merges import UNLISTED
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.atlas_naming import may_be_person
from dragoman.desk.keeping.event_rows import load_event
from dragoman.desk.models import EventParty
from dragoman.page.event_names import names_of_event
from dragoman.page.shown import show_line

LATEST = 5_000
_MOST_SHOWN = 50
_MOST_TRIED = 200


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A name that is not in the atlas: in how many of the latest mentions it is the perpetrator, and the target."""

    key: str
    name: str
    perpetrator: int
    target: int


def find_unlisted() -> tuple[Unlisted, ...]:
    """Names among the latest `LATEST` mentions of parties that the atlas lacked, at most 50."""
    rows = EventParty.objects.filter(actor__startswith=UNLISTED).order_by("-id")
    counts: Counter[tuple[str, str]] = Counter()
    names: dict[str, str] = {}
    for actor, name, role in rows.values_list("actor", "name", "role")[:LATEST]:
        counts[actor, role] += 1
        names.setdefault(actor, name)
    ranked = sorted(names, key=lambda k: (-counts[k, "perpetrator"], -counts[k, "target"], k))
    found = [
        Unlisted(key, show_line(names[key]), counts[key, "perpetrator"], counts[key, "target"])
        for key in ranked[:_MOST_TRIED]
        if may_be_group(names[key], is_doer=counts[key, "perpetrator"] > 0)
    ]
    return tuple(found[:_MOST_SHOWN])


def may_be_group(name: str, *, is_doer: bool) -> bool:
    """Whether a name may be a group's: written as one, and neither known, nor a place, nor perhaps a person.

    Args:
        is_doer: it is named as perpetrator. A target is as often "hospital of Kidal": it must begin with a capital and
            hold two.
    """
    capitals = sum(char.isupper() for char in name)
    if any(char.islower() for char in name) and (
        capitals < 1 if is_doer else capitals < 2 or name[0].islower()
    ):
        return False
    atlas = desk_atlas()
    if len(fold(name)) < 2 or atlas.match_actor(name) or atlas.match_force(name) or atlas.match_country(name):
        return False
    if not is_doer and atlas.places.has(name):
        return False
    return not may_be_person(name)


def require_public(key: str) -> str:
    """The name of a party by a key that is not of the atlas, for a page about it.

    Raises:
        WrongInput: no event names it. NotAllowed: it is or may be a person, by its name or by what its events withhold.
    """
    party = EventParty.objects.filter(actor=key).select_related("event").order_by("-id").first()
    if party is None:
        raise WrongInput(
            f"{key[:60]!r}: neither in the atlas nor named in an event of this desk. Look it up again."
        )
    if key.startswith(UNLISTED) and (may_be_person(party.name) or _is_withheld(party)):
        raise NotAllowed("This party is or may be a private person. The desk keeps no pages of persons.")
    return show_line(party.name)


def _is_withheld(party: EventParty) -> bool:
    names = names_of_event(load_event(party.event))
    return any(f" {name} " in f" {party.name} " for name in names)
