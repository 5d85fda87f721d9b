"""Pictures of pages: seeded, reproducible, and worse where the scan is worse."""

from __future__ import annotations

import io

import numpy as np
import pdfplumber
import pytest
from PIL import Image

from eval.forge.full import full_report
from eval.forge.laid import LaidCell, LaidTable, Role
from eval.forge.layout import lay_out
from eval.forge.pdf import scanned_pdf
from eval.forge.picture import draw_table, pictures_of
from eval.forge.printing import Printing, Scan
from eval.forge.scan import QUALITIES, degraded, packed
from eval.forge.write import page_pictures, render
from tests.eval.test_forge_docx import pictured

FULL = full_report()
RULED = Image.new("L", (400, 300), 255)
RULED.paste(0, (0, 150, 400, 153))


def grey(data: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.asarray(Image.open(io.BytesIO(data)).convert("L"), dtype=np.float64)


@pytest.mark.parametrize("quality", QUALITIES)
def test_the_same_seed_gives_the_same_picture(quality: str) -> None:
    scan = QUALITIES[quality]
    assert degraded(RULED, scan, 1) == degraded(RULED, scan, 1)
    if quality.startswith("clean"):
        assert np.array_equal(grey(degraded(RULED, scan, 1).data), np.asarray(RULED))
    else:
        assert degraded(RULED, scan, 1) != degraded(RULED, scan, 2)


def test_each_loss_is_seen_alone() -> None:
    plain = grey(packed(RULED, 200, 0).data)
    skewed = grey(degraded(RULED, Scan(skew=2.0), 1).data)
    assert abs(int(skewed[:, 20].argmin()) - int(skewed[:, 380].argmin())) > 3, "the line is crooked"
    assert len(np.unique(grey(degraded(RULED, Scan(blur=2.0), 1).data))) > len(np.unique(plain))
    assert grey(degraded(RULED, Scan(noise=20), 1).data)[:100].std() > 5
    assert np.ptp(grey(degraded(RULED, Scan(fade=0.5), 1).data)) < np.ptp(plain) * 0.8
    assert degraded(RULED, Scan(jpeg=40), 1).data[:2] == b"\xff\xd8"


def test_the_dots_per_inch_are_the_scans() -> None:
    sizes = {}
    for dpi in (100, 200):
        with pdfplumber.open(io.BytesIO(render(FULL, "pdf", Printing(scanned=True, scan=Scan(dpi=dpi))))) as pdf:
            (image,) = pdf.pages[0].images
            sizes[dpi] = image["srcsize"]
    assert sizes[100] == pytest.approx((827, 1170), abs=2)
    assert sizes[200] == pytest.approx((1654, 2339), abs=2)


def test_pages_are_picture_files_of_their_own() -> None:
    pages = page_pictures(FULL, Printing(scan=QUALITIES["fax-100"]))
    assert len(pages) >= 2
    for page in pages:
        assert Image.open(io.BytesIO(page.data)).size == (page.wide, page.high) == pytest.approx((827, 1170), abs=2)
    assert page_pictures(FULL)[0].suffix == "png"


def test_scanned_pages_have_no_text_and_fill_their_sheets() -> None:
    data = render(FULL, "pdf", Printing(scanned=True, scan=QUALITIES["fax-100"]))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) >= 2
        for page in pdf.pages:
            assert not page.chars
            (image,) = page.images
            assert (image["width"], image["height"]) == pytest.approx((page.width, page.height))
    assert data == render(FULL, "pdf", Printing(scanned=True, scan=QUALITIES["fax-100"]))
    assert data != render(FULL, "pdf", Printing(seed=1, scanned=True, scan=QUALITIES["fax-100"]))


def test_any_pdf_can_be_scanned() -> None:
    data = scanned_pdf(render(FULL, "pdf"), QUALITIES["fax-100"])
    with pdfplumber.open(io.BytesIO(data)) as pdf, pdfplumber.open(io.BytesIO(render(FULL, "pdf"))) as plain:
        assert len(pdf.pages) == len(plain.pages)
        assert all(not page.chars and len(page.images) == 1 for page in pdf.pages)


def test_tables_of_a_pdf_are_pictures_at_the_scans_quality() -> None:
    with pdfplumber.open(io.BytesIO(render(pictured(FULL), "pdf", Printing(scan=QUALITIES["clean-200"])))) as pdf:
        images = [image for page in pdf.pages for image in page.images]
        assert [image["srcsize"][0] for image in images] == [1308] * 3
        assert all(
            page.bbox[1] <= image["top"] and image["bottom"] <= page.bbox[3] for page in pdf.pages for image in page.images
        )


def test_characters_that_the_small_font_lacks_are_drawn() -> None:
    def table(text: str) -> LaidTable:
        return LaidTable((LaidCell(0, 0, text, Role.LABEL),), (1.0,), 1)

    assert draw_table(table("蔬")) != draw_table(table("菜")), "not both a box"
    assert draw_table(table("总\u200b计")) == draw_table(table("总计")), "what has no shape is not drawn"


def test_odd_seeds_are_set_in_song_type() -> None:
    table = LaidTable((LaidCell(0, 0, "总计", Role.LABEL),), (1.0,), 1)
    scan = Scan(dpi=150)
    even, odd = (pictures_of(table, Printing(seed=seed, scan=scan)) for seed in (0, 1))
    assert even != odd
    assert pictures_of(table, Printing(seed=2, scan=scan)) == even


@pytest.mark.parametrize("scan", [None, Scan(dpi=100)])
def test_a_long_table_is_two_pictures_that_meet_at_a_rule(scan: Scan | None) -> None:
    laid = lay_out(FULL.tables[1])
    (whole,) = pictures_of(laid, Printing(scan=scan))
    upper, lower = pictures_of(laid, Printing(scan=scan, split_pictures=True))
    assert upper.high + lower.high == whole.high + 1
    both = np.vstack([grey(upper.data), grey(lower.data)[1:]])
    assert np.array_equal(both, grey(whole.data))
    assert (grey(lower.data)[0] < 128).mean() > 0.5, "a rule"
    assert len(pictures_of(lay_out(FULL.tables[2]), Printing(scan=scan, split_pictures=True))) == 1
    halves = render(pictured(FULL), "html", Printing(scan=scan, split_pictures=True))
    assert halves.count(b"<img") == 4 + (lay_out(FULL.tables[0]).rows >= 12)
