"""A claim and its document -> whose word it is: a party to the act, or whoever publishes.

Twenty papers that carry a group's statement are one voice, the group's. A paper that carries an agency's story speaks
with the agency's voice. What a paper adds from sources of its own is its own voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from dragoman.atlas import Atlas, OutletKind, fold
from dragoman.base.claim import Assertion, Basis, ChainRole, Claim
from dragoman.base.document import Document
from dragoman.base.event import SourceKind
from dragoman.resolve.actors import ActorBook, Who, is_same
from dragoman.resolve.passages import sentence_bounds
from dragoman.resolve.words import WordLists, bare, hosts, is_arabic, spaced, tongue_of, word_lists

_DATELINE = re.compile(r"^[^\n(]{3,60}\((?P<agency>[^()\n]{2,40})\)[^\n]{0,40}?[-–—:]", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
AGENCY_AR = "وكاله"  # folded; with it begin the names of agencies in Arabic datelines
MOST_PLACE_WORDS = 3  # of a dateline
HEDGED = frozenset({Basis.ACCUSED, Basis.SUSPECTED})
MOST_READ = 100_000  # characters in which a denial is looked for
LONGEST_WORD = 9  # letters from which the end of a name is telling
_HEAD, _TAIL = 400, 250  # characters in which a byline stands
_HOST_PARTS = frozenset({"www", "m", "amp", "en", "fr", "ar", "news", "mobile"})
_PATH_WORDS = frozenset({"s", "c", "channel", "posts", "post", "p", "user", "u", "status", "t"})
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word an account is: `key` tells voices apart, `who` is the party."""

    key: str
    name: str
    kind: SourceKind
    who: Who | None = None


class Voices:
    """Finds the voice of claims and of figures."""

    def __init__(self, atlas: Atlas, actors: ActorBook) -> None:
        self._atlas = atlas
        self._actors = actors

    def of_claim(self, claim: Claim, document: Document) -> Voice:
        """Who says it: the party that claims, confirms or denies it, else the document's own voice."""
        if claim.assertion is Assertion.CLAIMED:
            name = claim.claimant or claim.perpetrator
        elif claim.assertion is Assertion.DENIED:
            return self._denier(claim, document)
        elif claim.assertion is Assertion.CONFIRMED:
            name = claim.claimant or (claim.attribution.by if claim.attribution else None)
        else:
            name = None
        if name:
            return self.of_party(self._actors.who(name, claim.country))
        return self._own_site(claim, document) or self.of_document(document, claim)

    def _denier(self, claim: Claim, document: Document) -> Voice:
        """Who denies: the party that publishes, the one named before the word of denial, else who is accused."""
        site = self._own_site(claim, document)
        if site is not None:
            return site
        names = [n for n in (claim.claimant, claim.target, claim.perpetrator) if n]
        parties = [self._actors.who(name, claim.country) for name in names]
        for words in denying_words(document.read_text[:MOST_READ]):
            named = self._actors.named_in(words, None)
            said = [who for who in parties if named & who.actors or _names(words, who)]
            if said and said[0].actors:
                return self.of_party(said[0])
            if said:
                proper = proper_part(said[0].name)  # who denies is the Command, not its position
                return self.of_party(self._actors.who(proper, claim.country) if proper else said[0])
        voice = self.of_document(document, claim)
        if voice.kind is SourceKind.PARTY or not claim.perpetrator:
            return voice
        accused = self._actors.who(claim.perpetrator, claim.country)
        is_hedged = claim.attribution is not None and claim.attribution.basis in HEDGED
        return self.of_party(accused) if is_hedged or not claim.target else voice

    def _own_site(self, claim: Claim, document: Document) -> Voice | None:
        """A party that publishes in its own place: the Cordillera Joint Brigade on cordillera-brigade.example."""
        places = [place for place in (account_of(document.url), site_of(document.url)) if place]
        for name in (claim.perpetrator, claim.target, claim.claimant):
            who = self._actors.who(name, claim.country) if name else None
            if who is not None and any(
                is_own_place(place, one) for place in places for one in self._named_so(who, document)
            ):
                return self.of_party(who)
        return None

    def _named_so(self, who: Who, document: Document) -> tuple[Who, ...]:
        """A party, and in a document that is not in English also by the atlas's name, after which sites are named."""
        if tongue_of(document.lang) in ("", "en"):
            return (who,)
        names = (self._actors.name_of(actor) for actor in sorted(who.actors))
        return (who, *(self._actors.who(name, None) for name in names if name))

    def of_party(self, who: Who) -> Voice:
        """The voice of a party to the act."""
        identity = min(who.actors) if who.actors else who.key
        actor = next((a for a in sorted(who.actors) if self._actors.name_of(a)), None)
        name = self._actors.name_of(actor) if actor else None
        return Voice(f"party:{identity}", name or who.name, SourceKind.PARTY, who)

    def of_document(self, document: Document, claim: Claim | None = None) -> Voice:
        """The voice of whoever publishes: the agency of the byline, the outlet named, the site."""
        relays = [link.name for link in claim.chain if link.role is ChainRole.RELAY] if claim else []
        site = site_of(document.url)
        carrier = claim and (claim.outlet or claim.platform)
        for name in (agency_of(document), self._wire_in(document), *relays[-1:], site, carrier):
            if name and not self._is_platform(name):
                return self._named(name)
        if site:
            account = account_of(document.url)
            if account and self._atlas.match_outlet(account):
                return self._named(account)
            key = f"account:{site}/{account or document.id}"
            return Voice(key, account or f"post on {site}", SourceKind.UNNAMED)
        return Voice(f"document:{document.id}", document.title[:80] or document.id[:16], SourceKind.UNNAMED)

    def of_name(self, name: str, claim: Claim, document: Document, parties: tuple[Who, ...]) -> Voice:
        """The voice of who gives a figure: a party when it is one, an outlet that the atlas knows, else the
        document's own sources."""
        who = self._actors.who(name, claim.country)
        for party in parties:
            if is_same(who, party):
                return self.of_party(party)
        if who.actors and any(who.actors & party.actors or who.kin & party.actors for party in parties):
            return self.of_party(who)
        outlets = self._atlas.match_outlet(name)
        return self._named(name) if outlets else self.of_document(document, claim)

    def _named(self, name: str) -> Voice:
        matches = self._atlas.match_outlet(name)
        if matches and matches[0].value.kind is not OutletKind.PLATFORM:
            outlet = matches[0].value
            if outlet.owner and self._actors.name_of(outlet.owner):
                return self.of_party(self._actors.who(outlet.owner, None))
            return Voice(f"outlet:{outlet.id}", outlet.name, SourceKind.OUTLET)
        who = self._actors.who(name.replace("-", " "), None)
        if who.actors and fold(who.alias) == fold(name):
            return self.of_party(who)  # a force's own site
        return Voice(f"outlet:{fold(name)}", name, SourceKind.OUTLET)

    def _is_platform(self, name: str) -> bool:
        """Whether a name is that of a service on which anybody can post: it says nothing itself."""
        return any(match.value.kind is OutletKind.PLATFORM for match in self._atlas.match_outlet(name))

    def _wire_in(self, document: Document) -> str | None:
        """A wire of the atlas that signs the text: alone on a line or in brackets, at the head or the tail."""
        for part in (document.text[:_HEAD], document.text[-_TAIL:]):
            for line in part.splitlines():
                for name in (line, *re.findall(r"[(\[]([^()\[\]\n]{2,40})[)\]]", line)):
                    clean = str(name).strip(" -–—.|©/").removeprefix("By ").removeprefix("Par ").strip()
                    if 1 < len(clean) <= 40 and any(
                        match.value.kind is OutletKind.WIRE for match in self._atlas.match_outlet(clean)
                    ):
                        return clean
        return None


def denying_words(text: str) -> Iterator[str]:
    """Of each sentence that holds a word of denial, the words that should name who denies: those before it, or those
    after "denied by"; in Arabic those after the verb first, up to what is denied."""
    lists = word_lists()
    for start, end in sentence_bounds(text):
        sentence = spaced(text[start:end])
        words = list(_WORD.finditer(sentence))
        for at, match in enumerate(words):
            verb = next((host for host in map(fold, hosts(match[0])) if host in lists.denial), None)
            if verb is None:
                continue
            is_passive = at + 1 < len(words) and fold(words[at + 1][0]) in lists.denied_by
            if verb in lists.denied_after:
                yield sentence[match.end() : _until(words[at + 1 :], len(sentence), lists)]
            yield sentence[match.end() :] if is_passive else sentence[: match.start()]
            break


def _until(words: Sequence[re.Match[str]], end: int, lists: WordLists) -> int:
    """Where what is denied begins after a verb of denial."""
    return next((word.start() for word in words if fold(word[0]) in lists.denied_until), end)


def proper_part(name: str) -> str:
    """The capitalised words at the end of a name: "Command" of "position of the Command"; "" when there are none."""
    words = name.split()
    at = len(words)
    while at and words[at - 1][:1].isupper():
        at -= 1
    return " ".join(words[at:])


def _names(words: str, who: Who) -> bool:
    """Whether any capitalised word of a name stands among the words: "the Command" of "post of the Command"."""
    if is_arabic(who.name):  # no capitals: the words that say which body it is
        return any(bare(fold(word)) in who.words for word in _WORD.findall(words))
    telling = {word for word in _WORD.findall(who.name) if word[:1].isupper() and len(word) > 3}
    return bool(telling & set(_WORD.findall(words)))


def agency_of(document: Document) -> str | None:
    """The agency in the dateline: "BAMAKO (Agency), 3 May - ...", None when there is none."""
    match = _DATELINE.search(document.text[:_HEAD])
    if match is None:
        return None
    place = document.text[match.start() : match.start("agency")].strip(" (,\n")
    words = place.replace(",", " ").split()
    name = str(match["agency"]).strip()
    if is_arabic(place):  # no capitals: the agency says itself what it is
        return name if len(words) <= MOST_PLACE_WORDS and bare(fold(name.split()[0])) == AGENCY_AR else None
    is_dateline = bool(words) and words[0].isupper() and len(words[0]) > 2 and name[:1].isupper()
    return name if is_dateline else None


def is_own_place(place: str, who: Who) -> bool:
    """Whether the name of a site or an account is made of a party's name or initials and of words for what it is."""
    parts = [fold(part) for part in re.split(r"[-_.]", place) if part]
    telling = [part for part in parts if part not in word_lists().sites]
    if not telling or not who.key:
        return False
    if "".join(telling) in (who.key, who.initials) or who.initials and telling == [who.initials]:
        return True
    if len(who.initials) > 2 and who.initials in telling:  # "epc-goma" of the Eastern Provinces Corps
        return True
    if len(telling) == 1 and len(telling[0]) >= LONGEST_WORD and who.key.endswith(telling[0]):
        return True  # "canalpolice" of the Diyala Canal Police
    words = {fold(word) for word in _WORD.findall(who.name) if word[:1].isupper()}
    return len(telling) > 1 and words.issuperset(telling)


def account_of(url: str | None) -> str | None:
    """The account in the address of a post ("/@name/123", "/name/status/123"), None when the path is only numbers."""
    try:
        parts = [part for part in urlsplit(url or "").path.split("/") if part]
    except ValueError:
        return None
    if len(parts) < 2 or not any(char.isalpha() for char in parts[0]):
        return None
    return (
        parts[1]
        if parts[0] in _PATH_WORDS and len(parts) > 2
        else None
        if parts[0] in _PATH_WORDS
        else parts[0]
    )


def site_of(url: str | None) -> str | None:
    """The telling part of an address's host: "news.example-daily.co.uk" -> "example-daily"."""
    try:
        host = (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return None
    parts = [part for part in host.split(".") if part]
    if len(parts) > 1:
        parts = parts[:-1]
    if len(parts) > 1 and parts[-1] in _SECOND_LEVEL:
        parts = parts[:-1]
    while len(parts) > 1 and parts[0] in _HOST_PARTS:
        parts = parts[1:]
    return parts[-1] if parts else None
