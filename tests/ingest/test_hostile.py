"""Files made to do harm are read within bounds or refused with a reason; none costs more than itself."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from eval.forge.full import full_report
from eval.forge.samples import Format
from eval.forge.write import WRITERS, render
from ingest.errors import LimitExceeded, ParserCrashed, ReadError
from ingest.model import Report
from ingest.workers.limits import MEGABYTE, Bounds, Limits
from ingest.workers.pool import Workers
from tests.ingest.hostile import ANY, Hostile, foreign, pdf, plain, web, word

LIMITS = Limits(
    reading=Bounds(memory=1_000 * MEGABYTE, cpu=12, wall=80), recognising=Bounds(memory=4_000 * MEGABYTE, cpu=40, wall=120)
)
"""Narrower than in use: a file that needs more than this would be a fault of ours."""

ALL = [
    pytest.param(file, id=f"{kind.__name__.rpartition('.')[2]}-{file.name}")
    for kind in (plain, web, word, pdf, foreign)
    for file in kind.FILES
]


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1, LIMITS) as opened:
        yield opened


def tried(workers: Workers, name: str, data: bytes) -> Report | ReadError:
    """What becomes of a file."""
    try:
        return workers.parse(name, data)
    except ReadError as error:
        return error


def test_there_are_many_and_each_is_another() -> None:
    assert len({file.id for file in ALL}) == len(ALL) >= 150


@pytest.mark.parametrize("file", ALL)
def test_a_hostile_file_costs_no_more_than_itself(workers: Workers, file: Hostile) -> None:
    result = tried(workers, file.name, file.make())
    if file.refused is None or (file.refused == ANY and isinstance(result, Report)):
        assert isinstance(result, Report), str(result)
        assert file.limited <= any(problem.code == "limit" for problem in result.problems)
        result.document.text.encode()
        assert "\x00" not in result.document.text
        assert "root:" not in result.document.text
    else:
        assert isinstance(result, ReadError), "it was read"
        assert not isinstance(result, ParserCrashed), str(result)
        assert not (isinstance(result, LimitExceeded) and "processor time" in str(result)), str(result)
        assert file.refused == ANY or re.search(file.refused, str(result)), str(result)
        assert str(result).startswith(f"{file.name}: found ")


def mutant(data: bytes, draw: random.Random) -> bytes:
    """The data with some bytes changed, dropped, doubled or put elsewhere."""
    out = bytearray(data)
    for _ in range(draw.choice((1, 2, 8, 32))):
        at, length = draw.randrange(len(out)), draw.choice((1, 4, 64, 512))
        match draw.randrange(4):
            case 0:
                out[at] = draw.randrange(256)
            case 1:
                out[at:at] = out[at : at + length] * 3
            case 2:
                out[at:at] = draw.choice((b"\x00", b"<table>", b"<<", b"0 obj", b"\xff\xfe", "（".encode(), b"9" * 40))
            case _:
                del out[at : at + length]
                out = out or bytearray(b"x")
    return bytes(out)


@pytest.mark.parametrize("format", WRITERS)
def test_a_damaged_report_is_read_or_refused_with_a_reason(workers: Workers, format: Format) -> None:
    draw = random.Random(f"{format} 3")
    data = render(full_report(), format)
    for _ in range(12):
        result = tried(workers, f"a.{format}", mutant(data, draw))
        assert not isinstance(result, ParserCrashed | LimitExceeded), str(result)
        assert isinstance(result, Report) or "expected" in str(result)
