"""Resolver: claims as they come -> events that depend on no order, keep every id and follow people's rulings."""

from __future__ import annotations

import dataclasses
import json
import random
from collections.abc import Sequence
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_accounts import (
    BRIGADE,
    DJIBO,
    FRONT,
    GAO,
    KOUMBORI,
    NORD,
    VALLEY,
    VALLEY_SHORT,
    event_line,
    event_lines,
    groups_of,
    head_span,
    make_claim,
    make_document,
    make_toll,
    number_id,
    own_claim,
    pair_up,
    resolve_made,
    resolver_of,
    sample_atlas,
)
from made_profiles import accounts
from made_rulings import accept, rule_move, rule_not_same, rule_same, rule_same_actor, rule_split, undo

from dragoman.base.claim import Assertion, Claim, EventType, Place
from dragoman.base.codec import event_to_json
from dragoman.base.decision import Decision
from dragoman.base.decode import event_from_json
from dragoman.base.document import Document
from dragoman.base.event import LinkKind
from dragoman.base.ids import event_id
from dragoman.base.schema import event_schema
from dragoman.pipeline import resolve_claims
from dragoman.resolve import Resolver
from dragoman.resolve.score import default_weights
from dragoman.review import mark_accepted

ONE, TWO, THREE = number_id(1), number_id(2), number_id(3)
FAR: dict[str, Any] = {"at": (GAO,), "perpetrator": "Kestrel Lance", "target": "Northern Guard Force"}
SEGUENEGA = Place("Séguénéga", "made:9", "BF", "Nord", 12.3, -1.2, 1)


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    """What holds the lines of events to their published schema."""
    return jsonschema.Draft202012Validator(event_schema())


def lines_in_steps(claims: Sequence[Claim], documents: Sequence[Document] = ()) -> list[str]:
    """The lines of the events when everything is settled after each document."""
    resolver = Resolver(sample_atlas())
    for document, found in pair_up(claims, documents):
        resolver.add(document, found)
        resolver.settle()
    return event_lines(resolver)


def assert_no_order(claims: Sequence[Claim], documents: Sequence[Document] = ()) -> None:
    """The same lines forwards, backwards and shuffled, in one batch and one by one."""
    expected = event_lines(resolver_of(claims, documents))
    for seed in range(4):
        mixed = list(claims)[::-1] if seed == 0 else random.Random(seed).sample(list(claims), len(claims))
        assert event_lines(resolver_of(mixed, documents)) == expected
        assert lines_in_steps(mixed, documents) == expected


def test_no_claims_are_no_events() -> None:
    assert resolve_made([]) == ()
    assert resolver_of([]).settle() == frozenset()


def test_one_claim_is_one_event_by_the_hash_of_its_id() -> None:
    (event,) = resolve_made([make_claim(1)])
    assert (event.id, event.aliases) == (event_id(ONE), ())
    assert event.claims == (make_claim(1),)
    assert event.documents == (make_document("doc-1"),)


def test_accounts_of_one_act_are_one_event_and_of_another_act_another() -> None:
    events = resolve_made([make_claim(1), make_claim(2), make_claim(3, **FAR)])
    assert groups_of(events) == [[ONE, TWO], [THREE]]


def test_the_event_has_the_id_of_its_smallest_claim_and_the_others_as_aliases() -> None:
    (event,) = resolve_made([make_claim(3), make_claim(2), make_claim(1)])
    assert event.id == event_id(ONE)
    assert set(event.aliases) == {event_id(TWO), event_id(THREE)}


def test_every_id_ever_given_finds_its_event() -> None:
    resolver = resolver_of([make_claim(3)])
    (alone,) = resolver.events()
    for n in (2, 1):
        resolver.add(make_document(f"doc-{n}"), [make_claim(n)])
        (now,) = resolver.events()
        assert resolver.find_event(alone.id) == now
    assert [resolver.find_event(i) for i in (ONE, TWO, event_id(TWO))] == [now] * 3
    assert resolver.find_event("e-000000000000") is None
    assert resolver.find_event("c-unknown") is None


def test_an_id_finds_the_claim_that_named_it_after_a_split() -> None:
    resolver = resolver_of([make_claim(1), make_claim(2)])
    (whole,) = resolver.events()
    resolver.decide([rule_not_same(ONE, TWO)])
    first, second = resolver.events()
    assert resolver.find_event(whole.id) == first
    assert resolver.find_event(whole.aliases[0]) == second


def test_claims_of_one_document_are_never_one_event() -> None:
    events = resolve_made([make_claim(1, "doc"), make_claim(2, "doc")])
    assert groups_of(events) == [[ONE], [TWO]]


def test_two_claims_of_one_document_are_not_joined_through_a_third_account() -> None:
    events = resolve_made([make_claim(1, "doc"), make_claim(2, "doc"), make_claim(3, "wire")])
    assert [ONE, TWO, THREE] not in groups_of(events)
    assert all(not {ONE, TWO} <= set(group) for group in groups_of(events))


def test_a_person_may_join_claims_of_one_document() -> None:
    (event,) = resolve_made([make_claim(1, "doc"), make_claim(2, "doc")], decisions=[rule_same(ONE, TWO)])
    assert len(event.claims) == 2


def test_a_chain_of_weak_links_does_not_fuse_far_events() -> None:
    """Day by day along a road: each account resembles the next, the first and the last nothing at all."""
    claims = [
        make_claim(
            n,
            event_date=f"2023-09-{3 + n:02}",
            target=None,
            killed=(),
            at=(
                dataclasses.replace(
                    KOUMBORI, id=f"made:{n}", name=f"Village {chr(64 + n)}", lat=13.8 + n / 12
                ),
            ),
        )
        for n in range(1, 11)
    ]
    documents = [make_document(f"doc-{n}", published=None) for n in range(1, 11)]
    held = [{claim.id for claim in event.claims} for event in resolve_made(claims, documents)]
    assert all(not {ONE, number_id(10)} <= group for group in held)
    assert max(map(len, held)) < 5


def test_events_come_in_the_order_of_their_smallest_claims() -> None:
    claims = [make_claim(n, event_date=f"2023-0{n}-04") for n in (5, 3, 1, 4)]
    assert [event.claims[0].id for event in resolve_made(claims)] == [number_id(n) for n in (1, 3, 4, 5)]


def test_a_claim_given_again_replaces_itself() -> None:
    resolver = resolver_of([make_claim(1), make_claim(2)])
    resolver.settle()
    resolver.add(make_document("doc-2"), [make_claim(2, **FAR)])
    assert event_lines(resolver) == event_lines(resolver_of([make_claim(1), make_claim(2, **FAR)]))


def test_the_same_claims_given_twice_change_nothing() -> None:
    resolver = resolver_of([make_claim(1), make_claim(2)])
    before = event_lines(resolver)
    resolver.add(make_document("doc-1"), [make_claim(1)])
    assert event_lines(resolver) == before


def test_a_text_is_never_lost_to_a_line_without_one() -> None:
    text = "Men on motorcycles came at dawn to Koumbori and burned the granary. Forty goats were driven off."
    document = make_document("doc-1", text)
    claim = make_claim(1, spans=head_span(document, "burned"))
    bare = dataclasses.replace(document, text="")
    other = make_document("doc-2", text.replace("Forty", "Fifty"))
    second = make_claim(2, spans=head_span(other, "burned"))
    expected = event_lines(resolver_of([claim, second], [document, other]))
    for order in ((document, bare), (bare, document)):
        resolver = Resolver(sample_atlas())
        for form in order:
            resolver.add(form, [claim])
        resolver.add(other, [second])
        assert event_lines(resolver) == expected


def test_settle_names_the_events_that_are_new_or_different() -> None:
    resolver = resolver_of([make_claim(2), make_claim(3, **FAR)])
    assert resolver.settle() == {event_id(TWO), event_id(THREE)}
    assert resolver.settle() == frozenset()
    resolver.add(make_document("doc-1"), [make_claim(1)])
    assert resolver.settle() == {event_id(ONE)}


def test_settle_names_an_event_that_a_better_account_took_a_claim_from() -> None:
    """Claims 1 and 2 are of one document; 3 was with 2 until 1 came, which it resembles more."""
    second = make_claim(2, "doc", killed=(make_toll(90),), event_type=EventType.CLASH)
    third = make_claim(3, "wire")
    resolver = resolver_of([second, third])
    assert groups_of(resolver.events()) == [[TWO, THREE]]
    resolver.add(make_document("doc"), [make_claim(1, "doc")])
    changed = resolver.settle()
    assert groups_of(resolver.events()) == [[ONE, THREE], [TWO]]
    assert changed == {event_id(ONE), event_id(TWO)}


def perhaps_pair() -> tuple[Claim, Claim]:
    """Two accounts that may or may not be of one act."""
    one = make_claim(2, killed=(), target=None)
    return one, make_claim(1, killed=(), target=None, at=(), perpetrator=FRONT, event_type=EventType.SHELLING)


def test_an_event_that_may_be_the_same_is_linked_from_both_sides() -> None:
    events = resolve_made(perhaps_pair())
    links = {(link.kind, link.start, link.end) for event in events for link in event.links}
    one, two = event_id(ONE), event_id(TWO)
    assert links == {(LinkKind.PERHAPS_SAME, one, two), (LinkKind.PERHAPS_SAME, two, one)}


def test_settle_names_an_event_that_gains_a_link() -> None:
    early, late = perhaps_pair()
    resolver = resolver_of([early])
    resolver.settle()
    resolver.add(make_document("doc-1"), [late])
    assert resolver.settle() == {event_id(ONE), event_id(TWO)}


def test_lines_written_as_they_change_are_in_the_end_those_of_one_batch() -> None:
    claims = [*perhaps_pair(), make_claim(3), make_claim(4, **FAR), make_claim(5, event_date=None, at=())]
    resolver = Resolver(sample_atlas())
    written: dict[str, str] = {}
    for document, found in pair_up(claims):
        resolver.add(document, found)
        for identity in resolver.settle():
            event = resolver.find_event(identity)
            assert event is not None
            written = {i: line for i, line in written.items() if i not in event.aliases}
            written[identity] = event_line(event)
    batch = {json.loads(line)["id"]: line for line in event_lines(resolver_of(claims))}
    assert written == batch


def test_resolve_claims_is_the_whole_of_it_in_one_call() -> None:
    from dragoman.base.claim import Reading

    readings = [
        (document, Reading(document.id, found)) for document, found in pair_up([make_claim(1), make_claim(2)])
    ]
    (event,) = resolve_claims(readings)
    assert [claim.id for claim in event.claims] == [ONE, TWO]
    (marked,) = resolve_claims(readings, decisions=iter([accept(make_claim(2))]))
    assert marked == mark_accepted(event, [accept(make_claim(2))])
    assert (marked.accepted, marked.review_state) == ((TWO,), "draft")


def test_acceptances_group_nothing_and_wait_for_nothing() -> None:
    claims = [make_claim(1), make_claim(3, **FAR)]
    decisions = [accept(*claims), accept(make_claim(9))]
    resolver = resolver_of(claims, decisions=decisions)
    assert event_lines(resolver) == event_lines(resolver_of(claims))
    assert resolver.remarks == ()


# What people rule


def scene() -> list[Claim]:
    """Two accounts of one raid, one of another, one that belongs to neither."""
    return [
        make_claim(1),
        make_claim(2),
        make_claim(3, **FAR),
        make_claim(4, at=(DJIBO,), event_date="2023-07-01"),
    ]


RULINGS = [
    pytest.param(rule_same(ONE, THREE), [[ONE, THREE], [TWO], [number_id(4)]], id="same, against a veto"),
    pytest.param(rule_same(ONE, TWO, THREE), [[ONE, TWO, THREE], [number_id(4)]], id="same, of three"),
    pytest.param(
        rule_same(event_id(ONE), event_id(THREE)), [[ONE, THREE], [TWO], [number_id(4)]], id="same, by events"
    ),
    pytest.param(
        rule_not_same(ONE, TWO), [[ONE], [TWO], [THREE], [number_id(4)]], id="not same, against the score"
    ),
    pytest.param(rule_split((TWO,), (ONE,)), [[ONE], [TWO], [THREE], [number_id(4)]], id="split"),
    pytest.param(rule_move((TWO,), THREE, (ONE,)), [[ONE], [TWO, THREE], [number_id(4)]], id="move"),
    pytest.param(
        rule_move((TWO,), event_id(THREE), (ONE,)),
        [[ONE], [TWO, THREE], [number_id(4)]],
        id="move to an event",
    ),
]


@pytest.mark.parametrize(("decision", "expected"), RULINGS)
def test_what_people_rule_wins_and_undone_gives_the_same_bytes(
    decision: Decision, expected: list[list[str]]
) -> None:
    resolver = resolver_of(scene())
    before = event_lines(resolver)
    resolver.decide([decision])
    assert groups_of(resolver.events()) == expected
    assert all(decision.id in event.decisions for event in resolver.events() if ONE in groups_of([event])[0])
    assert event_lines(resolver) == event_lines(resolver_of(scene(), decisions=[decision]))
    resolver.decide([undo(decision)])
    assert event_lines(resolver) == before
    assert resolver.remarks == ()


def test_one_actor_by_ruling_is_one_and_undone_is_two_again() -> None:
    claims = [
        make_claim(1, perpetrator="Kestrel Lance", killed=(), target=None, at=()),
        make_claim(2, perpetrator=FRONT, killed=(), target=None, at=()),
    ]
    resolver = resolver_of(claims)
    before = event_lines(resolver)
    ruled = rule_same_actor("Kestrel Lance", "sample-dawn-banner-front")
    resolver.decide([ruled])
    during = event_lines(resolver)
    assert during == event_lines(resolver_of(claims, decisions=[ruled]))
    assert during != before
    resolver.decide([undo(ruled)])
    assert event_lines(resolver) == before


def test_a_sparing_resolver_groups_after_a_ruling_on_actors_as_any_other() -> None:
    claims = [
        make_claim(1, perpetrator="Kestrel Lance", killed=(), target=None, at=()),
        make_claim(2, perpetrator=FRONT, killed=(), target=None, at=()),
        make_claim(3, **FAR),
    ]
    ruled = rule_same_actor("Kestrel Lance", "sample-dawn-banner-front")
    resolver = Resolver(sample_atlas(), sparing=True)
    for document, found in pair_up(claims, ()):
        resolver.add(document, found)
    resolver.settle()
    resolver.decide([ruled])
    assert event_id(ONE) in resolver.settle()
    assert event_lines(resolver) == event_lines(resolver_of(claims, decisions=[ruled]))


def test_rebuild_sparing_leaves_claims_that_compare_as_before() -> None:
    resolver = resolver_of([make_claim(1), make_claim(2), make_claim(3, **FAR)])
    before = event_lines(resolver)
    resolver.rebuild(sparing=True)
    assert resolver.settle() == frozenset()
    resolver.rebuild()
    assert resolver.settle() != frozenset()
    assert event_lines(resolver) == before


def test_names_that_no_atlas_has_can_be_ruled_one_actor() -> None:
    claims = [
        own_claim(n, claimant=name, perpetrator=name) for n, name in ((1, VALLEY), (2, "Men of the Kiln"))
    ]
    (event,) = resolve_made(
        claims, decisions=[rule_same(ONE, TWO), rule_same_actor(VALLEY, "Men of the Kiln")]
    )
    assert len(event.sources) == 1
    assert event.parties[0].names == (VALLEY, "Men of the Kiln")


def test_a_ruling_that_two_actors_are_one_is_named_in_the_events_it_shaped() -> None:
    claims = [
        own_claim(n, claimant=name, perpetrator=name) for n, name in ((1, VALLEY), (2, "Men of the Kiln"))
    ]
    ruled = rule_same_actor(VALLEY, "Men of the Kiln")
    assert all(ruled.id in event.decisions for event in resolve_made(claims, decisions=[ruled]))


def test_a_decision_on_a_claim_that_is_not_here_waits_for_it() -> None:
    ruled = rule_same(ONE, THREE)
    resolver = resolver_of([make_claim(1)], decisions=[ruled])
    resolver.settle()
    assert THREE in resolver.remarks[0] and ruled.id in resolver.remarks[0]
    resolver.add(make_document("doc-3"), [make_claim(3, **FAR)])
    assert groups_of(resolver.events()) == [[ONE, THREE]]
    assert resolver.remarks == ()


def test_of_two_decisions_that_contradict_the_later_holds_and_the_earlier_is_named() -> None:
    early, late = rule_same(ONE, THREE), rule_not_same(ONE, THREE, minute=9)
    for given_order in ([early, late], [late, early]):
        resolver = resolver_of(scene(), decisions=given_order)
        assert [ONE, TWO] in groups_of(resolver.events())
        assert early.id in resolver.remarks[0]


def test_settle_names_the_events_whose_decisions_change() -> None:
    first, second = rule_same(ONE, TWO), rule_same(ONE, TWO, minute=1)
    resolver = resolver_of([make_claim(1), make_claim(2)], decisions=[first, second])
    resolver.settle()
    (before,) = resolver.events()
    resolver.decide([undo(second)])
    changed = resolver.settle()
    (after,) = resolver.events()
    assert before.decisions != after.decisions
    assert changed == {after.id}


# Properties


def test_a_mixed_desk_depends_on_no_order() -> None:
    claims = [
        own_claim(1),
        make_claim(2, at=(KOUMBORI, NORD)),
        make_claim(3, at=(SEGUENEGA,)),
        make_claim(4, at=(NORD,)),
        make_claim(5, "doc-4"),
        make_claim(6, event_date=None),
        make_claim(7, at=(), event_date="2023-09-05"),
        make_claim(8, assertion=Assertion.DENIED, claimant=BRIGADE),
        make_claim(9, **FAR),
        make_claim(10, "doc-9"),
    ]
    assert_no_order(claims)


def test_a_place_with_its_region_and_a_far_place_of_it_depend_on_no_order() -> None:
    text = (
        "Some raiders came on camels and took the well-keepers' grain store apart before dawn prayers ended."
    )
    documents = [make_document(f"doc-{n}", text + f" {n}" * 9) for n in (1, 2)]
    claims = [
        make_claim(1, at=(KOUMBORI, NORD), spans=head_span(documents[0], "took")),
        make_claim(2, at=(SEGUENEGA,), spans=head_span(documents[1], "took")),
    ]
    documents = [
        dataclasses.replace(d, text=d.text if n else d.text.replace("camels", "mules"))
        for n, d in enumerate(documents)
    ]
    assert_no_order(claims, documents)


def test_a_season_and_a_day_shortly_before_it_depend_on_no_order() -> None:
    claims = [make_claim(1), make_claim(2, event_date="2023-09-11/2023-12-31")]
    assert_no_order(claims, [make_document("doc-2", published=None)])


def test_figures_by_a_party_with_two_spellings_depend_on_no_order() -> None:
    figure = (make_toll(12), make_toll(9, source="the Ember Valley Block"))
    claims = [
        make_claim(1, perpetrator=VALLEY, killed=figure),
        make_claim(2, perpetrator="Ember Valey Bloc", killed=figure),
        make_claim(3, perpetrator=VALLEY_SHORT, killed=figure),
    ]
    assert_no_order(claims)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_order_and_any_steps_give_the_same_bytes(data: st.DataObject) -> None:
    pairs = [data.draw(accounts(n)) for n in range(1, data.draw(st.integers(2, 7)) + 1)]
    claims = [claim for claim, _ in pairs]
    documents = [document for _, document in pairs]
    expected = event_lines(resolver_of(claims, documents))
    mixed = data.draw(st.permutations(claims))
    assert event_lines(resolver_of(mixed, documents)) == expected
    assert lines_in_steps(mixed, documents) == expected


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_deciding_and_undoing_gives_the_same_bytes(data: st.DataObject) -> None:
    pairs = [data.draw(accounts(n)) for n in range(1, 5)]
    claims, documents = [claim for claim, _ in pairs], [document for _, document in pairs]
    ids = [claim.id for claim in claims]
    resolver = resolver_of(claims, documents)
    before = event_lines(resolver)
    one, other = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
    ruled = data.draw(
        st.sampled_from(
            [rule_same(one, other), rule_not_same(one, other), rule_same_actor(FRONT, BRIGADE, VALLEY)]
        )
    )
    resolver.decide([ruled])
    assert event_lines(resolver) == event_lines(resolver_of(claims, documents, decisions=[ruled]))
    resolver.decide([undo(ruled)])
    assert event_lines(resolver) == before


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_event_fits_its_schema_and_comes_back_from_its_line(
    validator: jsonschema.Draft202012Validator, data: st.DataObject
) -> None:
    pairs = [data.draw(accounts(n)) for n in range(1, 4)]
    claims, documents = [claim for claim, _ in pairs], [document for _, document in pairs]
    events = resolve_made(claims, documents, decisions=[rule_same(ONE, TWO)])
    assert sorted(claim.id for event in events for claim in event.claims) == [claim.id for claim in claims]
    for event in events:
        row = event_to_json(event)
        validator.validate(row)
        assert event_from_json(json.loads(json.dumps(row))) == event


def test_weights_of_ones_own_are_followed() -> None:
    strict = dataclasses.replace(default_weights(), join=50.0)
    resolver = Resolver(sample_atlas(), weights=strict)
    for document, found in pair_up([make_claim(1), make_claim(2)]):
        resolver.add(document, found)
    assert groups_of(resolver.events()) == [[ONE], [TWO]]


def test_a_claim_moved_to_an_event_leaves_all_that_the_event_holds_together() -> None:
    resolver = resolver_of([make_claim(1), make_claim(2), make_claim(3, **FAR)])
    assert groups_of(resolver.events()) == [[ONE, TWO], [THREE]]
    move = dataclasses.replace(rule_move((THREE,), ONE, minute=2), joined=(ONE, TWO))
    resolver.decide([rule_split((TWO,), (ONE,), minute=1), move])
    assert groups_of(resolver.events()) == [[ONE, TWO, THREE]]
