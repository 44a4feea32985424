"""French: elisions are cut, adjectives follow the noun, plurals end in s or x."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.read.languages.language import Known
from dragoman.read.languages.romance import Romance

if TYPE_CHECKING:
    from dragoman.read.lexicon import Lexicon

APOSTROPHES = "'’`ʼ‘´"
ELISION = re.compile(
    rf"(?:[ldnsjmtc]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)[{APOSTROPHES}](?=[^\W_])", re.IGNORECASE
)
NAME = re.compile(rf"[NM][{APOSTROPHES}][A-Z]")  # N'Djamena, M'Bour
WHOLE = ("aujourd", "presqu'î", "presqu'i", "quelqu", "prud", "d'abord", "d'ailleurs", "d'accord")
STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
# Words in which a plural is not the singular with an s, longest ending first.
PLURALS = (("eaux", "eau"), ("aux", "al"), ("eux", "eu"), ("oux", "ou"))
UNCHANGED = ("s", "x", "z")


class Module(Romance):
    """French."""

    tag = "fr"
    cuts_words = True
    adjective_endings = (
        "ien", "ienne", "iens", "iennes", "ais", "aise", "aises", "ois", "oise", "oises", "iste", "istes", "ique",
        "iques", "al", "ale", "aux", "ales", "if", "ive", "ifs", "ives", "eux", "euse", "euses", "aire", "aires",
        "able", "ables", "ible", "ibles", "el", "elle", "els", "elles",
    )  # fmt: skip
    participle_endings = ("é", "ée", "és", "ées")
    gerund_endings = ("ant",)
    infinitive_endings = ("er", "ir", "re")
    finite_endings = ("aient", "ait", "èrent", "irent", "urent", "ent")
    adverb_endings = ("ment",)

    def low(self, word: str) -> str:
        return word.casefold().translate(STRAIGHT)

    def fold(self, word: str) -> str:
        return word.translate(STRAIGHT)

    def cut(self, word: str, known: Known) -> tuple[tuple[int, str], ...]:
        if not ELISION.match(word) or NAME.match(word) or self.low(word).startswith(WHOLE):
            return ()
        parts, at = [], 0
        while (match := ELISION.match(word, at)) is not None:
            parts.append((at, self.low(match.group())))
            at = match.end()
        return (*parts, (at, self.low(word[at:])))

    def pieces(self, phrase: str) -> str:
        return " ".join(
            word
            if NAME.match(word) or self.low(word).startswith(WHOLE)
            else ELISION.sub(lambda m: m.group() + " ", word)
            for word in phrase.split(" ")
        )

    def is_plural(self, low: str, lexicon: Lexicon) -> bool:
        return low.endswith(("s", "x")) and len(low) > 3 and "NOUN" not in lexicon.words.get(low, ())

    def inflect(self, name: str, lexicon: Lexicon) -> tuple[str, ...]:
        first, _, rest = name.partition(" ")
        both = "-".join(self.plural(part, lexicon) for part in first.split("-"))
        return (name, self.plural(name, lexicon), f"{both} {rest}".strip())

    def plural(self, name: str, lexicon: Lexicon) -> str:
        first, _, rest = name.partition(" ")
        if not first.isalpha() or first.isupper() or first.endswith(UNCHANGED):
            return name
        made = first + ("x" if first.endswith(("eau", "eu")) else "s")
        if first.endswith("al"):
            made = first[:-2] + "aux"
        return f"{made} {rest}".strip()

    def singular(self, phrase: str, lexicon: Lexicon) -> str:
        words = re.split(r"(\s+)", phrase)
        for at in range(0, len(words), 2):
            low = self.low(words[at])
            if "'" in low or at and low in lexicon.closed:
                break
            words[at] = one_of(words[at], low, lexicon)
        return "".join(words)


def one_of(word: str, low: str, lexicon: Lexicon) -> str:
    """One noun or adjective in the singular, its capitals kept."""
    lemma = lexicon.lemmas.get(low, "")
    if word.isupper() or not low.endswith(("s", "x")) or len(low) < 4:
        return word
    if lemma and low.startswith(lemma[: len(low) // 2]) and not lemma.endswith(("er", "ir", "re")):
        stem = 0
        while stem < min(len(lemma), len(low)) and lemma[stem] == low[stem]:
            stem += 1
        if low.endswith("es") and not lemma.endswith("e") and lemma + "es" == low:
            return word[:-1]  # a feminine adjective keeps its gender
        return word[:stem] + lemma[stem:]
    if low in lexicon.words and lexicon.words[low][0] in ("NOUN", "ADJ") and not lemma:
        return word
    for many, one in PLURALS:
        if low.endswith(many):
            return word[: len(word) - len(many)] + one
    return word[:-1] if low.endswith("s") else word
