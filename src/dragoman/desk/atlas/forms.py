"""The fields in which a person writes a row of the atlas, each one of the table's columns and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _

from dragoman.atlas import ActorKind, OutletKind
from dragoman.atlas.tables import LIST_MARK
from dragoman.base.claim import Category
from dragoman.desk.atlas.words import help_word, room_word
from dragoman.desk.keeping.atlas_cells import COLUMNS, LISTS, LONGEST_CELL, SHOWN_BY
from dragoman.page.words import word

_LONGEST_LIST = 40_000
_KINDS = {"groups": ActorKind, "outlets": OutletKind}
_CLASSES = ("A", "H", "L", "P", "R", "S", "T", "U", "V")


class RowForm(forms.Form):
    """A row of one table, with its source and the reason. `seen` is the edit that held when the form was opened."""

    def __init__(self, table: str, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for column in COLUMNS[table]:
            if column not in ("id", "source"):
                self.fields[column] = _field(table, column)
        self.fields["source"] = _text("source", required=True)
        self.fields["why"] = _text("why")
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


def form_values(row: Mapping[str, str]) -> dict[str, str]:
    """A row as the form shows it: several names one a line. The source is asked for anew."""
    return {
        column: text.replace(LIST_MARK, "\n") if column in LISTS else text
        for column, text in row.items()
        if column != "source"
    }


def _field(table: str, column: str) -> forms.Field:
    if column == "kind":
        return _choice(
            column, [(str(kind), room_word("kinds", str(kind))) for kind in _KINDS[table]], required=True
        )
    if column == "category":
        return _choice(column, [(str(kind), word("category", kind)) for kind in Category], required=True)
    if column == "feature_class":
        return _choice(column, [("", _("not known")), *((code, code) for code in _CLASSES)], required=False)
    if column in LISTS:
        return forms.CharField(
            label=room_word("fields", column),
            help_text=help_word(column),
            required=False,
            max_length=_LONGEST_LIST,
            widget=forms.Textarea(attrs={"rows": 6 if column == "names" else 2, "dir": "auto"}),
        )
    return _text(column, required=column in (SHOWN_BY[table], "country"))


def _text(column: str, *, required: bool = False) -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    return forms.CharField(
        label=room_word("fields", column),
        help_text=help_word(column),
        required=required,
        max_length=LONGEST_CELL,
        widget=widget,
    )


def _choice(column: str, choices: list[tuple[str, str]], *, required: bool) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=room_word("fields", column), help_text=help_word(column), choices=choices, required=required
    )
