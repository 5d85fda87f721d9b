"""Each planted defect alone, in every format it can occur in: no cell comes out wrong, every cell that can be known comes
out, and what cannot be known is said. Tables that are pictures are the recognition's tests."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest

from eval.forge.amounts import Scale
from eval.forge.corpus import FORMATS, SHAPES, Forged, Plan, files_of, forged
from eval.forge.defects import GRIDS, load_defects
from eval.forge.judge import judge
from eval.forge.printing import Break, Printing
from eval.forge.samples import Format
from ingest.pipeline import parse

PRINTINGS: dict[Format, dict[str, Printing]] = {
    "docx": {
        "furniture": Printing(furniture=True),
        "runs": Printing(inline_styles=True),
        "framed tables": Printing(framed=True),
        "framed article": Printing(framed=True, seed=1),
        "text boxes": Printing(text_boxes=True),
    },
    "html": {
        "furniture": Printing(furniture=True),
        "styles": Printing(inline_styles=True),
        "framed tables": Printing(framed=True),
        "framed article": Printing(framed=True, seed=1),
        **{f"{name} {seed}": Printing(encoding=name, seed=seed) for name in ("gbk", "gb18030", "utf-8") for seed in range(1)},
    },
    "md": {"furniture": Printing(furniture=True), "radicals": Printing(radicals=True)},
    "pdf": {
        "furniture": Printing(furniture=True),
        "boxed paragraphs": Printing(text_boxes=True),
        "radicals": Printing(radicals=True),
        "fake bold": Printing(fake_bold=True),
        **{f"break {where}": Printing(break_at=where, seed=seed) for seed, where in enumerate(Break)},
        **{f"break {where}, header again": Printing(break_at=where, repeat_header=True) for where in Break},
    },
    "txt": {
        **{shape: Printing(shape=shape) for shape in SHAPES},
        **{f"{shape} with marks": Printing(shape=shape, furniture=True) for shape in SHAPES},
        "gb18030": Printing(encoding="gb18030"),
        "radicals": Printing(radicals=True),
    },
}


def cases() -> Iterator[tuple[str, Format, str]]:
    """Defect, format and, for text, a shape: each defect meets another one."""
    for number, (name, kind) in enumerate(load_defects().items()):
        for format in FORMATS:
            if format in kind.formats and not (name == "picture_of_table" and format in GRIDS):
                yield name, format, SHAPES[number % len(SHAPES)] if format == "txt" else ""


def planted(name: str, format: Format, shape: str) -> Forged:
    """The first report that has something to spoil so."""
    for seed in itertools.count(1):
        plan = Plan(format, Printing(seed=seed, shape=shape), defects=(name,), scale=Scale.CITY)
        one = forged(seed, plan)
        if one.defects or seed > 30:
            return one
    raise AssertionError("count ends never")


def assert_read(one: Forged) -> None:
    judged = judge(one, parse(one.file, files_of([one])[0]))
    told = [note for note in judged.notes if note.startswith(("wrong", "missing"))]
    assert (judged.wrong, judged.missing, judged.unsaid) == (0, 0, 0), (one.seed, one.defects, told[:5])


@pytest.mark.parametrize(("name", "format", "shape"), list(cases()))
def test_a_defect_alone_makes_no_cell_wrong_and_loses_none(name: str, format: Format, shape: str) -> None:
    if name == "parted_digits" and shape == "spaced":
        shape = "tsv"
    one = planted(name, format, shape)
    assert one.defects, f"{name} was planted nowhere"
    assert_read(one)


@pytest.mark.parametrize(("format", "name"), [(format, name) for format, named in PRINTINGS.items() for name in named])
@pytest.mark.parametrize("edition", ["2014", "2019", "2021"])
def test_a_printing_alone_makes_no_cell_wrong_and_loses_none(format: Format, name: str, edition: str) -> None:
    assert_read(forged(7, Plan(format, PRINTINGS[format][name], edition, defects=())))


@pytest.mark.parametrize("seed", [*range(9100, 9106), 710839, 731126])
def test_defects_together_make_no_cell_wrong(seed: int) -> None:
    one = forged(seed)
    if one.printing.by_office or one.printing.lost_characters or any(table.as_picture for table in one.report.tables):
        one = forged(seed, Plan(format="docx", defects=("wording", "missing_rows", "local_table_alike")))
    judged = judge(one, parse(one.file, files_of([one])[0]))
    assert judged.wrong == 0, judged.notes[:5]


@pytest.mark.parametrize(
    "names",
    [
        ("title_row", "headings_as_rows"),
        ("split_table", "fees_in_yuan"),
        ("fees_in_yuan", "printed_differently"),
        ("remark_column", "total_first"),
        ("unit_in_cell", "fees_in_yuan"),
        ("fees_in_yuan", "unit_in_cell"),
        ("header_lost", "total_first"),
        ("fees_in_yuan", "headers_lost"),
        ("total_first", "columns_swapped"),
    ],
)
def test_one_defect_on_top_of_another_keeps_the_truth(names: tuple[str, str]) -> None:
    for seed in range(1, 7):
        one = forged(seed, Plan("md", Printing(), "2021", defects=names, scale=Scale.CITY))
        judged = judge(one, parse(one.file, files_of([one])[0]))
        assert judged.wrong == 0, (seed, judged.notes[:5])


def test_the_same_report_is_told_apart_by_its_printing_alone() -> None:
    one, other = (forged(7, Plan("html", Printing(furniture=furniture), defects=())) for furniture in (False, True))
    assert (one.report, one.truth) == (other.report, other.truth)
    assert replace(one, printing=other.printing) == other
    assert files_of([one]) != files_of([other])
