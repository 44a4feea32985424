"""A text that opens with a name of its own -> the force that posts it: "Red Valley Front | 3 June: ...".

Posts and short communiqués carry no office line. What stands before the account is a name, a bracket, a day or the
service that carries it, and then a mark. A monitor or a newspaper that opens so speaks for nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.read.dates import DateMention
from dragoman.read.lexicon import Lexicon
from dragoman.read.names import Names
from dragoman.read.nouns import ActorRef
from dragoman.read.outlets import MEDIA, OutletMention
from dragoman.read.text import Block, SourceText

MOST_TOKENS = 24
BARS = frozenset({"|", "/", "¦", "»", "•"})
DASHES = frozenset({"-", "–", "—"})
UNREAD = frozenset({"title", "repeat", "furniture", "caption", "byline", "dateline"})
PLATFORM = "platform"


@dataclass(slots=True)
class Label:
    """What stands at the head of a text, while it is walked."""

    actor: ActorRef | None = None
    outlet: OutletMention | None = None
    is_dated: bool = False
    in_brackets: bool = False


def labelled_by(
    source: SourceText,
    names: Names,
    outlets: list[OutletMention],
    dates: Sequence[DateMention],
    lexicon: Lexicon,
) -> ActorRef | None:
    """The force whose name, or the name of whose outlet, stands as a label before a text."""
    block = next((b for b in source.blocks if b.kind not in UNREAD), None)
    if block is None:
        return None
    label = walk_label(source, block, names, outlets, dates, lexicon)
    if label is None:
        return None
    if label.outlet is not None:
        if label.outlet.kind not in MEDIA or not label.outlet.owner:
            return None
        key, words, kind = label.outlet.owner, label.outlet.words, label.outlet.owner_kind
        return label.actor or names.of_key(key) or ActorRef(key, words, kind)
    return label.actor


def walk_label(
    source: SourceText,
    block: Block,
    names: Names,
    outlets: list[OutletMention],
    dates: Sequence[DateMention],
    lexicon: Lexicon,
) -> Label | None:
    """What the words before the first mark name, or None when they are no label."""
    first, last = source.token_at(block.start), source.token_at(block.end)
    jumps = {o.words.start: o for o in outlets if o.words.start < block.end}
    actors = {at: ref for at, ref in names.order if block.start <= at < block.end}
    days = {d.start: d.end for d in dates if block.start <= d.start < block.end}
    fillers = lexicon.classes("label_words") | lexicon.classes("office_words")
    label, at = Label(), first
    while at < min(last, first + MOST_TOKENS):
        start, word = source.starts[at], source.words[at]
        if start in jumps or start in actors:
            outlet, ref = jumps.get(start), actors.get(start)
            if outlet is not None and outlet.kind != PLATFORM and label.outlet is None:
                label.outlet = outlet
            elif outlet is None and label.actor is None:
                label.actor = ref
            end = outlet.words.end if outlet is not None else ref.words.end if ref is not None else start
            at = max(source.token_at(end), at + 1)
            continue
        if start in days:
            label.is_dated = True
            at = max(source.token_at(days[start]), at + 1)
            continue
        if at == first and source.lows[at] in lexicon.classes("definite"):
            first, at = at + 1, at + 1
            continue
        if at == first:
            return None
        if word in "()":
            label.in_brackets = word == "("
        elif ends_label(source, at, label, lexicon):
            ours = at + 1 < last and source.lows[at + 1] in lexicon.classes("first_person")
            return label if ours or opens_account(source, at + 1, last) else None
        elif not (label.in_brackets or word in ",#" or source.lows[at] in fillers or word[0].isdigit()):
            return label if block.kind == "heading" and is_office_tail(source, at, last, lexicon) else None
        at += 1
    return label if at >= last and block.kind == "heading" else None


def ends_label(source: SourceText, at: int, label: Label, lexicon: Lexicon) -> bool:
    """Whether the token is the mark after a label: a bar, a colon, a dash set apart, or the stop after a day."""
    word = source.words[at]
    if word in BARS or word == ":":
        return True
    if word in DASHES:
        return source.starts[at] > source.ends[at - 1]
    following = source.lows[at + 1] if at + 1 < len(source.lows) else ""
    return word == "." and (label.is_dated or following in lexicon.classes("statement_words"))


def opens_account(source: SourceText, at: int, last: int) -> bool:
    """Whether what follows a mark begins a sentence, and does not go on with one."""
    while at < last and not source.words[at][0].isalnum():
        at += 1
    return at >= last or not source.words[at][0].islower()


def is_office_tail(source: SourceText, at: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the rest of a line is the name of an office of the force before it."""
    joiners = lexicon.classes("org_joiners")
    rest = range(at, last)
    named = sum(1 for step in rest if source.words[step][:1].isupper())
    return (
        named > 0
        and source.words[at - 1] in (",", "-", "–", "—")
        and all(
            source.words[step][:1].isupper()
            or source.lows[step] in joiners
            or not source.words[step][0].isalpha()
            for step in rest
        )
    )
