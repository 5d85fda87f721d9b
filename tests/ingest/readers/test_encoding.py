from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.encoding import decode

SENTENCE = "本机关全年收到申请十二件，均已按时答复，没有结转到下一年度的事项。"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + SENTENCE.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (SENTENCE.encode(), "utf-8"),
        (SENTENCE.encode("gbk"), "gb18030"),
    ],
)
def test_what_the_bytes_say_is_read_without_a_guess(data: bytes, encoding: str) -> None:
    assert decode(data) == (SENTENCE, encoding, ())


def test_a_declared_gb2312_is_read_as_gb18030() -> None:
    assert decode("李䶮".encode("gb18030"), declared="gb2312") == ("李䶮", "gb18030", ())


def test_a_declared_western_encoding_is_not_believed() -> None:
    assert decode(SENTENCE.encode("gbk"), declared="iso-8859-1")[0] == SENTENCE


def test_a_declared_big5_is_believed() -> None:
    assert decode("臺灣資訊公開".encode("big5"), declared="big5")[0] == "臺灣資訊公開"


def test_a_wrong_declaration_does_not_spoil_utf8() -> None:
    assert decode(SENTENCE.encode(), declared="gbk") == (SENTENCE, "utf-8", ())


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_last_character_cut_in_two_is_dropped_and_said(encoding: str) -> None:
    text, used, problems = decode(SENTENCE.encode(encoding)[:-1])
    assert (text, used) == (SENTENCE[:-1], encoding)
    assert [problem.code for problem in problems] == ["truncated"]


def test_a_damaged_byte_leaves_the_rest_and_is_said() -> None:
    data = bytearray((SENTENCE * 30).encode())
    data[300] = 0xFF
    text, encoding, problems = decode(bytes(data))
    assert encoding == "utf-8"
    assert text.count(SENTENCE) == 29
    assert [problem.code for problem in problems] == ["encoding_guessed"]


def test_what_is_no_known_encoding_is_a_guess() -> None:
    assert [problem.code for problem in decode(bytes(range(128, 256)) * 3)[2]] == ["encoding_guessed"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"), max_size=40))
def test_utf8_always_comes_back(text: str) -> None:
    assert decode(text.encode())[0] == text


@given(st.binary(max_size=60))
def test_any_bytes_give_a_text_and_a_name(data: bytes) -> None:
    text, encoding, _ = decode(data)
    assert isinstance(text, str)
    assert codecs.lookup(encoding)


SIMPLIFIED = "示例市统计局2023年政府信息公开工作年度报告\n收到申请13件，全部办结。\n" * 2
TRADITIONAL = "示例市統計局2023年政府資訊公開工作年度報告\n收到申請13件，全部辦結。\n" * 2


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(encoding: str) -> None:
    text, _, problems = decode(SIMPLIFIED.encode(encoding))
    assert (text, [problem.code for problem in problems]) == (SIMPLIFIED, ["encoding_guessed"])


def test_big5_whatever_it_declares_and_traditional_text_in_gbk() -> None:
    assert decode(TRADITIONAL.encode("big5"), declared="gb2312")[:2] == (TRADITIONAL, "big5hkscs")
    assert decode(TRADITIONAL.encode("gbk"))[:2] == (TRADITIONAL, "gb18030")


def test_text_that_was_saved_in_a_wrong_encoding_is_read_back_and_said() -> None:
    text, _, problems = decode(SIMPLIFIED.encode().decode("latin-1").encode())
    assert (text, [problem.code for problem in problems]) == (SIMPLIFIED, ["encoding_guessed"])


@pytest.mark.parametrize(
    "text", ["锟斤拷" + SIMPLIFIED, SIMPLIFIED + "\ufffd", SIMPLIFIED.encode().decode("gb18030", "ignore") * 3]
)
def test_what_cannot_be_read_back_is_said(text: str) -> None:
    assert [problem.code for problem in decode(text.encode())[2]] == ["encoding_guessed"]


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, "局长李䶮", "ABC 12", "café – naïve", "龑䶮翀垚犇骉"])
def test_sound_text_is_left_as_it_is(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8", ())
