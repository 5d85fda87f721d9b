"""Cutting into words: ours are jieba's own cuts with our words added, though the words are found in another way."""

from __future__ import annotations

import logging
import tempfile
import warnings
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.segment import own_words, tag, words

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import jieba

SENTENCES = [
    "全年共收到政府信息公开申请一百件其中网络申请七十件信函申请三十件均在法定期限内答复",
    "持续推进决策执行管理服务结果公开更新部门职能和机构设置栏目发布惠企政策解读稿件",
    "因信息公开引发的行政复议维持原具体行政行为并纠正一起尚未审结的案件转入下年度",
    "研究生命起源的乒乓球拍卖完了南京市长江大桥畔的居民委员会主任",
]
CHARACTERS = sorted(c for c in {*"".join(SENTENCES), *"".join(own_words()), "㐀", "龘"} if "㐀" <= c <= "鿿")
"""Those of the sentences and of our words, and two that begin no word."""


@cache
def jiebas() -> jieba.Tokenizer:
    """jieba as it comes, our words added in its own way."""
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory() as folder:
        tokenizer.tmp_dir = folder
        tokenizer.initialize()
    for word in own_words():
        tokenizer.add_word(word, 200_000)
    return tokenizer


def test_sentences_are_cut_as_jieba_cuts_them() -> None:
    for sentence in SENTENCES:
        assert words(sentence) == tuple(jiebas().cut(sentence, HMM=False))


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from(CHARACTERS), max_size=30))
def test_any_run_of_characters_is_cut_as_jieba_cuts_it(run: str) -> None:
    assert words(run) == tuple(jiebas().cut(run, HMM=False))


def test_a_word_of_ours_is_never_cut_and_is_a_noun() -> None:
    for word in sorted(own_words()):
        if all("㐀" <= c <= "鿿" for c in word):
            assert words(word) == (word,)
            assert tag(word) == "n"
