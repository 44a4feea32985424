"""The bytes of an HTML page -> its article: text, title, address, publication date.

trafilatura finds the article and htmldate its date; both take seconds or minutes on pages made to hurt
(200,000 attributes on one tag, 300,000 tags), so such pages are cut or refused first. Nothing is fetched and
no entity is resolved. Dates come only from the page's own metadata: a date that merely stands on a page is as
often the day on which it was rendered. The page's `lang` attribute is mostly the site's default: not taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.base.errors import UnreadableInput

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_ELEMENTS = 30_000  # long news pages have 5,000; trafilatura needs 4 s for 50,000
MAX_TAG_CHARS = 20_000  # a longer tag holds a picture or is an attack: libxml2 is quadratic in attributes
MIN_LETTERS = 20
FURNITURE = ("//nav", "//footer", "//aside", "//form", "//noscript", "//template")

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_LONG_TAG = re.compile(rf"<[A-Za-z!/][^<>]{{{MAX_TAG_CHARS},}}>?")
_DATE_PATHS = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//time[@pubdate]/@datetime",
)


@dataclass(frozen=True, slots=True)
class Webpage:
    """An article; `published` is as written in the page's metadata, a date or an instant."""

    text: str
    title: str
    url: str | None
    published: str | None


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its first 4,096 bytes, or None."""
    match = _META_CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def extract_webpage(html: str) -> Webpage:
    """The article of a page.

    Raises:
        UnreadableInput: it holds no article, or too many elements.
    """
    tree = _parse(html)
    published = next(_metadata_dates(tree), None)
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            prune_xpath=list(FURNITURE),
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # lxml and trafilatura can raise anything on a hostile page
        raise UnreadableInput(
            f"the page cannot be parsed ({type(error).__name__}). Save its text."
        ) from error
    if found is None or isinstance(found, dict) or sum(c.isalpha() for c in found.text or "") < MIN_LETTERS:
        raise UnreadableInput("the page holds no article text. Save the text that you see, as .txt.")
    title, url, day = (str(v) if v else None for v in (found.title, found.url, found.date))
    return Webpage(str(found.text).strip(), title or "", url, published or day)


def _parse(html: str) -> HtmlElement:
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    cleaned = _LONG_TAG.sub(" ", _XML_DECLARATION.sub("", html, count=1))
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(cleaned.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError) as error:
        raise UnreadableInput("the page is empty or no HTML.") from error
    for count, _ in enumerate(tree.iter(), start=1):
        if count > MAX_ELEMENTS:
            raise UnreadableInput(
                f"the page has more than {MAX_ELEMENTS:,} elements. Save its text, as .txt."
            )
    return tree


def _metadata_dates(tree: HtmlElement) -> Iterator[str]:
    """Dates of publication as the page's metadata writes them, the most trusted form first."""
    for path in _DATE_PATHS:
        yield from (str(value).strip() for value in tree.xpath(path) if str(value).strip())
    for block in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield from _linked_dates(json.loads(str(block)))
        except (ValueError, RecursionError):
            continue


def _linked_dates(value: object, depth: int = 0) -> Iterator[str]:
    if depth > 6:
        return
    if isinstance(value, dict):
        if isinstance(value.get("datePublished"), str):
            yield value["datePublished"]
        for inner in value.values():
            yield from _linked_dates(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value[:200]:
            yield from _linked_dates(inner, depth + 1)
