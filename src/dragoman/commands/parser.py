"""Nothing -> the parser of the whole command line: commands, options, one example each."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from dragoman import __version__

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
    _add_read(commands)
    _add_atlas(commands)
    _command(commands, "config", "print every setting and where its value came from", "dragoman config")
    schema = _command(
        commands,
        "schema",
        "print the JSON Schema of the lines that read writes",
        "dragoman schema > dragoman-1.json",
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
