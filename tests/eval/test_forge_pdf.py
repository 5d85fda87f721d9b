"""PDFs by options, as pdfplumber sees them: where tables are cut, what the text layer tells, what is drawn around."""

from __future__ import annotations

import difflib
import io
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pdfplumber
import pypdfium2
import pytest

from eval.forge.breaks import place_break
from eval.forge.full import full_report
from eval.forge.laid import LaidTable, Role
from eval.forge.layout import lay_out
from eval.forge.lines import NARROW, header_rows
from eval.forge.pdf_sheets import SIDE, TEXT, Sheets, Type
from eval.forge.pdf_tables import CELL_LINE, draw_table
from eval.forge.printing import Break, Printing, Rules, Scan
from eval.forge.radicals import RADICALS
from eval.forge.write import render

FULL = full_report()
APPLICATIONS = lay_out(FULL.tables[1])
SEEDS = (0, 1, 2, 3)
BREAK_SEEDS = (0, 3)
UNCLOSED = (Rules.OPEN_SIDES, Rules.NONE)
Grid = list[list[str | None]]


@cache
def pages(printing: Printing) -> list[str]:
    with pdfplumber.open(io.BytesIO(render(FULL, "pdf", printing))) as pdf:
        return [page.extract_text() for page in pdf.pages]


@cache
def grids(printing: Printing) -> list[list[Grid]]:
    with pdfplumber.open(io.BytesIO(render(FULL, "pdf", printing))) as pdf:
        return [page.extract_tables() for page in pdf.pages]


def cut_grids(printing: Printing) -> tuple[Grid, Grid]:
    """The applications table on the page where it is cut, and what is left of it on the next."""
    found = grids(printing)
    for here, below in pairwise(found):
        if here and any("申请人情况" in (cell or "") for row in here[-1] for cell in row):
            return here[-1], below[0]
    raise AssertionError("the table is not cut")


def joined(text: str | None) -> str:
    return "".join((text or "").split())


@pytest.mark.parametrize("seed", BREAK_SEEDS)
def test_a_break_between_rows_keeps_every_row_and_inner_label_whole(seed: int) -> None:
    above, below = cut_grids(Printing(seed=seed, break_at=Break.BETWEEN_ROWS))
    values = [cell.text for cell in APPLICATIONS.cells if cell.role is Role.VALUE]
    printed = [cell for row in above + below for cell in row if cell and cell.isdigit()]
    assert printed == values
    whole = {joined(cell.text) for cell in APPLICATIONS.cells if cell.role is Role.LABEL}
    assert whole == {joined(cell) for row in above + below for cell in row} & whole
    assert joined(below[0][1]) or joined(below[0][0]), "the first row below begins with a label of its own"


@pytest.mark.parametrize("seed", BREAK_SEEDS)
def test_a_break_in_a_label_parts_its_text_over_two_pages(seed: int) -> None:
    _, cut = place_break(APPLICATIONS, Break.IN_LABEL, seed)
    assert cut is not None
    assert cut.label is not None
    above, below = cut_grids(Printing(seed=seed, break_at=Break.IN_LABEL))
    text, at = joined(cut.label.text), cut.characters
    assert text not in {joined(cell) for row in above + below for cell in row}
    assert text[:at] in {joined(row[1]) for row in above}
    assert joined(below[0][1]) == text[at:]


def test_a_break_after_the_header_leaves_no_row_above() -> None:
    above, below = cut_grids(Printing(break_at=Break.AFTER_HEADER))
    assert len(above) == header_rows(APPLICATIONS)
    assert joined(below[0][0]) == "一、本年新收政府信息公开申请数量"
    found = grids(Printing(break_at=Break.AFTER_HEADER))
    assert any(joined(here[-1][-1][0]) == "信息内容" for here in found if here), "the proactive table is cut after a header too"


@pytest.mark.parametrize("seed", BREAK_SEEDS)
def test_a_break_in_a_row_parts_its_label_and_leaves_its_values_above(seed: int) -> None:
    split, cut = place_break(APPLICATIONS, Break.IN_ROW, seed)
    assert cut is not None
    above, below = cut_grids(Printing(seed=seed, break_at=Break.IN_ROW))
    ending, rest = (
        next(cell for cell in split.cells if cell.row == row and cell.role is Role.LABEL and cell.rowspan == 1)
        for row in (cut.row - 1, cut.row)
    )
    assert joined(ending.text) == joined(above[-1][ending.column])
    assert joined(rest.text) == joined(below[0][rest.column])
    assert all((cell or "").isdigit() for cell in above[-1][-7:])
    assert below[0][-7:] == [""] * 7
    assert joined(ending.text + rest.text) in {joined(cell.text) for cell in APPLICATIONS.cells}


@pytest.mark.parametrize("kind", [Break.BETWEEN_ROWS, Break.IN_LABEL, Break.IN_ROW])
def test_the_header_is_printed_again_where_it_is_asked_for(kind: Break) -> None:
    for again in (False, True):
        _, below = cut_grids(Printing(break_at=kind, repeat_header=again))
        assert ("自然人" in {joined(cell) for row in below for cell in row}) == again


@pytest.mark.parametrize("kind", Break)
def test_a_cut_table_still_covers_its_grid_once(kind: Break) -> None:
    for seed in range(12):
        table, _ = place_break(APPLICATIONS, kind, seed)
        assert sum(cell.rowspan * cell.colspan for cell in table.cells) == table.rows * table.columns == len(table.covering())


def test_a_table_without_such_a_place_stays_whole() -> None:
    plain = LaidTable(tuple(cell for cell in APPLICATIONS.cells if cell.row == 0), APPLICATIONS.widths, 1)
    for kind in Break:
        assert place_break(plain, kind, 1) == (plain, None)


def test_boxed_paragraphs_look_like_a_table_and_rules_stand_under_others() -> None:
    boxed = FULL.sections[0].paragraphs
    first = grids(Printing(text_boxes=True))[0][0]
    assert [joined(row[0]) for row in first] == [joined(text) for text in boxed]
    assert "第二十条" in joined(grids(Printing())[0][0][0][0])
    for boxes in (False, True):
        with pdfplumber.open(io.BytesIO(render(FULL, "pdf", Printing(text_boxes=boxes)))) as pdf:
            assert any(page.lines for page in pdf.pages) == boxes


def test_radicals_are_told_by_the_text_layer_while_the_page_looks_the_same() -> None:
    plain, printed = (Printing(seed=2, radicals=radicals) for radicals in (False, True))
    told = "".join(pages(printed))
    assert {character for character in told if 0x2E80 <= ord(character) <= 0x2FD5}
    assert not {character for character in "".join(pages(plain)) if 0x2E80 <= ord(character) <= 0x2FD5}
    again = replace(printed, seed=3)
    first, other = (pypdfium2.PdfDocument(render(FULL, "pdf", p))[0].render(scale=1).to_numpy() for p in (printed, again))
    assert "".join(pages(again)) != told
    assert (first == other).all(), "other characters are told, the same ones drawn"


def test_headings_and_labels_are_printed_twice_a_hair_apart() -> None:
    with pdfplumber.open(io.BytesIO(render(FULL, "pdf", Printing(fake_bold=True)))) as pdf:
        chars = pdf.pages[0].chars
    there = {(char["text"], round(char["x0"], 1), round(char["top"], 1)) for char in chars}
    twice = [c for c in chars if (c["text"], round(c["x0"] + 0.3, 1), round(c["top"], 1)) in there]
    assert set("规章信息内容总体情况") <= {char["text"] for char in twice}
    assert not any(char["size"] == 12 for char in twice), "prose is printed once"
    assert set(there) > {(c["text"], round(c["x0"], 1), round(c["top"], 1)) for c in twice}


@pytest.mark.parametrize("seed", SEEDS)
def test_lost_characters_come_out_as_numbers_or_private_use(seed: int) -> None:
    text = "".join(pages(Printing(seed=seed, lost_characters=True)))
    if seed % 2:
        assert sum(0xE000 <= ord(character) <= 0xF8FF for character in text) > 300
    else:
        assert text.count("(cid:") > 300
    assert "行政许可" not in text
    assert ("一、总体情况" in text) == (seed > 1), "seeds 2 and 3 lose only the tables"


def test_lost_characters_are_still_drawn() -> None:
    lost, told = (Printing(lost_characters=True), Printing(radicals=True))
    first, other = (pypdfium2.PdfDocument(render(FULL, "pdf", p))[0].render(scale=1).to_numpy() for p in (lost, told))
    assert (first == other).all()


def test_furniture_stands_on_every_page() -> None:
    for number, text in enumerate(pages(Printing(furniture=True)), 1):
        lines = text.splitlines()
        assert lines[0] == "示例市人民政府政府信息公开工作年度报告（2023）"
        assert lines[-1].replace(" ", "") == f"2024年1月印制第{number}页"


def test_the_same_printing_gives_the_same_bytes() -> None:
    printing = Printing(seed=4, break_at=Break.IN_LABEL, radicals=True, furniture=True, text_boxes=True, repeat_header=True)
    assert render(FULL, "pdf", printing) == render(FULL, "pdf", printing)


@pytest.mark.parametrize("rules", Rules)
def test_rules_are_drawn_in_one_way_or_another_round_the_same_cells(rules: Rules) -> None:
    with pdfplumber.open(io.BytesIO(render(FULL, "pdf", Printing(rules=rules)))) as pdf:
        page = pdf.pages[0]
        lines, thin = len(page.lines), [rect for rect in page.rects if min(rect["width"], rect["height"]) < 1]
        boxes = [rect for rect in page.rects if min(rect["width"], rect["height"]) >= 1]
        rows = page.extract_tables()[0] if rules not in UNCLOSED else []
        left = min((line["x0"] for line in page.lines if line["x0"] == line["x1"]), default=0.0)
    assert (lines > 0, len(thin) > 0, len(boxes) > 0) == (
        rules in (Rules.LINES, Rules.OPEN_SIDES, Rules.OPEN_ENDS),
        rules is Rules.FILLS,
        rules is Rules.BOXES,
    )
    assert rules in UNCLOSED or rows[2] == ["规章", "26", "5", "7"]
    assert (left > SIDE + 10) == (rules is Rules.OPEN_SIDES)


def test_tables_with_open_ends_are_not_closed_where_a_page_ends() -> None:
    printing = Printing(break_at=Break.IN_LABEL)
    lowest = {}
    for rules in (Rules.LINES, Rules.OPEN_ENDS):
        with pdfplumber.open(io.BytesIO(render(FULL, "pdf", replace(printing, rules=rules)))) as pdf:
            page = pdf.pages[1]
            across = max(line["bottom"] for line in page.lines if line["top"] == line["bottom"])
            down = max(line["bottom"] for line in page.lines if line["top"] != line["bottom"])
        lowest[rules] = down - across
    assert lowest[Rules.LINES] == pytest.approx(0, abs=0.1)
    assert lowest[Rules.OPEN_ENDS] > 10


def test_a_rule_stands_between_a_repeated_header_and_the_row_below_it() -> None:
    printing = Printing(break_at=Break.BETWEEN_ROWS, rules=Rules.OPEN_ENDS, repeat_header=True)
    _, below = cut_grids(printing)
    assert joined(below[0][0]) == joined(next(cell.text for cell in APPLICATIONS.cells))
    first = below[header_rows(APPLICATIONS)]
    assert all((cell or "").isdigit() for cell in first[-7:])


def test_a_header_that_a_page_ends_in_is_not_printed_again() -> None:
    sheets = Sheets("示例", Type())
    sheets.y -= sheets.room - 2.5 * CELL_LINE
    draw_table(sheets, APPLICATIONS, printing=Printing(repeat_header=True))
    with pdfplumber.open(io.BytesIO(sheets.finished())) as pdf:
        assert "".join(page.extract_text() for page in pdf.pages).count("自然人") == 1


def test_headers_stand_on_a_coloured_ground() -> None:
    with pdfplumber.open(io.BytesIO(render(FULL, "pdf", Printing(shaded=True)))) as pdf:
        filled = [rect for rect in pdf.pages[0].rects if rect["fill"]]
        dark = [char["text"] for char in pdf.pages[0].chars if tuple(char["non_stroking_color"] or (0,)) not in ((0,), (0, 0, 0))]
    assert len(filled) >= sum(cell.role is Role.HEADER for cell in lay_out(FULL.tables[0]).cells)
    assert not dark, "text is black again"


def test_labels_of_long_parts_stand_upright_in_a_narrow_column() -> None:
    label = "三、本年度办理结果"
    with pdfplumber.open(io.BytesIO(render(FULL, "pdf", Printing(upright=True, break_at=Break.IN_ROW)))) as pdf:
        chars = [char for char in pdf.pages[1].chars if char["x1"] < SIDE + TEXT * NARROW]
    column = [char["text"] for char in sorted(chars, key=lambda char: char["top"]) if char["text"] in label]
    assert "".join(column) == label
    assert len({round(char["top"]) for char in chars if char["text"] in label}) == len(label)


def test_rotated_pages_lie_on_their_side_and_read_the_same() -> None:
    plain, turned = render(FULL, "pdf"), render(FULL, "pdf", Printing(rotated=True))
    with pdfplumber.open(io.BytesIO(plain)) as upright, pdfplumber.open(io.BytesIO(turned)) as rotated:
        assert [page.rotation for page in rotated.pages] == [90] * len(upright.pages)
        assert [page.extract_text() for page in rotated.pages] == [page.extract_text() for page in upright.pages]
    shown = (pypdfium2.PdfDocument(data)[0].render(scale=1).to_numpy() for data in (plain, turned))
    first, second = shown
    assert first.shape == second.shape
    assert abs(first.mean() - second.mean()) < 1


def test_hidden_text_lies_under_the_pictures_with_mistakes() -> None:
    printing = Printing(scanned=True, scan=Scan(dpi=60), hidden_text=True)
    with pdfplumber.open(io.BytesIO(render(FULL, "pdf", printing))) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages)
        assert all(len(page.images) == 1 and not page.rects and not page.lines for page in pdf.pages)
    told = "".join(pages(Printing(radicals=True))).translate({ord(radical): plain for plain, radical in RADICALS.items()})
    share = difflib.SequenceMatcher(None, joined(told), joined(text), autojunk=False).ratio()
    assert 0.9 < share < 0.995, "much the same, with mistakes"
    bare, under = (
        pypdfium2.PdfDocument(render(FULL, "pdf", p))[0].render(scale=1).to_numpy()
        for p in (replace(printing, hidden_text=False), printing)
    )
    assert (bare == under).all(), "nothing of it is seen"


def test_text_of_a_table_is_printed_in_any_order_at_the_same_places() -> None:
    def printed(shuffled: bool) -> list[tuple[str, float, float]]:
        with pdfplumber.open(io.BytesIO(render(FULL, "pdf", Printing(shuffled=shuffled)))) as pdf:
            return [(char["text"], char["x0"], char["top"]) for char in pdf.pages[0].chars]

    assert printed(True) != printed(False)
    assert sorted(printed(True)) == sorted(printed(False))
