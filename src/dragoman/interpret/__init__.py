"""A document -> its language, or a refusal that names the language."""

from dragoman.interpret.language import Guess, language_name, name_language, require_language

__all__ = ["Guess", "language_name", "name_language", "require_language"]
