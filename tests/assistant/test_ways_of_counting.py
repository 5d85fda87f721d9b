"""A list is told whole, however its items are counted, and without what its last paragraph is followed by."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.language.sentences import listings
from ingest.model import Span

REPORTS = {
    "wells.txt": """\
红岩县水井管理站2022年政府信息公开工作年度报告
一、总体情况
全年发布信息21条。
五、存在的主要问题及改进情况
2022年我站遇到的主要问题有：
其一，井台告示牌褪色，看不清。
其二，巡井日志抄写潦草，村民认不出。
其三，测水员外出多，电话没人接。
我们的改进办法是：
其一，换成搪瓷告示牌36块。
其二，日志改用打字机填写。
其三，值班电话转到测水员手机。
上年度列出的“水质公布晚”问题，已改为当日公布。
""",
    "kilns.txt": """\
白垩镇人民政府2022年政府信息公开工作年度报告
一、总体情况
（一）主动公开。全年发布信息22条。
（二）解决群众问题：一是修好窑前路；二是通了末班车。
（三）问题依旧存在：一是窑口公告栏日晒雨淋；二是各窑填表五花八门；三是窑工看告示的不多。
（四）后面的安排：给公告栏加棚。
""",
    "docks.txt": """\
青溪县码头办公室2022年政府信息公开工作年度报告
一、总体情况
全年发布信息23条。
五、存在的主要问题及改进情况
不足之处：首先，船期表更新慢；其次，泊位图画得粗；再次，外语告示缺；最后，投诉回得迟。
下一步，招一名翻译。
""",
    "orchards.txt": """\
栗坪县果园服务中心2022年政府信息公开工作年度报告
一、总体情况
全年发布信息24条。
五、存在的主要问题及改进情况
目前的不足：
——果价牌更新慢。
——嫁接手册太厚，果农不看。
——网页打不开。
下一步，把手册裁成折页。
""",
    "looms.txt": """\
丝岭县织机行业协会办公室2022年政府信息公开工作年度报告
一、总体情况
全年发布信息25条。
五、存在的主要问题及改进情况
存在的问题：1）织机台账缺页；2）公示栏太矮；3）来信回复慢。
下一步，抬高公示栏。
""",
}


@pytest.mark.parametrize(
    ("question", "said", "not_said"),
    [
        ("红岩县水井管理站2022年遇到的主要问题有哪些？", ("告示牌褪色", "抄写潦草", "没人接"), "搪瓷"),
        ("红岩县水井管理站2022年有哪些不足？", ("告示牌褪色", "没人接"), "办法"),
        ("红岩县水井管理站2022年采取了哪些改进措施？", ("搪瓷", "打字机", "手机"), "水质"),
        ("白垩镇2022年存在什么问题？", ("日晒雨淋", "五花八门", "不多"), "窑前路"),
        ("白垩镇2022年有哪些短板？", ("日晒雨淋", "不多"), "加棚"),
        ("青溪县码头办公室2022年有哪些不足？", ("更新慢", "画得粗", "告示缺", "回得迟"), "翻译"),
        ("栗坪县果园服务中心2022年存在哪些问题？", ("果价牌", "太厚", "打不开"), "裁成"),
        ("丝岭县织机行业协会办公室2022年存在哪些问题？", ("缺页", "太矮", "回复慢"), "抬高"),
    ],
)
def test_all_of_a_list_is_told(assistant: Assistant, question: str, said: tuple[str, ...], not_said: str) -> None:
    answer = assistant.ask(question, None)
    quoted = "".join(citation.quote for citation in answer.citations)
    assert all(one in quoted for one in said), answer.text
    assert not_said not in quoted


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("不足：⑴少；⑵慢；⑶乱。", ["⑴少；", "⑵慢；", "⑶乱。"]),
        ("问题①少②慢③乱", ["①少", "②慢", "③乱"]),
        ("打算：一要快；二要全。", ["一要快；", "二要全。"]),
        ("其一是少；其二是慢。", ["其一是少；", "其二是慢。"]),
        ("首先，少；最后，慢。", ["首先，少；", "最后，慢。"]),
        ("不足：\n• 少。\n• 慢。\n已经改了。", ["• 少。", "• 慢。"]),
        ("改进——明年再说。", []),
        ("最后，谢谢大家。", []),
        ("首先，发布了信息。再次修订了目录。", []),
    ],
)
def test_how_items_are_counted(text: str, items: list[str]) -> None:
    found = listings(text, Span(0, len(text)))
    assert [item.of(text) for one in found for item in one.items] == items
