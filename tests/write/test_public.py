"""Events that may be published: names of private persons stand nowhere in them, and what is quoted can be proven."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from made_accounts import sample_atlas
from made_events import COURIER, assault, bare_event

from dragoman.atlas import fold
from dragoman.base.claim import Basis, Claim, Qualifier, Side, Toll
from dragoman.base.codec import event_to_json
from dragoman.base.decode import event_from_json
from dragoman.base.document import Document, text_sha256
from dragoman.base.event import Account, Carrier, Event, Figure, FigureKind, Party, Role, Source, SourceKind
from dragoman.base.span import Part, Span
from dragoman.page.names import NAMED_PERSON
from dragoman.resolve.figures import draw_figure
from dragoman.write.public import Policy, Publisher, public_event
from dragoman.write.quotes import holds_quote, is_withheld, shorten_quote, shorten_span
from dragoman.write.withholding import change_texts
from tests.growth import is_linear

TODAY = date(2024, 3, 1)
WITHHELD = "[name withheld]"
NAME = "Captain Oumar Exemple"


def published(event: Event, **policy: Any) -> Event:
    return public_event(event, policy=Policy(**policy), today=TODAY)


def written(event: Event) -> str:
    """All that a line of the event holds, `why` too, folded so that no spelling hides a name."""
    whys = "".join(repr(claim.why) for claim in event.claims)
    return fold(json.dumps(event_to_json(event), ensure_ascii=False) + whys)


def texts_of(event: Event) -> list[str]:
    texts: list[str] = []

    def keep(text: str) -> str:
        texts.append(text)
        return text

    change_texts(event, keep)
    return texts


def planted(event: Event, words: str, is_spot: Callable[[int, str], bool]) -> Event:
    """The event with words added to each text of which `is_spot` says so, given its number and the text."""
    number = -1

    def add(text: str) -> str:
        nonlocal number
        number += 1
        return f"{text} {words}" if is_spot(number, text) else text

    return change_texts(event, add)


def test_public_event_holds_a_victims_name_nowhere_however_it_came_in() -> None:
    event = assault()

    def with_name_at(spot: int) -> Event:
        return planted(event, "Oumar Exemple", lambda number, _: number == spot)

    shown = [text for n, text in enumerate(texts_of(event)) if "oumar" in written(published(with_name_at(n)))]
    assert len(texts_of(event)) > 200
    assert shown == []


@pytest.mark.parametrize(
    "spelling",
    [
        "Oumar Exemple",
        "OUMAR EXEMPLE",
        "EXEMPLE",
        "oumar-exemple",
        "#oumarexemple",
        "Exemple's brother",
        "Oúmar Exèmple",
        "Oumar E\u0301xemple",
        "Oumar Ex\u00ademple",
        "Ou\u200bmar\u00a0Exemple",
        "Exemple, Oumar",
        "https://wire.example/2023/oumar-exemple-killed",
        "https://wire.example/exemple",
        "https://wire.example/?q=Oumar%20Exempl%C3%A9",
        "https://wire.example/?q=Oumar%2520Exemple",
        "https://web.archive.org/web/2023/https://wire.example/oumar_exemple/9",
        "hxxps://wire[.]example/oumar.exemple",
        "oumar.exemple@wire.example",
        "@exemple",
    ],
)
def test_public_event_finds_a_name_in_any_spelling(spelling: str) -> None:
    event = assault()
    document = dataclasses.replace(
        event.documents[0],
        title=f"Notes: {spelling}",
        url=spelling,
        archived=f"https://arc.example/{spelling}",
    )
    event = dataclasses.replace(
        event,
        documents=(document, *event.documents[1:]),
        remarks=(spelling,),
        status_why=f"so says {spelling}",
    )
    line = written(published(event))
    assert "oumar" not in line
    assert "exemple" not in line


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("محمد المثال", "قُتل مُحمّد المثال", f"قُتل {WITHHELD}"),
        ("محمد المثال", "ومحمد المثال", WITHHELD),
        ("မောင်နမူနာ", "ဦးမောင်နမူနာသည်", f"ဦး{WITHHELD}သည်"),
        ("李样例", "据李样例说", f"据{WITHHELD}说"),
        ("Мікола Приклад", "МІКОЛА ПРИКЛАД", WITHHELD),
        ("Aissatou Ɓoubou", "Aissatou Boubou", WITHHELD),
        ("N'Guessan Exemple", "nguessan exemple", WITHHELD),
        ("Zoë 🕊 Example", "Zoë 🕊 Example", WITHHELD),
    ],
)
def test_public_event_finds_names_of_other_scripts(name: str, text: str, shown: str) -> None:
    claim = _claim(killed=(_toll(NAMED_PERSON, name),))
    event = bare_event((claim,), (_document(text),), status_why=text)
    assert published(event).status_why == shown


@pytest.mark.parametrize(
    ("title", "target", "text", "shown"),
    [
        ("Jean Exemple shot", "soldiers", "Jean Exemple, 34, was shot.", f"{WITHHELD} shot"),
        ("Jean Exemple shot", "soldiers", "A man named Jean Exemple died.", f"{WITHHELD} shot"),
        ("Jean Exemple shot", "pastor Jean Exemple", "", f"{WITHHELD} shot"),
        ("Raid on Jean Exemple", "Jean Exemple", "They shot Jean Exemple.", f"Raid on {WITHHELD}"),
        ("Exemple was shot", "convoy of General Exemple", "", f"{WITHHELD} was shot"),
        ("Raid by Grey Wolves", "Grey Wolves", "It hit the Grey Wolves.", "Raid by Grey Wolves"),
        ("Raid by Grey Wolves", "Grey Wolves", "Grey Wolves fighters fell.", "Raid by Grey Wolves"),
        ("Raid on Dawn Division", "Dawn Division", "It hit Dawn Division.", "Raid on Dawn Division"),
        ("Raid on LAKE REEDS", "LAKE REEDS", "LAKE REEDS was hit.", "Raid on LAKE REEDS"),
    ],
)
def test_public_event_tells_persons_from_groups(title: str, target: str, text: str, shown: str) -> None:
    party = Party(Role.TARGET, target, None, None, (target,), (), ("c-000000000001",))
    event = bare_event((_claim(target=target),), (_document(text, title=title),), parties=(party,))
    assert published(event).documents[0].title == shown


def test_public_event_keeps_the_role_of_a_suspect_and_of_who_speaks() -> None:
    suspect, speaker = "trader Issa Kone", "Governor Mariam Sample"
    claim = _claim(perpetrator=suspect, killed=(_toll("shepherds", "two", source=speaker),))
    party = Party(Role.PERPETRATOR, suspect, None, None, (suspect,), (Basis.SUSPECTED,), (claim.id,))
    made = published(bare_event((claim,), (_document(""),), parties=(party,)))
    assert made.claims[0].perpetrator == made.parties[0].name == f"trader {WITHHELD}"
    assert made.claims[0].killed[0].source == f"Governor {WITHHELD}"


def test_public_event_keeps_names_of_groups_that_the_atlas_knows_or_that_claim_the_act() -> None:
    known = Party(
        Role.TARGET, "Boko Haram", "boko-haram", "Boko Haram", ("Boko Haram",), (), ("c-000000000001",)
    )
    own = Party(Role.PERPETRATOR, "Lord Jackals", None, None, ("Lord Jackals",), (Basis.SELF_CLAIMED,), ())
    event = bare_event((_claim(perpetrator="Lord Jackals", target="Boko Haram"),), (), parties=(known, own))
    assert [party.name for party in published(event).parties] == ["Boko Haram", "Lord Jackals"]


def test_public_event_gives_an_id_that_holds_a_name_another_one_everywhere() -> None:
    document = Document("oumar-exemple.html", "Captain Oumar Exemple died.")
    claim = dataclasses.replace(_claim(killed=(_toll(NAMED_PERSON, NAME),)), document_id=document.id)
    copy = Carrier("b", COURIER, None, f"repost:94:{document.id}")
    source = Source("outlet:oumarexemple", COURIER, SourceKind.OUTLET, False, True, (claim.id,), (copy,))
    made = published(bare_event((claim,), (document,), sources=(source,)))
    expected = text_sha256(document.text)
    assert (made.documents[0].id, made.claims[0].document_id) == (expected, expected)
    assert made.sources[0].chain[0].how == f"repost:94:{expected}"
    assert made.sources[0].key == "withheld-source-2"


def test_public_event_leaves_the_text_out_and_keeps_its_hash_through_a_line() -> None:
    event = assault()
    made = published(event)
    back = event_from_json(json.loads(json.dumps(event_to_json(made))))
    hashes = [text_sha256(document.text) for document in event.documents]
    assert [document.text for document in made.documents] == ["", ""]
    assert [document.sha256 for document in made.documents] == hashes
    assert [document.sha256 for document in back.documents] == hashes


def test_public_event_changes_no_figure_and_no_span_but_by_the_marker() -> None:
    event = assault()
    made = published(event)
    assert made.figures[0].low == event.figures[0].low
    for before, after in zip(event.claims, made.claims, strict=True):
        assert before.spans.keys() == after.spans.keys()
        document = next(d for d in event.documents if d.id == before.document_id)
        for spans in after.spans.values():
            assert all(holds_quote(document.part_text(span.part), span) for span in spans)
    named = made.claims[0].spans["/killed/1"][0]
    assert is_withheld(named)
    assert (named.quote, named.start, named.end) == (WITHHELD, *_range(event.claims[0], "/killed/1"))


def test_public_event_is_the_same_every_time_and_leaves_its_input_alone() -> None:
    event = assault()
    before = json.dumps(event_to_json(event))
    assert published(event) == published(event) == published(published(event))
    assert json.dumps(event_to_json(event)) == before


def test_policy_withholds_and_shows_further_names() -> None:
    event = bare_event(
        (_claim(killed=(_toll(NAMED_PERSON, NAME),)),), (), status_why="Oumar Exemple at Hôtel Azur"
    )
    assert published(event, withhold=("Hotel Azur",)).status_why == f"{WITHHELD} at {WITHHELD}"
    assert published(event, show=("Captain Oumar Exemple",)).status_why == "Oumar Exemple at Hôtel Azur"


def test_publish_all_withholds_a_name_of_one_event_from_all() -> None:
    named = bare_event((_claim(killed=(_toll(NAMED_PERSON, NAME),)),), (), id="e-00000000000a")
    other = bare_event((_claim(),), (_document("", title="Mourning Oumar Exemple"),), id="e-00000000000b")
    made = Publisher(Policy(), TODAY).publish_all((named, other))
    assert made[1].documents[0].title == f"Mourning {WITHHELD}"


def test_public_event_without_anything_to_withhold_is_the_event_without_texts() -> None:
    event = bare_event((_claim(),), ())
    assert published(event) == event


def test_a_flood_of_marks_does_not_hold_the_search_up() -> None:
    def publish(flood: str) -> object:
        remark = "Oumar" + flood
        return published(bare_event((_claim(killed=(_toll(NAMED_PERSON, NAME),)),), (), remarks=(remark,)))

    assert is_linear(publish, "\u0301" * 50_000)
    assert is_linear(publish, " \u200b" * 50_000)


@pytest.mark.parametrize(
    ("quote", "text", "holds"),
    [
        ("killing 3 men", "killing 3 men", True),
        ("killing 3 men", "killing 4 men", False),
        (f"killing {WITHHELD} and two", "killing Oumar Exemple and two", True),
        (f"killing {WITHHELD} and two", "killing Oumar Exemple and ten", False),
        (f"killing {WITHHELD} and", "killing  and", False),
        ("", "", False),
    ],
)
def test_holds_quote_proves_all_but_what_is_withheld(quote: str, text: str, holds: bool) -> None:
    assert holds_quote(text, Span(Part.TEXT, 0, len(text), quote)) is holds


def test_shorten_quote_keeps_25_words() -> None:
    words = [f"w{n}" for n in range(26)]
    assert shorten_quote(" ".join(words[:25])) == " ".join(words[:25])
    assert shorten_quote(" ".join(words)) == " ".join(words[:25]) + "…"
    assert shorten_quote("") == ""


def test_shorten_span_stays_provable() -> None:
    text = "Yes. " + " ".join(f"w{n}" for n in range(40))
    span = shorten_span(Span.cut(text, Part.TEXT, 5, len(text)))
    assert span == Span.cut(text, Part.TEXT, 5, 5 + len(" ".join(f"w{n}" for n in range(25))))


def _range(claim: Claim, pointer: str) -> tuple[int, int]:
    return claim.spans[pointer][0].start, claim.spans[pointer][0].end


def _claim(**values: Any) -> Claim:
    base = assault().claims[0]
    bare: dict[str, Any] = {
        "id": "c-000000000001", "document_id": "d", "perpetrator": None, "target": None, "claimant": None,
        "outlet": None, "platform": None, "killed": (), "injured": (), "captured": (), "materiel": (), "chain": (),
        "attribution": None, "spans": {}, "refusals": (), "why": {}, "places": (), "place_detail": (),
    }  # fmt: skip
    return dataclasses.replace(base, **{**bare, **values})


def _toll(victim: str, text: str, source: str | None = None) -> Toll:
    return Toll(Side.CIVILIANS, victim, 1, 1, Qualifier.EXACT, "killed", text, source)


def _document(text: str, title: str = "") -> Document:
    return Document("d", text, title=title)


def test_a_group_of_the_atlas_that_speaks_in_a_text_is_no_person_in_any_event() -> None:
    text = "Khabur Shield, which holds the town, said that it fired twelve rockets."
    event = bare_event((_claim(),), (_document(text),))
    told = dataclasses.replace(event, status_why="Khabur Shield and Oumar Exemple")
    assert Publisher(Policy(), TODAY).publish(told).status_why == f"{WITHHELD} and Oumar Exemple"
    knowing = Publisher(Policy(withhold=("Oumar Exemple",)), TODAY, sample_atlas())
    assert knowing.publish(told).status_why == f"Khabur Shield and {WITHHELD}"


def test_the_title_of_a_document_that_nobody_signs_is_no_persons_name() -> None:
    title = "Chronology for 1 to 9 July 2024: What is known of Oumar Exemple"
    claim = _claim(killed=(_toll(NAMED_PERSON, "Oumar Exemple"),))
    unnamed = Source("document:d", title, SourceKind.UNNAMED, False, True, (claim.id,), ())
    event = bare_event((claim,), (_document("On 5 July two fell."),), sources=(unnamed,))
    figured = dataclasses.replace(event, figures=(_figured(claim.id, title),), status_why=f"{title} in July")
    made = published(figured)
    assert made.status_why == f"Chronology for 1 to 9 July 2024: What is known of {WITHHELD} in July"


def _figured(claim: str, by: str) -> Figure:
    account = Account(
        claim, ("/killed/0",), "document:d", by, False, None, 1, 1, Qualifier.EXACT, None, "", "1"
    )
    return draw_figure(FigureKind.KILLED, Side.CIVILIANS, None, [account])
