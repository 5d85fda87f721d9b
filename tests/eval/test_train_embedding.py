"""The training of the shipped embedding: seeded pairs, tokens and their pieces, the same model every time, and what it is good for."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

import numpy
import pytest
from tokenizers import Tokenizer

from eval.train_embedding import TRAINING_FILE, Recipe, build, tokenizer
from eval.training.matter import matter
from eval.training.pairs import Pair, batches
from eval.training.tokens import composition, general_words, own_words, telling, tokens
from ingest.embedding import Embedder, load_embedder, model_folder, passage_text
from ingest.settings import StoreSettings

GOLDEN = Path(__file__).parents[1] / "golden" / "passages.toml"
SHIPPED = model_folder(StoreSettings(Path("unused")))
SMALL = Recipe(dimension=32, general_words=200, rows=20, steps=40)
WORDS = (
    "桥梁",
    "灯塔",
    "果园",
    "砖窑",
    "渡口",
    "钟楼",
    "草垛",
    "石磨",
    "篱笆",
    "风车",
    "马灯",
    "竹筏",
    "陶罐",
    "木梯",
    "水车",
    "麻绳",
)


def drawn(seed: int, count: int) -> list[Pair]:
    return [pair for batch in islice(batches(seed, words=WORDS, rows=40), count) for pair in batch]


# ---------------------------------------------------------------------------------------------------- what is drawn


def test_a_seed_decides_the_pairs() -> None:
    assert drawn(3, 4) == drawn(3, 4)
    assert drawn(3, 4) != drawn(4, 4)


def test_pairs_have_text_on_both_sides_and_questions_in_two_languages() -> None:
    pairs = drawn(5, 30)
    assert all(question.strip() and passage.strip() for question, passage in pairs)
    english = sum(question.isascii() for question, _ in pairs) / len(pairs)
    assert 0.2 < english < 0.5
    assert max(len(passage) for _, passage in pairs) < 400


def test_every_aspect_has_a_known_part_and_enough_to_draw_from() -> None:
    of = matter()
    for aspect in of.aspects.values():
        assert aspect.part in of.parts, aspect.name
        assert min(len(aspect.ask), len(aspect.en), len(aspect.say)) >= 2, aspect.name


def test_no_text_that_the_model_is_measured_on_is_in_the_training() -> None:
    """Clauses of the measured passages and its Chinese questions, of nine characters and more, occur nowhere in the matter."""
    of = matter()
    known = "\n".join(text for aspect in of.aspects.values() for text in (*aspect.ask, *aspect.en, *aspect.say))
    for report in tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["report"]:
        clauses = [
            piece for passage in report["passage"] if "table" not in passage["id"] for piece in passage["text"].split("，")
        ]
        clauses += [question["ask"].rstrip("？?") for question in report["question"]]
        assert not [clause for clause in clauses if len(clause) >= 9 and clause in known]


# ---------------------------------------------------------------------------------------------------- tokens


def test_a_text_is_cut_into_words_of_the_trade_and_nothing_common_is_unknown() -> None:
    made = tokens(200)
    cut = tokenizer(made)
    assert cut.encode("依申请公开办理").tokens == ["依申请公开", "办理"]
    assert cut.encode("Applications 申请").tokens == ["applications", "申请"]
    assert "[UNK]" not in cut.encode("鬲津河畔，２０２３年ＡＢ。").tokens


def test_a_token_is_made_of_itself_and_of_tokens_that_are_there() -> None:
    made = tokens(200)
    place = {token: index for index, token in enumerate(made)}
    rows = composition(made)
    assert all((index, 1.0) in row for index, row in enumerate(rows))
    assert {place["培训"], place["训"], place["training"]} <= {index for index, _ in rows[place["training"]]}
    assert {index for index, _ in rows[place["公"]]} == {place["公"]}


def test_rare_words_tell_more_than_common_ones_and_signs_nearly_nothing() -> None:
    assert telling("暗访") > telling("工作") > telling("，")
    assert telling("litigation") > telling("the")
    assert set(own_words()) <= set(tokens(10))
    assert len(set(general_words(500))) == 500


# ---------------------------------------------------------------------------------------------------- the model


def test_training_gives_the_same_model_again_and_learns(tmp_path: Path) -> None:
    pytest.importorskip("datasets", reason="the extra `train` is not installed")
    pytest.importorskip("accelerate", reason="the extra `train` is not installed")
    for name, steps in (("one", 40), ("two", 40), ("untrained", 0)):
        build(tmp_path / name, replace(SMALL, steps=steps))
    one, two, untrained = (
        load_embedder(StoreSettings(tmp_path, embedding_model=str(tmp_path / name))) for name in ("one", "two", "untrained")
    )
    pairs = [pair for pair in drawn(9, 2) if len(pair[1]) > 12]

    def nearness(model: Embedder) -> float:
        passages = model.embed_passages([passage for _, passage in pairs])
        questions = numpy.stack([model.embed_query(question) for question, _ in pairs])
        scores = questions @ passages.T
        return float(numpy.mean(numpy.diag(scores)) - numpy.mean(scores))

    assert numpy.allclose(one.embed_passages([p for _, p in pairs]), two.embed_passages([p for _, p in pairs]), atol=1e-3)
    assert nearness(one) > nearness(untrained)


def test_the_shipped_model_is_of_this_recipe_and_matter() -> None:
    """Run `python -m eval.train_embedding` after a change of the recipe or of eval/training."""
    told = json.loads((SHIPPED / TRAINING_FILE).read_text(encoding="utf-8"))
    assert told == Recipe().made_from()
    shipped = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    assert shipped.get_vocab() == tokenizer(tokens(Recipe().general_words)).get_vocab()


@cache
def ranks() -> dict[str, int]:
    """For each measured question the rank of its passage among its report's, by vectors alone."""
    embedder = load_embedder(StoreSettings(Path("unused")))
    found = {}
    for report in tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["report"]:
        names = [passage["id"] for passage in report["passage"]]
        rows = embedder.embed_passages([passage_text(passage["heads"], passage["text"]) for passage in report["passage"]])
        for question in report["question"]:
            scores = rows @ embedder.embed_query(question["ask"])
            found[question["ask"]] = int((scores > scores[names.index(question["answer"])]).sum()) + 1
    return found


@pytest.mark.parametrize("asked_in", [str.isascii, lambda text: not text.isascii()], ids=["English", "Chinese"])
def test_vectors_alone_find_the_passage_of_a_question_never_trained_on(asked_in: Callable[[str], bool]) -> None:
    """Among the first three for nine of ten, at the first place for three of four, in either language."""
    own = [rank for question, rank in ranks().items() if asked_in(question)]
    assert len(own) >= 30
    assert sum(rank <= 3 for rank in own) / len(own) >= 0.9
    assert sum(rank == 1 for rank in own) / len(own) >= 0.75
