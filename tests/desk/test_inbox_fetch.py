"""Addresses: fetched by the job, kept with their headers, read from the archive when they are tried again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.originals import originals
from dragoman.desk.models import DocumentRow, ImportItem
from dragoman.desk.work import fetching
from tests.collect.web.site import Site, answer, quick, redirect, running_site
from tests.desk.inbox_made import AMBUSH

pytestmark = pytest.mark.django_db
PAGE = f"<html><head><title>Three killed</title></head><body><article><p>{AMBUSH}</p></article></body></html>".encode()


@pytest.fixture
def site(settings: Any, monkeypatch: Any) -> Iterator[Site]:
    """A site on this machine that this test alone may fetch from, under one name."""
    monkeypatch.setattr(fetching, "_manners", quick)
    with running_site() as running:
        settings.DESK_FETCH_ALLOW = {"news.example": f"127.0.0.1:{running.port}"}
        yield running


@pytest.fixture
def give(signed_in: Any, django_capture_on_commit_callbacks: Any) -> Callable[..., ImportItem]:
    """Gives an address through the form and lets the job run."""

    def run(address: str) -> ImportItem:
        with django_capture_on_commit_callbacks(execute=True):
            signed_in().post("/inbox/add/", {"addresses": address, "published": "2024-05-03"})
        found: ImportItem = ImportItem.objects.order_by("-id")[0]
        return found

    return run


def test_a_page_is_kept_with_all_that_proves_it_and_read(site: Site, give: Any, signed_in: Any) -> None:
    site.routes["/old"] = redirect("/a")
    site.routes["/a"] = answer(PAGE, Server="Apache", kind="text/html; charset=utf-8")
    item = give(site.url("/old"))
    row = DocumentRow.objects.get()
    assert (item.state, row.url, row.title, row.source, row.state, row.claims) == (
        "done",
        site.url("/a"),
        "Three killed",
        "news.example",
        "read",
        1,
    )
    kept = originals().get(row.archived)
    assert (kept.body, kept.url, dict(kept.headers)["Server"]) == (PAGE, site.url("/a"), "Apache")
    document = load_document(row)
    assert document.archived == row.archived == item.archived
    assert document.fetched is not None
    page = signed_in().get(f"/inbox/{row.pk}/").content.decode()
    assert "with headers" in page and kept.sha256 in page


def test_a_page_that_fails_is_fetched_again_when_it_is_tried_again(
    site: Site, give: Any, signed_in: Any, django_capture_on_commit_callbacks: Any
) -> None:
    site.routes["/a"] = answer(b"", status="503 Service Unavailable")
    item = give(site.url("/a"))
    assert (item.state, item.archived) == ("failed", "")
    assert "cannot answer now" in item.reason
    site.routes["/a"] = answer(PAGE)
    with django_capture_on_commit_callbacks(execute=True):
        signed_in().post("/inbox/items/retry/", {"item": item.pk})
    item.refresh_from_db()
    assert (item.state, DocumentRow.objects.get().claims) == ("done", 1)


def test_a_kept_page_is_read_again_without_a_fetch(
    site: Site, give: Any, signed_in: Any, django_capture_on_commit_callbacks: Any
) -> None:
    hausa = "<html><p>An kashe yaro ɗaya kuma an raunata mutane shida a Timbuktu, in ji asibitin garin.</p></html>"
    site.routes["/a"] = answer(hausa.encode(), kind="text/html; charset=utf-8")
    item = give(site.url("/a"))
    assert item.state == "refused"
    asked = len(site.asked)
    for anew in ["", "1"]:
        with django_capture_on_commit_callbacks(execute=True):
            signed_in().post("/inbox/items/retry/", {"item": item.pk, "anew": anew})
        assert (len(site.asked) > asked) == bool(anew)
        item.refresh_from_db()
        assert item.state == "refused"


@pytest.mark.parametrize(
    ("route", "state", "words"),
    [
        (redirect("http://10.0.0.1/admin"), "refused", "no public address"),
        (redirect("http://169.254.169.254/latest"), "refused", "no public address"),
        (answer(b"x", kind="image/png"), "refused", "image/png"),
        (answer(b"<html></html>"), "failed", ""),
        (answer(b"", status="404 Not Found"), "failed", "no such page"),
    ],
    ids=["redirect to a private network", "redirect to metadata", "a picture", "nothing in it", "not there"],
)
def test_what_cannot_be_had_says_why(site: Site, give: Any, route: bytes, state: str, words: str) -> None:
    site.routes["/a"] = route
    item = give(site.url("/a"))
    assert item.state == state
    assert words in item.reason and item.reason
    assert DocumentRow.objects.count() == 0


def test_what_robots_forbid_is_not_fetched(site: Site, give: Any) -> None:
    site.routes["/robots.txt"] = answer(b"User-agent: *\nDisallow: /", kind="text/plain")
    site.routes["/a"] = answer(PAGE)
    assert "forbids it" in give(site.url("/a")).reason
    assert site.paths == ["/robots.txt"]


def test_only_the_name_that_is_allowed_leads_here(site: Site, give: Any) -> None:
    site.routes["/a"] = answer(PAGE)
    item = give(f"http://127.0.0.1:{site.port + 1}/a")
    assert item.state == "refused"
    item = give(f"http://localhost:{site.port}/a")
    assert item.state == "refused"
    assert site.asked == []


def test_nothing_private_is_allowed_unless_a_test_says_so() -> None:
    from dragoman.desk import settings

    assert settings.DESK_FETCH_ALLOW == {}
