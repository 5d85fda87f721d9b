"""Made-up reports for the stores' tests: valid values in our own words, as many and as large as a test asks for, and
hypothesis strategies (`REPORTS`) for any value that the model allows."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy
from hypothesis import strategies as st

from ingest.model import (
    Block,
    BlockKind,
    Box,
    Cell,
    Checks,
    Chunk,
    Document,
    Figure,
    Grid,
    Identity,
    Layout,
    Picture,
    Problem,
    Report,
    Section,
    SectionKind,
    Span,
    State,
    Statement,
    StatementKind,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIMENSION = 16


def made_report(number: int, passages: int = 4, figures: int = 5, edition: str = "") -> Report:
    """A report that is about `number` throughout; `edition` makes it a different text."""
    sentences = [f"第{number}号单位{edition}全年办理事项{place}的申请{number * 10 + place}件。" for place in range(passages)]
    text = "一、总体情况\n" + "".join(sentences)
    starts = [7 + sum(map(len, sentences[:place])) for place in range(passages)]
    spans = [Span(start, start + len(sentence)) for start, sentence in zip(starts, sentences, strict=True)]
    whole = Span(0, len(text))
    return Report(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        document=Document(text, "txt", (Block(BlockKind.HEADING, Span(0, 6), level=1),), encoding="utf-8"),
        identity=Identity(f"某市第{number}号单位", 2000 + number % 25, f"第{number}号单位年度报告", ("某市",)),
        form="2021",
        sections=(Section(("一、总体情况",), whole, Span(0, 6), SectionKind.OVERVIEW),),
        figures=tuple(made_figure(Decimal(number * 100 + place)) for place in range(figures)),
        statements=tuple(made_statement(Decimal(number * 10 + place), span) for place, span in enumerate(spans)),
        chunks=tuple(Chunk(place, ("一、总体情况",), span) for place, span in enumerate(spans)),
        problems=(Problem("no_year", "没有写明年份", Span(0, 6)),),
    )


def made_figure(value: Decimal) -> Figure:
    """A cell of the applications table that holds this value."""
    return Figure(
        table="applications",
        form="2021",
        row=("一、本年新收政府信息公开申请数量",),
        column=("总计",),
        indicator="applications.received",
        dimension="总计",
        value=value,
        unit="件",
        state=State.REPORTED,
        raw=str(value),
        span=Span(0, 1),
    )


def made_statement(value: Decimal, span: Span) -> Statement:
    """A count stated in this sentence."""
    return Statement("申请", "全年办理", value, "件", StatementKind.COUNT, State.REPORTED, span, span, span)


def made_vectors(report: Report, seed: int = 0) -> NDArray[numpy.float32]:
    """Unit vectors, one a passage, that depend on the report's text and the seed alone."""
    generator = numpy.random.default_rng([seed, int(report.sha256[:12], 16)])
    rows = generator.standard_normal((len(report.chunks), DIMENSION)).astype(numpy.float32)
    unit: NDArray[numpy.float32] = rows / numpy.linalg.norm(rows, axis=1, keepdims=True).clip(1e-9)
    return unit


# Any value that the model allows, for laws that must hold of all.

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MAYBE_WORDS = st.none() | WORDS
PATHS = st.lists(WORDS, max_size=3).map(tuple)
PAGES = st.none() | st.integers(1, 400)
YEARS = st.none() | st.integers(1990, 2100)
SPANS = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda pair: Span(min(pair), max(pair)))
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
BOXES = st.builds(Box, *[st.floats(0, 900)] * 4)
PROBLEMS = st.lists(st.builds(Problem, WORDS, WORDS, st.none() | SPANS, PAGES), max_size=3).map(tuple)
PLACES, WIDTHS = st.integers(0, 9), st.integers(1, 3)
CELLS = st.builds(Cell, PLACES, PLACES, SPANS, WIDTHS, WIDTHS, PAGES, st.none() | BOXES)
GRIDS = st.builds(Grid, st.lists(CELLS, max_size=3).map(tuple), SPANS, st.sampled_from(Layout))
DOCUMENTS = st.builds(
    Document,
    text=WORDS,
    format=st.sampled_from(["txt", "md", "html", "docx", "pdf"]),
    blocks=st.lists(st.builds(Block, st.sampled_from(BlockKind), SPANS, PAGES, st.integers(0, 6)), max_size=3).map(tuple),
    grids=st.lists(GRIDS, max_size=2).map(tuple),
    pictures=st.lists(st.builds(Picture, SPANS, PAGES, WORDS), max_size=2).map(tuple),
    encoding=MAYBE_WORDS,
    pages=PAGES,
    problems=PROBLEMS,
)
FIGURES = st.builds(
    Figure,
    table=WORDS,
    form=WORDS,
    row=PATHS,
    column=PATHS,
    indicator=MAYBE_WORDS,
    dimension=MAYBE_WORDS,
    value=st.none() | NUMBERS,
    unit=WORDS,
    state=st.sampled_from(State),
    raw=WORDS,
    span=SPANS,
    page=PAGES,
    printed_row=PATHS,
    printed_column=PATHS,
    table_title=WORDS,
    checks=st.builds(Checks, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)),
)
STATEMENTS = st.builds(
    Statement,
    subject=WORDS,
    context=WORDS,
    value=NUMBERS,
    unit=WORDS,
    kind=st.sampled_from(StatementKind),
    state=st.sampled_from(State),
    number=SPANS,
    quote=SPANS,
    sentence=SPANS,
    year=YEARS,
    indicator=MAYBE_WORDS,
    dimension=MAYBE_WORDS,
    whole=st.none() | st.integers(0, 50),
    page=PAGES,
)
IDENTITIES = st.builds(Identity, MAYBE_WORDS, YEARS, WORDS, PATHS, PATHS, st.none() | SPANS, st.none() | SPANS, PROBLEMS)
SECTIONS = st.builds(Section, PATHS, SPANS, SPANS, st.sampled_from(SectionKind))
CHUNKS = st.lists(st.tuples(PATHS, SPANS, WORDS, PAGES), max_size=4).map(
    lambda rows: tuple(Chunk(place, *row) for place, row in enumerate(rows))
)
REPORTS = st.builds(
    Report,
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    document=DOCUMENTS,
    identity=IDENTITIES,
    form=MAYBE_WORDS,
    sections=st.lists(SECTIONS, max_size=3).map(tuple),
    figures=st.lists(FIGURES, max_size=5).map(tuple),
    statements=st.lists(STATEMENTS, max_size=3).map(tuple),
    chunks=CHUNKS,
    problems=PROBLEMS,
)
