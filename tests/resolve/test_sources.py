"""Sources: a statement and all who carry it are one, a wire and its reprints are one; who speaks for himself counts."""

from __future__ import annotations

from typing import Any

import pytest
from made_accounts import (
    BRIGADE,
    BRIGADE_SITE,
    FRONT,
    VALLEY,
    VALLEY_SHORT,
    make_claim,
    make_document,
    make_toll,
    number_id,
    own_claim,
    ruled_event,
)

from dragoman.base.claim import Assertion, Attribution, Basis, ChainLink, ChainRole, Claim
from dragoman.base.document import Document
from dragoman.base.event import Event, LinkKind, SourceKind

STORY = (
    "OUAGADOUGOU (Meridian Wire), 6 September - Armed riders came to Koumbori at dawn on Monday, killed twelve "
    "soldiers and burned the granary, two residents and a nurse said."
)
OWN = (
    "Nobody in Koumbori slept that night: our correspondent counted twelve graves behind the well on Tuesday morning.",
    "A trader who fled to Thiou told this radio that he saw a dozen bodies carried out of the burnt post at noon.",
)


def sources(event: Event) -> list[tuple[str, SourceKind, bool, int]]:
    """Name, kind, interest and number of carriers of each source."""
    return [(s.name, s.kind, s.interested, len(s.chain)) for s in event.sources]


def told_by(*documents: Document, **values: Any) -> Event:
    """The event of one account a document."""
    claims = [make_claim(n, document.id, **values) for n, document in enumerate(documents, start=1)]
    return ruled_event(claims, documents)


def test_two_papers_in_their_own_words_are_two_sources() -> None:
    event = told_by(make_document("doc-1", OWN[0]), make_document("doc-2", OWN[1]))
    assert sources(event) == [
        ("doc-1-gazette", SourceKind.OUTLET, False, 1),
        ("doc-2-gazette", SourceKind.OUTLET, False, 1),
    ]
    assert event.independent_sources == 2


def test_reprints_of_a_wire_are_one_source_and_the_chain_shows_them() -> None:
    documents = [
        make_document(f"doc-{n}", STORY + extra) for n, extra in enumerate(("", " Reprint.", "\nAll rights."))
    ]
    event = told_by(*documents)
    assert sources(event) == [("Meridian Wire", SourceKind.OUTLET, False, 3)]
    (source,) = event.sources
    assert source.chain[0].document == "doc-0"
    assert all(
        carrier.how.startswith("repost:") and carrier.how.endswith(":doc-0") for carrier in source.chain[1:]
    )
    assert [link.kind for link in event.links].count(LinkKind.REPOST) == 2


def test_copies_without_a_byline_are_one_source_too() -> None:
    text = (
        OWN[0] + " The granary burned until noon and forty goats were driven off towards the river, he wrote."
    )
    event = told_by(make_document("doc-1", text), make_document("doc-2", text + " Read more on our site."))
    assert sources(event) == [("doc-1-gazette", SourceKind.OUTLET, False, 2)]


def test_who_published_first_is_the_origin_of_the_copies() -> None:
    from datetime import date

    late = make_document("doc-1", STORY, published=date(2023, 9, 9))
    early = make_document("doc-2", STORY, published=date(2023, 9, 6))
    (source,) = told_by(late, early).sources
    assert [carrier.document for carrier in source.chain] == ["doc-2", "doc-1"]


def test_a_statement_that_three_papers_carry_is_the_partys_one_word() -> None:
    event = ruled_event(
        [own_claim(n) for n in (1, 2, 3)], [make_document("doc-1", OWN[0]), make_document("doc-2", OWN[1])]
    )
    assert sources(event) == [(FRONT, SourceKind.PARTY, True, 3)]
    assert {carrier.how for carrier in event.sources[0].chain} == {"statement"}


def test_a_partys_media_arm_is_the_party() -> None:
    event = ruled_event(
        [own_claim(1), make_claim(2, platform="Al-Yanbu")], [make_document("doc-2", OWN[0], url=None)]
    )
    assert sources(event) == [(FRONT, SourceKind.PARTY, True, 2)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(FRONT, "DBF", id="name and acronym, of the atlas"),
        pytest.param(FRONT, "Front de la Bannière de l'Aube", id="in French"),
        pytest.param(VALLEY, VALLEY_SHORT, id="name and acronym that no atlas has"),
        pytest.param(VALLEY, "Ember Valey Bloc", id="two spellings that no atlas has"),
    ],
)
def test_one_party_by_two_names_is_one_source(first: str, second: str) -> None:
    claims = [own_claim(n, claimant=name, perpetrator=name) for n, name in ((1, first), (2, second))]
    assert ruled_event(claims).independent_sources == 1


def test_two_parties_are_two_sources_each_interested() -> None:
    event = ruled_event([own_claim(1), make_claim(2, assertion=Assertion.CONFIRMED, claimant=BRIGADE)])
    assert sources(event) == [(FRONT, SourceKind.PARTY, True, 1), (BRIGADE, SourceKind.PARTY, True, 1)]


def test_a_figure_that_a_paper_gives_by_a_party_makes_the_party_a_source() -> None:
    event = ruled_event([make_claim(1, killed=(make_toll(12), make_toll(40, source=FRONT)))])
    assert sources(event) == [
        ("doc-1-gazette", SourceKind.OUTLET, False, 1),
        (FRONT, SourceKind.PARTY, True, 1),
    ]
    assert [carrier.how for carrier in event.sources[1].chain] == ["quotes"]


def test_a_paper_that_says_whose_word_it_passes_on_is_no_source_of_its_own() -> None:
    cited = Attribution(Basis.STATED, "doc-1-gazette")
    claims = [make_claim(1), make_claim(2, attribution=cited)]
    event = ruled_event(claims, [make_document("doc-1", OWN[0]), make_document("doc-2", OWN[1])])
    assert sources(event) == [("doc-1-gazette", SourceKind.OUTLET, False, 2)]
    assert [carrier.how for carrier in event.sources[0].chain] == ["own", "cites"]


def test_the_last_relay_of_a_chain_is_the_voice() -> None:
    claim = make_claim(1, chain=(ChainLink("Borno Lantern", ChainRole.RELAY),))
    assert sources(ruled_event([claim])) == [("Borno Lantern", SourceKind.OUTLET, False, 1)]


def test_a_document_that_names_nobody_is_a_source_by_its_title() -> None:
    event = told_by(make_document("doc-1", OWN[0], url=None, title="Notes from the road"))
    assert sources(event) == [("Notes from the road", SourceKind.UNNAMED, False, 1)]


def test_a_denial_does_not_affirm() -> None:
    event = ruled_event(
        [own_claim(1), make_claim(2, assertion=Assertion.DENIED)], [make_document("doc-2", url=BRIGADE_SITE)]
    )
    assert [(source.name, source.affirms) for source in event.sources] == [(FRONT, True), (BRIGADE, False)]


LINKS: list[Any] = [
    pytest.param(
        own_claim(1),
        make_claim(2, assertion=Assertion.DENIED),
        LinkKind.DENIES,
        (2, 1),
        id="denies",
    ),
    pytest.param(
        own_claim(1),
        make_claim(2, assertion=Assertion.CONFIRMED, claimant=BRIGADE),
        LinkKind.CONFIRMS,
        (2, 1),
        id="confirms",
    ),
    pytest.param(
        own_claim(1),
        own_claim(2, claimant=VALLEY, perpetrator=VALLEY),
        LinkKind.RIVAL_CLAIM,
        (1, 2),
        id="rivals",
    ),
    pytest.param(
        own_claim(1, claimed_on="2023-09-05"),
        own_claim(2, claimed_on="2023-09-06", killed=(make_toll(15),)),
        LinkKind.UPDATE,
        (2, 1),
        id="updates",
    ),
]


@pytest.mark.parametrize(("one", "other", "kind", "ends"), LINKS)
def test_links_say_how_accounts_stand_to_each_other(
    one: Claim, other: Claim, kind: LinkKind, ends: tuple[int, int]
) -> None:
    documents = [make_document("doc-2", url=BRIGADE_SITE)] if kind is LinkKind.DENIES else []
    links = [link for link in ruled_event([one, other], documents).links if link.kind is kind]
    assert [(link.start, link.end) for link in links] == [(number_id(ends[0]), number_id(ends[1]))]
    assert links[0].note
