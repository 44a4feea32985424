"""Events -> the events that may be published: READ docs/explanation/publication-check.md FIRST.

Names of private persons are withheld everywhere, points of recent events are rounded when the desk says so, addresses
of groups' own channels are defanged, the texts of documents are left out (their hashes stay), and quotes are cut to 25
words. Reports, data and bundles are made from these events and from nothing else.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.atlas import Atlas, fold
from dragoman.base.document import Document
from dragoman.base.event import Event
from dragoman.page.event_names import MOST_READ, known_names, names_of_event
from dragoman.page.givers import name_parts, speakers_in, words_of
from dragoman.write.channels import defang, is_invite, is_own_channel, own_channels
from dragoman.write.coarse import coarsen_event, is_coarsened, is_recent
from dragoman.write.policy import Policy
from dragoman.write.quotes import shorten_claim
from dragoman.write.withholding import withhold_names

__all__ = [
    "Policy",
    "Publisher",
    "defang",
    "is_coarsened",
    "is_invite",
    "is_own_channel",
    "is_recent",
    "own_channels",
    "public_event",
]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Makes events fit to be published, on a day and by a policy; an atlas knows more groups' own channels."""

    policy: Policy
    today: date
    atlas: Atlas | None = None

    def publish(
        self, event: Event, names: Iterable[str] = (), *, found: Iterable[str] | None = None
    ) -> Event:
        """One event as it may be published.

        Args:
            names: further names to withhold, such as those of the other events of a report.
            found: those of `find_names`, where they are at hand.
        """
        own = own_channels(event, self.atlas)
        hashes = [document.sha256 for document in event.documents]  # of the texts as they came, names and all
        event = withhold_names(event, self.names(event, names, found=found))
        event = coarsen_event(event, self.policy, self.today)
        return dataclasses.replace(
            event,
            claims=tuple(shorten_claim(claim) for claim in event.claims),
            documents=tuple(
                _without_text(document, sha256, is_own=document.id in own)
                for document, sha256 in zip(event.documents, hashes, strict=True)
            ),
        )

    def publish_all(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Events that are told together: a full name that one of them gives is withheld from all."""
        found = [self.find_names(event) for event in events]
        names = self.names_of_all(zip(events, found, strict=True))
        return tuple(self.publish(event, names, found=own) for event, own in zip(events, found, strict=True))

    def names_of_all(self, events: Iterable[tuple[Event, Iterable[str]]]) -> tuple[str, ...]:
        """The full names of private persons in events; of one word only those that the desk gives.

        Args:
            events: each with what `find_names` finds in it.
        """
        names = dict.fromkeys(
            name for event, found in events for name in self.names(event, found=found) if " " in name
        )
        return (*names, *(name for name in self.policy.withhold if name not in names))

    def names(
        self, event: Event, names: Iterable[str] = (), *, found: Iterable[str] | None = None
    ) -> tuple[str, ...]:
        """What is withheld from an event, the longest first; the arguments are those of `publish`."""
        given = [" ".join(name.split()) for name in (*names, *self.policy.withhold)]
        withheld = set(self.find_names(event) if found is None else found)
        added = [name for name in given if name and name not in withheld]
        if added:
            groups = self._groups_in(event)
            public = words_of(" ".join((*known_names(event), *groups))) - words_of(" ".join(added))
            withheld.update(added, *(name_parts(name, public) for name in added))
        shown = [fold(name) for name in self.policy.show]
        kept = (n for n in withheld if not any(fold(n) in name for name in shown))
        return tuple(sorted(kept, key=lambda name: (-len(name), name)))

    def find_names(self, event: Event) -> tuple[str, ...]:
        """The names of private persons in an event; to find them takes a third of the time of publishing it."""
        return names_of_event(event, self._groups_in(event))

    def _groups_in(self, event: Event) -> tuple[str, ...]:
        """Who speaks in an event's documents and is a group that the atlas knows: its name is no person's."""
        if self.atlas is None:
            return ()
        speakers = {
            name for document in event.documents for name in speakers_in(document.read_text[:MOST_READ])
        }
        return tuple(sorted(name for name in speakers if self.atlas.match_actor(name)))


def public_event(event: Event, *, policy: Policy, today: date) -> Event:
    """The event as it may be published; see `Publisher`."""
    return Publisher(policy, today).publish(event)


def _without_text(document: Document, sha256: str, *, is_own: bool) -> Document:
    """A document without its text: the hash stays, and what is quoted can be proven by whoever has the source. The
    addresses of a group's own channel are in a form that nothing follows."""
    url, archived = document.url, document.archived
    if is_own:
        url, archived = (
            defang(address) if address and "://" in address else address for address in (url, archived)
        )
    return dataclasses.replace(document, text="", url=url, archived=archived, digest=sha256)
