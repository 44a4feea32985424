"""A desk's templates: fields and labels only, nothing that runs, and a check that finds what is lost."""

from __future__ import annotations

import argparse
import dataclasses
import re
import time
from pathlib import Path
from typing import get_type_hints

import pytest
from pango import needs_pango
from reports import small

from dragoman.base.errors import TemplateError
from dragoman.commands.write_template import run_template
from dragoman.write.render import Form, fields, render_report
from dragoman.write.render.labels import NAMES
from dragoman.write.render.proof import check_template
from dragoman.write.render.template_files import HTML, MARKDOWN, OWN_FILES, read_own

REFERENCE = Path(__file__).parents[2] / "docs/reference/template-fields.md"
PAGE, TEXT = read_own(HTML), read_own(MARKDOWN)


def _render(folder: Path, template: str, form: Form = Form.HTML) -> str:
    path = folder / f"own.{form}.j2"
    path.write_text(template, encoding="utf-8")
    return render_report(small(), form, template=path).decode()


@pytest.mark.parametrize(
    ("template", "message"),
    [
        pytest.param(
            "a\n{{ report.headlin }}",
            r"line 2: a report has no field 'headlin'\. It has: charts, credits, day, dir, draft, footnotes, headline,",
            id="field",
        ),
        pytest.param("{{ reprot.day }}", r"line 1: there is no field 'reprot'\. There is: labels, page", id="name"),
        pytest.param("{{ labels.drafft }}", r"line 1: there is no label 'drafft'\. There is: about, arch", id="label"),
        pytest.param(
            "{% for s in report.sections %}\n{{ s.paragraphs[0].txt }}{% endfor %}",
            r"line 2: a paragraph has no field 'txt'\. It has: box, claim, sentences\.",
            id="field of a field",
        ),
        pytest.param("{{ report.day.year }}", r"line 1: a text has no field 'year'", id="field of a text"),
        pytest.param("{{ report.map.x }}", r"line 1: a map has no field 'x'\. It has: places", id="field of the map"),
        pytest.param("\n{% for %}", r"line 2: ", id="syntax"),
        pytest.param("{% include 'none.j2' %}", r"line 1: there is no template 'none\.j2' in its", id="missing"),
        pytest.param(
            "{% import 'report.html.j2' as r %}{{ r.told(report.headline) }}",
            r"report\.html\.j2, line \d+: 'report' is not known here\. Import or include the template `with context`\.",
            id="without context",
        ),
    ],
)  # fmt: skip
def test_mistake_is_named_with_its_line(tmp_path: Path, template: str, message: str) -> None:
    with pytest.raises(TemplateError, match=r"^template .*" + message):
        _render(tmp_path, template)


def test_field_of_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.html.j2").write_text("{{ report.map.places }}")
    with pytest.raises(
        TemplateError, match=r"line 1: 'places' is asked of what there is none of\. Ask with `if`"
    ):
        render_report(small(points=()), Form.HTML, template=tmp_path / "own.html.j2")


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ report.__class__ }}",
        "{{ report.headline.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(report) }}",
        "{{ report | attr('__class__') }}",
        "{{ report.sections | map(attribute='__class__') | first }}",
        "{{ self._TemplateReference__context }}",
        "{{ cycler.__init__ }}",
        "{{ lipsum() }}",
        "{{ report.lang | safe }}",
        "{% autoescape false %}{{ report.lang }}{% endautoescape %}",
        "{% include '/etc/passwd' %}",
        "{% include '../own.txt' %}",
        "{% include 'own.txt' %}",
        "{% for n in range(99999999) %}{% endfor %}",
        "{% for a in range(999) %}{% for b in range(999) %}{% for c in range(999) %}{% endfor %}" + "{% endfor %}" * 2,
        "{{ 'a' * 999999999 }}",
        "{{ [1] * 999999999 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%999999999d' % 1 }}",
        "{% macro f(x, n) %}{% if n %}{{ f(x ~ x, n - 1) }}{% endif %}{% endmacro %}{{ f('aaaa', 90) }}",
        "{% macro f(x, n) %}{% set y %}{{ x }}{{ x }}{% endset %}{% if n %}{{ f(y, n - 1) }}{% endif %}{% endmacro %}"
        "{{ f('aaaa', 90) }}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% include 'own.html.j2' %}",
    ],
)  # fmt: skip
def test_hostile_template_is_refused(tmp_path: Path, template: str) -> None:
    (tmp_path / "own.txt").write_text("a secret of the desk")
    begun = time.monotonic()
    with pytest.raises(TemplateError, match=r"^template own\.html\.j2"):
        _render(tmp_path, template)
    assert time.monotonic() - begun < 60


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ report.headline.text | upper }}", "PLATEAU VOICE CLAIMS AN ATTACK"),
        ("{{ '<b>' }}{{ '<b>' ~ 1 }}{{ ['<', '>'] | join('|') }}", "&lt;b&gt;&lt;b&gt;1&lt;|&gt;"),
        ("{{ labels.via | fill(platform='<x>') }}", "via &lt;x&gt;"),
        ("{{ '<svg/>' | svg }}", "&lt;svg/&gt;"),
        ("{{ 'x' if report.nothing is defined else 'y' }}", "y"),
        ("{% for p in report.map.places %}{{ loop.index }} {{ p.label }}{% endfor %}", "1 Koumbori"),
    ],
)
def test_template_may_do_this(tmp_path: Path, template: str, expected: str) -> None:
    assert _render(tmp_path, template) == expected


def test_markdown_template_escapes_for_markdown(tmp_path: Path) -> None:
    template = "{% macro m(x) %}{{ x }}{% endmacro %}{{ m('*a*') }} {{ '*b*' ~ '_c_' }} {{ '*d*' | e }} **e**"
    assert _render(tmp_path, template, Form.MD) == "\\*a\\* \\*b\\*\\_c\\_ \\*d\\* **e**\n"


def test_template_may_extend_ours_and_bring_its_style(tmp_path: Path) -> None:
    (tmp_path / "report.css").write_text("body { color: teal } </style><script>")
    page = _render(tmp_path, "{% extends 'report.html.j2' %}")
    assert "<style>body { color: teal } ><script>" in page and page.count("</style>") == 1


@pytest.mark.parametrize("name", [HTML, MARKDOWN])
def test_own_templates_lose_nothing(tmp_path: Path, name: str) -> None:
    for file in OWN_FILES:
        (tmp_path / file).write_text(read_own(file), encoding="utf-8")
    assert check_template(tmp_path / name) == ()


_LOSING = [
    ("marks", HTML, "for mark in sentence.marks %}", "for mark in sentence.marks[:0] %}",
     r"line 5: the footnote mark of a sentence is lost \(report\.lead\)\."),
    ("one mark of several", HTML, "for mark in sentence.marks %}", "for mark in sentence.marks[:1] %}",
     r"line 5: the footnote mark of a sentence is lost \(section\.paragraphs\)\."),
    ("draft label", HTML, "<strong>{{ report.draft }}</strong>", "", r"line \d+: the draft label is lost\."),
    ("box", HTML, '<p class="box">{{ paragraph.box }}</p>', "", r"the box \"not independently verified\" is lost"),
    ("a footnote", HTML, "in report.footnotes %}", "in report.footnotes[1:] %}", r"line \d+: a footnote is lost\."),
    ("anchors", HTML, '<li id="{{ note.id }}"', "<li", r"a mark leads to #fn-7001, and nothing has that id"),
    ("sentences in a comment", HTML, '<div class="lead">\n{{ paragraph(report.lead) }}\n</div>',
     "<!-- {{ paragraph(report.lead) }} -->", r"a sentence is lost \(report\.lead\)\."),
    ("hidden sentences", HTML, '<div class="lead">', '<div class="lead" hidden>', r"a sentence is lost \(report\."),
    ("not reviewed", HTML, "({{ note.note }})", "", r'the remark on a footnote \("not reviewed"\) is lost'),
    ("credits", HTML, "fill(names=report.credits | join(", 'fill(names="" | join(', r"credit of a data set is lost"),
    ("quotation marks", HTML, 'data-source="{{ mark.source }}"', "data-source={{ mark.source }}",
     r"a value becomes markup: put the value of an attribute in quotation marks"),
    ("link to anything", HTML, '{% if href %}<a href="{{ href }}"', '{% if words %}<a href="{{ words }}"',
     r"links an address that may not be followed"),
    ("picture", HTML, "<main>", '<main><img src="logo.png" alt="">', r"wants to load 'logo\.png'"),
    ("script", HTML, "<main>", "<main><script>1</script>", r"has a script"),
    ("policy", HTML, '<meta http-equiv="Content-Security-Policy" content="{{ page.csp }}">', "", r"policy is lost"),
    ("marks", MARKDOWN, "[^{{ mark.number }}]", "", r"line \d: the footnote mark of a sentence is lost"),
    ("quotes", MARKDOWN, "in note.quotes %}", "in note.quotes[:1] %}", r"line \d+: quoted words of a footnote"),
    ("draft label", MARKDOWN, "**{{ report.draft }}**", "", r"line \d+: the draft label is lost\."),
    ("lead in a comment", MARKDOWN, "{{ paragraph(report.lead) }}", "<!-- {{ paragraph(report.lead) }} -->",
     r"line \d+: a sentence is lost \(report\.lead\)\."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [row[1:] for row in _LOSING],
    ids=[f"{row[0]}, {row[1]}" for row in _LOSING],
)
def test_check_names_what_is_lost(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    assert old in read_own(name)
    (tmp_path / name).write_text(read_own(name).replace(old, new), encoding="utf-8")
    with pytest.raises(TemplateError, match=message):
        check_template(tmp_path / name)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{{ reprot.day }}", r"there is no field 'reprot'\. There is: labels, page, report\."),
        ("{{ report.dya }}", r"report has no field 'dya'\. It has: charts, "),
        ("{{ labels.drafft }}", r"labels has no field 'drafft'\. It has: about, "),
    ],
)
def test_check_finds_a_mistake_in_a_branch_not_taken(tmp_path: Path, line: str, message: str) -> None:
    text = TEXT + "{% if report.kind == 'week' %}\n" + line + "\n{% endif %}\n"
    (tmp_path / MARKDOWN).write_text(text, encoding="utf-8")
    with pytest.raises(
        TemplateError, match=rf"^template report\.md\.j2, line {TEXT.count(chr(10)) + 2}: {message}"
    ):
        check_template(tmp_path / MARKDOWN)


@pytest.mark.parametrize(
    ("style", "message"),
    [
        (".mark { display: none }", "a footnote mark is hidden on paper by a style sheet"),
        ("details { display: none }", "a footnote is hidden on paper by a style sheet"),
    ],
)
def test_check_finds_what_a_style_sheet_hides(tmp_path: Path, style: str, message: str) -> None:
    (tmp_path / HTML).write_text(PAGE, encoding="utf-8")
    (tmp_path / "report.css").write_text(read_own("report.css") + style, encoding="utf-8")
    with pytest.raises(TemplateError, match=message):
        check_template(tmp_path / HTML)


def _run(action: str, path: Path, out: Path | None = None, *, dry_run: bool = False) -> int:
    return run_template(argparse.Namespace(template_action=action, path=path, out=out, dry_run=dry_run))


def test_copy_writes_ours_and_never_over_a_desks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "templates"
    assert _run("copy", folder, dry_run=True) == 0 and not folder.exists()
    assert _run("copy", folder) == 0
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == {
        n: read_own(n) for n in OWN_FILES
    }
    (folder / "report.css").write_text("mine")
    capsys.readouterr()
    assert _run("copy", folder) == 1
    assert (folder / "report.css").read_text() == "mine"
    told = capsys.readouterr()
    assert told.out == "" and "report.css: is there already and differs" in told.err


@pytest.mark.parametrize(
    ("name", "out"), [(HTML, "p.html"), pytest.param(HTML, "p.pdf", marks=needs_pango), (MARKDOWN, "p.md")]
)
def test_preview_shows_the_invented_report(tmp_path: Path, name: str, out: str) -> None:
    (tmp_path / name).write_text(read_own(name), encoding="utf-8")
    assert _run("preview", tmp_path / name, tmp_path / out) == 0
    made = (tmp_path / out).read_bytes()
    assert made.startswith(b"%PDF") if out.endswith("pdf") else b"Front of the Grey Plateau" in made


@pytest.mark.parametrize("action", ["check", "preview"])
def test_file_of_another_kind_is_named(tmp_path: Path, action: str) -> None:
    with pytest.raises(
        TemplateError, match=r"^template x\.txt: its name ends in none of \.md\.j2, \.html\.j2, \.docx"
    ):
        _run(action, tmp_path / "x.txt")
    with pytest.raises(
        TemplateError, match=r"there is no such file\. Make one with: dragoman write template copy DIR"
    ):
        _run(action, tmp_path / "x.html.j2")


def test_every_field_and_label_is_documented() -> None:
    text = REFERENCE.read_text("utf-8")
    kinds = [kind for name in vars(fields) if dataclasses.is_dataclass(kind := getattr(fields, name))]
    names = {f"`{field}`" for kind in kinds for field in get_type_hints(kind)} | {
        f"`{name}`" for name in NAMES
    }
    assert sorted(name for name in names if name not in text) == []


def test_every_label_is_used_or_is_of_code() -> None:
    code = "".join(
        path.read_text("utf-8") for path in (REFERENCE.parents[2] / "src/dragoman/write/render").glob("*.py")
    )
    used = set(re.findall(r"labels\.(\w+)", PAGE + TEXT)) | set(
        re.findall(r"""abels\[["'](\w+)["']\]""", code)
    )
    spelled = {name for name in NAMES if len(re.findall(rf'"{name}"', code)) > 1}
    assert set(NAMES) - used - spelled == set()
