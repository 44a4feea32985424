"""What is typed to compose a report -> what is wanted of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from django import forms

from dragoman.desk.errors import WrongInput
from dragoman.desk.models import Desk
from dragoman.desk.tray.wanted import MOST_BLURRED_DAYS, Item, Wanted
from dragoman.desk.tray.words import tray_word
from dragoman.write import ReportKind

_KINDS = [(str(kind), tray_word("kinds", kind)) for kind in ReportKind]


class ComposeForm(forms.Form):
    """Kind, title, final or draft, period, and what is blurred."""

    title = forms.CharField(
        max_length=200, required=False, help_text="What it is called on the desk. Empty: its headline."
    )
    kind = forms.ChoiceField(choices=_KINDS, initial=str(ReportKind.REPORT))
    state = forms.ChoiceField(
        label="Claims",
        choices=[
            ("draft", "All: the report is a draft while one is not accepted"),
            ("final", "Accepted only: the report is final"),
        ],
        initial="draft",
        widget=forms.RadioSelect,
    )
    group = forms.CharField(
        label="Group or force",
        max_length=200,
        required=False,
        help_text="Of a profile: its name or atlas id.",
    )
    start = forms.DateField(
        label="From",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Not of a plain report.",
    )
    end = forms.DateField(label="To", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    blurred_days = forms.IntegerField(
        label="Blur points for, days",
        min_value=0,
        max_value=MOST_BLURRED_DAYS,
        initial=0,
        required=False,
        help_text="Points of acts of the last days are rounded to some 10 km. 0: none.",
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
            is_final=given["state"] == "final",
            group=given["group"],
            start=given["start"],
            end=given["end"],
            blurred_days=given["blurred_days"] or 0,
            has_second=Desk.load().requires_two,
        )
