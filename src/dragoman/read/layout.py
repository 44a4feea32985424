"""A document's text -> blocks (paragraphs, headings, bullets, footnotes) and their sentences.

Page furniture, captions, bylines and repeated headlines are marked here, so that no later step has
to know them. What is furniture is data: `furniture.toml` of the language.
"""

from __future__ import annotations

import re

import sentencex

from dragoman.read.lexicon import Lexicon
from dragoman.read.text import Block, Sentence, SourceText

LINE = re.compile(r"[^\n]+")
BULLET = re.compile(
    r"\s*(?:(?:[•●▪■◦·*►▶➢✓–—-]\ufe0f?|\d\ufe0f?\u20e3)|\(?\d{1,2}[.)-]|\(?[a-z][.)])\s+(?=\S)"
)
FOOTNOTE = re.compile(r"\s*(?:\[\^\d{1,3}\]:|[\[(]?(\d{1,2})[\])])\s+\S")
BARE_DAY = re.compile(
    r"^\d{1,2}\.? \w+\.?$|^\w+ \d{1,2}\.?$"
)  # heads a day of a chronology when there are several
ENDS_SENTENCE = re.compile(r"[.!?؟؛…:;”\"»]\W*$|\]\s*$")
SHORT_WORDS = 14
LIST_LINE = 120
SKIPPED = frozenset({"furniture", "caption", "byline", "repeat"})


def cut_blocks(source: SourceText, lexicon: Lexicon) -> None:
    """Fill the blocks of a source, one a line, lines that were wrapped in mid-sentence joined."""
    text = source.text
    title = source.document.title.strip()
    seen: set[str] = set()
    pending = ""
    for match in LINE.finditer(text):
        line = match.group()
        bare = line.strip()
        if not bare:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = match.end() - len(line) + len(line.rstrip())
        kind, action = block_kind(bare, lexicon, title)
        if pending == "drop_rest":
            kind = "furniture"
        elif pending == "drop_next":
            kind, pending = "furniture", ""
        elif pending == "drop_list" and (len(bare) >= LIST_LINE or bare.endswith(".")):
            pending = ""
        elif pending == "drop_list":
            kind = "furniture"
        if action in ("drop_next", "drop_list", "drop_rest"):
            pending = action if not pending or action == "drop_rest" else pending
        key = bare.casefold()
        if key in seen and len(bare) > 20:
            kind = "repeat"
        seen.add(key)
        previous = source.blocks[-1] if source.blocks else None
        if (
            not title
            and kind in ("heading", "body")
            and all(b.kind == "furniture" for b in source.blocks)
            and is_headline(bare)
        ):
            kind = "title"
        if previous is not None and kind == "body" and is_wrapped(previous, text, bare):
            previous.end = end
            continue
        source.blocks.append(Block(start, end, kind))
    dates = [b for b in source.blocks if b.kind == "byline" and BARE_DAY.match(text[b.start : b.end])]
    for block in dates if len(dates) > 1 else ():
        block.kind = "heading"
    for block in source.blocks:
        if block.kind == "footnote" and text[block.start] == "(" and not is_called(text, block):
            block.kind = "bullet"


def is_called(text: str, block: Block) -> bool:
    """Whether the number in brackets that opens a line also stands behind a word or a stop, as that of a note does."""
    mark = text[block.start : text.find(")", block.start, block.end) + 1]
    return (
        not mark
        or re.search(r"(?<=\S)" + re.escape(mark) + r"|(?<=[.,;:!?\"”»] )" + re.escape(mark), text)
        is not None
    )


def is_headline(line: str) -> bool:
    """Whether the first line of a text without a title is its headline: no full stop, most words capitalised or few."""
    words = [word for word in line.split() if word[:1].isalpha()]
    if not words or ENDS_SENTENCE.search(line) or len(words) > HEADLINE_WORDS:
        return False
    capitals = sum(1 for word in words if word[:1].isupper())
    return len(words) <= SHORT_WORDS and len(words) > 3 or capitals > len(words) * 0.6


HEADLINE_WORDS = 40
ACTION_KINDS = {"byline": "byline", "published": "byline", "caption": "caption"}


def block_kind(line: str, lexicon: Lexicon, title: str) -> tuple[str, str]:
    """What a line is by its look and the furniture rules of the language, and the rule's action."""
    if line == title:
        return "title", ""
    if line[:1] in "¹²³⁴⁵⁶⁷⁸⁹" and len(line) < 240:
        return "footnote", ""
    if FOOTNOTE.match(line) and line.lstrip()[0] in "[(" and len(line) < 240:
        return "footnote", ""
    for rule in lexicon.furniture:
        if rule.takes(line):
            return ACTION_KINDS.get(rule.action, "furniture"), rule.action
    if BULLET.match(line):
        return "bullet", ""
    if line.isupper() and len(line) < 200 and not line.endswith("."):
        return "heading", ""
    if len(line.split()) <= SHORT_WORDS and not ENDS_SENTENCE.search(line):
        return "heading", ""
    return "body", ""


def is_wrapped(previous: Block, text: str, line: str) -> bool:
    """Whether a line goes on the sentence of the block before it."""
    if (
        previous.kind not in ("body", "heading", "bullet")
        or "\n" not in text[previous.end : previous.end + 2]
    ):
        return False
    if text[previous.end : previous.end + 2].count("\n") > 1:
        return False
    if not line[0].islower() or ENDS_SENTENCE.search(text[previous.start : previous.end]):
        return False
    previous.kind = "body" if previous.kind == "heading" else previous.kind
    return True


def cut_sentences(source: SourceText, lang: str) -> None:
    """Fill the sentences of a source, block by block; furniture has none."""
    for index, block in enumerate(tuple(source.blocks)):
        if block.kind in SKIPPED or block.kind == "footnote":
            continue
        begin = block.start
        for piece in sentencex.segment(lang, without_surrogates(source.text[block.start : block.end])):
            stop = begin + len(piece)
            if begin == block.start and block.kind == "heading" and is_bare_dateline(source.text, block):
                add_dateline(source, block.start, block.end)
                break
            if begin == block.start and block.kind == "body":
                begin = source.note_dateline(dateline_end(source.text, block.start, block.end), block.start)
                add_dateline(source, block.start, begin)
            first, last = source.token_at(begin), source.token_at(stop)
            for cut in long_cuts(source, first, last):
                source.sentences.append(Sentence(first, cut, index))
                first = cut
            begin = stop
    datelines = [b for b in source.blocks if b.kind == "dateline"]
    labels = (
        datelines
        if len(datelines) > 2
        else [b for b in datelines if source.text[b.end - 2 : b.end].strip() == ":"]
    )
    for block in labels if len(labels) > 1 else ():
        block.kind = "section"


TEASER = "read_also"


def drop_teasers(source: SourceText, lexicon: Lexicon) -> None:
    """Leave out the sentences inside a paragraph that only lead to another story: "Read also: 15 killed in ..."."""
    rules = [rule for rule in lexicon.furniture if rule.id == TEASER]
    source.sentences = [
        sentence
        for sentence in source.sentences
        if not any(rule.takes(source.cut(sentence.first, sentence.last).strip()) for rule in rules)
    ]


MOST_TOKENS = 240
PAUSES = frozenset(",;:")


def long_cuts(source: SourceText, first: int, last: int) -> list[int]:
    """Where a sentence ends, and before that where one beyond all measure is cut, so that none is too long to read."""
    cuts: list[int] = []
    while last - first > MOST_TOKENS:
        middle = first + MOST_TOKENS // 2
        pause = next(
            (at for at in range(first + MOST_TOKENS - 1, middle, -1) if source.lows[at] in PAUSES), -1
        )
        first = pause + 1 if pause >= 0 else first + MOST_TOKENS
        cuts.append(first)
    return [*cuts, last] if last > first else cuts


def add_dateline(source: SourceText, start: int, end: int) -> None:
    """Keep a dateline as a sentence of its own, in a block of its own behind the others."""
    if end > start:
        source.blocks.append(Block(start, end, "dateline"))
        source.sentences.append(
            Sentence(source.token_at(start), source.token_at(end), len(source.blocks) - 1)
        )


DATELINE_ENDS = re.compile(r"\s[—–]+\s*|\s-{1,2}\s+|(?<=\))\s*[—–:-]\s*|:\s+")
BARE_MARKS = frozenset({"-", "--", "—", "–"})  # after a place and its country: "El Wak, Kenya - The ..."
MAX_DATELINE, MANY_SMALL = 110, 2
MAX_DATE_CHARS = 48


def dateline_end(text: str, start: int, end: int) -> int:
    """Where the account begins after "NIAMEY, Oct 3 (Wire) —", or `start` when there is no dateline.

    A dateline begins with a name in capitals, or with a name and a date or a bracket before its dash;
    a word such as "FLASH -" may stand before it.
    """
    head_start = start
    for _ in range(2):
        match = DATELINE_ENDS.search(text, head_start, min(end, start + MAX_DATELINE))
        if match is None or match.end() >= end:
            return head_start
        head = text[head_start : match.start()]
        if not is_dateline(head, match.group()):
            return head_start
        head_start = match.end()
        if not head.isalpha() or not head.isupper():
            break
    return head_start


def is_bare_dateline(text: str, block: Block) -> bool:
    """Whether a line is a dateline alone: "DIRE (Courier) — Wednesday, 11 October 2023"."""
    begin = dateline_end(text, block.start, block.end)
    rest = text[begin : block.end]
    return begin > block.start and len(rest) <= MAX_DATE_CHARS and any(c.isdigit() for c in rest)


UNCASED_DATELINE, UNCASED_PLACE = 8, 2  # words


def is_uncased(text: str) -> bool:
    """Whether a text begins with a letter of a script without capitals."""
    return text[:1].isalpha() and not text[:1].isupper() and not text[:1].islower()


def is_dateline(head: str, mark: str) -> bool:
    """Whether the words before a dash name the place, the date or the wire of an account."""
    if "\n" in head or not head[:1].isupper() and not is_uncased(head):
        return False
    if is_uncased(head):
        words = len(head.replace("/", " ").split())
        limit = UNCASED_DATELINE if "(" in head else UNCASED_PLACE
        return mark.strip() in BARE_MARKS and mark[:1].isspace() and words <= limit
    first = head.split(maxsplit=1)[0]
    letters = [c for c in first if c.isalpha()]
    dated, bracketed = any(c.isdigit() for c in head), "(" in head
    if len(letters) > 2 and all(c.isupper() for c in letters):
        return dated or bracketed or sum(word.islower() for word in head.split()) < MANY_SMALL
    if not dated and not bracketed and mark.strip() in BARE_MARKS and mark[0].isspace():
        parts = head.split(", ")
        return len(parts) == 2 and all(part.istitle() and len(part.split()) <= MANY_SMALL for part in parts)
    return (dated or bracketed) and (":" not in mark or dated and bracketed) and head.split(",")[0].istitle()


SURROGATE = re.compile("[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """A text of the same length in which lone surrogates are replaced, since UTF-8 has none."""
    return SURROGATE.sub("\ufffd", text)
