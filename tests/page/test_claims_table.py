"""The table for the terminal."""

from __future__ import annotations

import dataclasses
import re

from made_claims import arabic, bare, english, screened

from dragoman.base.claim import Reading, Refusal
from dragoman.page import ClaimsTable, claims_table

ESCAPES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def test_claims_table_shows_field_value_words_and_offsets() -> None:
    document, reading = english()
    table = claims_table([(document, reading)], width=140)
    span = reading.claims[0].spans["/killed/0"][0]
    assert (
        f"Killed 51 or more target, soldiers, “killing” “over 50” text {span.start}–{span.end}"
        in _squeezed(table)
    )
    assert (
        "claim 1 c-made00000001 Assault on Burkinabe forces · Koumbori, Ouahigouya (BF) · 4 September 2023"
        in _squeezed(table)
    )
    assert "By FGP suspected by local officials “FGP”" in _squeezed(table)
    assert "Draft: read by machine, not reviewed by a person. A claim is not a fact." in table


def test_claims_table_names_every_value_with_spans() -> None:
    document, reading = english()
    table = _squeezed(claims_table([(document, reading)], width=400))
    for claim in reading.claims:
        for group in claim.spans.values():
            for span in group:
                assert f"{span.part} {span.start}–{span.end}" in table


def test_claims_table_lists_refusals_and_why_there_is_no_claim() -> None:
    table = claims_table([english(), screened(), bare("Quiet.")], width=120)
    assert "Act “threatened to attack”" in _squeezed(table) and "a threat, not an act" in table
    assert "screened out: no act by or against an armed force" in table
    assert "read, and no claim found" in table


def test_claims_table_sends_nothing_that_a_terminal_obeys() -> None:
    document, reading = english()
    evil = "\x1b]0;owned\x07\x1b[2J\x9b31m \u202e51 \ud800 [bold]x[/bold] :smile:"
    claim = dataclasses.replace(reading.claims[0], target=evil, outlet=evil, id=evil)
    item = (
        dataclasses.replace(document, id=evil, url=evil),
        Reading("x", (claim,), (Refusal(evil, evil, evil),), evil),
    )
    table = claims_table([item], width=100)
    assert not ESCAPES.search(table)
    assert "␛]0;owned␇" in table and "[bold]x[/bold] :smile:" in table
    coloured = claims_table([item], width=100, colour=True)
    assert not ESCAPES.search(re.sub(r"\x1b\[[0-9;]*m", "", coloured)) and "\x1b[" in coloured


def test_claims_table_withholds_the_name_of_a_person() -> None:
    table = claims_table([english()], width=100, explain=True)
    assert "Exemple" not in table and "name withheld" in table


def test_claims_table_explains_when_asked() -> None:
    assert "rule clause.active.object" not in claims_table([english()])
    table = _squeezed(claims_table([english()], width=200, explain=True))
    assert "why rule clause.active.object; entry acts.tsv: attack; not soldiers; not The army" in table


def test_claims_table_is_the_same_whatever_the_environment_says(monkeypatch: object) -> None:
    before = claims_table([english(), arabic()], width=90)
    for name, value in (("COLUMNS", "40"), ("FORCE_COLOR", "1"), ("TERM", "dumb"), ("NO_COLOR", "1")):
        monkeypatch.setenv(name, value)  # type: ignore[attr-defined]
    assert claims_table([english(), arabic()], width=90) == before


def test_claims_table_keeps_to_its_width() -> None:
    for width in (40, 72, 120):
        table = claims_table([english(), screened()], width=width)
        assert max(len(line) for line in table.splitlines()) <= width


def test_claims_table_object_closes_once_and_gives_the_same_text() -> None:
    table = ClaimsTable(width=100)
    blocks = [table.draw(*english()), table.draw(*screened())]
    assert not any("Draft:" in block or "GeoNames" in block for block in blocks)
    assert "".join(blocks) + table.close() == claims_table([english(), screened()], width=100)
