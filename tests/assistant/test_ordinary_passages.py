"""What sentences tell is found in ordinary words for it; so is what a form explains beside its labels; and what neither tells stays refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.language.plainer_words import plainer
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.prose_reports import made_report, put, quoted

FISHERY = """\
云溪县渔政局2023年政府信息公开工作年度报告
本报告根据《云溪县信息公开规定》(云府发〔2020〕11号)编制。如有疑问，请与渔政局联系（地址：云溪县鱼市巷6号；电话：0833-5550123）。
一、总体情况
（一）主动公开。结合休渔巡查、鱼苗放流等具体工作，主动回应渔民关切。向县图书馆、县档案馆和信息查阅大厅报送规范性文件7件。
（二）依申请公开。全年收到申请5件，其中4件为渔民就同一事项提出申请。收到群众来电反馈的意见2条，均已采纳。
（三）信息管理。根据岗位轮换变动，及时调整普法小组成员。设立渔民微信群，用于传达通知。完善渔业监测指标体系。
（四）平台建设。举办鱼病防治培训班，课程设计贴近渔船生产，理论与上船实操各占一半。
（五）监督保障。公开渔港投诉电话、船检咨询电话、禁渔举报电话等，方便渔民。
二、主动公开政府信息情况
| 信息内容 | 本年数 |
| 抽查件数(指当年由本局发起的抽查，不含上级交办的) | 4 |
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项） | 9 |
三、其他需要报告的事项
2023年未收取信息处理费。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with open_library(StoreSettings(tmp_path_factory.mktemp("plain")), write=True) as opened:
        put(opened, "fishery.txt", made_report(FISHERY, "云溪县渔政局", 2023))
        yield opened


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("主动回应渔民关切，是围绕哪几项具体工作进行的？", "鱼苗放流"),
        ("把规范性文件报送到了哪几处场所？", "县档案馆"),
        ("办的那期鱼病防治培训班，课程安排有什么特点？", "上船实操"),
        ("普法小组成员为什么要调整？", "岗位轮换变动"),
        ("对外公布的投诉和咨询热线有哪几种？", "船检咨询电话"),
        ("办公室在什么地方？", "鱼市巷6号"),
    ],
)
def test_ordinary_words_find_the_sentence(library: Library, question: str, told: str) -> None:
    assert any(told in quote for quote in quoted(library, question, "fishery.txt"))


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("表里的抽查件数统计的是什么？", "抽查件数(指当年由本局发起的抽查，不含上级交办的)"),
        ("什么样的抽查才算抽查件数？", "抽查件数(指当年由本局发起的抽查，不含上级交办的)"),
        ("申请情况表各列数字之间有什么勾稽关系？", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项）"),
    ],
)
def test_a_note_beside_a_label_is_told(library: Library, question: str, note: str) -> None:
    assert quoted(library, question, "fishery.txt") == [note]


@pytest.mark.parametrize(
    "question",
    [
        "4件申请都是冲着同一件事来的，那是件什么事？",
        "收到的5件申请，申请人要的大多是哪类信息？",
        "群众来电反馈的那条意见具体说了什么？",
        "传达通知的微信群，群名是什么？",
        "印发年报时用的文号是多少？",
        "完善的那套指标体系，里面都设了什么指标？",
        "有人申请信息，结果是给公开了还是没给？",
        "规范性文件指哪些公文？",
    ],
)
def test_what_is_only_named_stays_untold(library: Library, question: str) -> None:
    assert not quoted(library, question, "fishery.txt")


def test_a_plain_question_is_asked_once() -> None:
    assert plainer("向哪些地方报送规范性文件?", "passages_plainly") == ()
    assert plainer("Where were the rules sent?", "passages_plainly") == ()
