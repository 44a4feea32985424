"""The families of acts and arms that several steps ask for: keys of the tables of acts and of the atlas's arms."""

from __future__ import annotations

from dragoman.read.lexicon import Entry

ACT_FAMILIES = frozenset(
    [
        "attack",
        "kill",
        "die",
        "injure",
        "capture",
        "seize",
        "destroy",
        "damage",
        "take_place",
        "clash",
        "repel",
        "use",
        "loss",
    ]
)
"""Families whose acts an event is made of."""

WEAPONS = frozenset(
    [
        "explosive",
        "drone",
        "small_arm",
        "machine_gun",
        "launcher",
        "mortar",
        "artillery",
        "armoured_vehicle",
        "heavy_weapon",
    ]
)
"""Families of arms that tell that people were armed."""

FROM_AFAR = frozenset(["shelling", "air_strike", "suicide_bombing"])
"""Types of acts that only arms can do."""

STRUCK = frozenset({"kill", "injure", "capture"})
"""Acts on people."""


def names_force(entry: Entry) -> bool:
    """Whether what is attacked is by its name that of an armed force: "police patrol", "army barracks"."""
    if entry.kind != "target" or entry.family not in FORCES:
        return False
    return entry.family == "police" or " " in entry.key


FORCES = frozenset(["military", "police"])


def names_weapon(entry: Entry) -> bool:
    """Whether a noun is for an act that only arms can do ("shelling", "mortar fire"): somebody was armed.

    Its verb is said of complaints as well.
    """
    return entry.kind == "act" and entry.name == "noun" and entry.value in FROM_AFAR and not entry.flag


def is_fired(entry: Entry, small_shot: frozenset[str]) -> bool:
    """Whether an arm is a shell, a rocket or a missile, which somebody must have fired; a bullet is met alone."""
    return (
        entry.kind == "arm"
        and entry.family == "ammunition"
        and entry.key.rsplit("-", 1)[-1] not in small_shot
    )
