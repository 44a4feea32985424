"""`dragoman atlas`: names -> what the atlas holds under them; GeoNames extracts -> the place index."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from dragoman.atlas import (
    Actor,
    Arm,
    Atlas,
    Country,
    Finding,
    Match,
    Outlet,
    PlaceEntry,
    build_index,
    import_extract,
)
from dragoman.atlas.gazetteer_files import GazetteerFiles
from dragoman.atlas.index_build import index_path
from dragoman.base.errors import AtlasError
from dragoman.commands.config import load_settings
from dragoman.commands.outcome import DONE, SOME_FAILED
from dragoman.commands.progress import BuildProgress

AnyMatch = Match[Actor] | Match[Outlet] | Match[Arm] | Match[Country]
AnyFinding = Finding[Actor] | Finding[Outlet] | Finding[Arm] | Finding[Country]


def run_atlas(options: argparse.Namespace) -> int:
    """Run one action of `dragoman atlas`."""
    settings = load_settings()
    with _build_progress() as progress:
        if options.action == "build":
            return _build(options, progress)
        if options.action == "import":
            return _import(options, progress)
        atlas = Atlas.open(settings.with_atlas(tuple(options.atlas)).atlas, progress=progress)
        return _find_place(options, atlas) if options.place else _find_name(options, atlas)


@contextmanager
def _build_progress() -> Iterator[BuildProgress]:
    progress = BuildProgress()
    try:
        yield progress
    finally:
        progress.close()


def _build(options: argparse.Namespace, progress: BuildProgress) -> int:
    path = index_path(GazetteerFiles.embedded())
    if path.exists():
        print(f"{path}: built already", file=sys.stderr)
    elif options.dry_run:
        print(f"{path}: would be built", file=sys.stderr)
    else:
        print(build_index(progress=progress))
    return DONE


def _import(options: argparse.Namespace, progress: BuildProgress) -> int:
    if options.dry_run:
        if not options.file.is_file():
            raise AtlasError(
                f"{options.file}: no such file. Give the path of a GeoNames country file, such as ML.zip."
            )
        size = options.file.stat().st_size
        print(f"{options.file}: {size:,} bytes would be imported and the index built anew", file=sys.stderr)
        return DONE
    imported = import_extract(options.file, progress=progress)
    progress.close()
    print(f"{imported.name}: {imported.places:,} places imported, index {imported.index}")
    return DONE


def _find_place(options: argparse.Namespace, atlas: Atlas) -> int:
    entries = atlas.places.find(options.name, options.country, abroad=False)
    for entry in entries:
        print(_place_line(entry))
    if entries:
        return DONE
    similar = atlas.places.suggest(options.name, options.country)
    where = f" in {options.country}" if options.country else ""
    return _suggest(
        f"{options.name!r}: no place of the atlas{where} has this name",
        [f"{match.score:3.0f}  {_place_line(match.value)}" for match in similar],
    )


def _place_line(entry: PlaceEntry) -> str:
    where = ", ".join(part for part in (entry.admin2, entry.admin1, entry.country) if part)
    point = (
        f"{entry.lat:.4f} {entry.lon:.4f}"
        if entry.lat is not None and entry.lon is not None
        else "no coordinates"
    )
    kind = f"{entry.feature_class}.{entry.feature_code}".strip(".")
    people = f"  population {entry.population:,}" if entry.population else ""
    alias = f'  matched "{entry.matched}"' if entry.matched != entry.name else ""
    return f"{entry.name}  {where}  {entry.id}  {point}  {kind}{people}{alias}  source {entry.source}"


def _find_name(options: argparse.Namespace, atlas: Atlas) -> int:
    findings = (
        atlas.find_actor(options.name),
        atlas.find_outlet(options.name),
        atlas.find_arm(options.name),
        atlas.find_country(options.name),
    )
    lines = [_line(match) for finding in findings for match in _matches(finding)]
    force = atlas.match_force(options.name)
    if force is not None:
        pattern = force.pattern
        lines.append(
            f"{force.branch} of {force.country.name}  state_force {force.country.iso2}  "
            f'matched "{pattern.pattern}"  source {pattern.source}'
        )
    for line in lines:
        print(line)
    if lines:
        return DONE
    similar = sorted(
        (match for finding in findings for match in _suggestions(finding)), key=lambda match: -match.score
    )
    return _suggest(
        f"{options.name!r}: no group, force, outlet, weapon or country of the atlas has this name; places are "
        "looked up with --place",
        [f"{match.score:3.0f}  {_line(match)}" for match in similar[:10]],
    )


def _matches(finding: AnyFinding) -> tuple[AnyMatch, ...]:
    return finding.matches


def _suggestions(finding: AnyFinding) -> tuple[AnyMatch, ...]:
    return finding.suggestions


def _suggest(message: str, lines: list[str]) -> int:
    """Nothing matched: what is similar goes to standard error, since it decides nothing."""
    print(message, file=sys.stderr)
    for line in lines:
        print(f"  similar: {line}", file=sys.stderr)
    return SOME_FAILED


def _line(match: AnyMatch) -> str:
    value = match.value
    alias = f'  matched "{match.alias}"' if match.alias != value.name else ""
    return f"{value.name}  {value.id}  {_kind(value)}{alias}  source {match.source}"


def _kind(value: Actor | Outlet | Arm | Country) -> str:
    if isinstance(value, Actor):
        return f"{value.kind.value} {' '.join(value.countries)}".strip()
    if isinstance(value, Outlet):
        return f"{value.kind.value}{f' of {value.owner}' if value.owner else ''}"
    return value.category.value if isinstance(value, Arm) else "country"
