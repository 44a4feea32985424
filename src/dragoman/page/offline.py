"""A template, its values, styles and scripts -> one self-contained offline HTML page.

Everything that a document says is hostile: the template escapes it, `shown` defuses it, and a Content
Security Policy made of the hashes of our own script and style lets nothing else run or load, if both fail.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from dragoman.page.shown import show_line
from dragoman.page.words import word

if TYPE_CHECKING:
    from jinja2 import Environment


def render_page(
    template: str,
    values: Mapping[str, object],
    *,
    title: str,
    generated: str | None,
    not_read: Sequence[tuple[str, str]],
    styles: Sequence[str],
    scripts: Sequence[str],
) -> str:
    """The page: `values` and what every page of ours has.

    Args:
        template: a file of assets/, as `styles` and `scripts` are.
        title: heading of the page.
        generated: when the page was made, as it is to be printed; None leaves it out.
        not_read: items that are not on the page, each with the reason.
    """
    style = "\n".join(_asset(name) for name in styles)
    script = "\n".join(_asset(name) for name in scripts)
    page = (
        _environment()
        .get_template(template)
        .render(
            **values,
            title=show_line(title),
            generated=show_line(generated) if generated else None,
            not_read=tuple((show_line(item), show_line(reason)) for item, reason in not_read),
            words=partial(word, "text"),
            csp=content_policy(style, script),
            style=style,
            script=script,
        )
    )
    return page.lstrip()


def content_policy(style: str, script: str = "") -> str:
    """The policy that lets this very style and script run, and nothing load from anywhere; "" is no script."""
    run = _hash(script) if script else "'none'"
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {run}; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return files("dragoman.page").joinpath("assets", name).read_text(encoding="utf-8")


def _environment() -> Environment:
    from jinja2 import (
        Environment,
        PackageLoader,
        StrictUndefined,
    )  # 40 ms that the terminal table does not need

    return Environment(
        loader=PackageLoader("dragoman.page", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
