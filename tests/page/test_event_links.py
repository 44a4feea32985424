"""What an event's links, disagreements and chains say: who claims, who denies, each once."""

from __future__ import annotations

import dataclasses

from made_events import ARMY, COURIER, FRONT, abduction, assault

from dragoman.base.claim import Assertion
from dragoman.base.event import Disagreement, Event, Link, LinkKind, Source, SourceKind
from dragoman.page import events_table
from dragoman.page.event_desk import EventDesk
from dragoman.page.event_model import EventView
from dragoman.page.event_order import draw_events


def _view(event: Event) -> EventView:
    return draw_events([event])[0][1]


def _rivals(count: int) -> Event:
    """As many parties as wanted that each claim the act."""
    base = assault().claims[0]
    claims = [dataclasses.replace(base, id=f"c-made0000010{n}", claimant=f"Band {n}") for n in range(count)]
    sources = tuple(
        Source(f"party:{n}", f"Band {n}", SourceKind.PARTY, True, True, (claim.id,), ())
        for n, claim in enumerate(claims)
    )
    links = tuple(
        Link(
            LinkKind.RIVAL_CLAIM,
            claims[a].id,
            claims[b].id,
            f"Band {a} and Band {b} each claim it",
        )
        for a in range(count)
        for b in range(a + 1, count)
    )
    return dataclasses.replace(
        assault(), claims=tuple(claims), sources=sources, links=links, figures=(), disagreements=()
    )


def test_draw_links_tells_all_rivals_on_one_line() -> None:
    (link,) = _view(_rivals(4)).links
    assert (link.kind, link.text, link.note) == (
        "Rival claim",
        "Band 0, Band 1, Band 2 and Band 3 each claim the act",
        "",
    )


def test_draw_links_leaves_out_a_note_that_says_it_again_and_keeps_one_that_does_not() -> None:
    (link,) = _view(_rivals(2)).links
    assert (link.text, link.note) == ("Band 0 and Band 1 each claim the act", "")
    assert _view(assault()).links[0].note == "one word against the other"


def test_draw_links_names_who_claims_and_not_the_paper_that_carries_it() -> None:
    event = _rivals(2)
    paper = Source("outlet:courier", COURIER, SourceKind.OUTLET, False, True, (event.claims[1].id,), ())
    event = dataclasses.replace(event, sources=(paper, *event.sources))
    assert _view(event).links[0].text == "Band 0 and Band 1 each claim the act"


def test_draw_links_does_not_say_that_an_outlet_denies() -> None:
    event = assault()
    paper = dataclasses.replace(event.sources[1], name=COURIER, kind=SourceKind.OUTLET)
    told = dataclasses.replace(
        event,
        sources=(event.sources[0], paper),
        disagreements=(Disagreement("assertion", "denied", paper.claims),),
    )
    view = _view(told)
    assert view.links[0].text == f"{COURIER} tells of a denial of what {FRONT} says"
    assert view.disagreements[0].quote == f"a denial is told by {COURIER}"
    assert _view(event).disagreements[0].quote == f"denied by {ARMY}"


def test_draw_disagreements_tells_dates_and_ends_in_words() -> None:
    claims = tuple(claim.id for claim in assault().claims)
    event = dataclasses.replace(
        assault(),
        disagreements=(
            Disagreement("event_date", "2023-09-05, 2023-09-06/2023-09-07 against 2023-09-04", claims),
            Disagreement("outcome", "position_taken against repelled", claims),
        ),
    )
    assert [d.quote for d in _view(event).disagreements] == [
        "5 September 2023, 6–7 September 2023 against 4 September 2023",
        "Position taken against Repelled",
    ]


def test_draw_event_tells_who_names_a_party_on_which_basis() -> None:
    event = assault()
    party = _view(event).facts[2].values[0]
    assert (party.facts, party.by) == (("“FGP”", "not in the atlas"), f"{FRONT} (self-claimed), {ARMY}")
    (suspected,) = _view(abduction()).facts[2].values
    assert (suspected.facts, suspected.by) == (("suspected", "not in the atlas"), COURIER)


def test_draw_event_prefers_a_name_that_is_not_in_capitals() -> None:
    event = assault()
    party = dataclasses.replace(event.parties[0], name=FRONT.upper(), names=(FRONT.upper(), FRONT))
    assert _view(dataclasses.replace(event, parties=(party,))).facts[2].values[0].text == FRONT


def test_draw_accounts_gives_a_cited_source_its_own_figures_only() -> None:
    event = assault()
    claim = event.claims[0]
    cited = Source("outlet:watch", "Plateau Watch", SourceKind.OUTLET, False, True, (claim.id,), ())
    first = dataclasses.replace(event.figures[0].accounts[0], source="outlet:watch", by="Plateau Watch")
    figure = dataclasses.replace(event.figures[0], accounts=(first, *event.figures[0].accounts[1:]))
    view = _view(dataclasses.replace(event, sources=(*event.sources, cited), figures=(figure,))).accounts
    rows = {row: [column.cells[n] for column in view.columns] for n, row in enumerate(view.rows)}
    front, _, watch = rows["Account"]
    assert watch[0].text == f"cited by {FRONT}" and front[0].text == "claims it"
    assert rows["When"][2] == () and rows["When"][0]
    assert [value.text for value in rows["Killed: target"][2]] == ["51 or more"]
    assert "51 or more" not in [value.text for value in rows["Killed: target"][0]]


def test_draw_accounts_marks_the_cells_that_are_at_odds() -> None:
    view = _view(assault()).accounts
    odds = {row: [column.at_odds[n] for column in view.columns] for n, row in enumerate(view.rows)}
    assert odds["Account"] == [False, True]
    assert odds["When"] == [False, False]
    assert odds["Killed: target"] == [True, False]  # the denial's cell is empty


def test_events_table_says_how_each_document_carries_an_account() -> None:
    event = assault()
    chain = event.sources[0].chain
    front = dataclasses.replace(event.sources[0], chain=(chain[0], chain[0], chain[1]))
    table = events_table([dataclasses.replace(event, sources=(front, event.sources[1]))], width=300)
    assert (
        f"{FRONT} · Plateau Voice (own account, 2 documents) · {COURIER} (94% the words of “Invented report:"
        in table
    )
    own = dataclasses.replace(front, name="Plateau Voice")
    table = events_table([dataclasses.replace(event, sources=(own, event.sources[1]))], width=300)
    assert "Carried by" in table and "Plateau Voice · Plateau Voice" not in table


def test_events_table_shows_what_acled_codes_and_the_totals_of_several_items() -> None:
    event = assault()
    (line,) = event.materiel.lines
    more = dataclasses.replace(line, item="DShK", qty_low=1, qty_high=1)
    ledger = dataclasses.replace(event.materiel, lines=(line, more))
    table = events_table([dataclasses.replace(event, materiel=ledger)], width=300)
    assert "ACLED would code 8" in table
    assert "Most and least in one account: machine gun, seized 6" in table
    assert "Most and least" not in events_table([event], width=300)


def test_events_page_and_table_withhold_a_witness_who_gives_a_figure() -> None:
    event = assault()
    account = dataclasses.replace(event.figures[0].accounts[1], by="Governor Mariam Sample")
    first = event.claims[0]
    toll = dataclasses.replace(first.killed[0], source="Issa Sample")
    claim = dataclasses.replace(first, killed=(toll, *first.killed[1:]))
    figure = dataclasses.replace(event.figures[0], accounts=(account,))
    documents = tuple(
        dataclasses.replace(d, url="https://wire.test/2023/mariam-sample-says") for d in event.documents
    )
    event = dataclasses.replace(
        event,
        claims=(claim, *event.claims[1:]),
        figures=(figure,),
        documents=documents,
        remarks=("Sample's word",),
    )
    view = _view(event)
    assert view.figures[0].accounts[0].by.startswith("Governor [name withheld]")
    assert "sample" not in str(view).lower()
    assert "hxxps://wire.test/2023/[name withheld]-says" in str(view)
    assert event.claims[1].assertion is Assertion.DENIED


def test_passages_do_not_take_the_verb_of_a_named_persons_death_for_a_name() -> None:
    view = _view(assault())
    words = "".join(piece.text for passage in view.quotes[0].passages for piece in passage)
    assert "[name withheld]" in words and "Exemple" not in words and "[name withheld] over" not in words


def test_a_document_without_a_title_is_named_by_its_first_words() -> None:
    event = assault()
    document = dataclasses.replace(event.documents[0], title="")
    desk = EventDesk("x", dataclasses.replace(event, documents=(document, *event.documents[1:])), "x", {})
    told = desk.title_of(document.id)
    assert told != document.id
    assert " ".join(document.text.split()).startswith(told.removesuffix("…").removesuffix(" "))
    assert desk.title_of("d-nowhere") == "d-nowhere"
