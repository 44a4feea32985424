"""The styles, margins, language and direction of a Word file."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dragoman.write.render.fields import ReportFields
from dragoman.write.render.word_xml import element

BOX, NOTE, META, DRAFT, LEAD = "Report Box", "Report Note", "Report Meta", "Report Draft", "Report Lead"
_TEXT_FONT, _LABEL_FONT = "Georgia", "Calibri"
_SOFT = RGBColor(0x44, 0x44, 0x44)
_OWN = (
    # name, font, size, is soft, space before and after
    (BOX, _LABEL_FONT, 9, True, 0, 8),
    (NOTE, _LABEL_FONT, 9, True, 4, 8),
    (META, _LABEL_FONT, 9.5, True, 0, 6),
    (DRAFT, _LABEL_FONT, 10, False, 0, 10),
    (LEAD, _TEXT_FONT, 12, False, 4, 10),
)
FOOTNOTE_TEXT, FOOTNOTE_REFERENCE, LINK = "footnote text", "footnote reference", "Hyperlink"
_WORDS_OWN = (
    ("Heading 1", WD_STYLE_TYPE.PARAGRAPH),
    ("Heading 2", WD_STYLE_TYPE.PARAGRAPH),
    ("Table Grid", WD_STYLE_TYPE.TABLE),
    (FOOTNOTE_TEXT, WD_STYLE_TYPE.PARAGRAPH),
    (FOOTNOTE_REFERENCE, WD_STYLE_TYPE.CHARACTER),
    (LINK, WD_STYLE_TYPE.CHARACTER),
)


def prepare_styles(document: Any, report: ReportFields, *, keep: bool) -> None:
    """Set up a document.

    Args:
        keep: it is a desk's template: only styles that it lacks are added, nothing of it is changed.
    """
    had = {style.name for style in document.styles}
    for name, font, size, is_soft, before, after in _OWN:
        if name not in had:
            _add(document, name, font, size, is_soft, before, after)
    for name, kind in _WORDS_OWN:
        if name not in had:
            style = document.styles.add_style(name, kind, builtin=True)
            _footnote_look(style, name)
    if not keep:
        _own_look(document)
    _set_language(document, report.lang, is_rtl=report.dir == "rtl")
    if report.dir == "rtl":
        for section in document.sections:
            grid = section._sectPr.find(qn("w:docGrid"))
            if grid is not None:
                grid.addprevious(element("w:bidi"))
            else:
                section._sectPr.append(element("w:bidi"))


def _add(document: Any, name: str, font: str, size: float, is_soft: bool, before: int, after: int) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _font(style, font, size)
    if is_soft:
        style.font.color.rgb = _SOFT
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    if name == DRAFT:
        style.font.bold = True


def _footnote_look(style: Any, name: str) -> None:
    if name == FOOTNOTE_TEXT:
        _font(style, _LABEL_FONT, 8.5)
        style.paragraph_format.space_after = Pt(2)
    elif name == FOOTNOTE_REFERENCE:
        style.font.superscript = True
    elif name == LINK:
        style.font.color.rgb, style.font.underline = RGBColor(0x23, 0x4F, 0x8F), True


def _own_look(document: Any) -> None:
    for name, size, before, after in (
        ("Normal", 10.5, 0, 8),
        ("Heading 1", 19, 6, 8),
        ("Heading 2", 13, 16, 5),
    ):
        style = document.styles[name]
        _font(style, _TEXT_FONT, size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.3 if name == "Normal" else 1.15
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(30)
        section.top_margin = section.bottom_margin = Mm(25)


def _font(style: Any, font: str, size: float) -> None:
    style.font.name, style.font.size = font, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), font)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)


def _set_language(document: Any, lang: str, *, is_rtl: bool) -> None:
    """The language of everything that says none of its own."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is None:
        return
    for properties in defaults.iter(qn("w:rPr")):
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        names = {"w_bidi": lang} if is_rtl else {"w_val": lang, "w_eastAsia": lang}
        properties.append(element("w:lang", **names))
