"""What the viewer is told of a document: its tables' cells, its figures and the sums that include them."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import httpx
import numpy
import pytest

from assistant.service.originals import Originals
from assistant.service.page_pictures import PagePictures, PictureError
from assistant.service.viewed import LayoutJson, layout_of
from eval.forge.full import full_report
from eval.forge.write import render
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.served import running


@pytest.fixture(scope="module")
def viewed() -> tuple[LayoutJson, str]:
    report = parse("示例市2023年.docx", render(full_report(seed=3, year=2023), "docx"))
    return layout_of(report.document, report.figures), report.document.text


def test_every_cell_and_figure_is_where_its_characters_are(viewed: tuple[LayoutJson, str]) -> None:
    layout, text = viewed
    cells = [cell for table in layout["tables"] for cell in table["cells"]]
    assert any(cell["rowspan"] > 1 for cell in cells)
    assert any(cell["colspan"] > 1 for cell in cells)
    for figure in layout["figures"]:
        printed = text[figure["start"] : figure["end"]].replace(",", "").strip()
        assert figure["value"] is None or float(printed) == figure["value"]


def test_a_figure_is_proved_by_the_sums_that_include_it(viewed: tuple[LayoutJson, str]) -> None:
    layout, _ = viewed
    received = next(
        one for one in layout["figures"] if one["row"][-1].endswith("新收政府信息公开申请数量") and one["column"] == ["总计"]
    )
    assert len(received["proof"]) >= 2
    assert {identity["held"] for identity in received["proof"]} == {True}
    assert all(str(received["value"]) in identity["text"] for identity in received["proof"])
    alone = next(one for one in layout["figures"] if one["row"][-1] == "行政许可")
    assert alone["proof"] == []


def test_a_sum_that_fails_and_one_that_cannot_be_decided_are_told_apart() -> None:
    header = "\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
    rows = "一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t4\n二、上年结转政府信息公开申请数量\t/\t0\t0\t0\t0\t0\t1\n"
    text = "丙水县人民政府2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n" + header + rows
    report = parse("丙水县2023年.txt", text.encode())
    told = {
        identity["text"]: identity["held"]
        for one in layout_of(report.document, report.figures)["figures"]
        for identity in one["proof"]
    }
    across = {text: held for text, held in told.items() if "各类申请人之和" in text}
    assert {held for text, held in across.items() if "新收" in text} == {False}
    assert {held for text, held in across.items() if "结转" in text} == {None}
    assert any("空" in text for text in across)


def test_the_layout_over_http(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        document = service.library.documents()[0].id
        layout = httpx.get(f"{service.url}/documents/{document}/layout").json()
        assert (layout["dpi"], len(layout["figures"])) == (None, 4)
        assert httpx.get(f"{service.url}/documents/nothing/layout").status_code == 404
        lacking = httpx.get(f"{service.url}/documents/{document}/pages/1")
        assert (lacking.status_code, lacking.headers["content-type"]) == (404, "application/problem+json")


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> tuple[Library, Path]:
    """A library with a PDF read from a folder, and the folder."""
    root = tmp_path_factory.mktemp("pictured")
    data = render(full_report(seed=5, year=2023), "pdf")
    (root / "a.pdf").write_bytes(data)
    report = parse("a.pdf", data)
    with open_library(StoreSettings(root / "home"), write=True) as library:
        library.commit(str(root / "a.pdf"), "a.pdf", report, numpy.zeros((len(report.chunks), 2), dtype=numpy.float32))
    return open_library(StoreSettings(root / "home")), root


def test_a_page_is_shown_while_its_file_is_the_one_that_was_read(pictured: tuple[Library, Path]) -> None:
    library, root = pictured
    with library:
        record = library.documents()[0]
        originals = Originals(root / "home")
        pictures = PagePictures(originals)
        assert pictures.there(record)
        assert pictures.png(record, 1).startswith(b"\x89PNG")
        with pytest.raises(PictureError, match="expected a page 99"):
            pictures.png(record, 99)
        data = (root / "a.pdf").read_bytes()
        (root / "a.pdf").write_bytes(data + b"\n")
        assert not pictures.there(record)
        with pytest.raises(PictureError, match="not at hand"):
            PagePictures(originals).png(record, 1)
        originals.keep(record.sha256, data)
        assert PagePictures(originals).there(record)
        originals.drop(record.sha256)
        assert not pictures.there(record)
        originals.keep(record.sha256, data)
        with pytest.raises(PictureError, match="longer than"):
            PagePictures(originals, seconds=0.01).png(record, 1)


def test_a_file_that_cannot_be_drawn_costs_one_picture(tmp_path: Path, pictured: tuple[Library, Path]) -> None:
    broken = b"%PDF-1.7\n" + b"\0" * 400
    with open_library(StoreSettings(pictured[1] / "home")) as library:
        record = dataclasses.replace(library.documents()[0], sha256=hashlib.sha256(broken).hexdigest())
    originals = Originals(tmp_path)
    originals.keep(record.sha256, broken)
    with pytest.raises(PictureError, match="cannot be drawn"):
        PagePictures(originals).png(record, 1)
