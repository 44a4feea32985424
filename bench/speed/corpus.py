"""A number and a seed -> that many event reports, or items of other news, of about 450 words, all different.

Event reports are cut from the gold documents that may be looked at: whole paragraphs of several documents, with
other numbers and weekdays, so that no two are alike and nothing is gained by remembering a sentence.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from bench.quality.gold import Source, load_gold
from bench.quality.split import Part
from dragoman.base.document import Document

WORDS = 450
SHORTEST_PARAGRAPH = 8
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
FIRST_DAY = date(2019, 1, 1)


def event_reports(count: int, *, seed: int, lang: str = "en") -> list[Document]:
    """Reports on armed acts in a language, dense ones, as the gold documents are."""
    draw = random.Random(seed)
    paragraphs = event_paragraphs(lang)

    def paragraph() -> str:
        return vary(draw.choice(paragraphs), draw)

    return [make_document(f"event-{n}", fill(paragraph), draw, lang) for n in range(count)]


def other_news(count: int, *, seed: int) -> list[Document]:
    """News of sport, business, weather and culture."""
    draw = random.Random(seed)
    table = tomllib.loads((Path(__file__).parent / "irrelevant.toml").read_text(encoding="utf-8"))
    subjects, slots = list(table["sentences"].values()), table["slots"]
    return [news_item(f"other-{n}", draw.choice(subjects), slots, draw) for n in range(count)]


def news_item(key: str, sentences: list[str], slots: dict[str, list[str]], draw: random.Random) -> Document:
    """An item on one subject."""

    def paragraph() -> str:
        chosen = draw.sample(sentences, k=draw.randint(2, 4))
        filled = (re.sub(r"\{(\w+)\}", lambda slot: fill_slot(slot[1], slots, draw), text) for text in chosen)
        return " ".join(text[0].upper() + text[1:] for text in filled)

    return make_document(key, fill(paragraph), draw)


def fill_slot(name: str, slots: dict[str, list[str]], draw: random.Random) -> str:
    """A word for a slot; "n", "m" and "k" are numbers."""
    sizes = {"n": 30, "m": 9, "k": 400}
    return str(draw.randint(2, sizes[name])) if name in sizes else draw.choice(slots[name])


def event_paragraphs(lang: str = "en") -> list[str]:
    """The paragraphs of the gold documents of the repository that may be looked at and hold a claim."""
    documents = load_gold(Source(lang)) or ()
    texts = (gold.document.text for gold in documents if gold.part is Part.DEV and gold.claims)
    return [p for text in texts for p in text.split("\n\n") if len(p.split()) >= SHORTEST_PARAGRAPH]


def vary(paragraph: str, draw: random.Random) -> str:
    """A paragraph with other small numbers and weekdays; designations, years and ordinals stay."""
    text = WEEKDAY.sub(lambda match: draw.choice(WEEKDAYS), paragraph)
    return re.sub(r"(?<![\w.,-])\d{2}(?![\w.,-]|\s*mm)", lambda match: str(draw.randint(10, 99)), text)


def fill(paragraph: Callable[[], str]) -> str:
    """Paragraphs up to the length of a report."""
    chosen: list[str] = []
    while sum(len(text.split()) for text in chosen) < WORDS:
        chosen.append(paragraph())
    return "\n\n".join(chosen)


def make_document(key: str, text: str, draw: random.Random, lang: str = "en") -> Document:
    """A document of some day."""
    title = " ".join(text.split()[:9])
    return Document(key, text, title, lang=lang, published=FIRST_DAY + timedelta(days=draw.randrange(2000)))
