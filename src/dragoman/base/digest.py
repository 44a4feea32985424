"""The values of a claim and the words that say them -> the digest that an acceptance names.

A person accepts what stands there: the values, and the quotes that they rest on. Which reader found them, by which
rule, at which offset and what it refused is not part of it, so that a claim read anew with the same values and words
stays accepted. A value that is empty is left out, so that a field that is new does not change the digests of claims
that do not use it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json

from dragoman.base.claim import Claim, Place
from dragoman.base.codec import Json, to_json

_NOT_VALUES = frozenset({"id", "reader", "spans", "place_detail", "refusals", "why"})


def claim_digest(claim: Claim) -> str:
    """The digest of a claim's values and quotes.

    Returns:
        16 hexadecimal digits, the same for a claim and for that claim written and read again.
    """
    return digest_of(digested_text(claim))


def digest_of(text: str) -> str:
    """The digest of a claim whose `digested_text` this is."""
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]


def digested_text(claim: Claim) -> str:
    """The values and quotes of a claim as the text that is hashed: JSON in ASCII, keys sorted."""
    values: dict[str, Json] = {
        field.name: to_json(getattr(claim, field.name))
        for field in dataclasses.fields(claim)
        if field.name not in _NOT_VALUES
    }
    values["places_found"] = [_place(place) for place in claim.place_detail]
    values["quotes"] = {
        pointer: [span.quote for span in spans] for pointer, spans in claim.spans.items() if spans
    }
    return json.dumps(_without_empty(values), sort_keys=True, separators=(",", ":"))


def _place(place: Place) -> Json:
    """Which place it is: by its id, else by its country and point; a corrected coordinate of an id is no new value."""
    found: dict[str, Json] = {"name": place.name, "id": place.id, "precision": place.precision}
    if place.id is None:
        found |= {"country": place.country, "lat": place.lat, "lon": place.lon}
    return found


def _without_empty(value: Json) -> Json:
    """The value without keys that hold null, false or nothing; a zero is a value, and a list keeps its places."""
    if isinstance(value, dict):
        kept = {key: _without_empty(item) for key, item in value.items()}
        return {
            key: item
            for key, item in kept.items()
            if item is not None and item is not False and item not in ("", [], {})
        }
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    return value
