"""From an event with names planted in it to finished files: no name, no link to a channel, and the label of a draft."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import pytest
from made_events import assault

from dragoman.base.codec import event_to_json
from dragoman.base.event import Event
from dragoman.write.checks.words import bearer_names
from dragoman.write.compose import compose_report
from dragoman.write.loaded import quote_loaded
from dragoman.write.public import Policy, Publisher
from dragoman.write.publication import check_report, check_written
from dragoman.write.render import Form, render_report

NAME = "Oumar Exemple"


def planted() -> Event:
    """The made assault with a victim's name in a title, addresses, a source, a witness, a note and an item."""
    event = assault()
    first = dataclasses.replace(
        event.documents[0],
        title=f"{NAME} mourned",
        url="https://t.me/oumar-exemple/9",
        archived="https://archive.example/https://t.me/Oumar%20Exemple/9",
    )
    claim = event.claims[0]
    tolls = (dataclasses.replace(claim.killed[0], source=f"Governor {NAME}"), *claim.killed[1:])
    item = dataclasses.replace(claim.materiel[0], item=f"pick-up of {NAME.upper()}")
    claim = dataclasses.replace(
        claim, killed=tolls, materiel=(item, *claim.materiel[1:]), outlet=f"Voice of {NAME}"
    )
    source = dataclasses.replace(event.sources[0], name=f"circle of {NAME}")
    return dataclasses.replace(
        event,
        title=f"Assault on {NAME}",
        claims=(claim, *event.claims[1:]),
        documents=(first, *event.documents[1:]),
        sources=(source, *event.sources[1:]),
        remarks=(f"{NAME} told the desk",),
    )


@pytest.mark.parametrize("form", [Form.MD, Form.HTML])
def test_a_finished_report_holds_no_planted_name_and_no_live_channel(form: Form) -> None:
    event = planted()
    (made,) = Publisher(Policy(), date(2024, 3, 1)).publish_all([event])
    report = quote_loaded(compose_report([made]), bearer_names([event]))
    assert check_report(report, originals=[event]) == ()
    text = render_report(report, form).decode()
    assert check_written(text, report, originals=[event]) == ()
    for written in (text, json.dumps(event_to_json(made))):
        assert "exemple" not in written.lower()
        assert "oumar" not in written.lower()
