"""The name of an action, as log entries hold it -> the action; `Undo` looks here."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from dragoman.desk import actions
from dragoman.desk.actions.base import Action


@cache
def action_classes() -> dict[str, type[Action[Any]]]:
    """Every action of the folder `actions`, by name."""
    for module in iter_modules(actions.__path__):
        import_module(f"{actions.__name__}.{module.name}")
    kinds: list[type[Action[Any]]] = []
    waiting: list[type[Action[Any]]] = list(Action.__subclasses__())
    while waiting:
        kinds.append(waiting.pop())
        waiting += kinds[-1].__subclasses__()
    kinds.sort(key=lambda kind: kind.__module__, reverse=True)  # whichever module was imported first
    return {kind.name: kind for kind in kinds if "name" in vars(kind)}
