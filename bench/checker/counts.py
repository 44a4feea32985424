"""The words of a number -> the bounds that the codebook's table gives them.

"over 50" is 51 and more, "about 50" is 50, "up to 50" has no lower bound, bare "soldiers" is one and more.
"""

from __future__ import annotations

import re

from bench.checker.plain import set_apart
from bench.checker.words import Bounds, CheckerWords, load_words

DIGITS = r"\d{1,3}(?:\.\d{3})+(?![\d.,])|\d{1,3}(?:,\d{2,3})+(?![\d])|\d+"
CALIBRE_AFTER = re.compile(r"(?:[.,]\d+)?\s?-?mm\b")
CALIBRE_BEFORE = re.compile(r"(?:\d[.,]|(?:^|\s)\.)$")  # "12,7 mm", ".303 rifles"
QUATRE_VINGT = re.compile(r"\bquatre[- ]vingts?\b")
HYPHENED = {"en": "one|two|three|four|five|six|seven|eight|nine|dozen|hundred|thousand|lakh|million|crore"}
DUAL = re.compile("َي[ْ]?ن")  # a vowel before "-in" that is written out makes it a dual
WORD = re.compile(rf"(?:{DIGITS})|[^\W\d_]+(?:['’][^\W\d_]+)?|\+")


def count_bounds(quote: str, *, before: str = "", after: str = "", lang: str = "en") -> frozenset[Bounds]:
    """Every bounds that a number's words can have; `before` and `after` are what stands around them."""
    words = load_words(lang)
    text = spell_out(quote, words)
    ranged = range_bounds(text, words)
    if ranged is not None:
        return frozenset({ranged})
    if words.patterns["nobody"].search(text):
        return frozenset({(0, 0)})
    added = added_bounds(text, words)
    if added is not None:
        return frozenset({added})
    loose = loose_bounds(text, words)
    numbers = plain_numbers(text, words)
    if loose is not None and (not numbers or loosens(text, words)):
        return frozenset({loose})
    measured = words.patterns.get("measured")
    if measured and measured.match(text):
        return frozenset({(1, 1)})  # "a 15 kilo device" is one
    if numbers:
        kind = (
            qualifier_in(text, words)
            or qualifier_before(before, words)
            or qualifier_after(text + " " + words.plain(after), text, words)
        )
        return frozenset(bound(number, kind) for number in numbers)
    return bare_bounds(quote, text, words)


def spell_out(quote: str, words: CheckerWords) -> str:
    """The plain text of a number with its words apart: "quatre-vingts" is one, "وعشرون" two."""
    text = words.plain(quote)
    if words.lang == "ar":
        return set_apart(text, (*words.numbers, *words.scales))
    return QUATRE_VINGT.sub("quatrevingt", text) if words.lang == "fr" else text


def loosens(text: str, words: CheckerWords) -> bool:
    """Whether a loose word stands beside a number that belongs to it: "several hundred", "un stock de 20 caisses"."""
    return bool(words.patterns["loosens"].search(text))


def bound(number: int, kind: str | None) -> Bounds:
    """A number under a qualifier, by the codebook's table."""
    table: dict[str | None, Bounds] = {
        "more_than": (number + 1, None),
        "at_least": (number, None),
        "up_to": (None, number),
        "less_than": (None, number - 1),
    }
    return table.get(kind, (number, number))


def bare_bounds(quote: str, text: str, words: CheckerWords) -> frozenset[Bounds]:
    """People or things without a number: one when singular, two when dual, one and more when plural."""
    tolls = words.tolls
    bare = words.patterns["owner"].sub("", text)  # whose things they are says nothing of how many
    tokens = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", bare)
    if any(token in tolls["zero"] for token in tokens):
        return frozenset({(0, 0)})
    if words.lang == "ar":
        return arabic_bounds(quote, tokens, words)
    if tokens and tokens[0] in tolls.get("plural", ()):
        return frozenset({(0, None), (1, None)} if words.has(text, tolls["casualty"]) else {(1, None)})
    if any(text.startswith(f"{word} ") or f" {word} " in f" {text} " for word in tolls["singular"]):
        return frozenset({(1, 1)})
    if any(text.find(beginning) >= 0 for beginning in tolls["casualty"]):
        return frozenset({(0, None), (1, None)})
    plural = any(is_plural(token, tolls["irregular_plurals"]) for token in tokens)
    return frozenset({(1, None)}) if plural else frozenset({(1, 1), (1, None)})


def arabic_bounds(quote: str, tokens: list[str], words: CheckerWords) -> frozenset[Bounds]:
    """An Arabic noun by its form: a dual is two, "-un" and broken plurals are one and more; "-in" may be either."""
    if words.has(" ".join(tokens), words.tolls["casualty"]):
        return frozenset({(0, None), (1, None)})
    head = re.sub(r"^[وف]?(?:ال|لل)", "", tokens[0]) if tokens else ""
    if words.has(head, words.tolls["plural"]) or (len(head) > 4 and head.endswith(("ون", "ات"))):
        return frozenset({(1, None)})
    if len(head) > 4 and head not in words.tolls["not_dual"]:
        if head.endswith(("ان", "تين")) or DUAL.search(quote.split()[0]):
            return frozenset({(2, 2)})
        if head.endswith("ين"):
            return frozenset({(2, 2), (1, None)})
    return frozenset({(1, 1), (1, None)})


def is_plural(token: str, irregular: tuple[str, ...]) -> bool:
    """Whether an English or French word is a plural by its form."""
    return token in irregular or (
        len(token) > 3 and token.endswith(("s", "aux")) and not token.endswith(("ss", "us", "is"))
    )


def added_bounds(text: str, words: CheckerWords) -> Bounds | None:
    """The sum of people told one by one: "an officer and 10 soldiers", "a mother and her three children"."""
    parts = [part for part in words.patterns["joined"].split(text) if part.strip()]
    if len(parts) < 2 or not all(re.search(r"[^\W\d]{3}", part) for part in parts):
        return None
    if words.lang != "en" and not all(counts_people(part, words) for part in parts):
        return None
    counts = [count_bounds(part, lang=words.lang) for part in parts]
    singles = [low for bounds in counts for low, high in bounds if low is not None and low == high]
    return (sum(singles), sum(singles)) if len(singles) == len(parts) else None


def counts_people(part: str, words: CheckerWords) -> bool:
    """Whether a part of an enumeration has a noun beside its number, so that it is no part of the number."""
    named = re.sub(r"[^\w ]", " ", part).split()
    return any(
        w not in words.numbers and w not in words.scales and len(w) > 2 and not w.isdigit() for w in named
    )


def loose_bounds(text: str, words: CheckerWords) -> Bounds | None:
    """The bounds of "dozens", "several", "a couple", when the text has such a word."""
    for phrase, bounds in words.quantities:
        if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text):
            return bounds
    return None


def range_bounds(text: str, words: CheckerWords) -> Bounds | None:
    """The bounds of "between 20 and 30", "20-30", "20 to 30", "15 or 20"."""
    hyphened = re.search(r"(?<![\w-])(\d+)\s?-\s?(\d+)(?![\w-])", text)
    if hyphened and int(hyphened[1]) < int(hyphened[2]):
        return int(hyphened[1]), int(hyphened[2])
    needs_between, between = words.phrases["needs_between"], words.patterns["ranged_between"]
    for joined in words.patterns["ranged"].finditer(text):
        left, right = text[: joined.start()], text[joined.end() :]
        low, high = plain_numbers(left, words), plain_numbers(right, words)
        is_between = bool(between.search(left)) or joined[0] not in needs_between
        if low and high and is_between and low[-1] < high[0] and ends_with_number(left, words):
            return low[-1], high[0]
    return None


def ends_with_number(text: str, words: CheckerWords) -> bool:
    """Whether the last word of the text belongs to a number."""
    tokens = WORD.findall(text)
    return bool(tokens) and (
        tokens[-1].isdigit() or tokens[-1] in words.numbers or tokens[-1] in words.scales
    )


def plain_numbers(text: str, words: CheckerWords) -> list[int]:
    """The numbers of a text in order; calibres, model numbers and ordinals are none, a repeat counts once."""
    found: list[int] = []
    current: list[int] = []
    for token, is_number in number_tokens(text, words):
        if is_number:
            current = add_token(current, token, words)
        elif current and not goes_on(current, token, words):
            found.append(sum(current))
            current = []
    if current:
        found.append(sum(current))
    return list(dict.fromkeys(found))


def goes_on(current: list[int], token: str, words: CheckerWords) -> bool:
    """Whether the word between two words of a number belongs to it: "two hundred and five", "vingt et un"."""
    if token not in words.phrases["inside"]:
        return False
    return current[-1] >= 100 if words.lang == "en" else words.lang == "ar" or 20 <= current[-1] <= 60


def number_tokens(text: str, words: CheckerWords) -> list[tuple[str, bool]]:
    """The words of a text, each with whether it is part of a count."""
    tokens = []
    for match in WORD.finditer(text):
        token = match[0]
        before, after = text[: match.start()], text[match.end() :]
        in_name = bool(re.search(r"[^\W\d]-?$", before)) or bool(re.match(r"-?(?:[^\W\d]|\.\d)", after))
        if token[0].isdigit():
            calibre = CALIBRE_AFTER.match(after) or CALIBRE_BEFORE.search(before)
            tokens.append((token, not in_name and not calibre))
        else:
            in_name = bool(re.match(r"-[^\W\d]", after)) and not re.match(rf"-(?:{hyphened(words)})\b", after)
            article = (
                words.lang == "en"
                and token == "a"
                and re.match(r"\s+(?:dozen|hundred|thousand|lakh|million)\b", after)
            )
            is_number = token in words.numbers or token in words.scales
            tokens.append((token, (is_number and not in_name) or bool(article)))
    return tokens


def hyphened(words: CheckerWords) -> str:
    """The words that may follow a hyphen inside a number."""
    return HYPHENED.get(words.lang) or "|".join([*words.numbers, *words.scales, *words.phrases["inside"]])


def add_token(current: list[int], token: str, words: CheckerWords) -> list[int]:
    """The parts of a number with one more word: "two" "hundred" becomes [200]."""
    if token[0].isdigit():
        return [int(re.sub("[.,]", "", token))]
    if token == "a" and words.lang == "en":
        return [1]
    if token in words.scales:
        scale = words.scales[token]
        small = [part for part in current if part < scale]
        large = [part for part in current if part >= scale]
        return [*large, (sum(small) or 1) * scale]
    return [*current, words.numbers[token]]


def qualifier_in(text: str, words: CheckerWords) -> str | None:
    """The kind of the bounding word inside a number's own words."""
    for phrase, kind in words.qualifiers:
        edge = "" if phrase.endswith("'") else r"(?!\w)"
        if kind != "emphasis" and re.search(rf"(?<!\w){re.escape(phrase)}{edge}", text):
            return kind
    return qualifier_after(text, text, words)


def qualifier_after(text: str, number: str, words: CheckerWords) -> str | None:
    """The kind of the bounding word that follows a number: "50 or more", "neuf soldats au moins"."""
    between = "" if words.lang == "en" else r"(?:[^\W\d]+\s+){0,2}"
    reach = len(number) + (12 if words.lang == "en" else 30)
    for phrase, kind in words.qualifiers_after:
        edge = r"(?!\w)" if phrase[-1].isalpha() else ""
        said = rf"(?:\d|\b(?:{'|'.join(words.numbers)}))[\s-]*{between}{re.escape(phrase)}{edge}"
        if re.search(said, text[:reach]):
            return kind
    return None


def qualifier_before(before: str, words: CheckerWords) -> str | None:
    """The kind of the bounding word that stands right before a number and was left out of its quote."""
    text = words.plain(before).rstrip("\"'“”‘’«( ")
    verb_over = words.patterns.get("verb_over")
    if verb_over and verb_over.search(text):
        return None
    for phrase, kind in words.qualifiers:
        if re.search(rf"(?<!\w){re.escape(phrase.rstrip(chr(39)))}$", text):
            return None if kind == "emphasis" else kind
    return None
