"""The form of the inbox -> what was handed in; a body that is too large is refused before it is read."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest

from dragoman.collect import refuse_date
from dragoman.desk.actions.import_items import Incoming
from dragoman.desk.errors import WrongInput
from dragoman.desk.inbox.words import inbox_words
from dragoman.desk.models import Origin
from dragoman.desk.work.intake import ItemOptions, refuse_size

MOST_BODY_MB = 500
"""Of all files of one form together."""


class TooLarge(WrongInput):
    """More was sent than one form may hold."""


def require_modest(request: HttpRequest) -> None:
    """Refuse a body by the length that it says, then parse it.

    Raises:
        TooLarge: the body, the number of its files or fields, or its text is over a limit.
    """
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > MOST_BODY_MB * 1_000_000:
        raise TooLarge(f"import: more than {MOST_BODY_MB} MB at once. Hand it in as several.")
    try:
        request.FILES  # noqa: B018 - parsing happens here
    except TooManyFilesSent as error:
        most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
        raise TooLarge(
            f"import: more than {most} files at once. Pack them into a zip, or hand in fewer."
        ) from error
    except TooManyFieldsSent as error:
        raise TooLarge("import: more fields than the form has. Open the inbox again.") from error
    except RequestDataTooBig as error:
        most_mb = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1_000_000
        raise TooLarge(
            f"import: the pasted text is over {most_mb} MB. Save it as a file and hand that in."
        ) from error


def read_posted(request: HttpRequest) -> tuple[Incoming, ...]:
    """All that the form holds: a pasted text, files, addresses.

    Raises:
        WrongInput: there is nothing in it, or a date, language or address that is none.
    """
    shared = ItemOptions(_published(request, "published"), _language(request, "lang"))
    incoming = (*_pasted(request, shared), *_files(request, shared), *_addresses(request, shared))
    if not incoming:
        raise WrongInput("import: there is nothing in it. Paste a text, choose files or give addresses.")
    return incoming


def _pasted(request: HttpRequest, shared: ItemOptions) -> tuple[Incoming, ...]:
    text = request.POST.get("text", "")
    if not text.strip():
        return ()
    url = request.POST.get("url", "").strip()
    if url and not _is_web(url):
        raise WrongInput(
            f"address {url[:80]!r}: is no address of a page. Begin it with https:// or leave it empty."
        )
    said = ItemOptions(shared.published, shared.lang, request.POST.get("title", "").strip()[:500], url)
    data = text.encode("utf-8", "replace")
    return (Incoming(Origin.PASTE, "pasted text", data, media_type="text/plain", options=said),)


def _files(request: HttpRequest, shared: ItemOptions) -> tuple[Incoming, ...]:
    found = []
    for number, file in enumerate(request.FILES.getlist("files")):
        said = ItemOptions(
            _published(request, f"file_published_{number}") or shared.published,
            _language(request, f"file_lang_{number}") or shared.lang,
        )
        refused = refuse_size(file.name, file.size)
        found.append(Incoming(Origin.FILE, file.name, file, refused, file.content_type or "", said))
    return tuple(found)


def _addresses(request: HttpRequest, shared: ItemOptions) -> tuple[Incoming, ...]:
    lines = [line.strip() for line in request.POST.get("addresses", "").splitlines()]
    return tuple(Incoming(Origin.URL, line, options=shared) for line in dict.fromkeys(filter(None, lines)))


def _published(request: HttpRequest, name: str) -> date | None:
    text = request.POST.get(name, "").strip()
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise WrongInput(f"date {text[:20]!r}: is none. Write it as 2024-05-03.") from error
    if refuse_date(day, date.today()):
        raise WrongInput(f"date {day}: no document can have been published then. Correct it.")
    return day


def _language(request: HttpRequest, name: str) -> str:
    lang = str(request.POST.get(name, "")).strip()
    if lang and lang not in inbox_words("languages"):
        raise WrongInput(f"language {lang[:20]!r}: is not in the list. Choose one of it.")
    return lang


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
