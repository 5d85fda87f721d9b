"""Citations that hold: every quote stands in its document, character for character, at the place the locator gives.

`text_of` gives a document's extracted text, or None where there is no such document.

>>> text = "全区共收到政府信息公开申请100件"
>>> citation = {"id": 1, "document_id": "d", "quote": "申请100件", "locator": {"start": 11, "end": 17}}
>>> unsupported({"citations": [citation]}, lambda document: text)
[]
>>> unsupported({"citations": [citation | {"quote": "申请10件"}]}, lambda document: text)
['[1] 申请10件: the document has 申请100件 at 11..17']
"""

from __future__ import annotations

from collections.abc import Callable

from eval.scorers.parts import Part, citations_of, locator_of, quote_of

TextOf = Callable[[str], str | None]


def unsupported(answer: Part, text_of: TextOf) -> list[str]:
    """What does not hold, one line for each citation at fault."""
    return [fault for citation in citations_of(answer) for fault in _faults(citation, text_of)]


def _faults(citation: Part, text_of: TextOf) -> list[str]:
    quote, locator = quote_of(citation), locator_of(citation)
    name = f"[{citation.get('id')}] {quote[:40]}"
    text = text_of(str(citation.get("document_id")))
    if text is None:
        return [f"{name}: no document {citation.get('document_id')}"]
    if not quote and locator.get("kind") != "cell":
        return [f"{name}: an empty quote"]
    start, end = locator.get("start"), locator.get("end")
    if isinstance(start, int) and isinstance(end, int):
        there = text[start:end]
        return [] if there == quote else [f"{name}: the document has {there[:40]} at {start}..{end}"]
    return [] if quote in text else [f"{name}: not in the document"]
