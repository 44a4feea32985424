"""A text -> the mentions of time in it, in order, without overlap.

Rows of words of time are found round the trigger words, split into tokens, turned into class letters
and matched against the forms of the lexicon.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.read.grammar.runs import find_runs, lower_in_place
from dragoman.read.grammar.trie import plain
from dragoman.read.temporal.lexicon import PUNCTUATION, UNKNOWN, DateLexicon
from dragoman.read.temporal.mention import DateMention
from dragoman.read.temporal.reading import After, Run, Token, read_run, what_follows

# "3 Jan 90": two figures that are no day of a month, and no year to come.
OLDEST_SHORT_YEAR = 70


def find_dates(text: str, lexicon: DateLexicon) -> tuple[DateMention, ...]:
    """Every mention of time in the text, in order; linear in its length."""
    lower = lower_in_place(text)
    found: list[DateMention] = []
    for start, end in find_runs(lower, lexicon.triggers, lexicon.run_on, lexicon.run_back):
        for mention in _run_mentions(text[start:end], what_follows(text, end, lexicon), lexicon):
            found.append(mention.moved(start))
    return tuple(found)


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
