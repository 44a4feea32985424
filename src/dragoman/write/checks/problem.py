"""What a check finds: the rule, the place, the words, what is wrong, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """refuse: the report is not written. warn: it is, and a person is asked to look."""

    REFUSE = "refuse"
    WARN = "warn"


class Rule(StrEnum):
    """What a report must keep; docs/explanation/publication-check.md tells each."""

    LOADED_WORD = "loaded word"
    LONG_QUOTE = "long quote"
    MISQUOTE = "misquote"
    UNBOXED = "unverified without its box"
    LIVE_LINK = "live link"
    PRIVATE_NAME = "private name"
    UNCITED = "uncited"
    NUMBER = "number without a fact"
    DROPPED_HEDGE = "dropped hedge"
    COUNTED_TWICE = "counted twice"
    EXACT_PLACE = "exact place"
    NO_DRAFT_LABEL = "draft without label"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that may not be published so: `where` in the report, the `text` it stands in, `why`, the `remedy`."""

    rule: Rule
    where: str
    text: str
    severity: Severity
    why: str
    remedy: str

    def __str__(self) -> str:
        """On one line, as an error says it."""
        text = self.text if len(self.text) <= 160 else self.text[:159] + "…"
        return f"{self.where}: {text!r}: {self.why} ({self.rule}). {self.remedy}"


def refused(rule: Rule, where: str, text: str, why: str, remedy: str) -> Problem:
    """A problem that stops the report."""
    return Problem(rule, where, text, Severity.REFUSE, why, remedy)


def warned(rule: Rule, where: str, text: str, why: str, remedy: str) -> Problem:
    """A problem that a person is asked to look at."""
    return Problem(rule, where, text, Severity.WARN, why, remedy)
