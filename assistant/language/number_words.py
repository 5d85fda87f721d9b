"""Whole numbers in words, for how many bodies a sentence names: 共十二, twelve in all.

Numbers from 0 to 9,999; the language is "zh" or "en". A larger one is told as more than that; negative ones are not asked for.

>>> in_words(12, "zh"), in_words(40, "zh"), in_words(103, "zh"), in_words(2050, "zh")
('十二', '四十', '一百零三', '二千零五十')
>>> in_words(12, "en"), in_words(45, "en"), in_words(1203, "en")
('twelve', 'forty-five', 'one thousand two hundred and three')
"""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_MOST = 9999


def in_words(number: int, language: str) -> str:
    """A number in the words of a language."""
    shown = min(number, _MOST)
    if language == "zh":
        return _chinese(shown) + ("以上" if number > _MOST else "")
    return ("more than " if number > _MOST else "") + _english(shown)


def _chinese(number: int) -> str:
    out, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + name
        gap = not digit
    return (out.removeprefix("一") if 10 <= number < 20 else out) or _DIGITS[0]


def _english(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        return _TENS[number // 10 - 2] + (f"-{_SMALL[number % 10]}" if number % 10 else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    head, rest = f"{_english(number // size)} {name}", number % size
    joint = " and " if rest < 100 else " "
    return head + (joint + _english(rest) if rest else "")
