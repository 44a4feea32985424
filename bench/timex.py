"""AQUAINT and MEANTIME (DRAGOMAN_DATA/timex) -> how often a date means the day that its annotators gave.

    python -m bench.timex [--wrong]

Scored are the annotated dates whose value is a day or a month of a year, against the mention that
overlaps them, resolved from the document's date; the day told before is the last one resolved. The
reader tells of acts that are over, so that it reads "on Friday" as the last Friday: what lies ahead
is counted apart.
"""

from __future__ import annotations

import os
import re
import sys
import tarfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.base.claim import DatePrecision
from dragoman.read.dates import DateKind, DateLexicon, ResolvedDate, find_dates, resolve_date

_TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_VALUE = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


@dataclass(frozen=True, slots=True)
class GoldDate:
    """An annotated expression at [start, end) of the text, with its TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class DatedText:
    """A text, the day it was written, and its annotated dates."""

    name: str
    text: str
    created: date
    dates: tuple[GoldDate, ...]


def read_aquaint(archive: Path) -> Iterator[DatedText]:
    """The TimeML documents; only what stands inside <TEXT>."""
    for name, raw in _members(archive, ".tml"):
        attributes = [dict(_ATTRIBUTE.findall(m[1])) for m in _TIMEX.finditer(raw)]
        created = next(
            (a["value"][:10] for a in attributes if a.get("functionInDocument") == "CREATION_TIME"), ""
        )
        body = raw[raw.find("<TEXT>") + 6 : raw.rfind("</TEXT>")]
        if re.fullmatch(r"\d{4}-\d\d-\d\d", created):
            text, dates = _untag(body)
            yield DatedText(name, text, date.fromisoformat(created), dates)


def _untag(body: str) -> tuple[str, tuple[GoldDate, ...]]:
    text, dates, at = "", [], 0
    for match in _TIMEX.finditer(body):
        text += _TAG.sub("", body[at : match.start()])
        words, attributes = _TAG.sub("", match[2]), dict(_ATTRIBUTE.findall(match[1]))
        if attributes.get("type") in ("DATE", "TIME"):
            dates.append(GoldDate(len(text), len(text) + len(words), attributes.get("value", "")))
        text, at = text + words, match.end()
    return text + _TAG.sub("", body[at:]), tuple(dates)


def read_meantime(archive: Path) -> Iterator[DatedText]:
    """The documents annotated one by one; tokens are joined by a space."""
    for name, raw in _members(archive, ".xml"):
        if "/intra-doc_annotation/" not in name:
            continue
        root = ET.fromstring(raw)
        text, spans, sentence = "", {}, "0"
        for token in root.iter("token"):
            text += "\n\n" if token.get("sentence") != sentence else " " if text else ""
            sentence, word = token.get("sentence", ""), token.text or ""
            spans[token.get("t_id")] = (len(text), len(text) + len(word))
            text += word
        created, dates = "", []
        for timex in root.iter("TIMEX3"):
            anchors = [spans[a.get("t_id")] for a in timex.iter("token_anchor")]
            if timex.get("functionInDocument") == "CREATION_TIME":
                created = timex.get("value", "")[:10]
            elif anchors and timex.get("type") in ("DATE", "TIME"):
                dates.append(GoldDate(anchors[0][0], anchors[-1][1], timex.get("value", "")))
        if re.fullmatch(r"\d{4}-\d\d-\d\d", created):
            yield DatedText(name, text, date.fromisoformat(created), tuple(dates))


def _members(archive: Path, suffix: str) -> Iterator[tuple[str, str]]:
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            file = tar.extractfile(member) if member.name.endswith(suffix) else None
            if file is not None:
                yield member.name, file.read().decode("utf-8", "replace")


def value_of(resolved: ResolvedDate) -> str:
    """The TIMEX3 value of the days: a month by its month, else by the first day."""
    first = resolved.start.isoformat()
    return first[:7] if resolved.precision is DatePrecision.MONTH else first


def score_text(item: DatedText, lexicon: DateLexicon) -> Iterator[tuple[str, str]]:
    """For each annotated day or month its verdict, and words for a person: right, wrong, ahead, missed."""
    resolved: list[tuple[int, int, str]] = []
    story: date | None = None
    for mention in find_dates(item.text, lexicon):
        days = resolve_date(mention, published=item.created, story=story)
        if days is not None:
            resolved.append((mention.start, mention.end, value_of(days)))
            if mention.kind is not DateKind.VAGUE and days.precision is DatePrecision.DAY:
                story = days.start
    for gold in item.dates:
        match = _VALUE.fullmatch(gold.value[:10].split("T")[0])
        if match is None:
            continue
        ours = next((v for start, end, v in resolved if start < gold.end and end > gold.start), None)
        around = item.text[max(0, gold.start - 25) : gold.end + 15]
        words = f"{around!r} {gold.value} ours {ours} at {item.created}"
        if ours is None:
            yield "missed", words
        elif ours == match[0]:
            yield "right", words
        else:
            yield "ahead" if match[0] > item.created.isoformat() else "wrong", words


def row_of(count: Counter[str]) -> str:
    """The counts and shares of one data set in words."""
    total, settled = sum(count.values()), count["right"] + count["wrong"]
    return (
        f"{total} days and months, right {count['right']}, wrong {count['wrong']}, ahead {count['ahead']}, "
        f"missed {count['missed']}; value accuracy {count['right'] / max(1, settled):.3f}, "
        f"recall {count['right'] / max(1, total):.3f}"
    )


def main(arguments: list[str]) -> int:
    """Print one row a data set; with --wrong also what was missed or is wrong."""
    folder = os.environ.get("DRAGOMAN_DATA")
    if not folder:
        print("timex: not run (DRAGOMAN_DATA is not set)")
        return 0
    for name, verdicts in score_sets(Path(folder)).items():
        if "--wrong" in arguments:
            print(*(f"{kind}\t{words}" for kind, words in verdicts if kind in ("wrong", "missed")), sep="\n")
        print(f"timex {name}: {row_of(Counter(kind for kind, _ in verdicts))}")
    return 0


def score_sets(data: Path) -> dict[str, list[tuple[str, str]]]:
    """The verdicts on every annotated date of both data sets, by the name of the set."""
    lexicon = DateLexicon.load("en")
    return {
        name: [
            verdict
            for item in reader(data / "timex" / f"{name}.tar.gz")
            for verdict in score_text(item, lexicon)
        ]
        for name, reader in (("aquaint", read_aquaint), ("meantime", read_meantime))
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
