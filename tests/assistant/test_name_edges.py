"""A name may begin behind what is asked for of a report's body; a deed before 市政府 is no place of its own."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.bodies.name_edges import may_begin, unknown_place
from assistant.language.said_words import cut, mended
from tests.assistant.talk import Talk

TEXTS = {
    (
        "云州市人民政府",
        2023,
    ): "市政府公开市政府规章8件，其中新制定3件，修改1件，废止4件。如有疑问，请与云州市人民政府办公室政务公开科联系（电话：0799-6120034）。"
}


@pytest.mark.parametrize("lead", ["信息公开办的电话", "信息公开办", "办公地址", "年报在哪里下载"])
def test_a_name_may_stand_behind_what_is_asked_for(lead: str) -> None:
    assert may_begin(f"{lead}云州市", len(lead))


@pytest.mark.parametrize(("text", "end"), [("废止市政府规章几件", None), ("修改县政府文件几件", None), ("海棠市政府规章几件", 3)])
def test_a_deed_is_no_place(text: str, end: int | None) -> None:
    assert unknown_place(text, 0) == end


@pytest.mark.parametrize(("text", "end"), [("棚户区改造涉及多少户", None), ("住宅区几个", None), ("海棠区改造涉及多少户", 3)])
def test_a_common_noun_that_ends_as_a_place_does_is_none(text: str, end: int | None) -> None:
    assert unknown_place(text, 0) == end


def test_a_telephone_is_no_misspelt_word_of_a_form() -> None:
    asked = cut("信息公开办电话")
    assert mended(asked) is asked


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("云州市2023年废止市政府规章几件", 4),
        ("云州2023年修改市政府规章多少件", 1),
        ("云州市 规章 废止几件", 4),
        ("云州市2023年规章新制定几件", 3),
    ],
)
def test_what_was_done_with_a_citys_rules(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [value]


@pytest.mark.parametrize("question", ["云州市信息公开办电话", "信息公开办的电话 云州市", "政务公开科怎么联系 云州市"])
def test_the_office_of_disclosure_is_reached_by_its_telephone(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.PASSAGES
    assert any("6120034" in citation.quote for citation in answer.citations)
