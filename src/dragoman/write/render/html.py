"""The fields of a report -> one HTML file that needs nothing else: no script, no network."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from dragoman.page.offline import content_policy
from dragoman.write.render.fields import Fields, PageField, ReportFields
from dragoman.write.render.safe import Drawing
from dragoman.write.render.sandbox import Sandbox, render_template
from dragoman.write.render.template_files import STYLES, TemplateFile

_STYLE_END = re.compile(r"</style", re.IGNORECASE)


def render_html(report: ReportFields, labels: Mapping[str, str], template: TemplateFile) -> bytes:
    """The report as an HTML file, UTF-8."""
    style = _STYLE_END.sub("", "\n".join(template.style(name) for name in STYLES))
    return fill_html(report, labels, template, style).encode("utf-8", "replace")


def fill_html(report: ReportFields, labels: Mapping[str, str], template: TemplateFile, style: str) -> str:
    """The page with a style; the policy lets that very style apply, pictures in the page show, and nothing load."""
    sandbox = Sandbox(template.folder, escape, {"svg": drawing})
    page = PageField(Markup(style), content_policy(style) + "; img-src data:")
    return render_template(sandbox, template.name, Fields(report, labels, page)).lstrip()


def drawing(text: object) -> Markup:
    """One of our own drawings, as it is; anything else is escaped."""
    return Markup(text) if isinstance(text, Drawing) else escape(text)
