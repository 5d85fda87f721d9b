"""Which bytes are a picture of dots that can be looked at: PNG, JPEG, GIF, BMP, TIFF, WebP. Drawings (EMF, WMF, SVG) are not.

`raster` gives the bytes back, or None; `cropped` cuts away what a document does not show of a picture. Blanks: no bytes are
None. Errors: none; what cannot be cut is None, as its hidden part must not be read.

>>> raster(b"\\x89PNG\\r\\n\\x1a\\n..."), raster(b"\\x01\\x00\\x00\\x00 EMF"), raster(None)
(b'\\x89PNG\\r\\n\\x1a\\n...', None, None)
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import warnings
from urllib.parse import unquote_to_bytes

_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\x00", b"MM\x00*")
_LARGEST = 25_000_000
_DATA_ADDRESS = re.compile(r"\s*data:image/[\w.+-]+(?:;[\w=-]+)*?(;base64)?,", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def raster(data: bytes | None) -> bytes | None:
    """The bytes, if they are a picture of dots."""
    if not data:
        return None
    return data if data.startswith(_MAGIC) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") else None


def from_address(address: str) -> bytes | None:
    """The picture that a `data:` address holds; None for any other address.

    >>> from_address("data:image/png;base64,iVBORw0KGgo="), from_address("/images/a.png")
    (b'\\x89PNG\\r\\n\\x1a\\n', None)
    """
    found = _DATA_ADDRESS.match(address)
    if found is None:
        return None
    body = address[found.end() :]
    if not found[1]:
        return raster(unquote_to_bytes(body))
    try:
        return raster(base64.b64decode(_SPACE.sub("", body.replace("%2B", "+").replace("%2F", "/").replace("%3D", "="))))
    except (binascii.Error, ValueError):
        return None


def cropped(data: bytes | None, left: float, top: float, right: float, bottom: float) -> bytes | None:
    """The picture without these shares (0 to 1) of its sides, as PNG."""
    if data is None or max(left, top, right, bottom) <= 0:
        return data
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - Pillow takes long to load, and few pictures are cropped

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # its size is looked at next
            picture = Image.open(io.BytesIO(data))
            if picture.width * picture.height > _LARGEST:
                return None
            box = (
                round(picture.width * max(left, 0)),
                round(picture.height * max(top, 0)),
                round(picture.width * (1 - max(right, 0))),
                round(picture.height * (1 - max(bottom, 0))),
            )
            if box[0] >= box[2] or box[1] >= box[3]:
                return None
            shown = io.BytesIO()
            picture.crop(box).save(shown, "PNG")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return None
    return shown.getvalue()
