"""Reports of the tray: composed in its order, edited with the citations locked, handed out in every format."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.actions.reject_claims import RejectClaims
from dragoman.desk.actions.tick_tray import TickTray
from dragoman.desk.actions.undo import Undo
from dragoman.desk.errors import Conflict
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.models import ClaimRow, EventRow, LogEntry, ReportDraft
from dragoman.desk.tray import exports
from dragoman.desk.tray.composed import compose_items, dump_composed, load_composed
from dragoman.desk.tray.editing import edit_report
from dragoman.desk.tray.exports import ExportForm, export_report, render_as
from dragoman.desk.tray.gather import gather_events
from dragoman.desk.tray.wanted import wanted_from_json
from dragoman.write.bundle import verify_bundle

TEXTS = (
    (
        "Patrol ambushed near Monguno",
        "Fighters of the Lake Reeds Brotherhood ambushed a patrol of the Lake Shore Brigade near Monguno on 2 May "
        "2024, killing three soldiers and seizing two PKM machine guns, a military source said.",
    ),
    (
        "Bomb at a market in Mopti",
        "A roadside bomb killed at least nine civilians in Mopti, Mali, on 9 May 2024. Residents accused the Dawn "
        "Banner Front of the attack.",
    ),
)


@pytest.fixture
def two(take: Callable[..., Any], analyst: Any) -> list[str]:
    """The ids of two events, which are on the analyst's tray: the later one first."""
    for n, (title, text) in enumerate(TEXTS):
        take(text, title=title, published="2024-05-20", url=f"https://wire.example.org/{n}")
    events = list(EventRow.objects.order_by("day").values_list("event_id", flat=True))
    for event in reversed(events):
        TickTray(analyst, "event", event).execute()
    return events


def accept(by: Any, claims: Any) -> None:
    """Accept claims whose flags nobody has to look at."""
    for row in claims:
        row.flags = "[]"
        row.save(update_fields=["flags"])
        AcceptClaims(by, {row.claim_id: None}).execute()


def compose(client: Client, **given: str) -> ReportDraft:
    """The report that the form makes."""
    answer = client.post("/tray/compose/", {"kind": "report", "state": "draft", **given})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return ReportDraft.objects.get(pk=int(answer["Location"].strip("/").split("/")[-1]))


def change(
    client: Client, row: ReportDraft, do: str, place: str, words: str = "", revision: int | None = None
) -> Any:
    """What a form of a sentence posts."""
    seen = row.revision if revision is None else revision
    return client.post(
        f"/tray/reports/{row.pk}/edit/", {"do": do, "place": place, "words": words, "revision": seen}
    )


def text_of(row: ReportDraft) -> str:
    """The report in Markdown, as it is handed out."""
    return export_report(row, ExportForm.MD).data.decode()


def sentence_of(row: ReportDraft, place: str) -> str:
    """The words of a place as they read now."""
    row.refresh_from_db()
    line = edit_report(load_composed(row.line).report, row.edits).find_line(place)
    assert line is not None
    return line.sentence.text


def place_of(row: ReportDraft, words: str) -> str:
    """The place of the first sentence of the sections that holds these words."""
    edited = edit_report(load_composed(row.line).report, row.edits)
    return next(ln.place for ln in edited.lines() if words in ln.sentence.text and ln.place[0].isdigit())


def test_a_report_tells_the_events_in_the_order_of_the_tray(two: list[str], signed_in: Any) -> None:
    row = compose(signed_in(), title="Two acts")
    assert row.events == two[::-1]
    assert text_of(row).index("Mopti") < text_of(row).rindex("ambushed")
    assert (row.title, row.owner.username, row.revision, row.edits) == ("Two acts", "analyst", 1, {})


def test_a_composed_report_is_kept_whole(two: list[str], signed_in: Any) -> None:
    row = compose(signed_in())
    wanted = wanted_from_json(row.options)
    composed = compose_items(wanted)
    kept = load_composed(row.line)
    assert load_composed(dump_composed(composed)) == kept
    assert kept.report.headline == composed.report.headline
    assert render_as(kept.report, "html") == render_as(composed.report, "html")
    assert row.title == shown_text(composed.report.headline.text, 200)


def test_a_ticked_claim_is_told_alone(take: Callable[..., Any], analyst: Any, signed_in: Any) -> None:
    for outlet, toll in (("A military source", "three"), ("A local official", "seven")):
        take(
            f"{outlet} said fighters of the Lake Reeds Brotherhood ambushed a patrol of the Lake Shore Brigade near "
            f"Monguno on 2 May 2024 and killed {toll} soldiers.",
            published="2024-05-03",
        )
    event = EventRow.objects.get()
    claim = ClaimRow.objects.order_by("pk").last()
    assert (event.claims, claim is not None) == (2, True)
    TickTray(analyst, "claim", claim.claim_id).execute()
    row = compose(signed_in())
    told = {c.id for e in load_composed(row.line).report.events for c in e.claims}
    assert told == {claim.claim_id}
    assert "seven soldiers" in text_of(row)
    assert "three soldiers" not in text_of(row)


def test_a_draft_says_so_in_every_format(two: list[str], signed_in: Any, tmp_path: Path) -> None:
    client = signed_in()
    row = compose(client)
    label = "Draft, not reviewed"
    page = client.get(f"/tray/reports/{row.pk}/").content.decode()
    assert label in page
    files = {}
    for form in ("md", "html", "docx", "bundle", "pdf"):
        answer = client.post(f"/tray/reports/{row.pk}/export/", {"form": form})
        assert answer.status_code == 200, answer.content.decode()[-800:]
        assert answer["Content-Disposition"].startswith("attachment; filename=")
        files[form] = answer.content
    assert label in files["md"].decode()
    assert label in files["html"].decode()
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as word:
        assert label in word.read("word/document.xml").decode()
    assert files["pdf"].startswith(b"%PDF-1.")
    path = tmp_path / "report.zip"
    path.write_bytes(files["bundle"])
    bundle, proof = verify_bundle(path, render=render_as)
    assert (proof.failed, bundle.report.is_draft) == ((), True)
    assert label in bundle.markdown.decode()


def test_a_final_report_leaves_out_what_is_not_accepted(
    two: list[str], signed_in: Any, analyst: Any, tmp_path: Path
) -> None:
    accept(analyst, ClaimRow.objects.filter(event__event_id=two[0]))
    row = compose(signed_in(), state="final")
    composed = load_composed(row.line)
    assert [event.id for event in composed.report.events] == [two[0]]
    assert not composed.report.is_draft
    assert "Draft" not in text_of(row)
    assert "Mopti" not in text_of(row)
    assert any("not accepted" in line for line in composed.left_out)
    assert "accepted by one person" in text_of(row)
    path = tmp_path / "report.zip"
    path.write_bytes(export_report(row, ExportForm.BUNDLE).data)
    assert verify_bundle(path, render=render_as)[1].failed == ()


def test_a_final_report_of_nothing_accepted_says_why_and_keeps_what_was_typed(
    two: list[str], signed_in: Any
) -> None:
    answer = signed_in().post(
        "/tray/compose/", {"kind": "report", "state": "final", "title": "Ours & theirs"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "nothing to report" in page
    assert 'value="Ours &amp; theirs"' in page
    assert ReportDraft.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"kind": "poem"}, "poem is not one of the available choices"),
        ({"kind": "profile"}, "of which group or force"),
        ({"kind": "week", "start": "2024-06-01", "end": "2024-05-01"}, "2024-06-01 is after 2024-05-01"),
        ({"blurred_days": "-1"}, "greater than or equal to 0"),
        ({"start": "yesterday"}, "Enter a valid date"),
        ({"title": "x" * 201}, "at most 200 characters"),
    ],
)
def test_compose_refuses_what_cannot_be_taken(
    two: list[str], signed_in: Any, given: dict[str, str], says: str
) -> None:
    answer = signed_in().post("/tray/compose/", {"kind": "report", "state": "draft", **given})
    assert (answer.status_code, says in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("kind", ["day", "week", "ledger", "trends"])
def test_every_kind_is_composed(two: list[str], signed_in: Any, kind: str) -> None:
    client = signed_in()
    row = compose(client, kind=kind)
    assert client.get(f"/tray/reports/{row.pk}/").status_code == 200
    assert export_report(row, ExportForm.HTML).name.endswith(".html")


def test_a_harmless_word_is_kept_marked_and_told_in_every_format(
    two: list[str], signed_in: Any, tmp_path: Path
) -> None:
    client = signed_in()
    row = compose(client)
    place = place_of(row, "three soldiers")
    was = sentence_of(row, place)
    words = was.replace(
        "According to a military source, three soldiers were killed",
        "Three soldiers were killed, according to a military source",
    )
    assert words != was
    assert change(client, row, "save", place, words).status_code == 302
    assert sentence_of(row, place) == words
    row.refresh_from_db()
    assert row.revision == 2
    page = client.get(f"/tray/reports/{row.pk}/").content.decode()
    assert "Edited" in page
    assert "One sentence of this report is in the words of a person" in text_of(row)
    assert "Three soldiers were killed, according to a military source" in text_of(row)
    path = tmp_path / "report.zip"
    path.write_bytes(export_report(row, ExportForm.BUNDLE).data)
    bundle, proof = verify_bundle(path, render=render_as)
    assert proof.failed == ()
    assert any("a person edited its words" in note for note in proof.notes)
    assert words in bundle.markdown.decode()


@pytest.mark.parametrize(
    ("find", "put", "says"),
    [
        ("three soldiers", "four soldiers", "“three soldiers” is a value of a claim"),
        ("killed", "wounded", "“wounded” (injured)"),
        ("According to a military source, three", "Three", "“a military source” is a value"),
    ],
)
def test_an_edit_that_says_something_else_is_refused_and_stays_in_the_form(
    two: list[str], signed_in: Any, find: str, put: str, says: str
) -> None:
    client = signed_in()
    row = compose(client)
    place = place_of(row, "three soldiers")
    was = sentence_of(row, place)
    words = was.replace(find, put)
    answer = change(client, row, "save", place, words)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert f">{words}</textarea>" in page
    assert sentence_of(row, place) == was
    assert (row.revision, LogEntry.objects.filter(action="edit report").count()) == (1, 0)


def test_a_hedge_is_not_dropped(two: list[str], signed_in: Any) -> None:
    client = signed_in()
    row = compose(client)
    place = place_of(row, "accused")
    was = sentence_of(row, place)
    answer = change(
        client,
        row,
        "save",
        place,
        was.replace("accused the Dawn Banner Front of", "said the Dawn Banner Front did"),
    )
    assert answer.status_code == 422
    assert sentence_of(row, place) == was


def test_a_hostile_place_changes_nothing(two: list[str], signed_in: Any) -> None:
    client = signed_in()
    row = compose(client)
    for place in ("", "9.9.9", "lead.77", "headline.0", "../../etc", "0.0.0.0", "words:0", "٣", "x" * 5000):
        for do in ("save", "restore", "delete", "up", "nonsense"):
            assert change(client, row, do, place, "words").status_code in (302, 400), (place, do)
            assert ReportDraft.objects.get().edits == {}


def test_restore_undo_and_redo_of_an_edit(two: list[str], signed_in: Any, analyst: Any) -> None:
    client = signed_in()
    row = compose(client)
    place = place_of(row, "three soldiers")
    was = sentence_of(row, place)
    words = was.replace("were killed", "there were killed")
    change(client, row, "save", place, words)
    assert sentence_of(row, place) == words
    change(client, row, "restore", place)
    assert sentence_of(row, place) == was
    restored = LogEntry.objects.filter(action="edit report").latest("pk")
    Undo(analyst, restored.pk).execute()
    assert sentence_of(row, place) == words
    first = LogEntry.objects.filter(action="edit report").earliest("pk")
    Undo(analyst, first.pk).execute()
    assert sentence_of(row, place) == was
    assert row.edits == {}


def test_undo_of_an_edit_that_was_edited_again_is_a_conflict(
    two: list[str], signed_in: Any, analyst: Any
) -> None:
    client = signed_in()
    row = compose(client)
    place = place_of(row, "three soldiers")
    was = sentence_of(row, place)
    change(client, row, "save", place, was.replace("were killed", "there were killed"))
    row.refresh_from_db()
    change(client, row, "save", place, was.replace("were killed", "were also killed"))
    first = LogEntry.objects.filter(action="edit report").earliest("pk")
    with pytest.raises(Conflict, match="changed again since"):
        Undo(analyst, first.pk).execute()
    assert sentence_of(row, place) == was.replace("were killed", "were also killed")


def test_a_sentence_and_a_paragraph_are_taken_out_and_put_back(two: list[str], signed_in: Any) -> None:
    client = signed_in()
    row = compose(client)
    before = text_of(row)
    toll = place_of(row, "three soldiers")
    assert change(client, row, "delete", toll).status_code == 302
    row.refresh_from_db()
    assert "According to a military source, three soldiers" not in text_of(row)
    assert "One sentence that was composed is left out" in text_of(row)
    paragraph = toll.rpartition(".")[0]
    assert change(client, row, "delete", paragraph).status_code == 302
    row.refresh_from_db()
    assert export_report(row, ExportForm.BUNDLE).data.startswith(b"PK")
    for place in (paragraph, toll):
        assert change(client, row, "restore", place).status_code == 302
        row.refresh_from_db()
    assert text_of(row) == before


def test_what_carries_a_report_is_not_taken_out(two: list[str], signed_in: Any) -> None:
    client = signed_in()
    row = compose(client)
    first = place_of(row, "ambushed")
    for place in ("headline", "lead", first):
        assert change(client, row, "delete", place).status_code == 422, place
    assert change(client, row, "down", first).status_code == 422
    row.refresh_from_db()
    assert row.edits == {}


def test_paragraphs_move_within_their_section(take: Callable[..., Any], analyst: Any, signed_in: Any) -> None:
    for outlet, toll in (("A military source", "three"), ("A local official", "seven")):
        take(
            f"{outlet} said fighters of the Lake Reeds Brotherhood ambushed a patrol of the Lake Shore Brigade near "
            f"Monguno on 2 May 2024 and killed {toll} soldiers.",
            published="2024-05-03",
        )
    TickTray(analyst, "event", EventRow.objects.get().event_id).execute()
    client = signed_in()
    row = compose(client)
    before = edit_report(load_composed(row.line).report, {}).parts[0].blocks
    assert change(client, row, "up", before[0].place).status_code == 302
    row.refresh_from_db()
    assert row.edits == {}
    assert change(client, row, "down", before[0].place).status_code == 302
    row.refresh_from_db()
    after = edit_report(load_composed(row.line).report, row.edits).parts[0].blocks
    assert [block.place for block in after[:2]] == [before[1].place, before[0].place]
    assert export_report(row, ExportForm.BUNDLE).data.startswith(b"PK")


def test_two_people_never_overwrite_each_other(two: list[str], signed_in: Any) -> None:
    mine, theirs = signed_in(), signed_in("editor")
    row = compose(mine)
    place = place_of(row, "three soldiers")
    was = sentence_of(row, place)
    change(theirs, row, "save", place, was.replace("were killed", "there were killed"))
    words = was.replace("were killed", "were also killed")
    answer = change(mine, row, "save", place, words, revision=1)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert f">{words}</textarea>" in page
    assert 'name="revision" value="2"' in page
    assert sentence_of(row, place) == was.replace("were killed", "there were killed")
    assert change(mine, row, "save", place, words, revision=2).status_code == 302


@pytest.mark.parametrize("path", ["", "edit/", "name/", "again/", "bin/", "export/"])
def test_another_persons_report_is_not_there(two: list[str], signed_in: Any, path: str) -> None:
    row = compose(signed_in())
    given = {"do": "delete", "place": "lead.0", "revision": 1, "title": "x", "binned": 1, "form": "md"}
    for stranger in (signed_in("analyst", "Ben"), signed_in("reviewer")):
        address = f"/tray/reports/{row.pk}/{path}"
        answer = stranger.post(address, given) if path else stranger.get(address)
        assert answer.status_code == 404
        assert row.title not in stranger.get("/tray/reports/").content.decode()
    assert signed_in("client").get(f"/tray/reports/{row.pk}/").status_code == 403
    before = (row.title, row.edits, row.is_binned)
    row.refresh_from_db()
    assert (row.title, row.edits, row.is_binned) == before


def test_an_editor_sees_and_edits_every_report(two: list[str], signed_in: Any) -> None:
    row = compose(signed_in())
    editor = signed_in("editor")
    assert row.title in editor.get("/tray/reports/").content.decode()
    assert editor.get(f"/tray/reports/{row.pk}/").status_code == 200
    place = place_of(row, "three soldiers")
    words = sentence_of(row, place).replace("were killed", "there were killed")
    assert change(editor, row, "save", place, words).status_code == 302


def test_undo_reaches_no_report_of_another(two: list[str], signed_in: Any, person: Any) -> None:
    row = compose(signed_in())
    entry = LogEntry.objects.get(action="make report")
    with pytest.raises(Exception, match="there is none"):
        Undo(person("analyst", "Ben"), entry.pk).execute()
    row.refresh_from_db()
    assert not row.is_binned


def test_the_bin_takes_and_gives_back(two: list[str], signed_in: Any, analyst: Any) -> None:
    client = signed_in()
    row = compose(client, title="For the bin")
    client.post(f"/tray/reports/{row.pk}/bin/", {"binned": "1"})
    assert (
        "For the bin" not in client.get("/tray/reports/").content.decode().split("<main")[1].split("undo")[0]
    )
    assert "For the bin" in client.get("/tray/reports/?bin=1").content.decode()
    assert change(client, row, "delete", place_of(row, "three soldiers")).status_code == 400
    Undo(analyst, LogEntry.objects.get(action="bin report").pk).execute()
    row.refresh_from_db()
    assert not row.is_binned


def test_a_final_report_is_held_back_once_a_claim_changed(
    two: list[str], signed_in: Any, analyst: Any
) -> None:
    accept(analyst, ClaimRow.objects.all())
    client = signed_in()
    row = compose(client, state="final")
    claim = ClaimRow.objects.order_by("pk")[0]
    Undo(analyst, LogEntry.objects.filter(action="accept claims").order_by("pk")[0].pk).execute()
    answer = client.post(f"/tray/reports/{row.pk}/export/", {"form": "html"})
    assert answer.status_code == 400
    assert claim.claim_id in answer.content.decode()
    assert "changed since it was composed" in client.get(f"/tray/reports/{row.pk}/").content.decode()
    answer = client.post(f"/tray/reports/{row.pk}/again/")
    again = ReportDraft.objects.latest("pk")
    assert answer["Location"] == f"/tray/reports/{again.pk}/"
    assert len(again.events) == len(row.events) - 1


def test_what_was_rejected_is_left_out_by_name(two: list[str], signed_in: Any, analyst: Any) -> None:
    claim = ClaimRow.objects.filter(event__event_id=two[1]).first()
    TickTray(analyst, "claim", claim.claim_id).execute()
    RejectClaims(
        analyst, {c.claim_id: None for c in ClaimRow.objects.filter(event__event_id=two[1])}, why="no"
    ).execute()
    row = compose(signed_in())
    assert row.events == [two[0]]
    assert any(claim.claim_id in line for line in load_composed(row.line).left_out)


HOSTILE = '../..\\evil"; filename="x.exe\r\nX-Bad: 1<script>alert(1)</script>\u202etxt.‏exe'


def test_a_hostile_title_is_a_title_and_no_more(
    take: Callable[..., Any], analyst: Any, signed_in: Any
) -> None:
    take(TEXTS[0][1], title=HOSTILE, published="2024-05-20", url="javascript:alert(1)")
    TickTray(analyst, "event", EventRow.objects.get().event_id).execute()
    client = signed_in()
    row = compose(client, title=HOSTILE[:190])
    for form in ("md", "html", "pdf", "docx"):
        answer = client.post(f"/tray/reports/{row.pk}/export/", {"form": form})
        assert answer.status_code == 200
        name = answer["Content-Disposition"].removeprefix('attachment; filename="').removesuffix('"')
        assert name == f"evil-filename-x-exe-x-bad-1-script-alert-1-script-txt-exe.{form}"
        assert b"<script>alert" not in answer.content
    for page in ("/tray/", "/tray/reports/", f"/tray/reports/{row.pk}/"):
        shown = client.get(page).content.decode()
        assert "<script>alert" not in shown
        assert "\u202e" not in shown.split("<main")[1].replace('value="', "").split("rename")[0]
        assert 'href="javascript:' not in shown


def test_an_unknown_format_is_refused_by_name(two: list[str], signed_in: Any) -> None:
    client = signed_in()
    row = compose(client)
    answer = client.post(f"/tray/reports/{row.pk}/export/", {"form": "exe"})
    assert (answer.status_code, "html, pdf, docx, md, bundle" in answer.content.decode()) == (400, True)
    assert client.get(f"/tray/reports/{row.pk}/export/").status_code == 405


def test_a_large_file_is_made_in_a_job_and_only_for_who_asked(
    two: list[str], signed_in: Any, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    monkeypatch.setitem(exports._MOST_AT_ONCE, ExportForm.DOCX, 0)
    client = signed_in()
    row = compose(client)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/tray/reports/{row.pk}/export/", {"form": "docx"})
    assert answer["Location"].startswith(f"/tray/reports/{row.pk}/?job=")
    job = int(answer["Location"].rpartition("=")[2])
    assert f'href="/tray/files/{job}/"' in client.get(answer["Location"]).content.decode()
    made = client.get(f"/tray/files/{job}/")
    assert (made.status_code, made.content[:2]) == (200, b"PK")
    stranger = signed_in("editor")
    assert stranger.get(f"/tray/files/{job}/").status_code == 404
    assert stranger.get(f"/tray/work/{job}/").status_code == 404
    assert client.get(f"/tray/work/{job}/").status_code == 200


def test_the_list_of_reports_is_paged_by_key(analyst: Any, signed_in: Any) -> None:
    ReportDraft.objects.bulk_create(
        ReportDraft(owner=analyst, title=f"Report {n:03d}", options={"state": "draft"}) for n in range(60)
    )
    first = signed_in().get("/tray/reports/").content.decode()
    assert ("Report 059" in first, "Report 009" in first) == (True, False)
    older = first.split('rel="next"')[0].rpartition('href="')[2].split('"')[0].replace("&amp;", "&")
    second = signed_in().get(older).content.decode()
    assert ("Report 009" in second, "Report 000" in second, "Report 059" in second) == (True, True, False)
    assert signed_in().get("/tray/reports/?before=9x").status_code == 200


def test_gather_asks_few_questions(two: list[str], analyst: Any, django_assert_max_num_queries: Any) -> None:
    from dragoman.desk.tray.wanted import Item

    with django_assert_max_num_queries(20):
        gathered = gather_events([Item("event", event) for event in two], is_final=False)
    assert [event.id for event in gathered.events] == two
