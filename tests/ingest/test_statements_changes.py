"""Changes and other times: each is of the count that it is compared with, or left out."""

from __future__ import annotations

import pytest

from tests.ingest.stated import read, told


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("局网站上年1502条，今年增182条。", ["局网站 1502条 2022", "局网站 182条±"]),
        ("网站去年发布15条，今年发布18条。", ["网站发布 15条 2022", "网站发布 18条"]),
        ("年末粉丝9.3万，比年初的7.8万增加1.5万。", ["年末粉丝 93000", "年初粉丝 78000", "年末粉丝 15000±"]),
        ("收到申请38件，上年为29件，增长31%。", ["收到申请 38件", "收到申请 29件 2022", "收到申请 31%%±"]),
        ("收到申请47件，比前一年的39件多8件。", ["收到申请 47件", "收到申请 39件 2022", "收到申请 8件±"]),
        ("发布图解39条，比2022年的31条有明显增加。", ["发布图解 39条", "发布图解 31条 2022"]),
        ("平均答复用时11.4个工作日，比上年缩短2.1个工作日。", ["平均答复用时 11.4个工作日", "平均答复用时 -2.1个工作日±"]),
        ("与上年相比，公开信息增加32条，增长5%。", ["公开信息 32条±", "公开信息 5%%±"]),
        ("较去年多收到申请8件。", ["收到申请 8件±"]),
        ("申请数量从2021年的31件增长到2023年的55件。", ["申请 31件 2021", "申请 55件"]),
        ("与上年相比，收到申请由30件增至45件。", ["收到申请 30件 2022", "收到申请 45件"]),
        ("与2021年相比，收到申请由30件增至45件。", ["收到申请 30件 2021", "收到申请 45件"]),
        (
            "信函申请同比由30件增至45件，提案较上年由8件增至9件。",
            ["信函申请 30件 2022", "信函申请 45件", "提案 8件 2022", "提案 9件"],
        ),
        ("公众号粉丝净增1200人。", ["公众号粉丝 1200人±"]),
        ("网站访问量减少37万次。", ["网站访问量 -370000次±"]),
        ("新增账号5个，增加栏目2个。", ["新增账号 5个", "增加栏目 2个"]),
        ("发布公告8件（去年）、通知5件。", ["发布公告 8件 2022", "通知 5件"]),
        ("发布公告8件（2021年）、通知5件（本年），简报3期（2020年度）。", ["发布公告 8件 2021", "通知 5件", "简报 3期 2020"]),
        ("去年微信推文102篇，今年87篇。", ["微信推文 102篇 2022", "微信推文 87篇"]),
        (
            "受理申请58件，较2022年的71件减少13件，降幅18.3%。",
            ["受理申请 58件", "受理申请 71件 2022", "受理申请 -13件±", "受理申请 -18.3%%±"],
        ),
    ],
)
def test_other_times_and_changes_are_of_what_they_are_compared_with(text: str, stated: list[str]) -> None:
    assert told(text) == stated


def test_a_number_compared_with_is_of_the_count_that_the_change_leads_to() -> None:
    text = "全镇更新信息94条，计财务37条、公告29条、动态28条；较2022年的81条增加13条。"
    assert told(text)[-2:] == ["更新信息 81条 2022", "更新信息 13条±"]


def test_a_comparison_in_a_sentence_of_its_own_is_of_the_count_before_that_it_leads_to() -> None:
    text = "收到申请6件，均为信函提出。其中予以公开2件，不予公开4件。与2022年的8件相比下降25%。"
    assert told(text)[-2:] == ["收到申请 8件 2022", "收到申请 -25%%±"]
    assert told("接待咨询20人次。与上年的25人次相比下降20%。")[1:] == ["接待咨询 25人次 2022", "接待咨询 -20%%±"]
    assert len(told("收到申请6件。其中予以公开2件，不予公开4件。与2022年的9件相比下降25%。")) == 3


def test_a_change_behind_a_list_of_parts_is_of_what_can_have_moved_so_far() -> None:
    begins = "收到申请88件，其中网络申请51件、邮寄申请37件，同比"
    assert told(f"{begins}增加44件。")[-1] == "收到申请 44件±"
    assert len(told(f"{begins}增加9件。")) == len(told(f"{begins}增加95件。")) == 3
    assert told("收到申请88件，其中网络申请51件，同比增加9件。")[-1] == "网络申请 9件±"


@pytest.mark.parametrize(
    "text",
    [
        "新收申请196件，上年结转9件，比2022年多41件。",
        "各镇公开信息89条，比县直部门多12条。",
        "收到申请6份，有一位递了两份。",
        "开了培训会2回，一回26人、一回31人。",
        "转作咨询处理5件，不在56件之内。",
    ],
)
def test_what_cannot_be_told_is_left_out(text: str) -> None:
    printed = [statement.number.of(text) for statement in read(text)]
    assert not {"41件", "12条", "两份", "26人", "31人", "56件"} & set(printed)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("一级栏目由14个整合为9个。", ["一级栏目 14个", "一级栏目 9个"]),
        ("把12项台账合并为3项。", ["台账 12项", "台账 3项"]),
        ("将原6个科室优化调整为4个。", ["科室 6个", "科室 4个"]),
        ("将5个窗口整合为1个综合柜台。", ["窗口 5个", "综合柜台 1个"]),
        ("将12个大栏目、36个小栏目整合为5个大栏目、20个小栏目。", ["大栏目 12个", "小栏目 36个", "大栏目 5个", "小栏目 20个"]),
        ("将35件来信转办至6个镇。", ["来信 35件", "镇 6个"]),
        ("印发《年度要点》,将33项任务分解到15个单位。", ["任务 33项", "单位 15个"]),
    ],
)
def test_what_was_turned_into_another_number_is_of_one_thing(text: str, stated: list[str]) -> None:
    assert told(text) == stated


@pytest.mark.parametrize(
    ("change", "of"),
    [
        ("比上年增加5件", []),  # may be of the whole, or of the last
        ("比上年增加22件", ["收到申请 22件±"]),
        ("比上年增长20%", ["收到申请 20%%±"]),  # from 25; 11 cannot have grown so
        ("比上年增长10%", ["信函 10%%±"]),  # from 10; 30 cannot
        ("比上年减少5件,下降14.3%", ["收到申请 -5件±", "收到申请 -14.3%%±"]),
        ("比上年增加5件,增长83.3%", ["信函 5件±", "信函 83.3%%±"]),
    ],
)
@pytest.mark.parametrize("joint", ["、", ","])
def test_a_change_behind_a_list_is_of_what_alone_can_have_moved_so(change: str, of: list[str], joint: str) -> None:
    assert told(f"收到申请30件,其中网上19件{joint}信函11件,{change}。")[3:] == of


def test_a_change_behind_each_part_is_of_that_part() -> None:
    parts = "其中网上20件,比上年增加3件,信函10件,比上年增加5件"
    assert told(f"收到申请30件,{parts}。")[1:] == ["网上 20件", "网上 3件±", "信函 10件", "信函 5件±"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("公开信息203条，其中动态162条、其他41条。比上年多31条。", "公开信息 31条±"),
        ("公开信息203条，收到来信5封。比上年增加31条。", "公开信息 31条±"),
        ("公开信息203条，微信发布30条。比上年增加31条。", "微信发布 30条"),  # of which is not told
        ("受理来信78封。同2022年的102封相比，下降23.5%。", "受理来信 -23.5%%±"),
        ("受理来信78封。同比2022年的102封下降23.5%。", "受理来信 -23.5%%±"),
    ],
)
def test_a_change_that_opens_a_sentence_is_of_the_one_count_before_it(text: str, last: str) -> None:
    assert told(text)[-1] == last


def test_a_thing_that_grew_tells_by_how_much_and_what_follows_its_level() -> None:
    assert told("主动公开信息增加320条,达到4510条;行政复议新增2件,总数9件。") == [
        "主动公开信息 320条±",
        "主动公开信息 4510条",
        "行政复议 2件±",
        "行政复议 9件",
    ]
    assert told("微博多发150条,培训少办3场,行政诉讼增加4件。") == ["微博 150条±", "培训 -3场±", "行政诉讼 4件±"]


def test_what_is_added_is_counted() -> None:
    assert told("全年增加专栏3个。查阅点新增5个。全县增加3个查阅点。") == ["增加专栏 3个", "查阅点新增 5个", "增加 3个"]
