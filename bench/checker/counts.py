"""The words of a number -> the bounds that the codebook's table gives them.

"over 50" is 51 and more, "about 50" is 50, "up to 50" has no lower bound, bare "soldiers" is one and more.
"""

from __future__ import annotations

import re

from bench.checker.words import Bounds, CheckerWords, load_words

DIGITS = r"\d{1,3}(?:\.\d{3})+(?![\d.,])|\d{1,3}(?:,\d{2,3})+(?![\d])|\d+"
NUMBER_WORDS = "one|two|three|four|five|six|seven|eight|nine|dozen|hundred|thousand|lakh|million|crore"
CALIBRE_AFTER = re.compile(r"(?:[.,]\d+)?\s?-?mm\b")
CALIBRE_BEFORE = re.compile(r"(?:\d[.,]|(?:^|\s)\.)$")  # "12,7 mm", ".303 rifles"
VERB_OVER = re.compile(r"\b(?:hand|turn)\w*\s+over$")
WORD = re.compile(rf"(?:{DIGITS})|[^\W\d_]+(?:['’][^\W\d_]+)?|\+")


def count_bounds(quote: str, *, before: str = "", after: str = "") -> frozenset[Bounds]:
    """Every bounds that a number's words can have; `before` and `after` are what stands around them."""
    words = load_words()
    text = " ".join(quote.casefold().replace("–", "-").split())
    qualifier = qualifier_before(before, words)
    loose = loose_bounds(text, words)
    ranged = range_bounds(text, words)
    if ranged is not None:
        return frozenset({ranged})
    if re.search(r"\b(?:no one|nobody|none)\b", text):
        return frozenset({(0, 0)})
    added = added_bounds(text)
    if added is not None:
        return frozenset({added})
    numbers = plain_numbers(text, words)
    if loose is not None and (not numbers or re.search(r"\bseveral\b", text)):
        return frozenset({loose})
    if re.match(
        r"(?:a|an)\s+(?:\d+|[^\W\d]+)[\s-]+(?:kilo|kg|mm|ton|pound|litre|wheel|man|metre|inch)", text
    ):
        return frozenset({(1, 1)})  # "a 15 kilo device" is one
    if numbers:
        kind = (
            qualifier_in(text, words)
            or qualifier
            or qualifier_after(text + " " + after.casefold(), text, words)
        )
        return frozenset(bound(number, kind) for number in numbers)
    return bare_bounds(text, words)


def bound(number: int, kind: str | None) -> Bounds:
    """A number under a qualifier, by the codebook's table."""
    table: dict[str | None, Bounds] = {
        "more_than": (number + 1, None),
        "at_least": (number, None),
        "up_to": (None, number),
        "less_than": (None, number - 1),
    }
    return table.get(kind, (number, number))


def bare_bounds(text: str, words: CheckerWords) -> frozenset[Bounds]:
    """People or things without a number: one when singular, one and more when plural."""
    tolls = words.tolls
    bare = re.sub(r"\w+s['’](?=\s)|['’]s\b", "", text)  # whose things they are says nothing of how many
    tokens = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", bare)
    if any(token in tolls["zero"] for token in tokens):
        return frozenset({(0, 0)})
    if any(text.startswith(f"{word} ") or f" {word} " in f" {text} " for word in tolls["singular"]):
        return frozenset({(1, 1)})
    if any(text.find(beginning) >= 0 for beginning in tolls["casualty"]):
        return frozenset({(0, None), (1, None)})
    plural = any(is_plural(token, tolls["irregular_plurals"]) for token in tokens)
    return frozenset({(1, None)}) if plural else frozenset({(1, 1), (1, None)})


def is_plural(token: str, irregular: tuple[str, ...]) -> bool:
    """Whether an English word is a plural by its form."""
    return token in irregular or (
        len(token) > 3 and token.endswith("s") and not token.endswith(("ss", "us", "is"))
    )


def added_bounds(text: str) -> Bounds | None:
    """The sum of people told one by one: "an officer and 10 soldiers", "a mother and her three children"."""
    parts = [part for part in re.split(r",(?!\d)\s*(?:and\s+)?|\s+and\s+", text) if part.strip()]
    if len(parts) < 2 or not all(re.search(r"[^\W\d]{3}", part) for part in parts):
        return None
    counts = [count_bounds(part) for part in parts]
    singles = [low for bounds in counts for low, high in bounds if low is not None and low == high]
    return (sum(singles), sum(singles)) if len(singles) == len(parts) else None


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
    for joined in re.finditer(r"\b(?:and|to|or)\b", text):
        left, right = text[: joined.start()], text[joined.end() :]
        low, high = plain_numbers(left, words), plain_numbers(right, words)
        is_between = "between" in left or joined[0] != "and"
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
        elif current and not (token == "and" and current[-1] >= 100):
            found.append(sum(current))
            current = []
    if current:
        found.append(sum(current))
    return list(dict.fromkeys(found))


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
            in_name = bool(re.match(r"-[^\W\d]", after)) and not re.match(rf"-(?:{NUMBER_WORDS})\b", after)
            article = token == "a" and re.match(r"\s+(?:dozen|hundred|thousand|lakh|million)\b", after)
            is_number = token in words.numbers or token in words.scales
            tokens.append((token, (is_number and not in_name) or bool(article)))
    return tokens


def add_token(current: list[int], token: str, words: CheckerWords) -> list[int]:
    """The parts of a number with one more word: "two" "hundred" becomes [200]."""
    if token[0].isdigit():
        return [int(re.sub("[.,]", "", token))]
    if token == "a":
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
        if kind != "emphasis" and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text):
            return kind
    return qualifier_after(text, text, words)


def qualifier_after(text: str, number: str, words: CheckerWords) -> str | None:
    """The kind of the bounding word that follows a number: "50 or more"."""
    for phrase, kind in words.qualifiers_after:
        edge = r"(?!\w)" if phrase[-1].isalpha() else ""
        if re.search(
            rf"(?:\d|\b{'|'.join(words.numbers)})[\s-]*{re.escape(phrase)}{edge}", text[: len(number) + 12]
        ):
            return kind
    return None


def qualifier_before(before: str, words: CheckerWords) -> str | None:
    """The kind of the bounding word that stands right before a number and was left out of its quote."""
    text = " ".join(before.casefold().split())
    text = text.rstrip("\"'“”‘’«( ")
    if VERB_OVER.search(text):
        return None
    for phrase, kind in words.qualifiers:
        if re.search(rf"(?<!\w){re.escape(phrase)}$", text):
            return None if kind == "emphasis" else kind
    return None
