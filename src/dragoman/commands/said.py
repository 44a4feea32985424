"""An error of an item -> its words on a command line, which also name the option that mends it."""

from __future__ import annotations

from dragoman.base.errors import DragomanError, NoReader

_MENDED = "ame its language."


def said(error: DragomanError | None, *, lang_option: str = "--lang") -> str:
    """The words of an error; one that asks for the language of a document names the option for it.

    The option is added here because the same words are shown in the browser, where there is none.
    """
    words = str(error)
    if isinstance(error, NoReader) and words.endswith(_MENDED):
        return f"{words.removesuffix('.')} with {lang_option}."
    return words
