"""A sentence beyond all measure is cut at a pause; what was read before changes nothing in what is read next."""

from __future__ import annotations

from datetime import date

from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.read import RuleReader
from dragoman.read.layout import MOST_TOKENS, long_cuts
from dragoman.read.text import SourceText, cut_tokens


def source_of(text: str) -> SourceText:
    source = SourceText(Document("long", text, lang="en"), text)
    cut_tokens(source)
    return source


def test_a_sentence_of_common_length_stays_whole() -> None:
    source = source_of("soldiers " * MOST_TOKENS)
    assert long_cuts(source, 0, MOST_TOKENS) == [MOST_TOKENS]
    assert long_cuts(source, 5, 5) == []


def test_a_longer_one_is_cut_after_its_last_pause_within_reach() -> None:
    source = source_of("a b, " * MOST_TOKENS)
    cuts = long_cuts(source, 0, 3 * MOST_TOKENS)
    assert cuts[-1] == 3 * MOST_TOKENS
    assert all(source.lows[cut - 1] == "," for cut in cuts)
    assert all(b - a <= MOST_TOKENS for a, b in zip([0, *cuts], cuts, strict=False))


def test_without_a_pause_it_is_cut_all_the_same() -> None:
    source = source_of("a " * 1000)
    assert long_cuts(source, 0, 1000) == [240, 480, 720, 960, 1000]


def test_words_kept_from_one_document_do_not_change_the_next() -> None:
    texts = (
        "March of the Salt Front.\n\nThe Salt Front attacked Bamba on 3 March 2023 and killed two soldiers.",
        "SALT FRONT ATTACKS BAMBA\n\nMarch troops burned a lorry. Salt troops killed nine rebels in Gao.",
        "On Monday the army set out. Rebels set the depot in Gao on fire; two soldiers died, it said.",
    )
    documents = [
        Document(str(n), text, lang="en", published=date(2023, 9, 7)) for n, text in enumerate(texts)
    ]
    fresh = [RuleReader(Atlas.open()).read(document) for document in documents]
    reader = RuleReader(Atlas.open())
    again = [reader.read(document) for document in [*documents, *reversed(documents)]]
    assert again == [*fresh, *reversed(fresh)]
    assert any(reading.claims for reading in fresh)
