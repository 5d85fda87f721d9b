"""Pictures are decoded within bounds, straightened and levelled; what is too poor to be read says so."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ingest.readers import picture_image
from ingest.readers.picture_image import UnreadableError, decode, prepare


def _file(image: Image.Image, format: str = "PNG") -> bytes:
    stream = io.BytesIO()
    image.save(stream, format)
    return stream.getvalue()


def _ruled(fill: int = 0, paper: int = 255) -> Image.Image:
    """A page of lines."""
    image = Image.new("L", (600, 400), paper)
    canvas = ImageDraw.Draw(image)
    for y in range(40, 380, 40):
        canvas.line((40, y, 560, y), fill=fill, width=3)
    return image


def test_what_is_seen_through_is_paper() -> None:
    clear = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    assert next(decode(_file(clear))).min() == 255


def test_every_page_of_a_tiff_is_given() -> None:
    stream = io.BytesIO()
    _ruled().save(stream, "TIFF", save_all=True, append_images=[_ruled(90)])
    assert [int(page.min()) for page in decode(stream.getvalue())] == [0, 90]


def test_a_picture_over_its_bound_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_image, "MAX_PIXELS", 1000)
    with pytest.raises(UnreadableError, match="600 x 400 pixels") as caught:
        next(decode(_file(_ruled())))
    assert caught.value.code == "limit"


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", _file(_ruled())[:200], b"\xff\xd8\xff\xe0 no picture"])
def test_what_is_no_picture_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="cannot be decoded"):
        next(decode(data))


@pytest.mark.parametrize("angle", [-2.5, 0.7])
def test_a_crooked_page_is_straightened(angle: float) -> None:
    crooked = _ruled().rotate(angle, fillcolor=255)
    page = prepare(np.asarray(crooked, dtype=np.uint8))
    rows = (page.ink[:, 200:400] > 0).mean(axis=1)
    assert sorted(rows)[-8] > 0.95


def test_shade_and_fading_are_levelled() -> None:
    shaded = Image.new("L", (600, 400), 255)
    shaded.paste(_ruled(60, 200).crop((0, 0, 600, 200)), (0, 0))
    shaded.paste(_ruled(60).crop((0, 200, 600, 400)), (0, 200))
    page = prepare(np.asarray(shaded, dtype=np.uint8))
    assert page.grey[90:110, 100:500].min() > 235
    assert (page.ink[60, 100:500] == 0).all()
    assert (page.ink[80, 100:500] > 0).all()


def test_faint_and_rough_pages_are_refused() -> None:
    with pytest.raises(UnreadableError, match="faint"):
        prepare(np.asarray(_ruled(230), dtype=np.uint8))
    rough = np.random.default_rng(1).normal(140, 90, (400, 600))
    with pytest.raises(UnreadableError):
        prepare(np.clip(rough, 0, 255).astype(np.uint8))
