"""Templates compiled in this process, so that the second report with one is quick."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

MOST_KEPT = 64


class CompiledTemplates(BytecodeCache):
    """Compiled templates by name, folder and content; the oldest gives way."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what was compiled before, when the source is still the same."""
        code = self._kept.get(bucket.key + bucket.checksum)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what has been compiled."""
        if len(self._kept) >= MOST_KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


COMPILED = CompiledTemplates()
