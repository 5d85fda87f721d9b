"""Pictures in documents: which bytes are one, and what of them is shown."""

from __future__ import annotations

import base64
import io
from urllib.parse import quote

import pytest
from PIL import Image

from ingest.readers.raster import cropped, from_address, raster


def png(width: int = 10, height: int = 20) -> bytes:
    stream = io.BytesIO()
    Image.new("L", (width, height), 200).save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_pictures_of_dots_are_kept(kind: str) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (5, 5)).save(stream, kind)
    assert raster(stream.getvalue()) == stream.getvalue()


@pytest.mark.parametrize("data", [b"", None, b"<svg/>", b"\x01\x00\x00\x00 EMF", b"RIFF....WAVE"])
def test_all_else_is_none(data: bytes | None) -> None:
    assert raster(data) is None


def test_the_picture_in_an_address() -> None:
    plain = base64.b64encode(png()).decode()
    wrapped = "\n".join(plain[at : at + 30] for at in range(0, len(plain), 30))
    for body in (plain, wrapped, quote(plain, safe="")):
        assert from_address(f"data:image/png;base64,{body}") == png()
    assert from_address(f"data:image/png,{quote(png())}") == png()


@pytest.mark.parametrize(
    "address", ["", "a.png", "data:text/html;base64,AAAA", "data:image/png;base64,!", "data:image/svg+xml,<svg/>"]
)
def test_addresses_without_a_picture(address: str) -> None:
    assert from_address(address) is None


def test_what_is_not_shown_is_cut_away() -> None:
    shown = cropped(png(), 0.1, 0.25, 0.2, 0.0)
    assert shown is not None
    assert Image.open(io.BytesIO(shown)).size == (7, 15)
    assert cropped(png(), 0, 0, 0, 0) == png()


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n broken", None])
def test_what_cannot_be_cut_is_none(data: bytes | None) -> None:
    assert cropped(data, 0.5, 0, 0, 0) is None


def test_a_picture_of_which_nothing_is_left_is_none() -> None:
    assert cropped(png(), 0.6, 0, 0.6, 0) is None
