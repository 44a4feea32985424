"""A text -> the numbers in it, each with its bounds by the codebook's table and its kind.

Rows of number words and figures are found round each trigger, split into tokens, turned into class
letters and matched against the forms of the lexicon, as dates are. What a row means is remembered,
because reports say "two soldiers" again and again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from dragoman.base.claim import Qualifier
from dragoman.read.counting.lexicon import PUNCTUATION, UNKNOWN, NumberForm, NumberLexicon
from dragoman.read.counting.mention import CountMention, NumberKind
from dragoman.read.grammar.trie import plain
from dragoman.read.temporal.find import lower_in_place

# Longer figures are serial numbers; the limit also keeps `int` from long work.
MOST_DIGITS = 12
OLDEST = 110
_QUALIFIERS = {
    "at_least": Qualifier.AT_LEAST,
    "more_than": Qualifier.MORE_THAN,
    "about": Qualifier.ABOUT,
    "some": Qualifier.ABOUT,
    "nearly": Qualifier.NEARLY,
    "up_to": Qualifier.UP_TO,
    "less_than": Qualifier.UP_TO,
}
_COUNTED = frozenset({NumberKind.CARDINAL, NumberKind.MEASURE, NumberKind.DURATION, NumberKind.MONEY, NumberKind.PERCENT})
# "a 12-wheel lorry", "the 3R group": the figure is part of a word.
_COMPOUND = re.compile(r"[-‐‑][^\W\d_]|(?<=\d)[^\W\d_]")
# "the M-8 road": a figure inside a row that hangs on a letter.
_HANGS = re.compile(r"[^\W\d_][-‐‑/]$")
_AGE_BEFORE = re.compile(r"[^\W\d_],\s$")
_NAME_BEFORE = re.compile(r"\b([^\W\d_])[^\W\d_]{0,20}\s\($")
_AGE_AFTER = re.compile(r"[,);]|\.(?:\s|$|[\"”])")
_LIST_AFTER = re.compile(r"[.)]\s")
_QUOTES = "\"“”„«»"


class _Token(NamedTuple):
    start: int
    end: int
    value: float
    name: str
    text: str


class _Run(NamedTuple):
    """A row of words, split; `compound` when a hyphen and a letter follow it at once."""

    text: str
    tokens: list[_Token]
    letters: str
    compound: bool
    lexicon: NumberLexicon


def find_counts(text: str, lexicon: NumberLexicon) -> tuple[CountMention, ...]:
    """Every number of the text, in order, without overlap; linear in its length."""
    lower = lower_in_place(text)
    found: list[CountMention] = []
    for start, end in _runs(lower, lexicon):
        glued = _is_glued(lower, start)
        compound = _COMPOUND.match(lower, end) is not None
        for mention in _run_mentions(text[start:end], glued, compound, lexicon):
            found.append(_in_context(mention.moved(start), text))
    return tuple(found)


def _in_context(mention: CountMention, text: str) -> CountMention:
    """The mention after a look at the characters round it: ages, list numbers, closing quotes."""
    start, end = mention.start, mention.end
    if mention.kind is not NumberKind.CARDINAL or end != mention.core_end:
        return mention
    if start != mention.core_start:
        opened = text[mention.core_start - 1] in _QUOTES and text[end : end + 1] in tuple(_QUOTES)
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
    if (not before.strip(" \t") or before.rstrip(" \t")[-1:] == "\n") and _LIST_AFTER.match(text, end):
        return replace(mention, kind=NumberKind.DESIGNATION, min=None, max=None)
    return mention


def _runs(lower: str, lexicon: NumberLexicon) -> Iterator[tuple[int, int]]:
    """The longest rows of the lexicon's words and figures round each trigger."""
    backwards = lower[::-1]
    length, stop = len(lower), 0
    while (trigger := lexicon.trigger.search(lower, stop)) is not None:
        start = trigger.start()
        before = lexicon.run_back.match(backwards, length - start, length - stop)
        after = lexicon.run_on.match(lower, start)
        end = max(after.end() if after else start, trigger.end())
        while end < length and lower[end - 1].isdigit() and lower[end].isdigit():
            end += 1
        start -= len(before.group()) if before else 0
        yield start, end
        stop = end


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
    tokens: list[_Token] = []
    letters: list[str] = []
    for match in lexicon.token.finditer(lower_in_place(run)):
        letter, value, name, word = _classify(match, run, lexicon)
        if glued and not tokens or _HANGS.search(run, max(0, match.start() - 2), match.start()) and word[0].isdigit():
            letter = lexicon.letters["glued"]
        letters.append(letter)
        tokens.append(_Token(match.start(), match.end(), value, name, word))
    return tuple(_mentions(_Run(run, tokens, "".join(letters), compound, lexicon)))


def _classify(match: re.Match[str], text: str, lexicon: NumberLexicon) -> tuple[str, float, str, str]:
    """Class letter, value, key and spelling of a token."""
    kind, found = match.lastgroup, match.group()
    if kind == "word":
        spelling = plain(found)
        word = lexicon.words.get(spelling)
        if word is None or spelling in lexicon.needs_capital and not text[match.start()].isupper():
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


def _mentions(run: _Run) -> Iterator[CountMention]:
    at = 0
    while (match := run.lexicon.grammar.search(run.letters, at)) is not None:
        mention, stop = _read_match(match, run)
        if mention is not None:
            yield mention
        at = max(stop, match.start() + 1)


def _read_match(match: re.Match[str], run: _Run) -> tuple[CountMention | None, int]:
    """The mention of a match; where its form does not hold, that of the next form that does."""
    forms = run.lexicon.forms
    group = match.lastgroup or "p0"
    number, core = int(group[1:]), match.start(group)
    slots = forms[number].pattern.fullmatch(run.letters, core, match.end(group))
    end = match.end()
    while True:
        if slots is not None and slots.end() > core:
            reading = _Reading(forms[number], slots, match.start(), core, slots.end(), end, run)
            if reading.holds():
                return reading.mention(), end
        number += 1
        if number == len(forms):
            return None, core + 1
        slots = forms[number].pattern.match(run.letters, core)
        end = slots.end() if slots else end


class _Reading(NamedTuple):
    """A form matched on tokens[core:core_end], with qualifiers round it."""

    form: NumberForm
    slots: re.Match[str]
    begin: int
    core: int
    core_end: int
    end: int
    run: _Run

    def holds(self) -> bool:
        """Whether the match is what it looks like: checks that no row of classes can say."""
        tokens = self.run.tokens
        match self.form.check:
            case "ascending":
                first, second = self._value("number"), self._value("number2")
                joined = tokens[self.slots.start("number2")].name in ("hundred", "scale", "dozen")
                return first < second and not joined and tokens[self.core].name != "a"
            case "score":
                inner = [t.value for t in tokens[self.core : self.core_end] if t.name == "int"]
                return inner[0] >= inner[1]
            case "same":
                return self._value("number") == self._value("number2")
        return True

    def mention(self) -> CountMention:
        """The number with its bounds."""
        run, begin = self.run, self._trimmed_begin()
        low, high, qualifier = self._bounds()
        kind = self._kind()
        if kind not in _COUNTED:
            low, high, qualifier = None, None, Qualifier.EXACT
        return CountMention(
            start=run.tokens[begin].start,
            end=run.tokens[self.end - 1].end,
            core_start=run.tokens[self.core].start,
            core_end=run.tokens[self.core_end - 1].end,
            min=low,
            max=high,
            qualifier=qualifier,
            kind=kind,
            unit=run.tokens[self.slots.start("measure")].name if self._has("measure") else "",
        )

    def _has(self, slot: str) -> bool:
        return slot in self.slots.re.groupindex and self.slots.start(slot) >= 0

    def _trimmed_begin(self) -> int:
        """Where the qualifier begins: "a total of" and "only" before it say nothing of the number."""
        begin, letters = self.begin, self.run.lexicon.letters
        while begin < self.core and self.run.letters[begin] in (letters.get("total"), letters["quote"]):
            begin += 1
        return begin

    def _kind(self) -> NumberKind:
        kind = self.form.kind
        if kind is NumberKind.YEAR and self._qualifiers() - {"about"}:
            kind = NumberKind.CARDINAL
        if kind is NumberKind.CARDINAL:
            if self.run.compound and self.end == len(self.run.tokens) and self.form.op != "vague":
                return NumberKind.COMPOUND
            names = [t.name for t in self.run.tokens[self.core : self.core_end]]
            if "decimal" in names and "scale" not in names:
                return NumberKind.DECIMAL
        return kind

    def _qualifiers(self) -> set[str]:
        tokens = [*self.run.tokens[self.begin : self.core], *self.run.tokens[self.core_end : self.end]]
        return {t.name for t in tokens if t.name in _QUALIFIERS}

    def _value(self, slot: str) -> float:
        if not self._has(slot):
            return next((t.value for t in self.run.tokens[self.core : self.core_end] if t.value), 0)
        return number_value(self.run.tokens[self.slots.start(slot) : self.slots.end(slot)])

    def _bounds(self) -> tuple[int | None, int | None, Qualifier]:
        """min, max and qualifier by the codebook's table of tolls."""
        if self.form.op == "vague":
            word = self.run.lexicon.vague.get(self.run.tokens[self.core].text)
            return (word.min, word.max, word.qualifier) if word else (1, None, Qualifier.UNSTATED)
        first = int(self._value("number"))
        if self.form.op == "update":
            first = int(self._value("number2"))
        elif self.form.op == "range":
            return first, int(self._value("number2")), Qualifier.RANGE
        return qualified(first, self._qualifiers())


def qualified(number: int, words: set[str]) -> tuple[int | None, int | None, Qualifier]:
    """The bounds of a number under its qualifiers; the one that bounds wins over the one that blurs."""
    if number == 0:
        return 0, 0, Qualifier.NONE
    for word, low, high in (
        ("at_least", number, None),
        ("more_than", number + 1, None),
        ("up_to", None, number),
        ("less_than", None, number - 1),
        ("nearly", number, number),
        ("about", number, number),
        ("some", number, number),
    ):
        if word in words:
            return low, high, _QUALIFIERS[word]
    return number, number, Qualifier.EXACT


def number_value(tokens: list[_Token]) -> float:
    """The value of a row of number tokens: "three hundred and fifty", "1.2 million", "2 dozen"."""
    total: float = 0
    current: float = 0
    last = ""
    for token in tokens:
        if token.name == "hundred":
            current = max(current, 1) * token.value
        elif token.name == "scale" and last == "scale":
            total *= token.value
        elif token.name in ("scale", "dozen"):
            total, current = total + max(current, 1 if not last else current) * token.value, 0
        elif token.value:
            current += token.value
        last = token.name
    return round(total + current, 6)
