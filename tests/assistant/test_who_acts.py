"""A number that a department, a neighbour or an example tells in a report is told for the whole body by no question that does not name them."""

from __future__ import annotations

import pytest

from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭县人民政府", 2022): "县水利局开通专线，全年受理咨询35件，回访28次。县医保局办事公开，该局印制手册600本。\n"
    "又如河湾镇推行“围炉夜话”，召开座谈会17次，征集建议53条。市政府对我县开展抽查3次，指出问题12个。",
    ("柳溪县人民政府", 2022): "全县收到政府信息公开申请180件，答复176件，举办讲座6期。县林业局加强台账管理，全年收到政府信息公开申请44件，答复43件，举办讲座2期。\n"
    "其中县林业局培训9人，公开栏更新31期。",
    ("桐坡市人民政府", 2022): "全市发生行政复议120件，其中海棠县7件。\n二、市政府本级情况\n行政复议21件，专职人员4名。\n三、市公安局情况\n行政复议8件，行政诉讼5件。",
    ("榆坡县人民政府", 2022): "（一）县民政局。\n接待群众510人次，制作展板14块。\n（二）其他做法。\n编印简报22期。",
    ("桐坡市粮食局", 2022): "局属质检站出具报告75份，接听电话130次。办理市人大代表建议14件、政协提案27件。我局编发要闻48条，市政府网站发布信息66条。",
}


@pytest.mark.parametrize(
    "question",
    [
        "枫岭县2022年受理咨询多少件？",
        "枫岭县2022年回访多少次？",
        "枫岭县2022年印制手册多少本？",
        "枫岭县2022年座谈会几次？",
        "枫岭县2022年征集建议多少条？",
        "榆坡县2022年接待群众多少人次？",
        "榆坡县2022年展板多少块？",
        "桐坡市2022年行政诉讼几件？",
        "桐坡市粮食局2022年接听电话多少次？",
    ],
)
def test_another_body_s_number_is_not_told_as_the_whole(talk: Talk, question: str) -> None:
    assert not talk.ask(question).figures


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("枫岭县2022年指出问题多少个？", 12),
        ("柳溪县2022年收到申请多少件？", 180),
        ("柳溪县2022年答复申请多少件？", 176),
        ("柳溪县2022年讲座几期？", 6),
        ("柳溪县2022年公开栏更新多少期？", 31),
        ("桐坡市2022年行政复议多少件？", 120),
        ("桐坡市2022年市政府本级行政复议多少件？", 21),
        ("榆坡县2022年简报多少期？", 22),
        ("桐坡市粮食局2022年要闻多少条？", 48),
        ("桐坡市粮食局2022年办理政协提案多少件？", 27),
        ("桐坡市粮食局2022年网站发布信息多少条？", 66),
    ],
)
def test_what_the_body_tells_of_itself_is_told(talk: Talk, question: str, value: int) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures] == [value]
    assert not answer.warnings


def test_a_department_s_number_is_told_to_who_names_it(talk: Talk) -> None:
    answer = talk.ask("枫岭县2022年县水利局受理咨询多少件？")
    assert [figure.value for figure in answer.figures] == [35]
