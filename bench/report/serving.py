"""The last runs of `python -m bench.desk` -> how fast the desk answers, page by page."""

from __future__ import annotations

from collections.abc import Iterator

from bench.desk.figures import GOAL_MS, LoadFigures, Run, load_runs
from bench.report.page import Part, table

DESK = """From the last runs of `python -m bench.desk`. A desk is made of copies of read samples with other ids, days
over ten years, places, parties, figures and words, skewed as such archives are; every page of it opens. It is served
as `dragoman desk` serves it, by two processes. Twenty signed-in people look at it at the same time over kept
connections, first with a second on average to look at a page, then without any, which says how many answers a second
the machine gives. Times run from the first byte sent to the last received; the client, the desk and the database share
the cores. PostgreSQL has 512 MB of shared buffers, 16 MB of work memory and random_page_cost 1.1, and was analysed."""


def measure_desk() -> Part:
    """The kept figures; says so where a database was never measured."""
    runs = {run.database: run for run in load_runs()}
    lines = [*DESK.splitlines()]
    for database in ("postgresql", "sqlite"):
        if database in runs:
            lines += ["", *_run_lines(runs[database])]
        else:
            lines += [
                "",
                f"{database}: not measured. Run `python -m bench.desk --database {database} --save`.",
            ]
    return Part("desk", "How fast the desk answers", tuple(lines))


def _run_lines(run: Run) -> Iterator[str]:
    rows = run.rows
    yield (
        f"**{run.version}**, {rows['claims']:,} claims, {rows['events']:,} events, {rows['documents']:,} documents, "
        f"{rows['decisions']:,} decisions; {run.gb:.1f} GB with indexes, made in {run.fill_s / 60:.0f} minutes. "
        f"{run.people} people. Measured: {run.note}."
    )
    if run.left_out:
        yield f"Left out, the desk having no such page: {', '.join(run.left_out)}."
    for load in run.loads:
        yield ""
        yield from _load_lines(load)


def _load_lines(load: LoadFigures) -> Iterator[str]:
    think = f"{load.think_s:g} s to look at a page" if load.think_s else "no time to look"
    yield f"With {think}: {load.per_second:.0f} answers a second."
    yield ""
    rows = []
    for page in load.pages:
        verdict = "" if not load.think_s else "met" if page.p95_ms < GOAL_MS else "missed"
        goal = f"under {GOAL_MS:.0f}" if load.think_s else ""
        figures = (f"{page.count:,}", *(f"{ms:.0f}" for ms in (page.p50_ms, page.p95_ms, page.p99_ms)))
        rows.append((page.page, *figures, str(page.failed), goal, verdict))
    yield from table(("page", "answers", "p50, ms", "p95, ms", "p99, ms", "errors", "goal, p95", ""), rows)
