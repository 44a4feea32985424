"""A text -> the numbers in it, each with its bounds by the codebook's table and its kind.

Rows of number words and figures are found round each trigger, split into tokens, turned into class
letters and matched against the forms of the lexicon, as dates are. What a row means is remembered,
because reports say "two soldiers" again and again.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from dragoman.read.counting.lexicon import NumberLexicon
from dragoman.read.counting.mention import CountMention, NumberKind
from dragoman.read.counting.reading import Run, Token, read_run
from dragoman.read.counting.words import PUNCTUATION, UNKNOWN
from dragoman.read.grammar.fold import Folded
from dragoman.read.grammar.runs import find_runs, lower_in_place
from dragoman.read.grammar.trie import plain

# Longer figures are serial numbers; the limit also keeps `int` from long work.
MOST_DIGITS = 12
OLDEST = 110
# "a 12-wheel lorry", "the 3R group": the figure is part of a word.
_COMPOUND = re.compile(r"[-‐‑][^\W\d_]|(?<=\d)[^\W\d_]")
_AGE_BEFORE = re.compile(r"[^\W\d_],\s$")
_NAME_BEFORE = re.compile(r"\b([^\W\d_])[^\W\d_]{0,20}\s\($")
_AGE_AFTER = re.compile(r"[,);]|\.(?:\s|$|[\"”])")
_SPACED_OPEN, _SPACED_CLOSE = re.compile(r"«\s$"), re.compile(r"\s»")
_QUOTES = '"“”„«»'


def find_counts(text: str, lexicon: NumberLexicon) -> tuple[CountMention, ...]:
    """Every number of the text, in order, without overlap; linear in its length."""
    folded = lexicon.fold(text)
    text = folded.text
    lower = lower_in_place(text)
    found: list[CountMention] = []
    for start, end in find_runs(lower, lexicon.triggers, lexicon.run_on, lexicon.run_back):
        glued = _is_glued(lower, start)
        compound = _COMPOUND.match(lower, end) is not None
        for mention in _run_mentions(text[start:end], glued, compound, lexicon):
            found.append(_in_context(mention.moved(start), text, lexicon))
    if lexicon.late is not None:
        found = lexicon.late.qualify(found, lower)
    if lexicon.nobody is not None:
        found = lexicon.nobody.settle(found, lower)
    return tuple(found) if folded.offsets is None else tuple(_unfolded(m, folded) for m in found)


def _unfolded(mention: CountMention, folded: Folded) -> CountMention:
    """The mention at its place in the original text."""
    return replace(
        mention,
        start=folded.start(mention.start),
        end=folded.end(mention.end),
        core_start=folded.start(mention.core_start),
        core_end=folded.end(mention.core_end),
    )


def _in_context(mention: CountMention, text: str, lexicon: NumberLexicon) -> CountMention:
    """The mention after a look at the characters round it: ages, list numbers, closing quotes."""
    start, end = mention.start, mention.end
    if mention.kind is not NumberKind.CARDINAL or end != mention.core_end:
        return mention
    if start != mention.core_start:
        opened = text[mention.core_start - 1] in _QUOTES and text[end : end + 1] in tuple(_QUOTES)
        if not opened and _SPACED_OPEN.search(text, mention.core_start - 2, mention.core_start):
            spaced = _SPACED_CLOSE.match(text, end)
            return replace(mention, end=spaced.end()) if spaced else mention
        return replace(mention, end=end + 1) if opened else mention
    if mention.max is None or mention.max > OLDEST or not text[start:end].isdecimal():
        return mention
    before = text[max(0, start - 3) : start]
    if _AGE_BEFORE.search(before) and _AGE_AFTER.match(text, end):
        return replace(mention, kind=NumberKind.AGE, min=None, max=None)
    if text[end : end + 1] == ")" and before[-1:] == "(":
        name = _NAME_BEFORE.search(text, max(0, start - 24), start)
        if name is None or name[1].isupper():
            kind = NumberKind.AGE if name else NumberKind.DESIGNATION
            return replace(mention, kind=kind, min=None, max=None)
    if (not before.strip(" \t") or before.rstrip(" \t")[-1:] == "\n") and lexicon.list_after.match(text, end):
        return replace(mention, kind=NumberKind.DESIGNATION, min=None, max=None)
    return mention


def _is_glued(lower: str, start: int) -> bool:
    """Whether a figure hangs on a name: "G5", "AK-47", "SC/99999"."""
    if start == 0 or not lower[start].isdigit():
        return False
    last = lower[start - 1]
    if last in "-‐‑/+" and start > 1:
        if last == "+":
            return True
        last = lower[start - 2]
    return last.isalnum() or last == "_"


@lru_cache(maxsize=16384)
def _run_mentions(run: str, glued: bool, compound: bool, lexicon: NumberLexicon) -> tuple[CountMention, ...]:
    tokens: list[Token] = []
    letters: list[str] = []
    for match in lexicon.token.finditer(lower_in_place(run)):
        letter, value, name, word = _classify(match, run, lexicon)
        if (glued and not tokens) or (word[:1].isdigit() and _hangs(run, match.start())):
            letter = lexicon.letters["glued"]
        letters.append(letter)
        tokens.append(Token(match.start(), match.end(), value, name, word))
    return tuple(read_run(Run(run, tokens, "".join(letters), compound, lexicon)))


def _hangs(run: str, at: int) -> bool:
    """Whether a figure inside a row hangs on a letter: "the M-8 road"."""
    return at > 1 and run[at - 1] in "-‐‑/" and run[at - 2].isalpha()


def _classify(match: re.Match[str], text: str, lexicon: NumberLexicon) -> tuple[str, float, str, str]:
    """Class letter, value, key and spelling of a token."""
    kind, found = match.lastgroup, match.group()
    if kind == "word":
        spelling = plain(found)
        word = lexicon.words.get(spelling)
        if word is None or (spelling in lexicon.needs_capital and not text[match.start()].isupper()):
            return UNKNOWN, 0, "", spelling
        return word.letter, word.value, word.name, spelling
    if kind == "figure":
        return _classify_figure(found.removesuffix("x"), lexicon)
    if kind == "mark":
        name = PUNCTUATION.get(found, "")
        return (lexicon.letters[name] if name else UNKNOWN), 0, name, found
    if kind in ("nth", "clock", "numeric", "bore"):
        return lexicon.letters[kind], 0, kind, found
    if kind == "other" and found[0].isdigit():
        return lexicon.letters["glued"], 0, "glued", found
    return UNKNOWN, 0, "", found


def _classify_figure(found: str, lexicon: NumberLexicon) -> tuple[str, float, str, str]:
    """A figure: whole, with decimals, or a year."""
    if len(found) > MOST_DIGITS + 4:
        return lexicon.letters["glued"], 0, "glued", found
    if found.isdecimal():
        value = int(found)
        is_year = len(found) == 4 and 1900 <= value <= 2099 and value % 100
        return lexicon.letters["year" if is_year else "int"], value, "int", found
    groups = re.split(f"[{re.escape(lexicon.group_separators)}]", found)
    if len(groups) > 1 and all(len(g) == 3 for g in groups[1:]) and found[0] != "0":
        return lexicon.letters["int"], int("".join(groups)), "int", found
    last = groups.pop() if len(groups) > 1 else ""
    return lexicon.letters["decimal"], float("".join(groups) + "." + last), "decimal", found
