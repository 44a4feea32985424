"""A file of decisions, one JSON line each, that only ever grows.

A line is never changed or taken out: to undo a decision is to append another. A line that cannot be read is named and
left where it is; the others hold.
"""

from __future__ import annotations

import json
import os
import re
from codecs import BOM_UTF8
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from dragoman.base.claim import Claim
from dragoman.base.codec import decision_to_json
from dragoman.base.decision import Decision, DecisionKind, Edit, decision_id
from dragoman.base.decode import decision_from_json
from dragoman.base.errors import BadLine, DecisionError, UnreadableInput
from dragoman.review.edits import PERSON, require_edit

_DIGEST = re.compile("[0-9a-f]{16}")
_ON_CLAIMS = frozenset({DecisionKind.CORRECT, DecisionKind.REJECT, DecisionKind.DEFER, DecisionKind.RECODE})


def read_decisions(path: Path) -> tuple[tuple[Decision, ...], tuple[str, ...]]:
    """The decisions of a file in its order, and what is wrong with the lines that are none.

    Raises:
        UnreadableInput: the file cannot be opened.
    """
    try:
        # Only "\n" ends a line: a reason may hold characters that str.splitlines takes for the end of one.
        lines = path.read_bytes().removeprefix(BOM_UTF8).split(b"\n")
    except OSError as error:
        raise UnreadableInput(
            f"decisions {path}: cannot be read ({error.strerror}). Check the path."
        ) from error
    decisions: list[Decision] = []
    problems: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            decision = decision_from_json(json.loads(line.decode("utf-8")))
            require_decision(decision)
            decisions.append(decision)
        except (ValueError, RecursionError) as error:
            problems.append(f"{path} line {number}: not JSON ({error}). The other lines hold.")
        except (BadLine, DecisionError) as error:
            problems.append(f"{path} line {number}: {error}")
    return tuple(decisions), tuple(problems)


def require_decision(decision: Decision) -> None:
    """Refuse a decision that says too little to be followed or to be answered for.

    Raises:
        DecisionError: it lacks who, when, why, or what its kind needs; the message says what.
    """
    for name in ("id", "by", "at", "why"):
        if not getattr(decision, name).strip():
            raise DecisionError(
                f"decision {decision.id or '?'}: {name} is empty. A decision has who, when and why."
            )
    try:
        instant = datetime.fromisoformat(decision.at)
    except ValueError:
        raise DecisionError(f"decision {decision.id}: at is {decision.at!r}, no ISO 8601 instant.") from None
    if instant.utcoffset() is None:
        raise DecisionError(
            f"decision {decision.id}: at is {decision.at!r}, without an offset. Write it in UTC."
        )
    needs = {
        DecisionKind.SAME: ("claims", len(decision.claims) > 1, "two claims or more"),
        DecisionKind.NOT_SAME: (
            "claims",
            len(decision.claims) > 1 or bool(decision.claims and decision.others),
            "two claims or more",
        ),
        DecisionKind.SPLIT: ("claims and others", bool(decision.claims and decision.others), "both"),
        DecisionKind.MOVE: ("claims and to", bool(decision.claims and decision.to), "both"),
        DecisionKind.SAME_ACTOR: ("actors", len(decision.actors) > 1, "two actors or more"),
        DecisionKind.ACCEPT: ("claims", bool(decision.claims), "one claim or more"),
        DecisionKind.CORRECT: ("claims and edits", len(decision.claims) == 1, "one claim"),
        DecisionKind.REJECT: ("claims", bool(decision.claims), "one claim or more"),
        DecisionKind.DEFER: ("claims", bool(decision.claims), "one claim or more"),
        DecisionKind.RECODE: ("made", bool(decision.made), "the claims that stand in place of others"),
        DecisionKind.UNDO: ("undoes", bool(decision.undoes), "the id of a decision"),
    }
    name, is_met, need = needs[decision.kind]
    if not is_met:
        raise DecisionError(f"decision {decision.id} ({decision.kind}): {name} must name {need}.")
    if set(decision.claims) & set(decision.others):
        raise DecisionError(
            f"decision {decision.id} ({decision.kind}): a claim is in both claims and others."
        )
    _require_digests(decision)
    _require_edits(decision)
    _require_made(decision)


def _require_edits(decision: Decision) -> None:
    """Refuse edits in a decision that corrects nothing, none in one that does, and such as cannot be followed."""
    if decision.kind is not DecisionKind.CORRECT:
        if decision.edits:
            raise DecisionError(
                f"decision {decision.id} ({decision.kind}): only correct has edits. Leave them out."
            )
    elif not decision.edits or len({edit.field for edit in decision.edits}) < len(decision.edits):
        raise DecisionError(
            f"decision {decision.id} (correct): edits must name one field or more, each once."
        )
    for edit in decision.edits:
        try:
            require_edit(edit)
        except DecisionError as error:
            raise DecisionError(f"decision {decision.id} (correct): {error}") from None


def _require_made(decision: Decision) -> None:
    """Refuse claims that a person cannot have made, and events where only claims can be ruled on."""
    if decision.kind in _ON_CLAIMS:
        is_doubled = len(set(decision.claims)) < len(decision.claims)
        for claim_id in decision.claims:
            if is_doubled or not claim_id.startswith("c-"):
                raise DecisionError(
                    f"decision {decision.id} ({decision.kind}): {claim_id[:24]!r} is no claim, or one is there twice. "
                    "Name its claims, each once."
                )
    if decision.kind is not DecisionKind.RECODE:
        if decision.made:
            raise DecisionError(
                f"decision {decision.id} ({decision.kind}): only recode makes claims. Leave made out."
            )
        return
    ids = [claim.id for claim in decision.made]
    if len({*ids, *decision.claims}) < len(ids) + len(decision.claims):
        raise DecisionError(f"decision {decision.id} (recode): two of its claims have one id.")
    if len({claim.document_id for claim in decision.made}) > 1:
        raise DecisionError(f"decision {decision.id} (recode): the claims made are of several documents.")
    for claim in decision.made:
        if claim.reader != PERSON or not claim.id.startswith("c-") or not claim.spans.get("/event_type"):
            raise DecisionError(
                f"decision {decision.id} (recode): claim {claim.id[:24]!r} must have the reader {PERSON!r}, an id "
                "that begins with c- and the words of its act."
            )


def _require_digests(decision: Decision) -> None:
    """Refuse an acceptance that does not say of each claim what was accepted."""
    if decision.kind is not DecisionKind.ACCEPT:
        if decision.digests:
            raise DecisionError(
                f"decision {decision.id} ({decision.kind}): only accept has digests. Leave them out."
            )
        return
    if len(decision.digests) != len(decision.claims):
        raise DecisionError(
            f"decision {decision.id} (accept): {len(decision.claims)} claims and {len(decision.digests)} digests. "
            "Give one for each claim, in their order."
        )
    for claim, digest in zip(decision.claims, decision.digests, strict=True):
        if not _DIGEST.fullmatch(digest):
            raise DecisionError(
                f"decision {decision.id} (accept): {digest[:24]!r} is no digest. Let dragoman decide accept write it."
            )
        if claim.startswith("e-"):
            raise DecisionError(
                f"decision {decision.id} (accept): {claim[:24]} is an event. Name its claims, each with its digest."
            )


def make_decision(
    kind: DecisionKind,
    *,
    by: str,
    why: str,
    at: datetime,
    claims: tuple[str, ...] = (),
    others: tuple[str, ...] = (),
    to: str | None = None,
    actors: tuple[str, ...] = (),
    undoes: str | None = None,
    joined: tuple[str, ...] = (),
    digests: tuple[str, ...] = (),
    edits: tuple[Edit, ...] = (),
    made: tuple[Claim, ...] = (),
) -> Decision:
    """A decision with the id of its content; `at` is an instant with an offset, kept to the microsecond.

    Raises:
        DecisionError: it lacks what its kind needs.
    """
    instant = at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    ruled = (claims, others, to, actors, undoes, joined, digests, edits, made)
    decision = Decision("", kind, by, instant, why, *ruled)
    decision = replace(decision, id=decision_id(decision))
    require_decision(decision)
    return decision


def append_decision(path: Path, decision: Decision) -> None:
    """Add one line to the file, made when missing, and see it to the disk.

    Raises:
        DecisionError: the file cannot be written.
    """
    line = json.dumps(decision_to_json(decision), ensure_ascii=False) + "\n"
    try:
        with path.open("a+b") as out:
            out.seek(0, os.SEEK_END)
            if out.tell():
                out.seek(-1, os.SEEK_END)
                line = ("" if out.read(1) == b"\n" else "\n") + line
            out.write(line.encode("utf-8", "backslashreplace"))
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise DecisionError(
            f"decisions {path}: cannot be written ({error.strerror}). Check the folder."
        ) from error
