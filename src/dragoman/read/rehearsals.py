"""The facts of a document -> those of its sections that tell of no drill.

A drill is told like an attack, with the words for it in quotation marks ("“killing” six of the attackers").
"""

from __future__ import annotations

from dragoman.read.facts import Facts

OPENS, CLOSES = "“‘«\"", "”’»\""
QUOTED = frozenset({"act", "person"})


def without_rehearsals(all_facts: list[Facts]) -> list[Facts]:
    """The facts of a document less the parts that tell of a drill."""
    kept: list[Facts] = []
    for section in sections(all_facts):
        last = last_rehearsal(section)
        kept.extend(f for at, f in enumerate(section) if at > last)
    return kept


def sections(all_facts: list[Facts]) -> list[list[Facts]]:
    """The facts of a document, cut before each heading."""
    parts: list[list[Facts]] = [[]]
    for before, facts in zip([None, *all_facts], all_facts, strict=False):
        if facts.kind == "heading" and before is not None and before.kind not in ("heading", "title"):
            parts.append([])
        parts[-1].append(facts)
    return parts


def last_rehearsal(section: list[Facts]) -> int:
    """The place of the last sentence of a section that names a drill, when acts in it stand in quotation marks; else -1."""
    named = [at for at, facts in enumerate(section) if "rehearsal" in facts.cues]
    if not named or not any(quotes_act(facts) for facts in section):
        return -1
    return named[-1]


def quotes_act(facts: Facts) -> bool:
    """Whether a single word for an act or for a fighter stands in quotation marks."""
    source = facts.context.source
    for unit in facts.context.units:
        if not any(entry.kind in QUOTED for entry in unit.entries):
            continue
        start, end = source.starts[unit.first], source.ends[unit.last - 1]
        if source.text[start - 1 : start] in OPENS and source.text[end : end + 1] in CLOSES and 0 < start < end:
            return source.text[end : end + 1] != ""
    return False
