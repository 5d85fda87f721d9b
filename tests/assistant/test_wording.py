"""Sentences for people: numbers printed exactly, both languages complete, blanks and labels as they are."""

from __future__ import annotations

import string
import tomllib
from dataclasses import replace
from decimal import Decimal
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Citation
from assistant.answering.evidence import Found
from assistant.answering.wording import Wording, plain, plain_label
from assistant.answering.wording_english import phrase, wording_of
from ingest.forms import indicators


def citation(quote: str, kind: str) -> Citation:
    return Citation("a", "a.txt", "年度报告", "示例市人民政府", 2023, (), quote, 0, len(quote), kind)


def found(
    value: Decimal | None, *, kind: str = "cell", quote: str = "7", operation: str | None = None, label: str = "一、本年新收数量"
) -> Found:
    state = "blank" if value is None else "reported"
    return Found(
        value, "件", state, "示例市人民政府", 2023, "applications.received", label, "总计", (citation(quote, kind),), operation
    )


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_a_number_is_printed_exactly_and_plainly(value: Decimal) -> None:
    text = plain(value)
    assert Decimal(text) == value
    assert set(text) <= set("-0123456789.")
    assert not text.endswith(".")
    assert "." not in text or not text.endswith("0")


@pytest.mark.parametrize(
    ("value", "text"), [("100", "100"), ("1E+4", "10000"), ("35.10", "35.1"), ("0", "0"), ("0.00", "0"), ("-7", "-7")]
)
def test_printed_numbers(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
        ("（三）不予公开", "不予公开"),
        ("3.其他", "其他"),
        ("总计", "总计"),
        ("（只有注）", "（只有注）"),
        ("12345热线", "12345热线"),
    ],
)
def test_a_label_loses_its_number_and_note_only(label: str, text: str) -> None:
    assert plain_label(label) == text


def templates() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("assistant.vocabulary").joinpath("answers.toml").read_text(encoding="utf-8"))


def test_both_languages_have_the_same_sentences_asking_for_the_same_values() -> None:
    chinese, english = templates()["zh"], templates()["en"]
    assert set(chinese) == set(english)

    def fields(template: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name}

    assert [name for name in chinese if fields(chinese[name]) - fields(english[name]) - {"year", "dimension"}] == []


def test_no_sentence_has_a_number_of_its_own() -> None:
    sentences = [text for language in ("zh", "en") for text in templates()[language].values()]
    assert [text for text in sentences if any(char.isdigit() for char in text)] == []


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Wording("zh").say("all_sum", value="3")
    with pytest.raises(KeyError):
        Wording("zh").say("no_such_sentence")


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("zh", ["示例市人民政府2023年", "“本年新收数量”", "为7件[1]"]),
        ("en", ["示例市人民政府, 2023: 7 new applications received[1]."]),
    ],
)
def test_a_cell_is_said_by_its_label(language: str, parts: list[str]) -> None:
    text = wording_of(language).figure(found(Decimal(7)), "[1]")
    assert all(part in text for part in parts), text


def test_a_number_in_prose_is_said_by_its_own_clause() -> None:
    text = Wording("zh").figure(found(Decimal(7), kind="text", quote="全年收到申请\n7件，"), "[1]")
    assert "全年收到申请7件" in text
    assert "\n" not in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_blank_is_said_to_be_blank_without_a_digit(language: str) -> None:
    text = wording_of(language).figure(found(None, quote=""), "[1]").replace("2023", "").replace("[1]", "")
    assert not any(char.isdigit() for char in text)
    assert "空白" in text or "blank" in text


def test_units_are_explained_in_english_and_kept_where_unknown() -> None:
    assert Wording("zh").unit("件") == "件"
    assert Wording("en").unit("万元") == " ten thousand yuan"
    assert "幅" in Wording("en").unit("幅")
    assert Wording("en").unit("") == ""


def test_years_and_lists() -> None:
    assert (Wording("zh").year(2023), Wording("en").year(2023), Wording("zh").year(None)) == ("2023年", "2023", "")
    assert (Wording("zh").listed(["甲", "乙"]), Wording("en").listed(["a", "b"])) == ("甲、乙", "a, b")


def test_every_count_of_the_forms_has_an_english_name() -> None:
    assert [id for id in indicators() if phrase(id, many=True) is None] == []


def test_one_of_a_count_is_said_in_the_singular() -> None:
    assert wording_of("en").figure(found(Decimal(1)), "[1]") == "示例市人民政府, 2023: 1 new application received[1]."


def test_a_row_of_a_reports_own_keeps_its_label_in_english() -> None:
    own = replace(found(Decimal(7), label="9.其他情况"), indicator=None)
    assert wording_of("en").figure(own, "[1]") == "示例市人民政府, 2023: 7 “其他情况”[1]."


def test_a_number_of_prose_that_no_form_has_is_given_with_the_reports_words_in_english() -> None:
    own = replace(found(Decimal(7), kind="text", quote="编印公报7期"), indicator=None, unit="期")
    assert wording_of("en").figure(own, "[1]") == "示例市人民政府, 2023: 7, in the report's words “编印公报7期”[1]."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "示例市人民政府“本年新收数量”：2023年7件[1]，2022年约5件[2]"),
        ("en", "示例市人民政府, new applications received: 2023 (7)[1], 2022 (about 5)[2]"),
    ],
)
def test_what_figures_have_in_common_is_said_once(language: str, text: str) -> None:
    now, then = found(Decimal(7)), replace(found(Decimal(5)), year=2022, state="approximate")
    wording = wording_of(language)
    subject, lines = wording.lines([now, then], ["[1]", "[2]"])
    assert wording.say("several", subject=subject, lines=lines).startswith(text)


def test_a_row_says_what_it_is_a_part_of() -> None:
    refused = replace(found(Decimal(1), label="1.属于国家秘密"), indicator="applications.refused.state_secret")
    assert "“不予公开：属于国家秘密”" in wording_of("zh").figure(refused, "[1]")


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(1, "次", "1 time,"), (2, "次", "2 times,"), (1, "人", "1 person,"), (3, "人次", "3 person-times,"), (4, "场", "4,")],
)
def test_a_number_of_prose_is_counted_in_english(value: int, unit: str, said: str) -> None:
    own = replace(found(Decimal(value), kind="text", quote="某事"), indicator=None, unit=unit)
    assert said in wording_of("en").figure(own, "[1]")


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("发放折页9本", "示例市人民政府2023年：发放折页9本。"),
        ("2023年度，发放折页9本", "示例市人民政府2023年：发放折页9本。"),
        ("放映短片30场，发放折页9本", "9件——示例市人民政府2023年：放映短片30场，发放折页9本。"),
        ("于2022年12月开馆，发放折页9本", "示例市人民政府2023年：于2022年12月开馆，发放折页9本。"),
        ("放映短片30场，发放折页九本", "示例市人民政府2023年：放映短片30场，发放折页九本。"),
    ],
)
def test_a_sentence_of_several_numbers_says_first_which_is_meant(quote: str, text: str) -> None:
    """Dates are no numbers to take for it; the year is not said twice; digits that the quote does not have are not put before it."""
    assert Wording("zh").figure(found(Decimal(9), kind="text", quote=quote), "") == text
