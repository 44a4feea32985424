"""An address -> whether it leads to a group's own channel, and the same address in a form that is no link.

All sides are treated alike: the site of an army's press office is as much its own channel as a group's account. In
doubt a channel is taken for a group's own: a reader loses a click, nobody's propaganda gains one.
"""

from __future__ import annotations

import contextlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from dragoman.atlas import Atlas, OutletKind, fold
from dragoman.base.claim import Claim
from dragoman.base.document import Document
from dragoman.base.event import Carrier, Event, Source, SourceKind
from dragoman.page.shown import show_line

_DOTS = "[.\u3002\uff0e\uff61]"
"""What a browser takes for the dot of a host."""
_SCHEME = re.compile(r"(?i)\bh(?:tt|xx)p(s?)(?=:|%3a)")
_OTHER_SCHEME = re.compile(r"(?i)^(?!hxxps?:)([a-z][a-z0-9+.-]*):(?=[^\d])")
_HOST = re.compile(
    r"(?<=://)[^/?#\s]+|(?<=%2F%2F)[^/?#%\s]+|^(?![a-zA-Z][a-zA-Z0-9+-]*(?::|\[:\]))[^/?#\s]+", re.IGNORECASE
)
_OWN = frozenset({"own", "statement"})
_GROUPS_OWN = frozenset({OutletKind.MEDIA_ARM, OutletKind.CHANNEL})


def defang(url: str) -> str:
    """An address in a form that nothing follows; one that is defanged already stays as it is.

    >>> defang("https://t.me/a.b")
    'hxxps://t[.]me/a.b'
    """
    shown = re.sub(r"\[\.\]|\(\.\)", ".", show_line(url).replace("[:]", ":").replace(" ", "%20"))
    shown = _HOST.sub(lambda m: re.sub(_DOTS, "[.]", m[0]), shown)
    shown = _SCHEME.sub(lambda m: f"hxxp{m[1].lower()}", shown)
    return _OTHER_SCHEME.sub(r"\1[:]", shown)


def is_invite(url: str | None) -> bool:
    """Whether an address, or one that it hides behind an archive or an escape, leads into a messenger or a hidden
    service: it is always defanged."""
    return any(pattern.search(address) for address in _addresses_in(url or "") for pattern in _invites())


def is_own_channel(claim: Claim, document: Document, event: Event, atlas: Atlas | None = None) -> bool:
    """Whether the document stands on a channel of a party to the act, or its address is a messenger's.

    It does when the party itself publishes it (its own site, its account under its name or initials); when a party
    speaks in it and its address is that of a platform; and when the atlas knows the site as a group's outlet.
    """
    if is_invite(document.url) or is_invite(document.archived):
        return True
    for source in event.sources:
        if source.kind is SourceKind.PARTY or source.interested:
            for carrier in source.chain:
                if carrier.document == document.id and _is_own(
                    carrier, source, claim, document, event, atlas
                ):
                    return True
    return _is_groups_outlet(document, atlas) or (
        _is_on_platform(document, claim, event, atlas) and _speaks_for_a_group(claim, atlas)
    )


def own_channels(event: Event, atlas: Atlas | None = None) -> frozenset[str]:
    """The ids of the event's documents that stand on a party's own channel."""
    documents = {document.id: document for document in event.documents}
    return frozenset(
        claim.document_id
        for claim in event.claims
        if claim.document_id in documents
        and is_own_channel(claim, documents[claim.document_id], event, atlas)
    )


def _is_own(
    carrier: Carrier, source: Source, claim: Claim, document: Document, event: Event, atlas: Atlas | None
) -> bool:
    """Whether the document that carries a party's word is the party's own."""
    if carrier.how == "own" or _is_same_name(carrier.name, [source.name, *_wordings(event, source.name)]):
        return True
    return carrier.how in _OWN and _is_on_platform(document, claim, event, atlas)


def _wordings(event: Event, name: str) -> list[str]:
    return [
        n for party in event.parties if name in (party.name, *party.names) for n in (party.name, *party.names)
    ]


def _is_same_name(name: str, names: Iterable[str]) -> bool:
    """Whether a name is one of the names or its initials: "KRA" of the Karst River Army."""
    key = fold(name)
    for other in names:
        initials = fold("".join(word[0] for word in re.findall(r"\w+", other) if word[:1].isupper()))
        if key and key in (fold(other), initials):
            return True
    return False


def _is_on_platform(document: Document, claim: Claim, event: Event, atlas: Atlas | None) -> bool:
    """Whether the address is a platform's: one of our list, of the atlas, or of those that the accounts name."""
    named = {fold(c.platform) for c in event.claims if c.platform}
    for host in _hosts(document.url):
        labels = host.split(".")
        if any(host == known or host.endswith("." + known) for known in _table()["platforms"]):
            return True
        if named & {fold(label) for label in labels}:
            return True
        if any(OutletKind.PLATFORM in _kinds(label, atlas) for label in labels[:-1]):
            return True
    return False


def _is_groups_outlet(document: Document, atlas: Atlas | None) -> bool:
    """Whether the atlas knows the site, or the account in the address, as a group's outlet."""
    names = [label.replace("-", " ") for host in _hosts(document.url) for label in host.split(".")[:-1]]
    with contextlib.suppress(ValueError):  # an address that is none has no account either
        names += [part.strip("@") for part in urlsplit(document.url or "").path.split("/") if part][:2]
    return any(_GROUPS_OWN & _kinds(name, atlas, is_owned=True) for name in names)


def _speaks_for_a_group(claim: Claim, atlas: Atlas | None) -> bool:
    return bool(claim.outlet and _GROUPS_OWN & _kinds(claim.outlet, atlas, is_owned=True))


def _kinds(name: str, atlas: Atlas | None, *, is_owned: bool = False) -> frozenset[OutletKind]:
    """What kinds of outlet a name may be in the atlas; `is_owned`: only those that an actor of the atlas owns."""
    if atlas is None or len(name) < 2:
        return frozenset()
    return frozenset(m.value.kind for m in atlas.match_outlet(name) if m.value.owner or not is_owned)


def _hosts(url: str | None) -> list[str]:
    """The host of an address, and those of addresses inside it, in small letters without "www."."""
    hosts = [re.split(r"[/?#]", address)[0].rsplit("@", 1)[-1] for address in _addresses_in(url or "")]
    return [re.sub(r":\d+$", "", host).removeprefix("www.") for host in hosts]


def _addresses_in(url: str) -> list[str]:
    """The address without its scheme, and every address that stands inside it, in small letters."""
    plain = unquote(unquote(url)).strip().lower()
    plain = re.sub(_DOTS, ".", plain.replace("[.]", "."))
    parts = re.split(r"(?:h(?:tt|xx)ps?|tg|ftp):/{1,2}", plain)
    return [part for part in parts if part]


@cache
def _table() -> Mapping[str, list[str]]:
    return tomllib.loads(files("dragoman.write").joinpath("channels.toml").read_text(encoding="utf-8"))


@cache
def _invites() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _table()["invites"])
