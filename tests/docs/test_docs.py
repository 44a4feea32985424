"""The pages under docs/, samples/README.md and README.md -> do they still tell the truth?"""

from __future__ import annotations

import dataclasses
import json
import re
import shlex
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dragoman.base import claim as claims_module
from dragoman.base import errors as errors_module
from dragoman.base import event as events_module
from dragoman.base.decision import Decision, DecisionKind
from dragoman.base.errors import DragomanError
from dragoman.base.settings import NAMES, PREFIX
from dragoman.cli import main

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
SCHEMAS = {
    "read": REFERENCE / "dragoman-1.schema.json",
    "resolve": REFERENCE / "dragoman-1-event.schema.json",
}
PAGES = sorted([ROOT / "README.md", ROOT / "samples" / "README.md", *DOCS.rglob("*.md")])

FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
EXIT = re.compile(r"# exit (\d)\s*$")
OPTION = re.compile(r"(?<![\w-])(--[a-z][a-z-]+)")
SHOWN = re.compile(r"^( *)```(sh|output)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
ONE_RUN = re.compile(r"\bd-[0-9a-f]{12}\b|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings make, as code hosts write them."""
    kept = (re.sub(r"[^\w\- ]", "", heading).strip() for heading in HEADING.findall(prose(page)))
    return {heading.lower().replace(" ", "-") for heading in kept}


def blocks(page: Path, kind: str) -> list[str]:
    """The fenced blocks of one kind, without the indent of the list that they stand in."""
    found = FENCE.findall(page.read_text(encoding="utf-8"))
    return [
        re.sub(rf"^{indent}", "", body, flags=re.MULTILINE) for indent, lang, body in found if lang == kind
    ]


def shell_lines(page: Path) -> list[str]:
    """The one-line `dragoman` commands of a page's shell blocks."""
    lines = (line.strip() for block in blocks(page, "sh") for line in block.splitlines())
    return [line for line in lines if line.startswith("dragoman ") and line.count("'") % 2 == 0]


def run_dragoman(arguments: list[str], folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The command line, run as a user runs it."""
    command = [sys.executable, "-m", "dragoman.cli", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )


def help_of(*names: str) -> str:
    """What a command says about itself."""
    done = run_dragoman([*names, "--help"])
    assert done.returncode == 0, done.stderr
    return done.stdout


def commands() -> list[tuple[str, ...]]:
    """Every command and sub-command, by its own help."""
    found: list[tuple[str, ...]] = []
    to_ask: list[tuple[str, ...]] = [()]
    while to_ask:
        names = to_ask.pop()
        found.append(names)
        listed = re.search(r"\{([\w,-]+)\}", help_of(*names).split("options:")[0])
        if listed and len(names) < 2:
            to_ask += [(*names, name) for name in listed.group(1).split(",")]
    return [names for names in found if names]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_of_a_page_resolve(page: Path) -> None:
    broken = []
    for link in LINK.findall(prose(page)):
        path, _, anchor = link.partition("#")
        if link.startswith(("http://", "https://")):
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_every_page_is_linked_from_the_index() -> None:
    linked = {(DOCS / link.partition("#")[0]).resolve() for link in LINK.findall(prose(DOCS / "index.md"))}
    pages = {page for page in DOCS.rglob("*.md") if "decisions" not in page.parts}
    assert pages - linked == {DOCS / "index.md"}


def test_every_command_and_option_is_in_the_reference() -> None:
    text = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    missing = []
    for names in commands():
        command = " ".join(("dragoman", *names))
        if command not in text:
            missing.append(command)
        missing += [
            f"{command} {option}"
            for option in sorted(set(OPTION.findall(help_of(*names))))
            if f"`{option}" not in text
        ]
    assert missing == []


def test_no_option_in_the_reference_is_unknown_to_the_commands() -> None:
    known = {option for names in [(), *commands()] for option in OPTION.findall(help_of(*names))}
    named = {option for page in PAGES for line in shell_lines(page) for option in OPTION.findall(line)}
    named |= set(re.findall(r"`(--[a-z-]+)", (REFERENCE / "commands.md").read_text(encoding="utf-8")))
    assert named - known == set()


def test_every_error_is_in_the_reference() -> None:
    text = (REFERENCE / "errors.md").read_text(encoding="utf-8")
    errors = [
        name
        for name, value in vars(errors_module).items()
        if isinstance(value, type) and issubclass(value, DragomanError)
    ]
    assert len(errors) > 5
    assert [name for name in errors if f"`{name}`" not in text] == []


def test_every_field_and_value_of_a_claim_is_in_the_codebook() -> None:
    text = (REFERENCE / "codebook.md").read_text(encoding="utf-8")
    added = (REFERENCE / "output-format.md").read_text(encoding="utf-8")
    fields = [field.name for field in dataclasses.fields(claims_module.Claim)]
    values = [
        str(member.value)
        for kind in vars(claims_module).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
        for member in kind
    ]
    assert [name for name in fields if f"`{name}`" not in text + added] == []
    assert [value for value in values if f"`{value}`" not in text] == []


def test_every_field_and_value_of_an_event_is_in_the_reference() -> None:
    text = (REFERENCE / "output-format.md").read_text(encoding="utf-8")
    kinds = [
        kind
        for kind in vars(events_module).values()
        if isinstance(kind, type) and kind.__module__ == events_module.__name__
    ]
    fields = {f.name for kind in kinds if dataclasses.is_dataclass(kind) for f in dataclasses.fields(kind)}
    values = {
        str(member.value)
        for kind in kinds
        if issubclass(kind, StrEnum) and kind is not StrEnum
        for member in kind
    }
    assert [name for name in sorted(fields | values) if f"`{name}`" not in text] == []


def test_every_field_and_kind_of_a_decision_is_in_the_reference() -> None:
    text = (REFERENCE / "decisions-format.md").read_text(encoding="utf-8")
    names = [field.name for field in dataclasses.fields(Decision)] + [
        str(kind.value) for kind in DecisionKind
    ]
    assert [name for name in names if f"`{name}`" not in text] == []


@pytest.mark.parametrize("command", SCHEMAS)
def test_schema_is_that_of_the_command(command: str) -> None:
    done = run_dragoman(["schema", "--of", command, "--check", str(SCHEMAS[command].relative_to(ROOT))])
    assert done.returncode == 0, done.stderr
    Draft202012Validator.check_schema(json.loads(SCHEMAS[command].read_text(encoding="utf-8")))


def test_every_setting_and_variable_is_in_the_reference() -> None:
    text = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    names = [name for name in NAMES if f"`{name}`" not in text]
    variables = [PREFIX + name.upper() for name in NAMES if f"`{PREFIX}{name.upper()}`" not in text]
    read = {
        name
        for source in (ROOT / "src").rglob("*.py")
        for name in re.findall(r'"((?:DRAGOMAN|XDG)_[A-Z_]*[A-Z])"', source.read_text(encoding="utf-8"))
    }
    assert (names, variables, [name for name in sorted(read) if f"`{name}`" not in text]) == ([], [], [])


def shown_pages() -> list[Path]:
    """The pages that show what a command prints; their commands are run in a row."""
    return [page for page in PAGES if blocks(page, "output")]


def page_steps(page: Path) -> list[tuple[str, str]]:
    """The shell blocks of a page and the output that it shows, in order."""
    found = SHOWN.findall(page.read_text(encoding="utf-8"))
    return [(kind, re.sub(rf"^{indent}", "", body, flags=re.MULTILINE)) for indent, kind, body in found]


def plain(text: str) -> str:
    """Text without what differs from run to run or with the width of a column."""
    return " ".join(ONE_RUN.sub("", text).split())


@pytest.mark.parametrize("page", shown_pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_the_commands_of_a_page_print_what_it_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    decision = printed = ""
    for kind, body in page_steps(page):
        if kind == "output":
            missing = [line for line in body.splitlines() if line != "..." and plain(line) not in printed]
            assert missing == []
            continue
        printed = ""
        lines = (line.strip() for line in body.replace("\\\n", " ").splitlines())
        for line in (line for line in lines if line.startswith("dragoman ") and "|" not in line):
            stated = EXIT.search(line)
            arguments = shlex.split(line, comments=True)[1:]
            if arguments[:2] == ["decide", "undo"]:
                arguments[2] = decision
            code = main(arguments)  # in this process: a page has a dozen commands
            told = capsys.readouterr()
            assert code == (int(stated.group(1)) if stated else 0), f"{line}: {told.err}"
            decision = told.out.strip() if arguments[0] == "decide" else decision
            printed += " " + plain(told.out + " " + told.err)


def sample_commands() -> list[tuple[str, str]]:
    """The commands of the other pages that read samples, with the page that they stand on."""
    pages = [page for page in PAGES if page not in shown_pages()]
    found = [(str(page.relative_to(ROOT)), line) for page in pages for line in shell_lines(page)]
    return [(page, line) for page, line in found if " samples/" in line and "|" not in line]


@pytest.mark.parametrize(("page", "line"), sample_commands(), ids=lambda value: value[:70])
def test_a_command_on_a_sample_runs_as_stated(page: str, line: str, tmp_path: Path) -> None:
    stated = EXIT.search(line)
    arguments = shlex.split(line, comments=True)[1:]
    if "--out" in arguments:
        arguments[arguments.index("--out") + 1] = str(tmp_path / "out")
    done = run_dragoman(arguments)
    assert done.returncode == (int(stated.group(1)) if stated else 0), f"{page}: {done.stderr}"
    assert "Traceback" not in done.stderr


def python_blocks() -> list[tuple[str, str]]:
    """The Python examples of all pages."""
    return [(str(page.relative_to(ROOT)), block) for page in PAGES for block in blocks(page, "python")]


@pytest.mark.parametrize(("page", "block"), python_blocks(), ids=lambda value: value[:40])
def test_a_python_example_runs(page: str, block: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", block], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"{page}: {done.stderr}"
    assert done.stdout.strip(), f"{page}: the example prints nothing"


def test_events_of_the_scenarios_follow_the_schema() -> None:
    validator = Draft202012Validator(json.loads(SCHEMAS["resolve"].read_text(encoding="utf-8")))
    scenarios = [
        "samples/scenarios/08-two-groups-one-ambush.jsonl",
        "samples/scenarios/24-luna-reposts.jsonl",
    ]
    for options in ([], ["--no-text"]):
        done = run_dragoman(
            ["resolve", *scenarios, "--atlas", "samples/atlas", "--format", "jsonl", *options]
        )
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        assert lines, done.stderr
        assert [error.message for line in lines for error in validator.iter_errors(line)] == []


def test_lines_of_the_samples_follow_the_schema() -> None:
    validator = Draft202012Validator(json.loads(SCHEMAS["read"].read_text(encoding="utf-8")))
    for options in ([], ["--no-text"], ["--explain"]):
        done = run_dragoman(
            ["read", "samples/08-posts.jsonl", "--atlas", "samples/atlas", "--format", "jsonl", *options]
        )
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(lines) == 6, done.stderr
        assert any(line["claims"] for line in lines)
        problems = [error.message for line in lines for error in validator.iter_errors(line)]
        assert problems == []


def test_the_example_of_the_readme_is_read_as_it_says() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    quoted = [line[2:] for line in readme.splitlines() if line.startswith(">")]
    text = " ".join(line or "\n\n" for line in quoted).replace(" \n\n ", "\n\n") + "\n"
    command = [
        sys.executable,
        "-m",
        "dragoman.cli",
        "read",
        "-",
        "--input-format",
        "text",
        "--atlas",
        "samples/atlas",
    ]
    done = subprocess.run(
        [*command, "--published", "2023-09-08", "--format", "jsonl"],
        cwd=ROOT, input=text, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    (claim,) = json.loads(done.stdout)["claims"]
    names = (
        "event_type",
        "assertion",
        "claimant",
        "outlet",
        "platform",
        "claimed_on",
        "target",
        "event_date",
    )
    told = [claim[name] for name in names]
    assert all(str(value) in readme for value in (*told, *claim["places"]))
    assert [(toll["min"], toll["max"], toll["text"]) for toll in claim["killed"]] == [(20, 20, "about 20")]
    assert [(toll["min"], toll["max"], toll["text"]) for toll in claim["injured"]] == [(3, None, "several")]
    seized = ", ".join(
        f"{row['qty_min']} {row['item']}{'s' if row['qty_min'] > 1 else ''}" for row in claim["materiel"]
    )
    assert f"| seized | {seized}; the list is open |" in readme and claim["inventory_open"]
