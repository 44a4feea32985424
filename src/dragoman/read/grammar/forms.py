"""A form of a lexicon, a row of class names with `?`, `|` and brackets -> patterns over class letters.

A text becomes a string of letters, one for the class of each word, and forms are matched on that
string. A form has no repetition, so no text can make matching more than linear. Each form knows the
letters it may begin with, so that most are refused by one look.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.base.errors import SettingsError

_PIECE = re.compile(r"\s*(?:([A-Za-z][A-Za-z_]*(?:100)?|_[a-z]+)(2?)|([()?|]))")


@dataclass(frozen=True, slots=True)
class FormPattern:
    """A form, or a part of one: without and with its slots named, first letters, may it be empty."""

    plain: str
    slotted: str
    first: str
    empty: bool

    @property
    def guarded(self) -> str:
        """The plain pattern behind a look at the first letter."""
        return self.plain if self.empty else f"(?=[{self.first}]){self.plain}"


_NOTHING = FormPattern("", "", "", True)


class FormParser:
    """Reads forms.

    Args:
        where: which lexicon, for messages.
        sets: class name -> the letters of that class.
        slots: the classes and macros whose words a match keeps; `2` after one names a second.
        macros: name -> form, to be used in forms as if it were a class.
    """

    def __init__(
        self,
        where: str,
        sets: Mapping[str, str],
        slots: frozenset[str],
        macros: Mapping[str, str] | None = None,
    ) -> None:
        self._where, self._sets, self._slots = where, sets, slots
        self._macros: dict[str, FormPattern] = {}
        for name, form in (macros or {}).items():
            self._macros[name] = self.parse(name, form)

    def parse(self, name: str, form: str) -> FormPattern:
        """The patterns of a form.

        Raises:
            SettingsError: a sign or class that is not known, or a bracket without its other half.
        """
        pieces, form, at = [], form.strip(), 0
        while at < len(form):
            found = _PIECE.match(form, at)
            if found is None:
                raise self._error(name, f"cannot read {form[at:]!r}", "Use class names, ( ) ? |")
            pieces.append((found[1] or "", found[2] or "", found[3] or ""))
            at = found.end()
        reading = _FormReading(self, name, pieces)
        parsed = reading.choice()
        if reading.at < len(pieces):
            raise self._error(name, "a bracket too many", "Close every bracket once")
        return parsed

    def _error(self, name: str, what: str, remedy: str) -> SettingsError:
        return SettingsError(f"Form {name!r} of the {self._where}: {what}. {remedy}.")

    def _word(self, name: str, word: str, second: str) -> FormPattern:
        bare = word.removeprefix("_")
        keeps = bare in self._slots and word == bare
        if bare in self._macros:
            macro = self._macros[bare]
            slotted = f"(?P<{bare}{second}>{macro.plain})" if keeps else macro.plain
            return FormPattern(f"(?:{macro.plain})", slotted, macro.first, macro.empty)
        letters = self._sets.get(bare)
        if letters is None:
            raise self._error(name, f"no table has the class {bare!r}", "Add it or correct the form")
        body = f"[{letters}]"
        return FormPattern(body, f"(?P<{bare}{second}>{body})" if keeps else body, letters, False)


class _FormReading:
    """One form being read, piece by piece."""

    def __init__(self, parser: FormParser, name: str, pieces: list[tuple[str, str, str]]) -> None:
        self._parser, self._name, self._pieces = parser, name, pieces
        self.at = 0

    def _sign(self) -> str:
        return self._pieces[self.at][2] if self.at < len(self._pieces) else ")"

    def choice(self) -> FormPattern:
        """One or more rows with `|` between them."""
        branches = [self._row()]
        while self.at < len(self._pieces) and self._sign() == "|":
            self.at += 1
            branches.append(self._row())
        if len(branches) == 1:
            return branches[0]
        return FormPattern(
            "(?:" + "|".join(b.plain for b in branches) + ")",
            "(?:" + "|".join(b.slotted for b in branches) + ")",
            "".join(b.first for b in branches),
            any(b.empty for b in branches),
        )

    def _row(self) -> FormPattern:
        row = _NOTHING
        while self.at < len(self._pieces) and self._sign() not in ("|", ")"):
            item = self._item()
            first = row.first + item.first if row.empty else row.first
            row = FormPattern(
                row.plain + item.plain, row.slotted + item.slotted, first, row.empty and item.empty
            )
        return row

    def _item(self) -> FormPattern:
        word, second, sign = self._pieces[self.at]
        self.at += 1
        if sign == "(":
            item = self.choice()
            if self.at >= len(self._pieces) or self._sign() != ")":
                raise self._parser._error(self._name, "a bracket is not closed", "Close every bracket once")
            self.at += 1
        elif word:
            item = self._parser._word(self._name, word, second)
        else:
            raise self._parser._error(self._name, f"{sign!r} stands after nothing", "Put it after a class")
        if self.at < len(self._pieces) and self._pieces[self.at][2] == "?":
            self.at += 1
            item = FormPattern(f"(?:{item.plain})?", f"(?:{item.slotted})?", item.first, True)
        return item
