"""A claim -> a STIX note about its incident: the account as a sentence, its values, and the words that they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import stix2

from dragoman.base.claim import Claim
from dragoman.base.codec import Json
from dragoman.base.event import ReviewState
from dragoman.page.shown import show_line
from dragoman.write.data.carriers import Carried
from dragoman.write.data.plain_json import claim_lineage, claim_values
from dragoman.write.data.stable_ids import stix_id
from dragoman.write.data.stix_frame import Stix, StixFrame


@dataclass(frozen=True, slots=True)
class StixNote:
    """What a note is made from.

    Args:
        state: whether a person has accepted the claim.
        told: the claim as a sentence.
        carried: its document; None when that is not in the event.
        hashes: as `grounds.text_hashes` gives them.
    """

    frame: StixFrame
    claim: Claim
    state: ReviewState
    told: str
    carried: Carried | None
    hashes: dict[str, str | None]

    def build(self, incident: str) -> Stix:
        """The note."""
        claim, frame = self.claim, self.frame
        speakers = [source.name for source in frame.event.sources if claim.id in source.claims]
        authors = [name for name in map(show_line, speakers) if name]
        return stix2.v21.Note(
            **frame.identified(stix_id("note", claim.id)),
            **({"authors": authors} if authors else {}),
            external_references=list(self._references()),
            abstract=f"{claim.assertion}: {claim.event_type}",
            content=frame.said(self.state, self.told),
            object_refs=[incident],
            labels=frame.labels(self.state),
            lang=frame.lang,
            extensions=frame.extension(
                "claim",
                self.state,
                claim=claim_values(claim),
                document=self._document(),
                lineage=claim_lineage(claim, self.hashes),
            ),
        )

    def _document(self) -> dict[str, Json]:
        """What is known of the document beside where it stands."""
        carried = self.carried
        values: dict[str, Json] = {"id": show_line(self.claim.document_id)}
        values["sha256"] = self.hashes.get(self.claim.document_id)
        if carried:
            values |= {"lang": carried.lang, "published": carried.published, "fetched": carried.fetched}
        return values

    def _references(self) -> Iterator[dict[str, str]]:
        """The document, and its archived copy."""
        carried = self.carried
        if carried is None:
            yield {"source_name": "document", "external_id": show_line(self.claim.document_id)}
            return
        where = "" if carried.is_link else carried.address or ""
        described = "; ".join(part for part in (carried.title, carried.day, where) if part)
        reference = {"source_name": carried.outlet or "document", "external_id": carried.document}
        reference |= {"description": described} if described else {}
        reference |= {"url": carried.address} if carried.is_link and carried.address else {}
        yield reference
        if carried.archived:
            key = "url" if carried.is_link else "description"
            yield {"source_name": "archived copy", "external_id": carried.document, key: carried.archived}
