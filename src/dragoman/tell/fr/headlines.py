"""Sayings -> a French headline and a French lead, in pieces that carry their facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from dragoman.base.claim import Assertion
from dragoman.tell.fr.across import find_bearer
from dragoman.tell.fr.deeds import deed_noun, framed, table, tell_count, tell_deeds, tell_there
from dragoman.tell.fr.elision import join_pieces as join_words
from dragoman.tell.fr.nouns import Noun
from dragoman.tell.fr.speakers import outlet_name
from dragoman.tell.fr.telling import Mood, has, whole
from dragoman.tell.fr.totals import tell_totals
from dragoman.tell.fr.when import tell_days
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
from dragoman.tell.pieces import Pieces
from dragoman.tell.plans import Part, Saying
from dragoman.tell.told import Fact, How, Piece, Sentence, join_pieces, sentence

MOST_WORDS = 55
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
    """ "Trois autres récits sont rapportés plus bas."."""
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
    told = (*_speaker(grammar, saying), Piece(" "), *_acts(grammar, saying, "headline"))
    totals = () if saying.assertion is Assertion.DENIED else tell_totals(grammar, saying, is_past=False)
    if not totals:
        return told
    says = Piece(table("headline", "join") + table("headline", f"says_{_person(saying)}"))
    return (*told, says, *totals)


def _noun_of(saying: Saying) -> Noun | None:
    """The speaker as a noun, None where it is told as "des comptes rendus"."""
    return find_bearer(saying.speaker) if saying.speaker else None


def _is_many(saying: Saying) -> bool:
    """Whether the verb is plural; who reports is one outlet, whatever its name ends in."""
    noun = _noun_of(saying)
    return noun is None or (noun.is_plural and saying.assertion is not Assertion.REPORTED)


def _person(saying: Saying) -> str:
    """Which pronoun the speaker is told by next: "m", "f", "mp", "fp"."""
    noun = _noun_of(saying)
    if noun is None:
        return "mp"
    return ("f" if noun.is_feminine else "m") + ("p" if _is_many(saying) else "")


def _speaker(grammar: Grammar, saying: Saying) -> Pieces:
    """Who says it."""
    if saying.speaker:
        has_capital = any(char.isupper() for char in saying.speaker)  # a host's address is told as it is
        is_host = not has_capital and "." in saying.speaker
        name = saying.speaker if is_host else grammar.tell_party(saying.speaker)
        return (Piece(name, saying.speaker_facts, How.TOLD),)
    return (Piece(table("parts", "reports")),)


def _acts(grammar: Grammar, saying: Saying, style: str) -> Pieces:
    """What the speaker claims, repelled, suffered or tells of, each with its verb."""
    rows = []
    for part, deeds in by_part(saying.deeds):
        verb = {Part.REPELLED: "repelled", Part.SUFFERED: "suffered"}.get(part, str(saying.assertion))
        is_unnamed = saying.speaker is None and part is Part.TELLS
        form = "_unnamed" if is_unnamed else "_many" if _is_many(saying) else ""
        said = str(table(style, verb + form))
        preposition = "de " if said.endswith(" de") else ""
        told = tell_deeds(grammar, deeds, preposition=preposition)
        rows.append((Piece(f"{said.removesuffix(' de')} "), *told))
    is_headline = style == "headline"
    return join_pieces(rows, table("parts", "comma"), table("parts", "comma" if is_headline else "and"))


def _lead_of(grammar: Grammar, saying: Saying) -> Sentence:
    acts = _acts(grammar, saying, "lead")
    days = tell_days(saying.first_day, saying.last_day, of=True) if saying.first_day else ""
    on = day_facts(saying)
    who = _speaker(grammar, saying)
    if saying.assertion is Assertion.CLAIMED:
        opening = _statements(grammar, saying, days, on)
        return _whole((*opening, Piece(", "), *who, Piece(" "), *acts), stop=".")
    if not days:
        return _whole((*who, Piece(" "), *acts), stop=".")
    if saying.speaker:  # not "le 7 septembre, X a fait état d'une attaque", which reads as the attack's day
        kind = "report" if saying.assertion is Assertion.REPORTED else "statement"
        number = kind if saying.first_day == saying.last_day else f"{kind}s"
        opening = framed(table("lead", number), days, on)
        return _whole((*opening, Piece(", "), *who, Piece(" "), *acts), stop=".")
    return _whole((*who, Piece(" "), Piece(days, on, How.TOLD), Piece(" "), *acts), stop=".")


def _statements(grammar: Grammar, saying: Saying, days: str, on: tuple[Fact, ...]) -> Pieces:
    """ "dans des communiqués du 6 au 7 septembre 2023 diffusés par Al-Zallaqa"."""
    name = "statement" if saying.documents == 1 and saying.first_day == saying.last_day else "statements"
    told = framed(table("lead", name if days else f"{name}_undated"), days, on)
    if saying.outlets:
        is_whole = saying.is_carried_whole or name == "statement"
        many = "_many" if name == "statements" else ""
        carried = f"carried{many}" if is_whole else "carried_some"
        told += (
            Piece(" " if is_whole else ", "),
            *framed(table("lead", carried), grammar.tell_list(_outlets(saying)), saying.outlet_facts),
        )
    return told


def _outlets(saying: Saying) -> list[str]:
    return [outlet_name(name, find_bearer(name)) for name in saying.outlets]


def _lead_totals(grammar: Grammar, saying: Saying) -> Sentence | None:
    totals = tell_totals(grammar, saying, is_past=True)
    if not totals or saying.assertion is Assertion.DENIED:
        return None
    spoken: Pieces = (Piece(table("lead", f"said_{_person(saying)}")),)
    if saying.speaker and any(deed.doers and not deed.is_own for deed in saying.deeds):
        # "il" would be the one who is named last, who attacked
        counted = {fact.claim for piece in totals for fact in piece.facts}
        by = tuple(fact for fact in saying.speaker_facts if fact.claim in counted)
        name = _speaker(grammar, replace(saying, speaker=saying.short or saying.speaker))[0].text
        form = table("lead", "who_said").replace("{has}", has(Mood.DIRECT, is_plural=_is_many(saying)))
        spoken = framed(form, name, by)
    tail: Pieces = ()
    listed = tuple(fact for t in saying.tallies if t.category for fact in t.facts)
    if saying.is_inventory_open and listed:
        tail = (Piece(table("headline", "join")), Piece(table("lead", "open"), listed))
    return _whole((*spoken, *totals, *tail), stop=".")


def _counted(grammar: Grammar, sayings: Sequence[Saying]) -> Sentence:
    """ "Trois actes au Myanmar : deux revendiqués par la Karst River Army, un rapporté, un démenti"."""
    facts = deed_facts(sayings)
    events = events_of(sayings)
    codes = countries_of(sayings)
    noun = table("headline", "act" if len(events) == 1 else "acts")
    count: Pieces = (Piece(tell_count(grammar, len(events)), facts, How.COUNT), Piece(f" {noun}"))
    rest = join_pieces(_said_of(grammar, sayings), table("parts", "comma"), table("parts", "comma"))
    is_short = len(codes) <= MOST_COUNTRIES
    where = tell_there(grammar, codes) if is_short else table("parts", "in_countries")
    at = tuple(fact for fact in facts if fact.pointer == "/country")
    slots: dict[str, Pieces] = {"n": count, "x": (Piece(where, at),), "rest": rest}
    return _whole(fill(table("headline", "totals" if codes else "totals_nowhere"), slots), stop="")


def _one_act(grammar: Grammar, sayings: Sequence[Saying]) -> Sentence:
    """ "Attaque contre une caserne au Mali revendiquée par X, rapportée par d'autres et démentie par l'armée"."""
    claimants = [saying for saying in sayings if saying.assertion is Assertion.CLAIMED]
    if len(claimants) > 1:  # rivals do not claim the same thing: each is told by itself
        told = [(*_speaker(grammar, s), Piece(" "), *_acts(grammar, s, "headline")) for s in claimants]
        return _whole(join_pieces(told, table("headline", "join"), table("headline", "join")), stop="")
    first = max(sayings, key=lambda s: (s.assertion is Assertion.CLAIMED, bool(s.deeds[0].against)))
    deeds = [
        replace(deed, is_own=deed.is_own or first.assertion is Assertion.CLAIMED) for deed in first.deeds[:1]
    ]
    ending = deed_noun(deeds[0]).agreement
    rows: list[Pieces] = []
    for saying in sayings:
        name = f"{saying.assertion}_by" if saying.speaker else f"{saying.assertion}_others"
        before, _, after = table("one_act", name).replace("{s}", ending).partition("{x}")
        facts = tuple(fact for deed in saying.deeds for fact in deed.facts[:1])
        who = _speaker(grammar, saying) if saying.speaker else ()
        rows.append((Piece(before, facts), *who, Piece(after)))
    said = join_pieces(rows, table("parts", "comma"), table("parts", "and"))
    return _whole((*tell_deeds(grammar, deeds, articles=False), Piece(" "), *said), stop="")


def _said_of(grammar: Grammar, sayings: Sequence[Saying]) -> list[Pieces]:
    """Of how many acts each speaker says what; who claims or denies is named while few do, others are put together."""
    rows: list[Pieces] = []
    for assertion in Assertion:
        group = [saying for saying in sayings if saying.assertion is assertion]
        if not group:
            continue
        is_named = len(group) <= MOST_SPEAKERS and all(s.speaker for s in group)
        if is_named and f"{assertion}_by" in table("headline"):
            for saying in group:
                form = _agreeing(f"{assertion}_by", [saying])
                before, _, after = form.partition("{x}")
                rows.append(
                    (_how_many(grammar, [saying]), Piece(before), *_speaker(grammar, saying), Piece(after))
                )
        else:
            name = "reported_beside" if rows and assertion is Assertion.REPORTED else f"{assertion}_some"
            rows.append((_how_many(grammar, group), Piece(_agreeing(name, group))))
    return rows


def _agreeing(name: str, sayings: Sequence[Saying]) -> str:
    """A form of the headline without its number, agreeing with how many acts it is of."""
    many = "s" if len(events_of(sayings)) > 1 else ""
    return str(table("headline", name)).replace("{n}", "").replace("{s}", many)


def _how_many(grammar: Grammar, sayings: Sequence[Saying]) -> Piece:
    facts = deed_facts(sayings)
    return Piece(tell_count(grammar, len(events_of(sayings))), facts, How.COUNT)


def _whole(pieces: Iterable[Piece], *, stop: str) -> Sentence:
    """Pieces as one sentence, words joined."""
    return whole(join_words(tuple(pieces)), stop=stop)
