"""A drawing with words that run from right to left -> the same drawing as a picture, for paper.

WeasyPrint sets the words of a drawing letter by letter, which breaks every joined script: Arabic falls apart into
single letters. The library that draws our charts joins them, so such a drawing is made a picture, of four points to a
point of the page; any other stays a drawing.
"""

from __future__ import annotations

import re
from base64 import b64encode

from dragoman.page.shown import has_rtl
from dragoman.write.render.charts import draw_png
from dragoman.write.render.safe import Drawing

_SIZE = re.compile(r'<svg[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"')
_SCALE = 4


def for_paper(svg: str) -> str:
    """The drawing as it can be laid out on paper.

    Raises:
        ComposeError: it has to be made a picture, and vl-convert is not installed.
    """
    size = _SIZE.search(svg)
    if size is None or not has_rtl(svg):
        return svg
    width, height = size.groups()
    data = b64encode(draw_png(svg, _SCALE)).decode("ascii")
    return Drawing(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>'
    )
