"""Rows that are kept for ever -> no change of what they say and no deletion, by whatever way of Django's ORM.

What people ruled and what a reader made is the evidence of this desk: nothing may overwrite it by mistake, not even
code of ours. Erasing a document (`keeping.erasing`) is the one way out, and names itself by `erasing()`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar, TypeVar

from django.db import models
from django.db.models.signals import pre_delete

from dragoman.desk.errors import KeptForever

T = TypeVar("T", bound=models.Model)
_is_erasing: ContextVar[bool] = ContextVar("is_erasing", default=False)


@contextmanager
def erasing() -> Iterator[None]:
    """Inside this block rows that are kept for ever may be emptied and deleted: for the erasure of a document alone."""
    token = _is_erasing.set(True)
    try:
        yield
    finally:
        _is_erasing.reset(token)


class AppendOnlyRows(models.QuerySet[Any]):
    """Rows to which others can be added. `update` takes the few columns that say what became of a row."""

    def update(self, **values: Any) -> int:
        _require_free(self.model, values)
        return int(super().update(**values))

    def bulk_create(self, objs: Any, *given: Any, update_conflicts: bool = False, **more: Any) -> Any:
        if update_conflicts:
            _require_free(self.model, more.get("update_fields") or ["a row that is there"])
        return super().bulk_create(objs, *given, update_conflicts=update_conflicts, **more)

    def _raw_delete(self, using: str) -> int:
        if not _is_erasing.get():
            raise _refusal(self.model, "deleted")
        return int(super()._raw_delete(using))


class AppendOnly(models.Model):
    """A table of such rows. `free` are the columns that may change after a row was written."""

    free: ClassVar[frozenset[str]] = frozenset()
    objects = AppendOnlyRows.as_manager()

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        if not self._state.adding:
            columns = options.get("update_fields")
            _require_free(type(self), ["a row that is there"] if columns is None else columns)
        super().save(**options)


def keep_rows(model: type[T]) -> type[T]:
    """The table with its rows guarded against deletion too, which may come by way of what they belong to."""
    pre_delete.connect(_refuse_delete, sender=model, dispatch_uid=f"desk.kept.{model.__name__}")
    return model


def _refuse_delete(sender: type[models.Model], **_: object) -> None:
    if not _is_erasing.get():
        raise _refusal(sender, "deleted")


def _require_free(model: type[AppendOnly], columns: Collection[str]) -> None:
    changed = sorted(set(columns) - model.free)
    if changed and not _is_erasing.get():
        raise _refusal(model, f"changed ({', '.join(changed)})")


def _refusal(model: type[models.Model], what: str) -> KeptForever:
    return KeptForever(
        f"{model._meta.verbose_name}: is kept as it was written and cannot be {what}. "
        "Append what corrects it; only the erasure of a document takes it away."
    )
