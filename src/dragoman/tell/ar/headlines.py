"""Sayings -> an Arabic headline and an Arabic lead, in pieces that carry their facts.

In a headline the speaker stands first and the verb is present; in a lead the verb stands first and is past. What was
done is told in nouns that follow a preposition, so that one form fits every number and gender.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from dragoman.base.claim import Assertion
from dragoman.tell.ar.amounts import count, count_alone
from dragoman.tell.ar.deeds import act_noun, framed, table, table_noun, tell_deeds
from dragoman.tell.ar.named import tell_named, tell_speaker
from dragoman.tell.ar.parts import Named
from dragoman.tell.ar.telling import quote_loaded
from dragoman.tell.ar.totals import tell_totals
from dragoman.tell.ar.when import tell_dated
from dragoman.tell.ar.words import Case, Gender
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

MOST_WORDS = 50
"""What a headline holds."""
_FORMS = list(Gender)


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
    return pick_lead(sayings, said=said, totals=_lead_totals, others=_others)


def tell_differences(grammar: Grammar, fields: Sequence[str], facts: tuple[Fact, ...]) -> Sentence:
    """That accounts differ, and on what; the figures themselves stand with their sources."""
    named = grammar.tell_list(list(dict.fromkeys(table("differ").get(field, field) for field in fields)))
    return Sentence(framed(table("differ", "sentence"), named, facts))


def _others(sayings: Sequence[Saying]) -> Sentence:
    """ "وترد أدناه ثلاث روايات أخرى."."""
    facts = deed_facts(sayings)
    claims = {fact.claim for fact in facts}
    before, _, after = table("lead", "other").partition("{n}")
    number = count(len(claims), table_noun("lead", "further"), Case.NOMINATIVE, with_one=False)
    return _whole((Piece(before), Piece(number, facts, How.CLAIMS), Piece(after)), stop="")


def _headline_of(grammar: Grammar, saying: Saying) -> Pieces:
    rows = []
    for n, (part, deeds) in enumerate(by_part(saying.deeds)):
        verb = _verb("headline", saying, part)
        who = (*_speaker(saying, Case.NOMINATIVE), Piece(" ")) if n == 0 else ()
        rows.append((*who, Piece(verb + " "), *tell_deeds(grammar, deeds)))
    told = join_pieces(rows, table("parts", "and"), table("parts", "and"))
    totals = () if saying.assertion is Assertion.DENIED else tell_totals(saying)
    if not totals:
        return told
    says = table("headline", "says")[_form(saying)]
    return (*told, Piece(f"{table('headline', 'join')}{says} "), *totals)


def _verb(style: str, saying: Saying, part: Part) -> str:
    """The verb of what a speaker says, in the form that agrees."""
    if saying.speaker is None and part is Part.TELLS:
        return str(table(style, f"{saying.assertion}_unnamed"))
    return str(table(style, _verb_name(saying, part))[_form(saying)])


def _verb_name(saying: Saying, part: Part) -> str:
    named = {Part.REPELLED: "repelled", Part.SUFFERED: "suffered"}.get(part)
    if named is None and saying.assertion is Assertion.CLAIMED and part is not Part.DID:
        return "claimed_other"
    return named or str(saying.assertion)


def _form(saying: Saying) -> int:
    return _FORMS.index(_named(saying).gender if saying.speaker else Gender.FEMININE)


def _named(saying: Saying) -> Named:
    return tell_speaker(saying.speaker or "")


def _speaker(saying: Saying, case: Case) -> Pieces:
    """Who says it."""
    if saying.speaker:
        return (Piece(quote_loaded(_named(saying).say(case)), saying.speaker_facts, How.TOLD),)
    return (Piece(table("parts", "reports")),)


def _said(grammar: Grammar, saying: Saying, after: Pieces = ()) -> Pieces:
    """ "أعلنت الجبهة مسؤوليتها عن هجوم": the verb, the speaker and `after` it, and of what it tells."""
    rows = []
    for n, (part, deeds) in enumerate(by_part(saying.deeds)):
        if n:
            verb: Pieces = (Piece(table("lead", f"also_{_verb_name(saying, part)}") + " "),)
        else:
            before, _, rest = _verb("lead", saying, part).partition("{who}")
            who = _speaker(saying, Case.NOMINATIVE)
            verb = (Piece(before), *who, *after, Piece(f"{rest} "))
        rows.append((*verb, *tell_deeds(grammar, deeds)))
    return join_pieces(rows, table("parts", "comma"), table("parts", "comma"))


def _lead_of(grammar: Grammar, saying: Saying) -> Sentence:
    days = tell_dated(saying.first_day, saying.last_day) if saying.first_day else ""
    on = day_facts(saying)
    if saying.assertion is Assertion.CLAIMED:
        opening = (*_statements(saying, days, on), Piece(table("parts", "comma")))
        return _whole((*opening, *_said(grammar, saying)), stop=".")
    if not days:
        return _whole(_said(grammar, saying), stop=".")
    if saying.speaker:
        kind = "report" if saying.assertion is Assertion.REPORTED else "statement"
        number = kind if saying.first_day == saying.last_day else f"{kind}s"
        opening = (*framed(table("lead", number), days, on), Piece(table("parts", "comma")))
        return _whole((*opening, *_said(grammar, saying)), stop=".")
    dated = (Piece(" "), *framed(table("lead", "of"), days, on))
    return _whole(_said(grammar, saying, dated), stop=".")


def _statements(saying: Saying, days: str, on: tuple[Fact, ...]) -> Pieces:
    """ "في بيانات مؤرخة في 6–7 سبتمبر/أيلول 2023 صدرت عبر الوكالة"."""
    is_one = saying.documents == 1 and saying.first_day == saying.last_day
    name = "statement" if is_one else "statements"
    told = framed(table("lead", name if days else f"{name}_undated"), days, on)
    if saying.outlets:
        whole = "carried" if is_one else "carried_many"
        carried = whole if saying.is_carried_whole or is_one else "carried_some"
        names = [quote_loaded(tell_named(outlet).genitive) for outlet in saying.outlets]
        listed = table("parts", "and").join(names)
        told += (Piece(" "), *framed(table("lead", carried), listed, saying.outlet_facts))
    return told


def _lead_totals(saying: Saying) -> Sentence | None:
    totals = tell_totals(saying)
    if not totals or saying.assertion is Assertion.DENIED:
        return None
    spoken: Pieces = (Piece(table("lead", "it_said")[_form(saying)]),)
    if saying.speaker and any(deed.doers and not deed.is_own for deed in saying.deeds):
        # the verb alone would be the one's who is named last, who attacked
        counted = {fact.claim for piece in totals for fact in piece.facts}
        by = tuple(fact for fact in saying.speaker_facts if fact.claim in counted)
        again = tell_speaker(saying.short or saying.speaker)
        before, _, after = table("lead", "who_said")[_FORMS.index(again.gender)].partition("{who}")
        spoken = (Piece(before), Piece(again.nominative, by, How.TOLD), Piece(after))
    tail: Pieces = ()
    listed = tuple(fact for t in saying.tallies if t.category for fact in t.facts)
    if saying.is_inventory_open and listed:
        tail = (Piece(table("parts", "comma")), Piece(table("lead", "open"), listed))
    return _whole((*spoken, Piece(" "), *totals, *tail), stop=".")


def _counted(grammar: Grammar, sayings: Sequence[Saying]) -> Sentence:
    """ "ثلاث حوادث في ميانمار: اثنتان بحسب إعلان الجيش، وواحدة بحسب تقارير"."""
    facts = deed_facts(sayings)
    events = events_of(sayings)
    codes = countries_of(sayings)
    number: Pieces = (Piece(count(len(events), act_noun(None), Case.NOMINATIVE), facts, How.COUNT),)
    joint = table("parts", "comma") + table("parts", "and").strip()
    rest = join_pieces(_said_of(sayings), joint, joint)
    named = grammar.tell_list([grammar.tell_country(code) for code in codes])
    where = named if len(codes) <= MOST_COUNTRIES else table("parts", "countries")
    at = tuple(fact for fact in facts if fact.pointer == "/country")
    slots: dict[str, Pieces] = {"n": number, "x": (Piece(where, at),), "rest": rest}
    return _whole(fill(table("headline", "totals" if codes else "totals_nowhere"), slots), stop="")


def _one_act(grammar: Grammar, sayings: Sequence[Saying]) -> Sentence:
    """ "هجوم على ثكنة في بوركينا فاسو، بحسب إعلان الجبهة، ومع نفي من الجيش"."""
    claimants = [saying for saying in sayings if saying.assertion is Assertion.CLAIMED]
    if len(claimants) > 1:  # rivals do not claim the same thing: each is told by itself
        told = [_headline_of(grammar, replace(saying, tallies=())) for saying in claimants]
        return _whole(join_pieces(told, table("headline", "join"), table("headline", "join")), stop="")
    first = max(sayings, key=lambda s: (s.assertion is Assertion.CLAIMED, bool(s.deeds[0].against)))
    rows: list[Pieces] = []
    for saying in sayings:
        name = f"{saying.assertion}_by" if saying.speaker else f"{saying.assertion}_others"
        before, _, after = table("one_act", name).partition("{x}")
        facts = tuple(fact for deed in saying.deeds for fact in deed.facts[:1])
        who = _speaker(saying, Case.GENITIVE) if saying.speaker else ()
        rows.append((Piece(before, facts), *who, Piece(after)))
    joint = table("parts", "comma") + table("parts", "and").strip()
    said = join_pieces(rows, joint, joint)
    deeds = [
        replace(deed, is_own=deed.is_own or first.assertion is Assertion.CLAIMED) for deed in first.deeds[:1]
    ]
    return _whole((*tell_deeds(grammar, deeds), Piece(table("parts", "comma")), *said), stop="")


def _said_of(sayings: Sequence[Saying]) -> list[Pieces]:
    """Of how many acts each speaker says what; who claims or denies is named while few do, others are put together."""
    rows: list[Pieces] = []
    for assertion in Assertion:
        group = [saying for saying in sayings if saying.assertion is assertion]
        named = f"{assertion}_by" in table("headline") and all(s.speaker for s in group)
        if group and len(group) <= MOST_SPEAKERS and named:
            for saying in group:
                number, _, by = table("headline", f"{assertion}_by").partition("{n}")[2].partition("{x}")
                rows.append((_how_many([saying]), Piece(number), *_speaker(saying, Case.GENITIVE), Piece(by)))
        elif group:
            name = "reported_beside" if rows and assertion is Assertion.REPORTED else f"{assertion}_some"
            rows.append((_how_many(group), Piece(table("headline", name).replace("{n}", ""))))
    return rows


def _how_many(sayings: Sequence[Saying]) -> Piece:
    events = events_of(sayings)
    facts = deed_facts(sayings)
    return Piece(count_alone(len(events), is_feminine=True, case=Case.NOMINATIVE), facts, How.COUNT)


def _whole(pieces: Pieces, *, stop: str) -> Sentence:
    """Pieces as one sentence, empty ones out."""
    kept = [piece for piece in pieces if piece.text]
    return Sentence((*kept, Piece(stop)) if stop else tuple(kept))
