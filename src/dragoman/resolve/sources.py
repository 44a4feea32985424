"""The claims of an event -> its independent sources, each with the chain of those that only carry it.

Near-verbatim texts are one source however many sites print them; so are a statement and all who pass it on. The count
errs on the low side: what cannot be shown to be independent is not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.atlas import fold
from dragoman.base.claim import Assertion, Claim
from dragoman.base.document import Document
from dragoman.base.event import Carrier, Source, SourceKind
from dragoman.resolve.actors import Who, is_kin, is_same
from dragoman.resolve.passages import likeness, signature
from dragoman.resolve.profile import LISTS, Profile
from dragoman.resolve.voices import Voice, Voices, site_of

REPOST = 0.5
"""Share of three-word sequences from which two texts are one: copies in the scenarios have 0.6 and more, two reports
of one act in different words at most 0.25."""


@dataclass(frozen=True, slots=True)
class Told:
    """One claim in its event: with its document, its profile, whose word it is, and whose words it also holds."""

    claim: Claim
    document: Document
    profile: Profile
    voice: Voice
    others: tuple[Voice, ...]

    @property
    def said_on(self) -> str | None:
        """When it was said: the statement's date, else the document's."""
        published = self.document.published
        return self.claim.claimed_on or (published.isoformat() if published else None)

    @property
    def affirms(self) -> bool:
        """Whether it says that the act happened."""
        return self.claim.assertion is not Assertion.DENIED


@dataclass(frozen=True, slots=True)
class Copies:
    """Which documents are copies of which: document id -> (id of the first, how alike in per cent)."""

    first: dict[str, tuple[str, int]]

    def root(self, document: str) -> str:
        """The document that this one repeats, itself when it repeats none."""
        return self.first[document][0] if document in self.first else document


def tell_voices(
    pairs: Sequence[tuple[Claim, Document]], profiles: dict[str, Profile], voices: Voices
) -> tuple[Told, ...]:
    """The claims of an event with their voices, earliest first."""
    parties = everybody(profiles.values())
    known: list[Voice] = []
    told = []
    for claim, document in sorted(pairs, key=lambda pair: pair[0].id):
        voice = _one_voice(voices.of_claim(claim, document), known)
        others: dict[str, Voice] = {}
        for kind in LISTS:
            for toll in getattr(claim, kind):
                if toll.source:
                    other = _one_voice(voices.of_name(toll.source, claim, document, parties), known)
                    if other.key != voice.key:
                        others.setdefault(other.key, other)
        told.append(Told(claim, document, profiles[claim.id], voice, tuple(others.values())))
    return tuple(sorted(told, key=lambda t: (t.said_on or "9", str(t.document.published or "9"), t.claim.id)))


def _one_voice(voice: Voice, known: list[Voice]) -> Voice:
    """The voice under which a party spoke before, where two spellings of its name have keys of their own."""
    if voice.who is None:
        return voice
    for other in known:
        if other.who is not None and is_same(voice.who, other.who):
            return other
    known.append(voice)
    return voice


def everybody(profiles: Iterable[Profile]) -> tuple[Who, ...]:
    """Who is named in a part of the act, or claims it, by any account; each once."""
    return tuple(dict.fromkeys(who for profile in profiles for who in profile.whos))


def find_copies(told: Sequence[Told]) -> Copies:
    """Documents whose text, or whose telling of this act, repeats an earlier one's."""
    documents = list({t.document.id: t.document for t in told}.values())
    whole = {d.id: signature(d.text) for d in documents}
    passages = {t.document.id: t.profile.signature for t in told}
    first: dict[str, tuple[str, int]] = {}
    for at, document in enumerate(documents):
        for earlier in documents[:at]:
            share = max(
                likeness(whole[document.id], whole[earlier.id]),
                likeness(passages[document.id], passages[earlier.id]),
            )
            if share >= REPOST:
                root = first.get(earlier.id, (earlier.id, 0))[0]
                first[document.id] = root, round(share * 100)
                break
    return Copies(first)


def is_party(voice: Voice, parties: Sequence[Who]) -> bool:
    """Whether a voice is interested: that of an armed actor, named in this act or not, or of who is named in it."""
    return voice.kind is SourceKind.PARTY or (
        voice.who is not None and any(is_same(voice.who, p) or is_kin(voice.who, p) for p in parties)
    )


def source_keys(told: Sequence[Told], copies: Copies) -> dict[str, str]:
    """Key of a voice -> key of the independent source that it belongs to."""
    keys = {voice.key: voice.key for t in told for voice in (t.voice, *t.others)}

    def root(key: str) -> str:
        while keys[key] != key:
            key = keys[key]
        return key

    by_document: dict[str, str] = {}
    for t in told:
        for voice in (t.voice, *t.others):
            if voice.kind is not SourceKind.PARTY:
                by_document.setdefault(t.document.id, voice.key)
    for document, (origin, _) in copies.first.items():
        if document in by_document and origin in by_document:
            keys[root(by_document[document])] = root(by_document[origin])
    names: dict[str, str] = {}
    for t in told:
        for voice in (t.voice, *t.others):
            if voice.kind is not SourceKind.PARTY:  # one name on a site and on a platform is one source
                keys[root(voice.key)] = root(names.setdefault(fold(voice.name), voice.key))
    for t in told:
        quoted = t.claim.attribution.by if t.claim.attribution else None
        cited = names.get(fold(quoted)) if quoted else None
        if cited and t.voice.kind is not SourceKind.PARTY and root(cited) != root(t.voice.key):
            keys[root(t.voice.key)] = root(cited)
    return {key: root(key) for key in keys}


def count_sources(
    told: Sequence[Told], copies: Copies, keys: dict[str, str], voices: Voices, parties: Sequence[Who]
) -> tuple[Source, ...]:
    """The independent sources of an event, earliest first."""
    grouped: dict[str, list[tuple[Told, Voice]]] = {}
    for t in told:
        for voice in (t.voice, *t.others):
            grouped.setdefault(keys[voice.key], []).append((t, voice))
    sources = []
    for key, found in grouped.items():
        chief = next((voice for _, voice in found if voice.key == key), found[0][1])
        if chief.kind is SourceKind.UNNAMED:
            chief = next((voice for _, voice in found if voice.kind is SourceKind.OUTLET), chief)
        sources.append(
            Source(
                key=key,
                name=chief.name,
                kind=chief.kind,
                interested=is_party(chief, parties),
                affirms=any(t.affirms or voice is not t.voice for t, voice in found),
                claims=tuple(dict.fromkeys(t.claim.id for t, _ in found)),
                chain=_chain(found, copies, voices, chief),
            )
        )
    return tuple(sources)


def _chain(
    found: Sequence[tuple[Told, Voice]], copies: Copies, voices: Voices, chief: Voice
) -> tuple[Carrier, ...]:
    """The documents that carry a source's account, and how each is known to do no more."""
    chain: dict[str, Carrier] = {}
    for t, voice in found:
        carrier = voices.of_document(t.document, t.claim)
        if t.document.id in copies.first:
            origin, share = copies.first[t.document.id]
            how = f"repost:{share}:{origin}"
        elif voice.kind is SourceKind.PARTY and carrier.key != voice.key:
            how = "statement" if t.voice is voice else "quotes"
        elif carrier.key == chief.key:
            how = "own"
        else:
            how = "cites"
        day = t.document.published
        name = site_of(t.document.url) if how.startswith("repost") else None
        chain.setdefault(
            t.document.id, Carrier(t.document.id, name or carrier.name, day.isoformat() if day else None, how)
        )
    return tuple(chain.values())
