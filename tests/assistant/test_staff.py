"""What the staff page is given: figures by body and year, the chart, the workbook, documents with their state, questions
without answer, corrections; over real HTTP where it is a route."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest

from assistant.staff.chart import MOST_BARS, MOST_LINES, chart
from assistant.staff.documents import held, state_of, unanswered
from assistant.staff.figures import SeriesJson, SeriesRow, choices, series
from assistant.staff.sheet import COLUMNS, sheet
from ingest.store.library import Library
from tests.assistant.served import BODY, Service, running


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("home")) as service:
        yield service


@pytest.fixture
def client(service: Service) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=service.url, headers={"Authorization": f"Bearer {service.first}"}, trust_env=False) as client:
        yield client


def made_series(*rows: tuple[str, int, int | None]) -> SeriesJson:
    """A choice with rows of (body, year, value)."""
    told = [
        SeriesRow(organisation=o, year=y, value=v, state="reported" if v is not None else "blank", file="a", url="/")
        for o, y, v in rows
    ]
    return {"indicator": "x", "label": "新收", "dimension": "总计", "unit": "件", "rows": told, "more": False}


def texts(picture: bytes) -> list[str]:
    """What a drawing says."""
    return [element.text or "" for element in ElementTree.fromstring(picture).iter() if element.tag.endswith(("text", "tspan"))]


def test_every_cell_of_the_forms_can_be_chosen_once() -> None:
    ids = [choice["indicator"] for choice in choices()]
    assert len(ids) == len(set(ids)) > 100
    assert all(choice["label"] and choice["unit"] for choice in choices())


def test_a_series_has_one_row_for_each_body_and_year(full_library: Library) -> None:
    told = series(full_library, "applications.received", "总计")
    assert [(row["organisation"], row["year"]) for row in told["rows"]] == [("示例市人民政府", 2022), ("示例市人民政府", 2023)]
    assert all(isinstance(row["value"], int) for row in told["rows"])
    assert series(full_library, "applications.received", "总计", years=[2023])["rows"] == told["rows"][1:]
    assert series(full_library, "applications.received", "总计", organisations=["丁县"])["rows"] == []
    assert series(full_library, "no.such.thing", None)["rows"] == []
    wide = series(full_library, "applications.received", None)
    assert len(wide["rows"]) > len(told["rows"])


def test_a_chart_leaves_a_gap_for_what_is_not_there() -> None:
    picture = chart(made_series(("甲县", 2020, 5), ("甲县", 2022, 7), ("甲县", 2023, None)), across=False)
    said = texts(picture)
    assert {"2020", "2021", "2022", "2023"} <= set(said)
    assert picture.count(b'class="dot reactive') + picture.count(b'class="dot ') >= 2
    assert b"<script" not in picture


def test_a_chart_draws_the_largest_and_says_what_it_leaves_out() -> None:
    many = made_series(*((f"{number}县", 2023, number) for number in range(1, 41)))
    bars = texts(chart(many, across=True))
    assert any(f"另有 {40 - MOST_BARS} 个机关未画" in text for text in bars)
    assert any("40县 2023：40" in text for text in bars)
    assert not any(text.startswith("3县 ") for text in bars)
    lines = texts(chart(many, across=False))
    assert any(f"另有 {40 - MOST_LINES} 个机关未画" in text for text in lines)


def test_a_chart_without_values_says_so() -> None:
    for across in (True, False):
        assert any("没有可画的数值" in text for text in texts(chart(made_series(("甲县", 2023, None)), across=across)))


def test_a_workbook_keeps_numbers_numbers_and_text_text() -> None:
    checks = {"held": 2, "failed": 0, "undecided": 0}
    row = {
        "file": "=1+1", "organisation": "+甲县", "year": 2023, "form": "2021", "table": "applications", "row": ["@x"],
        "column": ["总计"], "indicator": None, "value": 7730.28, "unit": "件", "state": "reported", "raw": "http://x", "page": None,
        "checks": checks,
    }  # fmt: skip
    blank = row | {"value": None, "state": "blank", "raw": "/"}
    book = zipfile.ZipFile(io.BytesIO(sheet([row, blank])))  # type: ignore[list-item]  # the rows are FigureRow's shape
    page = book.read("xl/worksheets/sheet1.xml").decode()
    shared = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in page
    assert "hyperlink" not in page
    assert "<v>7730.28</v>" in page
    assert "=1+1" in shared
    assert page.count("<row ") == 3
    assert all(label in shared for _, label, _ in COLUMNS)


def test_a_documents_state_is_by_its_worst_problem(service: Service) -> None:
    assert state_of(["unknown_row"]) == "noted"
    assert state_of(["unknown_row", "arithmetic"]) == "doubtful"
    [row] = held(service.library, service.library.documents())
    assert (row["state"], row["document"]["organisation"], len(row["problems"])) == ("noted", BODY, 1)


def test_questions_without_answer_come_latest_first(tmp_path: Path) -> None:
    with running(tmp_path) as fresh:
        for question, route in (("一", "refuse"), ("二", "figures"), ("三", "clarify"), ("四", "refuse")):
            fresh.library.save_turn("c", question, "[]", route)
        told = unanswered(fresh.library, 10)["questions"]
        assert {row["question"] for row in told} == {"一", "三", "四"}
        assert [row["asked"] for row in told] == sorted((row["asked"] for row in told), reverse=True)
        assert len(unanswered(fresh.library, 2)["questions"]) == 2


def test_the_page_is_a_shell_and_says_that_a_key_is_lacking(service: Service, client: httpx.Client) -> None:
    without = httpx.get(f"{service.url}/staff", headers={"Accept": "text/html"})
    assert (without.status_code, BODY in without.text) == (401, False)
    assert client.get("/staff", headers={"Accept": "text/html"}).status_code == 200
    assert httpx.get(f"{service.url}/staff/documents").status_code == 401


def test_the_routes_give_what_the_page_shows(client: httpx.Client) -> None:
    page = client.get("/staff/documents").json()
    assert (len(page["documents"]), page["next"]) == (1, None)
    asked = {"indicator": "applications.received", "dimension": "总计"}
    assert [row["value"] for row in client.get("/staff/series", params=asked).json()["rows"]] == [42]
    drawn = client.get("/staff/chart", params=asked | {"kind": "bodies"})
    assert (drawn.headers["content-type"], drawn.content[:5]) == ("image/svg+xml", b"<?xml")
    assert client.get("/staff/figures.xlsx").content[:2] == b"PK"
    assert client.get("/staff/audit").json()["findings"] is not None
    assert client.get("/staff/unanswered").json() == {"questions": []}


@pytest.mark.parametrize(
    "wrong", [{}, {"indicator": ""}, {"indicator": "x", "year": "soon"}, {"indicator": "x", "kind": "pie"}, {"indicator": "x", "other": 1}]
)  # fmt: skip
def test_a_choice_that_cannot_be_read_is_told(client: httpx.Client, wrong: dict[str, str]) -> None:
    response = client.get("/staff/chart", params=wrong)
    assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")


def test_a_reading_is_recorded_and_taken_back(client: httpx.Client, service: Service) -> None:
    wanted = {
        "file": "2023/yunxi.txt", "table": "applications", "row": "一、本年新收政府信息公开申请数量", "column": "总计", "value": "43",
        "by": "李青", "why": "核对原件",
    }  # fmt: skip
    made = client.post("/staff/corrections", json=wanted)
    assert (made.status_code, made.json()["value"], made.json()["raw"]) == (201, 43, "42")
    assert [row["value"] for row in series(service.library, "applications.received", "总计")["rows"]] == [43]
    number = made.json()["id"]
    assert client.post(f"/staff/corrections/{number}/withdrawal", json={"by": "李青", "why": "看错了"}).status_code == 204
    assert client.post(f"/staff/corrections/{number}/withdrawal", json={"by": "李青", "why": "看错了"}).status_code == 404
    assert [row["value"] for row in series(service.library, "applications.received", "总计")["rows"]] == [42]
    assert client.get("/staff/corrections").json()["corrections"][0]["withdrawn"]["who"] == "李青"
    for wrong in ({"value": "many"}, {"row": "没有这一行"}, {"file": "nowhere.txt"}, {"by": " "}):
        refused = client.post("/staff/corrections", json=wanted | wrong)
        assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json")
