"""What the runbook, the threat model and the deployment files say is so: commands, settings, counts, routes, files."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from assistant.service.doors import DOORS
from assistant.service.metrics import Metrics, Sources
from eval.command import parser

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
RUNBOOK = (DOCS / "operations.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
DEPLOY = {path.name: path.read_text("utf-8") for path in (DOCS / "deploy").iterdir() if path.is_file()}


def typed() -> list[list[str]]:
    """The arguments of every command that the documents show to be typed."""
    blocks = [
        block for page in DOCS.glob("*.md") for block in re.findall(r"^```sh\n(.*?)^```", page.read_text("utf-8"), re.M | re.S)
    ]
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines() if line.startswith("wenbao ")]


def test_every_command_of_the_documents_is_one() -> None:
    assert {"backup", "restore", "doctor", "rebuild-index", "keys", "correct"} <= {arguments[0] for arguments in typed()}
    for arguments in typed():
        assert parser().parse_args(arguments).command == arguments[0]


def test_commands_named_in_sentences_are_there() -> None:
    commands = parser().get_default("commands").choices
    for page in DOCS.glob("*.md"):
        for name in re.findall(r"`wenbao ([a-z-]+)", page.read_text("utf-8")):
            assert name in commands, f"{page.name}: wenbao {name}"


def test_every_count_and_route_of_the_runbook_is_there() -> None:
    page = Metrics(Sources()).page().decode()
    told = {name.removesuffix("_total") for name in re.findall(r"^# TYPE (\w+)", page, re.M)}
    assert {name.removesuffix("_total") for name in re.findall(r"wenbao_[a-z_]+", RUNBOOK)} <= told
    doors = {f"{door.method} {door.path}" for door in DOORS}
    assert set(re.findall(r"`((?:GET|POST|DELETE) /[^`]*)`", RUNBOOK)) <= doors


def test_every_setting_of_the_deployment_is_in_the_readme() -> None:
    named = {name for text in (*DEPLOY.values(), RUNBOOK) for name in re.findall(r"WENBAO_[A-Z_]+", text)}
    assert named
    for name in named:
        assert f"`{name}`" in README


def test_the_container_starts_a_command_that_is_one() -> None:
    started = next(json.loads(line.removeprefix("CMD ")) for line in DEPLOY["Dockerfile"].splitlines() if line.startswith("CMD "))
    arguments = parser().parse_args(started[1:])
    assert (started[0], arguments.command, arguments.host, arguments.port) == ("wenbao", "serve", "0.0.0.0", 8000)
    assert f"dynamic a api {arguments.port} " in DEPLOY["Caddyfile"]
    for path in re.findall(r"docs/deploy/\w+", DEPLOY["compose.yaml"] + DEPLOY["Dockerfile"]):
        assert (ROOT / path).is_file()


@pytest.mark.parametrize(
    "row", [line for line in (DOCS / "threat-model.md").read_text("utf-8").splitlines() if line.startswith("| LLM")]
)
def test_every_risk_has_a_control_and_a_test(row: str) -> None:
    _, control, held = (cell.strip() for cell in row.strip("|").split("|"))
    tests = re.findall(r"`(tests/[\w/]+\.py)`", held)
    assert control
    assert tests
    for path in tests:
        assert "def test_" in (ROOT / path).read_text("utf-8")
