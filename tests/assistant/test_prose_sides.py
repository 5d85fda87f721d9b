"""What a question compares or adds up, read by its words, and how each side may be said in full."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asking.prose_sides import read_sides


@pytest.mark.parametrize(
    ("content", "operation", "sides"),
    [
        ("线上递交的申请比邮寄的多多少件", "difference", ("线上递交的申请", "邮寄")),
        ("上半年比下半年少收到多少件申请", "difference", ("上半年", "下半年")),
        ("预算和决算公开单位相差几家", "difference", ("预算", "决算公开单位")),
        ("推文比 少多少篇", "difference", ("推文",)),
        ("推文比上一年少多少篇", "difference", ("推文",)),
        ("关注用户比年初增加多少人", "change", ("关注用户", "年初")),
        ("公众号粉丝增加多少", "change", ("公众号粉丝",)),
        ("整合掉了多少个政务新媒体", "change", ("政务新媒体",)),
        ("上半年申请占全年的比例", "share", ("上半年申请", "申请")),
        ("财政类信息占多大比重", "share", ("财政类信息",)),
        ("微博发布信息是微信的几倍", "ratio", ("微博发布信息", "微信")),
        ("a类件占全部建议提案的百分之几", "share", ("a类件", "建议提案")),
        ("首页访问量占总访问量的比例是多少", "share", ("首页访问量", "总访问量")),
        ("参训人员和参与群众合计多少人次", "sum", ("参训人员", "参与群众")),
        ("预算、决算、采购三项一共多少条", "sum", ("预算", "决算", "采购")),
    ],
)
def test_what_is_compared_and_added(content: str, operation: str, sides: tuple[str, ...]) -> None:
    told = read_sides(content)
    assert told is not None
    assert (told.operation, told.sides) == (operation, sides)


@pytest.mark.parametrize("content", ["推文多少篇", "比例是多少", "和谐社区建设几个", "怎么办理申请", ""])
def test_what_compares_nothing(content: str) -> None:
    assert read_sides(content) is None


@pytest.mark.parametrize(
    ("content", "index", "saying"),
    [
        ("线上递交的申请比邮寄的多多少件", 1, "邮寄的申请多少件"),
        ("上半年比下半年少收到多少件申请", 0, "上半年收到多少件申请"),
        ("微博发布信息是微信的几倍", 1, "微信发布信息多少"),
        ("留言收到和答复相差多少条", 1, "留言答复多少条"),
    ],
)
def test_a_side_is_said_with_what_the_other_says_for_both(content: str, index: int, saying: str) -> None:
    told = read_sides(content)
    assert told is not None
    assert saying in told.sayings(index)


@given(st.text(alphabet="申请建议提案和与比占多少几件倍的、一共百分之 ,", max_size=40))
def test_any_words_are_read_or_left(content: str) -> None:
    told = read_sides(content)
    assert told is None or all(all(told.sayings(index)) for index in range(len(told.sides)))
