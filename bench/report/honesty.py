"""Dev documents -> what the independent checker refuses, what flips when names are exchanged, hedges lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bench.checker.__main__ import SEED
from bench.checker.check import check_claim
from bench.checker.mutate import Outcome, falsify_sides, mutate_claims
from bench.checker.words import LANGUAGES as CHECKED_LANGUAGES
from bench.neutral.__main__ import every_document, find_hedges, run_swaps
from bench.neutral.actors import require_stand_ins
from bench.neutral.words import LANGUAGES as EXCHANGED_LANGUAGES
from bench.quality.gold import dev_documents
from bench.quality.readings import run_reader
from bench.report.goals import goal
from bench.report.page import Part, against_goal, count_of, table
from bench.report.reading import SECTIONS
from dragoman.atlas import Atlas
from dragoman.read import RuleReader

FALSIFIED = 1000

CHECKED = """A checker that shares no code with the reader takes the spans of every claim and works each number,
quantity, date, name and hedge out again. Claims that it finds fault with are counted first. Then facts of the claims
without fault are falsified one at a time ("over 50" becomes "over 60", seized becomes destroyed, a span is moved),
and the checker has to refuse each."""

EXCHANGED = """All sides have to be read alike, in every language. In every document that was looked at, each actor is
exchanged for one of another kind (an army for a rebel group, a militia for a foreign force), words for people in arms
for others ("terrorists", "martyrs"), and verbs for killing for others ("neutralised", "martyred"). In French and Arabic
article, gender and what is written onto a name stay as grammar asks. Types, figures, materiel and attribution should
stay as they were; what changes is a flip. A claim lost or won counts once."""


def measure_checker() -> Part:
    """Problems of our claims, and falsified facts that pass, by language."""
    atlas = Atlas.open()
    lines = [*CHECKED.splitlines()]
    for lang in CHECKED_LANGUAGES:
        lines += ["", f"### {SECTIONS[lang]}", "", *checked_lines(lang, atlas)]
    return Part("checker", "No number that is not there", tuple(lines))


def checked_lines(lang: str, atlas: Atlas) -> Iterator[str]:
    """What is refused in one language."""
    results = run_reader(tuple(dev_documents(lang))).results
    claims = [(r.gold.document, claim) for r in results for claim in r.prediction.claims]
    problems = [check_claim(document, claim, atlas) for document, claim in claims]
    bad = sum(map(bool, problems))
    fields = Counter(p.pointer.split("/")[1] for found in problems for p in found)
    outcomes = mutate_claims(claims, atlas, wanted=FALSIFIED, seed=SEED)
    sides = falsify_sides(claims, atlas)
    by_field = ", ".join(f"`{name}` {count}" for name, count in fields.most_common()) or "none"
    yield f"Of {count_of(len(claims), 'claim')}, {bad} have a problem (goal: 0); problems by field: {by_field}."
    yield ""
    yield from falsified_lines(outcomes)
    yield ""
    yield (
        f"Apart from these, {sum(o.refused for o in sides)} of {len(sides)} tolls moved to a false side are "
        "refused. On which side people stood is often decided by more than the words of a toll, so the rest "
        "cannot be refused from those words alone."
    )


def falsified_lines(outcomes: Sequence[Outcome]) -> list[str]:
    """How many falsified facts are refused, and the kinds of which one passes."""
    passed = Counter(outcome.kind for outcome in outcomes if not outcome.refused)
    kinds = len({outcome.kind for outcome in outcomes})
    refused = len(outcomes) - passed.total()
    line = (
        f"Of {count_of(len(outcomes), 'falsified fact')} of {count_of(kinds, 'kind')}, {refused:,} are refused "
        f"and {passed.total()} pass (goal: 0)"
    )
    return [
        line + (": " + ", ".join(f"{kind} {n}" for kind, n in passed.most_common()) if passed else "") + "."
    ]


def measure_neutrality() -> Part:
    """Flips per thousand values by kind of exchange, and hedges lost, by language."""
    atlas = Atlas.open()
    require_stand_ins(atlas)
    reader = RuleReader(atlas)
    lines = [*EXCHANGED.splitlines()]
    for lang in EXCHANGED_LANGUAGES:
        lines += ["", f"### {SECTIONS[lang]}", "", *exchanged_lines(lang, reader, atlas)]
    return Part("neutral", "All sides alike", tuple(lines))


def exchanged_lines(lang: str, reader: RuleReader, atlas: Atlas) -> Iterator[str]:
    """The flips and the hedges of one language."""
    flips, compared = run_swaps(dev_documents(lang), reader, atlas)
    aim = goal("neutral", "flips_per_thousand")
    rows = []
    for kind, count in compared.items():
        changed = [flip for flip in flips if flip.swap.startswith(kind)]
        rate = 1000 * len(changed) / count
        fields = ", ".join(f"{name} {n}" for name, n in Counter(f.field for f in changed).most_common())
        words, verdict = against_goal(rate, aim, at_least=False, form=".0f")
        rows.append((kind, f"{count:,}", str(len(changed)), f"{rate:.1f}", words, verdict, fields or "none"))
    yield from table(("exchanged", "values compared", "flips", "per thousand", "goal", "", "by field"), rows)
    hedged, lost = find_hedges(every_document(lang), reader)
    yield ""
    yield (
        f"Hedges lost: {len(lost)} of {count_of(hedged, 'claim')} whose words call the perpetrator suspected or "
        f"accused, all documents (goal: {goal('neutral', 'hedges_lost'):.0f})."
    )
