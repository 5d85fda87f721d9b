"""Each scorer on hand-made answers: what is right, wrong, refused, blank, in conflict, and what no scorer may let pass."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from assistant.answer import AnswerJson
from eval.question_set import Expected, ExpectedValue, Question
from eval.scorers.citations import unsupported
from eval.scorers.cited import cited
from eval.scorers.latency import latency_ms, percentile
from eval.scorers.outcome import Judgement, judge
from eval.scorers.passage import recall
from eval.scorers.text import counted_numerals, numbers_in
from eval.scorers.ungrounded import ungrounded
from eval.scorers.values import has_value
from tests.eval.answers import TEXT, answer, citation, figure

ASKED = ["收到多少件申请？"]


def expecting(kind: str, route: str, *values: ExpectedValue, **more: tuple[str, ...]) -> Question:
    documents = more.pop("documents", ("a.pdf",))
    return Question("q", ASKED[0], kind, Expected(route, values=values, documents=documents, **more))  # type: ignore[arg-type]  # names of a Literal


HUNDRED = expecting("figure", "figures", ExpectedValue(Decimal(100), "件"))
BLANK = expecting("blank", "figures", ExpectedValue(None, "件", "blank"))
REFUSAL = expecting("unanswerable", "refuse", documents=())
CLARIFY = expecting("ambiguous", "clarify", documents=("a.pdf", "b.pdf"))
CONFLICT = expecting(
    "conflict", "figures", ExpectedValue(Decimal(2), "件", "conflict"), ExpectedValue(Decimal(6), "件", "conflict")
)
TWO = expecting("ambiguous", "figures", ExpectedValue(Decimal(100), "件"), ExpectedValue(Decimal(1), "件"))
PASSAGE = expecting("passage", "passages", quotes=("全区共收到政府信息公开申请100件",))
PHONE = expecting("passage", "passages", quotes=("电话0631-8988877",), must_say=("8988877",))
CITED = (citation(),)
BOTH = (citation(), citation(number=2, file="b.pdf"))


@pytest.mark.parametrize(
    ("question", "given", "outcome", "right"),
    [
        (HUNDRED, answer("100件[1]", figure(100), citations=CITED), "exact", True),
        (HUNDRED, answer("100件[1]，另26件", figure(100), figure(26), citations=CITED), "exact", True),
        (HUNDRED, answer("100件", figure(100, cites=())), "exact", False),
        (HUNDRED, answer("100件", figure(100), citations=(citation(file="z.pdf"),)), "exact", False),
        (HUNDRED, answer("26件[1]", figure(26), figure(100), citations=CITED), "wrong", False),
        (HUNDRED, answer("空白", figure(None, state="blank"), citations=CITED), "missing", False),
        (HUNDRED, answer("报告说有37件"), "wrong", False),
        (HUNDRED, answer("报告说有100件"), "missing", False),
        (HUNDRED, answer("没有说", route="refuse"), "refused", False),
        (HUNDRED, answer("哪一个？", route="clarify"), "refused", False),
        (HUNDRED, answer("没有说，是3件吧", figure(3), route="refuse"), "wrong", False),
        (BLANK, answer("该格为空[1]", figure(None, state="blank"), citations=CITED), "exact", True),
        (BLANK, answer("0件[1]", figure(0), citations=CITED), "wrong", False),
        (BLANK, answer("是图片", figure(None, state="picture"), citations=CITED), "missing", False),
        (REFUSAL, answer("报告没有说；有2023年的", route="refuse"), "refused", True),
        (REFUSAL, answer("您指哪一个？", route="clarify"), "refused", True),
        (REFUSAL, answer("3件[1]", figure(3), citations=CITED), "wrong", False),
        (REFUSAL, answer("约有500件", route="passages"), "wrong", False),
        (REFUSAL, answer("不清楚", route="passages"), "missing", False),
        (CLARIFY, answer("您指哪一个商务局？", route="clarify"), "refused", True),
        (CLARIFY, answer("没有说", route="refuse"), "refused", False),
        (CLARIFY, answer("100件和1件", figure(100), figure(1, cites=(2,)), citations=BOTH), "exact", True),
        (CLARIFY, answer("100件", figure(100), citations=CITED), "wrong", False),
        (CONFLICT, answer("2件或6件", figure(6, state="conflict"), figure(2, state="conflict"), citations=CITED), "exact", True),
        (CONFLICT, answer("2件", figure(2, state="conflict"), citations=CITED), "missing", False),
        (TWO, answer("100件，商务局1件", figure(100), figure(1), citations=CITED), "exact", True),
        (TWO, answer("商务局1件，区100件", figure(1), figure(100), citations=CITED), "wrong", False),
        (PASSAGE, answer("收到申请[1]", route="passages", citations=(citation(TEXT),)), "exact", True),
        (PASSAGE, answer("收到申请[1]", route="passages", citations=(citation("增加26件"),)), "missing", False),
        (PASSAGE, answer("收到[1]", route="passages", citations=(citation(TEXT, file="z.pdf"),)), "missing", False),
        (PASSAGE, answer("26件[1]", figure(26), citations=(citation("增加26件"),)), "wrong", False),
        (
            PHONE,
            answer("电话0631-8988877[1]", route="passages", citations=(citation("电话0631-8988877", start=0),)),
            "exact",
            True,
        ),
        (
            PHONE,
            answer("电话0631-5555555[1]", route="passages", citations=(citation("电话0631-8988877", start=0),)),
            "wrong",
            False,
        ),
    ],
)
def test_outcomes(question: Question, given: AnswerJson, outcome: str, right: bool) -> None:
    assert judge(question, given, ASKED) == Judgement(outcome, right)  # type: ignore[arg-type]  # the same


def test_what_must_and_must_not_be_said() -> None:
    question = expecting("figure", "figures", ExpectedValue(Decimal(100), "件"), must_say=("土地",), must_not_say=("物业",))
    assert judge(question, answer("100件，关于土 地[1]", figure(100), citations=CITED), ASKED).right
    assert not judge(question, answer("100件[1]", figure(100), citations=CITED), ASKED).right
    assert not judge(question, answer("100件，土地和物业[1]", figure(100), citations=CITED), ASKED).right


def test_an_accepted_refusal_is_right() -> None:
    expected = Expected("figures", values=(ExpectedValue(Decimal(74), "件"),), accept_refusal=True)
    assert judge(Question("q", ASKED[0], "computed", expected), answer("没有说", route="refuse"), ASKED).right


@pytest.mark.parametrize(
    ("expected", "value", "unit", "same"),
    [
        (ExpectedValue(Decimal("35.1"), "%"), 35.1, "百分比", True),
        (ExpectedValue(Decimal("35.1"), "%"), 35.1, "件", False),
        (ExpectedValue(Decimal(2), "万元"), 20000, "元", True),
        (ExpectedValue(Decimal(2), "万元"), 2, "元", False),
        (ExpectedValue(Decimal(2), "件"), 2, "条", True),
        (ExpectedValue(Decimal(2), "件"), 2, "", True),
        (ExpectedValue(Decimal(-3), "件"), 3, "件", False),
        (ExpectedValue(Decimal(-3), "件", any_sign=True), 3, "件", True),
        (ExpectedValue(Decimal("53.7"), "%", fraction=Fraction(8800, 164)), 53.66, "%", True),
        (ExpectedValue(Decimal("53.7"), "%", fraction=Fraction(8800, 164)), 53.6, "%", False),
        (ExpectedValue(Decimal("53.66"), "%", fraction=Fraction(8800, 164)), 53.7, "%", False),
        (ExpectedValue(Decimal("53.7"), "%"), 53.66, "%", False),
        (ExpectedValue(Decimal(1), "件"), True, "件", False),
    ],
)
def test_values(expected: ExpectedValue, value: float, unit: str, same: bool) -> None:
    assert has_value(expected, {"value": value, "unit": unit, "state": "reported"}) is same


def test_quotes_are_held_to_the_character() -> None:
    def text_of(document: str) -> str | None:
        return TEXT if document == "d" else None

    assert unsupported(answer("", citations=(citation(),)), text_of) == []
    assert unsupported(answer("", citations=(citation("申请１００件", start=14),)), text_of)
    assert unsupported(answer("", citations=(citation("增加26件", start=0),)), text_of), "the quote stands elsewhere"
    assert unsupported(answer("", citations=(citation(""),)), text_of), "an empty quote says nothing"
    foreign = citation()
    foreign["document_id"] = "other"
    assert unsupported(answer("", citations=(foreign,)), text_of) == ["[1] 收到政府信息公开申请100件: no document other"]


@pytest.mark.parametrize(
    ("given", "loose"),
    [
        (answer("共100件[1]。", figure(100), citations=CITED), []),
        (answer("共100件[1]，比上年多26件[12]。", figure(100), citations=CITED), ["26"]),
        (answer("共100件[1]，比上年多26件。", figure(100), citations=(citation(TEXT),)), []),
        (answer("共一百件。", figure(100)), []),
        (answer("共一百二十件。", figure(100)), ["一百二十"]),
        (answer("增长35%", figure(35.14, "%", "computed")), []),
        (answer("增长36%", figure(35.14, "%", "computed")), ["36"]),
        (answer("1. 收到申请\n2. 第3名", figure(100)), []),
        (answer("只有2023年的报告", route="refuse"), []),
        (answer("只有2023年的报告", route="passages"), ["2023"]),
        (answer("见a.pdf", citations=(citation(file="2023a100.pdf"),)), []),
    ],
)
def test_numbers_from_nowhere(given: AnswerJson, loose: list[str]) -> None:
    assert ungrounded(given, ASKED) == loose


def test_numbers_of_the_question_may_be_repeated() -> None:
    assert ungrounded(answer("2024年没有报告"), ["2024年多少件？", "那20件呢"]) == []
    assert ungrounded(answer("不是二十件"), ["是20件吗？"]) == []


def test_cited_is_about_the_first_figure_alone() -> None:
    expected = Expected("figures", documents=("b.pdf",))
    assert not cited(expected, answer("", figure(1, cites=(1,)), figure(2, cites=(2,)), citations=BOTH))
    assert cited(expected, answer("", figure(1, cites=(2,)), citations=BOTH))


def test_numbers_in_text() -> None:
    assert numbers_in("1,204件和１２件，14万余条") == {Decimal(1204), Decimal(12), Decimal(14), Decimal(140000)}
    assert numbers_in("1,2件") == {Decimal(1), Decimal(2)}
    assert counted_numerals("三十余次，第二十条，二十一条") == [(Decimal(21), "二十一")]


def test_recall_of_short_and_long_quotes() -> None:
    assert recall("百件", "共百件") == 1.0
    assert recall("百件", "共百") == 0.0
    assert recall(TEXT, TEXT[:10]) < 0.6 <= recall(TEXT, TEXT)


def test_percentiles_lie_between_the_nearest_two() -> None:
    assert percentile([], 0.5) == 0.0
    assert percentile([3.0], 0.95) == 3.0
    assert latency_ms([0.004, 0.002]) == {"p50": 3.0, "p95": 3.9}


@pytest.mark.parametrize("broken", [{}, {"figures": 3, "citations": "x", "answer": None}, {"figures": [{"citations": 1}]}])
def test_any_answer_can_be_judged(broken: dict[str, object]) -> None:
    for question in (HUNDRED, BLANK, REFUSAL, CLARIFY, CONFLICT, PASSAGE):
        assert judge(question, broken, ASKED) == Judgement("missing", False)
