"""How English questions for numbers are said in Chinese: what is counted, done and compared, and nothing with a word left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.english.reading import SAYINGS, in_chinese, without_deed


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how many wechat articles did publish in ?", "发布微信信息多少条"),
        ("how many issues of the gazette did publish?", "发布公报多少期"),
        ("what was the number of training sessions?", "培训多少次"),
        ("how many people were trained by the in ?", "培训多少人"),
        ("please tell me how many followers the weibo account has", "微博粉丝多少"),
        ("how often was training held?", "培训召开多少次"),
        ("how much did collect in information processing fees in ?", "收取信息处理费多少元"),
        ("what did charge in information processing fees?", "收取信息处理费多少元"),
        ("what was the public satisfaction rate of the 12345 hotline?", "12345热线群众满意率是多少"),
        ("how many of them by mail?", "其中邮寄的有多少"),
        ("and how many of those concerned land acquisition?", "其中涉及征地的有多少"),
        ("how many of the applications concerned housing?", "申请中涉及住房的有多少件"),
        ("what about inspection and testing?", "检验检测呢"),
        ("how many responses to hot topics did publish?", "发布热点回应多少次"),
        ("how many budget and final account items did disclose?", "公开预决算信息多少条"),
        ("how many new rules did make in ?", "新制定规章多少件"),
        ("by what percentage did new media accounts grow in ?", "政务新媒体同比增长百分之几"),
        ("how many articles did publish on wechat?", "微信发布信息多少条"),
        ("how many people received disclosure training in , according to the statistics table?", "接受培训多少人"),
        ("how many applications were lodged by post?", "邮寄提出的申请多少件"),
        ("and how many articles did it push?", "推送文章多少篇"),
        ("over how many sessions?", "培训多少次"),
        ("and online?", "网络呢"),
        ("what share of new applications were submitted online?", "新收申请中网络提交的占百分之几"),
        ("by how many did the information on the website increase over the previous year?", "网站信息比上年增加多少"),
        ("by what percentage did the number of applications fall compared with the year before?", "申请比上年减少百分之几"),
        ("how many more online applications than letter applications did receive?", "收到网络申请比信函申请多多少"),
        ("how many wechat posts did make in ?", "发布微信信息多少条"),
        ("how many press events did hold in ?", "举办新闻发布活动多少场"),
        ("how many times did leaders attend press conferences in ?", "领导出席新闻发布会多少人次"),
        ("what was the total readership of media coverage in ?", "媒体宣传总阅读量是多少"),
        ("how many proposals were rated a in ?", "A类政协提案多少件"),
        ("how many weekly bulletins did submit in ?", "报送周报多少次"),
        (
            "how much did collect in information processing fees, and for how many applications?",
            "收取信息处理费多少元，收取信息处理费的申请多少件",
        ),
    ],
)
def test_a_question_is_said_in_chinese(question: str, said: str) -> None:
    assert said in in_chinese(question)


@pytest.mark.parametrize(
    "question",
    [
        "how many zeppelins did publish in ?",
        "how many applications did not receive an answer?",
        "how many applications were only accepted?",
        "how many applications did receive without a fee?",
        "how many applications excluding those by mail?",
        "who chairs the leading group?",
        "",
        "?",
    ],
)
def test_what_cannot_be_said_whole_is_not_said(question: str) -> None:
    """An unknown word, a turning word, no number asked: nothing is dropped to make it fit."""
    assert in_chinese(question) == ()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how many circulars did issue in ?", "通报多少期"),
        ("how many research reports did produce in ?", "调研报告多少篇"),
        ("how many short videos did publish on douyin?", "抖音短视频多少条"),
    ],
)
def test_a_verb_that_only_brings_out_may_be_left_open(question: str, said: str) -> None:
    assert said in without_deed(question)


@pytest.mark.parametrize(
    "question",
    [
        "how many circulars did delete in ?",
        "how many circulars did receive in ?",
        "how many applications did issue in ?",
        "how many press conferences did leaders hold in ?",
        "how many of them did publish?",
        "how many circulars in ?",
    ],
)
def test_a_verb_that_says_more_is_never_left_out(question: str) -> None:
    """Another deed, a form's own count, a doer, a part of what was told before, no deed at all."""
    assert without_deed(question) == ()


def test_followers_of_the_official_account_are_those_of_the_one_that_is_named() -> None:
    """Where a report counts the followers of two accounts, neither is the official one."""
    question = "how many followers did the official new media account have in ?"
    assert in_chinese(question, "“沙溪发布”粉丝量2.4万人。")[0] == "沙溪发布粉丝多少"
    assert all("沙溪" not in said for said in in_chinese(question, "“沙溪发布”粉丝2.4万人；“沙溪民生”粉丝1.1万人。"))


def test_fees_are_taken_and_opinions_gathered() -> None:
    assert "收取" in in_chinese("how much did collect in fees?")[0]
    assert "征集" in in_chinese("how many opinions did collect?")[0]


@given(st.text(max_size=120))
def test_any_text_is_said_in_a_few_ways_or_none(text: str) -> None:
    said = in_chinese(text)
    assert len(said) <= SAYINGS
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("content", "never"),
    [
        ("how many notices did publish in ?", "信息"),
        ("how many public notices did publish in ?", "布公示多少"),
        ("how many legal items did publish in ?", "依法"),
    ],
)
def test_no_way_of_saying_it_loses_what_is_counted(content: str, never: str) -> None:
    said = in_chinese(content)
    assert said
    assert [one for one in said if never in one] == []


def test_a_chinese_name_in_the_question_stands_in_every_way_of_saying_it() -> None:
    assert all("芦苇播报" in one for one in in_chinese("how many items did publish through its “芦苇播报” in ?"))
