"""Short English turns of a conversation said in Chinese: And partially? By how much? The year before? Same question for 2022.

What such a turn leaves out is the same in both languages, so it is given to the rules of Chinese turns, word for word as a Chinese
speaker would ask it (`vocabulary/english_turns.toml`). A turn that names another row of what was asked (`Turn.final`) is answered by
its Chinese alone, for the rest of it may be no more than the turn before; what is computed may also be read in English.

>>> turn_in_chinese("and partially granted?"), turn_in_chinese("by how much?")
(Turn(said='部分公开的呢', final=True), Turn(said='差多少', final=False))
>>> turn_in_chinese("how many were partially granted?")
Turn(said='部分公开的有多少', final=True)
>>> turn_in_chinese("and how many zeppelins?"), turn_in_chinese("no, i meant ?"), turn_in_chinese("how many in full-time posts?")
(None, Turn(said='呢', final=False), None)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from assistant.language.word_tables import word_table


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn in Chinese, to be set behind the names and years of the English one, or around them where it has a place for them; whether
    nothing else may answer it."""

    said: str
    final: bool

    def behind(self, opening: str) -> str:
        """The turn with the names and years.

        >>> Turn("差多少", final=False).behind("2018年"), Turn("比{}增加多少", final=False).behind("2018年")
        ('2018年差多少', '比2018年增加多少')
        """
        return self.said.format(opening) if "{}" in self.said else f"{opening}{self.said}"


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    after: re.Pattern[str]
    turns: tuple[tuple[re.Pattern[str], Turn], ...]


@cache
def _words() -> _Words:
    data = word_table("english_turns")
    turns = [
        (re.compile("|".join(f"(?:{pattern})" for pattern in patterns)), Turn(said, group == "things"))
        for group in ("things", "computing")
        for said, patterns in data[group].items()
    ]
    before, after = ("|".join(data["around"][place]) for place in ("before", "after"))
    return _Words(re.compile(rf"^(?:{before})\b[ ,]*"), re.compile(rf"[ ,]*\b(?:{after})$"), tuple(turns))


_ASKS_AGAIN = re.compile(
    r"(?:what about|how about|what of|and|but|so|then|now|also|ok|okay|no|sorry|actually|in|for|of|at|the|there|same|question|"
    r"thing|please|again|too|as well|instead|rather|(?:i )?(?:mean|meant)|i(?:'m| am| was) asking (?:about|for)|"
    r"(?:local )?(?:district|city|county|municipal|town) government|make (?:that|it)|let's say|one|that of|it|its|their|own|"
    r"what (?:was|is|were|are) (?:that|this|the(?: same)?|it) ?(?:figure|number|count)?|how many (?:did|does|do|has|have|had)|did|does|[\s,.?!]+)"
)
"""What a turn says that asks the last question of another body or year."""


def asks_again(content: str) -> bool:
    """Whether nothing is said but that the last question is asked of another body or year.

    >>> asks_again("what about the county government?"), asks_again("and on weibo?")
    (True, False)
    """
    return not re.sub(rf"(?:^|(?<=[\s,.?!])){_ASKS_AGAIN.pattern}(?=$|[\s,.?!])|[\s,.?!]+", "", content)


_HOW_MANY = re.compile(r"\bhow many\b")


def _counted(turn: Turn) -> Turn:
    """A row that a turn asks the number of, whatever was computed before (what share was granted, how many were refused)."""
    return replace(turn, said=f"{turn.said.removesuffix('呢')}有多少") if turn.final else turn


@lru_cache(maxsize=256)
def turn_in_chinese(content: str) -> Turn | None:
    """The Chinese turn that a turn's content is; None where the vocabulary has none. Texts are lower case, without names and years."""
    if asks_again(content):
        return Turn("呢", final=False)
    words = _words()
    text = re.sub(r"[?!.\"“”]+", " ", content.replace("’", "'"))
    text = " ".join(text.split()).strip(" ,;")
    counts = _HOW_MANY.search(text) is not None
    while text:
        found = next((turn for pattern, turn in words.turns if pattern.fullmatch(text) is not None), None)
        if found is not None:
            return _counted(found) if counts else found
        shorter = words.before.sub("", text, count=1)
        shorter = shorter if shorter != text else words.after.sub("", text, count=1)
        if shorter == text:
            return None
        text = shorter
    return None
