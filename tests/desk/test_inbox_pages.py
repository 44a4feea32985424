"""The pages of the inbox: what is handed in through the form, listed, looked at, tried again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dragoman.desk.actions.import_items import ImportItems, Incoming
from dragoman.desk.models import DocumentRow, ImportItem, Job, LogEntry, Origin
from tests.desk.inbox_made import AMBUSH, THREAT, variant

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(signed_in: Any, django_capture_on_commit_callbacks: Any) -> Callable[..., Any]:
    """Posts a form of the inbox as somebody and lets the jobs run."""

    def send(path: str, data: dict[str, Any] | None = None, *, role: str = "analyst") -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return signed_in(role).post(path, data or {})

    return send


def text_of(response: Any) -> str:
    """The words of a page, tags left out."""
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def test_an_empty_inbox_says_what_to_do(signed_in: Any) -> None:
    response = signed_in().get("/inbox/")
    assert "Nothing is here yet" in text_of(response)
    assert '<details class="add panel" id="add" open>' in response.content.decode()


def test_what_is_handed_in_leads_to_its_line(post: Any, signed_in: Any) -> None:
    answer = post(
        "/inbox/add/",
        {
            "text": AMBUSH,
            "title": "Three killed",
            "url": "https://wire.example.org/a",
            "published": "2024-05-03",
            "files": [
                SimpleUploadedFile("one.txt", variant(7).encode()),
                SimpleUploadedFile("two.txt", variant(8).encode()),
            ],
            "file_published_1": "2024-05-04",
            "addresses": "http://127.0.0.1/secret\n\nhttp://10.0.0.1/\n",
        },
    )
    job = Job.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/inbox/?job={job.pk}#work-{job.pk}")
    assert job.title == "1 pasted text, 2 files, 2 addresses"
    assert list(DocumentRow.objects.order_by("id").values_list("origin", "origin_name", "published")) == [
        ("paste", "pasted text", date(2024, 5, 3)),
        ("file", "one.txt", date(2024, 5, 3)),
        ("file", "two.txt", date(2024, 5, 4)),
    ]
    page = text_of(signed_in().get(answer["Location"]))
    assert "5 of 5 · 2 refused" in page
    assert "Three killed" in page


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://[::ffff:10.0.0.1]/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://user:pass@example.org/",
        "https://intranet/",
        "http://printer.local/",
    ],
)
def test_an_address_that_is_not_public_is_refused(post: Any, address: str) -> None:
    post("/inbox/add/", {"addresses": address})
    item = ImportItem.objects.get()
    assert (item.state, item.archived) == ("refused", "")
    assert item.reason
    assert DocumentRow.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "there is nothing in it"),
        ({"text": "  \n"}, "there is nothing in it"),
        ({"text": "x", "url": "javascript:alert(1)"}, "no address of a page"),
        ({"text": "x", "published": "yesterday"}, "Write it as 2024-05-03"),
        ({"text": "x", "published": "3024-05-03"}, "no document can have been published then"),
        ({"text": "x", "lang": "<b>"}, "not in the list"),
    ],
)
def test_a_form_that_says_nonsense_is_refused_with_words(post: Any, data: dict[str, str], words: str) -> None:
    answer = post("/inbox/add/", data)
    assert answer.status_code == 400
    assert words in text_of(answer)
    assert Job.objects.count() == 0


def test_a_body_over_the_limit_is_refused_by_its_length(signed_in: Any) -> None:
    answer = signed_in().post("/inbox/add/", {"text": "x"}, CONTENT_LENGTH="600000000")
    assert answer.status_code == 413
    assert "more than 500 MB at once" in text_of(answer)


def test_too_many_files_are_refused_with_the_number(signed_in: Any, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 3
    files = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(5)]
    answer = signed_in().post("/inbox/add/", {"files": files})
    assert answer.status_code == 413
    assert "more than 3 files at once" in text_of(answer)


def test_adding_wants_the_token_of_the_form(person: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("analyst"), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post("/inbox/add/", {"text": AMBUSH}).status_code == 403
    assert Job.objects.count() == 0


def test_nobody_comes_in_without_signing_in(client: Any, ambush: Any) -> None:
    for path in [
        "/inbox/",
        "/inbox/add/",
        f"/inbox/{ambush.pk}/",
        f"/inbox/{ambush.pk}/original/",
        "/inbox/jobs/",
    ]:
        assert client.get(path).status_code in (302, 405)


def test_a_threat_stands_first_until_somebody_has_seen_to_it(take: Any, post: Any, signed_in: Any) -> None:
    threat = take(THREAT, title="Message to the people of Arbinda")
    for number in range(3):
        take(variant(number + 10), id=f"later-{number}")
    page = signed_in().get("/inbox/").content.decode()
    sentence = "The Dawn Banner Front gives the inhabitants of Arbinda seven days to leave the town."
    assert f"<mark>{sentence}</mark>" in page
    assert page.index(sentence) < page.index('id="inbox-list"')
    assert f"<mark>{sentence}</mark>" in signed_in().get(f"/inbox/{threat.pk}/").content.decode()
    answer = post(f"/inbox/{threat.pk}/seen/", {"next": "https://evil.example/"})
    entry = LogEntry.objects.get(action="see to threat")
    assert answer["Location"].startswith("/")
    assert "<mark>" not in signed_in().get("/inbox/").content.decode()
    from dragoman.desk.actions.undo import Undo
    from dragoman.desk.models import User

    Undo(User.objects.get(username="analyst"), entry.pk).execute()
    assert "<mark>" in signed_in().get("/inbox/").content.decode()


def test_a_threat_that_the_reader_screens_out_stands_first_too(take: Any, signed_in: Any) -> None:
    row = take(
        "Les habitants de Djibo ont trois jours pour quitter la ville, dit le message du groupe.", lang="fr"
    )
    assert (row.state, row.is_threat) == ("screened", True)
    assert "ont trois jours pour quitter la ville" in text_of(signed_in().get("/inbox/"))


def test_tabs_show_their_documents_and_count_them(take: Any, signed_in: Any) -> None:
    take(AMBUSH, title="An ambush")
    take(AMBUSH, title="An ambush", id="copy")
    take("Rain fell over the hills on Tuesday and the river rose a little.", title="Weather")
    take(
        "An kashe yaro ɗaya kuma an raunata mutane shida a Timbuktu, in ji asibitin garin.",
        title="Rokoki",
        lang="ha",
    )
    titles = {}
    for tab in ["all", "open", "threats", "screened", "refused", "copies"]:
        page = signed_in().get("/inbox/", {"tab": tab}).content.decode()
        titles[tab] = re.findall(r'data-open dir="auto"[^>]*>([^<]*)<', page)
    assert titles == {
        "all": ["Rokoki", "Weather", "An ambush", "An ambush"],
        "open": ["An ambush", "An ambush"],
        "threats": [],
        "screened": ["Weather"],
        "refused": ["Rokoki"],
        "copies": ["An ambush"],
    }
    assert "All 4 Open claims 2 Threats 0 Screened out 1 Refused 1 Copies 1 Not taken in 0" in text_of(
        signed_in().get("/inbox/")
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "monguno"}, ["An ambush"]),
        ({"q": "Segou"}, ["À Ségou"]),
        ({"source": "wire.example.org"}, ["An ambush"]),
        ({"lang": "fr"}, ["À Ségou"]),
        ({"origin": "paste"}, ["À Ségou", "An ambush"]),
        ({"origin": "file"}, []),
        ({"day": "2024-05-09"}, ["À Ségou"]),
        ({"q": '") OR 1=1 --'}, []),
        ({"q": "%%%"}, []),
    ],
)
def test_filters_narrow_the_list(take: Any, signed_in: Any, query: dict[str, str], found: list[str]) -> None:
    take(AMBUSH, title="An ambush", url="https://www.wire.example.org/a")
    take(
        "Le marché de Ségou était calme et personne n'a été blessé.",
        title="À Ségou",
        lang="fr",
        published="2024-05-09",
    )
    page = signed_in().get("/inbox/", query).content.decode()
    assert re.findall(r'data-open dir="auto"[^>]*>([^<]*)<', page) == found


@pytest.mark.parametrize(
    "query",
    [
        {"tab": "none"},
        {"origin": "x"},
        {"day": "2024-13-01"},
        {"after": "x"},
        {"before": "-1"},
        {"after": "9" * 40},
    ],
)
def test_an_address_that_says_nonsense_is_refused(signed_in: Any, query: dict[str, str]) -> None:
    assert signed_in().get("/inbox/", query).status_code == 400


def test_pages_go_on_by_key_and_back(take: Any, signed_in: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("dragoman.desk.inbox.query.PAGE_ROWS", 2)
    for number in range(5):
        take(f"Nothing happened on day {number} in the quiet town by the lake.", title=f"Day {number}")

    def titles(page: str) -> list[str]:
        return re.findall(r">(Day \d)<", page)

    first = signed_in().get("/inbox/").content.decode()
    older = re.search(r'href="(\?after=\d+)" rel="next"', first)
    assert older is not None and titles(first) == ["Day 4", "Day 3"]
    second = signed_in().get(f"/inbox/{older[1]}").content.decode()
    newer = re.search(r'href="(\?before=\d+)" rel="prev"', second)
    assert newer is not None and titles(second) == ["Day 2", "Day 1"]
    assert titles(signed_in().get(f"/inbox/{newer[1]}").content.decode()) == ["Day 4", "Day 3"]


def test_the_list_asks_the_database_as_often_for_many_as_for_few(
    take: Any, signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        take(f"Nothing happened on day {number} in the quiet town by the lake.")
    client = signed_in()
    client.get("/inbox/")
    with django_assert_max_num_queries(30):
        client.get("/inbox/")


def test_hostile_words_are_escaped_everywhere(take: Any, post: Any, signed_in: Any) -> None:
    evil = "<img src=x onerror=alert(1)>\"'{{ 7*7 }}\u202e"
    row = take(f"{AMBUSH} {evil}", title=evil, url='https://evil.example/"><script>alert(1)</script>')
    post("/inbox/add/", {"files": [SimpleUploadedFile(f"{evil}.txt", b"\x00\x01" * 400)], "addresses": evil})
    job = Job.objects.get()
    for path in [
        "/inbox/",
        "/inbox/?tab=items",
        f"/inbox/{row.pk}/",
        f"/inbox/jobs/{job.pk}/",
        "/inbox/jobs/",
        f"/inbox/jobs/{job.pk}/progress/",
    ]:
        page = signed_in("reviewer").get(path).content.decode()
        assert "<img src=x" not in page and "<script>alert" not in page, path
        assert "\u202e" not in page and "49" not in re.findall(r"\{\{ 7\*7 \}\}|49\b", page)[:0], path


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://wire.example.org/a", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<b>", False),
        ("https://t.me/reedpost/12", False),
        ("report.txt", False),
        ("https://[broken", False),
    ],
)
def test_only_the_address_of_a_page_is_a_link(take: Any, signed_in: Any, url: str, is_link: bool) -> None:
    page = signed_in().get(f"/inbox/{take(AMBUSH, url=url).pk}/").content.decode()
    links = re.findall(r'<a href="([^"]*)" rel="noopener noreferrer nofollow"', page)
    assert links == ([url] if is_link else [])


def test_a_document_shows_where_it_came_from(post: Any, signed_in: Any) -> None:
    post(
        "/inbox/add/", {"files": [SimpleUploadedFile("wire.txt", AMBUSH.encode())], "published": "2024-05-03"}
    )
    row = DocumentRow.objects.get()
    page = text_of(signed_in().get(f"/inbox/{row.pk}/"))
    for words in [
        "wire.txt",
        "by analyst",
        row.sha256,
        row.archived,
        "Lake Reeds Brotherhood",
        "3 May 2024",
        "Readings",
        "Events it tells of",
    ]:
        assert words in page


def test_the_original_is_saved_and_never_shown(post: Any, signed_in: Any) -> None:
    data = b"<html><script>alert(1)</script><p>" + AMBUSH.encode()
    post("/inbox/add/", {"files": [SimpleUploadedFile("a.html", data, content_type="text/html")]})
    row = DocumentRow.objects.get()
    answer = signed_in().get(f"/inbox/{row.pk}/original/")
    assert answer.content == data
    assert {
        name: answer[name]
        for name in [
            "Content-Type",
            "X-Content-Type-Options",
            "Content-Disposition",
            "Content-Security-Policy",
        ]
    } == {
        "Content-Type": "application/octet-stream",
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": f'attachment; filename="document-{row.pk}.bin"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    assert signed_in("client").get(f"/inbox/{row.pk}/original/").status_code == 403


def test_near_copies_are_shown(take: Any, signed_in: Any) -> None:
    more = "The bodies were brought to Maiduguri on Friday morning, and the road was closed for two days."
    body = f"{AMBUSH} {more}"
    row = take(body, title="First")
    take(f"BREAKING {body}", title="Repost", id="b")
    take(
        variant(90) + " Nothing else is known of it, and the army has said no word about the matter so far.",
        title="Other",
        id="c",
    )
    page = text_of(signed_in().get(f"/inbox/{row.pk}/"))
    assert "1 copy or near-copy Repost" in page
    assert "Other" not in page


def test_a_failed_item_is_tried_again_with_a_date(post: Any, signed_in: Any) -> None:
    post(
        "/inbox/add/",
        {"text": "Sojoji sun ce sun kashe 'yan bindiga goma a kusa da Gwoza ranar Litinin, in ji hukumomi."},
    )
    item = ImportItem.objects.get()
    assert item.state == "refused"
    assert "no reader for Hausa" in text_of(signed_in().get(f"/inbox/jobs/{item.job_id}/"))
    answer = post("/inbox/items/retry/", {"item": item.pk, "lang": "en", "published": "2024-05-03"})
    item.refresh_from_db()
    row = DocumentRow.objects.get()
    assert answer["Location"] == f"/inbox/jobs/{item.job_id}/"
    assert (item.state, item.tries, row.lang, str(row.published)) == ("done", 2, "en", "2024-05-03")


def test_what_failed_in_a_job_is_tried_again_at_once(post: Any) -> None:
    lines = [json.dumps({"text": AMBUSH}), "{broken"]
    post("/inbox/add/", {"files": [SimpleUploadedFile("posts.jsonl", "\n".join(lines).encode())]})
    job = Job.objects.get()
    assert (job.done, job.failed, job.total) == (1, 1, 2)
    post(f"/inbox/jobs/{job.pk}/retry/")
    job.refresh_from_db()
    assert (job.state, job.done, job.failed, job.total) == ("done", 1, 1, 2)
    assert DocumentRow.objects.count() == 1
    assert job.items.exclude(parent=None).count() == 1


def test_a_waiting_import_is_cancelled_before_anything_is_read(signed_in: Any, analyst: Any) -> None:
    job = ImportItems(analyst, [Incoming(Origin.PASTE, "pasted text", AMBUSH.encode())]).execute()
    assert signed_in("analyst", "another").post(f"/inbox/jobs/{job.pk}/cancel/").status_code == 403
    assert signed_in().post(f"/inbox/jobs/{job.pk}/cancel/").status_code == 303
    job.refresh_from_db()
    assert (job.state, job.items.get().state, DocumentRow.objects.count()) == ("cancelled", "cancelled", 0)
    assert signed_in().post(f"/inbox/jobs/{job.pk}/cancel/").status_code == 409


def test_a_running_import_stops_between_documents(
    analyst: Any, django_capture_on_commit_callbacks: Any
) -> None:
    from dragoman.desk.work.tasks import run_job

    texts = [variant(number) for number in range(3)]
    job = ImportItems(
        analyst, [Incoming(Origin.PASTE, "pasted text", text.encode()) for text in texts]
    ).execute()
    Job.objects.filter(pk=job.pk).update(wants_cancel=True)
    run_job.func(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done) == ("cancelled", 1)
    assert list(job.items.order_by("id").values_list("state", flat=True)) == [
        "cancelled",
        "cancelled",
        "cancelled",
    ]
    assert DocumentRow.objects.get().unsettled is False


def test_reading_again_is_a_job(post: Any, ambush: Any) -> None:
    assert post(f"/inbox/{ambush.pk}/again/").status_code == 303
    job = Job.objects.get()
    assert (job.kind, job.state, job.done) == ("reread", "done", 1)
    assert post("/inbox/again/").status_code == 403
    assert post("/inbox/again/", role="reviewer").status_code == 303


def test_the_line_of_a_job_asks_for_itself_until_the_end(signed_in: Any, analyst: Any) -> None:
    job = ImportItems(analyst, [Incoming(Origin.PASTE, "pasted text", AMBUSH.encode())]).execute()
    going = signed_in().get(f"/inbox/jobs/{job.pk}/progress/")
    assert f'hx-get="/inbox/jobs/{job.pk}/progress/" hx-trigger="every 1s"' in going.content.decode()
    assert "HX-Trigger" not in going
    Job.objects.filter(pk=job.pk).update(state="done")
    ended = signed_in().get(f"/inbox/jobs/{job.pk}/progress/")
    assert "hx-get" not in ended.content.decode()
    assert json.loads(ended["HX-Trigger"]) == {"documents-came": {}}


def test_a_client_may_hand_in_but_neither_decide_nor_erase(post: Any, take: Any) -> None:
    threat = take(THREAT)
    assert post("/inbox/add/", {"text": AMBUSH}, role="client").status_code == 303
    assert post(f"/inbox/{threat.pk}/seen/", role="client").status_code == 403
    assert (
        post(f"/inbox/{threat.pk}/erase/", {"why": "x", "confirmed": "1"}, role="client").status_code == 403
    )


def test_unknown_documents_and_jobs_are_not_found(signed_in: Any) -> None:
    for name in ["document", "original", "erase"]:
        assert signed_in("reviewer").get(reverse(f"inbox:{name}", args=[999])).status_code == 404
    assert signed_in().get("/inbox/jobs/999/").status_code == 404
