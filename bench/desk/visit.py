"""What the desk holds, pages.toml -> addresses to ask for, each under the name of its page."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

from django.db.models import Max, Min
from django.urls import NoReverseMatch, reverse

from bench.desk.drive import Visit
from dragoman.desk.models import ClaimRow, DocumentRow, EventParty, EventRow

PAGES = Path(__file__).with_name("pages.toml")
_ADDRESSES = 400
_SAMPLES = 200


def load_visits(random: Random) -> tuple[tuple[Visit, ...], tuple[str, ...]]:
    """The pages that the desk has, and the names of those that it has not."""
    held = _Held(random)
    visits, missing = [], []
    for page in tomllib.loads(PAGES.read_text(encoding="utf-8"))["page"]:
        try:
            paths = tuple(_paths(page, held, random))
        except NoReverseMatch:
            missing.append(page["name"])
            continue
        visits.append(Visit(page["name"], paths, page["share"]))
    return tuple(visits), tuple(missing)


class _Held:
    """Things of the desk, drawn at random by their keys."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.claim = [row.claim_id for row in self._some(ClaimRow, state="open")]
        self.group = list(dict.fromkeys(self._groups()))
        self.document = [str(row.pk) for row in self._some(DocumentRow)]
        events = self._some(EventRow)
        self.event = [row.event_id for row in events]
        self.fills = [
            {
                "country": row.country,
                "place": quote(row.place),
                "place_id": quote(row.place_id),
                "type": row.event_type,
                "day": row.day,
                "later": row.day + timedelta(days=30) if row.day else None,
                "west": max(-180, (row.lon or 0) - 3),
                "east": min(180, (row.lon or 0) + 3),
                "south": max(-90, (row.lat or 0) - 3),
                "north": min(90, (row.lat or 0) + 3),
                "word": quote(random.choice([*row.title.split()[:1], row.place])[:12]),
                "group": quote(random.choice(self.group)),
                "event": row.event_id,
            }
            for row in events
        ]

    def _groups(self) -> list[str]:
        """Groups of the atlas, the active ones more often."""
        found = [row.actor for row in self._some(EventParty)]
        return [actor for actor in found if not actor.startswith("name:")] or found

    def _some(self, model: Any, **wanted: str) -> list[Any]:
        """Rows at random; of a model that is large, by its keys."""
        ends = model.objects.aggregate(low=Min("pk"), high=Max("pk"))
        if ends["low"] is None:
            return []
        found = []
        for _ in range(_SAMPLES):
            key = self.random.randint(ends["low"], ends["high"])
            row = model.objects.filter(pk__gte=key, **wanted).order_by("pk").first()
            if row is not None:
                found.append(row)
        return found


def _paths(page: dict[str, Any], held: _Held, random: Random) -> Iterator[str]:
    about = page.get("of")
    for _ in range(_ADDRESSES):
        fill = random.choice(held.fills)
        subject = [random.choice(getattr(held, about))] if about else []
        subject += [random.choice(page["args"])] if "args" in page else []
        query = random.choice(page["queries"]).format(**fill)
        path = reverse(page["url"], args=subject)
        yield f"{path}?{query}" if query else path
