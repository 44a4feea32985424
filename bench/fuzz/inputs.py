"""A random source -> documents of any characters, of endless repetition, and real ones broken in many ways."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from bench.quality.gold import LANGUAGES, Source, load_gold
from bench.quality.split import Part
from dragoman.base.document import Document

LONGEST = 1200  # characters of one fuzzed text
PUBLISHED = (None, date.min, date(2023, 9, 7), date(2024, 2, 29), date.max)
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x370, 0x52F),
    (0x590, 0x6FF),
    (0x900, 0x97F),
    (0x1000, 0x109F),
    (0x2000, 0x206F),
    (0x3040, 0x30FF),
    (0x4E00, 0x9FFF),
    (0xD800, 0xDFFF),
    (0xFE00, 0xFEFF),
    (0x1F300, 0x1FAFF),
    (0xE0000, 0xE007F),
    (0, 0x1F),
    (0x300, 0x36F),
)
SPLICES = (
    "99999999999999999999 soldiers",
    "killing over ",
    "on February 30",
    "September 31, 0000",
    "0 soldiers",
    "-5 soldiers",
    "between 30 and 20 soldiers",
    "two two two hundred thousand million",
    "\u202e",
    "\x00",
    "\ud800",
    "ﬁ",
    "İ",
    "ß",
    "\u0301" * 40,
    "[1]",
    "[[[[",
    "))))",
    '"',
    "’",
    "\r",
    "\r\n\r\n",
    "\u2028",
    "...",
    "1/2/3/4/5",
    "12.7.2023.5",
    "AK-AK-47-47",
    "the the the",
    "no no not never",
    "claimed denied claimed",
    "http://a.b/" + "c" * 60,
    "&nbsp;&amp;",
    "<b>",
    "5 to to 6",
    "and and or",
    "٣ جنود",
    "１２ soldiers",
    "Ⅻ soldiers",
    "½ soldiers",
    "²³",
    "10^9 killed",
    "1e9 killed",
    "1,2,3,4,5,6 killed",
    "the night of 31 to 32 April",
    "l'l'l'l'armée",
    "dans la nuit du 31 au 32 avril",
    "de de de du des d'",
    "n'a pas n'a pas été tué",
    "«««",
    "وووووالجيش",
    "لللللل",
    "ـــــــ",
    "قُ\u064f\u064f\u064f\u064fتل",
    "بين قتيل وجريح بين",
    "\u200f\u200e\u2067",
    "٣١ صفر ١٤٤٥ هـ",
    "ه ها هم",
)


def fuzzed_documents(count: int, *, seed: int, lang: str = "en") -> Iterator[Document]:
    """That many documents of a language, the kinds in turn; the same for the same seed."""
    draw = random.Random(seed)
    texts = real_texts(lang)
    kinds: Sequence[Callable[[random.Random], str]] = (
        any_characters,
        lambda source: broken_text(source.choice(texts), source),
        lambda source: broken_text(source.choice(texts), source),
        repeated_piece,
        lambda source: shuffled_words(source.choice(texts), source),
        only_digits,
    )
    for number in range(count):
        text = kinds[number % len(kinds)](draw)
        title = draw.choice(("", text[:40], broken_text(draw.choice(texts)[:80], draw)))
        yield Document(f"fuzz-{seed}-{number}", text, title, lang=lang, published=draw.choice(PUBLISHED))


def real_texts(lang: str = "en") -> list[str]:
    """The gold texts of the repository that may be looked at."""
    source = Source(lang) if lang in LANGUAGES else Source.OWN
    return [gold.document.text for gold in load_gold(source, lang=lang) or () if gold.part is Part.DEV]


def any_characters(draw: random.Random) -> str:
    """Characters of any script and plane, lone surrogates and controls included."""
    ranges = draw.choices(RANGES, k=draw.randint(1, 4))
    return "".join(chr(draw.randint(*draw.choice(ranges))) for _ in range(draw.randint(0, 400)))


def only_digits(draw: random.Random) -> str:
    """Digits with a few separators."""
    return "".join(draw.choices("0123456789" * 4 + " ,.-/:", k=draw.randint(1, 600)))


def repeated_piece(draw: random.Random) -> str:
    """A short piece again and again."""
    pieces = (
        *SPLICES,
        "(",
        "killed ",
        "soldiers and ",
        "he said that ",
        "on Monday ",
        "x",
        "a ",
        ".",
        "\n",
        "12 ",
        "attack",
    )
    return (draw.choice(pieces) + draw.choice(pieces)) * draw.randint(2, 120)


def broken_text(text: str, draw: random.Random) -> str:
    """Part of a real text with characters lost, doubled, swapped and strange pieces put in."""
    start = draw.randrange(max(1, len(text) - LONGEST))
    characters = list(text[start : start + draw.randint(20, LONGEST)])
    for _ in range(draw.randint(1, 12)):
        at = draw.randrange(len(characters) + 1)
        change = draw.randrange(5)
        if change == 0:
            characters[at : at + draw.randint(1, 20)] = []
        elif change == 1:
            characters[at:at] = draw.choice(SPLICES)
        elif change == 2:
            characters[at:at] = characters[at : at + draw.randint(1, 200)]
        elif change == 3:
            characters[at : at + 1] = chr(draw.randint(*draw.choice(RANGES)))
        else:
            characters[at : at + 40] = [c for c in characters[at : at + 40] if c != " "]
    return "".join(characters)


def shuffled_words(text: str, draw: random.Random) -> str:
    """The words of a real text in another order."""
    words = text.split()[: draw.randint(5, 200)]
    draw.shuffle(words)
    return " ".join(words)


# The screen of the reader lets through what begins so.
AN_ACT = {
    "en": "Soldiers killed five rebels in Gao.\n",
    "fr": "L'armée a tué cinq rebelles à Gao.\n",
    "ar": "قتل الجيش خمسة مسلحين في غاو.\n",
    "es": "El ejército mató a cinco rebeldes en Cauca.\n",
}


def large_texts(size: int, lang: str = "en") -> Iterator[tuple[str, str]]:
    """Texts of about this many characters that ask for more than linear time of careless code, each with a name."""
    for name, text in repeated(size, lang):
        yield name, (AN_ACT[lang] + text)[:size]


def repeated(size: int, lang: str = "en") -> Iterator[tuple[str, str]]:
    """What `large_texts` are made of: one thing again and again."""
    report = " ".join(" ".join(real_texts(lang)).split())
    yield "one line", (report * (size // len(report) + 1))[:size]
    yield "no spaces", "soldierswerekilledin" * (size // 20)
    yield "digits", "1234567890" * (size // 10)
    yield "digits and blanks", "12 34 " * (size // 6)
    yield "nested brackets", "(" * (size // 2) + ")" * (size // 2)
    yield "nested quotes", "“‘" * (size // 4) + "’”" * (size // 4)
    yield "one letter", "a" * size
    yield "blanks", " " * size
    yield "line breaks", "\n" * size
    yield "and", "soldiers and " * (size // 13)
    yield "commas", "two rifles, " * (size // 12)
    yield "killed", "killed 5 soldiers on Monday " * (size // 28)
    yield "full stops", "." * size
    yield "accents", "e\u0301" * (size // 2)
    yield "capitals", "Army Of The North " * (size // 18)
    yield "dates", "3 May 2023, " * (size // 12)
    yield "footnotes", "[1] Chirpwire, May 3, 2023.\n" * (size // 28)
    yield "relative clauses", "which said that the army " * (size // 25)
    if lang == "fr":
        yield "elisions", "d'l'qu'" * (size // 7)
        yield "de", "de la de l'armée des " * (size // 20)
        yield "qui", "qui a dit que les soldats " * (size // 26)
    if lang == "ar":
        yield "clitics", "و" * size
        yield "constructs", "قائد " * (size // 5)
        yield "tatweel", "ق" + "ـ" * (size - 1)
        yield "marks", "قُ" * (size // 2)
        yield "unknown words", "زغدبش " * (size // 6)
