"""The desk's words in code, templates, scripts and tables -> catalogues of messages in each language.

    python -m tools.messages           takes up new words, compiles, says what is not translated yet
    python -m tools.messages --check   writes nothing; fails where a file is stale or a message not translated

Words are found without gettext on the machine: Django turns a template into marks, Babel reads marks out of Python and
JavaScript, and tables are read as what they are. Written are `locale/<lang>/LC_MESSAGES/django.po` (for translators),
`.mo` (for Django), `locale/lines.json` (patterns of what the desk writes down, see desk/language/retelling.py) and
`static/desk/js/words/<lang>.js` (what scripts say).
"""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from tools.message_lines import NOT_READ, find_lines

DESK = Path(__file__).resolve().parents[1] / "src" / "dragoman" / "desk"
LOCALE = DESK / "locale"
SCRIPTS = DESK / "static" / "desk" / "js"
LANGUAGES = ("fr", "ar")
PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
}
LINE = "line"
Keywords = Mapping[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None]
_PYTHON: Keywords = {
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop", "_", "_lazy", "say"), None),
    **dict.fromkeys(("ngettext", "say_many"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy", "_label"), ((1, "c"), 2)),
    "npgettext": ((1, "c"), 2, 3),
}
_SCRIPT: Keywords = {"say": None, "sayMany": (1, 2)}
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""The same sources give the same bytes, whenever they are made."""
_OF_DJANGO = ("April",)
"""Words of Django's own that we say otherwise, as the rest of our words do."""
_TABLES = ("events", "tray", "inbox", "atlas", "explore")
_NOT_WORDS = {"explore": {"order", "keys"}}
"""Groups of a table whose values are codes or names in files."""
_HOLE = re.compile(r"%\(\w+\)[sd]|%%|\{\w*(?:![rs])?(?::[^{}]*)?\}")
_NUMBERS = frozenset({"{n}", "%(n)s", "%(before)s"})
_TAG = re.compile(r"</?\w+|&\w+;")


@dataclass(frozen=True, slots=True, order=True)
class Word:
    """Words of ours as they stand in English, and where. `many` where they count."""

    context: str
    text: str
    many: str
    place: str


def main(arguments: list[str] | None = None) -> int:
    """Bring the catalogues up to date, or say what is wrong with them."""
    parser = argparse.ArgumentParser(prog="python -m tools.messages", description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail where something is missing")
    only_checks = parser.parse_args(arguments).check
    faults: list[str] = []
    for path, data in made_files():
        if path.exists() and path.read_bytes() == data:
            continue
        if only_checks:
            faults.append(f"{path.relative_to(DESK)}: is stale. Run: python -m tools.messages")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    for lang in LANGUAGES:
        faults += find_faults(lang, read_catalog(lang))
    print("\n".join(faults), file=sys.stderr)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


def made_files() -> Iterator[tuple[Path, bytes]]:
    """Every file that is made of the sources and of what is translated so far."""
    words = find_words()
    for lang in LANGUAGES:
        catalog = updated(lang, words)
        for name, write in (("django.po", _po), ("django.mo", _mo)):
            yield LOCALE / lang / "LC_MESSAGES" / name, write(catalog)
        yield SCRIPTS / "words" / f"{lang}.js", _script(words, catalog)
    lines = [[line.one, line.many] for line in find_lines(DESK)]
    yield LOCALE / "lines.json", _json(lines)


def read_catalog(lang: str) -> Catalog:
    """What is translated so far."""
    path = LOCALE / lang / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale=lang)
    with path.open("rb") as file:
        return read_po(file, locale=lang)


def updated(lang: str, words: Iterable[Word]) -> Catalog:
    """The words of the sources with the translations that are there; what is in no source any more is dropped."""
    known = read_catalog(lang)
    catalog = Catalog(locale=lang, project="Dragoman desk", version="1", charset="utf-8", fuzzy=False)
    catalog.header_comment = (
        f"# Words of the desk in {lang}, for translators: edit what stands behind msgstr, then run\n"
        "# python -m tools.messages.\n"
        "# What a hole in braces or after % stands for is put in as it is; tags stay; a hedge is never dropped."
    )
    catalog.last_translator, catalog.language_team, catalog.msgid_bugs_address = "Dragoman", lang, "-"
    catalog.creation_date = catalog.revision_date = _NO_DATE
    catalog.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Language", lang),
        ("Plural-Forms", PLURALS[lang]),
    ]
    for word in sorted(set(words)):
        id_ = (word.text, word.many) if word.many else word.text
        old = known.get(word.text, context=word.context or None)
        kept = old.string if old is not None and isinstance(old.string, tuple) == bool(word.many) else ""
        catalog.add(id_, kept, locations=[(word.place, 0)], context=word.context or None)
    return catalog


def find_words() -> list[Word]:
    """All words of the desk's templates, code, scripts and tables."""
    found = [Word("", text, "", "django") for text in _OF_DJANGO]
    found += [*_of_templates(), *_of_code(), *_of_scripts(), *_of_tables()]
    for line in find_lines(DESK):
        found.append(Word(LINE, line.one, line.many if line.many != line.one else "", line.place))
    return found


def _of_templates() -> Iterator[Word]:
    for path in sorted((DESK / "templates").rglob("*.html")):
        if path.name != "kit.html":
            marked = templatize(path.read_text(encoding="utf-8"), origin=path.name)
            yield from _extracted("python", marked, _PYTHON, path)


def _of_code() -> Iterator[Word]:
    for path in sorted(DESK.rglob("*.py")):
        if path.relative_to(DESK).as_posix().startswith(NOT_READ):
            continue
        yield from _extracted("python", path.read_text(encoding="utf-8"), _PYTHON, path)


def _of_scripts() -> Iterator[Word]:
    for path in sorted(path for path in SCRIPTS.rglob("*.js") if path.parent.name != "words"):
        yield from _extracted("javascript", path.read_text(encoding="utf-8"), _SCRIPT, path)


def _extracted(method: str, text: str, keywords: Keywords, path: Path) -> Iterator[Word]:
    place = path.relative_to(DESK).as_posix()
    for _, message, _, context in extract(method, io.BytesIO(text.encode()), keywords=keywords):
        one, many = (message[0], message[-1]) if isinstance(message, tuple) else (message, "")
        if one:
            yield Word(context or "", one, many, place)


def _of_tables() -> Iterator[Word]:
    for room in _TABLES:
        path = DESK / room / "words.toml"
        for group, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if group not in _NOT_WORDS.get(room, ()):
                yield from _of_group(room, group, table, path)
    path = DESK / "glossary.toml"
    for group, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
        yield from _of_group("glossary", group, table, path)
        if group in ("things", "signs"):
            yield from _of_group("glossary", f"{group}_terms", dict.fromkeys(table), path)
    path = DESK / "review" / "forms.toml"
    forms = tomllib.loads(path.read_text(encoding="utf-8"))
    for group in ("rules", "qualifier"):
        yield from _of_group("review", group, forms[group], path)
    labels = {row["label"] for rows in forms["inputs"].values() for row in rows if "label" in row}
    yield from _of_group("review", "inputs", {label: label for label in sorted(labels)}, path)


def _of_group(table: str, group: str, rows: dict[str, object], path: Path) -> Iterator[Word]:
    """Words of one group; `CODE_one` beside `CODE` is the form for one."""
    place = path.relative_to(DESK).as_posix()
    for code, told in rows.items():
        text = code if told is None else told
        if not isinstance(text, str) or f"{code}_one" in rows:
            continue
        many = str(rows[code.removesuffix("_one")]) if code.endswith("_one") and told is not None else ""
        yield Word(f"{table}.{group}", text, many, place)


def find_faults(lang: str, catalog: Catalog) -> Iterator[str]:
    """What is wrong with a catalogue, a line each."""
    for message in catalog:
        if message.id:
            for fault in _faults_of(message, int(PLURALS[lang][9])):
                yield f"{lang}: {_shown(message)!r}: {fault}"


def _faults_of(message: Message, forms: int) -> Iterator[str]:
    strings, ids = _forms(message.string), _forms(message.id)
    counts = len(ids) > 1
    if not all(strings) or (counts and len(strings) != forms):
        yield "not translated"
        return
    if message.fuzzy:
        yield "marked as fuzzy"
    for n, string in enumerate(strings):
        # a form for none, one or two may say the number in words
        says_number = not counts or n >= max(forms - 3, 1)
        yield from _changed(ids[-1], string, frozenset() if says_number else _NUMBERS)


def _changed(english: str, told: str, may_lack: frozenset[str]) -> Iterator[str]:
    """What a translation has lost or added beside words."""
    wanted, found = set(_HOLE.findall(english)), set(_HOLE.findall(told))
    if found - wanted or wanted - found - may_lack:
        yield f"holes differ: {sorted(found ^ wanted)}"
    if sorted(_TAG.findall(told)) != sorted(_TAG.findall(english)):
        yield "tags differ"
    if '"' in told and '"' not in english:
        yield 'holds a straight quotation mark ("), which would end an attribute'


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """The forms of a message, one where it does not count."""
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def _shown(message: Message) -> str:
    return _forms(message.id)[0][:60]


def _po(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalog, width=100, omit_header=False, sort_output=False, include_lineno=False)
    return re.sub(rb'"(POT-Creation-Date|PO-Revision-Date|Generated-By)[^\n]*\n', b"", out.getvalue())


def _mo(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def _script(words: Iterable[Word], catalog: Catalog) -> bytes:
    """What scripts say: English -> the words, or all forms of words that count under their form for one."""
    told: dict[str, object] = {}
    for word in sorted({word for word in words if word.place.endswith(".js")}):
        message = catalog.get(word.text, context=word.context or None)
        string = message.string if message is not None else ""
        if string:
            told[word.text] = list(string) if isinstance(string, tuple) else string
    lines = json.dumps(told, ensure_ascii=False, indent=1).replace("<", "\\u003c")
    head = f"// Made by tools.messages from locale/{catalog.locale}; changes made here are lost."
    return f"{head}\nwindow.deskWords = {lines};\n".encode()


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


if __name__ == "__main__":
    raise SystemExit(main())
