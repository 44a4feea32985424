"""`dragoman decide`: what a person rules on claims, events and actors -> one more line in a file of decisions."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from dragoman.base.codec import decision_to_json
from dragoman.base.decision import Decision, DecisionKind
from dragoman.base.decode import event_from_json
from dragoman.base.errors import BadLine, DecisionError, UnknownId, UnreadableInput
from dragoman.commands.outcome import DONE, SOME_FAILED, WRONG_USAGE
from dragoman.page.shown import show_line
from dragoman.review import append_decision, make_decision, read_decisions

KINDS = {
    "same": DecisionKind.SAME,
    "not-same": DecisionKind.NOT_SAME,
    "split": DecisionKind.SPLIT,
    "move": DecisionKind.MOVE,
    "same-actor": DecisionKind.SAME_ACTOR,
    "undo": DecisionKind.UNDO,
}


def run_decide(options: argparse.Namespace) -> int:
    """Append one decision, or list those of the file."""
    if options.kind == "list":
        return _list(options.decisions)
    if not options.by.strip() or not options.why.strip():
        print("dragoman decide: who and why? Give --by NAME and --why TEXT.", file=sys.stderr)
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
    else:
        ruled = _ruled_claims(kind, ids, _read_events(options.events), options.to)
    return make_decision(
        kind,
        by=options.by,
        why=options.why,
        at=datetime.now(UTC),
        to=options.to,
        undoes=ids[0] if kind is DecisionKind.UNDO and ids else None,
        **ruled,
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


def _read_events(path: Path | None) -> dict[str, tuple[str, ...]]:
    """Id (or alias) of each event of a file that resolve wrote -> the ids of its claims."""
    if path is None:
        return {}
    events: dict[str, tuple[str, ...]] = {}
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                try:
                    event = event_from_json(json.loads(line))
                except (BadLine, ValueError, RecursionError) as error:
                    raise BadLine(f"{path} line {number}: {error}") from error
                claims = tuple(sorted(claim.id for claim in event.claims))
                events.update(dict.fromkeys((event.id, *event.aliases), claims))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"--events {path}: cannot be read. Name a file that resolve wrote.") from error
    return events


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


def _list(path: Path) -> int:
    try:
        decisions, problems = read_decisions(path)
    except UnreadableInput as error:
        print(f"dragoman decide: {show_line(str(error))}", file=sys.stderr)
        return SOME_FAILED
    undone = _undone(decisions)
    for d in decisions:
        about = " ".join(filter(None, (*d.claims, "->" if d.to else "", d.to, *d.actors, d.undoes)))
        state = "  (undone)" if d.id in undone else ""
        parts = (d.id, d.at, d.kind, about, f"by {d.by}: {d.why}")
        print("  ".join(show_line(part) for part in parts) + state)
    for problem in problems:
        print(show_line(problem), file=sys.stderr)
    return SOME_FAILED if problems else DONE


def _undone(decisions: tuple[Decision, ...]) -> set[str]:
    """The ids that a standing decision undoes, the latest decision first: an undo may have been undone itself."""
    undone: set[str] = set()
    for d in sorted(decisions, key=lambda d: (d.at, d.id), reverse=True):
        if d.kind is DecisionKind.UNDO and d.undoes and d.id not in undone:
            undone.add(d.undoes)
    return undone
