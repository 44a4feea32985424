"""JSON without a tree: the same text as the codec gives."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass

import pytest
from made_exports import STRANGE, accept, reported_event, strange_event
from sample_events import sample_events

from dragoman.base.claim import Claim, Materiel, Place, Toll
from dragoman.base.codec import claim_to_json, event_to_json, to_json
from dragoman.base.document import Document
from dragoman.base.event import Event
from dragoman.write.data.fast_json import claim_json, event_json, json_writer


def plain_json(event: Event, *, with_text: bool) -> str:
    """The line as `resolve` writes it."""
    return json.dumps(event_to_json(event, with_text=with_text), ensure_ascii=False)


@pytest.mark.parametrize("with_text", [True, False])
def test_event_json_is_what_the_codec_gives(with_text: bool) -> None:
    for event in (*sample_events(), accept(reported_event()), *map(strange_event, STRANGE)):
        assert event_json(event, with_text=with_text) == plain_json(event, with_text=with_text)


def test_claim_json_is_what_the_codec_gives() -> None:
    for event in sample_events():
        for claim in event.claims:
            assert claim_json(claim) == json.dumps(claim_to_json(claim), ensure_ascii=False)


def test_event_json_gives_no_hash_of_a_text_that_is_not_there() -> None:
    event = dataclasses.replace(reported_event(), documents=(Document("doc-1", ""),))
    assert json.loads(event_json(event, with_text=False))["documents"][0]["sha256"] is None


def test_json_writer_refuses_a_type_that_is_not_ours() -> None:
    @dataclass(frozen=True)
    class One:
        only: str

    with pytest.raises(TypeError, match="One has no JSON form of ours"):
        json_writer(One)


@pytest.mark.parametrize("kind", [Place, Toll, Materiel], ids=lambda kind: str(kind.__name__))
def test_types_that_are_written_by_hand_have_all_their_fields(kind: type) -> None:
    made = [item for event in sample_events() for claim in event.claims for item in items_of(claim, kind)]
    assert made
    for item in made:
        assert json_writer(kind)(item) == json.dumps(to_json(item), ensure_ascii=False)


def items_of(claim: Claim, kind: type) -> tuple[object, ...]:
    """The values of one type in a claim."""
    every = (*claim.place_detail, *claim.killed, *claim.injured, *claim.captured, *claim.materiel)
    return tuple(item for item in every if isinstance(item, kind))
