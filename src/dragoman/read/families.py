"""The families of acts and arms that several steps ask for: keys of the tables of acts and of the atlas's arms."""

from __future__ import annotations

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
