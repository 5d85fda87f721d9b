"""What is told as all that was published, or as all who do the work, is no channel's posts, no answer to an application and no trained people."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.assistant.county_prose import Ask

PROSE = {
    "棠溪": "全年公开各类信息653条。按内容分：工作要闻268条，乡镇动态114条，公示公告76条，其他195条。",
    "麻城": "全年主动公开文件类信息118条。“麻城发布”公众号关注人数4860人，发布推文93篇。",
    "丰源": "县政府办在县政府门户网站公开信息529条，其中文件44件。共办结申请39件，其中：公开9件，不予公开7件。",
    "稻香": "县政府网站发布信息1057条。“稻香之声”微信公众号开设专题6个，推文372篇。",
    "渔浦": "微信公众号发布信息277条。保密审查拟发布信息431条。",
    "茶山": "2019年以来累计主动公开政府信息395条，2023年主动公开153条。公众号推送218篇。",
    "玉泉": "全年组织培训3次，参加人员164人次。",
    "沙田": "配备专职人员1名、兼职人员13名。培训工作人员185人。",
    "云台": "从事政府信息公开的工作人员25人，其中专职人员4人、兼职人员21人。",
}


@pytest.mark.parametrize(
    ("place", "question", "values"),
    [
        ("棠溪", "主动公开政府信息多少条？", ["653"]),
        ("麻城", "主动公开政府信息多少条？", ["93", "118"]),  # told apart, with the word that no total is told
        ("丰源", "主动公开政府信息多少条？", ["529"]),
        ("丰源", "公开了多少条信息？", ["529"]),
        ("稻香", "主动公开信息多少条？", ["1057", "372"]),
        ("稻香", "微信公众号发布多少篇？", ["372"]),
        ("渔浦", "主动公开信息多少条？", ["277"]),
        ("茶山", "主动公开政府信息多少条？", ["153"]),
        ("玉泉", "有多少工作人员？", []),
        ("玉泉", "培训参加人员多少人次？", ["164"]),
        ("沙田", "有多少工作人员？", ["14"]),
        ("沙田", "培训工作人员多少人？", ["185"]),
        ("云台", "从事政府信息公开的工作人员有多少人？", ["25"]),
    ],
)
def test_all_is_told_as_all(ask: Ask, place: str, question: str, values: list[str]) -> None:
    assert ask(place, question)[: len(values) or None] == [Decimal(value) for value in values]
