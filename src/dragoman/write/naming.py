"""Accounts and the atlas -> who is whose other spelling, and by which short name a report calls a group.

A short name is taken only from the words of the documents themselves ("GSIM"), and the lead introduces it beside the
full one, as a newspaper does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.atlas import Actor, Atlas, Outlet, fold
from dragoman.base.claim import Claim
from dragoman.page.shown import has_rtl
from dragoman.tell import Deeds, Saying
from dragoman.tell.own_names import own_name
from dragoman.write.accounts import Account

_ACRONYM = re.compile(r"^[A-Z][A-Za-z]{0,3}[A-Z]{1,4}$")
LONG_NAME = 24
"""Characters from which a name is shortened where a short one is known."""


@dataclass(frozen=True, slots=True)
class Naming:
    """`actors` maps folded names to the ids of their bearers, `names` names as written to the short ones told."""

    actors: dict[str, str]
    names: dict[str, str]

    @classmethod
    def of(
        cls, accounts: Sequence[Account], atlas: Atlas | None, *, also: str | None = None, lang: str = "en"
    ) -> Naming:
        """The naming of a report's accounts, and of a name asked for; without an atlas, what the events say.

        Args:
            lang: the language of the report, by whose names the atlas's groups and outlets are told.
        """
        actors = {
            fold(name): party.actor or fold(party.name)
            for account in accounts
            for party in account.event.parties
            for name in (party.name, *party.names)
        }
        if atlas:
            written = {n for a in accounts for n in _names(a)} | {q for a in accounts for q in _quotes(a)}
            for name in written | {also or ""}:
                matches = atlas.match_actor(name)
                if len({m.value.id for m in matches}) == 1:
                    actors.setdefault(fold(name), matches[0].value.id)
        calm = {name: name.title() for a in accounts for name in _names(a) if _is_shouted(name)}
        local = names_in(lang, (n for a in accounts for n in _all_names(a)), atlas) if atlas else {}
        places = {p: n for a in accounts for p, n in places_in(lang, a.claim, atlas).items()} if atlas else {}
        return cls(actors, {**places, **calm, **_short_names(accounts, actors), **local})

    def key(self, name: str | None) -> str:
        """One key for every spelling of an actor; "" for nobody."""
        if not name:
            return ""
        folded = fold(name)
        return self.actors.get(folded, folded)

    def calm(self, name: str) -> str:
        """A name that is written in capitals, as other words are written."""
        return name.title() if _is_shouted(name) else name

    def short(self, name: str) -> str:
        """The short name, or the name."""
        return self.names.get(name) or self.calm(name)

    def shorten(self, saying: Saying) -> Saying:
        """A saying with short names, for a headline."""
        deeds = tuple(self._deeds(deed) for deed in saying.deeds)
        speaker = self.short(saying.speaker) if saying.speaker else None
        outlets = tuple(dict.fromkeys(self.calm(outlet) for outlet in saying.outlets))
        return replace(saying, speaker=speaker, deeds=deeds, outlets=outlets)

    def introduce(self, saying: Saying) -> Saying:
        """A saying whose speaker is introduced by full and short name, others by the short one."""
        shortened = self.shorten(saying)
        full, short = saying.speaker or "", shortened.speaker or ""
        if short != full and _ACRONYM.match(short):
            return replace(shortened, speaker=f"{full} ({short})", short=short)
        return shortened

    def _deeds(self, deeds: Deeds) -> Deeds:
        return replace(
            deeds,
            doers=tuple(self.short(name) for name in deeds.doers),
            against=tuple(self.short(name) for name in deeds.against),
        )


def _is_shouted(name: str) -> bool:
    """Whether a name of several words is written in capitals, as signatures and headlines write it."""
    return name.isupper() and len(name.split()) > 1


def _short_names(accounts: Sequence[Account], actors: dict[str, str]) -> dict[str, str]:
    """A long name as written -> the acronym by which a document of the report calls the same actor."""
    acronyms: dict[str, str] = {}
    for account in accounts:
        for quote in _quotes(account):
            actor = actors.get(fold(quote))
            if actor and _ACRONYM.match(quote):
                acronyms.setdefault(actor, quote)
    return {
        name: acronyms[actors[fold(name)]]
        for account in accounts
        for name in _names(account)
        if len(name) >= LONG_NAME and actors.get(fold(name)) in acronyms
    }


def names_in(lang: str, written: Iterable[str], atlas: Atlas) -> dict[str, str]:
    """Names as written -> the atlas's names of the same actors or outlets in a language; none where they are the same.

    A name that several may bear stays as written.
    """
    found: dict[str, str] = {}
    for name in dict.fromkeys(written):
        bearers: dict[str, tuple[str, ...]] = {
            m.value.id: _spellings(m.value) for m in atlas.match_actor(name)
        }
        bearers = bearers or {m.value.id: _spellings(m.value) for m in atlas.match_outlet(name)}
        local = own_name(name, next(iter(bearers.values())), lang) if len(bearers) == 1 else None
        if local:
            found[name] = local
    return found


def places_in(lang: str, claim: Claim, atlas: Atlas) -> dict[str, str]:
    """Places in Arabic letters -> the names by which the gazetteer has them, for a language of Latin letters.

    The place is the one that the claim's details say it is; one that the gazetteer does not know stays as written.
    """
    if lang == "ar":
        return {}
    found: dict[str, str] = {}
    for place in claim.place_detail:
        countries = atlas.find_country(place.name).matches if has_rtl(place.name) else ()
        if countries:
            found[place.name] = countries[0].value.name
        elif place.id and has_rtl(place.name):
            entries = atlas.places.find(place.name, place.country)
            known = next((entry.name for entry in entries if entry.id == place.id), None)
            if known and not has_rtl(known):
                found[place.name] = known
    return found


def _spellings(entry: Actor | Outlet) -> tuple[str, ...]:
    return (entry.name, *entry.names)


def claim_names(claim: Claim) -> Iterator[str]:
    """Every name of a group, body or outlet that a claim holds."""
    by = claim.attribution.by if claim.attribution else None
    sources = (toll.source for toll in (*claim.killed, *claim.injured, *claim.captured))
    parties = (claim.claimant, claim.perpetrator, claim.target, by, claim.outlet, claim.platform)
    yield from (name for name in (*parties, *sources) if name)


def _all_names(account: Account) -> Iterator[str]:
    yield from claim_names(account.claim)
    if account.speaker:
        yield account.speaker


def _names(account: Account) -> Iterable[str]:
    claim = account.claim
    by = claim.attribution.by if claim.attribution else None
    return [n for n in (claim.claimant, claim.perpetrator, claim.target, by, account.speaker) if n]


def _quotes(account: Account) -> Iterable[str]:
    """The words by which a claim's parties are named in its document."""
    for pointer in ("/perpetrator", "/claimant", "/target", "/attribution"):
        for span in account.claim.spans.get(pointer, ()):
            yield span.quote.strip()
