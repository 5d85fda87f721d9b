"""What the operator of the service may set, as values; `from_environment` is given the variables and reads none itself.

WENBAO_ORIGINS          websites whose pages may call the service, besides those that publishable keys are bound to
WENBAO_FRAME_ANCESTORS  websites that may show the chat page in a frame
WENBAO_PAGE_KEY         the publishable key that the service's own pages use, once keys exist
WENBAO_RATE_LIMIT       how often one caller may ask ("120/minute", several joined by ";"); "none" for no limit
WENBAO_TRUSTED_PROXIES  addresses and networks whose X-Forwarded-For is believed
WENBAO_CONCURRENCY      questions that are worked on at a time, in each process
WENBAO_TELEMETRY        "on": FastAPI tells OpenTelemetry of each request, as the OTEL_… variables say; else nothing leaves

Lists are parted by commas or blanks. An empty variable counts as unset. Errors: UsageError names the variable, what was
found and what is expected.

>>> ServiceSettings.from_environment({"WENBAO_ORIGINS": "https://a.example, https://b.example"}).origins
('https://a.example', 'https://b.example')
>>> ServiceSettings().rate_limit, ServiceSettings().rate_for_all
('120/minute', False)
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.errors import UsageError
from ingest.store.api_keys import web_origin

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

DEFAULT_RATE = "120/minute"
NO_LIMIT = "none"


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """`rate_for_all`: the limit was set by the operator, so that it holds on loopback too."""

    origins: tuple[str, ...] = ()
    frame_ancestors: tuple[str, ...] = ()
    page_key: str | None = None
    rate_limit: str | None = DEFAULT_RATE
    rate_for_all: bool = False
    trusted_proxies: tuple[Network, ...] = ()
    concurrency: int = 8
    telemetry: bool = False

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> ServiceSettings:
        rate = environ.get("WENBAO_RATE_LIMIT", "").strip()
        return cls(
            origins=tuple(_origin("WENBAO_ORIGINS", one) for one in _listed(environ, "WENBAO_ORIGINS")),
            frame_ancestors=tuple(_origin("WENBAO_FRAME_ANCESTORS", one) for one in _listed(environ, "WENBAO_FRAME_ANCESTORS")),
            page_key=environ.get("WENBAO_PAGE_KEY", "").strip() or None,
            rate_limit=None if rate == NO_LIMIT else rate or DEFAULT_RATE,
            rate_for_all=bool(rate),
            trusted_proxies=tuple(_network(one) for one in _listed(environ, "WENBAO_TRUSTED_PROXIES")),
            concurrency=_count(environ.get("WENBAO_CONCURRENCY", "").strip() or "8"),
            telemetry=_switch("WENBAO_TELEMETRY", environ.get("WENBAO_TELEMETRY", "").strip()),
        )


def _listed(environ: Mapping[str, str], name: str) -> list[str]:
    return environ.get(name, "").replace(",", " ").split()


def _origin(variable: str, text: str) -> str:
    try:
        return web_origin(text)
    except UsageError as error:
        raise UsageError(f"{variable}: {error}") from error


def _network(text: str) -> Network:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        raise UsageError(
            f"WENBAO_TRUSTED_PROXIES: found {text!r}, expected addresses or networks like 10.0.0.5 or 10.0.0.0/8"
        ) from error


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 1000):
        raise UsageError(f"WENBAO_CONCURRENCY: found {text!r}, expected a number from 1 to 1000")
    return int(text)


def _switch(variable: str, text: str) -> bool:
    if text not in ("", "on", "off"):
        raise UsageError(f"{variable}: found {text!r}, expected on or off")
    return text == "on"
