"""What makes a report a corrected one, and which numbers a correction takes back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.figures.corrected_versions import names_itself_corrected, taken_back, tells_of_correction
from ingest.pipeline import parse

TITLE = "青禾市人民政府2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("title", "file"),
    [
        (TITLE + "（更正版）", "a.html"),
        (TITLE + "(更正)", "a.html"),
        (TITLE + "（修订版）", "a.html"),
        (TITLE + "【更新】", "a.html"),
        (f"关于{TITLE}的更正公告", "a.html"),
        (f"{TITLE}（重新发布）", "a.html"),
        (TITLE, "青禾市2023年报-更正.pdf"),
        (TITLE, "2023年/青禾市2023（修订）.docx"),
        (TITLE, "qinghe_2023_corrected.pdf"),
        (TITLE, "勘误_青禾市2023.pdf"),
    ],
)
def test_a_title_or_a_files_name_says_that_it_is_corrected(title: str, file: str) -> None:
    assert names_itself_corrected(title, file)


@pytest.mark.parametrize(
    ("title", "file"),
    [
        (TITLE, "青禾市2023.pdf"),
        (TITLE, "更正/青禾市2023.pdf"),
        (TITLE, "青禾市2023更正前.pdf"),
        (TITLE, "qinghe_2023_uncorrected.pdf"),
        (TITLE, "更新于3月的下载.pdf"),
    ],
)
def test_other_names_say_nothing_of_the_kind(title: str, file: str) -> None:
    assert not names_itself_corrected(title, file)


def report(*, first: str = "", body: str = "主动公开信息5条。", last: str = "") -> str:
    filler = "\n".join(f"（{n}）各栏目按月核对，过期内容撤下。" for n in "一二三四五六七八九十")
    return f"{TITLE}\n{first}\n一、总体情况\n{filler}\n{body}\n{filler}\n六、其他需要报告的事项\n无。\n{last}\n"


@pytest.mark.parametrize(
    "line",
    [
        "更正说明：表三一处有误，现予更正。",
        "【更正公告】",
        "本报告于2024年3月5日更正。",
        "原报告中收到申请的件数有误，现更正如下。",
        "《青禾市人民政府2023年政府信息公开工作年度报告》有误，现予更正。",
        f"{TITLE}（更正后）",
    ],
)
def test_first_and_last_lines_tell_of_a_correction(line: str) -> None:
    assert tells_of_correction(report(first=line), 2023)
    assert tells_of_correction(report(last=line), 2023)


@pytest.mark.parametrize(
    "line",
    [
        "公民认为信息不准确的，可以申请更正。",
        "如本报告内容需要更正，请联系办公室。",
        "2022年年度报告中的错误已经更正。",
        "告知作出更改补充3件，复议结果纠正2件。",
        "更新时间：2024年1月20日",
        "依据《中华人民共和国政府信息公开条例》（修订）编制。",
    ],
)
def test_lines_that_only_speak_of_correcting(line: str) -> None:
    assert not tells_of_correction(report(first=line), 2023)
    assert not tells_of_correction(report(last=line), 2023)


def test_a_sentence_of_the_body_makes_no_corrected_version() -> None:
    assert not tells_of_correction(report(body="对公开的信息进行更正3条，本报告的统计口径作了更正。"), 2023)


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("收到政府信息公开申请由100件更正为120件。", {120}),
        ("收到政府信息公开申请100件有误，应为120件。", {120}),
        ("收到政府信息公开申请100件更正为120件，予以公开60件更正为70件。", {120, 70}),
        ("收到政府信息公开申请100件，按规定应为5个工作日内登记。", {100, 5}),
        ("更正公开信息3条，收到政府信息公开申请100件。", {3, 100}),
    ],
)
def test_the_old_number_of_a_correction_is_taken_back(sentence: str, kept: set[int]) -> None:
    read = parse("a.txt", f"{TITLE}\n一、总体情况\n{sentence}\n".encode())
    stated = {s.value for s in read.statements}
    standing = {s.value for s in read.statements if not taken_back(s, read.document.text)}
    assert standing == stated & set(map(Decimal, kept))
    assert standing
