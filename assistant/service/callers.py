"""Who a request comes from: the address it was sent from, and the key it brings.

The address is the peer's, unless the peer is a proxy that the operator trusts: then it is the last one that
X-Forwarded-For names and that is no such proxy. What stands before it in that header anyone may have written.

`judged` holds a key against a door. While no key was ever made, what reads is open to this machine, whatever is sent;
the first key, which `serve` prints and keeps in memory, opens the rest. Once a key was made, it stays so even when all
are revoked: revoking never opens anything. A publishable key is good only from a page of an origin that it is bound to,
or of the service itself. Errors: RefusedError, with the status and what the caller is told, which never repeats what was sent.

>>> proxies = (ipaddress.ip_network("10.0.0.0/8"),)
>>> address_of("10.0.0.1", ["203.0.113.9, 198.51.100.7", "10.2.3.4"], proxies), address_of("198.51.100.7", ["127.0.0.1"], proxies)
('198.51.100.7', '198.51.100.7')
>>> on_this_machine("127.0.0.9"), on_this_machine("::ffff:127.0.0.1"), on_this_machine("10.0.0.1"), on_this_machine("")
(True, True, False, False)
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from assistant.service.doors import Door
from assistant.service.settings import Network
from ingest.store.api_keys import Key, Keys

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_HOW = "send a key as `Authorization: Bearer …`; `wenbao keys create` makes one"


class RefusedError(Exception):
    """A caller that may not come in: 401 without a key or with a wrong one, 403 with one that is not for this."""

    def __init__(self, status: int, detail: str, challenge: str) -> None:
        super().__init__(detail)
        self.status, self.detail, self.challenge = status, detail, challenge


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: the address, and the key, or None where none was needed."""

    address: str
    key: Key | None = None

    @property
    def bucket(self) -> str:
        """Whose rate this counts for: the key's, but each visitor's own where the key stands in a web page."""
        network = rate_network(self.address)
        if self.key is None:
            return network
        return f"{self.key.id} {network}" if self.key.publishable else self.key.id


@dataclass(frozen=True, slots=True)
class Sent:
    """What of a request tells who sent it; None where a header was not sent."""

    address: str
    host: str | None = None
    authorization: str | None = None
    origin: str | None = None
    fetch_site: str | None = None


def judged(door: Door, sent: Sent, keys: Keys, first: Key | None, now: datetime) -> Caller:
    """The caller, where it may come in by this door. Errors: RefusedError."""
    made = bool(keys.all)
    if door.needs is None or (not made and not door.always and on_this_machine(sent.address)):
        return Caller(sent.address)
    text = bearer(sent.authorization)
    if text is None:
        raise RefusedError(401, f"this needs a key: {_HOW}", "Bearer")
    known = keys if made or first is None else Keys((first,))
    key = known.find(text)
    wrong = 'Bearer error="invalid_token"'
    if key is None:
        raise RefusedError(401, f"this key is not known here: {_HOW}", wrong)
    why = key.lapsed(now)
    if why is not None:
        raise RefusedError(401, f"this key is {why}: {_HOW}", wrong)
    if not key.scope.covers(door.needs) or (key.publishable and not door.publishable):
        raise RefusedError(
            403,
            f"this key has the scope {key.scope.value}, this needs {door.needs.value}: `wenbao keys create --scope {door.needs.value}`",
            f'Bearer error="insufficient_scope", scope="{door.needs.value}"',
        )
    if key.publishable and not (sent.origin in key.origins or from_own_page(sent)):
        raise RefusedError(
            403,
            "this key is for web pages of its own origins: `wenbao keys list` shows them; a program needs a key without --origin",
            'Bearer error="insufficient_scope"',
        )
    return Caller(sent.address, key)


def bearer(authorization: str | None) -> str | None:
    """The key in an Authorization header; None for another scheme or none.

    >>> bearer("bearer  wbk_x "), bearer("Basic d2I6"), bearer("Bearer "), bearer(None)
    ('wbk_x', None, None, None)
    """
    scheme, _, rest = (authorization or "").strip().partition(" ")
    return rest.strip() or None if scheme.lower() == "bearer" else None


def from_own_page(sent: Sent) -> bool:
    """Whether a page of the service itself sent this: browsers tell, and scripts of other pages cannot make them."""
    if sent.origin is None:
        return sent.fetch_site == "same-origin"
    return sent.host is not None and urlsplit(sent.origin).netloc == sent.host.lower()


def address_of(peer: str, forwarded: Sequence[str], proxies: Sequence[Network]) -> str:
    """The client's address; `forwarded` are the X-Forwarded-For headers in their order."""
    address = peer
    hops = [hop.strip() for line in forwarded for hop in line.split(",")]
    while hops and _in(address, proxies):
        hop = hops.pop()
        if _parsed(hop) is None:
            break
        address = hop
    return address


def on_this_machine(address: str) -> bool:
    """Whether a request from this address never left the machine."""
    parsed = _parsed(address)
    return parsed is not None and parsed.is_loopback


def names_this_machine(host: str | None) -> bool:
    """Whether a Host header is one by which only this machine reaches itself; True where none was sent.

    >>> [names_this_machine(host) for host in ("localhost:8000", "127.0.0.1", "[::1]:80", None)]
    [True, True, True, True]
    >>> [names_this_machine(host) for host in ("evil.example:8000", "localhost.evil.example", "192.0.2.1", "[", "")]
    [False, False, False, False, False]
    """
    if host is None:
        return True
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name == "localhost" or on_this_machine(name)


def rate_network(address: str) -> str:
    """What counts as one caller: an IPv4 address, or the /64 of an IPv6 one, which is one household's.

    >>> rate_network("2001:db8:1:2:3:4:5:6"), rate_network("198.51.100.7")
    ('2001:db8:1:2::/64', '198.51.100.7')
    """
    parsed = _parsed(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return address


def _parsed(address: str) -> Address | None:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    return mapped or parsed


def _in(address: str, networks: Sequence[Network]) -> bool:
    parsed = _parsed(address)
    return parsed is not None and any(parsed in network for network in networks)
