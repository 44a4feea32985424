"""The bench of languages: what the samples are, how they are told, and the floors."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.language.__main__ import TARGET, overall
from bench.language.floors import find_falls, pin
from bench.language.measure import Share, share_of, shares_by, tell_samples
from bench.language.samples import Sample, read_samples

NAMED = [
    *("en", "fr", "ar", "es", "pt", "so", "ha", "ff", "sw", "fa", "ps"),
    *("ur", "tr", "ru", "uk", "ku", "ckb", "my", "tl", "id", "zh", "am"),
]


def test_samples_are_many_short_and_every_third_is_set_aside() -> None:
    samples = read_samples()
    counts = Counter(sample.lang for sample in samples)
    assert sorted(counts) == sorted(NAMED)
    assert len(samples) >= 200 and min(counts.values()) >= 8
    assert [sample.is_set_aside for sample in samples[:4]] == [False, False, True, False]
    assert len({sample.text for sample in samples}) == len(samples)
    assert max(len(sample.text.split()) for sample in samples) <= 40


def test_languages_are_told_at_least_as_often_as_the_target_and_the_floors() -> None:
    told = tell_samples(read_samples())
    shares = overall(told)
    assert find_falls(shares) == []
    assert {name: share.accuracy >= TARGET for name, share in shares.items()} == dict.fromkeys(shares, True)
    by_language = shares_by(told, lambda item: item.sample.lang)
    assert [lang for lang, share in by_language.items() if share.accuracy < 0.8] == []


def test_share_of_counts_a_wrong_language_as_wrong() -> None:
    told = tell_samples(
        [
            Sample("fr", "Le Front des Dunes a pris le poste.", False),
            Sample("es", "Le Front des Dunes a pris le poste.", False),
        ]
    )
    assert share_of(told) == Share(1, 2)


def test_find_falls_tells_what_fell(tmp_path: Path) -> None:
    pin({"all": Share(99, 100)}, tmp_path / "floors.json")
    assert find_falls({"all": Share(99, 100)}, tmp_path / "floors.json") == []
    assert find_falls({"all": Share(97, 100)}, tmp_path / "floors.json") == [
        "all: 0.9700 is under its floor 0.985"
    ]
