"""How well a stretch covers a question."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.concepts import Concept
from assistant.language.coverage import SYNONYM, Coverage, holds
from assistant.language.paraphrases import substance
from assistant.language.topics import asked

TEXTS = st.text(alphabet=st.sampled_from("保密审查网站培训申请答复，。"), max_size=20)
SENTENCES = ["保密审查由办公室负责。", "网站改版。", "网站新增栏目。", "网站发布信息。"]


@settings(deadline=None)  # the first cut loads the dictionary
@given(TEXTS, TEXTS, TEXTS, st.lists(TEXTS, max_size=5))
def test_coverage_is_a_share_and_more_text_covers_no_less(question: str, body: str, more: str, texts: list[str]) -> None:
    measure = Coverage(substance(question), (), texts, question)
    wide, alone = measure.of(body, "")
    assert 0 <= wide <= 1 + 1e-9
    assert measure.of(body + more, "")[0] >= wide - 1e-9
    assert measure.of(body, more)[0] >= wide - 1e-9
    assert 0 <= measure.wording(body) <= 1 + 1e-9
    assert alone <= wide + 1e-9


def test_the_questions_own_word_holds_more_than_another_for_it() -> None:
    concept = Concept("培训", ("培训", "轮训"), 1.0)
    assert (holds(concept, "举办培训"), holds(concept, "举办轮训"), holds(concept, "举办展览")) == (1.0, SYNONYM, 0.0)


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [("建议提案", "人大代表建议和政协提案", True), ("法律顾问", "依法律办理", False), ("展会", "展览会", False)],
)
def test_a_long_word_is_held_by_most_of_its_pairs(name: str, text: str, held: bool) -> None:
    assert (holds(Concept(name, (name,), 1.0), text) > 0) == held


def test_a_rare_concept_counts_more_than_one_of_every_sentence() -> None:
    measure = Coverage(substance("网站的暗访"), (), [*SENTENCES, "组织暗访。"])
    assert measure.of("组织暗访。", "")[0] > measure.of("网站新增栏目。", "")[0]


def test_a_kind_that_is_asked_for_counts_like_a_concept() -> None:
    question = "信息在哪些渠道发布"
    measure = Coverage(substance(question), asked(question).kinds, SENTENCES)
    assert measure.of("通过公众号发布信息。", "")[0] > measure.of("按时发布信息。", "")[0]


def test_wording_tells_apart_what_is_covered_alike() -> None:
    measure = Coverage(substance("网站新增了什么"), (), SENTENCES, "网站新增了什么")
    assert measure.wording("网站新增栏目。") > measure.wording("网站改版。")


def test_nothing_asked_covers_nothing() -> None:
    assert Coverage((), (), SENTENCES).of("网站改版。", "网站") == (0.0, 0.0)


def test_a_deed_that_the_report_never_tells_counts_little_unless_it_is_what_was_asked() -> None:
    """修缮 is another's word for what the report words otherwise; where it is asked whether it is done, it is all that counts."""
    manner, whether = "栏目怎么修缮", "栏目有没有修缮过"
    loose = Coverage(substance(manner), asked(manner).kinds, SENTENCES).of("网站新增栏目。", "")[0]
    strict = Coverage(substance(whether), asked(whether).kinds, SENTENCES).of("网站新增栏目。", "")[0]
    assert strict < loose


def test_a_stretch_names_what_the_question_speaks_of_or_nothing_was_to_be_named() -> None:
    measure = Coverage(substance("培训班的教师"), (), SENTENCES)
    assert measure.names("培训班三期。")
    assert not measure.names("网站改版。")
    assert Coverage((), (), SENTENCES).names("网站改版。")
