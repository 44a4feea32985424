"""The checker re-derives what words mean, passes true claims and refuses false ones."""

from __future__ import annotations

from datetime import date

import pytest

from bench.checker.check import check_claim
from bench.checker.counts import count_bounds
from bench.checker.dates import resolve_quotes
from bench.checker.edits import JsonClaim
from bench.checker.mutate import falsify
from dragoman.atlas import Atlas
from dragoman.base.codec import Json, to_json
from dragoman.base.document import Document
from dragoman.base.span import Part, Span

TEXT = (
    "The Front of the Two Rivers, an invented group, said on Thursday that its fighters ambushed an army convoy "
    "near Ansongo, in Mali, on Tuesday, killing over 50 soldiers and wounding at least nine, "
    "and seized three AK-47s and a mortar."
)
DOCUMENT = Document("made-1", TEXT, lang="en", published=date(2023, 9, 7))


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.open()


def spans(*quotes: str) -> Json:
    """The spans of quotes that occur once in the text."""
    made: list[Json] = []
    for quote in quotes:
        assert TEXT.count(quote) == 1
        span = Span.cut(TEXT, Part.TEXT, TEXT.index(quote), TEXT.index(quote) + len(quote))
        made.append(to_json(span))
    return made


def toll(low: int, wording: str, text: str) -> dict[str, Json]:
    row: dict[str, Json] = {"side": "target", "victim": "soldiers", "min": low, "max": None}
    return {**row, "qualifier": "at_least", "wording": wording, "text": text, "source": None}


def item(name: str, quantity: int, text: str) -> dict[str, Json]:
    row: dict[str, Json] = {"item": name, "category": "other", "qty_min": quantity, "qty_max": quantity}
    return {**row, "qualifier": "exact", "unit": None, "disposition": "seized", "text": text}


def true_claim() -> JsonClaim:
    group = "Front of the Two Rivers"
    return {
        "id": "c-1",
        "event_type": "ambush",
        "assertion": "claimed",
        "claimant": group,
        "claimed_on": "2023-09-07",
        "perpetrator": group,
        "target": "army convoy",
        "places": ["Ansongo"],
        "country": "ML",
        "event_date": "2023-09-05",
        "date_precision": "day",
        "killed": [toll(51, "killing", "over 50")],
        "injured": [toll(9, "wounding", "at least nine")],
        "captured": [],
        "materiel": [item("AK-47", 3, "three AK-47s"), item("mortar", 1, "a mortar")],
        "attribution": {"basis": "self_claimed", "by": group},
        "spans": {
            "/event_type": spans("ambushed"),
            "/assertion": spans("said"),
            "/claimant": spans(group),
            "/perpetrator": spans(group),
            "/claimed_on": spans("Thursday"),
            "/target": spans("army convoy"),
            "/places/0": spans("Ansongo"),
            "/country": spans("Mali"),
            "/event_date": spans("Tuesday"),
            "/killed/0": spans("over 50", "killing"),
            "/injured/0": spans("at least nine", "wounding"),
            "/materiel/0": spans("three AK-47s", "seized"),
            "/materiel/1": spans("a mortar", "seized"),
        },
    }


def test_check_claim_passes_a_true_claim(atlas: Atlas) -> None:
    assert check_claim(DOCUMENT, true_claim(), atlas) == []


def test_check_claim_refuses_every_falsified_fact(atlas: Atlas) -> None:
    mutations = list(falsify(true_claim()))
    passed = [
        (kind, pointer) for kind, pointer, claim in mutations if not check_claim(DOCUMENT, claim, atlas)
    ]
    assert passed == []
    assert len(mutations) > 50


def test_check_claim_refuses_a_span_that_leaves_the_bounding_word_out(atlas: Atlas) -> None:
    claim = true_claim()
    listed = claim["spans"]
    assert isinstance(listed, dict)
    listed["/killed/0"] = spans("50", "killing")
    claim["killed"] = [{**toll(50, "killing", "50"), "max": 50}]
    assert [problem.pointer for problem in check_claim(DOCUMENT, claim, atlas)] == ["/killed/0"]


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("13 soldiers", (13, 13)),
        ("two 12,7 mm machine guns", (2, 2)),
        ("three .303 rifles", (3, 3)),
        ("8.400 rounds", (8400, 8400)),
        ("ammunition 1,150 rds", (1150, 1150)),
        ("a soldier", (1, 1)),
        ("more than 50", (51, None)),
        ("no fewer than forty-two", (42, None)),
        ("50 or more", (50, None)),
        ("nearly 50", (50, 50)),
        ("as many as 50", (None, 50)),
        ("between 20 and 30", (20, 30)),
        ("20-30", (20, 30)),
        ("a couple", (2, 2)),
        ("several", (3, None)),
        ("a dozen", (12, 12)),
        ("several dozen", (24, None)),
        ("scores", (40, None)),
        ("hundreds", (200, None)),
        ("soldiers", (1, None)),
        ("no casualties", (0, 0)),
        ("three (3)", (3, 3)),
        ("two 12.7 mm machine guns", (2, 2)),
        ("RPG-7 launchers", (1, None)),
        ("an officer and 10 soldiers", (11, 11)),
        ("two hundred and five", (205, 205)),
    ],
)
def test_count_bounds_follows_the_table_of_the_codebook(
    words: str, bounds: tuple[int | None, int | None]
) -> None:
    assert count_bounds(words) == frozenset({bounds})


@pytest.mark.parametrize(
    ("quotes", "meant"),
    [
        (["Tuesday"], "2023-09-05"),
        (["Thursday"], "2023-09-07"),
        (["yesterday"], "2023-09-06"),
        (["11-12-2021"], "2021-12-11"),
        (["14 Sha'ban 1446"], "2025-02-13"),
        (["the first week of March"], "2023-03-01/2023-03-07"),
        (["overnight"], "2023-09-06/2023-09-07"),
        (["on the 30th"], "2023-08-30"),
        (["the night of 31 August to 1 September"], "2023-08-31/2023-09-01"),
        (["September 4, 2022"], "2022-09-04"),
        (["December 31"], "2022-12-31"),
        (["In March"], "2023-03-01/2023-03-31"),
        (["last week"], "2023-08-28/2023-09-03"),
        (["two days earlier", "on the 4th"], "2023-09-02"),
        (["the same day", "August 30"], "2023-08-30"),
    ],
)
def test_resolve_quotes_counts_from_the_named_anchor(quotes: list[str], meant: str) -> None:
    assert resolve_quotes(quotes, date(2023, 9, 7)) == frozenset({meant})


def test_resolve_quotes_gives_nothing_without_an_anchor() -> None:
    assert resolve_quotes(["Tuesday"], None) == frozenset()
