"""The one door to rapidocr and onnxruntime, which the extra `ocr` brings: finding lines of text, and reading them.

`available()` only looks whether they are installed. The engine is set up once a process, on one thread (files are read in parallel) and on the models
that come in rapidocr's wheel, so that nothing is fetched and nothing is written. Shapes: a picture is an array of rows x columns x 3
bytes, black on white; a `Found` box is in its pixels, with text that runs from left to right. Blanks: a picture without text
gives no boxes, a crop in which nothing is recognised gives "". Errors: ModuleNotFoundError without the extra.

>>> Reading("12", 0.9).text if available() else "12"
'12'
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ingest.limits import recognition_begins

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


class Engine:
    """The two models of rapidocr: one finds lines of text, one reads them."""

    def __init__(self) -> None:
        recognition_begins()
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
def engine() -> Engine:
    """The process's one engine."""
    return Engine()
