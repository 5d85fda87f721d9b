"""A number of the prose answers an English question only where its deed and its thing are those that the question names."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.english.deeds import tells_all, tells_deed, tells_thing
from tests.assistant.talk import Talk

TOLD = {
    "芦岸县人民政府": "全年参加培训会7场，编印手册3册。",
    "柳坪县人民政府": "全年发布公告37条，编印手册3册。",
    "石渡县人民政府": "全年收到投诉26件，编印手册3册。",
    "云桥县人民政府": "全年按时办结申请19件，编印手册3册。",
    "竹湾县人民政府": "全年新增账号14个，编印手册3册。",
    "梅岭县人民政府": "全年出席新闻发布会8次，编印手册3册。",
    "枫岭县人民政府": "全年编发工作通报6期。收办申请90件，其中作其他处理12件。",
}
TEXTS = {(body, 2023): text for body, text in TOLD.items()}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many training sessions did Lu'an County attend in 2023?", 7),
        ("How many public notices did Liuping County publish in 2023?", 37),
        ("How many complaints did Shidu County receive in 2023?", 26),
        ("How many applications did Yunqiao County conclude on time in 2023?", 19),
        ("How many accounts did Zhuwan County add in 2023?", 14),
        ("How many press conferences did Meiling County attend in 2023?", 8),
        ("How many work circulars did Fengling County issue in 2023?", 6),
        ("How many work circulars did Fengling County produce in 2023?", 6),
    ],
)
def test_the_deed_that_is_told_is_answered(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [Decimal(value)]


@pytest.mark.parametrize(
    "question",
    [
        "How many training sessions did Lu'an County hold in 2023?",
        "How many training sessions did Lu'an County prepare in 2023?",
        "How many public notices did Liuping County receive in 2023?",
        "How many public notices did Liuping County draft in 2023?",
        "How many public notices did Liuping County update in 2023?",
        "How many public notices did Liuping County file in 2023?",
        "How many messages did Shidu County receive in 2023?",
        "How many comments did Shidu County receive in 2023?",
        "How many applications did Yunqiao County conclude in 2023?",
        "How many accounts did Zhuwan County have in 2023?",
        "How many press conferences did Meiling County hold in 2023?",
        "How many work circulars did Fengling County delete in 2023?",
    ],
)
def test_another_deed_or_thing_is_no_answer(talk: Talk, question: str) -> None:
    assert talk.ask(question).figures == ()


@pytest.mark.parametrize(
    ("content", "label", "fits"),
    [
        ("how many sessions did hold in ?", "筹备培训会", False),
        ("how many issues of the gazette did publish?", "编印政府公报", True),
        ("how many updates did publish?", "更新工作动态", True),
        ("how many notices were deleted?", "更新公告", False),
        ("how many people took part in training?", "参训", True),
        ("how many applications about housing did receive?", "涉及住房", True),
        ("how many early warnings of floods did issue?", "水旱灾害防御预警信息", True),
        ("and in 2022?", "参加培训会", True),
    ],
)
def test_deeds_are_told_in_words_that_mean_the_same(content: str, label: str, fits: bool) -> None:
    assert tells_deed(content, label) is fits


@pytest.mark.parametrize(
    ("content", "label", "fits"),
    [
        ("how many administrative licences did issue in ?", "公开行政许可", False),
        ("how many administrative licences did issue in ?", "作出行政许可", True),
        ("how many items of administrative penalty information did publish?", "行政处罚", False),
        ("how many items of administrative penalty information did publish?", "行政处罚信息", True),
        ("how many opinions did receive?", "收到建议", False),
        ("how many people complained?", "投诉", True),
    ],
)
def test_what_is_counted_is_the_thing_that_is_named(content: str, label: str, fits: bool) -> None:
    """Decisions are not what was published of them, and what people send is each its own."""
    assert tells_thing(content, label) is fits


def test_a_way_that_is_not_asked_for_narrows() -> None:
    assert tells_all("how many applications did receive by mail?", "信函申请")
    assert not tells_all("how many applications did receive?", "信函申请")


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_is_held_against_any_label(content: str, label: str) -> None:
    """Where no question for a number is read, nothing is held against it."""
    fits = tells_deed(content, label) and tells_thing(content, label) and tells_all(content, label)
    assert fits or "how many" in content.lower() or "number" in content.lower()
