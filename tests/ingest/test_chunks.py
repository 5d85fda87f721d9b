"""Passages: whole sentences, one section each, nothing lost and nothing twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.chunks import LONGEST, TABLE, make_chunks
from ingest.model import Block, BlockKind, Cell, Chunk, Document, Grid, Layout, Span
from ingest.sections import find_sections, section_at


def chunks_of(document: Document) -> tuple[Chunk, ...]:
    return make_chunks(document, find_sections(document))


def table(text: str, rows: list[str], layout: Layout = Layout.ROWS) -> Grid:
    """A grid over consecutive lines of a text, one cell a line."""
    first = text.index(rows[0])
    cells, position = [], first
    for index, row in enumerate(rows):
        cells.append(Cell(index, 0, Span(position, position + len(row))))
        position += len(row) + 1
    return Grid(tuple(cells), Span(first, position - 1), layout)


def test_a_list_stays_together_where_it_fits() -> None:
    intro = "全年工作平稳有序推进，各项任务均已完成。" * 9
    listed = "主要问题：一是人手偏少；二是公开内容不够充实，" + "更新不够及时，" * 20 + "有待改进；三是解读形式单一。"
    text = f"一、总体情况\n{intro}\n{listed}\n"
    assert any(listed in chunk.span.of(text) for chunk in chunks_of(Document(text, "txt")))


def test_an_overlong_list_breaks_before_an_item() -> None:
    items = "".join(f"{number}是" + "做好各项公开工作并持续改进服务水平，" * 9 + "效果明显。" for number in "一二三四")
    text = f"一、总体情况\n{items}"
    starts = [chunk.span.of(text)[:2] for chunk in chunks_of(Document(text, "txt"))]
    assert starts[0] == "一、"
    assert set(starts[1:]) <= {"一是", "二是", "三是", "四是"}


def test_a_wrapped_line_ends_no_sentence() -> None:
    line = "本年度全区各部门共收到公民法人和其他组织提出的信"
    text = "一、总体情况\n" + "前文已述，不再重复说明其余各项。" * 23 + f"\n{line}\n息公开申请五件。"
    assert any(f"{line}\n息公开" in chunk.span.of(text) for chunk in chunks_of(Document(text, "pdf")))


def test_a_table_is_one_passage_with_its_heading() -> None:
    rows = ["第二十条第（一）项", "规章 0 0 0", "行政规范性文件 1 2 3"]
    text = "二、主动公开政府信息情况\n" + "\n".join(rows) + "\n以上数据截至年底。\n"
    found = chunks_of(Document(text, "txt", grids=(table(text, rows),)))
    assert [chunk.kind for chunk in found] == ["table", "prose"]
    assert found[0].span.of(text) == "二、主动公开政府信息情况\n" + "\n".join(rows)


def test_a_long_table_is_cut_where_a_part_begins() -> None:
    rows = [row for part in "一二三四" for row in [f"{part}、第{part}部分的名称", *[f"{part}部分的指标{n} 0" for n in range(60)]]]
    text = "\n".join(rows)
    found = chunks_of(Document(text, "txt", grids=(table(text, rows, Layout.STREAM),)))
    assert len(found) > 1
    assert all(chunk.kind == "table" and len(chunk.span) <= TABLE for chunk in found)
    assert all(chunk.span.of(text)[1:3] == "、第" for chunk in found)


def test_a_heading_above_other_headings_is_no_passage() -> None:
    text = "一、总体情况\n（一）主动公开情况。公开5条。\n"
    assert [chunk.section for chunk in chunks_of(Document(text, "txt"))] == [("一、总体情况", "（一）主动公开情况")]


def test_contact_period_and_signature_stay_findable() -> None:
    text = "某局年度报告\n统计期限从2023年1月1日起。请与某局联系（电话：000-1）。\n一、总体情况\n好。\n\n某局\n2024年1月2日\n"
    joined = "".join(chunk.span.of(text) for chunk in chunks_of(Document(text, "txt")))
    assert all(part in joined for part in ("统计期限", "000-1", "2024年1月2日"))


def test_a_passage_knows_its_page() -> None:
    text = "一、总体情况\n好。\n二、其他需要报告的事项\n无。"
    at = text.index("二、")
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, at), 1), Block(BlockKind.PARAGRAPH, Span(at, len(text)), 2))
    assert [chunk.page for chunk in chunks_of(Document(text, "pdf", blocks))] == [1, 2]


PIECES = st.sampled_from(
    [
        "全年公开信息5条。",
        "一是加强学习；",
        "二是改进方式，" * 12,
        "一、总体情况\n",
        "\n（二）依申请公开。收到3件。",
        "没有标点的长句" * 70,
        "\n\n",
        "问题：",
        "。",
    ]
)


@given(st.lists(PIECES, max_size=25))
def test_every_visible_character_is_in_one_passage_at_most_and_prose_in_exactly_one(pieces: list[str]) -> None:
    text = "".join(pieces)
    document = Document(text, "txt")
    sections = find_sections(document)
    found = make_chunks(document, sections)
    times = [0] * len(text)
    for chunk in found:
        assert len(chunk.span) <= LONGEST + 40
        assert chunk.section == section_at(sections, chunk.span.start).path == section_at(sections, chunk.span.end - 1).path
        for offset in range(chunk.span.start, chunk.span.end):
            times[offset] += 1
    headings = [section.heading for section in sections]
    for offset, char in enumerate(text):
        assert times[offset] <= 1
        if times[offset] == 0 and not char.isspace():
            assert any(heading.start <= offset < heading.end for heading in headings)
    assert [chunk.ordinal for chunk in found] == list(range(len(found)))
