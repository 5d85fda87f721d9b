"""The description keeps its word: schemathesis asks every operation with all that it allows and much that it does not."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.assistant import Assistant
from assistant.passages.retrieve import HybridRetriever
from assistant.service.intake import Intake
from assistant.service.openapi import operations
from assistant.service.originals import Originals
from ingest.pipeline import ingest_paths
from ingest.settings import StoreSettings
from ingest.store.api_keys import Scope, new_key
from ingest.store.library import open_library
from tests.assistant.served import serving
from tests.command_line import ROOT
from tests.ingest.first_axis import FirstAxisEmbedder

SECONDS = 25
REPORT = """示例市统计局2023年政府信息公开工作年度报告
一、总体情况
全年收到政府信息公开申请7件，主动公开信息120条。
二、存在的主要问题
公开的内容还不够具体，解读形式较为单一。
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A service with keys over two reports and the assistant itself: its address, and a key that opens everything."""
    root = tmp_path_factory.mktemp("described")
    settings = StoreSettings(root / "home")
    for year in ("2022", "2023"):
        (root / f"{year}.txt").write_text(REPORT.replace("2023", year), encoding="utf-8")
    with open_library(settings, write=True) as library:
        ingest_paths([root / "2022.txt", root / "2023.txt"], library, settings, FirstAxisEmbedder, jobs=1)
        intake = Intake(library, FirstAxisEmbedder, lambda _: None, Originals(root / "home"), jobs=1)
        key = library.keys.create(new_key(Scope.ADMIN))
        with serving(Assistant(library, lambda: HybridRetriever(library, None)), library, intake=intake) as url:
            yield url, key.text
        intake.close()


def test_every_error_is_described_as_a_problem(address: tuple[str, str]) -> None:
    description = httpx.get(f"{address[0]}/openapi.json", trust_env=False).json()
    for path, method, operation in operations(description):
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"], f"{method} {path} {status}"
    assert "HTTPValidationError" not in description["components"]["schemas"]
    assert description["components"]["securitySchemes"]["key"]["scheme"] == "bearer"


def test_schemathesis_finds_nothing(address: tuple[str, str], tmp_path: Path) -> None:
    """All its checks, in all its phases, for a bounded time; a longer run is the same command with more seconds and seeds."""
    url, key = address
    command = (
        *(
            str(Path(sys.executable).with_name("schemathesis")),
            "--config-file",
            str(ROOT / "schemathesis.toml"),
            "run",
            f"{url}/openapi.json",
            "--checks",
            "all",
        ),
        *("--phases", "examples,coverage,fuzzing,stateful", "--mode", "all", "--max-time", str(SECONDS), "--seed", "20260101"),
        *("--header", f"Authorization: Bearer {key}", "--continue-on-failure", "--no-color"),
    )
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=SECONDS * 6, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert httpx.get(f"{url}/healthz", trust_env=False).status_code == 200
