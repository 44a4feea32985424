"""A claim's figures of people -> the problems that their words show: bounds, verb, side, source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bench.checker.counts import count_bounds
from bench.checker.grounds import TOLLS, Grounds, Problem, number_of
from bench.checker.names import holds_name, near, sentence_at, stands_in
from bench.checker.sides import admissible_sides
from bench.checker.words import Bounds, CheckerWords, load_words
from dragoman.atlas import Atlas
from dragoman.base.codec import Json
from dragoman.base.span import Span

SUPPORT_REACH = 60
WIDTH = 400  # characters around a figure in which its verb stands
JOINED_REACH = 32


def toll_problems(grounds: Grounds, atlas: Atlas) -> Iterator[Problem]:
    """Figures whose bounds, verb or side do not follow from their words."""
    for name in TOLLS:
        for pointer, toll in grounds.rows(name):
            spans = grounds.spans.get(pointer, ())
            if spans:
                yield from figure_problems(grounds, pointer, toll, spans)
                yield from verb_problems(grounds, name, pointer, toll, spans)
                yield from side_problems(grounds, pointer, toll, atlas)


def figure_problems(
    grounds: Grounds, pointer: str, toll: Mapping[str, Json], spans: tuple[Span, ...]
) -> Iterator[Problem]:
    """Bounds that the words of the number do not have."""
    text = str(toll.get("text") or "")
    if not any(stands_in(span.quote, text) for span in spans):
        yield grounds.problem(pointer, text, f"the words of the number are not in {[s.quote for s in spans]}")
        return
    span = next(span for span in spans if stands_in(span.quote, text))
    value = number_of(toll, "min"), number_of(toll, "max")
    stop = max((s.end for s in spans if s.part == span.part), default=span.end)
    meant = toll_bounds(grounds, span, text, stop)
    if toll.get("victim") == "named person":  # "Rojhat and Berîtan" are two
        persons = len(load_words(grounds.lang).patterns["joined"].split(text))
        meant |= {(persons, persons)}
    words = load_words(grounds.lang)
    if words.says("as_many", text):
        meant |= {
            bounds
            for other in spans
            if other != span
            for bounds in count_bounds(other.quote, lang=grounds.lang)
        }
    if value not in meant:
        yield grounds.problem(pointer, value, f"{text!r} means {sorted(meant, key=str)}")


def toll_bounds(grounds: Grounds, span: Span, text: str, last: int) -> frozenset[Bounds]:
    """The bounds of a number's words where they stand; "killed or wounded" and "casualties" begin at zero."""
    source = grounds.document.part_text(span.part)
    before, after = source[max(0, span.start - 30) : span.start], source[span.end : span.end + 30]
    begin, stop = sentence_at(source, span.start, span.end)
    sentence = source[begin:stop]
    words = load_words(grounds.lang)
    meant = count_bounds(text, before=before, after=after, lang=grounds.lang)
    is_bare = (1, None) in meant or (0, None) in meant
    if words.lang != "en" and words.has(" ".join(after.split()[:1]), words.tolls["casualty"]):
        meant |= {(0, high) for low, high in meant if high is None}  # "some casualties"
    if is_bare and words.says("none_beside", before):
        return frozenset({(0, 0)})
    if is_bare and words.has(text, words.tolls["casualty"]):
        return frozenset({(0, None), (0, 0)} if words.says("no_toll", sentence) else {(0, None)})
    reach = max(span.end, min(last, stop)) + JOINED_REACH
    joined = source[max(0, span.start - JOINED_REACH) : reach]
    if words.says("together_between", joined):  # "between killed and wounded" shares a number out
        return frozenset({(1, None), (0, None)} if is_bare else {(0, high) for _, high in meant})
    hit = words.patterns["together_hit"].search(words.plain(joined))
    if hit:
        low = 1 if hit["link"] in words.phrases["inside"] else 0
        shared = frozenset({(low, None)} if is_bare else {(0, high) for _, high in meant})
        return shared if words.lang == "en" or is_bare else shared | meant
    return meant


def verb_problems(
    grounds: Grounds, name: str, pointer: str, toll: Mapping[str, Json], spans: tuple[Span, ...]
) -> Iterator[Problem]:
    """A verb that does not stand near the figure, or that does not say killed, injured or captured."""
    words = load_words(grounds.lang)
    wording = str(toll.get("wording") or "")
    around = [near(grounds.document.part_text(s.part), s.start, s.end, WIDTH) for s in spans]
    beside = [near(grounds.document.part_text(s.part), s.start, s.end, SUPPORT_REACH) for s in spans]
    if not wording or not any(stands_in(text, wording) for text in around):
        yield grounds.problem(pointer, wording, "the verb does not stand near the figure")
    elif not says_toll(wording, [s.quote for s in spans], beside, name, words) and not (
        is_zero(toll) and words.has(wording, words.phrases["no_loss"])
    ):
        yield grounds.problem(pointer, wording, f"the verb does not say {name}")
    for key in ("victim", "source"):
        said = str(toll.get(key) or "")
        text = grounds.document.read_text if key == "source" else " ".join(around)
        if said and said != "named person" and not holds_name([text], said):
            yield grounds.problem(pointer, said, f"the {key} does not stand in the text")


def is_zero(toll: Mapping[str, Json]) -> bool:
    """Whether a figure says that there was nobody: "nobody was hurt" tells of no dead either."""
    return toll.get("min") == 0 and toll.get("max") == 0


def says_toll(wording: str, quotes: list[str], beside: list[str], name: str, words: CheckerWords) -> bool:
    """Whether a verb says killed, injured or captured, alone or with a word beside it ("left ... dead")."""
    said = next((toll for toll in TOLLS if words.says(f"idiom_{toll}", wording)), None)
    if said:
        return name == said
    tolls = words.tolls
    if words.has(wording, tolls[name]):
        return True
    if name == "injured" and words.has(wording, words.phrases["to_hospital"]):
        return any(words.has(quote, (*words.phrases["hospital"], *tolls[name])) for quote in quotes)
    is_support = words.has(wording, tolls["support"]) and not any(
        words.has(wording, tolls[other]) for other in TOLLS
    )
    told = [other for other in TOLLS if any(words.has(quote, tolls[other]) for quote in quotes)]
    if is_support and told:
        return name in told
    return is_support and any(words.has(text, tolls[name]) for text in beside)


def side_problems(
    grounds: Grounds, pointer: str, toll: Mapping[str, Json], atlas: Atlas
) -> Iterator[Problem]:
    """A side on which the victims cannot stand."""
    words = load_words(grounds.lang)
    victim = str(toll.get("victim") or "") or str(toll.get("text") or "")
    sides = admissible_sides(
        victim,
        perpetrator=grounds.text("perpetrator"),
        target=grounds.text("target"),
        outcome=grounds.text("outcome"),
        atlas=atlas,
        lang=grounds.lang,
    )
    if pointer.startswith("/captured") and words.has(str(toll.get("wording")), words.phrases["arrested"]):
        sides |= {"target"}  # whoever is arrested is whom the arrest was aimed at
    if str(toll.get("side")) not in sides:
        yield grounds.problem(pointer, toll.get("side"), f"{victim!r} stands on {sorted(sides)}")
