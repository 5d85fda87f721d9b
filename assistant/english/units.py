"""In which units what an English question asks for may be counted: people, things and times are apart, items fit all things.

An English question does not say in which unit Chinese counts (件, 条, 篇), and names people, times and things only roughly.

>>> alike("件", "条"), alike("人", "次"), alike("场", "次")
(True, False, True)
>>> may_count("条", "期"), may_count("份", "期"), may_count("次", "人次"), may_count("小时", "件")
(True, False, True, False)
"""

from __future__ import annotations

import re
from functools import cache

from assistant.answer import Answer
from assistant.asking.asked_unit import asked_unit, units_fit
from assistant.language.segment import words
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from assistant.prose.members_counted import in_another_unit
from ingest.normalise import fold_text

_PEOPLE = ("人", "名", "位", "人次")
_KINDS_OF_PEOPLE = ("领导", "负责人", "负责同志", "记者", "代表", "委员", "民警", "企业", "学生", "教师")
_ALIKE = (
    frozenset("件条项宗起例则篇份册本张处个块封家所台只幅套户") | {"", "种"},
    frozenset({"次", "场", "期", "场次", "批次", "轮", "节", "届"}),
    frozenset({"人", "名", "位", "人次"}),
)
"""Units in which the same things are counted: an English question does not say in which."""
_COPIES = frozenset("份册本")
"""What is printed: copies of a gazette are not its issues."""


_EACH_TIME = {"家次": "家", "户次": "户"}
"""Who took part, each time anew, is counted as who they are."""
_COUNTS_ITSELF = (("人次", "人次"), ("户", "户"))


def alike(asked: str, unit: str) -> bool:
    """Whether two units count the same kind of thing."""
    return any(asked in group and unit in group for group in _ALIKE)


def may_count(asked: str, unit: str) -> bool:
    """Whether what a question calls by a word that only measures (people, times, items) may be counted in a unit: items may be anything
    but people, times may be visits."""
    things, times, _ = _ALIKE
    of_items = asked in things and asked not in _COPIES and unit in times
    return asked == unit or alike(asked, unit) or of_items or (asked in times and unit == "人次")


def counted_in(candidate: Candidate) -> str:
    """The unit of a number, or what it counts where that is counted in its own (观看人次达145万, 12.8万农户)."""
    return candidate.statement.unit or next((told for word, told in _COUNTS_ITSELF if candidate.counted.endswith(word)), "")


def told_alike(saying: str, unit: str, answer: Answer) -> bool:
    """Whether what is told is counted in a unit like that which was asked in, its sentences have every word of the saying, and the last, which
    is what is counted, leads to the number (任免通知37件 is no number of websites that are named before it)."""
    group = next((group for group in _ALIKE if unit in group), frozenset[str]())
    quoted = "".join(fold_text(citation.quote) for citation in answer.citations)
    own = words(saying.rpartition("年")[2].split("多少")[0])
    labels = [fold_text(figure.label) for figure in answer.figures]
    counted = not own or all(own[-1] in label or label in own[-1] for label in labels)
    alike = all(f.operation is None and (f.unit or "") in group for f in answer.figures)
    return alike and counted and all(word in quoted for word in own)


def of_some(saying: str, answer: Answer) -> bool:
    """Whether people are asked for and those counted are of a kind that the question does not name (市领导出席25人次)."""
    labels = [figure.label for figure in answer.figures if figure.operation is None]
    return asked_unit(saying) in _PEOPLE and any(
        kind in label and kind not in saying for kind in _KINDS_OF_PEOPLE for label in labels
    )


def in_unit(saying: str, answer: Answer) -> bool:
    """Whether what is told is counted in the unit that is asked in (记者多少名 is no number of press conferences). Who the people
    are that a sentence counts (市领导25人次) is for the Chinese reading to see. The forms count applicants by their applications."""
    asked = asked_unit(saying)
    if asked in _PEOPLE and not of_cells(answer):
        return False
    if asked and of_cells(answer) and answer.figures:
        unit = answer.figures[0].unit or ""
        return answer.figures[0].operation is not None or may_count(asked, unit) or ("申请人" in saying and unit == "件")
    return all(figure.operation is not None or units_fit(asked, figure.unit or "") for figure in answer.figures[:1])


def of_cells(answer: Answer) -> bool:
    """Whether all that is told stands in cells of a form."""
    return all(citation.kind == "cell" for citation in answer.citations)


def counts_what_stands_there(content: str, answer: Answer) -> bool:
    """Whether a question counts accounts, websites or the like, and an answer the messages, calls or visits that are told of one; or asks
    for what is yet to be done, and the answer tells what was.

    >>> bool(_standing()[0].search("how many wechat accounts does it have")), bool(_standing()[0].search("how many times was the account read"))
    (True, False)
    """
    counted, to_be_done, told_in = _standing()
    messages = any((figure.unit or "") in told_in for figure in answer.figures if figure.value is not None)
    clauses = [re.split("[,;]", fold_text(citation.quote))[-1] for citation in answer.citations]
    done = to_be_done.search(content) is not None and not any(re.search("[拟将]|计划", clause) for clause in clauses)
    another = not of_cells(answer) and any(
        in_another_unit(content, _EACH_TIME.get(f.unit or "", f.unit or "")) for f in answer.figures if f.value is not None
    )
    return done or another or (messages and counted.search(content) is not None)


@cache
def _standing() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """What counts accounts and websites, what is yet to be done, and the units of what is told of them (`vocabulary/english_asks.toml`)."""
    table = word_table("english_asks")["standing"]
    return re.compile(table["counted"]), re.compile(table["to_be_done"]), frozenset(map(str, table["told_in"]))
