"""The `keys` command: makes, lists and revokes the API keys of the service. It works while the home is being served.

`create` prints the key alone on standard output, once; what it is for goes to standard error. `list` never shows a key,
only its last four characters. Errors: UsageError for
an id that is none.

>>> from assistant.cli.commands import parser
>>> parser().parse_args(["keys", "revoke", "--home", "somewhere", "0a1b2c3d"]).id
'0a1b2c3d'
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypedDict

from ingest.errors import UsageError

if TYPE_CHECKING:
    from ingest.store.api_keys import Key

LONGEST_DAYS = 36_500
SCOPES = ("chat", "ingest", "admin")


Add = Callable[["argparse._SubParsersAction[argparse.ArgumentParser]", str, str], argparse.ArgumentParser]
"""How a command is added."""


class KeyJson(TypedDict):
    id: str
    name: str
    scope: str
    origins: list[str]
    last_four: str
    created: str
    expires: str | None
    last_used: str | None
    revoked: str | None
    state: str


def add_keys(keys: argparse.ArgumentParser, add: Add) -> None:
    """The actions of `wenbao keys`; `add` gives each what all commands have."""
    actions = keys.add_subparsers(dest="action", required=True, metavar="ACTION")
    create = add(actions, "create", "make a key and print it, once")
    create.add_argument(
        "--scope", choices=SCOPES, required=True, help="ask and read; also put reports in and take them out; everything"
    )
    create.add_argument("--name", default="", metavar="N", help="what it is called in the list")
    create.add_argument(
        "--origin",
        action="append",
        default=[],
        metavar="URL",
        help="makes a publishable key, for web pages of this origin (may be given again)",
    )
    create.add_argument("--days", type=int, metavar="N", help="how many days it is good (else until it is revoked)")
    create.set_defaults(run=_create)
    listed = add(actions, "list", "list the keys, by id and last four characters")
    listed.set_defaults(run=_list)
    revoke = add(actions, "revoke", "end a key for good, at once")
    revoke.add_argument("id", metavar="ID", help="the key, as `wenbao keys list` names it")
    revoke.set_defaults(run=_revoke)
    for action in (create, listed, revoke):
        action.add_argument("--json", action="store_true", help="print one JSON document")


def _create(arguments: argparse.Namespace) -> int:
    from ingest.settings import StoreSettings
    from ingest.store.api_keys import Scope, new_key
    from ingest.store.keys import open_keys

    if arguments.days is not None and not 1 <= arguments.days <= LONGEST_DAYS:
        raise UsageError(f"--days: found {arguments.days}, expected 1 to {LONGEST_DAYS}")
    made = new_key(Scope(arguments.scope), arguments.name, arguments.origin, days=arguments.days)
    with open_keys(StoreSettings.from_environment(home=arguments.home), write=True) as ring:
        ring.create(made)
    if arguments.json:
        print(json.dumps({"key": made.text, **key_json(made.key)}, ensure_ascii=False))
        return 0
    print(made.text)
    use = (
        f'put it in a page of {", ".join(made.key.origins)}: <script data-key="…">' if made.key.publishable else "keep it secret"
    )
    print(f"key {made.key.id} with the scope {made.key.scope.value}; it is shown this once: {use}", file=sys.stderr)
    return 0


def _list(arguments: argparse.Namespace) -> int:
    from ingest.settings import StoreSettings
    from ingest.store.keys import open_keys

    with open_keys(StoreSettings.from_environment(home=arguments.home)) as ring:
        found = ring.keys().all
    if arguments.json:
        print(json.dumps({"keys": [key_json(key) for key in found]}, ensure_ascii=False))
    else:
        print("\n".join(key_line(key) for key in found) or "no keys were made yet; `wenbao keys create` makes the first")
    return 0


def _revoke(arguments: argparse.Namespace) -> int:
    from ingest.settings import StoreSettings
    from ingest.store.keys import open_keys

    with open_keys(StoreSettings.from_environment(home=arguments.home), write=True) as ring:
        if not ring.revoke(arguments.id):
            raise UsageError(f"found no key {arguments.id} that is not revoked already; `wenbao keys list` names those there are")
        (key,) = (key for key in ring.keys().all if key.id == arguments.id)
    print(
        json.dumps(key_json(key), ensure_ascii=False)
        if arguments.json
        else f"key {key.id} is revoked; it opens nothing from now on"
    )
    return 0


def key_json(key: Key) -> KeyJson:
    """What is told of a key; never the key itself."""
    return {
        "id": key.id,
        "name": key.name,
        "scope": key.scope.value,
        "origins": list(key.origins),
        "last_four": key.last_four,
        "created": key.created,
        "expires": key.expires,
        "last_used": key.last_used,
        "revoked": key.revoked,
        "state": key.lapsed(datetime.now(UTC)) or "good",
    }


def key_line(key: Key) -> str:
    """A key on one line of the list."""
    told = key_json(key)
    what = ("publishable " if key.publishable else "") + key.scope.value
    parts = (key.id, f"…{key.last_four}", what, told["state"], f"made {key.created}", f"last used {key.last_used or 'never'}")
    more: Sequence[str] = (*([f"until {key.expires}"] if key.expires else []), *key.origins, *([key.name] if key.name else []))
    return "  ".join((*parts, *more))
