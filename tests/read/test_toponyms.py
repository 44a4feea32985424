"""Which names of general news are places, and which places they mean; every text is invented, the places are real."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.read.reader import RuleReader
from dragoman.read.toponyms import Toponym, ToponymFinder, find_toponyms

ATLAS = Atlas.open()
FINDER = ToponymFinder(ATLAS)


def toponyms(text: str, title: str = "") -> tuple[Toponym, ...]:
    """The place names of a text."""
    return find_toponyms(Document("t", text, title, lang="en"), FINDER)


def names(text: str) -> list[str]:
    """The words of the place names of a text."""
    return [toponym.span.quote for toponym in toponyms(text)]


def places(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Name -> country and first-order unit of the place that it means."""
    return {t.span.quote: (t.place.country, t.place.admin1) for t in toponyms(text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Nothing happened, and nobody came.", []),
        ("The flood reached Nairobi on Monday.", ["Nairobi"]),
        ("She flew from Oslo to Lagos, then drove to Accra.", ["Oslo", "Lagos", "Accra"]),
        ("Crews from Paris, Texas, were sent home.", ["Paris", "Texas"]),
        ("He lives in Dayton, Ohio, near the bridge.", ["Dayton", "Ohio"]),
        ("The US-led mission ended in Kabul 🚁 last year.", ["US", "Kabul"]),
        ("Troops moved into eastern Ukraine, Kyiv said.", ["Ukraine", "Kyiv"]),
        ("Rain fell across Madison County, Ala., overnight.", ["Madison County", "Ala."]),
    ],
    ids=[
        "empty",
        "no name",
        "one",
        "three",
        "town and state",
        "town, state and a comma",
        "hyphen and emoji",
        "a direction before",
        "county and abbreviation",
    ],
)
def test_find_toponyms_finds_the_names_of_places(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "no_place"),
    [
        ("Mr. London declined to comment on the vote.", "London"),
        ("Jordan Smith said that he would appeal.", "Jordan"),
        ("Paris Jackson said she was pleased.", "Paris"),
        ("The Reading was held in the old hall.", "Reading"),
    ],
    ids=["title before", "given name of a person", "a name in full", "a word of the language"],
)
def test_find_toponyms_leaves_people_and_words(text: str, no_place: str) -> None:
    assert no_place not in names(text)


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Paris, Texas, is near Dallas.", "Paris", ("US", "Texas")),
        ("Police in Paris and Lyon, France, made arrests.", "Paris", ("FR", "Île-de-France")),
        ("Storms hit Atlanta and Savannah. In Georgia, schools closed.", "Georgia", ("US", "Georgia")),
        ("Voters in Tbilisi and Batumi will decide how Georgia is run.", "Georgia", ("GE", None)),
        ("He drove to Ontario, Calif., on Tuesday.", "Ontario", ("US", "California")),
        ("Floods in Toronto and Ottawa closed roads across Ontario.", "Ontario", ("CA", "Ontario")),
        ("The army holds Tripoli, Lebanon, not Beirut.", "Tripoli", ("LB", "Liban-Nord")),
    ],
    ids=["Texas", "France", "a state", "a country", "a town", "a province", "a namesake capital"],
)
def test_find_toponyms_means_the_place_that_the_document_says(
    text: str, name: str, place: tuple[str, str | None]
) -> None:
    assert places(text)[name] == place


def test_find_toponyms_gives_all_mentions_of_a_name_one_sense() -> None:
    text = "Paris, Texas, has a tower. Paris is proud of it. The mayor of Paris was there with guests from Dallas."
    meant = {t.place.id for t in toponyms(text) if t.span.quote == "Paris"}
    assert len(meant) == 1 and {t.place.admin1 for t in toponyms(text) if t.span.quote == "Paris"} == {
        "Texas"
    }


def test_find_toponyms_takes_a_list_of_states_for_no_address() -> None:
    found = places("Cases rose in Ohio, Kentucky and Indiana, the agency said.")
    assert found == {"Ohio": ("US", "Ohio"), "Kentucky": ("US", "Kentucky"), "Indiana": ("US", "Indiana")}


def test_find_toponyms_marks_adjectives_and_peoples() -> None:
    found = {
        t.span.quote: (t.place.country, t.is_adjective)
        for t in toponyms("The Kenyan envoy met Texans in Oslo.")
    }
    assert found == {"Kenyan": ("KE", True), "Texans": ("US", True), "Oslo": ("NO", False)}


def test_find_toponyms_gives_countries_a_point_and_their_precision() -> None:
    (toponym,) = toponyms("The border with Canada was closed.")
    assert toponym.place.precision == 6
    assert toponym.place.lat is not None and toponym.place.lon is not None


def test_place_puts_an_unknown_site_at_the_settlement_beside_it_and_says_so() -> None:
    text = "The market on Quxbrand Street in Nairobi burned."
    spans = [(text.index(name), text.index(name) + len(name)) for name in ("Quxbrand Street", "Nairobi")]
    street, city = FINDER.place(Document("t", text, lang="en"), spans)
    assert street.place.id is None
    assert (street.place.lat, street.place.lon, street.place.country) == (
        city.place.lat,
        city.place.lon,
        "KE",
    )
    assert street.place.precision == 3
    assert street.reasons == ("put at Nairobi, named beside it",)


def test_place_leaves_an_unknown_name_alone_without_a_point() -> None:
    (toponym,) = FINDER.place(Document("t", "Quxbrandia is far.", lang="en"), [(0, 10)])
    assert toponym.place.lat is None and toponym.place.precision == 7


@pytest.mark.parametrize("title", ["", "Flood in Nairobi 🌊"], ids=["no title", "title apart"])
def test_toponyms_stand_where_their_spans_say(title: str) -> None:
    text = "Mombasa and Nairobi were cut off 🚧.\n\nPhoto: a road near Kisumu. Nairobi again; Kisumu’s port."
    document = Document("t", text, title, lang="en")
    found = FINDER.find(document)
    assert {t.span.quote for t in found} >= {"Mombasa", "Nairobi", "Kisumu"}
    for toponym in found:
        assert document.read_text[toponym.start : toponym.end] == toponym.span.quote
        assert (
            document.part_text(toponym.span.part)[toponym.span.start : toponym.span.end] == toponym.span.quote
        )


def test_toponyms_do_not_overlap_and_follow_the_text() -> None:
    found = toponyms("New York City and New York state, U.S., and the Gulf of Aden; York, England.")
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_toponyms_say_what_spoke_for_them_and_who_lost() -> None:
    (first, _) = toponyms("The plant in Paris, Texas, was shut.")
    assert "comma and region after" in first.signs
    assert "held by the name beside it" in first.reasons
    assert any("FR" in loser for loser in first.place.runners_up)


def test_finding_toponyms_changes_no_claim() -> None:
    text = "Militants killed two soldiers in Gao, Mali, on 3 May 2024. The US-led force condemned the attack."
    document = Document("t", text, lang="en")
    before = RuleReader(ATLAS).read(document)
    FINDER.find(document)
    assert FINDER.names.reader.read(document) == before
