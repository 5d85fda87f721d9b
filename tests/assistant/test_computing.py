"""Tasks over a store whose every cell is known: each operation's number, what rests on it, and what stands in its way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import numpy as np
import pytest

from assistant.answer import Answer, Route
from assistant.assistant import Assistant
from eval.bench_store import Body, path_of, retold, template
from eval.forge.full import BODY, full_report
from eval.forge.model import SampleReport
from eval.forge.text import write_text
from ingest.model import Report
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.forged_store import asked_on, percent
from tests.assistant.talk import Talk

SCHOOLS, TRADE, WATER = (Body(f"甲江市乙山县{name}", ("甲江市", "乙山县")) for name in ("教育局", "商务局", "水利局"))
RECEIVED = (("一、本年新收政府信息公开申请数量",), ("总计",))
SEEDS = {(SCHOOLS, 2022): 11, (SCHOOLS, 2023): 12, (TRADE, 2022): 13, (TRADE, 2023): 14, (WATER, 2023): 15}


def sample(body: Body, year: int) -> SampleReport:
    return full_report(seed=SEEDS[body, year], year=year)


def truth(body: Body, year: int, row: tuple[str, ...] = RECEIVED[0], column: tuple[str, ...] = RECEIVED[1]) -> Decimal:
    table = next(table for table in sample(body, year).tables if table.table == "applications")
    return Decimal(table.raw_at(row, column))


def older(body: Body, edition: str, year: int) -> Report:
    """The body's report on an older edition of the form."""
    made = full_report(seed=year, year=year, edition=edition)
    read = parse(f"{body.name}{year}.md", write_text(made, markdown=True, shape="pipe"))
    return retold(read, made, BODY, body)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home: Path = tmp_path_factory.mktemp("computing") / "home"
    none = np.zeros((0, 0), dtype=np.float32)
    with open_library(StoreSettings(home), write=True) as library:
        for body, year in SEEDS:
            report = retold(template(year), sample(body, year), BODY, body)
            library.commit(path_of(body, year), f"{body.name}{year}.md", report, none)
        for body, edition, year in (
            (SCHOOLS, "2019", 2020),
            (SCHOOLS, "2014", 2018),
            (TRADE, "2014", 2019),
            (WATER, "2019", 2019),
        ):
            library.commit(path_of(body, year), f"{body.name}{year}.md", older(body, edition, year), none)
        yield library


@pytest.fixture(scope="module")
def assistant(library: Library) -> Assistant:
    return asked_on(library, date(2024, 5, 1))


@pytest.fixture
def talk(assistant: Assistant, library: Library) -> Talk:
    return Talk(assistant, library)


def told(answer: Answer) -> list[tuple[Decimal | None, str | None]]:
    return [(figure.value, figure.operation) for figure in answer.figures]


def test_a_difference_has_its_operands(talk: Talk) -> None:
    now, before = truth(SCHOOLS, 2023), truth(SCHOOLS, 2022)
    answer = talk.ask("乙山县教育局2023年收到的申请比2022年多多少？")
    assert told(answer) == [(abs(now - before), "difference"), (now, None), (before, None)]
    assert f"{now}件）比2022年（{before}件）{'多' if now > before else '少'}{abs(now - before)}件" in answer.text


def test_a_share_says_what_it_is_of_once(talk: Talk) -> None:
    part, whole = truth(SCHOOLS, 2023, column=("自然人",)), truth(SCHOOLS, 2023)
    answer = talk.ask("乙山县教育局2023年新收的申请里，自然人占百分之几？")
    assert told(answer) == [(percent(part, whole), "share"), (part, None), (whole, None)]
    assert answer.text.count("乙山县教育局") == 1


def test_what_is_asked_of_two_years_is_told_together(talk: Talk) -> None:
    answer = talk.ask("乙山县教育局2022年和2023年分别收到多少件申请？")
    assert [value for value, _ in told(answer)] == [truth(SCHOOLS, 2022), truth(SCHOOLS, 2023)]
    assert answer.text.count("乙山县教育局") == 1


def test_a_count_a_sum_and_the_most_of_all_bodies(talk: Talk) -> None:
    all_of_2023 = {body.name: truth(body, 2023) for body in (SCHOOLS, TRADE, WATER)}
    most = max(all_of_2023, key=lambda name: all_of_2023[name])
    answer = talk.ask("2023年哪个单位收到的申请最多？")
    assert told(answer)[0] == (all_of_2023[most], "max")
    assert most in answer.text
    assert told(talk.ask("2023年所有单位一共收到多少件申请？"))[0] == (sum(all_of_2023.values()), "sum")
    assert told(talk.ask("2023年有几个单位收到的申请超过1件？"))[0] == (Decimal(3), "count")


def test_the_first_of_two_bodies_that_is_not_there_does_not_silence_the_second(talk: Talk) -> None:
    answer = talk.ask("乙山县水利局和乙山县商务局2022年各收到多少件申请？")
    assert answer.route is Route.FIGURES
    assert [value for value, _ in told(answer)] == [truth(TRADE, 2022)]
    assert "没有收入甲江市乙山县水利局2022年的报告" in answer.text
    assert "year_missing" in {warning.code for warning in answer.warnings}


def test_where_none_of_two_is_there_nothing_is_told(talk: Talk) -> None:
    assert talk.ask("乙山县水利局2015年和2016年各收到多少件申请？").route is Route.REFUSE


def test_a_count_that_one_edition_has_is_not_answered_by_anothers(talk: Talk) -> None:
    answer = talk.ask("乙山县教育局2020年规章现行有效多少件？")
    assert answer.route is Route.REFUSE
    assert "对外公开总数量" in answer.text
    assert "not_comparable" in {warning.code for warning in answer.warnings}


def test_nothing_is_computed_from_counts_of_two_editions_that_differ(talk: Talk) -> None:
    answer = talk.ask("乙山县教育局2023年予以公开的比2018年多多少件？")
    assert answer.route is Route.REFUSE
    assert "口径不同" in answer.text
    assert "not_comparable" in {warning.code for warning in answer.warnings}


@pytest.mark.parametrize("asked", ["2019年行政复议超过1件的单位有几个？", "2019年乙山县商务局的行政复议在各单位里排第几？"])
def test_bodies_are_not_counted_nor_ranked_by_counts_of_two_editions_that_differ(talk: Talk, asked: str) -> None:
    answer = talk.ask(asked)
    assert answer.route is Route.REFUSE
    assert "口径不同" in answer.text


def test_a_count_that_compares_over_editions_is_compared(talk: Talk) -> None:
    answer = talk.ask("乙山县教育局2023年收到的申请和2020年相差多少？")
    assert answer.route is Route.FIGURES
    assert told(answer)[0][1] == "difference"


def test_a_trend_over_editions_that_differ_tells_each_and_says_so(talk: Talk) -> None:
    answer = talk.ask("乙山县教育局2018年和2023年予以公开的分别有多少件？")
    assert answer.route is Route.FIGURES
    assert len({figure.year for figure in answer.figures}) == 2
    assert "not_comparable" in {warning.code for warning in answer.warnings}


def test_a_question_that_lacks_a_word_is_asked_back_and_each_choice_works_as_the_next_turn(
    assistant: Assistant, library: Library
) -> None:
    said = (
        ("行政复议结果维持", "行政复议结果维持", "review.upheld"),
        ("行政诉讼结果维持", "行政诉讼结果维持", "litigation.upheld"),
        ("行政诉讼结果维持", "行政诉讼的", "litigation.upheld"),
    )
    for choice, reply, indicator in said:
        talk = Talk(assistant, library)
        answer = talk.ask("乙山县教育局2023年结果维持的有几件？")
        assert answer.route is Route.CLARIFY
        assert choice in answer.text
        chosen = talk.ask(reply)
        assert chosen.route is Route.FIGURES
        assert (chosen.figures[0].indicator, chosen.figures[0].year) == (indicator, 2023)


def test_the_word_that_was_left_out_is_no_question_of_its_own(talk: Talk) -> None:
    assert talk.ask("乙山县教育局2023年现行有效的有几件？").route is Route.CLARIFY
    assert talk.ask("规章").figures[0].indicator == "proactive.rules.in_force"


def test_a_body_that_is_not_there_has_its_kind_offered(talk: Talk) -> None:
    answer = talk.ask("丙水县商务局2023年收到多少件申请？")
    assert answer.route is Route.REFUSE
    assert "甲江市乙山县商务局" in answer.text


def test_an_english_answer_has_the_number_and_no_chinese_but_the_name(talk: Talk) -> None:
    answer = talk.ask("How many applications did the Yishan County Education Bureau receive in 2023?")
    assert answer.text == f"甲江市乙山县教育局, 2023: {truth(SCHOOLS, 2023)} new applications received[1]."


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("乙山县教育局2020年行政许可比上年增加了多少？", "本年增/减"),
        ("乙山县教育局2020年行政许可比2019年多几项？", "本年增/减"),
        ("乙山县教育局2019年行政许可多少项？", "上一年项目数量"),
    ],
)
def test_the_form_of_2019_has_columns_for_the_year_before(talk: Talk, question: str, column: str) -> None:
    """There is no report of 2019: the one of 2020 tells it, and the answer says which year's report and column that is."""
    form = next(table for table in full_report(seed=2020, year=2020, edition="2019").tables if table.table == "proactive")
    raw = next(cell.raw for cell in form.cells if cell.row[-1] == "行政许可" and cell.column == (column,))
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures] == [Decimal(raw)]
    assert f"2020年“行政许可”（{column}）" in answer.text


def test_a_later_turn_that_says_the_column_of_the_change_gets_it(talk: Talk) -> None:
    form = next(table for table in full_report(seed=2020, year=2020, edition="2019").tables if table.table == "proactive")
    raw = next(cell.raw for cell in form.cells if cell.row[-1] == "行政许可" and cell.column == ("本年增/减",))
    talk.ask("乙山县教育局2020年行政许可处理决定有多少件？")
    answer = talk.ask("本年比上一年增减多少？")
    assert [(figure.value, figure.unit) for figure in answer.figures] == [(Decimal(raw), "项")]


def test_decisions_of_a_year_without_a_report_are_no_items(talk: Talk) -> None:
    assert talk.ask("乙山县教育局2019年行政许可多少件？").route is Route.REFUSE


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("行政许可事项有几项？", "行政许可"),
        ("有多少项行政许可项目？", "行政许可"),
        ("处罚事项几项？", "行政处罚"),
        ("行政强制事项一共多少项？", "行政强制"),
        ("其他对外管理服务事项几项？", "其他对外管理服务事项"),
        ("收费项目有几个？", "行政事业性收费"),
    ],
)
def test_the_items_of_the_form_of_2019_are_those_of_the_year_before_and_the_change(talk: Talk, question: str, row: str) -> None:
    items, before, change = talk.ask(f"乙山县教育局2020年{question}").figures
    assert items.operation == "sum"
    assert items.label == f"{row}项目数量"
    assert items.dimension is None
    assert (before.dimension, change.dimension) == ("上一年项目数量", "本年增/减")
    assert items.value == (before.value or 0) + (change.value or 0)


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("行政许可项目比上一年增加几项？", "本年增/减"),
        ("收费项目增减多少？", "本年增/减"),
        ("新增行政许可事项几项？", "本年增/减"),
        ("行政许可事项处理决定多少件？", "处理决定数量"),
        ("规范性文件总数是多少？", "对外公开总数量"),
    ],
)
def test_each_column_of_the_form_of_2019_is_said_in_people_s_words(talk: Talk, question: str, column: str) -> None:
    answer = talk.ask(f"乙山县教育局2020年{question}")
    assert f"（{column}）" in answer.text
    assert len(answer.figures) == 1


@pytest.mark.parametrize("question", ["公开规范性文件多少件？", "规范性文件公开了多少？"])
def test_documents_published_are_asked_back_with_the_columns_that_the_form_has(talk: Talk, question: str) -> None:
    older_form = talk.ask(f"乙山县教育局2020年{question}")
    assert older_form.route is Route.CLARIFY
    assert all(column in older_form.text for column in ("本年新公开数量", "对外公开总数量"))
    form = talk.ask(f"乙山县教育局2023年{question}")
    assert form.route is Route.CLARIFY
    assert all(column in form.text for column in ("制发件数", "现行有效件数"))


def test_a_reply_says_one_of_the_figures_offered_by_a_part_of_its_name(talk: Talk) -> None:
    talk.ask("乙山县教育局2023年规范性文件公开了多少？")
    assert talk.ask("现行有效的").figures[0].indicator == "proactive.normative_documents.in_force"


@pytest.mark.parametrize(
    "question",
    [
        "行政许可事项有几项？",  # powers, of which the form counts the decisions
        "有多少项行政处罚权？",
        "行政强制措施有几种？",
        "有多少居民？",  # people, not what they applied for
        "企业有多少家？",
    ],
)
def test_what_the_form_does_not_count_is_not_its_neighbours_number(talk: Talk, question: str) -> None:
    assert not talk.ask(f"乙山县教育局2023年{question}").figures


@pytest.mark.parametrize("question", ["新增政府信息多少条？", "新增信息多少？"])
def test_new_information_is_what_was_published_and_not_who_applied(talk: Talk, question: str) -> None:
    new = talk.ask(f"乙山县教育局2023年{question}").figures
    published = talk.ask("乙山县教育局2023年公开了多少条信息？").figures
    assert [figure.value for figure in new] == [figure.value for figure in published] != []


@pytest.mark.parametrize(
    ("whole", "row"), [("保护第三方合法权益不公开的", "4.保护第三方合法权益"), ("收到的申请", RECEIVED[0][0])]
)
def test_who_applied_tells_the_column_of_the_row_that_it_is_part_of(talk: Talk, whole: str, row: str) -> None:
    path = next(
        cell.row
        for table in sample(SCHOOLS, 2023).tables
        if table.table == "applications"
        for cell in table.cells
        if cell.row[-1] == row
    )
    answer = talk.ask(f"乙山县教育局2023年{whole}里面，自然人提的几件？")
    assert [value for value, _ in told(answer)] == [truth(SCHOOLS, 2023, path, ("自然人",))]


def test_what_another_process_takes_in_is_answered_at_once(tmp_path: Path) -> None:
    none = np.zeros((0, 0), dtype=np.float32)
    with open_library(StoreSettings(tmp_path), write=True) as writing:
        first = retold(template(2023), full_report(seed=1, year=2023), BODY, SCHOOLS)
        writing.commit("/f/a.md", "a.md", first, none)
        with open_library(StoreSettings(tmp_path)) as reading:
            assistant = asked_on(reading, date(2024, 5, 1))
            question = "乙山县教育局2023年收到多少件申请？"
            before = assistant.ask(question).figures[0].value
            later = retold(template(2023), full_report(seed=2, year=2023), BODY, SCHOOLS)
            writing.commit("/f/a.md", "a.md", later, none)
            after = assistant.ask(question).figures[0].value
    assert before == Decimal(dict(full_report(seed=1, year=2023).numbers)["received"])
    assert after == Decimal(dict(full_report(seed=2, year=2023).numbers)["received"]) != before


@pytest.mark.parametrize(
    ("note", "places"),
    [
        ("", 2),
        ("（保留一位小数）", 1),
        ("，结果保留整数", 0),
        ("？精确到小数点后三位", 3),
        ("（请四舍五入到个位）", 0),
        ("，保留2位小数即可", 2),
    ],
)
@pytest.mark.parametrize(
    "asked",
    [
        "新收申请比2022年增长了百分之几",
        "新收申请增长率是多少",
        "新收申请是2022年的几倍",
        "平均每月新收多少件申请",
        "自然人占新收申请的百分之几",
    ],
)
def test_a_note_on_decimals_changes_the_decimals_alone(talk: Talk, asked: str, note: str, places: int) -> None:
    found = talk.ask(f"乙山县教育局2023年{asked}{note}").figures[0].value
    whole = talk.ask(f"乙山县教育局2023年{asked}（保留四位小数）").figures[0].value
    assert found is not None
    assert whole is not None
    assert found == whole.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) or (
        places == 2 and abs(found - whole) <= Decimal("0.005")
    )
