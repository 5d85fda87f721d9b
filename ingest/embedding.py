"""The one door to sentence-transformers: texts to unit vectors of 32-bit floats, one row a text.

The model that ships lies in the package (`ingest/models/wenbao-static`, built by `eval/train_embedding.py`), needs no
network and takes Chinese and English questions to Chinese passages; WENBAO_EMBEDDING_MODEL names another, a local
folder (never leaves the disk) or a hub name (fetched once by huggingface_hub into its cache, then used from there).
Code that comes with a model is never run.

Traditional characters are folded to simplified ones first. A text without anything to embed gets the first unit vector
rather than none, because a vector index refuses vectors without a direction. Errors: UsageError where the model
cannot be found or is none. Importing this module is light, and so is the model that ships, which is read without torch
(`ingest.static_table`); any other takes seconds and some 400 MB to load.

>>> model_folder(StoreSettings(Path("home"))).name
'wenbao-static'
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ingest.errors import UsageError
from ingest.normalise import simplify
from ingest.settings import StoreSettings
from ingest.static_table import static_table

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]
    _Encode = Callable[[Sequence[str], str], Vectors]

SHIPPED_MODEL = "wenbao-static"
_MODEL_FILES = {".json", ".safetensors", ".bin", ".txt", ".model"}
_OTHER_RUNTIMES = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.msgpack", "*.ot"]
_BATCH = 64


class Embedder(Protocol):
    """What turns texts into vectors: rows of length `dimension` and of norm 1. `fingerprint` is
    `name@hash of the model's files/dimension`: two embedders with one fingerprint give the same vectors."""

    @property
    def fingerprint(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, shape (len(texts), dimension)."""
        ...

    def embed_query(self, text: str) -> Vectors:
        """One vector, shape (dimension,)."""
        ...


def passage_text(section: Sequence[str], text: str) -> str:
    """What is to be embedded of a passage: the headings above it, outermost first, and its text, each on lines of its own.

    A heading that the text opens with is not said twice.

    >>> passage_text(("一、总体情况", "（二）培训"), "（二）培训\\n举办两期。")
    '一、总体情况\\n（二）培训\\n举办两期。'
    """
    opening = text.lstrip()
    return "\n".join([*(heading for heading in section if heading and not opening.startswith(heading)), text])


def load_embedder(settings: StoreSettings) -> Embedder:
    """The embedder that the settings mean, loaded."""
    folder = model_folder(settings)
    name = SHIPPED_MODEL if settings.embedding_model is None else _short_name(settings.embedding_model)
    if not (folder / "modules.json").is_file():
        raise UsageError(
            f"{folder} holds no sentence-transformers model (modules.json is missing): set WENBAO_EMBEDDING_MODEL to a model's "
            "folder or hub name, or unset it to use the one that ships"
        )
    return _LoadedModel(name, folder)


def model_folder(settings: StoreSettings) -> Path:
    """Where the model's files are; a hub name's are fetched if they are not in the cache yet."""
    named = settings.embedding_model
    if named is None:
        return Path(str(resources.files("ingest"))) / "models" / SHIPPED_MODEL
    if Path(named).is_dir():
        return Path(named)
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - load time: only a hub name needs it
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError  # noqa: PLC0415 - the same

    try:
        return Path(snapshot_download(named, ignore_patterns=_OTHER_RUNTIMES))
    except (HFValidationError, HfHubHTTPError, LocalEntryNotFoundError, OSError) as error:
        raise UsageError(
            f"the embedding model {named} is neither a folder here nor a model that can be fetched ({type(error).__name__}): "
            "set WENBAO_EMBEDDING_MODEL to a folder or hub name, or unset it to use the one that ships"
        ) from error


def files_digest(folder: Path) -> str:
    """The first 16 hex digits of sha256 over the model's files, their names included."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in _MODEL_FILES and path.is_file():
            with path.open("rb") as stream:
                content = hashlib.file_digest(stream, "sha256").hexdigest()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()[:16]


class _LoadedModel:
    """A sentence-transformers model from a local folder."""

    def __init__(self, name: str, folder: Path) -> None:
        table = static_table(folder)
        self._encoded: _Encode
        if table is not None:
            self._encoded, own = table.encode, table.prompts
        else:
            self._encoded, own = _library_model(folder)
        self._prompts = {kind: _prompt(kind, name, own) for kind in ("query", "passage")}
        self.dimension: int = len(self._rows(["文"], "passage")[0])
        self.fingerprint: str = f"{name}@{files_digest(folder)}/{self.dimension}"

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            import numpy  # noqa: PLC0415 - load time: this module stays light

            return numpy.zeros((0, self.dimension), dtype=numpy.float32)
        return self._rows(texts, "passage")

    def embed_query(self, text: str) -> Vectors:
        row: Vectors = self._rows([text], "query")[0]
        return row

    def _rows(self, texts: Sequence[str], kind: str) -> Vectors:
        import numpy  # noqa: PLC0415 - load time: this module stays light

        rows = self._encoded([simplify(text) for text in texts], self._prompts[kind])
        rows[~(numpy.linalg.norm(rows, axis=1) > 0.5)] = numpy.eye(1, rows.shape[1], dtype=numpy.float32)
        return rows


def _library_model(folder: Path) -> tuple[_Encode, Mapping[str, str | None]]:
    """How any other model encodes, and its own prompts."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - load time: 6 s, which the shipped model needs not

    try:
        model = SentenceTransformer(str(folder), local_files_only=True, trust_remote_code=False).float()
    except (OSError, ValueError, KeyError, ImportError, RuntimeError) as error:
        raise UsageError(
            f"the embedding model in {folder} cannot be loaded ({error}): put its files right, set WENBAO_EMBEDDING_MODEL to "
            "another, or unset it to use the one that ships"
        ) from error

    def encoded(texts: Sequence[str], prompt: str) -> Vectors:
        import numpy  # noqa: PLC0415 - load time: this module stays light

        found = model.encode(
            list(texts),
            prompt=prompt,
            batch_size=_BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return numpy.array(found, dtype=numpy.float32)

    return encoded, model.prompts or {}


def _short_name(named: str) -> str:
    return Path(named).resolve().name if Path(named).is_dir() else named


def _prompt(kind: str, name: str, own: Mapping[str, str | None]) -> str:
    """What stands before a text: the model's own word for it, else the table's, else nothing."""
    keys = (kind, "document") if kind == "passage" else (kind,)
    told = next((own[key] for key in keys if own.get(key)), None)
    if told is not None:
        return told
    table = tomllib.loads(resources.files("ingest").joinpath("models/prompts.toml").read_text(encoding="utf-8"))[kind]
    return next((str(prompt) for part, prompt in table.items() if part in name.lower()), "")
