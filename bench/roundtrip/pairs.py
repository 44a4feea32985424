"""Claims coded in documents of one language -> told in another, read by the reader of that one, and compared.

Every claim is told twice, in full and in one sentence, by the names that the atlas has for its groups in the language
of the telling, as a report tells it. Documents that are set aside stay out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bench.roundtrip.across import compare_across
from bench.roundtrip.cases import Case, load_coded
from bench.roundtrip.measure import OWN_ATLAS, Share, Trip, closest
from bench.roundtrip.telling import Form, tell_document
from dragoman.atlas import Atlas
from dragoman.read import RuleReader
from dragoman.tell import open_grammar
from dragoman.write.naming import claim_names, names_in, places_in

LANGUAGES = ("en", "fr", "ar")


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """The language of the documents in which claims were coded, and that in which they are told and read."""

    coded: str
    told: str

    def __str__(self) -> str:
        return f"{self.coded}→{self.told}"


PAIRS = tuple(Pair(coded, told) for coded in LANGUAGES for told in LANGUAGES)


@dataclass(frozen=True, slots=True)
class PairTrip:
    """A claim of a pair, told in one form and read."""

    pair: Pair
    form: Form
    trip: Trip


@cache
def _reader() -> RuleReader:
    return RuleReader(Atlas.open((OWN_ATLAS,)))


@cache
def _cases(lang: str) -> tuple[Case, ...]:
    return tuple(load_coded(lang, _reader().atlas))


def make_pair_trips(pairs: Iterable[Pair], forms: Iterable[Form] = tuple(Form)) -> Iterator[PairTrip]:
    """Every claim of the pairs, told in the forms and read."""
    kept = tuple(forms)
    for pair in pairs:
        for case in _cases(pair.coded):
            for form in kept:
                yield PairTrip(pair, form, _travel(case, pair, form))


def _travel(case: Case, pair: Pair, form: Form) -> Trip:
    reader = _reader()
    named = names_in(pair.told, claim_names(case.claim), reader.atlas)
    names = {**places_in(pair.told, case.claim, reader.atlas), **named}
    document = tell_document(case, pair.told, names=names, form=form)
    found = reader.read(document).claims
    best = closest(case.claim, found)
    grammar = open_grammar(pair.told)
    values = compare_across(case.claim, best, reader.atlas, grammar, names, form)
    return Trip(case, document, len(found), tuple(values))


def measure_pairs(trips: Iterable[PairTrip]) -> dict[str, Share]:
    """Shares by pair and form: "fr→ar/full"."""
    shares: dict[str, Share] = {}
    for row in trips:
        shares.setdefault(f"{row.pair}/{row.form}", Share()).add(row.trip)
    return shares
