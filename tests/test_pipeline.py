"""read_items: one item that goes wrong never stops the next."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.base.claim import Reading
from dragoman.base.document import Document
from dragoman.base.errors import RefusedDocument, UnreadableInput
from dragoman.collect import Collected
from dragoman.pipeline import Status, open_reader, read_items

ENGLISH = "Fighters of the Dune Front attacked the army's post in Koumbori on Monday and killed 12 soldiers."
HAUSA = "Sojoji sun ce sun kashe 'yan bindiga goma a kusa da Gwoza ranar Litinin, in ji hukumomi."


class BrokenReader:
    """A reader with a fault in it."""

    def read(self, document: Document) -> Reading:
        raise ZeroDivisionError(document.id)


def item(text: str, lang: str | None = None) -> Collected:
    return Collected("x", "x", document=Document("d", text, lang=lang, published=date(2024, 3, 6)))


def test_read_items_keeps_order_and_tells_done_refused_and_failed_apart() -> None:
    missing = Collected("gone.txt", "gone.txt", error=UnreadableInput("no such file."))
    items = list(read_items([item(ENGLISH), missing, item(HAUSA), item(ENGLISH)], open_reader()))
    assert [i.status for i in items] == [Status.DONE, Status.FAILED, Status.REFUSED, Status.DONE]
    assert items[0] == items[3]
    assert items[0].reading is not None
    assert items[0].reading.claims
    assert items[1].error is missing.error
    assert isinstance(items[2].error, RefusedDocument)


def test_read_items_of_nothing_is_nothing() -> None:
    assert list(read_items([], open_reader())) == []


@pytest.mark.parametrize(("declared", "told"), [(None, "en"), ("en-GB", "en-GB")])
def test_a_read_document_carries_its_language(declared: str | None, told: str) -> None:
    (read,) = read_items([item(ENGLISH, declared)], open_reader())
    assert read.document is not None
    assert read.document.lang == told


def test_a_wrong_tag_is_noted_and_the_right_language_used() -> None:
    (read,) = read_items([item(ENGLISH, "fr")], open_reader())
    assert read.document is not None
    assert (read.document.lang, read.item.notes) == ("en", ("declared fr, reads as en",))
    (told,) = read_items([item(HAUSA, "en")], open_reader(), lang_is_told=True)
    assert told.document is not None
    assert (told.document.lang, told.item.notes) == ("en", ())


def test_a_reader_that_breaks_off_fails_its_item_only() -> None:
    items = list(read_items([item(ENGLISH), item(ENGLISH)], BrokenReader()))
    assert [i.status for i in items] == [Status.FAILED, Status.FAILED]
    assert str(items[0].error).startswith("document d: the reader broke off (ZeroDivisionError: d).")
