"""A final report says what accepted claims say: nothing of another claim is left in the events that it is made of."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

import pytest
from made_accounts import (
    GAO,
    KOUMBORI,
    THIOU,
    make_claim,
    make_document,
    make_item,
    make_toll,
    own_claim,
    resolve_made,
    ruled_event,
    sample_atlas,
)
from made_rulings import accept, rule_same, rule_same_actor, undo

from dragoman.base.claim import Assertion, Claim
from dragoman.base.codec import event_to_json
from dragoman.base.decision import Decision
from dragoman.base.event import Event, Link, LinkKind, ReviewState
from dragoman.base.ids import event_id
from dragoman.pipeline import keep_accepted
from dragoman.review import FinalEvent, LeftOut, final_events, mark_accepted

ONE = own_claim(1, materiel=(make_item(),))
TWO = make_claim(2, killed=(make_toll(15),), at=(THIOU,))
DENIAL = make_claim(3, assertion=Assertion.DENIED, claimant="Volta Rapid Brigade", killed=())
EVENT = ruled_event([ONE, TWO, DENIAL])
NOT_ACCEPTED = "not accepted. Accept it with: dragoman decide accept."


def kept(events: Iterable[Event], decisions: Sequence[Decision]) -> tuple[list[Event], list[str]]:
    """What may be published of events, and what was said of the rest."""
    told: list[str] = []
    return list(keep_accepted(events, decisions, sample_atlas, told.append)), told


def test_an_event_of_accepted_claims_alone_is_itself() -> None:
    decisions = [accept(ONE, TWO, DENIAL)]
    assert kept([EVENT], decisions) == ([mark_accepted(EVENT, decisions)], [])


def test_the_atlas_is_opened_only_to_derive_anew() -> None:
    def closed() -> object:
        raise AssertionError("the atlas is not wanted")

    assert len(list(keep_accepted([EVENT], [accept(ONE, TWO, DENIAL)], closed, print))) == 1  # type: ignore[arg-type]


def test_an_event_without_an_accepted_claim_is_left_out_by_name() -> None:
    events, told = kept([EVENT, ruled_event([make_claim(9, at=(GAO,))])], [accept(make_claim(9, at=(GAO,)))])
    assert [event.claims[0].id for event in events] == [make_claim(9).id]
    assert told == [
        *(f"claim {c.id} of event {EVENT.id} ({EVENT.title}): {NOT_ACCEPTED}" for c in (ONE, TWO, DENIAL)),
        f"event {EVENT.id} ({EVENT.title}): no accepted claim.",
    ]


def same_as_alone(event: Event, claims: Sequence[Claim], decisions: Sequence[Decision]) -> bool:
    """Whether all that is derived in an event is what resolving its claims by themselves derives."""
    alone = mark_accepted(ruled_event(claims), decisions)
    return dataclasses.replace(event, aliases=(), decisions=()) == dataclasses.replace(
        alone, aliases=(), decisions=()
    )


SOME = [
    pytest.param((ONE,), id="the claim of the group"),
    pytest.param((TWO,), id="the report"),
    pytest.param((DENIAL,), id="the denial"),
    pytest.param((ONE, TWO), id="without the denial"),
    pytest.param((TWO, DENIAL), id="without the claim"),
]


@pytest.mark.parametrize("claims", SOME)
def test_an_event_of_which_some_claims_are_accepted_is_what_these_tell(claims: tuple[Claim, ...]) -> None:
    decisions = [accept(*claims)]
    (event,), told = kept([EVENT], decisions)
    assert same_as_alone(event, claims, decisions)
    assert event.review_state is ReviewState.ACCEPTED
    refused = [c.id for c in (ONE, TWO, DENIAL) if c not in claims]
    assert told == [f"claim {c} of event {EVENT.id} ({EVENT.title}): {NOT_ACCEPTED}" for c in refused]


def test_nothing_of_a_claim_that_is_not_accepted_is_left() -> None:
    others = [f"'{word}'" for word in (TWO.id, DENIAL.id, "Thiou", "doc-2", "doc-3", "15")]
    before = str(event_to_json(EVENT))
    assert [word for word in others if word not in before] == []
    assert (EVENT.figures[0].low, EVENT.figures[0].high, EVENT.status) == (12, 15, "disputed")
    (event,), _ = kept([EVENT], [accept(ONE)])
    (figure,) = event.figures
    assert (figure.low, figure.best, figure.high, figure.is_claimed) == (12, None, 12, True)
    assert (event.status, event.independent_sources) == ("claimed", 1)
    assert [document.id for document in event.documents] == [ONE.document_id]
    after = str(event_to_json(event))
    assert [word for word in others if word in after] == []


def test_an_event_that_is_derived_anew_is_found_under_every_id_it_had() -> None:
    (event,), _ = kept([EVENT], [accept(TWO, DENIAL)])
    assert event.id == event_id(TWO.id)
    assert event.aliases == (event_id(DENIAL.id), EVENT.id)
    (event,), _ = kept([EVENT], [accept(ONE, DENIAL)])
    assert (event.id, event.aliases) == (EVENT.id, (event_id(DENIAL.id), event_id(TWO.id)))


def test_the_rulings_that_made_it_one_event_still_stand_in_it() -> None:
    (event,), _ = kept([EVENT], [accept(ONE, TWO)])
    assert event.decisions == EVENT.decisions == (rule_same(ONE.id, TWO.id, DENIAL.id).id,)


def test_actors_that_people_ruled_to_be_one_are_one_when_derived_anew() -> None:
    claims = [make_claim(1, perpetrator="Ember Valley Bloc"), make_claim(2, perpetrator="Kestrel Lance"), TWO]
    claims[2] = dataclasses.replace(TWO, id="c-00000000000c", document_id="doc-12")
    rulings = [rule_same(*(c.id for c in claims)), rule_same_actor("Ember Valley Bloc", "Kestrel Lance")]
    (event,) = resolve_made(claims, decisions=rulings)
    (apart,), _ = kept([event], [accept(*claims[:2])])
    (joined,), _ = kept([event], [*rulings, accept(*claims[:2])])
    perpetrators = [[p.names for p in e.parties if p.role == "perpetrator"] for e in (apart, joined)]
    assert len(perpetrators[0]) == 2
    assert [sorted(names) for names in perpetrators[1]] == [["Ember Valley Bloc", "Kestrel Lance"]]


def test_links_to_other_events_are_kept_only_while_all_claims_are() -> None:
    link = Link(LinkKind.PERHAPS_SAME, EVENT.id, "e-00000000000f", "best pair of accounts scores -0.4")
    event = dataclasses.replace(EVENT, links=(*EVENT.links, link))
    (whole,), _ = kept([event], [accept(ONE, TWO, DENIAL)])
    (part,), _ = kept([event], [accept(ONE, DENIAL)])
    assert whole.links == event.links
    assert [link.kind for link in part.links] == [LinkKind.DENIES]


def test_a_claim_that_now_says_something_else_is_left_out_and_told() -> None:
    read_anew = dataclasses.replace(TWO, killed=(make_toll(16),))
    event = ruled_event([ONE, read_anew])
    (final,) = final_events([event], [accept(ONE, TWO)], lambda e, claims: ruled_event([ONE]))
    assert final.left_out == (
        LeftOut(
            event.id,
            event.title,
            TWO.id,
            "was accepted by A. Analyst on 2023-10-01 with other values. Accept it as it now stands.",
        ),
    )
    assert final.event is not None and final.event.accepted == (ONE.id,)


def test_an_accepted_claim_whose_document_is_gone_is_left_out_and_told() -> None:
    event = dataclasses.replace(EVENT, documents=tuple(d for d in EVENT.documents if d.id != TWO.document_id))
    (final,), told = kept([event], [accept(ONE, TWO, DENIAL)])
    assert [claim.id for claim in final.claims] == [ONE.id, DENIAL.id]
    assert told == [
        f"claim {TWO.id} of event {EVENT.id} ({EVENT.title}): "
        "its document is not in the event. Resolve the claims again."
    ]


def test_an_undone_acceptance_publishes_nothing() -> None:
    decision = accept(ONE, TWO, DENIAL)
    events, told = kept([EVENT], [decision, undo(decision)])
    assert (events, told[-1]) == ([], f"event {EVENT.id} ({EVENT.title}): no accepted claim.")


def test_what_a_line_carries_is_enough_to_publish() -> None:
    marked = mark_accepted(EVENT, [accept(ONE, TWO)])
    (event,), _ = kept([marked], [])
    assert (event.review_state, event.accepted) == (ReviewState.ACCEPTED, (ONE.id, TWO.id))
    assert event.acceptances == marked.acceptances


def test_events_are_kept_one_for_one_and_lazily() -> None:
    def endless() -> Iterable[Event]:
        while True:
            yield EVENT

    found = final_events(endless(), [], lambda event, claims: event)
    assert isinstance(next(iter(found)), FinalEvent)


def test_an_event_without_claims_is_left_out() -> None:
    empty = dataclasses.replace(EVENT, claims=(), documents=())
    assert kept([empty], [accept(ONE)]) == ([], [f"event {EVENT.id} ({EVENT.title}): no accepted claim."])


@pytest.mark.parametrize("text", ["", "قرار", "🙂 \ud800 'x'"])
def test_texts_of_any_kind_are_derived_anew(text: str) -> None:
    documents = [make_document("doc-1", text), make_document("doc-2")]
    claims = [make_claim(1, at=(KOUMBORI,), target=text or None), TWO]
    event = ruled_event(claims, documents)
    (final,), _ = kept([event], [accept(claims[0])])
    assert final.documents == (documents[0],)
