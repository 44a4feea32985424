"""The address of a query <-> the query, and what each of its filters finds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.desk.events.chips import draw_chips
from dragoman.desk.events.named import settle_names
from dragoman.desk.events.query import CHOICES, LISTS, EventQuery, parse_query
from dragoman.desk.keeping.search import index_words
from dragoman.desk.models import EventMateriel, EventParty, EventRow

TEXTS = st.text(max_size=40)
NUMBERS = st.one_of(st.integers(-5, 10**9).map(str), TEXTS)
GIVEN = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.lists(TEXTS, max_size=1) for name in ("q", "country", "place", "group")},
        **{name: st.lists(st.one_of(st.dates().map(str), TEXTS), max_size=1) for name in ("since", "until")},
        **{
            name: st.lists(st.sampled_from([*sorted(legal), "nonsense"]), max_size=4)
            for name, legal in LISTS.items()
        },
        **{
            name: st.lists(st.sampled_from([*sorted(legal), "x"]), max_size=1)
            for name, legal in CHOICES.items()
        },
        **{
            n: st.lists(NUMBERS, max_size=1)
            for n in ("killed_min", "killed_max", "sources_min", "precision_max")
        },
        "disputed": st.lists(st.sampled_from(["1", "on", "0", ""]), max_size=1),
        "bbox": st.lists(
            st.one_of(st.tuples(*[st.floats(-200, 200)] * 4).map(lambda b: ",".join(map(str, b))), TEXTS)
        ),
    },
)


def query_dict(values: dict[str, list[str]]) -> QueryDict:
    made = QueryDict(mutable=True)
    for name, texts in values.items():
        made.setlist(name, texts)
    return made


@settings(max_examples=300, deadline=None)
@given(GIVEN)
def test_address_of_any_query_reads_back_as_the_query(values: dict[str, list[str]]) -> None:
    query = parse_query(query_dict(values))
    again = parse_query(QueryDict(query.address()))
    assert again.address() == query.address()
    assert (again.q, again.since, again.bbox, again.type) == (query.q, query.since, query.bbox, query.type)
    assert {p for p in again.problems if "after until" not in p} == set()


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("since=yesterday", "since: 'yesterday' is no date. Write it as 2024-05-31."),
        ("type=raid", "type: 'raid' is none of"),
        ("killed_min=-3", "killed_min: '-3' is no whole number."),
        ("killed_min=1e9", "killed_min: '1e9' is no whole number."),
        ("bbox=1,2,3", "bbox: '1,2,3' is not west,south,east,north in degrees."),
        ("bbox=nan,0,1,1", "bbox: 'nan,0,1,1' is not west,south,east,north in degrees."),
        ("q=%21%21", "q: '!!' holds no word to look for."),
        ("since=2024-06-01&until=2024-05-01", "since: 2024-06-01 is after until, 2024-05-01"),
        ("sort=id;drop", "sort: 'id;drop' is none of day, killed, updated."),
    ],
    ids=lambda value: value[:18],
)
def test_parse_query_names_what_it_leaves_out(address: str, problem: str) -> None:
    (found,) = parse_query(QueryDict(address)).problems
    assert found.startswith(problem)


Make = Callable[..., EventRow]


@pytest.fixture
def make(db: None) -> Make:
    """Makes the row of an event: make("Ségou", day=..., parties=[("perpetrator", "lake-reeds")])."""

    def one(
        title: str,
        *,
        parties: tuple[tuple[str, str], ...] = (),
        ledger: tuple[tuple[str, str], ...] = (),
        **columns: Any,
    ) -> EventRow:
        values = {"event_type": "ambush", "status": "reported", "line": "{}", **columns}
        values.setdefault("last_day", values.get("day"))
        row: EventRow = EventRow.objects.create(
            event_id=f"e-{EventRow.objects.count():012x}", title=title, **values
        )
        EventParty.objects.bulk_create(EventParty(event=row, role=r, actor=a, name=a) for r, a in parties)
        EventMateriel.objects.bulk_create(
            EventMateriel(event=row, item=c, category=c, disposition=d) for c, d in ledger
        )
        index_words("event", row.pk, title)
        return row

    return one


@pytest.fixture
def four(make: Make) -> None:
    make(
        "Embuscade près de Ségou",
        day=date(2024, 5, 1),
        country="ML",
        place_id="geonames:2451184",
        lat=13.43,
        lon=-6.26,
        precision=1,
        killed_low=3,
        killed_high=3,
        sources=1,
        grade_source="F",
        open_claims=2,
        parties=(("perpetrator", "lake-reeds"), ("target", "lake-shore")),
    )
    make(
        "هجوم القاعدة قرب موندورو",
        day=date(2024, 5, 20),
        last_day=date(2024, 6, 2),
        event_type="assault",
        status="disputed",
        country="BF",
        lat=14.1,
        lon=-1.9,
        precision=2,
        killed_low=7,
        killed_high=60,
        killed_is_claimed=True,
        sources=4,
        disagreements=2,
        grade_source="B",
        review_state="accepted",
        outcomes="repelled",
        parties=(("target", "lake-reeds"),),
        ledger=(("machine_gun", "seized"),),
    )
    make("Air strike far away", event_type="air_strike", lat=-17.0, lon=179.5, precision=6, country="FJ")
    make(
        "Air strike farther",
        day=date(2023, 1, 1),
        lat=-17.0,
        lon=-179.5,
        precision=7,
        ledger=(("drone", "used"),),
    )


SEGOU, MONDORO, FIJI, FAR = (
    "Embuscade près de Ségou",
    "هجوم القاعدة قرب موندورو",
    "Air strike far away",
    "Air strike farther",
)


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("", {SEGOU, MONDORO, FIJI, FAR}),
        ("q=segou", {SEGOU}),
        ("q=SÉGOU+embuscade", {SEGOU}),
        ("q=القاعده", {MONDORO}),
        ("q=قرب+موند", {MONDORO}),
        ("q=segou+mondoro", set()),
        ("q=air+str", {FIJI, FAR}),
        ("since=2024-05-25", {MONDORO}),
        ("since=2024-05-01&until=2024-05-01", {SEGOU}),
        ("until=2023-12-31", {FAR}),
        ("country=mali", {SEGOU}),
        ("place=geonames:2451184", {SEGOU}),
        ("group=lake-reeds", {SEGOU, MONDORO}),
        ("group=lake-reeds&role=target", {MONDORO}),
        ("role=perpetrator", {SEGOU}),
        ("type=assault&type=air_strike", {MONDORO, FIJI}),
        ("status=disputed", {MONDORO}),
        ("outcome=repelled", {MONDORO}),
        ("killed_min=4", {MONDORO}),
        ("killed_max=3", {SEGOU}),
        ("killed_min=3&killed_max=60", {SEGOU, MONDORO}),
        ("grade=B&grade=F", {SEGOU, MONDORO}),
        ("sources_min=2", {MONDORO}),
        ("precision_max=2", {SEGOU, MONDORO}),
        ("disputed=1", {MONDORO}),
        ("review=accepted", {MONDORO}),
        ("review=open", {SEGOU}),
        ("review=draft", {SEGOU, FIJI, FAR}),
        ("category=machine_gun", {MONDORO}),
        ("category=drone&disposition=seized", set()),
        ("disposition=used", {FAR}),
        ("bbox=-10,10,0,20", {SEGOU, MONDORO}),
        ("bbox=179,-20,-179,0", {FIJI, FAR}),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_each_filter_finds_what_it_should(four: None, address: str, titles: set[str]) -> None:
    query = settle_names(parse_query(QueryDict(address)))
    assert query.problems == ()
    assert set(query.rows().values_list("title", flat=True)) == titles


def test_ordered_has_events_without_the_value_last(four: None) -> None:
    assert [row.title for row in EventQuery(sort="killed").ordered()] == [MONDORO, SEGOU, FAR, FIJI]
    assert [row.title for row in EventQuery().ordered()] == [MONDORO, SEGOU, FAR, FIJI]


def test_settle_names_takes_a_group_by_any_of_its_names(db: None) -> None:
    assert (
        settle_names(EventQuery(group="lake reeds brotherhood")).group
        == settle_names(EventQuery(group="Lake Reeds Brotherhood")).group
        != "lake reeds brotherhood"
    )
    assert settle_names(EventQuery(group="Nobody Knows Them")).group == "name:nobodyknowsthem"


def test_draw_chips_each_takes_itself_away(four: None) -> None:
    query = parse_query(
        QueryDict("q=segou&since=2024-05-01&type=ambush&type=clash&killed_min=1000&disputed=1")
    )
    chips = draw_chips(query)
    assert [(chip.label, chip.value) for chip in chips] == [
        ("Words", "segou"),
        ("From", "1 May 2024"),
        ("Act", "Ambush"),
        ("Act", "Clash"),
        ("Killed, at least", "1,000"),
        ("Accounts", "that disagree"),
    ]
    assert chips[2].without == "q=segou&since=2024-05-01&type=clash&killed_min=1000&disputed=1"
    assert chips[4].without == "q=segou&since=2024-05-01&type=ambush&type=clash&disputed=1"
