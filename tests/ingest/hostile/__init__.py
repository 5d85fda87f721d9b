"""Files made to do harm: too large, too deep, without end, broken, or something else than they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

ANY = "*"
"""The refusal of a file that may as well be read."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """A hostile file and what must become of it: `refused` is a pattern of the reason, None where it is to be read,
    ANY where both are well.

    Of a file that is read, `limited` says that a `limit` problem must tell what was left out."""

    name: str
    make: Callable[[], bytes]
    refused: str | None = None
    limited: bool = False


REPORT = "示例市统计局2023年政府信息公开工作年度报告\n一、总体情况\n全年收到政府信息公开申请7件。\n"
"""What a report says that is not hostile at all."""
