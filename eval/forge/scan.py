"""Pictures as scanners, copiers and fax machines give them: a clean rendering becomes a crooked, blurred, grey one.

`degraded` takes a clean picture in grey, drawn at the scan's own dots per inch, and a `Scan`; the same seed gives the same
bytes. The qualities that are tried are data: `QUALITIES`. `scanned_pages` renders a PDF's pages (A4 in points) and degrades
each. A JPEG comes back where the scan names a JPEG quality, else a PNG; `Picture.suffix` says which.

>>> from PIL import Image
>>> page = Image.new("L", (200, 100), 255)
>>> worn = degraded(page, QUALITIES["light-150"], seed=1)
>>> worn.suffix, worn == degraded(page, QUALITIES["light-150"], seed=1), worn == degraded(page, QUALITIES["light-150"], seed=2)
('jpg', True, False)
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from eval.forge.printing import Scan

MEDIA_TYPES = {"png": "image/png", "jpg": "image/jpeg"}
POINTS_PER_INCH = 72
MIDDLE_GREY = 150.0
"""What faded ink and yellowed paper come nearer to."""

ALIKE = {"0": "8OQ", "1": "7lI", "2": "Z", "3": "8", "4": "A9", "5": "6S", "6": "8b", "7": "1", "8": "36B", "9": "4g", "己": "已"}
ALIKE |= {"未": "末", "日": "曰", "件": "仵", "一": "-", "、": ".", "（": "(", "）": ")", "人": "入", "政": "玫", "开": "并"}
MISREAD = 0.04
LOST = 0.005

QUALITIES = {
    "clean-200": Scan(dpi=200),
    "clean-300": Scan(dpi=300),
    "light-150": Scan(dpi=150, skew=0.6, blur=0.6, noise=4, jpeg=45),
    "light-200": Scan(dpi=200, skew=0.6, blur=0.6, noise=4, jpeg=45),
    "copy-150": Scan(dpi=150, skew=0.9, blur=1.0, noise=22, jpeg=35, fade=0.35),
    "fax-100": Scan(dpi=100, skew=0.5, blur=0.5, noise=30, jpeg=40, fade=0.2),
}
"""From the best to the worst; `skew` is the most that a page is turned, to either side."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file's bytes, its suffix (png or jpg), its size in pixels and its dots per inch."""

    data: bytes
    suffix: str
    wide: int
    high: int
    dpi: int


def degraded(image: Image.Image, scan: Scan, seed: int) -> Picture:
    """The picture as this scan shows it; paper is white, `image` is in grey."""
    draw = random.Random(f"scan:{seed}")  # noqa: S311  the look of samples, not secrets
    worn = image.convert("L")
    if scan.skew:
        angle = scan.skew * draw.uniform(0.4, 1.0) * draw.choice((-1, 1))
        worn = worn.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    if scan.blur:
        worn = worn.filter(ImageFilter.GaussianBlur(scan.blur))
    if scan.fade or scan.noise:
        grey = np.asarray(worn, dtype=np.float64)
        grey = grey + (MIDDLE_GREY - grey) * (scan.fade * 0.5)
        if scan.noise:
            grey = grey + np.random.default_rng(draw.randrange(2**32)).normal(0, scan.noise, grey.shape)
        worn = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    return packed(worn, scan.dpi, scan.jpeg)


def packed(image: Image.Image, dpi: int, jpeg: int) -> Picture:
    """The picture as a file: JPEG of this quality, or PNG."""
    file = io.BytesIO()
    if jpeg:
        image.save(file, "JPEG", quality=jpeg, dpi=(dpi, dpi))
    else:
        image.save(file, "PNG", dpi=(dpi, dpi))
    return Picture(file.getvalue(), "jpg" if jpeg else "png", image.width, image.height, dpi)


def misread(text: str, draw: random.Random) -> str:
    """The text as a recognition program may read it: now and then a character is another one of its shape, or missing.

    >>> misread("0" * 1000, random.Random(1)).count("8") > 5
    True
    """
    read = []
    for character in text:
        chance = draw.random()
        if chance < MISREAD and character in ALIKE:
            read.append(draw.choice(ALIKE[character]))
        elif chance < 1 - LOST:
            read.append(character)
    return "".join(read)


def scanned_pages(pdf: bytes, scan: Scan, seed: int) -> Iterator[Picture]:
    """Every page of a PDF as a picture at the scan's quality; each page is turned its own way."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            rendered = page.render(scale=scan.dpi / POINTS_PER_INCH, grayscale=True).to_pil()
            page.close()
            yield degraded(rendered, scan, seed * 1000 + number)
    finally:
        document.close()
