"""The review room by Django's client: what a page shows, what a form may do, and that it may do no more."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dragoman.base.decision import DecisionKind
from dragoman.base.span import Part, Span
from dragoman.desk.actions.correct_claims import CorrectClaims
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.reading import load_claim
from dragoman.desk.models import ClaimRow, DecisionRow, Desk, DocumentRow, LogEntry, User, ValueCheck
from dragoman.review.edits import make_edit

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>\u202e\" onmouseover='x' \u0627\u200f&amp;"


def only_claim(document: DocumentRow) -> ClaimRow:
    row: ClaimRow = ClaimRow.objects.get(document=document)
    return row


def words(document: DocumentRow, quote: str) -> str:
    """A line of words as a page sends it."""
    start = load_document(document).text.index(quote)
    return f"text:{start}:{start + len(quote)}:{quote}"


def post(client: Client, name: str, *args: object, **params: Any) -> Any:
    """A form of the page, sent as its script sends it."""
    return client.post(reverse(f"review:{name}", args=args), params, headers={"HX-Request": "true"})


def correct(client: Client, row: ClaimRow, field: str, **params: Any) -> Any:
    row.refresh_from_db()
    sent = {"revision": row.revision, **{key.replace("_", "-", 1): value for key, value in params.items()}}
    return post(client, "correct", row.claim_id, field, **sent)


def test_index_lists_the_queue_with_its_reasons(take: Any, ambush: DocumentRow, signed_in: Any) -> None:
    take(
        "Fighters of the Lake Reeds Brotherhood attacked a post near Baga on 9 June 2024, killing 64 soldiers, the "
        "group said."
    )
    page = signed_in().get("/review/").content.decode()
    lines = re.findall(r'<b dir="auto">([^<]*)</b>', page)
    assert [line.partition(" ·")[0] for line in lines] == [
        "Assault on post",
        "Ambush on patrol of the Lake Shore Brigade",
    ]
    assert "Large toll" in page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("rule=large_toll", 1),
        ("rule=hedged", 0),
        ("group=Lake Reeds Brotherhood", 2),
        ("source=wire.example.org", 1),
        ("state=accepted", 0),
        ("state=changed", 0),
        ("source=wire.example.org&rule=large_toll", 0),
    ],
)
def test_index_filters_by_its_address(
    take: Any, ambush: DocumentRow, signed_in: Any, query: str, count: int
) -> None:
    take(
        "Fighters of the Lake Reeds Brotherhood attacked a post near Baga on 9 June 2024, killing 64 soldiers, the "
        "group said."
    )
    page = signed_in().get(f"/review/?{query}").content.decode()
    assert page.count(" data-open>") == count


@pytest.mark.parametrize(
    "query", ["rule=<b>", "state=gone", "document=x", "after=1.2.3", "after=%C2%B2.1", "after=-.1"]
)
def test_index_refuses_a_query_that_is_none(signed_in: Any, query: str) -> None:
    answer = signed_in().get(f"/review/?{query}")
    assert answer.status_code == 400
    assert b"<b>\xe2" not in answer.content and b"'<b>'" not in answer.content


def test_queue_goes_on_by_key_without_a_gap(
    take: Any, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.desk.review.queue.PAGE_ROWS", 2)
    for day in range(1, 6):
        take(f"Gunmen of the Lake Reeds Brotherhood killed {day * 9} soldiers near Baga on {day} May 2024.")
    client, seen, url = signed_in(), list[str](), "/review/"
    while url:
        page = client.get(url).content.decode()
        seen += re.findall(r"/review/claims/(c-[0-9a-f]+)/[^\"]*\" data-open", page)
        more = re.search(r'href="(\?[^"]*after=[^"]*)"', page)
        url = "/review/" + more[1].replace("&amp;", "&") if more else ""
    order = ClaimRow.objects.filter(state="open").order_by("-priority", "id")
    assert seen == list(order.values_list("claim_id", flat=True))


def test_rules_page_says_every_rule(signed_in: Any) -> None:
    from dragoman.review.triage import load_rules

    page = signed_in().get("/review/rules/").content.decode()
    assert re.findall(r'<tr id="([a-z_]+)">', page) == list(load_rules())


def test_accept_goes_on_to_the_next_claim(take: Any, ambush: DocumentRow, signed_in: Any) -> None:
    other = take("Gunmen of the Lake Reeds Brotherhood killed 9 soldiers near Baga on 1 May 2024.")
    row = only_claim(ambush)
    answer = post(signed_in(), "accept", row.claim_id, revision=row.revision, seconds="4.2")
    row.refresh_from_db()
    assert (row.state, row.decided_by, row.seconds) == ("accepted", "analyst", 4.2)
    assert answer["HX-Push-Url"] == f"/review/claims/{only_claim(other).claim_id}/"
    assert f'data-claim="{only_claim(other).claim_id}"' in answer.content.decode()


@pytest.mark.parametrize("seconds", ["-1", "3601", "nan", "inf", "1e9", "x", ""])
def test_seconds_that_cannot_be_are_unknown(ambush: DocumentRow, signed_in: Any, seconds: str) -> None:
    row = only_claim(ambush)
    post(signed_in(), "accept", row.claim_id, revision=row.revision, seconds=seconds)
    row.refresh_from_db()
    assert (row.state, row.seconds) == ("accepted", None)


def test_accept_without_a_script_leads_on_with_a_message(ambush: DocumentRow, signed_in: Any) -> None:
    client, row = signed_in(), only_claim(ambush)
    answer = client.post(
        reverse("review:accept", args=[row.claim_id]), {"revision": row.revision}, follow=True
    )
    assert answer.redirect_chain == [(f"/review/?entry={LogEntry.objects.get().pk}", 303)]
    assert "Accepted Ambush on patrol" in answer.content.decode()


def test_desk_speed_is_the_median(take: Any, signed_in: Any) -> None:
    client = signed_in()
    for day, seconds in enumerate([2.0, 9.0, 4.0], start=1):
        row = only_claim(
            take(f"Gunmen killed {day + 1} soldiers near Baga on {day} May 2024, the army said.")
        )
        for check in json.loads(row.flags):
            ValueCheck.objects.get_or_create(
                claim=row,
                pointer=check["pointer"],
                rule=check["rule"],
                value=row.digest,
                by=User.objects.get(),
            )
        assert post(client, "accept", row.claim_id, revision=row.revision, seconds=seconds).status_code < 300
    assert '<b class="number" id="speed">4.0 s</b>' in client.get("/review/").content.decode()


def test_accept_of_a_flagged_claim_is_refused(take: Any, signed_in: Any) -> None:
    row = only_claim(
        take("The group killed 64 soldiers in an attack on a post near Baga on 9 June 2024, it said.")
    )
    client = signed_in()
    answer = post(client, "accept", row.claim_id, revision=row.revision)
    assert (answer.status_code, answer.content.decode().partition(": ")[2][:10]) == (400, "look first")
    flags = [f"{flag['rule']}:{flag['pointer']}" for flag in json.loads(row.flags) if flag["blocks"]]
    assert post(client, "look", row.claim_id, revision=row.revision, flag=flags).status_code == 200
    assert LogEntry.objects.filter(action="check block").count() == 1
    assert post(client, "accept", row.claim_id, revision=row.revision).status_code < 300
    row.refresh_from_db()
    assert row.state == "accepted"


def test_look_refuses_flags_that_are_none(ambush: DocumentRow, signed_in: Any) -> None:
    row = only_claim(ambush)
    for flags in ([], ["large_toll:/killed/7"], ["x"], [HOSTILE]):
        answer = post(signed_in(), "look", row.claim_id, revision=row.revision, flag=flags)
        assert answer.status_code == 400
    assert not ValueCheck.objects.exists()


@pytest.mark.parametrize("name", ["accept", "reject", "defer"])
def test_a_ruling_on_an_older_version_shows_the_new_one_and_keeps_the_reason(
    ambush: DocumentRow, signed_in: Any, name: str
) -> None:
    row = only_claim(ambush)
    assert correct(
        signed_in("reviewer"), row, "target", v_value="brigade", words=words(ambush, "Brigade")
    ).status_code
    correct(signed_in("reviewer"), row, "target", v_value="Brigade", words=words(ambush, "Brigade"))
    count = DecisionRow.objects.count()
    answer = post(signed_in(), name, row.claim_id, revision=1, own="a drill of the army")
    page = answer.content.decode()
    assert (answer.status_code, DecisionRow.objects.count()) == (409, count)
    assert "Changed meanwhile" in page and "<bdi>Brigade</bdi>" in page
    assert name == "accept" or 'value="a drill of the army"' in page


def test_correct_takes_words_value_and_note(ambush: DocumentRow, signed_in: Any) -> None:
    row = only_claim(ambush)
    answer = correct(
        signed_in(), row, "target", v_value="Lake Shore Brigade", words=words(ambush, "Lake Shore Brigade")
    )
    row.refresh_from_db()
    claim = load_claim(row.line)
    assert (answer.status_code, claim.target) == (200, "Lake Shore Brigade")
    assert [span.quote for span in claim.spans["/target"]] == ["Lake Shore Brigade"]
    assert LogEntry.objects.get().told.startswith("corrected /target of ")


@pytest.mark.parametrize(
    ("field", "params", "said"),
    [
        ("target", {"v_value": "the Moon"}, "the words do not hold the name"),
        ("target", {"v_value": "patrol", "words": "text:0:8:patrol"}, "does not stand at 0:8"),
        ("target", {"v_value": "patrol", "words": "text:5:2:x"}, "empty or outside"),
        ("target", {"v_value": "patrol", "words": "text:0:999999:x"}, "outside a text"),
        ("target", {"v_value": "patrol", "words": "text:-1:2:x"}, "are no place"),
        ("target", {"v_value": "patrol", "words": "text:٣:٤:x"}, "are no place"),
        ("target", {"v_value": "patrol", "words": "body:0:8:Fighters"}, "body"),
        ("target", {"v_value": "patrol", "words": "nonsense"}, "are no place"),
        ("killed", {"entry": "0", "v_min": "-3"}, "is no count"),
        ("killed", {"entry": "0", "v_min": "1e3"}, "is no count"),
        ("event_type", {"v_value": "massacre"}, "event_type"),
        ("event_date", {"v_first": "2 May"}, "is no date"),
        ("event_date", {"v_first": "2024-05-09", "v_last": "2024-05-02"}, "is no date"),
        ("attribution", {"v_basis": "accused", "v_by": "the Pope"}, "does not say"),
    ],
)
def test_correct_shows_the_refusal_beside_the_field_and_keeps_what_was_typed(
    ambush: DocumentRow, signed_in: Any, field: str, params: dict[str, Any], said: str
) -> None:
    row = only_claim(ambush)
    answer = correct(signed_in(), row, field, **params)
    page = answer.content.decode()
    error = re.search(r'id="editor-error"[^>]*>([^<]*)<', page)
    assert answer.status_code == 422 and error is not None
    assert said in error[1].replace("&#x27;", "'")
    typed = next(value for key, value in params.items() if key.startswith("v_"))
    assert field == "event_type" or f'value="{typed}"' in page or "selected" in page
    assert not DecisionRow.objects.exists()


@pytest.mark.parametrize("field", ["id", "document_id", "spans", "reader", "why", "place_detail", "x"])
def test_correct_has_no_form_for_what_is_nobodys(ambush: DocumentRow, signed_in: Any, field: str) -> None:
    row = only_claim(ambush)
    assert signed_in().get(reverse("review:correct", args=[row.claim_id, field])).status_code == 400
    assert correct(signed_in(), row, field, v_value="x").status_code == 400


def test_correct_takes_nothing_that_is_not_in_its_form(
    ambush: DocumentRow, signed_in: Any, person: Any
) -> None:
    row = only_claim(ambush)
    extra = {
        "by": "the minister",
        "claim_id": "c-1",
        "v_state": "accepted",
        "v_id": "c-1",
        "state": "accepted",
        "decided_by": "x",
        "priority": "9999",
        "user": person("administrator").pk,
        "v_reader": "x",
    }
    answer = correct(
        signed_in(),
        row,
        "target",
        v_value="Lake Shore Brigade",
        words=words(ambush, "Lake Shore Brigade"),
        **extra,
    )
    assert answer.status_code == 200
    row.refresh_from_db()
    decision = DecisionRow.objects.get()
    assert (decision.by_name, decision.kind) == ("analyst", str(DecisionKind.CORRECT))
    assert (row.state, row.decided_by, row.priority < 9999) == ("open", "", True)
    assert {edit["field"] for edit in json.loads(decision.line)["edits"]} == {"/target"}


def test_a_toll_is_corrected_added_and_removed_one_at_a_time(ambush: DocumentRow, signed_in: Any) -> None:
    client, row = signed_in(), only_claim(ambush)
    toll = {"v_text": "three", "v_min": "3", "v_max": "3", "v_qualifier": "exact", "v_wording": "killing"}
    assert (
        correct(client, row, "killed", entry="0", **toll, v_side="target", v_victim="troops").status_code
        == 200
    )
    seized = {"v_text": "two", "v_min": "2", "v_max": "2", "v_qualifier": "exact", "v_wording": "seizing"}
    added = correct(
        client, row, "captured", entry="new", **seized, v_side="target", words=words(ambush, "two")
    )
    assert added.status_code == 200
    row.refresh_from_db()
    claim = load_claim(row.line)
    assert [(t.victim, t.min, t.max) for t in claim.killed] == [("troops", 3, 3)]
    assert [(t.text, t.min) for t in claim.captured] == [("two", 2)]
    assert correct(client, row, "captured", entry="0", is_removed="1").status_code == 200
    row.refresh_from_db()
    assert load_claim(row.line).captured == ()


def test_a_value_without_words_stays_beside_the_others_of_its_list(
    ambush: DocumentRow, signed_in: Any
) -> None:
    client, row = signed_in(), only_claim(ambush)
    ghost = {"v_text": "nine", "v_min": "9", "v_max": "9", "v_qualifier": "exact", "v_wording": "killed"}
    correct(client, row, "killed", entry="new", **ghost, v_side="target", note="told by phone")
    toll = {"v_text": "three", "v_min": "3", "v_max": "3", "v_qualifier": "exact", "v_wording": "killing"}
    answer = correct(client, row, "killed", entry="0", **toll, v_side="target", v_victim="troops")
    page = answer.content.decode()
    assert "not grounded: not published" in page and "told by phone" in page
    row.refresh_from_db()
    assert [(t.victim, t.max) for t in load_claim(row.line).killed] == [("troops", 3)]
    wrong = {**toll, "v_text": "seven", "v_min": "7", "v_max": "7"}
    assert correct(client, row, "killed", entry="0", **wrong, v_side="target").status_code == 422


def test_a_place_is_given_another_entry_of_the_gazetteer(ambush: DocumentRow, signed_in: Any) -> None:
    client, row = signed_in(), only_claim(ambush)
    url = reverse("review:correct", args=[row.claim_id, "places"])
    page = client.get(url, {"entry": "0"}, headers={"HX-Request": "true"}).content.decode()
    choices = re.findall(r'name="place" value="([^"]*)"', page)
    before = load_claim(row.line).place_detail[0]
    assert choices[0] == "keep" and choices[-1] == "none" and before.id in choices
    assert correct(client, row, "places", entry="0", v_value=before.name, place="none").status_code == 200
    row.refresh_from_db()
    assert load_claim(row.line).place_detail[0].id is None
    assert correct(client, row, "places", entry="0", v_value=before.name, place=before.id).status_code == 200
    row.refresh_from_db()
    assert load_claim(row.line).place_detail[0].id == before.id
    assert (
        correct(client, row, "places", entry="0", v_value=before.name, place="geonames:1 OR 1").status_code
        == 422
    )


def test_says_reads_the_number_of_selected_words(ambush: DocumentRow, signed_in: Any) -> None:
    row = only_claim(ambush)
    url = reverse("review:says", args=[row.claim_id, "killed"])
    answer = signed_in().get(url, {"words": words(ambush, "three soldiers")})
    assert answer.json() == {
        "values": {"min": "3", "max": "3", "qualifier": "exact", "text": "three", "victim": "soldiers"}
    }
    assert signed_in().get(url, {"words": "text:0:3:Gun"}).status_code == 400


def test_the_same_correction_is_previewed_and_made_elsewhere(
    take: Any, ambush: DocumentRow, signed_in: Any
) -> None:
    client, row = signed_in(), only_claim(ambush)
    text = load_document(ambush).text
    same = take(text.replace("2 May", "9 June"), url="https://wire.example.org/2", published="2024-06-10")
    silent = take(
        text.replace("patrol of the Lake Shore Brigade", "patrol of the Lake  Shore Brigade").replace(
            "2 May", "8 July"
        ),
        published="2024-07-10",
    )
    correct(client, row, "target", v_value="Lake Shore Brigade", words=words(ambush, "Lake Shore Brigade"))
    entry = LogEntry.objects.get(action="correct claims")
    url = reverse("review:others", args=[entry.pk])
    page = client.get(url).content.decode()
    ticks = re.findall(r'name="claim" value="([^"]*)"', page)
    assert ticks == [f"{only_claim(same).claim_id}:1"]
    if only_claim(silent).target == load_claim(only_claim(ambush).machine.line).target:
        assert "its document does not say" in page
    assert client.post(url, {"claim": ticks}).status_code == 302
    corrected = load_claim(only_claim(same).line)
    assert (corrected.target, corrected.spans["/target"][0].quote) == (
        "Lake Shore Brigade",
        "Lake Shore Brigade",
    )
    assert client.post(url, {"claim": [f"{only_claim(silent).claim_id}:1"]}).status_code == 400
    assert client.post(url, {"claim": ["c-nobody:1"]}).status_code == 400


def test_undo_takes_back_the_last_thing_of_the_same_person(ambush: DocumentRow, signed_in: Any) -> None:
    row = only_claim(ambush)
    assert post(signed_in("reviewer"), "undo").status_code == 400
    post(signed_in(), "accept", row.claim_id, revision=row.revision)
    assert post(signed_in("reviewer"), "undo").status_code == 400
    assert post(signed_in(), "undo").status_code == 200
    row.refresh_from_db()
    assert row.state == "open"


def test_split_add_and_merge_by_forms(ambush: DocumentRow, signed_in: Any) -> None:
    client, row = signed_in(), only_claim(ambush)
    both = [words(ambush, "ambushed"), words(ambush, "seizing")]
    assert post(client, "split", row.claim_id, revision=row.revision, words=both[:1]).status_code == 400
    assert post(client, "split", row.claim_id, revision=row.revision, words=both).status_code == 200
    parts = list(ClaimRow.objects.filter(document=ambush, state="open").order_by("position"))
    assert len(parts) == 2
    seen = [f"{part.claim_id}:{part.revision}" for part in parts]
    assert post(client, "merge", ambush.pk, **{"with": seen[:1]}).status_code == 400
    assert post(client, "merge", ambush.pk, **{"with": seen}).status_code == 200
    added = post(client, "add", ambush.pk, words=words(ambush, "killing"), event_type="execution")
    assert added.status_code == 200
    assert ClaimRow.objects.filter(document=ambush, state="open").count() == 2
    wrongs: tuple[dict[str, Any], ...] = (
        {"words": []},
        {"words": words(ambush, "killing"), "event_type": "x"},
        {"words": both},
    )
    for wrong in wrongs:
        assert post(client, "add", ambush.pk, **{"event_type": "clash", **wrong}).status_code == 400


def test_merge_of_two_documents_is_refused(take: Any, ambush: DocumentRow, signed_in: Any) -> None:
    other = take("Gunmen of the Lake Reeds Brotherhood killed 9 soldiers near Baga on 1 May 2024.")
    seen = [f"{only_claim(one).claim_id}:1" for one in (ambush, other)]
    assert post(signed_in(), "merge", ambush.pk, **{"with": seen}).status_code == 400
    assert post(signed_in(), "accept-document", ambush.pk, seen=seen).status_code == 400


def test_accept_document_takes_what_holds_nothing_to_look_at(take: Any, signed_in: Any) -> None:
    row = take(
        "Fighters of the Lake Reeds Brotherhood killed 64 soldiers in a raid near Baga on 1 May 2024, it said.\n\n"
        "On 3 May 2024 gunmen of the Lake Reeds Brotherhood ambushed a patrol near Monguno and killed two soldiers, "
        "the group said."
    )
    page = signed_in().get(f"/review/documents/{row.pk}/").content.decode()
    seen = re.findall(r'name="seen" value="([^"]*)"', page)
    small = ClaimRow.objects.get(document=row, killed_max=2)
    assert seen == [f"{small.claim_id}:{small.revision}"]
    assert post(signed_in(), "accept-document", row.pk, seen=seen, seconds="6").status_code == 200
    assert list(
        ClaimRow.objects.filter(document=row).order_by("killed_max").values_list("state", flat=True)
    ) == [
        "accepted",
        "open",
    ]


@pytest.mark.parametrize(("take_whose", "target"), [("mine", "Lake Shore Brigade"), ("reader", "patrol")])
def test_a_new_reading_that_differs_is_kept_or_taken(
    ambush: DocumentRow, signed_in: Any, analyst: User, take_whose: str, target: str
) -> None:
    from dragoman.desk.keeping.lines import dump_line, load_line
    from dragoman.desk.keeping.refresh import refresh_document
    from dragoman.desk.keeping.settle import settle
    from dragoman.desk.models.append_only import erasing

    client, row = signed_in(), only_claim(ambush)
    document, claim = load_document(ambush), load_claim(row.line)
    start = document.text.index("Lake Shore Brigade")
    span = Span.cut(document.text, Part.TEXT, start, start + len("Lake Shore Brigade"))
    edit = make_edit(document, claim, "/target", "Lake Shore Brigade", spans={"/target": (span,)})
    CorrectClaims(analyst, {row.claim_id: [edit]}, {row.claim_id: row.revision}).execute()
    version = row.machine
    line: Any = load_line(version.line)
    at = document.text.index("patrol")
    line["target"] = "patrol"
    line["spans"]["/target"] = [{"part": "text", "start": at, "end": at + 6, "quote": "patrol"}]
    version.line = dump_line(line)
    with erasing():  # as if an older reader had made it
        version.save()
    refresh_document(ambush)
    settle([ambush])
    row.refresh_from_db()
    assert row.differs
    page = client.get("/review/?state=changed").content.decode()
    assert row.claim_id in page
    claim_page = client.get(reverse("review:claim", args=[row.claim_id])).content.decode()
    assert 'reader now: <span class="val"><bdi>patrol</bdi></span>' in claim_page

    answer = post(client, "difference", row.claim_id, revision=row.revision, field="/target", take=take_whose)
    row.refresh_from_db()
    assert (answer.status_code, row.differs, load_claim(row.line).target) == (200, False, target)
    again = post(client, "difference", row.claim_id, revision=row.revision, field="/target", take=take_whose)
    assert again.status_code == 400


def test_hostile_words_are_escaped_wherever_they_stand(take: Any, signed_in: Any, person: Any) -> None:
    row = take(
        f"Fighters of the {HOSTILE} Brotherhood ambushed a patrol near Monguno on 2 May 2024, killing 64 soldiers, the "
        "group said.",
        title=HOSTILE,
        url="javascript:alert(1)//" + HOSTILE,
        id=HOSTILE,
    )
    claim = only_claim(row)
    evil = person("reviewer", "evil")
    evil.shown_name = HOSTILE
    evil.save()
    client = signed_in("reviewer", "evil")
    client.post(
        reverse("review:correct", args=[claim.claim_id, "target"]),
        {"revision": claim.revision, "v-value": HOSTILE, "note": HOSTILE, "why": HOSTILE},
    )
    claim.refresh_from_db()
    post(client, "defer", claim.claim_id, revision=claim.revision, own=HOSTILE)
    pages = [
        client.get(path).content.decode()
        for path in (
            "/review/?state=deferred",
            f"/review/documents/{row.pk}/",
            f"/review/claims/{claim.claim_id}/",
            reverse("review:correct", args=[claim.claim_id, "target"]),
            f"/review/?group={HOSTILE}",
            f"/review/names/actors/?v-value={HOSTILE}",
        )
    ]
    for page in pages:
        page = page.partition("<main")[2] or page
        assert "<script>alert" not in page and "' onmouseover" not in page and '" onmouseover' not in page
        assert "javascript:alert" not in re.sub(r"<dd><bdi>[^<]*</bdi></dd>", "", page).replace("&#x27;", "")
        assert "\u202e" not in re.sub(r'value="[^"]*"', "", page)


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("accept", {}),
        ("reject", {"why": "a drill"}),
        ("defer", {"why": "later"}),
        ("look", {"flag": "large_toll:/killed/0"}),
        ("split", {}),
        ("difference", {"field": "/target"}),
    ],
)
def test_an_api_client_may_not_decide(
    ambush: DocumentRow, signed_in: Any, name: str, params: dict[str, Any]
) -> None:
    row = only_claim(ambush)
    heads: dict[str, Any] = (
        {"words": [words(ambush, "ambushed"), words(ambush, "seizing")]} if name == "split" else {}
    )
    answer = post(signed_in("client"), name, row.claim_id, revision=row.revision, **params, **heads)
    assert answer.status_code in (400, 403)
    assert (
        not DecisionRow.objects.exists() and not LogEntry.objects.exists() and not ValueCheck.objects.exists()
    )
    page = signed_in("client").get(reverse("review:claim", args=[row.claim_id])).content.decode()
    assert "data-accepts" not in page and "data-edit" not in page


def test_nobody_is_led_to_the_door_and_get_changes_nothing(ambush: DocumentRow, signed_in: Any) -> None:
    row = only_claim(ambush)
    url = reverse("review:accept", args=[row.claim_id])
    assert Client().get("/review/").url.startswith("/accounts/login/")
    assert Client().post(url, {"revision": 1}).status_code == 302
    assert signed_in().get(url).status_code == 405
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(User.objects.get(), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert forged.post(url, {"revision": 1}).status_code == 403
    assert not DecisionRow.objects.exists()


@pytest.mark.parametrize("revision", ["", "x", "-1", "²", "9" * 30])
def test_a_form_without_a_version_is_refused(ambush: DocumentRow, signed_in: Any, revision: str) -> None:
    row = only_claim(ambush)
    assert post(signed_in(), "accept", row.claim_id, revision=revision).status_code == 400
    row.refresh_from_db()
    assert row.state == "open"


@pytest.mark.parametrize("path", ["claims/c-none/", "claims/..%2f/", "documents/99999/", "others/99999/"])
def test_what_is_not_there_is_not_found(signed_in: Any, path: str) -> None:
    assert signed_in().get(f"/review/{path}").status_code == 404


def test_two_people_accept_where_the_desk_demands_it(ambush: DocumentRow, signed_in: Any) -> None:
    Desk.load()
    Desk.objects.update(requires_two=True)
    row = only_claim(ambush)
    answer = post(signed_in(), "accept", row.claim_id, revision=row.revision)
    row.refresh_from_db()
    assert (answer.headers["HX-Redirect"].partition("?")[0], row.state) == ("/review/", "open")
    page = signed_in("reviewer").get(reverse("review:claim", args=[row.claim_id])).content.decode()
    assert "waits for a second person" in page
    post(signed_in("reviewer"), "accept", row.claim_id, revision=row.revision)
    row.refresh_from_db()
    assert row.state == "accepted"


def test_document_without_claims_says_why(take: Any, signed_in: Any) -> None:
    row = take(
        "The league said that the match on Sunday will be played in front of no spectators, after rain."
    )
    page = signed_in().get(f"/review/documents/{row.pk}/").content.decode()
    assert "No claim" in page and 'data-panel="add"' in page


def test_review_asks_as_many_questions_for_many_claims(
    take: Any, signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    text = "\n\n".join(
        f"On {day} May 2024 gunmen of the Lake Reeds Brotherhood ambushed a patrol near Monguno and killed {day + 1} "
        "soldiers, the group said."
        for day in range(1, 25)
    )
    row = take(text, published="2024-06-01")
    assert row.claims > 15
    client = signed_in()
    with django_assert_max_num_queries(45):
        client.get(f"/review/documents/{row.pk}/")
    with django_assert_max_num_queries(20):
        client.get("/review/")
