"""A process that works at a desk until it is killed, and one that looks at what is left.

`killed_desk.py make`, then `work SEED STATEMENTS` or `die`, then `check` or `rows`; the environment names the desk. Run
by test_killed.py and test_backup.py.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "dragoman.desk.settings"
os.environ.setdefault("DRAGOMAN_ATLAS", str(Path(__file__).parents[2] / "samples" / "atlas"))

import django

django.setup()

from django.apps import apps
from django.core.management import call_command
from django.db import connection

from dragoman.base.decision import DecisionKind
from dragoman.base.document import Document
from dragoman.base.errors import DragomanError
from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.actions.check_value import CheckValue
from dragoman.desk.actions.regroup_claims import RegroupClaims
from dragoman.desk.actions.reject_claims import DeferClaims, RejectClaims
from dragoman.desk.actions.undo import Undo
from dragoman.desk.keeping.checks import unchecked_flags
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.keeping.settle import settle_unsettled
from dragoman.desk.keeping.take import take_document
from dragoman.desk.models import (
    ClaimRow,
    DecisionClaim,
    DecisionRow,
    DocumentRow,
    EventRow,
    Job,
    JobKind,
    LogEntry,
    User,
)
from dragoman.desk.work.jobs import Progress
from dragoman.desk.work.rebuild_job import run_rebuild

TOWNS = ("Monguno", "Diffa", "Baga", "Bosso", "Kukawa")
WHO = ("a military source", "a resident", "the group", "a monitor")


def work(seed: str, statements: int) -> None:
    """Take documents in and rule on claims; says each thing that it finished.

    Args:
        statements: it kills itself before the statement of SQL that has this number; 0 goes on for ever.
    """
    random, left = Random(seed), statements

    def count(execute: Any, *given: Any) -> Any:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*given)

    user = User.objects.filter(username="analyst").first() or User.objects.create_user(username="analyst")
    deeds = (take, take, take, accept, accept, reject, regroup, regroup, undo)
    print("ready", flush=True)
    with connection.execute_wrapper(count):
        while True:
            deed = random.choice(deeds)
            try:
                deed(random, user)
                print(deed.__name__, flush=True)
            except DragomanError as error:
                print(f"refused: {error}", flush=True)


def die_between() -> None:
    """Rule that two events are one, and be killed when the evidence is kept and the rows of events are not."""
    user = User.objects.create_user(username="analyst")
    for place, day in (("Monguno", 2), ("Diffa", 9)):
        text = (
            f"Fighters of the Lake Reeds Brotherhood ambushed a patrol near {place} on {day} May 2024, killing three "
            "soldiers, a military source said."
        )
        take_document(Document(place, text, "", None, None, date(2024, 5, 10)), origin="paste", by=user)
    claims = [_claims_of(event)[0] for event in EventRow.objects.order_by("pk")]

    def die(execute: Any, sql: str, *given: Any) -> Any:
        if sql.startswith('UPDATE "desk_eventrow"'):
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *given)

    with connection.execute_wrapper(die):
        RegroupClaims(user, DecisionKind.SAME, claims, why="one act").execute()


def take(random: Random, user: User) -> None:
    """A report of one ambush or two; the same ambush is told by several reports."""
    texts = []
    for _ in range(random.randint(1, 2)):
        day = date(2024, 5, 1) + timedelta(days=random.randrange(4))
        texts.append(
            f"Fighters of the Lake Reeds Brotherhood ambushed a patrol of the Lake Shore Brigade near "
            f"{random.choice(TOWNS)} on {day.day} May 2024, killing {random.choice(('two', 'three', 'four'))} soldiers "
            f"and seizing two PKM machine guns, {random.choice(WHO)} said."
        )
    text = "\n\n".join(texts)
    identity, url = (
        f"killed-{random.getrandbits(40):x}",
        f"https://{random.choice('abc')}.example.org/{len(text)}",
    )
    document = Document(identity, text, "", url, None, date(2024, 5, 6))
    take_document(document, origin="paste", by=user)


def _some_claim(random: Random) -> ClaimRow | None:
    rows = list(ClaimRow.objects.filter(state="open").order_by("pk"))
    return random.choice(rows) if rows else None


def accept(random: Random, user: User) -> None:
    """Accept a claim, its flags looked at."""
    if row := _some_claim(random):
        for flag in unchecked_flags(row):
            CheckValue(user, row.claim_id, None, rule=flag.rule, pointer=flag.pointer).execute()
        AcceptClaims(user, {row.claim_id: None}).execute()


def reject(random: Random, user: User) -> None:
    """Reject or defer a claim."""
    if row := _some_claim(random):
        random.choice((RejectClaims, DeferClaims))(
            user, {row.claim_id: row.revision}, why="a drill"
        ).execute()


def regroup(random: Random, user: User) -> None:
    """Make one of two events, or split one."""
    events = list(EventRow.objects.filter(claims__gt=0).order_by("pk"))
    if len(events) < 2:
        return
    one, other = (_claims_of(event) for event in random.sample(events, 2))
    if len(one) > 1 and random.random() < 0.5:
        RegroupClaims(user, DecisionKind.SPLIT, one[:1], others=one[1:], why="two acts").execute()
    elif one and other:
        RegroupClaims(user, DecisionKind.SAME, [one[0], other[0]], why="one act").execute()


def _claims_of(event: EventRow) -> list[str]:
    rows = ClaimRow.objects.filter(event=event, state__in=LIVE).order_by("claim_id")
    return list(rows.values_list("claim_id", flat=True))


def undo(random: Random, user: User) -> None:
    """Take something back."""
    entries = list(LogEntry.objects.filter(can_undo=True, undone_by=None).order_by("pk"))
    if entries:
        Undo(user, random.choice(entries).pk).execute()


def check() -> None:
    """Look at the desk as it was left, take up what was interrupted, rebuild; prints what is wrong as JSON."""
    problems = [*_half_written()]
    settle_unsettled()
    problems += _unsettled()
    before = snapshot()
    run_rebuild(Progress(Job.objects.create(kind=JobKind.REBUILD, title="rebuild")))
    after = snapshot()
    problems += [
        f"rebuilt {name} differ: {sorted(set(before[name]) ^ set(after[name]))[:2]}"
        for name in before
        if before[name] != after[name]
    ]
    counts = {"documents": DocumentRow.objects.count(), "decisions": DecisionRow.objects.count()}
    print(json.dumps({"problems": problems, "events": EventRow.objects.count(), **counts}))


def show_rows() -> None:
    """Every row of every table but those that mark time, as JSON."""
    found = {}
    for model in apps.get_models():
        if model._meta.db_table not in ("django_session", "django_content_type", "auth_permission"):
            rows = [[str(value) for value in row] for row in model.objects.order_by("pk").values_list()]
            found[model._meta.db_table] = rows
    print(json.dumps(found))


def _half_written() -> list[str]:
    """Rows that lack what they were written with."""
    wrong = [f"document {d.pk} is {d.state}" for d in DocumentRow.objects.filter(state="queued")]
    wrong += [f"document {d.pk} was never read" for d in DocumentRow.objects.filter(readings=None)]
    wrong += [f"claim {c.claim_id} has no version" for c in ClaimRow.objects.filter(machine=None)]
    logged = [decision for entry in LogEntry.objects.all() for decision in entry.decisions]
    kept = list(DecisionRow.objects.values_list("decision_id", flat=True))
    if sorted(logged) != sorted(kept):
        wrong.append(f"log and decisions differ: {sorted(set(logged) ^ set(kept))}")
    named = set(DecisionClaim.objects.values_list("decision__decision_id", flat=True))
    wrong += [f"decision {one} names no claim" for one in sorted(set(kept) - named)]
    return wrong


def _unsettled() -> list[str]:
    """What is still half done after what was interrupted has been taken up."""
    wrong = [f"document {d.pk} is unsettled" for d in DocumentRow.objects.filter(unsettled=True)]
    for claim in ClaimRow.objects.filter(state__in=LIVE, event=None):
        wrong.append(f"claim {claim.claim_id} is in no event")
    for event in EventRow.objects.all():
        held = ClaimRow.objects.filter(event=event, state__in=LIVE)
        if held.count() != event.claims or not event.claims:
            wrong.append(f"event {event.event_id} counts {event.claims} claims and holds {held.count()}")
    return wrong


def snapshot() -> dict[str, list[tuple[object, ...]]]:
    """Everything that is rebuilt, in an order of its own."""
    claims = ClaimRow.objects.values_list(
        "claim_id", "line", "state", "digest", "flags", "priority", "event__event_id"
    )
    events = EventRow.objects.values_list(
        "event_id", "line", "accepted", "claims", "open_claims", "review_state"
    )
    parties = EventRow.objects.values_list("event_id", "parties__role", "parties__actor")
    aliases = EventRow.objects.values_list("event_id", "aliases__alias")
    documents = DocumentRow.objects.values_list("key", "state", "claims", "open_claims")
    found = {
        "claims": claims,
        "events": events,
        "parties": parties,
        "aliases": aliases,
        "documents": documents,
    }
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


if __name__ == "__main__":
    if sys.argv[1] == "make":
        call_command("migrate", verbosity=0, interactive=False)
    elif sys.argv[1] == "rows":
        show_rows()
    elif sys.argv[1] == "die":
        die_between()
    elif sys.argv[1] == "work":
        work(sys.argv[2], int(sys.argv[3]))
    else:
        check()
