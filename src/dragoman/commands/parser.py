"""Nothing -> the parser of the whole command line: commands, options, one example each."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from dragoman import __version__
from dragoman.commands.backup_parser import add_backup
from dragoman.commands.desk_parser import add_desk
from dragoman.commands.interpret_parser import add_interpret
from dragoman.commands.translate_parser import add_models, add_translate
from dragoman.commands.write_parser import add_write

INPUT_FORMATS = ("text", "html", "pdf", "jsonl")
OUTPUT_FORMATS = ("table", "jsonl", "html")


def build_parser() -> argparse.ArgumentParser:
    """The parser; `options.command` names the command, and `options.action` what `atlas` is to do."""
    parser = argparse.ArgumentParser(
        prog="dragoman",
        description="Reads reports of armed conflict into claims whose every value points at its words.",
        epilog="example:\n  dragoman read samples/05-monitor-digest.txt --published 2023-09-08",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"dragoman {__version__}")
    commands = parser.add_subparsers(dest="command", title="commands")
    add_interpret(commands, _command, INPUT_FORMATS)
    add_translate(commands, _command, INPUT_FORMATS)
    add_models(commands, _command)
    _add_read(commands)
    _add_resolve(commands)
    _add_decide(commands)
    add_write(commands, _command, _day)
    add_desk(commands, _command)
    add_backup(commands, _command)
    _add_atlas(commands)
    _command(commands, "config", "print every setting and where its value came from", "dragoman config")
    schema = _command(
        commands,
        "schema",
        "print the JSON Schema of the lines that read or resolve writes",
        "dragoman schema > dragoman-1.json",
    )
    schema.add_argument(
        "--of",
        choices=("read", "resolve"),
        default="read",
        metavar="COMMAND",
        help="whose lines, read or resolve; default: read",
    )
    schema.add_argument(
        "--check", type=Path, metavar="FILE", help="compare with this file; exit 1 when it differs"
    )
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str, example: str
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=what,
        description=what[0].upper() + what[1:] + ".",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_read(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    read = _command(
        commands,
        "read",
        "read documents into claims",
        "dragoman read report.txt page.html statement.pdf posts.jsonl --published 2023-09-07 --out claims",
    )
    add = read.add_argument
    # fmt: off
    add("inputs", nargs="*", metavar="INPUT", help='text, HTML, PDF or JSON lines; "-" is standard input')
    add("--format", choices=OUTPUT_FORMATS, metavar="FORMAT",
        help="table (default on a terminal), jsonl (default in a pipe) or html (default with --out)")
    add("--out", type=Path, metavar="DIR", help="write into this folder instead of to standard output")
    add("--input-format", choices=INPUT_FORMATS, metavar="FORMAT",
        help="text, html, pdf or jsonl for every input; default: look at each")
    add("--published", type=_day, metavar="DATE",
        help="publication date of the documents that say none, as 2023-09-07")
    add("--lang", metavar="TAG",
        help="language of every document, as en; default: what the document says, else look at it")
    _add_folders(read)
    add("--explain", action="store_true",
        help="show the rule, the lexicon entry and the candidates behind each value")
    add("--no-text", action="store_true", help="leave the text of the documents out of JSON lines")
    add("--retry", type=Path, metavar="FILE", help="read only what a failed.jsonl lists, again")
    add("--dry-run", action="store_true",
        help="say of each input what it is and its language; read and write nothing")
    # fmt: on


def _add_resolve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    resolve = _command(
        commands,
        "resolve",
        "join the claims of many documents into events",
        "dragoman resolve samples/scenarios/01-night-raid-denied.jsonl --atlas samples/atlas --format table",
    )
    add = resolve.add_argument
    # fmt: off
    add("inputs", nargs="*", metavar="INPUT",
        help='lines that read wrote, reports of any form, folders of either; "-" is standard input')
    add("--format", choices=OUTPUT_FORMATS, metavar="FORMAT",
        help="table (default on a terminal), jsonl (default in a pipe) or html (default with --out)")
    add("--out", type=Path, metavar="DIR", help="write into this folder instead of to standard output")
    add("--decisions", type=Path, metavar="FILE", help="what people have ruled; see dragoman decide")
    add("--store", type=Path, metavar="FILE",
        help="keep the claims in this file; then only events that are new or different are written")
    add("--all", action="store_true", help="with --store: write all events")
    add("--why", nargs=2, metavar=("A", "B"),
        help="say why two claims or events are one or two, instead of writing events")
    add("--published", type=_day, metavar="DATE",
        help="publication date of the documents that say none, as 2023-09-07")
    add("--lang", metavar="TAG",
        help="language of every document, as en; default: what the document says, else look at it")
    _add_folders(resolve)
    add("--no-text", action="store_true", help="leave the text of the documents out of JSON lines")
    add("--retry", type=Path, metavar="FILE", help="take only what a failed.jsonl lists, again")
    add("--dry-run", action="store_true", help="count the claims and write nothing, neither events nor store")
    # fmt: on


def _add_decide(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    decide = _command(
        commands,
        "decide",
        "rule on claims, events and actors; every ruling can be undone",
        'dragoman decide same c-8e3a51d0b7f2 c-0d9c6b1e44aa --by "A. Analyst" --why "one convoy" '
        "--decisions decisions.jsonl",
    )
    add = decide.add_argument
    # fmt: off
    add("kind", choices=("same", "not-same", "split", "move", "same-actor", "accept", "undo", "list"), metavar="KIND",
        help="same, not-same, split, move, same-actor, accept, undo or list")
    add("ids", nargs="*", metavar="ID",
        help="ids of claims or events; of actors (or their names) for same-actor; of a decision for undo")
    add("--to", metavar="ID", help="move: a claim or event whose event is joined")
    add("--events", type=Path, metavar="FILE",
        help="the events as they are now (jsonl): says what an event holds, what a claim leaves behind, and what is "
        "accepted")
    add("--by", default="", metavar="NAME", help="who rules")
    add("--why", default="", metavar="TEXT", help="the reason, in words")
    add("--decisions", type=Path, default=Path("decisions.jsonl"), metavar="FILE",
        help="the file to append to; default: decisions.jsonl")
    add("--dry-run", action="store_true", help="print the decision and append nothing")
    # fmt: on


def _add_folders(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--atlas",
        action="append",
        type=Path,
        default=[],
        metavar="DIR",
        help="a folder of your own names; may be repeated",
    )


def _add_atlas(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    atlas = _command(
        commands,
        "atlas",
        "look names up, add places, build the place index",
        'dragoman atlas find "Wagner Group"',
    )
    actions = atlas.add_subparsers(dest="action", title="actions", required=True)
    find = _command(
        actions,
        "find",
        "look a name up: matched alias, candidates, source",
        "dragoman atlas find --place Koumbori --country BF",
    )
    find.add_argument(
        "name", metavar="NAME", help="a group, force, outlet, weapon or country; with --place, a place"
    )
    find.add_argument("--place", action="store_true", help="look it up among the places")
    find.add_argument(
        "--country", type=_country, metavar="CODE", help="only places in this country, ISO 3166 alpha-2"
    )
    _add_folders(find)
    load = _command(
        actions, "import", "add a GeoNames extract of a country to the places", "dragoman atlas import ML.zip"
    )
    load.add_argument(
        "file", type=Path, metavar="FILE", help="a GeoNames extract: ML.zip, ML.txt or ML.txt.gz"
    )
    load.add_argument("--dry-run", action="store_true", help="say what would be imported; write nothing")
    build = _command(actions, "build", "build the place index, once", "dragoman atlas build")
    build.add_argument(
        "--dry-run", action="store_true", help="say whether there is anything to build; write nothing"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2023-09-07") from None


def _country(text: str) -> str:
    if len(text) != 2 or not text.isascii() or not text.isalpha():
        raise argparse.ArgumentTypeError(f"{text!r} is no country code; write it as BF")
    return text.upper()
