"""A report -> a finding for each of its statements, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.base.claim import Claim
from dragoman.base.event import Event
from dragoman.tell import Sentence
from dragoman.write.bundle.amounts import numbers_in
from dragoman.write.bundle.chart_proofs import chart_problems
from dragoman.write.bundle.claim_proofs import plain
from dragoman.write.bundle.event_proofs import claim_days, event_problems
from dragoman.write.bundle.findings import Finding
from dragoman.write.bundle.ground import Ground, speakers
from dragoman.write.bundle.sentence_proofs import (
    lost_sentences,
    pieces_problems,
    retold_problems,
    sentence_problems,
)
from dragoman.write.report import Cell, Chart, MapPoint, Paragraph, Section, Table
from dragoman.write.tables import event_label

OF_THE_DESK = "words of the desk; no claim stands behind them"


def prove_report(ground: Ground) -> Iterator[Finding]:
    """Every statement of the report but its footnotes."""
    report = ground.bundle.report
    headline = report.headline
    problems = sentence_problems(headline, ground, notes=None, needs_voice=True)
    yield Finding("headline", headline.text, headline.claims, problems)
    yield from _paragraph(report.lead, "lead", ground, is_lead=True)
    for n, section in enumerate(report.sections, start=1):
        yield from _section(section, f"section {n}", ground)
    for table in report.tables:
        yield from _table(table, f"table {table.name}", ground)
    for chart in report.charts:
        yield from _chart(chart, ground)
    for point in report.points:
        yield _point(point, ground)
    for remark in report.remarks:
        yield Finding("remark", remark, notes=(OF_THE_DESK,))


def _section(section: Section, place: str, ground: Ground) -> Iterator[Finding]:
    if section.heading:
        yield _heading(section, place, ground)
    for n, paragraph in enumerate(section.paragraphs, start=1):
        yield from _paragraph(paragraph, f"{place}, paragraph {n}", ground)


def _paragraph(
    paragraph: Paragraph, place: str, ground: Ground, *, is_lead: bool = False
) -> Iterator[Finding]:
    anew = retold_problems(paragraph, ground)
    for n, sentence in enumerate(paragraph.sentences):
        notes = paragraph.notes[n] if n < len(paragraph.notes) else ()
        needs_voice = is_lead or (n == 0 and paragraph.claim is not None)
        problems = sentence_problems(sentence, ground, notes=notes, needs_voice=needs_voice)
        if anew[n]:
            problems = (*problems, str(anew[n]))
        strays = [c for c in sentence.claims if paragraph.claim and c != paragraph.claim]
        if strays:
            problems = (
                *problems,
                f"it states claim {strays[0][:24]}, and its paragraph tells {paragraph.claim}",
            )
        yield Finding(f"{place}, sentence {n + 1}", sentence.text, sentence.claims, problems)
    lost = lost_sentences(paragraph, ground)
    if lost:
        text = f"{lost} sentence(s) that this version tells of claim {paragraph.claim} are left out"
        yield Finding(place, text, (str(paragraph.claim),), ("part of the claim is not told",))
    wanted = ground.event_of.get(paragraph.claim or "")
    if wanted and paragraph.event not in (None, wanted.id):
        yield Finding(place, "its event", (), (f"claim {paragraph.claim} is not of event {paragraph.event}",))


def _heading(section: Section, place: str, ground: Ground) -> Finding:
    """A heading is the title of its event; another one has no number that is not of the claims under it."""
    text = section.heading or ""
    event = ground.events.get(section.event or "")
    problems: list[str] = []
    if event is not None:
        if text != event.title:
            problems.append(f"the heading is not the title of event {event.id}")
        problems += event_problems(event, ground)
    elif ground.words:
        told = " ".join(s.text for p in section.paragraphs for s in p.sentences)
        known = {*numbers_in(told, ground.words), *_days(ground)}
        strange = [number for number in numbers_in(text, ground.words) if number not in known]
        problems += [f"the number {number} is in no claim" for number in strange]
    if event and section.status not in (None, event.status):
        problems.append(f"the status is not that of event {event.id}")
    return Finding(
        f"{place}, heading", text, tuple(c.id for c in event.claims) if event else (), tuple(problems)
    )


def _table(table: Table, place: str, ground: Ground) -> Iterator[Finding]:
    for n, row in enumerate(table.rows, start=1):
        claims = tuple(dict.fromkeys(claim for cell in row for claim in cell.text.claims))
        problems = [
            *(p for cell in row for p in _cell_problems(cell, row, ground)),
            *_row_citations(row, claims, ground),
        ]
        text = " | ".join(cell.text.text for cell in row if cell.text.text)
        yield Finding(f"{place}, row {n}", text, claims, tuple(dict.fromkeys(problems)))
    known = {number for cell in _cells(table) for number in _numbers(cell.text.text, ground)} | _days(ground)
    for text in (table.title, *table.columns, table.note or ""):
        if text in ground.labels:
            continue
        strange = [number for number in _numbers(text, ground) if number not in known]
        if strange:
            yield Finding(place, text, (), (f"the number {strange[0]} is in none of its rows",))


def _cell_problems(cell: Cell, row: Sequence[Cell], ground: Ground) -> Iterator[str]:
    """What is wrong with a cell; one without facts is a label of ours, or where and when the row's event was."""
    yield from pieces_problems(cell.text, ground) if cell.text.facts else ()
    gone = [number for number in cell.notes if number not in ground.note_claims]
    if gone:
        yield f"footnote {gone[0]} is not there"
    if cell.text.facts:
        yield from _speaker_problems(cell.text, ground)
        return
    text = cell.text.text
    events = {
        ground.event_of[c].id: ground.event_of[c]
        for other in row
        for c in other.text.claims
        if c in ground.event_of
    }
    if any(ground.grammar and text == event_label(event, ground.grammar) for event in events.values()):
        for event in events.values():
            yield from event_problems(event, ground)
    elif _numbers(text, ground):
        yield f"{text[:40]!r} has a number and rests on no fact"
    elif ground.name_pattern and ground.name_pattern.search(text):
        yield f"{text[:40]!r} names somebody and rests on no fact"


def _speaker_problems(sentence: Sentence, ground: Ground) -> Iterator[str]:
    """A cell that says only who speaks holds a name of one who does."""
    if any(fact.pointer != "/assertion" for fact in sentence.facts):
        return
    names: set[str] = set()
    for claim_id in sentence.claims:
        claim = ground.claims.get(claim_id)
        for speaker in _speakers(claim, ground.event_of[claim_id]) if claim else ():
            names |= {plain(name) for name in ground.same_party(claim, speaker)} if claim else set()
    is_nobody = not names or sentence.text in ground.labels
    if plain(sentence.text) not in names and not is_nobody:
        yield f"{sentence.text[:40]!r} is nobody whose word the claim is"


def _speakers(claim: Claim, event: Event) -> tuple[str, ...]:
    """Whose word a claim is: who claims it, who names the perpetrator, else everybody who may be said to speak."""
    by = claim.attribution.by if claim.attribution else None
    return (
        (claim.claimant,)
        if claim.claimant
        else (by, *speakers(claim, event))
        if by
        else speakers(claim, event)
    )


def _row_citations(row: Sequence[Cell], claims: Sequence[str], ground: Ground) -> Iterator[str]:
    """A row of one claim carries its footnote; a total has those of the rows above it."""
    noted = {ground.note_claims.get(number) for cell in row for number in cell.notes}
    cited = noted if noted else set(ground.note_claims.values())
    for claim in claims:
        if claim not in cited:
            yield f"claim {claim[:24]} is stated without a footnote"
    if (
        not noted
        and len(claims) == 1
        and not any(p.how != "told" for c in row for p in c.text.pieces if p.facts)
    ):
        yield f"claim {claims[0][:24]} is stated without a footnote"


def _chart(chart: Chart, ground: Ground) -> Iterator[Finding]:
    """The table of a chart, and that what is drawn is what the table says."""
    yield from _table(chart.table, f"chart {chart.name}", ground)
    known = {n for cell in _cells(chart.table) for n in _numbers(cell.text.text, ground)} | {"0"}
    problems = tuple(chart_problems(chart, known))
    yield Finding(f"chart {chart.name}", chart.title, (), problems)


def _point(point: MapPoint, ground: Ground) -> Finding:
    """A point is where its event was placed, and the event where one of its claims was."""
    event = ground.events.get(point.event)
    problems: list[str] = []
    chosen = event.place.chosen if event else None
    if event is None or chosen is None:
        problems.append(f"event {point.event[:24]!r} has no place")
    else:
        place = chosen.place
        if (point.label, point.lat, point.lon, point.radius_km) != (
            place.name,
            place.lat,
            place.lon,
            chosen.radius_km,
        ):
            problems.append(f"it is not where event {event.id} was placed")
        problems += event_problems(event, ground)
    claims = tuple(claim.id for claim in event.claims) if event else ()
    return Finding("map point", f"{point.label} {point.lat}, {point.lon}", claims, tuple(problems))


def _days(ground: Ground) -> set[str]:
    """Days of the month and years of every date of the claims, as figures."""
    days = {day for claim_id in ground.claims for day in claim_days(claim_id, ground)}
    return {str(int(part)) for day in days for part in day.split("-") if part.isdigit()}


def _cells(table: Table) -> Iterator[Cell]:
    for row in table.rows:
        yield from row


def _numbers(text: str, ground: Ground) -> tuple[str, ...]:
    return numbers_in(text, ground.words) if ground.words else ()
