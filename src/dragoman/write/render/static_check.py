"""A template -> mistakes that show without a report, also in a branch that the invented report does not take."""

from __future__ import annotations

import dataclasses

from jinja2 import TemplateSyntaxError, meta, nodes
from markupsafe import escape

from dragoman.base.errors import TemplateError
from dragoman.write.render.budget import TICK
from dragoman.write.render.fields import Fields, PageField, ReportFields
from dragoman.write.render.html import drawing
from dragoman.write.render.labels import NAMES
from dragoman.write.render.sandbox import Sandbox
from dragoman.write.render.template_files import TemplateFile, read_own

_KNOWN = {
    "report": tuple(f.name for f in dataclasses.fields(ReportFields)),
    "page": tuple(f.name for f in dataclasses.fields(PageField)),
    "labels": NAMES,
}


def parse_file(file: TemplateFile) -> nodes.Template:
    """The tree of a template.

    Raises:
        TemplateError: it does not parse.
    """
    source = (file.folder / file.name).read_text("utf-8") if file.folder else read_own(file.name)
    sandbox = Sandbox(file.folder, escape, {"svg": drawing, "link": drawing})
    try:
        return sandbox.parse(source, file.name)
    except TemplateSyntaxError as error:
        raise TemplateError(f"template {file.name}, line {error.lineno}: {error.message}.") from error


def require_known_names(file: TemplateFile) -> None:
    """Nothing to return where every name at the top, and every field of those, is known.

    Raises:
        TemplateError: one is not; the message names it, its line and those there are.
    """
    tree = parse_file(file)
    top = {f.name for f in dataclasses.fields(Fields)}
    unknown = meta.find_undeclared_variables(tree) - top - {"range", TICK}
    for name in tree.find_all(nodes.Name):
        if name.name in unknown:
            _refuse(file, name.lineno, f"there is no field {name.name!r}. There is: {', '.join(sorted(top))}")
    for field in tree.find_all(nodes.Getattr):
        known = _KNOWN.get(field.node.name) if isinstance(field.node, nodes.Name) else None
        if known and field.attr not in known:
            of = field.node.name if isinstance(field.node, nodes.Name) else ""
            _refuse(
                file, field.lineno, f"{of} has no field {field.attr!r}. It has: {', '.join(sorted(known))}"
            )


def _refuse(file: TemplateFile, line: int, why: str) -> None:
    raise TemplateError(f"template {file.name}, line {line}: {why}.")
