"""What the engine asks of a language besides its tables: how words are cut and inflected, and how phrases stand.

A language is a folder `lexicons/<tag>` of tables and a module here named by its tag, whose class `Module` keeps
the methods of `Language`. `Language` itself is what holds for any language with capitals and nothing special.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from dragoman.base.errors import SettingsError

if TYPE_CHECKING:
    from dragoman.read.lexicon import Lexicon
    from dragoman.read.phrases import Item
    from dragoman.read.units import Unit

Known = Callable[[str], bool]
"""Whether some table of the language, or the atlas, has a folded word."""

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # abbreviations with stops: a.m., U.S.
    r"|(?<!\S)\.\d+"  # calibres without a nought: .45
    r"|\dx\d(?![^\W_])"  # 4x4
    r"|\d+(?:[.,:/]\d+)*(?:[^\W\d_]+)?(?:[-‐‑][^\W_]+)*"  # numbers, times, calibres, designations
    r"|[^\W_]+(?:[-‐‑&][^\W_]+|['’`ʼ‘](?![sS](?![^\W_]))[^\W_]+)*"  # words, hyphens and apostrophes inside
    r"|['’][sS](?![^\W_])"  # the possessive
    r"|\S"
)
# A noun phrase closes with its head; a verb group holds its auxiliaries, negations and adverbs.
PHRASE = re.compile(
    r"(?P<vg>t?(?:[XZRt](?=[XZRt]*[XV]))*[XV])"
    r"|(?P<np>(?:D|M(?!D)|R(?=[AM])|A(?=[ADMNPG]))*(?:[ANPMG](?=[AMNPG]))*[NPM](?:G(?![ANPM]))?)"
    r"|(?P<lone>[DA](?=[IWVXC,.;]|$))"
)


class Language:
    """A language as the engine sees it.

    Attributes:
        tag: BCP 47 primary subtag.
        token: what one token is, before `cut`.
        phrase: noun phrases and verb groups over the string of tags (see `units`).
        has_case: whether a capital letter marks a name; without it a word that no table knows is one.
        capitals_in_titles: whether the words of a headline are capitalised like names.
        head_first: whether a noun stands before what describes it.
        verb_first: whether a subject stands behind its verb as a rule.
        inverts_speech: whether a speaker stands behind the verb of saying that closes a sentence.
        tells_in_present: whether a chronology tells what was done in the present tense.
        hole: the most words, and one, that may stand in the hole of a phrase ("set … on fire").
        cuts_words: whether a token may hold several words, which `cut` parts.
        cuts_by_tables: whether it asks the tables what a word is before it parts it.
        suffixes: the pronouns that `cut` parts from the end of a word, as it files them.
    """

    tag = ""
    token = TOKEN
    phrase = PHRASE
    has_case = True
    capitals_in_titles = False
    head_first = False
    verb_first = False
    inverts_speech = False
    tells_in_present = False
    hole = 9
    cuts_words = False
    cuts_by_tables = False
    suffixes: tuple[str, ...] = ()

    def low(self, word: str) -> str:
        """A token as the tables file it."""
        return word if word.islower() else word.casefold()

    def fold(self, word: str) -> str:
        """A word of a table, or a phrase, as tokens are looked up in it."""
        return word

    def others(self) -> frozenset[str]:
        """Words, folded, that the tables of numbers and dates alone have."""
        return frozenset()

    def cut(self, word: str, known: Known) -> tuple[tuple[int, str], ...]:
        """A token -> the words in it: where each begins, and the form that tables file it under; () leaves it whole."""
        return ()

    def may_cut(self, phrase: str) -> bool:
        """Whether a phrase holds words of the script of the language, which alone are cut."""
        return True

    def part_name(self, before: str, word: str, lexicon: Lexicon) -> tuple[tuple[int, str], ...]:
        """The words in a token that `cut` left whole, by the token before it: two names that "and" joins; else ()."""
        return ()

    def part(self, word: str, at: int, until: int, low: str) -> tuple[str, int]:
        """A word that `cut` parted, as it is written alone, and where in the token its own letters begin."""
        return word[at:until], at

    def pieces(self, phrase: str) -> str:
        """A phrase of a table with blanks wherever `cut` would part its words."""
        return phrase

    def is_name(self, word: str, lexicon: Lexicon) -> bool:
        """Whether a word is written as a name."""
        return word[:1].isupper()

    def has_article(self, word: str, low: str) -> bool:
        """Whether a word holds its article, so that the folded form is shorter."""
        return False

    def sign(self, word: str) -> str:
        """What the vowel signs in a word tell: PASSIVE or DOUBLED of `units`, "" where there are none."""
        return ""

    def settle(self, units: list[Unit], lexicon: Lexicon) -> None:
        """Settle the tags of a sentence by the neighbours, in place."""
        raise NotImplementedError

    def guess(self, low: str, unit: Unit) -> tuple[str, str]:
        """Tag and forms of a word that no table has."""
        raise NotImplementedError

    def verb_form(self, low: str) -> str:
        """The likeliest Penn tag of a verb form that no table has."""
        return "VB"

    def head(self, units: list[Unit], first: int, last: int) -> int:
        """Which of the units of a noun phrase is its head."""
        raise NotImplementedError

    def relate(self, items: list[Item], units: list[Unit], lexicon: Lexicon) -> list[Item]:
        """The items of a sentence with the relations that the language leaves unsaid."""
        return items

    def is_plural(self, low: str, lexicon: Lexicon) -> bool:
        """Whether a noun that no table gives a number is a plural form."""
        return False

    def is_dual(self, low: str, lexicon: Lexicon) -> bool:
        """Whether a noun says by its ending that it is two."""
        return False

    def inflect(self, name: str, lexicon: Lexicon) -> tuple[str, ...]:
        """A name of the atlas in all forms that a text may have of it."""
        return (name, self.plural(name, lexicon))

    def plural(self, name: str, lexicon: Lexicon) -> str:
        """A name of the atlas in the plural."""
        return name

    def singular(self, phrase: str, lexicon: Lexicon) -> str:
        """A noun phrase in the singular."""
        return phrase


@cache
def open_language(tag: str) -> Language:
    """The module of a language.

    Raises:
        SettingsError: there is none; the message names the tag.
    """
    try:
        module = import_module(f"dragoman.read.languages.{tag}")
    except ModuleNotFoundError as error:
        raise SettingsError(f"language {tag!r}: there is no module for reading it.") from error
    made: Language = module.Module()
    return made
