"""Accounts -> the tables that show a period at a glance: by country, and by group or force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.tell import How, Piece, Sentence, join_pieces
from dragoman.tell.kinds import Count
from dragoman.tell.terms import comma_of
from dragoman.write.accounts import Account
from dragoman.write.kinds.counts import (
    by_country,
    count_acts,
    lands_of,
    rows_of_kinds,
    total_people,
)
from dragoman.write.kinds.roles import Mention, Role, accounts_in, acts_in, find_roles
from dragoman.write.kinds.telling import Teller, headed
from dragoman.write.report import Cell, Table

MOST_ACTORS = 25
ACTOR_ROLES = (Role.CLAIMS, Role.TOLD, Role.ACCUSED, Role.AGAINST)


def glance_table(teller: Teller, accounts: Sequence[Account]) -> Table:
    """Acts by country, of which kinds, and the killed as parties claim and as others report."""
    rows = []
    for code, group in by_country(accounts).items():
        lands = lands_of(group)[0] if code else ()
        name = headed(teller.desk.grammar.tell_country(code)) if code else teller.label("nowhere")
        rows.append(
            (
                teller.cell(name, lands[0].facts if lands else (), noted=group),
                teller.count(count_acts(group)),
                _kinds(teller, rows_of_kinds(group)),
                teller.total(total_people(group, interested=True)),
                teller.total(total_people(group, interested=False)),
            )
        )
    return teller.table("glance", ("country", "acts", "kinds", "claimed", "reported"), rows)


def _kinds(teller: Teller, kinds: Sequence[Count]) -> Cell:
    """ "Ambush 2, Shelling 1"."""
    grammar = teller.desk.grammar
    groups = [
        (
            Piece(grammar.word("act", str(k.event_type)) + " "),
            Piece(grammar.tell_number(k.number), k.facts, How.COUNT),
        )
        for k in kinds
    ]
    comma = comma_of(grammar.lang)
    return Cell(Sentence(join_pieces(groups, comma, comma)))


def actors_table(teller: Teller, accounts: Sequence[Account]) -> Table | None:
    """Who claims, who is said to have done, who is accused, and whom it was against; most acts first.

    A target that the atlas does not know is mostly no group ("a market"), and stands in no row of its own.
    """
    by_actor: defaultdict[str, list[Mention]] = defaultdict(list)
    for account in accounts:
        for mention in find_roles(account, teller.desk.naming):
            by_actor[mention.key].append(mention)
    shown = {key: found for key, found in by_actor.items() if any(_is_group(m) for m in found)}
    ranked = sorted(shown.values(), key=lambda found: (-acts_in(found, *Role), name_of(teller, found)))
    rows = [
        (
            _actor(teller, found),
            *(teller.count(count_acts(accounts_in(found, role))) for role in ACTOR_ROLES),
        )
        for found in ranked[:MOST_ACTORS]
    ]
    return teller.table("actors", ("actor", *ACTOR_ROLES), rows) if rows else None


def _actor(teller: Teller, found: Sequence[Mention]) -> Cell:
    best = best_mention(teller, [m for m in found if m.role in ACTOR_ROLES])
    return teller.cell(
        teller.desk.naming.calm(best.name), (best.fact,), noted=accounts_in(found, *ACTOR_ROLES)
    )


def _is_group(mention: Mention) -> bool:
    """Whether an account names a doer by a name of its own ("soldiers" is none)."""
    return mention.role in ACTOR_ROLES[:-1] and not mention.name[:1].islower()


def name_of(teller: Teller, found: Sequence[Mention]) -> str:
    """The name by which an actor is told: see `best_mention`."""
    return teller.desk.naming.calm(best_mention(teller, found).name)


def best_mention(teller: Teller, found: Sequence[Mention]) -> Mention:
    """The mention with the name to tell: no acronym where there is more, the one that most accounts write."""
    names = [teller.desk.naming.calm(m.name) for m in found]
    best = max(dict.fromkeys(names), key=lambda name: (" " in name, names.count(name), len(name), name))
    return found[names.index(best)]
