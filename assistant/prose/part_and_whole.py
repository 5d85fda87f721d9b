"""Whether a question that names what a part and its whole both count asks for the whole.

>>> names_all("村公开专区", "建成政务公开专区", "公开专区多少个"), names_all("村公开专区", "建成政务公开专区", "村公开专区多少个")
(True, False)
>>> names_all("维持", "行政复议", "维持几件"), names_all("村级信息员", "配备信息员", "信息员多少名")
(False, True)
>>> names_all("信函申请", "收到申请", "邮寄申请多少件"), names_all("信函申请", "收到申请", "收到申请多少件")
(False, True)
>>> names_all("信函申请", "收到申请", "收到申请中邮寄的多少件")
False
"""

from __future__ import annotations

import re
from itertools import takewhile

_BEFORE = "(?:全[省市县区镇乡]|一共|总共|共|全年|收到|开设|设立?|建成?|配备|举办|召开|发布|公开|有|了|的|政府信息|政务|政府)*"
"""What may stand before a noun that a question says alone: 邮寄申请 asks for no 申请."""
_BEHIND = r"(?:一共|总共|共|总数|数量|个数|有|是|为|了|的)*(?:多少|几|[|?,。]|$)"
_LEAST = 2
"""So many characters has a noun at least."""


def names_all(part: str, whole: str, question: str) -> bool:
    """Whether a part and its whole end in one noun that a question says, with nothing of what stands before it in the part."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(part), reversed(whole), strict=False))
    noun = "".join(one for one, _ in alike)[::-1]
    before = part.removesuffix(noun)
    said = any(character in question for character in before)
    alone = len(noun) >= _LEAST and re.match(f"{_BEFORE}{re.escape(noun)}{_BEHIND}", question) is not None
    return alone and bool(before) and not said
