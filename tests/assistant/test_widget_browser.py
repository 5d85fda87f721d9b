"""The widget and the two pages in a real browser: typing, sources, keyboard, a narrow screen, attacks, and no word outside.

The pure parts of the widget are asked in the same browser. Skipped, with the reason, where no Chromium is found.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from assistant.service.pages import joined
from tests.assistant.served import ANSWER, ASKED_ATTACK, ASKED_DOWN, ASKED_FIGURE, ATTACK, BODY, COUNTED, Service, running

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for path in map(shutil.which, NAMES) if path), None)
ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=f"no Chromium found: none of {', '.join(NAMES)} is on the PATH")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("home")) as service:
        yield service


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page, and what it must not do: complain, or ask another host."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def watched(browser: Browser, service: Service) -> Iterator[Watched]:
    context = browser.new_context(base_url=service.url, locale="zh-CN", viewport={"width": 1100, "height": 800})
    page = context.new_page()
    watched = Watched(page)
    page.on("console", lambda message: watched.said.append(message.text))
    page.on("pageerror", lambda error: watched.said.append(str(error)))

    def note(request: Request) -> None:
        if not request.url.startswith((service.url, "data:")):
            watched.asked.append(request.url)

    page.on("request", note)
    page.add_init_script(
        "window.broken = []; addEventListener('securitypolicyviolation', e => window.broken.push(e.violatedDirective))"
    )
    page.set_default_timeout(8000)
    yield watched
    broken = page.evaluate("window.broken")
    context.close()
    assert broken == []
    assert watched.asked == []


@pytest.fixture
def page(watched: Watched) -> Iterator[Page]:
    watched.page.goto("/")
    yield watched.page
    assert watched.said == []


def ask(page: Page, question: str) -> None:
    page.get_by_role("textbox", name="您的问题").fill(question)
    page.keyboard.press("Enter")


def test_a_question_typed_gets_its_answer_chips_and_quote(page: Page) -> None:
    page.get_by_role("textbox", name="您的问题").fill(ASKED_FIGURE)
    page.get_by_role("button", name="发送").click()
    answer = page.get_by_role("article", name="问报答")
    expect(answer.locator(".sentence")).to_contain_text("云溪区共收到政府信息公开申请42件")
    expect(answer.locator(".warnings")).to_contain_text("未指明年份")
    expect(answer.locator("tbody tr")).to_have_count(2)
    expect(answer.locator("tbody td")).to_have_text(["42件", "空白（报告未填）"])
    chips = answer.locator(".chip")
    expect(chips).to_have_count(2)
    expect(answer.locator("blockquote")).to_have_count(0)
    chips.first.click()
    expect(chips.first).to_have_attribute("aria-expanded", "true")
    expect(answer.locator("blockquote:visible")).to_have_text(COUNTED)
    expect(answer.locator(".source:visible")).to_contain_text("一、总体情况")
    answer.get_by_role("button", name="出处 2", exact=True).click()
    expect(answer.locator("blockquote:visible")).to_have_text("42")
    expect(answer.locator(".source:visible")).to_contain_text("总计")
    expect(page.locator(".unseen[aria-live=polite]")).to_have_text(ANSWER.replace("[1][2]", "").replace("\n", " "))


def test_the_page_lists_what_is_there_and_offers_three_questions(page: Page, service: Service) -> None:
    expect(page.locator("aside li")).to_contain_text(f"{BODY}2023")
    offers = page.locator(".suggestion")
    expect(offers).to_have_count(3)
    offers.first.click()
    expect(page.locator(".mine")).to_contain_text("云溪区")
    expect(page.locator(".theirs .sentence")).to_contain_text("42件")
    assert "2023年收到多少件" in service.assistant.asked[-1][0]


def test_with_the_keyboard_alone(page: Page, service: Service) -> None:
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.shadowRoot?.activeElement?.tagName") == "TEXTAREA":
            break
    page.keyboard.type("第一行")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("第二行")
    page.keyboard.press("Enter")
    expect(page.locator(".theirs .chip").first).to_be_visible()
    assert service.assistant.asked[-1][0] == "第一行\n第二行"
    page.locator(".log").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.shadowRoot?.activeElement?.className") == "chip":
            break
    page.keyboard.press("Enter")
    expect(page.locator("blockquote:visible")).to_have_text(COUNTED)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.tagName") == "A"
    page.keyboard.press("Escape")
    expect(page.locator("blockquote:visible")).to_have_count(0)
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.className") == "chip"


def test_a_conversation_goes_on_until_a_new_one(page: Page, service: Service) -> None:
    seen: list[str | None] = []
    for _ in range(2):
        ask(page, ASKED_FIGURE)
        expect(page.locator(".theirs .answer")).to_have_count(len(seen) + 1)
        seen.append(service.assistant.asked[-1][1])
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".welcome")).to_be_visible()
    ask(page, ASKED_FIGURE)
    expect(page.locator(".theirs .answer")).to_have_count(1)
    seen.append(service.assistant.asked[-1][1])
    assert seen == [None, "new-1", None]


def test_the_newest_answer_is_seen_and_the_header_stays_after_many_questions(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 720})
    for _ in range(6):
        ask(page, ASKED_FIGURE)
        expect(page.locator("wenbao-chat .theirs .copy")).to_have_count(page.locator("wenbao-chat .mine").count())
    assert page.locator("wenbao-chat .panel").evaluate("panel => panel.scrollTop") == 0
    expect(page.locator("wenbao-chat header")).to_be_in_viewport(ratio=1)
    expect(page.locator("wenbao-chat .mine").last).to_be_in_viewport(ratio=1)
    expect(page.locator("wenbao-chat .theirs .sentence").last).to_be_in_viewport(ratio=1)
    expect(page.locator("wenbao-chat .theirs table").last).to_be_in_viewport(ratio=1)
    log, form = page.locator("wenbao-chat .log").bounding_box(), page.locator("wenbao-chat form").bounding_box()
    assert log is not None
    assert form is not None
    assert log["y"] + log["height"] <= form["y"]


def test_enter_within_a_composition_does_not_send(page: Page, service: Service) -> None:
    before = len(service.assistant.asked)
    box = page.get_by_role("textbox", name="您的问题")
    box.fill("wendeng")
    box.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True, "cancelable": True})
    box.dispatch_event("keydown", {"key": "Enter", "keyCode": 229, "bubbles": True, "cancelable": True})
    expect(box).to_have_value("wendeng")
    assert len(service.assistant.asked) == before
    box.dispatch_event("keydown", {"key": "Enter", "bubbles": True, "cancelable": True})
    expect(page.locator(".theirs .answer")).to_be_visible()
    assert len(service.assistant.asked) == before + 1


def test_a_real_composition_through_the_browser(page: Page, service: Service) -> None:
    before = len(service.assistant.asked)
    page.get_by_role("textbox", name="您的问题").focus()
    input_method = page.context.new_cdp_session(page)
    input_method.send("Input.imeSetComposition", {"text": "wen", "selectionStart": 3, "selectionEnd": 3})
    input_method.send(
        "Input.dispatchKeyEvent", {"type": "keyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    )
    input_method.send("Input.insertText", {"text": "文"})
    expect(page.get_by_role("textbox", name="您的问题")).to_have_value("文")
    assert len(service.assistant.asked) == before


def test_markup_in_a_report_is_only_text(page: Page) -> None:
    ask(page, ASKED_ATTACK)
    page.locator(".chip").click()
    expect(page.locator(".sentence")).to_contain_text(ATTACK)
    expect(page.locator(".source .title")).to_have_text(ATTACK)
    expect(page.locator("blockquote")).to_have_text(ATTACK)
    expect(page.locator(".warnings")).to_have_text(ATTACK)
    page.evaluate("document.querySelector('wenbao-chat').questions = [arguments => 0, '<img src=x onerror=hurt=3>'].map(String)")
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".suggestion").last).to_have_text("<img src=x onerror=hurt=3>")
    assert page.evaluate("window.hurt") is None
    assert page.evaluate("document.querySelector('wenbao-chat').shadowRoot.querySelectorAll('img, script').length") == 0


@pytest.mark.parametrize("width", [320, 768])
def test_a_narrow_screen_needs_no_sideways_scrolling(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    ask(page, ASKED_FIGURE)
    page.locator(".chip").last.click()
    expect(page.locator("blockquote:visible")).to_have_text("42")
    wide = """() => {
      const log = document.querySelector('wenbao-chat').shadowRoot.querySelector('.log');
      return [document.documentElement.scrollWidth - innerWidth, log.scrollWidth - log.clientWidth];
    }"""
    assert max(page.evaluate(wide)) <= 0
    for button in page.locator("button:visible:not(.mark)").all():
        size = button.bounding_box()
        assert size is not None
        assert min(size["width"], size["height"]) >= 24


def test_a_question_too_long_is_said_and_not_sent(page: Page, service: Service) -> None:
    before = len(service.assistant.asked)
    ask(page, "问" * 2001)
    expect(page.locator(".hint")).to_contain_text("2001")
    expect(page.get_by_role("button", name="发送")).to_be_disabled()
    assert len(service.assistant.asked) == before


def test_a_store_that_is_away_is_said_and_can_be_asked_again(watched: Watched, service: Service) -> None:
    page = watched.page
    page.goto("/")
    ask(page, ASKED_DOWN)
    expect(page.locator(".error")).to_contain_text("暂时读不到报告")
    before = len(service.assistant.asked)
    page.get_by_role("button", name="重试").click()
    expect(page.get_by_role("button", name="重试")).to_be_visible()
    assert len(service.assistant.asked) == before + 1
    assert all("503" in said for said in watched.said)


def test_one_script_tag_gives_a_bubble_that_opens_and_closes(watched: Watched, service: Service) -> None:
    page = watched.page
    page.route("**/host", lambda route: route.fulfill(
        content_type="text/html; charset=utf-8",
        headers={"Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'"},
        body=f'<!doctype html><title>host</title><p>host</p><script async src="{service.url}/widget.js" data-lang="en" '
        'data-theme="dark" data-questions="How many?|Why?" data-heading="Ask us"></script>',
    ))  # fmt: skip
    page.goto("/host")
    launcher = page.get_by_role("button", name="Open Wenbao")
    launcher.click()
    dialog = page.get_by_role("dialog", name="Ask us")
    expect(dialog.get_by_role("textbox", name="Your question")).to_be_focused()
    expect(dialog.locator(".suggestion")).to_have_text(["How many?", "Why?"])
    ask_box = dialog.get_by_role("textbox")
    ask_box.fill("How many?")
    page.keyboard.press("Enter")
    expect(dialog.locator(".chip")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(launcher).to_be_focused()
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]


def test_the_viewer_marks_the_place(page: Page, watched: Watched) -> None:
    ask(page, ASKED_FIGURE)
    page.locator(".chip").first.click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="在原文中查看").click()
    viewer = opened.value
    said: list[str] = []
    viewer.on("console", lambda message: said.append(message.text))
    expect(viewer.locator("mark")).to_have_text(COUNTED)
    expect(viewer.locator("mark")).to_be_in_viewport()
    expect(viewer.locator("h1")).to_contain_text(BODY)
    expect(viewer.locator("#text")).to_contain_text(ATTACK)
    viewer.locator("#problems summary").click()
    viewer.locator("#problems a").click()
    expect(viewer.locator("mark")).to_have_text("=1+1")
    assert viewer.evaluate("window.hurt") is None
    assert said == []


# ------------------------------------------------------------------------------------------------- the pure parts

PURE = "(given) => {" + joined("sse.js", "text.js", "words.js") + "\n%s\n}"


def test_any_cut_of_a_stream_gives_the_same_events(page: Page) -> None:
    events = page.evaluate(
        PURE
        % """
        const streams = given.flatMap((text) => ["\\n", "\\r", "\\r\\n"].map((end) => text.replaceAll("\\n", end) + ":\\n"));
        return streams.map((text) => {
          const whole = JSON.stringify(new EventParser().push(text));
          for (let one = 0; one <= text.length; one += 1) for (let two = one; two <= text.length; two += 1) {
            const parser = new EventParser();
            const cut = [text.slice(0, one), text.slice(one, two), text.slice(two)].flatMap((piece) => parser.push(piece));
            if (JSON.stringify(cut) !== whole) return [one, two, whole];
          }
          return JSON.parse(whole);
        });""",
        ["\ufeff: ping\n\nevent: token\ndata: a\ndata:  b\n\nid: 1\n\ndata\n\nevent: x\ndata: c\n\ndata: lost"],
    )
    expected = [
        {"event": "token", "data": "a\n b"},
        {"event": "message", "data": ""},
        {"event": "x", "data": "c"},
    ]
    assert events == [expected] * 3


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("splitMarkers('共3件[1][2]。[9]', 2)", [{"text": "共3件"}, {"cite": 1}, {"cite": 2}, {"text": "。[9]"}]),
        ("splitMarkers('', 1)", []),
        ("settled('共3件[1')", "共3件"),
        ("settled('共3件[1]')", "共3件[1]"),
        ("formatNumber(1234567.89)", "1,234,567.89"),
        ("formatNumber(0)", "0"),
        ("formatValue({value: null, state: 'blank', unit: '件'}, WORDS.zh)", "空白（报告未填）"),
        ("formatValue({value: 140000, state: 'approximate', unit: '条'}, WORDS.zh)", "约140,000条"),
        ("safeUrl('javascript:alert(1)', 'http://a/')", None),
        ("safeUrl('/documents/1#c1-2', 'http://a/reports/')", "http://a/reports/documents/1#c1-2"),
        ("safeUrl('data:text/html,x', 'http://a/')", None),
        ("chooseLanguage(null, ['fr', 'en-GB', 'zh'])", "en"),
        ("chooseLanguage('zh-CN', ['en'])", "zh"),
        ("chooseLanguage(null, ['fr'])", "zh"),
        ("parseQuestions(' a |b||')", ["a", "b"]),
        ("lengthOf('𠮷a')", 2),
        ("Object.keys(WORDS.zh).join() === Object.keys(WORDS.en).join()", True),
    ],
)
def test_pure_parts(page: Page, call: str, expected: object) -> None:
    assert page.evaluate(PURE % f"return {call};") == expected
