"""Where the stores are: the only reader of the environment in `ingest`.

WENBAO_HOME, WENBAO_DATABASE_URL, WENBAO_CHROMA_URL and WENBAO_EMBEDDING_MODEL, as README's table of settings says.

>>> StoreSettings.from_environment({"WENBAO_HOME": "somewhere"}).home.name
'somewhere'
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs


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
        return cls(
            home=named or Path(platformdirs.user_data_dir("wenbao", appauthor=False)),
            database_url=env.get("WENBAO_DATABASE_URL") or None,
            chroma_url=env.get("WENBAO_CHROMA_URL") or None,
            embedding_model=env.get("WENBAO_EMBEDDING_MODEL") or None,
        )

    @staticmethod
    def named_in_environment(environ: Mapping[str, str] | None = None) -> bool:
        """Whether WENBAO_HOME names a home."""
        return bool((os.environ if environ is None else environ).get("WENBAO_HOME"))
