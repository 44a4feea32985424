"""Whatever two people do in whatever order, with undo at random: counts are plain counts, log and decisions agree, an
id under which an event was ever shown finds one while its claims stand, and a rebuild changes nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from dragoman.base.decision import DecisionKind
from dragoman.base.errors import DragomanError
from dragoman.base.span import Part, Span
from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.actions.correct_claims import CorrectClaims
from dragoman.desk.actions.recode_claims import RecodeClaims
from dragoman.desk.actions.regroup_claims import RegroupClaims
from dragoman.desk.actions.reject_claims import DeferClaims, RejectClaims
from dragoman.desk.actions.undo import Undo
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.event_rows import find_event_row
from dragoman.desk.keeping.reading import load_claim
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.models import ClaimRow, Desk, EventRow, Job, JobKind, LogEntry, User
from dragoman.desk.work.jobs import Progress
from dragoman.desk.work.reread_job import run_reread
from dragoman.review.edits import make_edit
from dragoman.review.recoding import split_claim
from tests.desk.hostile_whole import look_at_all, problems, rebuild, snapshot, tell

pytestmark = pytest.mark.django_db
SEEDS = int(os.environ.get("DRAGOMAN_TEST_SEEDS", "4"))
STEPS = 25
Deed = Callable[[Random, User], object]


def _some(random: Random, *states: str) -> ClaimRow:
    rows = list(
        ClaimRow.objects.filter(state__in=states or LIVE).select_related("document").order_by("claim_id")
    )
    if not rows:
        raise DragomanError("nothing to do")
    row: ClaimRow = random.choice(rows)
    return row


def accept(random: Random, by: User) -> object:
    row = _some(random)
    look_at_all(row, by)
    return AcceptClaims(by, {row.claim_id: None}).execute()


def rule(random: Random, by: User) -> object:
    kind = random.choice((RejectClaims, DeferClaims))
    return kind(by, {_some(random).claim_id: None}, why="a drill").execute()


def correct(random: Random, by: User) -> object:
    row = _some(random)
    document = load_document(row.document)
    name = random.choice(("Lake Shore Brigade", "Lake Reeds Brotherhood"))
    start = document.text.index(name)
    span = Span.cut(document.text, Part.TEXT, start, start + len(name))
    edit = make_edit(document, load_claim(row.line), "/target", name, spans={"/target": (span,)})
    return CorrectClaims(by, {row.claim_id: [edit]}, {row.claim_id: None}).execute()


def split(random: Random, by: User) -> object:
    row = _some(random)
    document, claim = load_document(row.document), load_claim(row.line)
    heads = []
    for word in ("ambushed", "seizing"):
        start = document.text.index(word)
        heads.append(Span.cut(document.text, Part.TEXT, start, start + len(word)))
    taken = set(row.document.claim_rows.values_list("claim_id", flat=True))
    made = split_claim(document, claim, heads, taken=taken)
    return RecodeClaims(by, row.document, made, {row.claim_id: None}, why="two acts").execute()


def regroup(random: Random, by: User) -> object:
    one, other = _some(random), _some(random)
    kind = random.choice((DecisionKind.SAME, DecisionKind.NOT_SAME, DecisionKind.SPLIT))
    if one == other:
        raise DragomanError("one claim")
    if kind is DecisionKind.SAME:
        return RegroupClaims(by, kind, [one.claim_id, other.claim_id], why="one act").execute()
    return RegroupClaims(by, kind, [one.claim_id], others=[other.claim_id], why="two acts").execute()


def undo(random: Random, by: User) -> object:
    entries = list(LogEntry.objects.filter(can_undo=True, undone_by=None).order_by("pk"))
    if not entries:
        raise DragomanError("nothing to undo")
    return Undo(by, random.choice(entries).pk).execute()


def read_again(random: Random, by: User) -> object:
    return run_reread(Progress(Job.objects.create(kind=JobKind.REREAD, title="again")))


DEEDS: tuple[Deed, ...] = (
    accept,
    accept,
    rule,
    correct,
    split,
    regroup,
    regroup,
    undo,
    undo,
    undo,
    read_again,
)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_desk_is_whole_after_anything_that_two_people_do(take: Any, person: Any, seed: int) -> None:
    random = Random(20260502 + seed)
    people = [person("reviewer", "ada"), person("reviewer", "ben")]
    Desk.load()
    Desk.objects.update(requires_two=seed % 2 == 1)
    for number in range(4):
        place, day = random.choice(("Monguno", "Diffa")), random.choice((2, 3, 9))
        take(tell(place, day, random.choice(("two", "three"))), url=f"https://{number}.example.org/")
    shown = dict[str, set[str]]()
    done = 0
    for step in range(STEPS):
        for event in EventRow.objects.all():
            shown.setdefault(event.event_id, set()).update(
                ClaimRow.objects.filter(event=event).values_list("claim_id", flat=True)
            )
        try:
            random.choice(DEEDS)(random, random.choice(people))
            done += 1
        except (DragomanError, ValueError) as error:
            assert "evidence" not in str(error)
        assert problems() == [], (seed, step)
    live = set(ClaimRow.objects.filter(state__in=LIVE).values_list("claim_id", flat=True))
    lost = [one for one, claims in shown.items() if claims <= live and find_event_row(one) is None]
    assert (lost, done > STEPS // 3) == ([], True)
    before = snapshot()
    rebuild()
    assert (snapshot(), problems()) == (before, [])
