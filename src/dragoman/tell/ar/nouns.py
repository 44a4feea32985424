"""The table of concepts -> Arabic nouns with their forms: one, two, several, with article, counted.

Which words of a noun of several words change is read off its dual: "حارسان شخصيان" is a noun with its adjective, and
both do; "حارسا سجن" is annexed, the first does, and the article goes to the last.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from dragoman.base.errors import UnknownTerm
from dragoman.tell.ar.words import (
    Case,
    Gender,
    accusative,
    define,
    dual,
    is_arabic,
    oblique_dual,
    oblique_plural,
    several_accusative,
)
from dragoman.tell.concepts import Counting, Number, find_concept, load_concepts
from dragoman.tell.concepts import Gender as Feminine
from dragoman.tell.tables import load_table

_FIXED_FROM = frozenset({"من", "عن", "على", "في", "باسم", "عيار", "طراز", "يقودها", "كانوا"})
_ADJECTIVE_ENDS = ("ي", "ية", "ة")
"""How an adjective ends that stands behind an annexed noun: "عنصر دفاع ذاتي"."""
_HALF = "شبه"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun: one, two (nominative, "" where there is none), several; `is_mass` has no number of its own.

    `changing` is how many of the words of "one" belong to it, where what follows them never changes; `is_annexed` says
    that it is annexed to what follows, so that it takes neither article nor ending: "معسكر Kasana".
    """

    one: str
    two: str
    many: str
    is_feminine: bool
    is_people: bool
    is_mass: bool = False
    is_plural: bool = False
    changing: int | None = None
    is_annexed: bool = False

    def words(self) -> int:
        """How many of its words may change; what follows them stays as it is."""
        if self.changing is not None:
            return self.changing
        words = self.one.split(" ")
        return next((n for n, word in enumerate(words) if n and word in _FIXED_FROM), len(words))

    def after_first(self, told: str, word: str) -> str:
        """A word behind those that belong to the noun: "عنصر واحد من المنظمة"."""
        words = told.split(" ")
        return " ".join((*words[: self.words()], word, *words[self.words() :]))

    @property
    def gender(self) -> Gender:
        """What a verb agrees with when one is told of."""
        return Gender.FEMININE if self.is_feminine else Gender.MASCULINE

    def single(self, case: Case, *, definite: bool = False) -> str:
        """One: "جندي", "جندياً", "الجندي"."""
        if definite and not self.is_annexed:
            return self._defined(self._full())
        if case is not Case.ACCUSATIVE or self._is_annexed() or self.is_annexed:
            return self.one
        words = self._full().split(" ")
        return " ".join(accusative(w) if self._changes(n) else w for n, w in enumerate(words))

    def _full(self) -> str:
        """One with the last letter that "راع" drops, which its dual shows; only where an ending or article follows."""
        if " " not in self.one and self.two == f"{self.one}يان":
            return f"{self.one}ي"
        return self.one

    def pair(self, case: Case) -> str:
        """Two: "جنديان", "جنديين"."""
        words = (self.two or " ".join(dual(w) for w in self.one.split(" "))).split(" ")
        is_bare = self.is_annexed and self.words() == 1
        if is_bare and words[0].endswith("ان"):
            words[0] = words[0][:-1]
        if case is Case.NOMINATIVE:
            return " ".join(words)
        if self._is_annexed() or is_bare:
            return " ".join((f"{words[0][:-1]}ي", *words[1:]))
        return " ".join(self._oblique_of_pair(n, word) for n, word in enumerate(words))

    def _oblique_of_pair(self, n: int, word: str) -> str:
        """A word of the dual when it is no subject; "رباعيتا" of "رباعيتا الدفع" is annexed itself."""
        one = self.one.split(" ")
        if n and n < min(len(one), self.words()) and word.endswith(("تا", "يا")) and word != one[n]:
            return f"{word[:-1]}ي"
        return oblique_dual(word) if self._changes(n) else word

    def several(self, case: Case, *, definite: bool = False) -> str:
        """Several: "جنود", "مدنيين", "المدنيون"."""
        is_defined = definite and not self.is_annexed
        plain = self.many.split(" ")
        words = (self._defined(self.many) if is_defined else self.many).split(" ")
        is_bare = self.is_annexed and self.words() == 1
        if is_bare and self._is_regular(plain[0]):
            words[0] = words[0][:-1]
        if case is Case.NOMINATIVE:
            return " ".join(words)
        if case is Case.ACCUSATIVE and not is_defined and not self._is_annexed() and not self.is_annexed:
            shown = [self._changes(n) and not self._is_regular(word) for n, word in enumerate(words)]
            words = [
                several_accusative(w) if is_shown else w for w, is_shown in zip(words, shown, strict=True)
            ]
        return " ".join(self._oblique_of_several(n, word, plain) for n, word in enumerate(words))

    def _oblique_of_several(self, n: int, word: str, plain: list[str]) -> str:
        """A word of the plural when it is no subject; a broken plural such as "سجون" or "سكان" stays."""
        if n == 0 and word.endswith("و") and len(plain) > 1:
            return f"{word[:-1]}ي"
        is_shown = n == 0 or self._changes(n)
        return oblique_plural(word) if is_shown and self._is_regular(plain[n]) else word

    def _is_regular(self, word: str) -> bool:
        """Whether a word of the plural is a regular one: its singular with "ون"."""
        stem = word.removesuffix("ون")
        return stem != word and (self.one == self.many or stem in (w.rstrip("ٍ") for w in self.one.split(" ")))

    def _is_annexed(self) -> bool:
        """Whether the first word is annexed to the next: "مركز شرطة"; of what has no dual, by the last word."""
        words = self.one.split(" ")
        if not self.two:
            return self.is_plural and len(words) > 1 and not words[1].endswith(_ADJECTIVE_ENDS)
        return len(words) > 1 and self.two.split(" ")[0].endswith("ا")

    def _changes(self, n: int) -> bool:
        """Whether the word at a place shows case and takes the article with the first."""
        words, pair = self.one.split(" "), self.two.split(" ")
        if n == 0:
            return not self._is_annexed() and words[0] not in _FIXED_FROM
        if n >= self.words():
            return False
        if any(word in _FIXED_FROM for word in words[1 : n + 1]):
            return False
        if not self.two:  # told in the plural only, or of no number: "قوات مسلحة"
            return not words[n].startswith("لل") and is_arabic(words[n])
        return n < len(pair) and pair[n].endswith("ان") and not words[n].endswith("ان")

    def _defined(self, text: str) -> str:
        """A form with its article; of an annexed noun on what it is annexed to, and on an adjective behind that."""
        words = text.split(" ")
        if words[0] in _FIXED_FROM:
            return text
        if not self._is_annexed():
            return " ".join(define(w) if n == 0 or self._changes(n) else w for n, w in enumerate(words))
        end = self.words() if self.changing is not None else len(words)
        last = next((n for n, word in enumerate(words[:end]) if word in _FIXED_FROM), end) - 1
        first = 1 if words[last].endswith(_ADJECTIVE_ENDS) else last
        return " ".join(define(w) if first <= n <= last else w for n, w in enumerate(words))


PERSON = Noun("شخص", "شخصان", "أشخاص", is_feminine=False, is_people=True)
"""Who is only counted."""


@cache
def find_noun(word: str) -> tuple[Noun, Number] | None:
    """The noun that a word of English, French or Arabic names, and in which number it is; None for no noun.

    >>> noun, number = find_noun("soldiers")
    >>> noun.several(Case.GENITIVE), number
    ('جنود', <Number.MANY: 'many'>)
    """
    found = find_concept(word)
    if found is None:
        return None
    number = Number.MANY if found.concept.forms["ar"].counting is Counting.PLURAL else found.number
    return noun(found.concept.key), number


@cache
def noun(key: str) -> Noun:
    """The noun of a concept by its key, such as "soldier".

    Raises:
        UnknownTerm: the table of concepts has none; the message names it.
    """
    concept = next((concept for concept in load_concepts() if concept.key == key), None)
    if concept is None:
        raise UnknownTerm(f"there is no concept {key!r}. Add it to tell/concepts.tsv.")
    forms = concept.forms["ar"]
    is_people = concept.key in load_table("ar", "nouns")["people"] or forms.many.endswith("ون")
    return Noun(
        forms.one,
        forms.two,
        forms.many,
        is_feminine=forms.gender is Feminine.FEMININE,
        is_people=is_people,
        is_mass=forms.counting is Counting.MASS,
        is_plural=forms.counting is Counting.PLURAL,
    )


def qualify(noun: Noun, adjective: str) -> Noun:
    """A noun with an adjective, given as masculine: "جندي مالي", "جنديان ماليان", "جنود ماليون".

    One that is annexed to "للجيش" and the like gives the adjective to that: "موقع للجيش التشادي".
    """
    if noun.one.rpartition(" ")[2].startswith("لل"):
        return extend(noun, " ".join(define(word) for word in adjective.split(" ")))
    instead = load_table("ar", "nouns")["instead"].get(adjective)
    if instead:
        return extend(noun, instead)
    first, _, rest = adjective.partition(" ")
    before = ""
    if first == _HALF and rest:  # "شبه عسكري": the second word agrees
        before, first, rest = f"{first} ", rest, ""
    tail = f" {rest}" if rest else ""
    ending = "ة" if noun.is_feminine else ""
    one = f"{noun.one} {before}{first}{ending}{tail}"
    pair = f"{first}{'ت' if noun.is_feminine else ''}ان"
    two = f"{noun.pair(Case.NOMINATIVE)} {before}{pair}{tail}"
    irregular = load_table("ar", "nouns")["plurals"].get(adjective)
    if not noun.is_people:
        many = f"{first}ة{tail}"
    elif noun.is_feminine:
        many = f"{first}ات{tail}"
    else:
        many = str(irregular) if irregular else f"{first}ون{tail}"
    return replace(noun, one=one, two=two if noun.two else "", many=f"{noun.many} {before}{many}")


def extend(noun: Noun, tail: str, *, is_annexed: bool = False) -> Noun:
    """A noun with what follows it and never changes: "موقع عسكري في كونا"."""
    two = f"{noun.two} {tail}" if noun.two else ""
    return replace(
        noun,
        one=f"{noun.one} {tail}",
        two=two,
        many=f"{noun.many} {tail}",
        changing=noun.words(),
        is_annexed=is_annexed,
    )
