"""A template of a desk -> text: only the fields there are, nothing that runs, every value escaped.

A template may be anybody's. It can read the fields of `fields.py` and no attribute of anything else, call its own
macros and a few functions of ours, and include only templates of its own folder or ours. It cannot switch escaping
off, and it is stopped when it works too much.
"""

from __future__ import annotations

import dataclasses
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import ChoiceLoader, PackageLoader, TemplateSyntaxError, nodes, pass_context
from jinja2.exceptions import SecurityError, TemplateNotFound, UndefinedError
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.loaders import FileSystemLoader
from jinja2.runtime import LoopContext, Macro, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from dragoman.base.errors import TemplateError
from dragoman.write.render.budget import TICK, Budget, count_steps, counted_filter
from dragoman.write.render.compiled import COMPILED
from dragoman.write.render.fields import Fields
from dragoman.write.render.template_files import LARGEST_BYTES, is_beside

ENDING = ".j2"
_MOST_RANGE = 1000
_FILTERS = frozenset(
    ["capitalize", "count", "default", "d", "first", "last", "length", "list", "lower", "map", "reject",
     "rejectattr", "select", "selectattr", "sort", "title", "trim", "truncate", "unique", "upper"]
)  # fmt: skip
_TESTS = frozenset(
    ["defined", "undefined", "none", "string", "number", "eq", "ne", "gt", "ge", "lt", "le", "==", "!=", ">", ">=",
     "<", "<=", "equalto", "even", "odd", "divisibleby", "in", "true", "false", "mapping", "sequence", "iterable"]
)  # fmt: skip
_LOOP = frozenset(
    ["index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem", "nextitem",
     "cycle", "changed"]
)  # fmt: skip

Escape = Callable[[object], Markup]


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment for one rendering.

    Args:
        folder: where the template and what it includes lie; None: only our own.
        escape: makes a value fit to stand in the format.
        filters: those of the format.
    """

    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])

    def __init__(
        self, folder: Path | None, escape: Escape, filters: Mapping[str, Callable[..., object]]
    ) -> None:
        ours = PackageLoader("dragoman.write", "templates")
        super().__init__(
            loader=ChoiceLoader([_Folder(folder), ours]) if folder else ours,
            undefined=UnknownField,
            autoescape=True,
            finalize=self._print,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=COMPILED,
        )
        self.budget = Budget()
        self._escape = escape
        self.filters = {name: counted_filter(self.filters[name], self.budget) for name in _FILTERS}
        self.filters |= {"e": escape, "escape": escape, "fill": self._fill, "join": self._join, **filters}
        self.tests = {name: self.tests[name] for name in _TESTS}
        self.globals = {"range": _range, TICK: self.budget.tick}

    @pass_context  # so that Jinja escapes no constant by itself, before it gets here
    def _print(self, _context: object, value: object) -> Markup:
        self.budget.spend(len(value) if isinstance(value, str) else 8)
        return value if isinstance(value, Markup) else self._escape(value)

    def _join(self, values: Any, mark: str = "") -> str | Markup:
        parts = list(values)
        self.budget.spend(sum(len(str(part)) + len(mark) for part in parts))
        if any(isinstance(part, Markup) for part in [*parts, mark]):
            return Markup("").join(
                p if isinstance(p, Markup) else self._escape(p) for p in _between(parts, mark)
            )
        return mark.join(str(part) for part in parts)

    def _fill(self, text: str, **values: object) -> str:
        """`fill`, which counts what it makes before it makes it."""
        for name, value in values.items():
            self.budget.spend(len(text) + text.count("{" + name + "}") * len(str(value)))
            text = fill(text, **{name: value})
        return text

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all((nodes.ScopedEvalContextModifier, nodes.EvalContextModifier)):
            raise TemplateSyntaxError("escaping cannot be switched off", node.lineno, name, filename)
        for joined in list(tree.find_all(nodes.Concat)):
            _count_concat(joined)
        return count_steps(tree)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Fields of ours, and what a loop knows of itself."""
        if isinstance(obj, LoopContext):
            return attr in _LOOP
        return dataclasses.is_dataclass(obj) and attr in {f.name for f in dataclasses.fields(obj)}

    def is_safe_callable(self, obj: Any) -> bool:
        """The template's macros, our functions, and a loop's own."""
        owner = getattr(obj, "__self__", None)
        return isinstance(obj, Macro) or obj in (_range, self.budget.tick) or isinstance(owner, LoopContext)

    def call(self, context: Any, called: Any, *args: Any, **kwargs: Any) -> Any:
        """A call, if it may be made."""
        if not self.is_safe_callable(called) and not isinstance(called, Undefined):
            name = getattr(called, "__name__", type(called).__name__)
            raise SecurityError(f"{name!r} is called, and only macros, range and what a loop knows are")
        return super().call(context, called, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Sums of small numbers, and texts set end to end."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            self.budget.spend(len(left) + len(right))
        elif operator in ("%", "**") or not all(isinstance(n, int) and abs(n) < 10**9 for n in (left, right)):
            raise SecurityError(f"{operator} is only for small whole numbers")
        return super().call_binop(context, operator, left, right)


class _Folder(FileSystemLoader):
    """The templates of a folder, and no other file of it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)

    def get_source(self, environment: Any, template: str) -> Any:
        if not template.endswith(ENDING):
            raise TemplateNotFound(template)
        path = Path(self.searchpath[0], template)
        if path.exists() and not is_beside(path, Path(self.searchpath[0])):
            raise TemplateError(f"template {template}: leads out of its folder. Copy the file into it.")
        if path.is_file() and path.stat().st_size > LARGEST_BYTES:
            raise TemplateError(f"template {template}: larger than {LARGEST_BYTES:,} bytes. Make it smaller.")
        return super().get_source(environment, template)


class UnknownField(StrictUndefined):
    """A field that there is not; the message names those there are."""

    @property
    def _undefined_message(self) -> str:
        obj, name = self._undefined_obj, self._undefined_name
        if self._undefined_hint:
            return self._undefined_hint
        if dataclasses.is_dataclass(obj) and not isinstance(obj, type):
            kind = type(obj).__name__.removesuffix("Fields").removesuffix("Field").lower()
            return (
                f"a {kind} has no field {name!r}. It has: {_names(f.name for f in dataclasses.fields(obj))}"
            )
        if isinstance(obj, Mapping):
            return f"there is no label {name!r}. There is: {_names(map(str, obj))}"
        if obj is None:
            return f"{name!r} is asked of what there is none of. Ask with `if` whether there is one"
        if isinstance(obj, (str, int, tuple)):
            kind = "a text" if isinstance(obj, str) else "a list" if isinstance(obj, tuple) else "a number"
            return f"{kind} has no field {name!r}"
        there_is = _names(f.name for f in dataclasses.fields(Fields))
        if isinstance(name, str) and name in there_is.split(", "):
            return f"{name!r} is not known here. Import or include the template `with context`"
        return f"there is no field {name!r}. There is: {there_is}"


def render_template(sandbox: Sandbox, name: str, fields: Fields) -> str:
    """The text that a template makes of the fields.

    Raises:
        TemplateError: the template is missing, does not parse, names a field that there is not, does what it may not,
            or too much; the message names the template and the line.
    """
    values = {f.name: getattr(fields, f.name) for f in dataclasses.fields(fields)}
    try:
        return sandbox.get_template(name).render(values)
    except TemplateSyntaxError as error:
        _refuse(error.name or name, error.lineno, error.message or "does not parse", error)
    except TemplateNotFound as error:
        _refuse(name, _line_in(error, name), f"there is no template {error.name!r} in its folder", error)
    except UndefinedError as error:
        _refuse(*_where(error, name), error.message or "names an unknown field", error)
    except SecurityError as error:
        _refuse(*_where(error, name), f"may not do this: {error.message}", error)
    except (TemplateError, JinjaError) as error:
        _refuse(*_where(error, name), str(error), error)
    except (TypeError, ValueError, KeyError, AttributeError, ArithmeticError) as error:
        _refuse(*_where(error, name), f"cannot be filled: {error}", error)
    except RecursionError as error:
        _refuse(name, None, "calls itself without end", error)


def fill(text: str, **values: object) -> str:
    """A label with its slots filled: `labels.via | fill(platform=note.platform)`."""
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def _refuse(name: str, line: int | None, why: str, error: BaseException) -> NoReturn:
    at = f", line {line}" if line else ""
    raise TemplateError(f"template {name}{at}: {why.rstrip('.')}.") from error


def _where(error: BaseException, name: str) -> tuple[str, int | None]:
    """The template and the line that an error rose from: the innermost frame of a template."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith(ENDING):
            return Path(frame.filename).name, frame.lineno
    return name, None


def _line_in(error: BaseException, name: str) -> int | None:
    return _where(error, name)[1]


def _range(*bounds: int) -> range:
    made = range(*bounds)
    if len(made) > _MOST_RANGE:
        raise SecurityError(f"a range has at most {_MOST_RANGE:,} numbers")
    return made


def _between(parts: list[Any], mark: str) -> list[Any]:
    joined: list[Any] = []
    for n, part in enumerate(parts):
        joined += [mark, part] if n and mark else [part]
    return joined


def _count_concat(joined: nodes.Concat) -> None:
    """`a ~ b` as `[a, b] | join`, which counts what it makes."""
    counted = nodes.Filter(nodes.List(list(joined.nodes)), "join", [], [], None, None)
    counted.set_lineno(joined.lineno)
    joined.nodes = [counted]


def _names(names: Any) -> str:
    return ", ".join(sorted(names))
