"""Templates that lead out of their folder, or work without end where no loop of theirs shows it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from reports import small

from dragoman.base.errors import TemplateError
from dragoman.write.render import Form, render_report
from dragoman.write.render.template_files import HTML, read_own


def _refused(folder: Path, template: str, form: Form = Form.MD) -> str:
    path = folder / f"own.{form}.j2"
    path.write_text(template, encoding="utf-8")
    with pytest.raises(TemplateError) as refused:
        render_report(small(), form, template=path)
    return str(refused.value)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that no template may show."""
    path = tmp_path / "secret.txt"
    path.write_text("secret", encoding="utf-8")
    return path


def test_link_out_of_the_folder_is_not_included(tmp_path: Path, secret: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "part.j2").symlink_to(secret)
    assert _refused(folder, "{% include 'part.j2' %}") == (
        "template own.md.j2, line 1: template part.j2: leads out of its folder. Copy the file into it."
    )


def test_link_inside_the_folder_is_included(tmp_path: Path) -> None:
    (tmp_path / "real.j2").write_text("words", encoding="utf-8")
    (tmp_path / "part.j2").symlink_to(tmp_path / "real.j2")
    (tmp_path / "own.md.j2").write_text("{% include 'part.j2' %}", encoding="utf-8")
    assert render_report(small(), Form.MD, template=tmp_path / "own.md.j2") == b"words\n"


def test_style_sheet_that_leads_out_of_the_folder_is_not_read(tmp_path: Path, secret: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "report.css").symlink_to(secret)
    assert _refused(folder, read_own(HTML), Form.HTML) == (
        "style sheet report.css: leads out of its folder. Copy the file into it."
    )


def test_style_sheet_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "report.css")
    assert _refused(tmp_path, read_own(HTML), Form.HTML) == "style sheet report.css: is no file. Name a file."


@pytest.mark.parametrize(
    "template",
    [
        pytest.param(
            "{% for a in range(1000) %}{% for b in range(1000) %}{{ range(1000)|list|sort|length }}"
            "{% endfor %}{% endfor %}",
            id="sorting",
        ),
        pytest.param(
            "{% for a in range(1000) %}{% for b in range(1000) %}"
            "{% if range(1000)|map('upper')|unique|list %}{% endif %}{% endfor %}{% endfor %}",
            id="mapping",
        ),
        pytest.param(
            "{% set x = '{a}{a}' %}" + "{% set x = x | fill(a=x) %}" * 40 + "{{ x|length }}", id="filling"
        ),
    ],
)
def test_work_inside_filters_has_an_end(tmp_path: Path, template: str) -> None:
    start = time.perf_counter()
    assert "does too much" in _refused(tmp_path, template)
    assert time.perf_counter() - start < 20


def test_what_may_not_be_called_is_named_and_shows_no_address(tmp_path: Path) -> None:
    assert _refused(tmp_path, "{{ '{}'.format(1) }}") == (
        "template own.md.j2, line 1: may not do this: 'format' is called, "
        "and only macros, range and what a loop knows are."
    )
