"""A report and the documents that it is made from -> runs of a document's words that are longer than may be quoted.

An inventory or a list of tolls repeats a statement's facts and not its voice: the words of each item stand for
themselves, so that a long list is no long quotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.base.document import Document
from dragoman.base.span import Span
from dragoman.tell import How, Sentence
from dragoman.write.checks.lines import Line
from dragoman.write.checks.problem import Problem, Rule, refused
from dragoman.write.quotes import MOST_WORDS, runs_of, split_words, withheld_markers
from dragoman.write.report import Footnote, Report

_COUNTED = ("/killed", "/injured", "/captured", "/materiel")
_REMEDY = f"Tell it in your own words, or quote at most {MOST_WORDS} words in a row."


@dataclass(frozen=True, slots=True)
class Copied:
    """Every run of one word more than may be quoted, of the documents whose text is at hand."""

    runs: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Copied:
        """The runs of some documents; a text is held once."""
        texts = {document.read_text for document in documents if document.text}
        return cls(frozenset(run for text in texts for run in runs_of(split_words(text), MOST_WORDS + 1)))

    def is_in(self, words: Sequence[str]) -> bool:
        """Whether the words hold such a run."""
        return any(run in self.runs for run in runs_of(words, MOST_WORDS + 1))


def long_quotes(report: Report, lines: Sequence[Line], documents: Iterable[Document]) -> Iterator[Problem]:
    """A problem for each paragraph, label or footnote with too many words of a document in a row."""
    copied = Copied.of(documents)
    for where, text, blocks in _passages(lines):
        if any(copied.is_in(split_words(block)) for block in blocks):
            yield refused(
                Rule.LONG_QUOTE,
                where,
                text,
                f"more than {MOST_WORDS} words in a row are a document's",
                _REMEDY,
            )
    for line in lines:
        for piece in line.sentence.pieces:
            if piece.how is How.QUOTE and len(split_words(piece.text)) > MOST_WORDS:
                yield refused(
                    Rule.LONG_QUOTE,
                    line.where,
                    piece.text,
                    f"the quote has more than {MOST_WORDS} words",
                    _REMEDY,
                )
    for note in report.footnotes:
        yield from _note_quotes(note)


def misquotes(report: Report, lines: Sequence[Line], documents: Iterable[Document]) -> Iterator[Problem]:
    """A problem for each quote of a sentence that no value of its claims, no span and no text at hand holds."""
    spans: dict[str, str] = {}
    for event in report.events:
        for claim in event.claims:
            words = [span.quote for found in claim.spans.values() for span in found]
            words += [
                toll.wording for tolls in (claim.killed, claim.injured, claim.captured) for toll in tolls
            ]
            words += [
                toll.victim or "" for tolls in (claim.killed, claim.injured, claim.captured) for toll in tolls
            ]
            spans[claim.id] = _plain(" \n ".join(words))
    texts = [_plain(document.read_text) for document in documents if document.text]
    for line in lines:
        for piece in line.sentence.pieces:
            if piece.how is not How.QUOTE or any(mark in piece.text for mark in withheld_markers()):
                continue
            quote = _plain(piece.text)
            held = [spans.get(fact.claim, "") for fact in piece.facts]
            if quote and not any(f" {quote} " in f" {text} " for text in (*held, *texts)):
                yield refused(
                    Rule.MISQUOTE,
                    line.where,
                    line.text,
                    f"the words {piece.text!r} stand in none of the claims that it cites",
                    "Quote the words as they stand in the source.",
                )


def _passages(lines: Sequence[Line]) -> Iterator[tuple[str, str, list[str]]]:
    """Sentences of one paragraph together, each with the stretches of it in which no item is counted."""
    grouped: dict[str, list[Line]] = {}
    for line in lines:
        grouped.setdefault(line.where.rsplit(", sentence ", 1)[0], []).append(line)
    for where, found in grouped.items():
        text = " ".join(line.text for line in found)
        yield where, text, _uncounted([line.sentence for line in found])


def _uncounted(sentences: Sequence[Sentence]) -> list[str]:
    stretches = [""]
    for sentence in sentences:
        for piece in sentence.pieces:
            if (
                piece.how is How.TOLD
                and piece.facts
                and all(f.pointer.startswith(_COUNTED) for f in piece.facts)
            ):
                stretches.append("")
            else:
                stretches[-1] += piece.text
        stretches[-1] += " "
    return stretches


def _note_quotes(note: Footnote) -> Iterator[Problem]:
    """Quotes that are too long, alone or because they touch each other in the text."""
    for text in _touching(note.quotes):
        words = len(split_words(text))
        if words > MOST_WORDS:
            yield refused(
                Rule.LONG_QUOTE,
                f"footnote {note.number}, quotes",
                text,
                f"{words} words in a row are a document's",
                f"Quote at most {MOST_WORDS} words in a row: see shorten_span.",
            )


def _touching(spans: Iterable[Span]) -> list[str]:
    """The words of spans, those that overlap or touch joined into one text."""
    joined: list[tuple[Span, str]] = []
    for span in sorted(spans):
        last, text = joined[-1] if joined else (None, "")
        if last and last.part is span.part and span.start <= last.end + 1:
            rest = span.quote[max(0, last.end - span.start) :]
            joined[-1] = (
                span if span.end > last.end else last,
                f"{text}{' ' * (span.start > last.end)}{rest}",
            )
        else:
            joined.append((span, span.quote))
    return [text for _, text in joined]


def _plain(text: str) -> str:
    return " ".join(split_words(text))
