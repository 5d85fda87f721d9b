"""Figures that were read from a picture, could not be read from one, or stand in one: what is answered, and with what warning.

The reports are written and read for real; what OCR would have left is put on their figures (`marked`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import Answer, Route
from assistant.assistant import Assistant
from assistant.passages.retrieve import HybridRetriever
from assistant.service.figure_json import FigureQuery, figure_page
from eval.forge.model import SampleReport
from eval.forge.write import render
from ingest.model import Problem, Reading, Report, Span, State
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.talk import Talk
from tests.assistant.version_reports import (
    BLANKED,
    ILLEGIBLE,
    PICTURE,
    PLAIN,
    RECEIVED,
    RECOGNISED,
    SAMPLES,
    as_pictures,
    cell,
    city,
    marked,
    put,
    put_sample,
    versions_library,
    with_cells,
    with_more,
    with_prose,
    without_received,
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with versions_library(tmp_path_factory.mktemp("recognised")) as opened:
        yield opened


@pytest.fixture
def talk(library: Library) -> Talk:
    return talk_with(library)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    with open_library(StoreSettings(tmp_path), write=True) as opened:
        yield opened


def talk_with(library: Library) -> Talk:
    return Talk(Assistant(library, lambda: HybridRetriever(library, None)), library)


def read(sample: SampleReport, file: str = "a.docx") -> Report:
    return parse(file, render(sample, "pdf" if file.endswith("pdf") else "docx"))


def given(answer: Answer) -> list[tuple[int | None, str]]:
    """The answer's figures, each with its state."""
    return [(None if figure.value is None else int(figure.value), figure.state) for figure in answer.figures]


def warned(answer: Answer) -> set[str]:
    return {warning.code for warning in answer.warnings}


def message(answer: Answer, code: str) -> str:
    return next(warning.message for warning in answer.warnings if warning.code == code)


# ---------------------------------------------------------------------------------------------- read from a picture


def test_a_recognised_figure_is_given_with_its_state_and_its_warning(talk: Talk) -> None:
    answer = talk.ask("南浦市2023年收到自然人申请多少件？")
    assert given(answer) == [(cell(SAMPLES[RECOGNISED], RECEIVED, "自然人"), "recognised")]
    assert "由图片识别" in answer.text
    assert "图片" in message(answer, "recognised")


def test_the_warning_speaks_the_questions_language(talk: Talk) -> None:
    answer = talk.ask("How many requests did Nanpu City receive in 2023?")
    assert answer.figures[0].state == "recognised"
    assert "read from a picture" in answer.text
    assert message(answer, "recognised").isascii()


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("南浦市2023年不予公开多少件？", "sum"),
        ("南浦市2023年收到的申请比东篱市多多少件？", "difference"),
        ("南浦市和东篱市2023年一共收到多少件申请？", "sum"),
        ("南浦市和东篱市2023年平均收到多少件申请？", "mean"),
        ("南浦市2023年自然人的申请占收到申请总数的百分之几？", "share"),
        ("南浦市和东篱市2023年哪个收到的申请最多？", "max"),
    ],
)
def test_what_is_computed_from_a_recognised_figure_says_so(talk: Talk, question: str, operation: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.FIGURES, answer.text
    assert answer.figures[0].operation == operation
    assert "recognised" in warned(answer)
    assert "图片" in answer.text


def test_what_is_computed_from_printed_figures_has_no_such_warning(talk: Talk) -> None:
    answer = talk.ask("青禾市和东篱市2023年平均收到多少件申请？")
    assert "recognised" not in warned(answer)
    assert "图片" not in answer.text


def test_a_recognised_figure_that_prose_contradicts_is_given_beside_it_the_printed_one_first(empty: Library) -> None:
    sample = city(PLAIN, seed=5)
    said = with_prose(sample, lambda line: line.replace(f"申请{cell(sample, RECEIVED)}件", f"申请{cell(sample, RECEIVED) + 1}件"))
    put(empty, "a.pdf", marked(read(said, "a.pdf"), State.RECOGNISED))
    answer = talk_with(empty).ask("东篱市2023年收到多少件政府信息公开申请？")
    assert [figure.value for figure in answer.figures] == [cell(sample, RECEIVED) + 1, cell(sample, RECEIVED)]
    assert {figure.state for figure in answer.figures} == {"conflict"}
    assert warned(answer) == {"conflict", "recognised"}
    assert answer.text.count("由图片识别") == 1


def test_a_sentence_that_prints_what_was_recognised_answers_alone(empty: Library) -> None:
    sample = city(PLAIN, seed=5)
    put(empty, "a.pdf", marked(read(sample, "a.pdf"), State.RECOGNISED))
    answer = talk_with(empty).ask("东篱市2023年收到多少件政府信息公开申请？")
    assert given(answer) == [(cell(sample, RECEIVED), "reported")]
    assert answer.citations[0].kind == "text"
    assert warned(answer) == set()


def test_a_copy_that_prints_the_figure_answers_for_the_one_that_was_recognised(empty: Library) -> None:
    sample = city(PLAIN, seed=5)
    put(empty, "a扫描.pdf", marked(read(sample, "a.pdf"), State.RECOGNISED))
    put_sample(empty, "b.docx", sample)
    answer = talk_with(empty).ask("东篱市2023年收到自然人申请多少件？")
    assert given(answer) == [(cell(sample, RECEIVED, "自然人"), "reported")]
    assert answer.citations[0].file == "b.docx"
    assert warned(answer) == set()


def test_a_scan_that_reads_otherwise_than_a_printed_copy_is_given_after_it(empty: Library) -> None:
    sample = city(PLAIN, seed=5)
    scan = marked(read(with_more(sample, 1), "a.pdf"), State.RECOGNISED)
    put(empty, "a扫描.pdf", replace(scan, statements=()))
    put_sample(empty, "b.docx", sample)
    answer = talk_with(empty).ask("东篱市2023年收到自然人申请多少件？")
    first, second = cell(sample, RECEIVED, "自然人"), cell(sample, RECEIVED, "自然人") + 1
    assert [figure.value for figure in answer.figures] == [first, second]
    assert warned(answer) == {"conflict", "recognised"}


def test_a_corrected_version_that_is_a_scan_still_comes_first(empty: Library) -> None:
    sample = city(PLAIN, seed=5)
    scan = marked(read(with_more(sample, 1), "a.pdf"), State.RECOGNISED)
    put(empty, "东篱市更正版.pdf", scan)
    put_sample(empty, "b.docx", sample)
    answer = talk_with(empty).ask("东篱市2023年收到自然人申请多少件？")
    assert answer.citations[0].file == "东篱市更正版.pdf"
    assert answer.figures[0].value == cell(sample, RECEIVED, "自然人") + 1
    assert warned(answer) == {"conflict", "recognised"}


def scanned(report: Report, *texts: str) -> Report:
    """A report of which these pieces of text were recognised in a picture."""
    starts = [(report.document.text.index(text), text) for text in texts]
    readings = tuple(Reading(Span(start, start + len(text)), text, 1) for start, text in sorted(starts))
    return replace(report, document=replace(report.document, readings=readings))


def test_a_passage_that_was_recognised_is_quoted_with_the_warning(empty: Library) -> None:
    said = "个别栏目更新不够及时，明年起每季度通报一次。"
    put(empty, "a.docx", scanned(read(city(PLAIN, seed=5)), said))
    put_sample(empty, "b.docx", city(RECOGNISED, seed=6))
    answer = talk_with(empty).ask("东篱市2023年存在的主要问题是什么？")
    assert answer.route is Route.PASSAGES
    assert "recognised" in warned(answer)
    assert "图片" in answer.text
    assert "recognised" not in warned(talk_with(empty).ask("南浦市2023年存在的主要问题是什么？"))


def test_a_blank_that_was_found_in_a_picture_says_so(empty: Library) -> None:
    sample = with_cells(city(PLAIN, seed=5), {("（一）予以公开", "自然人"): "/"})
    report = read(sample)
    put(empty, "a.docx", scanned(report, next(f.raw for f in report.figures if f.state is State.BLANK)))
    answer = talk_with(empty).ask("东篱市2023年自然人的申请予以公开多少件？")
    assert given(answer) == [(None, "blank")]
    assert "recognised" in warned(answer)


def test_about_that_was_recognised_is_about_and_recognised(empty: Library) -> None:
    said = "发放宣传册2000余册。"
    put(empty, "a.docx", scanned(read(with_prose(city(PLAIN, seed=5), str, said)), said))
    answer = talk_with(empty).ask("东篱市2023年发放宣传册多少册？")
    assert given(answer) == [(2000, "approximate")]
    assert "recognised" in warned(answer)


# ---------------------------------------------------------------------------------------------- not read from a picture


@pytest.mark.parametrize(
    "question", ["北桥市2023年收到多少件政府信息公开申请？", "北桥市2023年收到自然人申请多少件？", "北桥市2023年不予公开多少件？"]
)
def test_what_could_not_be_read_surely_is_refused_with_its_place(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.REFUSE
    assert "图片" in answer.text
    assert "认准" in answer.text
    assert "image_only" in warned(answer)
    assert [citation.organisation for citation in answer.citations] == [ILLEGIBLE]
    assert answer.citations[0].quote


def test_in_english_too(talk: Talk) -> None:
    answer = talk.ask("How many requests did Beiqiao City receive in 2023?")
    assert answer.route is Route.REFUSE
    assert "could not be read with certainty" in answer.text


def test_where_prose_states_what_could_not_be_read_the_prose_answers(empty: Library) -> None:
    sample = city(PLAIN, seed=5)
    put(empty, "a.docx", marked(read(sample), State.ILLEGIBLE))
    answer = talk_with(empty).ask("东篱市2023年收到多少件政府信息公开申请？")
    assert given(answer) == [(cell(sample, RECEIVED), "reported")]
    assert answer.citations[0].kind == "text"
    assert warned(answer) == set()


def test_a_table_that_is_a_picture_is_said_to_be_one_in_words_for_citizens(talk: Talk) -> None:
    answer = talk.ask("西塘市2023年收到自然人申请多少件？")
    assert answer.route is Route.REFUSE
    assert "只是图片" in answer.text
    assert "image_only" in warned(answer)
    assert [citation.organisation for citation in answer.citations] == [PICTURE]
    said = answer.text + "".join(warning.message for warning in answer.warnings)
    assert not any(word in said.lower() for word in ("pip", "ocr", "安装", "extra", "wenbao"))


def test_the_picture_that_is_cited_is_the_one_of_the_table_asked_for(empty: Library) -> None:
    put_sample(empty, "a.md", as_pictures(without_received(city(PLAIN, seed=5))))
    talk = talk_with(empty)
    applications = talk.ask("东篱市2023年收到自然人申请多少件？").citations[0]
    review = talk.ask("东篱市2023年行政复议总计多少件？").citations[0]
    assert "收到和处理" in applications.section[0]
    assert "行政复议" in review.section[0]


def test_a_picture_without_a_mark_is_cited_by_the_heading_that_it_stands_under(empty: Library) -> None:
    report = parse("a.md", render(as_pictures(without_received(city(PLAIN, seed=5))), "md"))
    bare = [replace(p, span=Span(p.span.start, p.span.start), page=3) for p in report.problems if p.span is not None]
    put(empty, "a.md", replace(report, figures=(), problems=tuple(bare)))
    cited = talk_with(empty).ask("东篱市2023年收到自然人申请多少件？").citations[0]
    assert cited.quote.endswith("三、收到和处理政府信息公开申请情况")
    assert cited.page == 3


def test_figures_in_a_picture_refuse_as_pictures(empty: Library) -> None:
    put(empty, "a.docx", marked(read(without_received(city(PLAIN, seed=5))), State.PICTURE))
    answer = talk_with(empty).ask("东篱市2023年收到多少件政府信息公开申请？")
    assert answer.route is Route.REFUSE
    assert "只是图片" in answer.text
    assert answer.citations


def test_a_row_that_could_not_be_placed_is_not_said_to_be_missing(empty: Library) -> None:
    report = read(without_received(city(PLAIN, seed=5)))
    rest = tuple(f for f in report.figures if f.indicator != "applications.received")
    row = next(f for f in report.figures if f.indicator == "applications.received")
    problem = Problem("unplaced_row", "row “新收” stands under no column, so its cells are not served", row.span, 2)
    put(empty, "a.docx", replace(report, figures=rest, problems=(*report.problems, problem)))
    talk = talk_with(empty)
    answer = talk.ask("东篱市2023年收到多少件政府信息公开申请？")
    assert answer.route is Route.REFUSE
    assert "没能认准的行" in answer.text
    assert answer.citations[0].quote == row.raw
    assert "没有找到" in talk.ask("东篱市2023年举办新闻发布会几次？").text


@pytest.mark.parametrize(
    "question",
    [
        "北桥市和东篱市2023年一共收到多少件申请？",
        "北桥市和东篱市2023年平均收到多少件申请？",
        "北桥市2023年收到的申请比东篱市多多少件？",
        "北桥市2023年自然人的申请占收到申请总数的百分之几？",
        "北桥市和西塘市2023年科研机构的申请一共多少件？",
    ],
)
def test_nothing_is_computed_from_what_could_not_be_read(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.REFUSE
    assert "图片" in answer.text
    assert "image_only" in warned(answer)


def test_a_sum_over_a_blank_says_that_it_is_blank_and_not_zero(talk: Talk) -> None:
    for question in (
        "石门市2023年不予公开多少件？",
        "石门市2023年予以公开和部分公开合计多少件？",
        "石门市2023年予以公开占办理结果总计的百分之几？",
    ):
        answer = talk.ask(question)
        assert answer.route is Route.REFUSE
        assert "不能当作零" in answer.text
        assert answer.citations[0].organisation == BLANKED


def test_the_fewest_is_not_who_could_not_be_read(talk: Talk) -> None:
    answer = talk.ask("2023年哪个单位收到的申请最少？")
    assert answer.route is Route.FIGURES
    assert answer.figures[0].organisation != ILLEGIBLE
    assert answer.figures[0].value
    assert ILLEGIBLE in answer.text.split("没有计入比较")[1]


# ---------------------------------------------------------------------------------------------- listed, and corrected by a person


def test_the_listing_says_why_there_is_no_value(library: Library) -> None:
    for body, state in ((RECOGNISED, "recognised"), (ILLEGIBLE, "illegible")):
        rows = figure_page(library, FigureQuery(organisation=body, indicators=("applications.received",)))["figures"]
        cells = [row for row in rows if row["table"] == "applications"]
        assert {row["state"] for row in cells} == {state}
        assert all((row["value"] is None) is (state == "illegible") for row in cells)


def test_a_cell_that_a_person_corrected_is_answered_with_a_note(empty: Library) -> None:
    sample = city(PLAIN, seed=5)
    put(empty, "a.docx", marked(read(sample), State.CORRECTED))
    answer = talk_with(empty).ask("东篱市2023年收到自然人申请多少件？")
    assert given(answer) == [(cell(sample, RECEIVED, "自然人"), "corrected")]
    assert "经人工更正" in answer.text
    english = talk_with(empty).ask("How many requests from natural persons did Dongli City receive in 2023?")
    assert "corrected by a person" in english.text


def test_a_value_is_never_made_of_what_could_not_be_read(library: Library) -> None:
    """Every cell of a table that could not be read, asked for by its column: never a number."""
    talk = talk_with(library)
    for column in ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构"):
        for row in ("收到的申请", "申请结转下年度继续办理的", "申请予以公开的"):
            answer = talk.ask(f"北桥市2023年{column}{row}有多少件？")
            assert answer.route is Route.REFUSE, answer.text
            assert Decimal(0) not in {figure.value for figure in answer.figures}
