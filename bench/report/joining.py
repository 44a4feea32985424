"""Scenarios, headlines and gazetteer corpora -> how well claims become events and names become points."""

from __future__ import annotations

from bench.geo import toponyms, wording
from bench.geo.corpora import Half
from bench.geo.figures import report_lines
from bench.quality.gold import NOT_RUN, data_folder
from bench.report.goals import goal
from bench.report.page import Part, against_goal
from bench.resolve.figures import measure_naive, measure_scenarios
from bench.resolve.headlines import measure_headlines
from bench.resolve.scale import load_results
from bench.resolve.scale import report_lines as scale_lines
from bench.resolve.tables import headline_lines, scenario_lines
from dragoman.atlas import Atlas

SCENARIOS = """Sixty invented scenarios of two to eight documents, written and coded by hands that had not seen the
resolver, are resolved together: claims of different scenarios must stay apart too. *Coded* takes the claims as people
coded them and so measures the resolver alone; *read* takes what the reader gives, and a claim that it missed stands
alone. Those with even numbers set no weight and their errors were not looked at, only their totals. P, R and F1 count
pairs of claims; status and sources compare with what the authors gave for each event."""

HEADLINES = """Headlines of 2,349 reports on Myanmar, joined without their texts, against the event that the UCDP's
coders gave each. Half of the events set the weights, the other half is measured; both directions are shown. The second
half was looked at several times while levels were chosen, the first only here."""

SCALE = """From the last run of `python -m bench.resolve.scale`, some minutes long. One more claim in a store that
holds as many as a desk gathers in years (280 claims a day, a steady number of events). It is compared, its
neighbourhood is grouped anew, and both are on the disk before the next one. The peer is one plain row of the same
size in the same file. Stores are filled claim by claim up to 100,000; that of a million is ten such stretches of years,
resolved once and copied with other days, so its time of filling says nothing of the resolver."""

PLACES = """Toponyms: every place name of GeoWebNews and LGL, found and placed. Articles of odd index (held) set no
rule or weight. *given* is placing alone, the names being marked, as most published figures have it: Edinburgh places
92.6 % of the half of GeoWebNews that it resolves within 161 km, Mordecai 3 94.1 % of its own selection of names there
and 82.7 % of LGL, CamCoder 65.4 % of LGL. A point is right within 161 km."""

WORDINGS = """Wordings: the UCDP's descriptions of where an event in Myanmar was, such as "between X and Y townships",
against its coordinates. Nothing but the wording and the country is used. *honest* is the share whose point lies within
the radius that we give. The gazetteer holds few villages of Myanmar; with a desk's own file of townships and villages
the share within 25 km is 60 to 64 % (docs/explanation/place-wordings.md)."""


def measure_joining() -> Part:
    """Scenarios, headlines, and the time of one more claim."""
    figures = measure_scenarios()
    whole = next(f for f in figures if f.claims_from == "coded" and f.part == "all")
    aside = next(f for f in figures if f.claims_from == "coded" and f.part == "set aside")
    lines = [*SCENARIOS.splitlines(), "", *scenario_lines(figures, measure_naive()), ""]
    for name, value in (("all", whole.pairs.f1), ("set aside", aside.pairs.f1)):
        words, verdict = against_goal(value, goal("resolve", "scenarios"), form=".2f")
        lines.append(f"F1 of pairs, coded, {name}: {value:.3f}; goal {words}: {verdict}.")
    lines += ["", *HEADLINES.splitlines(), ""]
    data = data_folder()
    if data is None:
        lines.append(f"Headlines: {NOT_RUN}.")
    else:
        headlines = measure_headlines(data, Atlas.open())
        words, verdict = against_goal(headlines[0].held.f1, goal("resolve", "headlines"), form=".2f")
        lines += [*headline_lines(headlines), ""]
        lines.append(f"F1 of pairs, second half: {headlines[0].held.f1:.3f}; goal {words}: {verdict}.")
    lines += ["", *SCALE.splitlines(), "", *scale_lines(load_results())]
    return Part("resolve", "How well claims become events", tuple(lines))


def measure_places() -> Part:
    """Toponyms and wordings."""
    data = data_folder()
    if data is None:
        return Part("places", "How well names become points", (f"Places: {NOT_RUN}.",))
    atlas = Atlas.open()
    found = [part for half in (Half.DEV, Half.HELD) for part in toponyms.measure(data, half, atlas=atlas)]
    lines = [*PLACES.splitlines(), "", "```", *report_lines(found), "```", "", *WORDINGS.splitlines(), ""]
    lines += ["```", *_short(wording.report_lines(wording.measure(data, atlas=atlas))), "```"]
    return Part("places", "How well names become points", tuple(lines))


def _short(lines: list[str]) -> list[str]:
    """The lines on all rows and all wordings, without those by code."""
    wanted = ("where_", " " * 40, "  rows   ", "  different")
    return [line for line in lines if line.startswith(wanted) and not line.startswith("  where")]
