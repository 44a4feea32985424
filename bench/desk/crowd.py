"""Components, a number of claims -> a desk that holds so many, over ten years: rows copied with other ids, days,
places, parties, figures and words.

What a page opens is whole: lines load, spans hold, digests fit, decisions name their claims. What is varied stands in
the columns by which lists, maps and charts choose; the sentences of the texts are those of the samples.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.desk.molds import Lot, make_lot
from bench.desk.prototypes import Component, Values
from bench.desk.stock import SETTINGS, Spot, Stock
from bench.desk.tables import Table, WordTable
from dragoman.base.digest import digest_of
from dragoman.base.ids import event_id

_LAST_DAY = date(2026, 11, 1)
_MIX = 0x9E3779B97F4B  # odd: times it, modulo 2**48, every number gives another


class Crowd:
    """The maker of copies. Its tables are written as they fill."""

    def __init__(
        self, components: Sequence[Component], stock: Stock, random: Random, people: Sequence[int]
    ) -> None:
        from bench.desk.tables import MODELS

        self.components, self.stock, self.random, self.people = components, stock, random, people
        self.tables = {name: Table(name) for name in MODELS}
        self.words = {kind: WordTable(kind) for kind in ("document", "event")}
        self.count = 0

    def fill(self, claims: int, say: Callable[[str], None]) -> None:
        """Copy until there are so many claims."""
        for number, (start, share, is_recent) in enumerate(periods()):
            lots = [
                make_lot(
                    c, start + timedelta(days=self.random.randrange(SETTINGS["period_days"])), self.tables
                )
                for c in self.components
            ]
            wanted = self._claims() + round(claims * share)
            while self._claims() < wanted:
                self.copy(self.random.choice(lots), is_recent)
            if number % 12 == 11:
                say(f"{start:%Y-%m}: {self._claims():,} claims")

    def _claims(self) -> int:
        table = self.tables["claims"]
        return table.written + len(table.waiting)

    def copy(self, lot: Lot, is_recent: bool) -> None:
        """One more of a lot."""
        ids, keys = self._new_ids(lot), self._new_keys(lot)
        state, decided_by = self._state(is_recent)
        spots = {row["id"]: self.stock.spots.choose(self.random)[0] for row in lot.rows["events"]}
        self._copy_documents(lot, ids, keys, state, spots)
        self._copy_claims(lot, ids, keys, state, decided_by, spots)
        self._copy_events(lot, ids, keys, state, spots)
        if state == "accepted":
            self._copy_decisions(lot, ids, keys, decided_by)

    def _new_ids(self, lot: Lot) -> list[str]:
        """New ids by number; those of the claims sort as the old ones do, so that events keep their smallest."""
        documents = [
            hashlib.sha256(f"bench {self._next()}".encode()).hexdigest() for _ in lot.rows["documents"]
        ]
        old = [row["claim_id"] for row in lot.rows["claims"]]
        new = sorted(f"c-{self._mixed():012x}" for _ in old)
        claims = [new[rank] for rank in _ranks(old)]
        decisions = [f"d-{self._mixed():012x}" for _ in documents]
        ids = [*documents, *claims, *map(event_id, claims), *decisions]
        return [*ids, *(digest_of(mold.fill(ids)) for mold in lot.digested)]

    def _next(self) -> int:
        self.count += 1
        return self.count

    def _mixed(self) -> int:
        return self._next() * _MIX % 2**48

    def _new_keys(self, lot: Lot) -> dict[str, dict[int, int]]:
        """Old key -> new key, by table."""
        return {
            name: dict(zip((row["id"] for row in rows), self.tables[name].keys(len(rows)), strict=True))
            for name, rows in lot.rows.items()
        }

    def _state(self, is_recent: bool) -> tuple[str, str]:
        draw = self.random.random()
        is_open = draw < SETTINGS["open_share"]["recent" if is_recent else "old"]
        return ("open", "") if is_open else ("accepted", "analyst")

    def _copy_documents(
        self, lot: Lot, ids: list[str], keys: dict[str, dict[int, int]], state: str, spots: dict[int, Spot]
    ) -> None:
        table, readings = self.tables["documents"], self.tables["readings"]
        where = next(iter(spots.values())).words if spots else ""
        for number, row in enumerate(lot.rows["documents"]):
            identity = ids[number]
            key = keys["documents"][row["id"]]
            table.add(
                row
                | {
                    "id": key,
                    "key": hashlib.sha256(identity.encode()).hexdigest(),
                    "doc_id": identity,
                    "line": lot.molds["documents"][number].fill(ids),
                    "text_key": identity[:32],
                    "copy_of_id": keys["documents"].get(row["copy_of_id"]),
                    "open_claims": row["claims"] if state == "open" else 0,
                    "unsettled": False,
                }
            )
            more = self.stock.words.choose(self.random, SETTINGS["extra_words"]["document"])
            self.words["document"].add(key, f"{lot.texts[0][number]} {where} {' '.join(more)}")
        for row, old in zip(lot.rows["readings"], lot.component.readings, strict=True):
            versions = [keys["versions"][version] for version in old["versions"]]
            readings.add(
                row
                | {
                    "id": keys["readings"][row["id"]],
                    "document_id": keys["documents"][row["document_id"]],
                    "versions": str(versions),
                }
            )

    def _copy_claims(
        self,
        lot: Lot,
        ids: list[str],
        keys: dict[str, dict[int, int]],
        state: str,
        decided_by: str,
        spots: dict[int, Spot],
    ) -> None:
        first = len(lot.rows["documents"])
        count = len(lot.rows["claims"])
        new = zip(ids[first : first + count], ids[len(ids) - count :], strict=True)
        by_old = {row["claim_id"]: pair for row, pair in zip(lot.rows["claims"], new, strict=True)}
        for number, row in enumerate(lot.rows["versions"]):
            self.tables["versions"].add(
                row
                | {
                    "id": keys["versions"][row["id"]],
                    "claim_id": by_old[row["claim_id"]][0],
                    "digest": by_old[row["claim_id"]][1],
                    "document_id": keys["documents"][row["document_id"]],
                    "line": lot.molds["versions"][number].fill(ids),
                }
            )
        is_open = state == "open"
        for number, row in enumerate(lot.rows["claims"]):
            spot = spots.get(row["event_id"])
            self.tables["claims"].add(
                row
                | {
                    "id": keys["claims"][row["id"]],
                    "claim_id": by_old[row["claim_id"]][0],
                    "digest": by_old[row["claim_id"]][1],
                    "document_id": keys["documents"][row["document_id"]],
                    "event_id": keys["events"].get(row["event_id"]),
                    "machine_id": keys["versions"].get(row["machine_id"]),
                    "line": lot.molds["claims"][number].fill(ids),
                    "state": state,
                    "country": spot.country if spot else row["country"],
                    "decided_by": decided_by,
                    "decided_at": None if is_open else lot.decided_at,
                    "seconds": None if is_open else round(self.random.lognormvariate(3, 0.8), 1),
                }
            )

    def _copy_events(
        self, lot: Lot, ids: list[str], keys: dict[str, dict[int, int]], state: str, spots: dict[int, Spot]
    ) -> None:
        first = len(lot.rows["documents"])
        claims = len(lot.rows["claims"])
        old_claims = [row["claim_id"] for row in lot.rows["claims"]]
        new_event = {event_id(old): ids[first + claims + n] for n, old in enumerate(old_claims)}
        for number, row in enumerate(lot.rows["events"]):
            spot, key = spots[row["id"]], keys["events"][row["id"]]
            identity = new_event[row["event_id"]]
            more = self.stock.words.choose(self.random, SETTINGS["extra_words"]["event"])
            self.words["event"].add(key, f"{lot.texts[1][number]} {spot.words} {' '.join(more)}")
            self.tables["events"].add(
                row
                | {
                    "id": key,
                    "event_id": identity,
                    "line": lot.molds["events"][number].fill(ids),
                    "title": row["title"].replace(row["place"], spot.name) if row["place"] else row["title"],
                    "place": spot.name,
                    "place_id": spot.id,
                    "admin1": spot.admin1,
                    "country": spot.country,
                    "lat": round(spot.lat + self.random.gauss(0, 0.15), 5),
                    "lon": round(spot.lon + self.random.gauss(0, 0.15), 5),
                    "accepted": row["claims"] if state == "accepted" else 0,
                    "open_claims": row["claims"] if state == "open" else 0,
                    "review_state": "accepted" if state == "accepted" else "draft",
                    **self._figures(row),
                }
            )
            self._copy_aliases(lot, row, key, identity, new_event)
        self._copy_parts(lot, keys)

    def _copy_aliases(
        self, lot: Lot, row: Values, key: int, identity: str, new_event: dict[str, str]
    ) -> None:
        table = self.tables["aliases"]
        held = [claim["claim_id"] for claim in lot.rows["claims"] if claim["event_id"] == row["id"]]
        for alias in (new_event[event_id(claim)] for claim in held):
            if alias != identity:
                (alias_key,) = table.keys(1)
                table.add({"id": alias_key, "alias": alias, "event_id": key})

    def _copy_parts(self, lot: Lot, keys: dict[str, dict[int, int]]) -> None:
        """Parties and lines of the ledger."""
        actors = self.stock.actors.choose(self.random, len(lot.rows["parties"]))
        for row, (actor, name) in zip(lot.rows["parties"], actors, strict=True):
            named = {} if row["actor"].startswith("name:") else {"actor": actor, "name": name}
            own = {"id": keys["parties"][row["id"]], "event_id": keys["events"][row["event_id"]]}
            self.tables["parties"].add(row | own | named)
        for row in lot.rows["materiel"]:
            own = {"id": keys["materiel"][row["id"]], "event_id": keys["events"][row["event_id"]]}
            self.tables["materiel"].add(row | own)

    def _figures(self, row: Values) -> dict[str, Any]:
        """Counts of killed, some much larger, as in the world; low stays below high."""
        times = max(0.2, self.random.lognormvariate(0, 0.9))
        names = ("killed_low", "killed_best", "killed_high")
        return {name: None if row[name] is None else round(row[name] * times) for name in names}

    def _copy_decisions(self, lot: Lot, ids: list[str], keys: dict[str, dict[int, int]], by: str) -> None:
        """One acceptance a document, with its log entry."""
        first = len(lot.rows["documents"])
        decisions = first + 2 * len(lot.rows["claims"])
        for number, (document, mold) in enumerate(zip(lot.rows["documents"], lot.accepts, strict=True)):
            if mold is None:
                continue
            identity, person = ids[decisions + number], self.random.choice(self.people)
            held = [
                ids[first + n]
                for n, claim in enumerate(lot.rows["claims"])
                if claim["document_id"] == document["id"]
            ]
            (key,), (log_key,) = self.tables["decisions"].keys(1), self.tables["log"].keys(1)
            shared = {"at": lot.decided_at, "by_id": person, "by_name": by}
            self.tables["decisions"].add(
                self.tables["decisions"].blank
                | shared
                | {"id": key, "decision_id": identity, "kind": "accept", "line": mold.fill(ids)}
                | {"why": "read against the source"}
            )
            for claim, touched in zip(held, self.tables["touched"].keys(len(held)), strict=True):
                where = keys["documents"][document["id"]]
                self.tables["touched"].add(
                    {"id": touched, "decision_id": key, "claim_id": claim, "document_id": where}
                )
            quoted = ", ".join(f'"{claim}"' for claim in held)
            self.tables["log"].add(
                self.tables["log"].blank
                | shared
                | {"id": log_key, "action": "accept claims", "subject_kind": "claim", "subject": held[0]}
                | {"told": f"accepted {len(held)} claims", "data": f'{{"claims": [{quoted}]}}'}
                | {"decisions": f'["{identity}"]', "can_undo": True}
            )


def periods() -> Iterator[tuple[date, float, bool]]:
    """The periods from the oldest: first day, share of all claims, whether most is open still."""
    length = timedelta(days=SETTINGS["period_days"])
    many = SETTINGS["years"] * 365 // SETTINGS["period_days"]
    weights = [SETTINGS["growth"] ** (number * SETTINGS["period_days"] / 365) for number in range(many)]
    for number, weight in enumerate(weights):
        start = _LAST_DAY - length * (many - number)
        yield start, weight / sum(weights), number >= many - SETTINGS["recent_periods"]


def _ranks(values: Sequence[str]) -> list[int]:
    """The rank of each value among all."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0] * len(values)
    for rank, place in enumerate(order):
        ranks[place] = rank
    return ranks
