"""A party's statement -> the force that it calls "the enemy", where it names one as such or names only one."""

from __future__ import annotations

from dragoman.read.lexicon import Lexicon
from dragoman.read.names import Names, same_actor
from dragoman.read.nouns import ActorRef


def name_enemy(
    ref: ActorRef | None, names: Names, voice: ActorRef | None, lexicon: Lexicon
) -> ActorRef | None:
    """A force called only the enemy -> the force meant, or the same reference when none is clear."""
    if ref is None or ref.is_named or voice is None or not is_enemy_word(ref, lexicon):
        return ref
    others = {
        names.key(other): other
        for _, other in names.order
        if not same_actor(other, voice, names) and not is_enemy_word(other, lexicon)
    }
    words = lexicon.classes("enemy_words")
    called = {
        key: other for key, other in others.items() if words & set(names.full(other).text.casefold().split())
    }
    meant = called or others
    return next(iter(meant.values())) if len(meant) == 1 else ref


def is_enemy_word(ref: ActorRef, lexicon: Lexicon) -> bool:
    """Whether words name nobody but call somebody the enemy: "the enemy", "enemy forces"."""
    words = ref.words.text.casefold().split()
    plain = lexicon.classes("enemy_words") | lexicon.classes("plain_forces")
    return bool(set(words) & lexicon.classes("enemy_words")) and all(word in plain for word in words)
