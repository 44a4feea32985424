"""decisions.toml of a sample desk -> decisions of its invented people, made by the desk's own actions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from dragoman.base.decision import DecisionKind
from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.actions.check_value import CheckValue
from dragoman.desk.actions.correct_claims import CorrectClaims
from dragoman.desk.actions.regroup_claims import RegroupClaims
from dragoman.desk.actions.reject_claims import DeferClaims, RejectClaims
from dragoman.desk.actions.undo import Undo
from dragoman.desk.keeping.checks import unchecked_flags
from dragoman.desk.keeping.documents import document_key, load_document
from dragoman.desk.keeping.reading import load_claim
from dragoman.desk.models import ClaimRow, ClaimState, DocumentRow, User
from dragoman.review.edits import make_edit

_SECONDS = (4.0, 6.5, 9.0, 12.0, 17.0)
"""How long the invented people looked, so that the desk's median has something to show."""


def make_sample_decisions(path: Path) -> int:
    """Make the decisions of the file; returns how many claims were ruled on."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    people = {key: _person(key, one) for key, one in table["people"].items()}
    ruled = 0
    for one in table.get("correct", ()):
        ruled += _correct(one, people)
    for name, action in (("reject", RejectClaims), ("defer", DeferClaims)):
        for one in table.get(name, ()):
            rows = _rows(one["document"])
            seen = {row.claim_id: None for row in rows}
            action(people[one["by"]], seen, why=one["why"], at=_day_after(rows[0].document)).execute()
            ruled += len(rows)
    for one in table.get("merge", ()):
        _merge(one, people)
    return ruled + _accept(table["accept"], people)


def _person(key: str, one: Mapping[str, str]) -> User:
    user, _ = User.objects.get_or_create(
        username=key, defaults={"shown_name": one["name"], "role": one["role"], "is_demo": True}
    )
    return user


def _accept(table: Mapping[str, Any], people: Mapping[str, User]) -> int:
    before = date.fromisoformat(table["before"])
    by: Sequence[str] = table["by"]
    documents = DocumentRow.objects.filter(published__lt=before, open_claims__gt=0).order_by(
        "published", "pk"
    )
    accepted = 0
    for number, document in enumerate(documents):
        user = people[by[number % len(by)]]
        rows = ClaimRow.objects.filter(document=document, state=ClaimState.OPEN)
        for row in rows:
            for flag in unchecked_flags(row):
                CheckValue(user, row.claim_id, None, rule=flag.rule, pointer=flag.pointer).execute()
        seen: dict[str, int | None] = {row.claim_id: None for row in rows}
        seconds = _SECONDS[number % len(_SECONDS)]
        AcceptClaims(user, seen, seconds=seconds, at=_day_after(document)).execute()
        accepted += len(seen)
    return accepted


def _correct(one: Mapping[str, Any], people: Mapping[str, User]) -> int:
    row = _rows(one["document"])[0]
    edit = make_edit(load_document(row.document), load_claim(row.line), one["field"], one["value"])
    user, at = people[one["by"]], _day_after(row.document)
    CorrectClaims(user, {row.claim_id: [edit]}, {row.claim_id: None}, why=one["why"], at=at).execute()
    return 1


def _merge(one: Mapping[str, Any], people: Mapping[str, User]) -> None:
    claims = [_rows(document)[0] for document in one["documents"]]
    at = _day_after(claims[-1].document)
    ids = [row.claim_id for row in claims]
    action = RegroupClaims(people[one["by"]], DecisionKind.SAME, ids, why=one["why"], at=at)
    action.execute()
    if action.entry is not None and one.get("undo"):
        Undo(people[one["by"]], action.entry.pk, why=one["undo"], at=at + timedelta(hours=1)).execute()


def _rows(document: str) -> list[ClaimRow]:
    return list(
        ClaimRow.objects.filter(document__key=document_key(document))
        .select_related("document")
        .order_by("position")
    )


def _day_after(document: DocumentRow) -> datetime:
    """Nine in the morning (UTC) of the day after it was published."""
    return datetime.combine((document.published or date(2026, 1, 1)) + timedelta(days=1), time(9), UTC)
