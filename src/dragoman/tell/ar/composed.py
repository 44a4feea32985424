"""English or French words for somebody or something -> Arabic, put together from the tables; None where they do not
know all of it.

"barracks of the Malian army" is a head and whose it is, "Malian soldiers" a noun with its adjective, "Taliban vehicle"
a noun behind its owner. A part that is a proper name stays in its own letters; any other unknown part spoils the whole,
so that nothing is half translated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from dragoman.tell.ar.amounts import count
from dragoman.tell.ar.lexicon import find_adjective, find_body, find_place, qualify_body
from dragoman.tell.ar.nouns import extend, find_noun, qualify
from dragoman.tell.ar.parts import Named, in_cases, of_body, of_noun, plain_name
from dragoman.tell.ar.words import Case, Gender, attach, is_arabic, isolate
from dragoman.tell.concepts import Number
from dragoman.tell.tables import find_term, load_table

_DEPTH = 4
_PAIR = 2
"""What a dual counts."""
_NAME = re.compile(r"[A-ZÀ-Þ0-9](?!.*-[a-z])")
"""How a word of a proper name begins; "UN-recognised" is none."""


def tell_known(text: str, depth: int = 0) -> Named | None:
    """What the tables make of words; None when they do not know all of it."""
    words = _stripped(text)
    if not words or depth > _DEPTH:
        return None
    body = find_body(words)
    if body:
        return of_body(body)
    place = find_place(words)
    if place:
        return replace(plain_name(place), is_place=True)
    if is_arabic(words):
        return _arabic_noun(words)
    return (
        _counted(words, depth)
        or _noun(words, depth)
        or _with_rest(words, depth)
        or _joined(words, depth)
        or _with_adjective(words)
        or _owned(words, depth)
        or _compound(words, depth)
    )


def _stripped(text: str) -> str:
    words = " ".join(text.replace("’", "'").split()).strip(" ,.;:")
    low = words.casefold()
    for article in load_table("ar", "phrases")["foreign"]["articles"]:
        if low.startswith(article) and len(words) > len(article):
            return words[len(article) :]
    return words


def _arabic_noun(words: str) -> Named | None:
    """A noun of the table in any of its Arabic forms, when it has no article."""
    found = find_noun(words)
    return of_noun(*found) if found and not words.startswith("ال") else None


def _noun(words: str, depth: int = 0) -> Named | None:
    found = find_noun(words)
    if found is None or (depth and words[0].isupper() and not words.isupper()):
        return None  # "Tank" within a name is a town
    if words.casefold() in load_table("ar", "phrases")["foreign"]["many_of_s"]:
        return of_noun(found[0], Number.MANY)
    is_one = words.split(" ")[-1].casefold() in load_table("ar", "phrases")["foreign"]["one_of_s"]
    return of_noun(found[0], Number.ONE if is_one else found[1])


def _counted(words: str, depth: int) -> Named | None:
    """ "two security sources": a small number and a noun."""
    first, _, rest = words.partition(" ")
    numbers: Mapping[str, int] = load_table("ar", "phrases")["foreign"]["numbers"]
    number = numbers.get(first.casefold()) or (int(first) if first.isdecimal() and len(first) < 5 else None)
    found = tell_known(rest, depth + 1) if number else None
    noun = found.noun if found else None
    if not number or noun is None:
        return None
    several = Gender.PEOPLE if noun.is_people else Gender.FEMININE
    return in_cases(
        lambda case: count(number, noun, case, with_one=False),
        noun.gender if number <= _PAIR else several,
        is_definite=False,
        number=Number.TWO if number == _PAIR else Number.MANY,
    )


def _joined(words: str, depth: int) -> Named | None:
    """ "soldiers and police": both are known, or it stays as written."""
    for joint in load_table("ar", "phrases")["foreign"]["and"]:
        first, found, second = words.partition(joint)
        if found:
            left = _noun(first) or tell_known(first, depth + 1)
            right = _noun(second) or tell_known(second, depth + 1)
            if left and right:
                return _both(left, right)
    return None


def _both(left: Named, right: Named) -> Named:
    are_people = any(name.noun is not None and name.noun.is_people for name in (left, right))
    return in_cases(
        lambda case: f"{left.say(case)} و{right.say(case)}",
        Gender.PEOPLE if are_people else Gender.FEMININE,
        is_definite=left.is_definite,
        number=Number.MANY,
    )


def _with_adjective(words: str) -> Named | None:
    """ "Malian soldiers", "soldats maliens", "armed forces of" a country by its adjective."""
    tokens = words.split(" ")
    for cut in range(1, min(len(tokens), 4)):
        for front, back in ((tokens[:cut], tokens[cut:]), (tokens[-cut:], tokens[:-cut])):
            adjective = find_adjective(" ".join(front))
            if adjective:
                told = _qualified(" ".join(back), adjective)
                if told:
                    return told
    return None


def _qualified(words: str, adjective: str) -> Named | None:
    """A body or a noun with an adjective."""
    body = find_body(words)
    if body and "ال" in (body.text[:2], body.text.rpartition(" ")[2][:2]):
        return of_body(qualify_body(body, adjective))
    found = find_noun(words)
    return of_noun(qualify(found[0], adjective), found[1]) if found else None


def _with_rest(words: str, depth: int) -> Named | None:
    """ "military post at Koumbori", "members of the organisation": a known head and what follows it."""
    cuts = [
        (match.start(), match.end(), word, kind)
        for kind, listed in load_table("ar", "phrases")["foreign"]["prepositions"].items()
        for word in listed
        for match in re.finditer(re.escape(word), words.casefold())
        if match.start() > 0
    ]
    articles = tuple(load_table("ar", "phrases")["foreign"]["definite"])
    for start, end, word, kind in sorted(cuts, key=lambda cut: _rank(words, *cut[:2])):
        if kind == "of" and _ends_in_name(words[:start]):
            continue  # "camp of the Front | of the Grey Plateau"
        left = tell_known(words[:start], depth + 1)
        right = tell_known(words[end:], depth + 1) or _name_alone(words[end:])
        if right and right.noun is not None and word == " à ":
            continue  # "marché à bétail": a kind and no place
        if left and right and words[0].isupper() and not right.is_known:
            return None  # a name: "Ministry of Territorial Defence"
        if left and right:
            is_definite = f"{word}{words[end:]}".casefold().lstrip().startswith(articles)
            return _linked(left, _defined(right) if is_definite else right, kind)
    return None


def _ends_in_name(head: str) -> bool:
    """Whether a head ends in a word of a name, which may go on behind it."""
    last = head.split(" ")[-1]
    return last[:1].isupper() and find_noun(head) is None and find_body(head) is None


def _rank(words: str, start: int, end: int) -> tuple[bool, int, int]:
    """Where to cut first: behind the longest head that is in a table itself, else at the first preposition."""
    is_head = find_noun(words[:start]) is not None or find_body(words[:start]) is not None
    return (not is_head, -start if is_head else start, -end)


def _compound(words: str, depth: int) -> Named | None:
    """ "Taliban vehicle", "Abrams tank", "ISIS official": a noun in small letters with whose or which it is before it;
    in French behind it."""
    tokens = words.split(" ")
    for cut in range(1, len(tokens)):
        front, back = " ".join(tokens[:cut]), " ".join(tokens[cut:])
        for head, other in ((back, front), (front, back)):
            found = find_noun(head) if head[:1].islower() else None
            is_model = other.isupper() and find_body(other) is None
            known = None if is_model or not found else tell_known(other, depth + 1)
            owner = known or (_name_alone(other, is_whole=True) if found else None)
            if found and owner and (owner.is_definite or not owner.is_known):
                left = of_noun(*found)
                return _linked(left, owner, "of")
    return None


def _defined(named: Named) -> Named:
    """A noun with its article; what is no noun stays."""
    noun = named.noun
    if noun is None or named.number is Number.TWO:
        return named
    is_several = named.number is Number.MANY or noun.is_plural
    form = noun.several if is_several else noun.single
    return in_cases(lambda case: form(case, definite=True), named.gender, is_definite=True)


def _linked(left: Named, right: Named, kind: str) -> Named:
    """A head and what follows it, with the preposition that Arabic has there."""
    link = _link(left, right, kind)
    if left.noun is not None:
        is_annexed = link == right.genitive
        return of_noun(extend(left.noun, link, is_annexed=is_annexed), left.number)
    is_one_body = left.nominative.startswith("ال") and " " not in left.nominative
    if kind == "of" and not right.is_known and is_one_body and left.gender is not Gender.PEOPLE:
        annexed = f"{left.nominative[2:]} {right.genitive}"  # "قوات Kasana"
        return in_cases(lambda case: annexed, left.gender, is_definite=True, is_known=False)
    return in_cases(
        lambda case: f"{left.say(case)} {link}",
        left.gender,
        is_definite=left.is_definite,
        is_known=right.is_known,
    )


def _link(left: Named, right: Named, kind: str) -> str:
    """ "في كونا", "للجيش", "من السكان"; a name that is no place we know is put behind its noun, as its source does."""
    if kind != "of":
        return f"{find_term('ar', 'phrases', 'foreign', 'link', kind)} {right.genitive}"
    if left.noun is not None and left.noun.is_people:
        is_title = left.number is Number.ONE and not right.is_definite and right.noun is not None
        if is_title or (left.number is Number.ONE and not right.is_known):
            return right.genitive  # "زعيم قرية", "محافظ Kasana"
        return f"من {right.genitive}"
    if right.noun is not None and right.number is Number.MANY:
        many = right.noun.several(Case.GENITIVE, definite=True)
        gatherings = load_table("ar", "phrases")["foreign"]["gatherings"]
        is_made_of = left.noun is not None and left.noun.one.split(" ")[0] in gatherings
        return f"من {many}" if is_made_of else attach("ل", many)
    if right.is_place or (left.is_definite and not right.is_known):
        return f"{find_term('ar', 'phrases', 'foreign', 'link', 'in')} {right.genitive}"
    return attach("ل", right.genitive) if right.is_known or left.noun is None else right.genitive


def _owned(words: str, depth: int) -> Named | None:
    """ "army's 6th division": what is owned, then whose it is."""
    owner, found, rest = words.partition("'s ")
    if not found:
        return None
    left, right = tell_known(rest, depth + 1), tell_known(owner, depth + 1) or _name_alone(owner)
    return _linked(left, right, "of") if left and right else None


def _name_alone(words: str, *, is_whole: bool = False) -> Named | None:
    """A proper name by itself: it begins and ends in a word with a capital or a figure.

    Args:
        is_whole: whether every word of it has to be one.
    """
    tokens = words.split(" ")
    told = tokens if is_whole else [tokens[0], tokens[-1]]
    if all(_NAME.match(token) for token in told):
        return replace(plain_name(isolate(words)), is_known=False)
    return None
