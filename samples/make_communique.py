"""The gold text of sample 07 -> samples/07-communique.pdf, two pages in A5.

Needs fpdf2, which nothing else here needs: `pip install fpdf2`, then `python samples/make_communique.py`.
The dates in the file are fixed, so that the same text gives the same bytes.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

HERE = Path(__file__).resolve().parent


def make_pdf(text: str, written: datetime) -> FPDF:
    """The text as a page of a group's letterhead: title, block of place and date, body."""
    pdf = FPDF(format="A5")
    pdf.set_creation_date(written)
    pdf.set_margin(18)
    pdf.add_page()
    title, *blocks = text.split("\n\n")
    pdf.set_font("helvetica", "B", 14)
    pdf.multi_cell(0, 8, title, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("times", "", 11)
    for block in blocks:
        pdf.ln(3)
        pdf.multi_cell(0, 5.5, block, new_x="LMARGIN", new_y="NEXT", align="L")
    return pdf


def main() -> None:
    """Write the file beside this script."""
    document = json.loads((HERE / "gold" / "07-communique.json").read_text(encoding="utf-8"))
    make_pdf(document["text"], datetime(2024, 5, 25, tzinfo=UTC)).output(str(HERE / "07-communique.pdf"))


if __name__ == "__main__":
    main()
