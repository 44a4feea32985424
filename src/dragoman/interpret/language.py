"""A text and the tag it came with -> the language it is in, or a refusal that names the language.

Three looks, the cheapest first: the script, letters and function words of the text (`evidence`); the tag that came
with it, which is believed unless these deny it; and py3langid (`model`), which is asked only when the others do not
decide, because loading it takes a third of a second. A tag that is plainly wrong is told: pages say "en" because
their template does.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dragoman.base.document import Document
from dragoman.base.errors import NoReader
from dragoman.interpret.evidence import (
    DENY_HITS,
    Evidence,
    Seen,
    count_hits,
    find_evidence,
    is_outspoken,
    look_at,
)
from dragoman.interpret.languages import UNDETERMINED, language_name, languages, may_be_written, own_code
from dragoman.interpret.model import ask_model
from dragoman.interpret.scripts import UNKNOWN

HEAD_CHARS = 6000  # what is looked at of a long text
TOO_SHORT = 3  # words; under this nobody can tell a language of the Latin script
MUTE_WORDS = 10  # words; a text of so many in a language whose function words we know holds some of them,
MUTE_SHARE = 0.08  # and when no more than this share is of them, the model is asked

# How often each way is right: measured by bench.language on samples/languages, less what few samples can show.
CERTAIN = 0.99
BELIEVED = 0.9  # a tag that the text neither shows nor denies
LIKELY_AT_MOST = 0.97


@dataclass(frozen=True, slots=True)
class Guess:
    """A language (primary subtag, "und" when nobody can tell), how it was found, and the tag that it denies."""

    lang: str
    by: str
    denied: str | None = None
    confidence: float = CERTAIN

    @property
    def note(self) -> str | None:
        """What a person should know of it."""
        if self.denied is None:
            return None
        if self.lang == UNDETERMINED:
            return f"declared {self.denied}, which its script denies"
        return f"declared {self.denied}, reads as {self.lang}"


def name_language(text: str, *, declared: str | None = None, readable: Collection[str] = ()) -> Guess:
    """The language of a text.

    Args:
        text: what is to be read; its first 6,000 characters are looked at.
        declared: the BCP 47 tag that came with it, or None.
        readable: languages that win a near tie.
    """
    return guess_language(look_at(text[:HEAD_CHARS]), declared=declared, readable=readable)


def guess_language(seen: Seen, *, declared: str | None = None, readable: Collection[str] = ()) -> Guess:
    """The language of what was looked at; as `name_language`."""
    evidence = find_evidence(seen)
    tag = own_code(declared) if declared else UNDETERMINED
    if declared and tag != UNDETERMINED:
        if seen.script.lower() in declared.lower().split("-") or not _is_denied(tag, seen, evidence):
            return Guess(tag, "declared", None, CERTAIN if evidence and evidence.lang == tag else BELIEVED)
        guess = guess_language(seen, readable=readable)
        return Guess(guess.lang, guess.by, tag if guess.lang != tag else None, guess.confidence)
    if evidence:
        return Guess(evidence.lang, evidence.by)
    if len(seen.words) < TOO_SHORT and seen.script in ("Latn", UNKNOWN):
        return Guess(UNDETERMINED, "too few words", None, 0.0)
    likely = ask_model(seen, readable)
    if likely is None:
        return Guess(UNDETERMINED, "its script", None, 0.0)
    return Guess(likely.lang, "py3langid", None, round(min(likely.share, LIKELY_AT_MOST), 2))


def require_language(document: Document, readable: Collection[str], *, is_told: bool = False) -> Guess:
    """The language of a document when it is one that can be read.

    Args:
        document: as it was collected, with the tag it came with.
        readable: languages that there is a reader for.
        is_told: a person gave the tag, who has looked: only the script can deny it.

    Raises:
        NoReader: there is none for that language yet, or it cannot be told; a person keeps the document.
    """
    guess = name_language(document.read_text, declared=document.lang, readable=readable)
    if is_told and document.lang and guess.denied == own_code(document.lang):
        seen = look_at(document.read_text[:HEAD_CHARS])
        if may_be_written(guess.denied, seen.script):
            guess = Guess(guess.denied, "declared", None, BELIEVED)
    if guess.lang in readable:
        return guess
    if guess.lang == UNDETERMINED:
        why = (
            "too few words to tell the language"
            if guess.by == "too few words"
            else "in the script of no language that we name"
        )
        raise NoReader(f"und: {why}; kept for people. Name its language.")
    name = language_name(guess.lang)
    readers = _listed([language_name(code) for code in sorted(readable)])
    hint = "" if guess.by == "declared" else f" If it is not {name}, name its language."
    raise NoReader(
        f"{guess.lang}: no reader for {name} yet (there is one for {readers}); kept for people.{hint}"
    )


def _is_denied(tag: str, seen: Seen, evidence: Evidence | None) -> bool:
    """Whether a text cannot be in the language that its tag names."""
    if not seen.has_letters:
        return False
    if not may_be_written(tag, seen.script):
        return True
    if evidence and evidence.lang == tag:
        return False
    if evidence and (evidence.by != "function words" or count_hits(seen)[evidence.lang] >= DENY_HITS):
        return True
    return _is_denied_by_words(tag, seen)


def _is_denied_by_words(tag: str, seen: Seen) -> bool:
    """Whether another language's function words, or the lack of its own and the model, speak against a tag."""
    if tag not in languages() or not languages()[tag].words:
        return False
    if is_outspoken(seen, tag):
        return True
    if len(seen.words) < MUTE_WORDS or count_hits(seen)[tag] > MUTE_SHARE * len(seen.words):
        return False
    likely = ask_model(seen, (tag,))
    return likely is not None and likely.lang != tag and likely.share >= BELIEVED


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else "none"
