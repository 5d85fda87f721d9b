"""The tables of words that the assistant reads questions and reports by: `vocabulary/*.toml`, each read once.

`word_table` gives a file as tomllib does, its lists and tables by their names; whoever asks makes of them what it needs and changes
nothing, for all who ask share one table. A name that no file has raises `FileNotFoundError`.

>>> word_table("comparable")["siblings"]["proactive.fees.amount"]
'proactive.fees.previous_items'
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def word_table(name: str) -> dict[str, Any]:
    """The table of one file, by its name without the ending."""
    return tomllib.loads(resources.files("assistant.vocabulary").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
