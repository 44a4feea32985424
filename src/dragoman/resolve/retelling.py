"""An event and some of its claims -> the event as those claims alone tell it.

What a report may say is what its claims say. When some claims of an event may not be used, every figure, place, date,
status and grade is derived again from those that remain, so that nothing of the others is left in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from dragoman.atlas import Atlas
from dragoman.base.decision import Decision, DecisionKind
from dragoman.base.event import Event
from dragoman.base.standing import standing_decisions
from dragoman.resolve.actors import ActorBook
from dragoman.resolve.profile import profile_claim
from dragoman.resolve.telling import Teller


class Reteller:
    """Tells events anew from a part of their claims, which are not grouped again."""

    def __init__(self, atlas: Atlas, decisions: Iterable[Decision] = ()) -> None:
        """
        Args:
            atlas: who is whose alias and kin.
            decisions: people's rulings, of which those that make actors one bear on how an event is told.
        """
        standing, _ = standing_decisions(decisions)
        merges = tuple((d.id, d.actors) for d in standing if d.kind is DecisionKind.SAME_ACTOR)
        self._actors = ActorBook(atlas, merges)
        self._teller = Teller(atlas, self._actors)

    def retell(self, event: Event, claims: Collection[str]) -> Event:
        """The event of the claims of these ids, of which it must hold one at least, with its document.

        Returns:
            An event that can be found under every id that it had. It has no links to other events, for the scores
            behind them may be those of claims that are left out; what people have accepted is not marked.
        """
        documents = {document.id: document for document in event.documents}
        kept = sorted((claim for claim in event.claims if claim.id in claims), key=lambda claim: claim.id)
        pairs = [(claim, documents[claim.document_id]) for claim in kept]
        profiles = {claim.id: profile_claim(claim, document, self._actors) for claim, document in pairs}
        told = self._teller.tell(pairs, profiles, decisions=event.decisions)
        ids = dict.fromkeys((*told.aliases, event.id, *event.aliases))
        return replace(told, aliases=tuple(identity for identity in ids if identity != told.id))
