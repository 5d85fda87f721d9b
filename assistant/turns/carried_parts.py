"""What a turn keeps of the turn before: the class of bodies or the channel that it was about, or the part of which another whole is named.

`carried` gives the question, without body and year, that a turn stands for behind `whole`, the question before in full: 办结多少 behind 乡镇收到多少 is
asked of 乡镇, 几个账号 behind 微博发布多少 of 微博, 诉讼呢 behind 复议维持几件 of 诉讼维持, a类几件 behind 政协提案几件 of these. What is not told so is
then refused, as nothing else answers such a question had it come first. "" where the turn says of whom it asks, computes, or asks for words.
`whole_said` puts the question before in full where that left its whole out. The words are data (`[carried]` of `vocabulary/turns.toml`). Texts
are folded; nothing is looked up and nothing raises.

>>> carried("办结多少件", "乡镇收到申请多少件"), carried("有几个账号", "微博发布多少条"), carried("a类几件", "政协提案几件")
('乡镇办结多少件', '微博有几个账号', '政协提案a类几件')
>>> carried("行政诉讼呢", "县政府本级收到申请多少件")
'县政府本级行政诉讼多少'
>>> carried("诉讼呢", "行政复议维持几件"), carried("全县办结多少件", "乡镇收到申请多少件"), carried("办结多少件", "收到申请多少件")
('诉讼维持几件', '', '')
>>> whole_said("维持的有几件|行政诉讼几件"), whole_said("维持的有几件|行政复议和行政诉讼几件")
('行政诉讼维持的有几件', '')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.asking.asked_thing import wanted
from assistant.asking.asked_together import bare_operation
from assistant.asking.tasks import read_tasks
from assistant.bodies.receivers import class_first
from assistant.language.word_tables import word_table
from assistant.prose.channel_match import channel_of
from assistant.turns.channel_turns import channel_first
from assistant.turns.idle_turns import asks_in_words
from assistant.turns.turn_words import FILLER

_IN_WORDS = re.compile("什么|哪|谁|怎|如何|为何|吗|是否|有无|占|比|排名|增|减|差")
_HOW_MANY = re.compile("多少|几")
_SO_MANY = re.compile("(?:[一总]?共|具体|到底|究竟|大概|[有是为了])*(?:多少|几)[\u4e00-\u9fff]?(?:人?次)?(?:了|的)?")
_LEADS = re.compile("^(?:那么?|请问|其中|[,，])+|[呢啊呀?？。!！]+$")


@dataclass(frozen=True, slots=True)
class _Words:
    wholes: tuple[tuple[re.Pattern[str], ...], ...]
    scopes: re.Pattern[str]
    court: re.Pattern[str]
    itself: re.Pattern[str]
    names: re.Pattern[str]
    accounts: re.Pattern[str]
    sorts: re.Pattern[str]


@cache
def _words() -> _Words:
    data = word_table("turns")["carried"]
    wholes = tuple(tuple(map(re.compile, group)) for group in data["wholes"])
    return _Words(wholes, *(re.compile(data[name]) for name in ("scopes", "court", "itself", "names", "accounts", "sorts")))


def carried(turn: str, whole: str) -> str:
    """The question that a turn stands for, with what it keeps of the one before."""
    own = _LEADS.sub("", turn)
    if not own or not whole or _IN_WORDS.search(own) or asks_in_words(turn):
        return ""
    if said := _of_other_whole(FILLER.sub("", own), whole):
        return said
    if not _counts(own) or _words().scopes.search(own):
        return ""
    asked = own if _HOW_MANY.search(own) else f"{own.rstrip('的')}多少"
    if (named := class_first(whole)) and not class_first(own) and not _words().names.match(whole):
        return f"{named}{asked}"
    if (level := _words().itself.match(whole)) is not None:
        return f"{level[0]}{asked}"
    if (named := channel_first(whole)) and channel_of(own) is None and _words().accounts.match(own):
        return f"{named}{asked}"
    if not _words().sorts.match(own) or any(task.operation != "value" for task in read_tasks(whole)):
        return ""  # behind a rate the part's own rate is asked for
    counted = _only_whole(whole)
    return f"{counted}{asked}" if counted else ""


def whole_said(content: str) -> str:
    """What a turn asked in full, where it named a part alone behind the one whole of the turn before it."""
    said, _, base = content.partition("|")
    part = FILLER.sub("", said)
    if not base or "|" in base or not part or _IN_WORDS.search(said):
        return "" if base else content
    if class_first(part):
        return f"{class_first(part)}{base}"
    named = _only_whole(base)
    return f"{named}{_LEADS.sub('', said)}" if named and not _only_whole(said) else ""


def _counts(turn: str) -> bool:
    """Whether a turn asks for a number, of something that it names, and computes nothing."""
    if (
        _SO_MANY.fullmatch(turn)
        or bare_operation(turn) is not None
        or any(task.operation != "value" for task in read_tasks(turn))
    ):
        return False
    asked = wanted(turn)
    return bool(_HOW_MANY.search(turn) or asked.indicator is not None or asked.concepts)


def _of_other_whole(turn: str, whole: str) -> str:
    """The question before, of the whole that the turn names alone; "" where the two are not told side by side."""
    for group in _words().wholes:
        named = [one for one in group if one.fullmatch(turn)]
        before = [found for one in group for found in one.finditer(whole)]
        if "复议" in turn and _words().court.search(whole) is not None:
            return ""
        if named and len(before) == 1 and named[0].search(whole) is None:
            return f"{whole[: before[0].start()]}{turn}{whole[before[0].end() :]}"
    return ""


def _only_whole(text: str) -> str:
    """The one whole that a text names, as it does; "" for none and for several."""
    found = [hit[0] for group in _words().wholes for one in group for hit in one.finditer(text)]
    return found[0] if len(found) == 1 else ""
