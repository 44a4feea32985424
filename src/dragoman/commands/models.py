"""`dragoman models`: the models of translation engines -> listed, fetched with a bar, removed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from dragoman.base.errors import ModelError
from dragoman.commands.config import load_settings
from dragoman.commands.engines import engine_settings, models_folder
from dragoman.commands.outcome import DONE
from dragoman.commands.progress import is_watched
from dragoman.interpret.engines import engine_states
from dragoman.interpret.models import (
    KeptModel,
    ModelFile,
    ModelStore,
    Progress,
    RegisteredModel,
    load_registry,
    parse_pair,
)
from dragoman.interpret.translate import Pair

MB = 1_000_000


def run_models(options: argparse.Namespace) -> int:
    """Do what the action of a command line says."""
    settings = load_settings()
    store = ModelStore(models_folder())
    if options.action == "list":
        for line in _list_lines(load_registry(options.registry), store.models()):
            print(line)
        print()
        for state in engine_states(engine_settings(settings)):
            what = state.lacks or f"{state.name} {state.version}: {_pairs_words(state.pairs)}"
            print(f"engine  {what}")
    elif options.action == "add":
        _add(options, store)
    else:
        for model in store.remove(parse_pair(options.pair), options.engine):
            print(f"removed {model.pair} of {model.engine}")
    return DONE


def _list_lines(registry: Sequence[RegisteredModel], kept: Sequence[KeptModel]) -> Iterator[str]:
    """A line a model: pair, engine, size, licence, whether it is here."""
    here = {(model.pair, model.engine) for model in kept}
    yield f"{'pair':8}{'engine':13}{'MB':>6}  {'licence':12}state"
    for model in registry:
        state = "here" if (model.pair, model.engine) in here else "can be added"
        yield _row(model.pair, model.engine, model.size, model.licence, state)
    known = {(model.pair, model.engine) for model in registry}
    for own in kept:
        if (own.pair, own.engine) not in known:
            yield _row(own.pair, own.engine, own.size, own.licence, "here, your own")


def _row(pair: Pair, engine: str, size: int, licence: str, state: str) -> str:
    return f"{pair!s:8}{engine:13}{size / MB:6.1f}  {licence:12}{state}"


def _pairs_words(pairs: frozenset[Pair]) -> str:
    if not pairs:
        return "no model yet"
    shown = ", ".join(map(str, sorted(pairs)[:12]))
    return shown if len(pairs) <= 12 else f"{shown} and {len(pairs) - 12:,} more pairs"


def _add(options: argparse.Namespace, store: ModelStore) -> None:
    pair = parse_pair(options.pair)
    if options.source is not None:
        engine = options.engine or "ctranslate2"
        if not options.licence:
            raise ModelError(f"{pair}: say its licence with --licence, as Apache-2.0.")
        if options.dry_run:
            print(f"would copy {options.source} as {pair} of {engine}")
            return
        model = store.add_folder(options.source, pair, engine, options.licence)
    else:
        registered = _registered(load_registry(options.registry), pair, options.engine)
        print(
            f"{registered}: {registered.size / MB:.1f} MB for {registered.engine}, licence {registered.licence}",
            file=sys.stderr,
        )
        if options.dry_run:
            for file in registered.files:
                print(f"would fetch {file.url}")
            return
        model = store.add(registered, tell=_Bar())
    print(f"added {model.pair} of {model.engine}, licence {model.licence}: {model.folder}")


def _registered(registry: Sequence[RegisteredModel], pair: Pair, engine: str | None) -> RegisteredModel:
    for model in registry:
        if model.pair == pair and engine in (None, model.engine):
            return model
    near = ", ".join(sorted({str(model.pair) for model in registry}))
    raise ModelError(
        f"{pair}: the registry has no such model. It has {near}. Add a folder that you have with --from."
    )


class _Bar:
    """A bar a file on standard error, in bytes, when a person is watching."""

    def __call__(self, file: ModelFile) -> Progress:
        if not is_watched():
            return lambda done, total: None
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, TransferSpeedColumn
        from rich.progress import Progress as Bars

        bars = Bars(
            "{task.description}",
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            console=Console(stderr=True),
            redirect_stdout=False,
        )
        task = bars.add_task(file.name, total=file.size)
        bars.start()

        def tell(done: int, total: int) -> None:
            bars.update(task, completed=done)
            if done >= total:
                bars.stop()

        return tell
