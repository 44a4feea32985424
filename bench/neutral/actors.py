"""A document -> each actor that it names exchanged for one of another kind, and the names that can stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bench.neutral.fitting import occurrences, unshortened
from bench.neutral.swap import Swap
from bench.neutral.words import ANY, LANGUAGES, ExchangeWords, load_words
from dragoman.atlas import Actor, ActorKind, Atlas
from dragoman.base.document import Document
from dragoman.base.errors import AtlasError

SHORTEST_NAME = 4
MASCULINE, FEMININE, PLURAL, BARE = "masculine", "feminine", "plural", "bare"
ARTICLE = re.compile(r"(?:^|[^\w’'])(le|du|au|la|les|des|aux|(?:(?:de |à )?l['’]))[ \u00a0]?$", re.IGNORECASE)
CLASS_OF_ARTICLE = {
    "le": MASCULINE, "du": MASCULINE, "au": MASCULINE, "la": FEMININE, "les": PLURAL, "des": PLURAL, "aux": PLURAL,
}  # fmt: skip
KIND_OF_STAND_IN = {
    ActorKind.STATE_FORCE: "state_force",
    ActorKind.REBEL_GROUP: "rebel_group",
    ActorKind.MILITIA: "militia",
    ActorKind.FOREIGN_FORCE: "foreign_force",
    ActorKind.PRIVATE_COMPANY: "foreign_force",
    ActorKind.INTERNATIONAL_FORCE: "foreign_force",
}


def actor_swaps(document: Document, atlas: Atlas) -> Iterator[Swap]:
    """Each actor of the text exchanged for one of the next kind, the one after it, and the third."""
    text, words = document.read_text, load_words(document.lang or "en")
    kinds = words.kinds
    named = named_actors(text, atlas, words.lang)
    for step in range(1, len(kinds)):
        wordings: dict[str, str] = {}
        feminine: set[str] = set()
        used: dict[tuple[str, str], int] = {}
        for actor, names in named.items():
            group = class_of(names, text, words)
            own = kinds.index(KIND_OF_STAND_IN[actor.kind])
            other = kinds[(own + step) % len(kinds)]
            listed = words.stand_ins[group][other]
            choices = [name for name in listed if name not in text] or list(listed)
            count = used.get((group, other), 0)
            stand_in = choices[count % len(choices)]
            used[group, other] = count + 1
            wordings |= dict.fromkeys(names, stand_in)
            feminine |= {stand_in} if group == FEMININE else set()
        yield Swap(
            f"actors, {step} kinds on",
            wordings,
            lang=words.lang,
            feminine=frozenset(feminine),
            are_names=True,
        )


def class_of(names: list[str], text: str, words: ExchangeWords) -> str:
    """The class of stand-ins whose article or gender an actor's names share."""
    if words.lang == "ar":
        first = names[0].split()[0]
        return FEMININE if first in words.feminine_names or first.endswith("ة") else MASCULINE
    if words.lang != "fr":
        return ANY
    for name in names:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            article = ARTICLE.search(text, max(0, match.start() - 8), match.start())
            if article:
                is_feminine = name.split()[0] in words.feminine_names
                elided = FEMININE if is_feminine else MASCULINE
                return CLASS_OF_ARTICLE.get(article[1].casefold(), elided)
    return BARE


def named_actors(text: str, atlas: Atlas, lang: str = "en") -> Mapping[Actor, list[str]]:
    """The actors that the text names, with the names it uses; a shorter name inside a longer one is left out.

    An actor whose outlet the text names keeps its name: the outlet speaks for it and for nobody else.
    """
    speaking = {
        outlet.owner
        for outlet in atlas.outlets
        if outlet.owner and any(holds(text, name, lang) for name in (outlet.name, *outlet.names))
    }
    found: list[tuple[str, Actor]] = []
    for actor in atlas.actors:
        names = (actor.name, *actor.names)
        for name in names:
            bare, _, last = name.rpartition(" ")
            has_role = lang == "en" and last.islower() and bare in names  # "M23 rebels": the role word stays
            is_name = name != name.lower() or lang == "ar"
            if actor.id not in speaking and not has_role and is_name and holds(text, name, lang):
                found.append((name, actor))
    actors: dict[Actor, list[str]] = {}
    taken: set[str] = set()
    for name, actor in sorted(found, key=lambda pair: -len(pair[0])):
        if name not in taken:
            taken.add(name)
            actors.setdefault(actor, []).append(name)
    for actor, names_used in actors.items():  # and the short forms of those named in full
        short = [
            name
            for name in actor.names
            if name.isupper() and len(name) > 2 and name not in taken and is_word(text, name, lang)
        ]
        names_used.extend(short)
        taken.update(short)
    return actors


def holds(text: str, name: str, lang: str = "en") -> bool:
    """Whether a text has a name, long enough to be one, as whole words."""
    return len(name) >= SHORTEST_NAME and is_word(text, name, lang)


def is_word(text: str, name: str, lang: str = "en") -> bool:
    """Whether a name stands in a text as whole words, with what Arabic writes onto it."""
    if lang != "ar":
        return name in text and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    if name.removeprefix("ال") not in text:
        return False
    return any(unshortened(m["lead"], m["word"], (name,)) for m in occurrences((name,), lang).finditer(text))


def require_stand_ins(atlas: Atlas) -> None:
    """Checks that the atlas knows every stand-in of every language.

    Raises:
        AtlasError: it lacks one.
    """
    names = {name for actor in atlas.actors for name in (actor.name, *actor.names)}
    for lang in LANGUAGES:
        for kinds in load_words(lang).stand_ins.values():
            for name in (name for row in kinds.values() for name in row):
                if name not in names:
                    raise AtlasError(
                        f"The atlas has no actor {name!r}. Name another in bench/neutral/languages/{lang}.toml."
                    )
