"""The desk as one Django application; its tables are named `desk_...`."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DeskConfig(AppConfig):
    """The one application: models, actions, rooms."""

    name = "dragoman.desk"
    label = "desk"
    verbose_name = "Dragoman desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from dragoman.desk.keeping.search import make_search_tables

        post_migrate.connect(make_search_tables, sender=self, dispatch_uid="desk.search")
