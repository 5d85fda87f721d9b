"""What a number that was told for a question counts otherwise than is asked, seen once it is told.

`misses` gives the words of the question that the number is not told of, "" where none are: people who came, of whom the report tells one kind
alone (领导出席25人次 for 参与人数); a count in another unit of the same words (30条109项任务 for 任务多少条); videos told by accounts; what stands
behind 和 beside the thing that was counted (2项登记表和流程图); a level where it is asked by how much it moved; a part that is more than
the whole which the question says (收到的62件中有几件). Texts are folded, nothing raises.

>>> from assistant.answer import Answer, Route
>>> misses("任务多少条", Answer("", "zh", Route.FIGURES), lambda citation: "")
''
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from assistant.answer import Answer, AnswerFigure, Citation
from assistant.asking.asked_unit import asked_unit, without_how_many
from assistant.language.segment import words
from ingest.normalise import fold_text

_CAME = re.compile(
    "(?:出席|参与|参加|到场)(?:的)?(?:总)?(?:人数|多少人|几人|(?:人|人员)有?(?:多少|几))|(?:多少|几)(?:人|个人)(?:出席|参与|参加)"
)
_SOME = re.compile("领导|负责人|代表|委员|嘉宾|专家|记者|干部")
_VIDEOS = re.compile("视频(?!号|会|培训|账号|帐号|平台)(?:作品|发布|有|共)*(?:多少|几)[个条部支则]")
_ACCOUNTS = re.compile("账号|帐号|账户|帐户")
_MOVED = re.compile("(?P<said>(?:增加|增长|增多|减少|下降|上升|降低|增幅)了?)(?:是|有)?(?:多少|几)[\u4e00-\u9fff]?[?。]?$")
_MOVES = re.compile("[增减升降比]|提高|翻番|下滑")
_WHOLE_SAID = re.compile(
    r"(?P<said>(?P<number>\d+)(?P<unit>[件条份宗期个次篇])[^,;。\d]{0,12}?(?:之中|当中|里面|中|里))(?![心国])"
)
_OF_ANY = re.compile("(?:政府)?信息公开(?:的)?申请|依申请公开|信息公开")
_JOINS = re.compile("以及|和|与|及|、")


def misses(content: str, answer: Answer, before: Callable[[Citation], str]) -> str:
    """See the module; `before` gives the sentence up to where a citation's quote begins."""
    own = content.partition("|")[0].strip(" ?。,")
    told = [one for one in answer.figures if one.operation is None]
    if len(told) != len(answer.figures) or not told:
        return ""
    alone = re.search("[,;?]", own) is None  # 接话多少次,同比增长多少: its second half is told, or refused, by itself
    if alone and (moved := _MOVED.search(own)) is not None and not any(_says_moved(answer, one) for one in told):
        return moved["said"]
    if whole := _less_than_told(own, answer):
        return whole
    if len(told) != 1 or len(answer.citations) != 1 or answer.citations[0].kind == "cell":
        return ""
    quote, label = fold_text(answer.citations[0].quote), fold_text(told[0].label)
    if (came := _CAME.search(own)) is not None and _SOME.search(own) is None and _SOME.search(label) is not None:
        return came[0]
    if _in_asked_unit(own, told[0], quote):
        return own
    noun = without_how_many(own).strip(" 的")
    videos = _VIDEOS.search(own) if noun not in label else None
    if videos is not None and _ACCOUNTS.search(before(answer.citations[0]) + quote) is not None:
        return videos[0]
    first, *others = _JOINS.split(label)
    counted = re.search(rf"\d[^\d,;]{{1,2}}{re.escape(label)}", quote) is not None
    return noun if counted and others and len(noun) > 1 and noun in others[-1] and noun not in first else ""


def _says_moved(answer: Answer, figure: AnswerFigure) -> bool:
    """Whether anything that is told of a figure speaks of more or less."""
    cited = [answer.citations[at] for at in figure.citations]
    said = "".join(f"{one.quote}{''.join(one.row or ())}{''.join(one.column or ())}" for one in cited)
    return _MOVES.search(fold_text(f"{said}{figure.label}{figure.indicator or ''}")) is not None or "change" in (
        figure.indicator or ""
    )


def _in_asked_unit(question: str, figure: AnswerFigure, quote: str) -> bool:
    """Whether the quote counts the same words in the unit asked for, right before or behind a number in another unit."""
    unit = asked_unit(question)
    if not unit or not figure.unit or unit == figure.unit:
        return False
    asked, told = re.escape(unit), re.escape(figure.unit)
    return re.search(rf"\d{asked}\d+{told}|\d{told}\d+{asked}", quote) is not None


def _less_than_told(content: str, answer: Answer) -> str:
    """The whole that a question says (收到的90件申请中有几件) where the part told is more, or is that whole again; "" where there is none."""
    found = _WHOLE_SAID.search(content)
    told = [one for one in answer.figures if one.operation is None and one.value is not None]
    if found is None or len(told) != 1 or told[0].unit != found["unit"]:
        return ""
    value, given = told[0].value or Decimal(0), Decimal(found["number"])
    asked = [word for word in words(without_how_many(content[found.end() :])) if len(word) > 1]
    quote = _OF_ANY.sub("", fold_text("".join(one.quote for one in answer.citations)))
    itself = value == given and bool(asked) and not any(word in quote for word in asked)
    return found["said"] if value > given or itself else ""
