"""Fields -> words that people read."""

from dragoman.tell.grammar import AS_WRITTEN, Grammar, Names, languages, open_grammar
from dragoman.tell.plans import Deeds, Part, Saying, Tally
from dragoman.tell.titles import event_title, is_whole_month, tell_days
from dragoman.tell.told import Fact, How, Piece, Sentence, join_pieces, sentence, told

__all__ = [
    "AS_WRITTEN",
    "Deeds",
    "Fact",
    "Grammar",
    "How",
    "Names",
    "Part",
    "Piece",
    "Saying",
    "Sentence",
    "Tally",
    "event_title",
    "is_whole_month",
    "join_pieces",
    "languages",
    "open_grammar",
    "sentence",
    "tell_days",
    "told",
]
