"""What people ruled and did: decisions and the log, both append-only."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from dragoman.desk.models.append_only import AppendOnly, keep_rows


@keep_rows
class DecisionRow(AppendOnly):
    """A decision: `line` is its JSON as `dragoman decide` writes it. `document` where it rules on claims of one."""

    decision_id = models.CharField(max_length=14, unique=True)
    kind = models.CharField(max_length=12)
    line = models.TextField()
    by = models.ForeignKey("desk.User", null=True, on_delete=models.SET_NULL)
    by_name = models.CharField(max_length=80)
    at = models.DateTimeField()
    why = models.TextField()
    undoes = models.CharField(max_length=14, blank=True, db_index=True)

    class Meta:
        indexes = (
            models.Index(fields=["-at", "-id"], name="desk_decision_at"),
            models.Index(fields=["kind", "id"], name="desk_decision_kind"),
        )


@keep_rows
class DecisionClaim(AppendOnly):
    """Which claims (by id) a decision touches, and in which document they stand."""

    decision = models.ForeignKey(DecisionRow, on_delete=models.CASCADE, related_name="touched")
    claim_id = models.CharField(max_length=64, db_index=True)
    document = models.ForeignKey("desk.DocumentRow", null=True, on_delete=models.CASCADE)


@keep_rows
class LogEntry(AppendOnly):
    """One action that somebody did: exactly one row for each. `data` holds ids, hashes and counts, never content.

    `decisions` are the ids of those it made; `undoes` the entry that it took back; `undone_by` is set when it was.
    """

    free: ClassVar[frozenset[str]] = frozenset({"undone_by"})
    at = models.DateTimeField()
    by = models.ForeignKey("desk.User", null=True, on_delete=models.SET_NULL)
    by_name = models.CharField(max_length=80)
    action = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=16, blank=True)
    subject = models.CharField(max_length=80, blank=True)
    told = models.CharField(max_length=300)
    data = models.JSONField(default=dict)
    decisions = models.JSONField(default=list)
    undoes = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    undone_by = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    can_undo = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=["-at", "-id"], name="desk_log_at"),
            models.Index(fields=["by", "-at", "-id"], name="desk_log_by"),
            models.Index(fields=["action", "-at", "-id"], name="desk_log_action"),
            models.Index(fields=["subject", "-at", "-id"], name="desk_log_subject"),
        )
