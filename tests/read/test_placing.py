"""Which names of a sentence are places of its act; every text is invented, the groups are fictional."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.read.layout import cut_blocks, cut_sentences, dateline_end
from dragoman.read.placing import PlaceMention
from dragoman.read.reader import RuleReader
from dragoman.read.text import SourceText, cut_tokens

READER = RuleReader(Atlas.open())


def mentions(text: str, title: str = "") -> list[PlaceMention]:
    """Every place name that the reader finds in a text, in order."""
    document = Document("t", text, title, lang="en", published=date(2024, 5, 15))
    lexicon, dates, numbers = READER.tables("en")
    source = SourceText(document, document.read_text)
    cut_tokens(source)
    cut_blocks(source, lexicon)
    cut_sentences(source, "en")
    facts = READER.facts(source, READER.overlay(source, lexicon, dates, numbers), lexicon)
    return [place for fact in facts for place in fact.places]


def locating(text: str) -> list[str]:
    """The names that may locate an act."""
    return [place.words.text for place in mentions(text) if not place.aside]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gunmen killed two soldiers at Tolobe village, Barsalogho commune.", ["Tolobe", "Barsalogho"]),
        ("Shells fell on Avdiivka, Marinka and Pisky, wounding eight.", ["Avdiivka", "Marinka", "Pisky"]),
        ("A mine exploded between Zorkala and Bankelo on Friday.", ["Zorkala", "Bankelo"]),
        ("Two trucks were burned on the road linking Zorkala and Bankass.", ["Zorkala", "Bankass"]),
        ("A drone hit a car on the Sirte-Misrata highway.", ["Sirte", "Misrata"]),
        ("Fighters were killed in North Kivu.", ["North Kivu"]),
        ("The camp at al-Hol was raided.", ["al-Hol"]),
        ("Gunmen killed nine in Kaduna State.", ["Kaduna State"]),
        ("A clash near Tessalit, some 60 km from Aguelhok, left ten dead.", ["Tessalit", "Aguelhok"]),
        ("Raiders struck Velkamo, a hamlet west of Torodi.", ["Velkamo", "Torodi"]),
        ("A blast in Jandola fort, South Waziristan, killed three.", ["Jandola", "South Waziristan"]),
        ("The bomb went off in PD 5 of Jalalabad.", ["PD 5", "Jalalabad"]),
        ("They met at the Zankoru camp on Monday.", ["Zankoru"]),
        (
            "Attackers raided Velkamo, Bilibiza and Torsande in Cabo Delgado.",
            ["Velkamo", "Bilibiza", "Torsande", "Cabo Delgado"],
        ),
        ("Two policemen were shot on the outskirts of Velkamo.", ["Velkamo"]),
        ("Aircraft dropped six bombs on Velkamo on Wednesday.", ["Velkamo"]),
        ("The army drove the rebels out of Velkamo.", ["Velkamo"]),
        (
            "Two men were arrested from Velkamo Torsa, Zorkala District.",
            ["Velkamo Torsa", "Zorkala District"],
        ),
        ("Troops seized the villages of Bar Velkamo and Zorkala.", ["Bar Velkamo", "Zorkala"]),
        ("Marines raided the islet of Velkamo.", ["Velkamo"]),
        ("A convoy was hit on the road linking Kabul to Kandahar.", ["Kabul", "Kandahar"]),
        ("› Macomia (Cabo Delgado): a vehicle of the army hit a mine.", ["Macomia", "Cabo Delgado"]),
        ("Soldiers raided an ZQF camp at Velkamo.", ["Velkamo"]),
        ("Rebels attacked the station of La Union at dawn.", ["La Union"]),
        ("A mine blew up a lorry a little before Gao.", ["Gao"]),
        ("A patrol was ambushed 4 km from Velkamo on Monday.", ["Velkamo"]),
        ("A bomb went off on Orchard Road, killing two.", ["Orchard Road"]),
    ],
)
def test_names_that_locate(text: str, names: list[str]) -> None:
    assert locating(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mali's army said it killed 12 fighters near Nampala.", "Mali"),
        ("Troops killed six men near Nampala, close to the border with Mauritania.", "Mauritania"),
        ("Ten soldiers were killed at Tin-Akoff, security sources in Ouagadougou said.", "Ouagadougou"),
        ("Reached by telephone in Dori, a resident said gunmen killed six people at Seytenga.", "Dori"),
        ("Gunmen from Sokoto killed five people at Tungan Rafi.", "Sokoto"),
        ("A convoy on its way to Gao was ambushed near Bamba.", "Gao"),
        ("Six men were shot at Nyanza by soldiers of the Bujumbura brigade.", "Bujumbura"),
        ("Soldiers were shot at Moreh and the wounded were flown to Imphal.", "Imphal"),
    ],
)
def test_names_that_locate_nothing(text: str, name: str) -> None:
    assert name not in locating(text)


@pytest.mark.parametrize(
    "text",
    [
        "With the help of God the fighters won.",
        "The fifteen members of the Council condemned the attack.",
        "Captain Moussa Zankoru said that five men died.",
        "The attack was claimed in May by the Zankoru Front.",
    ],
)
def test_no_place_at_all(text: str) -> None:
    assert locating(text) == []


def test_the_adjective_before_a_type_is_no_name() -> None:
    assert locating("Raiders stormed the Christian village of Chitoio.") == ["Chitoio"]


def test_a_lower_case_type_word_is_left_off() -> None:
    (place,) = mentions("A clash in Segou region left four dead.")
    assert place.words.text == "Segou"
    assert place.type_word == "region"
    assert place.level == 1


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("NIAMEY, Oct 3 (Wire) — Gunmen struck.", "NIAMEY, Oct 3 (Wire) — "),
        ("FLASH - NIAMEY, Oct 3 (Wire) — Gunmen struck.", "FLASH - NIAMEY, Oct 3 (Wire) — "),
        ("BENI (DR Congo), 5 Nov 2021 – The army said so.", "BENI (DR Congo), 5 Nov 2021 – "),
        ("El Wak, Kenya - Men with lamps attacked.", "El Wak, Kenya - "),
        ("Dogs, sheep - Men with lamps attacked.", ""),
        ("The attack – the third this week – killed two.", ""),
        ("Gunmen killed 12 people (three of them children) – the toll may rise.", ""),
    ],
)
def test_datelines(text: str, head: str) -> None:
    assert text[: dateline_end(text, 0, len(text))] == head


def test_a_long_line_without_dash_is_scanned_once() -> None:
    import time

    text = "Word, word " * 20_000
    started = time.perf_counter()
    dateline_end(text, 0, len(text))
    assert time.perf_counter() - started < 0.05
