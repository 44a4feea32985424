"""The fields of a report -> Markdown as GitHub reads it (GFM), with footnotes and tables."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from dragoman.write.render.fields import Fields, PageField, ReportFields
from dragoman.write.render.sandbox import Sandbox, render_template
from dragoman.write.render.template_files import TemplateFile

_SIGNS = re.compile(r"[\\`*_\[\]<>&|~$#]|(?<=http:|ttps:)(?=//)|(?<=ftp:)(?=//)|(?<=[wW]{3})(?=\.)")
_BEGIN = re.compile(r"^(\s*)(?:([-+=])|(\d{1,9})([.)])(?=\s|$))")
_DEFANGED = re.compile(r"\\\[\.\\\](?![(\[:])")
_LINES = re.compile(r"\n{3,}")


def render_markdown(report: ReportFields, labels: Mapping[str, str], template: TemplateFile) -> bytes:
    """The report in Markdown, UTF-8."""
    sandbox = Sandbox(template.folder, escape_markdown, {"link": link})
    text = render_template(sandbox, template.name, Fields(report, labels, PageField("", "")))
    return (_LINES.sub("\n\n", text).strip() + "\n").encode("utf-8", "replace")


def escape_markdown(value: object) -> Markup:
    """A value as words: no sign in it makes a heading, a list, a link, a table or HTML."""
    if isinstance(value, Markup):
        return value
    text = _SIGNS.sub(lambda sign: "\\" + sign[0] if sign[0] else "\\", " ".join(str(value).splitlines()))
    text = _BEGIN.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", text)
    return Markup(_DEFANGED.sub("[.]", text))


def link(text: str, href: str) -> Markup:
    """A link with an address that `followable` has passed."""
    return Markup(f"[{escape_markdown(text)}](<{href.replace('<', '%3C').replace('>', '%3E')}>)")
