"""Long work and what came in with it: a job with its progress, the items of an import."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy as _label

from dragoman.desk.models.choices import TextChoices


class JobKind(TextChoices):
    """What a job does."""

    IMPORT = "import", _label("JobKind", "import")
    REREAD = "reread", _label("JobKind", "reading again")
    REBUILD = "rebuild", _label("JobKind", "rebuilding rows")
    WRITE = "write", _label("JobKind", "writing")
    BACKUP = "backup", _label("JobKind", "backup")


class JobState(TextChoices):
    """How far a job is."""

    WAITING = "waiting", _label("JobState", "waiting")
    RUNNING = "running", _label("JobState", "running")
    DONE = "done", _label("JobState", "done")
    CANCELLED = "cancelled", _label("JobState", "cancelled")
    FAILED = "failed", _label("JobState", "failed")


class Job(models.Model):
    """Work that takes longer than a click. Counts are of items; `told` says in a line what it is or why it failed."""

    kind = models.CharField(max_length=10, choices=JobKind.choices)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    title = models.CharField(max_length=200)
    told = models.TextField(blank=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    wants_cancel = models.BooleanField(default=False)
    by = models.ForeignKey("desk.User", null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = (models.Index(fields=["state", "-id"], name="desk_job_state"),)


class ItemState(TextChoices):
    """How an imported item ended."""

    WAITING = "waiting", _label("ItemState", "waiting")
    DONE = "done", _label("ItemState", "done")
    COPY = "copy", _label("ItemState", "known already")
    REFUSED = "refused", _label("ItemState", "refused")
    FAILED = "failed", _label("ItemState", "failed")
    CANCELLED = "cancelled", _label("ItemState", "cancelled")


class ImportItem(models.Model):
    """One thing that was handed in: its original bytes are in the archive under `archived`, whatever became of it.

    `options` say how to read it (published, lang, form). A file of many documents has children: one for each line that
    failed, so that it can be told.
    """

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="items")
    name = models.TextField()
    origin = models.CharField(max_length=8)
    archived = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=10, choices=ItemState.choices, default=ItemState.WAITING)
    reason = models.TextField(blank=True)
    tries = models.PositiveIntegerField(default=0)
    document = models.ForeignKey(
        "desk.DocumentRow", null=True, on_delete=models.SET_NULL, related_name="items"
    )
    documents = models.PositiveIntegerField(default=0)
    options = models.JSONField(default=dict)
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="children")

    class Meta:
        indexes = (
            models.Index(fields=["state", "-id"], name="desk_item_state"),
            models.Index(fields=["archived"], name="desk_item_archived", condition=~models.Q(archived="")),
        )
