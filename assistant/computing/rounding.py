"""How many decimals a computed number is said with: two, or as many as the question says (保留一位小数, to one decimal place).

`rounded` takes a Decimal and the question as it was asked; halves go away from 0. A question that says nothing of it, an empty one too,
gives two. `without_rounding` takes the note out of the words that say what is asked for. There are no errors.

>>> rounded(Decimal("33.335"), "占百分之几"), rounded(Decimal("33.335"), "占百分之几，保留一位小数")
(Decimal('33.34'), Decimal('33.3'))
>>> rounded(Decimal("33.5"), "占百分之几（精确到个位）"), rounded(Decimal("0.125"), "to 1 decimal place")
(Decimal('34'), Decimal('0.1'))
>>> without_rounding("增长了百分之几?(保留一位小数)"), without_rounding("保留了几件规范性文件")
('增长了百分之几?', '保留了几件规范性文件')
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

_KEPT = r"(?:保留|精确|四舍五入)(?:到|至|成)?(?:小数点?后?(?:的)?)?(?P<zh>[一二两三四\d])(?=位)位(?:有效)?(?:小数)?"
_WHOLE = r"(?:保留|精确|四舍五入|取)(?:到|至|成)?(?:个位数?|整数(?:位)?)"
_ENGLISH = r"(?P<en>one|two|three|\d)[- ]decimals?(?: places?| digits?| points?)?"
_PLACES = re.compile(f"{_KEPT}|{_WHOLE}|{_ENGLISH}", re.IGNORECASE)
_NOTE = re.compile(
    rf"[,，。;；]?\s*[(（]?\s*(?:(?:请|计算|结果|答案|数值|百分数|比例|小数)*(?:{_KEPT.replace('?P<zh>', '?:')}|{_WHOLE})(?:即可|就行)?|"
    rf"(?:rounded |please |round |give |the |result |correct |answer |it )*(?:to |with )?{_ENGLISH.replace('?P<en>', '?:')})\s*[)）]?",
    re.IGNORECASE,
)
_USUAL = 2
_WORD_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "one": 1, "two": 2, "three": 3}


def rounded(value: Decimal, question: str) -> Decimal:
    """Two decimals, or as many as the question says."""
    digits = _asked(question)
    return value.quantize(Decimal(1).scaleb(-(_USUAL if digits is None else digits)), rounding=ROUND_HALF_UP)


def rounds_to(value: Decimal, printed: Decimal, question: str) -> bool:
    """Whether a computed number is the printed one with fewer decimals, and a question asks for no number of them.

    >>> rounds_to(Decimal("22.727"), Decimal("22.7"), "占百分之几"), rounds_to(Decimal("22.727"), Decimal("22.7"), "占百分之几,保留两位小数")
    (True, False)
    """
    exponent = printed.as_tuple().exponent
    whole = _asked(question) is None and isinstance(exponent, int)
    return whole and value.quantize(Decimal(1).scaleb(int(exponent)), rounding=ROUND_HALF_UP) == printed


def _asked(question: str) -> int | None:
    """How many decimals a question asks for; None where it says nothing of it."""
    found = _PLACES.search(question)
    said = (found["zh"] or found["en"] or "0").lower() if found else ""
    return None if not said else int(said) if said.isdigit() else _WORD_NUMBERS[said]


def note_in_chinese(question: str) -> str:
    """The note on decimals of a question, in Chinese; "" where it has none.

    >>> note_in_chinese("What share was granted? One decimal place."), note_in_chinese("What share was granted?")
    ('（保留1位小数）', '')
    """
    digits = _asked(question)
    return "" if digits is None else f"（保留{digits}位小数）" if digits else "（取整数）"


def without_rounding(content: str) -> str:
    """The words of a question without the note on decimals."""
    return _NOTE.sub("", content) if _PLACES.search(content) else content
