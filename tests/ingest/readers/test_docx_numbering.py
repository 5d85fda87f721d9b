"""Numbers that Word prints before paragraphs, and that stand nowhere in the text."""

from __future__ import annotations

import pytest

from ingest.readers.docx import read
from tests.ingest.readers.laws import check_document
from tests.ingest.readers.word_files import cell, listing, numbered, paragraph, table, word_file

HEADINGS = (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def numbered_file(body: str, *lists: str, styles: str = "") -> list[str]:
    data = word_file(
        body,
        links={"n": ("numbering", "numbering.xml"), "s": ("styles", "styles.xml")},
        parts={"word/numbering.xml": "".join(lists), "word/styles.xml": styles},
    )
    document = read(data)
    check_document(document)
    return document.text.split("\n")


def test_levels_count_on_and_start_anew_below_a_higher_one() -> None:
    body = (
        numbered("总体情况")
        + numbered("主动公开", 1)
        + numbered("依申请公开", 1)
        + numbered("受理", 2)
        + numbered("存在的问题")
        + numbered("不足", 1)
    )
    assert numbered_file(body, listing(*HEADINGS)) == [
        "一、总体情况", "（一）主动公开", "（二）依申请公开", "1. 受理", "二、存在的问题", "（一）不足",
    ]  # fmt: skip


def test_upper_levels_are_repeated_in_a_pattern_and_a_legal_level_prints_digits() -> None:
    levels = listing(("chineseCounting", "第%1章"), ("decimal", "%1.%2")).replace(
        '<w:lvl w:ilvl="1"><w:start w:val="1"/>', '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:isLgl/>'
    )
    assert numbered_file(numbered("甲") + numbered("乙", 1) + numbered("丙", 1), levels) == ["第一章甲", "1.1 乙", "1.2 丙"]


def test_row_labels_and_a_column_of_numbers_in_a_table() -> None:
    rows = [cell(numbered("", 0, "2")) + cell(numbered(f"事项{n}", 0, "1")) + cell(str(n)) for n in (7, 8)]
    lists = listing(("decimal", "%1.")), listing(("decimal", "%1"), number="2")
    assert numbered_file(table(*rows), *lists) == ["1\t1. 事项7\t7", "2\t2. 事项8\t8"]


def test_a_list_of_its_own_start_begins_there_and_one_without_goes_on() -> None:
    definition = listing(("decimal", "%1."))
    again = (
        '<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="9"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = numbered("甲") + numbered("乙") + numbered("丙", 0, "8") + numbered("丁", 0, "8") + numbered("戊", 0, "9")
    assert numbered_file(body, definition + again) == ["1. 甲", "2. 乙", "1. 丙", "2. 丁", "3. 戊"]


def test_a_style_numbers_its_paragraphs_and_a_paragraph_may_refuse() -> None:
    styles = (
        '<w:style w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="h2"><w:name w:val="heading 2"/><w:basedOn w:val="h1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = (
        paragraph("甲", '<w:pStyle w:val="h1"/>')
        + paragraph("乙", '<w:pStyle w:val="h2"/>')
        + paragraph("丙", '<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("丁", '<w:pStyle w:val="h1"/>')
    )
    assert numbered_file(body, listing(*HEADINGS), styles=styles) == ["一、甲", "（一）乙", "丙", "二、丁"]


def test_a_level_is_found_by_the_style_that_the_list_names() -> None:
    definition = listing(*HEADINGS).replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:pStyle w:val="sub"/>')
    styles = '<w:style w:styleId="sub"><w:name w:val="Sub"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = numbered("甲") + paragraph("乙", '<w:pStyle w:val="sub"/>')
    assert numbered_file(body, definition, styles=styles) == ["一、甲", "（一）乙"]


def test_bullets_and_lists_that_are_not_there_print_nothing() -> None:
    assert numbered_file(numbered("甲") + numbered("乙", 0, "77") + numbered("丙", 5), listing(("bullet", "\uf0b7"))) == [
        "甲",
        "乙",
        "丙",
    ]


def test_deleted_and_empty_paragraphs() -> None:
    """A paragraph whose mark is deleted is not counted; an empty one in the body is, without being printed."""
    gone = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr></w:p>"
    body = numbered("甲") + gone + numbered("乙") + numbered("") + numbered("丙")
    assert numbered_file(body, listing(("decimal", "%1."))) == ["1. 甲", "2. 乙", "4. 丙"]


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("japaneseCounting", "十"), ("ideographTraditional", "癸"), ("decimalEnclosedCircleChinese", "⑩"), ("upperLetter", "J"),
        ("lowerRoman", "x"), ("chineseLegalSimplified", "壹拾"), ("decimalFullWidth", "１０"), ("decimalZero", "10"), ("unknownOne", "10"),
    ],
)  # fmt: skip
def test_the_tenth_of_each_format(form: str, printed: str) -> None:
    assert numbered_file("".join(numbered("项") for _ in range(10)), listing((form, "%1、")))[-1] == f"{printed}、项"
