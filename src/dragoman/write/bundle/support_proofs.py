"""What stands behind a report -> findings: its claims, footnotes, documents, decisions and state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from dragoman.base.claim import Claim
from dragoman.base.decision import Decision, DecisionKind, decision_id
from dragoman.base.digest import claim_digest
from dragoman.base.event import Event, ReviewState
from dragoman.base.standing import standing_decisions
from dragoman.write.bundle.bundle import Bundle
from dragoman.write.bundle.claim_proofs import Problems, prove_claim
from dragoman.write.bundle.findings import Finding
from dragoman.write.bundle.ground import WHOLE_CLAIM, Ground, speakers
from dragoman.write.bundle.quotes import quotes_by_claim, stands_around
from dragoman.write.bundle.rulings import is_cut
from dragoman.write.bundle.values import days_in
from dragoman.write.coarse import is_coarsened
from dragoman.write.report import Footnote


def claim_problems(bundle: Bundle) -> dict[str, Problems]:
    """What is wrong with each claim: with its values and quotes, and with its acceptance."""
    quotes = quotes_by_claim(bundle.quotes)
    lang = {head.id: head.lang for head in bundle.documents}
    found: dict[str, Problems] = {}
    for event in bundle.report.events:
        for claim in event.claims:
            problems = dict(prove_claim(claim, quotes.get(claim.id, ()), lang.get(claim.document_id)))
            if claim.document_id not in lang:
                problems[WHOLE_CLAIM] = (f"its document {claim.document_id[:24]!r} is not in the bundle",)
            found[claim.id] = problems
    for claim_id, problem in _acceptance_problems(bundle):
        of_claim = dict(found[claim_id])
        of_claim[WHOLE_CLAIM] = (*of_claim.get(WHOLE_CLAIM, ()), problem)
        found[claim_id] = of_claim
    return found


def prove_claims(bundle: Bundle, problems: Mapping[str, Problems]) -> Iterator[Finding]:
    """A finding for each claim that is not as its quotes and decisions say."""
    for claim in bundle.claims:
        for pointer, found in problems.get(claim.id, {}).items():
            yield Finding(f"claim {claim.id}", pointer, (claim.id,), found)


def prove_footnotes(ground: Ground) -> Iterator[Finding]:
    """A finding for each footnote."""
    seen: set[int] = set()
    for note in ground.bundle.report.footnotes:
        problems = [] if note.number not in seen else [f"footnote {note.number} is there twice"]
        seen.add(note.number)
        problems += _note_problems(note, ground)
        told = ", ".join(part for part in (note.outlet, note.platform, note.day) if part)
        yield Finding(f"footnote {note.number}", told, (note.claim,), tuple(problems))


def prove_decisions(bundle: Bundle) -> Iterator[Finding]:
    """A finding for each decision: whether its id is the hash of all else in it."""
    for decision in bundle.decisions:
        is_whole = decision_id(decision) == decision.id
        problems = () if is_whole else ("its id is not the hash of all else in it",)
        text = f"{decision.kind} by {decision.by} at {decision.at}: {decision.why}"
        yield Finding(f"decision {decision.id[:24]}", text, decision.claims, problems)


def prove_state(bundle: Bundle) -> Finding:
    """Whether the report is called a draft unless every claim that it cites is accepted."""
    report = bundle.report
    accepted = {claim_id for event in report.events for claim_id in event.accepted}
    is_accepted = bool(report.footnotes) and all(note.claim in accepted for note in report.footnotes)
    problems = []
    if (report.state is ReviewState.ACCEPTED) != is_accepted:
        problems.append("the state is not what its claims' acceptances make it")
    for note in report.footnotes:
        if note.is_accepted != (note.claim in accepted):
            problems.append(f"footnote {note.number} is marked otherwise than claim {note.claim}")
    for event in report.events:
        whole = bool(event.claims) and {claim.id for claim in event.claims} <= set(event.accepted)
        if (event.review_state is ReviewState.ACCEPTED) != whole:
            problems.append(f"event {event.id} is called {event.review_state}, and its claims are not")
    kept_back = sum(not one.digest for event in report.events for one in event.acceptances)
    told = f"claims published with less than was accepted, their digests kept back: {kept_back}"
    return Finding("state", str(report.state), (), tuple(problems), (told,) if kept_back else ())


def _note_problems(note: Footnote, ground: Ground) -> Iterator[str]:
    claim = ground.claims.get(note.claim)
    head = ground.documents.get(note.document)
    if claim is None or head is None or claim.document_id != note.document:
        yield f"claim {note.claim[:24]!r} or document {note.document[:24]!r} is not in the bundle, or not its own"
        return
    if note.sha256 != head.sha256:
        yield f"the sha256 of document {head.id[:24]} is another in documents.jsonl"
    quoted = {span for spans in claim.spans.values() for span in spans}
    for span in note.quotes:
        if span not in quoted:
            yield f"the quote {span.quote[:40]!r} is none of claim {claim.id}"
    names = speakers(claim, ground.event_of[claim.id])
    for name in (note.outlet, note.platform):
        if name and name not in names:
            yield f"{name[:40]!r} carried claim {claim.id} by nobody's word"
    days = {day.isoformat() for text in (claim.claimed_on, head.published) for day in days_in(text)}
    if note.day and note.day not in days:
        yield f"the day {note.day[:10]} is not that of claim {claim.id} or of its document"
    is_file_name = not head.title and note.url is None and is_same_text(note.title, head.url or "")
    if (not is_same_text(note.title, head.title) and not is_file_name) or note.lang != head.lang:
        yield f"title or language of document {head.id[:24]} is another in documents.jsonl"
    for shown, known in ((note.url, head.url), (note.archived, head.archived)):
        if not is_file_name and not is_same_text(_live(shown or ""), _live(known or "")):
            yield f"the address {str(shown)[:60]!r} is another in documents.jsonl"


def _live(address: str) -> str:
    """An address as it was before it was defanged, only to compare it."""
    return address.replace("[.]", ".").replace("[:]", ":").replace("hxxp", "http").replace("%20", " ")


def is_same_text(one: str, other: str) -> bool:
    """Whether two texts are the same but for what is withheld in one of them."""
    return one == other or stands_around(one, other) or stands_around(other, one)


def _acceptance_problems(bundle: Bundle) -> Iterator[tuple[str, str]]:
    """(claim, problem) of every claim that is called accepted and that no standing decision accepts as it is."""
    standing, _ = standing_decisions(bundle.decisions)
    accepting: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in standing:
        if decision.kind is DecisionKind.ACCEPT and decision_id(decision) == decision.id:
            for claim_id in decision.claims:
                accepting[claim_id].append(decision)
    for event in bundle.report.events:
        claims = {claim.id: claim for claim in event.claims}
        for claim_id in event.accepted:
            claim = claims.get(claim_id)
            if claim and not any(_accepts(d, claim, event) for d in accepting[claim_id]):
                yield claim_id, "it is called accepted, and no decision that holds accepts it as it stands"


def _accepts(decision: Decision, claim: Claim, event: Event) -> bool:
    """Whether a decision accepts the claim as it stands; where the digest is kept back, whether the event says so."""
    named = any(
        (a.claim, a.decision, a.by, a.at) == (claim.id, decision.id, decision.by, decision.at)
        for a in event.acceptances
    )
    digests = dict(zip(decision.claims, decision.digests, strict=False))
    digest = digests.get(claim.id)
    return named and (digest == claim_digest(claim) or (digest == "" and is_less(claim, event)))


def is_less(claim: Claim, event: Event) -> bool:
    """Whether a claim is published with less than was accepted: without a name, or with a rounded point."""
    return is_cut(claim) or is_coarsened(event)
