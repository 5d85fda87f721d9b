"""A word right before what is counted makes less of it: the number of all answers only where the report says the word of it, too."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.asking.asked_thing import wanted
from assistant.asking.tasks import read_tasks
from assistant.language.said_words import cut, mended
from assistant.prose.qualifiers import unlimited, unsaid_in_prose
from tests.assistant.talk import Talk, talking

REPORTS = {
    ("松溪县人民政府", 2023): (
        "全县共收到政府信息公开申请75件，办结70件。围绕中心工作公开政策文件31件，发布解读材料22篇，其中重点领域解读材料6篇。"
        "集中发布权威信息18条，召开常务会议14次。纸质宣传册印发900份。"
    ),
    (
        "竹溪市水务局",
        2022,
    ): "通过审核的公文46件。我局收到申请12件，公众提出的意见建议9条。主要问题清单公布5项，工作动态发布60条。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("limited"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    "question",
    [
        "松溪县2023年成功的申请多少件？",
        "松溪县2023年同一人的申请多少件？",
        "松溪县2023年通过的申请多少件？",
        "松溪县2023年通过了多少件申请？",
        "松溪县2023年有多少申请获得成功？",
        "松溪县2023年完成的申请多少件？",
        "松溪县2023年部分的申请多少件？",
        "松溪县2023年主要的政策文件多少件？",
        "松溪县2023年重大政策文件多少件？",
        "松溪县2023年部门政策文件多少件？",
        "松溪县2023年一般的政策文件多少件？",
        "松溪县2023年最新的解读材料多少篇？",
        "松溪县2023年公众的常务会议多少次？",
        "松溪县2023年剩下的政策文件多少件？",
        "松溪县2023年再审的申请多少件？",
        "竹溪市水务局2022年公众发布工作动态多少条？",
        "竹溪市水务局2022年上传的工作动态多少条？",
        "竹溪市水务局2022年成功的申请多少件？",
    ],
)
def test_what_is_not_told_of_a_part_is_refused(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is not Route.FIGURES, answer.text
    assert not answer.figures


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("松溪县2023年收到的申请多少件？", 75),
        ("松溪县2023年收到申请多少件？", 75),
        ("松溪县2023年重点领域的解读材料多少篇？", 6),
        ("松溪县2023年解读材料多少篇？", 22),
        ("松溪县2023年公开的政策文件多少件？", 31),
        ("松溪县2023年全部的政策文件多少件？", 31),
        ("竹溪市水务局2022年通过审核的公文多少件？", 46),
        ("竹溪市水务局2022年公众的意见建议多少条？", 9),
        ("竹溪市水务局2022年工作动态多少条？", 60),
    ],
)
def test_what_is_told_still_answers(talk: Talk, question: str, value: int) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.FIGURES, answer.text
    assert [one.value for one in answer.figures] == [Decimal(value)]


def test_only_what_leads_to_the_number_tells_its_word() -> None:
    assert unlimited("重点领域的公文多少件", "重点领域公开通知3件,公文9件") == "重点领域"
    assert unlimited("重点领域的公文多少件", "公文9件", "重点领域公开情况") == ""
    assert unlimited("公开成功的申请多少件", "予以公开9件") == ""
    assert unsaid_in_prose("撤回的公文多少件", "公文9件") == ""  # no word of the forms: left to what reads the prose


@pytest.mark.parametrize("question", ["再审的行政诉讼多少件", "行政诉讼再审多少件", "重大的申请多少件", "中止的规范性文件多少件"])
def test_a_word_of_its_own_is_no_misspelling(question: str) -> None:
    found = cut(question)
    assert mended(found) is found


def test_a_misspelling_is_still_put_right() -> None:
    assert "refused" in [token.concept for token in mended(cut("不宇公开的申请几件")).tokens]


@pytest.mark.parametrize(
    "question", ["批准的行政许可多少件", "颁发行政许可多少件", "主动公开的行政处罚多少件", "主动公开行政处罚决定多少件"]
)
def test_decisions_are_not_what_was_granted_or_published_of_them(question: str) -> None:
    assert wanted(question).indicator is None


def test_decisions_as_the_form_calls_them() -> None:
    assert wanted("作出行政许可决定多少件").indicator == "proactive.licences.decisions"
    assert wanted("行政处罚处理决定数量").indicator == "proactive.penalties.decisions"


@pytest.mark.parametrize(
    ("question", "indicator"),
    [
        ("不再处理的申请多少件", "applications.no_longer_processed"),
        ("不予处理的申请多少件", "applications.unprocessed"),
        ("逾期不补正不再处理的申请多少件", "applications.otherwise.not_corrected"),
        ("逾期不缴费不再处理的申请多少件", "applications.otherwise.fee_unpaid"),
    ],
)
def test_no_longer_processed_are_two_rows(question: str, indicator: str) -> None:
    things = [thing for task in read_tasks(question) for thing in task.things]
    assert [thing.indicator for thing in things] == [indicator]


HELD = {
    ("雁山区人民政府", 2023): (
        "全区共对9件政府信息公开申请收取了信息处理费1260元，其中柳塘县人民政府3件，收取260元；柳塘县水利局6件，收取1000元。"
        "全年发布各类信息2100条，其中主动公开政策文件44件，常务会议17次。召开业务推进会6次。"
    ),
}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("held"), HELD) as talk:
        yield talk


def test_a_place_named_alone_is_told_of_all_its_bodies(held: Talk) -> None:
    answer = held.ask("雁山区2023年柳塘县收费几件？")
    assert answer.route is not Route.FIGURES or answer.figures[0].value == Decimal(9), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How many executive meetings did 雁山区 hold in 2023?",
        "How many policy documents did 雁山区 issue in 2023?",
    ],
)
def test_what_was_made_public_is_neither_held_nor_issued(held: Talk, question: str) -> None:
    assert held.ask(question).route is not Route.FIGURES


def test_what_was_made_public_is_published(held: Talk) -> None:
    answer = held.ask("How many policy documents did 雁山区 publish in 2023?")
    assert [one.value for one in answer.figures] == [Decimal(44)]
