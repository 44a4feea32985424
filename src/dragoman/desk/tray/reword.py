"""A composed sentence and a person's words for it -> the reworded sentence, or every reason why it is refused.

What a sentence states is locked, so an edit says neither more nor less than its citations. Values stay as they are and
keep their order; of who said it, and of one claim, they may be moved; a date or a place may be left out. The words
between are held to lists (`guard`): no hedge is dropped, no denial or doubt added, "killed" does not become "injured".
New names, numbers, quotes and addresses are refused. That other new words are true no list can tell: the page marks
them as a person's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.desk.tray.align import Aligned, align, is_locked
from dragoman.desk.tray.guard import Guard, load_guard, plain
from dragoman.desk.tray.names import names_in
from dragoman.tell import How, Piece, Sentence
from dragoman.write.bundle.amounts import load_words, numbers_in

LONGEST = 6000
_SPEAKER = frozenset({"/claimant", "/assertion", "/outlet", "/platform"})
_WHEN_WHERE = frozenset({"/event_date", "/claimed_on", "/country"})
_FIGURES = ("/killed/", "/injured/", "/captured/", "/materiel/")
_SIGNS = re.compile(r"[<>\[\]{}@|\\^~`]|://|www\.", re.IGNORECASE)
_QUOTES = re.compile('["“”«»„‟]')
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VALUE = "\n"
"""Stands for a value among the words between: no text on one line holds it."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060-\u2065\ud800-\udfff\ufff9-\uffff]")
_UNSEEN = re.compile("[\u00ad\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Signs inside words, and those that only turn the direction: a page puts them around names of another direction."""
_BLANKS = re.compile(r"[ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
"""Not those that break no line, which French has before a colon and in numbers."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """What became of an edit: `refusals` is empty when it may be kept; `left_out` are values that it no longer tells,
    `added` words of the person."""

    sentence: Sentence
    refusals: tuple[str, ...]
    left_out: tuple[str, ...]
    added: tuple[str, ...]


def clean_words(text: str) -> str:
    """A person's words on one line, without signs that nobody sees."""
    return _BLANKS.sub(" ", _CONTROL.sub(" ", _UNSEEN.sub("", text))).strip()


def reword(composed: Sentence, text: str, lang: str) -> Reworded:
    """The composed sentence in a person's words.

    Args:
        text: as `clean_words` gives it.
        lang: the language of the report.
    """
    guard = load_guard(lang)
    if guard is not None and guard.unbroken is not None:
        text = guard.unbroken.sub("\u00a0", text)
    aligned = align(composed, text)
    left_out = tuple(piece.text.strip() for piece in aligned.lost)
    found = tuple(dict.fromkeys(_refusals(composed, aligned, text, lang)))
    return Reworded(aligned.sentence, found, left_out, tuple(_added(composed, aligned.sentence)))


def free_words(sentence: Sentence) -> str:
    """The words of a sentence that state nothing by themselves, a line break where a value stands."""
    return "".join(_VALUE if is_locked(piece) else piece.text for piece in sentence.pieces)


def _refusals(composed: Sentence, aligned: Aligned, text: str, lang: str) -> Iterator[str]:
    guard = load_guard(lang)
    if guard is None:
        yield f"there are no lists of words for language {lang!r}, so nothing can be reworded in it"
        return
    if not text:
        yield "it is empty; delete the sentence instead"
        return
    if len(text) > LONGEST:
        yield f"it has {len(text):,} characters, the limit is {LONGEST:,}"
        return
    is_alone = len(composed.claims) < 2
    gone = [piece for piece in aligned.lost if not (is_alone and _may_go(piece))]
    if gone:
        yield from (
            f"“{piece.text.strip()}” is a value of a claim and has to stay as it is" for piece in gone
        )
        return
    old, new = free_words(composed), free_words(aligned.sentence)
    yield from _strange_signs(old, new)
    yield from _new_numbers(old, aligned.sentence, lang)
    yield from _new_names(old, new, lang, has_capitals=guard.has_capitals)
    yield from _lost_words(old, new, guard)
    yield from _new_words(old, new, guard)
    yield from _moved(composed, aligned, guard, is_alone=is_alone)


def _may_go(piece: Piece) -> bool:
    """Whether a sentence may leave a value out: when and where, nothing else."""
    return piece.how is How.TOLD and all(_is_when_where(fact.pointer) for fact in piece.facts)


def _is_when_where(pointer: str) -> bool:
    return pointer in _WHEN_WHERE or pointer.startswith("/places/")


def _strange_signs(old: str, new: str) -> Iterator[str]:
    found = _SIGNS.search(new)
    if found:
        yield f"“{found[0]}” may not stand in a sentence; addresses stand in the sources"
    if len(_QUOTES.findall(new)) > len(_QUOTES.findall(old)):
        yield "it adds quotation marks; only words of a source that a claim holds may be quoted"


def _new_numbers(old: str, sentence: Sentence, lang: str) -> Iterator[str]:
    words = load_words(lang)
    if words is None:
        return
    known = Counter(numbers_in(old, words))
    for piece in sentence.pieces:
        if not is_locked(piece):
            for number in numbers_in(piece.text, words):
                known[number] -= 1
                if known[number] < 0:
                    yield f"the number {number} in “{piece.text.strip()}” rests on no claim"


def _new_names(old: str, new: str, lang: str, *, has_capitals: bool) -> Iterator[str]:
    """Words with a capital that were not there, but at the beginning; letters of another script than the report's.

    Where names have no capitals, those that the atlas knows are found; others cannot be told from words.
    """
    known = {word.casefold() for word in _words_of(old)}
    for match in _WORD.finditer(plain(new)):
        word = match[0]
        if any(char.isalpha() and (char.upper() != char.lower()) != has_capitals for char in word):
            if word.casefold() not in known:
                yield f"“{word}” is in another script than the report"
        elif word[:1].isupper() and word.casefold() not in known:
            is_first = not new[: match.start()].strip(" ") and _VALUE not in new[: match.start()]
            if not is_first or (word.isupper() and len(word) > 1):
                yield f"“{word}” reads as a name, and no claim of the sentence gives it"
    if not has_capitals:
        before = names_in(old, lang)
        for name in names_in(new, lang):
            if name not in before:
                yield f"“{name}” reads as a name, and no claim of the sentence gives it"


def _words_of(text: str) -> list[str]:
    """The words of a text, however they are spelled."""
    return _WORD.findall(plain(text))


def _lost_words(old: str, new: str, guard: Guard) -> Iterator[str]:
    for pattern in guard.kept.values():
        before, after = pattern.findall(plain(old)), pattern.findall(plain(new))
        if len(after) < len(before):
            yield f"it drops by whose word it is: “{before[-1].lower()}”, or a word like it, has to stay"


def _new_words(old: str, new: str, guard: Guard) -> Iterator[str]:
    for family, pattern in guard.not_new.items():
        known = Counter(word.lower() for word in pattern.findall(plain(old)))
        for word, count in Counter(word.lower() for word in pattern.findall(plain(new))).items():
            if count > known[word]:
                yield f"“{word}” may not be added ({family}): no claim of the sentence says it"


def _moved(composed: Sentence, aligned: Aligned, guard: Guard, *, is_alone: bool) -> Iterator[str]:
    """Whether the words that say what the values mean are the same, in the same order among the values."""
    lost = Counter((piece.facts, piece.text) for piece in aligned.lost)
    kept: list[Piece] = []
    for piece in composed.pieces:
        if lost[piece.facts, piece.text] > 0:
            lost[piece.facts, piece.text] -= 1
        else:
            kept.append(piece)
    before = _skeleton(kept, guard, is_alone=is_alone)
    after = _skeleton(aligned.sentence.pieces, guard, is_alone=is_alone)
    if [key for key, _ in before] == [key for key, _ in after]:
        return
    words_before = Counter(key for key, _ in before if isinstance(key, str))
    words_after = Counter(key for key, _ in after if isinstance(key, str))
    for key in words_before - words_after:
        word = next(word for found, word in before if found == key)
        yield f"it drops “{word}” ({key}), which says what the claim means"
    for key in words_after - words_before:
        word = [word for found, word in after if found == key][-1]
        yield f"it adds “{word}” ({key}), which no claim of the sentence says"
    if words_before == words_after:
        yield "its values, or the words that say what they mean, are in another order, and it would say something else"


def _skeleton(pieces: Sequence[Piece], guard: Guard, *, is_alone: bool) -> list[tuple[object, str]]:
    """What has to keep its order: values, but those that may move, and the words of the lists between them.

    A figure and who gives it are two pieces of one fact. Where a sentence has one such fact the two may change places,
    so it is taken once; with several, each has to stay beside its own.
    """
    figures = {piece.facts for piece in pieces if _is_figure(piece)}
    is_one = is_alone and len(figures) == 1
    found: list[tuple[object, str]] = []
    for piece in pieces:
        key = (piece.facts, piece.how)
        if not is_locked(piece):
            found += guard.find_in_place(piece.text)
        elif not (is_alone and _may_move(piece)) and not (
            is_one and _is_figure(piece) and any(known == key for known, _ in found)
        ):
            found.append((key, piece.text))
    return found


def _is_figure(piece: Piece) -> bool:
    return any(fact.pointer.startswith(_FIGURES) for fact in piece.facts)


def _may_move(piece: Piece) -> bool:
    """Who says it, when and where: in a sentence of one claim these belong to it wherever they stand."""
    return piece.how is How.TOLD and all(
        fact.pointer in _SPEAKER or _is_when_where(fact.pointer) for fact in piece.facts
    )


def _added(composed: Sentence, new: Sentence) -> Iterator[str]:
    """Words that the composed sentence has not, each once."""
    known = {word.casefold() for text in (composed.text, free_words(composed)) for word in _words_of(text)}
    for word in dict.fromkeys(_words_of(free_words(new))):
        if word.casefold() not in known:
            yield word
