"""Turns that only greet, thank, say goodbye, or ask who answers here and what can be asked: they get a friendly word and no search.

`courtesy` takes a question as it was typed and gives the name of its sentence in `vocabulary/answers.toml`; "" for what asks anything of a
report, however politely. The words are data (`vocabulary/polite.toml`). Nothing raises.

>>> courtesy("您好！"), courtesy("thanks a lot!"), courtesy("你能做什么？"), courtesy("您好，示例市2023年收到多少件申请？")
('greeted', 'thanked', 'introduced', '')
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.language.word_tables import word_table
from ingest.normalise import simplify

_LONGEST = 40
"""The characters of a turn that may only be polite."""
_SIGNS = r"[\s,，。.!！;；:：~～、?？…—\-]"


@cache
def _alone() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = word_table("polite")["alone"]
    lead = "|".join(f"(?:{words})" for words in listed["lead"])
    return tuple(
        (name, re.compile(rf"{_SIGNS}*(?:(?:{lead}){_SIGNS}*)*(?:(?:{'|'.join(words)}){_SIGNS}*)+", re.IGNORECASE))
        for name, words in listed.items()
        if name != "lead"
    )


@lru_cache(maxsize=1024)
def courtesy(text: str) -> str:
    """Which courtesy a turn is, and nothing else."""
    plain = simplify(text).strip()
    if not plain or len(plain) > _LONGEST:
        return ""
    return next((name for name, pattern in _alone() if pattern.fullmatch(plain)), "")
