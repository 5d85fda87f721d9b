"""The numbers of lists, as word processors and browsers print them: 一 十二 甲 ① iv b.

`printed` knows a format by Word's name for it; `of_style` gives that name for a style of CSS, or an attribute of HTML, with what is
printed behind the number. Blanks: an unknown format prints digits. Nothing raises.

>>> printed(12, "chineseCountingThousand"), printed(3, "ideographTraditional"), printed(12, "decimalEnclosedCircle"), printed(4, "upperRoman")
('十二', '丙', '⑫', 'IV')
>>> of_style("cjk-ideographic"), of_style("a"), of_style("disc")
(('chineseCountingThousand', '、'), ('lowerLetter', '. '), None)
"""

from __future__ import annotations

_ORDINARY = "零一二三四五六七八九", "十百千"
_LEGAL = "零壹贰叁肆伍陆柒捌玖", "拾佰仟"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖", "拾佰仟"
_COUNTED = {
    "chineseCounting": _ORDINARY,
    "chineseCountingThousand": _ORDINARY,
    "taiwaneseCounting": _ORDINARY,
    "taiwaneseCountingThousand": _ORDINARY,
    "japaneseCounting": _ORDINARY,
    "chineseLegalSimplified": _LEGAL,
    "ideographLegalTraditional": _LEGAL_TRADITIONAL,
    "japaneseLegal": _LEGAL_TRADITIONAL,
}
_PLAIN_DIGITS = "〇一二三四五六七八九"
_WIDE_DIGITS = "０１２３４５６７８９"
_DIGITS = {
    "ideographDigital": _PLAIN_DIGITS,
    "taiwaneseDigital": _PLAIN_DIGITS,
    "japaneseDigitalTenThousand": _PLAIN_DIGITS,
    "decimalFullWidth": _WIDE_DIGITS,
    "decimalFullWidth2": _WIDE_DIGITS,
}
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROWS = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": _CIRCLES,
    "decimalEnclosedCircleChinese": _CIRCLES,
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}
_ROMAN = {
    1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i",
}  # fmt: skip
_STYLES = {
    "1": ("decimal", ". "), "a": ("lowerLetter", ". "), "A": ("upperLetter", ". "), "i": ("lowerRoman", ". "),
    "I": ("upperRoman", ". "), "decimal": ("decimal", ". "), "decimal-leading-zero": ("decimalZero", ". "),
    "lower-alpha": ("lowerLetter", ". "), "lower-latin": ("lowerLetter", ". "), "upper-alpha": ("upperLetter", ". "),
    "upper-latin": ("upperLetter", ". "), "lower-roman": ("lowerRoman", ". "), "upper-roman": ("upperRoman", ". "),
    "cjk-ideographic": ("chineseCountingThousand", "、"), "simp-chinese-informal": ("chineseCountingThousand", "、"),
    "trad-chinese-informal": ("chineseCountingThousand", "、"), "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "、"), "cjk-decimal": ("ideographDigital", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"), "cjk-earthly-branch": ("ideographZodiac", "、"),
}  # fmt: skip


def of_style(style: str) -> tuple[str, str] | None:
    """A list style's format and what stands behind the number; None where it prints no number."""
    return _STYLES.get(style) or _STYLES.get(style.lower())


def printed(count: int, format: str) -> str:
    """A count in a format; in digits where the format is unknown or does not reach so far.

    >>> printed(21, "japaneseCounting"), printed(105, "chineseCountingThousand"), printed(11, "ideographTraditional"), printed(28, "lowerLetter")
    ('二十一', '一百零五', '11', 'bb')
    """
    if count > 0 and format in _COUNTED:
        return _counted(count, *_COUNTED[format])
    if format in _DIGITS and count >= 0:
        return "".join(_DIGITS[format][int(digit)] for digit in str(count))
    if format in _ROWS and 0 < count <= len(_ROWS[format]):
        return _ROWS[format][count - 1]
    if format in ("upperLetter", "lowerLetter") and 0 < count <= 26 * 9:
        letters = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if format == "upperLetter" else letters
    if format in ("upperRoman", "lowerRoman") and 0 < count < 4000:
        letters, rest = "", count
        for worth, letter in _ROMAN.items():
            letters += letter * (rest // worth)
            rest %= worth
        return letters.upper() if format == "upperRoman" else letters
    return f"{count:02d}" if format == "decimalZero" else str(count)


def _counted(count: int, digits: str, units: str) -> str:
    """Up to 9999, as it is spoken: 十二, 二十, 一百零五."""
    if count > 9999:
        return str(count)
    text, zero = "", False
    for place in range(3, -1, -1):
        digit = count // 10**place % 10
        if not digit:
            zero = bool(text)
            continue
        text += (digits[0] if zero else "") + digits[digit] + (units[place - 1] if place else "")
        zero = False
    return text[1:] if 10 <= count < 20 and digits[1] == "一" else text
