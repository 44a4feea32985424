"""An event -> the names of private persons that nothing made from it may print, in whichever account they stand.

Three kinds of names are looked for: of victims (tolls of named persons), of who says something (sources of figures,
witnesses, relays), and of whoever a party, a title or a text shows to be a person. What the atlas knows as a group, and
what publishes, is nobody's name.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.base.claim import Assertion, Basis, Claim
from dragoman.base.event import Event, Source, SourceKind
from dragoman.page.givers import name_parts, speakers_in, words_of
from dragoman.page.names import names_withheld, persons_in_tolls, public_names, without_persons
from dragoman.page.persons import people_in, persons_in_form, persons_in_party

MOST_READ = 100_000
"""Characters of a document in which who is named is looked for."""


def names_of_event(event: Event, known: Iterable[str] = ()) -> tuple[str, ...]:
    """The words to withhold in an event, the longest first; a name that one account gives is withheld from all.

    Args:
        known: names of parties, publishers and places beside those of the event.
    """
    tolls = (person for claim in event.claims for person in persons_in_tolls(claim))
    # Each once: of a thousand claims most give the same names, and every claim is looked at with all of them.
    persons = tuple(dict.fromkeys((*_persons_as_parties(event), *tolls)))
    public = [without_persons(name, persons) for name in dict.fromkeys((*known, *known_names(event)))]
    givers = tuple(dict.fromkeys(_givers(event)))
    names = {name for claim in event.claims for name in names_withheld(claim, public, givers, persons)}
    words = words_of(" ".join(public))
    names.update(persons, (part for person in persons for part in name_parts(person, words)))
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def known_names(event: Event) -> list[str]:
    """Parties, publishers and places by name, which are no private persons."""
    names = [name for party in event.parties for name in (party.name, *party.names)]
    names += [s.name for s in event.sources if s.kind is not SourceKind.UNNAMED and not is_cited(s)]
    names += [name for claim in event.claims for name in public_names(claim)]
    return [*names, *event.place.names]


def is_cited(source: Source) -> bool:
    """Whether a source speaks only through others: its name is then as they give it, and may be a witness's."""
    return bool(source.chain) and all(carrier.how in ("quotes", "cites") for carrier in source.chain)


def _persons_as_parties(event: Event) -> tuple[str, ...]:
    """Private persons who stand in the place of a party: whom an act was against, or who is suspected of it."""
    groups = {name for party in event.parties if party.actor for name in (party.name, party.alias or "")}
    groups |= {n for party in event.parties if Basis.SELF_CLAIMED in party.bases for n in party.names}
    groups |= {name for claim in event.claims for name in _bodies(claim)}
    groups |= {source.name for source in event.sources if source.kind is not SourceKind.UNNAMED}
    known = words_of(" ".join((*groups, *event.place.names)))
    texts = [document.read_text[:MOST_READ] for document in event.documents]
    named = [name for party in event.parties if not party.actor for name in (party.name, *party.names)]
    named += [n for c in event.claims for n in (c.perpetrator, c.target, c.claimant) if n]
    persons: dict[str, None] = {}
    for name in dict.fromkeys(named):
        persons.update(dict.fromkeys(persons_in_party(name)))
        if name not in groups:
            persons.update(dict.fromkeys(persons_in_form(name, texts, known)))
    return tuple(persons)


def _bodies(claim: Claim) -> list[str]:
    """Names in a claim that are a body's by the place they stand in: outlets, platforms, places, who claims an act."""
    bodies = [claim.outlet, claim.platform, *claim.places]
    bodies += [claim.claimant, claim.perpetrator] if claim.assertion is Assertion.CLAIMED else []
    return [name for name in bodies if name and not persons_in_party(name)]


def _givers(event: Event) -> list[str]:
    """Whom the event gives as saying something, beside its publishers, and whom its texts name as persons."""
    givers = [account.by for figure in event.figures for account in figure.accounts]
    givers += [change.by for figure in event.figures for change in figure.history]
    givers += [holding.by for line in event.materiel.lines for holding in line.holdings]
    titles = {s.name for s in event.sources if s.kind is SourceKind.UNNAMED}
    givers = [giver for giver in givers if giver not in titles]  # a title is read as a text is: "1 to 9 July"
    for document in event.documents:
        text = document.read_text[:MOST_READ]
        givers += [*speakers_in(text), *people_in(text)]
    return [*givers, *(source.name for source in event.sources if is_cited(source))]
