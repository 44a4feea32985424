"""Drafts of events -> Claims, each value grounded in the span that says it.

A value whose words cannot be cut from the document is not given.
"""

from __future__ import annotations

from dragoman.base.claim import (
    Assertion,
    ChainLink,
    ChainRole,
    Claim,
    DatePrecision,
    Evidence,
)
from dragoman.base.ids import claim_id
from dragoman.read.act_dates import UNDATED, date_strength
from dragoman.read.attribution import find_attribution
from dragoman.read.chain import find_evidence, find_relays
from dragoman.read.claim_grounds import Grounds, tidy
from dragoman.read.claim_lists import build_materiel, build_tolls, own_account, put_open_list
from dragoman.read.dates import iso
from dragoman.read.drafts import Draft, Story
from dragoman.read.facts import Facts
from dragoman.read.geography import Geography, settle_places
from dragoman.read.media import find_media
from dragoman.read.names import Names
from dragoman.read.notes import Footnote, read_footnotes
from dragoman.read.nouns import ActorRef, Words
from dragoman.read.outlets import OutletMention, find_outlet, find_outlets
from dragoman.read.parties import find_parties
from dragoman.read.party import Parties
from dragoman.read.sources import claim_date, find_names_of
from dragoman.read.text import SourceText
from dragoman.read.types import event_type
from dragoman.read.voices import document_voice, find_announcers


def build_claims(
    source: SourceText, all_facts: list[Facts], drafts: list[Draft], story: Story, reader: str
) -> list[Claim]:
    """The claims of one document, in the order of the text."""
    names = find_names_of(source, all_facts, story.names)
    outlets = find_outlets(source, story.names)
    outlets = sorted([*outlets, *find_media(source, story.lexicon, outlets)], key=lambda o: o.words.start)
    voice = document_voice(source, all_facts, names, outlets, story.mentions)
    names.announcers = find_announcers(all_facts)
    notes = read_footnotes(source, story, story.lexicon)
    geography = Geography.of(all_facts)
    claims: list[Claim] = []
    seen: set[str] = set()
    for draft in drafts:
        claim = build_claim(source, draft, story, names, voice, notes, outlets, geography, reader)
        if claim is not None and claim.id not in seen:
            seen.add(claim.id)
            claims.append(claim)
    return claims


def build_claim(
    source: SourceText,
    draft: Draft,
    story: Story,
    names: Names,
    voice: ActorRef | None,
    notes: dict[str, Footnote],
    outlets: list[OutletMention],
    geography: Geography,
    reader: str,
) -> Claim | None:
    """One draft as a claim, or None when nothing of it is grounded."""
    document = source.document
    parties = find_parties(draft, names, voice)
    if not draft.acts and not any(f.tolls for f in draft.facts):
        return None
    if draft.is_denial and parties.assertion is not Assertion.DENIED:
        return None
    head = head_words(draft)
    grounds = Grounds(document)
    kind, kind_words = event_type(draft, parties)
    if not grounds.put("/event_type", kind_words or head, rule="type of the act", entry=kind.value):
        return None
    span = document.span_at(head.start, head.end)
    lists = {
        name: build_tolls(draft, parties, names, grounds, name) for name in ("killed", "injured", "captured")
    }
    materiel = build_materiel(draft, grounds)
    places, details, country = settle_places(draft, geography, parties, grounds)
    when, precision = build_date(draft, story, grounds)
    claimed_on = claim_date(draft, parties, story, notes, voice, grounds)
    outlet, platform = find_outlet(draft, parties, notes, outlets, names, grounds)
    lists = {name: own_account(tolls, outlet, platform) for name, tolls in lists.items()}
    perpetrator = put_name(parties.perpetrator, names, grounds, "/perpetrator")
    claimant = (
        put_name(parties.claimant, names, grounds, "/claimant")
        if parties.assertion is Assertion.CLAIMED
        else None
    )
    if perpetrator is None and parties.doer_words is not None:
        grounds.refuse("/perpetrator", parties.doer_words, "role words name no perpetrator")
    target = None
    if parties.target is not None and grounds.put("/target", parties.target, rule="object of the act"):
        target = tidy(parties.target.text)
    if parties.outcome is not None:
        grounds.put("/outcome", parties.outcome_words or head, rule="outcome")
    grounds.put("/assertion", *(parties.said or (head,)), rule="speaker")
    attribution, said = find_attribution(draft, parties, names)
    if perpetrator is None or not grounds.put("/attribution", *said, rule="basis of the naming"):
        attribution = None
    carriers = (
        (claimant, ChainRole.GROUP, "/claimant"),
        (outlet, ChainRole.OUTLET, "/outlet"),
        (platform, ChainRole.PLATFORM, "/platform"),
    )
    chain = build_chain(draft, grounds, carriers)
    evidence = build_evidence(draft, parties, grounds)
    is_open = bool(materiel) and put_open_list(draft, grounds)
    if when is not None:
        grounds.spans["/date_precision"] = grounds.spans["/event_date"]
    return Claim(
        id=claim_id(document.id, span.part.value, span.start, span.end),
        document_id=document.id,
        reader=reader,
        event_type=kind,
        outcome=parties.outcome,
        assertion=parties.assertion,
        claimant=claimant,
        outlet=outlet,
        platform=platform,
        claimed_on=claimed_on,
        perpetrator=perpetrator,
        target=target,
        places=places,
        country=country,
        event_date=when,
        date_precision=precision,
        killed=lists["killed"],
        injured=lists["injured"],
        captured=lists["captured"],
        materiel=materiel,
        inventory_open=is_open,
        attribution=attribution,
        chain=chain,
        evidence_offered=evidence,
        spans=grounds.spans,
        place_detail=details,
        refusals=tuple(grounds.refusals),
        why=grounds.why,
    )


def head_words(draft: Draft) -> Words:
    """The head word of the event's act, which gives the claim its id."""
    if draft.acts:
        facts, predicate = draft.acts[0]
        unit = facts.context.head_at(predicate.item)
        return facts.context.words(unit, unit + 1)
    toll = next(t for f in draft.facts for t in f.tolls)
    return toll.number


def put_name(ref: ActorRef | None, names: Names, grounds: Grounds, pointer: str) -> str | None:
    """An actor's fullest name, grounded where it is so written and where it acts."""
    if ref is None:
        return None
    full = names.full(ref)
    if grounds.put(pointer, full, ref.words, rule="agent of the act", entry=ref.key):
        return tidy(full.text)
    return None


def build_date(draft: Draft, story: Story, grounds: Grounds) -> tuple[str | None, DatePrecision]:
    """The date of the act and its precision, grounded with its anchors."""
    if draft.when is None:
        floating = (
            None if story.published is not None or story.statement is not None else floating_date(draft)
        )
        if floating is not None:
            grounds.refuse("/event_date", floating, "no anchor date")
        return None, DatePrecision.UNKNOWN
    if not grounds.put("/event_date", draft.when.words, *draft.when.anchors, rule="date beside the act"):
        return None, DatePrecision.UNKNOWN
    return iso(draft.when.resolved), draft.when.resolved.precision


def floating_date(draft: Draft) -> Words | None:
    """The first date of an event that counts from a day that the document does not give ("on Tuesday")."""
    for facts in draft.facts:
        for position, unit in facts.dates:
            if unit.date is not None and unit.date.kind not in UNDATED and date_strength(facts, position):
                return facts.context.words(position, position + 1)
    return None


def build_chain(
    draft: Draft, grounds: Grounds, carriers: tuple[tuple[str | None, ChainRole, str], ...]
) -> tuple[ChainLink, ...]:
    """Who carried the account, each link with the words that name it."""
    links: list[ChainLink] = []
    known: set[str] = set()
    relays = find_relays(draft)
    relayed = {tidy(words.text).casefold() for words in relays}
    roles = {name.casefold(): role for name, role, _ in carriers if name is not None}
    for name, role, pointer in carriers:
        if (
            name is not None
            and name.casefold() not in known
            and not (role is ChainRole.PLATFORM and name.casefold() in relayed)
        ):
            grounds.spans[f"/chain/{len(links)}"] = grounds.spans[pointer]
            links.append(ChainLink(name, role))
            known.add(name.casefold())
    for words in relays:
        name = tidy(words.text)
        if name.casefold() not in known and grounds.put(
            f"/chain/{len(links)}", words, rule="medium that carries it"
        ):
            links.append(ChainLink(name, roles.get(name.casefold(), ChainRole.RELAY)))
            known.add(name.casefold())
    return tuple(links)


def build_evidence(draft: Draft, parties: Parties, grounds: Grounds) -> tuple[Evidence, ...]:
    """What the statement is said to show, each with its words."""
    kinds: list[Evidence] = []
    for kind, words in find_evidence(draft, parties):
        if grounds.put(f"/evidence_offered/{len(kinds)}", words, rule="shown by the statement"):
            kinds.append(kind)
    return tuple(kinds)
