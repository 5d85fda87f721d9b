"""What is set side by side is taken from the one sentence that tells both, where the table counts one of them otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from assistant.assistant import Assistant
from eval.forge.corpus import Plan, files_of, forged
from eval.forge.printing import Printing
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import open_library
from tests.assistant.forged_store import COMMERCE, SHORT, asked_on

TOLD = "\n全年备案政府信息公开领域行政复议案件912件，行政诉讼案件704件。\n"


@pytest.fixture(scope="module")
def told_otherwise(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    plan = Plan(
        format="txt", defects=(), body=(COMMERCE, SHORT[COMMERCE]), year=2023, edition="2021", printing=Printing(shape="tsv")
    )
    made = forged(913, plan)
    (data,) = files_of([made])
    heading = "一、工作总体情况"
    text = data.decode("utf-8").replace(heading, heading + TOLD, 1)
    assert TOLD in text
    with open_library(StoreSettings(tmp_path_factory.mktemp("one_sentence")), write=True) as library:
        report = parse(made.file, text.encode())
        library.commit(f"/f/{made.file}", made.file, report, np.ones((len(report.chunks), 2), dtype=np.float32))
        yield asked_on(library, date(2024, 6, 1))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("备案行政复议比行政诉讼多几件？", 208),
        ("备案行政复议和行政诉讼相差多少件？", 208),
        ("备案行政复议和行政诉讼合计多少件？", 1616),
    ],
)
def test_both_are_taken_from_one_sentence(told_otherwise: Assistant, question: str, value: int) -> None:
    assert told_otherwise.ask(f"{SHORT[COMMERCE]}2023年{question}").figures[0].value == Decimal(value)


def test_each_is_told_of_its_own_where_neither_is_named_so(told_otherwise: Assistant) -> None:
    told = told_otherwise.ask(f"{SHORT[COMMERCE]}2023年行政复议比行政诉讼多几件？").figures
    assert all(one.value not in (Decimal(208), Decimal(704)) for one in told)
