"""Which language model words answers, if any, and how the service is run: the only place that reads or sets the environment
in `assistant`.

WENBAO_LLM_BASE_URL and WENBAO_LLM_MODEL name an OpenAI-compatible endpoint and one of its models; both or neither.
WENBAO_LLM_API_KEY is sent where it is set (a local endpoint needs none). An empty variable counts as unset. Seconds are
seconds of wall clock. Errors: UsageError where one of the two is set alone, or the address is no http(s) address.

>>> ModelSettings.from_environment({}) is None
True
>>> ModelSettings.from_environment({"WENBAO_LLM_BASE_URL": "http://127.0.0.1:9/v1", "WENBAO_LLM_MODEL": "m"}).model
'm'
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from assistant.service.settings import ServiceSettings
from ingest.errors import UsageError

_COUNTS = "PROMETHEUS_MULTIPROC_DIR"
BASE_URL, MODEL, API_KEY = "WENBAO_LLM_BASE_URL", "WENBAO_LLM_MODEL", "WENBAO_LLM_API_KEY"


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """One endpoint and model. `seconds` is the deadline of one answer's wording, retries and all; `most_bytes` how much
    of a reply is read. The key is kept out of `repr`, and so out of logs."""

    base_url: str
    model: str
    api_key: str | None = field(default=None, repr=False)
    seconds: float = 10.0
    most_bytes: int = 256 * 1024

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> ModelSettings | None:
        """The endpoint that the environment names, or None where it names none."""
        env = os.environ if environ is None else environ
        base_url, model = env.get(BASE_URL, "").strip(), env.get(MODEL, "").strip()
        if not base_url and not model:
            return None
        if not base_url or not model:
            given, lacking = (BASE_URL, MODEL) if base_url else (MODEL, BASE_URL)
            raise UsageError(f"{given} is set and {lacking} is not; set both, or neither to answer without a model")
        parts = urlsplit(base_url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"{BASE_URL}: found {base_url!r}, expected an address such as http://127.0.0.1:8080/v1")
        return cls(base_url, model, env.get(API_KEY) or None)

    @property
    def local(self) -> bool:
        """Whether the endpoint is on this machine, so that no proxy may stand between."""
        return urlsplit(self.base_url).hostname in ("localhost", "127.0.0.1", "::1")


def share_counts(folder: Path) -> None:
    """Lets the processes that are begun from now on count what they do in this folder, together (prometheus-client's own way,
    which it is told by the environment alone)."""
    os.environ[_COUNTS] = str(folder)


def shared_counts() -> Path | None:
    """The folder in which this process counts together with others; None where it counts for itself."""
    folder = os.environ.get(_COUNTS)
    return Path(folder) if folder else None


def service_settings(environ: Mapping[str, str] | None = None) -> ServiceSettings:
    """What the operator of the service set (`service.settings` says by which variables).

    >>> service_settings({}).page_key is None
    True
    """
    return ServiceSettings.from_environment(os.environ if environ is None else environ)
