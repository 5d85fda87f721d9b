"""The words of a question determine one figure of the forms, or none: never a neighbour.

The wordings of `spoken_questions.toml` were written apart from the vocabulary.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.asking.indicator_words import equivalents
from assistant.asking.said_figures import could_mean, said
from assistant.language.said_words import spoken
from assistant.language.word_tables import word_table
from ingest.forms import indicators
from ingest.normalise import fold_text, simplify

WORDINGS = tomllib.loads((Path(__file__).parent / "spoken_questions.toml").read_text(encoding="utf-8"))
ASKED = [
    (indicator, wording)
    for table in ("asked", "asked_in_english")
    for indicator, wordings in WORDINGS[table].items()
    for wording in wordings
]
COLUMNS = [(column, wording) for column, wordings in WORDINGS["columns"].items() for wording in wordings]
SUMS = {
    "litigation.upheld",
    "litigation.corrected",
    "litigation.other",
    "litigation.pending",
    "litigation.total",
    "litigation.concluded",
    "applications.no_longer_processed",
    "review.concluded",
} | {f"proactive.{row}.items" for row in ("licences", "penalties", "coercion", "other_services", "fees")}


def folded(text: str) -> str:
    return text.lower() if text.isascii() else fold_text(simplify(text)).lower()


@pytest.mark.parametrize(("indicator", "wording"), ASKED)
def test_each_figure_is_reached_by_what_people_say(indicator: str, wording: str) -> None:
    assert said(folded(wording)).indicator == indicator


@pytest.mark.parametrize(("column", "wording"), COLUMNS)
def test_each_column_is_reached_by_what_people_say(column: str, wording: str) -> None:
    reading = said(folded(wording))
    assert (reading.indicator, reading.columns) == ("applications.received", (column,))


@pytest.mark.parametrize("wording", [*WORDINGS["other"]["zh"], *WORDINGS["other"]["en"]])
def test_what_only_sounds_like_a_figure_is_none(wording: str) -> None:
    assert said(folded(wording)).indicator is None


@pytest.mark.parametrize(("indicator", "name"), word_table("english_labels")["counts"].items())
def test_what_english_answers_call_a_figure_is_read_as_that_figure(indicator: str, name: str) -> None:
    """Or as none: what is counted in items of a form or in money is asked for in more words."""
    read = said(f"how many {name.format(s='s', y='ies')}".lower())
    assert read.indicator is None or indicator in equivalents(read.indicator)
    unnamed = ("items_change", "procurement.amount")
    assert (read.indicator is None) == indicator.endswith(unnamed)


def test_nearly_every_figure_of_every_edition_can_be_said() -> None:
    prose = {"applications.accepted", "applications.taken_on", "applications.processed", "applications.concluded",
             "applications.answered", "proactive.total"}  # fmt: skip
    reached = set(spoken()["figures"])
    assert reached - set(indicators()) - SUMS - prose == set()
    by_equivalents = {i for i in set(indicators()) - reached if not could_mean(said("绿化面积"), i)}
    assert by_equivalents == set()
    assert len(reached & set(indicators())) >= 125


@pytest.mark.parametrize("operation_word", ["比上一年多", "增长了", "占"])
def test_words_of_computing_are_not_passed_over(operation_word: str) -> None:
    assert said(f"新收的申请{operation_word}").indicator is None
    assert said(f"新收的申请{operation_word}", "growth").indicator == "applications.received"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("受理的申请", "收到的申请"),
        ("办结的申请", "答复的申请"),
        ("收办的申请", "收到的申请"),
        ("上年结转的申请", "结转下年度的申请"),
        ("复议维持的", "诉讼维持的"),
        ("公开的申请", "不公开的申请"),
    ],
)
def test_scope_words_are_kept_apart(one: str, other: str) -> None:
    first, second = said(one).indicator, said(other).indicator
    assert first is not None
    assert second is not None
    assert first != second


@given(
    st.sampled_from([wording for _, wording in ASKED if not wording.isascii()]),
    st.sampled_from(["请问", "麻烦查一下", "我想知道", "到底"]),
)
@settings(max_examples=150, deadline=None)
def test_politeness_changes_nothing(wording: str, polite: str) -> None:
    plain = folded(wording)
    assert said(polite + plain + "呢").indicator == said(plain).indicator


@given(
    st.sampled_from([wording for _, wording in ASKED]),
    st.text(alphabet="氢氦锂铍硼碳氮氧氟钠镁铝硅磷硫氯", min_size=2, max_size=4),
)
@settings(max_examples=150, deadline=None)
def test_a_word_that_is_not_understood_leaves_no_figure(wording: str, strange: str) -> None:
    assert said(folded(wording) + strange).indicator is None


@given(st.text(max_size=200), st.sampled_from(["value", "growth", "part"]))
@settings(max_examples=200, deadline=None)
def test_no_text_raises(text: str, operation: str) -> None:
    said(text, operation)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("过期没交费、不再办的申请一共几件", "applications.otherwise.fee_unpaid"),
        ("公司企业来申请、碰到第三方权益没给公开的几件", "applications.refused.third_party"),
        ("罚款之类的行政处罚有几件", "proactive.penalties.decisions"),
        ("处罚事项几项", "proactive.penalties.items"),
        ("收费项目几项", "proactive.fees.items"),
        ("一般申请予以公开的多少件", None),
        ("法院行政复议多少件", None),
        ("街道申请多少件", None),
        ("公开规范性文件多少件", None),
    ],
)
def test_people_s_words_for_rows_and_words_that_no_row_has(text: str, indicator: str | None) -> None:
    assert said(text, "sum").indicator == indicator


@pytest.mark.parametrize("question", ["收到机构的申请多少件", "部门申请多少件", "公开机构信息多少条", "公开人员信息多少条"])
def test_whose_or_which_right_before_the_thing_is_not_passed_over(question: str) -> None:
    assert said(question).indicator is None


@pytest.mark.parametrize("question", ["单位收到多少件申请", "贵单位收到申请多少件"])
def test_who_receives_narrows_nothing(question: str) -> None:
    assert said(question).indicator == "applications.received"


@pytest.mark.parametrize("asked", ["法院决定行政诉讼多少件", "复议机关决定行政复议多少件", "how many lawsuits were decided"])
def test_what_was_decided_is_not_all_that_was_filed(asked: str) -> None:
    assert said(asked).indicator is None
