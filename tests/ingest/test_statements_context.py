"""What the words around a number decide: kind, year, whole, indicator and subject, each by its own rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Block, BlockKind, Document, Section, SectionKind, Span, Statement, StatementKind
from ingest.statements.document import find_statements
from ingest.statements.kinds import Periods, kind_of
from ingest.statements.subjects import clean, subject_of


def read(text: str, *path: str, kind: SectionKind = SectionKind.OVERVIEW, year: int | None = 2023) -> tuple[Statement, ...]:
    document = Document(text, "docx", (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    sections = tuple(
        Section(path[: depth + 1], Span(0, len(text)), Span(0, 0), kind if depth == 0 else SectionKind.OTHER)
        for depth in range(len(path))
    )
    return find_statements(document, sections, year)


# ---------------------------------------------------------------------------------------------- headings


@pytest.mark.parametrize(
    ("clause", "indicator"),
    [
        ("新收申请14件", "applications.received"),
        ("共收到14件", "applications.received"),
        ("受理14件", "applications.accepted"),
        ("办结14件", "applications.concluded"),
        ("已按期答复14件", "applications.answered"),
    ],
)
def test_the_heading_tells_what_bare_verbs_count(clause: str, indicator: str) -> None:
    (under,) = read(f"全年{clause}。", "一、总体情况", "（二）依申请公开")
    (elsewhere,) = read(f"全年{clause}。", "一、总体情况", "（六）建议提案办理")
    (review,) = read(f"全年{clause}。", "四、行政复议、行政诉讼情况", kind=SectionKind.REVIEW_LITIGATION)
    assert (under.indicator, elsewhere.indicator, review.indicator) == (indicator, None, None)


def test_the_sections_kind_is_enough_where_its_title_is_odd() -> None:
    (statement,) = read("全年共收到14件。", "3、附表有关说明", kind=SectionKind.APPLICATIONS)
    assert statement.indicator == "applications.received"


@pytest.mark.parametrize("clause", ["收到热线诉求14件", "收到群众来信14件", "收到建议提案14件", "组织培训14次"])
def test_other_things_under_the_heading_are_not_applications(clause: str) -> None:
    (statement,) = read(f"全年{clause}。", "一、总体情况", "（二）依申请公开")
    assert statement.indicator is None


def test_a_count_of_something_else_ends_what_a_sentence_speaks_of() -> None:
    found = read("收到政府信息公开申请9件，办结8件；承办建议提案6件，办结6件。")
    assert [s.indicator for s in found] == ["applications.received", "applications.concluded", None, None]


# ---------------------------------------------------------------------------------------------- kinds and years


@pytest.mark.parametrize(
    ("lead", "unit", "kind", "sign"),
    [
        ("同比下降", "%", StatementKind.RATE, -1),
        ("增幅达", "%", StatementKind.RATE, 1),
        ("占比由去年提高至", "%", StatementKind.SHARE, 1),
        ("较去年上升", "个百分点", StatementKind.CHANGE, 1),
        ("办结率为", "%", StatementKind.SHARE, 1),
        ("比上年减少", "件", StatementKind.CHANGE, -1),
        ("由上年的30件增至", "件", StatementKind.COUNT, 1),
        ("新增", "件", StatementKind.COUNT, 1),
        ("信息处理费", "元", StatementKind.MONEY, 1),
    ],
)
def test_kind_and_sign(lead: str, unit: str, kind: StatementKind, sign: int) -> None:
    assert kind_of(lead, unit) == (kind, sign)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2022年收到", 2022),
        ("去年收到", 2022),
        ("较2021年的", 2021),
        ("较2021年增加", 2023),
        ("根据2022年工作要点公开", 2023),
        ("结转2024年办理", 2023),
        ("含2022年结转", 2023),
        ("今年收到", 2023),
    ],
)
def test_the_year_of_a_number(text: str, year: int) -> None:
    kind = StatementKind.CHANGE if "增加" in text else StatementKind.COUNT
    assert Periods(text, 2023).year(0, len(text), kind) == year
    assert not Periods(text, 2023).countless(0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "自2008年以来累计收到",
        "历年累计收到",
        "每季度召开",
        "明年计划举办",
        "2021年至2023年收到",
        "2024年将开设",
    ],
)
def test_a_number_of_no_one_year_states_nothing(text: str) -> None:
    assert Periods(text, 2023).countless(0, len(text))
    assert read(f"{text}12次。") == ()


def test_a_time_at_the_head_of_a_sentence_holds_until_another() -> None:
    assert [s.year for s in read("2022年发布图解3条，接待群众20人，今年发布图解5条。")] == [2022, 2022, 2023]


def test_a_change_without_anything_it_could_be_of_is_none() -> None:
    assert [int(s.value) for s in read("公开率100%，同比增加12件次。")] == [100]


# ---------------------------------------------------------------------------------------------- wholes


def test_a_whole_that_is_parted_twice_keeps_one_list() -> None:
    found = read("收到来信9封（市级2封、区级3封、镇级4封），其中表扬8封，投诉1封。")
    assert [s.whole for s in found] == [None, 0, 0, 0, None, None]


def test_parts_in_the_next_sentence_belong_to_the_whole_of_their_unit() -> None:
    found = read("对3件申请收取了信息处理费90元。其中，甲局1件，收取30元；乙局2件，收取60元。")
    assert [s.whole for s in found] == [None, None, 0, 1, 0, 1]


def test_a_new_event_behind_the_parts_is_no_part() -> None:
    assert [s.whole for s in read("收到来信9封，其中电子邮件5封，回复来信9封。")] == [None, 0, None]


def test_what_is_more_than_its_whole_is_no_part_of_it() -> None:
    assert [s.whole for s in read("收到来信9封，其中电子邮件15封。")] == [None, None]


# ---------------------------------------------------------------------------------------------- subjects


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("2023年，全区共收到政府信息公开申请", "收到政府信息公开申请"),
        ("示例区人民政府办公室发布公告", "发布公告"),
        ("通过门户网站累计发布各类信息", "门户网站发布各类信息"),
        ("其中:自然人申请", "自然人申请"),
        ("办理结果为A类", "A类"),
        ("在线访谈", "在线访谈"),
        ("网站总访问次数达", "网站总访问次数"),
        ("全年", ""),
        ("2023年共", ""),
    ],
)
def test_subjects_are_what_is_counted(text: str, subject: str) -> None:
    assert clean(text) == subject


@pytest.mark.parametrize(
    ("lead", "behind", "subject"),
    [
        ("全年举办", "场新闻发布活动"[1:], "新闻发布活动"),
        ("全年共收到", "政府信息公开申请", "收到政府信息公开申请"),
        ("在", "社区设立公开栏", "社区"),
        ("对甲局、乙局等", "单位予以表扬", "单位"),
        ("新闻发布会累计举行", "", "新闻发布会"),
        ("其中", "已经按期答复", "按期答复"),
        ("建立党组织", "", "建立党组织"),
    ],
)
def test_the_noun_may_stand_on_either_side(lead: str, behind: str, subject: str) -> None:
    assert subject_of(lead, behind).text == subject


def test_a_verb_alone_is_completed_by_what_was_received() -> None:
    found = read("收到政府信息公开申请9件，办结8件。")
    assert [s.subject for s in found] == ["收到政府信息公开申请", "办结政府信息公开申请"]


NOUNS = ("政策文件", "新闻发布会", "业务简报", "宣传手册", "来访群众", "政务新媒体", "意见建议", "培训会议")
VERBS = ("发布", "召开", "印发", "举办", "接待", "收集", "开展")
UNITS = ("件", "场", "期", "份", "人次", "个", "条", "次")


@given(
    st.sampled_from(VERBS), st.sampled_from(NOUNS), st.sampled_from(UNITS), st.integers(1, 99999), st.booleans(), st.booleans()
)
def test_every_plain_clause_is_read(verb: str, noun: str, unit: str, number: int, behind: bool, led: bool) -> None:
    clause = f"{verb}{number}{unit}{noun}" if behind else f"{verb}{noun}{number}{unit}"
    (statement,) = read(("2023年，我局共" if led else "") + clause + "，取得实效。")
    assert (int(statement.value), statement.unit, statement.kind) == (number, unit, StatementKind.COUNT)
    assert noun in statement.subject


@given(
    st.lists(st.tuples(st.sampled_from(NOUNS), st.integers(1, 999)), min_size=2, max_size=9, unique_by=lambda item: item[0]),
    st.sampled_from("，、；"),
)
def test_every_item_of_a_list_is_a_part_of_its_whole(items: list[tuple[str, int]], mark: str) -> None:
    total = sum(number for _, number in items)
    found = read(f"全年公开信息{total}条，其中：" + mark.join(f"{noun}{number}条" for noun, number in items) + "。")
    assert [int(s.value) for s in found] == [total, *(number for _, number in items)]
    assert [s.whole for s in found] == [None, *[0] * len(items)]
    assert all(noun in s.subject for (noun, _), s in zip(items, found[1:], strict=True))


# ---------------------------------------------------------------------------------------------- carried over


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("收到信息公开申请39件，上年结转1件；年内办结38件、结转2件。", "applications.carried_out"),
        ("收到信息公开申请39件，已答复38件，其余1件结转。", "applications.carried_out"),
        ("收到信息公开申请39件，办结38件，上年结转1件。", "applications.carried_in"),
        ("收到信息公开申请39件，办结38件（结转2件）。", None),
        ("收到信息公开申请39件，办结38件，结转资金5件。", None),
        ("收到信息公开申请39件，结转2件。", None),
        ("办理热线工单39件，办结38件，结转1件。", None),
    ],
)
def test_bare_carried_behind_what_was_finished_goes_over_to_the_next_year(text: str, indicator: str | None) -> None:
    assert read(text, "一、总体情况")[-1].indicator == indicator
