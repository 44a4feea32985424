"""Actors: a name as written -> who that is, by the atlas, by its words, its acronym and its spelling."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_accounts import BRIGADE, FRONT, VALLEY, VALLEY_SHORT, sample_atlas

from dragoman.resolve.actors import ActorBook, Who, add_bracketed, bracketed_names, is_kin, is_same

BOOK = ActorBook(sample_atlas())


def who(name: str, country: str | None = "BF") -> Who:
    """Somebody by name, in Burkina Faso."""
    return BOOK.who(name, country)


@pytest.mark.parametrize(
    ("name", "actor", "alias"),
    [
        pytest.param(FRONT, "sample-dawn-banner-front", FRONT, id="its name"),
        pytest.param("DBF", "sample-dawn-banner-front", "DBF", id="its acronym"),
        pytest.param("جبهة راية الفجر", "sample-dawn-banner-front", "جبهة راية الفجر", id="in Arabic"),
        pytest.param(
            "fighters of the Dawn Banner Front", "sample-dawn-banner-front", FRONT, id="within other words"
        ),
        pytest.param("sample-dawn-banner-front", "sample-dawn-banner-front", FRONT, id="its id"),
    ],
)
def test_a_name_of_the_atlas_is_found_with_the_alias_that_matched(name: str, actor: str, alias: str) -> None:
    found = who(name)
    assert (set(found.actors), found.alias, found.name) == ({actor}, alias, name)


def test_a_name_that_no_atlas_has_is_still_somebody() -> None:
    found = who(VALLEY)
    assert (found.actors, found.alias, found.key, found.initials) == (
        frozenset(),
        "",
        "embervalleybloc",
        "evb",
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(FRONT, "DBF", True, id="two names of the atlas"),
        pytest.param(FRONT, BRIGADE, False, id="two actors of the atlas"),
        pytest.param(VALLEY, "ember  valley bloc", True, id="case and spaces"),
        pytest.param(VALLEY, VALLEY_SHORT, True, id="acronym"),
        pytest.param(VALLEY, "Ember Valey Bloc", True, id="spelling"),
        pytest.param("Brigade 12", "Brigade 21", False, id="numbers are no spelling"),
        pytest.param("Kilna", "Kilmo", False, id="short names are no spelling"),
        pytest.param(VALLEY, FRONT, False, id="unknown and known"),
        pytest.param("كتلة وادي الجمر", "كتلة وادى الجمر", True, id="Arabic letters"),
    ],
)
def test_is_same(one: str, other: str, expected: bool) -> None:
    assert is_same(who(one), who(other)) is expected
    assert is_same(who(other), who(one)) is expected


def test_parent_and_wing_are_kin_and_not_the_same() -> None:
    parent, wing = who("Upland Peoples' Union", "MM"), who("Upland Defence Columns", "MM")
    assert is_kin(parent, wing) and is_kin(wing, parent)
    assert not is_same(parent, wing)
    assert not is_kin(parent, who(FRONT))


def test_targets_have_the_class_of_their_words() -> None:
    assert who("army post").classes == {"military"}
    assert who("villagers of Koumbori").classes == {"civilian"}


# Names that a document puts beside each other


def test_bracketed_names_are_found_in_order() -> None:
    text = (
        "Fighters of the Ember Valley Bloc (EVB) fled. The Kiln Brotherhood (KB or Kilners) did not (see 5)."
    )
    assert [also for _, also in bracketed_names(text)] == ["EVB", "KB", "Kilners"]


def test_a_name_has_those_that_the_document_puts_beside_it() -> None:
    beside = bracketed_names("Fighters of the Ember Valley Bloc (BVB) fled.")
    full, short = add_bracketed(who(VALLEY), beside), add_bracketed(who("BVB"), beside)
    assert full.also == {"bvb"}
    assert is_same(full, short) and is_same(short, full)
    assert add_bracketed(who("Kilners"), beside) == who("Kilners")


@pytest.mark.parametrize(
    "text", ["", "(", "()", "( )" * 500, "a (" * 5000, "A" * 5000 + " (B)", "é (é)" * 300]
)
def test_brackets_of_any_text_take_no_time(text: str) -> None:
    assert len(bracketed_names(text)) <= len(text)


# What people rule


def test_actors_ruled_one_are_one() -> None:
    book = ActorBook(sample_atlas(), [("d-1", ("Kestrel Lance", "sample-dawn-banner-front"))])
    one, other = book.who("Kestrel Lance Group", "ML"), book.who("DBF", "ML")
    assert one.actors == other.actors == {"sample-dawn-banner-front"}
    assert (one.alias, other.alias) == ("Kestrel Lance Group", "DBF")


def test_names_ruled_one_are_one_though_no_atlas_has_them() -> None:
    book = ActorBook(sample_atlas(), [("d-1", (VALLEY, "Men of the Kiln"))])
    assert is_same(book.who(VALLEY, None), book.who("Men of the Kiln", None))
    assert not is_same(BOOK.who(VALLEY, None), BOOK.who("Men of the Kiln", None))


def test_rulings_are_transitive_in_any_order() -> None:
    merges = [
        ("d-1", (FRONT, VALLEY)),
        ("d-2", (VALLEY, "Men of the Kiln")),
        ("d-3", ("Men of the Kiln", "Kestrel Lance")),
    ]
    for order in permutations(merges):
        book = ActorBook(sample_atlas(), order)
        found = {book.who(name, None).actors for name in (FRONT, VALLEY, "Men of the Kiln", "Kestrel Lance")}
        assert len(found) == 1


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_names_are_compared_and_from_either_side_alike(one: str, other: str) -> None:
    assert is_same(who(one), who(other)) == is_same(who(other), who(one))
    assert is_kin(who(one), who(other)) == is_kin(who(other), who(one))
