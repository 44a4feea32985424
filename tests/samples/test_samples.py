"""The files under samples/ -> are they what samples/README.md and their gold say?"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.atlas import Atlas
from dragoman.base import claim as c
from dragoman.collect import CollectOptions, collect_documents

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
MARK = "Invented sample: real places, fictional groups; nothing here happened."
GOLD = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((SAMPLES / "gold").glob("*.json"))
}
TEXTS = sorted(SAMPLES.glob("[0-9]*.txt"))
gold_documents = pytest.mark.parametrize("document", GOLD.values(), ids=list(GOLD))


def squeeze(text: str) -> str:
    """The text with every run of white space made one space."""
    return re.sub(r"\s+", " ", text)


def read_text(document: dict[str, Any]) -> str:
    """What a reader reads of a gold document."""
    return f"{document['title']}\n\n{document['text']}"


def words_of(claim: dict[str, Any]) -> list[str]:
    """Every word of a claim that must stand in its document."""
    tolls = [toll for field in ("killed", "injured", "captured") for toll in claim[field]]
    named = [claim[field] for field in ("claimant", "outlet", "platform", "perpetrator", "target")]
    quoted = [toll[field] for toll in tolls for field in ("text", "victim", "source")]
    items = [item["text"] for item in claim["materiel"]]
    return [
        word for word in [*named, *claim["places"], *quoted, *items, *claim["evidence"]] if word is not None
    ]


def days_of(claim: dict[str, Any]) -> list[date]:
    """The dates of a claim."""
    texts = [claim["claimed_on"], *(claim["event_date"] or "").split("/")]
    return [date.fromisoformat(text) for text in texts if text]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_text_is_marked_and_equals_its_gold(path: Path) -> None:
    text = path.read_text(encoding="utf-8").rstrip("\n")
    assert text.endswith(MARK)
    assert text == GOLD[path.stem]["text"]


@pytest.mark.parametrize("name", ["06-local-newspaper.html", "atlas/groups.tsv", "atlas/outlets.tsv"])
def test_other_files_are_marked(name: str) -> None:
    assert MARK in (SAMPLES / name).read_text(encoding="utf-8")


def test_posts_equal_their_gold() -> None:
    lines = [
        json.loads(line) for line in (SAMPLES / "08-posts.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [line["id"] for line in lines] == [name for name in GOLD if name.startswith("08-post-")]
    for line in lines:
        gold = GOLD[line["id"]]
        assert (line["text"], line["published"], line["title"] or "") == (
            gold["text"],
            gold["published"],
            gold["title"],
        )
        assert line["text"].endswith(MARK)


def test_pdf_holds_the_text_of_its_gold() -> None:
    (item,) = collect_documents([str(SAMPLES / "07-communique.pdf")], CollectOptions(today=date(2026, 1, 1)))
    assert item.document is not None
    assert squeeze(item.document.text) == squeeze(GOLD["07-communique"]["text"])


def test_page_is_collected_with_the_words_of_its_gold_and_without_its_sidebar() -> None:
    path = str(SAMPLES / "06-local-newspaper.html")
    (item,) = collect_documents([path], CollectOptions(today=date(2026, 1, 1)))
    gold = GOLD["06-local-newspaper"]
    assert item.document is not None
    assert (item.document.title, str(item.document.published)) == (gold["title"], gold["published"])
    assert [
        word for claim in gold["claims"] for word in words_of(claim) if word not in item.document.text
    ] == []
    assert "Talakag" not in item.document.text
    assert MARK in item.document.text


@gold_documents
def test_words_of_gold_stand_in_the_text(document: dict[str, Any]) -> None:
    text = read_text(document)
    assert [word for claim in document["claims"] for word in words_of(claim) if word not in text] == []


@gold_documents
def test_values_of_gold_are_those_of_the_codebook(document: dict[str, Any]) -> None:
    published = date.fromisoformat(document["published"]) if document["published"] else date(2026, 1, 1)
    for claim in document["claims"]:
        (
            c.EventType(claim["event_type"]),
            c.Assertion(claim["assertion"]),
            c.DatePrecision(claim["date_precision"]),
        )
        assert claim["outcome"] is None or c.Outcome(claim["outcome"])
        assert (claim["claimant"] is not None) == (claim["assertion"] == "claimed")
        assert (claim["event_date"] is None) == (claim["date_precision"] == "unknown")
        assert days_of(claim) == [day for day in days_of(claim) if day <= published]
        for toll in [*claim["killed"], *claim["injured"], *claim["captured"]]:
            c.Side(toll["side"])
            assert toll["max"] is None or toll["min"] is None or toll["min"] <= toll["max"]
        for item in claim["materiel"]:
            c.Category(item["category"]), c.Disposition(item["disposition"])


def test_readme_counts_the_claims_of_gold() -> None:
    rows = re.findall(
        r"^\| \[(\S+?)\.(\w+)\]\(\S+\) \|([^|]*)\| (\w+) \|",
        (SAMPLES / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    told = {stem: count for stem, _, _, count in rows}
    assert {f"{stem}.{kind}" for stem, kind, _, _ in rows} == {path.name for path in SAMPLES.glob("[0-9]*.*")}
    counted: dict[str, int] = {}
    for name, document in GOLD.items():
        stem = "08-posts" if name.startswith("08-post-") else name
        counted[stem] = counted.get(stem, 0) + len(document["claims"])
    assert told == {
        stem: "refused" if stem.endswith("-ha") else str(count) for stem, count in counted.items()
    }


def test_sample_atlas_opens_and_its_ids_agree() -> None:
    atlas = Atlas.open([SAMPLES / "atlas"])
    actors = {actor.id: actor for actor in atlas.actors}
    outlets = {outlet.id: outlet for outlet in atlas.outlets}
    ours = [actor for actor in actors.values() if actor.id.startswith("sample-")]
    assert len(ours) >= 20
    assert [actor.id for actor in ours if actor.parent and actor.parent not in actors] == []
    assert [name for actor in ours for name in actor.outlets if name not in outlets] == []
    owned = [outlet for outlet in outlets.values() if outlet.id.startswith("sample-") and outlet.owner]
    assert [outlet.id for outlet in owned if outlet.owner not in actors] == []


def test_groups_of_gold_are_the_samples_own() -> None:
    atlas = Atlas.open([SAMPLES / "atlas"])
    for document in GOLD.values():
        for claim in document["claims"]:
            for name in (claim["claimant"], claim["perpetrator"]):
                if name is not None:
                    ids = [match.value.id for match in atlas.find_actor(name).matches]
                    foreign = [found for found in ids if not found.startswith("sample-")]
                    assert (bool(ids), foreign) == (True, []), (document["id"], name)
