"""The words of `dragoman translate` and `dragoman models` on a command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

Subparsers = argparse._SubParsersAction
Command = Callable[..., argparse.ArgumentParser]
ENGINES = ("fxtranslate", "ctranslate2", "apertium", "endpoint")


def add_translate(
    commands: Subparsers[argparse.ArgumentParser], command: Command, input_formats: Sequence[str]
) -> None:
    """Add the command."""
    translate = command(
        commands,
        "translate",
        "show documents beside a machine's translation, numbers and names checked",
        "dragoman translate samples/15-communique-fr.txt --to en --engine apertium",
    )
    add = translate.add_argument
    # fmt: off
    add("inputs", nargs="*", metavar="INPUT",
        help='text, HTML, PDF or JSON lines, folders of them; "-" is standard input')
    add("--to", default="en", metavar="TAG", help="the language wanted; default: en")
    add("--engine", choices=ENGINES, metavar="NAME",
        help="fxtranslate, ctranslate2, apertium or endpoint; default: the first on this machine that has the pair")
    add("--format", choices=("table", "jsonl", "html"), metavar="FORMAT",
        help="table (default on a terminal), jsonl (default in a pipe) or html (default with --out)")
    add("--out", type=Path, metavar="DIR", help="write into this folder instead of to standard output")
    add("--input-format", choices=input_formats, metavar="FORMAT",
        help="text, html, pdf or jsonl for every input; default: look at each")
    add("--lang", metavar="TAG",
        help="language of every document, as fr; default: what the document says, else look at it")
    add("--atlas", action="append", type=Path, default=[], metavar="DIR",
        help="a folder of your own names; may be repeated")
    # fmt: on


def add_models(commands: Subparsers[argparse.ArgumentParser], command: Command) -> None:
    """Add the command with its actions."""
    models = command(
        commands, "models", "list, add and remove models of translation engines", "dragoman models add fr-en"
    )
    actions = models.add_subparsers(dest="action", title="actions", required=True)
    listed = command(
        actions,
        "list",
        "which models there are, which are here, and what each engine can do",
        "dragoman models list",
    )
    add = command(
        actions, "add", "fetch a model: its hash is checked, its licence told", "dragoman models add fr-en"
    )
    remove = command(actions, "remove", "delete a model of this machine", "dragoman models remove fr-en")
    # fmt: off
    for action in (listed, add):
        action.add_argument("--registry", type=Path, metavar="FILE",
            help="a table of your own models, of the form of the built-in one")
    for action in (add, remove):
        action.add_argument("pair", metavar="PAIR", help="from one language into another, as fr-en")
        action.add_argument("--engine", choices=ENGINES[:2], metavar="NAME",
            help="fxtranslate or ctranslate2; default: whichever has the pair")
    add.add_argument("--from", dest="source", type=Path, metavar="DIR",
        help="copy a folder that you have instead of fetching; for ctranslate2 unless --engine says otherwise")
    add.add_argument("--licence", metavar="NAME", help="with --from: the licence of the model, as Apache-2.0")
    add.add_argument("--dry-run", action="store_true", help="say what would be fetched; fetch and write nothing")
    # fmt: on
