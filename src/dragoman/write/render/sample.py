"""An invented report, by which templates are previewed and checked; it lies in templates/sample.json."""

from __future__ import annotations

import json
from functools import cache

from dragoman.base.decode import value_from_json
from dragoman.write.render.template_files import read_own
from dragoman.write.report import Report


@cache
def sample_report() -> Report:
    """The report: a claim with a denial and an abduction, tables, a chart, two places, one claim not yet accepted."""
    return value_from_json(Report, json.loads(read_own("sample.json")))
