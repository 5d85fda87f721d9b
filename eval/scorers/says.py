"""Says: the sentence holds all that it must say and nothing that it must not, after folding.

>>> from eval.question_set import Expected
>>> says_right(Expected("passages", must_say=("8451070",)), {"answer": "电话：0631-8451070"})
True
"""

from __future__ import annotations

from eval.question_set import Expected
from eval.scorers.parts import Part, answer_text
from eval.scorers.text import folded


def says_right(expected: Expected, answer: Part) -> bool:
    """Whether the wording is as asked; a question that asks for none is content with any."""
    said = folded(answer_text(answer))
    forbidden = any(folded(text) in said for text in expected.must_not_say)
    return not forbidden and all(folded(text) in said for text in expected.must_say)
