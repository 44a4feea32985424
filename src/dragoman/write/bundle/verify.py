"""A file that calls itself a bundle -> a Proof: for each statement of its report whether it follows from its sources.

READ FIRST in this folder beside `bundle`. The order of the proof:

1. `container`: the zip file holds a bag and nothing else; each part has the sha256 of the manifest.
2. `codec`: each part is JSON of ours, and every id leads somewhere.
3. `support_proofs`, `claim_proofs`: each claim's values follow from its quotes; who is called accepted was accepted.
4. `source_proofs`: each quote stands in its document, where the documents are at hand.
5. `report_proofs`: each sentence, row and point follows from the claims; what was wrong with a claim counts against
   every sentence that states it.
6. `rendered_proofs`: what people read is that report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from dragoman.base.document import Document
from dragoman.base.errors import BundleError, DragomanError
from dragoman.write.bundle.bundle import Bundle, Render
from dragoman.write.bundle.claim_proofs import Problems
from dragoman.write.bundle.codec import bundle_from_parts, bundle_to_parts
from dragoman.write.bundle.container import manifest_problems, pack_bag, unpack_bag
from dragoman.write.bundle.event_proofs import prove_events
from dragoman.write.bundle.findings import Finding, Proof
from dragoman.write.bundle.ground import lay_ground
from dragoman.write.bundle.rendered_proofs import prove_rendered
from dragoman.write.bundle.report_proofs import prove_report
from dragoman.write.bundle.source_proofs import NOT_CHECKED, compare_sources
from dragoman.write.bundle.support_proofs import (
    claim_problems,
    prove_claims,
    prove_decisions,
    prove_footnotes,
    prove_state,
)
from dragoman.write.bundle.telling import EDITED, telling_of


def pack_bundle(bundle: Bundle) -> bytes:
    """The bundle as one file; the same bundle gives the same bytes."""
    report = bundle.report
    day = report.day or "undated"
    info = {
        "Bag-Software-Agent": f"Dragoman {bundle.about.dragoman}",
        "External-Description": report.headline.text,
        "External-Identifier": f"dragoman-bundle-{bundle.about.bundle}",
    }
    return pack_bag(bundle_to_parts(bundle), folder=f"{report.kind}-{day}", info=info)


def verify_bundle(
    path: Path, *, render: Render, documents: Iterable[Document] | None = None
) -> tuple[Bundle, Proof]:
    """The bundle in a file, and what is proven of it.

    Args:
        render: makes the Markdown and the HTML of a report.
        documents: the sources, as far as they are at hand; None: they are not asked.

    Raises:
        BundleError: the file is no bundle, or a part of it cannot be read; what it says cannot be looked at then.
        DragomanError: a source cannot be opened.
    """
    parts = unpack_bag(path)
    bundle = bundle_from_parts(parts)
    packed = [Finding(part, "", (), (what,)) for part, what in manifest_problems(parts)]
    try:
        return bundle, prove_bundle(bundle, render=render, documents=documents, packed=packed)
    except (DragomanError, ModuleNotFoundError):  # nothing is wrong with the file where a library is missing
        raise
    except Exception as error:  # the edge of one file's run: what it holds may have been made to break us
        raise BundleError(
            f"{path}: verifying it broke off ({type(error).__name__}: {str(error)[:200]}). Please report it, with the "
            "file if you may."
        ) from error


def prove_bundle(
    bundle: Bundle,
    *,
    render: Render,
    documents: Iterable[Document] | None = None,
    packed: Iterable[Finding] = (),
) -> Proof:
    """What is proven of a bundle; `packed` is what was found in its container."""
    problems = claim_problems(bundle)
    notes = _version_notes(bundle)
    if documents is None:
        notes.append(NOT_CHECKED)
    else:
        compared = compare_sources(bundle, documents)
        problems = _merged(problems, compared.problems)
        notes += compared.notes
        notes.append(
            f"sources: {compared.documents_found} of {len(bundle.documents)} documents at hand, "
            f"{compared.quotes_found} of {len(bundle.quotes)} quotes found where they should stand"
        )
    ground = lay_ground(bundle, problems)
    statements = (*prove_report(ground), *prove_footnotes(ground))
    behind = (
        *packed,
        prove_state(bundle),
        *prove_decisions(bundle),
        *prove_events(bundle),
        *prove_claims(bundle, problems),
        *prove_rendered(ground, render),
    )
    return Proof(statements, behind, tuple(notes))


def _version_notes(bundle: Bundle) -> list[str]:
    if bundle.about.telling == telling_of(bundle.report.lang):
        return []
    if bundle.about.telling == EDITED:
        return [
            "a person edited its words: its sentences were not told anew, but their numbers, names, dates, hedges and "
            "quotes were looked at one by one"
        ]
    made = bundle.about.dragoman[:20]
    return [
        f"told by another grammar (made by Dragoman {made}): its sentences were not told anew, but their numbers, "
        "names, dates, hedges and quotes were looked at one by one"
    ]


def _merged(one: Mapping[str, Problems], other: Mapping[str, Problems]) -> dict[str, Problems]:
    merged: dict[str, Problems] = dict(one)
    for claim, problems in other.items():
        held = dict(merged.get(claim, {}))
        for pointer, found in problems.items():
            held[pointer] = (*held.get(pointer, ()), *found)
        merged[claim] = held
    return merged
