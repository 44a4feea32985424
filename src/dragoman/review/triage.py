"""A claim as it stands -> why it needs a person, by named rules that a person can read and edit (rules.toml).

A flag orders the queue; one that `blocks` stands for a value that a one-key acceptance may not take before somebody has
looked at it. The rules ask the same of every side.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeAlias

from dragoman.base.document import Document
from dragoman.base.errors import SettingsError
from dragoman.base.event import Event
from dragoman.page.event_links import disagreement_words
from dragoman.page.words import field_label, word
from dragoman.review.current_claim import CurrentClaim, DifferenceKind
from dragoman.review.fields import EDITABLE
from dragoman.review.threats import find_threat

Known: TypeAlias = "Callable[[str], bool] | Collection[str]"
"""Whether the atlas has a name: asked, or looked up."""
MOST_CHARS = 160
"""Of a text that is quoted in a sentence."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One reason why a claim needs a person.

    Args:
        rule: its name in rules.toml.
        pointer: the value that it is about, as a JSON pointer of the claim; "" for the whole claim.
        why: a sentence.
        weight: how much it moves the claim to the front.
        blocks: whether the value must be looked at before the claim is accepted with one key.
    """

    rule: str
    pointer: str
    why: str
    weight: int
    blocks: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A table of rules.toml; `words` and `limit` are its list and its threshold, where it has them."""

    name: str
    sentence: str
    weight: int
    blocks: bool
    words: tuple[str, ...] = ()
    limit: int = 0


@dataclass(frozen=True, slots=True)
class _Case:
    """What rules look at."""

    current: CurrentClaim
    document: Document
    event: Event | None
    known: Known | None


Finding: TypeAlias = tuple[str, str]
"""A pointer, and what fills the sentence."""


def flag_claim(
    current: CurrentClaim, document: Document, *, event: Event | None = None, known: Known | None = None
) -> tuple[Flag, ...]:
    """Why a claim needs a person.

    Args:
        document: where it stands, with its language as a BCP 47 tag.
        event: the event that holds it; None: rules on what others say are silent.
        known: whether the atlas has the name of an actor; None: the rule on new groups is silent.

    Returns:
        The flags, the heaviest first; none twice.
    """
    case = _Case(current, document, event, known)
    found = [
        Flag(rule.name, pointer, _sentence(rule, what), rule.weight, rule.blocks)
        for rule in load_rules().values()
        for pointer, what in _FINDERS[rule.name](case, rule)
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda flag: (-flag.weight, flag.rule, flag.pointer)))


def priority(flags: Iterable[Flag]) -> int:
    """How far to the front a claim belongs: the weights of its rules, each once."""
    return sum({flag.rule: flag.weight for flag in flags}.values())


@cache
def load_rules() -> Mapping[str, Rule]:
    """The rules of rules.toml by name; one that the program has no function for is an error of the file."""
    tables = tomllib.loads(
        resources.files("dragoman.review").joinpath("rules.toml").read_text(encoding="utf-8")
    )
    rules = {}
    for name, table in tables.items():
        if name not in _FINDERS:
            raise SettingsError(f"rules.toml: {name!r} is no rule. The rules are {', '.join(_FINDERS)}.")
        words = next((tuple(value) for value in table.values() if isinstance(value, list)), ())
        limits = [v for key, v in table.items() if isinstance(v, int) and key not in ("weight", "blocks")]
        rules[name] = Rule(
            name, table["sentence"], table["weight"], table["blocks"], words, next(iter(limits), 0)
        )
    return rules


def _sentence(rule: Rule, what: str) -> str:
    short = what if len(what) <= MOST_CHARS else what[: MOST_CHARS - 1] + "…"
    return rule.sentence.replace("{number}", str(rule.limit)).replace("{what}", short)


def _threat(case: _Case, rule: Rule) -> Iterator[Finding]:
    claim = case.current.claim
    if claim.event_type in rule.words:
        yield "/event_type", word("event_type", claim.event_type).lower()
    elif claim.captured and any(toll.max != 0 for toll in claim.captured):
        yield "/captured", "people are held"
    if threat := find_threat(case.document):
        yield "", f"“{threat}”"


def _changed(case: _Case, rule: Rule) -> Iterator[Finding]:
    for difference in case.current.differences:
        if difference.kind is not DifferenceKind.WORDS:
            yield difference.field, difference.why


def _ungrounded(case: _Case, rule: Rule) -> Iterator[Finding]:
    for pointer, value in case.current.ungrounded.items():
        yield pointer, value.note or "without a note"
    claim = case.current.claim
    for name in ("event_type", "assertion"):
        if not claim.spans.get(f"/{name}"):
            yield f"/{name}", f"{field_label(name)}: {word(name, getattr(claim, name))}"


def _disagreement(case: _Case, rule: Rule) -> Iterator[Finding]:
    for one in case.event.disagreements if case.event else ():
        if case.current.claim.id in one.claims:
            name = one.field.partition(" of ")[0]
            yield (f"/{name}" if name in EDITABLE else "", disagreement_words(one))


def _large_toll(case: _Case, rule: Rule) -> Iterator[Finding]:
    for n, toll in enumerate(case.current.claim.killed):
        if max(toll.min or 0, toll.max or 0) >= rule.limit:
            yield f"/killed/{n}", " ".join(part for part in (toll.text, toll.victim) if part)


def _new_group(case: _Case, rule: Rule) -> Iterator[Finding]:
    known = case.known
    if known is None:
        return
    for name in ("perpetrator", "claimant"):
        who = getattr(case.current.claim, name)
        if who and not (known(who) if callable(known) else who in known):
            yield f"/{name}", who


def _hedged(case: _Case, rule: Rule) -> Iterator[Finding]:
    attribution = case.current.claim.attribution
    if attribution and attribution.basis in rule.words:
        yield "/attribution", str(attribution.basis)


def _interested(case: _Case, rule: Rule) -> Iterator[Finding]:
    if case.event and case.event.sources and all(source.interested for source in case.event.sources):
        yield "", ""


def _low_place(case: _Case, rule: Rule) -> Iterator[Finding]:
    claim = case.current.claim
    if not claim.places:
        yield "/places", "no place was found"
    elif not claim.place_detail or claim.place_detail[0].id is None and claim.place_detail[0].lat is None:
        yield "/places", f"{claim.places[0]} is in no gazetteer"
    elif claim.place_detail[0].precision >= rule.limit:
        yield "/places", f"{claim.places[0]}, {word('precision', str(claim.place_detail[0].precision))}"


def _refused(case: _Case, rule: Rule) -> Iterator[Finding]:
    refusals = case.current.claim.refusals
    if refusals:
        more = f" and {len(refusals) - rule.limit} more" if len(refusals) > rule.limit else ""
        yield "", "; ".join(f"“{r.quote}” ({r.reason})" for r in refusals[: rule.limit]) + more


def _first_source(case: _Case, rule: Rule) -> Iterator[Finding]:
    if case.event and case.event.independent_sources == 1:
        yield "", ""


def _language(case: _Case, rule: Rule) -> Iterator[Finding]:
    tag = (case.document.lang or "").lower()
    if tag and (tag.split("-")[0] not in rule.words or "-t-" in tag):
        yield "", case.document.lang or ""


def _date_unknown(case: _Case, rule: Rule) -> Iterator[Finding]:
    claim = case.current.claim
    if claim.event_date is None:
        yield "/event_date", "no date was found"
    elif claim.date_precision in rule.words:
        yield "/event_date", f"{claim.event_date}, {claim.date_precision}"


_FINDERS: Mapping[str, Callable[[_Case, Rule], Iterator[Finding]]] = {
    "threat_to_life": _threat,
    "changed": _changed,
    "ungrounded": _ungrounded,
    "disagreement": _disagreement,
    "large_toll": _large_toll,
    "new_group": _new_group,
    "hedged": _hedged,
    "interested_source": _interested,
    "low_place": _low_place,
    "refused_values": _refused,
    "first_source": _first_source,
    "language": _language,
    "date_unknown": _date_unknown,
}
