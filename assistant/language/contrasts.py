"""Words that tell what is counted apart: a sentence that says 采纳意见18条 counts another thing than 收到意见.

Each contrast of `vocabulary/contrasts.toml` is a list of groups, each of words that mean the same. A question that says
words of one group is not answered by a sentence that says those of another only; a bare question (意见几条) is not answered
by a sentence whose group narrows what is counted (采纳意见). What a clause leaves open is told by the clause before it
(承办建议14件、提案11件). Names in quotes and words that only contain one of these (新闻发布会) tell nothing. Texts are folded.
The file is long because all that narrows a word is told by the same clauses.

>>> apart("参加新闻发布会几次", "举办新闻发布会14场", "次"), apart("举行新闻发布会几次", "举办新闻发布会14场", "次")
(True, False)
>>> apart("网站留言几条", "留言办结186条", "条"), apart("公众号粉丝多少", "微信公众号2个,微博粉丝3.4万人", "人")
(True, True)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from assistant.language.segment import words
from assistant.language.word_tables import word_table
from ingest.statements.words import alternatives

_BEGINS_ANEW = re.compile(r";[^\d]*?(?:政府|网站|公众号|微信|微博|抖音|平台|客户端|热线|信箱|中心|系统|局|委|办|厅)[^\d]{2,}")
"""A clause behind a semicolon that names its own office or channel does not go on with whose the one before was."""
_METRIC = re.compile(r"([\u4e00-\u9fff]{2})总?(?:量|数|次数|人次|人数)(?!据)")
_PERSONS = frozenset({"人", "名", "位", "人次", "户", "户次"})
_UNCOUNTED = re.compile(r"(?<![^、])([^、\d]+)、")
"""An item of a list without a number of its own."""
_THINGS = frozenset({"条", "篇", "期", "场", "场次", "次", "部", "份", "个", "项"})
"""Units of things published and held, each of its own kind."""
_NAMES = re.compile(r'"[^"]*"(?!的?\d)|《[^》]*》|\([^()]*\)')
_QUOTED = re.compile(r'"([^"]*)"(?=的?\d)')
"""“不予公开”2件: what is counted, and no name."""
_ANOTHERS = re.compile("(?:组织|举办|召开|开展|主办|牵头|举行)的")
"""参加市政府组织的发布会: what another did with it."""
_OCCASION = re.compile(
    r"(?:围绕|针对|聚焦|结合|根据|按照|就)[^,;:。、\d]{2,}?(?=制作|发布|编制|编发|编写|撰写|推出|开展|举办|召开|组织|配发|印发|推送|刊发)"
)
"""What something was done about (围绕新规制作长图9幅) tells nothing of what is counted."""
_CLAUSE = re.compile(r"[,:。]|(?=;)")
_DIGIT = re.compile(r"\d")
_IN_TIME = re.compile("按时|按期|及时|限期内|逾期|超期|延期|当场|当日")
_NEGATED = re.compile(
    r"(?:尚未|还未|还没有?|没有|没能|未能|未|没)(?!来|成年|央|经|被申请|被提起|在|完成时)(?=[\u4e00-\u9fff]{2})"
)
_NOT = re.compile(r"(?<![是能会要可])不(?![到足知过仅只同])(?=[\u4e00-\u9fff]{2})")
_SAID_NOT = re.compile(r"不(合格|合规|满意|达标|属实|公开|存在|规范|及时|准确|完整|同意|成立)")
"""不合格9批次: what is not so, which a question after what is so does not mean."""
_WHETHER = re.compile("有没有|有没|是不是|能不能|会不会|要不要|该不该|是否")
_ROLE = re.compile("以([\u4e00-\u9fff]{1,12}?)为([\u4e00-\u9fff]{2,6}?)(?=的|[,。;]|$)")
_COUNTS_ROLE = re.compile(r"以[\u4e00-\u9fff]{1,12}?为([\u4e00-\u9fff]{0,5}?(?:对象|机关|主体|人|方))的(?:共|有|为)*\d")
_DENIES = re.compile(r"[未没无不非]|尚")
_STILL = re.compile("(?<!现)(?:正|还|仍)?在(?:办(?!公|事|好)|处理|审理|研究)(?!了)")
_STILL_TOLD = re.compile("在办|正在|尚|未|没|剩|余|结转|办理中|处理中|研究中")
"""还有几封在办: what came in, or was answered, does not tell it."""
_NOT_LEFT = re.compile(r"尚未|还未|还没|未(?:办结|答复|回复|办理|完成|公开|解决|整改|处理|采纳|审结|通过)")


@dataclass(frozen=True, slots=True)
class _Contrast:
    """Groups that exclude each other, by the pattern of their words. `narrows` are those that make what is counted less than
    the bare words mean, `persons` those that mean one thing where people are counted, `carried` whether a clause that says
    none goes on with what the clause before it said, `held` whether what narrows goes on from a count
    too, `own` those that, asked for, must be told by the clause itself."""

    groups: dict[str, re.Pattern[str]]
    narrows: frozenset[str]
    persons: frozenset[str]
    carried: bool
    held: bool
    own: frozenset[str]

    def told(self, text: str) -> frozenset[str]:
        return frozenset(name for name, pattern in self.groups.items() if pattern.search(text))

    def in_clauses(self, clauses: Sequence[str], unit: str = "") -> frozenset[str]:
        """What the last clause says: its last item, the items listed before it, or a clause before, where it goes on; what
        narrows goes on from a count in the same `unit` (本级收到申请4件,受理3件), not to other things (本级发文4件,解读9篇). Persons listed
        before one number are counted together (邀请市民、学生40人参加)."""
        listed = _UNCOUNTED.sub(r"\1|", clauses[-1]) if unit in _PERSONS else clauses[-1]
        for item in reversed(listed.split("、")):
            if (told := self.told(item)) or not self.carried:
                return told
        for clause, following in reversed(list(pairwise(clauses))):
            if self.held and _BEGINS_ANEW.match(following):
                break
            if told := self.told(clause):
                held = self.held and _DIGIT.search(clause) and (unit in clause or unit not in _THINGS)
                return told if held else told - self.narrows
        return frozenset()


@cache
def _contrasts() -> tuple[re.Pattern[str], tuple[_Contrast, ...]]:
    data = word_table("contrasts")
    read = tuple(
        _Contrast(
            {str(words[0]): re.compile("|".join(map(str, words))) for words in one["groups"]},
            frozenset(map(str, one.get("narrows", ()))),
            frozenset(map(str, one.get("persons", ()))),
            bool(one.get("carried", False)),
            bool(one.get("held", False)),
            frozenset(map(str, one.get("own", ()))),
        )
        for one in data["contrast"]
    )
    return re.compile(f"(?<!部分)(?<!不予)(?<!予以)(?:{alternatives(tuple(map(str, data['contained'])))})"), read


def bare(text: str) -> str:
    """Without names and words that contain one of ours and mean something else."""
    return _contrasts()[0].sub("·", _ANOTHERS.sub("·", _NAMES.sub("·", _QUOTED.sub(r"\1", text))))


def _clauses(said: str) -> list[str]:
    """The clauses of a text; one behind a semicolon begins with it."""
    clauses = _CLAUSE.split(_OCCASION.sub("", bare(said)))
    return [clause for one in clauses if (clause := _of_which().sub("", one)).strip(";")]


@cache
def _of_which() -> re.Pattern[str]:
    """The applications of which a clause goes on to tell some (办结件中予以公开12件): what was done with all of them."""
    lists = word_table("whole")["applications"]
    done = alternatives([word for deed in ("received", "accepted", "processed", "concluded", "answered") for word in lists[deed]])
    return re.compile(rf"^;?(?:在|所|已经?|全部|所有)*(?:{done})(?:的?(?:{alternatives(lists['nouns'])}|件))?(?:当|之)?中(?!的)")


def tells_metric(question: str, said: str) -> bool:
    """Whether a text tells the measure of attention that a question asks for, if it asks for one.

    >>> tells_metric("政策解读阅读量", "政策解读13篇"), tells_metric("解读的阅读量", "解读被阅读9万次"), tells_metric("解读数量", "")
    (False, True, True)
    """
    stems = _METRIC.findall(question)
    measured = [(contrast, contrast.told(stem) & contrast.own) for stem in stems for contrast in _contrasts()[1]]
    return all(not asked or asked & contrast.told(said) for contrast, asked in measured)


@lru_cache(maxsize=1024)
def _asked(question: str) -> tuple[frozenset[str], ...]:
    words = bare(question)
    return tuple(contrast.told(words) for contrast in _contrasts()[1])


def apart(question: str, said: str, unit: str, whole: str = "") -> bool:
    """Whether a statement counts another thing than a question asks for. `said` is its sentence up to the end of its own
    clause, `unit` its unit, `whole` what it is a part of: a part is measured as that is (“两微”粉丝21万人,其中微博7万人)."""
    clauses = _clauses(said)
    if not clauses:
        return False
    if denied(question, clauses[-1]):
        return True
    for contrast, asked in zip(_contrasts()[1], _asked(question), strict=True):
        told = contrast.in_clauses(clauses, unit)
        if unit in _PERSONS and contrast.persons & asked and contrast.persons & told:
            continue
        narrows = contrast.narrows - (contrast.persons if unit in _PERSONS else frozenset())
        if (asked & contrast.own) - told - contrast.told(whole) or (asked and told and not asked & told):
            return True
        if told & narrows and not asked & told & narrows:
            return True
    return False


@cache
def _lines_named() -> re.Pattern[str]:
    """A line and the two things that it is for (举报投诉电话): no thing that is counted."""
    both = alternatives(tuple(pair for one, other in _compounds() for pair in (one + other, other + one)))
    return re.compile(rf"(?:{both})(?:{alternatives(tuple(word_table('counted')['lines']))})")


@cache
def _compounds() -> tuple[tuple[str, str], ...]:
    data = word_table("contrasts")
    return tuple((str(one), str(other)) for one, other in data["compounds"])


def of_both(question: str, subject: str) -> bool:
    """Whether what is counted are two things in one word, of which a question names one alone.

    >>> of_both("投诉几件", "平台接收投诉举报"), of_both("投诉举报几件", "平台接收投诉举报"), of_both("投诉几件", "投诉")
    (True, False, False)
    >>> of_both("投诉几件", "投诉举报电话受理投诉")
    False
    """
    question, subject = (text.replace("预决算", "预算决算") for text in (question, _lines_named().sub("", subject)))
    return any(
        (one + other in subject or other + one in subject) and (one in question) is not (other in question)
        for one, other in _compounds()
    )


_FROM = "(?:人大|政协)?(?:代表|委员)?"
"""人大建议和政协提案: what stands before the second of the two says no more than whose it is."""


def one_of_both(question: str, subject: str, sentence: str) -> bool:
    """Whether what is counted is one of two things that a question asks for in one word, and its sentence counts the other beside it.

    >>> one_of_both("办理建议提案几件", "政协提案", "承办人大建议9件、政协提案4件"), one_of_both("办理提案几件", "政协提案", "建议9件、提案4件")
    (True, False)
    """
    return any(
        (one in subject) is not (other in subject)
        and re.search(rf"{other if one in subject else one}[^,;。、]*\d", sentence) is not None
        for one, other in _compounds()
        if re.search(rf"{one}(?:[和与及、]|以及)?{_FROM}{other}|{other}(?:[和与及、]|以及)?{_FROM}{one}", question) is not None
    )


LEVELS_TOGETHER = re.compile(
    "(?:国家|中央|全国|[省市区县州旗镇乡村])级?(?:(?:[、和及与]|以及)[^、和及与,;:。\\d]{0,4}?[省市区县州旗镇乡村]级?|[省市区县州旗镇乡村]级?)+"
    "(?:(?:[两二三四五]|\\d)级|(?=人大|政协))"
)
"""省、示例市及本县三级, 市县乡三级, 省、市、县人大: all of the levels that are listed, and no rank."""


def is_below(question: str, subject: str) -> bool:
    """Whether what is counted stands below what a question names, or is one rank of it (子栏目, 分中心, 二级目录).

    >>> is_below("栏目几个", "法定公开子栏目数"), is_below("子栏目几个", "子栏目"), is_below("电子屏几块", "电子屏")
    (True, False, False)
    >>> is_below("人大代表建议几件", "承办省、示例市及本县三级人大代表建议")
    False
    """
    counted = LEVELS_TOGETHER.sub("", re.sub(r"(?:总?数量?|个数)$", "", subject))
    return any(
        counted.endswith(noun) and noun in question and below not in question
        for below, noun in pairwise(_parted_below(counted))
        if len(noun) > 1 and _below().fullmatch(below)
    )


def _parted_below(text: str) -> list[str]:
    """The words of a text, what tells that something stands below another parted from it (分中心: 分, 中心)."""
    begins = re.compile(rf"(?P<below>{'|'.join(word_table('contrasts')['below_in_word'])})(?P<noun>.{{2,}})")
    parted = (begins.fullmatch(word) for word in words(text))
    return [part for word, cut in zip(words(text), parted, strict=True) for part in (cut.groups() if cut else (word,))]


@cache
def _below() -> re.Pattern[str]:
    return re.compile("|".join(word_table("contrasts")["below"]))


def taken_apart(question: str) -> str:
    """A question with two things that it asks for in one word asked for by both; "" where it asks for none such.

    >>> taken_apart("办理建议提案几件"), taken_apart("办理建议几件")
    ('办理建议和提案几件', '')
    """
    apart = question
    for one, other in _compounds():
        apart = apart.replace(one + other, f"{one}和{other}").replace(other + one, f"{other}和{one}")
    return "" if apart == question else apart


_MONTH = re.compile(r"(?<![\d年至-])(1[0-2]|[1-9])月(?!份?[至到-])")


def of_the_other(question: str, text: str) -> bool:
    """Whether a text tells only of what stands beside a thing that a question names: final accounts for the budget, or another month.

    >>> of_the_other("决算什么时候公开", "3月2日公开预算"), of_the_other("决算什么时候公开", "3月公开预算、决算")
    (True, False)
    >>> of_the_other("5月谁主持会议", "4月,局长主持会议"), of_the_other("4月谁主持会议", "4月和5月,局长主持会议")
    (True, False)
    """
    pairs = [(str(one), str(other)) for one, other in word_table("contrasts")["siblings"]]
    for one, other in (*pairs, *((b, a) for a, b in pairs)):
        if one in question and other not in question and other in text and one not in text:
            return True
    asked, told = (set(_MONTH.findall(said)) for said in (question, text))
    return bool(asked and told and not asked & told)


def deeds_told(question: str) -> bool:
    """Whether a question says what was done with what it counts.

    >>> deeds_told("答复几件"), deeds_told("申请几件")
    (True, False)
    """
    return bool(_asked(question)[0])


def alike_deeds(word: str, unit: str = "") -> tuple[str, ...]:
    """The deeds that mean what a deed does (举办: 召开, 举行); where people are counted, those of taking part too.

    >>> "召开" in alike_deeds("举办"), alike_deeds("备案"), "参加" in alike_deeds("举办"), "参加" in alike_deeds("举办", "人次")
    (True, (), False, True)
    """
    deeds = _contrasts()[1][0]
    found = deeds.told(word)
    if unit in _PERSONS and found & deeds.persons:
        found |= deeds.persons
    return tuple(one for name in deeds.groups if name in found for one in deeds.groups[name].pattern.split("|") if one.isalpha())


def contradicts(question: str, said: str) -> bool:
    """Whether a question and a clause each say a word of a contrast, and not the same (办结几件, 承办9件).

    >>> contradicts("办结几件", "承办9件"), contradicts("几件", "承办9件")
    (True, False)
    """
    words = bare(said)
    plain = re.sub("发(?=[了过])", "·", question)
    pairs = ((asked, contrast.told(words)) for contrast, asked in zip(_contrasts()[1], _asked(plain), strict=True))
    return any(asked and told and not asked & told for asked, told in pairs)


def lacks(question: str, said: str) -> bool:
    """Whether a question says a word that must be told (`own`), and a text does not.

    >>> lacks("部分公开申请几件", "受理申请9件"), lacks("部分公开几件", "其中部分公开9件")
    (True, False)
    """
    words = bare(said)
    pairs = zip(_contrasts()[1], _asked(question), strict=True)
    return any((asked & contrast.own) - contrast.told(words) for contrast, asked in pairs)


def without_contrasted(earlier: str, own: str) -> str:
    """An earlier turn's words without those that a later one puts others in place of (公众号呢, after 网站发布几条).

    >>> without_contrasted("网站发布通知", "公众号"), without_contrasted("网站发布通知", "意见")
    ('发布通知', '网站发布通知')
    """
    for contrast, told in zip(_contrasts()[1], _asked(own), strict=True):
        for pattern in contrast.groups.values() if told else ():
            earlier = pattern.sub("", earlier)
    return earlier


def narrower(question: str, said: str) -> bool:
    """Whether a statement counts less than a question asks for, by a word that the question does not say.

    >>> narrower("收到申请几件", "全县收到申请9件,其中县本级4件"), narrower("收到申请几件", "受理申请9件")
    (True, False)
    >>> narrower("答复申请几件", "已答复9件"), narrower("答复申请几件", "按时答复9件")
    (False, True)
    """
    clauses = _clauses(said)
    if in_time_alone(question, said):
        return True
    return any(
        (contrast.in_clauses(clauses) & contrast.narrows) - words
        for contrast, words in zip(_contrasts()[1], _asked(question), strict=True)
        if clauses
    )


def in_time_alone(question: str, said: str) -> bool:
    """Whether a statement tells what was done in time or late (延期答复4件), and a question does not ask for that.

    >>> in_time_alone("答复申请几件", "延期答复申请4件"), in_time_alone("延期答复几件", "延期答复申请4件")
    (True, False)
    """
    clauses = _clauses(said)
    return bool(clauses) and any(word not in question for word in _IN_TIME.findall(clauses[-1]))


def denied(question: str, clause: str) -> bool:
    """Whether a question asks for what was not done, or the clause tells that, and not both (未办结几件, 办结12件).

    >>> denied("信箱还有几封在办", "信箱来信9封"), denied("信箱还有几封在办", "4封正在办理"), denied("在办事大厅几件", "收到9件")
    (True, False, False)
    """
    if any(word in question and f"不{word}" not in question for word in _SAID_NOT.findall(clause)):
        return True
    if _STILL.search(question) and not _STILL_TOLD.search(clause):
        return True
    asked = _NEGATED.search(question) is not None or _NOT.search(question) is not None
    return not_done(question, clause) or (not asked and _NOT_LEFT.search(clause) is not None)


def in_another_role(question: str, told: str) -> bool:
    """Whether a text names another in a role than a question does (以市政府为申请对象, where 以市府办为申请对象 is asked).

    >>> in_another_role("以市府办为申请对象的几件", "收到以市政府为申请对象的申请96件"), in_another_role("对象为县政府的几件", "以县政府为对象的9件")
    (True, False)
    >>> in_another_role("县政府公开信息几件", "以县政府为被申请人的有9件")
    True
    """
    if (counted := _COUNTS_ROLE.search(told)) is not None and counted[1][-2:] not in question:
        return True
    asked = {found[2]: found[1] for found in _ROLE.finditer(question)}
    return any(found[2] in asked and asked[found[2]] != found[1] for found in _ROLE.finditer(told))


def not_done(question: str, told: str) -> bool:
    """Whether a question asks for what was not done, and a text denies nothing.

    >>> not_done("没有发布几条", "发布信息9条"), not_done("尚未办结几件", "2件尚在办理"), not_done("有没有发布信息", "发布信息9条")
    (True, False, False)
    """
    question = _WHETHER.sub("", question)
    asked = _NEGATED.search(question) is not None or _NOT.search(question) is not None
    return asked and _DENIES.search(told) is None
