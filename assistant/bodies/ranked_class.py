"""The class of bodies among which a question asks which one had the most or least (which county, 哪个街道): no other body is gone through.

>>> of_class("Which county received the most applications in 2023?", ["示例县人民政府", "示例市人民政府", "示例县教育局"])
['示例县人民政府']
>>> of_class("哪个单位收到的申请最多", ["示例县人民政府", "示例市教育局"])
['示例县人民政府', '示例市教育局']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.language.word_tables import word_table
from ingest.normalise import fold_text


@cache
def _classes() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(one["asked"]), re.compile(one["own"])) for one in word_table("scopes")["ranked"])


def class_ranked(question: str) -> re.Pattern[str] | None:
    """How the names of the bodies end among which a question asks which one; None where it asks among all."""
    folded = fold_text(question).lower()
    return next((own for asked, own in _classes() if asked.search(folded) is not None), None)


def of_class(question: str, names: Sequence[str]) -> list[str]:
    """Those of these names that are of the class that a question asks among; all where it names none."""
    own = class_ranked(question)
    return [name for name in names if own is None or own.search(name) is not None]
