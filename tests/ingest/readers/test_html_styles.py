"""What a page hides and how it shows the rest."""

from __future__ import annotations

import pytest

from ingest.readers.html import read

LONG = "<p>" + "字" * 300 + "</p>"


@pytest.mark.parametrize(
    ("style", "element", "is_shown"),
    [
        (".no{display:none}", "<p class='a no'>隐</p>", False),
        ("p#x.no{DISPLAY : none}", "<p id=x class=no>隐</p>", False),
        ("div.no{display:none}", "<p class=no>隐</p>", True),
        (".a .no{display:none}", "<p class=no>隐</p>", True),
        ("div.a .no{display:none}", "<div class=a><div><p class=no>隐</p></div></div>", False),
        (".b .a .no{display:none}", "<div class=a><div class=b><p class=no>隐</p></div></div>", True),
        (".a .no{display:none} #x{display:block}", "<div class=a><p id=x class=no>隐</p></div>", True),
        (".a>.no{display:none}", "<div class=a><p class=no>隐</p></div>", True),
        (".a .no:hover{display:none}", "<div class=a><p class=no>隐</p></div>", True),
        ("@media print{.no{display:none}}", "<p class=no>隐</p>", True),
        (".no{display:none}", "<p class=no style='display:block'>隐</p>", True),
        (".no{display:none !important}", "<p class=no style='display:block'>隐</p>", False),
        (".no{display:none} .no.yes{display:block}", "<p class='yes no'>隐</p>", True),
        ("", "<p hidden>隐</p>", False),
        ("", "<p style='mso-hide:all'>隐</p>", False),
        ("/* .no{} */ .no{display:none}", "<p class=no>隐</p>", False),
    ],
)
def test_rules_that_hide(style: str, element: str, is_shown: bool) -> None:
    assert ("隐" in read(f"<style>{style}</style>{LONG}{element}".encode()).text) is is_shown


def test_a_page_whose_rules_hide_all_is_read_as_its_scripts_would_show_it() -> None:
    assert read(f"<style>.body{{display:none}}</style><div class=body>{LONG}</div>".encode()).text == "字" * 300


@pytest.mark.parametrize(
    ("markup", "printed"),
    [
        ("<ol><li>甲<li>乙</ol>", "1. 甲\n2. 乙"),
        ("<link rel=stylesheet href=a.css><ol><li>甲</ol>", "甲"),
        ("<link rel=stylesheet href=a.css><ol type=I><li>甲</ol>", "I. 甲"),
        ("<ol style='list-style-type:none'><li>甲</ol>", "甲"),
        ("<ol style='list-style-type:simp-chinese-informal' start=3><li><p>甲</p><li value=9>乙</ol>", "三、甲\n九、乙"),
        (
            "<ol class=custom_cn2><li class='list-cn2-1-0 x'><p>甲</p></li><li class=list-cn2-2-0>乙</li></ol>",
            "（一）甲\n（二）乙",
        ),
        ("<ul><li>甲<ol type=a><li>乙</ol></ul>", "甲\na. 乙"),
    ],
)
def test_numbers_of_lists(markup: str, printed: str) -> None:
    assert read(markup.encode()).text == printed


def test_white_space_that_is_kept() -> None:
    assert read("<pre>一行\n<b>二行\r\n三行</b>\n四行</pre><p style='white-space:pre-line'>五\n六</p>".encode()).text.split("\n") == [
        "一行", "二行", "三行", "四行", "五", "六",
    ]  # fmt: skip
