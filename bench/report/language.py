"""Own short samples -> how often their language is told right, beside the goal, and by the way of telling."""

from __future__ import annotations

from bench.language.__main__ import overall
from bench.language.measure import Share, Told, shares_by, tell_samples
from bench.language.samples import read_samples
from bench.report.goals import goal
from bench.report.page import Part, against_goal, table
from dragoman.interpret import language_name

TOLD = """Own samples of one to three sentences, handed over with no language declared. Every third is set aside. Which
letters it is written in is not asked. A document is longer than a sample and easier to tell."""


def measure_language() -> Part:
    """Accuracy over all samples and the set aside, then by language and by way of telling."""
    told = tell_samples(read_samples())
    shares = overall(told)
    rows = [(name, *cells(share), *goal_cells(name, share)) for name, share in shares.items()]
    wrong = [item for item in told if not item.is_right]
    by_language = shares_by(told, lambda item: item.sample.lang)
    faults = {lang: share for lang, share in by_language.items() if share.right < share.total}
    named = ", ".join(f"{language_name(lang)} {s.right} of {s.total}" for lang, s in faults.items()) or "none"
    lines = (
        *TOLD.splitlines(),
        "",
        *table(("samples", "right", "accuracy", "goal", ""), rows),
        "",
        *table(("told by", "right", "accuracy"), [(by, *cells(s)) for by, s in ways(told).items()]),
        "",
        f"{len(by_language)} languages; those with a sample told wrong ({len(wrong)} in all): {named}.",
    )
    return Part("language", "How well a language is told", lines)


def ways(told: tuple[Told, ...]) -> dict[str, Share]:
    """Shares by the way of telling."""
    return shares_by(told, lambda item: item.found.by)


def cells(share: Share) -> tuple[str, str]:
    """Right of all, and their share."""
    return f"{share.right} of {share.total}", f"{share.accuracy:.3f}"


def goal_cells(name: str, share: Share) -> tuple[str, str]:
    """The goal, which stands at all samples and at those set aside."""
    if name == "looked at":
        return "", ""
    return against_goal(share.accuracy, goal("language", "accuracy"), form=".2f")
