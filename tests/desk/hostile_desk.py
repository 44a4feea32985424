"""A desk in which every field that a person or a document fills is hostile, and the addresses of all its pages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from dragoman.base.decision import DecisionKind
from dragoman.desk.actions.correct_claims import CorrectClaims
from dragoman.desk.actions.edit_atlas import EditAtlas
from dragoman.desk.actions.make_token import MakeToken
from dragoman.desk.actions.regroup_claims import RegroupClaims
from dragoman.desk.actions.reject_claims import DeferClaims
from dragoman.desk.actions.save_query import SaveQuery
from dragoman.desk.actions.tick_tray import TickTray
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.reading import load_claim
from dragoman.desk.models import ClaimRow, EventRow, Job, LogEntry, ReportDraft
from dragoman.review.edits import make_edit
from tests.desk.page_faults import ATTRIBUTE, TAG

EVIL = f"\"'><{TAG} onload=alert(1)><script>{TAG}()</script></title><svg/onload=alert(1)> {ATTRIBUTE}=1 {{{{ 7*7 }}}}"
BIDI = "abc\u202edcba\u2066evil"
FORMULA = "=cmd|'/C calc'!A0"
LONG = "a" * 290
STORY = (
    "Fighters of the Lake Reeds Brotherhood ambushed a patrol of the {unit} near Monguno on {day} May 2024, killing "
    "{count} soldiers and seizing two PKM machine guns, a military source said. {tail}"
)
UNITS = ("Lake Shore Brigade", f"{TAG} Brigade", "+Lake Shore Brigade", "<i>Lake</i> Shore Brigade")
TITLES = (EVIL, BIDI, FORMULA, LONG)
URLS = (f"https://wire.example.org/{EVIL}", "javascript:alert(1)", "data:text/html,<b>x</b>", "")
TAILS = (
    EVIL,
    f"{BIDI} \x00\x07 {LONG}",
    f"{FORMULA} ﷽ \u200f\u061c بيان <b>قتل</b>",
    "<svg><style>*{}</style></svg> 🇳🇬",
)
FILES = (
    f"{EVIL}.txt",
    "..%2f..%2fpasswd.txt",
    f"{FORMULA}.csv",
    "<svg onload=alert(1)>.svg",
    f"{BIDI}.txt",
)
TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("access.toml").read_text(encoding="utf-8"))
MORE = (
    "/inbox/?tab=items",
    "/inbox/?tab=items&state=failed",
    "/review/?tab=differs",
    "/review/?tab=deferred",
    "/events/?view=map",
    "/events/?view=timeline",
    f"/events/?q={TAG}&perpetrator=%22%3E%3C{TAG}%3E",
    f"/search/?q=%22%3E%3C{TAG}%20onload%3Dalert(1)%3E",
    "/search/?q=Monguno",
    f"/explore/?country=%22%3E%3C{TAG}%3E",
    "/explore/compare/?since=2024-05-01&until=2024-05-30",
    "/tray/reports/?bin=1",
    "/atlas/?table=outlets",
    f"/atlas/?q=%22%3E%3C{TAG}%3E",
    f"/atlas/groups/name:%22%3E%3C{TAG}%3E/",
    f"/people/audit/?action=%22%3E%3C{TAG}%3E",
    f"/nowhere/%22%3E%3C{TAG}%3E/",
    f"/accounts/login/?next=%22%3E%3C{TAG}%3E",
)
"""Pages by their query: tabs, views, and words that came with an address."""


def fill_hostile_desk(take: Any, boss: Any) -> dict[str, Any]:
    """Documents, decisions, tray, report, query, atlas, import and token, all of one administrator.

    Returns:
        What stands for the parts of addresses in access.toml; `documents`, `claims` and `events` are all of them.
    """
    rows = [
        take(
            STORY.format(unit=unit, day=number + 2, count=number + 3, tail=tail),
            title=title,
            url=url or None,
            published="2024-05-20",
        )
        for number, (unit, title, tail, url) in enumerate(zip(UNITS, TITLES, TAILS, URLS, strict=True))
    ]
    claims = list(ClaimRow.objects.order_by("id"))
    first = claims[0]
    edit = make_edit(load_document(rows[0]), load_claim(first.line), "/target", EVIL, note=EVIL)
    CorrectClaims(boss, {first.claim_id: [edit]}, {first.claim_id: None}, why=EVIL).execute()
    DeferClaims(boss, {claims[1].claim_id: None}, why=EVIL).execute()
    entry = LogEntry.objects.get(action="correct claims")
    kept_apart = [first.claim_id], [claims[2].claim_id]
    RegroupClaims(boss, DecisionKind.NOT_SAME, kept_apart[0], others=kept_apart[1], why=EVIL).execute()
    query = SaveQuery(boss, EVIL, f"q={TAG}").execute()
    token = MakeToken(boss, EVIL, ("read",), days=30).execute()
    for event in EventRow.objects.all():
        TickTray(boss, "event", event.event_id).execute()
    posted = {
        "name": f"Front {EVIL}"[:80],
        "names": f'Front <{TAG}>\n"Front" {ATTRIBUTE}=1',
        "kind": "militia",
        "note": EVIL,
    }
    edited = EditAtlas(boss, "groups", "", posted, source=f"https://example.org/{EVIL}", why=EVIL)
    group = edited.execute().entry
    client = Client()
    client.force_login(boss, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post("/tray/compose/", {"kind": "report", "state": "draft", "title": EVIL})
    files = [SimpleUploadedFile(name, b"<svg onload=alert(1)>\x00\x01") for name in FILES]
    client.post("/inbox/add/", {"files": files, "addresses": "javascript:alert(1)", "text": EVIL})
    return {
        "documents": [row.pk for row in rows],
        "claims": [claim.claim_id for claim in claims],
        "events": list(EventRow.objects.values_list("event_id", flat=True)),
        "document": rows[0].pk,
        "claim": first.claim_id,
        "event": EventRow.objects.order_by("id")[0].event_id,
        "person": boss.pk,
        "session": 1,
        "token": token.row.pk,
        "query": query.pk,
        "report": ReportDraft.objects.get().pk,
        "job": Job.objects.filter(kind="import")[0].pk,
        "entry": entry.pk,
        "group": group,
        "outlet": "sample-al-yanbu",
        "place": "sample-place-qansax-dheere",
        "arm": "sample-klashinkof",
    }


def get_names(resolver: Any = None, space: str = "") -> Iterator[str]:
    """The name of every address that a browser asks for; programs come by `api:` with a token."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from get_names(one, f"{space}{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern) and one.name and space != "api:":
            yield f"{space}{one.name}"


def addresses(sample: dict[str, Any]) -> list[str]:
    """Every address of the desk that answers GET, with the parts of the sample, and all pages of its items."""
    found = []
    for name in sorted(set(get_names())):
        args = {key: sample.get(value, value) for key, value in TABLE["args"].get(name, {}).items()}
        found.append(reverse(name, kwargs=args))
    found += [f"/inbox/{key}/" for key in sample["documents"]]
    found += [f"/review/documents/{key}/" for key in sample["documents"]]
    found += [f"/review/claims/{key}/" for key in sample["claims"]]
    found += [
        f"/review/claims/{sample['claim']}/correct/{field}/" for field in ("killed", "location", "date")
    ]
    found += [f"/events/{key}/" for key in sample["events"]]
    pair = "&".join(f"event={key}" for key in sample["events"][:2])
    found += [f"/events/regroup/?kind=same&{pair}", f"/events/compare/?{pair}"]
    found += [
        f"/tray/reports/{sample['report']}/?{part}" for part in ("edit=headline", "edit=t1", "view=facts")
    ]
    found += [f"/explore/figure/{name}/" for name in ("type", "perpetrator", "target", "country", "materiel")]
    found += [f"/atlas/change/{name}/" for name in ("groups", "outlets", "places", "arms")]
    found += [f"/atlas/change/groups/?entry={sample['group']}"]
    return list(dict.fromkeys([*found, *MORE]))
