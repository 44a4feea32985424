"""/api/groups: the groups and forces of the desk's atlas. Never persons: the atlas has none."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from dragoman.atlas import Actor, fold
from dragoman.base.codec import Json
from dragoman.desk.api.answers import MOST_ITEMS, answer, next_address, read_cursor, require_known
from dragoman.desk.api.caller import needs
from dragoman.desk.api.schemas import PROBLEMS, GroupOut, GroupsOut
from dragoman.desk.keeping.atlas import desk_atlas

router = Router(tags=["groups"])


@router.get("/groups", response={200: GroupsOut, **PROBLEMS}, auth=needs("read"), summary="Groups and forces")
def list_groups(
    request: HttpRequest, q: str = "", after: str = "", limit: int = Query(50, ge=1, le=MOST_ITEMS)
) -> HttpResponse:
    """A page of the atlas's actors by id; `q` is a part of any of their names, folded."""
    require_known(request, "q", "after", "limit")
    wanted, begin = fold(q[:200]), read_cursor(after)
    actors = sorted(
        (a for a in desk_atlas().actors if _is_named(a, wanted) and a.id > begin), key=lambda a: a.id
    )
    following = None
    if len(actors) > limit:
        following = next_address("list_groups", {"q": q, "limit": limit}, actors[limit - 1].id)
    return answer(request, {"items": [group_row(actor) for actor in actors[:limit]], "next": following})


@router.get(
    "/groups/{identity}", response={200: GroupOut, **PROBLEMS}, auth=needs("read"), summary="One group"
)
def get_group(request: HttpRequest, identity: str) -> HttpResponse:
    """An actor of the atlas; its events are `/api/events?group=` and its id."""
    require_known(request)
    actor = next((actor for actor in desk_atlas().actors if actor.id == identity), None)
    if actor is None:
        raise Http404(identity)
    return answer(request, group_row(actor))


def _is_named(actor: Actor, wanted: str) -> bool:
    return not wanted or any(wanted in fold(name) for name in (actor.name, *actor.names))


def group_row(actor: Actor) -> Json:
    """An actor as a program sees it."""
    return {
        "id": actor.id,
        "name": actor.name,
        "names": list(actor.names),
        "kind": str(actor.kind),
        "countries": list(actor.countries),
        "parent": actor.parent,
    }
