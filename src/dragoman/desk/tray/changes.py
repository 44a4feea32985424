"""What a person wants changed in a report -> the edit that does it, refused where the report would say something else.

A change is proposed first and kept afterwards (`actions.edit_report`), so that nothing is checked while the database
waits. Citations are locked: no change adds or takes a footnote of a sentence.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.cache import cache

from dragoman.base.event import Event
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.language.record import in_language
from dragoman.desk.models import ReportDraft
from dragoman.desk.tray.align import bare
from dragoman.desk.tray.composed import composed_of, originals_of
from dragoman.desk.tray.editing import (
    HEADLINE,
    LEAD,
    Block,
    Edited,
    Edits,
    Line,
    edit_report,
    order_of,
    parent_of,
)
from dragoman.desk.tray.guard import load_guard
from dragoman.desk.tray.reword import clean_words, reword
from dragoman.desk.tray.wanted import Wanted, wanted_from_json
from dragoman.write import Problem, Report, Severity, check_report

_KEPT_S = 900
"""What is handed out is checked anew, so that a page may show what was found some minutes ago."""


class Refused(WrongInput):
    """An edit that would make the report say what its claims do not; `reasons` are the sentences that say why."""

    def __init__(self, place: str, reasons: Sequence[str]) -> None:
        self.place, self.reasons = place, tuple(reasons)
        super().__init__(f"not changed: {'; '.join(self.reasons)}.")


@dataclass(frozen=True, slots=True)
class Change:
    """One key of the edits: what it holds (None: nothing) and what it is to hold; `told` is for the log."""

    key: str
    was: object
    now: object
    told: str

    def apply(self, edits: Edits) -> dict[str, object]:
        """The edits with the change."""
        return {
            **{k: v for k, v in edits.items() if k != self.key},
            **({self.key: self.now} if self.now else {}),
        }


class Editing:
    """A report as edited so far, and the changes that may be made of it."""

    def __init__(self, composed: Report, edits: Edits, wanted: Wanted, *, name: str = "") -> None:
        """
        Args:
            name: of the report as composed, by which what the check finds is kept for a while; "": it is not kept.
        """
        self._composed, self._edits, self._wanted, self._name = composed, edits, wanted, name
        self.edited: Edited = edit_report(composed, edits)

    def reword(self, place: str, words: str) -> Change | None:
        """A sentence in a person's words; None when nothing changes.

        Raises:
            Refused: they say more or less than what the sentence cites. WrongInput: there is no such sentence.
        """
        line, text = self._line(place), clean_words(words)
        if bare(text) == bare(line.sentence.text):
            return None
        if bare(text) == bare(line.composed.text):
            return self.restore(place)
        told = reword(line.composed, text, self._composed.lang)
        if told.refusals:
            raise Refused(place, told.refusals)
        return self._checked(place, self._change(f"words:{place}", text, "reworded"))

    def restore(self, place: str) -> Change | None:
        """A sentence as composed again, or what was taken out put back."""
        for kind, told in (("words", "as composed again:"), ("gone", "put back")):
            key = f"{kind}:{place}"
            if key in self._edits:
                return self._checked(place, self._change(key, None, told))
        return None

    def delete(self, place: str) -> Change:
        """A sentence or a paragraph taken out.

        Raises:
            Refused: what stays would lose its sense or its speaker.
        """
        block = self.edited.find_block(place)
        if block is None:
            self._require_deletable(self._line(place))
        elif place == LEAD:
            raise Refused(place, ["a report has a lead; take single sentences of it out"])
        return self._checked(place, self._change(f"gone:{place}", True, "took out"))

    def move(self, place: str, step: int) -> Change | None:
        """A paragraph up (-1) or down (1) in its section, or a sentence in its paragraph; None at the end of it."""
        parent = parent_of(place)
        part, block = self.edited.find_part(parent), self.edited.find_block(parent)
        if part is not None:
            here, count = [b.place for b in part.blocks], len(part.blocks) + len(part.gone)
        elif block is not None:
            here, count = [line.place for line in block.lines], len(block.lines) + len(block.gone)
        else:
            raise WrongInput(f"place {place[:20]!r}: nothing there can be moved. Open the report again.")
        if place not in here or not 0 <= here.index(place) + step < len(here):
            return None
        if block is not None:
            self._require_movable(block, here.index(place), step)
        order = list(order_of(parent, count, self._edits))
        one, other = (int(p.rpartition(".")[2]) for p in (place, here[here.index(place) + step]))
        at, to = order.index(one), order.index(other)
        order[at], order[to] = order[to], order[at]
        return self._checked(place, self._change(f"order:{parent}", order, "moved"))

    def _line(self, place: str) -> Line:
        line = self.edited.find_line(place)
        if line is None:
            raise WrongInput(f"place {place[:20]!r}: no sentence is there. Open the report again.")
        return line

    def _change(self, key: str, now: object, told: str) -> Change:
        return Change(key, self._edits.get(key), now, told)

    def _require_deletable(self, line: Line) -> None:
        if line.place == HEADLINE:
            raise Refused(line.place, ["a report has a headline; reword it"])
        block = self.edited.find_block(parent_of(line.place))
        if block is None or line not in block.lines:
            raise Refused(line.place, ["it is taken out already"])
        at = block.lines.index(line)
        if block.place == LEAD and len(block.lines) == 1:
            raise Refused(line.place, ["a report has a lead; this is its last sentence"])
        if at == 0 and block.paragraph.claim and len(block.lines) > 1:
            raise Refused(
                line.place,
                ["it says whose word the paragraph is; take the paragraph out, or what follows first"],
            )
        if at + 1 < len(block.lines):
            self._require_independent(line.place, block.lines[at + 1])

    def _require_movable(self, block: Block, at: int, step: int) -> None:
        """A sentence that speaks of the one before it stays behind it, and the first one says whose word it is."""
        first = min(at, at + step)
        place = block.lines[at].place
        if first == 0 and block.paragraph.claim:
            raise Refused(place, ["the first sentence says whose word the paragraph is, and stays first"])
        for line in block.lines[first : first + 3]:
            self._require_independent(place, line)

    def _require_independent(self, place: str, line: Line) -> None:
        guard = load_guard(self._composed.lang)
        if guard is None or guard.begins_back(line.sentence.text):
            begin = line.sentence.text.split(" ", 1)[0]
            raise Refused(
                place,
                [f"“{line.sentence.text[:60]}…” begins with “{begin}” and would speak of another sentence"],
            )

    def _checked(self, place: str, change: Change) -> Change:
        """The change, when the check before publishing finds nothing in the report that it did not find before."""
        before = Counter(_key(p) for p in self.problems())
        after = edit_report(self._composed, change.apply(self._edits))
        new = [p for p in self._problems(after.report, change.apply(self._edits)) if not before[_key(p)]]
        stops = [_told(problem) for problem in new if problem.severity is Severity.REFUSE]
        if stops:
            raise Refused(place, stops)
        return change

    def problems(self) -> tuple[Problem, ...]:
        """What the check before publishing finds in the report as it is."""
        return self._problems(self.edited.report, self._edits)

    def stops(self) -> tuple[str, ...]:
        """What in the report as it is may not be published, a sentence each."""
        return tuple(_told(problem) for problem in self.problems() if problem.severity is Severity.REFUSE)

    @cached_property
    def _originals(self) -> tuple[Event, ...]:
        return originals_of(self._composed)

    def _problems(self, report: Report, edits: Edits) -> tuple[Problem, ...]:
        if not self._name:
            return self._checked_now(report)
        told = json.dumps(edits, sort_keys=True).encode()
        key = f"tray:{self._name}:{hashlib.blake2b(told, digest_size=16).hexdigest()}"
        found: tuple[Problem, ...] | None = cache.get(key)
        if found is None:
            found = self._checked_now(report)
            cache.set(key, found, _KEPT_S)
        return found

    def _checked_now(self, report: Report) -> tuple[Problem, ...]:
        with in_language(report.lang):
            return check_report(
                report,
                originals=self._originals,
                policy=self._wanted.policy,
                today=self._wanted.today,
                atlas=desk_atlas(),
            )


def open_editing(row: ReportDraft) -> Editing:
    """The editing of a report as it is."""
    name = f"{row.pk}:{row.made_at.isoformat()}"
    return Editing(composed_of(row).report, row.edits, wanted_from_json(row.options), name=name)


def _told(problem: Problem) -> str:
    return f"{problem.why} ({problem.rule})"


def _key(problem: Problem) -> tuple[str, str, str]:
    """What makes two problems one, wherever they stand."""
    return str(problem.rule), str(problem.severity), problem.why
