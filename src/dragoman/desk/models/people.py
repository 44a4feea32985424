"""Who may do what: accounts with one role each, tokens of programs, the desk itself."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import pgettext_lazy as _label

from dragoman.desk.models.choices import TextChoices


class Role(TextChoices):
    """What a person may do on the desk; what each role holds is said in `actions/rights.py`."""

    ANALYST = "analyst", _label("Role", "analyst")
    REVIEWER = "reviewer", _label("Role", "reviewer")
    EDITOR = "editor", _label("Role", "editor")
    ADMINISTRATOR = "administrator", _label("Role", "administrator")
    CLIENT = "client", _label("Role", "API client")


class User(AbstractUser):
    """An account. No more is kept of a person than a name to sign with.

    `language` is that of the reports that the person begins, `interface` that in which the desk is read ("": as the
    browser asks).
    """

    role = models.CharField(max_length=16, choices=Role.choices, default=Role.ANALYST)
    shown_name = models.CharField(max_length=80, blank=True)
    is_demo = models.BooleanField(default=False)
    language = models.CharField(max_length=8, default="en")
    interface = models.CharField(max_length=8, blank=True)
    first_name = None
    last_name = None
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    @property
    def signature(self) -> str:
        """The name that decisions carry."""
        return self.shown_name or self.username

    def __str__(self) -> str:
        return self.signature


class Desk(models.Model):
    """The desk itself: one row. `evidence` is the number of the last change of the evidence that the rows show."""

    name = models.CharField(max_length=80, default="Dragoman")
    requires_two = models.BooleanField(default=False)
    start_digest = models.CharField(max_length=64, blank=True)
    evidence = models.PositiveBigIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)

    @classmethod
    def load(cls) -> Desk:
        """The row, made when missing."""
        row = cls.objects.filter(pk=1).first()
        return row or cls.objects.get_or_create(pk=1)[0]


class ApiToken(models.Model):
    """A program's key: only its hash is kept; `prefix` lets a person tell one from another."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
