"""Numbers of what is not so, held against a question after what is so: 未收费申请40件 are no 收费申请, 无专职人员的乡镇6个 none that have some.

`tells_not` looks at the clause that a number ends. Where a word of the question is denied there, or narrowed by what is denied (不具备条件的
查阅点2个 are not all 查阅点), and the question itself denies nothing, the number is of the others. What is done because something is not so
(对未更新的栏目通报9次) is told as it is; `vocabulary/said_not.toml` holds the words. `denies_asked` holds a finished answer against the same,
whichever way its numbers were found. Texts are folded; nothing raises.

>>> tells_not("收费申请多少件", "未收费申请40件"), tells_not("未收费申请多少件", "未收费申请40件"), tells_not("通报几次", "对未更新的栏目通报9次")
('收费', '', '')
>>> tells_not("查阅点几个", "不具备条件的查阅点2个"), tells_not("申请几件", "收到申请9件"), tells_not("文件几件", "不定期印发文件9件")
('查阅点', '', '')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.answer import Answer
from assistant.language.segment import words
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.normalise import fold_text
from ingest.statements.words import alternatives

_PARTS = re.compile("[,;:。、]")
_NUMBER = re.compile(r"(?:共计?|总计|合计|为|达到?|有|约|的)*\d[\d.]*[^\d]*$")


def tells_not(question: str, printed: str) -> str:
    """The word of a question that the clause of a number, up to that, only denies or narrows by what it denies; "" for none.

    >>> tells_not("属于本机关职责的几件", "不属于本机关职责的9件"), tells_not("公开几件", "公开8件,不予公开2件"), tells_not("办结几件", "办结8件")
    ('属于', '公开', '')
    """
    own = question.partition("|")[0]
    if _asks_for_it().search(own):
        return ""
    clause, counted = _NUMBER.subn("", _PARTS.split(printed)[-1])
    if not counted:
        return ""
    return next((word for word in _denied_words(clause) if word in own and not _plainly(word, clause)), "")


def counts_what_is_not(question: str, candidate: Candidate) -> bool:
    """Whether a number, which is not none, counts what a question asks for only as what is not so."""
    return bool(candidate.statement.value) and bool(tells_not(question, candidate.printed))


def denies_asked(question: str, answer: Answer) -> str:
    """What a question asks for that every number of an answer tells of what is not so; "" where one tells it otherwise."""
    told = [one for one in answer.figures if one.operation is None]
    if not told or len(told) != len(answer.figures):
        return ""
    found = []
    for one in told:
        cited = [answer.citations[at] for at in one.citations]
        if not one.value or any(place.kind == "cell" for place in cited) or len(cited) != 1:
            return ""
        found.append(tells_not(question, fold_text(cited[0].quote).lower()))
    return found[0] if all(found) else ""


def _denied_words(clause: str) -> Iterator[str]:
    """The words of more than one character that a clause denies, and what it counts of that kind."""
    for found in _denials().finditer(clause):
        phrase = clause[found.end() :]
        narrowing, of, counted = phrase.rpartition("的")
        if _governed().search(clause[: found.start()]):
            phrase = narrowing
        elif of:
            phrase = f"{narrowing}|{counted}"
        yield from (word for word in words(phrase) if len(word) > 1)


def _plainly(word: str, clause: str) -> bool:
    """Whether a clause says a word before anything is denied."""
    first = _denials().search(clause)
    return first is not None and word in clause[: first.start()]


@cache
def _asks_for_it() -> re.Pattern[str]:
    return re.compile(word_table("said_not")["asked"])


@cache
def _denials() -> re.Pattern[str]:
    table = word_table("said_not")
    begins = "".join(f"(?!{re.escape(word)})" for word in table["no_denial"])
    ends = "".join(f"(?<!{re.escape(word[:-1])})" for word in table["no_denial"] if word[-1] in table["denies"])
    return re.compile(f"{begins}{ends}(?:{alternatives(tuple(table['denies']))})")


@cache
def _governed() -> re.Pattern[str]:
    return re.compile(alternatives(tuple(word_table("said_not")["governs"])))
