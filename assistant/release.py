"""Which wenbao this is.

>>> release()[:1].isdigit()
True
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def release() -> str:
    """The version that is installed; "0" where it runs from its folder."""
    try:
        return version("wenbao")
    except PackageNotFoundError:
        return "0"
