"""Where the stores are: the only reader of the environment in `ingest`.

WENBAO_HOME, WENBAO_DATABASE_URL, WENBAO_CHROMA_URL, WENBAO_EMBEDDING_MODEL and WENBAO_PICTURE_CACHE, as README's table of settings says.
Errors: UsageError for a Chroma server that is not on this machine or a private network, or an address that is none.

>>> StoreSettings.from_environment({"WENBAO_HOME": "somewhere"}).home.name
'somewhere'
>>> chroma_server("http://10.0.0.7:8000").shown
'http://10.0.0.7:8000'
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from ingest.errors import UsageError

CHROMA_PORT = 8000
_NEAR = tuple(
    ipaddress.ip_network(network)
    for network in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7")
)
_EXPECTED = "expected one like http://127.0.0.1:8000, on this machine or a private network, without a path or a password"


@dataclass(frozen=True, slots=True)
class ChromaServer:
    """Where a Chroma server listens: a name or an address, and a port."""

    host: str
    port: int

    @property
    def shown(self) -> str:
        """As a URL."""
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """`home` holds the embedded stores; the others are None where the default (in the home, or shipped) is meant."""

    home: Path
    database_url: str | None = field(default=None, repr=False)  # it may hold a password
    chroma_url: str | None = None
    embedding_model: str | None = None

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None, home: Path | None = None) -> StoreSettings:
        """Reads the settings; `home` (a command's --home) wins over WENBAO_HOME. An empty variable counts as unset."""
        env = os.environ if environ is None else environ
        named = home or (Path(env["WENBAO_HOME"]) if env.get("WENBAO_HOME") else None)
        chroma_url = env.get("WENBAO_CHROMA_URL") or None
        if chroma_url is not None:
            chroma_server(chroma_url)  # what cannot be used is said at once, not by the first question for a passage
        return cls(
            home=named or Path(platformdirs.user_data_dir("wenbao", appauthor=False)),
            database_url=env.get("WENBAO_DATABASE_URL") or None,
            chroma_url=chroma_url,
            embedding_model=env.get("WENBAO_EMBEDDING_MODEL") or None,
        )

    @staticmethod
    def named_in_environment(environ: Mapping[str, str] | None = None) -> bool:
        """Whether WENBAO_HOME names a home."""
        return bool((os.environ if environ is None else environ).get("WENBAO_HOME"))


def picture_cache(environ: Mapping[str, str] | None = None) -> Path | None:
    """The folder in which what was recognised in pictures is kept (WENBAO_PICTURE_CACHE), or None for nowhere.

    >>> picture_cache({}).name, picture_cache({"WENBAO_PICTURE_CACHE": "none"})
    ('pictures', None)
    """
    named = (os.environ if environ is None else environ).get("WENBAO_PICTURE_CACHE")
    if named == "none":
        return None
    folder = Path(named) if named else Path(platformdirs.user_cache_dir("wenbao", appauthor=False), "pictures")
    return folder.absolute()  # who reads a file does so in another folder


def chroma_server(url: str) -> ChromaServer:
    """The server that WENBAO_CHROMA_URL names. A name's addresses are held to the same rule when it is connected to."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise UsageError(f"WENBAO_CHROMA_URL is no address; {_EXPECTED}") from None  # the cause may tell a password
    if parts.scheme != "http" or not host or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise UsageError(f"WENBAO_CHROMA_URL is no address of a Chroma server; {_EXPECTED}")
    if parts.username is not None or parts.password is not None:
        raise UsageError(f"WENBAO_CHROMA_URL names a user, but a Chroma server knows none; {_EXPECTED}")
    literal = _literal(host)
    if literal is not None and not is_near(literal):
        raise UsageError(
            f"WENBAO_CHROMA_URL names {host}, which is not on this machine or a private network: a Chroma server asks nobody "
            f"for a key, so whoever reaches it reads and changes the passage index; {_EXPECTED}"
        )
    return ChromaServer(host, port or CHROMA_PORT)


def is_near(address: str) -> bool:
    """Whether this IP address is one of this machine or of a private network.

    >>> [is_near(one) for one in ("127.0.0.1", "192.168.3.4", "::1", "8.8.8.8", "169.254.169.254", "0.0.0.0", "::ffff:8.8.8.8")]
    [True, True, True, False, False, False, False]
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return any((mapped or found) in network for network in _NEAR)


def _literal(host: str) -> str | None:
    """The host where it is an IP address itself."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return None


def without_settings(environ: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment without wenbao's variables, for a process that is given its own."""
    return {name: value for name, value in (os.environ if environ is None else environ).items() if not name.startswith("WENBAO_")}
