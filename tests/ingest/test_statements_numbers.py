"""Which numbers of a sentence are counted, how they are written, and that no text makes reading slow."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Block, BlockKind, Document, Section, Span
from ingest.normalise import fold_text
from ingest.statements.document import MOST, find_statements
from ingest.statements.numbers import Number, find_numbers
from ingest.statements.sentences import LONGEST, sentences


def numbers(text: str) -> list[Number]:
    return find_numbers(fold_text(text), ())


@pytest.mark.parametrize(
    "text",
    [
        "接到12345热线", "满足24小时服务", "第2批清单", "前10名", "十九届四中全会", "示政办〔2023〕8号", "2024-01-22", "8:30-17:30", "1:3", "V2.0",
        "IPv6", "3至5天", "三五家企业", "两三人", "数十家企业", "几千名群众", "上千册", "近百家", "十几条", "三项制度", "一件事", "一次性告知", "建设、管理、维护三个环节", "由两人负责", "每2个月",
        "连续12个季度", "20个工作日内答复", "又前进了三名", "三篇文章", "编号20230318", "示例大厦2112",
        "百分之二十几", "百分之三十至四十", "做到百分之百公开", "上午八时三十分", "9时45分", "由一名副站长分管", "下一篇：", "上一篇：",
        "完成4对口帮扶", "建成12站点", "拨打12345对外公布",
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_number(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "approximate"),
    [
        ("三十余次", "30", "次", True),
        ("两场", "2", "场", False),
        ("设有两个查阅点", "2", "个", False),
        ("档案馆、图书馆三处公共查阅点", "3", "处", False),
        ("设立信息查阅室四个，", "4", "个", False),
        ("培训信息员八人。", "8", "人", False),
        ("补领登记130对、", "130", "对", False),
        ("增开公交3站。", "3", "站", False),
        ("栽种景观树260棵", "260", "棵", False),
        ("百余条", "100", "条", True),
        ("1.2万人次", "12000", "人次", False),
        ("14万余条", "140000", "条", True),
        ("约为880次", "880", "次", True),
        ("12.5万元", "12.5", "万元", False),
        ("１，２０４件", "1204", "件", False),
        ("缩短至6个工作日", "6", "个工作日", False),
        ("0件", "0", "件", False),
        ("不少于30件", "30", "件", True),
        ("至少3场", "3", "场", True),
        ("不到300册", "300", "册", True),
        ("接待不足40人次", "40", "人次", True),
        ("整改存在不足3个", "3", "个", False),
        ("阅读310万+", "3100000", "", True),
        ("督查4轮次", "4", "轮次", False),
        ("百分之三十六点五", "36.5", "%", False),
        ("近百分之九十", "90", "%", True),
        ("办结率为百分之百", "100", "%", False),
        ("差错率为0.4‰以下", "0.4", "‰", True),
        ("举办线下一场", "1", "场", False),
        ("得分96.4分", "96.4", "分", False),
    ],
)
def test_every_way_of_writing_has_its_value_and_unit(text: str, value: str, unit: str, approximate: bool) -> None:
    (found,) = numbers(text)
    assert (found.value, found.unit, found.approximate) == (Decimal(value), unit, approximate)


def test_a_list_may_print_its_unit_once() -> None:
    assert [(int(n.value), n.unit) for n in numbers("部门文件5条,政策解读13,部门会议5;")] == [(5, "条"), (13, "条"), (5, "条")]
    assert [int(n.value) for n in numbers("部门文件5条。大厦2112,邮编311121")] == [5]


def test_what_stands_in_a_title_or_a_quoted_name_is_not_counted() -> None:
    text = "落实《惠企30条》和“15分钟便民圈”，发布信息5条。"
    (sentence,) = sentences(prose(text))
    assert [int(n.value) for n in find_numbers(sentence.text, sentence.names)] == [5]


# ---------------------------------------------------------------------------------------------- sentences


def prose(*lines: str, format: str = "txt") -> Document:
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(line))))
        start += len(line) + 1
    return Document("\n".join(lines), format, tuple(blocks))


def test_a_line_broken_in_its_sentence_is_joined() -> None:
    document = prose("二〇二三年度，示例区人民政府办公室全年共收到政府信息公开", "申请一百三十件，均已按期答复。")
    (statement,) = find_statements(document, (), 2023)
    assert (int(statement.value), statement.indicator) == (130, "applications.received")
    assert statement.quote.of(document.text) == "示例区人民政府办公室全年共收到政府信息公开\n申请一百三十件"


@pytest.mark.parametrize("opening", ["（一）主动公开5条", "二、公开5条", "1.公开5条", "一是公开5条"])
def test_a_line_that_opens_anew_is_not_joined(opening: str) -> None:
    assert len(list(sentences(prose("这一行文字没有句号但下一行另起一个编号所以不相连", opening)))) == 2


def test_a_heading_is_not_joined_to_what_follows() -> None:
    heading = "四、政府信息公开行政复议、行政诉讼有关情况说明"
    document = prose(heading, "本年度行政复议3件。")
    section = Section((heading,), Span(0, len(document.text)), Span(0, len(heading)))
    assert [one.text for one in sentences(document, (section,))] == [heading, "本年度行政复议3件。"]
    assert len(list(sentences(document))) == 1


def test_a_title_is_not_joined_to_what_follows() -> None:
    title = "榆川市粮食和物资储备局2023年政府信息公开工作年度报告"
    assert next(one.text for one in sentences(prose(title, "本馆接待查阅1163人次。"))) == title


def test_paragraphs_of_a_format_that_knows_them_are_not_joined() -> None:
    assert len(list(sentences(prose("这一行文字没有句号并且足够长但它自成一个段落", "公开5条。", format="docx")))) == 2


# ---------------------------------------------------------------------------------------------- bounds


@given(st.text(alphabet="收到申请件1条,;。、(“《", max_size=4000))
def test_no_sentence_is_longer_than_its_bound(text: str) -> None:
    document = prose(text.replace("\n", ""))
    pieces = list(sentences(document))
    assert all(len(piece.text) <= LONGEST + 8 for piece in pieces)
    assert "".join(piece.text for piece in pieces) == fold_text(document.text)


@pytest.mark.parametrize(
    "unit", ["1", "收到申请7件，", "（3件", "分别为3件和5件", "一二三四五六七八九十", "《", "占12%，", "a.b-c@"]
)
def test_a_hostile_line_ends(unit: str) -> None:
    document = prose(unit * (60_000 // len(unit)))
    assert len(find_statements(document, (), 2023)) <= MOST + LONGEST


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("累计签约1.87万户", ["1.87万户"]),
        ("发放喇叭26只,扫描档案1200页,举办讲座6讲", ["26只", "1200页", "6讲"]),
        ("收到5回复,举办12面向群众的活动", []),
        ("阅读量最高的一篇达10万次", ["10万次"]),
        ("全年接听电话26418个,咨询电话12345", ["26418个"]),
        ("拨打电话58123456人工服务", []),
        ("有5个人来申请", ["5个人"]),
        ("一至四季度分别公开9、8、7、6条", ["9", "8", "7", "6条"]),
        ("办理时限由20个工作日压缩为12个工作日", ["20个工作日", "12个工作日"]),
    ],
)
def test_units_that_are_words_and_words_that_are_units(text: str, numbers: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_numbers(text, ())] == numbers
