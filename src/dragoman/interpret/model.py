"""The words of a text -> the languages of its script in order of likelihood, by py3langid.

The model is asked for the languages of data/languages.tsv alone. It took "Mogadishu hotel siege ends" for German and
"Niger: 27 soldiers dead in attack near Mali border" for Nigerian Pidgin; so function words count beside it, and a
language that we can read wins a near tie.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dragoman.interpret.evidence import Seen, count_hits
from dragoman.interpret.languages import languages, may_be_written

NEAR_TIE = 0.04  # of the log-likelihood: names pull short headlines this far from their language
WORD_WEIGHT = 4.0  # nats for one function word; found on the samples that are not set aside


@dataclass(frozen=True, slots=True)
class Likely:
    """The likeliest language and the model's share of belief in it, 0 to 1."""

    lang: str
    share: float


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([label for row in languages().values() for label in row.model_labels])
    return identifier


def ask_model(seen: Seen, readable: Collection[str] = ()) -> Likely | None:
    """The likeliest of the languages that are written in the text's script; None when the model knows none of them."""
    ours = {label: code for code, row in languages().items() for label in row.model_labels}
    text = " ".join(seen.words)
    scores: dict[str, float] = {}
    for label, score in _identifier().rank(text):
        lang = ours[str(label)]
        if may_be_written(lang, seen.script) and lang not in scores:
            scores[lang] = float(score)
    if not scores:
        return None
    hits = count_hits(seen)
    weighed = {lang: score + WORD_WEIGHT * hits[lang] for lang, score in scores.items()}
    best = max(weighed, key=lambda lang: weighed[lang])
    near = [
        lang
        for lang in weighed
        if lang in readable and weighed[best] - weighed[lang] <= NEAR_TIE * abs(scores[best])
    ]
    chosen = max(near, key=lambda lang: weighed[lang]) if near else best
    # The model's own scale: its log-likelihoods over the root of the length are fair shares of belief.
    scale = math.sqrt(len(text.encode("utf-8", "replace")) or 1)
    total = sum(math.exp((value - weighed[best]) / scale) for value in weighed.values())
    return Likely(chosen, math.exp((weighed[chosen] - weighed[best]) / scale) / total)
