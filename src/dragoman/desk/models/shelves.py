"""What people keep: saved queries, the tray and its reports, corrections of the atlas."""

from __future__ import annotations

from django.db import models


class SavedQuery(models.Model):
    """A named query of events, as the part of the address after the question mark."""

    owner = models.ForeignKey("desk.User", on_delete=models.CASCADE, related_name="queries")
    name = models.CharField(max_length=120)
    query = models.TextField(blank=True)
    is_shared = models.BooleanField(default=False)
    is_binned = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)


class TrayItem(models.Model):
    """What a person ticked for a report: an event, or one claim; in the person's order."""

    owner = models.ForeignKey("desk.User", on_delete=models.CASCADE, related_name="tray")
    kind = models.CharField(max_length=8, choices=[("event", "event"), ("claim", "claim")])
    subject = models.CharField(max_length=64)
    position = models.PositiveIntegerField(default=0)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "kind", "subject"], name="desk_once_on_the_tray"),
        )


class ReportDraft(models.Model):
    """A report being made: what it rests on (`events`, ids), the composed report (`line`, JSON), a person's edits of
    its sentences (`edits`, JSON: piece -> text), and which revision it is."""

    owner = models.ForeignKey("desk.User", null=True, on_delete=models.SET_NULL, related_name="reports")
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, default="report")
    options = models.JSONField(default=dict)
    events = models.JSONField(default=list)
    line = models.TextField(default="{}")
    edits = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    is_binned = models.BooleanField(default=False)


class AtlasEdit(models.Model):
    """A row of the desk's own atlas: append-only; the latest that stands of a `table` and `entry` holds.

    `row` are the columns of docs/reference/atlas-columns.md; an edit without a source is refused.
    """

    table = models.CharField(max_length=12)
    entry = models.CharField(max_length=120, db_index=True)
    row = models.JSONField(null=True)
    source = models.TextField()
    why = models.TextField(blank=True)
    by = models.ForeignKey("desk.User", null=True, on_delete=models.SET_NULL)
    by_name = models.CharField(max_length=80)
    at = models.DateTimeField(auto_now_add=True)
    is_undone = models.BooleanField(default=False)
