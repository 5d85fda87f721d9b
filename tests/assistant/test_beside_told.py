"""A turn in words behind a number is told by the sentence that told it, or by the one that goes on with it, or is refused: never by a number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Route
from assistant.turns.beside_told import Told, read_beside, tells
from tests.assistant.talk import Talk, talking

TEXTS = {
    ("栗溪县人民政府", 2022): (
        "全年收到政协提案3件，分别为第7号、第12号、第31号提案，均已办结，并于2022年9月在县政府网站公布办理结果。"
        "受理民声热线52件，按期办结率为98%，主要涉及供水、停车等方面。办理信箱来信16件。"
        "全县共开通查询平台2个，即栗溪门户和掌上栗溪。对渡口镇、县交通局等8个单位和11名个人予以表彰。"
        "向县图书馆、县档案馆和各乡镇查阅点报送文件汇编40册。"
        "对9件申请收取信息处理费300元。其中，县公安局5件，收取180元；渡口镇4件，收取120元。"
        "编发简报14期。据统计，全年公开信息800条，其中通过门户网站公开500条，通过公众号公开300条。"
        "收到咨询6件，均为电话咨询。开展督查2次。"
    ),
}


@pytest.fixture(scope="module")
def talk_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("beside")


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    with talking(tmp_path, TEXTS) as talk:
        yield talk


@pytest.mark.parametrize(
    ("turns", "quoted"),
    [
        (("栗溪县2022年收到政协提案几件？", "是哪几件？"), "第12号"),
        (("栗溪县2022年收到政协提案几件？", "分别是哪些？", "什么时候公布办理结果的？"), "9月"),
        (("栗溪县2022年受理民声热线多少件？", "都是哪方面的？"), "供水"),
        (("栗溪县2022年受理民声热线多少件？", "主要反映什么？"), "供水"),
        (("栗溪县2022年受理民声热线多少件？", "结果怎么样？"), "办结率"),
        (("栗溪县2022年开通查询平台几个？", "是哪几个？"), "掌上栗溪"),
        (("栗溪县2022年表彰了几个单位？", "都有哪些单位？"), "县交通局"),
        (("栗溪县2022年报送文件汇编多少册？", "送到哪些地方？"), "县档案馆"),
        (("栗溪县2022年对几件申请收了信息处理费？", "是哪几家收的？"), "县公安局5件"),
        (("栗溪县2022年公开信息多少条？", "通过哪些渠道？"), "公众号"),
        (("栗溪县2022年收到咨询多少件？", "是怎么提出的？"), "电话"),
        (("How many CPPCC proposals did Lixi County (栗溪县) receive in 2022?", "Which ones?"), "第12号"),
    ],
)
def test_the_sentence_of_the_number_tells_it(talk: Talk, turns: tuple[str, ...], quoted: str) -> None:
    told = [talk.ask(turn) for turn in turns][-1]
    assert told.route is Route.PASSAGES, told.text
    assert any(quoted in citation.quote for citation in told.citations), told.text


@pytest.mark.parametrize(
    "turns",
    [
        ("栗溪县2022年办理信箱来信多少件？", "都是哪方面的？"),
        ("栗溪县2022年编发简报多少期？", "是哪几期？"),
        ("栗溪县2022年编发简报多少期？", "什么时候编发的？"),
        ("栗溪县2022年开展督查几次？", "结果呢？"),
        ("栗溪县2022年收到政协提案几件？", "内容是什么？"),
        ("栗溪县2022年受理民声热线多少件？", "什么时候受理的？"),
    ],
)
def test_what_the_sentence_does_not_tell_is_refused(talk: Talk, turns: tuple[str, ...]) -> None:
    told = [talk.ask(turn) for turn in turns][-1]
    assert told.route is Route.REFUSE, told.text


def test_a_number_asked_behind_a_turn_in_words_goes_on_from_the_number(talk: Talk) -> None:
    told = [talk.ask(turn) for turn in ("栗溪县2022年受理民声热线多少件？", "都是哪方面的？", "按期办结率呢？")][-1]
    assert [figure.value for figure in told.figures] == [98], told.text


def test_a_question_in_words_is_gone_on_from_at_its_own_place(talk: Talk) -> None:
    told = [talk.ask(turn) for turn in ("栗溪县2022年政协提案都办结了吗？", "办理结果是什么时候公布的？")][-1]
    assert any("9月" in citation.quote for citation in told.citations), told.text


@pytest.mark.parametrize(
    ("turn", "told", "is_told"),
    [
        ("是哪几个?", Told("开设", "2个", "专栏,分别为禁捕、防汛。", ""), True),
        ("是哪几个?", Told("开设", "2个", "专栏,访问5次。", ""), False),
        ("报的是哪几类信息?", Told("报送动态、公示等各类信息", "34条", "。", ""), True),
        ("报的是哪几类信息?", Told("向市网站、省平台等媒体报送信息", "34条", "。", ""), False),
        ("是谁收的?", Told("收费", "34元", ",甲局、乙局各半。", ""), False),
        ("是哪几个?", Told("表彰甲局、乙镇等8个单位和", "5名", "个人。", ""), False),
        ("都是哪方面的?", Told("收到", "5件", ",涉及甲方面;来信", "6件,涉及乙方面。"), True),
        ("都是哪方面的?", Told("收到", "5件", ",来信6件,涉及乙方面。", ""), False),
    ],
)
def test_a_sentence_tells_it_of_its_own_number(turn: str, told: Told, is_told: bool) -> None:
    asked = read_beside(turn)
    assert (asked is not None and tells(asked, told)) is is_told
