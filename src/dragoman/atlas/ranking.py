"""A place's class, code and population -> its rank among places of one name; less is better.

Inhabited places and administrative units come before rivers, hills and wells; among them more people
come first. A unit whose population is not given counts as a town of the size that such units' seats
usually have. This order needs no document: the reader's own ranking, by country and by the other
places of the document, comes on top.
"""

from __future__ import annotations

A_TOWN = 26
"""The rank of a town of 10,000."""
_TOP = 40
# Bits of population (2 to the power of) that a unit counts as when its own is not given or less.
_UNIT_BITS = {"PCLI": 24, "PCLD": 20, "ADM1": 17, "ADM2": 13, "ADM3": 10, "ADM4": 8}
# A continent or an ocean of that name is no hill: it stands between a country and a region.
_WORLD_BITS = {"CONT": 23, "OCN": 22}
# Seats outrank villages whose population is as unknown as theirs.
_SEAT_BITS = {"PPLC": 19, "PPLA": 16, "PPLA2": 13, "PPLA3": 11, "PPLA4": 9}
_LESSER_CODES = frozenset({"PPLX", "PPLQ", "PPLH", "PPLW", "ADM1H", "ADM2H", "ADM3H", "ADM4H"})
_LESSER_STEP = 5
_OTHER_CLASS_STEP = 40


def place_rank(feature_class: str, feature_code: str, population: int) -> int:
    """The rank of a place by itself.

    Returns:
        0 to 90; 0 for a city of billions, 40 for a village, from 75 for what nobody lives in.
    """
    if feature_code in _WORLD_BITS:
        return _TOP - _WORLD_BITS[feature_code]
    bits = max(population, 0).bit_length()
    if feature_class == "A":
        bits = _UNIT_BITS.get(feature_code, 6)
    elif feature_class == "P":
        bits = max(bits, _SEAT_BITS.get(feature_code, 0))
    rank = _TOP - min(bits, _TOP)
    if feature_code in _LESSER_CODES:
        rank += _LESSER_STEP
    if feature_class not in ("P", "A", ""):
        rank += _OTHER_CLASS_STEP
    return rank
