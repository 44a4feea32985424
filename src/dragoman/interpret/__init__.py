"""A document -> its language, script and direction; or a refusal that names the language."""

from dragoman.interpret.interpretation import Interpretation, interpret_document
from dragoman.interpret.language import Guess, name_language, require_language
from dragoman.interpret.languages import UNDETERMINED, language_name, own_code, primary_subtag
from dragoman.interpret.paragraphs import ParagraphRun
from dragoman.interpret.scripts import Direction

__all__ = [
    "UNDETERMINED",
    "Direction",
    "Guess",
    "Interpretation",
    "ParagraphRun",
    "interpret_document",
    "language_name",
    "name_language",
    "own_code",
    "primary_subtag",
    "require_language",
]
