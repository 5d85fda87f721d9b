"""HTML tables on a grid, as a browser lays them out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Document
from ingest.readers.html import UNKNOWN, read
from tests.ingest.readers.laws import check_document, texts
from tests.ingest.readers.layouts import Layout, drawn, html_table, layouts


def page(body: str) -> Document:
    document = read(body.encode())
    check_document(document)
    return document


def cells(body: str) -> list[tuple[int, int, str]]:
    document = page(body)
    return [(c.row, c.column, c.span.of(document.text)) for c in document.grids[0].cells]


@settings(max_examples=200, deadline=None)
@given(layouts(), st.booleans())
def test_any_layout_comes_back_as_it_was_drawn(layout: Layout, closed: bool) -> None:
    document = page("<p>前</p>" + html_table(layout, closed=closed) + "<p>后</p>")
    assert drawn(document) == list(layout.places)


def test_a_rowspan_ends_with_its_group() -> None:
    rows = "<thead><tr><td rowspan=3>项<td>数</thead><tbody><tr><td>甲<td>1<tr><td>乙<td>2</tbody>"
    assert cells(f"<table>{rows}</table>") == [(0, 0, "项"), (0, 1, "数"), (1, 0, "甲"), (1, 1, "1"), (2, 0, "乙"), (2, 1, "2")]


def test_a_rowspan_of_zero_reaches_to_the_end_of_its_group() -> None:
    document = page("<table><tbody><tr><td rowspan=0>项<td>1<tr><td>2</tbody><tbody><tr><td>甲<td>3</tbody></table>")
    assert [(c.row, c.column, c.rowspan) for c in document.grids[0].cells] == [
        (0, 0, 2),
        (0, 1, 1),
        (1, 1, 1),
        (2, 0, 1),
        (2, 1, 1),
    ]


def test_the_head_is_first_and_the_foot_last_wherever_they_are_written() -> None:
    parts = "<tfoot><tr><td>计<td>3</tfoot><tbody><tr><td>甲<td>1<tbody><tr><td>乙<td>2<thead><tr><td>项<td>数</thead>"
    assert texts_of(f"<table>{parts}</table>") == [["项", "数"], ["甲", "1"], ["乙", "2"], ["计", "3"]]


def texts_of(body: str) -> list[list[str]]:
    document = page(body)
    return texts(document, document.grids[0])


def test_the_cell_behind_an_overlap_stands_behind_the_whole_of_it() -> None:
    rows = "<tr><td>0<td rowspan=2>1<td>2<td>3<tr><td colspan=3>甲<td>乙"
    assert cells(f"<table>{rows}</table>")[-2:] == [(1, 0, "甲"), (1, 3, "乙")]


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td>1<div>x<td>2<tr><td>3<td>4",
        "<tr><td>1<ul><li>x<td>2<tr><td>3<td>4",
        "<tr><td><b>1x<td>2<tr><td>3</b><td>4",
        "<tr><td>1x</div></p></span><td>2<tr><td>3<td>4",
        "<td>1x</td><td>2</td></tr><tr><td>3<td>4",
        "<form><tr><td>1x<td>2</tr></form><tr><td>3<td>4",
        "<tr><div><td>1x</td></div><td>2<tr><td>3<td>4",
        "<tr><td>1x<td>2</tr></td></div><tr><td>3</th><td>4",
        "<tr><td>1x<noscript><td>9</noscript><td>2<tr><td>3<td>4",
        "<tr><td>1x<!-- <td>9 --><td>2<tr><td>3<td>4",
        "<tr><td>1x<script>'<td>9</td>'</script><td>2<tr><td>3<td>4",
        "<tr><td>1x<td style='display:none'>9<td>2<tr style='display: NONE'><td>8<tr><td>3<td>4",
        "<tbody><tr><td>1x<td>2</tbody></tbody><tr><td>3<td>4",
        "<tr><td title='a>b'>1x<td alt=\"<td>\">2<tr><td>3<td>4",
    ],
)
def test_broken_markup_is_laid_out_as_browsers_do(row: str) -> None:
    document = page(f"<table>{row}</table>")
    found = [[text.replace("\n", "") for text in line] for line in texts(document, document.grids[0])]
    assert found == [["1x", "2"], ["3", "4"]]


def test_an_unseen_cell_keeps_its_place() -> None:
    assert texts_of("<table><tr><td style='visibility:hidden'>乙<td>1<tr><td>甲<td>2</table>") == [["", "1"], ["甲", "2"]]


def test_the_row_by_which_word_tells_its_columns_widths_is_none() -> None:
    assert texts_of("<table><tr><td>甲<td>1<tr><td>乙<td><tr height=0><td width=9><td width=9></table>") == [
        ["甲", "1"],
        ["乙", ""],
    ]


def test_what_stands_in_no_cell_is_printed_before_the_table() -> None:
    body = "<table><caption>表一</caption>游离<tr>行内<td>甲<td>1<tr><td>乙<td>2</tr><p>尾</p></table><p>后</p>"
    assert page(body).text == "表一\n游离\n行内\n尾\n甲\t1\n乙\t2\n后"


@pytest.mark.parametrize(
    "body",
    [
        "<div style='display:table'><div style='display:table-row'><p style='display:table-cell'>甲</p><i style='display:table-cell'>1</i></div>"
        "<div style='display:table-row'><div style='display:table-cell'>乙</div><div style='display:table-cell'>2</div></div></div>",
        "<style>.t{display:table}.t .x{color:red} .r,.s{display:table-row} p.c{display:table-cell}</style>"
        "<div class=t><div class='a r'><p class=c>甲</p><p class=c>1</p></div><div class=s><p class=c>乙</p><p class=c>2</p></div></div>",
        "<div role=table><div role=rowgroup><div role=row><b role=rowheader>甲</b><b role=cell>1</b></div></div>"
        "<div role=row><b role=rowheader>乙</b><b role=cell>2</b></div></div>",
    ],
)
def test_what_is_shown_as_a_table_is_one(body: str) -> None:
    assert texts_of(body) == [["甲", "1"], ["乙", "2"]]


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        ("12<sup>1</sup>", "12 1"),
        ("<s>5</s>6", "\ufffd6"),
        ("12<span style='font-size:1px'>3</span>", "12 3"),
        ("<del>12</del>", "\ufffd\ufffd"),
        ("<span style='text-decoration:line-through red'>旧1</span>6", "旧\ufffd6"),
        ("<p style='text-decoration-line: line-through'>5</p><p>6</p>", "\ufffd\n6"),
        ("12<span style='color:#FFF'>3</span>", "12 3"),
        ("12<font color=white>3</font>", "12 3"),
        ("12<span style='color:#fefefe'>3</span>", "12 3"),
        ("12<span style='color:rgb(254, 255, 253)'>3</span>", "12 3"),
        ("12<span style='color:rgba(0,0,0,0)'>3</span>", "12 3"),
        ("12<span style='color:rgba(0,0,0,.5)'>3</span>", "123"),
        ("12<span style='color:#c0c0c0'>3</span>", "123"),
        ("<span style='color: #ffffff'>12</span>", "12"),
        ("12<span style='vertical-align: super'>1</span>", "12 1"),
        ("12<span style='position:absolute;left:-999px'>1</span>", "12 1"),
        ("5<sup>注</sup>", "5注"),
        ("<span>1</span><span>2</span>", "12"),
        ("1<br>2", "1\n2"),
        ("&nbsp;5&nbsp;", "5"),
        ("&nbsp;", ""),
        ("<p>&nbsp;<o:p></o:p></p>", ""),
        ("1&shy;2", "12"),
        ("<input value=5 readonly>", "5"),
        ("<input type=hidden value=5>6", "6"),
        ("<select><option>4<option selected>5</select>", "5"),
        ("<font style='display:none'>5</font>6", "6"),
        ("<i style='font-size: 0'>5</i>6<b style='opacity:0'>7</b>", "6"),
        ("<span style='font-size:0'><span style='font-size:12px'>6</span></span>", "6"),
    ],
)
def test_what_a_cell_prints(cell: str, printed: str) -> None:
    assert texts_of(f"<table><tr><td>甲<td>{cell}<tr><td>乙<td>2</table>")[0][1] == printed


@pytest.mark.parametrize(
    ("sheet", "cell", "printed"),
    [
        (".n::before{content:'12'}", "<td class=n>", UNKNOWN),
        ('.n:after { color: red; content: "2" }', "<td class=n>1", f"1\n{UNKNOWN}"),
        ("td[data-v]::before{content:attr(data-v)}", "<td data-v=12>", UNKNOWN),
        ("td[data-v]::before{content:attr(data-v)}", "<td data-v=''>", ""),
        ("td::before{content:attr(data-v)}", "<td data-v=自然人>7", "7"),
        ("@media screen{.t td span::before{content:'\\31 2'}}", "<td><span></span>", UNKNOWN),
        ("@media print{td a::after{content:attr(href)}}", "<td><a href=/2.htm>12</a>", "12"),
        ("td::before{content:counter(n)}", "<td>", UNKNOWN),
        ("i::before{content:'\\e601'}", "<td><b><i></i></b>", UNKNOWN),
        ("i::before{content:'\\e601'}", "<td><i></i>12", "12"),
        ("td::after{content:url(7.png)}", "<td>", UNKNOWN),
        ("td::after{content:'';clear:both} td:before{content:none}", "<td>", ""),
        (".n::before{content:'12';display:none}", "<td class=n>", ""),
        (".m::before{content:'12'}", "<td class=n>", ""),
        (".h{display:none}", "<td><span class=h>12</span>", UNKNOWN),
        (".h{display:none}", "<td><span class=h>012</span>12", "12"),
        ("", "<td style='visibility:hidden'>12", UNKNOWN),
        ("", "<td style='text-indent:-999px'>12", UNKNOWN),
        ("", "<td><script>show(12)</script>", UNKNOWN),
        ("", "<td data-value=12>", UNKNOWN),
        ("", "<td data-colwidth=120><p data-row=3>&nbsp;</p>", ""),
        ("", "<td><i class='digit seven'></i>", UNKNOWN),
        ("", "<td style='background:url(7.png)'>", UNKNOWN),
        ("", "<td><span style='direction:rtl;unicode-bidi:bidi-override'>21</span>", UNKNOWN * 2),
        ("", "<td><bdo dir=rtl>21</bdo>", UNKNOWN * 2),
    ],
)
def test_a_cell_that_may_show_a_number_which_is_not_its_text_is_not_blank(sheet: str, cell: str, printed: str) -> None:
    body = f"<style>{sheet}</style><table class=t><tr><th>甲</th>{cell}</td><tr><th>乙</th><td>2</table>"
    assert texts_of(body)[0][1] == printed


def test_a_cell_or_a_row_that_is_struck_out_has_no_number() -> None:
    rows = "<tr><td>甲<td class=old>5<tr class=old><td>乙<td>6<tr><td>丙<td>7"
    page_of = f"<style>.old{{text-decoration:line-through}}</style><table>{rows}</table>"
    assert texts_of(page_of) == [["甲", "\ufffd"], ["乙", "\ufffd"], ["丙", "7"]]


@pytest.mark.parametrize(("span", "read"), [("2px", 2), ("-2", 1), (" 2", 2), ("２", 1), ("1.9", 1), ("", 1), ("0", 1)])
def test_a_colspan_is_read_as_browsers_read_it(span: str, read: int) -> None:
    document = page(f"<table><tr><td colspan='{span}'>甲<td>1<tr><td>乙<td>2<td>3</table>")
    assert document.grids[0].cells[0].colspan == read
