"""An event -> its accounts in plain sentences, one a claim, for the formats that have room for a few words only."""

from __future__ import annotations

from dragoman.base.event import Event
from dragoman.page.shown import show_line
from dragoman.tell import open_grammar
from dragoman.write.accounts import told_speaker


def tell_accounts(event: Event, *, lang: str = "en") -> dict[str, str]:
    """Claim id -> what it says, by whose word, with its hedge."""
    grammar = open_grammar(lang)
    return {
        claim.id: show_line(grammar.tell_in_short(claim, speaker=told_speaker(claim, event)).text)
        for claim in event.claims
    }


def tell_event(event: Event, *, lang: str = "en") -> str:
    """What the accounts say, each sentence once, in the order of the claims."""
    return join_told(tell_accounts(event, lang=lang))


def join_told(told: dict[str, str]) -> str:
    """Sentences in a row, each once."""
    return " ".join(dict.fromkeys(told.values()))
