"""The desk in tests: a folder and a database of their own, people of each role, documents taken in one line.

`DRAGOMAN_TEST_DATABASE` names a PostgreSQL server's database instead of SQLite.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "dragoman.desk.settings"
os.environ["DRAGOMAN_DESK_DIR"] = tempfile.mkdtemp(prefix="dragoman-desk-")
os.environ["DRAGOMAN_DATABASE"] = os.environ.get("DRAGOMAN_TEST_DATABASE", "")
os.environ["DRAGOMAN_ATLAS"] = str(Path(__file__).parents[2] / "samples" / "atlas")
os.environ["DRAGOMAN_DESK_DEMO"] = ""
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # a browser's driver runs a loop in the thread of the test

import django

django.setup()

import pytest
from django.test import Client

from dragoman.base.document import Document, text_sha256
from tests.desk.slowness import slow_page, slow_server

slow_server()


@pytest.fixture(autouse=True)
def desk_dir(tmp_path: Path, settings: Any) -> Path:
    """The desk's folder; jobs run at once."""
    settings.DESK_DIR = tmp_path / "desk"
    settings.DESK_DIR.mkdir()
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return Path(settings.DESK_DIR)


@pytest.fixture
def person(db: None) -> Callable[..., Any]:
    """Makes an account of a role: person("reviewer")."""
    from dragoman.desk.models import User

    def make(role: str = "analyst", name: str | None = None) -> Any:
        found = User.objects.filter(username=name or role).first()
        return found or User.objects.create_user(
            username=name or role, password="a long pass phrase", role=role
        )

    return make


@pytest.fixture
def analyst(person: Callable[..., Any]) -> Any:
    """An analyst."""
    return person("analyst")


@pytest.fixture
def signed_in(person: Callable[..., Any]) -> Callable[..., Client]:
    """A client of a person of a role: signed_in("editor")."""

    def make(role: str = "analyst", name: str | None = None) -> Client:
        client = Client()
        client.force_login(person(role, name), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return make


@pytest.fixture
def take(db: None) -> Callable[..., Any]:
    """Takes a text in: take("Fighters ...", title="...", published="2024-05-03") -> its row, read and settled."""
    from dragoman.desk.keeping.take import take_document
    from dragoman.desk.models import Origin

    def make(
        text: str,
        *,
        title: str = "",
        published: str | None = "2024-05-03",
        url: str | None = None,
        **more: Any,
    ) -> Any:
        day = date.fromisoformat(published) if published else None
        document = Document(more.pop("id", text_sha256(text)), text, title, url, more.pop("lang", None), day)
        return take_document(document, origin=str(Origin.PASTE), **more)[0]

    return make


@pytest.fixture
def ambush(take: Callable[..., Any]) -> Any:
    """A document with one plain claim of an ambush."""
    return take(
        "Fighters of the Lake Reeds Brotherhood ambushed a patrol of the Lake Shore Brigade near Monguno on "
        "2 May 2024, killing three soldiers and seizing two PKM machine guns, a military source said.",
        title="Three soldiers killed in ambush near Monguno",
        url="https://wire.example.org/monguno",
    )


@pytest.fixture
def in_demo(settings: Any) -> Iterator[None]:
    """A sample desk."""
    settings.IS_DEMO = True
    yield


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, driven; tests that need it are passed over by name where it is missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def browser_page(
    chromium: Any, live_server: Any, signed_in: Callable[..., Client]
) -> Iterator[Callable[..., Any]]:
    """Opens pages of a running desk in Chromium: browser_page("analyst").goto("/review/").

    A page belongs to a signed-in person of a role. At the end no page may have complained on its console or asked
    another host for anything; `may_refuse=True` lets the server answer with 4xx, which a browser reports there.
    """
    from django.conf import settings

    complaints: list[str] = []
    strangers: list[str] = []
    contexts: list[Any] = []

    def make(
        role: str = "analyst",
        name: str | None = None,
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        scripts: bool = True,
        may_refuse: bool = False,
    ) -> Any:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            has_touch=width < 500,
        )
        contexts.append(context)
        cookie = signed_in(role, name).cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])

        def hear(message: Any) -> None:
            is_refusal = "Failed to load resource" in message.text and "status of 4" in message.text
            is_driver = "GL Driver Message" in message.text  # WebGL drawn by the processor says so
            if message.type in ("error", "warning") and not (is_driver or (may_refuse and is_refusal)):
                complaints.append(f"{message.type}: {message.text}")

        def see(request: Any) -> None:
            if not request.url.startswith((live_server.url, "data:", "blob:")):
                strangers.append(request.url)

        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(f"uncaught: {error}"))
        page.on("request", see)
        slow_page(page)
        return page

    yield make
    for context in contexts:
        context.close()
    forget_searched_words()
    assert (complaints, strangers) == ([], [])


def forget_searched_words() -> None:
    """Empty the tables of words, which are no models: a test that commits leaves them behind."""
    from django.db import connection

    from dragoman.desk.keeping.search import KINDS

    with connection.cursor() as cursor:
        for kind in KINDS:
            cursor.execute(f"DELETE FROM desk_{kind}_words")
