"""How many bodies, places, accounts or persons there are: the number's own unit and noun must count them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.figures.comparable import all_there_are
from assistant.prose.members_counted import asks_members, in_another_unit
from tests.assistant.county_prose import Ask

PROSE = {
    "枫坪": "全县公开信息960条，其中县直部门610条、乡镇350条。收到申请24件，其中企业提出7件。全县21个部门建立公开制度。",
    "柿湾": "微信公众号发布信息130条，公示栏张贴信息75条。微博粉丝9万人。通过16个村民微信群推送通知。",
    "栗塬": "设立信息公开查阅点14个，接待查阅520人次。抽查学校18所。有4个科室全年报送不足5条。联络员33名，其中学校27名。",
    "榆岔": "9个社区各设信息员1名。邀请企业12家参加座谈。",
    "楝溪": "全县19个乡镇(街道、园区)全部建立台账。在140个村设立公开栏。在全县17个社区建成体验点。8个镇和6个学校设立了查阅点。帮助23家企业申报。",
    "梓岭": "法定公开子栏目由180个精简到95个。政务公开目录设二级目录45个。建成服务分中心9个，电子屏14块。开设专栏11个。",
    "桦口": "覆盖全县15家乡镇卫生院和2家县级医院。5个社区全部建立微信居民群。拥有政务新媒体账号8个(公众号5个、视频号3个)。",
    "槭台": "建起政务公开体验区16个，其中街道7个、社区9个；安放意见箱71只，其中行政村58只。辖区单位62个，其中部门35个、乡镇27个。",
}


@pytest.mark.parametrize(
    ("place", "question"),
    [
        ("枫坪", "有多少个乡镇？"),  # 350 items are no townships
        ("枫坪", "有多少企业提出申请？"),  # 7 applications
        ("柿湾", "有多少公众号？"),
        ("柿湾", "公示栏多少个？"),
        ("柿湾", "有多少微博？"),
        ("柿湾", "有多少村民？"),  # 16 groups
        ("栗塬", "有多少学校？"),  # 27 officers, and those that were checked
        ("栗塬", "有多少个科室？"),  # 4 of them
        ("榆岔", "信息员几名？"),  # one each
        ("榆岔", "有多少企业？"),
        ("楝溪", "有多少个乡镇？"),  # together with streets and zones
        ("楝溪", "多少个乡镇建立了台账？"),
        ("楝溪", "有多少个村？"),  # those with a board
        ("楝溪", "有多少个学校？"),
        ("楝溪", "有多少家企业？"),
        ("梓岭", "法定公开栏目多少个？"),  # sub-columns
        ("梓岭", "栏目精简到多少个？"),
        ("梓岭", "政务公开目录有几个？"),
        ("梓岭", "服务中心有几个？"),
        ("桦口", "有多少家医院？"),
        ("桦口", "微信群多少个？"),  # 5 communities
        ("槭台", "街道几个？"),  # those with an area
        ("槭台", "社区有多少个？"),
        ("槭台", "有多少个行政村？"),
    ],
)
def test_what_is_told_sent_or_named_in_passing_is_no_number_of_members(ask: Ask, place: str, question: str) -> None:
    assert ask(place, question) == []


@pytest.mark.parametrize(
    ("place", "question", "value"),
    [
        ("枫坪", "有多少个部门？", 21),  # and not 610 items
        ("枫坪", "乡镇公开信息多少条？", 350),
        ("栗塬", "查阅点多少个？", 14),
        ("栗塬", "抽查了多少所学校？", 18),
        ("栗塬", "联络员多少名？", 33),
        ("榆岔", "邀请了多少家企业参加座谈？", 12),
        ("楝溪", "多少个乡镇（街道、园区）建立台账？", 19),
        ("楝溪", "多少个村设立了公开栏？", 140),
        ("楝溪", "有多少个社区？", 17),
        ("梓岭", "子栏目多少个？", 95),
        ("梓岭", "二级目录几个？", 45),
        ("梓岭", "分中心有几个？", 9),
        ("梓岭", "电子屏多少块？", 14),
        ("梓岭", "专栏多少个？", 11),
        ("桦口", "有多少账号？", 8),
        ("桦口", "有多少社区？", 5),
        ("槭台", "体验区多少个？", 16),
        ("槭台", "部门有几个？", 35),
        ("槭台", "乡镇多少个？", 27),
    ],
)
def test_members_are_told_by_their_own_number(ask: Ask, place: str, question: str, value: int) -> None:
    assert ask(place, question) == [Decimal(value)]


def test_what_people_send_and_what_is_published_is_no_question_for_members() -> None:
    assert not any(
        map(
            asks_members,
            (
                "有多少企业申请？",
                "发了多少微博？",
                "部门多少？",
                "有多少家次企业参加？",
                "how many items did departments publish",
            ),
        )
    )
    assert in_another_unit("how many villages are there", "条")
    assert not in_another_unit("how many villages are there", "个")


def test_all_of_a_class_is_what_is_in_force_where_no_deed_is_named() -> None:
    assert all_there_are("proactive.normative_documents.issued", "规范性文件总共有多少件")[0].endswith(".in_force")
    assert all_there_are("proactive.normative_documents.issued", "一共制发规范性文件多少件") == ()
    assert all_there_are(None, "一共多少件") == ()
