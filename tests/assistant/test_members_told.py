"""What a city's report tells of its counties and offices one by one: under a class that divides them, beside the whole, by 分别, or that they had none."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import Answer, Route
from ingest.store.library import Library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, june_after, told_in_prose

TEXTS = {
    (
        "岭川市人民政府",
        2022,
    ): "全市共办理政府信息公开申请600件，其中市直部门180件，县（市、区）420件：桑陵县150件、柳原市170件、禾丰区100件。"
    "市水利局办理46件，占市直部门总量的25.6%；市公安局31件；市人力资源社会保障局12件。全市召开新闻发布会20场。第三方评估中，桑陵县92分、禾丰区88分。",
    (
        "河湾市人民政府",
        2023,
    ): "全市主动公开政府信息9000条，其中市直单位2000条，县（区）7000条。县（区）中，苔原县3000条、河湾县2500条、范县1500条。"
    "全市新收政府信息公开申请200件，其中市本级50件，县区150件（苔原县90件、禾木瑶族自治县60件）。"
    "市住建局、市自规局、市城管局新收件数分别为24件、11件、7件。市林业局、市民族宗教局全年没有收到申请。市粮储局未答复申请。禾木县录制双语音频3条。",
    (
        "雁回市人民政府",
        2021,
    ): "全市收到申请90件，答复85件。市水利局30件、市林业局12件。全市开展检查3次。云湖新区因栏目长期空白被约谈。",
    ("岭川市水务局", 2022): "收到申请3件。",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with told_in_prose(Path(tmp_path_factory.mktemp("members")), TEXTS) as library:
        yield library


def asked(library: Library, line: str) -> Answer:
    """The answer to the last of the turns of a line."""
    talk = Talk(asked_on(library, june_after(TEXTS)), library)
    return [talk.ask(turn) for turn in line.split(" || ")][-1]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("桑陵县2022年办理政府信息公开申请多少件（岭川市年报）？", "150"),
        ("柳原市2022年办理多少件申请（据岭川市的年报）？", "170"),
        ("根据岭川市年报，禾丰区2022年办理了多少件申请？", "100"),
        ("岭川市公安局2022年办理了多少件申请？", "31"),
        ("岭川市人社局2022年办理公开申请多少件？", "12"),
        ("河湾县2023年主动公开政府信息多少条？", "2500"),
        ("范县2023年主动公开政府信息多少条？", "1500"),
        ("苔原县2023年主动公开的政府信息比河湾县多多少条？", "500"),
        ("河湾市住建局2023年新收多少件公开申请？", "24"),
        ("河湾市自然资源和规划局2023年新收申请几件？", "11"),
        ("河湾市城市管理局2023年新收申请几件？", "7"),
        ("河湾市住建局2023年比市城管局多收多少件申请？", "17"),
        ("禾木县2023年新收申请多少件？", "60"),
        ("河湾市2023年主动公开政府信息多少条？ || 范县多少条？", "1500"),
        ("河湾市2023年主动公开政府信息多少条？ || 范县多少条？ || 苔原县呢？", "3000"),
        ("河湾市2023年新收申请多少件？ || 市住建局呢？", "24"),
    ],
)
def test_a_member_s_number_is_told_by_the_report_of_the_whole(library: Library, question: str, value: str) -> None:
    answer = asked(library, question)
    assert answer.route is Route.FIGURES
    computed = [figure.value for figure in answer.figures if figure.operation is not None]
    assert (computed or [figure.value for figure in answer.figures])[-1] == Decimal(value)
    assert "市人民政府" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "桑陵县2022年召开新闻发布会多少场？",
        "桑陵县2022年行政复议多少件（岭川市年报）？",
        "桑陵县2021年办理申请多少件（岭川市年报）？",
        "桑陵县公安局2022年办理申请多少件？",
        "岭川市教育局2022年办理申请多少件？",
        "苔原县住建局2023年新收申请多少件？",
        "河湾市林业局2023年答复申请多少件？",
        "河湾市粮储局2023年收到申请多少件？",
        "范县2023年新收申请多少件？",
        "河湾市2023年主动公开政府信息多少条？ || 范县多少件？",
        "雁回市水利局2021年收到申请多少件？",
        "雁回市林业局2021年答复申请多少件？",
        "桑陵县2022年绩效考核多少分？",
    ],
)
def test_what_is_not_told_of_a_member_is_not_answered(library: Library, question: str) -> None:
    assert asked(library, question).figures == ()


@pytest.mark.parametrize(
    "question",
    [
        "河湾市林业局2023年收到申请多少件？",
        "河湾市民族宗教局2023年新收申请几件？",
        "河湾市林业局2023年收到申请了吗？ || 那市民族宗教局呢？",
    ],
)
def test_that_a_member_had_none_is_told_by_the_clause_that_names_it(library: Library, question: str) -> None:
    answer = asked(library, question)
    assert answer.route is Route.PASSAGES
    assert "没有收到申请" in answer.text


@pytest.mark.parametrize(
    ("question", "label", "value"),
    [
        ("岭川市2022年哪个县市区办理申请最多，多少件？", "柳原市", "170"),
        ("岭川市2022年哪个县（市、区）办理的政府信息公开申请最少？", "禾丰区", "100"),
        ("河湾市2023年哪个县主动公开政府信息最多，多少条？", "苔原县", "3000"),
    ],
)
def test_which_member_has_most_is_told_by_the_list_of_a_class(library: Library, question: str, label: str, value: str) -> None:
    answer = asked(library, question)
    assert (answer.figures[0].label, answer.figures[0].value) == (label, Decimal(value))


@pytest.mark.parametrize(
    "question",
    [
        "岭川市2022年哪个市直单位办理申请最多？",
        "河湾市2023年哪个市直单位新收申请最多？",
        "河湾市2023年哪个单位新收申请最多？",
    ],
)
def test_a_class_of_bodies_is_none_of_them(library: Library, question: str) -> None:
    answer = asked(library, question)
    assert answer.figures == ()
    assert answer.route is Route.REFUSE


def test_a_zone_or_a_county_that_something_happened_to_is_a_unit(library: Library) -> None:
    assert "云湖新区" in asked(library, "雁回市2021年哪个单位因栏目长期空白被约谈？").text
    assert asked(library, "雁回市2021年哪个单位因栏目长期空白受到表扬？").route is Route.REFUSE


def test_what_a_class_comes_to_is_told_by_its_own_number(library: Library) -> None:
    answer = asked(library, "岭川市2022年县市区办理申请多少件？")
    assert [(figure.value, figure.operation) for figure in answer.figures] == [(Decimal(420), None)]
