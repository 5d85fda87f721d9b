"""Plain questions for what reports tell in words of their own: channels with their accounts, kinds of what is published, two things in
one word, both halves of a question about fees."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, Route
from assistant.assistant import Assistant

REPORTS = {
    "bureau.txt": """\
浪川市水务局2023年政府信息公开工作年度报告
二、主动公开情况
坚持把企业关心的事作为公开重点，全年在市政府门户网站水务局板块主动公开政府信息273条，“浪川水务”微信公众号推送信息418条，微博发布水务信息61条。
政务新媒体方面，“浪川政府网”头条号发布信息35条；“浪川论水”抖音号更新作品12个。
发布政策解读稿件7篇，其中图解3篇；承办人大代表建议8件、政协提案5件，办理结果为A类11件、B类2件。全市备案的政务新媒体共14个。
三、依申请公开情况
办结件中予以公开9件、部分公开3件、无法提供4件。
没有因依申请公开工作引发的行政复议和行政诉讼。
六、其他
2023年共对4件政府信息公开申请收取信息处理费，合计1160元。
""",
    "street.html": """\
<h1>桥头街道办事处2023年政府信息公开工作年度报告</h1><p>2023年，街道共收到政府信息公开申请12件，较2022年增加5件。上年结转1件。</p>
<table><tr><td></td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>
<tr><td>一、本年新收政府信息公开申请数量</td><td>11</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>11</td></tr>
<tr><td>二、上年结转政府信息公开申请数量</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td></tr></table>
""",
    "county.txt": """\
溪桥县人民政府2023年政府信息公开工作年度报告
一、总体情况
全县公开政府信息9030条，其中政府门户网站6300条、政务微信公众号2100条、政务微博410条、其他渠道220条。
县级召开新闻发布会8次，各乡镇召开座谈会60次。“溪桥头”微信公众号推文426篇。
收到申请12件，均已答复。
""",
}


def _values(answer: Answer) -> list[int]:
    return [int(figure.value) for figure in answer.figures if figure.value is not None]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("浪川市水务局2023年主动公开政府信息多少条？", [273, 418]),
        ("浪川市水务局2023年政务微博发布多少条？", [61]),
        ("浪川市水务局2023年公众号推送多少条？", [418]),
        ("浪川市水务局2023年“浪川政府网”头条号发布信息多少条？", [35]),
        ("浪川市水务局2023年发布政策解读多少篇？", [7]),
        ("浪川市水务局2023年办理建议提案多少件？", [8, 5]),
        ("浪川市水务局2023年办理建议提案一共多少件？", [13, 8, 5]),
        ("浪川市水务局2023年办理建议多少件，提案多少件，A类多少件？", [8, 5, 11]),
        ("浪川市水务局2023年提案多少件？", [5]),
        ("浪川市水务局2023年有多少个政务新媒体账号？", [14]),
        ("浪川市水务局2023年部分公开的申请几件？", [3]),
        ("浪川市水务局2023年政府信息公开行政诉讼多少件？", [0]),
        ("浪川市水务局2023年对多少件申请收取了信息处理费，共多少元？", [4, 1160]),
        ("桥头街道2022年收到政府信息公开申请几件？", [7, 12, 5]),
        ("溪桥县2023年通过政府网站公开信息多少条？", [6300]),
        ("溪桥县2023年微博发布多少条？", [410]),
        ("溪桥县2023年公开政府信息多少条？", [9030]),
        ("溪桥县2023年召开新闻发布会多少场？", [8]),
        ("溪桥县2023年微信公众号推文多少篇？", [426]),
    ],
)
def test_what_is_told_in_other_words_is_found(assistant: Assistant, question: str, values: list[int]) -> None:
    answer = assistant.ask(question)
    assert _values(answer)[: len(values)] == values, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "浪川市水务局2023年政府网站通过头条发布多少条？",
        "浪川市水务局2023年收到的申请涉及哪些方面？",
        "溪桥县2023年收到的申请涉及哪些方面？",
        "What were the applications received by Xiqiao County in 2023 mainly about?",
        "溪桥县2023年办理建议提案多少件？",
    ],
)
def test_what_is_not_told_is_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.route is Route.REFUSE, answer.text
    assert not _values(answer)
