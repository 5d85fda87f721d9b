"""The deployment files fit each other and the code, as far as can be told without a container engine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from distributed.cli import dask_scheduler, dask_worker

from assistant.settings import service_settings
from eval.command import parser
from ingest.settings import StoreSettings, chroma_server
from ingest.store.engine import database

DEPLOY = Path(__file__).resolve().parent.parent / "docs" / "deploy"
PROVINCE = dict(
    line.split("=", 1) for line in (DEPLOY / "province.env").read_text("utf-8").splitlines() if line and not line.startswith("#")
)
COMPOSED: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSED["services"]
OURS = sorted(name for name, service in SERVICES.items() if service["image"] == "wenbao")
VARIABLE = re.compile(r"\$\{([A-Z_]+):-([^}]*)\}")


def filled(value: object, variables: dict[str, str]) -> str:
    """A value with its variables as Compose fills them in."""
    return VARIABLE.sub(lambda found: variables.get(found[1]) or found[2], str(value))


def environment(service: str, variables: dict[str, str]) -> dict[str, str]:
    return {name: filled(value, variables) for name, value in SERVICES[service].get("environment", {}).items()}


def started(variables: dict[str, str]) -> set[str]:
    """The services that `docker compose up` starts."""
    profiles = set(variables.get("COMPOSE_PROFILES", "").split(","))
    return {name for name, service in SERVICES.items() if profiles & set(service.get("profiles", profiles))}


def test_an_office_is_one_container_and_a_proxy_and_a_province_has_servers_and_readers() -> None:
    assert started({}) == {"api", "proxy"}
    assert started(PROVINCE) == {"api", "proxy", "postgres", "chroma", "scheduler", "reader"}


def test_the_variables_are_those_of_the_file_that_is_named() -> None:
    text = (DEPLOY / "compose.yaml").read_text("utf-8")
    assert {found[1] for found in VARIABLE.finditer(text)} == PROVINCE.keys() - {"COMPOSE_PROFILES"}
    assert text.count("${") == len(VARIABLE.findall(text))


@pytest.mark.parametrize(("variables", "replicas"), [({}, 1), (PROVINCE, 3)])
def test_the_settings_are_taken_and_only_servers_are_shared(variables: dict[str, str], replicas: int, tmp_path: Path) -> None:
    told = environment("api", variables)
    settings = StoreSettings.from_environment({**told, "WENBAO_HOME": str(tmp_path)})
    assert service_settings(told).trusted_proxies
    assert filled(SERVICES["api"]["deploy"]["replicas"], variables) == str(replicas)
    shared = (settings.database_url, settings.chroma_url)
    assert all(shared) if replicas > 1 else shared == (None, None)
    if settings.database_url and settings.chroma_url:
        postgres = environment("postgres", variables)
        user = f"{postgres['POSTGRES_USER']}:{postgres['POSTGRES_PASSWORD']}"
        assert settings.database_url == f"postgresql://{user}@postgres/{postgres['POSTGRES_DB']}"
        assert type(database(settings)).__name__ == "PostgresDatabase"
        server = chroma_server(settings.chroma_url)
        command = SERVICES["chroma"]["command"]
        assert (server.host, str(server.port)) == ("chroma", command[command.index("--port") + 1])


@pytest.mark.parametrize("name", OURS)
def test_the_commands_are_commands(name: str) -> None:
    command = SERVICES[name].get("command", ["wenbao", "serve"])
    if command[0] == "wenbao":
        assert parser().parse_args(command[1:]).command == command[1]
    elif command[0] == "dask":
        main = {"scheduler": dask_scheduler, "worker": dask_worker}[command[1]].main
        assert main.make_context(command[1], command[2:]).params
    else:
        assert command[:2] == ["chroma", "run"]
        program = str(Path(sys.executable).with_name("chroma"))
        told = subprocess.run([program, "run", "--help"], capture_output=True, text=True, check=True).stdout
        assert all(option in told for option in command if option.startswith("--"))


def test_readers_go_to_the_scheduler_that_is_there() -> None:
    scheduler = SERVICES["scheduler"]["command"]
    assert f"tcp://scheduler:{scheduler[scheduler.index('--port') + 1]}" in SERVICES["reader"]["command"]


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_service_names_is_there(name: str) -> None:
    service = SERVICES[name]
    assert set(service["networks"]) <= COMPOSED["networks"].keys()
    assert set(service.get("depends_on", ())) <= SERVICES.keys()
    for volume in service.get("volumes", ()):
        source = volume.split(":")[0]
        assert source in COMPOSED["volumes"] or source in ("./backups", "./reports") or (DEPLOY / source).is_file()
    needed = service.get("depends_on", ())
    optional = {one for one in needed if isinstance(needed, dict) and needed[one].get("required") is False}
    assert all(one in optional or SERVICES[one].get("profiles") == service.get("profiles") for one in needed if one != "api")


def test_only_the_proxy_is_reached_from_outside_and_the_stores_from_nowhere() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSED["networks"]["stores"]["internal"] is True
    for name in ("postgres", "chroma", "scheduler", "reader"):
        assert SERVICES[name]["networks"] == ["stores"]


@pytest.mark.parametrize("name", OURS)
def test_our_containers_may_do_little(name: str) -> None:
    service = SERVICES[name]
    assert (service["read_only"], service["cap_drop"], service["tmpfs"]) == (True, ["ALL"], ["/tmp"])
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert re.fullmatch(r"[0-9]+g", service["mem_limit"])


def test_the_proxy_finds_every_container_that_answers() -> None:
    assert "dynamic a api 8000 {" in (DEPLOY / "Caddyfile").read_text("utf-8")
    assert '"--port", "8000"' in (DEPLOY / "Dockerfile").read_text("utf-8")
