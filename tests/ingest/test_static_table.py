"""The static table read without torch gives what sentence-transformers gives, and refuses what is no such model."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy
import pytest
from sentence_transformers import SentenceTransformer

from ingest.embedding import load_embedder, model_folder
from ingest.errors import UsageError
from ingest.settings import StoreSettings
from ingest.static_table import static_table

SHIPPED = model_folder(StoreSettings(Path("unused")))
TEXTS = [
    "依申请公开办理情况：全年收到申请若干件。",
    "",
    "What training did the staff receive?",
    "\U0001f600",
    "鬲津河 ２０２３年 ABC-12",
    "公" * 5000,
]


def test_rows_are_those_of_the_library() -> None:
    table = static_table(SHIPPED)
    assert table is not None
    library = (
        SentenceTransformer(str(SHIPPED), device="cpu").float().encode(TEXTS, convert_to_numpy=True, show_progress_bar=False)
    )
    assert numpy.allclose(table.encode(TEXTS), library, atol=1e-5)


def test_a_row_does_not_hang_on_what_stands_beside_it() -> None:
    table = static_table(SHIPPED)
    assert table is not None
    many = [f"{text}{number}" for number in range(300) for text in TEXTS[:5]]
    assert numpy.allclose(table.encode(many)[7::300], numpy.stack([table.encode([text])[0] for text in many[7::300]]), atol=1e-6)
    assert table.encode(["公开"], "请问").tolist() == table.encode(["请问公开"]).tolist()


def test_a_model_with_another_module_is_left_to_the_library(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "model")
    modules = json.loads((SHIPPED / "modules.json").read_text())
    modules[1]["type"] = "sentence_transformers.models.Dense"
    (tmp_path / "model" / "modules.json").write_text(json.dumps(modules))
    assert static_table(tmp_path / "model") is None


@pytest.mark.parametrize("damage", ["cut", "emptied", "renamed"])
def test_a_damaged_table_is_told(tmp_path: Path, damage: str) -> None:
    shutil.copytree(SHIPPED, tmp_path / "model")
    weights = tmp_path / "model" / "model.safetensors"
    content = weights.read_bytes()
    weights.write_bytes(
        {"cut": content[:5000], "emptied": b"", "renamed": content.replace(b"embedding.weight", b"embedding.height")}[damage]
    )
    with pytest.raises(UsageError, match="cannot be loaded"):
        load_embedder(StoreSettings(Path("unused"), embedding_model=str(tmp_path / "model")))


def test_the_shipped_model_is_loaded_and_used_without_torch() -> None:
    program = (
        "import sys; from pathlib import Path; from ingest.embedding import load_embedder; from ingest.settings import StoreSettings; "
        "load_embedder(StoreSettings(Path('home'))).embed_query('公开'); "
        "print([m for m in ('torch', 'sentence_transformers', 'transformers') if m in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
