"""Hand-made answers in the contract's format for the tests of the scorers."""

from __future__ import annotations

from assistant.answer import AnswerJson, CitationJson, FigureJson

TEXT = "2023年，全区共收到政府信息公开申请100件，比上年增加26件。"


def figure(value: float | None, unit: str = "件", state: str = "reported", *, cites: tuple[int, ...] = (1,)) -> FigureJson:
    """A figure with the fields that the scorers look at filled as asked."""
    return {
        "value": value,
        "unit": unit,
        "state": state,
        "organisation": "某区人民政府",
        "year": 2023,
        "indicator": None,
        "label": "申请数量",
        "dimension": None,
        "operation": "difference" if state == "computed" else None,
        "citations": list(cites),
    }


def citation(
    quote: str = "收到政府信息公开申请100件", *, number: int = 1, file: str = "a.pdf", start: int | None = None
) -> CitationJson:
    """A citation of TEXT (document d); its place is where the quote stands, unless `start` says otherwise."""
    begin = TEXT.find(quote) if start is None else start
    return {
        "id": number,
        "document_id": "d",
        "file": f"folder/{file}",
        "title": "某报告",
        "organisation": "某区人民政府",
        "year": 2023,
        "section": ["一、总体情况"],
        "quote": quote,
        "url": "/documents/d",
        "locator": {
            "kind": "text",
            "page": None,
            "start": begin,
            "end": begin + len(quote),
            "table": None,
            "row": None,
            "column": None,
        },
    }


def answer(
    text: str,
    *figures: FigureJson,
    route: str = "figures",
    citations: tuple[CitationJson, ...] = (),
    conversation: str = "c1",
) -> AnswerJson:
    """A whole answer."""
    return {
        "answer": text,
        "language": "zh",
        "route": route,
        "figures": list(figures),
        "citations": list(citations),
        "warnings": [],
        "conversation_id": conversation,
    }
