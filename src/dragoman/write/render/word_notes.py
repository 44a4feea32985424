"""Footnotes -> real footnotes of Word: a part of the package with their texts, and references to them.

A second mark of the same footnote is a cross-reference to the first (NOTEREF), as Word itself does it. Word counts
footnotes by where their references stand; where the report's numbers run otherwise they are written out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from dragoman.write.render.fields import FootnoteField, MarkField
from dragoman.write.render.word_styles import FOOTNOTE_REFERENCE, FOOTNOTE_TEXT, LINK
from dragoman.write.render.word_xml import bookmark, element, field, link, nested, run

_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


class WordNotes:
    """The footnotes of one document.

    Args:
        document: the python-docx document that gets them. order: footnote numbers as the marks stand in it.
    """

    def __init__(
        self, document: Any, notes: Sequence[FootnoteField], labels: Mapping[str, str], order: Iterable[int]
    ) -> None:
        self._labels = labels
        self._text, self._reference, self._link = (
            document.styles[name].style_id for name in (FOOTNOTE_TEXT, FOOTNOTE_REFERENCE, LINK)
        )
        self._part = _new_part(document)
        _name_separators(document)
        self._notes = {note.number: note for note in notes}
        firsts = [number for number in dict.fromkeys(order) if number in self._notes]
        self._is_counted = firsts == list(range(1, len(firsts) + 1))
        self._placed: set[int] = set()
        for note in notes:
            self._part.element.append(self._footnote(note))

    @property
    def uncited(self) -> tuple[int, ...]:
        """Footnotes without a mark so far; Word would lose them."""
        return tuple(number for number in self._notes if number not in self._placed)

    def refer(self, marks: Iterable[MarkField]) -> list[Any]:
        """The runs of footnote marks."""
        runs: list[Any] = []
        for n, mark in enumerate(marks):
            if n:
                runs.append(run(", ", style=self._reference))
            runs += self.mark(mark.number)
        return runs

    def mark(self, number: int) -> list[Any]:
        """The mark of a footnote: the reference, or a cross-reference to it."""
        name = f"_RefNote{number}"
        if number in self._placed or number not in self._notes:
            return field(f"NOTEREF {name} \\f \\h", str(number), self._reference)
        self._placed.add(number)
        made = element("w:r")
        made.append(nested(element("w:rPr"), element("w:rStyle", w_val=self._reference)))
        reference = element("w:footnoteReference", w_id=str(number))
        made.append(reference)
        if not self._is_counted:
            reference.set(qn("w:customMarkFollows"), "1")
            made.append(element("w:t"))
            made[-1].text = str(number)
        return bookmark(name, number, made)

    def _footnote(self, note: FootnoteField) -> Any:
        made = element("w:footnote", w_id=str(note.number))
        paragraph = nested(element("w:p"), element("w:pPr"), element("w:pStyle", w_val=self._text))
        made.append(paragraph)
        sign = run("" if self._is_counted else str(note.number), style=self._reference)
        if self._is_counted:
            sign.remove(sign.find(qn("w:t")))
            sign.append(element("w:footnoteRef"))
        paragraph.append(sign)
        paragraph.append(run(f" {note.source}."))
        if note.title:
            paragraph.append(run(f" {note.title}.", italic=True))
        for label, href, address in (
            (self._labels["archived"], note.archived_href, note.archived_address),
            (self._labels["original"], note.href, note.address),
        ):
            if href:
                relation = self._part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                for part in (run(f" {label}: "), link(relation, address, self._link), run(".")):
                    paragraph.append(part)
            elif address:
                paragraph.append(run(f" {label}: {address}."))
        if note.note:
            paragraph.append(run(f" ({note.note})"))
        for quote in note.quotes:
            paragraph.append(run(f" {self._labels['open_quote']}{quote.text}{self._labels['close_quote']}"))
        paragraph.append(run(f" {self._labels['fingerprint']}: {note.sha256}"))
        return made


def _new_part(document: Any) -> XmlPart:
    """An empty part for footnotes, in place of one that the template has."""
    relations = document.part.rels
    for key in [
        key for key, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES
    ]:
        del relations[key]
    root = element("w:footnotes")
    for kind, number in _SEPARATORS:
        made = element("w:footnote", w_type=kind, w_id=str(number))
        made.append(nested(element("w:p"), element("w:r"), element(f"w:{kind}")))
        root.append(made)
    part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return part


def _name_separators(document: Any) -> None:
    """Say in the settings which footnotes are the separators, where the schema has them: before `w:compat`."""
    settings = document.settings.element
    for old in settings.findall(qn("w:footnotePr")):
        settings.remove(old)
    made = element("w:footnotePr")
    for _, number in _SEPARATORS:
        made.append(element("w:footnote", w_id=str(number)))
    later = [settings.find(qn(f"w:{tag}")) for tag in ("endnotePr", "compat", "docVars", "rsids")]
    place = next((node for node in later if node is not None), None)
    if place is None:
        settings.append(made)
    else:
        place.addprevious(made)
