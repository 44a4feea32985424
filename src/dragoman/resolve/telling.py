"""The claims of one group -> the Event that is written: what, where, when, who, how many, by whose word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.atlas import Atlas
from dragoman.base.claim import Claim, EventType, Outcome
from dragoman.base.document import Document
from dragoman.base.event import Event, Link, LinkKind
from dragoman.base.ids import event_id
from dragoman.resolve.actors import ActorBook
from dragoman.resolve.days import claim_days
from dragoman.resolve.figures import gather_figures
from dragoman.resolve.ledger import is_possible, keep_ledger
from dragoman.resolve.links import find_links
from dragoman.resolve.parties import find_parties
from dragoman.resolve.profile import Profile, toll_remarks
from dragoman.resolve.ratings import load_ratings
from dragoman.resolve.sources import Told, count_sources, everybody, find_copies, source_keys, tell_voices
from dragoman.resolve.spots import claim_spots
from dragoman.resolve.status import find_disagreements, judge_grade, judge_status
from dragoman.resolve.voices import Voices
from dragoman.resolve.when_where import choose_date, choose_place
from dragoman.tell import event_title


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another event that one of these claims might belong to: its id and the best score of a pair."""

    event: str
    score: float


class Teller:
    """Tells groups of claims as events."""

    def __init__(self, atlas: Atlas, actors: ActorBook) -> None:
        self._actors = actors
        self._voices = Voices(atlas, actors)
        self._ratings = load_ratings(atlas, atlas.folders)
        self._countries = {country.iso2: country.name for country in atlas.countries}

    def tell(
        self,
        pairs: Sequence[tuple[Claim, Document]],
        profiles: dict[str, Profile],
        *,
        neighbours: Sequence[Neighbour] = (),
        decisions: tuple[str, ...] = (),
    ) -> Event:
        """The event of one or more claims, each with its document and profile."""
        told = tell_voices(pairs, profiles, self._voices)
        copies = find_copies(told)
        keys = source_keys(told, copies)
        whos = everybody(profiles.values())
        parties = find_parties(told, keys, self._actors)
        figures = gather_figures(told, parties, whos, keys, self._voices, copies)
        sources = count_sources(told, copies, keys, self._voices, whos)
        when, where = choose_date(told, keys), choose_place(told, keys)
        kinds = _kinds(told, keys)
        disagreements = find_disagreements(told, parties, figures, when, where)
        status, why = judge_status(told, sources, disagreements)
        ids = sorted(claim.id for claim, _ in pairs)
        near = sorted(neighbours, key=lambda n: (-n.score, n.event))
        perhaps = [
            Link(
                LinkKind.PERHAPS_SAME,
                event_id(ids[0]),
                n.event,
                f"best pair of accounts scores {n.score:.1f}",
            )
            for n in near
        ]
        chosen = where.chosen
        return Event(
            id=event_id(ids[0]),
            aliases=tuple(event_id(identity) for identity in ids[1:]),
            claims=tuple(t.claim for t in told),
            documents=tuple({t.document.id: t.document for t in told}.values()),
            title=event_title(
                kinds[0],
                place=chosen.place.name if chosen else None,
                precision=chosen.place.precision if chosen else 7,
                country=self._countries.get(where.country or "", where.country),
                start=when.start,
                end=when.end,
            ),
            event_type=kinds[0],
            event_types=kinds,
            outcomes=_outcomes(told),
            place=where,
            date=when,
            parties=parties,
            figures=figures,
            materiel=keep_ledger(told, keys),
            links=(*find_links(told, copies, figures), *perhaps),
            sources=sources,
            disagreements=disagreements,
            grade=judge_grade(status, sources, self._ratings, disagreements),
            status=status,
            status_why=why,
            decisions=decisions,
            remarks=_remarks(pairs),
        )


def _kinds(told: Sequence[Told], keys: dict[str, str]) -> tuple[EventType, ...]:
    """The kinds of act that accounts give, the one of most independent sources first; "other" says least."""
    votes: dict[EventType, set[str]] = {}
    for t in told:
        votes.setdefault(t.claim.event_type, set()).add(keys[t.voice.key])
    order = sorted(votes, key=lambda kind: (kind is EventType.OTHER, -len(votes[kind]), str(kind)))
    return tuple(order)


def _outcomes(told: Sequence[Told]) -> tuple[Outcome, ...]:
    counted = Counter(t.claim.outcome for t in told if t.claim.outcome is not None)
    return tuple(outcome for outcome, _ in counted.most_common())


def _remarks(pairs: Sequence[tuple[Claim, Document]]) -> tuple[str, ...]:
    """Values that were kept and not used, by claim."""
    found: list[str] = []
    for claim, document in pairs:
        if not claim.event_date and not claim.places:
            found.append(f"claim {claim.id}: neither date nor place")
        found += claim_days(claim, document)[1]
        found += claim_spots(claim)[1]
        found += toll_remarks(claim)
        found += [
            f"claim {claim.id}: /materiel/{n} of {item.text!r} is no quantity of one act; not used"
            for n, item in enumerate(claim.materiel)
            if not is_possible(item)
        ]
    return tuple(found)
