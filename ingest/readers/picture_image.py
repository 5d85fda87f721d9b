"""A picture file's bytes to a page that can be read: grey, upright to the degree, on even paper; or why it cannot be.

A picture is decoded within bounds (`MAX_PIXELS`), laid on white, made grey, turned by a few degrees until its lines are
level, and its light evened out, so that paper is 255 and ink dark also where a header is shaded. `Page.noise` and
`Page.contrast` tell how well ink stands out; a page on which it does not is refused. Lengths in pixels. Errors: UnreadableError,
which says what was found and what that means.

>>> from PIL import Image
>>> stream = io.BytesIO()
>>> Image.new("L", (300, 200), 255).save(stream, "PNG")
>>> [grey.shape for grey in decode(stream.getvalue())]
[(200, 300)]
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

Pixels = NDArray[np.uint8]
"""A grey picture (rows x columns), 0 is black."""

MAX_PIXELS, MAX_FRAMES = 25_000_000, 60
"""Pixels of one picture, and pages of one file, that are read."""

SMALLEST = 40
"""A picture with a side shorter than this is an ornament."""

_MOST_SKEW = 4.0
_MOST_NOISE = 0.22
_LEAST_CONTRAST = 45.0


class UnreadableError(Exception):
    """A picture that stays a picture; the message says why, `code` is its Problem's."""

    def __init__(self, message: str, code: str = "illegible") -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Page:
    """A page made ready. `grey` is levelled paper (255) with ink; `ink` is 255 where ink is, 0 elsewhere. `contrast` is how
    much darker ink is than paper before levelling, `noise` the paper's unevenness as a share of that."""

    grey: Pixels
    ink: Pixels
    contrast: float
    noise: float


def decode(data: bytes) -> Iterator[Pixels]:
    """The pictures in a file's bytes (a TIFF may hold several), grey, as their makers want them turned."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # its size is looked at next
            file = Image.open(io.BytesIO(data))
        with file:
            for number, frame in enumerate(ImageSequence.Iterator(file)):
                if number == MAX_FRAMES:
                    break
                if frame.width * frame.height > MAX_PIXELS:
                    message = f"it has {frame.width} x {frame.height} pixels, and at most {MAX_PIXELS} are read"
                    raise UnreadableError(message, "limit")
                yield _grey(ImageOps.exif_transpose(frame))
    except Image.DecompressionBombError as error:
        raise UnreadableError(f"it has more pixels than are read ({error})", "limit") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise UnreadableError(f"it cannot be decoded ({error})") from error


def _grey(picture: Image.Image) -> Pixels:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        paper.alpha_composite(seen)
        picture = paper
    if picture.mode.startswith("I"):
        deep = np.asarray(picture, dtype=np.float64)
        return np.asarray(np.clip(deep / max(float(deep.max()), 1.0) * 255, 0, 255), dtype=np.uint8)
    return np.asarray(picture.convert("L"), dtype=np.uint8)


def prepare(grey: Pixels) -> Page:
    """The page straightened and levelled. Errors: UnreadableError where ink does not stand out from paper."""
    straight = _straightened(grey)
    level, contrast = _levelled(straight)
    rough = float(np.median(np.abs(level.astype(np.int16) - cv2.medianBlur(level, 5).astype(np.int16)))) * 1.48
    blank = level > 200
    noise = float(np.std(level[blank])) if blank.any() else rough
    if contrast < _LEAST_CONTRAST:
        raise UnreadableError("its print is too faint")
    if max(rough, noise) / 255 > _MOST_NOISE:
        raise UnreadableError("its paper is too dark or too rough for its print")
    smooth = cv2.GaussianBlur(level, (0, 0), 0.7)
    block = max(31, (min(level.shape) // 30) | 1)
    ink = cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 26 + noise)
    return Page(level, np.asarray(ink, dtype=np.uint8), contrast, max(rough, noise) / 255)


def turned(page: Page, quarters: int) -> Page:
    """The page turned by so many quarters against the clock."""
    grey, ink = (np.ascontiguousarray(np.rot90(one, quarters)) for one in (page.grey, page.ink))
    return Page(grey, ink, page.contrast, page.noise)


def _levelled(grey: Pixels) -> tuple[Pixels, float]:
    """The picture on even white paper with ink near black, and how dark its ink was against its paper."""
    share = min(1.0, 800 / max(grey.shape))
    small = cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), 1.0)
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR).astype(np.float32)
    ink = np.clip(paper - grey.astype(np.float32), 0, None)
    strong = ink[ink > 12]
    contrast = float(np.percentile(strong, 85)) if strong.size > 50 else 0.0
    level = 255 - np.clip(ink * (235 / max(contrast, 1.0)), 0, 255)
    return np.asarray(level, dtype=np.uint8), contrast


def _straightened(grey: Pixels) -> Pixels:
    angle = _skew(grey)
    if abs(angle) < 0.02:
        return grey
    rows, columns = grey.shape
    matrix = cv2.getRotationMatrix2D((columns / 2, rows / 2), angle, 1.0)
    paper = int(np.percentile(grey, 90))
    return np.asarray(cv2.warpAffine(grey, matrix, (columns, rows), flags=cv2.INTER_CUBIC, borderValue=paper), dtype=np.uint8)


def _skew(grey: Pixels) -> float:
    """By how many degrees the picture must be turned for its lines to be level."""
    share = min(1.0, 1400 / max(grey.shape))
    small = cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    edges = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 18)

    def sharpness(angle: float, picture: cv2.typing.MatLike) -> float:
        rows, columns = picture.shape
        matrix = cv2.getRotationMatrix2D((columns / 2, rows / 2), angle, 1.0)
        flat = cv2.warpAffine(picture, matrix, (columns, rows), flags=cv2.INTER_NEAREST).astype(np.float32)
        across, down = flat.sum(axis=1), flat.sum(axis=0)
        return float((np.diff(across) ** 2).sum() + (np.diff(down) ** 2).sum())

    half = cv2.resize(edges, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    best = max(np.arange(-_MOST_SKEW, _MOST_SKEW + 0.1, 0.25), key=lambda angle: sharpness(float(angle), half))
    best = max(np.arange(best - 0.25, best + 0.26, 0.05), key=lambda angle: sharpness(float(angle), edges))
    return float(max(np.arange(best - 0.04, best + 0.041, 0.02), key=lambda angle: sharpness(float(angle), edges)))
