"""A report -> Markdown, HTML, PDF or Word."""

from dragoman.write.render.forms import Form, render_report

__all__ = ["Form", "render_report"]
