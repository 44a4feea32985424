"""A table of wordings and what takes their place -> a document with each exchanged, where its context allows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bench.neutral.fitting import join, occurrences, unshortened
from bench.neutral.words import Context
from dragoman.base.document import Document

NAME_BEFORE = re.compile(r"\b[A-Z][\w'’-]*\s$")
LAST_WORD = re.compile(r"(?P<word>[\w’'-]+)[ \u00a0]*$")
ANYWHERE = Context()
REACH = 40  # characters in which a thing stands beside a verb of killing


@dataclass(frozen=True, slots=True)
class Swap:
    """An exchange: what it is called, and each wording with the one that takes its place.

    `ending_names` are role words in capitals, which are left alone behind another capital: there they end a name.
    `feminine` are the new wordings that take a feminine article.
    """

    name: str
    wordings: Mapping[str, str]
    ending_names: frozenset[str] = frozenset()
    lang: str = "en"
    context: Context = ANYWHERE
    feminine: frozenset[str] = frozenset()
    are_names: bool = False

    def apply(self, document: Document) -> Document:
        """The document with every wording exchanged, the longest first, whole words alone."""
        return replace(document, title=self.exchange(document.title), text=self.exchange(document.text))

    def exchange(self, text: str) -> str:
        """A text with every wording exchanged once."""
        if not self.wordings:
            return text
        return occurrences(self.wordings, self.lang).sub(lambda match: self._instead(match, text), text)

    def _instead(self, match: re.Match[str], text: str) -> str:
        lead, start = match["lead"], match.start("word")
        word = unshortened(lead, match["word"], self.wordings)
        if word is None or (self.are_names and self.lang == "ar" and lead.endswith(("ال", "لل"))):
            return match[0]
        if word in self.ending_names and NAME_BEFORE.search(text, max(0, start - REACH), start):
            return match[0]
        around = text[max(0, match.start() - REACH) : match.start()], text[match.end() : match.end() + REACH]
        if not fits(word, lead, *around, self.context):
            return match[0]
        other = self.wordings[word]
        return join(lead, other, is_feminine=other in self.feminine, lang=self.lang)


def fits(word: str, lead: str, before: str, after: str, context: Context) -> bool:
    """Whether a word stands where its context allows it to be exchanged."""
    if context.not_near and re.search(context.not_near, before + " " + after):
        return False
    last = LAST_WORD.search(before)
    previous = last["word"].casefold() if last else ""
    bare = previous.removeprefix("و") if len(previous) > 3 else previous
    if word.endswith(context.number_before or ("\0",)):
        return bool(previous) and (previous[-1].isdigit() or bare.endswith(context.endings_of_numbers))
    is_barred = not context.not_behind_of or word in context.not_behind_of
    if is_barred and bare in context.not_behind:
        return False
    if word in context.not_behind_of and lead.strip("وف"):
        return False
    is_free = not context.behind or bool(lead) or not previous or previous[-1].isdigit()
    return is_free or previous in context.behind
