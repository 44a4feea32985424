"""The tables. Append-only: originals, claim versions, readings, decisions, log entries. The rest are current rows."""

from dragoman.desk.models.claims import ClaimRow, ClaimState, ClaimVersion, ReadingRow, ValueCheck
from dragoman.desk.models.decisions import DecisionClaim, DecisionRow, LogEntry
from dragoman.desk.models.documents import CopyBand, DocumentRow, DocumentState, Origin
from dragoman.desk.models.events import EventAlias, EventMateriel, EventParty, EventRow
from dragoman.desk.models.people import ApiToken, Desk, Role, User
from dragoman.desk.models.shelves import AtlasEdit, ReportDraft, SavedQuery, TrayItem
from dragoman.desk.models.work import ImportItem, ItemState, Job, JobKind, JobState

__all__ = [
    "ApiToken",
    "AtlasEdit",
    "ClaimRow",
    "ClaimState",
    "ClaimVersion",
    "CopyBand",
    "DecisionClaim",
    "DecisionRow",
    "Desk",
    "DocumentRow",
    "DocumentState",
    "EventAlias",
    "EventMateriel",
    "EventParty",
    "EventRow",
    "ImportItem",
    "ItemState",
    "Job",
    "JobKind",
    "JobState",
    "LogEntry",
    "Origin",
    "ReadingRow",
    "ReportDraft",
    "Role",
    "SavedQuery",
    "TrayItem",
    "User",
    "ValueCheck",
]
