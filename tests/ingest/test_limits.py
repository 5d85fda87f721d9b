"""What a file may hold and cost: the bounds themselves, and the checks that need no process."""

from __future__ import annotations

import random
import zlib

import pytest

from eval.forge.full import full_report
from eval.forge.write import WRITERS, render
from ingest.errors import LimitExceeded
from ingest.model import Block, BlockKind, Cell, Document, Grid, Span
from ingest.parsing import parse
from ingest.readers.limits import MAX_LINES, MAX_TEXT, check_document, check_streams, check_text, storable
from ingest.workers.limits import MEGABYTE, Limits, recognition_begins, widen_with


def deflated(data: bytes) -> bytes:
    return b"stream\r\n" + zlib.compress(data) + b"\nendstream\n"


def test_recognising_has_at_least_what_reading_has() -> None:
    limits = Limits()
    assert limits.recognising.memory > limits.reading.memory
    assert limits.recognising.cpu > limits.reading.cpu
    assert limits.recognising.wall > limits.reading.wall


def test_who_recognises_is_heard_where_somebody_listens() -> None:
    heard: list[str] = []
    recognition_begins()
    widen_with(lambda: heard.append("begins"))
    try:
        recognition_begins()
    finally:
        widen_with(lambda: None)
    recognition_begins()
    assert heard == ["begins"]


@pytest.mark.parametrize("format", WRITERS)
def test_a_report_is_far_below_every_bound(format: str) -> None:
    data = render(full_report(), format)  # type: ignore[arg-type]  # a name of a Literal
    document = parse(f"a.{format}", data).document
    assert len(document.text) * 100 < MAX_TEXT
    assert (len(document.blocks) + sum(len(grid.cells) for grid in document.grids)) * 50 < MAX_LINES
    check_streams(data, MEGABYTE)


def test_a_text_of_too_many_characters_or_lines_is_refused() -> None:
    check_text("甲" * MAX_TEXT)
    check_text("\n" * MAX_LINES)
    with pytest.raises(LimitExceeded, match=f"text of {MAX_TEXT + 1} characters in 0 lines, expected"):
        check_text("甲" * (MAX_TEXT + 1))
    with pytest.raises(LimitExceeded, match=f"in {MAX_LINES + 1} lines"):
        check_text("\n" * (MAX_LINES + 1))


def test_blocks_and_cells_count_together() -> None:
    half = MAX_LINES // 2
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, 0)),) * half
    check_document(Document("", "txt", blocks, (Grid((Cell(0, 0, Span(0, 0)),) * half, Span(0, 0)),)))
    with pytest.raises(LimitExceeded, match=f"{2 * half + 2} paragraphs and cells"):
        check_document(Document("", "txt", blocks, (Grid((Cell(0, 0, Span(0, 0)),) * (half + 2), Span(0, 0)),)))


def test_streams_are_measured_one_by_one_and_to_the_byte() -> None:
    exact = deflated(bytes(MEGABYTE))
    check_streams(exact * 3, MEGABYTE)
    with pytest.raises(LimitExceeded, match="unfolds to more than 1 MB"):
        check_streams(exact + deflated(bytes(MEGABYTE + 1)), MEGABYTE)


def test_a_stream_deflated_twice_is_unfolded_twice() -> None:
    inner = zlib.compress(bytes(3 * MEGABYTE))
    check_streams(deflated(inner), 4 * MEGABYTE)
    with pytest.raises(LimitExceeded):
        check_streams(deflated(inner), 2 * MEGABYTE)


def test_a_stream_that_is_broken_or_no_deflated_one_is_the_readers() -> None:
    noise = random.Random(5).randbytes(300_000)
    check_streams(b"stream\n" + noise + b"stream\n\x78\x9c" + noise, 1_000)
    check_streams(b"%PDF-1.7 stream\n", 1_000)
    check_streams(deflated(bytes(5_000))[:-20], 10_000)


def test_what_no_store_keeps_is_replaced_in_its_place() -> None:
    assert storable("甲\x00乙\ud800丙\udfff") == "甲\ufffd乙\ufffd丙\ufffd"
    assert storable("甲\ufffd\U0001f600\n\t") == "甲\ufffd\U0001f600\n\t"
