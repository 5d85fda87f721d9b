"""Conversations over reports whose truth is known: what a turn names is changed, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.asking.said_figures import said
from assistant.asking.things import Thing
from assistant.turns.one_dimension import other_dimension, places
from ingest.store.library import Library
from tests.assistant.forged_store import COMMERCE, SCHOOLS, SHORT, Truth, asked_on, forged_store, percent
from tests.assistant.talk import Talk

R, G, P, N = "applications.received", "applications.granted", "applications.partly_granted", "applications.refused"
UNAVAILABLE, HANDLED, REVIEW, SUED = "applications.unavailable", "applications.handled", "review.total", "litigation.total"
PERSON, FIRM = "自然人", "商业企业"
Expected = Callable[[Truth], Decimal | None]
A, B = SHORT[COMMERCE], SHORT[SCHOOLS]


def at(body: str, year: int, indicator: str, column: str = "总计") -> Expected:
    return lambda truth: truth(body, year, indicator, column)


def gap(one: Expected, other: Expected) -> Expected:
    return lambda truth: abs((one(truth) or Decimal(0)) - (other(truth) or Decimal(0)))


def growth(body: str, year: int, indicator: str) -> Expected:
    def worked_out(truth: Truth) -> Decimal | None:
        now, then = truth(body, year, indicator), truth(body, year - 1, indicator)
        return percent(now - then, then) if then else None

    return worked_out


def share(body: str, year: int, part: str, column: str, whole: str) -> Expected:
    def worked_out(truth: Truth) -> Decimal | None:
        base = truth(body, year, whole)
        return percent(truth(body, year, part, column), base) if base else None

    return worked_out


def refused(_: Truth) -> None:
    return None


def legal(body: str, year: int, indicator: str) -> Expected:
    return lambda truth: truth(body, year, indicator) - truth(body, year, indicator, PERSON)


FIRST = (f"{A}2022年收到多少件申请？", at(COMMERCE, 2022, R))
ENGLISH = (f"How many applications did {A} receive in 2022?", at(COMMERCE, 2022, R))
DIALOGUES: tuple[tuple[tuple[str, Expected], ...], ...] = (
    (FIRST, ("为什么没有办结？", refused)),
    (FIRST, ("谁没有公开？", refused)),
    (FIRST, ("为何不予公开？", refused), ("那不予公开几件？", at(COMMERCE, 2022, N))),
    (ENGLISH, ("Who submitted the applications?", refused)),
    (FIRST, (f"那{B}呢？", at(SCHOOLS, 2022, R))),
    (FIRST, ("2021年呢？", at(COMMERCE, 2021, R))),
    (FIRST, ("换成2023年呢", at(COMMERCE, 2023, R))),
    (FIRST, ("上一年呢？", at(COMMERCE, 2021, R))),
    (FIRST, ("其中自然人多少？", at(COMMERCE, 2022, R, PERSON))),
    (FIRST, ("其中自然人多少？", at(COMMERCE, 2022, R, PERSON)), ("企业呢", at(COMMERCE, 2022, R, FIRM))),
    (FIRST, ("其中自然人多少？", at(COMMERCE, 2022, R, PERSON)), ("那法人呢", legal(COMMERCE, 2022, R))),
    (FIRST, ("其中自然人多少？", at(COMMERCE, 2022, R, PERSON)), ("2021年呢？", at(COMMERCE, 2021, R, PERSON))),
    (FIRST, ("其中自然人多少？", at(COMMERCE, 2022, R, PERSON)), ("占比多少？", share(COMMERCE, 2022, R, PERSON, R))),
    (FIRST, ("其中自然人多少？", at(COMMERCE, 2022, R, PERSON)), ("总计呢？", at(COMMERCE, 2022, R))),
    (FIRST, ("其中自然人多少？", at(COMMERCE, 2022, R, PERSON)), ("2021年总共几件？", at(COMMERCE, 2021, R))),
    (
        FIRST,
        ("其中自然人多少？", at(COMMERCE, 2022, R, PERSON)),
        ("企业呢", at(COMMERCE, 2022, R, FIRM)),
        ("总数呢", at(COMMERCE, 2022, R)),
    ),
    ((f"{A}2022年自然人的申请有几件？", at(COMMERCE, 2022, R, PERSON)), ("全部申请人一共呢", at(COMMERCE, 2022, R))),
    (
        (f"How many applications from individuals did {A} receive in 2022?", at(COMMERCE, 2022, R, PERSON)),
        ("And in total?", at(COMMERCE, 2022, R)),
    ),
    (FIRST, ("其中自然人多少？", at(COMMERCE, 2022, R, PERSON)), (f"{B}呢？", at(SCHOOLS, 2022, R, PERSON))),
    (FIRST, ("其中自然人多少？", at(COMMERCE, 2022, R, PERSON)), ("不予公开的呢？", at(COMMERCE, 2022, N))),
    (FIRST, ("予以公开的多少件？", at(COMMERCE, 2022, G))),
    (FIRST, ("不予公开的呢？", at(COMMERCE, 2022, N)), ("2021年呢", at(COMMERCE, 2021, N))),
    (FIRST, ("那不予公开的有几件", at(COMMERCE, 2022, N)), ("占办结的多少？", share(COMMERCE, 2022, N, "总计", HANDLED))),
    (FIRST, ("它的行政诉讼呢", at(COMMERCE, 2022, SUED)), ("行政复议呢？", at(COMMERCE, 2022, REVIEW))),
    (FIRST, (f"那{B}呢？", at(SCHOOLS, 2022, R)), ("两者相差多少？", gap(at(COMMERCE, 2022, R), at(SCHOOLS, 2022, R)))),
    (FIRST, (f"那{B}呢？", at(SCHOOLS, 2022, R)), ("一共多少？", lambda t: t(COMMERCE, 2022, R) + t(SCHOOLS, 2022, R))),
    (FIRST, ("2021年呢？", at(COMMERCE, 2021, R)), ("两年相差多少", gap(at(COMMERCE, 2022, R), at(COMMERCE, 2021, R)))),
    (FIRST, ("2021年呢？", at(COMMERCE, 2021, R)), ("两年合计呢", lambda t: t(COMMERCE, 2022, R) + t(COMMERCE, 2021, R))),
    (FIRST, ("同比呢？", growth(COMMERCE, 2022, R)), ("2023年呢？", growth(COMMERCE, 2023, R))),
    (FIRST, ("同比增长百分之几？", growth(COMMERCE, 2022, R)), (f"{B}呢", growth(SCHOOLS, 2022, R))),
    (FIRST, ("比上一年多多少？", gap(at(COMMERCE, 2022, R), at(COMMERCE, 2021, R)))),
    (FIRST, (f"比{B}多多少？", gap(at(COMMERCE, 2022, R), at(SCHOOLS, 2022, R)))),
    (
        FIRST,
        (f"比{B}多多少？", gap(at(COMMERCE, 2022, R), at(SCHOOLS, 2022, R))),
        ("2021年呢？", gap(at(COMMERCE, 2021, R), at(SCHOOLS, 2021, R))),
    ),
    ((f"{A}2023年不予公开的申请有几件？", at(COMMERCE, 2023, N)), ("无法提供的呢？", at(COMMERCE, 2023, UNAVAILABLE))),
    (
        (f"{A}2023年自然人申请不予公开的有几件？", at(COMMERCE, 2023, N, PERSON)),
        ("予以公开的呢？", at(COMMERCE, 2023, G, PERSON)),
        ("企业呢", at(COMMERCE, 2023, G, FIRM)),
        (f"{B}呢？", at(SCHOOLS, 2023, G, FIRM)),
    ),
    (
        (f"{A}2022年新收的申请中，自然人占多大比例？", share(COMMERCE, 2022, R, PERSON, R)),
        ("企业呢？", share(COMMERCE, 2022, R, FIRM, R)),
        ("2023年呢？", share(COMMERCE, 2023, R, FIRM, R)),
        (f"{B}呢？", share(SCHOOLS, 2023, R, FIRM, R)),
    ),
    (
        (f"{A}2022年收到的申请比2021年多多少？", gap(at(COMMERCE, 2022, R), at(COMMERCE, 2021, R))),
        ("予以公开的呢？", gap(at(COMMERCE, 2022, G), at(COMMERCE, 2021, G))),
    ),
    (
        (f"{A}和{B}2022年谁收到的申请多？", lambda t: max(t(COMMERCE, 2022, R), t(SCHOOLS, 2022, R))),
        ("2021年呢", lambda t: max(t(COMMERCE, 2021, R), t(SCHOOLS, 2021, R))),
    ),
    (
        ("2022年哪个单位收到的申请最多？", lambda t: max(t(COMMERCE, 2022, R), t(SCHOOLS, 2022, R))),
        ("2021年呢？", lambda t: max(t(COMMERCE, 2021, R), t(SCHOOLS, 2021, R))),
        ("最少的呢？", lambda t: min(t(COMMERCE, 2021, R), t(SCHOOLS, 2021, R))),
    ),
    ((f"{A}2022年行政复议结果纠正占百分之几？", share(COMMERCE, 2022, "review.corrected", "总计", REVIEW)),),
    ((f"{A}2022年行政复议纠正率是多少？", share(COMMERCE, 2022, "review.corrected", "总计", REVIEW)),),
    ((f"{A}2023年行政复议里结果维持的占多少", share(COMMERCE, 2023, "review.upheld", "总计", REVIEW)),),
    (
        (f"{A}2022年复议维持率", share(COMMERCE, 2022, "review.upheld", "总计", REVIEW)),
        (f"{B}呢", share(SCHOOLS, 2022, "review.upheld", "总计", REVIEW)),
    ),
    ((f"{A}2022年按时答复率是多少？", refused),),
    ((f"{A}2022年第三方不同意公开的有几件？", refused),),
    ((f"{A}2022年因第三方不同意而不予公开的有几件？", at(COMMERCE, 2022, "applications.refused.third_party")),),
    (FIRST, ("其中自然人多少？", at(COMMERCE, 2022, R, PERSON)), ("合计呢", refused)),
    (
        FIRST,
        ("部分公开的呢", at(COMMERCE, 2022, P)),
        ("不予公开的呢", at(COMMERCE, 2022, N)),
        ("合计", lambda t: t(COMMERCE, 2022, P) + t(COMMERCE, 2022, N)),
    ),
    (FIRST, (f"那{B}呢？", at(SCHOOLS, 2022, R)), ("合计", lambda t: t(COMMERCE, 2022, R) + t(SCHOOLS, 2022, R))),
    ((f"{A}二二年收到多少件申请", at(COMMERCE, 2022, R)), ("二三年呢", at(COMMERCE, 2023, R))),
    (FIRST, ("哪年最多？", lambda t: max(t(COMMERCE, year, R) for year in (2021, 2022, 2023)))),
    (FIRST, ("2021和2022年合计呢", lambda t: t(COMMERCE, 2021, R) + t(COMMERCE, 2022, R))),
    (FIRST, ("那么部分公开的又是多少？", at(COMMERCE, 2022, P)), ("其中自然人呢", at(COMMERCE, 2022, P, PERSON))),
    (FIRST, ("2020年呢？", refused), ("2021年呢？", at(COMMERCE, 2021, R))),
    (FIRST, ("天气呢？", refused)),
    (FIRST, ("谢谢", refused)),
    (FIRST, ("占比呢", refused)),
    (
        (f"{A}2022年规章废止几件？", at(COMMERCE, 2022, "proactive.rules.abolished")),
        ("规范性文件呢？", at(COMMERCE, 2022, "proactive.normative_documents.abolished")),
        ("现行有效的呢？", at(COMMERCE, 2022, "proactive.normative_documents.in_force")),
        ("2023年呢？", at(COMMERCE, 2023, "proactive.normative_documents.in_force")),
    ),
    (
        (f"{A}2022年直接起诉的维持几件？", at(COMMERCE, 2022, "litigation.direct.upheld")),
        ("复议后的呢？", at(COMMERCE, 2022, "litigation.after_review.upheld")),
        ("复议呢？", at(COMMERCE, 2022, "review.upheld")),
        ("一共呢？", at(COMMERCE, 2022, "review.total")),
    ),
    (
        (f"{A}2022年复议维持率", share(COMMERCE, 2022, "review.upheld", "总计", REVIEW)),
        ("纠正呢", share(COMMERCE, 2022, "review.corrected", "总计", REVIEW)),
        ("2023年呢", share(COMMERCE, 2023, "review.corrected", "总计", REVIEW)),
    ),
    (
        (
            f"{A}2022年规范性文件比2021年多多少？",
            gap(*(at(COMMERCE, y, "proactive.normative_documents.issued") for y in (2022, 2021))),
        ),
        ("规章呢？", gap(*(at(COMMERCE, y, "proactive.rules.issued") for y in (2022, 2021)))),
        ("废止呢？", gap(*(at(COMMERCE, y, "proactive.rules.abolished") for y in (2022, 2021)))),
    ),
    (
        (f"{A}2022年复议维持几件？", at(COMMERCE, 2022, "review.upheld")),
        ("纠正呢？", at(COMMERCE, 2022, "review.corrected")),
        ("占比呢？", share(COMMERCE, 2022, "review.corrected", "总计", REVIEW)),
    ),
    (
        (f"{A}2022年无法提供几件？", at(COMMERCE, 2022, UNAVAILABLE)),
        ("不予公开呢？", at(COMMERCE, 2022, N)),
        ("合计占比？", refused),
    ),
    ((f"{A}2022年国家秘密占不予公开的比例", share(COMMERCE, 2022, f"{N}.state_secret", "总计", N)), ("重复申请呢？", refused)),
    (
        (f"{A}2022年规章比上年多几件？", gap(*(at(COMMERCE, y, "proactive.rules.issued") for y in (2022, 2021)))),
        ("2021年呢？", refused),
    ),
    (FIRST, ("再前一年呢", at(COMMERCE, 2021, R)), ("再上一年呢", refused)),
    (ENGLISH, ("and the year before?", at(COMMERCE, 2021, R))),
    (ENGLISH, ("and in 2023?", at(COMMERCE, 2023, R))),
    (ENGLISH, (f"what about {B}?", at(SCHOOLS, 2022, R))),
    (ENGLISH, (f"How much more than {B}?", gap(at(COMMERCE, 2022, R), at(SCHOOLS, 2022, R)))),
    (ENGLISH, ("how many of those came from natural persons?", at(COMMERCE, 2022, R, PERSON))),
    (ENGLISH, ("by companies?", at(COMMERCE, 2022, R, FIRM)), ("What share is that?", share(COMMERCE, 2022, R, FIRM, R))),
    (
        ENGLISH,
        (f"And {B}?", at(SCHOOLS, 2022, R)),
        ("What is the difference between the two?", gap(at(COMMERCE, 2022, R), at(SCHOOLS, 2022, R))),
    ),
    (ENGLISH, ("and refusals?", at(COMMERCE, 2022, N)), ("same for 2021", at(COMMERCE, 2021, N))),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Truth]]:
    with forged_store(tmp_path_factory.mktemp("forged")) as opened:
        yield opened


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda turns: " / ".join(question for question, _ in turns[1:]))
def test_a_turn_changes_what_it_names(store: tuple[Library, Truth], dialogue: tuple[tuple[str, Expected], ...]) -> None:
    library, truth = store
    talk = Talk(asked_on(library, date(2024, 6, 1)), library)
    for question, expected in dialogue:
        answer, value = talk.ask(question), expected(truth)
        if value is None:
            assert answer.route in (Route.REFUSE, Route.CLARIFY), (question, answer.text)
        else:
            assert answer.route is Route.FIGURES, (question, answer.text)
            assert answer.figures[0].value == value, (question, answer.text)


def test_any_process_goes_on_with_a_conversation(store: tuple[Library, Truth]) -> None:
    library, truth = store
    begun = asked_on(library, date(2024, 6, 1)).ask(f"{A}2022年收到多少件申请？")
    answer = asked_on(library, date(2024, 6, 1)).ask("其中自然人多少？", begun.conversation_id)
    assert answer.figures[0].value == truth(COMMERCE, 2022, R, PERSON)


def test_one_dimension_named_leaves_the_other() -> None:
    known = {
        f"{row.name}.{header.name}": (row, header)
        for row in places("row")
        for header in places("header")
        if said(f"{row.said}{header.said}").indicator == f"{row.name}.{header.name}"
    }
    assert len(known) > 40
    for cell, (row, header) in known.items():
        for other in places("row"):
            meant = other_dimension(f"{other.said}呢", Thing(cell))
            wanted = f"{other.name}.{header.name}"
            assert (meant and meant.indicator) == (wanted if wanted in known else None)
        for named in places("header"):
            meant = other_dimension(f"那{named.said}的呢", Thing(cell))
            wanted = f"{row.name}.{named.name}"
            assert (meant and meant.indicator) == (wanted if wanted in known else None)
