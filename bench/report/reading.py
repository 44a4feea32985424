"""Gold documents -> how well they are read (both parts), and the errors of the dev part by field and cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from bench.quality.causes import Error, count_causes, find_errors
from bench.quality.differences import pair_state
from bench.quality.gold import IN_TOTAL, NOT_RUN, WITH_FLOORS, GoldDocument, Source, load_gold, sources_of
from bench.quality.intervals import difference_interval, f1_interval
from bench.quality.readings import Result, run_reader
from bench.quality.scorer import INFO, Counts, Field, total, total_micro
from bench.quality.split import Part as Share
from bench.quality.tables import hard_negatives
from bench.report.goals import goal
from bench.report.page import Part, against_goal, count_of, table

CHANGES = 8  # exchanged values shown
CLOSED = (Field.EVENT_TYPE, Field.ASSERTION)
ERROR_HEAD = (
    "field",
    "errors",
    "in missed claims",
    "in invented claims",
    "in claims found",
    "of those, by cause",
)
SHARE_NAMES = {Share.DEV: "looked at", Share.HELDOUT: "set aside"}

READING = """The documents are reports whose claims a person coded. Two thirds of them were looked at one by one
while rules were written; of the others, set aside, nobody saw more than totals, though these were looked at several
times. The part set aside says how new documents are read. `own` was written and coded by hands that had not seen the
reader; its errors were then looked at, and it stands in no total. P is the share of the values given that are right,
R the share of the values due that are found, F1 their harmonic mean. The scorer is strict: a claim that is missed or
invented costs all its fields. The range behind a total covers 95 of 100 samples of documents drawn again."""

SECTIONS = {"en": "English", "fr": "French", "ar": "Arabic", "es": "Spanish"}
BEGUN = "Spanish is begun: simple reports alone, and no goals or floors are set."

ERRORS = """Counted on the documents that were looked at. A value of a claim that was missed as a whole, or invented
as a whole, is no error of its own field. The last column holds what went wrong inside claims that were found: *not
found* is a value due and not given, *not in gold* one given and not due, anything else a value that was found and
differs in what is named."""


@cache
def run_all(lang: str = "en") -> tuple[tuple[Result, ...], tuple[str, ...]]:
    """The results of every source of a language there is, and the names of those that are not there."""
    documents: list[GoldDocument] = []
    missing = []
    for source in sources_of(lang):
        loaded = load_gold(source, lang=lang)
        documents += loaded or ()
        if loaded is None:
            missing.append(source.value)
    return run_reader(documents).results, tuple(missing)


def measure_quality() -> Part:
    """Totals by source and part, then every field, by language."""
    lines = [*READING.splitlines()]
    for lang, title in SECTIONS.items():
        lines += ["", f"### {title}", "", *quality_of(lang)]
    return Part("quality", "How well reports are read", tuple(lines))


def quality_of(lang: str) -> Iterator[str]:
    """The figures of one language."""
    results, missing = run_all(lang)
    if lang not in WITH_FLOORS:
        yield from (BEGUN, "")
    yield from (*totals(results, lang), "")
    yield from (f"`{source}`: {NOT_RUN}." for source in missing)
    yield from gap(results)
    if lang in WITH_FLOORS:
        yield from ("", *fields(results, lang))
    yield from ("", *quiet_documents(results, lang))


def chosen(results: Sequence[Result], share: Share, source: Source | None = None) -> list[Result]:
    """The results of one part, of one source or of all that make the total."""
    wanted = IN_TOTAL if source is None else (source,)
    return [r for r in results if r.gold.part is share and r.gold.source in wanted]


def goals_of(lang: str) -> str:
    """The table of goals of a language."""
    return "quality" if lang == "en" else f"quality_{lang}"


def totals(results: Sequence[Result], lang: str = "en") -> Iterator[str]:
    """Micro scores of each source and part, the whole last."""
    rows = []
    for source in (*Source, None):
        for share in Share:
            some = chosen(results, share, source)
            if some:
                name = some[0].gold.group.split("/")[0] if source else "all"
                rows.append(total_row(name, share, some, lang))
    head = ("documents", "part", "how many", "claims", "P", "R", "F1", "95 % range", "goal", "")
    yield from table(head, rows)


def total_row(name: str, share: Share, results: Sequence[Result], lang: str) -> tuple[str, ...]:
    """One row of totals; the goal stands where it is set, at the whole."""
    scores = [result.score for result in results]
    counts, spread = total_micro(scores), f1_interval([score.micro for score in scores])
    aim = ("", "")
    if name == "all" and lang in WITH_FLOORS:
        aim = against_goal(
            counts.f1, goal(goals_of(lang), "set_aside" if share is Share.HELDOUT else "micro"), form=".2f"
        )
    claims = sum(score.gold_claims for score in scores)
    return (
        name, SHARE_NAMES[share], str(len(scores)), str(claims), *rates(counts),
        f"{spread.low:.3f} to {spread.high:.3f}", *aim,
    )  # fmt: skip


def rates(counts: Counts) -> tuple[str, str, str]:
    """Precision, recall and F1."""
    return f"{counts.precision:.3f}", f"{counts.recall:.3f}", f"{counts.f1:.3f}"


def gap(results: Sequence[Result]) -> Iterator[str]:
    """How far the parts lie apart, and what that means."""
    seen, aside = ([r.score.micro for r in chosen(results, share)] for share in Share)
    if not (seen and aside):
        return
    difference = sum(seen, Counts()).f1 - sum(aside, Counts()).f1
    spread = difference_interval(seen, aside)
    is_clear = spread.low > 0
    yield (
        f"F1 of the part that was looked at, less that of the part set aside: {difference:+.3f} "
        f"({spread.low:+.3f} to {spread.high:+.3f}). "
        + (
            "The difference is clear: some rules fit the documents they were written for better than others."
            if is_clear
            else "The range holds zero: no difference is shown."
        )
    )


def fields(results: Sequence[Result], lang: str = "en") -> Iterator[str]:
    """Every field in both parts; goals by field are set for English alone."""
    rows = []
    for field in Field:
        seen, aside = (total([r.score for r in chosen(results, share)], field) for share in Share)
        aim = (
            ("not in the total", "")
            if field in INFO
            else against_goal(min(seen.f1, aside.f1), goal("quality", "field"), form=".2f")
        )
        if lang != "en" and field not in INFO:
            aim = ("", "")
        due = aside.tp + aside.fn
        rows.append((field.value, *rates(seen), *rates(aside), str(due), *aim))
    yield from table(
        ("field", "P", "R", "F1 looked at", "P", "R", "F1 set aside", "due, set aside", "goal, both", ""),
        rows,
    )


def quiet_documents(results: Sequence[Result], lang: str = "en") -> Iterator[str]:
    """Documents without a claim, and how many of them get one."""
    aim = goal(goals_of(lang) if lang in WITH_FLOORS else "quality", "hard_negatives")
    for share in Share:
        quiet, loud, claims = hard_negatives(chosen(results, share))
        if not quiet:
            continue
        words, verdict = against_goal(loud / max(1, quiet), aim, at_least=False, form=".0%")
        yield (
            f"Of {count_of(quiet, 'document')} without a claim ({SHARE_NAMES[share]}), {loud} get one "
            f"({count_of(claims, 'claim')}); goal {words}: {verdict}."
        )


def measure_errors() -> Part:
    """The errors of the part that was looked at by field and cause, by language."""
    lines = [*ERRORS.splitlines()]
    for lang in WITH_FLOORS:
        lines += ["", f"### {SECTIONS[lang]}", "", *errors_of(lang)]
    return Part("errors", "Where it fails: errors by field and cause", tuple(lines))


def errors_of(lang: str) -> Iterator[str]:
    """The errors of one language."""
    results = chosen(run_all(lang)[0], Share.DEV)
    rows = []
    worst: list[tuple[int, str]] = []
    changes: dict[Field, list[Error]] = {field: [] for field in CLOSED}
    for field in Field:
        by_state: dict[str, list[Error]] = {"aligned": [], "missed claim": [], "spurious claim": []}
        for result in results:
            for pair in result.score.pairs:
                by_state[pair_state(pair)] += find_errors(pair.fields[field])
        inside = by_state["aligned"]
        if field in changes:
            changes[field] = [error for error in inside if error.wanted and error.given]
        causes = ", ".join(f"{cause} {count}" for cause, count in count_causes(inside))
        worst.append((len(inside), field.value))
        counts = (
            str(sum(map(len, by_state.values()))),
            *(str(len(errors)) for errors in wrong_claims(by_state)),
        )
        rows.append((field.value, *counts, str(len(inside)), causes))
    yield from table(ERROR_HEAD, rows)
    most = ", ".join(f"`{name}` ({count})" for count, name in sorted(worst, reverse=True)[:3])
    yield from ("", f"Most errors inside claims found: {most}.", "")
    for field, errors in changes.items():
        pairs = count_causes(errors, lambda error: f"{error.wanted} read as {error.given}")[:CHANGES]
        shown = "; ".join(f"{pair} {count}" for pair, count in pairs)
        yield f"Most frequent exchanges of `{field.value}`: {shown or 'none'}."


def wrong_claims(by_state: dict[str, list[Error]]) -> tuple[list[Error], list[Error]]:
    """The errors in claims that were missed, and in those that were invented."""
    return by_state["missed claim"], by_state["spurious claim"]
