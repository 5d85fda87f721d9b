"""What English phrases are called in Chinese: by their part, in all their endings, and nothing for words that nobody knows."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib import resources

import pytest

from assistant.english.terms import Part, dropped, terms_at


@pytest.mark.parametrize(
    ("phrase", "part", "word"),
    [
        ("press conference", Part.NOUN, "新闻发布会"),
        ("press conferences", Part.NOUN, "新闻发布会"),
        ("netizens' messages", Part.NOUN, "网民留言"),
        ("copies", Part.MEASURE, ""),
        ("held", Part.VERB, "召开"),
        ("replied to", Part.VERB, "回复"),
        ("carried out", Part.VERB, "开展"),
        ("concerning", Part.PREPOSITION, "涉及{}"),
        ("by mail", Part.MANNER, "邮寄"),
        ("proposals of deputies to the county people's congress", Part.NOUN, "县人大代表建议"),
    ],
)
def test_a_phrase_is_read_whole_by_its_part(phrase: str, part: Part, word: str) -> None:
    words = tuple(phrase.split())
    term = next(term for term in terms_at(words, 0) if term.part is part)
    assert term.length == len(words)
    assert (term.words[0] if term.words else "") == word


def test_a_word_may_play_two_parts() -> None:
    assert {term.part for term in terms_at(("posts",), 0)} >= {Part.NOUN, Part.VERB}


def test_the_glossary_is_read_where_the_own_words_end() -> None:
    assert terms_at(("mediation",), 0)[0].words == ("调解",)


@pytest.mark.parametrize("word", ["zeppelins", "not", "only", "without", "xylophone"])
def test_a_word_that_nobody_knows_has_no_term(word: str) -> None:
    assert terms_at((word,), 0) == ()
    assert word not in dropped()


def test_the_vocabulary_names_each_phrase_once_and_gives_it_chinese_words() -> None:
    text = resources.files("assistant").joinpath("vocabulary", "english_terms.toml").read_text(encoding="utf-8")
    for table, lines in tomllib.loads(text).items():
        if table in ("drop", "irregular", "come_about", "raised"):
            continue
        entries = [line.partition(":") for line in lines.splitlines() if line.strip()]
        assert all(colon and told.strip() for _, colon, told in entries)
        assert [phrase for phrase, count in Counter(entry[0].strip() for entry in entries).items() if count > 1] == []
        by_label = table in ("channels", "published")  # the other way round: what a label says, in English
        assert all(re.fullmatch(r"[a-z0-9&' -]+", told.strip().lower() if by_label else said) for said, _, told in entries)
