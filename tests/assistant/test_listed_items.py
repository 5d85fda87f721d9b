"""Which item of a list is most: the list that the question means, its items of the kind that is asked, and no list in doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.prose.listed_items import read_extreme
from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭县人民政府", 2023): "全年收到政府信息公开申请412件，其中网络递交268件、信函寄送97件、当面递交47件。"
    "县长信箱收到来信1536封，内容涉及城建的602封、教育的388封、医疗的210封。"
    "收到群众诉求868件，其中来访122件、来电601件、来信145件；诉求反映的问题：农业农村类310件、住房保障类226件、交通出行类332件。",
    ("柳溪县人民政府", 2023): "解读文件25件，其中文字解读15件，图解7件，视频解读3件。"
    "全县23个部门和11个乡镇参加考核，其中优秀8个、良好20个、合格6个。",
    ("青石县人民政府", 2023): "收到政府信息公开申请63件：县政府20件、县水利局27件、县住建局16件。"
    "一季度公开信息100条，二季度公开信息130条，三季度公开信息90条，四季度公开信息140条。",
    (
        "岚浦县人民政府",
        2023,
    ): "收到政府信息公开申请63件，其中县政府办公室9件、县水利局20件、县住建局7件、城关镇12件、河口镇5件、其他单位10件。",
    ("霁河县人民政府", 2023): "收到政府信息公开申请63件，其中县水利局20件、县住建局7件、其他单位36件。",
    ("汀渚县人民政府", 2023): "全县发出信息21453条，县级部门占6387条，三个乡合计15066条。",
    ("云浦县人民政府", 2023): "县门户网站公开信息1830条，政务微博推送信息560条。",
    (
        "沐川县人民政府",
        2023,
    ): "收到政府信息公开申请60件，其中予以公开40件、部分公开12件、不予公开8件。通过网站公开信息820条，发布解读信息17条。"
    "标注废止文件27件，继续有效文件90件。设查阅点12个，其中档案馆2个、窗口10个。行政诉讼9件，其中复议后起诉6件、未审结3件。",
    ("碧川县人民政府", 2023): "收取信息处理费的申请23件，其中县公安局15件、县水利局6件、县教育局2件。",
}


@pytest.mark.parametrize(
    ("question", "value", "label"),
    [
        ("枫岭县2023年哪种方式递交的申请最多，有多少件？", 268, "网络递交"),
        ("枫岭县2023年哪种方式的申请最少？", 47, "当面递交"),
        ("枫岭县2023年县长信箱来信里城建、教育、医疗三类哪类最多，多少封？", 602, "涉及城建"),
        ("枫岭县2023年县长信箱来信涉及哪方面的最多，有多少封？", 602, "涉及城建"),
        ("枫岭县2023年诉求反映哪方面的问题最多？", 332, "交通出行类"),
        ("枫岭县2023年哪种渠道的诉求最多？", 601, "来电"),
        ("柳溪县2023年哪种形式的解读最多？", 15, "文字解读"),
        ("青石县2023年哪个季度公开信息最多？", 140, "四季度公开信息"),
        ("岚浦县2023年收到申请最多的是哪个单位，几件？", 20, "县水利局"),
        ("岚浦县2023年谁收到的申请最多？", 20, "县水利局"),
        ("岚浦县2023年收到申请最多的部门是哪个？", 20, "县水利局"),
        ("岚浦县2023年哪个乡镇收到的申请最多？", 12, "城关镇"),
        ("岚浦县2023年各乡镇中哪个收到的申请最多？", 12, "城关镇"),
    ],
)
def test_the_most_of_the_list_that_is_meant(talk: Talk, question: str, value: int, label: str) -> None:
    answer = talk.ask(question)
    first = answer.figures[0]
    assert (first.value, first.label, first.state) == (Decimal(value), label, "computed")
    assert first.operation in ("max", "min")
    assert len(first.citations) > 1


@pytest.mark.parametrize("question", ["云浦县2023年微信比网站多多少条？", "云浦县2023年网站比公众号多多少条？"])
def test_a_channel_that_is_not_told_is_not_another(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE  # 微 and 信 stand in 微博推送信息


def test_channels_that_are_told_are_compared(talk: Talk) -> None:
    figures = talk.ask("云浦县2023年微博比网站少多少条？").figures
    assert [abs(one.value) for one in figures if one.operation == "difference" and one.value is not None] == [1270]


def test_the_least_is_told_only_where_nothing_is_left_out(talk: Talk) -> None:
    assert talk.ask("枫岭县2023年县长信箱来信涉及哪方面的最少？").route is not Route.FIGURES


@pytest.mark.parametrize("question", ["柳溪县2023年考核结果里哪一档最多？", "枫岭县2023年哪种渠道的留言最多？"])
def test_a_list_with_a_gap_and_one_of_another_thing_are_no_answer(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


@pytest.mark.parametrize(
    "question", ["青石县2023年哪个月公开信息最多？", "青石县2023年哪类事项的申请最多？", "汀渚县2023年问得最多的领域是什么？"]
)
def test_quarters_are_no_months_and_offices_no_matters(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


@pytest.mark.parametrize(
    "question",
    [
        "霁河县2023年收到申请最多的是哪个单位，几件？",
        "岚浦县2023年哪个县区收到的申请最多？",
        "碧川县2023年哪个部门收到的申请最多？",
    ],
)
def test_bodies_put_together_those_of_another_sort_and_a_narrower_list_are_no_answer(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


def test_kind_topic_and_members_are_read() -> None:
    told = read_extreme("政务新媒体中微信和微博哪个发布信息更多")
    assert told is not None
    assert (told.operation, told.members, told.deed) == ("max", ("微信", "微博"), "发布信息")
    assert read_extreme("申请最集中的是哪方面,有多少件") is not None
    assert read_extreme("哪年收到申请") is None


@pytest.mark.parametrize(
    "question",
    [
        "沐川县2023年哪种申请方式最多？",
        "沐川县2023年哪个渠道公开最多？",
        "沐川县2023年哪种解读形式最多？",
        "沐川县2023年哪种文件最多？",
        "沐川县2023年哪类申请内容最多？",
        "沐川县2023年诉讼结果哪种最多？",
    ],
)
def test_items_of_another_kind_are_no_most(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


@pytest.mark.parametrize(
    ("content", "kind", "topic"),
    [
        ("哪种申请方式最多", "方式", "申请"),
        ("申请渠道最多的是?", "渠道", "申请"),
        ("哪类申请内容最多", "内容", "申请"),
        ("哪类信息最多", "类", "信息"),
    ],
)
def test_the_kind_is_the_last_word_of_what_is_asked(content: str, kind: str, topic: str) -> None:
    asked = read_extreme(content)
    assert asked is not None
    assert (asked.kind, asked.topic) == (kind, topic)
