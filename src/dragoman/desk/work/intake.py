"""How an item of an import is to be read <-> the JSON that its row holds; and what is in its original bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings

from dragoman.collect import Collected, CollectOptions, InputFormat, collect_bytes, collect_fetched
from dragoman.collect.decoding import decode_bytes
from dragoman.collect.lines import collect_row
from dragoman.collect.web import Original
from dragoman.desk.models import ImportItem, Origin
from dragoman.desk.work.fetching import fetched_before

MANY_TIMES = 10


@dataclass(frozen=True, slots=True)
class ItemOptions:
    """What a person said of an item.

    Args:
        published: the date of documents that name none themselves; of a pasted text, its date.
        lang: BCP 47 tag of every document, whatever it says itself.
        title, url: of a pasted text.
        form: how a file is to be read; None looks at its name and bytes.
    """

    published: date | None = None
    lang: str = ""
    title: str = ""
    url: str = ""
    form: InputFormat | None = None

    def to_json(self) -> dict[str, str]:
        """As the row holds it; what is not said is left out."""
        said = {
            "published": self.published.isoformat() if self.published else "",
            "lang": self.lang,
            "title": self.title,
            "url": self.url,
            "form": str(self.form or ""),
        }
        return {name: value for name, value in said.items() if value}

    @classmethod
    def from_json(cls, row: Mapping[str, str]) -> ItemOptions:
        """From what the row holds."""
        published = row.get("published")
        form = row.get("form")
        return cls(
            date.fromisoformat(published) if published else None,
            row.get("lang", ""),
            row.get("title", ""),
            row.get("url", ""),
            InputFormat(form) if form else None,
        )


def refuse_size(name: str, size: int) -> str:
    """Why a file is too large to be taken, with the limit; "" when it is not. Zip files and JSON lines hold many
    documents and may be ten times as large."""
    many = name.lower().endswith((".zip", ".jsonl", ".ndjson"))
    most_mb = settings.INTAKE.max_file_mb * (MANY_TIMES if many else 1)
    if size <= most_mb * 1_000_000:
        return ""
    return (
        f"has {size / 1e6:,.1f} MB, the limit is {most_mb:,} MB (max_file_mb). It was not kept. "
        "Split it, or raise the limit."
    )


def expected_count(item: ImportItem, original: Original) -> int:
    """How many documents an item seems to hold, for its progress: the lines of JSON lines, else one."""
    if not item.name.lower().endswith((".jsonl", ".ndjson")):
        return 1
    return max(1, sum(bool(line.strip()) for line in original.body.splitlines()))


def collect_item(item: ImportItem, original: Original, *, today: date) -> Iterator[Collected]:
    """The documents of an item's original, lazily; what is wrong with one of them takes its place.

    Args:
        today: the latest date that a document can carry.
    """
    said = ItemOptions.from_json(item.options)
    options = CollectOptions(
        today=today,
        input_format=said.form,
        published=said.published,
        lang=said.lang or None,
        max_file_mb=settings.INTAKE.max_file_mb,
        max_text_chars=settings.INTAKE.max_text_chars,
    )
    if original.url is not None:
        yield collect_fetched(fetched_before(original), options, archived=original.record_id)
    elif item.origin == Origin.PASTE:
        yield _pasted(item, original, said, options)
    else:
        yield from collect_bytes(item.name, original.body, options)


def _pasted(item: ImportItem, original: Original, said: ItemOptions, options: CollectOptions) -> Collected:
    text = decode_bytes(original.body, declared="utf-8").text.replace("\r\n", "\n").replace("\r", "\n")
    row = {"text": text, "title": said.title, "url": said.url or None}
    return replace(collect_row(row, item.name, options, path=item.name, line=None), line=None)
