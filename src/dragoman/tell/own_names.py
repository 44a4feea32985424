"""The spellings of one group or body -> the one by which a language calls it.

The atlas keeps spellings without their languages. A language of another script has the spelling in its letters; French
is told from English by the first word and by what only French writes (`fr/own_names.toml`). A name that is written in
the letters of a language stays as written where the language has no such table, as English.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ARABIC = re.compile(r"[\u0600-\u06ff]")


def own_name(name: str, spellings: Sequence[str], lang: str) -> str | None:
    """The spelling to tell a name by; None when it is told as written.

    An acronym and a name in small letters ("Burkinabe forces") stay: the first is read in any language of one script,
    the second is a noun that the grammar tells.

    >>> own_name("Islamic State", ("ISIS", "État islamique", "الدولة الإسلامية"), "fr")
    'État islamique'
    """
    if lang == "ar":
        return None if _ARABIC.search(name) else _first(_ARABIC.search, spellings)
    table = _table(lang)
    if _ARABIC.search(name):
        own = _first(table.is_own, spellings) if table else None
        return own or _first(lambda spelling: not _ARABIC.search(spelling), spellings)
    if table is None or table.is_own(name):
        return None
    words = name.split()
    if len(words) < 2 or not words[-1][:1].isupper():
        return None
    return _first(lambda spelling: table.is_own(spelling) and table.says_all(spelling, name), spellings)


def _first(is_fit: Callable[[str], object], spellings: Iterable[str]) -> str | None:
    return next((spelling for spelling in spellings if is_fit(spelling)), None)


@dataclass(frozen=True, slots=True)
class OwnNames:
    """What tells a name of a language: its first words, each with what it is called elsewhere, and its marks.

    `words` are words of a name as written -> what the name of the language must then hold.
    """

    heads: Mapping[str, re.Pattern[str]]
    marks: re.Pattern[str]
    words: Mapping[str, re.Pattern[str]]

    def is_own(self, name: str) -> bool:
        """Whether a name is one of the language."""
        return name.split(" ")[0] in self.heads and "(" not in name and bool(self.marks.search(name))

    def says_all(self, spelling: str, name: str) -> bool:
        """Whether a name of the language says what the name as written says, and is not another name of the body."""
        low = re.findall(r"[\w-]+", name.casefold())
        stems = [pattern for word, pattern in self.words.items() if word in low]
        is_same_kind = any(self.heads[spelling.split(" ")[0]].fullmatch(word) for word in low)
        return is_same_kind and all(stem.search(spelling.casefold()) for stem in stems)


@cache
def _table(lang: str) -> OwnNames | None:
    """The table of a language's own names; None where its folder has none."""
    file = files("dragoman.tell").joinpath(lang, "own_names.toml")
    if not file.is_file():
        return None
    table = tomllib.loads(file.read_text("utf-8"))
    heads, words = (
        {word: re.compile(pattern) for word, pattern in table[name].items()} for name in ("heads", "words")
    )
    return OwnNames(heads, re.compile(table["marks"]), words)
