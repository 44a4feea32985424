"""The name of a format -> what it is, and its exporter; a format's library is loaded only when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from dragoman.atlas import Atlas
from dragoman.base.errors import ExportError
from dragoman.write.data.exporter import Exporter


class DataFormat(StrEnum):
    """A format of data."""

    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    GEOJSON = "geojson"
    PARQUET = "parquet"
    UCDP = "ucdp"
    ACLED = "acled"
    STIX = "stix"
    MISP = "misp"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How an export is made.

    Args:
        today: the day that files carry which name one.
        with_text: jsonl keeps the texts of documents.
        excel: csv begins with the mark by which Excel knows UTF-8.
        atlas: gives the atlas, for the formats that name actors by it; called only by these.
    """

    today: date
    with_text: bool = False
    excel: bool = False
    atlas: Callable[[], Atlas] | None = None


SUFFIXES = {
    ".jsonl": DataFormat.JSONL,
    ".csv": DataFormat.CSV,
    ".xlsx": DataFormat.XLSX,
    ".geojson": DataFormat.GEOJSON,
    ".parquet": DataFormat.PARQUET,
}
"""The format that the end of a file's name tells."""
BINARY = frozenset({DataFormat.XLSX, DataFormat.PARQUET})
"""Formats that are not for a terminal."""
_CODED = {
    DataFormat.UCDP: "ucdp:UcdpExporter",
    DataFormat.ACLED: "acled:AcledExporter",
    DataFormat.STIX: "stix:StixExporter",
    DataFormat.MISP: "misp:MispExporter",
}


def make_exporter(form: DataFormat, out: BinaryIO, options: ExportOptions) -> Exporter:
    """The exporter of a format that is one file.

    Raises:
        ExportError: the library of the format is not installed.
    """
    try:
        return _make(form, out, options)
    except ModuleNotFoundError as error:
        raise ExportError(f'{form}: {error.name} is not installed. Install "dragoman[write]".') from error


def make_lists_exporter(folder: Path, options: ExportOptions) -> Exporter:
    """The exporter of the lists of csv into a folder that is there."""
    from dragoman.write.data.csv_lists import CsvListsExporter

    return CsvListsExporter(folder, excel=options.excel)


def _make(form: DataFormat, out: BinaryIO, options: ExportOptions) -> Exporter:
    if form is DataFormat.JSONL:
        from dragoman.write.data.lines import LinesExporter

        return LinesExporter(out, with_text=options.with_text)
    if form is DataFormat.CSV:
        from dragoman.write.data.csv_flat import CsvExporter

        return CsvExporter(out, excel=options.excel)
    if form is DataFormat.XLSX:
        from dragoman.write.data.xlsx import XlsxExporter

        return XlsxExporter(out, created=datetime.combine(options.today, datetime.min.time()))
    if form is DataFormat.GEOJSON:
        from dragoman.write.data.geojson import GeoJsonExporter

        return GeoJsonExporter(out)
    if form is DataFormat.PARQUET:
        from dragoman.write.data.parquet import ParquetExporter

        return ParquetExporter(out)
    return _coded(form, out, options)


def _coded(form: DataFormat, out: BinaryIO, options: ExportOptions) -> Exporter:
    """The exporters of the shapes of others, which may name actors by the atlas."""
    module, _, name = _CODED[form].partition(":")
    make = getattr(import_module(f"dragoman.write.data.{module}"), name)
    exporter: Exporter = make(out, atlas=options.atlas() if options.atlas else None)
    return exporter
