"""A number that is of several things together, or of one level alone, says so where the question does not."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.prose.counted_with import joined_with, level_of
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫岭县人民政府",
        2016,
    ): "全年取消和调整审批事项38项。撤并、改造专栏11个。经清理，废止或宣布失效文件16件。编制和更新办事指南5份。",
    ("柳溪市人民政府", 2014): "全市设有市级查阅点6个，各县区也设有查阅点。举办县区级讲座9场。",
    ("桐坡市人民政府", 2014): "全市设立查阅点41个，其中市级查阅点3个、县级查阅点10个、乡镇查阅点28个。建成区级公开栏4个。",
}


@pytest.mark.parametrize(
    ("question", "value", "phrase", "said"),
    [
        ("枫岭县2016年取消审批事项多少项？", 38, "取消和调整", "取消"),
        ("枫岭县2016年宣布失效文件多少件？", 16, "废止或宣布失效", "宣布失效"),
        ("枫岭县2016年编制办事指南几份？", 5, "编制和更新", "编制"),
    ],
)
def test_a_joint_number_is_said_to_be_of_all(talk: Talk, question: str, value: int, phrase: str, said: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.FIGURES
    assert [figure.value for figure in answer.figures] == [value]
    assert f"“{phrase}”合在一起" in answer.text
    assert f"“{said}”单独" in answer.text


@pytest.mark.parametrize("question", ["枫岭县2016年取消和调整审批事项多少项？", "枫岭县2016年审批事项取消、调整了多少项？"])
def test_all_of_what_is_joined_needs_no_word_of_it(talk: Talk, question: str) -> None:
    assert "合在一起" not in talk.ask(question).text


def test_the_number_of_one_level_is_said_to_be_of_it(talk: Talk) -> None:
    answer = talk.ask("柳溪市2014年查阅点几个？")
    assert [figure.value for figure in answer.figures] == [6]
    assert "“市级”" in answer.text
    assert "只是" not in talk.ask("柳溪市2014年市级查阅点几个？").text


def test_a_whole_is_of_no_level(talk: Talk) -> None:
    answer = talk.ask("桐坡市2014年查阅点几个？")
    assert [figure.value for figure in answer.figures] == [41]
    assert "只是" not in answer.text


@pytest.mark.parametrize(
    ("question", "printed", "found"),
    [
        ("教育领域信息多少条", "教育、卫生领域公开信息62条", ("教育、卫生领域", "教育")),
        ("县政府公开信息多少条", "县政府及其部门公开信息90条", ("县政府及其部门", "县政府")),
        ("意见多少条", "征集意见、建议9条", None),
        ("网站公开规章几件", "在政府网站、《示例公报》主动公开规章9件", None),
        ("及时答复多少件", "及时答复和解释诉求9件", ("答复和解释", "答复")),
        ("公开信息多少条", "教育、卫生领域公开信息62条", None),
        ("会议几次", "参与会议和谐共建2次", None),
        ("上年结转几件", "上年结转及本年新收33件", ("上年结转及本年新收", "上年结转")),
        ("行政诉讼几件", "行政复议诉讼案件共9件", ("复议诉讼", "诉讼")),
        ("复议诉讼几件", "行政复议诉讼案件共9件", None),
    ],
)
def test_what_joins_and_what_does_not(question: str, printed: str, found: tuple[str, str] | None) -> None:
    assert joined_with(question, printed) == found


@pytest.mark.parametrize(
    ("counted", "level"),
    [
        ("设立区级查阅点", "区级"),
        ("培训县级以上干部", ""),
        ("市直部门设公开栏", "市直"),
        ("市、县级公开栏", ""),
        ("乡镇级公开栏", "乡镇级"),
    ],
)
def test_a_level_stands_before_what_is_counted(counted: str, level: str) -> None:
    assert level_of("公开栏几个", counted) == level
