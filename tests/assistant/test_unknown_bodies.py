"""Bodies without a report of their own: what the report of their place tells of them, and what is named where none does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import Route
from ingest.store.library import Library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, talking

TEXTS = {
    ("青岚市人民政府", 2022): "全市共收办申请案件180件（市政府40件、桐坡县80件、石桥区60件）。",
    (
        "青岚市人民政府",
        2023,
    ): "全市共收办申请案件240件（市政府42件、桐坡县90件、石桥区60件、青岚经济技术开发区25件、市云湖新区15件、荷州青岚工业园区8件），"
    "同比增长33.3%。全年有9件申请收取信息处理费860元。其中，桐坡县自然资源和规划局2件，收取180元；石桥区公安局3件，收取300元；"
    "石桥区民政局1件，收取80元；青岚市公安局3件，收取300元。市住房公积金管理中心设置咨询专席6个。",
    ("青岚市水务局", 2023): "收到申请12件。公开信息310条。",
    ("竹溪区水务局", 2023): "收到申请7件。村口听证会由分管副局长主持。灌渠清淤停水前三天，由护渠员逐户通知用水农户。"
    "业务学习由办公室组织。",
    ("梅坞市教育局", 2023): "收到申请5件。",
    ("淮安市洪泽区民政局", 2022): "收到申请6件。",
    ("雾岭市石塘镇人民政府", 2022): "公开村务信息60条，其中柳埠村21条，新柳埠村39条。救助名单由包片干部在赶场日张贴。",
    ("梅坞市体育局", 2023): "收到申请4件。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("青岚市2023年桐坡县收办多少件申请", "90"),
        ("2023年青岚市石桥区收办几件申请案件", "60"),
        ("青岚市2023年云湖新区收办了多少件申请", "15"),
        ("青岚市2023年经开区收办几件申请", "25"),
        ("青岚市2023年市公安局收了多少信息处理费", "300"),
        ("青岚市公安局2023年收取信息处理费多少元", "300"),
        ("青岚市2023年桐坡县自然资源局收了多少处理费", "180"),
        ("青岚市2023年公积金中心设置了几个咨询专席", "6"),
        ("云湖新区2023年收办了几件申请", "15"),
        ("荷州青岚工业园区2023年收办了几件申请", "8"),
    ],
)
def test_the_report_of_its_place_tells_a_body_s_number(talk: Talk, question: str, value: str) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures] == [Decimal(value)]
    assert "青岚市人民政府" in answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("青岚市2023年桐坡县和石桥区一共收办多少件申请", "150"),
        ("青岚市2023年桐坡县比石桥区多收办多少件申请", "30"),
        ("青岚市2023年桐坡县收办的申请占全市百分之几", "37.50"),
        ("青岚市2023年桐坡县的申请是石桥区的几倍", "1.50"),
        ("青岚市2023年石桥区收了多少信息处理费", "380"),
    ],
)
def test_numbers_of_bodies_told_within_are_computed_with(talk: Talk, question: str, value: str) -> None:
    answer = talk.ask(question)
    assert answer.figures[0].value == Decimal(value)
    assert all(figure.citations for figure in answer.figures)


@pytest.mark.parametrize(
    "question",
    [
        "青岚市2023年桐坡县办结多少件申请",
        "青岚市2023年桐坡县举办培训几次",
        "青岚市2023年荷山县收办多少件申请",
        "青岚市2022年云湖新区收办多少件申请",
        "青岚市2023年桐坡县公安局收了多少信息处理费",
        "青岚市2023年市教育局收了多少信息处理费",
        "青岚市公安局2023年报告多少份",
        "青岚市公安局2023年申请几件",
    ],
)
def test_what_the_report_does_not_tell_of_a_body_is_no_number(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route in (Route.REFUSE, Route.CLARIFY), answer.text


DIALOGUES = [
    (("青岚市2023年收办多少件申请案件", "桐坡县呢"), "90"),
    (("青岚市2023年收办多少件申请案件", "桐坡县呢", "云湖新区呢"), "15"),
    (("青岚市2023年收办多少件申请案件", "桐坡县呢", "2022年呢"), "80"),
    (("青岚市2023年收办多少件申请案件", "桐坡县呢", "占比呢"), "37.50"),
    (("青岚市2022年收办多少件申请案件", "云湖新区呢", "石桥区呢"), "60"),
    (("青岚市2022年收办多少件申请案件", "云湖新区呢", "2023年呢"), "15"),
]


@pytest.mark.parametrize(("turns", "value"), DIALOGUES, ids=lambda turns: " / ".join(turns) if isinstance(turns, tuple) else "")
def test_a_dialogue_goes_on_with_the_bodies_told_within(talk: Talk, library: Library, turns: tuple[str, ...], value: str) -> None:
    kept = [talk.ask(turn) for turn in turns][-1]
    replayed = asked_on(library, date(2024, 6, 1)).ask(turns[-1], earlier=turns[:-1])
    assert kept.figures[0].value == replayed.figures[0].value == Decimal(value)


def test_a_kind_of_body_that_two_bear_means_neither(talk: Talk) -> None:
    talk.ask("青岚市2023年收取信息处理费多少元")
    assert talk.ask("青岚市公安局呢").figures[0].value == 300
    assert talk.ask("公安局呢").figures == ()


@pytest.mark.parametrize("last", ["增长了多少", "比上年多多少"])
def test_what_is_not_told_of_a_body_within_is_not_the_whole_s(talk: Talk, last: str) -> None:
    talk.ask("青岚市2023年收办多少件申请案件")
    talk.ask("桐坡县呢")
    assert not talk.ask(last).figures


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("青岚市财政局2023年收到多少件申请", ("青岚市人民政府", "青岚市水务局")),
        ("荷山县水务局2023年收到多少件申请", ("青岚市水务局", "竹溪区水务局")),
        ("荷山市2023年收到多少件申请", ("青岚市人民政府",)),
        ("荷山市档案馆2023年收到多少件申请", ("青岚市人民政府",)),
        ("梅坞市2023年收到多少件申请", ("梅坞市教育局", "梅坞市体育局")),
    ],
)
def test_a_refusal_names_the_nearest_bodies(talk: Talk, question: str, named: tuple[str, ...]) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.REFUSE
    assert "没有收入" in answer.text
    assert all(name in answer.text for name in named), answer.text


def test_the_only_body_of_a_place_is_asked_about_and_does_not_answer_for_it(talk: Talk) -> None:
    answer = talk.ask("竹溪区2023年收到多少件申请")
    assert answer.route is Route.CLARIFY
    assert "竹溪区水务局" in answer.text
    assert "没有收入竹溪区" in answer.text
    assert talk.ask("是").route in (Route.FIGURES, Route.PASSAGES)


def test_the_only_body_of_a_place_is_not_offered_for_what_it_does_not_tell(talk: Talk) -> None:
    answer = talk.ask("竹溪区2023年举办培训几次")
    assert answer.route is Route.REFUSE
    assert "竹溪区水务局" in answer.text


def test_the_years_held_are_told(talk: Talk) -> None:
    answer = talk.ask("青岚市有哪几年的报告")
    assert answer.route is Route.REFUSE
    assert "2022、2023年" in answer.text


def test_the_bodies_held_are_told(talk: Talk) -> None:
    answer = talk.ask("收录了哪些单位的报告")
    assert answer.route is Route.CLARIFY
    assert "青岚市人民政府" in answer.text


@pytest.mark.parametrize("asked", ["历年", "2019年以来", "自2020年以来"])
def test_one_report_of_a_body_never_answers_for_several_years(talk: Talk, asked: str) -> None:
    answer = talk.ask(f"竹溪区水务局{asked}收到多少件申请")
    assert not answer.figures
    assert "只收入了2023年的报告" in answer.text
    each = talk.ask(f"竹溪区水务局{asked}每年收到多少件申请")
    assert each.figures[0].value == 7
    assert "只收入了2023年的报告" in each.text


def test_a_list_of_fees_tells_no_number_of_applications(talk: Talk) -> None:
    assert talk.ask("青岚市2023年青岚市公安局收取处理费几件").figures[0].value == 3
    assert talk.ask("青岚市2023年桐坡县收办多少件").figures[0].value == 90
    assert talk.ask("青岚市2023年公安局收办多少件").figures == ()


def test_a_body_with_a_unit_alone_asks_for_nothing(talk: Talk) -> None:
    assert talk.ask("青岚市公安局多少件？").route is Route.REFUSE
    assert [figure.value for figure in talk.ask("青岚市公安局2023年收取了几件？").figures] == [3]


CHARGED = {
    (
        "霁月市人民政府",
        2023,
    ): "全市对9件申请收取信息处理费960元。其中，桐陵县自然资源局2件，收取180元；石陵县公安局3件，收取300元；石陵县人民政府1件，收取180元；"
    "霁月市公安局3件，收取300元。",
    (
        "松月市人民政府",
        2023,
    ): "全市对20件申请收取信息处理费2960元。其中，荷丘县公安局3件，收取300元；荷丘县人民政府1件，收取180元；松月市公安局3件，收取300元。",
    ("梧丘县人民政府", 2023): "全县收到政府信息公开申请60件。县公安局收取信息处理费900元。",
}


@pytest.mark.parametrize(
    ("question", "values", "said"),
    [
        ("石陵县2023年收取信息处理费多少元？", ["480", "300", "180"], "合计480元"),
        ("石陵县2023年对几件申请收取信息处理费？", ["4", "3", "1"], "合计4件"),
        ("桐陵县2023年收取信息处理费多少元？", ["180"], "没有写明合起来的总数"),
        ("荷丘县2023年收取信息处理费多少元？", ["300", "180"], "没有写明合起来的总数"),
        ("霁月市2023年石陵县公安局收取信息处理费多少元？", ["300"], "300元"),
        ("霁月市2023年石陵县人民政府收取信息处理费多少元？", ["180"], "180元"),
        ("How much did Tongling County charge in information processing fees in 2023?", ["180"], "No total is stated"),
    ],
)
def test_the_fee_of_one_body_is_not_told_as_its_place_s(tmp_path: Path, question: str, values: list[str], said: str) -> None:
    with talking(tmp_path, CHARGED) as told:
        answer = told.ask(question)
    assert sorted(str(figure.value) for figure in answer.figures) == sorted(values)
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "霁月市2023年石陵县的信息处理费占全市多少？",
        "梧丘县2023年收取信息处理费多少元？",
        "How much did Wuqiu County charge in information processing fees in 2023?",
    ],
)
def test_nothing_is_computed_with_the_fee_of_a_body_of_a_place(tmp_path: Path, question: str) -> None:
    with talking(tmp_path, CHARGED) as told:
        assert told.ask(question).figures == ()


LISTED = {
    (
        "云州市人民政府",
        2022,
    ): "全市共办理政府信息公开申请881件，其中新收863件、上年结转18件。按照答复主体划分，市直部门307件，县（区）574件，"
    "其中南溪县88件、黎山县51件、临河区103件。",
    ("荷州市人民政府", 2023): "全市新收申请612件，其中：白鹿县88件，青岚区120件，市本级301件，示范镇3件。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("临河区2022年办理了多少件政府信息公开申请（云州市年报）？", 103),
        ("云州市年报里，临河区2022年办理了多少件申请？", 103),
        ("根据云州市2022年的报告，南溪县办理申请多少件？", 88),
        ("2022年云州市下辖的黎山县办理了多少申请", 51),
        ("南溪县2022年办理了几件申请？", 88),
        ("青岚区2023年收到多少申请（荷州市报告）？", 120),
        ("白鹿县2023年受理申请多少件？", 88),
        ("北塘区2022年办理了多少申请（云州市年报）？", None),
        ("南溪县2022年答复了多少申请？", None),
        ("南溪县2023年办理了多少申请？", None),
        ("南溪县教育局2022年办理了多少申请？", None),
    ],
)
def test_a_place_that_only_a_wider_place_s_report_lists_is_told_by_it(tmp_path: Path, question: str, value: int | None) -> None:
    with talking(tmp_path, LISTED) as talk:
        answer = talk.ask(question)
    assert [int(figure.value) for figure in answer.figures if figure.value is not None] == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("question", "told"),
    [("竹溪区灌渠清淤停水前怎么通知农户？", "护渠员"), ("竹溪区2023年村口听证会由谁主持", "分管副局长")],
)
def test_a_matter_of_its_own_is_told_by_the_one_bureau_of_a_place(talk: Talk, question: str, told: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.PASSAGES
    assert told in answer.text
    assert any("竹溪区水务局" in warning.message for warning in answer.warnings)


@pytest.mark.parametrize(
    "question",
    ["竹溪区2023年业务学习由谁组织？", "竹溪区2023年收到多少件申请？", "竹溪区灌渠清淤由哪家公司承包？", "竹溪区存在什么问题？"],
)
def test_what_every_report_tells_and_a_near_miss_are_asked_back_of_the_one_bureau(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.CLARIFY


@pytest.mark.parametrize("question", ["雾岭市救助名单在什么时候张贴？", "雾岭市2022年公开村务信息多少条？"])
def test_a_town_does_not_speak_for_its_city(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.REFUSE
    assert "没有收入雾岭市" in answer.text


def test_a_village_that_is_named_alone_is_told_of_by_the_report_that_lists_it(talk: Talk) -> None:
    answer = talk.ask("柳埠村2022年公开村务信息多少条？")
    assert [figure.value for figure in answer.figures] == [Decimal(21)]


def test_those_below_a_city_are_not_answered_by_all_of_it(talk: Talk) -> None:
    assert talk.ask("青岚市直单位2022年收办多少件申请？").figures == ()


def test_a_county_that_became_a_district_is_asked_back(talk: Talk) -> None:
    answer = talk.ask("洪泽县民政局2022年收到多少件申请？")
    assert answer.route is Route.CLARIFY
    assert "淮安市洪泽区民政局" in answer.text
