"""Two lists of words -> a real CTranslate2 model that translates word by word, with its sentencepiece models.

The weights are written down, not learned: a position asks the encoder for the word at the same position, and the word
of the one language at index i is that of the other at index i. So tokenizing, attention, search and decoding are those
of any model.
"""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt

POSITIONS = 280  # more than the engine decodes at most
SPECIAL = ("<unk>", "<s>", "</s>")
SHARP = 60.0  # so that a position attends to itself alone


def build_model(folder: Path, words: dict[str, str]) -> Path:
    """The folder with model.bin, config.json, source.spm and target.spm; `words` maps a word to its translation."""
    import ctranslate2

    folder.mkdir(parents=True, exist_ok=True)
    _sentencepiece(folder / "source.spm", list(words))
    _sentencepiece(folder / "target.spm", list(words.values()))
    source = [*SPECIAL, *(f"▁{word}" for word in words)]
    target = [*SPECIAL, *(f"▁{word}" for word in words.values())]
    spec = ctranslate2.specs.TransformerSpec.from_config((1, 1), 1, pre_norm=True, no_final_norm=True)
    spec.register_source_vocabulary(source)
    spec.register_target_vocabulary(target)
    spec.config.add_source_eos = True
    _fill(spec, len(source))
    spec.validate()
    spec.optimize()
    spec.save(str(folder))
    return folder


def _fill(spec: object, vocabulary: int) -> None:
    size = vocabulary + POSITIONS
    words = np.zeros((size, size), np.float32)
    words[:vocabulary, :vocabulary] = np.eye(vocabulary)
    places = np.zeros((size, size), np.float32)
    places[vocabulary:, vocabulary:] = np.eye(POSITIONS)
    zero = np.zeros((size, size), np.float32)
    encodings = np.zeros((POSITIONS, size), np.float32)
    encodings[:, vocabulary:] = np.eye(POSITIONS)
    embeddings = np.zeros((vocabulary, size), np.float32)
    embeddings[:, :vocabulary] = np.eye(vocabulary)
    encoder, decoder = spec.encoder, spec.decoder  # type: ignore[attr-defined]
    encoder.scale_embeddings = decoder.scale_embeddings = np.dtype("int8").type(0)
    encoder.embeddings[0].weight, decoder.embeddings.weight = embeddings, np.zeros_like(embeddings)
    encoder.position_encodings.encodings = decoder.position_encodings.encodings = encodings
    for layer in (encoder.layer[0], decoder.layer[0]):
        _attend(layer.self_attention, [np.concatenate([zero] * 3), zero], size)
        _normalise(layer.ffn.layer_norm, size)
        for linear in (layer.ffn.linear_0, layer.ffn.linear_1):
            _linear(linear, zero)
    across = [places * SHARP, np.concatenate([places, words]), words]
    _attend(decoder.layer[0].attention, across, size)
    decoder.projection.weight = embeddings * SHARP
    decoder.projection.bias = np.zeros(vocabulary, np.float32)


def _attend(attention: object, weights: list[npt.NDArray[np.float32]], size: int) -> None:
    _normalise(attention.layer_norm, size)  # type: ignore[attr-defined]
    for linear, weight in zip(attention.linear, weights, strict=True):  # type: ignore[attr-defined]
        _linear(linear, weight)


def _linear(linear: object, weight: npt.NDArray[np.float32]) -> None:
    linear.weight = weight  # type: ignore[attr-defined]
    linear.bias = np.zeros(weight.shape[0], np.float32)  # type: ignore[attr-defined]


def _normalise(norm: object, size: int) -> None:
    norm.gamma, norm.beta = np.ones(size, np.float32), np.zeros(size, np.float32)  # type: ignore[attr-defined]


def _sentencepiece(path: Path, words: list[str]) -> None:
    import sentencepiece

    written = io.BytesIO()
    unique = list(dict.fromkeys(words))
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([" ".join(unique)] * 3),
        model_writer=written,
        model_type="word",
        vocab_size=len(unique) + len(SPECIAL),
        minloglevel=2,
    )
    path.write_bytes(written.getvalue())
