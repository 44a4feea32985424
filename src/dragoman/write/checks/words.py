"""Composed text -> words in it that take a side: honorifics, slogans, "spoils", words that damn.

They may stand in quotation marks, and in the name that a group or an outlet bears. A name does not shield a noun that
somebody else calls a party by ("the apostate army"): that is a source's word, and goes into quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from dragoman.base.claim import Basis, ChainRole
from dragoman.base.event import Event, SourceKind
from dragoman.tell import How, Sentence
from dragoman.write.checks.lines import Line
from dragoman.write.checks.problem import Problem, Rule, Severity
from dragoman.write.wordlists import lists

_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|‘[^’]*’(?!\w)|„[^“”]*[“”]")
_REMEDY = "Tell it in plain words, or put the source's word in quotation marks with its source."


def loaded_words(lines: Iterable[Line], names: Iterable[str], lang: str) -> Iterator[Problem]:
    """A problem for each word that takes a side and stands in no quotation marks and in no name.

    Args:
        names: those of `bearer_names`.
        lang: the language of the report.
    """
    shield = name_shield(names)
    for line in lines:
        if line.is_composed:
            text = _harmless(own_words(line.sentence), shield, lang)
            for severity, pattern in _patterns(lang):
                for match in pattern.finditer(text):
                    why = f"{match[0]!r} takes a side"
                    yield Problem(Rule.LOADED_WORD, line.where, line.text, severity, why, _REMEDY)


def own_words(sentence: Sentence) -> str:
    """The words of a sentence that are ours, what is quoted blanked out."""
    text = "".join(" " * len(p.text) if p.how is How.QUOTE else p.text for p in sentence.pieces)
    return _QUOTED.sub(blank, text)


def find_loaded(text: str, lang: str, names: Iterable[str] = ()) -> tuple[tuple[int, int], ...]:
    """Where words that take a side stand in a text, in order; not in quotation marks nor in one of the names."""
    bare = _harmless(_QUOTED.sub(blank, text), _shield(frozenset(names)), lang)
    found = [match.span() for _, pattern in _patterns(lang) for match in pattern.finditer(bare)]
    return tuple(
        span for n, span in enumerate(sorted(found)) if all(span[0] >= e for _, e in sorted(found)[:n])
    )


def _harmless(text: str, shield: re.Pattern[str] | None, lang: str) -> str:
    """A text without the names, and without what holds a loaded word and takes no side."""
    text = _pattern(tuple(lists(lang)["loaded"]["harmless"])).sub(blank, text)
    return shield.sub(blank, text) if shield else text


def bearer_names(events: Iterable[Event]) -> frozenset[str]:
    """Names that their bearers go by: of groups that the atlas knows or that claim the act themselves, of outlets,
    platforms and places. "Martyrs' Brigade" is one, a target's "apostate army" is not."""
    names: set[str] = set()
    for event in events:
        for party in event.parties:
            if (
                party.actor
            ):  # of "ISWAP terrorists" only "ISWAP" is a name; a pattern of names ("{country} army") is none
                names.update(n for n in (party.name, party.alias) if n and "{" not in n and _is_proper(n))
            if Basis.SELF_CLAIMED in party.bases:
                names.update(name for name in (party.name, *party.names) if _is_proper(name))
        names.update(s.name for s in event.sources if s.kind is not SourceKind.UNNAMED and _is_proper(s.name))
        for claim in event.claims:
            bodies = [claim.outlet, claim.platform, *claim.places]
            bodies += [
                link.name for link in claim.chain if link.role in (ChainRole.OUTLET, ChainRole.PLATFORM)
            ]
            names.update(name for name in bodies if name and _is_proper(name))
    return frozenset(names)


def _is_proper(name: str) -> bool:
    """Whether every word of a name that carries it has a capital; a script without capitals has proper names too."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 3]
    return bool(words) and all(not word[0].islower() for word in words)


def name_shield(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of the names, the longest first; one without a letter is none. None when there are no names."""
    known = {name for name in names if any(char.isalpha() for char in name)}
    parts = [re.escape(name) for name in sorted(known, key=lambda name: (-len(name), name))]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None


@lru_cache(maxsize=8)
def _shield(names: frozenset[str]) -> re.Pattern[str] | None:
    """`name_shield` of names that are asked about again for every piece of a report."""
    return name_shield(names)


def blank(match: re.Match[str]) -> str:
    """As many blanks as it has characters."""
    return " " * len(match[0])


@cache
def _patterns(lang: str) -> tuple[tuple[Severity, re.Pattern[str]], ...]:
    table = lists(lang)["loaded"]
    return tuple((severity, _pattern(tuple(table[severity]))) for severity in Severity)


@cache
def _pattern(entries: tuple[str, ...]) -> re.Pattern[str]:
    parts = []
    for entry in sorted(entries, key=lambda entry: (-len(entry), entry)):
        stem = re.escape(entry.removesuffix("*")).replace(r"\ ", r"\s+").replace("'", "['’]")
        parts.append(stem + (r"\w*" if entry.endswith("*") else ""))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
