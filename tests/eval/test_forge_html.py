"""Web pages by options: what the bytes declare and hold, and what a browser would show."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from html import unescape

import pytest

from eval.forge.full import full_report
from eval.forge.printing import Printing
from eval.forge.scan import QUALITIES
from eval.forge.write import render
from tests.eval.test_forge_docx import pictured

FULL = full_report()


def shown(page: str) -> str:
    """The text of a page without its tags and blanks."""
    return "".join(unescape(re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", "", page, flags=re.DOTALL)).split())


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
@pytest.mark.parametrize(("seed", "declared"), [(0, "gb"), (1, "utf-8"), (2, "")])
def test_bytes_are_in_the_encoding_whatever_the_page_declares(encoding: str, seed: int, declared: str) -> None:
    data = render(FULL, "html", Printing(seed=seed, encoding=encoding))
    assert FULL.title[0] in data.decode(encoding)
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    found = re.search(rb'charset="([^"]*)"', data)
    assert (found[1].decode() if found else "").startswith(declared)
    assert bool(found) == bool(declared)


def test_a_byte_order_mark_goes_before_a_page_that_declares_utf8() -> None:
    data = render(FULL, "html", Printing(encoding="utf-8-sig"))
    assert data.startswith(b"\xef\xbb\xbf<!DOCTYPE")
    assert b'<meta charset="utf-8">' in data


def test_a_page_in_utf8_may_declare_gb2312() -> None:
    page = render(FULL, "html", Printing(seed=1)).decode("utf-8")
    assert '<meta charset="gb2312">' in page
    assert FULL.title[0] in page


def test_furniture_surrounds_the_article_with_tables_of_numbers_and_dates() -> None:
    page = render(FULL, "html", Printing(furniture=True)).decode()
    before, after = page.split('<div class="article">')[0], page.rsplit('<div class="tools">', 1)[1]
    for trap in ("<script", "000014319/2024-00005", "示例市人民政府"):
        assert trap in before
    for trap in ("示例市人民政府2022年政府信息公开工作年度报告", "2,315", "0100—0000000", "ICP备"):
        assert trap in after
    assert page.count("<table") == render(FULL, "html").decode().count("<table") + 2


def test_pasted_cells_show_the_same_text_in_nested_spans() -> None:
    plain, pasted = (render(FULL, "html", printing).decode() for printing in (Printing(), Printing(inline_styles=True)))
    assert shown(plain) == shown(pasted)
    assert "<th" not in pasted
    assert pasted.count("<o:p>") > 200
    assert "mso-" in pasted
    assert re.search(r">3</span><span[^>]*>8</span>|>35</span><span[^>]*>52</span>", pasted), "a number in two runs"
    assert pasted.count('<tr height="0"><td') == 3, "a row of empty cells at the end of each table"
    assert re.search(r"<br>\s*<span", pasted), "a label in two lines"


def test_a_blank_cell_pasted_holds_a_no_break_space() -> None:
    table = FULL.tables[0]
    blank = replace(table, cells=tuple(replace(cell, raw="") for cell in table.cells))
    report = replace(FULL, sections=(replace(FULL.sections[1], tables=(blank,)),))
    assert render(report, "html", Printing(inline_styles=True)).count(b"&nbsp;") == len(table.cells)


@pytest.mark.parametrize(("seed", "frames"), [(0, 3), (1, 1)])
def test_frames_hold_each_table_or_the_whole_article(seed: int, frames: int) -> None:
    page = render(FULL, "html", Printing(seed=seed, framed=True)).decode()
    assert page.count("<table") == 3 + frames
    assert ('<table class="frame"' in page.split("<h1>")[0]) == (seed == 1)


def test_pictures_of_tables_are_inline_at_the_scans_quality() -> None:
    page = render(pictured(FULL), "html", Printing(scan=QUALITIES["light-150"])).decode()
    found = re.findall(r'src="data:image/jpeg;base64,([^"]+)"', page)
    assert len(found) == 3
    assert all(base64.b64decode(data)[:2] == b"\xff\xd8" for data in found)
