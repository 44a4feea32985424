"""Our JSON values <-> lines of text that both databases can hold.

PostgreSQL takes neither NUL nor lone surrogates; as JSON escapes they are kept whole. Columns that are only shown hold
a replacement character instead.
"""

from __future__ import annotations

import json
import re

from dragoman.base.codec import Json

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def dump_line(value: Json) -> str:
    """The JSON of a value, in characters that every database keeps."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def load_line(line: str) -> Json:
    """The value of a line."""
    value: Json = json.loads(line)
    return value


def shown_text(text: str | None, most: int | None = None) -> str:
    """A text for a column that is shown or searched, cut to `most` characters."""
    clean = _UNKEEPABLE.sub("\ufffd", text or "")
    return clean if most is None or len(clean) <= most else clean[: most - 1] + "…"
