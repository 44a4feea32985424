"""The names, limits and versions of a bundle's parts, in one place.

A bundle is a bag (RFC 8493) in a zip file: one folder with `bagit.txt`, manifests of sha256, and the parts under
`data/`. To look inside and to check that it is whole takes `unzip` and `sha256sum -c manifest-sha256.txt`.
"""

from __future__ import annotations

from typing import Final

FORMAT: Final = 1
"""The version of the bundle's format, in `about.json`."""

ABOUT: Final = "data/about.json"
REPORT: Final = "data/report.json"
EVENTS: Final = "data/events.jsonl"
CLAIMS: Final = "data/claims.jsonl"
QUOTES: Final = "data/quotes.jsonl"
DOCUMENTS: Final = "data/documents.jsonl"
DECISIONS: Final = "data/decisions.jsonl"
MARKDOWN: Final = "data/report.md"
HTML: Final = "data/report.html"
PAYLOAD: Final = (ABOUT, REPORT, EVENTS, CLAIMS, QUOTES, DOCUMENTS, DECISIONS, MARKDOWN, HTML)
"""Every part, in the order of the file."""

BAGIT: Final = "bagit.txt"
BAG_INFO: Final = "bag-info.txt"
README: Final = "README.txt"
MANIFEST: Final = "manifest-sha256.txt"
TAG_MANIFEST: Final = "tagmanifest-sha256.txt"
TAGS: Final = (BAGIT, BAG_INFO, README, MANIFEST, TAG_MANIFEST)

BAGIT_TEXT: Final = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

MOST_PART_BYTES: Final = 64_000_000
"""A part over this is neither written nor opened: the quotes of 200 claims have 1 MB."""
MOST_BYTES: Final = 192_000_000
"""All parts together."""
MOST_ENTRIES: Final = 64
