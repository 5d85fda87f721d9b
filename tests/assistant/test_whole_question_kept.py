"""So many bodies as a question says, the parts of the report alone, fees of their own kind; differences and ways said in ordinary words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.asking.frames import in_plain_frame
from assistant.asking.set_against import set_against
from assistant.english.frames import in_plain_frame as in_plain_english
from assistant.language.plainer_words import plainer
from assistant.language.topics import asked, names_another
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.prose_reports import made_report, put, quoted

FERRY = """\
青浦渡县摆渡局2023年政府信息公开工作年度报告
本报告由摆渡概况、船票许可、码头修缮共三个部分组成。
一、总体情况
（一）收费。全县收取信息处理费60元。其中，青浦渡县船检局1件，收取20元；青浦渡县港务局2件，收取40元。
（二）监督保障。摆渡局信息公开申请受理机构为综合股。
二、其他需要报告的事项
无。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with open_library(StoreSettings(tmp_path_factory.mktemp("ferry")), write=True) as opened:
        put(opened, "ferry.txt", made_report(FERRY, "青浦渡县摆渡局", 2023))
        yield opened


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("年报分成几个部分？", "共三个部分组成"),
        ("由哪个部门受理信息公开申请？", "综合股"),
    ],
)
def test_what_is_told_is_answered(library: Library, question: str, told: str) -> None:
    assert any(told in quote for quote in quoted(library, in_plain_frame(question), "ferry.txt"))


@pytest.mark.parametrize(
    "question",
    [
        "收信息处理费的是哪五家单位？",
        "候船楼分成几个部分？",
        "售票网站分为哪几部分？",
        "由哪个部门受理行政复议申请？",
    ],
)
def test_what_is_not_told_stays_refused(library: Library, question: str) -> None:
    assert not quoted(library, in_plain_frame(question), "ferry.txt")


def test_a_fee_for_training_is_told_by_no_other_fee() -> None:
    assert names_another("对培训收过费吗", "未收取信息处理费。")
    assert names_another("did it charge fees for training", "未收取信息处理费。")
    assert not names_another("对培训收过费吗", "培训未收取费用。")


def test_only_the_report_has_its_parts() -> None:
    assert [field.name for field in asked("年报分成几个部分？").fields] == ["parts"]
    assert not asked("候船楼分成几个部分？").fields


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("全年下来摆渡局办的培训有几次？", "摆渡局办的培训有几次？"),
        ("摆渡局对船票工作的督促检查是怎么开展的？", "摆渡局怎么对船票工作进行督促检查？"),
        ("隶属青浦渡县摆渡局的事业单位是哪几家？", "青浦渡县摆渡局下属有哪些事业单位？"),
        ("摆渡局对船票工作的督促检查有几次？", "摆渡局对船票工作的督促检查有几次？"),
    ],
)
def test_ordinary_words_are_asked_plainly(question: str, plain: str) -> None:
    assert in_plain_frame(question) == plain


def test_a_number_is_asked_again_plainly() -> None:
    assert "摆渡局收到传真申请多少件？" in plainer("摆渡局收到的申请里，传真形式的有多少件？", "said_plainly")


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("摆渡局发布的信息当中，航班通告的条数减去天气提醒的条数是多少？", "摆渡局发布的信息当中，航班通告比天气提醒多多少条？"),
        ("摆渡局2023年的信息里，航班通告的条数减去“其他”的条数是多少？", "摆渡局2023年的信息里，航班通告比“其他”多多少条？"),
        ("摆渡局办的船员上岗备案和渡口停用证明，备案多出几份？", "摆渡局办的船员上岗备案比渡口停用证明多几份？"),
        ("摆渡局办的船员上岗备案和渡口停用证明，证明少几份？", "摆渡局办的渡口停用证明比船员上岗备案少几份？"),
        ("拿2023年摆渡局的夜航征集数和船长访谈期数比，前者多出多少？", "2023年摆渡局的夜航征集比船长访谈多多少个？"),
        ("摆渡局和灯塔局2023年办的船证，前者比后者多几件？", "2023年摆渡局办的船证比灯塔局多几件？"),
        ("摆渡局办的船员上岗备案和船舶备案，备案多出几份？", ""),
        ("摆渡局2023年听课人数和参训人数相比，前者多多少？", "摆渡局2023年听课人数比参训人数多多少？"),
        ("摆渡局2023年申请件数减少的件数是多少？", ""),
        ("现行有效减去废止还剩多少件？", ""),
    ],
)
def test_two_things_are_set_against_each_other_the_one_way(question: str, plain: str) -> None:
    assert set_against(question) == plain


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        (
            "How many people worked full time on disclosure at the Ferry Bureau in 2023?",
            "How many full-time disclosure staff did the Ferry Bureau have in 2023?",
        ),
        (
            "Together with which departments did the Ferry Bureau issue its ticket policy?",
            "With which departments did the Ferry Bureau jointly issue its ticket policy?",
        ),
        (
            "Which e-mail address can I use to reach the Ferry Bureau?",
            "Which e-mail address can I use to contact the Ferry Bureau?",
        ),
    ],
)
def test_english_is_asked_plainly(question: str, plain: str) -> None:
    assert in_plain_english(question) == plain
