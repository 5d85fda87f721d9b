"""What a question asks of a list that a report tells: a part's share, the whole without a part, all parts, the most and those over a number.

`read_list_question` reads contents without bodies and years. `share`: `parts` (several where their share together is asked), `whole` as
it is said ("" where it is not, or said as all); `rest`: the whole without `parts`, `rest_share` its share; `each` and `each_share`: every
part; `most`, `least`, `place` (`number` from the top), `top` (the first `number`) and `over` (more than `number`): which of them, `topic` what is said of all and
`kind` what they are called, `said` the parts in one piece, `beside` parts of the same list that a turn
before asked for; `of_given`: a part of the number that the question says (3607件申请中自然人几件), `number` with `unit` and `whole`. Texts are folded; None where nothing of a list is asked. The words are in `vocabulary/list_asked.toml`.

>>> read_list_question("网站占比多少").parts, read_list_question("解读占公开信息的百分之几").whole
(('网站',), '公开信息')
>>> told = read_list_question("除网站外公开了多少条")
>>> told.operation, told.parts, told.topic
('rest', ('网站',), '公开了多少条')
>>> read_list_question("公开信息第二多的是什么").number, read_list_question("公开信息多少条")
(2, None)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.asking.asked_unit import asked_unit
from assistant.language.joints import AND
from assistant.language.word_tables import word_table
from assistant.prose.channel_match import channel_of
from assistant.prose.listed_items import read_extreme
from ingest.numerals import chinese_numeral
from ingest.statements.words import alternatives, load_words

_WORDS: dict[str, list[str]] = word_table("list_asked")
_SHARE, _RATIO, _TOGETHER, _ALL, _KINDS, _SORTS = (
    alternatives(_WORDS[key]) for key in ("share", "ratio", "together", "all", "kinds", "sorts")
)
_UNITS = alternatives(load_words().counts)
_IN = r"(?:里面?|当中|之?中|之内)"
_IS = r"(?:是|为|有|达)?(?:多少|多大|多高|几|什么)?"
_SHARED = re.compile(
    rf"^(?P<left>.+?)(?:{_TOGETHER})?(?:所)?占(?![比地用有])(?:了|到|据)?(?P<whole>.*?)(?:的)?(?:{_SHARE}){_IS}$"
)
_SHARE_OF = re.compile(rf"^(?P<left>.+?)(?:{_TOGETHER})?(?:的)?(?:{_RATIO}){_IS}$")
_PERCENT = re.compile(
    rf"^(?P<whole>.*?){_IN}?(?:有)?(?!多少)(?:{_SHARE})(?:的)?(?:[\u4e00-\u9fff]{{0,4}}?)(?:是|来自|属于)(?P<left>.+?)(?:的)?$"
)
_WITHIN = re.compile(
    rf"^(?:(?P<of>.{{2,}}?){_IN}(?:的|,|、|,?其中)?(?P<part>.{{2,}}?)|(?P<one>.{{2,}}?)在(?P<all>.{{2,}}?){_IN})(?:所)?$"
)
_EACH = re.compile(
    rf"^(?P<topic>.*?)(?:各|(?P<number>[两三四五六七八九十])(?:大|小)?)(?:{_KINDS})(?P<noun>[^,哪最占各分别]*?)"
    rf"(?:(?:各|分别)(?:都)?(?P<verb>[^,占多几]{{0,4}}?)(?P<both>占)?|(?P<share>占))(?:了|是|有|到|比)*(?:多少|几|{_SHARE})[^,?]{{0,4}}$"
)
_EVERY = re.compile(rf"^(?:各|每)(?:个)?(?:{_KINDS})(?P<noun>.*?)(?:各|分别)*$")
_WITHOUT = re.compile(
    r"^(?P<lead>.*?)除(?:了|去|开|掉)?(?!以)(?P<part>[^,]{1,20}?)(?:之外|以外|外)的?,?(?:其[他它余])?的?(?:还|又|共|一共)*(?P<rest>.*)$"
)
_TAKEN_OFF = re.compile(
    rf"^(?P<lead>.*?),?(?:{alternatives(_WORDS['taken_off'])})了?(?P<part>[^,]{{1,20}}?)(?:的?(?:那些|那部分|部分|那几[^,]))?(?:之外|以外|[之以]?后)?,?"
    r"(?:还|共|一共|总共|只|就)*(?:剩下?|余下?|有)[了的]?(?P<rest>(?:多少|几).*)$"
)
"""发布会扣除疫情防控的那些还剩几场: the whole without a part."""
_NOT = re.compile(r"^(?:非|不是)(?!本|政府|税|遗|公|法|常|物)(?P<part>[^,的]{2,12}?)的(?P<rest>.+)$")
_TOP = re.compile(
    rf"^(?P<topic>.*?)(?:的)?(?:数量|数|条数|件数)?(?:是)?最(?P<bound>多|少|高|低|大|小)(?:的)?(?:是)?(?:那|哪)?(?:一|个)?(?P<sort>{_SORTS})?(?P<tail>.*)$"
)
_FIRST = re.compile(
    rf"^(?P<topic>.+?)最(?:多|高|大)的(?:前)?(?P<number>[两二三四五六七八九十2-9])(?:个|名|位|家)?(?P<sort>{_SORTS})(?:是|有)?(?:哪|什么)?[^,]{{0,4}}$"
)
_COUNTERS = "(?:[前第]?[一二两三四五六七八九十\\d]+[个名位家种类项次])|[次场期天人件名位]"
RANKED = re.compile(
    "第[二三四五2345](?:多(?!种|项)|高(?![级等中速校职])|大(?![队道街学厦院型])|位|名)(?=的|是|[,?。]|$|哪|有)|(?:排|居|列)[^,]{0,3}第(?!几)"
)
"""第二多的, 排第二的: no 第二季度."""
_TOP_OF = re.compile(
    rf"^(?:\d+(?:{_UNITS}))?(?P<topic>.+?){_IN}最(?P<bound>多|少|高|低|大|小)的(?:一(?:{_UNITS}|笔))?(?:是)?(?:多少|几)(?:{_UNITS}|元|钱)?$"
)
"""25件收费里最高的是多少: the number of the most of them."""
_PLACE = re.compile(
    rf"^(?P<topic>.*?)(?:的)?(?:数量|数)?(?:排(?:名|在|行)?|居|位居|位列)?第(?P<at>[二三四五2345])(?P<bound>多|少|高|低|大|位|名)?(?:的)?(?:是)?(?:哪)?(?:一|个)?(?P<sort>{_SORTS})?(?P<tail>.*)$"
)
_OVER = re.compile(
    rf"^(?P<topic>.*?)(?:超过|多于|大于|高于)(?:了)?(?P<number>\d+)(?:{_UNITS})?的?(?:是|有)?(?:哪|什么)(?:几|一|些)*(?:个)?(?P<sort>{_SORTS})?(?P<tail>.*)$"
)
_OF_GIVEN = re.compile(
    rf"^(?P<lead>[^\d]{{0,14}}?)(?P<number>\d+)(?P<unit>{_UNITS})(?P<whole>[^,;\d]{{0,14}}?)(?:{_IN}(?:的|,|、|其中)*|,?其中的?)"
    rf"(?:(?P<part>[^,;\d]{{2,20}}?)(?:各自|分别)?(?:一?共|总共)?(?:是|有|为)?(?:多少|几)(?:{_UNITS})?"
    rf"|有(?:多少|几)(?:{_UNITS})(?:是|为|由|来自|属于)*(?P<behind>[^,;\d]{{2,20}}))$"
)
"""收到的30件申请里,网上提交的有几件: a part of the number that is said."""
_ASKS = re.compile(rf"(?:是|有|为|达)?(?:哪(?:一|个|几|些)?(?:{_SORTS})?|什么|多少|几|谁)(?:{_UNITS})?[?。]?$")
_ASKED_TOO = re.compile("多少|几[件条个项份宗期场篇次]|哪|什么|谁")
"""工作动态有几条,占多少: two things are asked."""
_JOINTS = re.compile(rf"、|以及|{AND}|加上?|\+|跟")
_OF_ALL = re.compile(rf"^(?:{_ALL})+的?|(?:的)?(?:总数|总量|总体|总和|合计)$")
_LEADS = re.compile(rf"^(?:{alternatives(_WORDS['leads'])})+")
_TRAILS = re.compile(r"(?:的|数量|数|,|是|共|所|分别|各自?|(?<=[a-d]类)(?:提案|建议)?件)+$")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class ListAsked:
    """What is asked of a list; see the module."""

    operation: str
    parts: tuple[str, ...] = ()
    whole: str = ""
    topic: str = ""
    kind: str = ""
    number: int = 1
    unit: str | None = None
    said: str = ""
    beside: tuple[str, ...] = ()


@lru_cache(maxsize=1024)
def read_list_question(content: str) -> ListAsked | None:
    """What a question's content asks of a list; None where it asks nothing of one."""
    text = re.sub(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])", "", content).strip(" ,;。?!呢吗")
    if len(text) > _LONGEST or not re.search("[\u4e00-\u9fff]", text):
        return None
    return (
        _of_given(text)
        or _without(text)
        or _each(text)
        or _shared(text)
        or _first(text)
        or (_top(text) if read_extreme(text) is None else None)
    )


def carried_on(content: str, before: str) -> ListAsked | None:
    """What a turn that names a part alone asks after a question of another's share (其他呢, after 动态占比多少); None where it does not."""
    earlier, own = read_list_question(before), content.strip(" ,;。?!呢的")
    if earlier is None or earlier.operation != "share" or not own or _ASKED_TOO.search(own) or read_list_question(content):
        return None
    own = _TRAILS.sub("", _LEADS.sub("", own))
    return replace(earlier, parts=_parts(own), said=own, beside=earlier.parts) if own else None


def _of_given(text: str) -> ListAsked | None:
    found = _OF_GIVEN.match(text)
    part = "" if found is None else _TRAILS.sub("", _LEADS.sub("", found["part"] or found["behind"]))
    if found is None or not part or part.rstrip("了到").endswith("占"):
        return None
    whole = _TRAILS.sub("", f"{found['lead']}{found['whole']}")
    return ListAsked("of_given", (part,), whole, number=int(found["number"]), unit=found["unit"], said=part)


def _without(text: str) -> ListAsked | None:
    found = _WITHOUT.match(text) or _TAKEN_OFF.match(text) or _NOT.match(text)
    if found is None:
        return None
    part, rest = found["part"], found.groupdict().get("lead", "") + found["rest"]
    share = _SHARE_OF.match(rest) or _SHARED.match(rest)
    if share is not None:
        return ListAsked("rest_share", _parts(part), _all_but(share.groupdict().get("whole") or ""), share["left"], said=part)
    names_another = channel_of(part) is not None and channel_of(rest) is not None  # 除网站外公众号发布几条
    if names_another or not re.search("多少|几", rest):
        return None
    return ListAsked("rest", _parts(part), topic=rest, unit=asked_unit(rest), said=part)


def _each(text: str) -> ListAsked | None:
    found = _EACH.match(text)
    if found is None:
        return None
    shares = found["share"] or found["both"] or re.search(r"百分|比例|比重", text[found.end("noun") :]) is not None
    topic = f"{found['topic']}{found['noun']}{found['verb'] or ''}"
    number = int(chinese_numeral((found["number"] or "").replace("两", "二")) or 1)
    if shares:
        return ListAsked("each_share", topic=topic, number=number)
    return ListAsked("each", topic=topic, number=number, unit=asked_unit(text))


def _shared(text: str) -> ListAsked | None:
    for pattern in (_SHARED, _SHARE_OF, _PERCENT):
        found = pattern.match(text)
        if found is None:
            continue
        left, whole = found["left"], found.groupdict().get("whole") or ""
        if _ASKED_TOO.search(left):
            return None
        if (every := _EVERY.match(left)) is not None:
            return ListAsked("each_share", topic=every["noun"])
        within = _WITHIN.match(left)
        if within is not None:
            left, whole = within["part"] or within["one"], f"{within['of'] or within['all']}{whole}"
        left = _TRAILS.sub("", _LEADS.sub("", left))
        return ListAsked("share", _parts(left), _all_but(whole), unit=asked_unit(whole), said=left) if left else None
    return None


def _first(text: str) -> ListAsked | None:
    if (several := _FIRST.match(text)) is not None:
        number = int(chinese_numeral(several["number"].replace("两", "二")) or several["number"])
        kind = several["sort"] if several["sort"] not in _WORDS["any"] else ""
        return ListAsked("top", topic=_TRAILS.sub("", several["topic"]), kind=kind, number=number, unit=asked_unit(text))
    return None


def _top(text: str) -> ListAsked | None:
    if (inside := _TOP_OF.match(text)) is not None:
        meant = "least" if inside["bound"] in "少低小" else "most"
        unit = "元" if re.search("[费钱]", inside["topic"]) else asked_unit(text)
        topic = re.sub("收费$", "信息处理费", inside["topic"])
        return ListAsked(meant, topic=topic, unit=unit)
    for operation, pattern in (("over", _OVER), ("place", _PLACE), ("most", _TOP)):
        found = pattern.match(text)
        if found is None:
            continue
        tail = _ASKS.sub("", found["tail"] or "").strip(" ,是")
        sort = found["sort"] or ""
        if operation == "most" and not sort and not re.search("哪|什么|谁", text) and (not tail or re.search("多少|几", text)):
            return None  # 单篇最高阅读量多少: a number that a report tells
        if re.match(_COUNTERS, tail) or (operation == "place" and (tail or not RANKED.search(found.group()))):
            return None
        bound = found.groupdict().get("bound") or "多"
        number = int(found["number"]) if operation == "over" else 1
        if operation == "place":
            number = int(chinese_numeral(found["at"]) or found["at"])
        meant = "least" if operation == "most" and bound in "少低小" else operation
        if operation == "place" and bound in "少低":
            return None
        topic = _TRAILS.sub("", f"{found['topic']} {tail}".strip())
        kind = sort if sort not in _WORDS["any"] else ""
        return ListAsked(meant, topic=topic, kind=kind, number=number, unit=asked_unit(text))
    return None


def _all_but(whole: str) -> str:
    """What a whole is said to be, without words for all of it."""
    return _TRAILS.sub("", _OF_ALL.sub("", whole.strip(" ,")))


def _parts(text: str) -> tuple[str, ...]:
    """The parts named together, the text as one piece first where it may be one."""
    return tuple(piece for piece in (_TRAILS.sub("", _LEADS.sub("", one)) for one in _JOINTS.split(text)) if piece)
