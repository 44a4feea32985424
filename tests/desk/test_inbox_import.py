"""Importing: what is handed in is kept as it came, then taken in item by item, whatever it holds."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.desk.actions.import_items import ImportItems, Incoming
from dragoman.desk.keeping.originals import originals
from dragoman.desk.models import DocumentRow, ImportItem, Job, LogEntry, Origin
from dragoman.desk.work.intake import ItemOptions

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[2] / "samples"
AMBUSH = (
    "Fighters of the Lake Reeds Brotherhood ambushed a patrol of the Lake Shore Brigade near Monguno on "
    "2 May 2024, killing three soldiers, a military source said."
)


@pytest.fixture
def hand_in(analyst: Any, django_capture_on_commit_callbacks: Any) -> Callable[..., Job]:
    """Hands things in and lets the job run to its end."""

    def run(*incoming: Incoming, by: Any = None) -> Job:
        with django_capture_on_commit_callbacks(execute=True):
            job = ImportItems(by or analyst, incoming).execute()
        job.refresh_from_db()
        return job

    return run


def file(name: str, data: bytes, **options: Any) -> Incoming:
    return Incoming(Origin.FILE, name, data, options=ItemOptions(**options))


def paste(text: str, **options: Any) -> Incoming:
    return Incoming(
        Origin.PASTE, "pasted text", text.encode(), media_type="text/plain", options=ItemOptions(**options)
    )


def items(job: Job) -> list[tuple[str, str]]:
    return list(job.items.filter(parent=None).order_by("id").values_list("state", "reason"))


def counts(job: Job) -> tuple[str, int, int, int, int]:
    return (job.state, job.total, job.done, job.refused, job.failed)


def test_a_pasted_text_is_kept_and_read(hand_in: Any) -> None:
    job = hand_in(
        paste(
            AMBUSH.replace(", ", ",\r\n", 1),
            title="Three killed",
            url="https://wire.example.org/monguno",
            published=date(2024, 5, 3),
        )
    )
    row = DocumentRow.objects.get()
    assert (row.title, row.source, str(row.published), row.origin, row.state, row.claims) == (
        "Three killed",
        "wire.example.org",
        "2024-05-03",
        "paste",
        "read",
        1,
    )
    assert (counts(job), job.title, items(job)) == (("done", 1, 1, 0, 0), "1 pasted text", [("done", "")])
    kept = originals().get(row.archived)
    assert (kept.body, kept.content_type) == (AMBUSH.replace(", ", ",\r\n", 1).encode(), "text/plain")
    assert row.claim_rows.get().event is not None


def test_files_of_each_form_are_taken_in(hand_in: Any) -> None:
    names = ["02-wire-report.txt", "06-local-newspaper.html", "07-communique.pdf"]
    job = hand_in(*(file(name, (SAMPLES / name).read_bytes()) for name in names))
    assert counts(job) == ("done", 3, 3, 0, 0)
    assert [row.origin_name for row in DocumentRow.objects.order_by("id")] == names
    assert all(row.claims for row in DocumentRow.objects.all())


def test_a_line_that_is_none_is_told_beside_those_that_are_taken(hand_in: Any) -> None:
    lines = [
        json.dumps({"text": AMBUSH, "id": "a"}),
        "{broken",
        json.dumps({"title": 3}),
        json.dumps({"text": "x", "lang": "tlh"}),
    ]
    job = hand_in(file("posts.jsonl", "\n".join(lines).encode()))
    item = job.items.get(parent=None)
    assert (counts(job), item.state, item.documents) == (("done", 4, 1, 1, 2), "done", 1)
    assert item.reason == "1 document, 1 refused, 2 failed"
    told = list(item.children.order_by("id").values_list("name", "state"))
    assert told == [
        ("posts.jsonl line 2", "failed"),
        ("posts.jsonl line 3", "failed"),
        ("posts.jsonl line 4", "refused"),
    ]
    assert "not JSON" in item.children.order_by("id").first().reason


def test_a_first_line_that_fails_is_told_too(hand_in: Any) -> None:
    job = hand_in(file("posts.jsonl", b"{broken\n" + json.dumps({"text": AMBUSH}).encode()))
    assert list(job.items.exclude(parent=None).values_list("name", "state")) == [
        ("posts.jsonl line 1", "failed")
    ]
    assert counts(job) == ("done", 2, 1, 0, 1)


def test_a_zip_is_opened_file_by_file(hand_in: Any) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a/one.txt", AMBUSH)
        archive.writestr("../../etc/two.txt", AMBUSH.replace("three", "nine"))
        archive.writestr("three.bin", b"\x00\x01\x02" * 50)
    job = hand_in(file("bundle.zip", packed.getvalue()))
    assert counts(job) == ("done", 3, 2, 0, 1)
    assert DocumentRow.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "data", "state", "words"),
    [
        ("empty.txt", b"", "failed", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "failed", "PNG"),
        ("noise.txt", bytes(range(256)) * 20, "failed", ""),
        ("book.zip", b"PK\x03\x04broken", "failed", "no whole zip"),
        (
            "rubutu.txt",
            "An kashe yaro ɗaya kuma an raunata mutane shida a Timbuktu, in ji asibitin garin.".encode(),
            "refused",
            "Hausa",
        ),
        ("deep.jsonl", b"[" * 100_000, "failed", "JSON"),
    ],
)
def test_what_cannot_be_read_says_why(hand_in: Any, name: str, data: bytes, state: str, words: str) -> None:
    job = hand_in(file(name, data))
    (got, reason) = items(job)[0]
    assert (got, job.state) == (state, "done")
    assert words in reason and reason
    assert originals().get(job.items.get().archived).body == data


def test_a_bomb_is_cut_off(hand_in: Any) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * 19_000_000)
    job = hand_in(file("bomb.zip", packed.getvalue()))
    assert "grows more than" in items(job)[0][1]
    assert DocumentRow.objects.count() == 0


def test_what_is_too_large_is_refused_with_the_limit_and_not_kept(hand_in: Any, settings: Any) -> None:
    from dataclasses import replace

    settings.INTAKE = replace(settings.INTAKE, max_file_mb=1)
    job = hand_in(
        file("big.txt", b"x" * 1_000_001),
        file("lines.jsonl", json.dumps({"text": AMBUSH}).encode() + b"\n" * 2_000_000),
    )
    assert [state for state, _ in items(job)] == ["refused", "done"]
    assert "the limit is 1 MB" in items(job)[0][1]
    assert job.items.order_by("id").first().archived == ""


def test_the_same_again_is_known(hand_in: Any) -> None:
    hand_in(paste(AMBUSH))
    again = hand_in(paste(AMBUSH), file("same.txt", AMBUSH.encode()))
    assert [state for state, _ in items(again)] == ["copy", "copy"]
    assert "on the desk since" in items(again)[0][1]
    assert DocumentRow.objects.count() == 1
    assert counts(again) == ("done", 2, 2, 0, 0)


def test_twice_in_one_file_is_known_the_second_time(hand_in: Any) -> None:
    line = json.dumps({"text": AMBUSH, "id": "a"})
    job = hand_in(file("posts.jsonl", f"{line}\n{line}\n".encode()))
    assert items(job) == [("done", "2 documents, 1 of them known")]


def test_the_date_and_language_that_a_person_names_hold(hand_in: Any) -> None:
    hand_in(file("undated.txt", AMBUSH.encode(), published=date(2024, 5, 9), lang="en"))
    row = DocumentRow.objects.get()
    assert (str(row.published), row.lang) == ("2024-05-09", "en")


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd",
        "a\x00b\x1b[31m.txt",
        "\u202etxt.exe",
        "x" * 10_000 + ".txt",
        "<img src=x>.txt",
        "",
    ],
)
def test_a_hostile_name_is_only_a_name(hand_in: Any, name: str) -> None:
    job = hand_in(file(name, AMBUSH.encode()))
    assert counts(job) == ("done", 1, 1, 0, 0)
    assert len(job.items.get().name) <= 300 and "\x00" not in job.items.get().name


def test_an_import_leaves_one_log_entry_without_content(hand_in: Any, analyst: Any) -> None:
    hand_in(paste(AMBUSH, title="Secret title"))
    entry = LogEntry.objects.get(action="import")
    assert (entry.told, entry.by_name) == ("handed in 1 pasted text", analyst.signature)
    assert "Secret" not in json.dumps(entry.data)


def test_a_job_that_was_killed_goes_on_and_counts_once(
    hand_in: Any, analyst: Any, django_capture_on_commit_callbacks: Any
) -> None:
    from dragoman.desk.models import JobState
    from dragoman.desk.models.append_only import erasing
    from dragoman.desk.work.jobs import take_up_interrupted

    texts = [AMBUSH.replace("three", number) for number in ("four", "five", "six")]
    job = hand_in(*(paste(text) for text in texts))
    before = list(DocumentRow.objects.order_by("id").values_list("pk", "line"))
    # as a kill leaves it: the second item was in the middle, the third had not begun
    second, third = job.items.order_by("id")[1:]
    with erasing():
        DocumentRow.objects.filter(pk=third.document_id).delete()
    ImportItem.objects.filter(pk__in=[second.pk, third.pk]).update(
        state="waiting", document=None, documents=0, tries=0
    )
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, beat_at="2024-01-01T00:00:00Z", done=1)
    assert take_up_interrupted() == 1
    job.refresh_from_db()
    assert counts(job) == ("done", 3, 3, 0, 0)
    assert [state for state, _ in items(job)] == ["done", "done", "done"]
    assert [line for _, line in DocumentRow.objects.order_by("id").values_list("pk", "line")] == [
        line for _, line in before
    ]
