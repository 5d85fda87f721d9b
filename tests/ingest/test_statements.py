"""Numbers in prose: what each counts, which are no counts, and that every span re-reads what is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Block, BlockKind, Document, Span, State, Statement, StatementKind
from ingest.normalise import fold_text
from ingest.statements.document import find_statements

YEAR = 2023


def document(*paragraphs: str) -> Document:
    """Paragraphs one a line."""
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(paragraph))))
        start += len(paragraph) + 1
    return Document("\n".join(paragraphs), "txt", tuple(blocks))


def read(*paragraphs: str) -> tuple[Statement, ...]:
    return find_statements(document(*paragraphs), (), YEAR)


def values(text: str) -> list[tuple[int, str]]:
    return [(int(s.value), s.unit) for s in read(text)]


def only(text: str) -> Statement:
    found = read(text)
    assert len(found) == 1, found
    return found[0]


# ---------------------------------------------------------------------------------------------- counts and lists


def test_one_number_a_clause_each_with_its_own_subject() -> None:
    found = read("全年召开新闻发布会12次，编印简报4期，接待来访群众56人。")
    assert [(int(s.value), s.unit) for s in found] == [(12, "次"), (4, "期"), (56, "人")]
    for statement, subject in zip(found, ("新闻发布会", "简报", "来访群众"), strict=True):
        assert subject in statement.subject
        assert statement.kind is StatementKind.COUNT
        assert statement.state is State.REPORTED
        assert statement.year == YEAR


def test_what_follows_a_whole_is_part_of_it() -> None:
    found = read("全年发布信息83条，其中：图解40条，视频25条，问答18条。")
    assert [s.whole for s in found] == [None, 0, 0, 0]
    assert [int(s.value) for s in found] == [83, 40, 25, 18]


def test_a_part_in_brackets_is_part_of_the_number_before() -> None:
    found = read("答复申请3件（其中予以公开2件，不予公开1件）。")
    assert [(int(s.value), s.whole) for s in found] == [(3, None), (2, 0), (1, 0)]


def test_a_list_ends_with_its_sentence() -> None:
    found = read("全年受理申请12件，其中自然人10件，法人2件；受理举报3件。组织培训2次。")
    assert [s.whole for s in found] == [None, 0, 0, None, None]


def test_a_sum_behind_its_parts_makes_them_its_parts() -> None:
    found = read("窗口接待30人，热线接待50人，合计80人。")
    assert [(int(s.value), s.whole) for s in found] == [(30, 2), (50, 2), (80, None)]


def test_classes_are_told_apart() -> None:
    found = read("建议办理结果为A类12件、B类5件、C类3件。")
    assert [int(s.value) for s in found] == [12, 5, 3]
    assert [next(letter for letter in "ABC" if f"{letter}类" in s.subject) for s in found] == ["A", "B", "C"]


def test_wholes_do_not_reach_over_paragraphs() -> None:
    found = read("全年发布信息83条，其中图解40条。", "发放手册20本。")
    assert [s.whole for s in found] == [None, 0, None]
    assert found[2].quote.of(document("全年发布信息83条，其中图解40条。", "发放手册20本。").text) == "发放手册20本"


# ---------------------------------------------------------------------------------------------- how exact, how written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("开展培训约30次。", 30),
        ("参加培训1200余人次。", 1200),
        ("发放手册近500本。", 500),
        ("编发简报230多期。", 230),
        ("接待群众百余人。", 100),
        ("走访企业四十余家。", 40),
        ("公开信息14万余条。", 140000),
        ("公开信息1300条以上。", 1300),
        ("公开信息900条左右。", 900),
    ],
)
def test_the_words_for_about_make_a_number_approximate(text: str, value: int) -> None:
    found = only(text)
    assert (int(found.value), found.state) == (value, State.APPROXIMATE)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("回复网民留言一百三十件。", 130),
        ("召开新闻发布会两场。", 2),
        ("公开信息1,204条。", 1204),
        ("公开信息１２０４条。", 1204),
        ("公开信息 1 2 0 4 条。", 1204),
        ("公开信息1.2万条。", 12000),
    ],
)
def test_every_way_of_writing_a_number(text: str, value: int) -> None:
    found = only(text)
    assert (int(found.value), found.state) == (value, State.REPORTED)


@given(st.integers(0, 10**7))
def test_any_count_is_read_as_printed(number: int) -> None:
    for printed in (str(number), f"{number:,}"):
        text = f"全年发放手册{printed}本。"
        found = only(text)
        assert (int(found.value), found.unit) == (number, "本")
        assert found.number.of(text) == f"{printed}本"


# ---------------------------------------------------------------------------------------------- change, rate, share


@pytest.mark.parametrize(
    ("clause", "kind", "value"),
    [
        ("较上年减少5件", StatementKind.CHANGE, "-5"),
        ("比上年增加7件", StatementKind.CHANGE, "7"),
        ("同比减少6件", StatementKind.CHANGE, "-6"),
        ("同比下降10%", StatementKind.RATE, "-10"),
        ("同比增长11.11%", StatementKind.RATE, "11.11"),
        ("增长3.5%", StatementKind.RATE, "3.5"),
    ],
)
def test_change_and_rate_have_their_sign_and_what_they_are_the_change_of(clause: str, kind: StatementKind, value: str) -> None:
    count, change = read(f"全年收到政府信息公开申请45件，{clause}。")
    assert (int(count.value), count.kind) == (45, StatementKind.COUNT)
    assert (change.value, change.kind) == (Decimal(value), kind)
    assert change.indicator == count.indicator == "applications.received"


@pytest.mark.parametrize("text", ["网上申请30件，占申请总数的60%。", "全部按期办结，办结率98.5%。"])
def test_a_share_is_no_growth(text: str) -> None:
    assert read(text)[-1].kind is StatementKind.SHARE


def test_new_things_are_counts_not_changes() -> None:
    assert [s.kind for s in read("新增规范性文件4件，废止规范性文件2件。")] == [StatementKind.COUNT, StatementKind.COUNT]


def test_money_is_in_its_own_unit() -> None:
    found = only("全年投入宣传经费3.5万元。")
    assert found.kind is StatementKind.MONEY
    assert (found.value, found.unit) in ((Decimal("3.5"), "万元"), (Decimal(35000), "元"))


# ---------------------------------------------------------------------------------------------- years


def test_a_year_in_the_clause_is_the_numbers_year() -> None:
    assert [(s.year, int(s.value)) for s in read("2021年收到来信20封，2022年收到来信35封，收到来电9个。")][:2] == [
        (2021, 20),
        (2022, 35),
    ]


def test_without_a_year_the_year_is_the_reports_or_unknown() -> None:
    assert only("收到来信20封。").year == YEAR
    assert find_statements(document("收到来信20封。"), (), None)[0].year is None


# ---------------------------------------------------------------------------------------------- what is no count


@pytest.mark.parametrize(
    "text",
    [
        "统计时段为2023年1月1日至12月31日。",
        "联系电话：0899-7001234，邮编：610203。",
        "电话13912345678，信箱a12@b.cn，网址http://a.cn/2023/12.html。",
        "依据示政发〔2023〕15号文件办理。",
        "按照《条例》第五十条和第三十二条的要求执行。",
        "第3次修订公开指南。",
        "办公时间9:00-17:30。",
        "地址为示例市海堤路18号。",
        "由一件事做起，打造一次性告知的窗口。",
        "各项工作圆满完成。",
        "",
    ],
)
def test_dates_telephones_documents_articles_and_ordinals_are_no_counts(text: str) -> None:
    assert read(text) == ()


def test_a_hotlines_name_is_not_its_count() -> None:
    assert values("受理12345热线诉求56件。") == [(56, "件")]


def test_list_numbers_are_no_counts() -> None:
    assert values("1.发布公告12条。2.发布通知8条。") == [(12, "条"), (8, "条")]


def test_headings_and_tables_are_not_prose() -> None:
    text = "发布公告12条"
    for kind in (BlockKind.HEADING, BlockKind.TABLE, BlockKind.PICTURE):
        assert find_statements(Document(text, "txt", (Block(kind, Span(0, len(text))),)), (), YEAR) == ()


# ---------------------------------------------------------------------------------------------- negations


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("全年未收到政府信息公开申请。", {"applications.received"}),
        ("2023年没有收到政府信息公开申请，窗口照常开放。", {"applications.received"}),
        ("没有发生行政复议和行政诉讼。", {"review.total", "litigation.total"}),
    ],
)
def test_a_negation_states_zero_and_quotes_its_clause(text: str, indicators: set[str]) -> None:
    found = read(text)
    assert {s.indicator for s in found} == indicators
    for statement in found:
        assert statement.value == 0
        assert statement.quote.of(text) in text
        assert any(word in statement.quote.of(text) for word in ("未收到", "没有收到", "没有发生"))


@pytest.mark.parametrize(
    "text", ["没有收到投诉和举报。", "申请没有超期的。", "今年收到了政府信息公开申请。", "未收取行政事业性收费。"]
)
def test_other_negations_state_nothing_of_the_forms_indicators(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    ["没有收取费用。", "全年未收取任何费用。", "未产生收费。", "没有收费或减免的情况。", "暂未开展信息处理费收取工作。"],
)
def test_that_no_fee_was_taken_is_a_zero_of_money(text: str) -> None:
    statement = only(text)
    assert (statement.value, statement.unit, statement.kind) == (Decimal(0), "元", StatementKind.MONEY)
    assert statement.quote.of(text) == text.rstrip("。")


def test_a_zero_is_stated_beside_a_number_of_the_same_clause() -> None:
    found = read("因依申请公开引发行政复议4件、行政诉讼未发生。")
    assert [(int(s.value), s.indicator) for s in found] == [(4, "review.total"), (0, "litigation.total")]


def test_what_is_done_of_a_plan_is_a_count() -> None:
    assert values("计划建设公开专区20个，已建成16个。") == [(16, "个")]
    assert values("计划建设公开专区20个、公示栏5个。") == []
    assert values("打算2030年办业务讲座3场，把联络员从6名增加到11名。") == []
    assert values("按计划2019年办业务讲座3场。") == [(3, "场")]


def test_counts_of_one_office_are_not_the_whole_bodys() -> None:
    found = read("全县收到政府信息公开申请58件，其中县政府本级收到申请21件，受理19件。")
    assert [s.indicator for s in found] == ["applications.received", None, None]


# ---------------------------------------------------------------------------------------------- places

CLAUSES = st.sampled_from(
    [
        "发布图解{}条",
        "其中：视频{}条",
        "（含问答{}条）",
        "接待群众{}余人次",
        "较上年增加{}件",
        "同比下降{}%",
        "收到政府信息公开申请{}件",
        "未收到政府信息公开申请",
        "Ａ类{}件、Ｂ类{}件",
        "２０２２年 召开会议 {} 次",
        "电话0899-7001234",
        "合计{}条",
        "“窗口”接待\u3000{}人",
    ]
)


@given(
    st.lists(st.tuples(CLAUSES, st.integers(0, 99999), st.sampled_from("，；。、")), min_size=1, max_size=8), st.integers(0, 3)
)
def test_every_span_rereads_what_is_printed(parts: list[tuple[str, int, str]], before: int) -> None:
    paragraph = "".join(clause.replace("{}", str(number)) + stop for clause, number, stop in parts)
    whole = document(*["前面的段落没有数。"] * before, paragraph)
    found = find_statements(whole, (), YEAR)
    for statement in found:
        quote, number, sentence = (span.of(whole.text) for span in (statement.quote, statement.number, statement.sentence))
        assert quote in paragraph
        assert sentence in paragraph
        assert statement.sentence.holds(statement.quote)
        assert statement.quote.holds(statement.number)
        digits = fold_text(number)
        if statement.value:
            assert f"{abs(statement.value):f}" in digits
            assert digits.endswith((statement.unit, *("以上", "左右")))
        if statement.whole is not None:
            assert found[statement.whole].unit == statement.unit
            assert found[statement.whole] is not statement


@given(st.text(max_size=80))
def test_any_text_is_read_without_error(text: str) -> None:
    whole = Document(text, "txt", (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    for statement in find_statements(whole, (), YEAR):
        assert statement.number.of(text)


# ---------------------------------------------------------------------------------------------- what is in doubt


@pytest.mark.parametrize("text", ["发布信息1000-2000条。", "答复用时3至5天。", "开展培训3~5次。"])
def test_a_range_is_no_exact_count(text: str) -> None:
    assert all(s.state is not State.REPORTED for s in read(text))


def test_a_numeral_that_is_not_understood_is_not_read_in_part() -> None:
    assert [int(s.value) for s in read("收到政府信息公开申请廿五件。")] in ([], [25])


@pytest.mark.parametrize("text", ["2021年至2023年共收到政府信息公开申请90件。", "自2008年以来累计收到政府信息公开申请300件。"])
def test_a_count_over_several_years_is_not_one_years_count(text: str) -> None:
    assert not any(s.indicator == "applications.received" and s.year in (2008, 2021, YEAR) for s in read(text))


@pytest.mark.parametrize("text", ["上年收到政府信息公开申请9件。", "去年收到政府信息公开申请9件。"])
def test_the_year_before_in_words_is_not_the_year_reported_on(text: str) -> None:
    assert all(s.year == YEAR - 1 for s in read(text))


def test_not_one_is_not_one() -> None:
    assert all(s.value != 1 for s in read("没有一件申请超期。"))


def test_respectively_parts_the_things_counted() -> None:
    first, second = read("人大建议和政协提案分别为5件和8件。")
    assert "提案" not in first.subject
    assert "提案" in second.subject


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("全年收到政府信息公开申请15 1 件。", []),
        ("全年收到政府信息公开申请1 204件，办结7件。", [(7, "件")]),
        ("全年收到政府信息公开申请1\ufffd件，办结\ufffd7件，结转2件。", [(2, "件")]),
        ("全年收到政府信息公开申请5 1 件。", []),
        ("全年收到政府信息公开申请 15 件。", [(15, "件")]),
        ("全 年 收 到 申 请 1 5 件，办 结 1 2 0 4 件。", [(15, "件"), (1204, "件")]),
        ("2023 年 全 年 收 到 申 请 15 件。", [(15, "件")]),
    ],
)
def test_digits_that_stand_apart_or_beside_what_cannot_be_read_are_no_number(text: str, stated: list[tuple[int, str]]) -> None:
    assert values(text) == stated


def test_a_number_that_the_end_of_a_line_parts_is_one() -> None:
    first, rest = "全市各级行政机关全年通过各种渠道共收到政府信息公开申请1", "204件，全部按时办结。"
    assert [int(statement.value) for statement in read(first, rest)] == [1204]
