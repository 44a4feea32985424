"""`dragoman decide`: what a person rules on claims, events and actors -> one more line in a file of decisions."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from dragoman.base.codec import decision_to_json
from dragoman.base.decision import Decision, DecisionKind
from dragoman.base.errors import BadLine, DecisionError, UnknownId, UnreadableInput
from dragoman.base.standing import standing_decisions
from dragoman.commands.known_events import read_known_events
from dragoman.commands.outcome import DONE, SOME_FAILED, WRONG_USAGE
from dragoman.page.shown import show_line
from dragoman.review import append_decision, make_decision, read_decisions

KINDS = {
    "same": DecisionKind.SAME,
    "not-same": DecisionKind.NOT_SAME,
    "split": DecisionKind.SPLIT,
    "move": DecisionKind.MOVE,
    "same-actor": DecisionKind.SAME_ACTOR,
    "accept": DecisionKind.ACCEPT,
    "undo": DecisionKind.UNDO,
}


def run_decide(options: argparse.Namespace) -> int:
    """Append one decision, or list those of the file."""
    if options.kind == "list":
        return _list(options.decisions)
    if not options.by.strip() or not options.why.strip():
        print("dragoman decide: who and why? Give --by NAME and --why TEXT.", file=sys.stderr)
        return WRONG_USAGE
    if options.kind == "accept" and options.events is None:
        print(
            "dragoman decide: accept what? Give --events FILE: what is accepted is what the claims say there.",
            file=sys.stderr,
        )
        return WRONG_USAGE
    try:
        decision = _decide(options)
        if options.dry_run:
            print(json.dumps(decision_to_json(decision), ensure_ascii=False))
            return DONE
        append_decision(options.decisions, decision)
    except (DecisionError, UnknownId, UnreadableInput, BadLine) as error:
        print(f"dragoman decide: {show_line(str(error))}", file=sys.stderr)
        return SOME_FAILED
    print(decision.id)
    if decision.kind is DecisionKind.ACCEPT:
        told = f"accepted as they stand in {options.events}: {' '.join(decision.claims)}"
        print(show_line(told), file=sys.stderr)
    print(f"undo it with: dragoman decide undo {decision.id} --by ... --why ...", file=sys.stderr)
    return DONE


def _decide(options: argparse.Namespace) -> Decision:
    """The decision of a command line; ids of events stand for the claims that `--events` says they hold."""
    kind = KINDS[options.kind]
    ids = tuple(dict.fromkeys(options.ids))
    ruled: dict[str, tuple[str, ...]] = {}
    if kind is DecisionKind.UNDO:
        _require_known_decision(options.decisions, ids)
    elif kind is DecisionKind.SAME_ACTOR:
        ruled["actors"] = ids
    elif kind is DecisionKind.ACCEPT:
        known = read_known_events(options.events, with_digests=True)
        ruled["claims"], ruled["digests"] = known.accepted(ids)
    else:
        ruled = _ruled_claims(kind, ids, read_known_events(options.events).claims, options.to)
    return make_decision(
        kind,
        by=options.by,
        why=options.why,
        at=datetime.now(UTC),
        to=options.to,
        undoes=ids[0] if kind is DecisionKind.UNDO and ids else None,
        claims=ruled.get("claims", ()),
        others=ruled.get("others", ()),
        joined=ruled.get("joined", ()),
        actors=ruled.get("actors", ()),
        digests=ruled.get("digests", ()),
    )


def _ruled_claims(
    kind: DecisionKind, ids: tuple[str, ...], events: dict[str, tuple[str, ...]], to: str | None
) -> dict[str, tuple[str, ...]]:
    """The claims that a decision names, by field."""
    held = [events.get(identity, (identity,)) for identity in ids]
    if kind is DecisionKind.SAME:
        return {"claims": tuple(dict.fromkeys(claim for claims in held for claim in claims))}
    if kind is DecisionKind.NOT_SAME and len(held) == 2 and max(map(len, held)) > 1:
        return {"claims": held[0], "others": held[1]}
    if kind is DecisionKind.NOT_SAME:
        return {"claims": ids}
    joined = events.get(to, ()) if to and kind is DecisionKind.MOVE else ()
    return {"claims": ids, "others": _mates(ids, events, kind), "joined": joined}


def _require_known_decision(path: Path, ids: tuple[str, ...]) -> None:
    """Refuse to undo what is not there, or more than one at once."""
    known = {decision.id for decision in read_decisions(path)[0]} if path.exists() else set()
    if len(ids) != 1 or ids[0] not in known:
        raise UnknownId(
            f"{' '.join(ids)}: no decision of {path} has this id. Name one; dragoman decide list shows them."
        )


def _mates(
    claims: tuple[str, ...], events: dict[str, tuple[str, ...]], kind: DecisionKind
) -> tuple[str, ...]:
    """The claims that share an event with these and stay behind."""
    groups = {group for group in events.values() if set(group) & set(claims)}
    mates = tuple(sorted({claim for group in groups for claim in group} - set(claims)))
    if not mates and kind is DecisionKind.SPLIT:
        raise UnknownId(
            f"{' '.join(claims)}: no event of --events holds this claim beside others. Give the events as they are now."
        )
    return mates


def _about(d: Decision) -> str:
    """What a decision names: claims, the fields that it corrects, what it makes, actors, the decision it undoes."""
    made = ("->", *(claim.id for claim in d.made)) if d.made else ()
    fields = (edit.field for edit in d.edits)
    named = (*d.claims, *fields, *made, "->" if d.to else "", d.to, *d.actors, d.undoes)
    return " ".join(filter(None, named))


def _list(path: Path) -> int:
    try:
        decisions, problems = read_decisions(path)
    except UnreadableInput as error:
        print(f"dragoman decide: {show_line(str(error))}", file=sys.stderr)
        return SOME_FAILED
    standing = {decision.id for decision in standing_decisions(decisions)[0]}
    for d in decisions:
        about = _about(d)
        state = "" if d.id in standing else "  (undone)"
        parts = (d.id, d.at, d.kind, about, f"by {d.by}: {d.why}")
        print("  ".join(show_line(part) for part in parts) + state)
    for problem in problems:
        print(show_line(problem), file=sys.stderr)
    return SOME_FAILED if problems else DONE
