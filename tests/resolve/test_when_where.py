"""When and where: the narrowest span of days and the most exact place that most sources allow, the others beside it."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_accounts import (
    BURKINA,
    GAO,
    KOUMBORI,
    NORD,
    THIOU,
    make_claim,
    make_document,
    number_id,
    own_claim,
    ruled_event,
)

from dragoman.base.claim import Place
from dragoman.base.event import DateChoice, EventDate, EventPlace, PlaceChoice
from dragoman.resolve.when_where import to_edtf


def dated(*texts: str | None) -> EventDate:
    """The date of an event of one account a text."""
    return ruled_event([make_claim(n, event_date=text) for n, text in enumerate(texts, start=1)]).date


def placed(*places: tuple[Place, ...]) -> EventPlace:
    """The place of an event of one account a tuple of places."""
    return ruled_event([make_claim(n, at=at) for n, at in enumerate(places, start=1)]).place


@pytest.mark.parametrize(
    ("texts", "edtf"),
    [
        pytest.param(["2023-09-04"], "2023-09-04", id="a day"),
        pytest.param(["2023-09-04", "2023-09-04"], "2023-09-04", id="one day twice"),
        pytest.param(["2023-09-03/2023-09-04"], "2023-09-03/2023-09-04", id="a night"),
        pytest.param(["2023-09-01/2023-09-30"], "2023-09", id="a month"),
        pytest.param(["2023-02-01/2023-02-28"], "2023-02", id="a February"),
        pytest.param(["2022-01-01/2022-12-31"], "2022", id="a year"),
        pytest.param(["2023-08-28/2023-09-03"], "2023-08-28/2023-09-03", id="a week"),
        pytest.param(["2023-09-01/2023-09-30", "2023-09-04"], "2023-09-04", id="a month and a day of it"),
        pytest.param(
            ["2023-09-03/2023-09-04", "2023-09-04/2023-09-05"], "2023-09-04", id="what two nights share"
        ),
        pytest.param(["2023-09-04", "2023-09-05", "2023-09-05"], "2023-09-05", id="most sources"),
        pytest.param(
            ["2023-08-01/2023-08-31", "2023-09-04"], "2023-09-04", id="of two that differ the narrower"
        ),
        pytest.param([None, "2023-09-04"], "2023-09-04", id="one of two undated"),
        pytest.param([None, None], "../2023-09-07", id="none dated: by the day it was told"),
    ],
)
def test_the_date_is_the_narrowest_span_that_most_sources_allow(texts: list[str | None], edtf: str) -> None:
    assert dated(*texts).edtf == edtf


def test_the_spans_of_the_others_stand_beside_it_with_their_claims() -> None:
    found = dated("2023-09-04", "2023-09-05", "2023-09-05")
    assert found.alternatives == (DateChoice("2023-09-04", "2023-09-04", "2023-09-04", (number_id(1),)),)
    assert found.why == "2 of 3 sources that date it allow these days"


def test_five_copies_of_one_statement_weigh_as_one() -> None:
    claims = [own_claim(n, event_date="2023-09-03") for n in range(1, 6)]
    others = [make_claim(n, event_date="2023-09-04") for n in (6, 7)]
    assert ruled_event([*claims, *others]).date.edtf == "2023-09-04"


def test_a_tie_takes_the_earlier_day() -> None:
    assert dated("2023-09-05", "2023-09-04").edtf == "2023-09-04"


def test_nothing_known_of_the_day_is_an_empty_date() -> None:
    event = ruled_event([make_claim(1, event_date=None)], [make_document("doc-1", published=None)])
    assert (event.date.edtf, event.date.start, event.date.end) == ("", None, None)


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.integers(0, 800))
def test_edtf_names_both_ends(first: date, width: int) -> None:
    last = date.fromordinal(min(first.toordinal() + width, date.max.toordinal()))
    text = to_edtf(first.toordinal(), last.toordinal())
    start, _, end = text.partition("/")
    assert first.isoformat().startswith(start)
    assert last.isoformat().startswith(end or start)
    if len(text) == 10:
        assert first == last


@pytest.mark.parametrize(
    ("places", "name"),
    [
        pytest.param([(KOUMBORI,)], "Koumbori", id="one"),
        pytest.param([(NORD,), (KOUMBORI,)], "Koumbori", id="region and village"),
        pytest.param([(BURKINA,), (NORD,)], "Nord", id="country and region"),
        pytest.param([(THIOU,), (KOUMBORI,), (KOUMBORI,)], "Koumbori", id="most sources"),
        pytest.param([(KOUMBORI, THIOU)], "Koumbori", id="a claim's own most specific"),
    ],
)
def test_the_place_is_the_most_exact_that_most_sources_name(
    places: list[tuple[Place, ...]], name: str
) -> None:
    chosen = placed(*places).chosen
    assert chosen is not None and chosen.place.name == name


def test_other_places_stand_beside_it_with_their_claims() -> None:
    found = placed((THIOU,), (KOUMBORI,), (KOUMBORI, NORD))
    assert found.chosen == PlaceChoice(KOUMBORI, 3.0, (number_id(2), number_id(3)))
    assert found.alternatives == (PlaceChoice(THIOU, 3.0, (number_id(1),)),)
    assert found.names == ("Thiou", "Koumbori", "Nord")
    assert (found.country, found.why) == ("BF", "named by 2 of 3 sources that name a place")


def test_no_place_is_none_and_says_why() -> None:
    found = placed(())
    assert found == EventPlace(None, (), (), "BF", "no claim names a place")


def test_a_place_that_no_gazetteer_has_keeps_its_name_as_written() -> None:
    chosen = placed((Place("Tin Zaouaten Kebir"),)).chosen
    assert chosen is not None
    assert (chosen.place.name, chosen.radius_km) == ("Tin Zaouaten Kebir", None)


def test_a_place_with_a_point_and_no_id_keeps_its_point() -> None:
    """As a desk's own lines may give it: coordinates of its own, no gazetteer's number."""
    own = Place("Wadi Sebkha", None, "BF", "Nord", 13.9, -2.3, 1)
    chosen = placed((own,)).chosen
    assert chosen == PlaceChoice(own, 3.0, (number_id(1),))


def test_a_place_named_after_its_region_keeps_its_own_name() -> None:
    found = placed((NORD, Place("Tin Zaouaten Kebir")))
    assert found.chosen is not None
    assert found.chosen.place.name == "Tin Zaouaten Kebir"


def test_impossible_coordinates_are_not_where_the_event_is_shown() -> None:
    event = ruled_event([make_claim(1, at=(dataclasses.replace(KOUMBORI, lat=913.8),))])
    assert event.place.chosen is not None
    assert (event.place.chosen.place.name, event.place.chosen.place.lat) == ("Koumbori", None)
    assert event.place.chosen.radius_km is None
    assert "lie on no map" in event.remarks[0]
    assert event.claims[0].place_detail[0].lat == 913.8


def test_the_country_is_that_of_most_sources() -> None:
    claims = [make_claim(1, at=(GAO,)), make_claim(2), make_claim(3)]
    assert ruled_event(claims).place.country == "BF"


def test_the_title_tells_act_place_and_day() -> None:
    assert ruled_event([make_claim(1)]).title == "Attack at Koumbori, Burkina Faso, 4 September 2023"


def test_a_name_in_capitals_is_spelled_as_another_account_spells_it() -> None:
    loud = dataclasses.replace(GAO, name=GAO.name.upper())
    chosen = placed((loud,), (GAO,)).chosen
    assert chosen is not None and chosen.place.name == GAO.name
    alone = placed((loud,), (loud,)).chosen
    assert alone is not None and alone.place.name == GAO.name.upper()
