"""Pages of the review room: the queue, its rules, a document with its claims."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import pgettext, pgettext_lazy
from django.views.decorators.http import require_GET

from dragoman.desk.events.done import find_done
from dragoman.desk.keeping.checks import load_flags
from dragoman.desk.keeping.titles import headline_of
from dragoman.desk.models import ClaimRow, DocumentRow
from dragoman.desk.review.answers import show_workspace
from dragoman.desk.review.blocks import rule_label
from dragoman.desk.review.queue import OPEN, STATES, QueueQuery, load_page, parse_queue
from dragoman.desk.review.speed import desk_speed
from dragoman.desk.review.workspace import claim_url
from dragoman.desk.wording import in_a_row
from dragoman.page.shown import show_line
from dragoman.page.words import same_word
from dragoman.review.triage import load_rules

_STATE_WORDS = {
    "open": pgettext_lazy("ClaimState", "open"),
    "changed": _lazy("changed by a new reading"),
    "deferred": pgettext_lazy("ClaimState", "deferred"),
    "accepted": pgettext_lazy("ClaimState", "accepted"),
    "rejected": pgettext_lazy("ClaimState", "rejected"),
}


class QueueForm(forms.Form):
    """The filters of the queue."""

    state = forms.ChoiceField(
        label=_lazy("State"), choices=[(code, _STATE_WORDS[code]) for code in STATES], required=False
    )
    rule = forms.ChoiceField(label=_lazy("Rule"), required=False)
    source = forms.CharField(label=_lazy("Source"), max_length=120, required=False)
    group = forms.CharField(label=_lazy("Perpetrator"), max_length=200, required=False)

    def __init__(self, query: QueueQuery) -> None:
        found = dict(query.pairs)
        super().__init__(
            initial={"state": query.state, **{k: v for k, v in found.items() if k != "document"}}
        )
        self.fields["rule"].choices = [("", _("any")), *((name, rule_label(name)) for name in load_rules())]


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The queue: what waits for a person, the most pressing first."""
    query = parse_queue(request.GET)
    page = load_page(query, request.GET.get("after", ""))
    older = f"?{urlencode([*query.pairs, ('after', page.after)])}" if page.after else ""
    rows = [
        {
            "row": row,
            "title": show_line(row.document.title),
            "headline": headline_of(row),
            "url": claim_url(row.claim_id, query),
            "flags": _shown_flags(row),
        }
        for row in page.rows
    ]
    context = {
        "rows": rows,
        "page": page,
        "query": query,
        "form": QueueForm(query),
        "chips": _chips(query),
        "keep": [("document", query.document)] if query.document else [],
        "older_url": older,
        "first_url": query.encoded or "?",
        "is_first": not request.GET.get("after"),
        "speed": desk_speed(),
        "is_open": query.state == OPEN,
        "done": find_done(request),
    }
    return render(request, "desk/review/index.html", context)


def _shown_flags(row: ClaimRow) -> list[dict[str, object]]:
    """The flags of a claim, each rule once."""
    return [
        {"label": rule_label(rule), "why": show_line(flag.why), "blocks": flag.blocks}
        for rule, flag in {flag.rule: flag for flag in load_flags(row)}.items()
    ]


def _chips(query: QueueQuery) -> list[dict[str, str]]:
    """The filters that are set, each with the address without it."""
    words = {
        "state": (_("State"), _STATE_WORDS[query.state]),
        "rule": (_("Rule"), rule_label(query.rule)),
        "source": (_("Source"), query.source),
        "group": (_("Perpetrator"), query.group),
        "document": (_("Document"), _document_title(query.document)),
    }
    without = {"state": OPEN, "document": None}
    return [
        {
            "label": words[name][0],
            "value": show_line(str(words[name][1])),
            "remove_url": query.url_with(**{name: without.get(name, "")}),
        }
        for name, _ in query.pairs
    ]


def _document_title(key: int | None) -> str:
    row = DocumentRow.objects.filter(pk=key).only("title").first() if key else None
    return str(row.title) if row else _("none")


@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """The rules that order the queue and hold a claim up, in words."""
    rows = [
        {
            "name": rule.name,
            "label": rule_label(rule.name),
            "sentence": pgettext("line", rule.sentence)
            .replace("{number}", str(rule.limit))
            .replace("{what}", "…"),
            "weight": rule.weight,
            "blocks": rule.blocks,
            "words": in_a_row(same_word(name.replace("_", " ")) for name in rule.words),
            "limit": rule.limit,
            "url": f"{reverse('review:index')}?{urlencode({'rule': rule.name})}",
        }
        for rule in load_rules().values()
    ]
    return render(request, "desk/review/rules.html", {"rules": rows})


@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """A document with its claims; the first that waits is open."""
    row = get_object_or_404(DocumentRow, pk=pk)
    return show_workspace(request, row, parse_queue(request.GET))


@require_GET
def claim(request: HttpRequest, claim_id: str) -> HttpResponse:
    """A claim beside its source."""
    row = get_object_or_404(ClaimRow.objects.select_related("document"), claim_id=claim_id)
    return show_workspace(
        request, row.document, parse_queue(request.GET), claim_id, focus=request.GET.get("at", "")[:40]
    )
