"""The one door to rapidocr and onnxruntime, which the extra `ocr` brings: finding lines of text, and reading them.

`available()` only looks whether they are installed. The models are set up once a process, on one thread (files are read in parallel), and are those
that come in rapidocr's wheel, so that nothing is fetched. What they answered is kept (`keep_in`, `kept_readings`) and not asked for again while program,
models and settings are the same: no model is loaded then. Shapes: a picture is an array of rows x columns x 3
bytes, black on white; a `Found` box is in its pixels, with text that runs from left to right. Blanks: a picture without text
gives no boxes, a crop in which nothing is recognised gives "". Errors: ModuleNotFoundError without the extra.

>>> Reading("12", 0.9).text if available() else "12"
'12'
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from importlib.metadata import distribution, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.readers.kept_readings import Asked, KeptReadings
from ingest.workers.limits import recognition_begins

if TYPE_CHECKING:  # every reader asks `available`; numpy would make each of them slow to load
    from ingest.readers.picture_image import Pixels

THREADS = 1
LONGEST_SIDE = 1600
"""Pictures are made this small before text is looked for; what is found is told in their own pixels."""

_NARROW, _WIDE = [3, 48, 96], [3, 48, 320]
_NARROW_RATIO = 2.0
_BATCH = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """What was recognised in a crop, and the least of its characters' confidences (0 to 1)."""

    text: str
    sure: float


@dataclass(frozen=True, slots=True)
class Found:
    """A place where text runs, in pixels."""

    x0: float
    top: float
    x1: float
    bottom: float


@cache
def available() -> bool:
    """Whether the extra `ocr` is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


class Models:
    """The two models of rapidocr: one finds lines of text, one reads them."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR  # noqa: PLC0415 - takes half a second and 150 MB, and is an extra

        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        engine: Any = RapidOCR(
            params={
                "Global.log_level": "critical",
                "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Det.limit_side_len": 32,  # small pictures are not made larger
                "Rec.rec_batch_num": _BATCH,
            }
        )
        self._find: Any = engine._load_det_model()
        self._read: Any = engine._load_rec_model()

    def find(self, picture: Pixels) -> list[Found]:
        """Where text runs in a grey picture, in reading order."""
        import cv2  # noqa: PLC0415 - an extra, and slow to load

        rows, columns = picture.shape
        share = min(1.0, LONGEST_SIDE / max(rows, columns))
        small = picture if share == 1.0 else cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
        boxes = self._find(cv2.cvtColor(small, cv2.COLOR_GRAY2BGR)).boxes
        found = []
        for box in boxes if boxes is not None else ():
            xs, ys = [float(point[0]) / share for point in box], [float(point[1]) / share for point in box]
            found.append(Found(min(xs), min(ys), max(xs), max(ys)))
        return found

    def read(self, crops: Sequence[Pixels]) -> list[Reading]:
        """What each grey crop of one line says; narrow crops are read apart, as they need less work."""
        narrow = [i for i, crop in enumerate(crops) if crop.shape[1] <= _NARROW_RATIO * crop.shape[0]]
        wide = [i for i, crop in enumerate(crops) if crop.shape[1] > _NARROW_RATIO * crop.shape[0]]
        result = [Reading("", 0.0)] * len(crops)
        for shape, chosen in ((_NARROW, narrow), (_WIDE, wide)):
            if chosen:
                for index, reading in zip(chosen, self._read_shape([crops[i] for i in chosen], shape), strict=True):
                    result[index] = reading
        return result

    def _read_shape(self, crops: Sequence[Pixels], shape: list[int]) -> list[Reading]:
        import numpy as np  # noqa: PLC0415 - slow to load
        from rapidocr.ch_ppocr_rec.typings import TextRecInput  # noqa: PLC0415 - an extra

        self._read.rec_image_shape = shape
        coloured = [np.repeat(crop[:, :, None], 3, axis=2) for crop in crops]
        output = self._read(TextRecInput(img=coloured, return_word_box=True))
        return [
            Reading(text, float(min(words.confs)) if text else 0.0)
            for text, words in zip(output.txts, output.word_results, strict=True)
        ]


@cache
def _models() -> Models:
    """The process's one set of models."""
    return Models()


@cache
def _answered_by() -> bytes:
    """All that decides what the models answer: programs, models and their settings, and how this file asks."""
    import cv2  # noqa: PLC0415 - an extra, and slow to load

    rapidocr = distribution("rapidocr")
    root = Path(str(rapidocr.locate_file("rapidocr")))
    told = hashlib.sha256(" ".join((rapidocr.version, version("onnxruntime"), cv2.__version__)).encode())
    for path in (Path(__file__), *sorted(root.glob("*.yaml")), *sorted(root.glob("models/*.onnx"))):
        told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.digest()


class Engine:
    """The models, asked only for what is not kept. `kept` is None where nothing is."""

    def __init__(self, kept: KeptReadings | None = None) -> None:
        recognition_begins()
        self._kept = kept

    def find(self, picture: Pixels) -> list[Found]:
        """Where text runs in a grey picture, in reading order."""
        answer = self._answer("find", [picture], lambda: [astuple(box) for box in _models().find(picture)])
        return [Found(*box) for box in answer]

    def read(self, crops: Sequence[Pixels]) -> list[Reading]:
        """What each grey crop of one line says."""
        if not crops:
            return []
        answer = self._answer("read", crops, lambda: [astuple(reading) for reading in _models().read(crops)])
        return [Reading(*reading) for reading in answer]

    def _answer(self, question: str, pictures: Sequence[Pixels], ask: Callable[[], list[Any]]) -> list[Any]:
        """Crops are asked for together and so kept together: how long the others are changes what one looks like to the model."""
        if self._kept is None:
            return ask()
        shapes = json.dumps([question, *(picture.shape for picture in pictures)]).encode()
        asked = Asked(_answered_by(), [shapes, *(picture.tobytes() for picture in pictures)])
        answer = self._kept.get(asked)
        if answer is None:
            answer = ask()
            self._kept.put(asked, answer)
        return answer


class _Keeping:
    """Where this process keeps what its engine answered."""

    folder: Path | None = None


def keep_in(folder: Path | None) -> None:
    """Sets the folder in which answers are kept from now on, None for none; a worker's own business."""
    _Keeping.folder = folder
    engine.cache_clear()


@cache
def engine() -> Engine:
    """The process's one engine."""
    return Engine(None if _Keeping.folder is None else KeptReadings(_Keeping.folder))
