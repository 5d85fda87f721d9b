"""A short follow-up by its words: what the earlier turn's state adds to it, one case after the other.

`continued` fills a question's gaps from the last turn's state: bodies and years first, then what is asked. The first case that fits
decides; where none does, the question asks what it says itself. What a turn says is never dropped: one that asks for something
that no figure tells (三年呢), or for what is not told of the turn before, is one that must be said in full (`unclear`).

>>> from assistant.asking.question import understand
>>> table = OrganisationTable.of([("示例市商务局", (), "a")])
>>> state = TurnState(("示例市商务局",), (2023,), "举办培训几期", "value", True)
>>> [continued(understand(turn, table, 2024), state, table).operation for turn in ("那2022年呢", "三年呢")]
['value', 'unclear']
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.asking.asked_thing import wanted
from assistant.asking.asked_together import bare_operation
from assistant.asking.question import Question
from assistant.asking.wanted import SHARED, Wanted
from assistant.asking.whether import read_whether
from assistant.bodies.organisations import OrganisationTable
from assistant.language.years import Years
from assistant.turns.beside_told import read_beside
from assistant.turns.channel_turns import over_channel
from assistant.turns.conversation import TurnState, asks_of_base, bodies_said, counts_applications, narrowed, said_again
from assistant.turns.idle_turns import asks_in_words, asks_otherwise, count_again, deed_alone, itself_alone
from assistant.turns.linked import Linked
from assistant.turns.shares_in_words import part_and_whole, share_in
from assistant.turns.turn_words import FILLER, YEAR_BEFORE, asks_to_be_told, asks_why, names_too_few, only_thanks

_NARROWING = frozenset({"value", "sum", "change", "list"})
"""Operations of a turn that may only say less or other than the one before; what else is computed is never its plain figure."""
_COUNTS = re.compile("多少|几")
_LONGEST = 14
"""The characters of a turn that may only narrow the one before."""
_SAYS_WHOLE = 8
"""The characters of a question that may say on its own what it asks for: 发布了多少条信息, not 办结了多少件."""
_HOW_MANY = re.compile(r"(?:有)?(?:多少|几)[\u4e00-\u9fff]?.*$|how many|how much")
_SO_MANY = re.compile(r"(?:一?共|总共)?有?(?:多少|几)(?:[件条个次场期篇份人名项宗家户]|(?=[\u4e00-\u9fff]))?")
_ROSE = re.compile("[多增升涨]")
_ASKS_WORDS = re.compile(r"什么|哪些|怎么|如何|为什么|谁|吗|what|which|who|why|how|where")
_ASKS_PLACE = re.compile(r"电话|邮编|邮箱|地址|网址|传真|phone|mail|address|post|website")


def continued(question: Question, state: TurnState, table: OrganisationTable) -> Question:
    """The question with what the earlier turn's state adds."""
    years = _years(question, state)
    if state.operation in ("change", "growth", "difference"):
        if len(state.years) == 2 and not _names_years(question):
            years = replace(years, named=(max(state.years),))
        state = replace(state, operation="value")
    filled = replace(question, mentions=bodies_said(question, state, table), years=years)
    for case in _CASES:
        if (read := case(question, filled, state)) is not None:
            return read
    return filled


def _names_years(question: Question) -> bool:
    years = question.years
    return bool(years.named or years.last or years.since or years.until)


def _years(question: Question, state: TurnState) -> Years:
    """The years that a turn names, or those of the turn before; 上一年呢: the year before those."""
    years = question.years
    if state.years and not _names_years(question):
        years = replace(years, named=state.years)
    if state.years and YEAR_BEFORE.search(question.folded) and not re.search(r"\d{4}", question.folded) and not years.compared:
        years = replace(years, named=tuple(year - 1 for year in state.years))
    return years


# ------------------------------------------------------------------------------------------ cases
# Each takes the question as read, the same with bodies and years filled in, and the state of the turn before.


def _thanks(question: Question, filled: Question, state: TurnState) -> Question | None:
    return replace(filled, numeric=False) if only_thanks(question) else None


def _in_words(question: Question, filled: Question, state: TurnState) -> Question | None:
    """为什么, 理由呢, 都有哪些, 什么时候办结的: what the turn before was about, asked in words."""
    beside = read_beside(question.content)
    alone = not (question.mentions or _names_years(question))
    of_turn = beside is not None and alone and not question.text.isascii() and beside.of_matter
    if not state.numeric or not (asks_why(question) or asks_in_words(question.content) or of_turn):
        return None
    said = state.content.split("|")[0]
    moved = "" if not state.together else "增长" if _ROSE.search(state.together) else "减少"
    whole = (
        asks_why(question) or (beside is not None and beside.of_turn) or _OF_MATTER.search(question.content) is not None
    )  # what the applications were about
    content = f"{(_SO_MANY if whole else _HOW_MANY).sub('', said)}{moved}{question.content}"
    return replace(filled, content=content, asks=(wanted(content),), numeric=False)


_OF_MATTER = re.compile("涉及|关于|集中[在于]|针对|围绕|关注|关心|内容|要求")


def _told_in_words(question: Question, filled: Question, state: TurnState) -> Question | None:
    """Who submitted them: no number of what is named beside it answers."""
    return replace(filled, numeric=False) if question.numeric and question.text.isascii() and asks_to_be_told(question) else None


def _of_itself(question: Question, filled: Question, state: TurnState) -> Question | None:
    """市政府呢 behind what all below it did too: the question before, asked of the body itself."""
    own = itself_alone(question.content)
    same = {one.name for mention in filled.mentions for one in mention.organisations} & set(state.organisations)
    if not own or not same or not state.numeric or state.operation != "value" or "|" in state.content:
        return None
    content = f"{own}{state.content}"
    return replace(filled, content=content, asks=(wanted(content),), numeric=True)


def _names_nothing(question: Question, filled: Question, state: TurnState) -> Question | None:
    """2022年呢, 商务局呢: the same of another year or body; 比去年呢: by how much it differs from the year before."""
    compared = question.years.compared and "环比" not in question.content
    again = state.operation == "value" and count_again(question.content, state.content.rsplit("|", 1)[-1])
    if FILLER.sub("", question.content) and not again and not (compared and _COMPARED_ALONE.fullmatch(question.content)):
        return None
    asks = (_in_column_of_turn(said_again(state.content, state.operation), state),)
    operation = "change" if compared else state.operation
    linked = part_and_whole(filled, state) if operation == "share" and state.task is None else ()
    if linked:
        asks = (linked[0].wanted,)
    return replace(filled, content=state.content, operation=operation, asks=asks, numeric=state.numeric, linked=linked)


_THAN_BEFORE = re.compile(
    r"(?:相?比(?:较|起)?|较|与|和|跟)(?:去年|上年|上一?个?年度?|前一年|头一年)(?:同期)?(?:相?比)?(?:的)?|同比"
)
_GROWS = re.compile("增长了?多少(?![件条个次场期篇份人名项宗家户])")
"""增长多少, in no unit: in per cent."""
_COMPARED_ALONE = re.compile(
    r"(?:那么?|那)?(?:相|对)?(?:比较|比起|相比|比|较|同比|环比|与|和|跟)?(?:去年|上年|上一年|前一年)?(?:同期)?(?:相?比)?(?:呢|怎么样|如何|情况|的|[,。?! ])*"
)
"""比去年呢 says nothing but with which year the figure is compared."""


def _whether_so_many(question: Question, filled: Question, state: TurnState) -> Question | None:
    """超过3000件了吗: whether the figure of the turn before is more than so many."""
    asked = read_whether(question.content)
    if asked is None or asked.number is None or question.years.named or not state.numeric:
        return None
    own = wanted(asked.plain)
    if own.indicator is not None or own.concepts:
        return None
    base = state.content.rsplit("|", 1)[-1]
    return replace(filled, asks=(replace(said_again(state.content, "value"), text=f"{question.content}|{base}"),))


def _share_together(question: Question, filled: Question, state: TurnState) -> Question | None:
    """合计占比 of what several turns told in prose: none of them is that share alone."""
    together = question.operation == "share" and not question.asks[0].concepts and _TOGETHER.search(question.content)
    return replace(filled, operation="unclear", numeric=True) if together else None


_TOGETHER = re.compile("合计|合起来|加起来|加在一起|一共|总共|[两三二]者|[两三]项")


def _of_bodies_told(question: Question, filled: Question, state: TurnState) -> Question | None:
    """占比呢 of a body that another's report told of (海棠县呢): with its number, not with that of the report's own body."""
    if (
        not state.within
        or question.mentions
        or not question.numeric
        or question.asks[0].concepts
        or question.operation == "value"
    ):
        return None
    return replace(filled, content=state.content, asks=(said_again(state.content, "value"),), numeric=True)


def _asked_for_another(question: Question, filled: Question, state: TurnState) -> Question | None:
    """三年呢, 多少人: something else than the figure of the turn before, and nothing that a report may be searched for."""
    if (
        not state.numeric
        or question.operation != "value"
        or not asks_otherwise(question.content, state.content.rsplit("|", 1)[-1])
    ):
        return None
    return replace(filled, operation="unclear", numeric=True)


def _share(question: Question, filled: Question, state: TurnState) -> Question | None:
    of_share = state.operation == "share" and "|" in state.content and not question.numeric and not _full(question)
    if (question.operation == "share" or of_share) and (linked := share_in(question, state)):
        return replace(filled, operation="share", asks=(linked[0].wanted,), numeric=True, linked=linked)
    if question.operation == "share" and not question.asks[0].concepts and state.task is None:
        content = f"{state.content.rsplit('|', 1)[-1]}占百分之几"
        asks = (replace(wanted(content, "share"), unit="%", kinds=SHARED),)
        return replace(filled, content=content, asks=asks, numeric=True)
    return None


def _together(question: Question, filled: Question, state: TurnState) -> Question | None:
    """A sum or a mean over years, or of what the turn names beside the one before."""
    if question.operation in ("sum", "mean") and not question.asks[0].concepts and len(filled.years.named) > 1:
        asks = (wanted(state.content, question.operation),)
        return replace(filled, content=state.content, asks=asks, numeric=True)
    if question.operation == "sum" and names_too_few(question):
        return replace(filled, operation="unclear", numeric=True)
    if question.operation == "sum" and not question.asks[0].concepts and "|" in state.content and not _full(question):
        whole = wanted(state.content.rsplit("|", 1)[-1])
        return replace(filled, operation="value", asks=(whole,), numeric=True)
    return None


def _changed(question: Question, filled: Question, state: TurnState) -> Question | None:
    """How much what the turn before asked for has grown or changed: since the year before, where nothing else is named."""
    moves = _is_bare_change(question)
    if (question.operation == "growth" and not question.asks[0].concepts) or (moves and _GROWS.search(question.content)):
        base = state.content.rsplit("|", 1)[-1]
        content = f"{_SO_MANY.sub('', base)}增长百分之几" if moves else base
        growth = replace(wanted(content, "growth"), unit="%")
        told, one = wanted(base), len(state.organisations) == len(state.years) == 1 and not moves and "|" not in state.content
        pair = (Linked(state.organisations[0], state.years[0] - back, told) for back in (0, 1)) if one else ()
        return replace(filled, content=content, operation="growth", asks=(growth,), numeric=True, linked=tuple(pair))
    if moves or (question.operation in ("change", "difference") and question.years.compared and not question.asks[0].concepts):
        before = said_again(state.content, "value")
        asks = (replace(before, unit=question.asks[0].unit or before.unit),)
        return replace(filled, operation="change", asks=asks, numeric=True)
    return None


def _is_bare_change(question: Question) -> bool:
    """Whether a turn asks only by how much something has moved (增长了多少), or is more or less than the year before (比上一年少多少)."""
    if question.operation not in ("change", "difference", "value") or question.mentions or question.years.named:
        return False
    rest = _THAN_BEFORE.sub("", question.content)
    if bare_operation(rest) != "difference":
        return False
    return rest != question.content or question.years.compared


def _over_channel(question: Question, filled: Question, state: TurnState) -> Question | None:
    """网站呢 behind what another channel told: the same of this one."""
    if not state.numeric or question.mentions or state.operation != "value":
        return None
    said, _, base = state.content.partition("|")
    content = over_channel(question.content, said) or (over_channel(question.content, base) if base and "|" not in base else "")
    if not content:
        return None
    return replace(filled, content=content, operation="value", asks=(wanted(content),), numeric=True)


def _part_of_turn(question: Question, filled: Question, state: TurnState) -> Question | None:
    if not _of_another(question, state) or _in_full(question):
        return None
    asks = (replace(narrowed(question.asks[0], question.content, state.content.rsplit("|", 1)[-1]), indicator=None),)
    return replace(filled, operation="value", asks=asks, numeric=True)


def _deed(question: Question, filled: Question, state: TurnState) -> Question | None:
    """办结多少 behind what is no count of applications: done with what the turn before counted."""
    base = state.content.rsplit("|", 1)[-1]
    before = wanted(base)
    if question.mentions and question.years.named:
        return None
    if not state.numeric or counts_applications(before, base) or not deed_alone(question.content, before.indicator):
        return None
    asks = (narrowed(question.asks[0], question.content, base),)
    return replace(filled, operation="value", asks=asks, numeric=True)


def _not_told(question: Question, filled: Question, state: TurnState) -> Question | None:
    """What is computed of something that is not determined."""
    if question.operation in ("max", "min") and question.asks[0].concepts and _WHICH_POST.search(question.content):
        return replace(filled, numeric=False)
    if not state.numeric or question.operation in _NARROWING or _full(question):
        return None
    return replace(filled, operation="unclear", numeric=True)


_WHICH_POST = re.compile(
    r"(?:哪一?|什么)(?:[篇条期则部张集]|个(?:视频|作品|栏目|话题)|(?:推文|文章|信息|内容|稿件?|图文|视频|作品))|\bwhich (?:post|article|item|message|video)"
)
"""阅读量最高的是哪一篇 behind a number of posts: it is named in words."""


def _share_untold(question: Question, filled: Question, state: TurnState) -> Question | None:
    """重复申请呢 behind a share that it has no part in: its share is asked for, and no number is one."""
    named = (
        question.mentions or question.years.named or _HOW_MANY.search(question.content) or _ASKS_WORDS.search(question.content)
    )
    if (
        not state.organisations
        or state.operation != "share"
        or question.operation != "value"
        or named
        or len(FILLER.sub("", question.content)) > _LONGEST
    ):
        return None
    return replace(filled, operation="unclear", numeric=True)


def _in_full(question: Question) -> bool:
    """Whether a question names its body, its year and what it asks how many of: it goes on from nothing, few as its words may be."""
    counts = _COUNTS.search(question.content)
    told = question.mentions and question.years.named and counts is not None
    return bool(told) and FILLER.sub("", question.content[: counts.start()] if counts is not None else "") != ""


def _narrows(question: Question, filled: Question, state: TurnState) -> Question | None:
    """微信呢, 其中自然人多少: the turn's words with those of the turn before."""
    if (
        len(FILLER.sub("", question.content)) > _LONGEST
        or not state.numeric
        or _full(question)
        or _stands_alone(question)
        or _in_full(question)
    ):
        return None
    said = _with_words_of_turn(question, state)
    own = question.asks[0] if said == question.content else wanted(said)
    asks = (narrowed(own, said, state.content.rsplit("|", 1)[-1]),)
    return replace(filled, operation="value", asks=asks, numeric=True)


_CASES: tuple[Callable[[Question, Question, TurnState], Question | None], ...] = (
    _thanks,
    _in_words,
    _told_in_words,
    _of_itself,
    _names_nothing,
    _whether_so_many,
    _share_together,
    _of_bodies_told,
    _asked_for_another,
    _share,
    _together,
    _changed,
    _over_channel,
    _part_of_turn,
    _deed,
    _not_told,
    _share_untold,
    _narrows,
)


# ------------------------------------------------------------------------------------------ what the cases ask


def _with_words_of_turn(question: Question, state: TurnState) -> str:
    """A turn's content; one that only asks in another unit (发了多少条) with the words of the turn before, found or not (微信呢)."""
    own, _, base = state.content.rpartition("|")
    asked = question.asks[0]
    if not own or asked.concepts or asked.indicator is not None or asked.unit in (None, wanted(base).unit):
        return question.content
    return FILLER.sub("", _HOW_MANY.sub("", own.partition("|")[0])) + question.content


def _in_column_of_turn(asked: Wanted, state: TurnState) -> Wanted:
    """What is asked again, in the column of applicants that the turn before asked for (自然人呢, then 2022年呢)."""
    thing = state.task.things[0] if state.task is not None and len(state.task.things) == 1 else None
    if thing is None or thing.column is None or asked.dimension is not None or thing.indicator != asked.indicator:
        return asked
    return replace(asked, dimension=thing.column)


def _of_another(question: Question, state: TurnState) -> bool:
    """Whether a turn asks for a part of what the last turn asked for (其中涉及投诉举报的) in words that elsewhere name a figure which
    is no part of that."""
    own = question.asks[0]
    if question.operation != "value" or len(question.asks) > 1 or own.indicator is None or not state.numeric:
        return False
    named = state.task.things[0].indicator if state.task is not None and state.task.things else None
    return asks_of_base(question.content, own.indicator, named or wanted(state.content.rsplit("|", 1)[-1]).indicator)


def _full(question: Question) -> bool:
    """Whether a question says on its own what it asks for: a number of something, or something in words."""
    if question.numeric:
        own = question.asks[0]
        if question.operation != "value" and len(own.concepts) > 1:
            return True
        short = question.content.startswith(("其中", "那", "of which")) or len(question.content) < _SAYS_WHOLE
        return own.indicator is not None or (not short and own.unit is not None and bool(own.concepts))
    return _ASKS_PLACE.search(question.content) is not None or _ASKS_WORDS.search(question.content) is not None


def _stands_alone(question: Question) -> bool:
    """Whether a turn names its body, its year and the thing that it asks how many of, and leads over from no other (示例局2023年政策解读几条)."""
    named = len(question.mentions) == 1 and bool(question.years.named) and question.numeric
    thing = any(concept.weight >= 1.0 for concept in question.asks[0].concepts)
    return named and thing and question.asks[0].unit is not None and _LEADS.search(question.content) is None


_LEADS = re.compile(r"^(?:那|其中|还有|又)|(?:呢|的)[?。,]*$")
