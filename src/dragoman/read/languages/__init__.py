"""A language tag -> its module: what the engine asks of a language that no table can say."""

from dragoman.read.languages.language import Language, open_language

__all__ = ["Language", "open_language"]
