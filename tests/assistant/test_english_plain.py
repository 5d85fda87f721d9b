"""English questions without politeness and in the verbs that the vocabulary knows, with nothing else of them changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.english.plain import ends, plainly


@pytest.mark.parametrize(
    ("content", "plain"),
    [
        ("how many weibo posts did it make in ?", "how many weibo posts did publish"),
        ("how many articles were put out on wechat in ?", "how many articles were publish on wechat"),
        ("how many videos did upload in ?", "how many videos did publish"),
        ("how many updates were made to the housing column?", "how many items were updated in the housing column"),
        ("how many proposals were rated B in ?", "how many proposals were class b"),
        ("how many suggestions were graded as category a?", "how many suggestions were class a"),
        ("how many lawsuits involved in ?", "how many lawsuits"),
        ("how many lawsuits concerned the in ?", "how many lawsuits concerned the"),
        ("how much government information did disclose?", "how many pieces of government information did disclose"),
        ("how much did charge?", "how much did charge"),
        ("please tell me how many calls did the hotline take?", "how many calls did the hotline pick up"),
    ],
)
def test_verbs_that_say_their_thing_only_with_a_noun(content: str, plain: str) -> None:
    assert plainly(content) == plain


@pytest.mark.parametrize(
    "content",
    [
        "how many items were made public",
        "how many rules did make",
        "how many cases did not involve",
        "how many proposals were rated",
    ],
)
def test_what_says_more_stays(content: str) -> None:
    assert plainly(content) == content


@given(st.text(max_size=80))
def test_what_is_plain_ends_in_no_preposition(text: str) -> None:
    assert ends(plainly(text)) == plainly(text)
