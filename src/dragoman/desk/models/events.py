"""What happened: the current rows of events, rebuilt from their claims by `keeping.event_rows`."""

from __future__ import annotations

from django.db import models

_FIGURES = (
    *("day", "killed_is_claimed", "last_day", "review_state", "killed_is_open", "killed_low", "killed_high"),
    *("country", "event_type", "status", "grade_source", "id"),
)
"""All that `explore.series` sums, so that it reads this index and none of the long rows."""


class EventRow(models.Model):
    """An event as its claims tell it now. `line` is its JSON without claims and documents, which stand in their own
    tables. Counts of persons are sums over sides, None where nothing is said; `killed_is_claimed`: only parties give
    them; `killed_is_open`: an account says that there were more than its number. `day` is the first day it may have
    happened, `last_day` the last. `is_live` is False once all its claims have gone to another event, whose row has its
    id as an alias."""

    event_id = models.CharField(max_length=14, unique=True)
    line = models.TextField()
    title = models.TextField()
    event_type = models.CharField(max_length=24)
    outcomes = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=14)
    review_state = models.CharField(max_length=10, default="draft")
    country = models.CharField(max_length=100, blank=True)
    admin1 = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=200, blank=True)
    place_id = models.CharField(max_length=60, blank=True, db_index=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    precision = models.PositiveSmallIntegerField(default=7)
    radius_km = models.FloatField(null=True)
    day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    edtf = models.CharField(max_length=40, blank=True)
    killed_low = models.PositiveBigIntegerField(null=True)
    killed_best = models.PositiveBigIntegerField(null=True)
    killed_high = models.PositiveBigIntegerField(null=True)
    killed_is_claimed = models.BooleanField(default=False)
    killed_is_open = models.BooleanField(default=False)
    injured_low = models.PositiveBigIntegerField(null=True)
    injured_high = models.PositiveBigIntegerField(null=True)
    captured_low = models.PositiveBigIntegerField(null=True)
    captured_high = models.PositiveBigIntegerField(null=True)
    grade_source = models.CharField(max_length=1, blank=True)
    grade_information = models.CharField(max_length=1, blank=True)
    sources = models.PositiveIntegerField(default=0)
    documents = models.PositiveIntegerField(default=0)
    claims = models.PositiveIntegerField(default=0)
    accepted = models.PositiveIntegerField(default=0)
    open_claims = models.PositiveIntegerField(default=0)
    disagreements = models.PositiveIntegerField(default=0)
    perhaps_same = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (
            models.Index(fields=["-day", "-id"], name="desk_event_day"),
            models.Index(fields=["country", "-day", "-id", "status"], name="desk_event_country"),
            models.Index(fields=["event_type", "-day", "-id", "status"], name="desk_event_type"),
            models.Index(fields=["status", "-day", "-id"], name="desk_event_status"),
            models.Index(fields=["lat", "lon", "status", "id"], name="desk_event_point"),
            models.Index(fields=["-killed_high", "-id"], name="desk_event_killed"),
            models.Index(fields=["-updated_at", "-id"], name="desk_event_updated"),
            models.Index(fields=_FIGURES, name="desk_event_figures"),
            models.Index(fields=["review_state", "-day", "-id"], name="desk_event_review"),
            models.Index(
                fields=["-day", "-id"], name="desk_event_open", condition=models.Q(open_claims__gt=0)
            ),
            models.Index(
                fields=["-day", "-id"], name="desk_event_disputed", condition=models.Q(disagreements__gt=0)
            ),
            models.Index(
                fields=["-day", "-id"], name="desk_event_sources", condition=models.Q(sources__gt=2)
            ),
            models.Index(fields=["-day", "-id"], name="desk_event_outcome", condition=~models.Q(outcomes="")),
        )


class EventAlias(models.Model):
    """An id under which an event could be found before, and can for ever."""

    alias = models.CharField(max_length=14, unique=True)
    event = models.ForeignKey(EventRow, on_delete=models.CASCADE, related_name="aliases")


class EventParty(models.Model):
    """Who is named in a role. `actor` is the atlas id, or "name:" and the folded name of one that the atlas lacks."""

    event = models.ForeignKey(EventRow, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=12)
    actor = models.CharField(max_length=120)
    name = models.CharField(max_length=200)
    is_hedged = models.BooleanField(default=False)
    day = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["actor", "-day", "-event", "role", "is_hedged"], name="desk_party_actor"),
        )


class EventMateriel(models.Model):
    """A line of an event's ledger, counted once however many accounts list it. The first line of a category and fate
    holds what one account adds up to, at the least and at the most (`base.event.LedgerTotal`): a sum of lines would
    count twice what two accounts name differently. `total_high` alone None: open; both None: no total, or not here."""

    event = models.ForeignKey(EventRow, on_delete=models.CASCADE, related_name="materiel")
    item = models.CharField(max_length=200)
    category = models.CharField(max_length=24)
    disposition = models.CharField(max_length=12)
    unit = models.CharField(max_length=40, blank=True)
    low = models.PositiveBigIntegerField(null=True)
    high = models.PositiveBigIntegerField(null=True)
    total_low = models.PositiveBigIntegerField(null=True)
    total_high = models.PositiveBigIntegerField(null=True)
    day = models.DateField(null=True)

    class Meta:
        indexes = (models.Index(fields=["category", "disposition", "-day"], name="desk_materiel"),)
