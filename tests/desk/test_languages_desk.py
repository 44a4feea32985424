"""The desk in English, French and Arabic: which one a person reads, whole pages in it, and what is kept in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import lxml.html
import pytest
from django.test import Client
from django.utils.translation import override

from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.language.retelling import retell
from dragoman.desk.models import ClaimRow, EventRow, LogEntry, User
from dragoman.desk.wording import say, say_many
from dragoman.page.words import date_words, number_words, speak

pytestmark = pytest.mark.django_db
ISOLATES = str.maketrans("", "", "\u2068\u2069")


@contextmanager
def read_in(lang: str) -> Iterator[None]:
    """As the middleware does for a request."""
    with override(lang), speak(lang):
        yield


def frame_of(answer: Any) -> tuple[str, str]:
    """The language and the direction that a page says of itself."""
    root = lxml.html.fromstring(answer.content.decode())
    return root.get("lang"), root.get("dir")


def test_a_language_is_kept_with_the_account_and_in_the_browser(signed_in: Any) -> None:
    client = signed_in("analyst", "amina")
    assert frame_of(client.get("/inbox/")) == ("en", "ltr")
    answer = client.post("/language/", {"language": "ar", "next": "/tray/"})
    assert (answer.status_code, answer["Location"]) == (302, "/tray/")
    assert frame_of(client.get("/tray/")) == ("ar", "rtl")
    assert client.cookies["dragoman_language"].value == "ar"
    assert User.objects.get(username="amina").interface == "ar"
    elsewhere = Client()
    elsewhere.force_login(
        User.objects.get(username="amina"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert frame_of(elsewhere.get("/inbox/")) == ("ar", "rtl")


def test_the_account_s_language_wins_over_the_browser_s_cookie(signed_in: Any) -> None:
    client = signed_in("analyst")
    client.post("/language/", {"language": "fr"})
    client.cookies["dragoman_language"] = "ar"
    assert frame_of(client.get("/inbox/")) == ("fr", "ltr")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("ar-SD,ar;q=0.9", ("ar", "rtl")), ("fr-BF", ("fr", "ltr")), ("my", ("en", "ltr")), ("", ("en", "ltr"))],
)
def test_who_is_not_signed_in_reads_what_the_browser_asks_for(asked: str, expected: tuple[str, str]) -> None:
    answer = Client().get("/accounts/login/", headers={"accept-language": asked})
    assert frame_of(answer) == expected


def test_the_shared_account_of_a_sample_desk_keeps_no_language(in_demo: None) -> None:
    one, other = Client(), Client()
    for client in (one, other):
        client.post("/enter/")
    one.post("/language/", {"language": "ar"})
    assert frame_of(one.get("/inbox/")) == ("ar", "rtl")
    assert frame_of(other.get("/inbox/")) == ("en", "ltr")


@pytest.mark.parametrize("lang", ["", "de", "ar\x00", "../../etc", "\u202ear"])
def test_a_language_that_there_is_none_of_is_refused(signed_in: Any, lang: str) -> None:
    client = signed_in("analyst", "amina")
    assert client.post("/language/", {"language": lang}).status_code == 400
    assert User.objects.get(username="amina").interface == ""


def test_a_choice_leads_nowhere_else(signed_in: Any) -> None:
    answer = signed_in().post("/language/", {"language": "fr", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"


def test_programs_are_answered_in_english(signed_in: Any) -> None:
    client = signed_in("analyst")
    client.post("/language/", {"language": "ar"})
    answer = client.get("/api/events", headers={"accept-language": "ar"})
    assert answer["Content-Language"] == "en"
    assert not re.search("[\u0600-\u06ff]", answer.content.decode())


def test_what_is_kept_is_english_whoever_does_it(signed_in: Any, ambush: Any, person: Any) -> None:
    claim = ambush.claim_rows.get()
    with read_in("ar"):
        AcceptClaims(person("analyst"), {claim.claim_id: claim.revision}).execute()
    claim.refresh_from_db()
    entry = LogEntry.objects.get(action="accept claims")
    assert entry.told.startswith("accepted ")
    assert claim.headline == "Ambush on patrol of the Lake Shore Brigade · Monguno, Nigeria · 2 May 2024"
    assert not re.search("[\u0600-\u06ff]", entry.told + EventRow.objects.get().title + claim.flags)


def test_titles_are_told_in_the_language_and_names_stay(signed_in: Any, ambush: Any) -> None:
    client = signed_in("analyst")
    client.post("/language/", {"language": "ar"})
    page = client.get("/review/").content.decode().translate(ISOLATES)
    assert "كمين استهدف patrol of the Lake Shore Brigade · Monguno، نيجيريا · 2 مايو 2024" in page


@pytest.mark.parametrize(
    ("n", "french", "arabic"),
    [
        (0, "0 événement", "لا أحداث"),
        (1, "1 événement", "حدث واحد"),
        (2, "2 événements", "حدثان"),
        (3, "3 événements", "3 أحداث"),
        (11, "11 événements", "11 حدثا"),
        (100, "100 événements", "100 حدث"),
        (1203, "1\u202f203 événements", "1,203 أحداث"),
    ],
)
def test_say_many_counts_as_the_language_does(n: int, french: str, arabic: str) -> None:
    with read_in("fr"):
        assert say_many("{n} event", "{n} events", n) == french
    with read_in("ar"):
        assert say_many("{n} event", "{n} events", n) == arabic


def test_say_isolates_what_runs_the_other_way() -> None:
    assert say("The token “{name}” is revoked.", name="نسخ") == "The token “\u2068نسخ\u2069” is revoked."
    assert say("The token “{name}” is revoked.", name="archive") == "The token “archive” is revoked."
    with read_in("ar"):
        assert say("The token “{name}” is revoked.", name="archive") == "أُلغي الرمز «\u2068archive\u2069»."


@pytest.mark.parametrize(
    ("line", "french", "arabic"),
    [
        ("accepted 3 claims", "acceptation : 3 affirmations", "قبول: 3 إفادات"),
        (
            "accepted 2 claims; a second person has to confirm",
            "acceptation : 2 affirmations ; une seconde personne doit confirmer",
            "قبول: إفادتان؛ ويجب أن يؤكد شخص ثان",
        ),
        ("undid: accepted 11 claims", "annulé : acceptation : 11 affirmations", "تراجُع: قبول: 11 إفادة"),
        (
            "claim c-0f1e: is accepted. Undo that first.",
            "affirmation c-0f1e : acceptée. Annulez d’abord cela.",
            "الإفادة c-0f1e: مقبولة. تراجع عن ذلك أولا.",
        ),
        (
            "The place is not exact: Abalak, within the region or state.",
            "Le lieu n’est pas exact : Abalak, dans la région ou l’État.",
            "المكان ليس دقيقا: Abalak، ضمن الإقليم أو الولاية.",
        ),
        ("handed in 2 files, 1 address", "remis : 2 fichiers, 1 adresse", "تسليم: ملفان، عنوان واحد"),
    ],
)
def test_retell_says_what_was_written_down(line: str, french: str, arabic: str) -> None:
    assert retell(line) == line
    with read_in("fr"):
        assert retell(line).replace("\u202f", " ").replace("\u00a0", " ") == french
    with read_in("ar"):
        assert retell(line).translate(ISOLATES) == arabic


@pytest.mark.parametrize(
    "line", ["Nobody wrote this.", "", "{n} claims", "a" * 5_000, "accepted\x00", "claim : is . Undo that"]
)
def test_retell_shows_a_line_of_no_known_pattern_as_it_is(line: str) -> None:
    with read_in("ar"):
        assert retell(line) == line


def test_retell_changes_no_number_and_no_name() -> None:
    with read_in("ar"):
        told = retell("import: 1,200 items, the most at once is 1,000. Pack files into a zip.")
        assert ("1,200" in told, "1,000" in told) == (True, True)
    with read_in("fr"):
        assert "« Ansar 45 »" in retell("put “Ansar 45” on the tray").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("lang", "days", "number"),
    [
        ("en", "6–7 September 2023", "12,345"),
        ("fr", "6-7 septembre 2023", "12\u202f345"),
        ("ar", "6–7 سبتمبر 2023", "12,345"),
    ],
)
def test_dates_and_numbers_are_the_language_s(lang: str, days: str, number: str) -> None:
    with speak(lang):
        assert (date_words("2023-09-06/2023-09-07"), number_words(12345)) == (days, number)


def test_the_first_of_a_month_is_written_as_the_french_write_it() -> None:
    with speak("fr"):
        assert date_words("2024-05-01") == "1er mai 2024"


PAGES = (
    *("/inbox/", "/inbox/?tab=screened", "/inbox/jobs/", "/review/", "/events/", "/events/?view=timeline"),
    *(
        "/events/?view=map",
        "/explore/",
        "/explore/compare/",
        "/tray/",
        "/tray/reports/",
        "/atlas/",
        "/words/",
    ),
    *("/atlas/?table=outlets", "/atlas/?table=arms", "/atlas/?table=unlisted", "/people/", "/people/me/"),
    *("/people/audit/", "/search/?q=Monguno", "/accounts/2fa/", "/accounts/password/change/", "/nowhere/"),
)
NOT_OURS = {"script", "style", "bdi", "q", "code", "kbd", "pre", "mark", "cite", "blockquote", "template"}
ALLOWED = {
    *(
        "API",
        "CSV",
        "JSON",
        "PDF",
        "SVG",
        "PNG",
        "UTC",
        "SHA",
        "GeoNames",
        "geonames",
        "org",
        "Natural",
        "Earth",
    ),
    *("Dragoman", "hxxps", "zip", "Markdown", "Word", "HTML", "dragoman", "verify", "Rights", "max_file_mb"),
    *("Wikidata", "UCDP", "ISO", "WGS", "Shift", "Enter", "Escape", "Tab", "Alt", "read", "import", "decide"),
    *("ACLED", "https", "wire", "example", "PPL"),
}


def left_in_english(page: str) -> set[str]:
    """Words in Latin letters on a page, but for names, codes and words of documents."""
    found: set[str] = set()

    def look(element: Any, is_name: bool) -> None:
        if not isinstance(element.tag, str) or element.tag in NOT_OURS or is_name:
            return
        texts = [element.text or "", *(child.tail or "" for child in element)]
        texts += [
            element.get(name) or "" for name in ("title", "placeholder", "data-key-label", "data-confirm")
        ]
        for text in texts:
            found.update(re.findall("[A-Za-z]{3,}", re.sub("\u2068[^\u2069]*\u2069", "", text)))
        for child in element:
            has_lang = child.get("lang") is not None
            look(
                child,
                has_lang or child.get("dir") in ("auto", "ltr") or "id" in (child.get("class") or "").split(),
            )

    look(lxml.html.fromstring(page), False)
    return found - ALLOWED


@pytest.mark.parametrize("path", PAGES)
def test_no_english_word_is_left_on_an_arabic_page(signed_in: Any, ambush: Any, path: str) -> None:
    client = signed_in("administrator", "amina")
    client.post("/language/", {"language": "ar"})
    words = left_in_english(client.get(path).content.decode())
    assert words - {"Monguno", "amina", "Mozilla", "English", "Fran", "ais"} == set()


def test_a_claim_and_its_event_are_whole_in_arabic(signed_in: Any, ambush: Any) -> None:
    client = signed_in("analyst")
    client.post("/language/", {"language": "ar"})
    claim, document = ClaimRow.objects.get(), load_document(ambush)
    for url in (f"/review/claims/{claim.claim_id}/", f"/events/{EventRow.objects.get().event_id}/"):
        words = left_in_english(client.get(url).content.decode())
        known = set(re.findall("[A-Za-z]+", f"{document.text} {document.title} {document.url} Nigeria Borno"))
        assert words - known == set(), url


def test_an_arabic_document_keeps_its_direction_in_an_english_interface(signed_in: Any, take: Any) -> None:
    row = take("أعلن متحدث عسكري مقتل ثلاثة جنود في كمين قرب مونغونو يوم 2 مايو 2024.", lang="ar")
    page = signed_in().get(f"/inbox/{row.pk}/").content.decode()
    assert '<html lang="en" dir="ltr">' in page
    assert '<div class="text" dir="rtl" lang="ar">' in page


def test_an_english_document_keeps_its_direction_in_the_arabic_interface(signed_in: Any, ambush: Any) -> None:
    client = signed_in()
    client.post("/language/", {"language": "ar"})
    page = client.get(f"/inbox/{ambush.pk}/").content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert '<div class="text" dir="ltr" lang="en">' in page


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "fr",
            "ha : pas encore de lecteur pour cette langue (haoussa) ; il y en a pour : arabe, anglais, français.",
        ),
        ("ar", "ha: لا تُقرأ هذه اللغة آليا بعد (الهوسا)، والقراءة متاحة لـ: العربية، الإنجليزية، الفرنسية."),
    ],
)
def test_why_a_document_is_kept_for_people_is_said_in_the_language_of_who_reads(lang: str, told: str) -> None:
    line = "ha: no reader for Hausa yet (there is one for Arabic, English and French); kept for people."
    with read_in(lang):
        said = retell(line).translate(ISOLATES).replace("\u00a0", " ").replace("\u202f", " ")
    assert said.startswith(told)


def test_a_document_lists_its_events_in_the_language_of_who_reads(signed_in: Any, ambush: Any) -> None:
    client = signed_in()
    client.post("/language/", {"language": "fr"})
    page = client.get(f"/inbox/{ambush.pk}/").content.decode()
    assert "Embuscade" in page.partition('<ul class="linked">')[2]
    assert "2024-05-02" not in page.partition('<ul class="linked">')[2]
