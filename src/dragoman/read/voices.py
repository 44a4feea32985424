"""A document -> the force whose own statement it is, or None.

A statement shows itself by its head and foot (a media arm, a press office, "Communiqué No. 9") and by
speaking as "we". Whose it is, is said by the owner of the outlet, by the name in those lines, or by
the first sentences ("our forces of the X", "the lions of X").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.read.dates import DateMention
from dragoman.read.facts import Facts
from dragoman.read.lexicon import Lexicon
from dragoman.read.names import Names, same_actor
from dragoman.read.nouns import ActorRef, filed, find_actor
from dragoman.read.outlets import MEDIA, OutletMention
from dragoman.read.post_label import labelled_by
from dragoman.read.text import Block, SourceText

HEAD_BLOCKS = 8
FOOT_BLOCKS = 6
LINE_CHARACTERS = 200
SHORT_LINE = 90
FIRST_SENTENCES = 3
MOST_OTHERS = 1  # a statement may quote one other force
OPENING, CLOSING, EITHER = "“«„", "”»", '"'
PARAGRAPH = "\n\n"


def document_voice(
    source: SourceText,
    all_facts: list[Facts],
    names: Names,
    outlets: list[OutletMention],
    dates: Sequence[DateMention],
) -> ActorRef | None:
    """The force that speaks in a document as a whole."""
    if not all_facts:
        return None
    lexicon = all_facts[0].context.lexicon
    framed = framed_as(source, names, lexicon)
    if framed is not None:
        return framed
    label = labelled_by(source, names, outlets, dates, lexicon)
    if label is not None:
        return label
    if has_writer(source, lexicon) or is_newsroom(source, lexicon):
        return None
    lines = [b for b in source.blocks if b.kind != "footnote"]  # who cites a source does not speak for it
    edges = list({id(b): b for b in [*lines[:HEAD_BLOCKS], *lines[-FOOT_BLOCKS:]]}.values())
    offices = [o for o in outlets if o.kind in MEDIA and is_at_edge(source, o, edges)]
    for outlet in offices:
        if outlet.owner:
            return names.of_key(outlet.owner) or ActorRef(outlet.owner, outlet.words, outlet.owner_kind)
    ours = sum(1 for low in unquoted(source) if low in lexicon.classes("party_we"))
    ours += sum(1 for word in source.words if word in lexicon.classes("party_words"))
    if not offices and not is_statement(source, edges, lexicon) and ours < 2:
        return None
    office = announces_itself(all_facts, lexicon)
    if office is not None:
        return office
    for ref in (
        in_office_line(offices, edges, names, lexicon),
        alone_on_line(source, edges, names, lexicon, dates),
        named_as_own(
            source,
            all_facts,
            names,
            own_words(lexicon, plain=bool(ours or offices or is_titled(all_facts, names))),
        ),
        in_heading(source, all_facts, edges, ours, lexicon),
        first_force(all_facts, is_statement(source, edges, lexicon)) if offices else None,
    ):
        if ref is not None and filed(ref.words, lexicon) not in lexicon.classes("plain_forces"):
            return None if ours == 0 and are_many_speaking(all_facts, ref, names) else ref
    return None


def are_many_speaking(all_facts: list[Facts], ref: ActorRef, names: Names) -> bool:
    """Whether several other forces have their say, so that a document is a digest and nobody's own statement."""
    others = [
        s.actor for f in all_facts for s in f.speeches if s.actor is not None and f.kind in ("body", "bullet")
    ]
    return len({names.key(o) for o in others if not same_actor(o, ref, names)}) > MOST_OTHERS


def find_announcers(all_facts: list[Facts]) -> list[tuple[ActorRef, Facts]]:
    """The forces that speak in the title or a heading: "CENTCOM announces two operations"."""
    return [
        (speech.actor, facts)
        for facts in all_facts
        if facts.kind in ("title", "heading", "section")
        for speech in facts.speeches
        if speech.actor is not None and speech.actor.is_named and speech.family not in ("deny", "accuse")
    ]


def framed_as(source: SourceText, names: Names, lexicon: Lexicon) -> ActorRef | None:
    """The force whose account a page says that it retells ("All figures are those of the group")."""
    text = source.text.casefold()
    for first in lexicon.classes("framed_things"):
        for link in lexicon.classes("framing"):
            at = text.find(f"{first} {link} ")
            if at < 0 or any(not start.isspace() for start in text[max(at - 1, 0) : at]):
                continue
            end = at + len(first) + len(link) + 2
            own = next((ref for where, ref in names.order if end <= where < end + len("the ") + 4), None)
            if own is not None:
                return own
            if any(text.startswith(word, end) for word in lexicon.classes("framing_group")):
                return next((ref for _, ref in names.order), None)
    return None


def unquoted(source: SourceText) -> Iterator[str]:
    """The words that stand outside quotation marks: a report quotes the "we" that a statement writes."""
    last, quoted = -1, False
    for index, low in enumerate(source.lows):
        if low in OPENING or low in CLOSING or low in EITHER:
            quoted = low in OPENING or low in EITHER and not quoted
        elif not quoted:
            yield low
        else:
            start = source.starts[index]
            if last >= 0 and PARAGRAPH in source.text[source.ends[last] : start]:
                quoted = False
                yield low
        last = index


def is_at_edge(source: SourceText, outlet: OutletMention, edges: list[Block]) -> bool:
    """Whether an outlet stands in a dateline or a short line at the head or foot."""
    if any(start <= outlet.words.start < end for start, end in source.datelines):
        return True
    return any(
        b.start <= outlet.words.start < b.end
        and (b.kind in ("heading", "byline") or b.end - b.start < SHORT_LINE)
        for b in edges
    )


def has_writer(source: SourceText, lexicon: Lexicon) -> bool:
    """Whether a line at the head names who wrote the text ("By Ado Sidi"): then it is a reporter's."""
    for block in source.blocks[:HEAD_BLOCKS]:
        words = source.text[block.start : block.end].split()
        if block.end - block.start < SHORT_LINE and len(words) >= 2 and words[0][:1].isupper():
            if words[0].casefold() in lexicon.classes("agents") and words[1][:1].isupper():
                return True
    return False


def is_newsroom(source: SourceText, lexicon: Lexicon) -> bool:
    """Whether the "we" of a text are journalists: "notre rédaction", "nos correspondants"."""
    we, media = lexicon.classes("party_we"), lexicon.classes("media_we")
    return bool(media) and any(one in we and other in media for one, other in pairwise(source.lows))


def is_statement(source: SourceText, edges: list[Block], lexicon: Lexicon) -> bool:
    """Whether the head or foot calls the document a statement."""
    lines = [source.text[b.start : b.end].casefold() for b in edges if b.end - b.start < LINE_CHARACTERS]
    return any(word in line for word in lexicon.classes("statement_words") for line in lines)


def refs_in(names: Names, start: int, end: int) -> list[ActorRef]:
    """The named actors inside a range of characters, in order."""
    return [ref for at, ref in names.order if start <= at < end]


def in_office_line(
    offices: list[OutletMention], edges: list[Block], names: Names, lexicon: Lexicon
) -> ActorRef | None:
    """The force that a press office at the edge names as its own."""
    for outlet in offices:
        for block in edges:
            if block.start <= outlet.words.start < block.end:
                found = [r for r in refs_in(names, block.start, block.end) if not is_office(r, lexicon)]
                if found:
                    return found[-1]
    return None


def alone_on_line(
    source: SourceText, edges: list[Block], names: Names, lexicon: Lexicon, dates: Sequence[DateMention]
) -> ActorRef | None:
    """The force whose name is a line of its own at the head or foot, alone or with a date."""
    for block in reversed(edges):
        if block.kind == "title" or block.end - block.start > SHORT_LINE:
            continue
        for ref in refs_in(names, block.start, block.end):
            line = source.text[block.start : block.end]
            rest = line.replace(ref.words.text, "", 1)
            for day in dates:
                if block.start <= day.start and day.end <= block.end:
                    rest = rest.replace(source.text[day.start : day.end], "", 1)
            rest = rest.strip(" ()").split("(")[0].strip(" .,:;-–)")
            if is_subunit_of_line(ref, line, lexicon):
                rest = ""
            if len(rest) < len(ref.words.text) // 3 and not is_office(ref, lexicon):
                return ref
    return None


def is_subunit_of_line(ref: ActorRef, line: str, lexicon: Lexicon) -> bool:
    """Whether a line opens with a force and goes on with its column or battalion after a dash."""
    head, dash, tail = line.replace("–", "-").partition(" - ")
    if not dash or head.strip() != ref.words.text:
        return False
    return tail.strip(" .:;").casefold().rsplit(" ", 1)[-1] in lexicon.classes("subunits")


def is_office(ref: ActorRef, lexicon: Lexicon) -> bool:
    """Whether a name is that of a press office and not of a force."""
    return any(word in lexicon.classes("office_words") for word in filed(ref.words, lexicon).split())


def announces_itself(all_facts: list[Facts], lexicon: Lexicon) -> ActorRef | None:
    """The state office that opens a statement with its own news: "The Joint Command informs the public"."""
    for facts in [f for f in all_facts if f.kind in ("body", "bullet") and f.context.units][:FIRST_SENTENCES]:
        for speech in facts.speeches:
            if speech.item is None or speech.actor is None or speech.first > 0 or speech.item.index > 1:
                continue
            if speech.item.low.removeprefix("the ") in lexicon.classes("state_offices"):
                return speech.actor
    return None


def is_titled(all_facts: list[Facts], names: Names) -> bool:
    """Whether the title names a force of its own, as a press release does."""
    if find_announcers(all_facts):
        return True
    title = [
        f.context.words(0, len(f.context.units)) for f in all_facts if f.kind == "title" and f.context.units
    ]
    return any(refs_in(names, words.start, words.end) for words in title)


def own_words(lexicon: Lexicon, *, plain: bool) -> frozenset[str]:
    """The words for a party's own people; a bulletin that never says "we" must praise them, not only name them."""
    return lexicon.classes("own_voices" if plain else "own_honours")


def named_as_own(
    source: SourceText, all_facts: list[Facts], names: Names, own: frozenset[str]
) -> ActorRef | None:
    """The force that the first sentences name after a word for its own people ("the lions of X")."""
    body = [f for f in all_facts if f.kind in ("body", "bullet") and f.context.units][:FIRST_SENTENCES]
    for facts in body:
        if hits_us(facts):
            continue
        words = facts.context.words(0, len(facts.context.units))
        for ref in refs_in(names, words.start, words.end):
            token = source.token_at(ref.words.start)
            before = source.lows[max(token - 3, 0) : token]
            if any(low in own for low in before) and "of" in before:
                return ref
    return None


def hits_us(facts: Facts) -> bool:
    """Whether those who speak are the ones hit: "killed 17 of our neighbours"."""
    ours = facts.context.lexicon.classes("first_person")
    hit = [np for p in facts.acts for np in p.patients]
    return any(
        np.determiner in ours or np.of >= 0 and facts.context.items[np.of].determiner in ours for np in hit
    )


def first_force(all_facts: list[Facts], is_release: bool) -> ActorRef | None:
    """The force that acts first in the release of a press office without a name of its own ("troops of the army")."""
    body = [f for f in all_facts if f.kind in ("body", "bullet")][:FIRST_SENTENCES]
    for facts in body:
        for predicate in facts.acts:
            for np in predicate.agents:
                inner = find_actor(facts.context, facts.context.items[np.of]) if np.of >= 0 else None
                ref = inner or find_actor(facts.context, np)
                if ref is not None and filed(
                    ref.words, facts.context.lexicon
                ) not in facts.context.lexicon.classes("plain_forces"):
                    return ref
    return first_service(body) if is_release else None


def first_service(body: list[Facts]) -> ActorRef | None:
    """The state service that the first sentences speak of: "troops of the army"."""
    for facts in body:
        for item in facts.context.items:
            ref = find_actor(facts.context, item) if item.kind == "np" else None
            if ref is not None and filed(ref.words, facts.context.lexicon) in facts.context.lexicon.classes(
                "state_nouns"
            ):
                return ref
    return None


def in_heading(
    source: SourceText, all_facts: list[Facts], edges: list[Block], ours: int, lexicon: Lexicon
) -> ActorRef | None:
    """The first force that a heading names, not as the enemy; in the body too when it speaks as "we"."""
    at_edge = {id(b) for b in edges}
    for facts in all_facts:
        block = source.blocks[facts.block]
        if id(block) not in at_edge or block.kind not in ("heading", "title") and ours < 2:
            continue
        if any(p.is_told for p in facts.acts) and ours < 2:
            continue
        for item in facts.context.items:
            if item.kind != "np":
                continue
            ref = find_actor(facts.context, item)
            if (
                ref is None
                or is_office(ref, lexicon)
                or not (ref.is_named or " " in ref.words.text and block.kind == "heading")
            ):
                continue
            if not any(
                u.low in lexicon.classes("enemy_words") for u in facts.context.units[item.first : item.last]
            ):
                return ref
    return None
