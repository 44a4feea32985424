"""What documents claim: the machine's versions and readings (append-only), and the row of each claim as it stands."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy as _label

from dragoman.desk.models.append_only import AppendOnly, keep_rows
from dragoman.desk.models.choices import TextChoices


class ClaimState(TextChoices):
    """How far a claim is; the same words as `review.current.ClaimState`."""

    OPEN = "open", _label("ClaimState", "open")
    ACCEPTED = "accepted", _label("ClaimState", "accepted")
    REJECTED = "rejected", _label("ClaimState", "rejected")
    DEFERRED = "deferred", _label("ClaimState", "deferred")
    REPLACED = "replaced", _label("ClaimState", "replaced")
    GONE = "gone", _label("ClaimState", "superseded")


@keep_rows
class ClaimVersion(AppendOnly):
    """A claim as a reader made it: append-only, one row for each reader and digest."""

    claim_id = models.CharField(max_length=64, db_index=True)
    document = models.ForeignKey("desk.DocumentRow", on_delete=models.CASCADE, related_name="versions")
    reader = models.CharField(max_length=80)
    digest = models.CharField(max_length=16)
    line = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["claim_id", "digest", "reader"], name="desk_one_version"),
        )


@keep_rows
class ReadingRow(AppendOnly):
    """What a reader made of a document: append-only. `versions` are the keys of its claims in order, `refused` JSON."""

    document = models.ForeignKey("desk.DocumentRow", on_delete=models.CASCADE, related_name="readings")
    reader = models.CharField(max_length=80)
    made_at = models.DateTimeField(auto_now_add=True)
    versions = models.JSONField(default=list)
    refused = models.TextField(default="[]")
    screened = models.TextField(null=True)


class ClaimRow(models.Model):
    """A claim as it stands: rebuilt from versions and decisions by `keeping.refresh`.

    `line` is the JSON of the claim with people's corrections; `state` what people ruled; `flags` why it needs a person
    (JSON list of {rule, pointer, why, weight, blocks}); `priority` orders the queue; `revision` grows with every
    change, so that a person who saw an older one is told; `differs`: a new reading says otherwise than people ruled.
    Edits and differences are worked out for the page by `load_current`.
    """

    claim_id = models.CharField(max_length=64, unique=True)
    document = models.ForeignKey("desk.DocumentRow", on_delete=models.CASCADE, related_name="claim_rows")
    event = models.ForeignKey(
        "desk.EventRow", null=True, on_delete=models.SET_NULL, related_name="claim_rows"
    )
    position = models.PositiveIntegerField(default=0)
    line = models.TextField()
    digest = models.CharField(max_length=16)
    machine = models.ForeignKey(ClaimVersion, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=ClaimState.choices, default=ClaimState.OPEN)
    headline = models.TextField()
    event_type = models.CharField(max_length=24)
    assertion = models.CharField(max_length=12)
    perpetrator = models.CharField(max_length=200, blank=True)
    target = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=100, blank=True)
    day = models.DateField(null=True)
    killed_max = models.PositiveBigIntegerField(null=True)
    flags = models.TextField(default="[]")
    priority = models.IntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=80, blank=True)
    seconds = models.FloatField(null=True)
    differs = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(
                fields=["-priority", "id"], name="desk_claim_queue", condition=models.Q(state="open")
            ),
            models.Index(
                fields=["-priority", "id"], name="desk_claim_differs", condition=models.Q(differs=True)
            ),
            models.Index(fields=["state", "-id"], name="desk_claim_state"),
            models.Index(fields=["event", "id"], name="desk_claim_event"),
            models.Index(fields=["document", "position"], name="desk_claim_document"),
        )


class ValueCheck(models.Model):
    """That a person looked at a flagged value and found it right; holds while the value is the same."""

    claim = models.ForeignKey(ClaimRow, on_delete=models.CASCADE, related_name="checks")
    pointer = models.CharField(max_length=120, blank=True)
    rule = models.CharField(max_length=40)
    value = models.CharField(max_length=16)
    by = models.ForeignKey("desk.User", on_delete=models.CASCADE)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["claim", "pointer", "rule", "value"], name="desk_one_check"),
        )
