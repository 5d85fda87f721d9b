"""What a question is about when it is put in others' words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.concepts import concepts
from assistant.language.paraphrases import COMMON, GLUED, VERB, expanded, set_aside, substance


@settings(deadline=None)  # the first cut loads the dictionary
@given(st.text(max_size=60))
def test_any_text_has_substance_or_none(text: str) -> None:
    found = substance(text)
    assert all(0 < concept.weight <= 1 and concept.terms and 1 <= concept.own <= len(concept.terms) for concept in found)


@pytest.mark.parametrize(
    ("question", "name", "term"),
    [
        ("老百姓的想法", "老百姓", "群众"),
        ("老百姓的想法", "想法", "意见"),
        ("有人打官司吗", "打官司", "诉讼"),
        ("要收钱吗", "收钱", "收取"),
        ("新手去哪里学", "新手", "新接手"),
        ("unmaintained accounts", "unmaintained", "无力维护"),
        ("who signs it", "signs", "签字"),
        ("放到网上之前审什么", "审", "审核"),
        ("各科室怎么互相挑毛病", "挑毛病", "互评"),
        ("怎么叫人更懂政策", "懂", "了解"),
        ("preventing losses", "preventing", "防止"),
        ("公示发布不及时", "不及时", "滞后"),
        ("告示被撕下来", "撕下来", "撕"),
        ("typical cases", "cases", "案例"),
        ("touch screens", "screens", "屏"),
        ("想知道怎么让审批更快", "更快", "缩短"),
        ("把底子打牢", "底子", "基础"),
        ("复印要交钱吗", "交钱", "收取"),
        ("网民问了什么", "网民", "公众"),
        ("邮政编码", "邮政编码", "邮编"),
        ("把补助户公之于众", "公之于众", "公示"),
        ("had to pay for copies", "pay", "收取"),
    ],
)
def test_a_word_of_the_street_reaches_the_words_of_the_reports(question: str, name: str, term: str) -> None:
    terms = {concept.name: concept.terms for concept in substance(question)}
    assert term in terms[name]
    assert term in expanded(question)


def test_one_of_a_kind_does_not_stand_for_another_of_it() -> None:
    """A report that names its 微信 does not say whether there is a 微博; 新媒体 is told by either."""
    assert "微信" not in substance("有没有微博")[0].terms
    assert {"微信", "微博"} <= set(substance("有哪些新媒体")[0].terms)


@pytest.mark.parametrize("question", ["是怎么一回事", "到底是啥情况呢", "都有些什么呢", "怎么样", ""])
def test_what_only_asks_has_no_substance(question: str) -> None:
    assert substance(question) == ()


def test_what_is_named_to_the_letter_is_a_concept_of_its_own() -> None:
    names = [concept.name for concept in substance("“阳光夜校”是什么？3月15日12345怎么说？")]
    assert names[:3] == ["阳光夜校", "3月15日", "12345"]


@pytest.mark.parametrize("question", ["除了网站还在哪里发布", "除网站外还在哪里发布", "除网站以外在哪里发布"])
def test_a_question_is_not_about_what_it_sets_aside(question: str) -> None:
    assert "网站" not in [concept.name for concept in substance(question)]
    assert "门户网站" in set_aside(question)
    assert set_aside("在网站发布吗") == ()


def test_verbs_and_what_any_question_brings_in_count_less_than_the_thing() -> None:
    weights = {concept.name: concept.weight for concept in substance("怎么培训网站的暗访")}
    assert weights["暗访"] == 1.0
    assert VERB < weights["培训"] <= 1.0
    assert weights["网站"] == COMMON
    assert {concept.weight for concept in substance("鼍龘问题") if concept.name == "鼍龘"} == {GLUED}


def test_an_english_adverb_that_nothing_is_known_of_is_no_thing() -> None:
    assert [concept.name for concept in substance("prices rose sharply")] == ["prices", "rose"]


def test_a_verb_that_names_a_thing_counts_in_full() -> None:
    weights = {concept.name: concept.weight for concept in substance("怎么避免涉密")}
    assert weights == {"避免": VERB, "涉密": 1.0}


def test_figures_keep_their_own_stricter_reading() -> None:
    assert "群众" not in concepts("老百姓")[0].terms


@pytest.mark.parametrize("question", ["按年报的说法", "有没有考虑到", "需不需要", "属于什么类型"])
def test_frames_of_speech_ask_for_nothing_themselves(question: str) -> None:
    """These carry no condition, so no report has to say them."""
    assert not [concept for concept in substance(question) if concept.weight > COMMON]
