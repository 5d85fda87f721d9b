"""An English question without the words that only say what kind of body it asks, or at what level.

What they say has been read by then (`english/bodies`), and they are no part of what is counted. Words of a level stay before what has one
itself (municipal level, provincial newspapers). Nothing raises; a question with none of them keeps its words.

>>> without_english_kinds("how many applications did the education bureau receive")
'how many applications did the receive'
"""

from __future__ import annotations

import re
from functools import cache

from assistant.bodies.body_names import body_words
from assistant.english.bodies import kind_phrases


@cache
def _kinds_in_front() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """The words that say a kind of body, and each word that says a level."""
    kinds = re.compile(
        rf"(?:'s )?(?<!open )(?<!open-){kind_phrases().pattern}(?:'s)?(?! (?:information|website|gazette|data|portal|new media|affairs|open(?! (?:in|by|a|an|the)\b|ed)|web))"
    )
    return kinds, tuple(
        re.compile(rf"(?<=  ){word}\b(?![ -]level)|^ *{word}\b(?![ -]level)|\b{word}(?='s)") for word in body_words()[3]
    )


def without_english_kinds(text: str) -> str:
    """A lower-case English question without the words that only say what kind of body it asks about."""
    kinds, levels = _kinds_in_front()
    text = kinds.sub(" ", text)
    for level in levels:
        text = level.sub(" ", text)
    text = _LEFT_OF_A_YEAR.sub("", text)
    return re.sub(
        r"\s+",
        " ",
        re.sub(
            r"\b(?:municipal|provincial)(?!-)\b(?! (?:level|media|documents?|files?|polic|leaders?|newspapers?|cppcc|npc|people's|proposals?|suggestions?|deput|normative|archives?|library|reading|disclosure|cadres?|catalogue|system|award|honou?r|competition))|(?<= )'s\b|\bthe(?=\s*'s)",
            " ",
            text,
        ),
    )


_LEFT_OF_A_YEAR = re.compile(
    r"\b(?:in|during|for|throughout) +(?=(?:because|due to|owing to|on (?:the )?grounds|for lack|for failing|for failure)\b)"
)
"""The preposition of a year that was taken out before a reason (refused in 2023 because …)."""
