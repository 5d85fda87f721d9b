"""What is computed from numbers of the prose: operands that belong together, each cited; nothing nested is added up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.figures.countable import count_alike
from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭县人民政府", 2023): "全年收到政府信息公开申请412件，其中网络递交268件、信函寄送97件、当面递交47件。"
    "办理人大代表建议38件、政协提案51件，其中A类件62件、B类件27件。"
    "受理群众来电3120个，其中咨询类2204个、投诉类716个、建议类200个。"
    "微信推文87篇，较2022年的102篇有所下降。关注用户2.6万人，比年初增加3200人。举办新闻发布会12场，举办培训班6期。",
    ("柳溪县人民政府", 2023): "12345热线受理诉求8200件，办结8150件。门户网站总访问量1520万次，首页访问量380万次。"
    "政务微博发布1820条，政务微信发布960条，门户网站发布信息3400余条。"
    "收到来信120封，比上年的100封增长25%。受理咨询340次，比上年的300次增长13.3%。"
    "解读文件102件，其中图表解读56件、文字解读46件。",
    (
        "青石县人民政府",
        2023,
    ): "最多跑一次事项820项，零跑腿事项610项。上半年收到诉求30件，全年收到诉求70件。收到公民申请55件、法人申请5件。"
    "公开信息900条，收到来信40件。主动公开公文11284条，其中概况260条、占2.3%，财政460条、占4.08%，动态10564条。"
    "受理投诉90件；涉及征地40件、规划30件、其他20件。",
    ("碧川县人民政府", 2023): "承办建议66件、提案98件，其中主办20件、会办144件。",
}


@pytest.mark.parametrize(
    ("question", "value", "operation", "operands"),
    [
        ("枫岭县2023年线上递交的申请比邮寄的多多少件？", "171", "difference", (268, 97)),
        ("枫岭县2023年当面递交的比信函少多少件？", "50", "difference", (47, 97)),
        ("枫岭县2023年咨询类来电比投诉类多多少个？", "1488", "difference", (2204, 716)),
        ("枫岭县2023年微信推文比2022年少多少篇？", "15", "difference", (87, 102)),
        ("枫岭县2023年微信推文比上一年少多少篇？", "15", "difference", (87, 102)),
        ("枫岭县2023年A类件占全部建议提案的百分之几？", "69.66", "share", (62, 89)),
        ("枫岭县2023年A类件占全部建议提案的百分之几？（保留一位小数）", "69.7", "share", (62, 89)),
        ("柳溪县2023年微博发布信息是微信的几倍？取整数", "2", "ratio", (1820, 960)),
        ("枫岭县2023年建议和提案一共多少件？", "89", "sum", (38, 51)),
        ("柳溪县2023年热线办结件数占受理件数的百分之几？", "99.39", "share", (8150, 8200)),
        ("柳溪县2023年首页访问量占总访问量的百分之几？", "25", "share", (3800000, 15200000)),
        ("青石县2023年上半年诉求占全年的比例是多少？", "42.86", "share", (30, 70)),
        ("青石县2023年动态占多大比重？", "93.62", "share", (10564, 11284)),
        ("青石县2023年涉及征地的投诉占比多少？", "44.44", "share", (40, 90)),
        ("柳溪县2023年微博发布信息是微信的几倍？", "1.9", "ratio", (1820, 960)),
    ],
)
def test_operands_are_cited_and_follow(talk: Talk, question: str, value: str, operation: str, operands: tuple[int, ...]) -> None:
    first, *others = talk.ask(question).figures
    assert (first.value, first.operation, first.state) == (Decimal(value), operation, "computed")
    assert {one.value for one in others} == {Decimal(one) for one in operands}


def test_of_two_channels_the_one_with_more_is_told_first(talk: Talk) -> None:
    answer = talk.ask("柳溪县2023年微信和微博哪个发布信息更多？")
    assert [figure.value for figure in answer.figures] == [Decimal(1820), Decimal(960), Decimal(860)]


def test_a_change_since_the_beginning_of_the_year_is_the_one_that_is_stated(talk: Talk) -> None:
    figure = talk.ask("枫岭县2023年关注用户比年初增加多少人？").figures[0]
    assert (figure.value, figure.state) == (Decimal(3200), "reported")


def test_last_years_number_is_told_from_this_years_report(talk: Talk) -> None:
    figure = talk.ask("枫岭县2022年微信推文多少篇？").figures[0]
    assert (figure.value, figure.year) == (Decimal(102), 2022)


def test_approximate_operands_make_an_approximate_result(talk: Talk) -> None:
    figure = talk.ask("柳溪县2023年门户网站比政务微博多发布多少条信息？").figures[0]
    assert (figure.value, figure.state) == (Decimal(1580), "approximate")


@pytest.mark.parametrize(
    "question",
    [
        "枫岭县2023年收到申请和网络递交的一共多少件？",
        "枫岭县2023年新闻发布会和培训班一共多少？",
        "枫岭县2023年新闻发布会比培训班多多少？",
        "枫岭县2023年来电和留言一共多少？",
        "柳溪县2023年解读文件和图表解读一共多少件？",
        "柳溪县2023年抖音比微信多发布多少条信息？",
        "青石县2023年零跑腿事项占比多少？",
        "青石县2023年公民申请占比多少？",
        "碧川县2023年主办件占建议的百分之几？",  # of proposals and motions together
        "青石县2023年公开信息和来信一共多少？",
    ],
)
def test_nested_and_unlike_numbers_and_one_side_alone_are_not_computed_with(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


def test_a_stated_growth_that_does_not_follow_is_given_beside_the_one_that_does(talk: Talk) -> None:
    stated, computed = talk.ask("柳溪县2023年来信增长百分之几？").figures[:2]
    assert (stated.value, stated.state) == (Decimal(25), "conflict")
    assert (computed.value, computed.operation) == (Decimal(20), "growth")
    assert [figure.value for figure in talk.ask("柳溪县2023年受理咨询增长百分之几？").figures] == [Decimal("13.3")]


def test_a_share_that_is_stated_of_a_part_is_told(talk: Talk) -> None:
    figure = talk.ask("青石县2023年财政类占多大比重？").figures[0]
    assert (figure.value, figure.operation) == (Decimal("4.08"), None)


def test_units_that_count_alike() -> None:
    assert count_alike({"件", "份"})
    assert count_alike({"场"})
    assert not count_alike({"场", "期"})
    assert not count_alike({"条", "份"})
