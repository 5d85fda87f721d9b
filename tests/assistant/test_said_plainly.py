"""Ordinary ways of asking for a number that mean the same as a plainer one, and near misses of each, over invented reports."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, Route
from assistant.asking.said_plainly import plainer
from assistant.assistant import Assistant

REPORTS = {
    "city.txt": """\
榆岭市人民政府2023年政府信息公开工作年度报告
一、总体情况
全年共收办政府信息公开申请案件307件（市政府49件、市各有关部门93件、榆东县97件、榆西县68件）。全市备案政府信息依申请公开领域行政复议案件34件，行政诉讼案件17件。
强化考核结果运用，对全市政务公开工作表现突出的榆东县、市水务局等16个单位和20名个人予以通报表扬。
开设政务新媒体账号共23个，其中，微信公众号15个、新浪微博8个。
""",
    "bureau.txt": """\
榆岭市水务局2023年政府信息公开工作年度报告
一、总体情况
由办公室专门配备了2名兼职工作人员。将主动公开栏目从5级压缩至2级，子栏目由130个精简至70个。公开政策文件38件。
共承办市人大代表建议46件、政协委员提案28件，办理结果为A类51件、B类23件。
共办理取水许可82件，按期办结率为100%。全年收到市级政协提案7件、区级政协提案4件。
收到申请12件，予以公开5件，信息不存在的3件。
""",
}


def _values(answer: Answer) -> list[int]:
    return [int(figure.value) for figure in answer.figures if figure.value is not None]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("榆岭市2023年有多少个单位因政务公开工作突出受到通报表扬？", 16),
        ("榆岭市2023年被通报表扬的单位有几个？", 16),
        ("榆岭市2023年市直各部门收办了多少件信息公开申请？", 93),
        ("榆岭市2023年备案的依申请公开行政复议和行政诉讼案件合计多少件？", 51),
        ("榆岭市2023年有几个新浪微博账号？", 8),
        ("榆岭市水务局2023年安排了几名兼职人员做信息公开？", 2),
        ("主动公开栏目，榆岭市水务局2023年现在精简到几级了？", 2),
        ("榆岭市水务局2023年网站公开栏目的子栏目精简后剩多少个？", 70),
        ("榆岭市水务局2023年向社会公布的政策文件有多少件？", 38),
        ("榆岭市水务局2023年办理的人大建议和政协提案，结果属于A类的共几件？", 51),
        ("榆岭市水务局2023年办理取水许可，按期办结的比率是多少？", 100),
        ("榆岭市水务局2023年市、区两级政协提案一共收到几件？", 11),
        ("榆岭市水务局2023年有几件申请因为信息不存在没法提供？", 3),
    ],
)
def test_what_is_asked_in_ordinary_words(assistant: Assistant, question: str, value: int) -> None:
    answer = assistant.ask(question)
    assert answer.route is Route.FIGURES, answer.text
    assert value in _values(answer), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "榆岭市2023年有多少个单位因宣传工作突出受到通报表扬？",
        "榆岭市2023年有多少个单位被通报批评？",
        "榆岭市2023年县直各部门收办了多少件信息公开申请？",
        "榆岭市2023年有几个腾讯微博账号？",
        "榆岭市水务局2023年安排了几名专职人员做信息公开？",
        "榆岭市水务局2023年公众号公开栏目的子栏目精简后剩多少个？",
        "榆岭市水务局2023年向社会公布的规范性文件有多少件？",
        "榆岭市水务局2023年办理的人大建议和政协提案，结果属于E类的共几件？",
        "榆岭市水务局2023年省、市两级政协提案一共收到几件？",
        "榆岭市水务局2023年有几件申请因为涉及国家秘密没法提供？",
    ],
)
def test_a_near_miss_stays_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.route is Route.REFUSE, answer.text


def test_a_question_that_is_plain_already_has_no_plainer_one() -> None:
    assert plainer("榆岭市2023年收到申请多少件？") == ()
