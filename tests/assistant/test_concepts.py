"""What a question is about, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.concepts import GENERIC, concepts, expanded


@settings(deadline=None)  # the first cut loads the dictionary
@given(st.text(max_size=60))
def test_any_text_has_concepts_or_none(text: str) -> None:
    found = concepts(text)
    assert len({concept.name for concept in found}) == len(found)
    assert all(0 < concept.weight <= 1 and concept.terms and 1 <= concept.own <= len(concept.terms) for concept in found)


@pytest.mark.parametrize(
    ("question", "name", "term"),
    [
        ("Were there any mystery checks?", "mystery checks", "暗访"),
        ("telephone number", "telephone number", "电话"),
        ("Is there a ZIP code?", "zip code", "邮编"),
        ("How is policy interpretation done?", "policy interpretation", "政策解读"),
        ("收费了吗", "收费", "信息处理费"),
        ("下属单位有哪些", "下属单位", "所属"),
    ],
)
def test_a_phrase_reaches_the_words_of_the_reports(question: str, name: str, term: str) -> None:
    terms = {concept.name: concept.terms for concept in concepts(question)}
    assert term in terms[name]
    assert term in expanded(question)


def test_an_unknown_english_word_stays_a_concept_that_counts_in_full() -> None:
    (concept,) = concepts("What is the unemployment?")
    assert (concept.name, concept.weight) == ("unemployment", 1.0)


@pytest.mark.parametrize("question", ["", "？", "What is it?", "请问这是什么？", "是怎么回事"])
def test_a_question_without_substance_has_no_concepts(question: str) -> None:
    assert concepts(question) == ()


def test_words_that_every_report_is_full_of_count_little() -> None:
    weights = {concept.name: concept.weight for concept in concepts("政府信息公开的暗访")}
    assert weights == {"政府信息公开": GENERIC, "暗访": 1.0}


def test_verbs_count_less_than_nouns() -> None:
    weights = {concept.name: concept.weight for concept in concepts("租赁泊位")}
    assert weights["租赁"] < weights["泊位"]
