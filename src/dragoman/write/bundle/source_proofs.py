"""Documents that somebody holds -> whether every quote of a bundle stands in them where it should.

Documents are known by the sha256 of their text. One of the same id with another text is named: its page was changed,
or it was taken from the page in another way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.base.document import Document
from dragoman.base.span import Part
from dragoman.write.bundle.bundle import Bundle
from dragoman.write.bundle.claim_proofs import Problems
from dragoman.write.bundle.quotes import Quote, stands_around
from dragoman.write.quotes import withheld_markers

NOT_CHECKED = "not checked against the sources: give --sources"


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing with the sources gave: problems by claim and pointer, what could not be compared, and how many
    quotes stand where they should."""

    problems: Mapping[str, Problems]
    notes: tuple[str, ...]
    quotes_found: int
    documents_found: int


def compare_sources(bundle: Bundle, documents: Iterable[Document]) -> Compared:
    """Look up every quote in the documents.

    Args:
        documents: in any order, with others among them; each is let go when it is none of the bundle's.
    """
    by_hash, others = _wanted(bundle, documents)
    problems: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    notes: list[str] = []
    found = 0
    heads = {head.id: head for head in bundle.documents}
    missing = {h.id for h in bundle.documents if h.sha256 not in by_hash and h.id not in others}
    notes += [
        f"document {d[:24]}: not among the sources; its quotes are not checked" for d in sorted(missing)
    ]
    for quote in bundle.quotes:
        head = heads.get(quote.document)
        if head is None or head.id in missing:
            continue
        document = by_hash.get(head.sha256)
        if document is None:
            problems[quote.claim][quote.pointer].append(
                f"document {head.id[:24]} has another text in the sources"
            )
            continue
        problem = _quote_problem(quote, document)
        if problem == _NO_TITLE:
            notes.append(
                f"document {head.id[:24]}: the sources give no title; a quote from it is not checked"
            )
        elif problem:
            problems[quote.claim][quote.pointer].append(problem)
        else:
            found += 1
    return Compared(
        {claim: {p: tuple(f) for p, f in by_pointer.items()} for claim, by_pointer in problems.items()},
        tuple(dict.fromkeys(notes)),
        found,
        sum(head.sha256 in by_hash for head in bundle.documents),
    )


_NO_TITLE = "no title"


def _wanted(bundle: Bundle, documents: Iterable[Document]) -> tuple[dict[str, Document], set[str]]:
    """The bundle's documents by hash, and the ids that came with other texts only."""
    hashes = {head.sha256 for head in bundle.documents}
    ids = {head.id for head in bundle.documents}
    by_hash: dict[str, Document] = {}
    named: set[str] = set()
    for document in documents:
        if document.sha256 in hashes:
            known = by_hash.get(document.sha256)
            if known is None or (document.title and not known.title):
                by_hash[document.sha256] = document
        elif document.id in ids:
            named.add(document.id)
    return by_hash, named


def _quote_problem(quote: Quote, document: Document) -> str | None:
    if quote.part is Part.TITLE and not document.title:
        return _NO_TITLE
    there = document.part_text(quote.part)[max(0, quote.start) : max(0, quote.end)]
    bare, is_cut = quote.quote, quote.is_withheld and quote.quote.endswith("…")
    if stands_around(bare.removesuffix("…") if is_cut else bare, there) or (is_cut and _begins(bare, there)):
        return None
    return f"the quote {quote.quote[:40]!r} does not stand at {quote.start}:{quote.end} of document {document.id[:24]}"


def _begins(bare: str, there: str) -> bool:
    """Whether a quote that holds withheld words and was cut as well is the beginning of what stands there."""
    mark = max(withheld_markers(), key=bare.rfind)
    return stands_around(bare.removesuffix("…") + mark, there)
