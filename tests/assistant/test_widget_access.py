"""Who cannot see the page or use a mouse, and what a page around the widget can do with it: axe on every state, focus,
copying, stopping, events, and the publishable key."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.assistant.served import ASKED_DOWN, ASKED_FIGURE, COUNTED, Service
from tests.assistant.test_widget_browser import CHROMIUM, ask, browser, service

__all__ = ["browser", "service"]
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found")

WORDS = {"zh-CN": ("您的问题", "复制答案和出处"), "en-GB": ("Your question", "Copy the answer with its sources")}


def faults(page: Page) -> list[str]:
    """What axe finds wrong, in one line each."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.fixture
def context(browser: Browser, service: Service) -> Iterator[BrowserContext]:
    # axe is put into the page as an inline script, which the page's own policy would rightly stop
    context = browser.new_context(base_url=service.url, locale="zh-CN", bypass_csp=True)
    context.set_default_timeout(8000)
    yield context
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("locale", "width"), [("zh-CN", 1200), ("en-GB", 1200), ("zh-CN", 320), ("en-GB", 640)])
def test_axe_finds_nothing_in_any_state(
    browser: Browser, service: Service, scheme: Literal["light", "dark"], locale: str, width: int
) -> None:
    context = browser.new_context(
        base_url=service.url, locale=locale, color_scheme=scheme, viewport={"width": width, "height": 700}, bypass_csp=True
    )
    page = context.new_page()
    found: dict[str, list[str]] = {}
    page.goto("/")
    page.locator(".suggestion").first.wait_for()
    found["welcome"] = faults(page)
    page.get_by_role("textbox", name=WORDS[locale][0]).fill(ASKED_FIGURE)
    page.keyboard.press("Enter")
    page.locator(".chip").last.click()
    expect(page.locator("blockquote:visible")).to_have_text("42")
    found["answer with a source"] = faults(page)
    page.get_by_role("button", name=WORDS[locale][1]).click()
    found["copied"] = faults(page)
    page.get_by_role("textbox", name=WORDS[locale][0]).fill("问" * 2001)
    found["too long"] = faults(page)
    page.get_by_role("textbox", name=WORDS[locale][0]).fill(ASKED_DOWN)
    page.keyboard.press("Enter")
    page.locator(".error").wait_for()
    found["error"] = faults(page)
    document = service.library.documents()[0].id
    page.goto(f"/documents/{document}")
    page.locator("#text > *").first.wait_for()
    found["viewer"] = faults(page)
    start = service.library.text(document).index(COUNTED)
    page.goto(f"/documents/{document}#c{start}-{start + 5}")
    page.locator("mark").wait_for()
    found["viewer at a place"] = faults(page)
    context.close()
    assert found == {state: [] for state in found}


@pytest.mark.parametrize("opened", [False, True])
def test_axe_finds_nothing_in_a_bubble_on_another_page(context: BrowserContext, service: Service, opened: bool) -> None:
    page = context.new_page()
    page.route("**/host", lambda route: route.fulfill(
        content_type="text/html; charset=utf-8",
        body=f'<!doctype html><html lang="zh"><title>host</title><main><h1>host</h1></main><script async src="{service.url}/widget.js"></script>',
    ))  # fmt: skip
    page.goto("/host")
    launcher = page.get_by_role("button", name="打开问报")
    launcher.wait_for()
    if opened:
        launcher.click()
        expect(page.get_by_role("dialog")).to_be_visible()
    assert faults(page) == []


def test_an_answer_is_copied_with_its_sources(context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("/")
    ask(page, ASKED_FIGURE)
    page.get_by_role("button", name="复制答案和出处").click()
    expect(page.locator(".copy")).to_contain_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("2023年，云溪区共收到政府信息公开申请42件[1][2]。")
    assert f"“{COUNTED}”" in copied
    assert "[2] " in copied
    assert "/documents/" in copied


def test_an_answer_is_copied_without_the_clipboard_of_safe_pages(context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })")
    page.goto("/")
    ask(page, ASKED_FIGURE)
    button = page.get_by_role("button", name="复制答案和出处")
    button.click()
    expect(page.locator(".copy")).to_contain_text("已复制")
    expect(button).to_be_focused()
    assert page.locator("wenbao-chat textarea").count() == 1


def test_waiting_can_be_stopped_and_asked_again(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/chat", hold)
    ask(page, ASKED_FIGURE)
    page.get_by_role("button", name="停止").click()
    expect(page.locator(".error")).to_contain_text("已停止")
    expect(page.get_by_role("textbox", name="您的问题")).to_be_focused()
    page.unroute("**/chat")
    page.get_by_role("button", name="重试").click()
    expect(page.locator(".theirs .chip")).to_have_count(2)


@pytest.mark.parametrize(("status", "said"), [(401, "没有使用问报的权限"), (403, "没有使用问报的权限"), (429, "太快"), (503, "暂时读不到"), (500, "出错"), (422, "没有被接受")])  # fmt: skip
def test_why_there_is_no_answer_is_said(context: BrowserContext, status: int, said: str) -> None:
    page = context.new_page()
    page.goto("/")
    page.route("**/chat", lambda route: route.fulfill(status=status, content_type="application/problem+json", body="{}"))
    ask(page, ASKED_FIGURE)
    expect(page.locator(".error")).to_contain_text(said)


def test_a_page_can_open_ask_and_listen(context: BrowserContext, service: Service) -> None:
    page = context.new_page()
    page.route("**/host", lambda route: route.fulfill(
        content_type="text/html; charset=utf-8",
        body='<!doctype html><title>host</title><wenbao-chat mode="bubble" key="wbp_example"></wenbao-chat><script async src="/widget.js"></script>',
    ))  # fmt: skip
    sent: list[str | None] = []
    page.on("request", lambda request: sent.append(request.headers.get("authorization")) if "/chat" in request.url else None)
    page.goto("/host")
    page.evaluate("customElements.whenDefined('wenbao-chat')")
    heard = page.evaluate(
        """async (question) => {
          const heard = [];
          for (const name of ['open', 'close', 'answer']) addEventListener(`wenbao:${name}`, (event) => heard.push([name, event.detail && event.detail.route]));
          const chat = document.querySelector('wenbao-chat');
          chat.open();
          const answer = await chat.ask(question);
          chat.close();
          chat.close();
          return [heard, answer.figures[0].value, await chat.ask('  ')];
        }""",
        ASKED_FIGURE,
    )
    assert heard == [[["open", None], ["answer", "figures"], ["close", None]], 42, None]
    assert sent == ["Bearer wbp_example"]
    links = "document.querySelector('wenbao-chat').shadowRoot.querySelector('.source a')?.href"
    page.evaluate("document.querySelector('wenbao-chat').open()")
    page.locator(".chip").first.click()
    assert page.evaluate(links).endswith("&key=wbp_example")


def test_the_viewer_sends_the_key_of_its_address_and_shows_the_cell(context: BrowserContext, service: Service) -> None:
    page = context.new_page()
    sent: list[str | None] = []
    page.on(
        "request", lambda request: sent.append(request.headers.get("authorization")) if "/documents/" in request.url else None
    )
    document = service.library.documents()[0]
    figure = service.library.figures(documents=[document.id])[0].figure
    page.goto(f"/documents/{document.id}#c{figure.span.start}-{figure.span.end}&key=wbp_example")
    expect(page.locator("#proof .value")).to_have_text("42 件")
    assert [one for one in sent if one is not None] == ["Bearer wbp_example"] * 3


def test_the_picture_of_a_page_is_framed(context: BrowserContext, service: Service) -> None:
    page = context.new_page()
    document = service.library.documents()[0]
    figure = service.library.figures(documents=[document.id])[0].figure
    layout = {
        "pages": 2, "dpi": 110, "blocks": [], "tables": [], "recognised": [],
        "figures": [{
            "start": figure.span.start, "end": figure.span.end, "page": 2, "box": [7.2, 14.4, 36.0, 28.8], "value": 42,
            "unit": "件", "state": "recognised", "row": ["新收"], "column": ["总计"],
            "proof": [{"text": "一（1） ≠ 二（2）", "held": False}, {"text": "三（空） ？ 四（1）", "held": None}],
        }],
    }  # fmt: skip
    page.route("**/layout", lambda route: route.fulfill(content_type="application/json", body=json.dumps(layout)))
    picture = page.request.get(f"{service.url}/assets/icon.svg").body()
    page.route("**/pages/2", lambda route: route.fulfill(content_type="image/svg+xml", body=picture))
    page.goto(f"/documents/{document.id}#c{figure.span.start}-{figure.span.end}")
    expect(page.get_by_role("img", name="第 2 页原样")).to_be_visible()
    expect(page.locator(".frame")).to_be_visible()
    expect(page.locator("#proof li.failed")).to_contain_text("不相符")
    expect(page.locator("#proof li.undecided")).to_contain_text("无法判定")
    assert faults(page) == []


def test_the_widget_is_small(service: Service, context: BrowserContext) -> None:
    script = context.request.get(f"{service.url}/widget.js").body()
    assert len(gzip.compress(script)) < 20_000
