"""Sayings -> an English headline and an English lead, in pieces that carry their facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from dragoman.base.claim import Assertion
from dragoman.tell.en.deeds import Pieces, framed, table, tell_count, tell_deeds
from dragoman.tell.en.nouns import is_plural
from dragoman.tell.en.totals import tell_totals
from dragoman.tell.grammar import Grammar
from dragoman.tell.headlines import (
    MOST_COUNTRIES,
    MOST_SPEAKERS,
    by_part,
    countries_of,
    day_facts,
    deed_facts,
    events_of,
    fill,
    pick_headline,
    pick_lead,
)
from dragoman.tell.plans import Part, Saying
from dragoman.tell.told import Fact, How, Piece, Sentence, join_pieces, sentence

MOST_WORDS = 50
"""What a headline holds."""


def tell_headline(grammar: Grammar, sayings: Sequence[Saying]) -> Sentence:
    """A headline that counts and attributes."""
    if not sayings:
        return sentence(grammar.word("table", "nothing"))

    def each(told: Sequence[Saying]) -> Sentence:
        rows = [_headline_of(grammar, saying) for saying in told]
        return _whole(join_pieces(rows, table("headline", "join"), table("headline", "join")), stop="")

    one_act, counted = partial(_one_act, grammar), partial(_counted, grammar)
    return pick_headline(sayings, one_act=one_act, each=each, counted=counted, most_words=MOST_WORDS)


def tell_lead(grammar: Grammar, sayings: Sequence[Saying]) -> tuple[Sentence, ...]:
    """A lead: of each speaker what it said and when, then its totals."""
    said = partial(_lead_of, grammar)
    return pick_lead(
        sayings, said=said, totals=partial(_lead_totals, grammar), others=partial(_others, grammar)
    )


def _others(grammar: Grammar, sayings: Sequence[Saying]) -> Sentence:
    """ "Three further accounts are told below."."""
    facts = deed_facts(sayings)
    claims = {fact.claim for fact in facts}
    before, _, after = table("lead", "other" if len(claims) == 1 else "others").partition("{n}")
    count = Piece(tell_count(grammar, len(claims)), facts, How.CLAIMS)
    return _whole((Piece(before), count, Piece(after)), stop="")


def tell_differences(grammar: Grammar, fields: Sequence[str], facts: tuple[Fact, ...]) -> Sentence:
    """That accounts differ, and on what; the figures themselves stand with their sources."""
    named = grammar.tell_list(list(dict.fromkeys(table("differ").get(field, field) for field in fields)))
    return Sentence(framed(table("differ", "sentence"), named, facts))


def _headline_of(grammar: Grammar, saying: Saying) -> Pieces:
    told = (*_speaker(grammar, saying, articles=False), Piece(" "), *_acts(grammar, saying, "headline"))
    totals = () if saying.assertion is Assertion.DENIED else tell_totals(grammar, saying)
    if not totals:
        return told
    verb = table("headline", "says_many" if _is_many(saying) else "says")
    return (*told, Piece(f"{table('headline', 'join')}{verb} "), *totals)


def _is_many(saying: Saying) -> bool:
    """Whether the verb is plural; who reports is one outlet, whatever its name ends in ("Reuters reports")."""
    if saying.speaker is None or saying.assertion is Assertion.REPORTED:
        return saying.speaker is None
    return is_plural(saying.speaker)


def _speaker(grammar: Grammar, saying: Saying, *, articles: bool) -> Pieces:
    """Who says it."""
    if saying.speaker:
        has_capital = any(
            char.isupper() for char in saying.speaker
        )  # the host of an address is told as it is
        name = grammar.tell_party(saying.speaker) if articles and has_capital else saying.speaker
        return (Piece(name, saying.speaker_facts, How.TOLD),)
    return (Piece(table("parts", "reports")),)


def _acts(grammar: Grammar, saying: Saying, style: str) -> Pieces:
    """What the speaker claims, repelled, suffered or tells of, each with its verb."""
    rows = []
    for part, deeds in by_part(saying.deeds):
        verb = {Part.REPELLED: "repelled", Part.SUFFERED: "suffered"}.get(part, str(saying.assertion))
        form = (
            "_unnamed"
            if saying.speaker is None and part is Part.TELLS
            else "_many"
            if _is_many(saying)
            else ""
        )
        verb = table(style, verb + form)
        rows.append((Piece(verb + " "), *tell_deeds(grammar, deeds, articles=style == "lead")))
    return join_pieces(
        rows, table("parts", "comma"), table("parts", "comma" if style == "headline" else "and")
    )


def _lead_of(grammar: Grammar, saying: Saying) -> Sentence:
    acts = _acts(grammar, saying, "lead")
    days = grammar.tell_days(saying.first_day, saying.last_day) if saying.first_day else ""
    on = day_facts(saying)
    if saying.assertion is Assertion.CLAIMED:
        opening = _statements(grammar, saying, days, on)
        return _whole(
            (*opening, Piece(", "), *_speaker(grammar, saying, articles=True), Piece(" "), *acts), stop="."
        )
    who = _speaker(grammar, saying, articles=True)
    if not days:
        return _whole((*who, Piece(" "), *acts), stop=".")
    if saying.speaker:  # not "on 7 September, X reported an attack", which reads as the attack's day
        kind = "report" if saying.assertion is Assertion.REPORTED else "statement"
        number = kind if saying.first_day == saying.last_day else f"{kind}s"
        opening = framed(table("lead", number), days, on)
        return _whole((*opening, Piece(", "), *who, Piece(" "), *acts), stop=".")
    return _whole((*who, Piece(" "), *framed(table("lead", "of"), days, on), Piece(" "), *acts), stop=".")


def _statements(grammar: Grammar, saying: Saying, days: str, on: tuple[Fact, ...]) -> Pieces:
    """ "in statements of 6–7 September 2023 carried by Al-Zallaqa"."""
    name = "statement" if saying.documents == 1 and saying.first_day == saying.last_day else "statements"
    told = framed(table("lead", name if days else f"{name}_undated"), days, on)
    if saying.outlets:
        is_whole = saying.is_carried_whole or name == "statement"
        carried = "carried" if is_whole else "carried_some"
        told += (
            Piece(" " if is_whole else ", "),
            *framed(table("lead", carried), grammar.tell_list(saying.outlets), saying.outlet_facts),
        )
    return told


def _lead_totals(grammar: Grammar, saying: Saying) -> Sentence | None:
    totals = tell_totals(grammar, saying)
    if not totals or saying.assertion is Assertion.DENIED:
        return None
    spoken: Pieces = (Piece(table("lead", "they_said" if _is_many(saying) else "it_said")),)
    if saying.speaker and any(deed.doers and not deed.is_own for deed in saying.deeds):
        # "it" would be the one who is named last, who attacked
        counted = {fact.claim for piece in totals for fact in piece.facts}
        by = tuple(fact for fact in saying.speaker_facts if fact.claim in counted)
        again = replace(saying, speaker=saying.short or saying.speaker)
        spoken = framed(table("lead", "who_said"), _speaker(grammar, again, articles=True)[0].text, by)
    tail: Pieces = ()
    listed = tuple(fact for t in saying.tallies if t.category for fact in t.facts)
    if saying.is_inventory_open and listed:
        tail = (Piece("; "), Piece(table("lead", "open"), listed))
    return _whole((*spoken, Piece(" "), *totals, *tail), stop=".")


def _counted(grammar: Grammar, sayings: Sequence[Saying]) -> Sentence:
    """ "Three acts in Myanmar: two claimed by the Karst River Army, one reported, one denied"."""
    facts = deed_facts(sayings)
    events = events_of(sayings)
    codes = countries_of(sayings)
    noun = table("headline", "act" if len(events) == 1 else "acts")
    count: Pieces = (Piece(tell_count(grammar, len(events)), facts, How.COUNT), Piece(f" {noun}"))
    rest = join_pieces(_said_of(grammar, sayings), table("parts", "comma"), table("parts", "comma"))
    named = grammar.tell_list([grammar.tell_country(code) for code in codes])
    where = named if len(codes) <= MOST_COUNTRIES else table("parts", "countries")
    at = tuple(fact for fact in facts if fact.pointer == "/country")
    slots: dict[str, Pieces] = {"n": count, "x": (Piece(where, at),), "rest": rest}
    return _whole(fill(table("headline", "totals" if codes else "totals_nowhere"), slots), stop="")


def _one_act(grammar: Grammar, sayings: Sequence[Saying]) -> Sentence:
    """ "Attack on barracks in Burkina Faso claimed by Dawn Banner Front, reported by others and denied by the army"."""
    claimants = [saying for saying in sayings if saying.assertion is Assertion.CLAIMED]
    if len(claimants) > 1:  # rivals do not claim the same thing: each is told by itself
        told = [
            (*_speaker(grammar, s, articles=False), Piece(" "), *_acts(grammar, s, "headline"))
            for s in claimants
        ]
        return _whole(join_pieces(told, table("headline", "join"), table("headline", "join")), stop="")
    first = max(sayings, key=lambda s: (s.assertion is Assertion.CLAIMED, bool(s.deeds[0].against)))
    rows: list[Pieces] = []
    for saying in sayings:
        name = f"{saying.assertion}_by" if saying.speaker else f"{saying.assertion}_others"
        before, _, after = table("one_act", name).partition("{x}")
        facts = tuple(fact for deed in saying.deeds for fact in deed.facts[:1])
        who = _speaker(grammar, saying, articles=False) if saying.speaker else ()
        rows.append((Piece(before, facts), *who, Piece(after)))
    said = join_pieces(rows, table("parts", "comma"), table("parts", "and"))
    deeds = [
        replace(deed, is_own=deed.is_own or first.assertion is Assertion.CLAIMED) for deed in first.deeds[:1]
    ]
    return _whole((*tell_deeds(grammar, deeds, articles=False), Piece(" "), *said), stop="")


def _said_of(grammar: Grammar, sayings: Sequence[Saying]) -> list[Pieces]:
    """Of how many acts each speaker says what; who claims or denies is named while few do, others are put together."""
    rows: list[Pieces] = []
    for assertion in Assertion:
        group = [saying for saying in sayings if saying.assertion is assertion]
        if (
            group
            and len(group) <= MOST_SPEAKERS
            and all(s.speaker for s in group)
            and f"{assertion}_by" in table("headline")
        ):
            for saying in group:
                number, _, by = table("headline", f"{assertion}_by").partition("{n}")[2].partition("{x}")
                rows.append(
                    (
                        _how_many(grammar, [saying]),
                        Piece(number),
                        *_speaker(grammar, saying, articles=True),
                        Piece(by),
                    )
                )
        elif group:
            name = "reported_beside" if rows and assertion is Assertion.REPORTED else f"{assertion}_some"
            rows.append((_how_many(grammar, group), Piece(table("headline", name).replace("{n}", ""))))
    return rows


def _how_many(grammar: Grammar, sayings: Sequence[Saying]) -> Piece:
    events = events_of(sayings)
    facts = deed_facts(sayings)
    return Piece(tell_count(grammar, len(events)), facts, How.COUNT)


def _whole(pieces: Pieces, *, stop: str) -> Sentence:
    """Pieces as one sentence: empty ones out, the first letter a capital."""
    kept = [piece for piece in pieces if piece.text]
    first = kept[0]
    kept[0] = Piece(first.text[:1].upper() + first.text[1:], first.facts, first.how)
    return Sentence((*kept, Piece(stop)) if stop else tuple(kept))
