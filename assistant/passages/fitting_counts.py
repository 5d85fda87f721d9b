"""Whether a stretch that counts what a question asks about tells more of it than how many there are, and of as many as the question says.

聘请监督员八名 does not say how they were chosen, and what was done with seven letters is told by no sentence about six. Texts are
folded, in lower case. Nothing raises.

>>> as_many("7封信件怎么办的", "信件6封,均已转办。", [], whether=False), as_many("7封信件怎么办的", "信件7封,均已转办。", [], whether=False)
(False, True)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.coverage import Coverage, holds
from assistant.language.segment import tag, words
from assistant.passages.fitting_sides import SENTENCES, says_number

COUNT = r"(?<![同统任逐唯每])(?:\d[\d,，.]*|[一二三四五六七八九十百千]+)\s*[余多]?\s*[万亿]?[余多]?\s*"
UNITS = "个|件|条|次|项|份|篇|名|人|家|期|场|部|起|宗|元|万元|亿元|级|%|％|小时|天|日"
_ALONE = re.compile(
    rf"(?:[^\d]{{0,24}}|(?!.*(?:通过|利用|采用|采取|依托|运用|委托)).{{0,60}}(?<!\d)){COUNT}(?:{UNITS}|人次|件次|条次|场次|册|张|块|套|本|幅|封|处|户)(?:参加|参与|参训|到场|出席)?$"
)
_SO_MANY = re.compile(
    r"(?<![\d.])(\d+)[余多]?(件|条|次|项|份|篇|名|人|家|期|场|部|起|宗|元|位|所|封|册|个(?!问题|方面|不足|短板|困难|月|工作日|小时|自然日))"
)
"""So many are said in a question: what tells another number of them, or in a question whether it is so none, does not tell of these."""
_BODIES_SAID = re.compile(
    r"(?<![第前各\d])(\d{1,2}|[两二三四五六七八九十])[个家](?:单位|部门|机关|机构|街道|乡镇|县区|区县|局)|"
    r"\b(two|three|four|five|six|seven|eight|nine|ten) (?:units|departments|bureaus|bodies|agencies|organi[sz]ations|offices|institutions)\b"
)
"""So many bodies are said in a question: a row of another number of them is no answer."""
_BODY_WITH_NUMBER = re.compile(
    r"(?:^|[;、,:。(])\s*(?:其中|分别(?:是|为)?)?[一-鿿]{2,24}?[局府办委院镇乡厅社站所处室会道村校区县市]\d"
)
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DIGITS = "二三四五六七八九十"
_ROW = 2
"""So many of them stand in a row."""
_SUBJECT = re.compile(
    r"内容|涉及|有关|关于|聚焦|围绕|事关|案由|事由|主要[是为]|[件条份宗](?:是|为|就|建议|要求|反映)|建议(?:增|加|延|设|修|改|完善|在)|集中[在于]|主题[是为]|题为|要求(?:公开|获取|了解|提供)|^\s*(?:包括|分别[是为](?!网上|网络|信函|当面|邮寄|群众|自然人|电话|\d))|^\s*[均都多]?为(?![了期主\d]|网上|网络|信函|当面|邮寄|群众|自然人|电话)[一-鿿\"《]{2}"
)
"""How a clause goes on to what something is about."""
_OF_THEM = re.compile(r"\s*(?:(?:申请|诉求|案件|投诉|信件|咨询|建议|提案)?(?:的)?(?:内容|事项)|其中|分别|主要|多|均|都)")
_DEALT_WITH = re.compile(
    r"\s*(?:[我本][局市县区镇乡州院厅委站所校馆办街道]{1,2})?(?:办理|处理|答复|受理)?(?:时|上|中)?(?:并|均|都)?(?:已|转[由给交送至办]|按(?![时期])|由|经|予以|一律|采取|实行)(?!办结|答复|完成|办理完)"
)
LISTED = re.compile(r"(?:围绕|聚焦|针对|结合)[^，,。；;]*、[^，,。；;]*等[^，,。；;]*|(?:包括|分别是|含)[^，,。；;]*、[^。；;]*")
"""What is named among other things only tells nothing of how it is done."""
GOES_ON = re.compile(
    r"\s*(?:其中|分别|包括|具体|内容|主要|即|由|均|该|此|这|联合|会同|(?:切实|有效|从而|以此|着力|进一步)?(?:解决|避免|防止|保障|方便|满足|让|确保))"
)
_QUOTED = r'("[^"]+"|《[^》]+》)'
_EXPLAINED = re.compile(r"\([^()\d]{4,}\)|\d[件条份宗个]:[^\d,;。:]{2,}、|[一-鿿]{2}(?:类|方面|领域)\d+[件条份宗个]")
"""So is what stands in brackets or in a row behind a number (剩余1个(旧船名录未补)), or has a number of each class."""
_ATTRIBUTED = re.compile(r"(?:有关|关于|涉及|针对|围绕|反映)(?!规定|要求|部门|单位|工作|法律|文件)[^,;。\d]{2,}的")
"""What something is about may stand right before it (关于候船设施的提案2件)."""
_WHAT_IS = re.compile('("[^"]+"|《[^》]+》)(?:指的)?是(?:个|一个)?(?:什么|啥)[?。]?$')
_KINDS = "公众号|微博|抖音号|视频号|账号|栏目|专栏|专题|专区|平台|系统|小程序|客户端|热线|品牌|手册|课堂|节目|机制|制度|活动"
"""What a thing with a name of its own may be."""
_IS = re.compile(r"\s*(?:即(?!时|将|可)|分别(?:[是为]|叫)|包括)")
_TIMES = re.compile(r"\d+个?(?:工作日|自然日|小时|分钟|[天日])")
"""Within how long something is done is no number of it."""
_RULE = re.compile("每[一个条件次名家人篇]|每[年月周季日天]")
"""A number of each is a rule (每条奖励20元)."""
_A_COUNT = re.compile(rf"{COUNT}(?:{UNITS}|人次)?")
_IDENTITY = frozenset({"name", "who", "person", "name of a person", "company"})
"""Kinds of answer that an item of which only the number is told does not give (尚未审结1件)."""
_THAT_ONE = re.compile(r"那一?[件条个份宗起项篇]|(?<![第\d])(?:\d+|[两三四五六七八九十])[件条份宗起项篇个](?!方面|月|年)")
_WHICH_ONE = re.compile("哪一?[条份件篇次场期部个](?!方面|月|季)")
_WHAT_FOR = r"(?:^|[。;])[^,。;]{0,6}(?:针对|就)(?!是|近|地|业|医)[^,。;]{4,},"
"""What something is about may stand before its number (针对票价调整,召开听证会1次)."""
_LITTLE = 3
"""So many characters beside what the question names itself tell nothing of how it is done."""
_MOST = 0.8
"""How much of what the best clause tells of the question one must tell that is looked at."""
_CLAUSES = re.compile(r"[，；;。：:]|,(?!\d)")
_ITEMS = re.compile(r"([，；;。：:、]|,(?!\d)|(?<!\d),)")
_COUNTED = re.compile(rf"(?<!\d){COUNT}(?:{UNITS}|人次)(?:[(（][^)）]*[)）])?$")


def as_many(asked: str, body: str, kinds: Sequence[re.Pattern[str]], *, whether: bool) -> bool:
    """Whether a text tells the number that the question says, if it says one, and what is asked for of so many (`kinds`) in the same
    sentence or in one that goes on from it; where it is asked whether it is so, any number of its unit."""
    if not whether and not _as_many_bodies(asked, body):
        return False
    said = _SO_MANY.search(asked)
    if said is None:
        return True
    if whether:
        return re.search(rf"\d\s*{said[2]}", body) is not None
    told = ""
    for sentence in SENTENCES.split(body):
        told = sentence if says_number(sentence, int(said[1])) else told + sentence if told and GOES_ON.match(sentence) else ""
        if told and all(kind.search(told) for kind in kinds):
            return True
    return False


def _as_many_bodies(asked: str, body: str) -> bool:
    """Whether a row of bodies, each with its number, has as many as a question says; True where it says none, or nothing stands in a row.

    >>> row = "其中,云溪县水利局1件,收取20元;云溪县民政局2件,收取30元。"
    >>> _as_many_bodies("收费的两个单位各收了多少", row), _as_many_bodies("收费的五个单位各收了多少", row)
    (True, False)
    """
    said = _BODIES_SAID.search(asked)
    told = len(_BODY_WITH_NUMBER.findall(body))
    if said is None or told < _ROW:
        return True
    number = said[1] or ""
    many = (
        int(number)
        if number.isdigit()
        else 2 + (_DIGITS.index(number.replace("两", "二")) if number else _NUMBERS.index(said[2]))
    )
    return told == many


def asks_which_one(asked: str, kinds: Sequence[str], *, listed: bool) -> bool:
    """Whether a question asks which one of several it is, or who or what one of them is called (`kinds` of answer that must be told), which
    the number of them does not tell. `listed`: the ones of which it is asked which are told by a list.

    >>> asks_which_one("更正的是哪条", (), listed=False), asks_which_one("那件诉讼是告谁的", ("who",), listed=False)
    (True, True)
    >>> asks_which_one("由谁负责", ("who",), listed=False)
    False
    """
    if kinds:
        return _THAT_ONE.search(asked) is not None and not _IDENTITY.isdisjoint(kinds)
    return not listed and _WHICH_ONE.search(asked) is not None


def only_counted(body: str, measure: Coverage, how: str) -> bool:
    """Whether all that is told of what the question names is how many there are of it (聘请监督员八名), or that it is among others. `how`:
    the deed whose manner is asked for, "" for none."""
    if how and _gone_through(body, measure, how):
        return False
    if measure.names(body) and not measure.names(LISTED.sub("", body)):
        return True
    clauses = _CLAUSES.split(body)
    most = max(map(measure.share, clauses))
    told = [clause for clause in clauses if measure.main(clause) and measure.share(clause) >= _MOST * most]
    told = (
        told
        or [clause for clause in clauses if measure.share(clause)]
        or [clause for clause in clauses if measure.speaks(clause)]
    )
    if not how and any(_calls_it(clause, measure) or _says_kind(clause, measure.asked) for clause in told):
        return False
    if not how and any(re.search(rf"{_WHAT_FOR}{re.escape(clause)}", body) for clause in told):
        return False
    last = max((at for at, clause in enumerate(clauses) if clause in told), default=-1)
    deeds = [deed for deed in measure.deeds if not any(holds(deed, clause) for clause in told)]
    suffered = _any_of((*measure.own_terms, *(term for deed in measure.deeds for term in deed.terms)))
    own = _any_of((*measure.own_terms, *(term for deed in measure.deeds for term in deed.terms[: deed.own])))

    def counted(clause: str) -> bool:
        if _RULE.search(clause) if how else _ATTRIBUTED.search(clause):
            return False
        return any(_ALONE.match(one) for one in (clause, re.sub(rf"(?:均|已|都|被|予以|得到)*(?:{suffered})$", "", clause)))

    def only_named(clause: str) -> bool:  # 举办普法竞赛
        parts = (_A_COUNT.sub("", part) for part in clause.split(","))
        return bool(how) and all(len(re.sub(own, "", part)) <= _LITTLE for part in parts)

    behind = [clause for clause in clauses[last + 1 :] if not re.search(r"\d", _TIMES.sub("", clause)) or _OF_THEM.match(clause)]
    dealt_with = bool(how) and any(_DEALT_WITH.match(clause) for clause in behind)
    sentences = [sentence for sentence in SENTENCES.split(body) if any(clause in sentence for clause in told)]
    goes_on = (dealt_with or any(map(_EXPLAINED.search, sentences)) or any(map(_IS.match, behind))) or any(
        _SUBJECT.search(clause) or (any(holds(deed, clause) for deed in deeds) and not counted(clause)) for clause in behind
    )
    beside = {clause for sentence in sentences for clause in _CLAUSES.split(sentence)} - set(told)
    alone = not any(len(clause) > _LITTLE and not re.search(r"\d", clause) for clause in beside)
    return bool(told) and not goes_on and all(counted(clause) or (alone and only_named(clause)) for clause in told)


def _gone_through(body: str, measure: Coverage, how: str) -> bool:
    """Whether a text tells through whom or what a deed goes (经综合科、局领导两级审核, 拟稿人—科长—局长三级审核), or from how many to how many
    (从6级压缩至3级)."""
    terms = _any_of([term for deed in measure.deeds if deed.name in how for term in deed.terms])
    through = rf"(?<!已)经(?![费济营常过])[^,;。:]{{2,30}}?(?:{terms})"
    chain = rf"[一-鿿]{{2,12}}(?:[—→>-]+[一-鿿]{{2,12}})+\"?的?(?:[二两三四五\d]级)?(?:{terms})"
    return re.search(rf"{through}|{chain}|[由从][^,;。:]{{0,8}}\d+[^,;。:]{{0,6}}?(?:{terms})[到至为成]\s*\d", body) is not None


def _calls_it(clause: str, measure: Coverage) -> bool:
    """Whether a clause says what a thing of the question is called ("潮位"告示牌3块, 公众号"潮声""帆影"2个), in more than the question's words."""
    own = _any_of(measure.own_terms)
    hits = re.finditer(rf"{_QUOTED}(?:\d+[一-鿿])?([一-鿿]{{0,4}}?)(?:{own})|(?:{own}){_QUOTED}", clause)
    return any(
        (hit[1] or hit[3]).strip('"《》') not in measure.asked and not any(tag(w).startswith("v") for w in words(hit[2] or ""))
        for hit in hits
    )


def _says_kind(clause: str, asked: str) -> bool:
    """Whether a clause says what kind of thing it is that a question names in quotes and asks what it is ("潮声"公众号推送9条).

    >>> _says_kind('"潮声"微信公众号推送9条', '"潮声"是什么?'), _says_kind('"潮声"推送9条', '"潮声"是什么?')
    (True, False)
    """
    named = _WHAT_IS.search(asked)
    return named is not None and re.search(f"{re.escape(named[1])}[一-鿿]{{0,4}}?(?:{_KINDS})", clause) is not None


def _any_of(terms: Sequence[str]) -> str:
    """A pattern for any of these words, for nothing where there are none."""
    return "|".join(map(re.escape, terms)) or r"(?!)"


def told_beside_siblings(body: str, measure: Coverage, kinds: Sequence[re.Pattern[str]]) -> bool:
    """Whether one of these kinds of answer is told elsewhere than in a counted item of which nothing is asked: why two letters were given up
    is not told by six others that nobody knew (查无此人6件,放弃2件).

    >>> from assistant.language.paraphrases import substance
    >>> measure, unknown = Coverage(substance("放弃"), (), ("放弃2件。", "发布信息。")), re.compile("查无")
    >>> told_beside_siblings("查无此人6件,放弃2件。", measure, [unknown]), told_beside_siblings("查无此人,放弃2件。", measure, [unknown])
    (False, True)
    """
    asked = at = 0
    others: list[range] = []
    for part in _ITEMS.split(body):
        if _COUNTED.search(part):
            told = measure.share(part) > 0
            asked += told
            others += [] if told else [range(at, at + len(part) + 1)]
        at += len(part)
    hits = (hit for kind in kinds for hit in kind.finditer(body))
    return not asked or any(not any(hit.start() in one and hit.end() in one for one in others) for hit in hits)
