"""Plain questions after what a report says: who is responsible, how it is done, what it is called, where it is found, whether it was done."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "harbour.txt": """\
澄湾区航务局2023年政府信息公开工作年度报告
根据《中华人民共和国政府信息公开条例》规定，现公布澄湾区航务局2023年政府信息公开工作年度报告。报告电子版可在澄湾区政府门户网站航务专栏下载。
如对本报告有疑问，请与澄湾区航务局办公室联系（电话：0899-6200310）。
一、总体情况
（一）主动公开。依托“澄湾区航务局”微信公众号发布潮汐预报，通过码头公告栏、船务广播公布停航消息。将航线查询由5步压缩到2步。
（二）依申请公开。收到的申请均已办理完毕，内容主要涉及泊位租赁。因航道改线，泊位申请比上年增加。
（三）信息管理。信息公开工作机构和申请受理机构为局综合科。指派专人负责政务公开台账。停航公告发布前由值班船长签审。
公示材料坚持“谁测绘、谁标注”。
（四）平台建设。对无力运维的公众号及时关停。
（五）监督保障。宣传科创新船员教育，推出系列短片。通过船务广播开设《老舵手说航规》栏目，解答船东的疑问。举办第四期船员公开课。
五、存在的主要问题及改进情况
（一）2022年问题整改情况
一是补齐码头公告栏，新添八块。
二是改进短片选题，请船东点题。
（二）2023年存在的主要问题
一是停航公告时效不够。
二是图解形式单一。
（三）下一步改进措施
一是建立停航公告值班制度。
二是增加图解。
六、其他需要报告的事项
未收取费用。
""",
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("澄湾区航务局信息公开由哪个部门负责？", "受理机构为局综合科"),
        ("澄湾区航务局负责政务公开的是哪个科室？", "受理机构为局综合科"),
        ("澄湾区航务局谁审停航公告？", "发布前由值班船长签审"),
        ("澄湾区航务局公示材料由谁标注？", "谁测绘、谁标注"),
        ("澄湾区航务局哪个科开设了老舵手说航规栏目？", "宣传科创新船员教育"),
        ("澄湾区航务局的微信公众号叫什么？", "“澄湾区航务局”微信公众号"),
        ("澄湾区航务局的公众号名称是什么？", "“澄湾区航务局”微信公众号"),
        ("澄湾区航务局怎么公开信息？", "码头公告栏、船务广播"),
        ("澄湾区航务局通过什么渠道公布停航消息？", "码头公告栏、船务广播"),
        ("澄湾区航务局的年报去哪下载？", "航务专栏下载"),
        ("澄湾区航务局报告的电子版在哪里可以看到？", "航务专栏下载"),
        ("澄湾区航务局收到的申请都办完了吗？", "均已办理完毕"),
        ("澄湾区航务局的申请全部办结了吗？", "均已办理完毕"),
        ("澄湾区航务局怎么处理没人维护的公众号？", "及时关停"),
        ("澄湾区航务局航线查询从几步压缩到几步？", "由5步压缩到2步"),
        ("澄湾区航务局的船员公开课是第几期？", "第四期船员公开课"),
        ("澄湾区航务局2022年的问题整改得怎么样？", "补齐码头公告栏"),
        ("澄湾区航务局2022年问题整改情况如何？", "请船东点题"),
    ],
)
def test_a_plain_question_is_answered_by_the_sentence_that_says_it(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.route is Route.PASSAGES
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "not_said"),
    [
        ("澄湾区航务局2022年的问题整改得怎么样？", "图解形式单一"),
        ("澄湾区航务局谁审停航公告？", "谁测绘"),
    ],
)
def test_it_is_not_answered_by_its_neighbour(assistant: Assistant, question: str, not_said: str) -> None:
    assert not_said not in assistant.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "澄湾区航务局谁负责船票退款？",
        "澄湾区航务局的主要负责人是谁？",
        "澄湾区航务局开发了什么小程序？",
        "澄湾区航务局收到300件申请了吗？",
        "澄湾区航务局的传真是多少？",
        "Which company built the website of 澄湾区航务局?",
    ],
)
def test_nothing_near_it_is_given_for_what_is_not_told(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).route is Route.REFUSE
