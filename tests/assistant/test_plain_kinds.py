"""Plain questions of one kind, told by offices in many words: places, interpretations, responses, trained people, enquiries, fees, refusals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

REPORTS = {
    ("松溪市粮食局", 2023): (
        "全年制作政策图解12篇，动漫解读3部，专家访谈解读2期。针对储备粮轮换等问题，回应社会关切26次。"
        "3件涉及商业秘密不予公开，1件涉及工作秘密不予公开。收取复制费合计58元。在办事大厅设有公共查阅点2个，配备电脑4台。"
        "组织政务公开培训2次，参训人员118人次。业务窗口接受群众咨询760人次。"
    ),
    ("宁川县教育局", 2022): (
        "发布政策解读材料17份，其中文字解读9份、图片解读8份。回应公众关注的热点问题14个。设立政府信息公共查阅场所5处，"
        "全年接待查阅320人次。举办业务培训班3期，参加培训的信息员共96名。服务大厅接待来人来电咨询2130人次。"
    ),
    ("江口区人民政府", 2016): (
        "全区建成信息查阅室41个，其中镇级12个。配套发布解读稿件33篇。主动回应社会热点和公众关切57次。"
        "依申请公开共收取检索费、复印费、邮寄费612.5元。开展专题培训6场，培训机关干部540余人。政务服务热线解答群众咨询1.3万件。"
    ),
    ("白水镇人民政府", 2021): (
        "县档案馆、镇文化站2个信息查阅场所接待群众查阅60人次。召开信息员培训会2次，到会62人。便民热线答复咨询385次，"
        "政务大厅受理咨询210次。向申请人收取邮寄费20元。及时回应群众关心的热点事项9件。视频解读4期。"
    ),
    ("青岚市园林局", 2021): (
        "推出政策一图读懂9幅，撰写部门解读文章14篇。通过留言板回应市民关切260余件。收到政府信息公开申请12件，年内全部办结。"
        "局机关设有公众查阅室1间，植物园建有公众查阅室1间。召开政务公开培训会议1次，各科室80人参加；组织应急演练3次，参加400人。"
        "因属于内部管理信息不予公开2件，因涉及个人隐私不予公开3件。园林热线受理咨询、投诉共880件。实际收取检索费、复制费共计86.5元。"
    ),
    ("竹山县审计局", 2023): "收到政府信息公开申请44件。截至年底办结41件，3件转入下年。全年编印审计公告6期。",
    ("竹山县信访局", 2023): "依申请公开方面，共接收政府信息公开申请30件，到12月31日已答复完毕28件。群众来信办结512件。",
    ("竹山县司法局", 2023): "收到政府信息公开申请20件，按时办结17件，延期办结3件。",
    ("竹山县交通局", 2023): "收到政府信息公开申请9件。受理热线工单300件，按期办结298件。",
    ("梅溪市水务局", 2023): (
        "新增查阅点2个，对4个查阅点开展检查。转发上级政策解读9篇。回应12345热线诉求300件，回应网民提问40条。派员参加省级培训4人次，"
        "邀请培训讲师3名。智能机器人解答咨询900次。收取水资源费3万元。全年召开推进会2次，到会80人。2件属于内部信息部分公开。"
    ),
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("plain_kinds"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("松溪市粮食局2023年有多少个公开查阅点？", "2"),
        ("宁川县教育局2022年公开查阅点有几处？", "5"),
        ("江口区政府2016年设立了多少个政府信息查阅场所？", "41"),
        ("白水镇2021年有几个查阅点？", "2"),
        ("宁川县教育局2022年解读政策多少篇？", "17"),
        ("江口区政府2016年政策解读有多少篇？", "33"),
        ("松溪市粮食局2023年回应公众关注多少次？", "26"),
        ("宁川县教育局2022年回应社会关切多少次？", "14"),
        ("江口区政府2016年回应群众关心的热点问题多少次？", "57"),
        ("白水镇2021年回应公众关注多少次？", "9"),
        ("松溪市粮食局2023年培训了多少人？", "118"),
        ("宁川县教育局2022年有多少人参加了培训？", "96"),
        ("江口区政府2016年培训人数是多少？", "540"),
        ("白水镇2021年一共培训了多少人？", "62"),
        ("松溪市粮食局2023年受理咨询多少次？", "760"),
        ("宁川县教育局2022年接待咨询多少人次？", "2130"),
        ("江口区政府2016年受理咨询多少次？", "13000"),
        ("松溪市粮食局2023年收取了多少费用？", "58"),
        ("江口区政府2016年依申请公开收费多少元？", "612.5"),
        ("白水镇2021年收取了多少费用？", "20"),
        ("青岚市园林局2021年回应社会关切多少件？", "260"),
        ("青岚市园林局2021年有多少人参加培训？", "80"),
        ("青岚市园林局2021年收费一共多少元？", "86.5"),
        ("青岚市园林局2021年申请办结多少件？", "12"),
    ],
)
def test_one_number_is_told(talk: Talk, question: str, value: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.FIGURES
    assert [figure.value for figure in answer.figures] == [Decimal(value)]


def test_another_deed_is_said_to_be_the_reports(talk: Talk) -> None:
    assert "说法" in talk.ask("松溪市粮食局2023年受理咨询多少次？").text
    assert "说法" not in talk.ask("宁川县教育局2022年接待咨询多少人次？").text


@pytest.mark.parametrize(("body", "value"), [("竹山县审计局", 41), ("竹山县信访局", 28)])
def test_what_was_concluded_by_a_day_is_told_as_that(talk: Talk, body: str, value: int) -> None:
    answer = talk.ask(f"{body}2023年办结了多少件申请？")
    assert [figure.value for figure in answer.figures] == [value]
    assert answer.figures[0].label in ("办结", "答复完毕")


def test_what_others_were_concluded_is_no_answer(talk: Talk) -> None:
    assert talk.ask("竹山县交通局2023年办结了多少件申请？").route is Route.REFUSE


def test_what_was_concluded_in_time_and_late_is_told_together(talk: Talk) -> None:
    answer = talk.ask("竹山县司法局2023年办结了多少件申请？")
    assert answer.figures[0].value == 20
    assert "相加" in answer.text


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("松溪市粮食局2023年解读政策多少篇？", [12, 3, 2]),
        ("白水镇2021年解答咨询多少次？", [385, 210]),
        ("青岚市园林局2021年设了几个信息查阅点？", [1, 1]),
        ("青岚市园林局2021年政策解读一共多少篇？", [9, 14]),
    ],
)
def test_several_kinds_are_told_apart(talk: Talk, question: str, values: list[int]) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures] == values
    assert "没有写明合起来的总数" in answer.text


def test_what_was_refused_for_several_reasons_is_added_up(talk: Talk) -> None:
    for question, value in (("松溪市粮食局2023年不予公开的有几件？", 4), ("青岚市园林局2021年不予公开几件？", 5)):
        answer = talk.ask(question)
        assert answer.figures[0].value == value
        assert "相加" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "有多少个公开查阅点？",
        "解读政策多少篇？",
        "回应公众关注多少次？",
        "培训了多少人？",
        "受理咨询多少次？",
        "收取了多少费用？",
        "不予公开的有几件？",
    ],
)
def test_what_is_near_is_no_answer(talk: Talk, question: str) -> None:
    assert talk.ask(f"梅溪市水务局2023年{question}").route is Route.REFUSE


def test_several_things_counted_together_are_no_answer_for_one(talk: Talk) -> None:
    assert talk.ask("青岚市园林局2021年受理咨询多少次？").route is Route.REFUSE
