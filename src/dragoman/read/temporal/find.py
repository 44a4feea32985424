"""A text -> the mentions of time in it, in order, without overlap.

Rows of words of time are found round the trigger words, split into tokens, turned into class letters
and matched against the forms of the lexicon.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from dragoman.read.grammar.fold import Folded, fold
from dragoman.read.grammar.runs import find_runs, lower_in_place
from dragoman.read.grammar.trie import plain
from dragoman.read.temporal.lexicon import UNKNOWN, DateLexicon
from dragoman.read.temporal.mention import DateKind, DateMention
from dragoman.read.temporal.patterns import PUNCTUATION
from dragoman.read.temporal.reading import After, Run, Token, read_run, what_follows

# "3 Jan 90": two figures that are no day of a month, and no year to come.
OLDEST_SHORT_YEAR = 70
# How far back the head of a name is looked for.
NAME_CHARS = 32


def find_dates(text: str, lexicon: DateLexicon) -> tuple[DateMention, ...]:
    """Every mention of time in the text, in order; linear in its length."""
    folded = fold(text, lexicon.alphabet)
    text = folded.text
    lower = lower_in_place(text)
    found: list[DateMention] = []
    for start, end in find_runs(lower, lexicon.triggers, lexicon.run_on, lexicon.run_back):
        for mention in _run_mentions(text[start:end], what_follows(text, end, lexicon), lexicon):
            moved = mention.moved(start)
            if not _is_named(moved, lower, lexicon):
                found.append(moved)
    return tuple(found) if folded.offsets is None else tuple(_unfolded(m, folded) for m in found)


def _is_named(mention: DateMention, lower: str, lexicon: DateLexicon) -> bool:
    """Whether a day without year is the end of a name: "le Mouvement du |23 mars"."""
    if lexicon.names is None or mention.kind is not DateKind.DAY_MONTH or mention.first.weekday:
        return False
    return lexicon.names.search(lower, max(0, mention.start - NAME_CHARS), mention.start) is not None


def _unfolded(mention: DateMention, folded: Folded) -> DateMention:
    """The mention at its place in the original text."""
    return replace(
        mention,
        start=folded.start(mention.start),
        end=folded.end(mention.end),
        core_start=folded.start(mention.core_start),
    )


@lru_cache(maxsize=8192)
def _run_mentions(run: str, follows: After, lexicon: DateLexicon) -> tuple[DateMention, ...]:
    """The mentions of a run; remembered, because documents say "on Tuesday" again and again."""
    tokens: list[Token] = []
    letters: list[str] = []
    for match in lexicon.token.finditer(lower_in_place(run)):
        letter, value, name, word = _classify(match, run, lexicon)
        letters.append(letter)
        tokens.append(Token(match.start(), match.end(), value, name, word))
    return tuple(read_run(Run(run, follows, tokens, "".join(letters), lexicon)))


def _classify(match: re.Match[str], text: str, lexicon: DateLexicon) -> tuple[str, int, str, str]:
    """Class letter, value, key and spelling of a token."""
    kind = match.lastgroup
    found = match.group()
    if kind == "word":
        spelling = plain(found)
        word = lexicon.words.get(spelling)
        if word is None or spelling in lexicon.needs_capital and not text[match.start()].isupper():
            return UNKNOWN, 0, "", spelling
        return word.letter, word.value, word.name, spelling
    if kind == "digits":
        return _classify_digits(found, lexicon)
    if kind == "nth":
        value = int(found[:2]) if found[:2].isdigit() else int(found[0])
        return (lexicon.letters["nth"] if 1 <= value <= 31 else UNKNOWN), value, "", found
    if kind == "clitic":
        name = lexicon.clitics.get(plain(found), "")
        return lexicon.letters.get(name, UNKNOWN), 0, name, found
    if kind in ("clock", "numeric"):
        return lexicon.letters[kind], 0, kind, found
    if kind == "mark":
        name = PUNCTUATION.get(found, "")
        return (lexicon.letters[name] if name else UNKNOWN), 0, name, found
    return UNKNOWN, 0, "", found


def _classify_digits(found: str, lexicon: DateLexicon) -> tuple[str, int, str, str]:
    if len(found) > 4 or not found.isdecimal():
        return UNKNOWN, 0, "", found
    value = int(found)
    if len(found) <= 2 and 1 <= value <= 31:
        return lexicon.letters["dd"], value, "", found
    if len(found) == 4 and 1300 <= value <= 2199:
        return lexicon.letters["year4"], value, "", found
    if len(found) == 2 and value >= OLDEST_SHORT_YEAR:
        return lexicon.letters["year_short"], 1900 + value, "", found
    return lexicon.letters["num"], value, "", found
