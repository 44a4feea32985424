"""The parts of the desk's pages: they render, escape, keep the content policy, can be read in both themes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import Client

from tools.desk_kit import kit_context

DESK = Path(__file__).parents[2] / "src" / "dragoman" / "desk"
PARTS = DESK / "templates" / "desk" / "parts"
TOKENS = (DESK / "static" / "desk" / "css" / "tokens.css").read_text(encoding="utf-8")
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>\u202e{{ 7 }}"
PLAIN = ("state", "status", "statuses", "family", "second", "tone", "kind", "url", "key", "sorted", "lang")
"""Names of context values that hold our own words, never a source's."""


class Seen(HTMLParser):
    """A page -> its tags with their attributes, and the words between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of a name."""
        return [attrs for name, attrs in self.tags if name == tag]


def breaks_policy(seen: Seen) -> list[str]:
    """What a strict content policy would refuse: inline scripts and styles, handlers, addresses elsewhere."""
    found = [f"inline {name}" for name, attrs in seen.tags if name == "style" or "style" in attrs]
    found += [
        "inline script" for attrs in seen.all("script") if not attrs.get("src") and not attrs.get("type")
    ]
    found += [f"{name} {key}" for name, attrs in seen.tags for key in attrs if re.match(r"on|hx-on", key)]
    sources = [attrs.get(key) or "" for _, attrs in seen.tags for key in ("src", "href") if key in attrs]
    return found + [s for s in sources if re.match(r"(https?:)?//|javascript:", s, re.IGNORECASE)]


def spoil(value: Any, name: str = "") -> Any:
    """Sample content with every word of a source replaced by hostile text."""
    if isinstance(value, Mapping):
        return {key: spoil(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [spoil(item, name) for item in value]
    is_ours = name in PLAIN or name.endswith(("_url", "href", "id")) or name == "namespace"
    return HOSTILE if isinstance(value, str) and value and not is_ours else value


def test_kit_keeps_the_content_policy_and_finds_its_files() -> None:
    seen = Seen(render_to_string("desk/parts/kit.html", kit_context()))
    files = [attrs.get("href") or "" for attrs in seen.all("link")]
    files += [attrs.get("src") or "" for attrs in seen.all("script")]
    assert breaks_policy(seen) == []
    assert len(files) == len(set(files)) > 10
    missing = [name for name in files if finders.find(name.removeprefix("/static/")) is None]
    assert [name for name in missing if "/vendor/" not in name] == []


def test_kit_escapes_hostile_words() -> None:
    context = {**spoil(kit_context())}
    plain = Seen(render_to_string("desk/parts/kit.html", kit_context()))
    seen = Seen(render_to_string("desk/parts/kit.html", context))
    assert breaks_policy(seen) == []
    assert sorted(name for name, _ in seen.tags) == sorted(name for name, _ in plain.tags)
    assert sum(word.count("<script>alert(1)</script>") for word in seen.words) > 60


def test_kit_shows_every_part() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (DESK / "templates").rglob("*.html"))
    included = set(re.findall(r'include "desk/parts/(\w+)\.html"', text))
    assert included == {path.stem for path in PARTS.glob("*.html")} - {"kit"}


def test_part_says_its_context() -> None:
    heads = {path.name: path.read_text(encoding="utf-8")[:900] for path in PARTS.glob("*.html")}
    once = {"styles.html", "dialogs.html", "marks.html", "kit.html"}
    assert [name for name, head in heads.items() if "Context:" not in head and name not in once] == []


@pytest.mark.parametrize(
    "name", ["badge", "status", "grade", "value", "two_values", "empty", "toast", "notice"]
)
def test_part_renders_without_optional_context(name: str) -> None:
    page = render_to_string(f"desk/parts/{name}.html", {"text": "x", "label": "x", "status": "claimed"})
    assert breaks_policy(Seen(page)) == []


def test_base_renders_without_a_request() -> None:
    seen = Seen(render_to_string("desk/base.html", {}))
    assert seen.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert seen.all("header") == []


# Tokens


def token_blocks() -> list[dict[str, str]]:
    """The colours of light, of dark by choice, of dark by system."""
    blocks = re.findall(r"color-scheme: \w+;([^}]*)}", TOKENS)
    return [dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in blocks]


def brightness(colour: str) -> float:
    """Relative luminance, 0 to 1.

    Source: WCAG 2.2, "relative luminance".
    """
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


FAMILIES = ("act", "actor", "place", "date", "toll", "materiel", "speaker", "refused")
GROUNDS = ("ground", "paper", "panel", "sunk", "hover")
TEXT_PAIRS = [
    *product(("ink", "soft", "accent"), GROUNDS),
    *product(("bad", "good", "draft"), ("panel", "paper", "ground")),
    *(("ink", family) for family in FAMILIES),
    *((f"{family}-line", family) for family in FAMILIES),
    *((f"{family}-line", "panel") for family in FAMILIES),
    *(("paper", f"{family}-line") for family in FAMILIES),
    ("on-accent", "accent"), ("accent", "accent-tint"), ("ink", "accent-tint"), ("draft", "draft-ground"),
    ("good", "good-ground"), ("bad", "bad-ground"), ("ink", "bad-ground"), ("ink", "draft-ground"), ("panel", "bad"),
    ("ground", "ink"),
]  # fmt: skip


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_tokens_can_be_read(theme: int) -> None:
    tokens = token_blocks()[theme]
    assert [f"{a} on {b}" for a, b in TEXT_PAIRS if contrast(tokens[a], tokens[b]) < 4.5] == []
    edges = [
        ("edge", "paper"),
        ("edge", "panel"),
        ("edge", "ground"),
        ("focus", "ground"),
        ("focus", "panel"),
    ]
    assert [f"{a} on {b}" for a, b in edges if contrast(tokens[a], tokens[b]) < 3] == []


def test_tokens_are_the_same_in_both_dark_blocks() -> None:
    light, chosen, system = token_blocks()
    assert chosen == system
    assert light.keys() == chosen.keys()


def test_tokens_hold_every_colour() -> None:
    sheets = [
        path for path in (DESK / "static" / "desk" / "css").rglob("*.css") if path.parent.name != "vendor"
    ]
    ours = [
        path for path in sheets if path.name not in {"tokens.css", "normalize.css", "map.css", "chart.css"}
    ]
    tokens = set(re.findall(r"--([\w-]+):", TOKENS))
    for path in ours:
        text = path.read_text(encoding="utf-8")
        own = set(re.findall(r"--([\w-]+):", text))  # a measure that one sheet sets and reads itself
        assert set(re.findall(r"var\(--([\w-]+)", text)) - tokens - own == set(), path.name


def test_kit_sample_is_invented() -> None:
    sample = tomllib.loads((DESK.parents[2] / "tools" / "desk_kit.toml").read_text(encoding="utf-8"))
    addresses = re.findall(r"\w+://([\w.-]+)", str(sample))
    assert addresses and all(address.endswith(".example") for address in addresses)


# Doors


@pytest.mark.django_db
def test_login_is_a_card_without_the_rooms() -> None:
    seen = Seen(Client().get("/accounts/login/").content.decode())
    assert breaks_policy(seen) == []
    assert seen.all("header") == []
    assert [
        attrs.get("name") for attrs in seen.all("input") if attrs.get("type") in ("text", "password")
    ] == [
        "login",
        "password",
    ]


@pytest.mark.django_db
def test_login_says_what_is_wrong_beside_the_form() -> None:
    answer = Client().post("/accounts/login/", {"login": "nobody", "password": "wrong"})
    assert 'class="errorlist nonfield"' in answer.content.decode()


@pytest.mark.parametrize("demo", [True, False])
@pytest.mark.django_db
def test_login_has_the_demo_door_on_a_sample_desk_alone(demo: bool, settings: Any) -> None:
    settings.IS_DEMO = demo
    page = Client().get("/accounts/login/").content.decode()
    assert (
        "Enter as a demo analyst" in page,
        "every document, group and figure here is invented" in page,
    ) == (
        demo,
        demo,
    )


@pytest.mark.parametrize("path", ["password/change/", "2fa/", "sessions/", "logout/"])
@pytest.mark.django_db
def test_account_page_is_of_one_house(path: str, signed_in: Callable[..., Client]) -> None:
    client = Client()
    assert client.get(f"/accounts/{path}").status_code == 302
    client = signed_in()
    seen = Seen(client.get(f"/accounts/{path}").content.decode())
    assert breaks_policy(seen) == []
    assert [attrs.get("class") for attrs in seen.all("body")] == ["account"]
    assert len(seen.all("h1")) == 1
