"""Whether a question that names what a part and its whole both count asks for the whole.

>>> names_all("村公开专区", "建成政务公开专区", "公开专区多少个"), names_all("村公开专区", "建成政务公开专区", "村公开专区多少个")
(True, False)
>>> names_all("维持", "行政复议", "维持几件"), names_all("村级信息员", "配备信息员", "信息员多少名")
(False, True)
"""

from __future__ import annotations

from itertools import takewhile

_LEAST = 2
"""So many characters has a noun at least."""


def names_all(part: str, whole: str, question: str) -> bool:
    """Whether a part and its whole end in one noun that a question says, with nothing of what stands before it in the part."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(part), reversed(whole), strict=False))
    noun = "".join(one for one, _ in alike)[::-1]
    before = part.removesuffix(noun)
    said = any(character in question for character in before)
    return len(noun) >= _LEAST and bool(before) and noun in question and not said
