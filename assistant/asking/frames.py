"""What a Chinese question is put in that asks nothing of its own, said as the others say it (经统计,…其数量为何: …是多少).

Whether there was any before it is asked how many, if so, what the report that tells it is called by, official and everyday words for how
many, the same number asked for a second time: none of them is a condition on what is counted. They are said the one way that what reads
the question knows; bodies and years keep their words. `english/frames.py` does it in English. The sayings are data
(`vocabulary/frames.toml`), applied one after another to the simplified text as it was typed; a question in none of them is as it was.
Nothing raises.

>>> in_plain_frame("2023年度示例市重复申请是否存在？数量为几件？"), in_plain_frame("经统计，示例市2023年来信计几封，请予说明。")
('2023年度示例市重复申请数量为几件？', '示例市2023年来信共几封？')
>>> in_plain_frame("示例市2023年来信件数为何？"), in_plain_frame("示例市为何没有公开？")
('示例市2023年来信件数是多少？', '示例市为何没有公开？')
"""

from __future__ import annotations

import re
from functools import cache

from assistant.asking.set_against import set_against
from assistant.language.word_tables import word_table


@cache
def _frames() -> tuple[tuple[re.Pattern[str], str], ...]:
    data = word_table("frames")
    pieces: dict[str, str] = data["pieces"]

    def written_out(pattern: str) -> str:
        for name, piece in pieces.items():
            pattern = pattern.replace(f"{{{name}}}", piece)
        return pattern

    return tuple((re.compile(written_out(one["of"])), one["plainly"]) for one in data["frame"])


def in_plain_frame(question: str) -> str:
    """The question in the frame that all others have, two things set against each other the one way (`set_against`)."""
    for pattern, plainly in _frames():
        if pattern.search(question):  # most frames are in no question, and `sub` reads its template even then
            question = pattern.sub(plainly, question)
    return set_against(question) or question
