"""A document, an engine and a checker -> its translation, sentence by sentence, whatever the engine does.

An engine that breaks off, hangs or gives too few sentences costs the sentences it failed on: each is asked for once
alone, and after a few failures in a row no more is asked. The original stands in every case.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.base.document import Document
from dragoman.base.errors import EngineFailed, EngineMissing
from dragoman.base.translation import LOST, Fault, FaultKind, Passage, PassageState, Translation
from dragoman.interpret.evidence import count_hits, find_evidence, look_at
from dragoman.interpret.languages import own_code
from dragoman.interpret.model import ask_model
from dragoman.interpret.translate.check import Checker
from dragoman.interpret.translate.engine import Engine, Pair
from dragoman.interpret.translate.protect import protect_names, restore_names
from dragoman.interpret.translate.sentences import SentenceSpan, cut_sentences

BATCH = 16  # sentences asked for at once
MOST_FAILURES = 3  # in a row; then the engine is asked no more
MIN_MUTE = 5  # words; of a sentence without a function word of the source the model is asked,
SURE = 0.9  # and must be so sure that it is in the other language already

Told = Callable[[int, int], None]
"""(sentences done, sentences in all)."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What an engine said of one sentence, or why it said nothing."""

    text: str | None
    fault: Fault | None = None


def translate_document(
    document: Document, engine: Engine, checker: Checker, *, tell: Told = lambda done, total: None
) -> Translation:
    """The translation of a document, with every sentence of it.

    Args:
        document: as it was collected; what is read of it is translated, title first.
        engine: has a model from the checker's source into its target.
        checker: of these two languages.
        tell: told how far it is.

    Raises:
        EngineMissing: the engine has no model of that pair.
    """
    pair = Pair(checker.source, checker.target)
    if pair not in engine.pairs:
        raise EngineMissing(
            f"{engine.name}: no model for {pair}. Add one with: dragoman models add {pair}, or name another engine."
        )
    sentences = cut_sentences(document.read_text, own_code(checker.source))
    asking = _Asking(engine, checker)
    passages: list[Passage] = []
    for at in range(0, len(sentences), BATCH):
        batch = sentences[at : at + BATCH]
        passages += asking.passages(batch)
        tell(len(passages), len(sentences))
    return Translation(
        document.id, pair.source, pair.target, f"{engine.name} {engine.version}", tuple(passages)
    )


class _Asking:
    """Asks an engine, and remembers how often it failed in a row."""

    def __init__(self, engine: Engine, checker: Checker) -> None:
        self._engine, self._checker = engine, checker
        self._failures = 0
        self._last: Fault | None = None

    def passages(self, sentences: Sequence[SentenceSpan]) -> list[Passage]:
        """One passage a sentence; one that is in the other language already is not asked for."""
        wanted = [sentence for sentence in sentences if not self._is_there(sentence.text)]
        answers = dict(zip(wanted, self.answers([sentence.text for sentence in wanted]), strict=True))
        return [self._passage(sentence, answers.get(sentence, _Answer(None))) for sentence in sentences]

    def _is_there(self, sentence: str) -> bool:
        """Whether a sentence is in the language wanted, or holds nothing that has a language."""
        seen = look_at(sentence)
        if not seen.has_letters:
            return True
        evidence = find_evidence(seen)
        if evidence or len(seen.words) < MIN_MUTE or count_hits(seen)[self._checker.source]:
            return evidence is not None and evidence.lang == self._checker.target
        likely = ask_model(seen, (self._checker.source,))
        return likely is not None and likely.lang == self._checker.target and likely.share >= SURE

    def answers(self, sentences: Sequence[str]) -> list[_Answer]:
        """One answer a sentence; names are protected where the engine keeps marks."""
        protected = [self._protected(sentence) for sentence in sentences]
        answers = self._ask([text for text, _ in protected]) if protected else []
        finished = []
        for sentence, (_, stands), answer in zip(sentences, protected, answers, strict=True):
            restored = restore_names(answer.text, stands) if answer.text is not None else None
            if answer.text is not None and restored is None:
                finished.append(self._alone(sentence))
            else:
                finished.append(_Answer(restored, answer.fault))
        return finished

    def _passage(self, sentence: SentenceSpan, answer: _Answer) -> Passage:
        """The sentence with what the engine said of it, checked."""
        if answer.text is None:
            faults = (answer.fault,) if answer.fault else ()
            marks = self._checker.marks_of(sentence.text)
            return Passage(
                sentence.start, sentence.end, sentence.text, None, PassageState.NONE, faults, marks
            )
        checked = self._checker.check(sentence.text, answer.text)
        lost = any(fault.kind in LOST for fault in checked.faults)
        return Passage(
            sentence.start,
            sentence.end,
            sentence.text,
            None if lost else answer.text.strip(),
            PassageState.NONE if lost else PassageState.MACHINE,
            checked.faults,
            checked.marks,
            checked.translation_marks,
        )

    def _protected(self, sentence: str) -> tuple[str, dict[str, str]]:
        if not self._engine.keeps_marks:
            return sentence, {}
        names = self._checker.names.find(sentence, self._checker.source)
        return protect_names(sentence, names, self._checker.target)

    def _ask(self, sentences: Sequence[str]) -> list[_Answer]:
        """The answers of one call, or of one call a sentence when that fails."""
        try:
            return [_Answer(text) for text in self._call(sentences)]
        except EngineFailed as error:
            if len(sentences) == 1:
                return [_Answer(None, _fault(error))]
        return [self._alone(sentence) for sentence in sentences]

    def _alone(self, sentence: str) -> _Answer:
        if self._failures >= MOST_FAILURES:
            return _Answer(None, self._last)
        try:
            answer = _Answer(self._call([sentence])[0])
        except EngineFailed as error:
            self._failures += 1
            self._last = _fault(error)
            return _Answer(None, self._last)
        self._failures = 0
        return answer

    def _call(self, sentences: Sequence[str]) -> list[str]:
        if self._failures >= MOST_FAILURES:
            raise EngineFailed(self._last.detail if self._last else "asked no more")
        answers = self._engine.translate(sentences, self._checker.source, self._checker.target)
        if len(answers) != len(sentences):
            raise EngineFailed(
                f"{self._engine.name}: {len(answers)} sentences for {len(sentences)}. Try another engine."
            )
        return answers


def _fault(error: EngineFailed) -> Fault:
    timed_out = isinstance(error.__cause__, TimeoutError)
    return Fault(FaultKind.TIMEOUT if timed_out else FaultKind.FAILED, str(error))
