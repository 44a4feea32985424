"""Invented documents, read and resolved: real places, fictional groups; nothing here happened."""

from __future__ import annotations

from datetime import date
from functools import cache

import dragoman
from dragoman.base.event import Event

ATLAS = ("samples/atlas",)

THREE_ACTS = """In the past two days, between September 6-7, 2023, Al-Yanbu, the media arm of the Dawn Banner Front \
(DBF), reported about an attack in Mali against the Kestrel Lance company and two additional attacks in Burkina Faso \
against the Volta Rapid Brigade, in which over 50 were killed and a large quantity of spoils seized.

On September 6, Al-Yanbu reported that on the morning of the same day, DBF fighters ambushed Kestrel Lance operatives, \
in the Niono area of Mali's Segou Region, resulting in casualties among the Kestrel Lance forces.[1]

Also on September 6, Al-Yanbu released a statement claiming that on August 30, DBF fighters repelled an attack by the \
Volta Rapid Brigade on the outskirts of Kongoussi, in Burkina Faso, killing and injuring soldiers and seizing a drone \
along with two vehicles, three PK machine guns, motorcycles and other equipment.[2]

On September 7, Al-Yanbu released a statement claiming that on September 4, DBF fighters attacked the Volta Rapid \
Brigade, in Koumbori, Ouahigouya, Burkina Faso, killing over 50 soldiers and seizing two vehicles, two RPGs, six PK \
machine guns, 47 motorcycles, nine boxes of PK ammunition, and various other equipment. Al-Yanbu released photos.[3]

[1] Pigeonpost, September 6, 2023.

[2] Pigeonpost, September 6, 2023.

[3] Pigeonpost, September 7, 2023.
"""

WIRE = """KONGOUSSI, August 31, 2023 - Soldiers of the Volta Rapid Brigade attacked positions of the Dawn Banner Front \
on the outskirts of Kongoussi, in Burkina Faso, on August 30, Meridian Wire reported, quoting residents, who counted \
14 dead soldiers and three dead fighters.
"""


@cache
def events_of(*texts: tuple[str, str, str]) -> tuple[Event, ...]:
    """The events of documents, each given as (id, ISO day, text)."""
    pairs = []
    for identity, day, text in texts:
        document = dragoman.Document(
            identity, text, url=f"https://{identity}.example/1", published=date.fromisoformat(day)
        )
        reading = dragoman.read_document(
            text, id=identity, url=document.url, published=document.published, atlas=ATLAS
        )
        pairs.append((document, reading))
    return dragoman.resolve_claims(pairs, atlas=ATLAS)


def three_acts() -> tuple[Event, ...]:
    """Three acts that one group claims: an ambush, an attack that it repelled, an attack with a toll."""
    return events_of(("desk", "2023-09-07", THREE_ACTS))
