"""The desk's code -> patterns of the lines that it writes down in English: errors, log entries, jobs, reasons.

A pattern is read out of the code where a line is made: the words of an error that is raised, of what an action says
that it did. A value in it becomes a hole with the value's name. Lines that code puts together piece by piece stand in
`desk/language/lines.toml`, where they are written out, with the form for one beside the form for many.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NOT_READ = (
    "api/",
    "backup/",
    "migrations/",
    "serve.py",
    "demo.py",
    "demo_decisions.py",
    "environment.py",
    "formats/",
)
"""Told to programs or on the command line, in English."""
_STAGES = ("review", "base/decision.py")
"""Beside the desk: whose errors people read here."""
_COMMAND_LINE = ("../review/decisions.py", "../review/__init__.py", "../review/triage.py")
"""Told on the command line alone."""
_KEPT_IN = {"why", "told", "title", "done_words"}
"""Names of what holds a line before it is kept."""
_AS_ITS_VALUE = ("len", "shown_text", "show_line", "str", "int")
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A pattern with its holes; `one` and `many` are the same where it does not count."""

    one: str
    many: str
    place: str


def find_lines(desk: Path) -> list[Line]:
    """All patterns, each once, in the order of their words."""
    found: dict[tuple[str, str], Line] = {}
    for line in (*_of_table(desk), *_of_rules(desk), *_of_code(desk)):
        found.setdefault((line.one, line.many), line)
    counted = {text for one, many in found if one != many for text in (one, many)}
    kept = [line for line in found.values() if line.one != line.many or line.one not in counted]
    kept = [line for line in kept if not line.place.startswith(_COMMAND_LINE)]
    return sorted(kept, key=lambda line: (line.one, line.many))


def _of_table(desk: Path) -> Iterator[Line]:
    path = desk / "language" / "lines.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for text in table["lines"]:
        yield Line(text, text, "language/lines.toml")
    for one, many in table["counted"]:
        yield Line(one, many, "language/lines.toml")


def _of_rules(desk: Path) -> Iterator[Line]:
    """Sentences of the rules of review, and the reasons to choose from."""
    rules = tomllib.loads((desk.parent / "review" / "rules.toml").read_text(encoding="utf-8"))
    for rule in rules.values():
        if isinstance(rule, dict) and "sentence" in rule:
            yield Line(rule["sentence"], rule["sentence"], "../review/rules.toml")
    forms = tomllib.loads((desk / "review" / "forms.toml").read_text(encoding="utf-8"))
    for text in (*forms["reject"], *forms["defer"]):
        yield Line(text, text, "review/forms.toml")


def _of_code(desk: Path) -> Iterator[Line]:
    paths = [
        path
        for path in sorted(desk.rglob("*.py"))
        if not path.relative_to(desk).as_posix().startswith(NOT_READ)
    ]
    for name in _STAGES:
        here = desk.parent / name
        paths += sorted(here.rglob("*.py")) if here.is_dir() else [here]
    for path in paths:
        place = (
            path.relative_to(desk).as_posix()
            if path.is_relative_to(desk)
            else f"../{path.relative_to(desk.parent).as_posix()}"
        )
        for text in _of_module(ast.parse(path.read_text(encoding="utf-8"))):
            yield Line(text, text, place)


def _of_module(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        for made in _made_in(node):
            text = _pattern(made)
            if (
                text is not None
                and len(re.findall(r"[A-Za-z]{2,}", re.sub(r"\{\w+\}", "", text))) >= _LEAST_WORDS
            ):
                yield text


def _made_in(node: ast.AST) -> Iterator[ast.expr]:
    """The expressions of a node that make a line."""
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        yield from node.exc.args[:1]
    elif isinstance(node, ast.Call) and _name(node.func) == "Done":
        yield from node.args[1:2]
    elif isinstance(node, ast.Assign) and any(
        _name(target) in ("why", "told", "title", "done_words") for target in node.targets
    ):
        yield node.value
    elif (
        isinstance(node, ast.AnnAssign)
        and _name(node.target) in ("name", "done_words")
        and node.value is not None
    ):
        yield node.value
    elif isinstance(node, ast.Return) and isinstance(node.value, ast.JoinedStr):
        yield node.value
    elif isinstance(node, ast.Yield) and node.value is not None:
        yield node.value
    elif isinstance(node, ast.keyword) and node.arg in ("why", "reason", "remedy"):
        yield node.value


def _pattern(made: ast.expr) -> str | None:
    """The words with holes; None where it is no text of ours."""
    if isinstance(made, ast.Constant):
        return made.value if isinstance(made.value, str) else None
    if not isinstance(made, ast.JoinedStr):
        return None
    used: dict[str, str] = {}
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else "{" + _hole(part, used) + "}"
        for part in made.values
    )


def _hole(part: ast.expr, used: dict[str, str]) -> str:
    """A name for a value, the same for the same value."""
    value = part.value if isinstance(part, ast.FormattedValue) else part
    said = ast.dump(value)
    base = re.sub(r"\W", "", _name(value).strip("_")) or "value"
    name, n = base, 2
    while used.get(name, said) != said:
        name, n = f"{base}{n}", n + 1
    used[name] = said
    return name


def _name(node: ast.expr) -> str:
    """What a value is called in the code."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    if isinstance(node, ast.Call):
        called = _name(node.func)
        return (
            _name(node.args[0])
            if called in ("len", "shown_text", "show_line", "str", "int") and node.args
            else called
        )
    return "value"
