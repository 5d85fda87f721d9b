"""Labels as people say them: without their number and their notes in brackets.

`plain_label` is for display and for the question side; it keeps the characters as the form prints them.

>>> plain_label("（二）部分公开（区分处理的）"), plain_label("5.其他形式"), plain_label("其中：涉及国家秘密")
('部分公开', '其他形式', '涉及国家秘密')
"""

from __future__ import annotations

import re

NUMBERING = re.compile(
    r"^(?:[①-⒛㈠-㈩]|[（(〔【][一二三四五六七八九十\d]{1,3}[)）〕】]|[一二三四五六七八九十]{1,3}[、.．，,:：]|\d{1,2}(?:[、．,，)）]|\.(?!\d)))[、.．]?\s*"
)
"""A leading 一、 （一） 1. 1、 （1） — the number of a label, never part of what it says."""

_NOTE = re.compile(r"[（(](?![一二三四五六七八九十\d]{1,3}[)）])[^（()）]*[)）]")
_AMONG = re.compile(r"^其中[：:、，,]?\s*")


def plain_label(label: str) -> str:
    """A label without number, 其中： and notes; the label itself where nothing else would be left."""
    bare = _AMONG.sub("", NUMBERING.sub("", label.strip()))
    return _NOTE.sub("", bare).strip() or bare or label
