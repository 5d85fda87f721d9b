"""Who does it day by day, how it works, what will be done away with, by what applications came in, whether anything was new: in ordinary words."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "wells.txt": """\
槿林区井泉局2023年政府信息公开工作年度报告
一、总体情况
（一）主动公开。局领导听取工作汇报，业务科室提供资料，办公室扎实做好信息公开日常工作。我局联合区测绘院、区气象站出台《关于井水分时取用的意见》。
（二）依申请公开。共收到申请3件，均为信函申请，申请的内容均为井位图。没有因政府信息公开引起行政复议纠错和行政诉讼败诉的情形。
对印刷、邮寄费用全部予以减免，未收取相关费用。受理了有关井盖松动方面的热线来电。
（三）信息发布。建立信息发布“两看两签”制度，形成逐级签批、层层把关，发布前核对、发布后复看的闭环。
（四）平台建设。及时关停整合少有人看、无人打理的井泉账号。将井泉网作为主要阵地，开设井水专栏，对网站进行全面改版升级，建立智能答问台。
（五）监督保障。井泉局政务公开无工作创新情况。法院做出判决2件。
""",
    "mills.txt": """\
槿林区磨坊局2023年政府信息公开工作年度报告
一、总体情况
全年收到申请4件，均已答复。推出磨坊开放日，成为一大亮点。举办培训1次，学习磨面要领。
""",
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("槿林区井泉局的信息公开日常工作是哪个科室在做？", "办公室扎实做好"),
        ("槿林区井泉局的“两看两签”是怎么运作的？", "逐级签批、层层把关"),
        ("槿林区井泉局哪些账号会被关停整合？", "少有人看、无人打理"),
        ("槿林区井泉局收到的申请是用什么方式提交的？", "均为信函申请"),
        ("槿林区井泉局的申请是通过什么渠道提出的？", "均为信函申请"),
        ("槿林区井泉局热线主要反映什么？", "井盖松动"),
        ("槿林区井泉局在政务公开上搞过什么创新吗？", "无工作创新"),
        ("井水分时取用的意见，除了槿林区井泉局还有哪些部门参与出台？", "区测绘院、区气象站"),
        ("槿林区井泉局有没有官司打输的情况？", "没有因政府信息公开引起"),
        ("槿林区井泉局如何搭建公开的平台？", "主要阵地"),
        ("槿林区井泉局网站翻新做了什么？", "改版升级"),
    ],
)
def test_it_is_told_by_the_sentence_that_says_it(assistant: Assistant, question: str, said: str) -> None:
    assert said in assistant.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "槿林区磨坊局的信息公开日常工作是哪个科室在做？",
        "槿林区磨坊局的“两看两签”是怎么运作的？",
        "槿林区磨坊局哪些账号会被关停整合？",
        "槿林区磨坊局收到的申请是用什么方式提交的？",
        "槿林区磨坊局有没有政务公开创新？",
        "槿林区磨坊局哪些部门参与培训？",
        "槿林区磨坊局会议室翻新做了什么？",
        "槿林区井泉局的诉讼是哪个法院判的？",
        "槿林区井泉局的提案是用什么方式提交的？",
    ],
)
def test_nothing_near_it_is_given_for_what_is_not_told(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).route is Route.REFUSE
