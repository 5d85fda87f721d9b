"""An English question is cut into its head and what is told of it, and told in the order of Chinese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.english.pieces import choices, cut_up, noun_of, told_before


@pytest.mark.parametrize(
    ("text", "told", "head"),
    [
        ("press conferences were attended by city leaders", "市领导出席", "新闻发布会"),
        ("short videos did publish on douyin", "抖音发布", "短视频"),
        ("questions from netizens were answered in online interviews", "网民在线访谈回答", "问题"),
        ("copies of the gazette did print", "编印", "公报"),
        ("applications concerned installing elevators in old residential compounds", "涉及老旧小区安装电梯", "申请"),
        ("working days did take on average to reply to an application", "平均答复用时", ""),
        ("public requests did the hotline accept", "热线受理", "群众诉求"),
        ("online lectures did hold", "召开", "网上讲座"),
        ("lectures were held online", "网络召开", "讲座"),
    ],
)
def test_what_is_told_of_a_thing_stands_before_it(text: str, told: str, head: str) -> None:
    pieces = cut_up(text)
    assert pieces is not None
    assert (told_before(pieces[1:], {}), noun_of(pieces[0], {})) == (told, head)


def test_what_was_named_by_an_earlier_turn_has_no_head() -> None:
    pieces = cut_up("were handled by mail", inside=True)
    assert pieces is not None
    assert pieces[0].terms == []


def test_every_choice_is_made_of_the_phrases_own_words() -> None:
    """The commonest words come first, and no two ways are the same."""
    pieces = cut_up("netizen messages did reply to")
    assert pieces is not None
    said = [
        f"{told_before(pieces[1:], choice)}{noun_of(pieces[0], choice)}"
        for choice in choices([*pieces[0].terms, *pieces[1].terms])
    ]
    assert len(set(said)) == len(said) > 3
    assert {"答复网民留言", "回复网民留言"} <= set(said)


@given(st.text("qxz", min_size=3, max_size=8), st.integers(0, 4))
def test_a_word_that_is_not_known_leaves_a_question_uncut(word: str, at: int) -> None:
    words = ["applications", "did", "receive", "by", "mail"]
    words.insert(at, word)
    assert cut_up(" ".join(words)) is None
