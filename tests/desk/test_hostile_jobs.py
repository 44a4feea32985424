"""Jobs that two workers want, that are cancelled too early or too late; events that could not follow a decision."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dragoman.base.decision import DecisionKind
from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.actions.regroup_claims import RegroupClaims
from dragoman.desk.actions.reject_claims import RejectClaims
from dragoman.desk.errors import NotYetShown
from dragoman.desk.keeping import evidence
from dragoman.desk.keeping.evidence import open_evidence
from dragoman.desk.models import (
    ClaimRow,
    DecisionRow,
    DocumentRow,
    EventRow,
    Job,
    JobKind,
    JobState,
    LogEntry,
    User,
)
from dragoman.desk.work.alone import be_the_worker
from dragoman.desk.work.jobs import Progress, cancel_job, take_job, take_up_interrupted
from dragoman.desk.work.tasks import run_job
from dragoman.desk.work.watch import look
from tests.desk.hostile_whole import at_once, look_at_all, problems, tell

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def searched_words() -> Iterator[None]:
    """Tables of words are no models, and are emptied after a test that commits."""
    yield
    from tests.desk.conftest import forget_searched_words

    forget_searched_words()


@pytest.fixture
def job(db: None) -> Job:
    made: Job = Job.objects.create(kind=JobKind.REREAD, title="again")
    return made


def test_of_workers_that_want_a_job_one_gets_it(job: Job) -> None:
    found = at_once(*[lambda: take_job(job.pk)] * 4)
    assert [one for one in found if one is not None] == [job]


def test_a_job_that_was_cancelled_while_it_waited_does_not_run(ambush: DocumentRow, job: Job) -> None:
    cancel_job(job)
    run_job.func(job.pk)
    job.refresh_from_db()
    assert (job.state, job.started_at) == (JobState.CANCELLED, None)


def test_a_cancel_between_taking_and_beginning_is_not_lost(ambush: DocumentRow, job: Job) -> None:
    taken = take_job(job.pk)
    assert taken is not None
    cancel_job(job)
    Progress(taken).begin(1)
    job.refresh_from_db()
    assert (job.state, job.wants_cancel) == (JobState.RUNNING, True)


def test_a_job_whose_worker_was_killed_is_taken_up_once(ambush: DocumentRow, job: Job) -> None:
    long_ago = datetime.now(UTC) - timedelta(minutes=5)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, beat_at=long_ago, done=7)
    found = at_once(take_up_interrupted, take_up_interrupted)
    job.refresh_from_db()
    assert (sorted(found), job.state, job.done) == ([0, 1], JobState.DONE, 1)


def test_a_job_that_is_silent_is_left_to_the_worker_that_has_it(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, beat_at=datetime.now(UTC))
    assert take_up_interrupted() == 0
    assert take_up_interrupted(silent_s=0) == 1


WAIT = "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'dragoman.desk.settings'\n" + (
    "from dragoman.desk.work.alone import be_the_worker\nwith be_the_worker(): print('mine', flush=True)"
)


def test_a_second_worker_waits_for_the_end_of_the_first(desk_dir: Path) -> None:
    import os

    with be_the_worker():
        own = {**os.environ, "DRAGOMAN_DESK_DIR": str(desk_dir)}
        second = subprocess.Popen([sys.executable, "-c", WAIT], env=own, stdout=subprocess.PIPE, text=True)
        with pytest.raises(subprocess.TimeoutExpired):
            second.communicate(timeout=2)
    assert second.communicate(timeout=30)[0] == "mine\n"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The evidence is waited for a moment only."""
    monkeypatch.setattr(evidence, "_WAIT_S", 0.1)


def _reject(by: User, claims: list[str]) -> Callable[[], object]:
    return RejectClaims(by, dict.fromkeys(claims[:1]), why="a drill").execute


def _merge(by: User, claims: list[str]) -> Callable[[], object]:
    return RegroupClaims(by, DecisionKind.SAME, claims, why="one campaign").execute


@pytest.mark.parametrize(("rule", "events"), [(_reject, 1), (_merge, 1)], ids=["reject", "merge"])
def test_a_decision_that_the_events_cannot_follow_is_kept_and_followed_later(
    take: Any, ambush: DocumentRow, analyst: User, impatient: None, rule: Any, events: int
) -> None:
    take(tell("Diffa", 20, "five"), url="https://diffa.example.org/1", published="2024-05-30")
    claims = list(ClaimRow.objects.order_by("pk").values_list("claim_id", flat=True))
    with open_evidence(keep=False), pytest.raises(NotYetShown, match=r"^Kept: .* Do not do it again\.$"):
        rule(analyst, claims)()
    assert (DecisionRow.objects.count(), LogEntry.objects.count(), EventRow.objects.count()) == (1, 1, 2)
    found, behind = look(frozenset(), False)
    assert (bool(found), behind, EventRow.objects.count()) == (rule is _reject, rule is _merge, 2)
    assert look(found, behind) == (frozenset(), False)
    assert (EventRow.objects.count(), problems()) == (events, [])


def test_a_person_is_told_in_words_when_the_events_are_behind(
    signed_in: Any, ambush: DocumentRow, impatient: None
) -> None:
    row = ClaimRow.objects.get()
    posted = {"revision": row.revision, "why": "a drill"}
    with open_evidence(keep=False):
        answer = signed_in().post(
            f"/review/claims/{row.claim_id}/reject/", posted, headers={"hx-request": "true"}
        )
    assert answer.status_code == 503
    assert answer.content.decode().startswith("Kept: rejected ")


def test_the_worker_leaves_what_somebody_is_about_to_settle(ambush: DocumentRow, analyst: User) -> None:
    DocumentRow.objects.update(unsettled=True)
    assert look(frozenset(), False) == (frozenset({ambush.pk}), False)
    assert DocumentRow.objects.get().unsettled
    assert look(frozenset({ambush.pk}), False) == (frozenset(), False)
    assert problems() == []


def test_an_acceptance_does_not_wait_for_the_evidence(
    ambush: DocumentRow, analyst: User, impatient: None
) -> None:
    row = ClaimRow.objects.get()
    look_at_all(row, analyst)
    with open_evidence(keep=False):
        AcceptClaims(analyst, {row.claim_id: None}).execute()
    assert problems() == []
