"""`dragoman write template`: the templates of reports copied, checked or previewed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dragoman.base.errors import TemplateError
from dragoman.commands.outcome import DONE, SOME_FAILED
from dragoman.commands.write_output import require_writable, write_bytes
from dragoman.write.render import Form, render_report
from dragoman.write.render.sample import sample_report
from dragoman.write.render.template_files import OWN_FILES, read_own

_FORMS = {".md.j2": Form.MD, ".html.j2": Form.HTML, ".docx": Form.DOCX}


def run_template(options: argparse.Namespace) -> int:
    """Run one action on templates.

    Args:
        options: `template_action` (copy, check or preview), `path`, `out` and, for copy, `dry_run`.
    """
    if options.template_action == "copy":
        return _copy(options.path, dry_run=bool(getattr(options, "dry_run", False)))
    if options.template_action == "check":
        return _check(options.path)
    return _preview(options.path, options.out)


def _copy(folder: Path, *, dry_run: bool) -> int:
    """Write the built-in files into a folder; a file of the desk's own is never overwritten."""
    if folder.exists() and not folder.is_dir():
        raise TemplateError(f"{folder} is a file. Name a folder.")
    code = DONE
    for name in OWN_FILES:
        path, text = folder / name, read_own(name)
        if path.exists():
            if not path.is_file() or path.read_bytes() != text.encode():
                print(
                    f"{path}: is there already and differs; left as it is. Rename it to get ours.",
                    file=sys.stderr,
                )
                code = SOME_FAILED
            continue
        if not dry_run:
            with require_writable(path):
                folder.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path}: would be written" if dry_run else path)
    return code


def _check(path: Path) -> int:
    from dragoman.write.render.proof import check_template

    _form(path)
    for note in check_template(path):
        print(f"{path}: {note}", file=sys.stderr)
    print(f"{path}: loses nothing", file=sys.stderr)
    return DONE


def _preview(path: Path, out: Path | None) -> int:
    """The invented report made with the template; a page may also be seen as a PDF."""
    form = _form(path)
    if form is Form.HTML and out is not None and out.suffix == ".pdf":
        form = Form.PDF
    made = render_report(sample_report(), form, template=path)
    write_bytes(made, out)
    return DONE


def _form(path: Path) -> Form:
    """The format that a template is of, by its name."""
    for ending, form in _FORMS.items():
        if path.name.endswith(ending):
            return form
    raise TemplateError(f"template {path.name}: its name ends in none of {', '.join(_FORMS)}. Rename it.")
