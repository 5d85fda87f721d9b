"""The section tree over the numberings that reports really print."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Block, BlockKind, Cell, Document, Grid, Layout, SectionKind, Span
from ingest.sections import find_sections, section_at, section_kind

FORM = (
    "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
    "四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n"
)


def paths(text: str) -> list[tuple[str, ...]]:
    return [section.path for section in find_sections(Document(text, "txt"))]


def test_the_forms_six_sections_have_their_kinds() -> None:
    kinds = [section.kind for section in find_sections(Document(FORM, "txt"))]
    assert kinds == [
        SectionKind.OVERVIEW,
        SectionKind.PROACTIVE,
        SectionKind.APPLICATIONS,
        SectionKind.REVIEW_LITIGATION,
        SectionKind.PROBLEMS,
        SectionKind.REMAINDER,
    ]


def test_a_heading_may_open_a_line_of_running_text() -> None:
    text = "一、总体情况\n（一）主动公开情况。2023年，公开5条。\n(二)依申请公开：收到3件，答复3件。\n"
    found = find_sections(Document(text, "txt"))
    assert [section.path[-1] for section in found] == ["一、总体情况", "（一）主动公开情况", "(二)依申请公开"]
    assert [section.heading.of(text) for section in found] == ["一、总体情况", "（一）主动公开情况", "(二)依申请公开"]


def test_a_heading_in_the_middle_of_a_line_is_found_by_its_wording() -> None:
    text = "一、总体情况\n（一）主动公开情况。公开5条。（二）依申请公开情况。收到3件。（三）在会上发言。"
    assert [path[-1] for path in paths(text)] == ["一、总体情况", "（一）主动公开情况", "（二）依申请公开情况"]


def test_misnumbered_top_headings_stay_on_top() -> None:
    text = "1、 概述\n很好。\n二、组织领导情况\n好。\n3、 回应关切及互动交流情况\n好。\n四、行政复议、行政诉讼的情\n况\n无。\n"
    headings = ["1、 概述", "二、组织领导情况", "3、 回应关切及互动交流情况", "四、行政复议、行政诉讼的情况"]
    assert paths(text) == [(heading,) for heading in headings]


def test_numbered_subsections_are_told_from_lists() -> None:
    text = (
        "四、重点领域工作情况\n1.放管服公开落实情况。我局认真梳理事项。\n2.执行公开落实情况。我局按要求执行。\n"
        "五、存在的主要问题及改进情况\n1.进一步增强意识，统一标准。\n2.进一步加强标准化建设。及时管理信息。\n一是加强学习。\n"
    )
    top = "四、重点领域工作情况"
    assert paths(text) == [(top,), (top, "1.放管服公开落实情况"), (top, "2.执行公开落实情况"), ("五、存在的主要问题及改进情况",)]


def test_marks_of_other_programs_are_no_part_of_a_path() -> None:
    text = (
        "# 某区商务局2023年政府信息公开工作年度报告\n\n## 一、总体情况\n好。\n"
        "#### 二、主动公开政府信息情况\n[bookmark: _GoBack]（一）平台建设。好。\n"
    )
    assert paths(text) == [(), ("一、总体情况",), ("二、主动公开政府信息情况",), ("二、主动公开政府信息情况", "（一）平台建设")]


def test_a_number_alone_takes_the_next_line() -> None:
    text = "说明。\n一、\n总体情况\n好。"
    found = find_sections(Document(text, "txt"))
    assert found[1].path == ("一、总体情况",)
    assert found[1].heading.of(text) == "一、\n总体情况"


def test_wording_alone_is_enough_for_the_forms_headings() -> None:
    assert paths("总体情况\n好。\n主动公开政府信息情况\n好。") == [("总体情况",), ("主动公开政府信息情况",)]


def test_a_tables_labels_are_no_headings_but_a_top_heading_inside_its_place_is() -> None:
    text = "三、收到和处理政府信息公开申请情况\n一、本年新收\n（一）甲类\n5\n四、政府信息公开行政复议、行政诉讼情况\n6\n"
    start, end = text.index("一、本"), len(text)
    cell = Cell(0, 0, Span(start, start + 6))
    document = Document(text, "txt", grids=(Grid((cell,), Span(start, end), Layout.STREAM),))
    assert [section.path for section in find_sections(document)] == [
        ("三、收到和处理政府信息公开申请情况",),
        ("四、政府信息公开行政复议、行政诉讼情况",),
    ]
    assert paths("三、收到和处理政府信息公开申请情况\n四、结转下年度继续办理\n（七）总计\n") == [
        ("三、收到和处理政府信息公开申请情况",)
    ]


def test_headings_marked_by_the_format_need_no_number() -> None:
    text = "一、总体情况\n组织领导\n好。"
    start = text.index("组织")
    document = Document(text, "docx", (Block(BlockKind.HEADING, Span(start, start + 4), level=2),))
    assert [section.path for section in find_sections(document)] == [("一、总体情况",), ("一、总体情况", "组织领导")]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("八、因政府信息公开申请行政复议、提起行政诉讼的情况", SectionKind.REVIEW_LITIGATION),
        ("六、政府信息公开申请的办理及收费情况", SectionKind.APPLICATIONS),
        ("二、政府信息主動公開情況", SectionKind.PROACTIVE),
        ("附件3 政府信息公开工作情况统计表", SectionKind.STATISTICS),
        ("七、建议提案办理结果公开情况", SectionKind.OTHER),
    ],
)
def test_kinds_go_by_wording(title: str, kind: SectionKind) -> None:
    assert section_kind(title) is kind


def test_no_text_no_sections() -> None:
    assert find_sections(Document("", "txt")) == ()
    with pytest.raises(ValueError, match="no sections"):
        section_at((), 0)


LINES = st.lists(
    st.sampled_from(
        [
            "一、总体情况",
            "（一）主动公开。公开5条。",
            "1.要点情况",
            "2.进一步做好，再接再厉。",
            "普通的一行文字。",
            "",
            "二、\n",
            "## 三、其他事项",
            "第一部分 概述",
        ]
    ),
    max_size=14,
)


def test_a_blank_parts_a_heading_from_its_text() -> None:
    text = "一、总体情况\n（一）主动公开 全年公开信息87条。\n（二）依申请公开工作有序推进 申请人满意。\n"
    titles = [section.heading.of(text) for section in find_sections(Document(text, "txt"))]
    assert "（一）主动公开" in titles
    assert not any("87条" in title for title in titles)


@given(LINES)
def test_sections_nest_and_cover_all_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    sections = find_sections(Document(text, "md"))
    for section in sections:
        assert section.span.holds(section.heading) or section.path == ()
        assert len(section.path) == 0 or section.heading.of(text)
    for before, after in pairwise(sections):
        assert before.span.start < after.span.start
        assert before.span.end <= after.span.start or after.span.end <= before.span.end
    for offset, char in enumerate(text):
        if not char.isspace():
            held = section_at(sections, offset)
            assert held.span.start <= offset < held.span.end
