"""What an object is about -> its UUID, the same in every run.

Source: RFC 9562, UUID version 5. The namespace is our own, since STIX keeps its namespace for cyber-observable objects.
"""

from __future__ import annotations

from uuid import NAMESPACE_DNS, UUID, uuid5

NAMESPACE = uuid5(NAMESPACE_DNS, "dragoman")
_BETWEEN = "\x1f"


def stable_uuid(*parts: str) -> UUID:
    """The UUID of what the parts name together; a half of a surrogate pair counts as what replaces it."""
    name = _BETWEEN.join(parts).encode("utf-8", "replace").decode("utf-8")
    return uuid5(NAMESPACE, name)


def stix_id(kind: str, *parts: str) -> str:
    """The id of a STIX object of a type."""
    return f"{kind}--{stable_uuid(kind, *parts)}"
