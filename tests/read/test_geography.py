"""Where a claim is placed: names, country, gazetteer entries; every text is invented, the groups are fictional."""

from __future__ import annotations

from datetime import date

from dragoman.atlas import Atlas, PlaceEntry
from dragoman.base.claim import Claim
from dragoman.base.document import Document
from dragoman.read.nouns import Words
from dragoman.read.place_choice import choose, detail
from dragoman.read.place_scene import PlaceMention
from dragoman.read.reader import RuleReader

READER = RuleReader(Atlas.open())


def claims(text: str, title: str = "") -> tuple[Claim, ...]:
    """The claims of an invented report."""
    return READER.read(Document("t", text, title, lang="en", published=date(2024, 5, 15))).claims


def entry(
    id_: str, country: str, admin1: str | None, lat: float, lon: float, code: str = "PPL"
) -> PlaceEntry:
    """An invented entry of the gazetteer."""
    return PlaceEntry(id_, "Zankoru", "Zankoru", country, admin1, None, lat, lon, code[:1], code, 0, "test")


def place(*entries: PlaceEntry, level: int = 9) -> PlaceMention:
    """A place name with its entries."""
    return PlaceMention(0, 1, Words(0, 7, "Zankoru"), "after a locative", entries=entries, level=level)


def test_the_country_of_the_dateline_reaches_the_claim() -> None:
    (claim,) = claims(
        "LIMA, Peru, May 14 (Wire) -- Guerrillas of the Red Lantern Front attacked a police post in Huanta on "
        "Monday and killed four policemen, the army said."
    )
    assert claim.country == "PE"
    assert claim.places == ("Huanta", "Peru")


def test_a_heading_places_what_stands_under_it() -> None:
    found = claims(
        "Kachin State\n\nFighters of the Lantern Army attacked a camp at Zankoru on Monday, killing four soldiers.\n\n"
        "Sagaing Region\n\nFighters of the Lantern Army attacked a post at Velkamo on Sunday, killing six men.\n",
        "Myanmar: claims of the week",
    )
    assert [c.places for c in found] == [
        ("Zankoru", "Kachin State", "Myanmar"),
        ("Velkamo", "Sagaing Region", "Myanmar"),
    ]
    assert {c.country for c in found} == {"MM"}


def test_the_other_places_choose_between_namesakes() -> None:
    (claim,) = claims(
        "Fighters of the Lantern Front attacked an army post at Bamba, in the Gao region of Mali, on Monday and "
        "killed nine soldiers."
    )
    bamba = claim.place_detail[0]
    assert (bamba.name, bamba.country, bamba.precision) == ("Bamba", "ML", 1)
    assert bamba.candidates > 1
    assert any(reason.endswith("in another country") for reason in bamba.runners_up)


def test_a_forces_name_gives_the_country_but_no_place() -> None:
    (claim,) = claims(
        "Mali's army said on Monday that it had killed 12 fighters of the Lantern Front near Zankoru."
    )
    assert claim.country == "ML"
    assert "Mali" not in claim.places


def test_no_country_at_sea() -> None:
    (claim,) = claims(
        "Fighters of the Lantern Front attacked a navy boat in the Black Sea on Monday and killed two sailors."
    )
    assert claim.country is None
    assert claim.places == ("Black Sea",)


def test_choice_by_country_region_and_distance() -> None:
    abroad = entry("a", "NE", "Dosso", 13.0, 3.0)
    far = entry("b", "ML", "Kayes", 14.4, -11.4)
    near = entry("c", "ML", "Gao", 16.3, -0.1)
    anchor = PlaceMention(
        2, 3, Words(9, 12, "Gao"), "", entries=(entry("g", "ML", "Gao", 16.2, 0.0),), level=9
    )
    ranked = choose(place(abroad, far, near), "ML", [anchor])
    assert [e.id for e, _ in ranked] == ["c", "b", "a"]
    assert ranked[1][1].startswith("farther off: ")
    assert ranked[2][1] == "in another country"


def test_a_name_without_an_entry_in_the_country_stays_open() -> None:
    abroad = entry("a", "NE", "Dosso", 13.0, 3.0)
    name = place(abroad)
    found = detail(name, "ML", choose(name, "ML", [name]))
    assert (found.id, found.country, found.precision, found.candidates) == (None, "ML", 7, 1)
    assert found.runners_up == ("Zankoru, Dosso, NE (a): in another country",)


def test_precision_says_how_close_the_place_is() -> None:
    near = place(entry("c", "ML", "Gao", 16.3, -0.1))
    near.is_near = True
    assert detail(near, "ML", choose(near, "ML", [near])).precision == 2
    region = place(entry("r", "ML", "Gao", 16.3, -0.1, "ADM1"), level=1)
    assert detail(region, "ML", choose(region, "ML", [region])).precision == 4
    forest = place(entry("f", "ML", "Gao", 16.3, -0.1, "VFST"))
    assert detail(forest, "ML", choose(forest, "ML", [forest])).precision == 5


def test_the_place_of_the_title_stands_in_for_a_missing_one() -> None:
    (claim,) = claims(
        "BAMAKO, May 14 (Wire) - Six soldiers were killed on Monday when their lorry hit a mine.",
        "Mine kills six soldiers at Hombori",
    )
    assert claim.places[0] == "Hombori"


def test_the_hospital_of_the_hurt_is_nearer_than_the_office_of_a_wire() -> None:
    (claim,) = claims(
        "BANGUI (Wire), 14 May 2024 - Gunmen killed eleven miners on Monday in the bush. The hospital at Bria has "
        "taken in 16 of the wounded."
    )
    assert claim.places[0] == "Bria"


def test_food_is_not_sent_from_where_the_act_was() -> None:
    (claim,) = claims(
        "Gunmen killed three people in Cabo Delgado province, Mozambique, on Monday. "
        "Food has been sent by road from Pemba."
    )
    assert "Pemba" not in claim.places


def test_the_direction_of_a_bus_is_not_where_it_was_hit() -> None:
    (claim,) = claims(
        "A bus drove onto a mine a little before Hombori, in the direction of Douentza, on Monday. Seven people died."
    )
    assert claim.places[0] == "Hombori" and "Douentza" not in claim.places


def test_a_street_is_placed_by_its_dateline() -> None:
    (claim,) = claims("QUETTA: A bomb on Orchard Road killed two policemen on Monday.")
    assert set(claim.places) == {"Orchard Road", "QUETTA"} and claim.country == "PK"
