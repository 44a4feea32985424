"""The fields of a report -> a tagged PDF (PDF/UA-1), laid out by WeasyPrint from the template of the HTML page.

Nothing is fetched. The same report gives the same bytes: no time of making stands in the file.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from dragoman.base.errors import ComposeError, TemplateError
from dragoman.write.render.fields import (
    CellField,
    FootnoteField,
    PieceField,
    QuoteField,
    ReportFields,
    SentenceField,
)
from dragoman.write.render.fonts import require_font
from dragoman.write.render.html import fill_html
from dragoman.write.render.picture import for_paper
from dragoman.write.render.template_files import PAGED, STYLES, TemplateFile

_REMEDY = (
    "Install both: pip install 'dragoman[write]' and, on Debian, apt install libpango-1.0-0 libpangoft2-1.0-0"
)
_LONGEST_RUNNING_TITLE = 72


def render_pdf(report: ReportFields, labels: Mapping[str, str], template: TemplateFile) -> bytes:
    """The report as a PDF.

    Raises:
        ComposeError: WeasyPrint, Pango or a font of the language is missing, or the page cannot be laid out.
    """
    weasyprint = require_weasyprint()
    if report.dir == "rtl":  # every machine has the letters of the others
        require_font(report.lang)
    style = "\n".join(template.style(name) for name in (*STYLES, PAGED))
    page = fill_html(_untraced(report, labels), labels, template, style)
    try:
        document = weasyprint.HTML(string=page, url_fetcher=_refusing_fetcher(), base_url="about:blank")
        running = weasyprint.CSS(string=running_style(report, labels))
        return bytes(document.write_pdf(stylesheets=[running], pdf_variant="pdf/ua-1", pdf_tags=True))
    except weasyprint.urls.FatalURLFetchingError as error:
        raise TemplateError(
            f"template {template.name}: wants to load {error}, and a report loads nothing. Write the picture into the "
            "page as data:image/..., or take it out."
        ) from error
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise ComposeError(
            f"PDF: the page cannot be laid out ({error}). Look at it as HTML, or use our template."
        ) from error


def _untraced(report: ReportFields, labels: Mapping[str, str]) -> ReportFields:
    """The fields for paper, where no one hovers or clicks: each sentence in one piece, the quotes of a footnote in one
    row without offsets, no way back from it. Each of these would be a box to lay out."""
    between = f"{labels['close_quote']} · {labels['open_quote']}"
    untraced: ReportFields = _one_piece(report, between)
    charts = tuple(dataclasses.replace(chart, svg=for_paper(chart.svg)) for chart in untraced.charts)
    drawn = dataclasses.replace(untraced.map, svg=for_paper(untraced.map.svg)) if untraced.map else None
    return dataclasses.replace(untraced, charts=charts, map=drawn)


def _one_piece(value: Any, between: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_one_piece(one, between) for one in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    if isinstance(value, (SentenceField, CellField)):
        return dataclasses.replace(value, pieces=(PieceField(value.text, "", ""),))
    if isinstance(value, FootnoteField):
        row = between.join(quote.text for quote in value.quotes)
        return dataclasses.replace(value, quotes=(QuoteField(row, ""),) if value.quotes else (), back=())
    changed = {f.name: _one_piece(getattr(value, f.name), between) for f in dataclasses.fields(value)}
    return dataclasses.replace(value, **changed)


def running_style(report: ReportFields, labels: Mapping[str, str]) -> str:
    """The words that stand on every page: short headline, draft label, number of the page."""
    before, _, rest = labels["page"].partition("{n}")
    between, _, after = rest.partition("{m}")
    title = report.headline.text
    if len(title) > _LONGEST_RUNNING_TITLE:
        title = title[:_LONGEST_RUNNING_TITLE].rsplit(" ", 1)[0] + "…"
    start, end = ("right", "left") if report.dir == "rtl" else ("left", "right")
    number = f"{css_string(before)} counter(page) {css_string(between)} counter(pages) {css_string(after)}"
    return (
        f"@page {{ @top-{start} {{ content: {css_string(title)}; width: 70%; text-align: {start} }}"
        f" @top-{end} {{ content: {css_string(report.draft)}; width: 30%; text-align: {end} }}"
        f" @bottom-{end} {{ content: {number} }} @bottom-{start} {{ content: {css_string(report.day)} }} }}"
        f" @page :first {{ @top-{start} {{ content: "
        " }} }}"
    )


def css_string(text: str) -> str:
    """A text as a string of CSS, every sign in it that could end it written by its number."""
    return '"' + re.sub(r"[^\w .,–-]", lambda sign: f"\\{ord(sign[0]):x} ", text) + '"'


def _refusing_fetcher() -> Any:
    """Refuses to fetch; a picture written into the page itself is no fetch."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class RefusingFetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            if url.startswith("data:image/"):
                return super().fetch(url, headers)
            raise FatalURLFetchingError(url[:100])

    return RefusingFetcher()


def require_weasyprint() -> Any:
    """The library, or an error that says what is missing.

    Raises:
        ComposeError: WeasyPrint or Pango is missing.
    """
    try:
        import weasyprint
    except ImportError as error:
        raise ComposeError(f"PDF: WeasyPrint lays out pages and is not installed. {_REMEDY}") from error
    except OSError as error:  # found, but Pango is not
        raise ComposeError(f"PDF: WeasyPrint cannot find Pango, which sets the text. {_REMEDY}") from error
    return weasyprint
