"""Keys by the command line: what is shown, what is stored, and that a served home takes them and lets them go at once."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import uvicorn
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import UsageError
from ingest.settings import StoreSettings
from ingest.store.api_keys import Keys, Scope, new_key, web_origin
from ingest.store.home import WriterLock
from ingest.store.keys import open_keys
from ingest.store.library import open_library
from tests.assistant.served import running
from tests.command_line import wenbao, wenbao_here

Command = Callable[..., subprocess.CompletedProcess[str]]
SITE = "https://www.example.gov.cn"


def test_a_key_is_shown_once_and_stored_as_its_digest(tmp_path: Path) -> None:
    made = wenbao("keys", "create", "--scope", "ingest", "--name", "档案室", "--home", str(tmp_path))
    assert made.returncode == 0
    (key,) = made.stdout.split()
    assert key.startswith("wbk_")
    assert len(key) == 47
    assert key not in made.stderr
    listed = wenbao("keys", "list", "--home", str(tmp_path))
    assert key not in listed.stdout
    assert f"…{key[-4:]}" in listed.stdout
    assert "档案室" in listed.stdout
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and key.encode() in file.read_bytes()]


def test_keys_are_made_and_revoked_while_the_home_is_served(tmp_path: Path) -> None:
    home = ("--home", str(tmp_path))
    with running(tmp_path) as service:
        assert httpx.get(f"{service.url}/documents").status_code == 200
        made = json.loads(wenbao("keys", "create", "--scope", "chat", "--days", "3", "--json", *home).stdout)
        headers = {"Authorization": f"Bearer {made['key']}"}
        assert httpx.get(f"{service.url}/documents").status_code == 401
        assert httpx.get(f"{service.url}/documents", headers=headers).status_code == 200
        (told,) = json.loads(wenbao_here("keys", "list", "--json", *home).stdout)["keys"]
        assert told["last_used"] is not None
        assert datetime.fromisoformat(told["expires"]) - datetime.fromisoformat(told["created"]) == timedelta(days=3)
        assert "key" not in told
        revoked = wenbao("keys", "revoke", *home, made["id"])
        assert (revoked.returncode, "revoked" in revoked.stdout) == (0, True)
        assert httpx.get(f"{service.url}/documents", headers=headers).status_code == 401
        again = wenbao_here("keys", "revoke", made["id"], *home)
        assert (again.returncode, again.stdout) == (2, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("create",),
        ("create", "--scope", "everything"),
        ("create", "--scope", "ingest", "--origin", SITE),
        ("create", "--scope", "chat", "--origin", "*"),
        ("create", "--scope", "chat", "--origin", "example.gov.cn"),
        ("create", "--scope", "chat", "--days", "0"),
        ("revoke",),
        ("revoke", "00000000"),
        (),
    ],
)
def test_wrong_usage_makes_no_key(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = wenbao_here("keys", *arguments, home=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    if (tmp_path / "wenbao.db").is_file():
        with open_keys(StoreSettings(tmp_path)) as ring:
            assert ring.keys() == Keys()


def test_a_home_without_a_store_has_no_keys_and_none_is_made_by_asking(tmp_path: Path) -> None:
    done = wenbao_here("keys", "list", "--home", str(tmp_path / "none"))
    assert done.returncode == 1
    assert "wenbao keys create" in done.stderr
    assert not (tmp_path / "none").exists()


def test_an_older_home_learns_of_keys(tmp_path: Path) -> None:
    settings = StoreSettings(tmp_path)
    with open_library(settings, write=True):
        pass
    with sqlite3.connect(tmp_path / "wenbao.db") as database:
        database.execute("DROP TABLE keys")
        database.execute("DELETE FROM schema_version WHERE version >= 3")
        if "route" in {row[1] for row in database.execute("PRAGMA table_info(turns)")}:
            database.execute("DROP INDEX IF EXISTS turns_by_route")
            database.execute("ALTER TABLE turns DROP COLUMN route")
    database.close()
    lock = WriterLock.acquire(tmp_path)
    held = wenbao_here("keys", "create", "--scope", "chat", "--home", str(tmp_path))
    lock.release()
    assert (held.returncode, held.stdout) == (1, "")
    assert wenbao_here("keys", "create", "--scope", "chat", "--home", str(tmp_path)).returncode == 0
    with open_library(settings) as library:
        assert len(library.keys.keys().all) == 1


@pytest.mark.parametrize(("host", "command"), [("0.0.0.0", wenbao), ("::", wenbao_here), ("192.0.2.1", wenbao_here)])
def test_nothing_is_served_beyond_this_machine_without_a_key_that_is_good(
    host: str, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uvicorn.Server, "run", lambda *_, **__: pytest.fail("it is served"))

    def refused() -> str:
        done = command("serve", "--host", host, "--port", "0", "--home", str(tmp_path))
        assert (done.returncode, done.stdout) == (2, "")
        return done.stderr

    assert "wenbao keys create" in refused()
    with open_keys(StoreSettings(tmp_path), write=True) as ring:
        made = ring.create(new_key(Scope.CHAT))
        ring.create(new_key(Scope.CHAT, days=1, now=datetime.now(UTC) - timedelta(days=2)))
        ring.revoke(made.key.id)
    assert "wenbao keys create" in refused()


# ----------------------------------------------------------------------------------------------------------- the values


@given(st.text(max_size=80))
def test_no_text_but_its_own_opens_with_a_key(text: str) -> None:
    made = [new_key(scope) for scope in Scope]
    keys = Keys(tuple(one.key for one in made))
    assert keys.find(text) is None
    assert all(keys.find(one.text) == one.key and keys.find(one.text.upper()) is None for one in made)


def test_keys_differ_and_their_text_is_in_no_repr() -> None:
    made = [new_key(Scope.CHAT, origins=[SITE]) for _ in range(50)]
    assert len({one.text for one in made}) == len({one.key.id for one in made}) == 50
    assert not [one for one in made if one.text in repr(one) or one.key.digest in repr(one)]


def test_a_key_lapses_when_its_time_is_over() -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    key = new_key(Scope.CHAT, days=2, now=now).key
    assert key.lapsed(now + timedelta(days=2, seconds=-1)) is None
    assert key.lapsed(now + timedelta(days=2)) == "expired"


@given(st.text(max_size=60))
def test_an_origin_of_any_kind_is_one_or_is_told(text: str) -> None:
    try:
        origin = web_origin(text)
    except UsageError:
        return
    assert web_origin(origin) == origin
