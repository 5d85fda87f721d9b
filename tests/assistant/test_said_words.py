"""A question is cut into the words of the trade, what is misspelt is put right, and what is no word of ours is told."""

from __future__ import annotations

from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.asking.said_figures import said
from assistant.language.said_words import COLUMN, beside, combined, combined_in_english, cut, mended, spoken, stem

CONCEPTS = {*spoken()["words"], "column"}


def concepts(text: str) -> list[str]:
    return [token.concept for token in cut(text).tokens if token.concept]


def test_every_concept_of_a_figure_has_words() -> None:
    named = {
        c.strip("?!") for texts in spoken()["figures"].values() for t in texts for part in t.split() for c in part.split("|")
    }
    made = {concept for concept, _ in (*combined(), *combined_in_english())}
    assert named - CONCEPTS - made == set()
    assert {word for words in beside().values() for word in words} - CONCEPTS - made == set()
    assert made - CONCEPTS - named == set()


def test_no_list_of_pieces_makes_more_phrases_than_are_soon_made() -> None:
    assert max(prod(len(piece) for piece in pieces) for _, pieces in combined_in_english()) <= 10_000


def test_a_word_belongs_to_one_concept() -> None:
    tables = (*spoken()["words"].items(), *((COLUMN + name, words) for name, words in spoken()["columns"].items()))
    seen: dict[str, str] = {}
    for concept, words in tables:
        for word in words:
            assert seen.setdefault(word, concept) == concept, word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("信息公开申请", ["application"]),
        ("不予公开的申请", ["refused", "application"]),
        ("没被公开的申请", ["unpublished", "application"]),
        ("个人隐私", ["privacy"]),
        ("个人申请的", ["column:自然人"]),
        ("requests refused", ["application", "refused"]),
        ("requests that were refused by the bureau", ["application", "refused"]),
    ],
)
def test_the_longest_words_are_taken(text: str, expected: list[str]) -> None:
    assert concepts(text) == expected


@pytest.mark.parametrize(
    ("one", "other"), [("refuse", "refused"), ("company", "companies"), ("granting", "grants"), ("class", "class")]
)
def test_the_endings_of_english_words_do_not_matter(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("typo", "meant"),
    [("不宇公开的申请", "不予公开的申请"), ("自燃人提交的申请", "自然人提交的申请"), ("行政规犯性文件", "行政规范性文件")],
)
def test_a_misspelt_word_is_put_right(typo: str, meant: str) -> None:
    assert [t.concept for t in mended(cut(typo)).tokens if t.concept] == concepts(meant)


@pytest.mark.parametrize("text", ["举办博览会几次", "绿化面积", "新收的快递"])
def test_what_is_no_word_of_ours_is_left_over(text: str) -> None:
    assert mended(cut(text)).left


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_text_is_cut_and_keeps_its_letters(text: str) -> None:
    cut_text = "".join(token.text for token in cut(text).tokens).replace(" ", "")
    assert set(cut_text) <= set(text)


@pytest.mark.parametrize("text", ["外国人申请几件", "老年人申请了多少件"])
def test_a_noun_of_characters_that_each_say_nothing_is_left_over(text: str) -> None:
    assert {"外国人", "老年人"} & {"".join(cut(text).left)}


def test_a_word_that_only_asks_is_not_left_over() -> None:
    assert not cut("全年一共收到的申请总数是多少件").left


@pytest.mark.parametrize("which", ["采访", "材料的", "老师", "查阅", "登记"])
def test_a_word_of_courtesy_or_of_asking_that_says_which_applications_is_no_filler(which: str) -> None:
    assert said(f"收到{which}申请多少件").indicator is None


@pytest.mark.parametrize("around", ["老师，", "请查阅", "统计", "写论文用，"])
def test_around_the_question_it_stays_one(around: str) -> None:
    assert said(f"{around}收到申请多少件").indicator == "applications.received"
