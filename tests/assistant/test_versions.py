"""The same report in several files, and versions of it that differ: what a question gets, and what is counted once.

The reports are written by the forge in real formats, read by the real reading and stored in a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from assistant.answer import Answer, Route
from assistant.assistant import Assistant
from assistant.figures.versions import Passage, unrepeated
from assistant.passages.retrieve import HybridRetriever
from assistant.service.figure_json import FigureQuery, figure_page
from eval.forge.write import render
from ingest.model import Problem, Report
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.served import serving
from tests.assistant.talk import Talk
from tests.assistant.version_reports import (
    CAREFUL,
    COMPLEMENTS,
    COPIES,
    CORRECTED,
    MORE,
    NOTED,
    PLAIN,
    RECEIVED,
    SAMPLES,
    UNMARKED,
    cell,
    city,
    put,
    put_sample,
    versions_library,
    with_cells,
    with_more,
    with_prose,
    without_received,
)


def received(body: str, column: str = "总计") -> int:
    return cell(SAMPLES[body], RECEIVED, column)


def talk_with(library: Library) -> Talk:
    return Talk(Assistant(library, lambda: HybridRetriever(library, None)), library)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with versions_library(tmp_path_factory.mktemp("versions")) as opened:
        yield opened


@pytest.fixture
def talk(library: Library) -> Talk:
    return talk_with(library)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    with open_library(StoreSettings(tmp_path), write=True) as opened:
        yield opened


def values(answer: Answer) -> list[int | None]:
    assert answer.route is Route.FIGURES, answer.text
    return [None if figure.value is None else int(figure.value) for figure in answer.figures]


def warned(answer: Answer) -> set[str]:
    return {warning.code for warning in answer.warnings}


def cited(answer: Answer, figure: int = 0) -> list[str]:
    return [answer.citations[index].file for index in answer.figures[figure].citations]


# ---------------------------------------------------------------------------------------------- copies


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("青禾市2023年收到多少件政府信息公开申请？", received(COPIES)),
        ("青禾市2023年收到自然人申请多少件？", received(COPIES, "自然人")),
        ("青禾市2023年主动公开政府信息多少条？", int(dict(SAMPLES[COPIES].numbers)["published"])),
        ("How many requests did Qinghe City receive in 2023?", received(COPIES)),
    ],
)
def test_a_report_in_three_files_is_answered_once(talk: Talk, question: str, expected: int) -> None:
    answer = talk.ask(question)
    assert values(answer) == [expected]
    assert answer.figures[0].state == "reported"
    assert len(answer.citations) == 1
    assert warned(answer) == set()
    assert answer.text.count(f"{expected}") == 1


def test_a_passage_of_a_report_in_three_files_is_quoted_once(talk: Talk) -> None:
    answer = talk.ask("青禾市2023年存在的主要问题是什么？")
    assert answer.route is Route.PASSAGES
    assert len(answer.citations) == 1
    assert answer.text.count("每季度通报一次") == 1


def test_the_copy_whose_table_can_be_read_answers_for_the_one_where_it_is_a_picture(talk: Talk) -> None:
    answer = talk.ask("云溪市2023年收到科研机构的申请多少件？")
    assert values(answer) == [received(COMPLEMENTS, "科研机构")]
    assert cited(answer) == ["云溪市2023年.html"]
    assert warned(answer) == set()


def test_a_refusal_does_not_blame_the_picture_where_a_copy_shows_that_the_report_is_silent(talk: Talk) -> None:
    answer = talk.ask("云溪市2023年举办新闻发布会几次？")
    assert answer.route is Route.REFUSE
    assert "image_only" not in warned(answer)


def test_the_figures_are_still_listed_for_each_file(library: Library) -> None:
    query = FigureQuery(organisation=COPIES, indicators=("applications.received",))
    rows = [row for row in figure_page(library, query)["figures"] if row["column"] == ["总计"]]
    assert sorted(row["file"] for row in rows) == ["又一份/下载(1).docx", "网页/青禾市2023年.html", "青禾市2023年.docx"]
    assert {row["value"] for row in rows} == {received(COPIES)}


def test_a_report_in_three_files_counts_once_in_a_sum_and_a_mean(talk: Talk) -> None:
    total = talk.ask("青禾市和东篱市2023年一共收到多少件申请？")
    assert values(total) == [received(COPIES) + received(PLAIN), received(COPIES), received(PLAIN)]
    mean = talk.ask("青禾市和东篱市2023年平均收到多少件申请？")
    assert mean.figures[0].value == (received(COPIES) + received(PLAIN)) / 2
    assert len(mean.figures) == 3


def test_a_number_that_copies_state_for_another_body_is_given_once(empty: Library) -> None:
    line = "其中甲坪县收到申请11件、乙坪县收到申请23件。"
    for file in ("城.docx", "城.html"):
        put_sample(empty, file, with_prose(city(PLAIN, seed=5), str, line))
    answer = talk_with(empty).ask("甲坪县2023年收到申请多少件？")
    assert values(answer) == [11]


def test_a_number_of_the_year_before_that_copies_state_is_given_once(empty: Library) -> None:
    line = "2022年收到政府信息公开申请321件。"
    for file in ("城.docx", "城.html"):
        put_sample(empty, file, with_prose(city(PLAIN, seed=5), str, line))
    answer = talk_with(empty).ask("东篱市2022年收到多少件政府信息公开申请？")
    assert values(answer) == [321]
    assert warned(answer) == set()


# ---------------------------------------------------------------------------------------------- corrected versions


@pytest.mark.parametrize(
    "question", ["白石市2023年收到多少件政府信息公开申请？", "How many requests did Baishi City receive in 2023?"]
)
def test_where_versions_differ_both_are_given_the_corrected_first(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert values(answer) == [received(CORRECTED) + MORE, received(CORRECTED)]
    assert {figure.state for figure in answer.figures} == {"conflict"}
    assert cited(answer) == ["白石市2023年新.docx"]
    assert warned(answer) == {"conflict"}
    assert "白石市2023年新.docx" in next(w.message for w in answer.warnings)
    assert ("更正版" in answer.text) is (answer.language == "zh")
    assert ("Corrected version" in answer.text) is (answer.language == "en")


@pytest.mark.parametrize("question", ["白石市2023年予以公开多少件？", "白石市2023年收到商业企业的申请多少件？"])
def test_where_versions_agree_there_is_one_figure(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert len(answer.figures) == len(answer.citations) == 1
    assert answer.figures[0].state == "reported"
    assert cited(answer) == ["白石市2023年新.docx"]
    assert warned(answer) == set()


def test_a_note_of_correction_does_not_state_the_old_number(talk: Talk) -> None:
    answer = talk.ask("梅岭市2023年收到多少件政府信息公开申请？")
    assert values(answer) == [received(NOTED) + MORE, received(NOTED)]
    assert cited(answer, 0) == ["梅岭市2023年二.docx"]
    assert cited(answer, 1) == ["梅岭市2023年.docx"]


@pytest.mark.parametrize(("place", "body"), [("长河市", UNMARKED), ("竹溪市", CAREFUL)])
def test_a_version_is_corrected_only_where_it_calls_itself_so(talk: Talk, place: str, body: str) -> None:
    answer = talk.ask(f"{place}2023年收到多少件政府信息公开申请？")
    assert sorted(v for v in values(answer) if v is not None) == [received(body), received(body) + MORE]
    assert "都没有注明是更正版" in answer.text
    assert warned(answer) == {"conflict"}


@pytest.mark.parametrize(
    ("question", "more"),
    [
        ("白石市更正版报告里2023年收到多少件申请？", MORE),
        ("白石市2023年更正后的报告收到多少件申请？", MORE),
        ("白石市2023年更正前的报告收到多少件申请？", 0),
        ("How many requests did Baishi City receive in 2023 according to the corrected report?", MORE),
        ("How many requests did Baishi City receive in 2023 in the original version?", 0),
    ],
)
def test_a_version_that_is_asked_for_by_name_answers_alone(talk: Talk, question: str, more: int) -> None:
    answer = talk.ask(question)
    assert values(answer) == [received(CORRECTED) + more]
    assert warned(answer) == set()
    replaced = "另有更正版" in answer.text or "there is a corrected version" in answer.text
    assert replaced is (more == 0)


def test_a_corrected_version_that_is_not_there_is_said_not_to_be_there(talk: Talk) -> None:
    for question in ("东篱市2023年更正版报告收到多少件申请？", "东篱市2023年更正后的报告存在哪些问题？"):
        answer = talk.ask(question)
        assert answer.route is Route.REFUSE
        assert "更正版" in answer.text
    original = talk.ask("东篱市2023年更正前的报告收到多少件申请？")
    assert values(original) == [received(PLAIN)]
    assert "另有更正版" not in original.text


def test_a_computed_figure_uses_the_corrected_version_and_says_so(talk: Talk) -> None:
    answer = talk.ask("白石市2023年收到的申请比东篱市多多少件？")
    assert values(answer)[0] == abs(received(CORRECTED) + MORE - received(PLAIN))
    assert values(answer)[1] == received(CORRECTED) + MORE
    assert "用的是更正版的数" in answer.text
    assert "conflict" in warned(answer)


@pytest.mark.parametrize(
    "question",
    [
        "长河市2023年收到的申请比东篱市多多少件？",
        "长河市和东篱市2023年一共收到多少件申请？",
        "长河市和东篱市2023年平均收到多少件申请？",
    ],
)
def test_nothing_is_computed_from_versions_of_which_none_is_the_corrected_one(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.REFUSE
    assert str(received(UNMARKED)) in answer.text
    assert str(received(UNMARKED) + MORE) in answer.text
    assert len(answer.citations) == 2


def test_the_most_of_all_bodies_counts_each_body_once_and_names_whom_it_leaves_out(talk: Talk) -> None:
    answer = talk.ask("2023年哪个单位收到的申请最多？")
    bodies = [figure.organisation for figure in answer.figures if figure.operation is None]
    assert len(bodies) == len(set(bodies))
    assert UNMARKED not in bodies
    assert UNMARKED in answer.text
    assert "没有计入比较" in answer.text
    assert CORRECTED in bodies
    used = next(f for f in answer.figures if f.operation is None and f.organisation == CORRECTED)
    assert used.value == received(CORRECTED) + MORE


def test_the_most_is_refused_where_versions_that_differ_decide_it(empty: Library) -> None:
    large = city(UNMARKED, seed=4)
    put_sample(empty, "大.docx", with_more(large, 50_000))
    put_sample(empty, "大二.docx", with_more(large, 60_000))
    put_sample(empty, "小.docx", city(PLAIN, seed=5))
    put_sample(empty, "小二.docx", city(COPIES, seed=6))
    answer = talk_with(empty).ask("2023年哪个单位收到的申请最多？")
    assert answer.route is Route.REFUSE
    assert UNMARKED in answer.text
    assert "conflict" in warned(answer)
    fewest = talk_with(empty).ask("2023年哪个单位收到的申请最少？")
    assert fewest.route is Route.FIGURES
    assert fewest.figures[0].organisation in (PLAIN, COPIES)


def test_a_blank_of_one_version_is_said_beside_the_number_of_the_other(empty: Library) -> None:
    sample = city(PLAIN, seed=5)
    put_sample(empty, "原.docx", with_cells(sample, {("（一）予以公开", "自然人"): ""}))
    put_sample(empty, "东篱市2023年更正版.docx", sample)
    answer = talk_with(empty).ask("东篱市2023年自然人的申请予以公开多少件？")
    assert values(answer) == [cell(sample, "（一）予以公开", "自然人"), None]
    assert [figure.state for figure in answer.figures] == ["reported", "blank"]
    assert "conflict" in warned(answer)


def test_a_blank_of_one_version_is_named_where_nothing_can_be_computed(empty: Library) -> None:
    sample = city(PLAIN, seed=5)
    put_sample(empty, "原.docx", with_cells(sample, {("（一）予以公开", "总计"): ""}))
    put_sample(empty, "原二.docx", sample)
    answer = talk_with(empty).ask("东篱市2023年予以公开和部分公开合计多少件？")
    assert answer.route is Route.REFUSE
    assert f"{cell(sample, '（一）予以公开')}件[1]、空白[2]" in answer.text


def test_a_follow_up_asks_for_the_other_version(talk: Talk) -> None:
    assert values(talk.ask("白石市2023年收到多少件政府信息公开申请？")) == [received(CORRECTED) + MORE, received(CORRECTED)]
    assert values(talk.ask("更正版呢？")) == [received(CORRECTED) + MORE]
    assert values(talk.ask("那更正前呢？")) == [received(CORRECTED)]


def test_a_recognised_passage_with_a_misread_character_repeats_the_printed_one() -> None:
    report = (PLAIN, 2023)
    printed = Passage("档案馆设政策查阅窗口，每周开放三天，来访者由专人接待并登记。", report, "a")
    misread = Passage("档案馆设政策查阅窗口，每周开放三夭，来访者由专人接待并登记。", report, "b", recognised=True)
    assert unrepeated([printed, misread]) == (0,)
    assert unrepeated([misread, printed]) == (1,)
    assert unrepeated([printed, replace(misread, recognised=False)]) == (0, 1)
    assert unrepeated([printed, replace(misread, report=(COPIES, 2023))]) == (0, 1)


def test_passages_of_versions_that_differ_are_told_apart(empty: Library) -> None:
    sample = city(PLAIN, seed=5)
    put_sample(empty, "原.docx", with_prose(sample, str, "档案馆设政策查阅窗口，每周开放三天。"))
    put_sample(empty, "东篱市2023年更正版.docx", with_prose(sample, str, "档案馆设政策查阅窗口，每周开放五天。"))
    answer = talk_with(empty).ask("东篱市2023年政策查阅窗口设在哪里？")
    assert answer.route is Route.PASSAGES
    assert [citation.file for citation in answer.citations] == ["东篱市2023年更正版.docx", "原.docx"]
    assert "报告（更正版）中说" in answer.text
    assert "报告（另一版本）中说" in answer.text


# ---------------------------------------------------------------------------------------------- what is one report


def undated(report: Report) -> Report:
    return replace(report, identity=replace(report.identity, organisation=PLAIN, year=None))


def test_reports_of_unknown_years_are_never_put_together(empty: Library) -> None:
    for file, seed in (("一.txt", 5), ("二.txt", 6)):
        sample = city(PLAIN, seed=seed)
        text = "\n".join((PLAIN, *(p for s in sample.sections for p in (s.heading, *s.paragraphs))))
        put(empty, file, undated(parse(file, text.encode())))
    answer = talk_with(empty).ask("东篱市收到多少件政府信息公开申请？")
    assert answer.route is Route.CLARIFY
    assert "一.txt" in answer.text
    assert "二.txt" in answer.text
    assert not answer.figures


def test_the_same_file_of_an_unknown_year_fetched_twice_is_one_report(empty: Library) -> None:
    text = f"{PLAIN}\n一、总体情况\n收到政府信息公开申请17件，均按期答复。\n"
    for file in ("一.txt", "另存/一.txt"):
        put(empty, file, undated(parse(file, text.encode())))
    answer = talk_with(empty).ask("东篱市收到多少件政府信息公开申请？")
    assert values(answer) == [17]
    assert len(answer.citations) == 1


def test_bodies_of_one_name_in_different_places_are_not_versions_of_each_other(empty: Library) -> None:
    for file, seed, place in (("一.docx", 5, "甲山省"), ("二.docx", 6, "乙川省")):
        report = parse(file, render(city(PLAIN, seed=seed), "docx"))
        put(empty, file, replace(report, identity=replace(report.identity, part_of=("东篱市", place))))
    answer = talk_with(empty).ask("东篱市2023年收到多少件政府信息公开申请？")
    assert answer.route is Route.CLARIFY
    assert not answer.figures


def test_a_city_and_its_office_are_two_bodies(empty: Library) -> None:
    put_sample(empty, "市.docx", city(PLAIN, seed=5))
    put_sample(empty, "办.docx", city(PLAIN + "办公室", seed=6))
    answer = talk_with(empty).ask("东篱市人民政府2023年收到多少件政府信息公开申请？")
    assert values(answer) == [cell(city(PLAIN, seed=5), RECEIVED)]
    assert "conflict" not in warned(answer)


@pytest.mark.parametrize("code", ["unverified_year", "unverified_organisation"])
def test_a_body_or_year_that_is_only_inferred_is_warned_of(empty: Library, code: str) -> None:
    report = parse("a.docx", render(city(PLAIN, seed=5), "docx"))
    put(empty, "a.docx", replace(report, problems=(*report.problems, Problem(code, "it is inferred"))))
    put_sample(empty, "b.docx", city(COPIES, seed=6))
    talk = talk_with(empty)
    assert code in warned(talk.ask("东篱市2023年收到多少件政府信息公开申请？"))
    assert code in warned(talk.ask("东篱市2023年收到的申请比青禾市多多少件？"))
    assert code not in warned(talk.ask("青禾市2023年收到多少件政府信息公开申请？"))


# ---------------------------------------------------------------------------------------------- over HTTP


def test_over_http_an_answer_names_a_report_once_and_the_listing_each_of_its_files(library: Library) -> None:
    with serving(Assistant(library, lambda: HybridRetriever(library, None)), library) as url:
        answer = httpx.post(f"{url}/chat", json={"question": "青禾市2023年收到多少件政府信息公开申请？"}, trust_env=False).json()
        assert [figure["value"] for figure in answer["figures"]] == [received(COPIES)]
        assert len(answer["citations"]) == 1
        both = httpx.post(f"{url}/chat", json={"question": "白石市2023年收到多少件政府信息公开申请？"}, trust_env=False).json()
        assert [figure["state"] for figure in both["figures"]] == ["conflict", "conflict"]
        assert [warning["code"] for warning in both["warnings"]] == ["conflict"]
        query: dict[str, str | int] = {"organisation": COPIES, "year": 2023, "indicator": "applications.received"}
        rows = httpx.get(f"{url}/figures", params=query, trust_env=False).json()["figures"]
        assert len({row["file"] for row in rows if row["table"] == "applications"}) == 3


@pytest.mark.parametrize("blank", ["", "/"])
def test_what_a_sentence_tells_is_told_though_its_cell_is_blank(tmp_path: Path, blank: str) -> None:
    made = city("桃源市人民政府", seed=77)
    with open_library(StoreSettings(tmp_path), write=True) as library:
        put_sample(library, "桃源市2023年.docx", with_cells(made, {(RECEIVED, "总计"): blank}))
        put_sample(
            library,
            "柳源市2023年.docx",
            with_cells(without_received(city("柳源市人民政府", seed=77)), {(RECEIVED, "总计"): blank}),
        )
        talk = talk_with(library)
        told = talk.ask("桃源市2023年收到多少件政府信息公开申请？")
        untold = talk.ask("柳源市2023年收到多少件政府信息公开申请？")
    assert [figure.value for figure in told.figures] == [cell(made, RECEIVED)]
    assert [(figure.value, figure.state) for figure in untold.figures] == [(None, "blank")]
