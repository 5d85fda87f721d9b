"""Several things that one question joins get a number each, in the order asked; one without a number is named, and none stands for all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.county_prose import Ask
from tests.assistant.talk import Talk, talking

PROSE = {
    "枫桥": "全年在县政府网站公开信息1340条，通过微信公众号推送信息417条。编印政策汇编4期，赠阅汇编2600册。物业管理专栏更新信息52条，"
    "水利工程专栏更新信息19条，会议纪要类信息更新37条。对11个单位和23名个人予以通报表扬。发现隐患64处，整改61处。新建、改建阅览室18间。"
    "收到政府信息公开申请29件，其中当面申请6件、邮寄申请23件，办结27件，结转下年2件。承办人大代表建议和政协提案共45件。",
    "柳河": "县政府网站和微信公众号共公开信息930条，其中县政府网站610条、微信公众号320条。编印手册、折页5000份。受理热线工单806件，"
    "局长信箱来信57封，答复率分别为98.5%和100%。举办培训3期，参训190人次。",
    "石岭": "门户网站发布各类信息812条。全年依申请公开共收到群众网上申请35件、快递9件。另外政务热线投诉28件。全年备案公开领域行政复议案件16件，"
    "行政诉讼案件7件。举办发布活动12场，县领导出席新闻发布会14人次。在省级以上媒体刊稿9篇，县级媒体刊稿40篇。",
}


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("通报表扬了多少个单位、多少名个人？", (11, 23)),
        ("通报表扬了多少个单位和多少名个人？", (11, 23)),
        ("物业管理专栏、会议纪要类信息分别更新了多少条？", (52, 37)),
        ("会议纪要类信息和水利工程专栏各更新信息多少条？", (37, 19)),
        ("编印政策汇编多少期、赠阅多少册？", (4, 2600)),
        ("汇编期数和赠阅册数分别是多少？", (4, 2600)),
        ("网站和微信公众号各公开信息多少条？", (1340, 417)),
        ("微信公众号、政府网站分别公开多少条信息？", (417, 1340)),
        ("发现隐患多少处、整改多少处？", (64, 61)),
        ("当面申请和邮寄申请各多少件？", (6, 23)),
        ("收到申请多少件、办结多少件、结转下年多少件？", (29, 27, 2)),
        ("赠阅汇编多少册以及收到多少件申请？", (2600, 29)),
    ],
)
def test_each_thing_gets_its_number_in_order(ask: Ask, question: str, numbers: tuple[int, ...]) -> None:
    assert ask("枫桥", question) == [Decimal(number) for number in numbers]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("网上和快递各多少？", (35, 9)),
        ("备案行政复议和行政诉讼各多少件？", (16, 7)),
        ("咨询和投诉各多少件？", (28,)),
        ("咨询和投诉合计多少？", ()),
        ("投诉与咨询共多少件？", ()),
        ("备案的案件共多少件？", ()),
        ("各级媒体刊稿共多少篇？", ()),
        ("在媒体刊稿多少篇？", ()),
        ("省级以上媒体刊稿多少篇？", (9,)),
        ("新闻发布会和领导出席各多少？", ()),
    ],
)
def test_one_of_two_is_told_neither_twice_nor_for_both(ask: Ask, question: str, numbers: tuple[int, ...]) -> None:
    assert ask("石岭", question) == [Decimal(number) for number in numbers]


def test_parts_that_are_told_of_a_whole_are_told_for_each(ask: Ask) -> None:
    assert ask("柳河", "网站和微信公众号各公开信息多少条？") == [Decimal(610), Decimal(320)]


@pytest.mark.parametrize(
    ("place", "question"),
    [
        ("枫桥", "新建、改建阅览室各多少间？"),
        ("枫桥", "人大代表建议和政协提案各承办多少件？"),
        ("柳河", "手册、折页各编印多少份？"),
        ("柳河", "折页编印多少份？"),
        ("柳河", "热线和局长信箱的答复率分别是多少？"),
        ("枫桥", "图解、动漫各制作多少个？"),
    ],
)
def test_a_number_of_all_is_the_number_of_none(ask: Ask, place: str, question: str) -> None:
    assert ask(place, question) == []


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    told = {
        ("枫桥县人民政府", 2023): PROSE["枫桥"],
        ("枫桥县人民政府", 2022): "编印政策汇编3期，赠阅汇编1800册。举办讲座2场。",
        ("柳河县人民政府", 2023): PROSE["柳河"],
        ("长滩县人民政府", 2023): "全年共办理政府信息公开申请47件，含2022年转至今年办理的5件，办结46件。",
        ("长坡市人民政府", 2023): "全年制作政策问答31期，其中市级14期、青田县9期、云山县8期。",
    }
    with talking(tmp_path_factory.mktemp("told"), told) as talk:
        yield talk


def test_what_has_no_number_is_named(talk: Talk) -> None:
    answer = talk.ask("枫桥县2023年通报表扬了多少个单位、举办了多少场音乐会？")
    assert answer.route is Route.FIGURES
    assert [figure.value for figure in answer.figures] == [Decimal(11)]
    assert "音乐会" in answer.text.split("。")[-2]


def test_several_years_and_things(talk: Talk) -> None:
    answer = talk.ask("枫桥县2022年和2023年编印汇编多少期、赠阅汇编多少册？")
    assert [figure.value for figure in answer.figures] == [Decimal(n) for n in (3, 1800, 4, 2600)]


def test_bodies_told_inside_are_joined_with_another_item(talk: Talk) -> None:
    answer = talk.ask("长坡市2023年政策问答市级和云山县各多少期？")
    assert [figure.value for figure in answer.figures] == [Decimal(14), Decimal(8)]


def test_what_a_report_calls_its_counts_is_said_once(talk: Talk) -> None:
    answer = talk.ask("长滩县2023年收到多少申请？")
    assert answer.figures[0].value == Decimal(42)
    assert answer.text.count("报告用的说法是") == 1


def test_what_is_told_with_a_part_is_told_without_it_beside_another(talk: Talk) -> None:
    answer = talk.ask("长滩县2023年收到多少申请、办结多少件？")
    assert {Decimal(46), Decimal(42)} <= {figure.value for figure in answer.figures}
