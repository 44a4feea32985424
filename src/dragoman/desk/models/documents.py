"""What came in: a document with its origin and state, as it came and for ever."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy as _label

from dragoman.desk.models.choices import TextChoices


class Origin(TextChoices):
    """By which way a document came."""

    PASTE = "paste", _label("Origin", "pasted")
    FILE = "file", _label("Origin", "file")
    URL = "url", _label("Origin", "address")
    API = "api", _label("Origin", "API")


class DocumentState(TextChoices):
    """How far a document is."""

    QUEUED = "queued", _label("DocumentState", "waiting")
    READ = "read", _label("DocumentState", "read")
    SCREENED = "screened", _label("DocumentState", "screened out")
    REFUSED = "refused", _label("DocumentState", "refused")
    FAILED = "failed", _label("DocumentState", "failed")
    ERASED = "erased", _label("DocumentState", "erased")


class DocumentRow(models.Model):
    """A document. `line` is its JSON ("document_to_json"), `doc_id` its own id, `key` the hash of that.

    `text_key` is the hash of its folded words: two with the same one are copies, and the later is linked to the earlier
    by `copy_of`. `unsettled` says that its claims have changed and events do not show it yet; what was interrupted is
    taken up again at the next start. `is_threat`: it threatens lives and comes first, until a person has seen to it
    (`threat_seen_at`).
    """

    key = models.CharField(max_length=64, unique=True)
    doc_id = models.TextField()
    line = models.TextField()
    title = models.CharField(max_length=300)
    url = models.TextField(blank=True)
    source = models.CharField(max_length=120, blank=True)
    lang = models.CharField(max_length=16, blank=True)
    published = models.DateField(null=True)
    sha256 = models.CharField(max_length=64)
    text_key = models.CharField(max_length=32, blank=True, db_index=True)
    copy_of = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="copies")
    origin = models.CharField(max_length=8, choices=Origin.choices)
    origin_name = models.TextField(blank=True)
    archived = models.CharField(max_length=200, blank=True)
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = models.ForeignKey("desk.User", null=True, on_delete=models.SET_NULL)
    state = models.CharField(max_length=10, choices=DocumentState.choices, default=DocumentState.QUEUED)
    reason = models.TextField(blank=True)
    is_threat = models.BooleanField(default=False)
    threat_seen_at = models.DateTimeField(null=True)
    threat_seen_by = models.CharField(max_length=80, blank=True)
    reader = models.CharField(max_length=80, blank=True)
    claims = models.PositiveIntegerField(default=0)
    open_claims = models.PositiveIntegerField(default=0)
    unsettled = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=["state", "-id"], name="desk_doc_state"),
            models.Index(fields=["-published", "-id"], name="desk_doc_published"),
            models.Index(fields=["source", "-id"], name="desk_doc_source"),
            models.Index(fields=["-id"], name="desk_doc_threat", condition=models.Q(is_threat=True)),
            models.Index(fields=["id"], name="desk_doc_unsettled", condition=models.Q(unsettled=True)),
            models.Index(fields=["-id"], name="desk_doc_open", condition=models.Q(open_claims__gt=0)),
            models.Index(
                fields=["-id"],
                name="desk_doc_refused",
                condition=models.Q(state__in=[DocumentState.REFUSED, DocumentState.FAILED]),
            ),
            models.Index(fields=["-id"], name="desk_doc_copy", condition=models.Q(copy_of__isnull=False)),
            models.Index(
                fields=["-id"],
                name="desk_doc_unseen",
                condition=models.Q(is_threat=True, threat_seen_at__isnull=True),
            ),
            models.Index(fields=["lang", "-id"], name="desk_doc_lang"),
            models.Index(fields=["origin", "-id"], name="desk_doc_origin"),
            models.Index(fields=["archived"], name="desk_doc_archived", condition=~models.Q(archived="")),
        )


class CopyBand(models.Model):
    """A key under which documents of nearly the same words meet; each has a few (`keeping.copies`)."""

    document = models.ForeignKey(DocumentRow, on_delete=models.CASCADE, related_name="bands")
    band = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=["band", "document"], name="desk_copy_band"),)
