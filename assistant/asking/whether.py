"""Questions of yes or no that a number answers: whether there was any (有没有被起诉), or whether it was more than so many (超过400条了吗).

`read_whether` gives what is to be looked up and how its number answers: by being there, or by a number that the question names. Whether all
of something was done (全部办结了吗), who, why and how are told by no number. Texts are folded and lower case; English ones are not read.
`Asked.holds` needs the number found; a blank has none, and no errors are raised.

>>> read_whether("有没有被起诉"), read_whether("申请全部办结了吗")
(Asked(plain='被起诉多少件', how='', number=None, unit=''), None)
>>> read_whether("没有行政复议吗").plain, read_whether("没有办结吗").plain
('行政复议多少件', '没有办结多少件')
>>> asked = read_whether("网站公开信息超过400条了吗")
>>> (asked.plain, asked.number, asked.holds(Decimal(423)), asked.holds(Decimal(12)))
('网站公开信息多少条', Decimal('400'), True, False)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.asking.said_figures import said

_UNITS = "件条个次期篇份人名项宗家户元场起"
_ENDS = re.compile(r"(?:了|过)?(?:[吗嘛么]|没有|没|,?(?:对|是)(?:吗|吧|不对|不是|么))[?。]?$")
_ASKS = re.compile(r"有没有|有无|是否|是不是|有否")
_NUMBER = rf"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[万亿]?)余?(?P<unit>[{_UNITS}])"
_COMPARED = re.compile(
    rf"(?P<how>不超过|不少于|不低于|超过|多于|大于|高于|达到|达|少于|低于|小于|不到|不足|不满)了?{_NUMBER}(?:以上)?"
)
_EXACTLY = re.compile(_NUMBER)
_DENIED = re.compile(r"(?:没有|没|未|无)(?:曾|有)?(?:发生|产生|出现|收到|接到|受理)?(?:过|任何|被)*")
"""没有行政复议吗 asks whether there was any, whatever the asker takes for granted."""
_AROUND = re.compile(r"(?<!没)有人|曾经|曾|(?<=[收办结复诉理])[了过](?!期)|^有|^的|(?:案件)?发生|存在|被?出现|任何|[的有了,]+$")
_ELSEWISE = re.compile(
    r"全部|全都|都|均|及时|按时|按期|依法|为什么|怎|如何|谁|哪|什么|多少|几|建立|制定了|规定|可以|能不能|会不会|要不要|公布电话|还是"
)
_MOVES = re.compile(r"比(?!例|重)|超过|多于|少于|[高低]于|增|减|升|降|涨|跌|变化|提高|改进|进步|更")
"""有没有增长: by how much something moved is another number."""
_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_CHARGES = re.compile(r"(?:收取?[了过]?)?(?:政府信息公开)?信息(?:公开)?(?:处理)?费|收取?[了过]?费用?|收[了过]?钱")
CHARGED = "收取信息处理费多少元"


@dataclass(frozen=True, slots=True)
class Asked:
    """`plain` asks for the number itself; `how` it is compared with `number` ("" for whether it is that; without one: whether there is any)."""

    plain: str
    how: str
    number: Decimal | None
    unit: str

    def holds(self, value: Decimal) -> bool:
        """Whether a number makes the answer yes."""
        if self.number is None:
            return value > 0
        if self.how in ("超过", "多于", "大于", "高于"):
            return value > self.number
        if self.how in ("不少于", "不低于", "达到", "达"):
            return value >= self.number
        if self.how in ("少于", "低于", "小于", "不到", "不足", "不满"):
            return value < self.number
        return value <= self.number if self.how == "不超过" else value == self.number


def read_whether(content: str) -> Asked | None:
    """What a Chinese question of yes or no asks; None for any other."""
    content = content.strip(" ,。?!")
    if _ELSEWISE.search(content) or not (_ASKS.search(content) or _ENDS.search(content)):
        return None
    rest = _ENDS.sub("", _ASKS.sub("", content)).strip()
    compared = _COMPARED.search(rest) or _EXACTLY.search(rest)
    if compared is not None:
        groups = compared.groupdict()
        number = Decimal(groups["number"].replace(",", "")) * _SCALES[groups["scale"]]
        if groups.get("how") is None:
            plain = rest[: compared.start()] + f"多少{groups['unit']}" + rest[compared.end() :]
        else:
            plain = f"{rest[: compared.start()]}{rest[compared.end() :]}".removesuffix("的") + f"多少{groups['unit']}"
        return Asked(plain, groups.get("how") or "", number, groups["unit"])
    if re.search(r"\d", rest) or _MOVES.search(rest):
        return None
    if _CHARGES.fullmatch(rest) is not None:
        return Asked(CHARGED, "", None, "")
    thing = _AROUND.sub("", _undenied(rest)).strip(" 的,")
    return Asked(f"{thing}多少件", "", None, "") if len(thing) > 1 else None


def _undenied(rest: str) -> str:
    """What is asked about without a word that denies it, where that is no part of a figure's name (没有现成信息)."""
    denied = _DENIED.match(rest)
    return rest if denied is None or said(f"{rest}多少件").indicator is not None else rest[denied.end() :]
