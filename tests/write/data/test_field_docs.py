"""The page on the field's formats names every column, attribute and relationship."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.base.claim import EventType
from dragoman.write.data.field_tables import load_table
from dragoman.write.data.misp_objects import CLAIM, ITEM, TOLL, load_template

PAGE = Path(__file__).resolve().parents[3] / "docs/reference/exports-field.md"


def section(title: str) -> str:
    """A section of the page."""
    return re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[
        1 + ["The loss report", "UCDP", "ACLED", "STIX 2.1", "MISP"].index(title)
    ]


@pytest.mark.parametrize(("title", "table"), [("UCDP", "ucdp.toml"), ("ACLED", "acled.toml")])
def test_every_column_is_told(title: str, table: str) -> None:
    told = set(re.findall(r"`(\w+)`", section(title)))
    assert set(load_table(table).columns) - told == set()


def test_every_act_is_told_that_acled_has_a_type_for() -> None:
    told = set(re.findall(r"`(\w+)`", section("ACLED")))
    acts = {line["act"] for line in load_table("acled.toml").rest["types"]}
    assert acts == set(EventType) - {EventType.OTHER}
    assert acts <= told


def test_every_relationship_is_told() -> None:
    told = set(re.findall(r"`([\w-]+)`", section("STIX 2.1")))
    assert {line["type"] for line in load_table("stix.toml").rest["relationships"].values()} <= told


@pytest.mark.parametrize("name", [CLAIM, TOLL, ITEM])
def test_every_attribute_is_told(name: str) -> None:
    told = set(re.findall(r"`([\w-]+)`", section("MISP")))
    assert load_template(name)["attributes"].keys() <= told
