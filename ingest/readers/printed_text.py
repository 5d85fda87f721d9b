"""Pieces of a paragraph as they are printed: white space as a browser shows it, raised digits kept apart, struck-out ones void.

A run of white space is one blank, a line end between wide characters none. Raised or lowered digits are parted from the digits beside
them by a blank: 12 with a note mark 1 is not 121. Digits that are struck out are none that the report states: each is
U+FFFD, so that neither they nor what they are part of is read as a number. What is white is not seen. Soft hyphens are dropped. `BREAK` stands
for a printed line break until white space is collapsed. Nothing raises.

>>> collapsed(f"收到\\n申请 3\\n件{BREAK}完毕"), parted("1", "12"), parted("注", "12"), struck("旧数5") == "旧数" + VOID
('收到申请 3 件\\n完毕', ' 1 ', '注', True)
"""

from __future__ import annotations

import re

BREAK = "\x00"
"""The bytes of a page with NUL never get here."""

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f\U00020000-\U0003ffff"
_WIDE_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{_WIDE}])")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(rf" ?{BREAK} ?")
_DIGIT_END = re.compile(r"\d\s*$")
_DIGIT = re.compile(r"\d")
_WHITISH = re.compile(r"(?:f[89a-f]){3}|fff", re.IGNORECASE)
SOFT_HYPHEN = "\xad"
VOID = "\ufffd"


def collapsed(text: str) -> str:
    """A paragraph as a browser shows it, with a newline at each break."""
    return _AROUND_BREAK.sub("\n", _SPACE.sub(" ", _WIDE_BREAK.sub("", text.replace(SOFT_HYPHEN, ""))))


def parted(text: str, before: str) -> str:
    """Raised or lowered text that follows `before`: digits never touch digits."""
    if not any(char.isdigit() for char in text):
        return text
    return f" {text} " if _DIGIT_END.search(before) or text[:1].isdigit() else text


def struck(text: str) -> str:
    """Struck-out text: its words, and in the place of each digit that nothing can be read there."""
    return _DIGIT.sub(VOID, text)


def is_whitish(colour: str) -> bool:
    """Whether a colour in hexadecimal digits, three or six, is white or as near to it as nobody can see.

    >>> is_whitish("FFFFFF"), is_whitish("fefefe"), is_whitish("fff"), is_whitish("C0C0C0"), is_whitish("auto")
    (True, True, True, False, False)
    """
    return bool(_WHITISH.fullmatch(colour))
