"""The form of a row of the atlas; the desk's row taken away; documents read again that name an entry."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dragoman.desk.actions.edit_atlas import KINDS, EditAtlas
from dragoman.desk.actions.read_named_again import ReadNamedAgain
from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.atlas.forms import RowForm, form_values
from dragoman.desk.atlas.words import room_word
from dragoman.desk.errors import Conflict, NotAllowed, WrongInput
from dragoman.desk.events.done import go_on
from dragoman.desk.keeping.atlas_cells import COLUMNS, SHOWN_BY, clean_cell, names_of
from dragoman.desk.keeping.atlas_files import standing_edit
from dragoman.desk.keeping.atlas_rows import find_row
from dragoman.desk.language.retelling import retell
from dragoman.page.shown import show_line


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, table: str) -> HttpResponse:
    """A row in a form: a new one, or that of `entry` as it stands; what cannot be kept comes back with the reason."""
    if table not in COLUMNS:
        raise Http404(table)
    if not holds(request.user, Right.ATLAS):
        raise NotAllowed(
            "edit atlas: your role lacks the right to correct the atlas. Ask an administrator of the desk."
        )
    given = request.POST if request.method == "POST" else request.GET
    key = given.get("entry", "")[:120]
    row = find_row(table, key) if key else None
    if key and row is None:
        raise Http404(key)
    if request.method != "POST":
        held = standing_edit(table, key) if key else None
        first = form_values(row) if row else {SHOWN_BY[table]: _proposed(given.get("name", ""))}
        form = RowForm(table, initial={**first, "seen": held.pk if held else 0})
        return _form(request, table, key, form)
    form = RowForm(table, request.POST)
    if not form.is_valid():
        return _form(request, table, key, form, status=400)
    posted = {name: str(value) for name, value in form.cleaned_data.items() if value is not None}
    action = EditAtlas(
        request.user,
        table,
        key,
        posted,
        source=posted["source"],
        why=posted["why"],
        seen=form.cleaned_data["seen"],
    )
    try:
        edit = action.execute()
    except (Conflict, WrongInput) as error:
        form.add_error(None, retell(show_line(str(error))))
        return _form(request, table, key, form, status=409 if isinstance(error, Conflict) else 400)
    return go_on(request, reverse(f"atlas:{KINDS[table]}", args=[edit.entry]), action.entry)


@require_POST
def take_away(request: HttpRequest) -> HttpResponse:
    """The desk's own row of an entry no longer holds; what lay beneath it does."""
    table, key = request.POST.get("table", ""), request.POST.get("entry", "")
    source = request.POST.get("source", "").strip() or _("the desk's row was taken away")
    action = EditAtlas(request.user, table, key, None, source=source)
    action.execute()
    has_page = find_row(table, key) is not None
    target = (
        reverse(f"atlas:{KINDS[table]}", args=[key])
        if has_page
        else f"{reverse('atlas:index')}?table={table}"
    )
    return go_on(request, target, action.entry)


@require_POST
def read_again(request: HttpRequest) -> HttpResponse:
    """Documents that name an entry are read again in the background."""
    table, key = request.POST.get("table", ""), request.POST.get("entry", "")
    if table not in COLUMNS:
        raise Http404(table)
    action = ReadNamedAgain(request.user, table, key)
    action.execute()
    if find_row(table, key) is None:
        return redirect("atlas:index")
    return go_on(request, reverse(f"atlas:{KINDS[table]}", args=[key]), action.entry)


def _proposed(name: str) -> str:
    """A name from an address, fit for the form; "" where it could not stand in a row."""
    try:
        return clean_cell("name", name)
    except WrongInput:
        return ""


def _form(request: HttpRequest, table: str, key: str, form: RowForm, status: int = 200) -> HttpResponse:
    row = find_row(table, key) if key else None
    back = reverse(f"atlas:{KINDS[table]}", args=[key]) if key else f"{reverse('atlas:index')}?table={table}"
    context = {
        "room": "atlas",
        "table": table,
        "key": key,
        "form": form,
        "one": room_word("one", table),
        "name": show_line(next(iter(names_of(table, row)), "")),
        "stands_on": show_line(row["source"]) if row else "",
        "back_url": back,
    }
    return render(request, "desk/atlas/change.html", context, status=status)
