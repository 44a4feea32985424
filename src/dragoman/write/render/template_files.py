"""Where a template lies: a desk's own file, or the one that comes with us."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from dragoman.base.errors import TemplateError

MARKDOWN, HTML = "report.md.j2", "report.html.j2"
STYLES = ("report.css", "print.css")
PAGED = "paged.css"
LARGEST_BYTES = 1_000_000
OWN_FILES = (MARKDOWN, HTML, *STYLES, PAGED)


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template by its folder (None: ours) and its name in it."""

    folder: Path | None
    name: str

    def style(self, name: str) -> str:
        """A style sheet: the one beside the template, else ours.

        Raises:
            TemplateError: it cannot be read.
        """
        beside = self.folder / name if self.folder else None
        if beside and beside.exists():
            _require_small(beside, f"style sheet {name}", self.folder)
            try:
                return beside.read_text("utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise TemplateError(
                    f"style sheet {name}: cannot be read ({error}). Save it as UTF-8."
                ) from error
        return read_own(name)


def find_template(path: Path | None, ending: str, default: str) -> TemplateFile:
    """The template of a format.

    Args:
        path: a desk's own; None: ours, `default`.
        ending: what its name must end in, such as ".md.j2".

    Raises:
        TemplateError: there is no such file, it is of another format, or is not UTF-8.
    """
    if path is None:
        return TemplateFile(None, default)
    if not path.name.endswith(ending):
        raise TemplateError(
            f"template {path.name}: its name does not end in {ending}. Name one of this format."
        )
    try:
        _require_small(path, f"template {path.name}", None)
        path.read_text("utf-8")
    except FileNotFoundError as error:
        raise TemplateError(
            f"template {path}: there is no such file. Make one with: dragoman write template copy DIR"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"template {path.name}: cannot be read ({error}). Save it as UTF-8.") from error
    return TemplateFile(path.parent, path.name)


def is_beside(path: Path, folder: Path) -> bool:
    """Whether a file is in a folder, wherever a link in its place leads."""
    return path.resolve().is_relative_to(folder.resolve())


def _require_small(path: Path, what: str, folder: Path | None) -> None:
    """Refuse what is no file, is too large to be read, or is a link that leads out of its folder."""
    size = path.stat().st_size
    if not path.is_file():
        raise TemplateError(f"{what}: is no file. Name a file.")
    if size > LARGEST_BYTES:
        raise TemplateError(f"{what}: larger than {LARGEST_BYTES:,} bytes. Make it smaller.")
    if folder and not is_beside(path, folder):
        raise TemplateError(f"{what}: leads out of its folder. Copy the file into it.")


def read_own(name: str) -> str:
    """One of our own files."""
    return files("dragoman.write").joinpath("templates", name).read_text("utf-8")
