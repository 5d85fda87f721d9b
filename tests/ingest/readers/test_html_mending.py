"""Markup that is left open is closed where browsers close it, and nothing else of a page is changed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers.html import read
from ingest.readers.html_mending import mended

TAGS = [
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<table>",
    "</table>",
    "<tbody>",
    "</tbody>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<p>",
    "<br>",
    "字",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(TAGS), max_size=30).map("".join))
def test_mending_twice_is_mending_once(page: str) -> None:
    once = mended(page)
    assert mended(once) == once


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<div class='a'>", "</div>", "字", "<br/>", "a < b", "&amp;"]),
        max_size=20,
    )
)
def test_a_page_without_tables_stays_as_it_is(pieces: list[str]) -> None:
    page = "".join(pieces)
    assert mended(page) == page


def test_no_text_of_a_cell_is_lost() -> None:
    text = read("<table><tr><td>甲<div>乙<td>丙<li>丁<tr><td>戊</b></div>己<td>庚</table>辛".encode()).text
    assert sorted(text.replace("\n", "").replace("\t", "")) == sorted("甲乙丙丁戊己庚辛")


def test_a_page_within_the_page_and_what_follows_the_page_are_read() -> None:
    page = (
        "<html><head><title>外</title></head><body><p>甲</p><div><html><head><title>内</title><meta charset=gbk></head>"
        "<body class=x><p>乙</p></body></html></div><p>丙</p></body></html><p>丁</p>"
    )
    assert read(page.encode()).text == "外\n甲\n乙\n丙\n丁"


@pytest.mark.parametrize("page", ['<a "' * 4000, "<table><tr><td><div>" * 2000, "<!--" * 20000, "<" * 50000, "<td '" * 8000])
def test_hostile_markup_costs_little(page: str) -> None:
    started = time.process_time()
    mended(page)
    assert time.process_time() - started < 5
