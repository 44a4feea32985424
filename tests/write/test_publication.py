"""The check before publishing: each rule finds what breaks it, names it with a remedy, and lets the rest pass."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from made_publication import CLAIM, DENIAL, TODAY, denied, original, public, report, said, telling

from dragoman.base.claim import Attribution, Basis
from dragoman.base.errors import ComposeError, UncitedSentence
from dragoman.base.event import EventStatus, Party, ReviewState, Role
from dragoman.base.span import Part, Span
from dragoman.tell import Fact, How, Piece, Sentence, sentence, told
from dragoman.write.checks.words import bearer_names
from dragoman.write.loaded import quote_loaded
from dragoman.write.public import Policy
from dragoman.write.publication import (
    Problem,
    Rule,
    Severity,
    check_report,
    check_written,
    require_cited,
    require_publishable,
)
from dragoman.write.report import Cell, Paragraph, Report, Section

WHERE = "section 1, paragraph 1, sentence 1"


def problems(made: Report, **values: Any) -> list[tuple[Rule, str, Severity]]:
    """Rule, place and severity of what is found."""
    found = check_report(made, originals=(original(),), today=TODAY, **values)
    return [(problem.rule, problem.where, problem.severity) for problem in found]


def refused(rule: Rule, where: str = WHERE) -> list[tuple[Rule, str, Severity]]:
    return [(rule, where, Severity.REFUSE)]


def test_check_report_finds_nothing_in_a_report_that_keeps_the_rules() -> None:
    assert problems(report()) == []
    assert check_report(report()) == ()


@pytest.mark.parametrize(
    "words",
    [
        "and took spoils", "the martyrs fell", "the Terrorists", "the apostate army", "crusader forces", "holy war",
        "our mujahideen", "Allahu  Akbar", "may God accept them", "neutralised some", "the heroic fighters",
        "a cowardly attack", "infidels", "a terror attack",
    ],
)  # fmt: skip
def test_check_report_refuses_words_that_take_a_side(words: str) -> None:
    made = telling(
        "It attacked ",
        told("Burkinabe forces", CLAIM, "/target"),
        f" {words}.",
    )
    assert problems(made) == refused(Rule.LOADED_WORD)


@pytest.mark.parametrize(
    "words",
    [
        "“the martyrs”", '"spoils"', "«mujahidine» and ‘infidels’", "the counter-terrorism police", "the martyring",
        "Front of the Heroine", "the spoilsport", "said the wire", "a hero's",
    ],
)  # fmt: skip
def test_check_report_lets_quoted_and_harmless_words_pass(words: str) -> None:
    found = problems(telling("It attacked ", told("Burkinabe forces", CLAIM, "/target"), f" {words}."))
    expected = refused(Rule.LOADED_WORD) if words in ("the martyring", "a hero's") else []
    assert found == expected


def test_check_report_warns_of_words_that_a_person_should_look_at() -> None:
    made = telling("It attacked ", told("Burkinabe forces", CLAIM, "/target"), " and liberated Koumbori.")
    assert problems(made) == [(Rule.LOADED_WORD, WHERE, Severity.WARN)]


@pytest.mark.parametrize(
    ("party", "is_shielded"),
    [
        (
            Party(
                Role.PERPETRATOR, "Al-Aqsa Martyrs' Brigades", "aamb", "Al-Aqsa Martyrs' Brigades", (), (), ()
            ),
            True,
        ),
        (
            Party(
                Role.PERPETRATOR, "Martyrs Column", None, None, ("Martyrs Column",), (Basis.SELF_CLAIMED,), ()
            ),
            True,
        ),
        (Party(Role.TARGET, "Crusader Army", None, None, ("Crusader Army",), (), ()), False),
        (Party(Role.TARGET, "Example Army", "ex", "Example Army", ("terrorist army",), (), ()), False),
        (Party(Role.TARGET, "Example terrorists", "ex", "Example", (), (), ()), False),
    ],
    ids=["of the atlas", "its own", "what a foe calls it", "a wording", "its name and a foe's noun"],
)
def test_check_report_shields_names_that_their_bearers_go_by(party: Party, is_shielded: bool) -> None:
    event = dataclasses.replace(original(), parties=(party,))
    name = party.names[-1] if party.names else party.name
    made = telling("It attacked the ", told(name, CLAIM, "/target"), ".")
    found = check_report(made, originals=(event,), today=TODAY)
    assert [p.rule for p in found] == ([] if is_shielded else [Rule.LOADED_WORD])


def test_quote_loaded_marks_a_sources_word_and_nothing_of_ours() -> None:
    made = telling("Heroic? It killed ", told("between 30 and 40 terrorists", CLAIM, "/killed/3"), ".")
    marked = quote_loaded(made, bearer_names((original(),)))
    pieces = marked.sections[0].paragraphs[0].sentences[0].pieces
    assert [(piece.text, piece.how) for piece in pieces] == [
        ("Heroic? It killed ", How.FRAME),
        ("between 30 and 40 ", How.TOLD),
        ("“terrorists”", How.QUOTE),
        (".", How.FRAME),
    ]
    assert [p.text for p in check_report(marked)] == ["Heroic? It killed between 30 and 40 “terrorists”."]
    assert quote_loaded(marked, ()) == marked


def test_check_report_refuses_26_words_of_a_document_in_a_row_and_lets_25_pass() -> None:
    text = "On 7 September, Plateau Voice, the media arm of the Front of the Grey Plateau (FGP), released a statement "
    text += "claiming that on 4 September its fighters"
    words = text.split()
    assert len(words) == 26
    for count, expected in ((26, refused(Rule.LONG_QUOTE, "section 1, paragraph 1")), (25, [])):
        made = telling(
            told(" ".join(words[:count]).upper(), CLAIM, "/claimed_on", "/event_date", "/outlet"), "."
        )
        assert problems(made) == expected


def test_check_report_lets_a_long_inventory_pass() -> None:
    items = [told(text, CLAIM, f"/materiel/{n}") for n, text in enumerate(
        ("two pick-ups", "418 boxes of 12.7 mm ammunition", "six PK machine guns")
    )]  # fmt: skip
    said = telling("It seized ", items[0], ", ", items[1], ", ", items[2], " and various other equipment.")
    assert problems(said) == []


def test_check_report_refuses_a_footnote_with_a_long_quote_alone_or_in_parts_that_touch() -> None:
    text = " ".join(f"w{n}" for n in range(26))
    alone = Span(Part.TEXT, 0, len(text), text)
    parts = (Span(Part.TEXT, 0, 42, text[:42]), Span(Part.TEXT, 43, len(text), text[43:]))
    for quotes in ((alone,), parts):
        made = report()
        note = dataclasses.replace(made.footnotes[0], quotes=quotes)
        made = dataclasses.replace(made, footnotes=(note, made.footnotes[1]))
        assert problems(made) == refused(Rule.LONG_QUOTE, "footnote 1, quotes")


@pytest.mark.parametrize(
    ("quote", "found"), [("“claiming”", []), ("“neutralised”", []), ("“boasting”", refused(Rule.MISQUOTE))]
)
def test_check_report_refuses_a_quote_that_nobody_said(quote: str, found: object) -> None:
    assert problems(telling("Its word was ", told(quote, CLAIM, "/assertion", how=How.QUOTE), ".")) == found


@pytest.mark.parametrize(
    ("piece", "is_right"),
    [
        (told("over 50 soldiers", CLAIM, "/killed/0"), True),
        (told("at least 51 soldiers", CLAIM, "/killed/0"), True),
        (told("over 60 soldiers", CLAIM, "/killed/0"), False),
        (told("over sixty soldiers", CLAIM, "/killed/0"), False),
        (told("between thirty and 40", CLAIM, "/killed/3"), True),
        (told("418 boxes of 12.7 mm ammunition", CLAIM, "/materiel/1"), True),
        (told("418 boxes of 14.5 mm ammunition", CLAIM, "/materiel/1"), False),
        (told("4 September 2023", CLAIM, "/event_date"), True),
        (told("5 September 2023", CLAIM, "/event_date"), False),
        (told("4 September 2022", CLAIM, "/event_date"), False),
        (Piece("nine soldiers"), False),
        (Piece("on 7 September 2023"), True),
        (Piece("on 7 October 2023"), False),
        (Piece("One", (Fact(CLAIM, "/event_type"), Fact(DENIAL, "/event_type")), How.COUNT), True),
        (Piece("two", (Fact(CLAIM, "/event_type"), Fact(DENIAL, "/event_type")), How.COUNT), False),
        (Piece("two", (Fact(CLAIM, "/event_type"), Fact(DENIAL, "/event_type")), How.CLAIMS), True),
        (Piece("three", (Fact(CLAIM, "/event_type"), Fact(DENIAL, "/event_type")), How.CLAIMS), False),
        (Piece("two", (Fact(CLAIM, "/event_type"), Fact(DENIAL, "/event_type")), How.SOURCES), True),
        (Piece("one", (Fact(CLAIM, "/event_type"), Fact(DENIAL, "/event_type")), How.SOURCES), False),
        (Piece("over 70", (Fact(CLAIM, "/killed/0"), Fact(CLAIM, "/injured/0")), How.SUM), True),
        (Piece("at least 71", (Fact(CLAIM, "/killed/0"), Fact(CLAIM, "/injured/0")), How.SUM), True),
        (Piece("72", (Fact(CLAIM, "/killed/0"), Fact(CLAIM, "/injured/0")), How.SUM), False),
        (told("٥٠ جنديا", CLAIM, "/killed/0"), True),
        (told("٦٠ جنديا", CLAIM, "/killed/0"), False),
    ],
)  # fmt: skip
def test_check_report_holds_each_number_to_its_facts(piece: Piece, is_right: bool) -> None:
    made = telling("It said so: ", piece, told(" of it", CLAIM, "/assertion"), ".", notes=(1, 2))
    assert problems(made) == ([] if is_right else refused(Rule.NUMBER))


def test_check_report_refuses_a_total_that_adds_two_accounts_of_one_event() -> None:
    facts = (Fact(CLAIM, "/killed/0"), Fact(CLAIM, "/killed/2"))
    for text, found in (("at least 68", refused(Rule.COUNTED_TWICE)), ("at least 17", [])):
        assert problems(telling("In all ", Piece(text, facts, How.SUM), ".")) == found


@pytest.mark.parametrize(
    ("basis", "text", "is_lost"),
    [
        (Basis.SUSPECTED, " attacked it", True),
        (Basis.SUSPECTED, " is suspected of it", False),
        (Basis.ACCUSED, " did it", True),
        (Basis.ACCUSED, " was accused of it", False),
        (Basis.STATED, " did it", False),
    ],
)
def test_check_report_refuses_a_suspicion_told_as_a_fact(basis: Basis, text: str, is_lost: bool) -> None:
    event = public()
    claim = dataclasses.replace(event.claims[0], attribution=Attribution(basis, None))
    event = dataclasses.replace(event, claims=(claim, *event.claims[1:]))
    made = telling(told("The FGP", CLAIM, "/perpetrator"), text, ".")
    found = problems(dataclasses.replace(made, events=(event,)))
    assert found == (refused(Rule.DROPPED_HEDGE) if is_lost else [])


def test_check_report_refuses_an_act_told_without_its_denial() -> None:
    for text, found in ((" was attacked", refused(Rule.DROPPED_HEDGE)), (" denied the attack", [])):
        told_so = sentence(told("The post", DENIAL, "/target"), told(text, DENIAL, "/event_type"), ".")
        made = report(sections=(Section(None, (Paragraph((told_so,), ((2,),), DENIAL),)),))
        assert problems(made) == found


def test_check_report_says_when_it_has_no_table_of_numbers_for_a_language() -> None:
    assert (Rule.NUMBER, "report", Severity.WARN) in problems(report(lang="tlh"))


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        (Sentence((Piece("It ended."),)), (1,)),
        (said(), ()),
        (said(), (9,)),
        (denied(), (1,)),
    ],
    ids=["no fact", "no note", "a note that is not there", "another claim's note"],
)
def test_check_report_refuses_a_sentence_without_its_citation(text: Sentence, notes: tuple[int, ...]) -> None:
    made = report(sections=(Section(None, (Paragraph((text,), (notes,)),)),))
    assert problems(made) == refused(Rule.UNCITED)
    with pytest.raises(UncitedSentence, match=WHERE):
        require_cited(made)


def test_check_report_refuses_a_sentence_beyond_its_list_of_notes_and_an_uncited_headline_and_row() -> None:
    lead = Paragraph((said(), said()), ((1,),))
    assert problems(report(lead=lead)) == refused(Rule.UNCITED, "lead, sentence 2")
    headline = sentence(told("FGP", "c-other", "/claimant"), " claims attack")
    assert problems(report(headline=headline)) == refused(Rule.UNCITED, "headline")
    table = report().tables[0]
    bare = dataclasses.replace(
        table, rows=((table.rows[0][0], dataclasses.replace(table.rows[0][1], notes=())),)
    )
    assert problems(report(tables=(bare,))) == refused(Rule.UNCITED, "table 'tolls', row 1")
    empty = dataclasses.replace(table, rows=((Cell(sentence("Total")), Cell(sentence("many"), (), True)),))
    assert problems(report(tables=(empty,))) == refused(Rule.UNCITED, "table 'tolls', row 1")


@pytest.mark.parametrize(
    ("status", "boxed", "found"),
    [
        (EventStatus.CLAIMED, False, refused(Rule.UNBOXED, "section 1, paragraph 1")),
        (EventStatus.REPORTED, False, refused(Rule.UNBOXED, "section 1, paragraph 1")),
        (EventStatus.CLAIMED, True, []),
        (EventStatus.CORROBORATED, False, []),
        (EventStatus.DISPUTED, False, []),
    ],
)
def test_check_report_wants_the_box_beside_what_one_source_alone_says(
    status: EventStatus, boxed: bool, found: object
) -> None:
    event = dataclasses.replace(public(), status=status)
    made = report(
        events=(event,), sections=(Section(None, (Paragraph((said(),), ((1,),), CLAIM, None, boxed),)),)
    )
    assert problems(made) == found


@pytest.mark.parametrize(
    ("url", "archived", "is_own", "found"),
    [
        ("https://t.me/plateau/1", None, False, refused(Rule.LIVE_LINK, "footnote 1")),
        (
            None,
            "https://archive.example/https://t.me/plateau/1",
            False,
            refused(Rule.LIVE_LINK, "footnote 1"),
        ),
        ("https://t.me/plateau/1", None, True, []),
    ],
)
def test_check_report_refuses_a_live_link_to_a_channel(
    url: str | None, archived: str | None, is_own: bool, found: object
) -> None:
    made = report()
    note = dataclasses.replace(made.footnotes[0], url=url, archived=archived, is_own_channel=is_own)
    assert problems(dataclasses.replace(made, footnotes=(note, made.footnotes[1]))) == found


def test_check_report_refuses_a_partys_own_site_that_is_not_marked_and_a_link_in_words() -> None:
    made = report()
    note = dataclasses.replace(made.footnotes[1], is_own_channel=False)
    assert problems(dataclasses.replace(made, footnotes=(made.footnotes[0], note))) == refused(
        Rule.LIVE_LINK, "footnote 2"
    )
    found = problems(report(remarks=("see https://army.example/9 and hxxps://t[.]me/x", "https://t.me/x")))
    assert found == [(Rule.LIVE_LINK, f"remark {n}", Severity.REFUSE) for n in (1, 2)]


def test_check_report_refuses_a_private_name_wherever_it_stands_and_does_not_repeat_it() -> None:
    name, made = "Oumar Exemple", report()
    note = dataclasses.replace(
        made.footnotes[0], title=f"{name} mourned", url="https://wire.example/oumar-exemple"
    )
    quote = dataclasses.replace(note, quotes=(Span(Part.TEXT, 0, 13, name),), title="", url=None)
    point = dataclasses.replace(made.points[0], label=name)
    for changed, where in (
        ({"headline": sentence(told(name, CLAIM, "/target"), " killed")}, ["headline"]),
        ({"remarks": (f"{name} told us",)}, ["remark 1"]),
        ({"points": (point,)}, ["map, point 1"]),
        ({"footnotes": (note, made.footnotes[1])}, ["footnote 1, title", "footnote 1, url"]),
        ({"footnotes": (quote, made.footnotes[1])}, ["footnote 1, quote"]),
        ({"tables": (dataclasses.replace(made.tables[0], title=name.upper()),)}, ["table 'tolls', title"]),
    ):
        found = check_report(report(**changed), originals=(original(),), today=TODAY)
        assert [(p.rule, p.where) for p in found] == [(Rule.PRIVATE_NAME, place) for place in where]
        assert not any("exemple" in str(p).lower() for p in found)


def test_check_report_refuses_an_exact_point_of_a_recent_event() -> None:
    policy = Policy(coarsen_days=3650)
    found = problems(report(), policy=policy)
    assert found == [
        (Rule.EXACT_PLACE, "map, point 1", Severity.REFUSE),
        (Rule.EXACT_PLACE, f"event {original().id}", Severity.REFUSE),
    ]
    words = problems(report(points=(), remarks=("at 13.8478, -2.41718",)), policy=policy)
    assert (Rule.EXACT_PLACE, "remark 1", Severity.REFUSE) in words


def test_check_report_refuses_to_call_a_draft_accepted() -> None:
    assert problems(report(state=ReviewState.ACCEPTED)) == refused(Rule.NO_DRAFT_LABEL, "footnote 1")


def test_check_written_wants_the_label_and_finds_names_and_links_in_a_finished_file() -> None:
    given = (original(),)
    assert (
        check_written("# Report\n\n**Draft, not\nreviewed**\n\nhxxps://t[.]me/x", report(), originals=given)
        == ()
    )
    found = check_written("Report\nOumar Exemple\n<a href='https://t.me/x'>", report(), originals=given)
    assert [(p.rule, p.where) for p in found] == [
        (Rule.NO_DRAFT_LABEL, "file"),
        (Rule.PRIVATE_NAME, "file, line 2"),
        (Rule.LIVE_LINK, "file, line 3"),
    ]


def test_require_publishable_names_every_sentence_and_remedy_and_gives_warnings_back() -> None:
    made = telling("It liberated ", told("Burkinabe forces", CLAIM, "/target"), " with spoils.")
    found = check_report(made)
    with pytest.raises(ComposeError) as raised:
        require_publishable(found)
    assert str(raised.value) == (
        "this report may not be published:\n- section 1, paragraph 1, sentence 1: 'It liberated Burkinabe forces with "
        "spoils.': 'spoils' takes a side (loaded word). Tell it in plain words, or put the source's word in quotation "
        "marks with its source."
    )
    warnings = tuple(p for p in found if p.severity is Severity.WARN)
    assert require_publishable(warnings) == warnings
    assert [type(p) for p in warnings] == [Problem]
