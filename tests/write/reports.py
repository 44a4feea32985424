"""Reports made by hand for the tests of the formats. Everything in them is invented; the places are real."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

from dragoman.base.event import EventStatus, ReviewState
from dragoman.base.span import Part, Span
from dragoman.tell import Fact, Piece, Sentence, sentence, told
from dragoman.write.render.sample import sample_report
from dragoman.write.report import Footnote, MapPoint, Paragraph, Report, ReportKind, Section

SHA = "ab" * 32
HOSTILE = (
    '<script>alert(1)</script></style></title>--> <img src=x onerror=alert(1)> " onfocus="alert(1)" x=\' # - 1. > '
    "`code` *a* _b_ ~~c~~ [x](javascript:alert(1)) [y]: http://evil.example ![z](http://evil.example/z.png) | || "
    "[^1] {{ 7*7 }} {% raw %} &lt;b&gt; \\ http://t.me/s/x www.evil.example \x1b[2J \x00 "
    "\u202e15\u202c \ud800 \uffff $x$"
)
_CODES = frozenset(
    ["id", "claim", "document", "event", "day", "start", "end", "lang", "sha256", "pointer", "name", "specification",
     "url", "archived"]
)  # fmt: skip


def note(number: int, **values: Any) -> Footnote:
    """A footnote on one claim carried by an outlet over a platform."""
    made = Footnote(
        number=number,
        claim=f"c-{number:012}",
        document=f"d-{number}",
        outlet="Plateau Voice",
        platform="Pigeonwire",
        title="Statement 31",
        day="2023-09-07",
        url=f"https://courier.example/{number}",
        archived=f"https://archive.example.org/{number}",
        is_own_channel=False,
        sha256=SHA,
        lang="en",
        quotes=(Span(Part.TEXT, 4, 23, "killed over 50 men."),),
        is_accepted=True,
    )
    return dataclasses.replace(made, **values)


def small(**values: Any) -> Report:
    """One act told in two sentences of one footnote, and nothing else."""
    at = "c-000000000001"
    lead = sentence(told("Plateau Voice", at, "/outlet"), " claimed one attack.")
    first = sentence("It said that ", told("over 50 soldiers", at, "/killed/0"), " were killed.")
    second = sentence(told("Photographs", at, "/evidence_offered/0"), " are said to show it.")
    made = Report(
        kind=ReportKind.REPORT,
        lang="en",
        headline=sentence(told("Plateau Voice", at, "/outlet"), " claims an attack"),
        day="2023-09-07",
        start=None,
        end=None,
        lead=Paragraph((lead,), ((1,),)),
        sections=(
            Section(
                "Attack at Koumbori",
                (Paragraph((first, second), ((1,), (1,)), claim=at, is_unverified=True),),
                status=EventStatus.CLAIMED,
            ),
        ),
        tables=(),
        charts=(),
        points=(MapPoint("Koumbori", 13.8478, -2.41718, 5.0, "e-1"),),
        footnotes=(note(1),),
        state=ReviewState.DRAFT,
        events=(),
        credits=("GeoNames",),
    )
    return dataclasses.replace(made, **values)


def accepted() -> Report:
    """The sample report with every claim accepted."""
    sample = sample_report()
    notes = tuple(dataclasses.replace(n, is_accepted=True) for n in sample.footnotes)
    return dataclasses.replace(sample, state=ReviewState.ACCEPTED, footnotes=notes)


def with_texts(report: Report, change: Callable[[str], str]) -> Report:
    """The report with every text that a source or a person may have written changed; codes, days and hashes stay."""
    changed: Report = _changed(report, "", change)
    return changed


def hostile() -> Report:
    """The sample report with a hostile text behind every word of it, and hostile addresses."""
    changed = with_texts(sample_report(), lambda text: text + HOSTILE)
    addresses = (
        "javascript:alert(1)",
        'https://x.example/"><script>alert(1)</script>',
        "https://user:pw@evil.example/",
    )
    notes = tuple(
        dataclasses.replace(n, url=address, archived=address, lang='en" onload="x')
        for n, address in zip(changed.footnotes, addresses, strict=True)
    )
    return dataclasses.replace(changed, footnotes=notes)


def many(claims: int) -> Report:
    """A report of many claims, each with its paragraph and footnote."""
    sample = sample_report()
    sections, notes = [], []
    for n in range(claims):
        origin = sample.sections[n % 2]
        paragraph = origin.paragraphs[0]
        sections.append(
            dataclasses.replace(
                origin,
                paragraphs=(
                    dataclasses.replace(paragraph, notes=tuple((n + 1,) for _ in paragraph.sentences)),
                ),
            )
        )
        notes.append(dataclasses.replace(sample.footnotes[n % 3], number=n + 1))
    lead = dataclasses.replace(sample.lead, notes=tuple((n + 1,) for n in range(len(sample.lead.sentences))))
    return dataclasses.replace(sample, lead=lead, sections=tuple(sections), footnotes=tuple(notes))


def texts_of(report: Report) -> list[str]:
    """Every sentence of a report, in order."""
    paragraphs = [report.lead, *(p for section in report.sections for p in section.paragraphs)]
    return [report.headline.text, *(s.text for paragraph in paragraphs for s in paragraph.sentences)]


def fact_piece(text: str) -> Piece:
    """A piece that states a value of the sample's first claim."""
    return Piece(text, (Fact("c-made00000001", "/killed/0"),))


def plain(text: str) -> Sentence:
    """A sentence of one piece."""
    return Sentence((fact_piece(text),))


def _changed(value: Any, name: str, change: Callable[[str], str]) -> Any:
    if name in ("events", "kind", "how", "state", "status", "part"):
        return value
    if name == "specification":
        return json.dumps(_changed_json(json.loads(value), change))
    if isinstance(value, str):
        return value if name in _CODES or not value else change(value)
    if isinstance(value, tuple):
        return tuple(_changed(one, name, change) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(
            value,
            **{f.name: _changed(getattr(value, f.name), f.name, change) for f in dataclasses.fields(value)},
        )
    return value


def _changed_json(value: Any, change: Callable[[str], str], name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _changed_json(one, change, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_changed_json(one, change, name) for one in value]
    return change(value) if isinstance(value, str) and name in ("kind", "title") else value
