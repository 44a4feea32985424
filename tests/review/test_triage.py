"""Why a claim needs a person: each rule fires on what it names, and the file says how heavy it is."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

import pytest
from made_accounts import make_claim, make_document, make_toll, own_claim, resolve_made, ruled_event
from made_claims import arabic

from dragoman.base.claim import (
    Attribution,
    Basis,
    Claim,
    DatePrecision,
    EventType,
    Place,
    Refusal,
)
from dragoman.base.document import Document
from dragoman.base.event import Disagreement, Event
from dragoman.base.span import Part, Span
from dragoman.review import ClaimState, CurrentClaim, Difference, DifferenceKind, Flag, flag_claim, priority
from dragoman.review.current_claim import Ungrounded
from dragoman.review.triage import load_rules

DOCUMENT = make_document("doc-1", "The front attacked the brigade at Koumbori and killed 12 soldiers.")
HEAD = (Span.cut(DOCUMENT.text, Part.TEXT, 10, 18),)
PLAIN = make_claim(1, spans={"/event_type": HEAD, "/assertion": HEAD})


def current(claim: Claim = PLAIN, **values: Any) -> CurrentClaim:
    """A claim that nobody has ruled on."""
    made = CurrentClaim(claim, claim, ClaimState.OPEN, (), {}, (), (), ())
    return dataclasses.replace(made, **values)


def flags(claim: Claim = PLAIN, document: Document = DOCUMENT, **values: Any) -> list[tuple[str, str, str]]:
    """Rule, pointer and sentence of each flag."""
    return [(f.rule, f.pointer, f.why) for f in flag_claim(current(claim), document, **values)]


def changed(**values: Any) -> Claim:
    """The plain claim with other values."""
    return dataclasses.replace(PLAIN, **values)


def test_a_plain_claim_has_no_flag() -> None:
    assert flag_claim(current(), DOCUMENT, known={"Dawn Banner Front"}) == ()
    assert priority(()) == 0


RULES: list[Any] = [
    pytest.param(
        {"event_type": EventType.ABDUCTION},
        ("threat_to_life", "/event_type", "Lives may be in danger: abduction."),
        id="abduction",
    ),
    pytest.param(
        {"captured": (make_toll(3),)},
        ("threat_to_life", "/captured", "Lives may be in danger: people are held."),
        id="captured",
    ),
    pytest.param(
        {"killed": (make_toll(3), make_toll(20))},
        ("large_toll", "/killed/1", "20 or more killed: 20 soldiers."),
        id="twenty",
    ),
    pytest.param(
        {"killed": (make_toll(None, 35),)},
        ("large_toll", "/killed/0", "20 or more killed: up to 35 soldiers."),
        id="up to",
    ),
    pytest.param(
        {"killed": (make_toll(51, None),)},
        ("large_toll", "/killed/0", "20 or more killed: at least 51 soldiers."),
        id="more than",
    ),
    pytest.param(
        {"places": (), "place_detail": ()},
        ("low_place", "/places", "The place is not exact: no place was found."),
        id="no place",
    ),
    pytest.param(
        {"place_detail": (Place("Koumbori"),)},
        ("low_place", "/places", "The place is not exact: Koumbori is in no gazetteer."),
        id="unknown place",
    ),
    pytest.param(
        {"place_detail": (Place("Koumbori", "geonames:1", lat=13.0, lon=-2.0, precision=4),)},
        ("low_place", "/places", "The place is not exact: Koumbori, within the region or state."),
        id="district",
    ),
    pytest.param(
        {"attribution": Attribution(Basis.SUSPECTED, None)},
        ("hedged", "/attribution", "The perpetrator is only suspected: keep the hedge."),
        id="suspected",
    ),
    pytest.param(
        {"refusals": (Refusal("/killed", "over 50", "headline total"),)},
        ("refused_values", "", "Words were seen and not taken: “over 50” (headline total)."),
        id="refused",
    ),
    pytest.param(
        {"event_date": None, "date_precision": DatePrecision.UNKNOWN},
        ("date_unknown", "/event_date", "The day of the act is not known: no date was found."),
        id="no day",
    ),
    pytest.param(
        {"date_precision": DatePrecision.WEEK},
        ("date_unknown", "/event_date", "The day of the act is not known: 2023-09-04, week."),
        id="week",
    ),
    pytest.param(
        {"spans": {"/event_type": HEAD}},
        ("ungrounded", "/assertion", "A person's value that no words say: Assertion: Reported."),
        id="no words",
    ),
]


@pytest.mark.parametrize(("values", "expected"), RULES)
def test_a_rule_names_the_value_and_says_why(values: dict[str, Any], expected: tuple[str, str, str]) -> None:
    assert flags(changed(**values)) == [expected]


@pytest.mark.parametrize(
    "values",
    [
        {"killed": (make_toll(19),)},
        {"captured": (make_toll(0),)},
        {"attribution": Attribution(Basis.SELF_CLAIMED, "Dawn Banner Front")},
        {"place_detail": (dataclasses.replace(PLAIN.place_detail[0], precision=3),)},
    ],
)
def test_below_its_threshold_a_rule_is_silent(values: dict[str, Any]) -> None:
    assert flags(changed(**values)) == []


def test_a_group_that_the_atlas_lacks_is_new() -> None:
    claim = changed(claimant="Ember Valley Bloc")
    said = [("new_group", "/claimant", "Not in the atlas: Ember Valley Bloc.")]
    assert flags(claim, known={"Dawn Banner Front"}) == said
    assert flags(claim, known=lambda name: name.startswith("Dawn")) == said
    assert flags(claim) == []


def test_what_others_say_is_flagged_from_the_event() -> None:
    alone = resolve_made([own_claim(1)])[0]
    assert flags(event=alone) == [
        ("interested_source", "", "Only parties to the fight tell it."),
        ("first_source", "", "Only one independent source tells it."),
    ]
    assert flags(event=ruled_event([PLAIN, make_claim(2)])) == []


@pytest.mark.parametrize(
    ("field", "pointer", "told"),
    [
        ("killed of target", "/killed", "Killed, target"),
        ("places", "/places", "Place"),
        ("perpetrator", "/perpetrator", "By"),
        ("other", "", "other"),
    ],
)
def test_a_disagreement_points_at_the_field_and_only_for_its_claims(
    field: str, pointer: str, told: str
) -> None:
    event = dataclasses.replace(
        ruled_event([PLAIN, make_claim(2)]),
        disagreements=(Disagreement(field, "12 against 30", (PLAIN.id,)),),
    )
    assert flags(event=event) == [("disagreement", pointer, f"Accounts disagree: {told}: 12 against 30.")]
    assert flags(make_claim(2, spans=PLAIN.spans), event=event) == []


def test_what_people_ruled_and_what_has_changed_since_block() -> None:
    words = Difference("/target", DifferenceKind.WORDS, "a", "a", "a", "in other words")
    value = Difference(
        "/country", DifferenceKind.VALUE, "BF", "ML", "BF", "the reader now reads another value"
    )
    one = current(
        ungrounded={"/target": Ungrounded("garrison", "seen on the map")}, differences=(words, value)
    )
    assert flag_claim(one, DOCUMENT) == (
        Flag(
            "changed",
            "/country",
            "Changed since a person ruled on it: the reader now reads another value.",
            300,
            True,
        ),
        Flag("ungrounded", "/target", "A person's value that no words say: seen on the map.", 200, True),
    )


def test_a_threat_in_the_document_and_a_language_to_check_with_care_are_flagged() -> None:
    threat = dataclasses.replace(
        DOCUMENT, text=DOCUMENT.text + " We will kill every trader who stays, the front said."
    )
    ((rule, pointer, why),) = flags(document=threat)
    assert (rule, pointer) == ("threat_to_life", "")
    assert "We will kill every trader who stays" in why
    for lang in ("fr", "ar", "en-t-ar"):
        document = dataclasses.replace(DOCUMENT, lang=lang)
        assert [f for f in flags(document=document) if f[0] == "language"] == [
            ("language", "", f"Read in a language, or a translation, to check with care: {lang}.")
        ]
    assert flags(document=dataclasses.replace(DOCUMENT, lang="en-GB")) == []


def test_an_arabic_claim_is_flagged_in_its_own_words() -> None:
    document, reading = arabic()
    (claim,) = reading.claims
    found = {f.rule: f for f in flag_claim(current(claim), document, known=set())}
    assert found["new_group"].why == "Not in the atlas: جبهة الهضبة الرمادية."
    assert found["language"].why.endswith("ar.")


def test_the_priority_counts_a_rule_once_and_the_heaviest_stands_first() -> None:
    claim = changed(killed=(make_toll(30), make_toll(40)), event_date=None)
    found = flag_claim(current(claim), DOCUMENT)
    assert [(f.rule, f.pointer) for f in found] == [
        ("large_toll", "/killed/0"), ("large_toll", "/killed/1"), ("date_unknown", "/event_date"),
    ]  # fmt: skip
    assert priority(found) == load_rules()["large_toll"].weight + load_rules()["date_unknown"].weight


def test_a_long_or_hostile_text_fills_a_sentence_and_no_more() -> None:
    claim = changed(refusals=(Refusal("/killed", "{number} <script>" + "x" * 5000, "{what}"),))
    ((_, _, why),) = flags(claim)
    assert len(why) < 250
    assert "{number} <script>" in why


BLOCKING = {"changed", "ungrounded", "disagreement", "large_toll", "low_place"}


def test_the_rules_of_the_file_are_whole() -> None:
    text = resources.files("dragoman.review").joinpath("rules.toml").read_text(encoding="utf-8")
    tables: Mapping[str, Any] = tomllib.loads(text)
    assert {name for name, table in tables.items() if table["blocks"]} == BLOCKING
    assert load_rules().keys() == tables.keys()
    assert all(table["weight"] > 0 and table["sentence"].endswith(".") for table in tables.values())


def test_flags_do_not_name_a_side() -> None:
    """The same account of two sides has the same flags."""

    def told(claimant: str) -> list[str]:
        claim = changed(claimant=claimant, perpetrator=claimant, killed=(make_toll(30),))
        return [f.rule for f in flag_claim(current(claim), DOCUMENT, known=set())]

    assert told("Dawn Banner Front") == told("Volta Rapid Brigade")


def test_an_event_without_sources_is_no_interested_one() -> None:
    event: Event = dataclasses.replace(ruled_event([PLAIN]), sources=(), disagreements=())
    assert flags(event=event) == []
