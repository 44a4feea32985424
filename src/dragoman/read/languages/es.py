"""Spanish: adjectives follow the noun, plurals end in s, "al" and "del" hold an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.read.languages.romance import Romance

if TYPE_CHECKING:
    from dragoman.read.lexicon import Lexicon

VOWELS = "aeiouáéó"


class Module(Romance):
    """Spanish."""

    tag = "es"
    adjective_endings = (
        "ano", "ana", "anos", "anas", "és", "esa", "eses", "esas", "ista", "istas", "ico", "ica", "icos", "icas",
        "ivo", "iva", "ivos", "ivas", "oso", "osa", "osos", "osas", "ario", "aria", "arios", "arias", "al", "ales",
        "able", "ables", "ible", "ibles", "eño", "eña", "eños", "eñas",
    )  # fmt: skip
    participle_endings = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")
    gerund_endings = ("ando", "iendo", "yendo")
    infinitive_endings = ("ar", "er", "ir")
    finite_endings = ("aron", "ieron", "aban", "ían", "ó")
    adverb_endings = ("mente",)

    def is_plural(self, low: str, lexicon: Lexicon) -> bool:
        return low.endswith("s") and len(low) > 3 and "NOUN" not in lexicon.words.get(low, ())

    def plural(self, name: str, lexicon: Lexicon) -> str:
        first, blank, rest = name.partition(" ")
        if not first.isalpha() or first.isupper() or first.endswith("s"):
            return name
        made = (
            first + "s" if first[-1] in VOWELS else first[:-1] + "ces" if first[-1] == "z" else first + "es"
        )
        return made.replace("ónes", "ones") + blank + rest

    def singular(self, phrase: str, lexicon: Lexicon) -> str:
        words = phrase.split(" ")
        for at, word in enumerate(words):
            low = self.low(word)
            if low in lexicon.closed:
                break
            words[at] = one_of(word, low, lexicon)
        return " ".join(words)


def one_of(word: str, low: str, lexicon: Lexicon) -> str:
    """One noun or adjective in the singular."""
    if word.isupper() or not low.endswith("s") or len(low) < 4:
        return word
    lemma = lexicon.lemmas.get(low, "")
    if lemma and low.startswith(lemma[:3]) and lemma[-2:] not in ("ar", "er", "ir"):
        return word[: len(lemma)] if low.startswith(lemma) else lemma
    if low in lexicon.words and not lemma:
        return word
    if low.endswith("ones"):
        return word[:-4] + "ón"
    if low.endswith("ces"):
        return word[:-3] + "z"
    if low.endswith("es") and low[-3] in "lrndj":
        return word[:-2]
    return word[:-1]
