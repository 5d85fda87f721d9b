"""The fields that every LangChain object of ours has: which reports it is over, and the source that they mean.

`home` is the folder of the stores (WENBAO_HOME's, or the user's own, where None), `base_url` the address of a running
service instead, `api_key` its key where it wants one; `source` is for whoever has one of their own. It is opened by the
first question, not when the object is made. Errors: ValueError (pydantic's) where both a home and an address are given.

>>> Placed(base_url="http://127.0.0.1:8000").opened().site
'http://127.0.0.1:8000'
"""

from __future__ import annotations

from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, SkipValidation, model_validator

from assistant.langchain.source import Source, source_of


class Placed(BaseModel):
    """Mixed in before LangChain's own base."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    home: Path | str | None = None
    base_url: str | None = None
    api_key: SecretStr | None = None
    source: SkipValidation[Source] | None = Field(default=None, exclude=True, repr=False)

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if self.home is not None and self.base_url is not None:
            raise ValueError("found both home and base_url, expected one of them")
        return self

    def opened(self) -> Source:
        """The source; a home is opened once a process and shared."""
        if self.source is not None:
            return self.source
        return source_of(
            None if self.home is None else Path(self.home),
            self.base_url,
            self.api_key.get_secret_value() if self.api_key else None,
        )
