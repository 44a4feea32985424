"""Reports and data -> whether what is told is read back, and how fast it is written."""

from __future__ import annotations

from bench.report.page import Part, against_goal
from bench.roundtrip.__main__ import TARGET, pair_table, table
from bench.roundtrip.cases import ENGLISH
from bench.roundtrip.measure import make_trips, measure
from bench.roundtrip.pairs import PAIRS, make_pair_trips, measure_pairs
from bench.roundtrip.reports import measure_reports as reread_reports
from bench.write.__main__ import FORMS, export_lines, export_rate, report_lines
from bench.write.exports import MANY
from bench.write.reports import measure_reports

ROUND_TRIP = """Every coded claim of the development documents, of the samples and of the scenarios is told as a
paragraph with its footnote, and the paragraph is read by the reader: how many of the values come back. Enumerations,
dates, bounds, qualifiers, sides and categories are to be equal, actors and places the same in the atlas, other nouns
the same words. Parts set aside were told and read like the others, and their losses not looked at. *Read* are claims
that our reader made, *reports* whole reports of the claims of one document each, with headline, lead and footnotes:
what is read there and told by no account is counted in the last column."""

ACROSS = """Claims that were coded in English, French and Arabic documents (those that are not set aside, with `own` and
the samples) are told in each of the three languages and read by the reader of that one, in full and in one sentence.
Names are told as the atlas has them in the language. Nouns are compared where our table has them in both languages, an
item of materiel by its category, quantity and fate; the rest as above. The one sentence is compared in all but figures
and arms."""

WRITING = """A report of 20 claims, composed from its events and rendered; the peer only fills in the same words, or
only lays out the finished page. Exports of a million claims, against a plain writer that is handed rows made already;
memory is that of the process, which holds the atlas and the sample events. Seconds are those of one processor."""


def measure_round_trip() -> Part:
    """Told claims, read again."""
    shares = measure(make_trips(ENGLISH)) | reread_reports()
    words, verdict = against_goal(shares["all"].share(), TARGET, form=".2f")
    whole = f"Values back, all: {shares['all'].share():.4f}; goal {words}: {verdict}."
    pairs = measure_pairs(make_pair_trips(PAIRS))
    across = ("", "### In three languages and across them", "", *ACROSS.splitlines(), "", *pair_table(pairs))
    lines = (*ROUND_TRIP.splitlines(), "", *table(shares), "", whole, *across)
    return Part("roundtrip", "What is told is read back", lines)


def measure_writing() -> Part:
    """Seconds of reports, rates of exports."""
    rates = tuple(export_rate(form, MANY) for form in FORMS)
    written = measure_reports()
    lines = (*WRITING.splitlines(), "", *report_lines(written), "", *export_lines(rates))
    return Part("writing", "How fast reports and data are written", lines)
