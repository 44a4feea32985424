"""Names of the atlas -> the documents and events that they bear on; names of parties that are a person's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.search import find_keys, query_words
from dragoman.desk.models import ClaimRow, DocumentRow, DocumentState, EventParty
from dragoman.page.persons import people_in, persons_in_form, persons_in_party

MOST_DOCUMENTS = 5_000
"""A correction brings no more documents up to date than this, the newest."""
_MOST_NAMES = 24
_MOST_READ = 20_000
_TEXTS = 5
_READ = (DocumentState.READ, DocumentState.SCREENED, DocumentState.REFUSED, DocumentState.FAILED)


def documents_naming(names: Iterable[str], most: int = MOST_DOCUMENTS) -> tuple[int, ...]:
    """The keys of the newest documents that hold all words of any of the names, at most so many, sorted."""
    found: set[int] = set()
    for name in list(dict.fromkeys(names))[:_MOST_NAMES]:
        if query_words(name):
            found.update(find_keys("document", name, most))
    read = DocumentRow.objects.filter(pk__in=sorted(found, reverse=True)[:most], state__in=_READ)
    return tuple(sorted(read.values_list("pk", flat=True)))


def documents_of_actors(actors: Iterable[str], most: int = MOST_DOCUMENTS) -> tuple[int, ...]:
    """The keys of the documents whose claims make the events that name any of the actors, at most so many, sorted."""
    events = (
        EventParty.objects.filter(actor__in=list(actors))
        .order_by("-id")
        .values_list("event_id", flat=True)[:most]
    )
    held = ClaimRow.objects.filter(event_id__in=list(events)).values_list("document_id", flat=True)
    return tuple(sorted(set(held[: most * 4])))[-most:]


def texts_naming(name: str) -> tuple[str, ...]:
    """The beginnings of the newest few documents that hold the words of a name."""
    rows = DocumentRow.objects.filter(pk__in=find_keys("document", name, _TEXTS))
    return tuple(load_document(row).read_text[:_MOST_READ] for row in rows)


def is_person(name: str) -> bool:
    """Whether a name is shown to be a person's: by a title or an age in it, or by what documents say of it."""
    return bool(persons_in_party(name)) or _is_told_person(name)


def may_be_person(name: str) -> bool:
    """Whether a name that no atlas knows is a person's or may be one: no text of the desk calls it a group."""
    return is_person(name) or bool(persons_in_form(name, texts_naming(name), frozenset()))


def _is_told_person(name: str) -> bool:
    folded = " ".join(name.split())
    return any(folded in _people(text) for text in texts_naming(name))


@lru_cache(maxsize=64)
def _people(text: str) -> frozenset[str]:
    return frozenset(people_in(text))
