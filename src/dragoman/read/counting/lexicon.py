"""numbers.toml (and the months of dates.toml) of a language -> a NumberLexicon.

It is built like the lexicon of dates: every word has a class, a class is a letter, and forms are
matched on the letters of a text. Months are taken from the dates, so that "5 March" is no count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.read.counting.clitics import Clitics
from dragoman.read.counting.late import LateWords
from dragoman.read.counting.mention import NumberKind
from dragoman.read.counting.nobody import Nobody
from dragoman.read.counting.patterns import run_pattern, token_pattern, trigger_patterns
from dragoman.read.counting.words import Vague, Word, read_words
from dragoman.read.grammar.fold import Alphabet, Folded, fold
from dragoman.read.grammar.forms import FormParser
from dragoman.read.grammar.runs import Triggers
from dragoman.read.grammar.tables import Tables, listed, load_tables

SLOTS = frozenset(["number", "measure"])


@dataclass(frozen=True, slots=True)
class NumberForm:
    """One pattern of the lexicon: its expression with slots, its kind and how its value is made."""

    kind: NumberKind
    op: str
    check: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class NumberLexicon:
    """The words and forms of number of one language, compiled; see DateLexicon for the parts.

    Args:
        clitics: finds small words written on to the front of a number, None where a language has none.
        late: finds a qualifier that stands after what is counted ("neuf soldats au moins"), or None.
        nobody: tells "one" under a negation ("لم يصب أحد"), or None.
        list_after: what follows a figure that numbers a line ("4. ").
        outside: letters of classes that a form asks for and that are no part of the mention.
    """

    lang: str
    alphabet: Alphabet
    clitics: Clitics | None
    late: LateWords | None
    nobody: Nobody | None
    list_after: re.Pattern[str]
    outside: frozenset[str]
    words: Mapping[str, Word]
    vague: Mapping[str, Vague]
    letters: Mapping[str, str]
    needs_capital: frozenset[str]
    group_separators: str
    token: re.Pattern[str]
    triggers: Triggers
    run_on: re.Pattern[str]
    run_back: re.Pattern[str]
    forms: tuple[NumberForm, ...]
    grammar: re.Pattern[str]

    @classmethod
    def load(cls, lang: str) -> NumberLexicon:
        """The lexicon of a language, read once.

        Raises:
            SettingsError: there is no such lexicon, or a form names a class that no table has.
        """
        return _load(lang)

    def fold(self, text: str) -> Folded:
        """The text as its tables are spelled, clitics parted from numbers; it knows the way back."""
        folded = fold(text, self.alphabet)
        return folded if self.clitics is None else self.clitics.part(folded)


@lru_cache(maxsize=8)
def _load(lang: str) -> NumberLexicon:
    tables, dates = load_tables(lang, "numbers"), load_tables(lang, "dates")
    letters, words, vague = read_words(tables, dates)
    forms, grammar = _forms(lang, tables, letters)
    capital = [w for spellings in tables.spellings("capital_only").values() for w in spellings]
    return NumberLexicon(
        lang=lang,
        alphabet=tables.alphabet,
        clitics=Clitics.of(tables, words),
        late=LateWords.of(tables),
        nobody=Nobody.of(tables),
        list_after=re.compile(rf"[{re.escape(tables.text('list_signs', '.)'))}]\s"),
        outside=frozenset(letters[name] for name in tables.ordered("outside")),
        words=words,
        vague=vague,
        letters=letters,
        needs_capital=dates.strings("needs_capital") | frozenset(capital),
        group_separators="".join(tables.ordered("group_separators")),
        token=token_pattern(tables, words),
        triggers=trigger_patterns(tables, words),
        run_on=run_pattern(tables, words, letters, back=False),
        run_back=run_pattern(tables, words, letters, back=True),
        forms=forms,
        grammar=grammar,
    )


def _forms(
    lang: str, tables: Tables, letters: Mapping[str, str]
) -> tuple[tuple[NumberForm, ...], re.Pattern[str]]:
    macros = {key: str(value) for key, value in tables.table("macros").items()}
    parser = FormParser(f"numbers of language {lang}", letters, SLOTS, macros)
    grammar = tables.table("grammar")
    lead = parser.parse("lead", str(grammar.get("lead", "")))
    tail = parser.parse("tail", str(grammar.get("tail", "")))
    barred = "".join(letters.get(name, "") for name in listed(grammar.get("tail_not_before")))
    forms, cores = [], []
    for i, row in enumerate(tables.rows("pattern")):
        pattern = parser.parse(str(row["kind"]), str(row["form"]))
        cores.append(f"(?P<p{i}>{pattern.guarded})")
        forms.append(
            NumberForm(
                NumberKind(str(row["kind"])),
                str(row.get("op", "")),
                str(row.get("check", "")),
                re.compile(pattern.slotted),
            )
        )
    after = f"(?:{tail.plain}(?![{barred}]))?" if barred else f"(?:{tail.plain})?"
    return tuple(forms), re.compile(f"(?:(?=[{lead.first}]){lead.plain})?(?:{'|'.join(cores)}){after}")
