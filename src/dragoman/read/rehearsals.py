"""The facts of a document -> those of its sections that tell of no drill.

A drill is told like an attack, with the words for it in quotation marks ("“killing” six of the attackers").
"""

from __future__ import annotations

from dragoman.read.facts import Facts

OPENS, CLOSES = '“‘«"', '”’»"'
FIGHTS = frozenset({"attack", "kill", "die", "injure", "clash"})
NEAR = 2  # sentences


def without_rehearsals(all_facts: list[Facts]) -> list[Facts]:
    """The facts of a document less the paragraphs that tell of a drill."""
    if any(f.kind == "title" and "rehearsal" in f.cues and quotes_act(f) for f in all_facts):
        return []
    if any(is_headed_by_drill(f) for f in all_facts) and any(
        f.kind == "body" and "rehearsal" in f.cues for f in all_facts
    ):
        return []
    kept: list[Facts] = []
    for section in sections(all_facts):
        first, last = rehearsal(section)
        kept.extend(f for at, f in enumerate(section) if not first <= at <= last)
    return kept


def is_headed_by_drill(facts: Facts) -> bool:
    """Whether a headline names a drill and tells no fight ("Army ends live-fire drill near Agadez")."""
    return (
        facts.kind == "title"
        and "rehearsal" in facts.cues
        and not any(p.family in FIGHTS and p.is_told for p in facts.acts)
    )


def sections(all_facts: list[Facts]) -> list[list[Facts]]:
    """The facts of a document, cut before each heading."""
    parts: list[list[Facts]] = [[]]
    for before, facts in zip([None, *all_facts], all_facts, strict=False):
        if facts.kind == "heading" and before is not None and before.kind not in ("heading", "title"):
            parts.append([])
        parts[-1].append(facts)
    return parts


def rehearsal(section: list[Facts]) -> tuple[int, int]:
    """The first and last sentence of a drill in a section: one that names it close to acts in quotation marks."""
    named = [at for at, facts in enumerate(section) if "rehearsal" in facts.cues]
    if not named:
        return 0, -1
    quoting = [at for at, facts in enumerate(section) if quotes_act(facts)]
    near = [at for at in quoting if any(abs(at - other) <= NEAR for other in named)]
    return (min(near[0], named[0]), max(near[-1], named[-1])) if near else (0, -1)


def quotes_act(facts: Facts) -> bool:
    """Whether a single word for an act stands in quotation marks."""
    source = facts.context.source
    for unit in facts.context.units:
        if not any(entry.kind == "act" for entry in unit.entries):
            continue
        start, end = source.starts[unit.first], source.ends[unit.last - 1]
        if (
            source.text[start - 1 : start] in OPENS
            and source.text[end : end + 1] in CLOSES
            and 0 < start < end
        ):
            return source.text[end : end + 1] != ""
    return False
