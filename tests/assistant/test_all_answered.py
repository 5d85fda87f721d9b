"""How many applications were answered, where a report only says that all of them were."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

REPORTS = {
    ("松溪市粮食局", 2020): "收到政府信息公开申请7件，均在法定期限内答复。举办培训2期。",
    ("宁川县教育局", 2021): "全年共受理依申请公开13件，其中自然人申请9件、企业申请4件，全部按期答复。",
    ("江口区民政局", 2022): "收到依申请公开2件，已书面答复申请人。未发生行政复议。",
    ("白水镇人民政府", 2021): "新收政府信息公开申请15件，上年度结转2件，共17件，均已按时办结，没有延期答复。",
    ("青岚市园林局", 2023): "本年度收到政府信息公开申请9件，同比减少3件，申请内容多为苗木采购，全部在规定时限内予以答复。",
    ("竹山县审计局", 2019): "全县收到申请24件，其中当面申请5件，网络申请13件，信函申请6件。全部按时办结。",
    ("梅溪市水务局", 2018): "收到政府信息公开申请21件。按时办结18件，延期办结3件。",
    ("柳城市司法局", 2022): "收到政府信息公开申请4件（含邮寄1件），均在20个工作日内作出答复，其中1件因信息不存在作了说明。",
    # what is no answer for all of them
    ("海棠市卫生局", 2022): "收到政府信息公开申请8件，其中3件由企业提出，均已答复。",
    ("桐坡县住建局", 2022): "收到政府信息公开申请8件，上年结转1件，均已办结。",
    ("枫岭县人社局", 2022): "收到政府信息公开申请8件，受理热线工单300件，均已按期办结。",
    ("石桥市商务局", 2022): "收到政府信息公开申请8件，均按程序答复，尚有1件正在办理。",
    ("云台县水利局", 2022): "收到政府信息公开申请8件。收到网民留言9条，均已回复。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("all_answered"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    ("body", "value", "said"),
    [
        ("松溪市粮食局2020年", 7, "均在法定期限内答复"),
        ("宁川县教育局2021年", 13, "全部按期答复"),
        ("江口区民政局2022年", 2, "已书面答复申请人"),
        ("白水镇2021年", 17, "均已按时办结"),
        ("青岚市园林局2023年", 9, "全部在规定时限内予以答复"),
        ("竹山县审计局2019年", 24, "全部按时办结"),
        ("柳城市司法局2022年", 4, "均在20个工作日内作出答复"),
    ],
)
def test_all_that_came_in_were_answered(talk: Talk, body: str, value: int, said: str) -> None:
    answer = talk.ask(f"{body}办结了多少件申请？")
    assert [figure.value for figure in answer.figures] == [value]
    assert said in answer.citations[0].quote
    assert f"，{said}”" in answer.text


def test_what_was_concluded_in_time_and_late_is_added_up(talk: Talk) -> None:
    answer = talk.ask("梅溪市水务局2018年办结了多少件申请？")
    assert answer.figures[0].value == 21
    assert "相加" in answer.text


@pytest.mark.parametrize("body", ["海棠市卫生局", "桐坡县住建局", "枫岭县人社局", "石桥市商务局", "云台县水利局"])
def test_a_part_or_others_are_not_all(talk: Talk, body: str) -> None:
    assert talk.ask(f"{body}2022年办结了多少件申请？").route is Route.REFUSE


def test_in_time_is_asked_for_and_told(talk: Talk) -> None:
    assert [figure.value for figure in talk.ask("松溪市粮食局2020年按期答复了多少件申请？").figures] == [7]
    assert talk.ask("江口区民政局2022年按期答复了多少件申请？").route is Route.REFUSE
