"""Parts with their figures -> the page, in Markdown; a part that was not measured again stays as it was.

Each part stands between two comments, so that `--only` can replace one without touching the others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "quality.md"
NOT_MEASURED = "Not measured yet."


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: its name on the command line, its heading, and its lines of Markdown."""

    name: str
    title: str
    lines: tuple[str, ...]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """A Markdown table; columns after the first are figures and stand to the right."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return tuple("| " + " | ".join(cells) + " |" for cells in (head, rule, *rows))


def against_goal(value: float, goal: float, *, at_least: bool = True, form: str = ".3f") -> tuple[str, str]:
    """The goal in words, and whether the value reaches it."""
    met = value >= goal if at_least else value <= goal
    return f"{'at least' if at_least else 'at most'} {goal:{form}}", "met" if met else "missed"


def count_of(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def draw_part(part: Part, measured: str) -> str:
    """A part as it stands on the page; `measured` says when and on what."""
    body = "\n".join(part.lines)
    return f"<!-- begin {part.name} -->\n## {part.title}\n\n{body}\n\n*{measured}*\n<!-- end {part.name} -->"


def kept_parts(page: str) -> dict[str, str]:
    """The parts of a page that was written before, as they stand on it."""
    pattern = re.compile(r"<!-- begin (\w+) -->\n.*?<!-- end \1 -->", re.DOTALL)
    return {match[1]: match[0] for match in pattern.finditer(page)}


def compose(
    head: str, titles: Mapping[str, str], fresh: Mapping[str, str], kept: Mapping[str, str], notes: str
) -> str:
    """The whole page: the head, every part in order, fresh before kept, then the notes."""
    parts = []
    for name, title in titles.items():
        missing = draw_part(
            Part(name, title, (NOT_MEASURED,)), f"Run `python -m bench.report --only {name}`."
        )
        parts.append(fresh.get(name) or kept.get(name) or missing)
    return "\n\n".join([head.strip(), *parts, notes.strip()]) + "\n"
