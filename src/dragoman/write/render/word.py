"""The fields of a report -> a Word file: styles, tables, and footnotes that are Word's own.

A desk's template is a Word file: its styles, headers and footers are kept, its text is not. The same report gives the
same bytes: every time in the file is the report's day.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from dragoman.base.errors import ComposeError, TemplateError
from dragoman.write.render.fields import ReportFields

_NO_DAY = datetime(2000, 1, 1)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def render_word(
    report: ReportFields, labels: Mapping[str, str], template: Path | None, *, day: str | None = None
) -> bytes:
    """The report as a Word file.

    Args:
        template: a Word file to take styles, headers and footers from.
        day: ISO day that the file says it was made on.

    Raises:
        ComposeError: python-docx is not installed. TemplateError: the template is no Word file.
    """
    document = _open(template)
    from dragoman.write.render.word_body import WordBody
    from dragoman.write.render.word_styles import prepare_styles

    prepare_styles(document, report, keep=template is not None)
    WordBody(document, report, labels).write()
    _describe(document, report, datetime.fromisoformat(day) if day else _NO_DAY)
    made = io.BytesIO()
    document.save(made)
    return _same_bytes(made)


def _open(template: Path | None) -> Any:
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError as error:
        raise ComposeError(
            "Word: python-docx writes it and is not installed. Install it with: pip install 'dragoman[write]'"
        ) from error
    if template is None:
        return docx.Document()
    if not template.name.endswith(".docx"):
        raise TemplateError(
            f"template {template.name}: its name does not end in .docx. Name one of this format."
        )
    try:
        document = docx.Document(str(template))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise TemplateError(
            f"template {template.name}: cannot be read as a Word file. Save it as .docx."
        ) from error
    body = document.element.body
    for child in _but_section(body):
        body.remove(child)
    return document


def _but_section(body: Any) -> Iterable[Any]:
    return [child for child in body if not child.tag.endswith("}sectPr")]


def _describe(document: Any, report: ReportFields, day: datetime) -> None:
    about = document.core_properties
    about.title = report.headline.text[:255]
    about.author = about.last_modified_by = "Dragoman"
    about.subject = report.kind_name
    about.comments = about.keywords = ""
    about.content_status = report.draft
    about.language = report.lang
    about.created = about.modified = day
    about.revision = 1


def _same_bytes(made: io.BytesIO) -> bytes:
    """The package with no time of packing in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            entry = zipfile.ZipInfo(item.filename, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(item))
    return packed.getvalue()
