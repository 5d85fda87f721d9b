"""The tables of Chinese fonts that pdfminer keeps, loaded before they are needed.

A PDF whose fonts are not in it names one of Adobe's tables of characters; to load one takes longer than to read a page. What
is loaded here stays loaded in this process and in those forked from it. Errors: none; a table that is not there is left out.

>>> load_font_maps()
"""

from __future__ import annotations

from contextlib import suppress

from pdfminer.cmapdb import CMapDB

_USUAL = ("GBK-EUC-H", "UniGB-UCS2-H", "UniGB-UTF16-H")
_COLLECTION = "Adobe-GB1"


def load_font_maps() -> None:
    """Loads the usual ones."""
    with suppress(CMapDB.CMapNotFound):
        for name in _USUAL:
            CMapDB.get_cmap(name)
        CMapDB.get_unicode_map(_COLLECTION)
