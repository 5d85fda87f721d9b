"""Whether a stretch tells the side, the rank and the doer that a question asks for, and not their neighbours.

Reports say opposites in the same words around them: a column that was added answers no question after one that was cancelled, a
deputy is not the head, and who checks a letter need not be who delivers it. `Sides` holds what one question names of this:

* a side (`[[side]]` of `vocabulary/topics.toml`): a word of it stands near what is asked about, in the stretch or in the problem
  that it is the measure for; where it is asked how something is done, the deed itself need not be told, only what is said of the thing;
* a rank: 县长 is told by no 副县长; which of several (哪些乡镇) by no 部分乡镇; what is done about the problem of one kind of body by no
  measure for another's;
* a reason: for what is asked, and not what is itself told as the reason for another thing;
* a doer of a deed: named in the sentence that tells the deed, before it or in its clause, or right behind it as the one who is to.

Texts are folded, in lower case. The file is long because all of these look at the same clauses.

>>> Sides("首页取消了什么栏目").tells("首页增加了普法栏目。", near=lambda pattern, *_: bool(pattern.search("首页增加了普法栏目。")))
False
>>> tells_doer("答复书由法制科审核。办理流程分登记、送达两步,答复书由法制科审核。", ("送达",), re.compile("科"))
False
>>> tells_doer("办公室起草通知,并负责送达。", ("送达",), re.compile("办公室"))
True
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.language.segment import tag, words
from assistant.language.word_tables import word_table
from ingest.numerals import chinese_numeral
from ingest.statements.words import alternatives, load_words

Near = Callable[[re.Pattern[str], int, str], bool]
"""Whether a pattern stands within so many characters of what is asked about; where words are given that only go with the pattern (反对|意见), in a
sentence that names something else of the question."""
_NAMED = re.compile('"[^"]*"|《[^》]*》')
SENTENCES = re.compile(r"[。!?;]")
_CLAUSES = re.compile(r"[,:]")
_HEADS = "组长|[局市县区镇乡厅州]长|[科处院校会团站所队]长|主任|书记|主席"
_RANK = re.compile(f"(?<!副)(?:{_HEADS})")
_DEPUTY = re.compile(f"副(?:{_HEADS})")
_BODIES = tuple(
    map(
        re.compile,
        ("部门|单位|机构|[科处]室", "乡镇|镇街|街道|[各个乡]镇|基层", "村(?!务)|社区", "学校|校园", "医院|卫生院", "企业|公司"),
    )
)
"""Whose problem it is, by kind."""
_WHICH = re.compile(
    r"哪(?:[些几]个?|个|(?:[一两二三四五六七八九十]|\d+)[个家所名位])?([\u4e00-\u9fff]{0,3}?[部局委办科处股站所镇乡村区县院校队司社]|街道|单位|地方|学校)"
)
_PLACE = re.compile(r"哪(?:些|几?个|[一两二三四五六七八九十]个)?(村|社区|小区|园区|景区|校区|厂区)")
_WHICH_ONE = re.compile(r"哪(?:一)?[个项件份条篇次场]([\u4e00-\u9fff]{2,8}?)(?=没|未|不|被|受|得|获|有|收|$)")
_SOME = "(?:部分|个别|少数|有的|有些|一些|某些|少量)[^,。;]{0,4}|[一两二三四五六七八九十\\d]+[个家名所位][^,。;、]{0,3}"
"""Which of several is told by none of these; `_PLACE`: what must be named by its own word."""
_ROLE = "(?:任|为|是|当|作|兼|:|由|请|聘|派|推选)[^,。;]{0,12}%s|%s[^,。;]{0,8}(?:是|为|由|:)"
"""How a report says who plays a part."""
_NOT_AN_OFFICE = "(?![局厅委办处科署站员师]|部门|机关|中心|人员|领导|机构|体系)"
"""审计局 does not tell that anything was audited, nor 组织领导 that it was held."""
_THE_OFFICE_IS = "(?:责任|工作)?(?:机构|部门|科室|处室|单位)(?:分别|均|都)?(?:[为是:归]|设[在于])"
"""受理机构为办公室 does tell who does it."""
_WHICH_UNIT = re.compile("哪(?:一)?(?:个|些|几个)?(?:部门|科室|处室|机构|单位)")
_TITLES = re.compile("《[^》]*》")
"""What a document is called names nobody (《领导手册》)."""
_PERSONS = re.compile(
    "群众|市民|公众|居民|代表|专家|教师|老师|讲师|教授|家长|(?:由|派|设|明确|指定|安排|指派)*专人|(?:专职|兼职|工作)?人员|负责人|负责同志|(?:分管|主要)?领导(?!小组)"
)
"""A department that is asked for is told by no person."""
_SOMEBODY = re.compile(
    "某[一-鿿]{0,8}?(?:街道(?:办事处|办)?|乡镇|镇街|社区|部门|单位|公司|中心|学校|医院|[局委办厅科处股站所镇乡村县区])"
)
"""某街道办事处 names nobody, nor does 责任科室 where a department is asked for."""
_ANY_OF_THEM = re.compile("(?<!各)(?:责任|有关|相关|涉事|问题|个别)(?:部门|科室|处室|机构|单位)")
_WHOEVER = re.compile("谁[一-鿿]{1,6}[、,，]谁(?:来)?([一-鿿]{1,4})")
"""谁起草、谁解读 tells who does what stands last, and nothing of other deeds."""
_NUMERALS = re.compile("(?<![第(（一二三四五六七八九十百千])[一二三四五六七八九十百千]+(?![是一二三四五六七八九十百千])")
_SUBJECT = 14
_DONE_ASKED = re.compile("[一-鿿]了(?:些|几|多少)?(?:什么|哪)")
_SO_MANY_PERSONS = re.compile(
    r"(?:\d+|[一二两三四五六七八九十]+)[余多]?[名位个][一-鿿]{1,8}?(?:(?:担任|兼任|任|为)[一-鿿]{2,8}|(?=组成|参加|参与|分管|分别|负责|承担|主管|协助|牵头|[,。;]|$))"
)
_PLAN = re.compile(r"(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2}|[明来下])年[^,。;]{0,8}(?:将|拟|计划|打算)")
_SAYS_REASON = re.compile(
    "以[^,。;]{2,20}为由|(?:原因(?:[为是]|在于)|由于|因为|鉴于)[^,。;]+|主要[是为][^,。;]*(?:不更新|重复|过期|失效|错误)[^,。;]*|受[^,。;]{2,16}(?:限制|影响|制约|所限)|(?:(?<=[,。;:])|^)因(?!此|而)[^,。;不未无没]{2,8}(?=,)"
)
"""What only gives a reason; a clause with 因 may tell the deed as well (因涉密不予公开)."""
_GIVES_REASON = re.compile(
    "(?:原因(?:[为是]|在于)|由于|因为|鉴于)[^,。;]+|受[^,。;]{2,16}(?:限制|影响|制约|所限)|(?:(?<=[,。;:])|^)因(?!此|地制宜|而)[^,。;]{2,}(?=,)"
)
_COMPARES = re.compile(r"(?:与?[比较]?(?:上|去|前一)一?年(?:度|同期)?(?:相比)?|同比|环比|有所|大幅|明显|略有)")
_WHY_OF = re.compile("(?:为什么|为何|为啥)(?:会|要|都)?(?!被)([一-鿿]{2})")
_CARRIED_ON = re.compile(
    "(?:并|还|同时,?|此外,?|另外,?)?(?:通过|以(?!及)|利用|依托|运用|借助|采取|采用|围绕|结合|针对|组织|开展|开设|开办|推出|举办|设立|建立|制定|编制|实行|创新)"
)
"""How a sentence begins that goes on about the one who was named before."""
_IN_PASSING = re.compile(r"在[^,。;]{2,24}?(?:指导|领导|支持|配合|帮助|关心|监督|部署|推动)下")
"""What happens under somebody's guidance tells nothing of how it is given."""
_COLUMNS = ("栏目", "专栏", "专题", "板块")
"""What is named in quotes right before what it is."""
_TO_DO = re.compile(r"(?:具体)?(?:由|归|请|交|让|委托|指定|明确|责成|安排)")


@dataclass(frozen=True, slots=True)
class _Side:
    """`asked` on the question, `told` on its answer, at most `beside` characters from what is asked about (0: anywhere); `deed`: it is what was
    done, which an answer to how it is done need not tell; `goes_with`: what stands behind it for the same (反对|意见)."""

    asked: re.Pattern[str]
    told: re.Pattern[str]
    beside: int
    deed: bool
    goes_with: str


@cache
def _sides() -> tuple[_Side, ...]:
    return tuple(
        _Side(
            re.compile(row["asked"]),
            re.compile(row["told"]),
            row.get("beside", 0),
            row.get("deed", False),
            row.get("goes_with", ""),
        )
        for row in word_table("topics")["side"]
    )


class Sides:
    """What sides and ranks a question names; `how`: it asks how something is done."""

    def __init__(self, question: str, *, how: bool = False) -> None:
        self._asked = asked = _NAMED.sub(" ", question)
        self._named = tuple(side for side in _sides() if side.asked.search(asked) and not (how and side.deed))
        self._ranks = frozenset(_RANK.findall(asked))
        self._deputies = frozenset(_DEPUTY.findall(asked))
        which = _WHICH.search(asked)
        place = _PLACE.search(asked)
        self._place = place[1] if place else ""
        one = _WHICH_ONE.search(asked)
        thing = (
            which[1]
            if which
            else next((part for part in reversed(words(one[1])) if tag(part).startswith("n")), "")
            if one
            else ""
        )
        self._some = re.compile(rf"{_SOME}{thing}|{thing}\d+[个家名所位]") if thing else None
        self._named_one = re.compile(rf'"[^"]{{2,20}}"(?:{thing}|专栏|栏目|专题)') if thing.endswith(_COLUMNS) else None

    def stands_for(self, word: str) -> bool:
        """Whether a word of the question names a side that an answer must tell anyhow, in whatever words; why something rose is told of its
        more."""
        return any(side.asked.search(word) or side.asked.search(f"为什么{word}") for side in self._named)

    def only_some(self, body: str) -> bool:
        """Whether a stretch tells only that it is some of those of which it is asked which."""
        if self._some is None or (self._named_one is not None and self._named_one.search(body)):
            return False  # 部分栏目更新慢,如"海洋生态"栏目: one of them is named
        return any(self._some.search(said) and "、" not in said for said in SENTENCES.split(body))

    def tells(self, body: str, near: Near, problem: str = "") -> bool:
        """Whether a stretch tells every side and rank; `problem` is what it is the measure for."""
        heads, deputies = frozenset(_RANK.findall(body)), frozenset(_DEPUTY.findall(body))
        if any(f"副{rank}" in deputies for rank in self._ranks - heads) or (self._deputies - deputies and heads & self._bare()):
            return False
        return self._place in body and all(
            side.told.search(problem)
            or (near(side.told, side.beside, side.goes_with) if side.beside else side.told.search(body) is not None)
            for side in self._named
        )

    def goes_with(self, word: str) -> bool:
        """Whether a word of the question only says again what a side does (反对的意见: 意见)."""
        sides = (side for side in self._named if side.goes_with and re.search(side.goes_with, word))
        return any(re.search(rf"(?:{side.asked.pattern})的?{re.escape(word)}", self._asked) for side in sides)

    def told_in(self, clause: str) -> bool:
        """Whether a folded clause tells every side that is named, in whatever words."""
        return all(side.told.search(clause) for side in self._named)

    def _bare(self) -> frozenset[str]:
        return frozenset(rank.removeprefix("副") for rank in self._deputies)


def without_passing(body: str) -> str:
    """A folded text without what it tells as the circumstance of something else.

    >>> without_passing("在总站的指导下,本站印发月报。")
    ',本站印发月报。'
    """
    return _IN_PASSING.sub("", body)


@cache
def body_told(question: str) -> re.Pattern[str] | None:
    """What ends the name of a body of the kind that a folded question asks for; None where it names no kind.

    >>> body_told("是哪个乡镇").pattern, body_told("由谁负责")
    ('镇|乡', None)
    """
    rows = (row for row in word_table("topics")["kind_of_body"] if re.search(row["asked"], question))
    return next((re.compile(row["ends"]) for row in rows), None)


def tells_role(body: str, role: str) -> bool:
    """Whether a text says of a part who plays it, rather than only that there is one.

    >>> tells_role("由镇长任组长", "组长"), tells_role("设一名专职人员兜底", "专职人员")
    (True, False)
    """
    return re.search(_ROLE.replace("%s", re.escape(role)), body) is not None


def without_somebody(body: str) -> str:
    """A text without those of whom it only says that there is one (某公司).

    >>> without_somebody("由某航运公司申请")
    '由·申请'
    """
    return _SOMEBODY.sub("·", body)


def without_so_many(body: str) -> str:
    """A text without persons of whom it only tells how many they are, or of what kind: of none is told who it is.

    >>> without_so_many("由站长任组长,3名副站长任副组长")
    '由站长任组长,·'
    """
    return _SO_MANY_PERSONS.sub("·", body)


def without_counted(body: str, role: Sequence[str]) -> str:
    """A text without a part that somebody plays where it only tells that there is one, or how many.

    >>> without_counted("聘请顾问2名审稿,由馆长任顾问", ("顾问",))
    '·审稿,由馆长任顾问'
    """
    named = "|".join(map(re.escape, role))
    some = r"\d+[余多]?[名位个]"
    return re.sub(f"(?:聘请|聘任|选聘|邀请)(?:{some})?(?:{named})(?:{some})?|{some}(?:{named})|(?:{named}){some}", "·", body)


def of_another(question: str, problem: str) -> bool:
    """Whether a problem is that of another kind of body than a question names (部门更新慢: 乡镇更新慢).

    >>> of_another("部门更新慢怎么办", "部分乡镇更新慢"), of_another("更新慢怎么办", "部分乡镇更新慢")
    (True, False)
    """
    asked, told = ([kind for kind in _BODIES if kind.search(text)] for text in (question, problem))
    return bool(asked and told) and not any(kind in told for kind in asked)


def named_for(question: str, body: str, deed: Sequence[str]) -> str:
    """A text without those whom it names that cannot be asked for: persons where a department is asked for (哪个部门), and whoever
    does something else (谁制作、谁公开).

    >>> named_for("由哪个部门负责", "安排专人负责。", ()), named_for("谁解读", "坚持谁起草、谁解读", ["解读"])
    ('·负责。', '坚持谁起草、谁解读')
    """
    body = _TITLES.sub("·", body)
    left = without_somebody(_PERSONS.sub("·", _ANY_OF_THEM.sub("·", body)) if _WHICH_UNIT.search(question) else body)
    return _WHOEVER.sub(lambda hit: hit[0] if any(hit[1].startswith(word) for word in deed) else "·", left)


def is_the_reason(question: str, body: str, things: Callable[[str], Set[str]]) -> bool:
    """Whether what it is asked why of is told only as the reason for another thing. `things` are those of the question in a text.

    >>> is_the_reason("他们为什么不服", "因不服答复申请复议2件", lambda text: set())
    True
    """
    deed = _WHY_OF.search(question)
    if deed and re.search(f"因[^,。;]?{deed[1]}", body) and deed[1] not in re.sub("因[^,。;]*", "", body):
        return True
    reasons = "".join(hit[0] for hit in _SAYS_REASON.finditer(body))
    return bool(reasons) and bool(things(reasons) - things(_SAYS_REASON.sub("·", body)))


def is_of_another_move(question: str, body: str) -> bool:
    """Whether all that a text gives a reason for is that another thing rose or fell than the one asked about.

    >>> is_of_another_move("公开信息为什么减少", "公开信息9条,减少4条。受疫情影响,培训场次减少。")
    True
    >>> is_of_another_move("培训为什么减少", "受疫情影响,培训场次减少。"), is_of_another_move("公开信息为什么减少", "原因是人手不足。")
    (False, False)
    """
    moved = re.compile(alternatives([word for word in (*load_words().up, *load_words().down) if len(word) > 1]))
    giving = [sentence for sentence in SENTENCES.split(body) if _GIVES_REASON.search(sentence)]
    if not moved.search(question) or not giving:
        return False
    told = [_COMPARES.sub("", moved.split(clause)[0]) for one in giving for clause in one.split(",") if moved.search(clause)]
    things = [
        [word for word in words(clause) if len(word) > 1 and (word in question or tag(word).startswith(("n", "vn")))]
        for clause in told
    ]
    return bool(things) and all(one and not any(a + b in question for word in one for a, b in pairwise(word)) for one in things)


def tells_the_kind(question: str, body: str, speaks: Callable[[str], object] | None = None) -> bool:
    """Whether a clause that tells which body has the most names one of the kind that a question asks for; true where it asks for none.
    `speaks`: whether a clause says what it is the most of; without it some of the question's own words must be there.

    >>> tells_the_kind("哪个街道公开信息最多", "县教育局公开信息最多"), tells_the_kind("哪个部门公开信息最多", "县教育局公开信息最多")
    (False, True)
    >>> tells_the_kind("哪个部门公开信息最多", "县教育局举办培训最多")
    False
    """
    kind = next((row for row in word_table("topics")["kind_of_body"] if re.search(row["asked"], question)), None)
    if kind is None or _THE_MOST.search(question) is None:
        return True
    rest = _THE_MOST.sub("·", re.sub(kind["asked"], "·", question))
    own = [a + b for a, b in pairwise(rest) if "·" not in (a, b)]
    told = [clause for clause in re.split("[,;。]", body) if _THE_MOST.search(clause)]
    named = [clause for clause in told if re.search(f"[一-鿿](?:{kind['ends']})", _THE_MOST.sub("·", _OF_ALL.sub("", clause)))]
    if any(_ITS_NUMBER.search(clause) for clause in named):
        return True
    return not told or any(speaks(clause) if speaks else any(pair in clause for pair in own) for clause in named)


_THE_MOST = re.compile(r"最[多少高低大小]|居首|第一|首位|排名?|\b(?:most|fewest|highest|lowest|largest)\b")
_ITS_NUMBER = re.compile("[件条总]数|数量|总量")
"""件数最多的是某区: how many there are of what the clause before tells."""
_OF_ALL = re.compile(r"^[^,]*?(?:个[一-鿿]{2,6}(?:之?中|里)|在?各[一-鿿]{2,6}(?:之?中|里))")
"""在13个单位中: of which bodies it is the most."""


def still_to_come(question: str, body: str) -> bool:
    """Whether it is asked what was done and a text only tells what a year is to bring.

    >>> still_to_come("建了什么库", "二〇二三年将建设问答库。"), still_to_come("要建什么库", "二〇二三年将建设问答库。")
    (True, False)
    """
    return _DONE_ASKED.search(question) is not None and _PLAN.search(body) is not None


_ALSO_DONE = "授解述课析"
"""讲授 is a deed, whatever the dictionary calls it."""


def _done_in(deed: str, clause: str) -> bool:
    """Whether a clause tells a deed; one of a single character not in a thing's name (讲座 is no 讲).

    >>> _done_in("讲", "由船长讲潮汐"), _done_in("讲", "举办讲座")
    (True, False)
    """
    if len(deed) > 1 or deed.isascii():
        return re.search(f"{re.escape(deed)}(?:{_NOT_AN_OFFICE}|{_THE_OFFICE_IS})", clause) is not None
    things = [part for part in words(clause) if deed in part[:-1] and tag(part).startswith("n") and part[-1] not in _ALSO_DONE]
    return deed in re.sub("|".join(map(re.escape, things)) or r"(?!)", "", clause)


def says_number(text: str, number: int) -> bool:
    """Whether a folded text tells a number, in digits or in numerals.

    >>> says_number("停航五次", 5), says_number("停航25次", 5), says_number("五是停航", 5)
    (True, False, False)
    """
    in_words = any(chinese_numeral(run) == number for run in _NUMERALS.findall(text))
    return in_words or re.search(rf"(?<![\d.]){number}(?![\d.])", text) is not None


def without_overseers(question: str, body: str) -> str:
    """A text without those who do something to the ones of a class of which it is asked which: who checks the departments is none of them.

    >>> without_overseers("哪些部门答复有误", "法制科对部门答复逐件审核,税务部门被点名"), without_overseers("哪个科审核", "法制科对部门审核")
    ('·对部门答复逐件审核,税务部门被点名', '法制科对部门审核')
    """
    which = _WHICH.search(question)
    if which is None:
        return body
    acts = rf"(?=(?:对|向|为|给|督促|指导|要求|组织|协调|监督|约谈|通报)[^,。;、]{{0,4}}{which[1]})"
    return body if re.search(acts, question) else re.sub(rf"(?<![^,。;])[^,。;、]{{2,20}}?{acts}", "·", body)


def tells_doer(
    body: str,
    deed: Sequence[str],
    doer: re.Pattern[str],
    spoken: Sequence[bool] = (),
    also: Sequence[str] = (),
    about: Callable[[str], object] = bool,
) -> bool:
    """Whether a sentence names a doer with one of the words for a deed, or goes on about the one that opens the sentence before.
    `spoken`: of each sentence whether it is about what is asked; () for all. `also`: other words for the deed, which tell it only where
    their clause or one beside it is about the thing (`about`): who renews the list does not keep the page.

    >>> tells_doer("宣传科推进普法。通过网站开设专栏。", ("开设",), re.compile("宣传科"))
    True
    """
    carried = False
    for at, sentence in enumerate(SENTENCES.split(body)):
        clauses = _CLAUSES.split(sentence)
        opened = carried and _CARRIED_ON.match(sentence.strip()) is not None
        named = [opened or doer.search(clause) is not None for clause in clauses]
        carried = opened or doer.search(clauses[0][:_SUBJECT]) is not None
        for index, clause in enumerate(clauses):
            if spoken and not spoken[at]:
                break
            beside = ",".join(clauses[max(index - 1, 0) : index + 2])
            if not any(_done_in(word, clause) for word in (*deed, *(also if about(beside) else ()))):
                continue
            behind = clauses[index + 1] if index + 1 < len(clauses) else ""
            if any(named[: index + 1]) or (_TO_DO.match(behind) and named[index + 1]):
                return True
    return False
