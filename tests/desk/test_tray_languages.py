"""Reports in French and in Arabic: composed in the language asked for, reworded under its own lists of words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from dragoman.desk.actions.tick_tray import TickTray
from dragoman.desk.models import EventRow, ReportDraft
from dragoman.desk.tray.align import align
from dragoman.desk.tray.composed import composed_of
from dragoman.desk.tray.guard import load_guard, plain
from dragoman.desk.tray.reword import Reworded, clean_words, reword
from dragoman.desk.tray.wanted import wanted_from_json
from dragoman.tell import Piece, Sentence, told
from dragoman.write.render.safe import safe_line

FRENCH = Sentence(
    (
        told("Radio Sahel", "c1", "/assertion"),
        Piece(" "),
        told("a rapporté", "c1", "/assertion"),
        Piece(" que "),
        told("le 2 mai 2024", "c1", "/event_date"),
        Piece(", des hommes soupçonnés d'appartenir à "),
        told("la Confrérie des Roseaux", "c1", "/perpetrator"),
        Piece(" "),
        told("avaient attaqué", "c1", "/event_type"),
        Piece(" "),
        told("le «\u00a0poste d'Ansongo\u00a0»", "c1", "/target"),
        Piece(", tuant "),
        told("1\u202f200 soldats", "c1", "/killed/0"),
        Piece("."),
    )
)
ARABIC = Sentence(
    (
        Piece("وبحسب "),
        told("مصدر طبي", "c1", "/killed/0"),
        Piece("، قُتل "),
        told("خمسة جنود", "c1", "/killed/0"),
        Piece(" وأُصيب "),
        told("20 شخصاً", "c1", "/injured/0"),
        Piece(" في هجوم يُشتبه في أن "),
        told("\u2068Lake Reeds Brotherhood\u2069", "c1", "/perpetrator"),
        Piece(" وراءه."),
    )
)
JOINED = Sentence(
    (
        told("ثلاثة قتلى", "c1", "/killed/0"),
        Piece(" و"),
        told("20 جريحاً", "c1", "/injured/0"),
        Piece(" بحسب البيان."),
    )
)


def tried(sentence: Sentence, text: str, lang: str) -> Reworded:
    """What becomes of an edit."""
    return reword(sentence, clean_words(text), lang)


@pytest.mark.parametrize(("sentence", "lang"), [(FRENCH, "fr"), (ARABIC, "ar"), (JOINED, "ar")])
def test_a_sentence_sent_back_as_its_form_shows_it_is_unchanged(sentence: Sentence, lang: str) -> None:
    told_again = tried(sentence, safe_line(sentence.text), lang)
    assert (told_again.refusals, told_again.added, told_again.left_out) == ((), (), ())
    assert told_again.sentence.text == sentence.text


@pytest.mark.parametrize(
    ("sentence", "lang", "was", "now", "added"),
    [
        (FRENCH, "fr", "des hommes soupçonnés", "des individus soupçonnés", ("individus",)),
        (FRENCH, "fr", ", tuant", " et tué", ("et", "tué")),
        (FRENCH, "fr", "a rapporté que le 2 mai 2024, des", "a rapporté que des", ()),
        (ARABIC, "ar", "، قُتل", "، قتل", ()),
        (ARABIC, "ar", " وراءه", " خلفه", ("خلفه",)),
        (ARABIC, "ar", "وأُصيب", "وجُرح", ("وجرح",)),
    ],
)
def test_words_that_state_nothing_may_be_changed(
    sentence: Sentence, lang: str, was: str, now: str, added: tuple[str, ...]
) -> None:
    assert was in sentence.text
    made = tried(sentence, sentence.text.replace(was, now), lang)
    assert (made.refusals, made.added) == ((), added)


@pytest.mark.parametrize(
    ("sentence", "lang", "was", "now", "why"),
    [
        (FRENCH, "fr", "des hommes soupçonnés d'appartenir à", "des hommes de", "soupçonnés"),
        (FRENCH, "fr", ", tuant", ", blessant", "tuant"),
        (FRENCH, "fr", ", tuant", ", tuant plus de", "plus de"),
        (FRENCH, "fr", " que ", " que ce n'est pas ", "pas"),
        (FRENCH, "fr", "1\u202f200", "1\u202f300", "1\u202f200 soldats"),
        (FRENCH, "fr", ", tuant", ", lundi, tuant", "lundi"),
        (FRENCH, "fr", "des hommes", "des hommes de Katiba", "Katiba"),
        (FRENCH, "fr", ", tuant", ", tuant quarante", "40"),
        (FRENCH, "fr", ", des hommes", "، des hommes مسلحون", "مسلحون"),
        (ARABIC, "ar", "يُشتبه في أن", "أن", "يشتبه"),
        (ARABIC, "ar", "، قُتل", "، لم يُقتل", "لم"),
        (ARABIC, "ar", " وأُصيب ", " وقُتل ", "اصيب"),
        (ARABIC, "ar", "خمسة جنود", "ستة جنود", "خمسة جنود"),
        (ARABIC, "ar", "، قُتل", "، قُتل أكثر من", "اكثر من"),
        (ARABIC, "ar", "في هجوم", "في هجوم وحشي", "وحشي"),
        (ARABIC, "ar", "في هجوم", "في هجوم في غاو", "غاو"),
        (ARABIC, "ar", "وبحسب مصدر طبي، ", "", "مصدر طبي"),
        (ARABIC, "ar", "في هجوم", "في هجوم كبير amir", "amir"),
        (JOINED, "ar", "و20 جريحاً", "و200 جريحاً", "20 جريحاً"),
        (JOINED, "ar", " بحسب البيان", "", "البيان"),
    ],
)
def test_words_that_change_what_is_said_are_refused(
    sentence: Sentence, lang: str, was: str, now: str, why: str
) -> None:
    assert was in sentence.text
    refusals = tried(sentence, sentence.text.replace(was, now), lang).refusals
    assert any(why in refusal for refusal in refusals), refusals


def test_align_keeps_the_value_as_it_was_composed_whatever_blanks_are_typed() -> None:
    typed = FRENCH.text.replace("\u00a0", " ").replace("\u202f", " ")
    pieces = [piece.text for piece in align(FRENCH, typed).sentence.pieces if piece.facts]
    assert pieces[-2:] == ["le «\u00a0poste d'Ansongo\u00a0»", "1\u202f200 soldats"]


@pytest.mark.parametrize(
    ("lang", "text", "is_back"),
    [
        ("fr", "Elle a ajouté que deux véhicules avaient été saisis.", True),
        ("fr", "Il a été rapporté que le pont avait été détruit.", False),
        ("fr", "Selon des habitants, trois civils ont été tués.", False),
        ("ar", "وتحدثت أيضاً عن الاستيلاء على أسلحة.", True),
        ("ar", "وبحسب مصدر طبي، قُتل خمسة جنود.", False),
        ("ar", "أعلنت الجماعة أنها شنت هجوماً.", False),
    ],
)
def test_begins_back_finds_a_sentence_that_speaks_of_the_one_before(
    lang: str, text: str, is_back: bool
) -> None:
    guard = load_guard(lang)
    assert guard is not None
    assert guard.begins_back(text) is is_back


def test_the_three_languages_guard_the_same_families() -> None:
    guards = [load_guard(lang) for lang in ("en", "fr", "ar")]
    families = [
        (sorted(guard.in_place.groupindex), sorted(guard.kept), sorted(guard.not_new))
        for guard in guards
        if guard
    ]
    assert families == [families[0]] * 3


def test_plain_takes_vowel_signs_and_marks_away() -> None:
    assert plain("أُصِيبَ \u2068Gao\u2069 l’aube") == "اصيب Gao l'aube"


@pytest.fixture
def on_tray(ambush: Any, analyst: Any) -> None:
    """An event on the analyst's tray."""
    TickTray(analyst, "event", EventRow.objects.get().event_id).execute()


def made_of(answer: Any) -> ReportDraft:
    """The report that an answer leads to."""
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return ReportDraft.objects.get(pk=int(answer["Location"].strip("/").split("/")[-1]))


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "reported"), ("fr", "a rapporté"), ("ar", "كمين لدورية")],
    ids=["en", "fr", "ar"],
)
def test_a_report_is_composed_in_the_language_asked_for(
    on_tray: None, signed_in: Callable[..., Client], lang: str, words: str
) -> None:
    client = signed_in("analyst")
    row = made_of(client.post("/tray/compose/", {"kind": "report", "state": "draft", "lang": lang}))
    report = composed_of(row).report
    text = " ".join(
        sentence.text
        for paragraph in (report.lead, *(p for section in report.sections for p in section.paragraphs))
        for sentence in paragraph.sentences
    )
    assert (report.lang, wanted_from_json(row.options).lang, words in text) == (lang, lang, True)
    page = client.get(f"/tray/reports/{row.pk}/").content.decode()
    assert f'lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}"' in page


def test_the_form_offers_the_language_of_who_reads_first(
    on_tray: None, signed_in: Callable[..., Client]
) -> None:
    client = signed_in("analyst")
    client.post("/language/", {"language": "ar"})
    page = client.get("/tray/").content.decode()
    assert '<option value="ar" selected>' in page
    assert all(f'<option value="{lang}"' in page for lang in ("en", "fr", "ar"))


@pytest.mark.parametrize("lang", ["xx", "../fr", "ar; drop", "fr" * 200])
def test_a_language_without_words_of_ours_is_refused(
    on_tray: None, signed_in: Callable[..., Client], lang: str
) -> None:
    client = signed_in("analyst")
    assert (
        client.post("/tray/compose/", {"kind": "report", "state": "draft", "lang": lang}).status_code == 422
    )
    row = made_of(client.post("/tray/compose/", {"kind": "report", "state": "draft"}))
    assert client.post(f"/tray/reports/{row.pk}/again/", {"lang": lang}).status_code >= 400
    assert ReportDraft.objects.count() == 1


def test_again_composes_the_same_items_in_another_language(
    on_tray: None, signed_in: Callable[..., Client]
) -> None:
    client = signed_in("analyst")
    row = made_of(client.post("/tray/compose/", {"kind": "report", "state": "draft"}))
    other = made_of(client.post(f"/tray/reports/{row.pk}/again/", {"lang": "ar"}))
    assert (composed_of(row).report.lang, composed_of(other).report.lang) == ("en", "ar")
    assert row.title != other.title


def test_remarks_of_a_report_are_in_its_language(on_tray: None, signed_in: Callable[..., Client]) -> None:
    client = signed_in("analyst")
    row = made_of(client.post("/tray/compose/", {"kind": "report", "state": "draft", "lang": "fr"}))
    client.post(
        f"/tray/reports/{row.pk}/edit/", {"do": "delete", "place": "lead.1", "revision": row.revision}
    )
    row.refresh_from_db()
    assert row.edits == {"gone:lead.1": True}
    assert "phrase composée est laissée de côté" in client.get(f"/tray/reports/{row.pk}/").content.decode()
