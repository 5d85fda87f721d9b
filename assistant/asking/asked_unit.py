"""In what a question asks to be told: the unit it asks in (几件, 多少元, 百分之几), and whether it asks for a number at all.

>>> asked_unit("一共收到多少件申请"), asked_unit("占百分之几"), asked_unit("哪些问题")
('件', '%', None)
>>> asked_unit("有多少家长参加"), asked_unit("有多少家企业"), asked_unit("专项资金多少")
(None, '家', '元')
>>> asked_unit("收到申请的单位有多少"), asked_unit("各单位收到的申请有多少"), asked_unit("市直单位有多少个")
('家', None, '家')
>>> asked_unit("微信公众号的数量是多少"), asked_unit("公众号发布信息的数量")
('家', None)
>>> asks_number("行政诉讼数量"), asks_number("由谁负责"), asks_number("how many websites"), asks_number("which website")
(True, False, True, False)
>>> asks_number("那几件是什么原因"), asked_unit("这几件的理由")
(False, None)
>>> asks_number("改动的是哪个数据"), asks_number("表里的数据")
(False, True)
"""

from __future__ import annotations

import re
from functools import cache

from assistant.language.word_tables import word_table
from ingest.statements.words import alternatives, load_words

_PERCENT = re.compile(
    r"百分之几|百分之多少|(?:多少|几)%|占比|比例|比重|份额|百分比|百分率|增长率|增幅|增速|涨幅|升幅|降幅|跌幅|变化率|变化幅度|多大比|几成|几个百分点|率是|率为|率多少|率达|率(?:能|有|是)?多高|percent|share of|proportion|rate of"
)
_MONEY = re.compile(
    r"多少钱|收(?:取)?了?多少.{0,8}费|多少(?:信息)?(?:处理)?费|多少(?:万|亿)?元|几(?:万)?元|费用是多少|(?:资金|经费|款项?|奖金)(?:一?共|总共|总计)?(?:有|是|为|达到?)?多少(?![\u4e00-\u9fff%])|金额|how much money|yuan"
)
_NUMBER = re.compile(
    r"多少|(?<![哪那这近])几[^乎何]|数量|总数|人数|件数|条数|次数|期数|篇数|份数|百分之|比例|占比|多大|总计|合计|加起来|相差|差多|差额|差值|差距|什么数|啥数|数字|数值|数据|数目|率(?:能|有|是)?多高|满意度(?:能|有|是)?多高|几何|填的是|居首|第一名|首位|增速|涨幅|比重|份额|最多|最少|排名|排第|增长率|增幅|"
    r"how many|how much|number of|what percentage|percentage|total|how often|average|share of|count of|by how|what is the sum|amount"
)
_TAIL = re.compile(
    r"(?:数|人次|场次|数量|总计|合计|金额|比例|率|得分|评分|(?:访问|浏览|点击|阅读|下载|播放|发行|发布|办件|受理)量)[?。!]*$"
)
_NOT_NUMBERS = re.compile(
    r"电话|号码|(?:热线|专线)的?(?:是|为)?(?:多少|几号)[?。]?$|邮编|邮政编码|邮箱|地址|网址|传真|文号|索引号|第几|几点|几号|哪天|哪一天|日期|何时|什么时候|多久|为什么|telephone|phone|post(?:al)? ?code|e-?mail|address|website|fax|when "
)
_WHICH_ONE = re.compile(r"谁|哪(?!怕)")
_LOOSELY = re.compile(r"数[据字值目]")
"""Words for a number that ask for none where it is asked which one or who (审核数据由谁负责, 更正的是哪个数据)."""
_MEASURES = alternatives(("门", *load_words().counts, *load_words().money))
_COUNTED_CALLS = re.compile(
    rf"(?:接(?:听|到|入|通)|打[来进])(?:的|了|过)?电话(?=[^?]*(?:多少|几)(?:{_MEASURES}))|(?:多少|几)[个通次条部家].{{0,6}}?电话|[接打]了?多少电话|(?:电话|邮箱|网址|传真)[^,。?]{{0,20}}?(?:多少|几)(?:{_MEASURES})|电话(?=咨询|办理|受理|申请|回访|求助|投诉|举报|答复|预约|接待|来访)"
)
"""接了多少个电话: calls are counted; 电话咨询几件, 邮箱收到多少封: a way in which it was asked."""
_COUNTED = re.compile(
    r"(?<![总大多少])(人|件|条|篇|次|期|份|户|家|场)数(?!据|字|值|量|额|目|码|学)|(场次|人次)(?=[是为有共达]|多少|几|[?,。]|$)"
)
"""培训人数, 会议次数: the unit of what is asked."""
_HOW_MANY_ON = re.compile("(?:一共|总共|共|合计|有|是)*(?:多少|几).*$")
_ASKS_HOW_MANY = re.compile(
    rf"(?:一?共|总共|总计|大约)?(?:有|是|了)?(?:多少|几)(?:{alternatives((*load_words().counts, *load_words().money))})?"
)
_VERB_BEFORE = re.compile(
    r"(?:发布|公开|公布|推送|刊发|更新|收到|办理|建立|建成|设立|开设|聘请|涉及|发|推|有|做|办|建|设)*(?:了|过|出)?$"
)
_PEOPLE = re.compile("(?:多少|几)个人(?!信息|申请|隐私|和|提|所得)")
"""有几个人补考: people are counted."""
_ALIKE = (
    frozenset({"件", "条", "个", "项", "篇", "份", "宗", "起", "则", "例", "种", "余", ""}),
    frozenset({"件", "封"}),
    frozenset({"件", "对"}),
    frozenset({"期", "篇", "个", ""}),
    frozenset({"篇", "条", "篇次", "条次"}),
    frozenset({"次", "场", "场次", "期", "届", "期次", "节", "轮", "回", "集"}),
    frozenset({"场", "期", "个"}),
    frozenset({"人", "名", "位", "人次", ""}),
    frozenset({"户", "户次", ""}),
    frozenset({"%", "个百分点"}),
    frozenset({"元", "万元", "亿元"}),
    frozenset({"家", "个", "所", "处"}),
    frozenset({"个", "部分", "个部分"}),
    frozenset({"级", "层"}),
    frozenset({"块", "个", "面"}),
    frozenset({"类", "种", "个", ""}),
)
"""Units in which one thing may be counted."""
_PERSONS = frozenset({"人", "名", "位"})
_ENGLISH_UNITS = ((r"how many times|sessions|how often", "次"), (r"how many (?:people|persons|staff)", "人"))


def asked_unit(text: str) -> str | None:
    """The unit a folded question asks in; None where it leaves it open or asks for no number."""
    if _PERCENT.search(text):
        return "%"
    if _MONEY.search(text):
        return "万元" if "万元" in text or "10,000yuan" in text.replace(" ", "") else "元"
    words = load_words()
    if _PEOPLE.search(text):
        return "人"
    if (found := _counted_in().search(text)) and (
        found[1] not in words.at_ends or re.match(r"[的呢吗,。?!;:]|$", text[found.end() :])
    ):
        return "家" if found[1] == "个" and _bodies_before().search(text, 0, found.start()) else found[1]
    if (counted := _COUNTED.search(text)) is not None:
        return counted[1] or counted[2]
    if _bodies_counted().search(text):
        return "家"
    return next((unit for pattern, unit in _ENGLISH_UNITS if re.search(pattern, text)), None)


@cache
def _counted_in() -> re.Pattern[str]:
    """The unit behind 多少; 家 begins a noun in 多少家长."""
    words, nouns = load_words(), alternatives(word_table("stopwords")["nouns_like_units"])
    units = alternatives((*words.counts, *words.money))
    return re.compile(rf"(?:多少|(?<![哪那这])几)(?:余|多)?(?:万(?!元)|亿(?!元))?(?!{nouns})({units})")


@cache
def _bodies_counted() -> re.Pattern[str]:
    """收到申请的单位有多少, 公众号的数量: bodies and accounts are counted, not what they have received or told."""
    bodies, accounts = (alternatives(word_table("counted")[kind]) for kind in ("bodies", "accounts"))
    return re.compile(
        rf"的(?:{bodies})(?:一?共|总共)?(?:有多少|是多少|多少|数量?)(?![\u4e00-\u9fff])"
        rf"|(?:{bodies}|{accounts})的?(?:总数|数量|个数|数目)(?:一?共|总共)?(?:有多少|是多少|为多少|多少)?(?![\u4e00-\u9fff])"
    )


@cache
def _bodies_before() -> re.Pattern[str]:
    """市直部门有(几个): bodies are counted, and no pieces of information."""
    return re.compile(rf"(?:{alternatives(word_table('counted')['bodies'])})(?:一?共|总共)?(?:有|是)?$")


def without_how_many(text: str) -> str:
    """A folded question up to where it asks how many.

    >>> without_how_many("发布信息一共多少条"), without_how_many("信息公开")
    ('发布信息', '信息公开')
    """
    return _HOW_MANY_ON.sub("", text)


def noun_asked(text: str) -> str:
    """What a folded question says that it counts: the words behind its unit, else those before 多少 and 几 without the verb
    that stands there; "" where that is a place (微信群里发布了多少条).

    >>> noun_asked("网站上有几条通知公告?"), noun_asked("通知公告发了几条"), noun_asked("微信群里发布了多少条")
    ('通知公告', '通知公告', '')
    """
    found = _ASKS_HOW_MANY.search(text)
    if found is None:
        return ""
    behind = re.sub(r"^的|[?。!,].*$", "", text[found.end() :])
    return (
        behind
        if len(behind) > 1
        else _VERB_BEFORE.sub("", re.sub(r".*(?:里面?|上面?|中|内)(?=[^里上中内]*$)", "", text[: found.start()]))
    )


def part_named(text: str) -> str:
    """What one part of a folded Chinese question asks the number of, in its own words; "" for one in English.

    >>> part_named("其中视频解读多少篇|政策解读多少篇"), part_named("how many were there")
    ('视频解读', '')
    """
    own = _ASKED_OF.sub("", text.partition("|")[0])
    return "" if own.isascii() else own


_ASKED_OF = re.compile(r"^其中|(?:一?共|总共)?(?:有|是)?(?:多少|几)[\u4e00-\u9fff]?[^\u4e00-\u9fff]*$")
"""What is not the name of what a part of a question asks for."""


def asks_number(text: str) -> bool:
    """Whether a folded, lower-case question asks for a number (telephone numbers, dates and the like are not; how many websites is)."""
    if "how many " not in text and _NOT_NUMBERS.search(_COUNTED_CALLS.sub("", text)):
        return False
    asked = _LOOSELY.sub("", text) if _WHICH_ONE.search(text) else text
    return bool(_NUMBER.search(asked) or _TAIL.search(asked))


def units_fit(asked: str | None, unit: str) -> bool:
    """Whether a number with this unit can answer a question that asks in `asked` (None: any)."""
    if asked is None or (asked == "个" and unit in _PERSONS):  # 几个监督员: 监督员18名
        return True
    return asked == unit or any(asked in group and unit in group for group in _ALIKE)


def of_persons_unasked(asked: str | None, unit: str, subject: str, text: str) -> bool:
    """Whether persons are counted where a question asks in 个 and does not name them (企业几个: 企业代表5名).

    >>> of_persons_unasked("个", "名", "企业代表", "企业几个"), of_persons_unasked("个", "名", "聘请监督员", "几个监督员")
    (True, False)
    """
    return asked == "个" and unit in _PERSONS and subject[-2:] not in text


def is_usual(unit: str) -> bool:
    """Whether a unit has others beside it that count the same (得分902分: 分 has none)."""
    return any(unit in group for group in _ALIKE)
