"""find_threat: a document -> the sentence that threatens lives; reports, sport and weather are left alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.base.document import Document
from dragoman.base.span import Part
from dragoman.collect import CollectOptions, collect_documents
from dragoman.review.threats import find_threat, find_threat_span

SAMPLES = Path(__file__).parents[2] / "samples"

THREATS = {
    "en": [
        "You have until Friday to leave the town.",
        "The movement gave the traders of Tera 48 hours to leave.",
        "Any driver who carries soldiers is a legitimate target.",
        "We will kill every one of you, he said in the recording.",
        "The front's spokesman threatened to execute the four hostages.",
        "He vowed to burn down the village if the levy is not paid.",
        "Teachers who open the schools will be treated as enemies.",
        "Three reporters received death threats this week.",
        "We know where you sleep.",
        "The brigade’s fighters will attack all convoys on the road.",
        "Those who vote will be hunted down, the leaflet reads.",
        "You’ll be shot at the gate.",
        "They swore revenge for their commander.",
    ],
    "fr": [
        "Les habitants ont trois jours pour quitter le village.",
        "Le groupe menace d’exécuter les otages.",
        "Nous attaquerons chaque convoi sur cette route.",
        "Ils sont des cibles légitimes.",
        "Quiconque transporte des soldats sera tué.",
        "Le journaliste a reçu des menaces de mort.",
        "Nous savons où vous dormez.",
        "Mort aux traîtres !",
        "Les chauffeurs seront traités comme des soldats.",
        "Il a promis d'égorger les enseignants.",
    ],
    "ar": [
        "سنقتل كل من يتعاون مع الجيش.",
        "وسنهاجم كل قافلة على هذا الطريق.",
        "هدّد المتحدث باسم الجماعة بقتل الرهائن.",
        "أمهلت الجماعة سكان البلدة سبعة أيام لمغادرة المنطقة.",
        "كل من يحمل السلاح هدف مشروع لنا.",
        "تلقى الصحفي تهديدات بالقتل.",
        "هذا هو الإنذار الأخير.",
        "نعرف أين تسكنون.",
        "الموت للخونة.",
    ],
}
REPORTS = {
    "en": [
        "Gunmen killed nine people in the village on Tuesday.",
        "The army said it will investigate the killing of three men.",
        "The group said that it will never attack civilians.",
        "Those killed will be buried on Friday.",
        "Thousands will die of hunger unless aid arrives, the agency warned.",
        "The striker vowed to kill off the game early.",
        "Rangers will avenge the defeat of last season.",
        "The council plans to execute the budget in full.",
        "Guests will be treated as a family.",
        "Residents have 24 hours to leave before the floods reach the town.",
        "He was sentenced to ten years for threatening to kill a judge.",
        "Lake City stormed the fortress of the Rangers and will attack again on Sunday week.",
        "A line of storms will hit the north.",
        "The minister threatened to resign.",
        "The plan will kill jobs.",
    ],
    "fr": [
        "Un enfant a été tué et six personnes ont été blessées.",
        "Le gouvernement va exécuter le budget de l'année.",
        "Les rebelles disent qu'ils ne vont pas attaquer les civils.",
        "Les soldats tués seront inhumés vendredi.",
        "L'attaquant promet de tuer le match en première période.",
        "La ministre menace de démissionner.",
        "Les vols de la semaine sont maintenus.",
    ],
    "ar": [
        "قتل 14 جنديا في كمين قرب تدمر.",
        "هدد رئيس النادي بالاستقالة.",
        "قالت الحركة إن الرد سيكون مؤلما.",
        "وقال الوزير إن القوات لن تهاجم المدنيين.",
        "أعلن الجيش مقتل ثلاثة من عناصره وفتح تحقيق.",
        "سيعقد الاجتماع خلال أيام.",
    ],
}


def pairs(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(lang, text) for lang, texts in table.items() for text in texts]


@pytest.mark.parametrize(("lang", "text"), pairs(THREATS))
def test_find_threat_shows_the_sentence(lang: str, text: str) -> None:
    before, after = "Bulletin 12, May 2024\n\n", " Invented."
    assert find_threat(Document("d", before + text + after, lang=lang)) == text


@pytest.mark.parametrize(("lang", "text"), pairs(REPORTS))
def test_find_threat_leaves_reports_alone(lang: str, text: str) -> None:
    assert find_threat(Document("d", text, lang=lang)) is None


def test_find_threat_tries_every_language_when_none_is_named() -> None:
    assert find_threat(Document("d", "Nous savons où vous dormez.")) == "Nous savons où vous dormez."
    assert find_threat(Document("d", "سنقتل الخونة.", lang="und")) == "سنقتل الخونة."
    assert find_threat(Document("d", "We will kill you.", lang="uk")) is None


def test_find_threat_reads_the_tag_however_it_is_spelled() -> None:
    assert find_threat(Document("d", "Mort aux traîtres !", lang="FR_ml")) == "Mort aux traîtres !"


def test_find_threat_span_says_whether_it_stands_in_the_title() -> None:
    document = Document(
        "d", "The town is quiet.", title="Drivers are legitimate targets, leaflet says", lang="en"
    )
    span = find_threat_span(document)
    assert span is not None
    assert (span.part, span.start, span.quote) == (Part.TITLE, 0, document.title)


def test_find_threat_shows_no_more_than_a_few_lines_of_a_text_without_stops() -> None:
    document = Document("d", "we will kill them " + "and so on " * 1000, lang="en")
    assert find_threat(document) == document.text[:600]


def test_find_threat_takes_a_dot_inside_a_number_for_no_end() -> None:
    text = "By 11.30 on Monday you have 2.5 days to leave."
    assert find_threat(Document("d", text, lang="en")) == text


@pytest.mark.parametrize("text", ["", " \n ", "...", "\u202e\ud800 !!", "?" * 50_000, "a" * 300_000])
def test_find_threat_bears_any_text(text: str) -> None:
    assert find_threat(Document("d", text, lang="en")) is None


def test_the_samples_hold_these_threats_and_no_other() -> None:
    paths = [str(path) for path in sorted(SAMPLES.glob("*.txt"))] + [str(SAMPLES / "desk" / "documents")]
    options = CollectOptions(today=date(2026, 11, 26), open_folders=True)
    items = [item for item in collect_documents(paths, options) if item.document]
    found = [
        Path(item.path).name if item.path.endswith(".txt") else item.document.id
        for item in items
        if item.document and find_threat(item.document)
    ]
    assert found == [
        "05-monitor-digest.txt",
        "13-threat.txt",
        "other-2025-09-02-warning-ar",
        "other-2025-07-05-menace-fr",
        "other-2025-03-11-threat-official",
        "other-2025-06-09-threat-town",
        "other-2025-10-27-threat-drivers",
        "other-2026-01-12-threat-clinic",
        "other-2026-04-02-threat-journalist",
    ]
