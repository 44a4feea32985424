"""JSON without a tree: the same text as the codec gives."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from made_exports import STRANGE, accept, reported_event, strange_event
from sample_events import sample_events

from dragoman.base.codec import claim_to_json, event_to_json
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
    import dataclasses

    event = dataclasses.replace(reported_event(), documents=(Document("doc-1", ""),))
    assert json.loads(event_json(event, with_text=False))["documents"][0]["sha256"] is None


def test_json_writer_refuses_a_type_that_is_not_ours() -> None:
    @dataclass(frozen=True)
    class One:
        only: str

    with pytest.raises(TypeError, match="One has no JSON form of ours"):
        json_writer(One)
