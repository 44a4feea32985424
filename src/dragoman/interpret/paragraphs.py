"""A text in several languages -> the runs of paragraphs that are in one language each.

A paragraph counts for itself when its script, letters or function words show a language; a short or mute one goes with
the document's language, or, where that cannot be written in its script, with what the model says. The model is not
asked for every line: a list of names would come out in ten languages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dragoman.interpret.evidence import find_evidence, look_at
from dragoman.interpret.languages import may_be_written, tag_of
from dragoman.interpret.model import ask_model
from dragoman.interpret.scripts import Direction, direction_of

MIN_WORDS = 6  # of another language of the same script; a quoted name has fewer
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")


@dataclass(frozen=True, slots=True)
class ParagraphRun:
    """Paragraphs at [start, end) of what is read, in one language: its BCP 47 tag, script and direction."""

    start: int
    end: int
    lang: str
    script: str
    direction: Direction
    letters: int


def find_runs(text: str, lang: str, readable: Collection[str] = ()) -> tuple[ParagraphRun, ...]:
    """The runs of a text in their order, each from its first to its last character that is no space.

    Args:
        text: what is read; offsets count its characters.
        lang: primary subtag of the document's language, for paragraphs that show none.
        readable: languages that win a near tie.
    """
    runs: list[ParagraphRun] = []
    for run in _paragraphs(text, lang, readable):
        last = runs[-1] if runs else None
        if last and (last.lang == run.lang or not run.letters):
            runs[-1] = ParagraphRun(
                last.start, run.end, last.lang, last.script, last.direction, last.letters + run.letters
            )
        elif last and not last.letters:
            runs[-1] = ParagraphRun(last.start, run.end, run.lang, run.script, run.direction, run.letters)
        else:
            runs.append(run)
    return tuple(runs)


def _paragraphs(text: str, lang: str, readable: Collection[str]) -> Iterator[ParagraphRun]:
    for match in _LINE.finditer(text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        end = match.end() - (len(line) - len(line.rstrip()))
        seen = look_at(line)
        evidence = find_evidence(seen)
        found = lang
        if evidence and (len(seen.words) >= MIN_WORDS or not may_be_written(lang, seen.script)):
            found = evidence.lang
        elif seen.has_letters and not may_be_written(lang, seen.script):
            likely = ask_model(seen, readable)
            found = likely.lang if likely else lang
        letters = sum(map(len, seen.words))
        yield ParagraphRun(
            start, end, tag_of(found, seen.script), seen.script, direction_of(seen.script), letters
        )
