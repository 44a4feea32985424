"""A document -> the same beside a translation, sentence by sentence, checked; no claim is read from it."""

from dragoman.interpret.translate.check import Checked, Checker
from dragoman.interpret.translate.engine import Engine, Pair
from dragoman.interpret.translate.names import FoundName, NameFinder
from dragoman.interpret.translate.numbers import SaidNumber, WordReader, figure_values, no_words
from dragoman.interpret.translate.sentences import SentenceSpan, cut_sentences
from dragoman.interpret.translate.translating import translate_document

__all__ = [
    "Checked",
    "Checker",
    "Engine",
    "FoundName",
    "NameFinder",
    "Pair",
    "SaidNumber",
    "SentenceSpan",
    "WordReader",
    "cut_sentences",
    "figure_values",
    "no_words",
    "translate_document",
]
