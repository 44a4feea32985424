"""tools/desk_kit.toml -> build/kit*.html: every part of the desk's pages, to look at in a browser.

    python tools/desk_kit.py [--to FOLDER]

Writes kit.html, kit-dark.html and kit-ar.html (right to left), with links to the style sheets where they lie. Django is
set up with no more than templates need; no desk, no database.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path
from types import ModuleType

import django
from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import include, path
from django.utils import translation

HERE = Path(__file__).parent
DESK = HERE.parent / "src" / "dragoman" / "desk"
ROOMS = ("inbox", "review", "events", "explore", "tray", "atlas", "people")


class FilterForm(forms.Form):  # type: ignore[misc]
    """Filters as a room has them."""

    q = forms.CharField(label="Words", required=False)
    since = forms.DateField(label="From", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label="To", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    lang = forms.ChoiceField(
        label="Language",
        choices=[("", "All"), ("ar", "Arabic"), ("en", "English"), ("fr", "French")],
        required=False,
    )
    state = forms.ChoiceField(label="State", choices=[("", "All"), ("open", "Open")], required=False)


class AddForm(forms.Form):  # type: ignore[misc]
    """A form with a help text, an error and a box to tick."""

    address = forms.CharField(
        label="Address", help_text="It is fetched once; its bytes are kept as they came."
    )
    lang = forms.ChoiceField(label="Language", choices=[("", "as found"), ("ar", "Arabic")], required=False)
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    is_closed = forms.BooleanField(
        label="Closed source", required=False, help_text="Its words are shown to editors only."
    )


def kit_context() -> dict[str, object]:
    """What kit.html is rendered with: the sample content and two forms, one of them refused."""
    with (HERE / "desk_kit.toml").open("rb") as file:
        content: dict[str, object] = tomllib.load(file)
    refused = AddForm({"address": "", "note": "Second copy"})
    refused.is_valid()
    user = {"is_authenticated": True, "shown_name": "A. Sow"}
    request = {"user": user, "resolver_match": {"namespace": "inbox"}, "GET": {}}
    return {**content, "filter_form": FilterForm({"lang": "ar"}), "add_form": refused, "request": request}


def room_addresses() -> ModuleType:
    """The rooms' names, so that the navigation has something to name."""

    def nothing(request: object) -> HttpResponse:
        return HttpResponse()

    def room(name: str) -> object:
        views = [path("", nothing, name="index"), path("audit", nothing, name="audit")]
        return path(f"{name}/", include((views, name), namespace=name))

    module = ModuleType("desk_kit_addresses")
    names = (
        "search",
        "api-docs",
        "account_logout",
        "account_change_password",
        "mfa_index",
        "usersessions_list",
    )
    patterns = [*map(room, ROOMS), *(path(f"{name}/", nothing, name=name) for name in names)]
    module.__dict__["urlpatterns"] = patterns
    return module


def set_up() -> None:
    """Django with the desk's templates and the rooms' names, where nothing has set it up yet."""
    if settings.configured:
        return
    settings.configure(
        INSTALLED_APPS=["django.contrib.staticfiles"],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [DESK / "templates"],
                "APP_DIRS": True,
            }
        ],
        ROOT_URLCONF=room_addresses(),
        STATIC_URL="/static/",
        USE_I18N=True,
    )
    django.setup()


def write_kit(folder: Path) -> tuple[Path, ...]:
    """Write the pages; their paths, in the order they are named above."""
    set_up()
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name, language, theme in (("kit", "en", ""), ("kit-dark", "en", "dark"), ("kit-ar", "ar", "")):
        with translation.override(language):
            page = render_to_string("desk/parts/kit.html", kit_context())
        page = page.replace('"/static/', f'"{(DESK / "static").as_uri()}/')
        if theme:
            page = page.replace("<html ", f'<html data-theme="{theme}" ', 1)
        written.append(folder / f"{name}.html")
        written[-1].write_text(page, encoding="utf-8")
    return tuple(written)


def main() -> None:
    """The command above."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--to", type=Path, default=HERE.parent / "build", help="folder (default: build)")
    for written in write_kit(parser.parse_args().to):
        print(written)


if __name__ == "__main__":
    main()
