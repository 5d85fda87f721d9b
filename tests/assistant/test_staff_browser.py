"""The staff page in a real browser: the key, an upload with its progress, the chart that can be saved, what does not add up,
a correction; axe on every panel, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from eval.forge.full import full_report
from eval.forge.write import render
from tests.assistant.served import BODY, Service, running
from tests.assistant.test_widget_access import faults
from tests.assistant.test_widget_browser import CHROMIUM, browser

__all__ = ["browser"]
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found")


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    with running(tmp_path / "home") as service:
        yield service


@pytest.fixture(params=["zh-CN", "en-GB"])
def page(browser: Browser, service: Service, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(base_url=service.url, locale=request.param, bypass_csp=True)
    context.set_default_timeout(10_000)
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("/staff")
    yield page
    context.close()
    assert said == []


def enter(page: Page, service: Service) -> None:
    page.locator("input[type=password]").fill(service.first)
    page.keyboard.press("Enter")
    page.get_by_role("tab").first.wait_for()


def test_a_wrong_key_is_said_and_nothing_is_kept(page: Page, service: Service) -> None:
    assert faults(page) == []
    page.locator("input[type=password]").fill("wbk_wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).not_to_be_empty()
    enter(page, service)
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    page.reload()
    expect(page.locator("input[type=password]")).to_be_visible()


def test_reports_are_sent_in_watched_and_taken_out(page: Page, service: Service, tmp_path: Path) -> None:
    enter(page, service)
    expect(page.locator("td").first).to_contain_text(BODY)
    (tmp_path / "示例市2023年.docx").write_bytes(render(full_report(seed=4, year=2023), "docx"))
    (tmp_path / "空.pdf").write_bytes(b"%PDF-1.4 nothing")
    page.set_input_files("#files", [tmp_path / "示例市2023年.docx", tmp_path / "空.pdf"])
    expect(page.locator(".progress li.added")).to_contain_text("示例市人民政府")
    expect(page.locator(".progress li.failed")).to_contain_text("空.pdf")
    row = page.locator("tr", has_text="示例市2023年.docx")
    expect(row).to_contain_text("2021")
    assert faults(page) == []
    row.get_by_role("button").click()
    page.locator("dialog").get_by_role("button").last.click()
    expect(page.locator("tr", has_text="示例市2023年.docx")).to_have_count(0)
    assert [record.organisation for record in service.library.documents()] == [BODY]


def test_a_figure_is_drawn_listed_and_saved(page: Page, service: Service) -> None:
    enter(page, service)
    page.get_by_role("tab").nth(1).click()
    expect(page.locator("img.chart")).to_be_visible()
    expect(page.locator("td.number").last).to_have_text("42")
    assert faults(page) == []
    with page.expect_download() as saved:
        page.locator(".buttons button").first.click()
    assert Path(saved.value.path()).read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as saved:
        page.locator(".buttons button").last.click()
    assert Path(saved.value.path()).read_bytes().startswith(b"PK")


def test_checks_unanswered_questions_and_corrections(page: Page, service: Service) -> None:
    service.library.save_turn("c", "<b>无人机</b>有多少架？", "[]", "refuse")
    enter(page, service)
    page.get_by_role("tab").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator("td").first).to_have_text("<b>无人机</b>有多少架？")
    assert faults(page) == []
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("tab", selected=True)).to_have_attribute("id", "tab-audit")
    expect(page.locator("#panel form")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("tab").last.click()
    fields = page.locator("form.controls input")
    for field, text in enumerate(["2023/yunxi.txt", "一、本年新收政府信息公开申请数量", "总计", "43", "李青", "核对原件"]):
        fields.nth(field).fill(text)
    page.locator("form.controls button").click()
    expect(page.locator("td", has_text="43")).to_be_visible()
    assert faults(page) == []
    page.locator("td button").click()
    inputs = page.locator("dialog input")
    inputs.first.fill("李青")
    inputs.last.fill("看错了")
    page.locator("dialog button[type=submit]").click()
    expect(page.locator("td button")).to_have_count(0)
    assert all(one.withdrawn is not None for one in service.library.corrections())
