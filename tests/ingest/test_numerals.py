"""Numbers in cells and numerals in prose: what is a number reads back exactly, a blank is never 0, the rest is None."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numerals import Blank, Number, chinese_numeral, parse_number

DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """A whole number below 10^12 as it is written in Chinese (10 is 一十)."""
    if number == 0:
        return "零"
    groups = [number // 10**8, number // 10**4 % 10**4, number % 10**4]
    out = ""
    for value, unit in zip(groups, ("亿", "万", ""), strict=True):
        if value == 0:
            continue
        if out and value < 1000:
            out += "零"
        out += _below_ten_thousand(value) + unit
    return out


def _below_ten_thousand(number: int) -> str:
    out, gap = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            out += ("零" if gap and out else "") + DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return out


@given(st.integers(0, 10**12))
def test_a_whole_number_reads_back_however_it_is_printed(number: int) -> None:
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    spaced = " ".join(str(number))
    for raw in (str(number), f"{number:,}", wide, spaced, f" {number}\n", f"+{number}", f"{number:,}".replace(",", "，")):
        assert parse_number(raw) == Number(Decimal(number)), raw


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_a_decimal_reads_back_exactly(digits: int, places: int) -> None:
    value = Decimal(digits).scaleb(-places)
    assert parse_number(f"{value:f}") == Number(value)


@pytest.mark.parametrize(
    ("raw", "blank"),
    [
        ("", "empty"),
        ("  \u3000\n", "empty"),
        ("/", "slash"),
        ("／", "slash"),
        ("∕", "slash"),
        ("—", "dash"),
        ("－－", "dash"),
        ("——", "dash"),
        ("-", "dash"),
    ],
)
def test_a_blank_says_which_and_has_no_value(raw: str, blank: Blank) -> None:
    assert parse_number(raw) == Number(None, blank=blank)


@pytest.mark.parametrize(
    ("raw", "value", "approximate"),
    [
        ("14万", 140000, False),
        ("14万余", 140000, True),
        ("14余万", 140000, True),
        ("25余", 25, True),
        ("230多", 230, True),
        ("1.2亿", 120000000, False),
    ],
)
def test_scales_and_the_words_for_about(raw: str, value: int, *, approximate: bool) -> None:
    assert parse_number(raw) == Number(Decimal(value), approximate=approximate)


@pytest.mark.parametrize(
    "raw", ["行政许可", "3件", "1,23", "12,34,567", "1.2.3", "2023-01", "无", "O", "1 2/3", "--5", "一", "5%", "1万2万"]
)
def test_what_is_no_number_is_none(raw: str) -> None:
    assert parse_number(raw) is None


@given(st.integers(0, 10**8 - 1) | st.integers(0, 9999).map(lambda groups: groups * 10**8))
def test_a_written_numeral_reads_back(number: int) -> None:
    assert chinese_numeral(written(number)) == Decimal(number)


@given(st.text("0123456789", min_size=2, max_size=8))
def test_digits_in_a_row_are_read_one_by_one(digits: str) -> None:
    said = "".join("〇一二三四五六七八九"[int(d)] for d in digits)
    assert chinese_numeral(said) == Decimal(digits)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("两百", 200),
        ("三百二", 320),
        ("两千零五", 2005),
        ("一万二", 12000),
        ("三万五千", 35000),
        ("十万", 100000),
    ],
)
def test_spoken_forms(said: str, value: int) -> None:
    assert chinese_numeral(said) == Decimal(value)


@pytest.mark.parametrize("said", ["", "百", "百科", "三件", "一百百", "万", "三十十", "2十"])
def test_what_is_no_well_formed_numeral_is_none(said: str) -> None:
    assert chinese_numeral(said) is None


@given(st.text("零一二两三四五六七八九十百千万亿", max_size=8))
def test_any_run_of_numeral_characters_is_a_number_or_none(said: str) -> None:
    value = chinese_numeral(said)
    assert value is None or value >= 0


@pytest.mark.parametrize(("said", "value"), [("一亿零一万", 100010000), ("三亿二千万", 320000000)])
def test_two_large_units_in_one_numeral(said: str, value: int) -> None:
    assert chinese_numeral(said) == value


@pytest.mark.parametrize("said", ["一千三千", "一十二百", "一百一千"])
def test_units_out_of_order_are_no_numeral(said: str) -> None:
    assert chinese_numeral(said) is None
