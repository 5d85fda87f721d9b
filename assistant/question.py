"""A question as understood: which bodies, which years, what, and what is to be done with it.

What each piece asks for is `assistant.asked_thing`'s, what an earlier turn adds `assistant.conversation`'s.
Text is folded or lower case. Nothing is looked up here but names of bodies.

>>> from assistant.organisations import OrganisationTable
>>> question = understand("示例市2023年收到多少件申请？", OrganisationTable.of([("示例市人民政府", (), "a")]), 2023)
>>> [o.name for m in question.mentions for o in m.organisations], question.years.named, question.operation
(['示例市人民政府'], (2023,), 'value')
>>> question.asks[0].indicator, question.asks[0].unit
('applications.received', '件')
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.asked_language import asked_language
from assistant.asked_thing import wanted
from assistant.asked_unit import asked_unit, asks_number
from assistant.english_bodies import english_mentions, pinyin_places, without_english_kinds, without_english_places
from assistant.english_plain import straight
from assistant.english_spelling import spelt_right
from assistant.indicator_words import all_dimensions, sum_of
from assistant.linked import Linked
from assistant.named_bodies import asked_about
from assistant.organisations import Mention, OrganisationTable
from assistant.part_of_year import quarters_in_words
from assistant.politeness import without_politeness
from assistant.regional import mainland
from assistant.rounding import without_rounding
from assistant.said_figures import said
from assistant.said_rows import rows_by_number, without_consequence
from assistant.tasks import Task, read_tasks
from assistant.wanted import Wanted
from assistant.years import Years, carried_years, years_in
from ingest.normalise import fold_text, simplify

_HAN = re.compile(r"[\u4e00-\u9fff]")
_SAID_OPERATIONS: tuple[tuple[str, str], ...] = (
    ("check", r"加起来(?:对得上|和.*一样|等于|是不是)|对得上|加总.*一致|是否相等|add(?:s)? up to|sum up to|match the total"),
    (
        "parts",
        r"(?:[分各]|[两三四五六七八九十]|\d+)项.{0,6}(?:加起来|加在一起|加到一起|合起来|合计|之和|相加|总和)|items? together",
    ),
    (
        "beyond",
        r"除(?!了?以).{1,12}(?:之外|以外|外)|(?:之外|以外)(?:的|还|呢|其)|^(?:那么?|那)?除(?:了|去|开)(?!以)[^,。?多少几]{1,12}(?:呢|[?。]|$)|不(?:含|包括|算)|扣除|剔除|一半|大部分|每个?月|每天|每周|每个?季|[各逐]个?季度|逐月|各月",
    ),
    ("times", r"几倍|多少倍|how many times (?:as|more|higher|larger)"),
    (
        "max",
        r"最多|最高|最大|之最|哪一?个?年(?:度|份)?[^,。?多少几最]{1,10}多(?!少)|哪个?(?:年|年度)?更?多(?!少)|哪.{0,6}更多|居首|首位|榜首|头名|冠军|领跑|(?:排|列|居|位|数|名次|名列|位次|排行).{0,3}第一|第一名|第一位|"
        r"which .{0,60}(?:most|highest|largest|greatest|biggest)|(?:^|who .{0,40}|which .{0,60}|the )(?:most|highest|largest|greatest|biggest) |"
        r"(?:rank|came?|come)(?:s|ed)? (?:first|top|number one)|top of the|\b(?:leads?|led|tops|topped) (?:the|in|for|on|with)\b",
    ),
    (
        "min",
        r"最少|最低|最小|垫底|末位|倒数第一|最末|最后一名|which .{0,60}(?:fewest|lowest|least|smallest)|(?:the|who .{0,40}) ?(?:fewest|lowest|least|smallest) ",
    ),
    (
        "count_bodies",
        r"多少个?(?:单位|机关|部门|机构|家单位)|几个?(?:单位|机关|部门)|how many (?:bodies|organisations|organizations|departments)",
    ),
    (
        "share",
        r"占.{0,20}(?:百分之几|百分之多少|比例|比重|份额|多少(?![条件篇项份期次宗人名]|个(?!百分))|几成|百分比|百分率)|占比|所占|(?:多大|多少|什么)(?:的)?(?:比例|比重|份额)|(?:比例|比重|份额)(?:(?:是|有|为|达|占)?多|呢?[?]?$)|百分之(?:几|多少)(?:是|来自|为|属于|由|出自|系)|几成(?:是|来自|为|由)|what fraction of|what (?:percentage|share|proportion) of|percent(?:age)? of (?:the|all)",
    ),
    (
        "growth",
        r"增长率|增幅|增速|涨幅|升幅|降幅|跌幅|变化率|(?:增长|变化|变动|上升|下降|增减)的?(?:幅度|速度|百分比|比率|比例)|(?:增|涨|升|降|跌|减|变化|增加|减少|上涨|增多|变)了?百分之|(?:增|涨|升|降|跌|减|上涨|增加|减少|变化)了?(?:多少|几)个?百分|百分之(?:几|多少)的?(?:增|涨|升|降|跌|减)|增长(?:了)?百分之|[增减升降涨跌][长加少高]?了?多少[(,]?(?:按)?百分|增长(?:了)?多少个?百分|同比.{0,6}(?:百分|多少|几)|上升(?:了)?百分之|下降(?:了)?百分之|"
        r"what percentage .{0,80}(?:rise|increase|grow|fall|change|decrease)|by what percent|percentage (?:increase|growth|change)|growth rate",
    ),
    (
        "difference",
        r"(?:变化|变动|变|增减|浮动|起伏)了?(?:多少|几|多大)|差(?:了|距|额|值|异)|相比.{0,40}(?:多少|几)|(?:增加|增长|减少|上升|下降|多|少|涨|跌|升|降|增|减)(?:了|出)(?:多少|几)|比.{1,40}(?:多|少|高|低)(?:了|出)?(?:多少|几|还是)|比.{1,40}(?:增加|减少|增长|下降)(?:了)?(?:多少|几)|比.{1,40}(?:多|少)[\u4e00-\u9fff]{1,4}(?:多少|几)|相差|差多少|差几|多还是少|还是少|"
        r"by how (?:many|much)|how much did .{1,120} change|how much (?:higher|lower)|what (?:is|was) the (?:difference|gap)|gap between|how many more|how many fewer|exceed|difference between|more .{1,80} than",
    ),
    (
        "change",
        r"(?:增加|减少|增多|上升|下降)了?(?:多少|几)[件条次个宗份期]|(?:比|较)(?:去年|上年|上一年|前一年).{0,6}(?:增|减|多|少|上升|下降)|more than (?:the|in the) (?:year before|previous year)|increase over",
    ),
    (
        "trend",
        r"走势|怎么变化|如何变化|变化(?:趋势|情况)|趋势|哪个?年?多|哪年|哪一年|how did .{1,80}(?:change|develop)|trend|which year",
    ),
    ("mean", r"平均|average|mean "),
    (
        "sum",
        r"共.{0,8}(?:多少|几)|累计|累积|合计|加起来|总和|之和|一共|总共|相加|altogether|in total|together|combined|\btotal\b.{0,80}\b(?:over|since|for the years|between)\b|\bsum of\b",
    ),
)
_OPERATIONS = tuple((name, re.compile(pattern)) for name, pattern in _SAID_OPERATIONS)
_GREETING = re.compile(r"您好|你好|请教|谢谢|感谢|麻烦|辛苦|想了解一下|打扰|hello|thank|good (?:morning|afternoon)|excuse me")
_SALUTE = re.compile(
    r"^(?:各位|尊敬的)?(?:工作人员|老师|领导|同志|客服|小编)?(?:们)?(?:您好|你好|您们好|你们好)(?:啊|呀)?[,!:。;]?(?=.)"
)
_INTRODUCES = re.compile(
    r"(?:我们?是|本人(?:是|系)|(?:我|本人)?作为(?:一[名个位])?(?:普通|基层|在校)?(?=记者|市民|居民|学生|律师|公民|村民|群众|研究|教师|老师|干部|科员|工作人员|媒体|编辑)"
    r"|为了?(?:写|做|完成|准备|研究|核对|撰写)|(?:单位|领导|老板|老师|编辑部?)(?:急?需要|急?要|让我?|在?催|等着)|急|在线等|有个?(?:问题|事)|请帮(?:个|下)?忙|帮个?忙)[^多少几哪什怎吗谁]{0,24}"
    r"|i(?:'m| am) (?:an?|the|with|from|writing|working|doing)\b[^?]{0,60}|(?:quick|one|a) question"
    r"|as an? (?:journalist|reporter|citizen|resident|student|researcher|lawyer|clerk|civil servant|teacher)\b[a-z ]{0,30}"
)
"""What somebody says of themselves or of why they ask, in a piece of its own before what they ask."""
_OPENS = re.compile(
    r"^(?:我)?(?:是)?(?:很|就)?(?:想要?|要|希望)?(?:了解|知道|打听|(?:咨询|查询)(?!类|量|来电|电话|件|服务|台|点|窗口|热线|人|机|库|室|终端|系统|平台|设备|员|次|了)|请教|问(?!答|责|卷|题|询|政|计|需|候|诊|世|政))(?:一下|下|的是)?[:,]?(?=.{4})|^i(?:'d| would) like to (?:know|ask|find out) "
)
_WORDS_TOO = re.compile(r"为什么|为何|原因|哪些|什么方面|哪方面|怎么|如何|关于什么")
_ALWAYS_COMPUTED = frozenset({"value", "sum", "check", "parts"})
"""The operations whose words a figure's name may be said with; any other is meant only where its words say nothing else."""
_SHARE_OF = re.compile(r"what (?:share|percentage|proportion|fraction) of")
_STATED_MEAN = re.compile(r"平均(?:办理|答复|处理|办结|每件)?(?:用时|时长|耗时|时间|天数|时限)")
"""A mean that a report states itself; there is nothing to compute it from."""
_WHICH_OF_ITS_KINDS = re.compile(
    r"哪(?:一)?(?:种|类|项|方面|渠道|方式|途径|平台|部分|块)[^,。?]*最|最(?:多|少|高|低|大|小)的?是?哪(?:一)?(?:种|类|项|方面|渠道|方式|途径|平台)"
)
"""哪种渠道收到的来信最多: one of several kinds that the question does not name, whose numbers are to be compared."""
_TIMES = frozenset({"天", "日", "小时", "工作日", "个工作日"})
"""Units of how long something took: a mean in them is one that a report states."""
_NUMERIC = frozenset({"check", "parts", "difference", "share", "growth", "change"})
_SPLIT = re.compile(r"[,;。?!](?=.)")
_NEGATES_FIGURE = re.compile(
    r"有没有|是否|是不是|吗$|吗[?。]|什么|哪些|怎么|如何|怎样|为什么|为何|谁|哪里|哪儿|哪几|哪两|哪三|请列出|what |which |who |where |why |how (?!many|much|often)|does |did .* any|are there any|is there any"
)


@dataclass(frozen=True, slots=True)
class Question:
    """`content`: the folded text without bodies and years; `asks` the things asked, in order; `numeric` whether a number is asked for,
    `also` what is asked in words beside it, `linked` the figures of earlier turns, `host` the body of the turn before, whose report may tell of one that has none; `language`
    reads it, `answered_in` answers it."""

    text: str
    folded: str
    content: str
    language: str
    mentions: tuple[Mention, ...]
    years: Years
    operation: str
    asks: tuple[Wanted, ...]
    numeric: bool
    also: str = ""
    linked: tuple[Linked, ...] = ()
    answered_in: str = "zh"
    host: str = ""


def understand(text: str, table: OrganisationTable, this_year: int | None) -> Question:
    """Reads a question against the bodies of a store; `this_year` is the year it is asked in (去年 is the one before)."""
    plain = rows_by_number(without_consequence(without_politeness(mainland(simplify(_without_tones(text))).strip())))
    language = "zh" if _HAN.search(re.sub(r"[(（][^()（）]*[)）]", "", plain)) else "en"
    plain = straight(spelt_right(plain, table.spellings)) if language == "en" else plain
    latin = len(re.findall(r"[A-Za-z]{2,}", _fold_mixed(plain)))
    mixed = language == "zh" and latin >= 1
    folded = _fold_mixed(plain) if language == "en" or mixed else fold_text(plain).lower()
    folded = carried_years(pinyin_places(folded, table) if mixed else folded)
    named = _useful(table.mentions(folded)) if _HAN.search(folded) else ()
    mentions = asked_about(named, folded, table)
    if (language == "en" or mixed) and not mentions:
        wide = "".join(_wide(c) for c in plain)
        wide = carried_years(wide)
        mentions = named = _useful(english_mentions(table, wide))
        folded = wide.lower()
    years = years_in(folded, this_year, [m.start for m in mentions])
    places = [m for m in named if m.bare_place and m.organisations and mentions and m.start < mentions[0].start]
    content = _without(folded, [(m.start, m.end) for m in (*mentions, *places)] + list(years.spans))
    if language == "en" or mixed:
        content = without_english_kinds(without_english_places(content, table) if mentions else content)
    content = without_rounding(quarters_in_words(_businesslike(content)))
    content, also = _words_apart(content) if any(map(asks_number, _SPLIT.split(content))) else (content, "")
    if also and not all(str(y) in _without(folded, [(m.start, m.end) for m in mentions]).replace(also, "") for y in years.named):
        years = years_in(folded.replace(also.strip("?"), ""), this_year)
    operation = next((name for name, pattern in _OPERATIONS if pattern.search(folded)), "value")
    if operation not in _ALWAYS_COMPUTED and said(content).indicator is not None and not _SHARE_OF.match(content):
        operation = "value"
    stated_mean = operation == "mean" and (_STATED_MEAN.search(content) or asked_unit(content) in _TIMES)
    if stated_mean or (operation == "count_bodies" and len(mentions) == 1):
        operation = "value"
    if operation == "parts" and _sums_a_row(read_tasks(content)):
        operation = "sum"  # the items of one row of the forms, which are what the row comes to
    numeric = (asks_number(content) and not _asks_words(content)) or operation in _NUMERIC
    asks = tuple(wanted(part, operation) for part in _parts(content, operation, language))
    if years.ranged and _is_two_sided(content, operation):
        years = replace(years, named=(min(years.named), max(years.named)), ranged=False)
    one_place = len(mentions) == 1 and len(years.named) == 1
    if operation in ("max", "min") and one_place and (any(a.exclusive for a in asks) or _WHICH_OF_ITS_KINDS.search(content)):
        operation = operation if any(task.over for task in read_tasks(content)) else "beyond"
    if "分别" in content and len(mentions) <= 1 and len(years.named) <= 1 and not years.last and not years.since:
        numeric = False
    if operation == "trend" and any(a.indicator and a.exclusive for a in asks):
        numeric = True
    in_words = _NEGATES_FIGURE.search(content) or _ASKS_OTHERWISE.search(content)
    if not numeric and not in_words and any(a.indicator and a.exclusive for a in asks):
        numeric = True
    if _told_by_all(asks, operation) and not _ASKS_OTHERWISE.search(content):
        numeric = True
    return Question(
        text, folded, content, language, mentions, years, operation, asks, numeric, also, answered_in=asked_language(plain)
    )


_ASKS_OTHERWISE = re.compile(
    r"有没有|有无|是否|是不是|吗|哪些|怎么|如何|怎样|为什么|为何|哪里|哪儿|哪几(?:方面|类|种|项|点|块)|哪(?:几|[两二三四五六七八九十]|\d{1,3})[件条份篇次场期部](?![^,。?]*[最前])|第几[期届次批轮季版]|原因|什么(?!数|量|比例|比重|水平|单位)|"
    r"哪一?[个家](?:网站|平台|机构|部门|科室|地方|单位)(?![^,。?]*[多少高低大小最])|"
    r"(?:^|[,.;:] ?)(?:who|where|why|how (?!many|much|often))|(?:are|is|were|was) there any|did .* any|^(?:has|have) .*\b(?:all|any)\b|^what (?:was|were|is|are|did|do) .*\babout\b|"
    r"^what (?:did|do|does) .*\b(?:ask(?:ing)? for|request|concern|seek|want|relate to|demand|deal with)[?. ]*$|^what (?:was|were) (?:requested|asked for|sought)\b|"
    r"^(?:what|which) (?:regulation|rule|document|system|polic|guide|handbook|manual|notice|channel|website|platform|column|activit|principle|office|unit)"
    r"[a-z]*\b(?!.*\b(?:most|fewest|more|fewer|highest|lowest)\b)"
)
"""What is asked in words though all its words are a figure's: whether, why, how."""


def _is_two_sided(content: str, operation: str) -> bool:
    """Whether what is asked goes from one end of a range of years to the other, not over all of them."""
    tasks = read_tasks(content)
    return (tasks[-1].operation if tasks else operation) in ("difference", "growth", "ratio", "change", "times")


def _told_by_all(asks: tuple[Wanted, ...], operation: str) -> bool:
    """Whether every word of the question goes to say one figure."""
    return all(said(ask.text, operation).indicator is not None for ask in asks)


@lru_cache(maxsize=4096)
def _words_apart(content: str) -> tuple[str, str]:
    """(what asks for numbers, what asks for words) where a question does both in pieces of their own."""
    pieces = re.split(r"(?<=[,;。?!])", content)
    words = [p for p in pieces if _WORDS_TOO.search(p) and not re.search(r"多少|几[件条次个期篇份名人项场]", p)]
    rest = [p for p in pieces if p not in words]
    return (
        ("".join(rest), "".join(words)) if words and any(asks_number(p) and not _asks_words(p) for p in rest) else (content, "")
    )


def _businesslike(content: str) -> str:
    """Without the pieces that only greet or thank."""
    content = _SALUTE.sub("", content) or content
    pieces = re.split(r"(?<=[,;:。?!])|(?<=[a-z]\. )", content)
    kept = [p for p in pieces if not _GREETING.search(p) or asks_number(p) or said(p).concepts]
    while len(kept) > 1 and _INTRODUCES.fullmatch(kept[0].strip(" ,;:。!.")) and not _names_figure(kept[0]):
        kept = kept[1:]
    content = "".join(kept).strip(" ,;。") or content
    return _OPENS.sub("", content.strip())


def _sums_a_row(tasks: Sequence[Task]) -> bool:
    """Whether what is read is the sum of the items of one row that the forms print no cell for (不予公开)."""
    rows = [thing.indicator or "" for task in tasks for thing in task.things if task.operation == "sum"]
    return len(tasks) == len(rows) == 1 and bool(sum_of(rows[0]))


def _names_figure(piece: str) -> bool:
    """Whether a piece of a Chinese question says a figure of the forms."""
    return not piece.isascii() and said(piece).indicator is not None


def _without_tones(text: str) -> str:
    """A text whose pinyin has no tone marks (Yúháng: Yuhang); as long as before."""
    if text.isascii() or not _TONES.search(text):
        return text
    return "".join(unicodedata.normalize("NFD", c)[0] if _TONES.match(c) else c for c in unicodedata.normalize("NFC", text))


_TONES = re.compile("[\u00c0-\u024f]")


@lru_cache(maxsize=65536)
def _wide(char: str) -> str:
    folded = fold_text(char)
    return folded if len(folded) == 1 else (" " if not folded else char)


def _fold_mixed(plain: str) -> str:
    """Folded, lower case, but with its spaces: a text with Latin words falls apart without them."""
    return re.sub(r"\s+", " ", "".join(_wide(c) for c in plain)).lower()


def _useful(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Drops repeated mentions of the same bodies."""
    out: list[Mention] = []
    for mention in mentions:
        if not any(m.organisations == mention.organisations and m.organisations for m in out):
            out.append(mention)
    return tuple(out)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    hidden: set[int] = set()
    for start, end in spans:
        hidden.update(range(start, end))
    out = "".join("\0" if i in hidden else c for i, c in enumerate(text))
    return re.sub(r"\0+", " ", out).strip()


def _asks_words(content: str) -> bool:
    """Whether the question asks for words more than for numbers (有哪些…请列出各地期数)."""
    return bool(re.search(r"(?:怎么|如何|怎样|为什么|为何|哪些|什么(?!比例)|请列出)", content)) and not re.search(
        r"多少|几[件条次个期篇份名人项场]|how many|how much|百分之几|怎么变化|如何变化", content
    )


def _parts(content: str, operation: str, language: str) -> list[str]:
    """The pieces of a question that each ask for a number; the whole, where only one does."""
    if operation not in ("value", "sum", "share") or len(all_dimensions(content)) > 1:
        return [content]
    if (each := re.search(r"各(?:自)?(?:是|有|为|收到|收)?((?:多少|几).*)$", content)) is not None:
        pieces = [p for p in re.split(r"和|与|、|及|以及", content[: each.start()]) if p.strip()]
        if len(pieces) > 1:
            return [f"{piece}{each.group(1)}" for piece in pieces]
    if language == "en":
        pieces = re.split(r",? and (?=for how many|how many|how much)|, (?=and how|how)", content)
    else:
        pieces = [p for p in _SPLIT.split(_COUNT_AND_SHARE.sub(",", content)) if p]
    asking = [p for p in pieces if asks_number(p) and not _says_nothing(p)]
    plainly = [p for p in asking if _HOW_MANY.search(p)]
    if len(plainly) < 2 and said(content, operation).indicator is not None:
        return [content]
    if len(asking) < 2:
        return [content]
    first = pieces.index(asking[0])
    return [",".join(pieces[: first + 1]), *asking[1:]]


_COUNT_AND_SHARE = re.compile(r"(?<=(?:多少|.几)[条件篇个项份期次宗])(?=占)")
"""有多少条占多少: two things are asked, with no comma between them."""
_HOW_MANY = re.compile(r"多少|几|how many|how much|百分之")


def _says_nothing(piece: str) -> bool:
    """Whether a piece only asks for a number and names nothing (表里填的是几)."""
    reading = said(piece)
    return reading.whole and not reading.concepts
