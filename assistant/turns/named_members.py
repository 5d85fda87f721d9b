"""A turn that names nothing but a member of the list that told the turn before (教育类呢 behind 公开信息多少条, 文件呢 behind 动态多少条).

`going_to_member` looks in the very lists of the report that the last figure heads or stands in (`TurnState.told`): the one member that is
called so is told, and so is what their sentence counts beside it under the turn's very name (个人呢 behind 26个单位和30名个人); where several hold the word and none is called so, each of them is given. None where no member holds it, where the turn
names a figure of the forms, a body or a year, or asks how many: it is then read as any other turn. Texts are folded.

>>> core("财政公告类信息"), core("c类"), core("教育"), core("信息")
('财政公告', 'c', '教育', '')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.asked_unit import asked_unit
from assistant.asking.question import Question
from assistant.asking.tasks import read_tasks
from assistant.prose.candidate import Candidate
from assistant.prose.channel_match import channel_of
from assistant.prose.items_named import subject_of
from assistant.prose.told_lists import lists_of
from assistant.turns.carried_parts import carried, whole_said
from assistant.turns.conversation import TurnState, names_body_or_year
from assistant.turns.going_beyond import Going
from assistant.turns.turn_words import FILLER
from assistant.turns.wholes_of_figures import WholesOfFigures
from ingest.model import StatementKind
from ingest.statements.words import alternatives, load_words

_TRAILS = re.compile("(?:方面|领域|类别|类型|类|信息|资讯|内容|公开|发布|推送|申请件?|案件|情况|数量|部分|的)+$")
_ASKS = re.compile("多少|几|什么|哪|谁|怎|为何|吗|占|比|平均|增|减|差|最|排名")
_LONGEST = 12
_OTHER_WAYS = re.compile("(?:通过)?其[他它](?:的)?(?:渠道|途径|方式|平台|形式)")
_SUCH_WAYS = re.compile("等(?:其[他它])?(?:渠道|途径|方式|平台|形式)|其[他它](?:渠道|途径|方式|平台|形式)")
_UNIT = re.compile(rf"(?:{alternatives(load_words().counts)})$")


def core(name: str) -> str:
    """What a member is called without the words that say nothing of it; "" where nothing is left."""
    return _TRAILS.sub("", name)


def going_to_member(question: Question, states: Sequence[TurnState], wholes: WholesOfFigures) -> Going | None:
    """The member of a list that the turn names, or those that it may name."""
    last = states[-1]
    word = core(FILLER.sub("", question.content).strip("?？。 "))
    if (
        names_body_or_year(question)
        or not last.told
        or last.together
        or len(word) < 1
        or len(word) > _LONGEST
        or not word.isalnum()
    ):
        return None
    elsewhere = carried(question.content, last.whole or whole_said(last.content))  # 举报呢 behind 投诉办结几件: those concluded
    if not elsewhere and (beside := _beside(word, last, wholes)) is not None:
        return Going("member", (wholes.lookup.of_statement(beside),))
    if _ASKS.search(question.content) or asked_unit(question.content) is not None or read_tasks(question.content):
        return None
    lists = _lists_of(last, wholes)
    for members in lists:
        exact = [one for one in members if word in (core(subject_of(one)), core(_UNIT.sub("", subject_of(one))))]
        if len({one.statement.value for one in exact}) == 1:
            return Going("member", (wholes.lookup.of_statement(exact[0]),))
    if len(word) < 2 or channel_of(question.content) is not None:
        return None
    holding = [one for members in lists for one in members if word in subject_of(one)]
    if len({(one.statement.value, subject_of(one)) for one in holding}) > 1:
        return Going("several", tuple(map(wholes.lookup.of_statement, holding)))
    at_end = [one for one in holding if core(subject_of(one)).endswith(word)]
    return Going("member", (wholes.lookup.of_statement(at_end[0]),)) if at_end and last.within else None


def _beside(word: str, last: TurnState, wholes: WholesOfFigures) -> Candidate | None:
    """What the sentence of the figure told last counts under the very name that the turn says (个人 behind 26个单位和30名个人), or as the other
    channels (其他渠道 behind 通过公告栏等途径公开3条); None where it counts none or several so, and where a cell of the form tells that figure."""
    one = wholes.candidate(last.told[-1])
    if one is None:
        return None
    document = wholes.catalogue.candidates([one.document_id])
    alike = [
        c
        for c in document
        if c.statement.sentence == one.statement.sentence and c.statement.kind is StatementKind.COUNT and c is not one
    ]
    if _OTHER_WAYS.fullmatch(word):
        units = {c.statement.unit for c in alike if _SUCH_WAYS.search(subject_of(c))} & {one.statement.unit}
        found = [c for c in alike if c.statement.unit in units and _SUCH_WAYS.search(subject_of(c))]
    else:
        parts = [c for c in alike if c.whole and c.whole in (one.whole, one.counted)]
        free = [c for c in alike if not c.whole or c in parts]
        found = [c for c in free if subject_of(c) == word] or [c for c in parts if core(subject_of(c)) == word]
    if len(found) != 1:
        return None
    columns = [thing.column for task in read_tasks(word) for thing in task.things]
    cells = [(found[0].statement.indicator, None), *((one.statement.indicator, column) for column in columns)]
    in_form = any(told is not None and wholes.catalogue.cells(one.document_id, told, column) for told, column in cells)
    return None if in_form else found[0]


def _lists_of(last: TurnState, wholes: WholesOfFigures) -> list[tuple[Candidate, ...]]:
    """The lists that the figure told last heads, then those that it stands in."""
    one = wholes.candidate(last.told[0])
    if one is None:
        return []
    lists = lists_of(wholes.catalogue.candidates([one.document_id]))
    return [told.items for told in lists if told.whole is one] + [told.items for told in lists if one in told.items]
