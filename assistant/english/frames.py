"""What an English question is put in that asks nothing of its own, said as the others say it (going by its report, how many …).

Which report is gone by, that it says so, that just so many are asked for and how a number is called are no conditions on what is counted.
They are said the one way that what reads the question knows; bodies and years keep their words. The sayings are data
(`vocabulary/english_frames.toml`), applied one after another; a question in none of them is as it was. Nothing raises.

>>> in_plain_frame("Going by Shili's 2023 report, how many letters were received?")
"According to Shili's 2023 report, how many letters were received?"
>>> in_plain_frame("What figure does Shili give for letters answered in 2023?")
'According to Shili, what was the number of letters answered in 2023?'
>>> in_plain_frame("How many letters did Shili receive per day in 2023?")
'How many letters did Shili receive per day in 2023?'
"""

from __future__ import annotations

import re
from functools import cache

from assistant.english.carried_aside import without_carried_aside
from assistant.english.plain import straight
from assistant.english.premised import without_premised_number
from assistant.language.word_tables import word_table


@cache
def _frames() -> tuple[tuple[re.Pattern[str], str], ...]:
    data = word_table("english_frames")
    pieces: dict[str, str] = data["pieces"]

    def written_out(pattern: str) -> str:
        for name, piece in pieces.items():
            pattern = pattern.replace(f"{{{name}}}", piece)
        return pattern

    return tuple((re.compile(written_out(one["of"]), re.IGNORECASE), one["plainly"]) for one in data["frame"])


def in_plain_frame(question: str) -> str:
    """The question in the frame that all others have, without the number of its whole and its asides, with what it asks for first."""
    for pattern, plainly in _frames():
        question = pattern.sub(plainly, question)
    return straight(without_carried_aside(without_premised_number(question)))
