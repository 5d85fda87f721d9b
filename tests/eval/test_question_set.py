"""Question sets: the bundled one fits the samples it asks about, and a broken one is named with its line."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from eval.forge.layout import lay_out
from eval.forge.samples import load_samples
from eval.question_set import KINDS, QuestionSetError, load_questions, samples_path
from eval.scorers.text import folded

GOOD = {"id": "a", "question": "几件？", "kind": "figure", "expected": {"route": "figures", "values": [{"value": 3}]}}


def test_the_bundled_set_has_every_kind_in_both_languages() -> None:
    questions = load_questions(samples_path())
    assert len(questions) >= 60
    assert min(Counter(question.kind for question in questions)[kind] for kind in KINDS) >= 3
    english = [question for question in questions if question.question.isascii()]
    assert 10 <= len(english) < len(questions) / 2


def test_every_expected_quote_stands_in_a_sample_that_is_named() -> None:
    texts = {
        sample.file: folded(
            "".join(sample.report.paragraphs)
            + "".join(cell.text for table in sample.report.tables if not table.as_picture for cell in lay_out(table).cells)
        )
        for sample in load_samples()
    }
    for question in load_questions(samples_path()):
        assert set(question.expected.documents) <= set(texts), question.id
        for quote in question.expected.quotes:
            assert any(folded(quote) in texts[document] for document in question.expected.documents), (question.id, quote)


def test_conversations_of_the_bundled_set_count_their_turns_from_one() -> None:
    turns: dict[str, list[int]] = {}
    for question in load_questions(samples_path()):
        if question.conversation is not None:
            turns.setdefault(question.conversation, []).append(question.turn)
    assert len(turns) >= 3
    assert all(sorted(listed) == list(range(1, len(listed) + 1)) for listed in turns.values())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "guess"}, r":2: kind: found 'guess', expected one of ambiguous, blank"),
        ({"question": "  "}, r":2: question: found '  ', expected a text"),
        ({"id": 7}, r":2: id: found Decimal\('7'\), expected a text"),
        ({"expected": ["a"]}, r":2: expected: found \['a'\], expected an object"),
        ({"expected": {"values": [{"unit": "件"}]}}, r":2: expected: values: value: found None, expected a number, or null"),
        ({"expected": {"values": [{"value": "3"}]}}, r"value: found '3', expected a number"),
        ({"expected": {"values": {}}}, r"values: found {}, expected a list"),
        ({"expected": {"route": "maybe"}}, r"route: found 'maybe', expected one of clarify, figures"),
        ({"expected": {"documents": "a.pdf"}}, r"documents: found 'a.pdf', expected a list of texts"),
        ({"expected": {"values": [{"value": 1, "fraction": "1/0"}]}}, r"fraction: found '1/0', expected one like"),
        ({"turn": 0, "conversation": "c"}, r"turn: found Decimal\('0'\), expected a whole number"),
        ({"id": "first"}, r":2: found id 'first' again \(first on line 1\), expected it once"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, change: dict[str, object], message: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(GOOD | {"id": "first"}) + "\n" + json.dumps(GOOD | change) + "\n", "utf-8")
    with pytest.raises(QuestionSetError, match=message):
        load_questions(path)


def test_a_turn_may_come_only_once(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    turn = {"conversation": "c", "turn": 1}
    path.write_text("\n".join(json.dumps(GOOD | turn | {"id": name}) for name in "ab"), "utf-8")
    with pytest.raises(QuestionSetError, match=r":2: found turn 1 of conversation 'c' again \(first on line 1\)"):
        load_questions(path)


@pytest.mark.parametrize(("data", "message"), [(b"", "found no question"), (b"\xff\xfe", "UTF-8"), (b"{\n", ":1: found no JSON")])
def test_a_file_that_is_no_question_set(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_bytes(data)
    with pytest.raises(QuestionSetError, match=message):
        load_questions(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="nowhere"):
        load_questions(tmp_path / "nowhere.jsonl")
