"""A store of forged reports whose every cell is known, for tests of what is computed and of conversations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import numpy as np

from assistant.assistant import Assistant
from assistant.passages.retrieve import HybridRetriever
from eval.forge.corpus import Plan, files_of, forged
from eval.forge.printing import Printing
from eval.forge.questions import Facts
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library

COMMERCE, SCHOOLS = "临江市东坪区商务局", "临江市西坪区教育局"
YEARS = (2021, 2022, 2023)
SHORT = {COMMERCE: "东坪区商务局", SCHOOLS: "西坪区教育局"}
Truth = Callable[..., Decimal]


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """A part of a whole in per cent, two decimals."""
    return (part * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


@contextmanager
def forged_store(home: Path) -> Iterator[tuple[Library, Truth]]:
    """The store of both bodies' reports of three years, and the truth: (body, year, indicator, column="总计") -> value."""
    made = [
        forged(
            900 + 10 * number + year - 2020,
            Plan(format="txt", defects=(), body=(body, SHORT[body]), year=year, edition="2021", printing=Printing(shape="tsv")),
        )
        for number, body in enumerate(SHORT)
        for year in YEARS
    ]
    facts = {(one.report.organisation, one.report.year): Facts.of(one) for one in made}

    def truth(body: str, year: int, indicator: str, column: str = "总计") -> Decimal:
        value = facts[body, year].value(indicator, column)
        assert value is not None
        return value

    with open_library(StoreSettings(home), write=True) as library:
        for one, data in zip(made, files_of(made), strict=True):
            report = parse(one.file, data)
            library.commit(f"/f/{one.file}", one.file, report, np.ones((len(report.chunks), 2), dtype=np.float32))
        yield library, truth


def asked_on(library: Library, today: date) -> Assistant:
    """An assistant over the store on a day."""
    return Assistant(library, lambda: HybridRetriever(library, None), lambda: today)
