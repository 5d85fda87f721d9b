"""An English question for a number said in Chinese: the same words, in the order of a Chinese question.

A question is cut into what is counted (its head), what is done, by what way and about what (`english.terms`), and put together
again in Chinese; what asks for a number there is read by the same rules as a Chinese question, which are many and strict. Each
phrase that may stand for several Chinese words gives several sayings, the commonest first. A word that the vocabulary does not
have makes the question unsaid (()): it is never left out. Texts are the contents of questions: lower case, without bodies
and years.

>>> in_chinese("how many press conferences were attended by city leaders in ?")[0]
'市领导出席新闻发布会多少场'
>>> in_chinese("and how many of them concerned land acquisition?")[0]
'其中涉及征地的有多少'
>>> in_chinese("how many zeppelins did publish in ?")
()
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from assistant.english.pieces import Piece, as_told, choices, cut_up, noun_of, said_by, told_before
from assistant.english.plain import ends, plainly
from assistant.english.terms import Part
from assistant.guards.whose_number import doer

SAYINGS = 14
"""How many ways of saying a question are tried at most."""
_FIRST = 2
"""So many sayings with their verb come before those without."""
_CHOICES, _UNITS = 9, 3
"""How many choices of words are tried in each unit, and how many units."""
_HOW_MANY = re.compile(
    r"^(?P<of>(?:of|among) (?:which|those|them|these|that),? )?(?:how many|(?:what (?:was|is|were|are) )?(?:the )?(?:number|count) of|what number of)\b"
    r"(?P<among> of (?:them|those|these|which|it)\b)?(?P<whole> of(?: (?:the|its|their|all|these|those))?\b)?"
)
_HOW_OFTEN = re.compile(r"^how often\b")
_HOW_MUCH = re.compile(
    r"^how much(?: money)?\b(?: in\b)?|^what (?:fees?|charges?|amount|sum)(?: of money)? (?=did|does|was|were)|^what (?=did\b.*\b(?:collect|charge|spend|pay|earn|levy|take)\b)"
)
_RATE = re.compile(
    r"^what (?:was|is|were) (?:the )?(?=.*\b(?:rate|satisfaction|score|spending|budget|duration|(?:processing|handling|reply|response|answering) time|readership|viewership|circulation)\b)"
)
_SCORE = re.compile(r"^what score (?:did|does|was|has) (?:get|score|receive|obtain|achieve|given|reach|have)?\b(?P<thing>.*)$")
_CHANGED = re.compile(
    r"^(?:(?P<rate>by (?:what|how many) per ?cent(?:age)?(?: points)?)|by how (?:many|much)|how much(?= did\b| has\b| have\b)) (?:has |have |did |were |was )?"
    r"(?:the number of )?(?P<thing>.+?) "
    r"(?P<verb>increased?|gr[eo]wn?|rise|rose|risen|go up|gone up|decreased?|f[ae]ll|fallen|drop(?:ped)?|decline[d]?|change[d]?)\b"
    r"(?P<rest>.*)$"
)
_GROWTH = re.compile(
    r"^what (?:was|is|were|are) (?:the )?(?:year-on-year |yearly |annual )?(?:growth rate|rate of (?:growth|increase)|"
    r"percentage (?:increase|growth|rise|change|(?P<less>decrease|decline|fall|drop))|(?:growth|increase|rise) in per ?cent(?:age)?)"
    r" (?:of|in|for) (?:the )?(?:number of )?(?P<thing>.+)$"
)
_OVER_YEAR = re.compile(
    r"\b(?:(?:over|from|compared (?:to|with)|than|against|on|relative to) (?:in )?(?:that of )?(?:the )?(?:previous|preceding|prior|last) year(?:'s)?|"
    r"(?:over|than|from|compared (?:to|with)) (?:in )?the year before|year[- ]on[- ]year|a year earlier|the year before)\b"
)
_SHARE = re.compile(r"^what (?:share|percentage|proportion|fraction|percent) of(?: all| the| its| their)?\b(?P<rest>.+)$")
_SHARE_SO = re.compile(
    r"^what (?:share|percentage|proportion|fraction|percent) (?:were|was|are|is|got|had been) (?P<part>(?!that\b|this\b|it\b|the\b).+)$"
)
"""Of what a turn before named."""
AND_HOW_MANY = re.compile(r"(?<=.),? and (?=for how many|how many|how much)|(?<=.), (?=how many|how much)")
"""Before each later number that a question asks for."""
_DONE = re.compile(r"\b(?:did|does|do|were|was|are|is|has|have|had)\b.*")
"""What was done, behind the last thing that is counted."""
_HOW_MANY_WERE = re.compile(r"how many (?=(?:were|was|are|is|had been|have been|came|come|concerned|ended)\b)")
"""A later part that names nothing asks of the things of the first."""
_TRAINED = re.compile(
    r"how many (?:people|persons|staff|officials|employees|cadres|participants|attendees|trainees)(?: (?:did it|did|were|was|in|attended?|took part|participated|joined|came|trained|train|there))*"
)
"""Those who attend a training are trained."""
_FOR_HOW_MANY = re.compile(r"for how many (.+)")
_IN_FEES = re.compile(r"\b(?:in|as|for) (?=[a-z ]*\b(?:fees?|charges?)\b)")
_COLLECTS = re.compile(r"\b(?:collect|take|raise|earn)(?:ed|s)?\b(?=.*\b(?:fees?|charges?)\b)")
"""Fees are taken (收取), opinions are gathered."""
_EXCEEDS = re.compile(
    r"^by how (?:many|much)(?: items| pieces)? (?:did |do |does )?(?P<one>.+?) (?:exceed(?:ed)?|surpass(?:ed)?|outnumber(?:ed)?) (?P<other>.+)$"
)
_MORE = re.compile(
    r"^how many (?P<more>more|fewer) (?P<one>.+?) than (?P<other>.+?)(?P<deed> (?:did|were|was|does|has|had)\b.*)?$"
)
_MORE_THAN = re.compile(r"^how many (?:more|fewer|less) (?P<asked>.+?) (?:in|by) than$")
"""Of two years, whose names were taken out of the text: with one alone nothing is compared."""
_WHAT_ABOUT = re.compile(
    r"^(?:what about|how about|and what about|)(?: the)?(?: (?:those|ones))?"
    r"(?!\s*(?:(?:through|via|by|in|on|at|with|using|under|for|to|of|from) )?(?:how|what|who|which|where|when|why|did|does|do|is|are|was|were|has|have|list|compare|give|show|name|can|could|will|by (?:how|what))\b)"
)
_ONES = re.compile(r" ones?$")
_INFORMATION = ("信息", "政府信息")
"""What is published anyway: on a channel it need not be said."""
_PUBLISHED = ("发布", "公开", "推送")
_WRITTEN = ("文章", "推文", "稿件")
_CHANNELS = ("微信", "微博", "公众号", "头条", "网站", "平台", "客户端", "APP")
"""Where articles are published, reports call them information."""
_NEW = "新"
_OFFICIAL = frozenset({"政务新媒体", "新媒体账号", "官方新媒体", "政务新媒体账号"})
_ACCOUNT = re.compile(r"[“\"]([^“”\"]{2,12})[”\"](?!专栏|栏目|活动)[^。；;，,“\"\d]{0,10}(?:粉丝|关注|订阅)")
"""The name of an account before the number of its followers."""
_OPEN = frozenset({"发布", "公开", "公示", "收到", "受理", "办理", "接听", "处理", "开展", "制作", "发送", "推送"})
_HOLDS = ("召开", "举办", "组织", "开展")
_IN_ITEMS = frozenset({"行政许可", "行政处罚", "行政强制", "行政事业性收费", "其他对外管理服务事项"})
"""What the form of 2019 counts in items (项), which are no information."""
_ATTENDS = frozenset({"出席", "参加"})
_BRINGS_OUT = frozenset(
    {"发布", "公开", "公示", "开展", "制作", "编制", "印发", "召开", "举办", "组织", "推送", "提交", "报送", "设置", "运行"}
)
"""Verbs by which things come about: a report may tell the same with another (编发通报, 形成成果)."""
_HAN = re.compile("[\u3400-\u9fff]+")
_OF_FORMS = frozenset({"申请", "行政复议", "行政诉讼", "规范性文件", "规章", "许可", "行政许可", "行政处罚", "行政强制"})
_OFFICE = "办公"
_RESULTS = ("予以公开", "部分公开", "不予公开", "不予处理", "无法提供", "结转", "撤回", "提出", "提交")
"""What became of an application, or how it was made, is told of it (部分公开的申请), never done with it anew."""
_LESS = {"decrease", "decreased", "fall", "fell", "fallen", "drop", "dropped", "decline", "declined"}


@lru_cache(maxsize=256)
def in_chinese(content: str, told: str = "") -> tuple[str, ...]:
    """Ways of saying a question in Chinese, the likeliest first; () where a word of it is not known or it asks for no number.
    `told`: the text of the reports that are asked, whose own words are then preferred."""
    named = _HAN.findall(content)
    said = (saying for saying in _asked(plainly(content), told) if all(name in saying for name in named))
    return tuple(islice(dict.fromkeys(said), SAYINGS))


def without_deed(content: str, told: str = "") -> tuple[str, ...]:
    """Ways of asking for what a question says was brought out, without the verb that says so; () where the verb says more than that.

    >>> without_deed("how many leaflets did produce in ?")[0], without_deed("how many leaflets did delete in ?")
    ('宣传册多少份', ())
    """
    text, *others = AND_HOW_MANY.split(plainly(content))
    behind = [next(_asked(_carried(other, text), told), "") for other in others]
    found = _HOW_MANY.match(text)
    pieces = counted_and_told(text)
    deeds = [piece for piece in pieces if piece.role == "verb"]
    brought = all(len(piece.terms) == 1 and _BRINGS_OUT.intersection(piece.terms[0].words) for piece in deeds)
    heads = {word for piece in pieces[:1] for term in piece.terms for word in term.words}
    if (
        found is None
        or found["of"]
        or found["among"]
        or not deeds
        or not brought
        or not heads
        or heads & _OF_FORMS
        or "" in behind
    ):
        return ()
    head, *rest = as_told([piece for piece in pieces if piece.role != "verb"], told)
    if any(piece.role == "subject" for piece in rest):
        return ()
    said = (
        "，".join([f"{told_before(rest, choice)}{noun_of(head, choice)}多少{unit}", *behind])
        for unit in _units(head, rest)
        for choice in islice(choices([term for piece in (head, *rest) for term in piece.terms]), _CHOICES)
    )
    return tuple(islice(dict.fromkeys(said), SAYINGS))


def joined(content: str, told: str = "") -> tuple[tuple[frozenset[str], str], ...]:
    """The two things of which a question asks how many in one breath: the words of each and how it is asked for; () where it does not.

    >>> [asks for _, asks in joined("how many letters and leaflets did publish in ?")]
    ['发布来信多少封', '发布宣传册多少份']
    """
    head, *rest = as_told(counted_and_told(content), told) or [Piece("head")]
    at = [number for number, term in enumerate(head.terms) if "和" in term.words]
    if len(at) != 1:
        return ()
    sides = (head.terms[: at[0]], head.terms[at[0] + 1 :])
    if not all(side and side[-1].part is Part.NOUN for side in sides):
        return ()
    return tuple(
        (
            frozenset(side[-1].words),
            f"{told_before(rest, {})}{noun_of(Piece('head', side), {})}多少{next(iter(side[-1].units), '')}",
        )
        for side in sides
    )


def joined_in_a_phrase(content: str) -> tuple[tuple[frozenset[str], str], ...]:
    """The two things of which a phrase of the vocabulary is made, as `joined` gives them; () where the head of the question is none.

    >>> [sorted(words) for words, _ in joined_in_a_phrase("how many suggestions and proposals did handle in ?")]
    [['建议'], ['提案']]
    """
    words = [word for piece in counted_and_told(content)[:1] for term in piece.terms for word in term.words]
    pair = next((word.split("和") for word in words if word.count("和") == 1 and len(word) > 1), [])
    return tuple((frozenset([side]), f"{side}多少") for side in pair if side) if all(pair) else ()


def names_doer(content: str) -> bool:
    """Whether a question for a number names who of the body did it.

    >>> names_doer("how many press conferences did leaders hold in ?"), names_doer("how many press conferences did hold in ?")
    (True, False)
    >>> names_doer("how many press conferences were held by the general office?")
    True
    """
    return any(
        piece.role == "subject"
        or (
            piece.role == "preposition" and any(doer(f"{word}公开") or word.startswith(_OFFICE) for word in piece.terms[-1].words)
        )
        for piece in counted_and_told(content)
        if piece.terms
    )


def counted_and_told(content: str) -> list[Piece]:
    """The pieces of a question for how many or how much, what is counted first; [] where it asks otherwise or a word of it is not known."""
    text = plainly(content)
    found = _HOW_MANY.match(text) or _HOW_MUCH.match(text)
    return (cut_up(text[found.end() :]) or []) if found is not None else []


def _asked(text: str, words: str) -> Iterator[str]:
    """The question by what it asks for."""
    first, *others = AND_HOW_MANY.split(text)
    if others and not _DONE.search(first) and (done := _DONE.search(others[-1])):
        first = f"{first} {done[0]}"  # how many units and how many people did praise
    if others:
        parts = [list(islice(_asked(one, words), SAYINGS)) for one in (first, *(_carried(other, first) for other in others))]
        for at in range(max(map(len, parts)) if all(parts) else 0):
            yield "，".join(said[min(at, len(said) - 1)] for said in parts)
    elif (found := _MORE.match(text)) is not None and not _OVER_YEAR.search(text):
        yield from _more(found["one"], found["other"], found["deed"] or "", "多" if found["more"] == "more" else "少", words)
    elif (found := _MORE_THAN.match(text)) is not None:
        said = (*_said(found["asked"], words, ask="相差多少"),)
        plain = (one.replace("多少", "相差多少", 1) for one in without_deed(f"how many {found['asked']}", words))
        yield from (*said[:_FIRST], *plain, *said[_FIRST:])
    elif (found := _EXCEEDS.match(text)) is not None:
        yield from _more(found["one"], found["other"], "", "多", words)
    elif (found := _SHARE.match(text)) is not None:
        yield from _share(found["rest"], words)
    elif (found := _SHARE_SO.match(text)) is not None:
        pieces = cut_up(found["part"], inside=True)
        for choice in islice(choices([t for piece in pieces or () for t in piece.terms]), _CHOICES):
            if told := told_before(pieces or (), choice):
                yield f"{told}的占百分之几"
    elif (found := _CHANGED.match(_OVER_YEAR.sub(" ", text))) is not None:
        less = found["verb"] in _LESS
        ways = ("比上年减少", "同比下降") if less else ("比上年增加", "同比增长")
        asked = "百分之几" if found["rate"] else "多少"
        for thing in _said(ends(f"{found['thing']} {found['rest']}"), words, ask=""):
            yield from (f"{thing}{way}{asked}" for way in ways[: 2 if found["rate"] else 1])
    elif (found := _SCORE.match(text)) is not None:
        yield from _said(f"score {ends(found['thing'])}", words, ask="是多少")
    elif (found := _GROWTH.match(_OVER_YEAR.sub(" ", text))) is not None:
        way = "同比下降" if found["less"] else "同比增长"
        yield from (f"{thing}{way}百分之几" for thing in _said(ends(found["thing"]), words, ask=""))
    elif (found := _HOW_OFTEN.match(text)) is not None:
        yield from _said(f"time {text[found.end() :]}", words, ask="多少")
    elif (found := _HOW_MANY.match(text)) is not None:
        rest = text[found.end() :]
        if not _OVER_YEAR.search(rest):
            yield from _said(rest, words, ask="多少", among=bool(found["of"] or found["among"]), inside=bool(found["whole"]))
    elif (found := _HOW_MUCH.match(text)) is not None:
        fees = _COLLECTS.sub("charge", _IN_FEES.sub("", text[found.end() :]))
        yield from _said(fees, words, ask="多少", unit="元")
    elif (found := _RATE.match(text)) is not None:
        yield from _said(text[found.end() :], words, ask="是多少")
    elif (found := _WHAT_ABOUT.match(text)) is not None and len(text) > found.end():
        yield from (f"{thing}呢" for thing in _said(_ONES.sub("", text[found.end() :]), words, ask=""))


def _carried(text: str, first: str) -> str:
    """A later part that asks for how many things the first was done (and for how many applications), with what was done."""
    if _TRAINED.fullmatch(text) is not None and "training" in first:
        return "how many people were trained"
    if _HOW_MANY_WERE.match(text) is not None:
        return _HOW_MANY_WERE.sub("how many of them ", text)
    found, done = _FOR_HOW_MANY.match(text), re.search(r"\bdid\b.*", first)
    return (
        f"how many {found[1]} {_COLLECTS.sub('charge', _IN_FEES.sub('', done[0]))}"
        if found is not None and done is not None
        else text
    )


def _more(one: str, other: str, deed: str, way: str, words: str) -> Iterator[str]:
    """How many more of one thing than of another, what is done with both said first."""
    done, ones, others = ([*_said(text, words, ask="")] for text in (deed, one, other))
    if not ones or not others or (deed.strip() and not done):
        return
    for left, right in zip(ones, others, strict=False):
        yield f"{done[0] if done else ''}{left}比{right}{way}多少"


def _share(rest: str, words: str) -> Iterator[str]:
    """What part of a thing is so: the thing, then what tells the part."""
    pieces = cut_up(rest)
    if pieces is None or len(pieces) < 2 or not pieces[0].terms:
        return
    head, *told = as_told(pieces, words)
    for choice in choices([*head.terms, *(t for piece in told for t in piece.terms)]):
        part = told_before(told, choice)
        yield f"{noun_of(head, choice)}中{part}的占百分之几"


def _said(
    text: str, words: str, *, ask: str, among: bool = False, inside: bool = False, unit: str | None = None
) -> Iterator[str]:
    """What is counted with all that is told of it, and behind it what asks."""
    pieces = cut_up(text, inside=among)
    if pieces is None or not any(piece.terms for piece in pieces):
        return
    head, *told = as_told(pieces, words)
    if ask == "多少" and not among and _names_nothing(head, told) and not _is_told_itself(told):
        yield from ("公开信息多少条",) if _publishes(told) else ()
        return
    if (account := _account_followed(head, told, words)) and ask == "多少":
        yield f"{account}粉丝多少"
    for last in _units(head, told) if unit is None else (unit,):
        asked = ask + (last if ask == "多少" and last != "%" else "")
        for choice in islice(choices([t for piece in (head, *told) for t in piece.terms]), _CHOICES):
            before = told_before(told, choice)
            noun = noun_of(head, choice)
            if among:
                yield f"其中{before}的有{asked}" if any(piece.role != "subject" for piece in told) else f"其中{before}{asked}"
            elif inside and before:
                yield f"{noun}中{before}的有{asked}"
                yield f"{noun}中的{before}{noun[-2:]}{asked}"
            else:
                joint = "的" if noun and _needs_de(told, choice) else ""
                if not noun and last == "条" and _publishes(told) and before.endswith(_PUBLISHED):
                    yield f"{before}信息{asked}"  # items published on a channel: later turns go on from what was counted
                yield f"{before}{joint}{noun}{asked}"
                if noun in _INFORMATION and before and ask:
                    yield f"{before}{asked}"
                elif noun and last in ("条", "篇") and _in_items(head) and not noun.endswith("信息"):
                    yield f"{before}{joint}{noun}信息{asked}"
                elif noun in _WRITTEN and any(channel in before for channel in _CHANNELS):
                    yield f"{before}{joint}信息{ask}条"
                elif len(noun) > 2 and noun.endswith(_WRITTEN):
                    yield f"{before}{joint}{noun[:-2]}信息{asked}"
                if noun.startswith(_NEW) and len(noun) > 1 and before and not joint:
                    yield f"{_NEW}{before}{noun.removeprefix(_NEW)}{asked}"


def _units(head: Piece, told: Sequence[Piece]) -> tuple[str, ...]:
    """The units in which a head may be counted, one in words of pieces (issues of) alone, times that somebody attended in
    attendances too, items of what the forms count so first; ("",) where none is known."""
    measures = [term.units for term in head.terms if term.part is Part.MEASURE and term.units]
    measured = measures[0] if measures else ()
    if measured[:1] == ("次",) and any(_ATTENDS.intersection(term.words) for piece in told for term in piece.terms):
        return "次", "人次"
    if measured[:1] == ("条",) and any(_IN_ITEMS.intersection(term.words) for piece in (head, *told) for term in piece.terms):
        return "项", "条"
    return tuple(measured or (head.terms[-1].units[:_UNITS] if head.terms else ())) or ("",)


def _account_followed(head: Piece, told: Sequence[Piece], words: str) -> str:
    """The one account whose followers a report counts by name, where those of the official account are asked for; else ""."""
    followed = any("粉丝" in term.words for term in head.terms)
    of_account = any(_OFFICIAL.intersection(term.words) for piece in (head, *told) for term in piece.terms)
    names = set(_ACCOUNT.findall(words)) if followed and of_account else set()
    return next(iter(names)) if len(names) == 1 else ""


def _in_items(head: Piece) -> bool:
    """Whether items of something named are counted (compulsory education items), which reports call information."""
    return any(term.part is Part.MEASURE for term in head.terms) and any(term.part is Part.NOUN for term in head.terms)


def _is_told_itself(told: Sequence[Piece]) -> bool:
    """Whether what is done tells of what it is done with (退回修改多少条), as receiving, having and publishing do not."""
    return any(piece.terms and not _OPEN.intersection(piece.terms[0].words) and any(piece.terms[0].words) for piece in told)


def _publishes(told: Sequence[Piece]) -> bool:
    """Whether something is published, which all that a report counts may be."""
    return any("发布" in term.words or "公开" in term.words for piece in told for term in piece.terms)


def _names_nothing(head: Piece, told: Sequence[Piece]) -> bool:
    """Whether only pieces of something are counted, and of what is not said (how many items did publish)."""
    counted = [term for term in head.terms if term.part is Part.MEASURE]
    alone = bool(counted) and len(counted) == len(head.terms) and counted[0].units[:1] in (("条",), ("份",))
    return alone and all(piece.role == "verb" and len(piece.terms) == 1 for piece in told if piece.terms)


def _needs_de(told: Sequence[Piece], choice: dict[int, str]) -> bool:
    """Whether what is told before a noun is a whole clause or no verb (市领导出席的新闻发布会, 邮寄的申请), not a verb alone
    (召开新闻发布会)."""
    verbs = [piece for piece in told if piece.role == "verb" and any(said_by(term, choice) for term in piece.terms)]
    if not verbs:
        return any(piece.role == "manner" for piece in told)
    if any(said_by(term, choice).endswith(_RESULTS) for piece in verbs for term in piece.terms):
        return True
    holds = any(said_by(term, choice) in _HOLDS for piece in verbs for term in piece.terms)
    named = any(piece.role == "subject" for piece in told) and not holds
    return named or any(len(piece.terms) > 1 for piece in verbs)
