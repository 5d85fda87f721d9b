"""A question without what is only said around it: greetings, calling somebody, asking to look it up, thanks (请问, 麻烦您查一下, thanks).

Words of courtesy are words of reports too (查询事项, 举报告知), and read as such they change what is asked; so they are taken away
before anything is read. What stands inside a question stays, and a text that would be left with next to nothing stays whole: thanks
alone is a turn of its own. The words are data (`vocabulary/polite.toml`).

>>> without_politeness("老师您好，麻烦帮我查一下示例市2023年收到申请多少件？谢谢您！")
'示例市2023年收到申请多少件'
>>> without_politeness("Hi there, could you please tell me how many applications Shili received? Thanks!")
'how many applications Shili received'
>>> without_politeness("谢谢！"), without_politeness("查询事项不予公开的多少件")
('谢谢！', '查询事项不予公开的多少件')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.language.word_tables import word_table

_LEAST = 6
"""How many letters a question has at least: below, nothing is taken away."""
_SPACES = re.compile(r"(?<=[\w,.?!'’])[ \t\u00a0]{2,}(?=[A-Za-z0-9])")
_SIGNS = r"[\s,，。.!！;；:：~～、?？…—\-]"
_PARTICLE = re.compile(r"(?<=[\u4e00-\u9fff])(?<![哎哈])[呀啊哦呐哟喔]+(?=[?？!！。~～\s]*$)")
_ENDS_WITH = r"(?:了|您|你|啦|老师|大家|各位|啊|哈|哦|呀|吧)*"


@dataclass(frozen=True, slots=True)
class _Around:
    before: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def _around() -> _Around:
    data = word_table("polite")
    before, called, behind = ("|".join(f"(?:{words})" for words in data[place]) for place in ("before", "called", "behind"))
    return _Around(
        re.compile(rf"{_SIGNS}{{0,4}}(?:(?:{before}){_SIGNS}{{0,4}}|(?:{called}){_SIGNS}{{1,4}})", re.IGNORECASE),
        re.compile(rf"(?:{_SIGNS}{{1,4}}|[(（])(?:{behind}){_ENDS_WITH}[)）]?{_SIGNS}{{0,4}}$", re.IGNORECASE),
    )


def without_politeness(text: str) -> str:
    """The text without courtesy before and behind it, and with one space between Latin words; where that would leave nothing to be
    asked, with its courtesy."""
    around, plain = _around(), _SPACES.sub(" ", text)
    plain = _PARTICLE.sub("", plain)
    while (found := around.before.match(plain)) is not None and found.end() and _asks(rest := plain[found.end() :]):
        plain = rest
    while (found := around.behind.search(plain)) is not None and _asks(rest := plain[: found.start()]):
        plain = rest
    return plain


def _asks(text: str) -> bool:
    """Whether a text is long enough to be a question, and asks for a number or goes on from one."""
    return sum(character.isalnum() for character in text) >= _LEAST and _ASKS.search(text) is not None


_ASKS = re.compile(
    r"多少|几(?!乎)|百分之|占比|比例|数量(?:是|有|为)|总数|(?:数量|[件条次人期场篇份户家]数|呢)[?？!！。\s]*$|\bhow (?:many|much|often)\b|\bpercent|\bnumber of\b|\bby how\b",
    re.IGNORECASE,
)
"""Questions for words may name what is to be told by the same verbs (说说公开平台), and are read as they stand."""
