"""Folded texts: what is equal after folding, and where it stands in the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.base.errors import SettingsError
from dragoman.read.grammar.fold import Alphabet, fold, fold_spelling
from dragoman.read.grammar.tables import Tables, load_tables
from dragoman.read.temporal.forms import compile_forms


@pytest.mark.parametrize(
    ("text", "alphabet", "folded"),
    [
        ("Février à Noël", Alphabet.LATIN, "Fevrier a Noel"),
        ("FE\u0301VRIER", Alphabet.LATIN, "FEVRIER"),
        ("mañana", Alphabet.LATIN, "manana"),
        ("Łódź, œuf", Alphabet.LATIN, "Łodz, œuf"),
        ("الإِثْنَيـــْن", Alphabet.ARABIC, "الاثنين"),
        ("١٢\u200f/\u200f۳", Alphabet.ARABIC, "12/3"),
        ("جمادى الأولى", Alphabet.ARABIC, "جمادي الاولي"),
        ("آب وإب", Alphabet.ARABIC, "آب واب"),
        ("Février ١٢", Alphabet.NONE, "Février ١٢"),
        ("", Alphabet.ARABIC, ""),
    ],
)
def test_fold_gives_plain_letters(text: str, alphabet: Alphabet, folded: str) -> None:
    assert fold(text, alphabet).text == folded == fold_spelling(folded, alphabet)


def test_fold_leads_back_to_the_words_with_their_signs() -> None:
    text = "يوم الأَحَدِ، قال"
    folded = fold(text, Alphabet.ARABIC)
    start = folded.text.index("الاحد")
    assert text[folded.start(start) : folded.end(start + 5)] == "الأَحَدِ"


@given(
    text=st.text(alphabet="aée\u0301 أحـ\u064e\u200fد٣", max_size=40),
    alphabet=st.sampled_from(list(Alphabet)),
)
def test_fold_keeps_every_offset_in_order(text: str, alphabet: Alphabet) -> None:
    folded = fold(text, alphabet)
    starts = [folded.start(i) for i in range(len(folded.text))]
    assert starts == sorted(set(starts))
    for i, char in enumerate(folded.text):
        assert fold_spelling(text[folded.start(i) : folded.end(i + 1)], alphabet) == char


@pytest.mark.parametrize("lang", ["en", "fr", "ar", "es"])
def test_every_spelling_of_the_dates_has_one_class(lang: str) -> None:
    tables = load_tables(lang, "dates")
    classes = (
        "month",
        "hijri_month",
        "weekday",
        "unit",
        "units",
        "dual",
        "turn",
        "deictic",
        "number",
        "ordinal",
    )
    seen = [(s, f"{t} {k}") for t in classes for k, row in tables.spellings(t).items() for s in set(row)]
    assert len({s for s, _ in seen}) == len(seen), sorted(s for s, _ in seen)


def test_compile_forms_refuses_a_slot_twice() -> None:
    rows = [{"name": "sample", "kind": "day", "form": "day | day"}]
    with pytest.raises(SettingsError, match="'sample' has the slot 'day' twice"):
        compile_forms("xx", rows, {}, {"day": "D", "amount": "D"}, {})


def test_tables_refuse_an_alphabet_that_is_not_known() -> None:
    with pytest.raises(ValueError, match="cyrillic"):
        Tables({"fold": "cyrillic"})
