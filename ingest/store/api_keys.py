"""API keys as values: what a key may do, how one is made, and how a text that was sent is held against those there are.

A key is 256 random bits behind a prefix that names it: `wbk_…` for programs and people, to be kept secret; `wbp_…` a
publishable one for the page of a website, which may only ask (scope chat) and only from the origins it is bound to.
Nothing here keeps a key's text: a store holds its sha256, the last four characters and what people called it.

Scopes are nested: ingest may all that chat may, admin all that ingest may. Times are ISO 8601 in UTC, to the second.
Errors: UsageError for an origin that is none, or a publishable key of a wider scope.

>>> made = new_key(Scope.CHAT, "门户网站", ("https://www.Example.gov.cn:443",), now=datetime(2026, 1, 2, tzinfo=UTC))
>>> made.text[:4], len(made.text), made.key.origins, made.key.publishable
('wbp_', 47, ('https://www.example.gov.cn',), True)
>>> ring = Keys((made.key,))
>>> ring.find(made.text) == made.key, ring.find(made.text + "x"), Scope.ADMIN.covers(Scope.INGEST), Scope.CHAT.covers(Scope.INGEST)
(True, None, True, False)
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from ingest.errors import UsageError

SECRET, PUBLISHABLE = "wbk_", "wbp_"
_BYTES = 32
_DEFAULT_PORTS = {"http": 80, "https": 443}


class Scope(StrEnum):
    """What a key may do: ask and read, put reports in and take them out, or everything."""

    CHAT = "chat"
    INGEST = "ingest"
    ADMIN = "admin"

    def covers(self, needed: Scope) -> bool:
        """Whether a key of this scope may do what needs the other."""
        order = list(Scope)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of a key; `origins` are those a publishable key is bound to, none for a secret one."""

    id: str
    name: str
    scope: Scope
    digest: str = field(repr=False)
    last_four: str
    origins: tuple[str, ...]
    created: str
    expires: str | None = None
    last_used: str | None = None
    revoked: str | None = None

    @property
    def publishable(self) -> bool:
        return bool(self.origins)

    def lapsed(self, now: datetime) -> str | None:
        """Why the key is good no more ("revoked", "expired"), or None while it is."""
        if self.revoked is not None:
            return "revoked"
        return "expired" if self.expires is not None and told(now) >= self.expires else None


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key just made, and its text, which is shown once."""

    key: Key
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keys:
    """All keys that were ever made, as they are at one moment."""

    all: tuple[Key, ...] = ()

    def find(self, text: str) -> Key | None:
        """The key with this text, whether it is still good or not. Takes equally long for every text."""
        digest = digest_of(text)
        found = None
        for key in self.all:
            if hmac.compare_digest(key.digest, digest):
                found = key
        return found

    def good(self, now: datetime) -> tuple[Key, ...]:
        """Those that are neither revoked nor expired."""
        return tuple(key for key in self.all if key.lapsed(now) is None)

    def origins(self, now: datetime) -> frozenset[str]:
        """The origins that good publishable keys are bound to."""
        return frozenset(origin for key in self.good(now) for origin in key.origins)


def new_key(
    scope: Scope,
    name: str = "",
    origins: Sequence[str] = (),
    *,
    days: int | None = None,
    now: datetime | None = None,
    id: str | None = None,
) -> NewKey:
    """Makes a key; with origins a publishable one. `days` is how long it is good, for ever where None."""
    if origins and scope is not Scope.CHAT:
        raise UsageError(
            f"--origin: found it with the scope {scope.value}; a key that stands in a web page may only have the scope chat"
        )
    made = now or datetime.now(UTC)
    text = (PUBLISHABLE if origins else SECRET) + secrets.token_urlsafe(_BYTES)
    key = Key(
        id=id or secrets.token_hex(4),
        name=name,
        scope=scope,
        digest=digest_of(text),
        last_four=text[-4:],
        origins=tuple(dict.fromkeys(web_origin(one) for one in origins)),
        created=told(made),
        expires=None if days is None else told(made + timedelta(days=days)),
    )
    return NewKey(key, text)


def digest_of(text: str) -> str:
    """The sha256 by which a key's text is known, as hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def told(moment: datetime) -> str:
    """A moment as it is stored and compared.

    >>> told(datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC))
    '2026-01-02T03:04:05+00:00'
    """
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def web_origin(text: str) -> str:
    """An origin as browsers send it: scheme, host in ASCII, and the port where it is not the scheme's own.

    >>> web_origin("HTTPS://www.例子.中国/"), web_origin("http://127.0.0.1:8080")
    ('https://www.xn--fsqu00a.xn--fiqs8s', 'http://127.0.0.1:8080')
    """
    wrong = UsageError(
        f"found {text!r}, expected an origin: https://, a host and nothing after it, like https://www.example.gov.cn"
    )
    try:
        parts = urlsplit(text.strip())
        port, host = parts.port, (parts.hostname or "").encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError) as error:
        raise wrong from error
    extra = (parts.path not in ("", "/"), parts.query, parts.fragment, parts.username, parts.password)
    if parts.scheme not in _DEFAULT_PORTS or not host or any(extra) or any(c in host for c in "*%, ;'\""):
        raise wrong
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + ("" if port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{port}")
