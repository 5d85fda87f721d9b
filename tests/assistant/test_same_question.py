"""The same question in other clothes gets the same figure; another year, body, row or column gets that one's own.

Over forged reports, so that the truth of every cell is known: full-width and traditional characters, pinyin, spaces, marks,
politeness, word order, synonyms and English change nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from opencc import OpenCC

from assistant.answer import Route
from assistant.answering.verify import verify
from assistant.assistant import Assistant
from ingest.store.library import Library
from tests.assistant.forged_store import COMMERCE, SCHOOLS, SHORT, YEARS, Truth, asked_on, forged_store

BODIES = {COMMERCE: "东坪区商务局", SCHOOLS: "西坪区教育局"}
PINYIN = {COMMERCE: "dongping商务局", SCHOOLS: "xiping教育局"}
ENGLISH_BODIES = {COMMERCE: "the Dongping District Bureau of Commerce", SCHOOLS: "Xiping Education Bureau"}
ROWS = {
    "applications.received": ("新收政府信息公开申请", "收到的信息公开申请", "applications received"),
    "applications.carried_in": ("上年结转的申请", "从上一年转来的申请", "applications carried over from the previous year"),
    "applications.carried_out": ("结转下年度的申请", "留到下一年办的申请", "applications carried over to the next year"),
    "applications.granted": ("予以公开的申请", "同意公开的申请", "applications granted in full"),
    "applications.partly_granted": ("部分公开的申请", "只公开一部分的申请", "applications partly granted"),
    "applications.refused.state_secret": ("属于国家秘密的申请", "因涉密被拒的申请", "applications refused as state secrets"),
    "applications.refused.third_party": ("保护第三方合法权益不予公开的申请", "第三方权益那类申请", "applications refused to protect third parties"),
    "applications.refused.internal_affairs": ("属于三类内部事务信息的申请", "内部事务类申请", "applications refused as internal affairs"),
    "applications.unavailable.not_held": ("本机关不掌握相关政府信息的申请", "手里没有信息的申请", "applications for information not held"),
    "applications.unprocessed.petition": ("信访举报投诉类申请", "信访类申请", "petition-type applications"),
    "applications.unprocessed.repeated": ("重复申请", "重复提交的申请", "repeated applications"),
    "applications.handled": ("本年度办理结果总计", "办结总数", "applications handled in total"),
    "review.total": ("行政复议总计", "信息公开行政复议案件", "administrative reconsideration cases"),
    "review.corrected": ("行政复议结果纠正的案件", "被纠正的复议案件", "reconsideration cases corrected"),
    "litigation.direct.total": ("未经复议直接起诉的案件", "没经复议直接起诉的官司", "lawsuits filed directly without reconsideration"),
    "proactive.normative_documents.issued": ("制发的行政规范性文件", "新出台的规范性文件", "normative documents issued"),
    "proactive.normative_documents.in_force": ("现行有效的行政规范性文件", "仍在执行的规范性文件", "normative documents in force"),
    "proactive.penalties.decisions": ("行政处罚处理决定", "作出的行政处罚决定", "administrative penalty decisions"),
}  # fmt: skip
COLUMNS = {
    "自然人": ("个人", "individuals"),
    "商业企业": ("企业", "companies"),
    "科研机构": ("科研单位", "research institutions"),
    "法律服务机构": ("律师事务所", "law firms"),
}
_WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)})
_CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
CLOTHES: dict[str, Callable[[str], str]] = {
    "full-width": lambda text: text.translate(_WIDE),
    "traditional": OpenCC("s2t").convert,
    "traditional of Taiwan": OpenCC("s2tw").convert,
    "spaced": lambda text: text.replace("年", " 年 ").replace("的", "的 "),
    "year in Chinese": lambda text: text.translate(_CHINESE_DIGITS),
    "year of the form": lambda text: text.replace("年", "年度", 1),
    "no mark": lambda text: text.rstrip("？"),
    "many marks": lambda text: text.rstrip("？") + "？？！",
    "polite": lambda text: f"您好，麻烦帮忙查一下，{text}谢谢！",
    "clerk": lambda text: f"请告知{text}",
    "wished": lambda text: f"我想了解{text}",
    "line feed": lambda text: text.replace("年", "年\n"),
    "no-width space": lambda text: text.replace("申请", "申\u200b请"),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Truth]]:
    with forged_store(tmp_path_factory.mktemp("forged")) as opened:
        yield opened


@pytest.fixture(scope="module")
def assistant(store: tuple[Library, Truth]) -> Assistant:
    return asked_on(store[0], date(2024, 6, 1))


def value(assistant: Assistant, library: Library, question: str) -> object:
    """The first figure of the answer; None where there is none. Every answer is verified."""
    answer = assistant.ask(question)
    assert verify(answer, [question], library.text) == (), question
    return answer.figures[0].value if answer.route is Route.FIGURES else None


@pytest.mark.parametrize("indicator", ROWS)
@pytest.mark.parametrize("name", CLOTHES)
def test_clothes_do_not_change_the_figure(store: tuple[Library, Truth], assistant: Assistant, indicator: str, name: str) -> None:
    library, truth = store
    question = f"{BODIES[SCHOOLS]}2023年{ROWS[indicator][0]}有多少件？"
    dressed = CLOTHES[name](question)
    assert value(assistant, library, dressed) == truth(SCHOOLS, 2023, indicator), dressed


@pytest.mark.parametrize("indicator", ROWS)
def test_order_and_other_words_do_not_change_the_figure(
    store: tuple[Library, Truth], assistant: Assistant, indicator: str
) -> None:
    library, truth = store
    expected = truth(COMMERCE, 2022, indicator)
    official, common, english = ROWS[indicator]
    body = BODIES[COMMERCE]
    told = {
        form.format(body=body, what=what)
        for what in (official, common)
        for form in ("2022年{body}{what}有几件？", "{what}，{body}2022年是多少？", "{body}的{what}2022年多少件")
    }
    told |= {f"{PINYIN[COMMERCE]}2022年{official}多少件？", f"How many {english} did {ENGLISH_BODIES[COMMERCE]} report for 2022?"}
    assert {question: value(assistant, library, question) for question in told} == dict.fromkeys(told, expected)


@pytest.mark.parametrize("indicator", ROWS)
def test_another_year_or_body_gets_its_own_figure(store: tuple[Library, Truth], assistant: Assistant, indicator: str) -> None:
    library, truth = store
    asked = {
        (body, year): value(assistant, library, f"{name}{year}年{ROWS[indicator][0]}有多少件？")
        for body, name in BODIES.items()
        for year in YEARS
    }
    assert asked == {(body, year): truth(body, year, indicator) for body, year in asked}


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("indicator", [row for row in ROWS if row.startswith("applications.") and row != "applications.handled"])
def test_another_column_gets_its_own_figure(
    store: tuple[Library, Truth], assistant: Assistant, indicator: str, column: str
) -> None:
    library, truth = store
    expected = truth(SCHOOLS, 2023, indicator, column)
    chinese, english = COLUMNS[column]
    body = BODIES[SCHOOLS]
    told = [
        f"{body}2023年{ROWS[indicator][0]}中，{column}的有多少件？",
        f"{body}2023年{ROWS[indicator][0]}，其中{chinese}几件？",
        f"Of the {ROWS[indicator][2]} at {ENGLISH_BODIES[SCHOOLS]} in 2023, how many were from {english}?",
    ]
    assert {question: value(assistant, library, question) for question in told} == dict.fromkeys(told, expected)


@pytest.mark.parametrize("year", [2019, 2020, 2024, 2025])
@pytest.mark.parametrize("body", SHORT.values())
def test_a_year_that_is_not_there_has_no_figure(store: tuple[Library, Truth], assistant: Assistant, body: str, year: int) -> None:
    assert value(assistant, store[0], f"{body}{year}年新收政府信息公开申请有多少件？") is None


@pytest.mark.parametrize(
    "body",
    ["临江市西坪区商务局", "东坪区教育局", "东坪区", "临江市商务局", "临江市", "南坪区商务局", "东坪县商务局", "东坪区水利局"],
)
@pytest.mark.parametrize(
    "form", ["{}2023年新收政府信息公开申请有多少件？", "新收政府信息公开申请{}2023年有多少件", "请问2023{}收到几件申请"]
)
def test_a_neighbour_does_not_answer(store: tuple[Library, Truth], assistant: Assistant, form: str, body: str) -> None:
    assert value(assistant, store[0], form.format(body)) is None
