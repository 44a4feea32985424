"""What is typed to compose a report -> what is wanted of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _lazy

from dragoman.desk.errors import WrongInput
from dragoman.desk.models import Desk
from dragoman.desk.tray.wanted import MOST_BLURRED_DAYS, Item, Wanted
from dragoman.desk.tray.words import tray_word
from dragoman.tell import languages
from dragoman.write import ReportKind


def report_languages() -> list[tuple[str, str]]:
    """Each language that reports can be told in, by its own name."""
    return [(code, name) for code, name in settings.LANGUAGES if code in languages()]


def _kinds() -> list[tuple[str, str]]:
    return [(str(kind), tray_word("kinds", kind)) for kind in ReportKind]


class ComposeForm(forms.Form):
    """Kind, language, title, final or draft, period, and what is blurred."""

    title = forms.CharField(
        label=_lazy("Title"),
        max_length=200,
        required=False,
        help_text=_lazy("What it is called on the desk. Empty: its headline."),
    )
    kind = forms.ChoiceField(label=_lazy("Kind"), choices=_kinds, initial=str(ReportKind.REPORT))
    lang = forms.ChoiceField(
        label=_lazy("Language of the report"),
        choices=report_languages,
        initial=get_language,
        required=False,
        help_text=_lazy("Quotes stay in the language of their documents."),
    )
    state = forms.ChoiceField(
        label=_lazy("Claims"),
        choices=[
            ("draft", _lazy("All: the report is a draft while one is not accepted")),
            ("final", _lazy("Accepted only: the report is final")),
        ],
        initial="draft",
        widget=forms.RadioSelect,
    )
    group = forms.CharField(
        label=_lazy("Group or force"),
        max_length=200,
        required=False,
        help_text=_lazy("Of a profile: its name or atlas id."),
    )
    start = forms.DateField(
        label=_lazy("From"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_lazy("Not of a plain report."),
    )
    end = forms.DateField(label=_lazy("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    blurred_days = forms.IntegerField(
        label=_lazy("Blur points for, days"),
        min_value=0,
        max_value=MOST_BLURRED_DAYS,
        initial=0,
        required=False,
        help_text=_lazy("Points of acts of the last days are rounded to some 10 km. 0: none."),
    )

    def wanted(self, items: Sequence[Item]) -> Wanted:
        """What is asked, of these items.

        Raises:
            WrongInput: a field cannot be taken.
        """
        if not self.is_valid():
            name, found = next(iter(self.errors.items()))
            raise WrongInput(f"{self.fields[name].label or name}: {found[0]}")
        if not items:
            raise WrongInput("tray: nothing is on it. Tick events or claims first.")
        given = self.cleaned_data
        return Wanted(
            items=tuple(items),
            today=datetime.now(UTC).date(),
            title=given["title"],
            kind=ReportKind(given["kind"]),
            lang=given["lang"] or get_language() or "en",
            is_final=given["state"] == "final",
            group=given["group"],
            start=given["start"],
            end=given["end"],
            blurred_days=given["blurred_days"] or 0,
            has_second=Desk.load().requires_two,
        )
