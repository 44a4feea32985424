"""Which entry a name means among the other names of its document; the entries are real places, cut down."""

from __future__ import annotations

from itertools import permutations

import pytest

from dragoman.atlas import PlaceEntry
from dragoman.atlas.sense_reasons import NameUse, areas_of, distance_km, is_held
from dragoman.atlas.senses import sense_weights, settle_senses


def entry(
    number: int,
    name: str,
    country: str,
    admin1: str | None,
    point: tuple[float, float] | None,
    **more: object,
) -> PlaceEntry:
    """A place with a code ("P" class unless the code is a unit's), a district and people, as far as they matter."""
    code = str(more.get("code", ""))
    return PlaceEntry(
        id=f"geonames:{number}",
        name=name,
        matched=str(more.get("matched", name)),
        country=country,
        admin1=admin1,
        admin2=None,
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        feature_class="A" if code.startswith(("ADM", "PCL")) else str(more.get("kind", "P")),
        feature_code=code,
        population=int(str(more.get("people", 0))),
        source="test",
    )


PARIS = entry(1, "Paris", "FR", "Île-de-France", (48.85, 2.35), people=2_100_000, code="PPLC")
PARIS_TEXAS = entry(2, "Paris", "US", "Texas", (33.66, -95.56), people=24_000)
PARIS_ONTARIO = entry(3, "Paris", "CA", "Ontario", (43.2, -80.38), people=12_000)
TEXAS = entry(4, "Texas", "US", "Texas", (31.1, -98.8), code="ADM1")
DALLAS = entry(5, "Dallas", "US", "Texas", (32.78, -96.81), people=1_300_000)
FRANCE = entry(6, "France", "FR", None, (46.0, 2.0), code="PCLI")
LYON = entry(7, "Lyon", "FR", "Auvergne-Rhône-Alpes", (45.75, 4.85), people=520_000)
ASIA = entry(8, "Asia", "", None, (29.8, 89.3), code="CONT", kind="L")
ASIA_HAMLET = entry(9, "Asia", "PH", "Negros", (9.55, 122.5), people=2_000)
GEORGIA = entry(10, "Georgia", "GE", None, (42.0, 43.0), code="PCLI")
GEORGIA_STATE = entry(11, "Georgia", "US", "Georgia", (32.9, -83.4), code="ADM1")
ATLANTA = entry(12, "Atlanta", "US", "Georgia", (33.75, -84.39), people=500_000)
TBILISI = entry(13, "Tbilisi", "GE", "Tbilisi", (41.69, 44.83), people=1_050_000, code="PPLC")
PARISES = (PARIS, PARIS_TEXAS, PARIS_ONTARIO)


def chosen(*uses: NameUse) -> list[str | None]:
    """The ids of what the names mean."""
    return [sense.entry.id if sense else None for sense in settle_senses(uses)]


def test_settle_senses_of_nothing_is_nothing() -> None:
    assert settle_senses(()) == ()


def test_settle_senses_leaves_a_name_without_entries_open() -> None:
    assert settle_senses((NameUse("Nowhere", ()),)) == (None,)


def test_a_name_alone_means_the_largest_place_so_called() -> None:
    assert chosen(NameUse("Paris", PARISES)) == [PARIS.id]


@pytest.mark.parametrize(
    ("others", "meant"),
    [
        ((NameUse("Texas", (TEXAS,)), NameUse("Dallas", (DALLAS,))), PARIS_TEXAS),
        ((NameUse("France", (FRANCE,)), NameUse("Lyon", (LYON,))), PARIS),
    ],
    ids=["in Texas", "in France"],
)
def test_the_other_names_of_a_document_decide(others: tuple[NameUse, ...], meant: PlaceEntry) -> None:
    assert chosen(NameUse("Paris", PARISES), *others)[0] == meant.id


def test_the_name_that_holds_another_decides_against_the_larger_place() -> None:
    held = NameUse("Paris", PARISES, holders=(1,))
    assert chosen(
        held, NameUse("Ontario", (entry(14, "Ontario", "CA", "Ontario", (50.5, -84.8), code="ADM1"),))
    )[0] == (PARIS_ONTARIO.id)


@pytest.mark.parametrize(
    ("city", "meant"), [(ATLANTA, GEORGIA_STATE), (TBILISI, GEORGIA)], ids=["a state", "a country"]
)
def test_a_region_is_known_by_what_it_holds(city: PlaceEntry, meant: PlaceEntry) -> None:
    uses = (NameUse("Georgia", (GEORGIA, GEORGIA_STATE)), NameUse(city.name, (city,), count=3))
    assert chosen(*uses)[0] == meant.id


def test_a_continent_is_meant_rather_than_a_village_of_its_name() -> None:
    assert chosen(NameUse("Asia", (ASIA_HAMLET, ASIA))) == [ASIA.id]


def test_the_kind_that_the_words_ask_for_decides() -> None:
    town = entry(20, "Lamar", "US", "Texas", (33.7, -95.6), people=8_000)
    county = entry(21, "Lamar County", "US", "Texas", (33.66, -95.57), code="ADM2", matched="Lamar County")
    assert chosen(NameUse("Lamar County", (town, county), codes=("ADM2",))) == [county.id]


def test_a_sense_says_why_it_won_and_why_the_others_lost() -> None:
    sense = settle_senses((NameUse("Paris", PARISES, holders=(1,)), NameUse("Texas", (TEXAS,))))[0]
    assert sense is not None
    assert sense.entry == PARIS_TEXAS
    assert "held by the name beside it" in sense.reasons
    assert {loser.id for loser, _ in sense.runners_up} == {PARIS.id, PARIS_ONTARIO.id}
    assert all(why for _, why in sense.runners_up)
    assert 0.5 < sense.share <= 1.0


def test_senses_do_not_depend_on_the_order_of_the_names() -> None:
    uses = (
        NameUse("Paris", PARISES),
        NameUse("Georgia", (GEORGIA, GEORGIA_STATE)),
        NameUse("Dallas", (DALLAS,)),
        NameUse("Nowhere", ()),
    )
    found = {
        tuple(sorted((use.name, one) for use, one in zip(order, chosen(*order), strict=True) if one))
        for order in permutations(uses)
    }
    assert len(found) == 1


def test_one_name_twice_is_no_company_to_itself() -> None:
    """Two entries of one name in one region must not vouch for each other."""
    twin = entry(30, "Paris", "FR", "Île-de-France", (48.86, 2.36), code="ADM2")
    uses = (NameUse("Paris", (PARIS, twin, PARIS_TEXAS), count=8), NameUse("Dallas", (DALLAS,), count=2))
    assert chosen(*uses)[0] == PARIS_TEXAS.id


@pytest.mark.parametrize(
    ("inner", "outer", "held"),
    [
        (PARIS_TEXAS, TEXAS, True),
        (PARIS, TEXAS, False),
        (PARIS, FRANCE, True),
        (FRANCE, FRANCE, False),
        (PARIS_TEXAS, DALLAS, False),
    ],
    ids=["region", "another region", "country", "itself", "a town far off"],
)
def test_is_held(inner: PlaceEntry, outer: PlaceEntry, held: bool) -> None:
    assert is_held(inner, outer) is held


def test_areas_of_an_ocean_are_none() -> None:
    assert areas_of(ASIA) == ()
    assert areas_of(TEXAS) == (("US",), ("US", "Texas"))


def test_distance_km_crosses_the_antimeridian_and_is_far_without_a_point() -> None:
    east, west = (entry(n, "Isle", "FJ", None, (-17.0, lon)) for n, lon in ((40, 179.5), (41, -179.5)))
    assert distance_km(east, west) == pytest.approx(106, abs=2)
    assert distance_km(east, entry(42, "Isle", "FJ", None, None)) > 10_000


def test_sense_weights_have_a_weight_for_every_reason_of_this_page() -> None:
    named = {"people", "held by the name beside it", "near other names", "region of the document", "by-name"}
    assert named <= sense_weights().keys()
