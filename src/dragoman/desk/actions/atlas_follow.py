"""Names and actors that a correction bears on -> their documents marked, and a job that brings events up to date."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.desk.keeping.atlas_naming import MOST_DOCUMENTS, documents_naming, documents_of_actors
from dragoman.desk.models import DocumentRow, Job, JobKind, User
from dragoman.desk.work.jobs import start_job


def follow_atlas(by: User, names: Iterable[str], actors: Iterable[str] = ()) -> Job:
    """Mark the documents whose events may be told otherwise now, in the action's transaction, and start the job.

    What is marked is taken up at the next start even if the job is lost.

    Args:
        names: every name that the entry had or has. actors: keys of the parties that it is or was.
    """
    keys = sorted({*documents_naming(names), *documents_of_actors(actors)})[-MOST_DOCUMENTS:]
    DocumentRow.objects.filter(pk__in=keys).update(unsettled=True)
    return start_job(
        JobKind.REBUILD,
        "Events under the corrected atlas",
        by=by,
        total=len(keys),
        data={"only": "unsettled", "documents": keys},
    )
