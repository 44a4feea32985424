"""`glossary.toml` and the words of codes -> the page "Words and signs", and the four steps for who is new.

A hint that needs a mouse is none on a phone, so each sign of the desk is explained on a page that can be linked to.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dragoman.desk.wording import table_word
from dragoman.page.words import word

_STATUSES = ("claimed", "reported", "corroborated", "disputed", "denied")


@dataclass(frozen=True, slots=True)
class Step:
    """One of the rooms on the way from a document to a report."""

    name: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or sign, and what it means; `status` draws the mark of a status."""

    term: str
    text: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Words of one kind; `key` is where on the page they stand."""

    key: str
    heading: str
    lead: str
    entries: tuple[Entry, ...]


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """All words and signs of the desk on one page."""
    context = {
        "steps": draw_steps(),
        "heading": _told("headings", _words()["headings"]["steps"]),
        "sections": draw_sections(),
    }
    return render(request, "desk/glossary.html", context)


def draw_steps() -> tuple[Step, ...]:
    """The way from a document to a report, each step with its room."""
    told = ((room, _told("steps", text).split("|")) for room, text in _words()["steps"].items())
    return tuple(Step(name, text, reverse(f"{room}:index")) for room, (name, text) in told)


def draw_sections() -> tuple[Section, ...]:
    """The sections below the steps, in order."""
    words = _words()
    return (
        _section("things", _entries("things")),
        _section(
            "event_status",
            tuple(
                Entry(word("event_status", code), f"{word('event_status_help', code)}.".capitalize(), code)
                for code in _STATUSES
            ),
        ),
        _section("reliability", _codes("reliability", "ABCDEF")),
        _section("credibility", _codes("credibility", "123456")),
        _section(
            "precision",
            tuple(
                Entry(word("precision", code).capitalize(), _told("precision", text))
                for code, text in words["precision"].items()
            ),
        ),
        _section("signs", _entries("signs")),
    )


def _section(key: str, entries: tuple[Entry, ...]) -> Section:
    words = _words()
    heading, lead = words["headings"][key], words["leads"].get(key, "")
    return Section(key, _told("headings", heading), _told("leads", lead), entries)


def _entries(group: str) -> tuple[Entry, ...]:
    """Terms and what they mean; both are words of ours."""
    return tuple(
        Entry(_told(f"{group}_terms", term), _told(group, text)) for term, text in _words()[group].items()
    )


def _told(group: str, text: str) -> str:
    return table_word("glossary", group, text)


def _codes(group: str, codes: str) -> tuple[Entry, ...]:
    return tuple(Entry(code, f"{word(group, code)}.".capitalize()) for code in codes)


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("dragoman.desk").joinpath("glossary.toml").read_text(encoding="utf-8"))
