"""Counties that say one paragraph each of 2023, and the numbers that a question about one of them gets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

Ask = Callable[[str, str], list[Decimal]]
"""The numbers of the answer to a question about a place, each in a conversation of its own."""


@contextmanager
def counties(home: Path, prose: Mapping[str, str]) -> Iterator[Ask]:
    """How to ask the counties of these paragraphs, by place."""
    with told_in_prose(home, {(f"{place}县人民政府", 2023): said for place, said in prose.items()}) as library:
        assistant = asked_on(library, date(2024, 6, 1))

        def asked(place: str, question: str) -> list[Decimal]:
            answer = Talk(assistant, library).ask(f"{place}县2023年{question}")
            return [figure.value for figure in answer.figures if figure.value is not None]

        yield asked
