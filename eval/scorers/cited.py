"""Cited: the answer rests on a document that was expected; for figures it is the first one's own citation that counts.

>>> from eval.question_set import Expected
>>> answer = {"figures": [{"value": 1, "citations": [1]}], "citations": [{"id": 1, "file": "a/b.pdf"}]}
>>> cited(Expected("figures", documents=("b.pdf",)), answer), cited(Expected("figures", documents=("c.pdf",)), answer)
(True, False)
"""

from __future__ import annotations

from eval.question_set import Expected
from eval.scorers.parts import Part, citations_of, cited_by, figures_of, file_of


def cited(expected: Expected, answer: Part) -> bool:
    """Whether an expected document (or any, where none is named) is cited."""
    citations, figures = citations_of(answer), figures_of(answer)
    mine = cited_by(figures[0], citations) if figures and expected.route == "figures" else citations
    if not expected.documents:
        return bool(mine)
    return bool({file_of(citation) for citation in mine} & set(expected.documents))
