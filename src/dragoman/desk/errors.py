"""What can go wrong on the desk -> errors of our tree; each becomes an answer with its words (`refusals`)."""

from __future__ import annotations

from dragoman.base.errors import DragomanError


class NotAllowed(DragomanError):
    """The person's role does not hold the right that an action needs."""


class Conflict(DragomanError):
    """Somebody else changed the item since the person opened it; nothing was overwritten."""


class WrongInput(DragomanError):
    """A form or an address holds a value that cannot be taken; the message names it and the remedy."""


class KeptForever(DragomanError):
    """Something would change or delete a row that is kept as it was written: a decision, a reading, a log entry."""


class NotYetShown(DragomanError):
    """What a person did is kept, but the events could not be brought up to date at once; the worker does it soon."""


class Busy(DragomanError):
    """Somebody else was writing for too long; nothing was changed, and the same can be tried again."""


class BackupError(DragomanError):
    """A backup that cannot be made, is damaged, or would overwrite something."""
