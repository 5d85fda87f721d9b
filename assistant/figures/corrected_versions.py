"""Whether a report calls itself a corrected one (更正版), and which of its numbers it takes back.

A report calls itself corrected in its title, its file's name, its first lines or its closing; a sentence of its body that
speaks of correcting (告知作出更改补充, 结果纠正, a correction of another year's report) makes it none. A correction names
the old number beside the new one (由100件更正为120件): the old one is taken back, and no answer rests on it.
Texts are raw, of any format. Nothing raises.

>>> names_itself_corrected("某县2023年政府信息公开工作年度报告（更正版）", "a.html")
True
>>> names_itself_corrected("某县2023年政府信息公开工作年度报告", "更正前/某县2023年.html")
False
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Statement
from ingest.normalise import fold_text

FIRST_LINES, LAST_LINES = 12, 10
_MADE_NEW = r"(?:更正|订正|勘误|修订|修正|更新)"
_NAMED = re.compile(
    rf"(?:更正|订正|勘误|修订)(?!前)|(?:修正|更新)(?:版|稿|本|后)|[(\[【]{_MADE_NEW}|重新(?:发布|公布)|"
    r"(?<![a-z])(?:corrected|revised|amended|erratum|corrigendum)(?![a-z])"
)
_BRACKETED = re.compile(rf"(?:报告|年报|总结)[》\"]?[(\[【](?:20\d\d年(?:\d+月)?(?:\d+日)?)?{_MADE_NEW}(?!前)")
_ASKED = {
    True: re.compile(
        r"(?:更正|订正|修订|勘误)(?:版|稿|本|后)(?:的)?(?:年度)?(?:报告|年报)?(?:里面|里|中|上)?|(?<![a-z])(?:the )?corrected (?:version of |version|(?=report))"
    ),
    False: re.compile(
        r"(?:更正|订正|修订|勘误)前(?:的)?(?:年度)?(?:报告|年报)?(?:里面|里|中|上)?|原版(?:的)?(?:报告|年报)?(?:里面|里|中|上)?|"
        r"(?<![a-z])(?:the )?(?:original|uncorrected) (?:version of |version|(?=report))"
    ),
}
_LINE = re.compile(
    r"^[(\[【*#]*(?:关于.{0,60}的)?(?:(?:更正|订正|勘误)(?:版|稿|本|说明|公告|启事|声明|的说明|的公告)|(?:修订|修正|更新)(?:版|稿|本)$)"
)
_TELLS = re.compile(
    r"(?:本|原|该|此)(?:年度)?(?:工作)?(?:报告|年报)[^。;]{0,40}(?:更正|勘误|订正)|(?:更正|勘误|订正)(?:了)?(?:本|原|该|此)(?:年度)?(?:报告|年报)|"
    r"20\d\d年[^。;]{0,24}(?:报告|年报)》?[^。;]{0,24}(?:更正|勘误|订正)"
)
_ASKS = re.compile(r"如(?!下)|若|申请更正|要求更正|有权|(?<!申)请")
_REPORT_OF = re.compile(r"(20\d\d)年(?:度)?[^。;,0-9]{0,24}(?:报告|年报)")
_NUMBER = re.compile(r"\d")
_BECOMES = re.compile(r"(?:更正|订正|勘误)为")
_SHOULD_BE = re.compile(r"应(?:当)?为|应是")
_MISTAKE = re.compile(r"更正|订正|勘误|有误|错误|误(?:写|填|报|统计)")


def asked_version(question: str) -> tuple[bool | None, str]:
    """Which version a question asks for by name (True: the corrected one, False: the one before, None: none is named), and
    the question without those words.

    >>> asked_version("更正版报告里收到多少件申请？"), asked_version("收到多少件申请？")
    ((True, '收到多少件申请？'), (None, '收到多少件申请？'))
    """
    for version, pattern in _ASKED.items():
        if found := pattern.search(question.lower()):
            return version, question[: found.start()] + question[found.end() :]
    return None, question


def names_itself_corrected(title: str, file: str) -> bool:
    """Whether a title or a file's own name (not its folder's) says that this is a corrected version."""
    return any(_NAMED.search(fold_text(name).lower()) for name in (title, file.rsplit("/", 1)[-1]))


def tells_of_correction(text: str, year: int | None) -> bool:
    """Whether the first or the last lines of a report for `year` say that it was corrected.

    >>> tells_of_correction("某县2023年政府信息公开工作年度报告\\n更正说明：表三有误，现予更正。\\n一、总体情况", 2023)
    True
    >>> tells_of_correction("某县2023年政府信息公开工作年度报告\\n一、总体情况\\n对2022年年度报告中的错误作了更正。", 2023)
    False
    """
    return any(_line_tells(line, year) for line in _edges(text))


def _edges(text: str) -> Iterator[str]:
    lines = [folded for line in text.splitlines() if (folded := fold_text(line))]
    yield from lines[:FIRST_LINES]
    yield from lines[max(FIRST_LINES, len(lines) - LAST_LINES) :]


def _line_tells(line: str, year: int | None) -> bool:
    if _LINE.search(line) or _BRACKETED.search(line):
        return not _of_another_year(line, year)
    return any(
        _TELLS.search(sentence) and not _ASKS.search(sentence) and not _of_another_year(sentence, year)
        for sentence in re.split("[。;]", line)
    )


def _of_another_year(sentence: str, year: int | None) -> bool:
    named = {int(found) for found in _REPORT_OF.findall(sentence)}
    return year is not None and bool(named) and year not in named


def taken_back(statement: Statement, text: str) -> bool:
    """Whether a number is the old one of a correction that its sentence makes (由100件更正为120件: the 100)."""
    sentence = statement.sentence.of(text)
    after = text[statement.number.end : statement.sentence.end]
    following = _NUMBER.search(after)
    between = after[: following.start()] if following else after
    if _BECOMES.search(between):
        return True
    return bool(following and _SHOULD_BE.search(between) and _MISTAKE.search(sentence))
