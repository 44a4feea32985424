"""A document -> its language, script and direction, how sure that is, its paragraphs, and what a person should know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from dragoman.base.document import Document
from dragoman.interpret.evidence import look_at
from dragoman.interpret.language import HEAD_CHARS, guess_language
from dragoman.interpret.languages import UNDETERMINED, language_name, primary_subtag, tag_of
from dragoman.interpret.paragraphs import ParagraphRun, find_runs
from dragoman.interpret.scripts import Direction, direction_of, find_mixed_words, script_name

MAX_SHOWN = 3  # mixed words told by name
MIN_PART = 0.05  # of the letters; a smaller part in another language is no reason to call a document mixed


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What is known of a document before it is read.

    Args:
        lang: BCP 47 tag, with the script where it is not the usual one; "und" when nobody can tell.
        script: ISO 15924 code; "Zyyy" for a text without letters.
        direction: which way most of it runs.
        confidence: 0 to 1, the share of texts told right that were told in this way.
        by: what showed it: declared, script, letters, function words, py3langid, too few words.
        paragraphs: runs of paragraphs in one language, in order; offsets count characters of `read_text`.
        notes: a wrong tag, several languages, words that mix scripts, a language kept for people.
    """

    lang: str
    script: str
    direction: Direction
    confidence: float
    by: str
    paragraphs: tuple[ParagraphRun, ...]
    notes: tuple[str, ...]

    @property
    def is_mixed(self) -> bool:
        """Whether a part of it worth naming is in another language."""
        return len(_shares(self.paragraphs)) > 1


def interpret_document(document: Document, readable: Collection[str] = ()) -> Interpretation:
    """What language a document is in, as a whole and by paragraph.

    Args:
        document: as it was collected; the tag it came with is believed unless its words deny it.
        readable: languages that there is a reader for; they win a near tie, and others are kept for people.
    """
    text = document.read_text
    seen = look_at(text[:HEAD_CHARS])
    guess = guess_language(seen, declared=document.lang, readable=readable)
    runs = find_runs(text, guess.lang, readable)
    notes = [guess.note] if guess.note else []
    shares = _shares(runs)
    if len(shares) > 1:
        parts = (f"{language_name(lang)} {share:.0%}" for lang, share in shares.items())
        notes.append("in several languages: " + ", ".join(parts))
    notes += _mixed_script_notes(text)
    if readable and guess.lang == UNDETERMINED:
        notes.append("kept for people: nobody can tell its language")
    elif readable and guess.lang not in readable:
        notes.append(f"kept for people: {language_name(guess.lang)}")
    return Interpretation(
        tag_of(guess.lang, seen.script),
        seen.script,
        direction_of(seen.script),
        guess.confidence,
        guess.by,
        runs,
        tuple(notes),
    )


def _shares(runs: Collection[ParagraphRun]) -> dict[str, float]:
    """Primary subtag -> its share of the letters, the largest first, of those that have one worth naming."""
    letters: Counter[str] = Counter()
    for run in runs:
        letters[primary_subtag(run.lang)] += run.letters
    total = letters.total() or 1
    return {lang: n / total for lang, n in letters.most_common() if n / total >= MIN_PART}


def _mixed_script_notes(text: str) -> list[str]:
    words = {word.text: word for word in find_mixed_words(text)}
    if not words:
        return []
    shown = ", ".join(
        f"{word.text!r} ({' and '.join(map(script_name, word.scripts))})"
        for word in list(words.values())[:MAX_SHOWN]
    )
    left = len(words) - MAX_SHOWN
    more = f" and {left} more" if left > 0 else ""
    return [f"words that mix scripts, where one letter may stand for another: {shown}{more}"]
