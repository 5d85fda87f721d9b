"""A static embedding model read without torch: the model that ships is ready in a blink, not after seconds of imports.

sentence-transformers writes a StaticEmbedding as a table of one vector a token and a tokenizer; a text's vector is the mean of
its tokens' and, with its module Normalize, of length 1. That is all there is to compute, so it is computed here with
numpy, to the same vectors (rounding apart). A folder with any other module is left to the library.

Vectors are rows of 32-bit floats of norm 1; zeros for a text without tokens. Errors: UsageError where the files are no such model.

>>> static_table(Path("no such folder")) is None
True
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import UsageError

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]

_MODULES = ["StaticEmbedding", "Normalize"]
_WEIGHTS, _TOKENIZER, _CONFIG = "model.safetensors", "tokenizer.json", "config_sentence_transformers.json"
_BATCH = 64


def static_table(folder: Path) -> StaticTable | None:
    """The table in a model's folder; None where the model is of another kind."""
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        kinds = [(module["type"].rpartition(".")[2], module["path"]) for module in modules]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # the library says what is wrong with it
    if (
        [kind for kind, _ in kinds] != _MODULES
        or kinds[0][1]
        or not all((folder / name).is_file() for name in (_WEIGHTS, _TOKENIZER))
    ):
        return None
    return StaticTable(folder)


class StaticTable:
    """One vector a token, and how a text is cut into tokens. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        # load time: importing this module stays light
        from safetensors import SafetensorError  # noqa: PLC0415 - load time: this module stays light
        from safetensors.numpy import load_file  # noqa: PLC0415 - load time: this module stays light
        from tokenizers import Tokenizer  # noqa: PLC0415 - load time: this module stays light

        try:
            self._table = load_file(folder / _WEIGHTS)["embedding.weight"].astype("float32")
            self._tokenizer = Tokenizer.from_str((folder / _TOKENIZER).read_text(encoding="utf-8"))
            config = json.loads((folder / _CONFIG).read_text(encoding="utf-8")) if (folder / _CONFIG).is_file() else {}
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            raise UsageError(
                f"the embedding model in {folder} cannot be loaded ({error}): put its files right, set WENBAO_EMBEDDING_MODEL to "
                "another, or unset it to use the one that ships"
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.prompts: Mapping[str, str | None] = config.get("prompts") or {}

    def encode(self, texts: Sequence[str], prompt: str = "") -> Vectors:
        """One row a text, shape (len(texts), dimension); `prompt` is put before each."""
        import numpy  # noqa: PLC0415 - load time: this module stays light

        rows = numpy.zeros((len(texts), self._table.shape[1]), dtype=numpy.float32)
        for start in range(0, len(texts), _BATCH):
            batch = [prompt + text for text in texts[start : start + _BATCH]]
            tokens = [one.ids for one in self._tokenizer.encode_batch_fast(batch, add_special_tokens=False)]
            lengths = numpy.array([len(ids) for ids in tokens])
            held = numpy.flatnonzero(lengths)
            if not len(held):
                continue
            every = numpy.fromiter(chain.from_iterable(tokens), numpy.intp, int(lengths.sum()))
            begins = numpy.concatenate(([0], numpy.cumsum(lengths[held])[:-1]))
            rows[start + held] = numpy.add.reduceat(self._table[every], begins, axis=0) / lengths[held, None]
        norms = numpy.linalg.norm(rows, axis=1, keepdims=True)
        unit: Vectors = rows / numpy.maximum(norms, numpy.float32(1e-12))
        return unit
