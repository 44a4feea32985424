"""/api/events: a list by the desk's own query, and one event whole."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router, Schema
from pydantic import Field

from dragoman.base.codec import Json, event_to_json
from dragoman.desk.api.answers import MOST_ITEMS, answer, read_cursor, require_known, write_cursor
from dragoman.desk.api.caller import needs
from dragoman.desk.api.schemas import PROBLEMS, EventsOut
from dragoman.desk.errors import WrongInput
from dragoman.desk.events.pages import find_page
from dragoman.desk.events.query import EventQuery, parse_query
from dragoman.desk.keeping.event_rows import find_event_row, load_event
from dragoman.desk.models import EventRow

router = Router(tags=["events"])


class EventFilters(Schema):
    """The filters of the desk's list of events; several of one name are alternatives."""

    q: str = Field("", description="words that the event must hold; accents and Arabic letters are folded")
    since: str = Field("", description="ISO date: it may have happened on this day or later")
    until: str = Field("", description="ISO date: it may have happened on this day or earlier")
    country: str = ""
    place: str = Field("", description="id of the gazetteer, such as geonames:2460954")
    group: str = Field("", description="id of the atlas")
    role: str = Field("", description="perpetrator or target: the part of `group`")
    type: list[str] = Field([], description="acts, as in the codebook")
    status: list[str] = Field([], description="claimed, reported, corroborated, disputed or denied")
    grade: list[str] = Field([], description="reliability of the source, A to F")
    category: list[str] = Field([], description="category of materiel")
    disposition: list[str] = Field([], description="what became of the materiel")
    outcome: str = ""
    review: str = Field("", description="draft, accepted or open")
    killed_min: str = ""
    killed_max: str = ""
    sources_min: str = ""
    precision_max: str = Field("", description="where_prec at most, 1 to 7")
    disputed: str = Field("", description="1: accounts disagree")
    bbox: str = Field("", description="west,south,east,north in degrees")
    sort: str = Field("", description="day, killed or updated; the greatest first")


FILTERS = tuple(EventFilters.model_fields)


def require_query(request: HttpRequest, *more: str) -> EventQuery:
    """The query of a request.

    Raises:
        WrongInput: a filter cannot be understood, or there is none of that name: nothing is left out in silence.
    """
    require_known(request, *FILTERS, *more)
    query = parse_query(request.GET)
    if query.problems:
        raise WrongInput(" ".join(query.problems))
    return query


@router.get("/events", response={200: EventsOut, **PROBLEMS}, auth=needs("read"), summary="Events of a query")
def list_events(
    request: HttpRequest,
    filters: Query[EventFilters],
    after: str = "",
    limit: int = Query(50, ge=1, le=MOST_ITEMS),
) -> HttpResponse:
    """A page of events, the latest first unless `sort` says otherwise."""
    query = require_query(request, "after", "limit")
    page = find_page(query, after=read_cursor(after), size=limit)
    following = None
    if page.after:
        pairs = [*request.GET.lists()]
        kept = [(name, value) for name, values in pairs if name != "after" for value in values]
        following = f"{reverse('api:list_events')}?{urlencode([*kept, ('after', write_cursor(page.after))])}"
    return answer(request, {"items": [event_row(row) for row in page.rows], "next": following})


@router.get(
    "/events/{identity}",
    response={200: dict, 308: None, **PROBLEMS},
    auth=needs("read"),
    summary="One event, whole",
)
def get_event(request: HttpRequest, identity: str, text: bool = False) -> HttpResponse:
    """The line that `dragoman resolve` writes: claims, documents (`text=true`: with their texts), figures, sources.

    An id that the event had before leads to the one that it has.
    """
    require_known(request, "text")
    row = find_event_row(identity[:40].replace("\x00", ""))
    if row is None:
        raise Http404(identity)
    if row.event_id != identity:
        response = HttpResponse(status=308)
        response["Location"] = reverse("api:get_event", args=[row.event_id])
        return response
    return answer(request, event_to_json(load_event(row), with_text=text))


def event_row(row: EventRow) -> Json:
    """An event in a list."""
    return {
        "id": row.event_id,
        "title": row.title,
        "event_type": row.event_type,
        "outcomes": list(row.outcomes.split()),
        "status": row.status,
        "review_state": row.review_state,
        "place": {
            "name": row.place,
            "id": row.place_id,
            "country": row.country,
            "admin1": row.admin1,
            "lat": row.lat,
            "lon": row.lon,
            "precision": row.precision,
            "radius_km": row.radius_km,
        },
        "day": row.day.isoformat() if row.day else None,
        "last_day": row.last_day.isoformat() if row.last_day else None,
        "edtf": row.edtf,
        "killed": {
            "low": row.killed_low,
            "best": row.killed_best,
            "high": row.killed_high,
            "is_claimed": row.killed_is_claimed,
        },
        "injured": {"low": row.injured_low, "high": row.injured_high},
        "captured": {"low": row.captured_low, "high": row.captured_high},
        "grade": row.grade_source + row.grade_information,
        "sources": row.sources,
        "documents": row.documents,
        "claims": row.claims,
        "accepted": row.accepted,
        "disagreements": row.disagreements,
    }
