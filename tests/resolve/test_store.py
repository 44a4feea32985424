"""The store: claims, scores and groups in one file, the same when it is opened again, all of a run or none."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from made_accounts import (
    FRONT,
    GAO,
    SAMPLES,
    VALLEY,
    event_lines,
    groups_of,
    make_claim,
    make_document,
    number_id,
    pair_up,
    resolver_of,
    sample_atlas,
)
from made_profiles import profiles
from made_rulings import rule_not_same, rule_same, rule_same_actor, undo

from dragoman.atlas import Atlas
from dragoman.base.claim import Claim
from dragoman.base.errors import StoreError
from dragoman.resolve import Resolver, Store
from dragoman.resolve.profile import Profile
from dragoman.resolve.profile_json import profile_from_json, profile_to_json
from dragoman.resolve.score import default_weights

ONE, TWO = number_id(1), number_id(2)
FAR: dict[str, Any] = {"at": (GAO,), "perpetrator": "Kestrel Lance", "target": "Northern Guard Force"}
SCENE = [make_claim(1), make_claim(2), make_claim(3, **FAR), make_claim(4, at=(), event_date=None)]


def keep(path: Path, claims: list[Claim], **values: Any) -> list[str]:
    """The lines of events after these claims were added to a file, which is closed again."""
    store = Store(path)
    store.begin()
    lines = event_lines(resolver_of(claims, store=store, **values))
    store.commit()
    store.close()
    return lines


def reopen(path: Path, **values: Any) -> list[str]:
    """The lines of events of a file."""
    store = Store(path)
    try:
        return event_lines(Resolver(sample_atlas(), store=store, **values))
    finally:
        store.close()


@settings(max_examples=150, deadline=None)
@given(profiles(1))
def test_a_profile_comes_back_from_its_json(profile: Profile) -> None:
    assert profile_from_json(json.loads(json.dumps(profile_to_json(profile)))) == profile


def test_a_profile_with_names_beside_each_other_comes_back_from_its_json() -> None:
    from made_accounts import profile

    text = "Fighters of the Ember Valley Bloc (BVB) came to Koumbori at dawn."
    made = profile(make_claim(1, perpetrator=VALLEY), make_document("doc-1", text))
    assert made.perpetrator is not None and made.perpetrator.also == {"bvb"}
    assert profile_from_json(json.loads(json.dumps(profile_to_json(made)))) == made


def test_a_store_opened_again_gives_the_same_events(tmp_path: Path) -> None:
    expected = event_lines(resolver_of(SCENE))
    assert keep(tmp_path / "s.db", SCENE) == expected
    assert reopen(tmp_path / "s.db") == expected


def test_claims_added_in_many_runs_are_those_of_one_batch(tmp_path: Path) -> None:
    for claim in reversed(SCENE):
        lines = keep(tmp_path / "s.db", [claim])
    assert lines == event_lines(resolver_of(SCENE))


def test_decisions_are_kept_and_undone_in_a_later_run(tmp_path: Path) -> None:
    before = keep(tmp_path / "s.db", SCENE)
    ruled = rule_not_same(ONE, TWO)
    during = keep(tmp_path / "s.db", [], decisions=[ruled])
    assert during != before
    assert reopen(tmp_path / "s.db") == during
    assert keep(tmp_path / "s.db", [], decisions=[ruled, undo(ruled)]) == before


def test_a_ruling_on_actors_is_kept_and_undone_in_a_later_run(tmp_path: Path) -> None:
    claims = [
        make_claim(n, perpetrator=name, target=None, killed=(), at=())
        for n, name in ((1, FRONT), (2, VALLEY))
    ]
    ruled = rule_same_actor(FRONT, VALLEY)
    before = keep(tmp_path / "s.db", claims)
    during = keep(tmp_path / "s.db", [], decisions=[ruled])
    assert during == event_lines(resolver_of(claims, decisions=[ruled])) != before
    assert reopen(tmp_path / "s.db") == during
    assert keep(tmp_path / "s.db", [], decisions=[undo(ruled)]) == before


def test_a_decision_that_waited_holds_when_its_claim_comes_in_a_later_run(tmp_path: Path) -> None:
    keep(tmp_path / "s.db", [make_claim(1)], decisions=[rule_same(ONE, number_id(3))])
    keep(tmp_path / "s.db", [make_claim(3, **FAR)])
    store = Store(tmp_path / "s.db")
    assert groups_of(Resolver(sample_atlas(), store=store).events()) == [[ONE, number_id(3)]]
    store.close()


def test_a_run_that_is_broken_off_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    before = keep(tmp_path / "s.db", SCENE[:2])
    store = Store(tmp_path / "s.db")
    store.begin()
    resolver = resolver_of(SCENE[2:], store=store, decisions=[rule_not_same(ONE, TWO)])
    resolver.settle()
    store.rollback()
    store.close()
    assert reopen(tmp_path / "s.db") == before


def test_a_run_that_is_killed_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    before = keep(tmp_path / "s.db", SCENE[:2])
    store = Store(tmp_path / "s.db")
    store.begin()
    resolver_of(SCENE[2:], store=store).settle()
    store.close()  # as when the process ends without a word: nothing was committed
    assert reopen(tmp_path / "s.db") == before


def test_other_weights_are_followed_by_a_store_that_is_opened_again(tmp_path: Path) -> None:
    keep(tmp_path / "s.db", SCENE)
    levels = {**default_weights().levels}
    levels["when", "same_day"] = dataclasses.replace(levels["when", "same_day"], weight=-30.0)
    weights = dataclasses.replace(default_weights(), levels=levels)
    assert reopen(tmp_path / "s.db", weights=weights) == lines_under(weights)


@pytest.mark.parametrize("change", [{"prior": -30.0}, {"join": 30.0}], ids=["prior", "join"])
def test_another_prior_or_threshold_is_followed_too(tmp_path: Path, change: dict[str, Any]) -> None:
    keep(tmp_path / "s.db", SCENE)
    weights = dataclasses.replace(default_weights(), **change)
    assert reopen(tmp_path / "s.db", weights=weights) == lines_under(weights)


def lines_under(weights: Any) -> list[str]:
    """The lines of the scene's events under other weights."""
    resolver = Resolver(sample_atlas(), weights=weights)
    for document, found in pair_up(SCENE):
        resolver.add(document, found)
    return event_lines(resolver)


def test_another_atlas_is_followed_by_a_store_that_is_opened_again(tmp_path: Path) -> None:
    """A desk that adds an alias to its atlas sees it at work in what it has kept."""
    claims = [
        make_claim(1, perpetrator=FRONT, at=(), killed=()),
        make_claim(2, perpetrator="Kilners", at=(), killed=()),
    ]
    keep(tmp_path / "s.db", claims)
    row = (
        "sample-dawn-banner-front\tDawn Banner Front\tDBF|Kilners\trebel_group\tML|BF|NE\t\t\t\t\tinvented\n"
    )
    header = (SAMPLES / "atlas" / "groups.tsv").read_text(encoding="utf-8").splitlines()[1] + "\n"
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "groups.tsv").write_text(header + row, encoding="utf-8")
    atlas = Atlas.open((SAMPLES / "atlas", tmp_path / "desk"))
    batch = Resolver(atlas)
    for document, found in pair_up(claims):
        batch.add(document, found)
    store = Store(tmp_path / "s.db")
    assert event_lines(Resolver(atlas, store=store)) == event_lines(batch)
    store.close()


def test_a_document_without_text_does_not_replace_one_with_text() -> None:
    store = Store()
    document = make_document("doc-1", "Men came at dawn.")
    store.put_document(document)
    resolver = Resolver(sample_atlas(), store=store)
    resolver.add(dataclasses.replace(document, text=""), [make_claim(1)])
    (event,) = resolver.events()
    assert event.documents == (document,)


@pytest.mark.parametrize(
    "content", [b"not a database, but a line of words\n" * 9, b"\x00" * 4096], ids=["words", "zeros"]
)
def test_a_file_that_is_no_store_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "s.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"s\.db"):
        Store(path)
    assert path.read_bytes() == content


def test_a_store_of_another_format_is_refused_by_name(tmp_path: Path) -> None:
    keep(tmp_path / "s.db", SCENE[:1])
    with sqlite3.connect(tmp_path / "s.db") as db:
        db.execute("UPDATE meta SET value = '99' WHERE name = 'format'")
    db.close()
    with pytest.raises(StoreError, match="format 99"):
        Store(tmp_path / "s.db")


def test_a_database_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "accounts.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE invoices(n INTEGER)")
    db.close()
    with pytest.raises(StoreError, match=r"accounts\.db"):
        Store(path)
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT name FROM sqlite_master").fetchall() == [("invoices",)]
    db.close()


def test_a_store_in_a_folder_that_is_missing_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="missing"):
        Store(tmp_path / "missing" / "s.db")


def test_a_store_that_another_run_is_writing_is_refused_by_name(tmp_path: Path) -> None:
    first = Store(tmp_path / "s.db")
    first.begin()
    try:
        with pytest.raises(StoreError, match=r"s\.db"):
            Store(tmp_path / "s.db").begin()
    finally:
        first.rollback()
        first.close()
