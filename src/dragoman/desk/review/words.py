"""Words that a person selected -> what the inputs of a field hold for them; a name -> where the document says it."""

from __future__ import annotations

from dragoman.base.document import Document
from dragoman.base.span import Part, Span
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.review.fields_form import kind_of
from dragoman.page.shown import show_line
from dragoman.read.numbers import CountMention, NumberLexicon, find_counts
from dragoman.review.grounds import is_cut

_READ = ("en", "fr", "ar")


def values_of_words(name: str, span: Span, lang: str | None) -> dict[str, str]:
    """What the words fill in of a field's inputs: a name, or the number as written with its bounds.

    The same engine reads the number that reads it for claims; the person has it before them and may correct it.
    """
    kind, quote = kind_of(name), " ".join(span.quote.split())
    if kind in ("actor", "outlet", "name", "place"):
        return {"value": quote}
    if kind == "link":
        return {"name": quote}
    if kind == "basis":
        return {"by": quote}
    if kind not in ("toll", "item"):
        return {}
    count = _count(span.quote, lang)
    low, high = ("min", "max") if kind == "toll" else ("qty_min", "qty_max")
    if count is None:
        return {"text": quote} | ({"item": _item(quote)} if kind == "item" else {})
    bounds = {low: count.min, high: count.max}
    found = {key: "" if bound is None else str(bound) for key, bound in bounds.items()}
    rest = " ".join((span.quote[: count.start] + " " + span.quote[count.end :]).split())
    if kind == "item":
        return {**found, "qualifier": str(count.qualifier), "text": quote, "item": _item(rest)}
    written = " ".join(span.quote[count.start : count.end].split())
    return {**found, "qualifier": str(count.qualifier), "text": written, "victim": show_line(rest)}


def find_words(document: Document, quote: str, near: int = 0) -> Span | None:
    """Where the document says these very words, whole; of several places the one nearest to an offset of the text."""
    found: list[Span] = []
    for part in (Part.TEXT, Part.TITLE):
        text = document.part_text(part)
        start = text.find(quote) if quote else -1
        while start >= 0 and len(found) < 1_000:
            span = Span.cut(text, part, start, start + len(quote))
            if not is_cut(document, span):
                found.append(span)
            start = text.find(quote, start + 1)
    return min(found, key=lambda span: (span.part is Part.TITLE, abs(span.start - near)), default=None)


def suggest_names(kind: str, text: str) -> tuple[str, ...]:
    """Names of the atlas that a person may have meant: of actors, outlets or arms."""
    atlas = desk_atlas()
    text = " ".join(text.split())[:200]
    if not text:
        return ()
    if kind == "outlets":
        outlets = atlas.find_outlet(text)
        return _names([match.value.name for match in (*outlets.matches, *outlets.suggestions)])
    if kind == "arms":
        arms = atlas.find_arm(text)
        return _names([match.value.item for match in (*arms.matches, *arms.suggestions)])
    actors = atlas.find_actor(text)
    return _names([match.value.name for match in (*actors.matches, *actors.suggestions)])


def _names(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))[:8]


def _count(quote: str, lang: str | None) -> CountMention | None:
    """The only count of a text, None where there is none or more than one."""
    tag = (lang or "en").split("-")[0]
    found = [m for m in find_counts(quote, NumberLexicon.load(tag if tag in _READ else "en")) if m.is_count]
    return found[0] if len(found) == 1 else None


def _item(text: str) -> str:
    matches = desk_atlas().find_arm(text).matches if text else ()
    return matches[0].value.item if len(matches) == 1 else text
