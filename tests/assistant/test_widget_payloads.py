"""Script in every field of an answer, in the questions, in titles and in a report's text: none of it runs, in any of the
pages, and no address leads elsewhere. The answers are given by the test in the place of the service's; the page, its
script and its Content-Security-Policy are the service's own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.assistant.script_payloads import ADDRESSES, TAGS
from tests.assistant.served import Service
from tests.assistant.test_widget_browser import CHROMIUM, browser, service

__all__ = ["browser", "service"]
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found")

WATCH = """
window.hurts = 0; window.hurt = () => { window.hurts += 1; };
window.broken = []; addEventListener('securitypolicyviolation', e => window.broken.push(e.violatedDirective + ' ' + e.sample));
"""


@pytest.fixture(scope="module")
def page(browser: Browser, service: Service) -> Iterator[Page]:
    context = browser.new_context(base_url=service.url, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(8000)
    page.add_init_script(WATCH)
    page.goto("/")
    yield page
    context.close()


def poisoned(text: str, url: str = "/documents/x#c0-1") -> dict[str, object]:
    """An answer whose every text is `text`."""
    figure = {
        "value": 1, "unit": text, "state": text, "organisation": text, "year": 2023, "indicator": text, "label": text,
        "dimension": text, "operation": text, "citations": [1],
    }  # fmt: skip
    locator = {"kind": "cell", "page": 1, "start": 0, "end": 1, "table": text, "row": [text], "column": [text]}
    citation = {
        "id": 1, "document_id": text, "file": text, "title": text, "organisation": text, "year": 2023, "section": [text],
        "quote": text, "url": url, "locator": locator,
    }  # fmt: skip
    return {
        "answer": f"{text}[1]", "language": "zh", "route": "figures", "figures": [figure], "citations": [citation],
        "warnings": [{"code": text, "message": text}], "conversation_id": "c",
    }  # fmt: skip


def answer_with(page: Page, answer: dict[str, object]) -> None:
    events = "".join(
        f"event: {name}\ndata: {json.dumps(data)}\n\n"
        for name, data in (("token", {"text": answer["answer"]}), ("answer", answer))
    )
    page.unroute("**/chat")
    page.route("**/chat", lambda route: route.fulfill(content_type="text/event-stream", body=events))


def show(page: Page, answer: dict[str, object], question: str) -> None:
    """Asks, and opens what can be opened."""
    answer_with(page, answer)
    page.evaluate("document.querySelector('wenbao-chat').clear()")
    page.evaluate("question => document.querySelector('wenbao-chat').ask(question)", question)
    page.locator(".chip").click()
    expect(page.locator("blockquote")).to_be_visible()


def test_there_are_enough_of_them() -> None:
    assert len({*TAGS, *ADDRESSES}) >= 60


def test_script_in_any_field_of_an_answer_or_a_question_is_shown_as_text(page: Page) -> None:
    for payload in TAGS:
        show(page, poisoned(payload), payload)
        shown = page.locator("blockquote").evaluate("element => element.textContent")
        assert shown == payload, payload
        page.evaluate("text => { document.querySelector('wenbao-chat').questions = [text]; }", payload)
        page.evaluate("document.querySelector('wenbao-chat').clear()")
        assert page.locator(".suggestion").evaluate("element => element.textContent") == payload.strip()
        unwanted = page.evaluate(
            "document.querySelector('wenbao-chat').shadowRoot"
            ".querySelectorAll('script, img, iframe, object, embed, form form, a[href^=javascript], style, link').length"
        )
        assert unwanted == 0, payload
    assert page.evaluate("[window.hurts, window.broken]") == [0, []]


def test_an_address_that_is_none_of_the_services_own_is_no_link(page: Page, service: Service) -> None:
    for address in ADDRESSES:
        show(page, poisoned("原文", address), "问")
        links = page.locator(".source a").evaluate_all("links => links.map(link => link.href)")
        assert all(link.startswith(f"{service.url}/") for link in links), address
    assert page.evaluate("[window.hurts, window.broken]") == [0, []]


def served(about: dict[str, object], text: str) -> Callable[[Route], None]:
    """Gives a document's JSON and text in the place of the service's; the page itself stays the service's."""

    def fulfil(route: Route) -> None:
        if route.request.url.endswith("/text"):
            route.fulfill(content_type="text/plain; charset=utf-8", body=text)
        elif "json" in route.request.headers.get("accept", ""):
            route.fulfill(json=about)
        else:
            route.continue_()

    return fulfil


def test_script_in_a_reports_title_file_and_text_is_shown_as_text(page: Page, service: Service) -> None:
    document = service.library.documents()[0].id
    for payload in TAGS:
        about = {
            "document_id": document, "title": payload, "file": payload, "organisation": payload, "year": 2023,
            "characters": len(payload), "url": "/", "text_url": "/", "form": None, "format": "txt", "part_of": [payload],
            "names": [payload], "sections": 1, "figures": 0, "added": payload,
            "outline": [{"path": [payload], "kind": "prose", "start": 0, "end": 1}],
            "problems": [{"code": payload, "message": payload, "start": 0, "end": 1, "page": 1}],
        }  # fmt: skip
        page.unroute("**/documents/**")

        page.route("**/documents/**", served(about, payload))
        page.goto(f"/documents/{document}#c0-1")
        expect(page.locator("#title")).not_to_have_text("…")
        assert page.evaluate("[window.hurts, window.broken]") == [0, []], payload
    page.unroute("**/documents/**")
    page.goto("/")
