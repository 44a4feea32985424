"""The documents of an event -> who published each, when, and where it stands, with no live link to a party's
channel."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.atlas import Atlas
from dragoman.base.event import Event
from dragoman.page.shown import show_line
from dragoman.write.channels import defang, own_channels

WEB = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Carried:
    """A document as an export names it.

    Args:
        outlet: who published it, "" when nobody is named.
        day: when (ISO), else when it says that it speaks, "" when neither is known.
        address: where it stands, and `archived` where a copy does; None when not known or kept back.
        is_link: whether the addresses may be followed; those of a party's own channel are defanged.
        lang: BCP 47 tag. published: ISO day. fetched: UTC instant. None where not known.
    """

    document: str
    outlet: str
    title: str
    day: str
    address: str | None
    archived: str | None
    is_link: bool
    lang: str | None
    published: str | None
    fetched: str | None


def carried_by(event: Event, atlas: Atlas | None = None) -> tuple[Carried, ...]:
    """Every document of the event, in its order."""
    names = {link.document: link.name for source in event.sources for link in source.chain}
    said = {c.document_id: c.claimed_on for c in event.claims if c.claimed_on}
    own = own_channels(event, atlas)
    made = []
    for document in event.documents:
        addresses = [address for address in (document.url, document.archived) if address]
        is_link = bool(addresses) and document.id not in own and all(map(is_followable, addresses))
        made.append(
            Carried(
                document=show_line(document.id),
                outlet=show_line(names.get(document.id, "")),
                title=show_line(document.title),
                day=document.published.isoformat() if document.published else said.get(document.id, ""),
                address=_shown(document.url, is_link),
                archived=_shown(document.archived, is_link),
                is_link=is_link,
                lang=show_line(document.lang) if document.lang else None,
                published=document.published.isoformat() if document.published else None,
                fetched=show_line(document.fetched) if document.fetched else None,
            )
        )
    return tuple(made)


def is_followable(address: str) -> bool:
    """Whether an address is one of the web with nothing strange in it."""
    return address.startswith(WEB) and show_line(address) == "hxx" + address[3:]


def _shown(address: str | None, is_link: bool) -> str | None:
    if not address:
        return None
    return address if is_link else defang(address)
