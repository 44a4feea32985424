"""A sentence with its footnotes -> whether it is cited, follows piece by piece, hedges as its claims do and can be told
anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

from dragoman.base.claim import Basis, Claim
from dragoman.base.errors import ComposeError
from dragoman.tell import AS_WRITTEN, How, Names, Sentence
from dragoman.write.accounts import told_speaker
from dragoman.write.bundle.amounts import Words, has_wording, numbers_in
from dragoman.write.bundle.claim_proofs import plain
from dragoman.write.bundle.ground import Ground
from dragoman.write.bundle.piece_proofs import prove_piece
from dragoman.write.report import Paragraph

MOST_WAYS = 64
"""Ways to name the parties of one claim that are tried."""
_INITIALS = re.compile(r"[^\W\d_a-z][\w-]{0,3}[^\W\d_a-z]{1,4}")
_HEDGED = (Basis.SUSPECTED, Basis.ACCUSED)


def sentence_problems(
    sentence: Sentence, ground: Ground, *, notes: Sequence[int] | None, needs_voice: bool = False
) -> tuple[str, ...]:
    """What is wrong with a sentence; nothing when it is proven.

    Args:
        notes: its footnote numbers; None for a headline, which has none of its own.
        needs_voice: whether it must say by whose word: the headline, the lead, the first sentence of a claim.
    """
    found = [*_citation_problems(sentence, ground, notes), *pieces_problems(sentence, ground)]
    if ground.words:
        found += _hedge_problems(sentence, ground, ground.words)
        if needs_voice:
            found += _voice_problems(sentence, ground, ground.words)
    return tuple(dict.fromkeys(found))


def pieces_problems(sentence: Sentence, ground: Ground) -> Iterator[str]:
    """What is wrong with the pieces of a sentence or cell, one by one and where they join."""
    is_first = True
    for piece in sentence.pieces:
        yield from prove_piece(piece, ground, is_first=is_first)
        is_first = is_first and not any(char.isalnum() for char in piece.text)
    words = ground.words
    if words:
        single = [number for piece in sentence.pieces for number in numbers_in(piece.text, words)]
        if not set(numbers_in(sentence.text, words)) <= set(single):
            yield "a number of it runs over two pieces"


def retold_problems(paragraph: Paragraph, ground: Ground) -> tuple[str | None, ...]:
    """For each sentence of a paragraph that tells one claim, how this version tells it where it differs.

    Told by another version, in a language that is not here, or of several claims, nothing can be compared.
    """
    claim = ground.claims.get(paragraph.claim or "")
    if claim is None or ground.grammar is None or not ground.is_told_here:
        return (None,) * len(paragraph.sentences)
    best: tuple[Sentence, ...] = ()
    for names in _ways_to_name(claim, paragraph, ground):
        told = _tell(ground, claim, names)
        if told == paragraph.sentences:
            return (None,) * len(paragraph.sentences)
        best = best or told
    return tuple(
        None if n < len(best) and best[n] == sentence else _told_anew(best, n)
        for n, sentence in enumerate(paragraph.sentences)
    )


def lost_sentences(paragraph: Paragraph, ground: Ground) -> int:
    """How many sentences this version tells of a paragraph's claim beyond those that are there."""
    claim = ground.claims.get(paragraph.claim or "")
    if claim is None or ground.grammar is None or not ground.is_told_here:
        return 0
    return max(0, len(_tell(ground, claim, AS_WRITTEN)) - len(paragraph.sentences))


def _told_anew(told: Sequence[Sentence], n: int) -> str:
    if n >= len(told):
        return "this version, which made it, tells no such sentence of its claim"
    return f"told anew from its claim it reads {told[n].text[:300]!r}"


def _tell(ground: Ground, claim: Claim, names: Names) -> tuple[Sentence, ...]:
    try:
        speaker = told_speaker(claim, ground.event_of[claim.id])
        return ground.grammar.tell_claim(claim, names=names, speaker=speaker) if ground.grammar else ()
    except ComposeError:
        return ()


def _ways_to_name(claim: Claim, paragraph: Paragraph, ground: Ground) -> Iterator[Names]:
    """By which names a paragraph may call the parties of its claim: as written, in other letters, or by the initials of
    the same party; only forms that stand in it are tried."""
    text = " ".join(sentence.text for sentence in paragraph.sentences)
    by = claim.attribution.by if claim.attribution else None
    speaker = told_speaker(claim, ground.event_of[claim.id])
    named = (claim.claimant, claim.perpetrator, claim.target, claim.outlet, by, speaker)
    given = dict.fromkeys(name for name in named if name)
    yield AS_WRITTEN
    forms = {name: _forms(name, text, ground.same_party(claim, name)) for name in given}
    for chosen in islice(product(*forms.values()), MOST_WAYS):
        yield {name: form for name, form in zip(forms, chosen, strict=True) if form != name}


def _forms(name: str, text: str, bearer: Iterable[str]) -> list[str]:
    written = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    initials = sorted(n for n in bearer if _INITIALS.fullmatch(n) and len(n) < len(name) and n in text)
    return ([written[0]] if written else []) + initials or [name]


def _citation_problems(sentence: Sentence, ground: Ground, notes: Sequence[int] | None) -> Iterator[str]:
    if not sentence.claims:
        yield "it rests on no claim"
    cited = set(ground.note_claims.values())
    if notes is not None:
        gone = [number for number in notes if number not in ground.note_claims]
        if gone:
            yield f"its footnote {gone[0]} is not there"
        cited = {ground.note_claims[number] for number in notes if number in ground.note_claims}
    for claim in sentence.claims:
        if claim not in cited:
            yield f"claim {claim[:24]} is stated without a footnote"


def _hedge_problems(sentence: Sentence, ground: Ground, words: Words) -> Iterator[str]:
    """A perpetrator who is named, and is only suspected or accused, is told so."""
    for piece in sentence.pieces:
        for fact in piece.facts:
            claim = ground.claims.get(fact.claim)
            if (
                fact.pointer != "/perpetrator"
                or piece.how is not How.TOLD
                or not claim
                or not claim.attribution
            ):
                continue
            is_named = any(plain(name) in plain(piece.text) for name in ground.names(fact))
            basis = claim.attribution.basis
            if is_named and basis in _HEDGED and not has_wording(sentence.text, words.suspicion[basis]):
                yield f"claim {claim.id} names the perpetrator as {basis}, and the sentence does not"


def _voice_problems(sentence: Sentence, ground: Ground, words: Words) -> Iterator[str]:
    """By whose word it is: claimed, reported, confirmed, denied, each in words that say so; what only counts accounts
    tells none of them."""
    told = dict.fromkeys(
        fact.claim for piece in sentence.pieces if piece.how is not How.CLAIMS for fact in piece.facts
    )
    for claim_id in told:
        claim = ground.claims.get(claim_id)
        if claim and not has_wording(sentence.text, words.voice[claim.assertion]):
            yield f"claim {claim_id} is {claim.assertion}, and the sentence does not say so"
