"""What a number counts: its own words, what was counted before, the rest, a measure; never the wrong noun."""

from __future__ import annotations

import pytest

from ingest.statements_named import individual, of_all
from tests.ingest.stated import read, told


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("查询土地的21件，查询合同的15件，其余8件。", ["查询土地 21件", "查询合同 15件", "其余 8件"]),
        ("收到来信31封，尚有2封正在办理。", ["收到来信 31封", "正在办理 2封"]),
        ("核定编制7名，实有5人。", ["核定编制 7名", "实有 5人"]),
        ("计划培训4场，实际举办6场。", ["计划培训 4场", "实际举办 6场"]),
        ("举办培训4次，其中面向乡镇的2次，共319人次。", ["举办培训 4次", "面向乡镇 2次", "举办培训 319人次"]),
        ("参加市级培训2次、县级培训3次，共17人次。", ["参加市级培训 2次", "县级培训 3次", "培训 17人次"]),
        ("信息处理费：全县共收取2件、合计190元。", ["收取信息处理费 2件", "收取信息处理费 190元"]),
        (
            "共有4家机关收取信息处理费，计19件、524元，其中市公安局收取9件。",
            ["机关 4家", "收取信息处理费 19件", "收取信息处理费 524元", "市公安局收取 9件"],
        ),
        ("窗口3名同志兼职负责，参加人员包括机关和14个市（州）局共235人。", ["窗口同志兼职负责 3名", "市局 14个"]),
        ("投入经费35万元，其中设备采购12万元、培训5万元。", ["投入经费 35万元", "设备采购 12万元", "培训 5万元"]),
        ("县政府本级收到申请26件，受理25件。", ["县政府本级收到申请 26件", "县政府本级受理申请 25件"]),
        ("网站发布信息12条，微信发布信息8条，合计20条。", ["网站发布信息 12条", "微信发布信息 8条", "发布信息 20条"]),
    ],
)
def test_numbers_without_a_noun_are_of_what_they_belong_to(text: str, stated: list[str]) -> None:
    assert told(text) == stated


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("参加省厅组织的座谈会1次。", "参加省厅组织的座谈会"),
        ("未采纳意见2条。", "未采纳意见"),
        ("超期答复1件。", "超期答复"),
        ("约谈单位负责人3人。", "约谈单位负责人"),
        ("对话活动3场。", "对话活动"),
        ("公开违法行为51起。", "公开违法行为"),
        ("阅读量最高的一篇达10.3万次。", "阅读量最高的一篇"),
        ("最长一件用时20个工作日。", "最长一件用时"),
        ("石桥镇下辖11个行政村。", "行政村"),
        ("对现行96件规范性文件汇编成册。", "规范性文件汇编成册"),
        ("对3件申请收取信息处理费。", "收取信息处理费的申请"),
        ("5个人来申请。", "来申请"),
        ("按形式划分为文字解读51份。", "文字解读"),
        ("以邮件寄达的88件。", "以邮件寄达"),
        ("12月31日前未办结28件。", "未办结"),
    ],
)
def test_a_subject_keeps_the_words_that_it_needs(text: str, subject: str) -> None:
    assert [statement.subject for statement in read(text)] == [subject]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("一季度41条，二季度52条。", ["一季度 41条", "二季度 52条"]),
        ("第一季度收到申请11件，第二季度9件。", ["第一季度收到申请 11件", "第二季度收到申请 9件"]),
        ("上半年收到申请21件，下半年35件，全年编发简报6期。", ["上半年收到申请 21件", "下半年收到申请 35件", "编发简报 6期"]),
        ("1月至6月收到来信12封。", ["1月至6月收到来信 12封"]),
        ("上半年得分88分；约谈2家。", ["上半年得分 88分", "约谈 2家"]),
        ("按月份：1月31条、2月22条。", ["1月 31条", "2月 22条"]),
        ("4月、9月各办1次培训，共培训215人。", ["培训 215人"]),
    ],
)
def test_numbers_of_a_part_of_the_year_say_which(text: str, stated: list[str]) -> None:
    assert told(text) == stated
    assert all(statement.indicator is None for statement in read(text))


def test_sums_and_single_ones() -> None:
    assert of_all(["网站发布信息", "微信发布信息"]) == "发布信息"
    assert [individual(lead) for lead in ("有一位", "另有")] == [True, False]
