"""Invented rows of events for the tests of the explore room, many and of every kind, without reading a document."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from dragoman.desk.models import EventMateriel, EventParty, EventRow

COUNTRIES = ("ML", "NE", "BF", "SD", "")
TYPES = ("ambush", "clash", "bombing", "abduction")
STATUSES = ("claimed", "reported", "corroborated", "disputed", "denied")
GROUPS = ("group:reeds", "group:shore", "group:dawn", "name:awa traore")


def make_events(count: int, *, seed: int = 7) -> list[EventRow]:
    """Rows of events over a hundred days, some without a day, without a number, or of several days."""
    random = Random(seed)
    rows = []
    for number in range(count):
        day = date(2024, 1, 1) + timedelta(days=random.randrange(100)) if random.random() < 0.85 else None
        low = random.choice([None, 0, 1, 3, 12])
        high = low if low is None else low + random.choice([0, 0, 4])
        rows.append(
            EventRow(
                event_id=f"e-{seed:02d}{number:010d}",
                line="{}",
                title=f"Event {number}",
                event_type=random.choice(TYPES),
                status=random.choice(STATUSES),
                review_state=random.choice(["draft", "accepted"]),
                country=random.choice(COUNTRIES),
                day=day,
                last_day=day and day + timedelta(days=random.choice([0, 0, 6])),
                killed_low=low,
                killed_high=high,
                killed_is_claimed=random.random() < 0.4,
                killed_is_open=low is not None and random.random() < 0.2,
                grade_source=random.choice("BCF"),
            )
        )
    made = EventRow.objects.bulk_create(rows)
    EventParty.objects.bulk_create(
        EventParty(
            event=row, role=role, actor=actor, name=actor, is_hedged=random.random() < 0.3, day=row.day
        )
        for row in made
        for role in ("perpetrator", "target")
        for actor in random.sample(GROUPS, random.choice([0, 1, 1, 2]))
    )
    EventMateriel.objects.bulk_create(line for row in made for line in _ledger(row, random))
    return list(made)


def _ledger(row: EventRow, random: Random) -> list[EventMateriel]:
    lines = []
    for category in random.sample(["vehicle", "machine_gun", "ammunition"], random.choice([0, 1, 2])):
        for disposition in random.sample(["seized", "surrendered", "destroyed", "damaged", "used"], 2):
            low = random.randrange(6)
            for place in range(random.choice([1, 2])):
                is_first = place == 0 and category != "ammunition"
                lines.append(
                    EventMateriel(
                        event=row,
                        item=f"{category} {place}",
                        category=category,
                        disposition=disposition,
                        unit="box" if category == "ammunition" else "",
                        low=low,
                        high=low,
                        total_low=low if is_first else None,
                        total_high=random.choice([low + 2, None]) if is_first else None,
                        day=row.day,
                    )
                )
    return lines
