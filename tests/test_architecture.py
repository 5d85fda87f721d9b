"""What design the code keeps: the direction of imports, one door for each library, what a figure question loads."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("ingest", "assistant", "eval")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONG = 400
HEAVY = (
    "torch", "chromadb", "sentence_transformers", "pdfplumber", "langchain_core", "langchain_chroma", "langchain_openai", "langsmith",
    "openai", "mcp", "fastapi", "pygal", "lxml", "docx", "dask", "distributed",
)  # fmt: skip


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def environment_reads(tree: ast.AST) -> Iterator[int]:
    """The lines that name the environment: os.environ, os.getenv, or either imported from os."""
    for node in ast.walk(tree):
        attribute = node.attr if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "os" else None
        imported = [alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) and node.module == "os" else []
        for found in (attribute, *imported):
            if found in ("environ", "environb", "getenv", "getenvb"):
                assert isinstance(node, ast.Attribute | ast.ImportFrom)
                yield node.lineno


def test_imports_keep_their_direction_and_their_doors() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--config", "pyproject.toml", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", ["assistant.open", "assistant.cli.commands", "ingest.store.library", "eval.command"])
def test_what_answers_a_figure_question_loads_nothing_heavy(module: str) -> None:
    loaded = set(python(f"import sys, {module}; print(*sorted({{n.partition('.')[0] for n in sys.modules}}))").split())
    assert module.partition(".")[0] in loaded
    assert not loaded & set(HEAVY)


def test_the_environment_is_read_in_the_settings_alone() -> None:
    found = {name(path) for path in SOURCES if any(environment_reads(ast.parse(path.read_text("utf-8"))))}
    assert found == {"ingest/settings.py", "assistant/settings.py"}


@pytest.mark.parametrize("code", ["import os\nos.environ['A']", "import os\nos.getenv('A')", "from os import environ"])
def test_a_read_of_the_environment_is_seen(code: str) -> None:
    assert list(environment_reads(ast.parse(code)))


def test_a_long_file_says_why() -> None:
    unexplained = []
    for path in SOURCES:
        text = path.read_text("utf-8")
        docstring = ast.get_docstring(ast.parse(text)) or ""
        if text.count("\n") > LONG and not re.search(r"file is long because|Over 400 lines:", " ".join(docstring.split())):
            unexplained.append(f"{name(path)}: {text.count(chr(10))} lines")
    assert unexplained == [], f"past {LONG} lines, the docstring says why: 'The file is long because …' or 'Over 400 lines: …'"


def test_no_module_is_named_for_what_it_could_be() -> None:
    assert [name(path) for path in SOURCES if {"utils", "helpers", "common", "manager"} & set(path.stem.split("_"))] == []
