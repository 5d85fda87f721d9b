"""`wenbao show`: what each stage prints, and what is drawn over a page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from assistant.cli.stage_pictures import colour_of, page_picture
from assistant.cli.stages import Stage, stage_lines
from eval.command import main
from ingest.model import Report, State
from ingest.parsing import parse
from ingest.readers.pdf_render import page_size, render_page
from tests.ingest.printed_tables import applications
from tests.ingest.readers.pdf_drawing import Break, Style, draw

DPI = 144


@pytest.fixture(scope="module")
def data() -> bytes:
    return draw(applications(), Style(border="lines", breaks=(Break(16),)))


@pytest.fixture(scope="module")
def report(data: bytes) -> Report:
    return parse("示例.pdf", data)


def test_every_stage_says_what_it_found_and_where(report: Report) -> None:
    lines = {stage: list(stage_lines(report, stage)) for stage in Stage}
    document = report.document
    assert sum(" paragraph " in line or " table " in line for line in lines[Stage.BLOCKS]) == len(document.blocks)
    assert sum(len(grid.cells) for grid in document.grids) == sum(line.startswith("  ") for line in lines[Stage.GRIDS])
    assert any("三、收到和处理政府信息公开申请情况" in line for line in lines[Stage.SECTIONS])
    first = next(line for line in lines[Stage.FIGURES] if "本年新收" in line and "自然人" in line)
    assert "applications" in first
    assert "11057 件 reported  “11057”  held 2, failed 0, undecided 0" in first
    assert lines[Stage.FIGURES][-1].startswith("! arithmetic") or not report.problems


def test_a_page_shows_its_own_cells_alone(report: Report) -> None:
    cells = [cell for grid in report.document.grids for cell in grid.cells]
    for page in (1, 2):
        lines = [line for line in stage_lines(report, Stage.GRIDS, page) if line.startswith("  ")]
        assert len(lines) == sum(cell.page == page for cell in cells) > 0
        assert all(f" p{page} " in line for line in lines)


def test_the_picture_has_a_line_at_every_cells_border(data: bytes, report: Report) -> None:
    plain = Image.open(io.BytesIO(render_page(data, 2, dpi=DPI))).convert("RGB")
    drawn = Image.open(io.BytesIO(page_picture(data, report, Stage.GRIDS, 2)))
    assert drawn.size == plain.size
    scale = drawn.width / page_size(data, 2)[0]
    boxes = [cell.box for grid in report.document.grids for cell in grid.cells if cell.page == 2 and cell.box]
    assert len(boxes) > 50
    for box in boxes:
        corner = round(box.x0 * scale), round((box.top + box.bottom) / 2 * scale)
        assert drawn.getpixel(corner) == (0, 90, 200)
        assert plain.getpixel(corner) != (0, 90, 200)


def test_figures_are_drawn_in_the_colour_of_their_state() -> None:
    sample = applications()
    sample.rows[0].cells[0] = ""
    drawn_by = draw(sample, Style())
    report = parse("示例.pdf", drawn_by)
    states = {figure.state for figure in report.figures}
    assert states == {State.REPORTED, State.BLANK}
    picture = Image.open(io.BytesIO(page_picture(drawn_by, report, Stage.FIGURES, 1)))
    found = {colour for _, colour in picture.getcolors(picture.width * picture.height) or ()}
    assert {colour_of(state) for state in states} <= found
    assert colour_of(State.RECOGNISED) not in found


def test_the_command_prints_and_draws(tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = tmp_path / "示例.pdf", tmp_path / "out.png"
    file.write_bytes(data)
    assert main(["show", str(file), "--stage", "sections"]) == 0
    assert "三、收到和处理政府信息公开申请情况" in capsys.readouterr().out
    assert main(["show", str(file), "--stage", "figures", "--page", "1", "--png", str(out)]) == 0
    assert out.read_bytes().startswith(b"\x89PNG")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["没有.pdf", "--stage", "grids"], "no such file"),
        (["示例.pdf", "--stage", "grids", "--png", "x.png"], "--page N"),
        (["示例.pdf", "--stage", "blocks", "--page", "1", "--png", "x.png"], "grids or figures"),
        (["示例.pdf", "--stage", "grids", "--page", "9", "--png", "x.png"], "from 1 to 2"),
        (["示例.txt", "--stage", "grids", "--page", "1", "--png", "x.png"], "expected a pdf"),
        (["示例.pdf", "--stage", "grids", "--page", "1", "--png", "no/such/x.png"], "cannot be written"),
    ],
)
def test_wrong_usage_is_told_with_what_to_do(
    arguments: list[str], complaint: str, tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "示例.pdf").write_bytes(data)
    (tmp_path / "示例.txt").write_text("示例市统计局2023年政府信息公开工作年度报告", encoding="utf-8")
    file, *options = arguments
    options = [str(tmp_path / part) if part.endswith(".png") else part for part in options]
    assert main(["show", str(tmp_path / file), *options]) == 2
    assert complaint in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_status_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7\nrubbish")
    assert main(["show", str(tmp_path / "bad.pdf"), "--stage", "blocks"]) == 1
    assert "bad.pdf" in capsys.readouterr().err
