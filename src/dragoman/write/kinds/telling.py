"""A desk and the words of its language -> sentences, headlines and cells of the kinds of report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.base.errors import UncitedSentence
from dragoman.base.event import Event
from dragoman.tell import Fact, How, Piece, Sentence
from dragoman.tell.kinds import Count, Days, KindWords, Point, Row, Slot, Total, Value, open_kinds
from dragoman.write.accounts import Account
from dragoman.write.compose import Desk
from dragoman.write.facts import require_facts
from dragoman.write.kinds.counts import facts_of, telling
from dragoman.write.kinds.period import days_of
from dragoman.write.report import Cell, Chart, Section, Table
from dragoman.write.tables import tell_quantity

Slots = Slot | tuple[Slot | Row, ...] | None


@dataclass(frozen=True, slots=True)
class Teller:
    """What every part of these reports is told with."""

    desk: Desk
    words: KindWords

    @classmethod
    def of(cls, desk: Desk) -> Teller:
        """The teller of a desk, in its language."""
        return cls(desk, open_kinds(desk.options.lang))

    def tell(self, topic: str, **slots: Slots) -> Sentence:
        """A sentence; a slot that holds nothing is left out with what stands around it."""
        return self.words.tell(self.desk.grammar, _point(topic, slots))

    def tell_headline(self, topic: str, **slots: Slots) -> Sentence:
        """A headline, which like any sentence rests on claims of the report.

        Raises:
            UncitedSentence: it rests on none. ComposeError: see `require_facts`.
        """
        headline = self.words.tell_headline(self.desk.grammar, _point(topic, slots))
        if not headline.facts:
            raise UncitedSentence(f"headline {headline.text[:80]!r}: it rests on no claim of the report.")
        require_facts(headline, {a.claim.id: a.claim for a in self.desk.accounts})
        return headline

    def label(self, *path: str) -> str:
        """A heading or a word of a table."""
        return self.words.label(*path)

    def section(self, heading: str, sentences: Iterable[Sentence], *, level: int = 1) -> Section:
        """A section of one paragraph."""
        return Section(heading, (self.desk.cite(sentences),), level=level)

    def columns(self, *names: str) -> tuple[str, ...]:
        """Headings of columns."""
        return tuple(self.label("column", name) for name in names)

    def table(
        self, name: str, columns: Sequence[str], rows: Iterable[tuple[Cell, ...]], *, note: bool = True
    ) -> Table:
        """A table under its title, with the note that goes with it."""
        remark = self.label("table", f"{name}_note") if note else None
        return Table(name, self.label("table", name), self.columns(*columns), tuple(rows), remark)

    def chart(
        self,
        name: str,
        specification: str,
        columns: tuple[str, ...],
        rows: Iterable[tuple[Cell, ...]],
        *,
        note: bool = False,
    ) -> Chart:
        """A chart with the table that says the same."""
        title = self.label("table", name)
        remark = self.label("table", f"{name}_note") if note else None
        return Chart(name, title, specification, Table(name, title, columns, tuple(rows), remark))

    def cell(self, text: str, facts: tuple[Fact, ...] = (), *, noted: Iterable[Account] = ()) -> Cell:
        """A cell of words, with the footnotes of some accounts."""
        piece = Piece(text, facts, How.TOLD if facts else How.FRAME)
        return Cell(Sentence((piece,)), self.notes(noted))

    def count(self, count: Count) -> Cell:
        """A cell of a number of acts; a dash where there is none."""
        if not count.number:
            return Cell(Sentence((Piece(self.label("none")),)), is_number=True)
        number = Piece(self.desk.grammar.tell_number(count.number), count.facts, How.COUNT)
        return Cell(Sentence((number,)), is_number=True)

    def total(self, total: Total | None) -> Cell:
        """A cell of a sum; a dash where nobody gives a number."""
        if total is None:
            return Cell(Sentence((Piece(self.label("none")),)), is_number=True)
        told = tell_quantity(total.low, total.high, self.desk.grammar)
        if total.is_about:
            open_low = self.desk.grammar.tell_number(total.low) if total.high is None else told
            told = self.label("bounds", "about" if total.high is not None else "about_or_more").format(
                n=open_low
            )
        return Cell(Sentence((Piece(told, total.facts, How.SUM),)), is_number=True)

    def notes(self, accounts: Iterable[Account]) -> tuple[int, ...]:
        """The footnotes of accounts."""
        return tuple(sorted({n for a in accounts for n in self.desk.notes.get(a.claim.id, ())}))


def _point(topic: str, slots: dict[str, Slots]) -> Point:
    return Point(topic, {name: slot for name, slot in slots.items() if slot})


def title_of(event: Event, accounts: Sequence[Account]) -> Value:
    """The title of an event as a value, with the facts that it is made of."""
    own = [a for a in accounts if a.event.id == event.id]
    facts = [*(facts_of([a for a in own if a.claim.event_type is event.event_type]) or facts_of(own))]
    facts += [Fact(a.claim.id, "/places/0") for a in own if a.claim.places]
    facts += [Fact(a.claim.id, "/event_date") for a in own if a.claim.event_date]
    return Value(event.title, tuple(facts))


def span_of(accounts: Sequence[Account]) -> Days | None:
    """From the first to the last day on which the acts were, with the two accounts that say so.

    None without a day, and where no account of these bears the first or the last out: others may know the day of an act
    of which these only say the week.
    """
    told = telling(accounts)
    days = [day for a in told if a.claim.event_date for day in days_of(a.event) if day]
    if not days:
        return None
    first, last = min(days).isoformat(), max(days).isoformat()
    given = sorted((*_ends(a.claim.event_date), a.claim.id) for a in told if a.claim.event_date)
    inside = [(start, end, claim) for start, end, claim in given if first <= start and end <= last]
    starts = [claim for start, _, claim in inside if start == first]
    ends = [claim for _, end, claim in inside if end == last]
    if not starts or not ends:
        return None
    facts = dict.fromkeys(Fact(claim, "/event_date") for claim in (starts[0], ends[0]))
    return Days(first, last, tuple(facts))


def _ends(event_date: str | None) -> tuple[str, str]:
    """The first and the last day of a day or an interval."""
    start, _, end = (event_date or "").partition("/")
    return start, end or start


def headed(name: str) -> str:
    """A name as a heading or a cell begins: with a capital."""
    return name[:1].upper() + name[1:]
