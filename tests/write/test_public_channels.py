"""Which addresses lead to a party's own channel, and the form in which they are shown."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_events import FRONT, assault, bare_event

from dragoman.atlas import Atlas
from dragoman.base.claim import Basis
from dragoman.base.event import Carrier, Event, Party, Role, Source, SourceKind
from dragoman.write.public import defang, is_invite, is_own_channel, own_channels

ATLAS = Path("samples/atlas")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a.html", "hxxps://example[.]org/a.html"),
        ("HTTP://Example.ORG", "hxxp://Example[.]ORG"),
        ("https://user@t.me:443/x?u=http://a.example/b", "hxxps://user@t[.]me:443/x?u=hxxp://a[.]example/b"),
        (
            "https://web.archive.org/web/2023/https://t.me/x",
            "hxxps://web[.]archive[.]org/web/2023/hxxps://t[.]me/x",
        ),
        ("https://a.example/?u=https%3A%2F%2Ft.me%2Fx", "hxxps://a[.]example/?u=hxxps%3A%2F%2Ft[.]me%2Fx"),
        ("example.org/x", "example[.]org/x"),
        ("tg://resolve?domain=x", "tg[:]//resolve?domain=x"),
        ("javascript:alert(1)", "javascript[:]alert(1)"),
        ("https://例え。jp/あ", "hxxps://例え[.]jp/あ"),
        ("hxxps://t[.]me/x", "hxxps://t[.]me/x"),
        ("", ""),
    ],
)
def test_defang_leaves_nothing_to_follow(url: str, shown: str) -> None:
    assert defang(url) == shown


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_defang_twice_is_defang_once(url: str) -> None:
    once = defang(f"https://{url}")
    assert defang(once) == once
    assert "http" not in once.lower()[:5]


@pytest.mark.parametrize(
    ("url", "invites"),
    [
        ("https://t.me/joinchat/AAA", True),
        ("https://t.me/some_channel/12", True),
        ("https://chat.whatsapp.com/AAA", True),
        ("https://discord.gg/aaa", True),
        ("hxxps://t[.]me/+AAA", True),
        ("https://web.archive.org/web/2023/https://t.me/s/x", True),
        ("https://a.example/r?u=https%3A%2F%2Fsignal.group%2F%23x", True),
        ("http://abcdefghij234567.onion/x", True),
        ("tg://join?invite=AAA", False),
        ("https://art.me/x", False),
        ("https://example.org/t.me", False),
        ("https://example.org/", False),
        (None, False),
    ],
)
def test_is_invite_finds_messengers_behind_archives_and_escapes(url: str | None, invites: bool) -> None:
    assert is_invite(url) is invites


@pytest.mark.parametrize(
    ("url", "carrier", "how", "kind", "own"),
    [
        ("https://front.example/9", FRONT, "own", SourceKind.PARTY, True),
        ("https://front.example/9", "FGP", "statement", SourceKind.PARTY, True),
        ("https://x.com/fgp/9", "some account", "statement", SourceKind.PARTY, True),
        ("https://pigeonwire.example/fgp/9", "some account", "statement", SourceKind.PARTY, True),
        ("https://courier.example/9", "Example Courier", "statement", SourceKind.PARTY, False),
        ("https://courier.example/9", "Example Courier", "own", SourceKind.OUTLET, False),
        ("https://x.com/courier/9", "Example Courier", "own", SourceKind.OUTLET, False),
        ("https://t.me/courier/9", "Example Courier", "own", SourceKind.OUTLET, True),
        (None, "Example Courier", "statement", SourceKind.PARTY, False),
    ],
)
def test_is_own_channel_by_who_publishes_and_where(
    url: str | None, carrier: str, how: str, kind: SourceKind, own: bool
) -> None:
    event = _carried(url, carrier, how, kind)
    assert is_own_channel(event.claims[0], event.documents[0], event) is own
    assert own_channels(event) == (frozenset({"made-en"}) if own else frozenset())


def test_is_own_channel_holds_for_an_army_as_for_a_group() -> None:
    event = assault()
    assert is_own_channel(event.claims[1], event.documents[1], event)


def test_is_own_channel_knows_the_outlets_that_the_atlas_gives_to_a_group() -> None:
    atlas = Atlas.open([ATLAS])
    outlet = next(
        name for name in ("al-yanbu", "al-zallaqa") if any(m.value.owner for m in atlas.match_outlet(name))
    )
    event = _carried(f"https://{outlet}.example/9", "somebody", "cites", SourceKind.OUTLET)
    assert is_own_channel(event.claims[0], event.documents[0], event, atlas)
    assert not is_own_channel(event.claims[0], event.documents[0], event)


def _carried(url: str | None, carrier: str, how: str, kind: SourceKind) -> Event:
    """The made assault as one source tells it, in one document at an address."""
    made = assault()
    claim, document = made.claims[0], dataclasses.replace(made.documents[0], url=url)
    name = FRONT if kind is SourceKind.PARTY else carrier
    source = Source(
        "s",
        name,
        kind,
        kind is SourceKind.PARTY,
        True,
        (claim.id,),
        (Carrier("made-en", carrier, None, how),),
    )
    party = Party(Role.PERPETRATOR, FRONT, None, None, (FRONT, "FGP"), (Basis.SELF_CLAIMED,), (claim.id,))
    return bare_event((claim,), (document,), sources=(source,), parties=(party,))
