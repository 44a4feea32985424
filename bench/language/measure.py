"""Samples -> what was told of each, and shares right: of all, set aside, by language, by the way of telling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bench.language.samples import Sample
from dragoman.base.document import Document
from dragoman.interpret import Interpretation, interpret_document, primary_subtag

READABLE = ("ar", "en", "fr")


@dataclass(frozen=True, slots=True)
class Told:
    """A sample and what was told of it."""

    sample: Sample
    found: Interpretation

    @property
    def is_right(self) -> bool:
        """Whether the language is the sample's; which script is written is not asked."""
        return primary_subtag(self.found.lang) == self.sample.lang


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many were told right."""

    right: int
    total: int

    @property
    def accuracy(self) -> float:
        """0 to 1; 1 of none."""
        return self.right / self.total if self.total else 1.0


def tell_samples(samples: Iterable[Sample]) -> tuple[Told, ...]:
    """Each sample told as a document that nobody declared a language of."""
    return tuple(
        Told(sample, interpret_document(Document("sample", sample.text), READABLE)) for sample in samples
    )


def share_of(told: Iterable[Told]) -> Share:
    """How many were told right."""
    rights = [item.is_right for item in told]
    return Share(sum(rights), len(rights))


def shares_by(told: Iterable[Told], key: Callable[[Told], str]) -> dict[str, Share]:
    """The same for each value of a key, in the order of the keys."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for item in told:
        total[key(item)] += 1
        right[key(item)] += item.is_right
    return {name: Share(right[name], total[name]) for name in sorted(total)}
