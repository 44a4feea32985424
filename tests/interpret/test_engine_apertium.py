"""Apertium as Debian ships it: real French and Spanish through the real programs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.base.errors import EngineFailed, EngineMissing
from dragoman.interpret.engines.apertium import Apertium
from dragoman.interpret.translate import Pair


def installed() -> bool:
    return shutil.which("apertium") is not None and Pair("fr", "en") in Apertium().pairs


needs_apertium = pytest.mark.skipif(
    not installed(), reason="Apertium with French and English is not installed"
)


@needs_apertium
def test_translate_gives_one_sentence_for_one_by_two_steps() -> None:
    answers = Apertium().translate(
        ["L'armée dément la capture de ses 45 soldats.", "Deux ponts ont été fermés", "Xqazv nie."],
        "fr",
        "en",
    )
    assert len(answers) == 3
    assert "45 soldiers" in answers[0] and "army" in answers[0]
    assert answers[1].startswith("Two bridges")
    assert "Xqazv" in answers[2]


@needs_apertium
@pytest.mark.parametrize(
    "sentence",
    ["[a] ^b$ <c> {d} \\ / @ 12", "ligne\nautre\n\nligne\x00 12", "🔥 نص \ud800 12", ".", "  ", "«« 12 »»"],
    ids=["markup", "breaks", "characters", "stop", "blank", "quotes"],
)
def test_translate_survives_what_means_something_to_its_programs(sentence: str) -> None:
    answers = Apertium().translate(["Trois morts.", sentence, "Deux morts."], "fr", "en")
    assert len(answers) == 3
    assert answers[0].startswith("Three") and answers[2].startswith("Two")
    assert ("12" in sentence) == ("12" in answers[1])


@needs_apertium
def test_translate_refuses_a_pair_that_is_not_installed() -> None:
    with pytest.raises(EngineMissing, match="no pair fr-so is installed"):
        Apertium().translate(["Gao"], "fr", "so")


def test_a_machine_without_apertium_is_told_how_to_get_it() -> None:
    with pytest.raises(EngineMissing, match="apt-get install apertium"):
        Apertium("apertium-that-is-not-there")


def script(folder: Path, body: str) -> Apertium:
    program = folder / "apertium"
    program.write_text(
        f'#!/bin/sh\nif [ "$1" = -l ]; then echo fr-es; echo spa-eng; exit; fi\n{body}\n', encoding="utf-8"
    )
    program.chmod(0o755)
    return Apertium(str(program), timeout_s=0.5)


def test_a_program_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    with pytest.raises(EngineFailed, match=r"no answer in 0\.5 s") as failed:
        script(tmp_path, "sleep 60 | sleep 60").translate(["Gao"], "fr", "en")
    assert isinstance(failed.value.__cause__, TimeoutError)


def test_a_program_that_ends_badly_says_why(tmp_path: Path) -> None:
    with pytest.raises(EngineFailed, match=r"ended with 3 \(no such mode\)"):
        script(tmp_path, "echo no such mode >&2; exit 3").translate(["Gao"], "fr", "en")


def test_pairs_are_those_of_one_step_and_of_two(tmp_path: Path) -> None:
    assert script(tmp_path, "cat").pairs == {Pair("fr", "es"), Pair("es", "en"), Pair("fr", "en")}
