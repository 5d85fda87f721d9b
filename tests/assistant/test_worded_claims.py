"""What a sentence claims of a figure beside its number: each word the evidence's own, and yet false."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.answer import Answer, AnswerFigure, Citation, Route
from tests.assistant.test_worded import worded

BODY = "青州省柳河市民政局"
CITED = Citation("d", "a.txt", "t", BODY, 2023, (), "x", 0, 1)


def told(text: str, *figures: AnswerFigure, quotes: tuple[str, ...], route: Route = Route.FIGURES) -> Answer:
    return Answer(text, "zh", route, figures, tuple(replace(CITED, quote=quote) for quote in quotes))


def figure(value: int | None, label: str, mark: int = 0, unit: str = "件", column: str = "总计") -> AnswerFigure:
    state = "blank" if value is None else "reported"
    number = None if value is None else Decimal(value)
    return AnswerFigure(number, unit, state, BODY, 2023, None, label, column, None, (mark,))


def change(value: int, year: int = 2023) -> AnswerFigure:
    return replace(figure(value, "所差"), state="computed", operation="difference", citations=(0, 1), year=year)


ACTIVE = told(f"{BODY}2023年“主动公开政府信息数”为178条[1]。", figure(178, "主动公开政府信息数", unit="条"), quotes=("178",))
NATURAL = told(
    f"{BODY}2023年“本年新收政府信息公开申请数量”（商业企业）为0件[1]。",
    figure(0, "本年新收政府信息公开申请数量", column="商业企业"),
    quotes=("0",),
)
LEVELS = told(
    f"{BODY}2023年：将公开栏目从6级压缩至3级[1]。", figure(3, "公开栏目", unit="级"), quotes=("将公开栏目从6级压缩至3级",)
)
RISE = told(
    f"{BODY}2023年：共受理申请8件，比上年增加26件[1]。", figure(26, "受理申请"), quotes=("共受理申请8件，比上年增加26件",)
)
PAIR = told(
    f"{BODY}2023年“政策解读材料”（67条）比“热点回应信息”（46条）多21条[1][2]。",
    replace(change(21), unit="条"),
    figure(67, "政策解读材料", 0, "条"),
    figure(46, "热点回应信息", 1, "条"),
    quotes=("67条", "46条"),
)
FAX = told(f"{BODY}2023年“传真申请数”这一格是空白，报告没有填数，不能当作零[1]。", figure(None, "传真申请数"), quotes=("/",))
DERIVED = told(
    f"{BODY}2022年为74件（由2023年报告推算：100件，较上年增加26件）[1][2]。",
    change(74, 2022),
    figure(100, "收到申请"),
    figure(26, "收到申请", 1),
    quotes=("收到申请100件", "较上年增加26件"),
)
REFUSALS = told(
    f"{BODY}2023年报告中说：“没有收到因信息公开引起的投诉和举报，申请要的材料不由本局保存。”[1]",
    quotes=("没有收到因信息公开引起的投诉和举报，申请要的材料不由本局保存。",),
    route=Route.PASSAGES,
)
MEASURES = told(
    f"{BODY}2023年报告中说：“一是给新媒体账号建立台账，开设、改名、停用都要登记；二是逐项补上群众常问的内容。”[1]",
    quotes=("一是给新媒体账号建立台账，开设、改名、停用都要登记；二是逐项补上群众常问的内容。",),
    route=Route.PASSAGES,
)
_ACTIVE = "柳河市民政局2023年主动公开政府信息多少条？"
_NATURAL = "柳河市民政局2023年新收的申请里，商业企业提出的有多少件？"
_LEVELS = "柳河市民政局把公开栏目压缩到几级？"
_RISE = "柳河市民政局2023年受理的申请比上年增加多少件？"
_PAIR = "柳河市民政局2023年政策解读材料比热点回应信息多多少条？"
_FAX = "柳河市民政局2023年收到传真申请几件？"
_DERIVED = "柳河市民政局2022年收到多少件申请？"
_REFUSALS = "柳河市民政局2023年有没有投诉举报？"
_MEASURES = "柳河市民政局有什么措施？"


@pytest.mark.parametrize(
    ("question", "answer", "text", "code"),
    [
        (_ACTIVE, ACTIVE, "柳河市2023年主动公开政府信息178条[1]。", "body"),
        (_ACTIVE, ACTIVE, "青州省民政局2023年主动公开政府信息178条[1]。", "body"),
        (_ACTIVE, ACTIVE, "柳河市民政局2023年依申请公开政府信息178条[1]。", "word"),
        (_ACTIVE, ACTIVE, "柳河市民政局2023年主动公开政府信息增加178条[1]。", "word"),
        (_NATURAL, NATURAL, "柳河市民政局2023年新收的申请为0件[1]。", "label"),
        (_LEVELS, LEVELS, "柳河市民政局2023年将公开栏目压缩了3级[1]。", "direction"),
        (_RISE, RISE, "柳河市民政局2023年受理申请比上年增加到26件[1]。", "direction"),
        (_RISE, RISE, "柳河市民政局2023年共受理申请26件[1]。", "direction"),
        (_PAIR, PAIR, "2023年热点回应信息比政策解读材料多21条，分别为67条和46条[1][2]。", "label"),
        (_PAIR, PAIR, "2023年政策解读材料67条，比上年多21条，热点回应信息46条[1][2]。", "operator"),
        (_PAIR, PAIR, "2023年政策解读材料67条[2]，热点回应信息46条[1]，多21条。", "marker"),
        (_FAX, FAX, "柳河市民政局2023年的申请一格为空白，没有填数[1]。", "label"),
        (_FAX, FAX, "柳河市民政局2023年“传真申请数”不能说空白[1]。", "blank"),
        (_FAX, FAX, "柳河市民政局2023年“传真申请数”空白，视为零[1]。", "blank"),
        (_DERIVED, DERIVED, "柳河市民政局2022年收到74件[1][2]。", "incomplete"),
        (_DERIVED, DERIVED, "2022年报告写明柳河市民政局为74件，由2023年报告推算[1][2]。", "year"),
        (_REFUSALS, REFUSALS, "没有收到投诉和举报，申请要的材料不由本局保存[1]。", "negation"),
        (_REFUSALS, REFUSALS, "没有收到因信息公开引起的投诉和举报，申请要的材料不存在[1]。", "negation"),
        (_REFUSALS, REFUSALS, "从未收到因信息公开引起的投诉和举报，申请要的材料不由本局保存[1]。", "word"),
        (_MEASURES, MEASURES, "三项措施：一是给新媒体账号建立台账；二是逐项补上群众常问的内容[1]。", "number"),
        (_MEASURES, MEASURES, "一是给新媒体账号建立台账，停用都要登记；二是逐项停用群众常问的内容[1]。", "word"),
    ],
)
def test_true_words_that_claim_something_else_do_not_pass(question: str, answer: Answer, text: str, code: str) -> None:
    said, counts = worded(question, answer, text)
    assert (said, counts) == (answer.text, {f"fault:{code}": 1})


@pytest.mark.parametrize(
    ("question", "answer", "text"),
    [
        (_ACTIVE, ACTIVE, "178条[1]。这是柳河市民政局2023年的“主动公开政府信息数”[1]。"),
        (_ACTIVE, ACTIVE, "您好，柳河市民政局在2023年主动公开了178条政府信息[1]。"),
        (_NATURAL, NATURAL, "柳河市民政局2023年没有收到商业企业提出的申请，为0件[1]。"),
        (_LEVELS, LEVELS, "2023年，柳河市民政局将公开栏目压缩到3级[1]。"),
        (_RISE, RISE, "柳河市民政局2023年受理的申请比上年增加26件[1]。"),
        (_PAIR, PAIR, "政策解读材料67条，比热点回应信息的46条多21条[1][2]。"),
        (_PAIR, PAIR, "政策解读材料67条[1]，热点回应信息46条[2]，前者多21条[1][2]。"),
        (_FAX, FAX, "抱歉，柳河市民政局2023年“传真申请数”是空白，没有填数，不能视为0[1]。"),
        (_DERIVED, DERIVED, "2022年为74件[1][2]。这是由2023年报告推算的：收到100件，较上年增加26件[1][2]。"),
        (_MEASURES, MEASURES, "两项措施：一是给新媒体账号建立台账，开设、改名、停用都要登记；二是逐项补上群众常问的内容[1]。"),
    ],
)
def test_honest_wordings_of_the_same_answers_pass(question: str, answer: Answer, text: str) -> None:
    assert worded(question, answer, text) == (text, {"worded": 1})


@pytest.mark.parametrize(("who", "code"), [("柳河县人民政府办公室", ""), ("柳河县政府办公室", ""), ("柳河县人民政府", "body")])
def test_an_offices_number_is_not_its_governments(who: str, code: str) -> None:
    """The name of a government is the beginning of its office's name and another body's all the same."""
    office = "青州省柳河县人民政府办公室"
    text = f"{office}2023年“本年新收政府信息公开申请数量”为34件[1]。"
    one = replace(figure(34, "本年新收政府信息公开申请数量"), organisation=office)
    answer = Answer(text, "zh", Route.FIGURES, (one,), (replace(CITED, organisation=office, quote="34"),))
    wording = f"{who}2023年新收政府信息公开申请34件[1]。"
    said, counts = worded("柳河县政府办公室2023年收到多少申请？", answer, wording)
    assert said == (text if code else wording)
    assert counts == ({f"fault:{code}": 1} if code else {"worded": 1})


_VIEWS = "征集意见6次，收到意见41条，吸收采纳13条"
VIEWS = told(f"{BODY}2023年：{_VIEWS}[1]。", figure(13, "吸收采纳", unit="条"), quotes=(_VIEWS,))
_TAKEN = "柳河市民政局2023年采纳了多少条意见？"


@pytest.mark.parametrize(
    "text",
    [
        "柳河市民政局2023年收到意见13条[1]。",
        "柳河市民政局2023年征集意见13条[1]。",
        "2023年柳河市民政局收到了13条意见[1]。",
        "柳河市民政局2023年收到和采纳意见13条[1]。",
        "13条是柳河市民政局2023年收到的意见[1]。",
    ],
)
def test_a_deed_told_of_another_number_of_the_sentence_is_not_told_of_this_one(text: str) -> None:
    assert worded(_TAKEN, VIEWS, text) == (VIEWS.text, {"fault:label": 1})


@pytest.mark.parametrize(
    "text",
    [
        "柳河市民政局2023年采纳意见13条[1]。",
        "柳河市民政局2023年采纳了13条意见[1]。",
        "柳河市民政局2023年共吸收采纳意见13条[1]。",
        "在收到的意见中，柳河市民政局2023年采纳了13条[1]。",
        "柳河市民政局2023年收到的意见中吸收采纳了13条[1]。",
        "13条是柳河市民政局2023年采纳的意见[1]。",
        "柳河市民政局2023年征集意见6次，收到意见41条，吸收采纳13条[1]。",
    ],
)
def test_a_deed_told_of_its_own_number_passes_in_other_words(text: str) -> None:
    assert worded(_TAKEN, VIEWS, text) == (text, {"worded": 1})


_CASES = "收到申请38件，受理36件，不予受理2件"
CASES = told(f"{BODY}2023年：{_CASES}[1]。", figure(36, "受理"), quotes=(_CASES,))
_HANDLED = "柳河市民政局2023年受理了多少件申请？"
_LINE = "12349养老服务热线接听来电68.21万次，办结67.74万次"
LINE = told(f"{BODY}2023年：{_LINE}[1]。", figure(677400, "办结", unit="次"), quotes=(_LINE,))
_CALLS = "柳河市民政局2023年12349热线办结多少次？"
_FEE = "对3件申请收取殡葬服务费共780元"
FEES = told(f"{BODY}2023年：{_FEE}[1]。", figure(780, "收取殡葬服务费", unit="元"), quotes=(_FEE,))
_FEES = "柳河市民政局2023年收取殡葬服务费多少元？"
_WINDOWS = "全市救助窗口由58个压减到46个"
PRESSED = told(f"{BODY}2023年：{_WINDOWS}[1]。", figure(46, "救助窗口", unit="个"), quotes=(_WINDOWS,))
_PRESSED = "柳河市民政局2023年救助窗口有多少个？"
_KEPT = "其中拟废止42件、拟修改27件、继续有效298件"
SORTED = told(f"{BODY}2023年：{_KEPT}[1]。", figure(298, "继续有效"), quotes=(_KEPT,))
_SORTED = "柳河市民政局2023年继续有效的有多少件？"
_ROUND = "委托第三方评估2轮，反馈问题316个"
ROUNDS = told(f"{BODY}2023年：{_ROUND}[1]。", figure(316, "反馈问题", unit="个"), quotes=(_ROUND,))
_ROUNDS = "柳河市民政局2023年第三方评估反馈多少个问题？"


@pytest.mark.parametrize(
    ("question", "answer", "text"),
    [
        (_HANDLED, CASES, "柳河市民政局2023年收到申请38件，受理了36件[1]。"),
        (_HANDLED, CASES, "柳河市民政局2023年受理36件[1]。当年收到的申请是38件[1]。"),
        (_HANDLED, CASES, "柳河市民政局2023年一共收到了申请38件，其中受理36件[1]。"),
        (_CALLS, LINE, "柳河市民政局2023年的12349热线一共办结67.74万次[1]。"),
        (_CALLS, LINE, "柳河市民政局2023年12349养老服务热线接听了来电68.21万次，办结67.74万次[1]。"),
        (_FEES, FEES, "柳河市民政局2023年对3件申请收取了殡葬服务费，共780元[1]。"),
        (_FEES, FEES, "780元[1]。这是柳河市民政局2023年对3件申请收取的殡葬服务费[1]。"),
        (_PRESSED, PRESSED, "柳河市民政局2023年把全市救助窗口从58个压减到了46个[1]。"),
    ],
)
def test_what_the_quote_says_beside_the_figure_may_be_said_along(question: str, answer: Answer, text: str) -> None:
    assert worded(question, answer, text) == (text, {"worded": 1})


@pytest.mark.parametrize(
    ("question", "answer", "text"),
    [
        (_HANDLED, CASES, "柳河市民政局2023年收到申请36件，受理38件[1]。"),
        (_HANDLED, CASES, "柳河市民政局2023年受理申请38件[1]。"),
        (_HANDLED, CASES, "柳河市民政局2022年收到申请38件，2023年受理36件[1]。"),
        (_HANDLED, CASES, "柳河市民政局2023年受理36件，受理2件[1]。"),
        (_HANDLED, CASES, "柳河市民政局2023年不予受理38件，受理36件[1]。"),
        (_HANDLED, CASES, "柳河市民政局2023年不予受理36件[1]。"),
        (_CALLS, LINE, "柳河市民政局2023年热线办结12349次，共67.74万次[1]。"),
        (_CALLS, LINE, "柳河市民政局2023年的12345热线办结67.74万次[1]。"),
        (_CALLS, LINE, "柳河市民政局2023年12349热线办结68.21万次[1]。"),
        (_FEES, FEES, "柳河市民政局2023年未对3件申请收取殡葬服务费，共780元[1]。"),
        (_FEES, FEES, "柳河市民政局2023年对780件申请收取殡葬服务费，共3元[1]。"),
        (_PRESSED, PRESSED, "柳河市民政局2023年压减了46个救助窗口[1]。"),
        (_PRESSED, PRESSED, "柳河市民政局2023年把救助窗口从46个压减到58个[1]。"),
        (_SORTED, SORTED, "柳河市民政局2023年继续有效298件，废止42件[1]。"),
        (_SORTED, SORTED, "柳河市民政局2023年继续有效298件，修改27件[1]。"),
        (_ROUNDS, ROUNDS, "柳河市民政局2023年第三方评估316轮，反馈2个问题[1]。"),
    ],
)
def test_a_number_beside_the_figure_that_the_quote_does_not_say_so_is_not_said(question: str, answer: Answer, text: str) -> None:
    said, counts = worded(question, answer, text)
    assert said == answer.text
    assert next(iter(counts)).startswith("fault:")


TWO = told(
    f"{BODY}2023年“政策解读材料”为67条[1]，“热点回应信息”为46条[2]。",
    figure(67, "政策解读材料", 0, "条"),
    figure(46, "热点回应信息", 1, "条"),
    quotes=("67", "46"),
)
_TWO = "柳河市民政局2023年政策解读材料和热点回应信息各多少条？"


def test_a_marker_may_stand_at_the_end_of_the_next_sentence() -> None:
    said, counts = worded(_TWO, TWO, "柳河市民政局2023年政策解读材料67条。热点回应信息是46条[1][2]。")
    assert counts == {"worded": 1}
    assert said == "柳河市民政局2023年政策解读材料67条[1]。热点回应信息是46条[1][2]。"


def test_a_marker_of_a_sentence_that_has_its_own_does_not_go_on() -> None:
    said, counts = worded(_TWO, TWO, "柳河市民政局2023年政策解读材料67条[1]。热点回应信息是46条[1][2]。")
    assert (said, counts) == (TWO.text, {"fault:marker": 1})


TURNED = told(
    f"{BODY}“收到申请”2023年（34件）比2022年（27件）多7件[1][2]。",
    change(7),
    figure(34, "收到申请"),
    replace(figure(27, "收到申请", 1), year=2022),
    quotes=("34", "27"),
)
TURNED = replace(TURNED, citations=(TURNED.citations[0], replace(TURNED.citations[1], year=2022)))
_TURNED = "柳河市民政局2023年收到的申请比2022年多多少件？"


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("柳河市民政局2023年收到申请34件，2022年是27件，多了7件[1][2]。", True),
        ("多7件：柳河市民政局2023年收到申请34件，2022年27件[1][2]。", True),
        ("柳河市民政局2023年收到申请34件，2022年是27件，少了7件[1][2]。", False),
        ("柳河市民政局2022年收到申请27件，比2023年的34件多7件[1][2]。", False),
        ("柳河市民政局2022年收到申请34件，2023年是27件，多了7件[1][2]。", False),
    ],
)
def test_more_with_no_base_named_beside_it_is_the_later_year_against_the_earlier(text: str, passes: bool) -> None:
    said, counts = worded(_TURNED, TURNED, text)
    assert ("worded" in counts, said == text) == (passes, passes)


CHECKED = told(
    f"{BODY}2023年报告中说：“下一步：对来信答复实行科室负责人签发、办公室抽检，抽检不合格的退回重办。”[1]",
    quotes=("下一步：对来信答复实行科室负责人签发、办公室抽检，抽检不合格的退回重办。",),
    route=Route.PASSAGES,
)
_CHECKED = "柳河市民政局怎么解决来信答复走样？"


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("柳河市民政局的做法是：来信答复由科室负责人签发，办公室负责抽检，抽检不合格的退回重办[1]。", True),
        ("为解决来信答复走样，柳河市民政局将对来信答复实行科室负责人签发、办公室抽检，抽检不合格的退回重办[1]。", True),
        ("柳河市民政局对来信答复实行办公室签发、科室负责人抽检，抽检不合格的退回重办[1]。", False),
        ("柳河市民政局对来信答复实行科室负责人签发、办公室抽检，抽检合格的退回重办[1]。", False),
        ("为追究责任，柳河市民政局将对来信答复实行科室负责人签发、办公室抽检，抽检不合格的退回重办[1]。", False),
    ],
)
def test_a_measure_is_worded_with_who_does_what_as_it_stands(text: str, passes: bool) -> None:
    said, counts = worded(_CHECKED, CHECKED, text)
    assert ("worded" in counts, said == text) == (passes, passes)


def test_what_is_done_is_not_said_to_be_still_to_come() -> None:
    quote = "对来信答复实行科室负责人签发、办公室抽检。"
    done = told(f"{BODY}2023年报告中说：“{quote}”[1]", quotes=(quote,), route=Route.PASSAGES)
    said, counts = worded(_CHECKED, done, "柳河市民政局将对来信答复实行科室负责人签发、办公室抽检[1]。")
    assert (said, counts) == (done.text, {"fault:word": 1})
