"""Plain questions for a whole count of prose: information published, applications, complaints, and what must not be answered for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import Answer
from ingest.store.library import Library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

Ask = Callable[[str], Answer]


_LAST: dict[tuple[str, str], Library] = {}
_OPENED = ExitStack()


@pytest.fixture(scope="module", autouse=True)
def closed_at_the_end() -> Iterator[None]:
    yield
    _LAST.clear()
    _OPENED.close()


def _library(home: Path, text: str, body: str) -> Library:
    """The report's library, kept until another's is asked for: many questions are asked of one text."""
    if (body, text) not in _LAST:
        _LAST.clear()
        _OPENED.close()
        _LAST[body, text] = _OPENED.enter_context(told_in_prose(home, {(body, 2023): text}))
    return _LAST[body, text]


@contextmanager
def _asking(home: Path, text: str, body: str = "桑榆县水务局") -> Iterator[Ask]:
    library = _library(home, text, body)
    talk = Talk(asked_on(library, date(2024, 6, 1)), library)
    yield lambda question: talk.ask(f"{body.replace('人民政府', '')}2023年{question}")


def _values(answer: Answer) -> list[int]:
    return [int(figure.value) for figure in answer.figures if figure.value is not None]


# ------------------------------------------------------------------------------------------ published

PLAIN = [
    "公开了多少条信息？",
    "一共公开多少条政府信息",
    "主动公开信息多少条",
    "新增信息多少条",
    "发布了多少信息",
    "政府信息数量",
    "公开多少条",
]
ONE = [
    ("全年对外公开各类政府信息642条。", 642),
    ("通过县政府网站公开各类信息共计77条，制作专题4个。", 77),
    ("依托县信息公开平台新增主动公开政府信息148条。", 148),
    ("利用门户网站和政务新媒体等多种形式主动公开政府信息1.32万条，在县政府网站公开信息4210条。", 13200),
    ("紧紧围绕防汛供水等重点工作，累计在“桑榆水务”门户公开平台发布信息305条，比上年增加62条。", 305),
    ("全年通过县门户网站信息平台等渠道共发布各类信息四十余条。", 40),
    ("全年公开水务信息231条，其中公众号公开88条。", 231),
    ("县政府网站公开信息52条；公众号推送信息90条，微博推送信息38条，三个平台合计180条。", 180),
]


@pytest.mark.parametrize("question", PLAIN)
@pytest.mark.parametrize(("text", "value"), ONE)
def test_the_one_number_of_all_that_was_published_answers_every_plain_question(
    tmp_path: Path, text: str, value: int, question: str
) -> None:
    with _asking(tmp_path, text) as ask:
        assert _values(ask(question)) == [value]


@pytest.mark.parametrize("question", PLAIN)
def test_of_several_channels_and_no_whole_each_is_told_and_that_no_whole_is(tmp_path: Path, question: str) -> None:
    with _asking(tmp_path, "在县政府网站公开政府信息423条。此外，还通过“桑榆发布”微信公众号，发布信息977条。") as ask:
        answer = ask(question)
    assert sorted(_values(answer)) == [423, 977]
    assert "没有写明合起来的总数" in answer.text
    assert "公众号" in {figure.value: figure.label for figure in answer.figures}[Decimal(977)]


def test_of_several_channels_the_deed_that_is_asked_for_comes_first(tmp_path: Path) -> None:
    with _asking(tmp_path, "在县政府网站公开政府信息423条，通过微信公众号发布信息977条。") as ask:
        assert _values(ask("公开了多少条信息？")) == [423, 977]
        assert _values(ask("发布了多少条信息？")) == [977, 423]


def test_a_channel_is_answered_by_its_own_number_and_one_not_told_by_none(tmp_path: Path) -> None:
    text = "全年公开各类信息1030条，其中通过“桑榆县人民政府门户网站”发布信息31条、“桑榆水声公众号”发布信息138条、通过公示公告栏发布信息861条。"
    with _asking(tmp_path, text) as ask:
        assert _values(ask("公开多少条")) == [1030]
        assert _values(ask("网站上发了多少条")) == [31]
        assert _values(ask("公众号发了多少条")) == [138]
        assert _values(ask("桑榆水声发了多少条")) == [138]
        assert _values(ask("公示栏发布多少")) == [861]
        assert _values(ask("微博发了多少条")) == []
        assert _values(ask("抖音发了多少条信息")) == []


def test_a_channel_named_in_full_is_not_answered_by_another_site(tmp_path: Path) -> None:
    with _asking(tmp_path, "在县政府门户网站公开信息423条，在桑榆水务网站公开信息57条。") as ask:
        assert _values(ask("在县政府门户网站公开信息多少条")) == [423]
        assert _values(ask("网站公开信息多少条")) == [423, 57]


def test_of_a_channel_with_one_kind_alone_that_kind_is_told_as_what_it_is(tmp_path: Path) -> None:
    with _asking(tmp_path, "通过县政府网站公开财务信息1条；通过微信公众号推送涉及供水、防汛的政务动态68条。") as ask:
        answer = ask("微信发布信息多少条")
        assert _values(answer) == [68]
        assert "写明的只有" in answer.text
        assert _values(ask("公开信息多少条")) == []


def test_a_kind_told_of_another_number_or_with_all_others_is_not_the_channel_s(tmp_path: Path) -> None:
    text = "在县信息公开平台公开政府信息139条，涉及供水安全，防汛预警等，在微信公众号发布信息956条；微博发布供水安全及各类信息128条。"
    with _asking(tmp_path, text) as ask:
        assert _values(ask("公众号发布信息多少条")) == [956]
        assert _values(ask("公众号发布防汛预警多少条")) == []
        assert _values(ask("微博发布供水安全多少条")) == []


def test_how_many_there_were_in_all_must_be_as_the_report_says(tmp_path: Path) -> None:
    with _asking(tmp_path, "全年公开各类信息1030条，其中公众号发布信息138条。") as ask:
        assert _values(ask("公开的1030条信息中公众号多少条")) == [138]
        assert _values(ask("公开的1300条信息中公众号多少条")) == []


def test_new_media_asked_for_where_one_account_is_told_is_said_to_be_that_account(tmp_path: Path) -> None:
    with _asking(tmp_path, "通过县政府网站公开信息3820条，官方微博发布信息2200条。") as ask:
        answer = ask("新媒体发布信息多少条")
    assert _values(answer) == [2200]
    assert "写明的只有" in answer.text
    assert "微博" in answer.text


NOT_ALL = [
    "通过县政府网站公开教育信息77条。",
    "一季度通过县政府网站公开信息77条。",
    "在财政预决算、稳岗就业等领域公开信息77条。",
    "在县政府网站便民服务栏目发布信息77条。",
    "各镇共公开信息77条。",
    "审核信息77条。",
    "向市政府网站报送信息，被采用77条。",
    "历年累计公开信息77条。",
]


@pytest.mark.parametrize("text", NOT_ALL)
@pytest.mark.parametrize("question", ["公开了多少条信息？", "政府信息数量", "新增信息多少条"])
def test_a_kind_a_topic_a_part_of_the_year_or_others_is_not_all(tmp_path: Path, text: str, question: str) -> None:
    with _asking(tmp_path, text) as ask:
        assert _values(ask(question)) == []


NARROWER = [
    "公开预算信息多少条",
    "公开文件多少条",
    "上半年公开信息多少条",
    "各镇公开信息多少条",
    "学校公开信息多少条",
    "未公开的信息多少条",
    "转载信息多少条",
    "审核信息多少条",
    "删除信息多少条",
    "公众号发了多少条",
    "收到信息多少条",
    "公开信几封",
    "信用信息多少条",
]


@pytest.mark.parametrize("question", NARROWER)
def test_a_kind_a_deed_a_doer_or_a_channel_is_not_answered_by_the_whole(tmp_path: Path, question: str) -> None:
    with _asking(tmp_path, "全年公开政府信息642条。") as ask:
        assert _values(ask(question)) == []


@pytest.mark.parametrize("question", ["发布公示多少条", "公开公告多少条", "推送通知几条"])
def test_what_is_published_behind_a_word_for_publishing_is_not_all(tmp_path: Path, question: str) -> None:
    with _asking(tmp_path, "全年对外公开各类政府信息642条，经由村口公示栏张贴310条。") as ask:
        assert 642 not in _values(ask(question))


def test_a_bureau_and_all_that_is_below_it_are_told_apart(tmp_path: Path) -> None:
    with _asking(tmp_path, "全系统共公开信息4120条，本局公开信息920条。") as ask:
        assert _values(ask("公开了多少条信息？")) == [920, 4120]
        assert _values(ask("本局公开信息多少条")) == [920]
        assert _values(ask("全系统公开信息多少条")) == [4120]


def test_a_government_and_its_county_are_told_apart(tmp_path: Path) -> None:
    with _asking(tmp_path, "全县共公开信息4120条，县政府本级公开信息920条。", "桑榆县人民政府") as ask:
        assert _values(ask("全县公开信息多少条")) == [4120]
        assert _values(ask("县政府公开信息多少条")) == [920]


def test_the_english_question_gets_the_same(tmp_path: Path) -> None:
    with told_in_prose(tmp_path, {("桑榆县水务局", 2023): "通过县政府网站公开信息77条。"}) as library:
        answer = Talk(asked_on(library, date(2024, 6, 1)), library).ask(
            "How many pieces of information did 桑榆县水务局 publish in 2023?"
        )
    assert _values(answer) == [77]


# ------------------------------------------------------------------------------------------ applications

TAKEN = [
    "收到申请几件",
    "收到多少件信息公开申请",
    "受理申请几件",
    "接到申请多少件",
    "信息公开申请多少件",
    "申请量是多少",
    "办理申请几件",
    "收到依申请公开多少件",
]
COUNTED = [
    ("办理信息公开申请213宗。", 213),
    ("受理依申请公开政府信息19条，无上年度结转。", 19),
    ("收到群众来信、依申请信息公开等26件，其中依申请公开7件，均在规定时间内办结。", 7),
    ("共处理依申请公开3次。", 3),
]


@pytest.mark.parametrize("question", TAKEN)
@pytest.mark.parametrize(("text", "value"), COUNTED)
def test_the_one_count_of_applications_answers_for_what_came_in(tmp_path: Path, text: str, value: int, question: str) -> None:
    with _asking(tmp_path, text) as ask:
        assert _values(ask(question)) == [value]


DONE = [
    "收到政府信息公开申请3件，全部在法定期限内予以答复。",
    "收到政府信息公开申请3件，内容均与供水改造有关，均已按时答复。",
    "全年办理政府信息公开申请3件（含转办1件），均在法定期限内答复。",
    "受理信息公开申请3件，已全部办结并按时答复申请人。",
]


@pytest.mark.parametrize("question", ["答复申请几件", "办结申请多少件", "回复了几件申请", "按时答复的申请有几件"])
@pytest.mark.parametrize("text", DONE)
def test_what_was_answered_is_told_where_all_were(tmp_path: Path, text: str, question: str) -> None:
    with _asking(tmp_path, text) as ask:
        assert _values(ask(question)) == [3]


def test_received_and_answered_are_apart_where_the_report_tells_them_apart(tmp_path: Path) -> None:
    with _asking(tmp_path, "共收到12件信息依申请公开，其中10件已经按时完成答复，剩余2件结转下年度继续办理。") as ask:
        assert _values(ask("收到申请几件")) == [12]
        assert _values(ask("答复申请几件")) == [10]
        assert _values(ask("办结申请几件")) == [10]
        assert _values(ask("办理申请几件")) == [12, 10]


def test_what_came_in_is_what_was_handled_without_what_came_from_the_year_before(tmp_path: Path) -> None:
    text = "全年共办理政府信息公开申请69件，含2022年转至今年办理的3件，办结68件，剩余1件结转下一年度处理。"
    with _asking(tmp_path, text) as ask:
        answer = ask("收到申请多少件")
        assert _values(answer) == [66, 69, 3]
        assert answer.figures[0].operation == "difference"
        assert _values(ask("办理申请多少件")) == [69]
        assert _values(ask("办结申请多少件")) == [68]


@pytest.mark.parametrize(
    ("text", "came_in"),
    [
        ("共收到政府信息公开申请48宗(网上申请41宗,邮寄申请7宗),上年结转2宗,合计50宗。", 48),
        ("全年办理申请77件,其中新收72件、上年结转5件,办结75件。", 72),
        ("接收公开申请19件(当面递交3件、信函6件、网络10件),加上年结转1件共20件,均已办结。", 19),
    ],
)
def test_what_came_in_is_told_by_its_own_number_where_it_is_a_part_of_what_was_handled(
    tmp_path: Path, text: str, came_in: int
) -> None:
    with _asking(tmp_path, text) as ask:
        assert _values(ask("收到多少申请")) == [came_in]


def test_a_number_of_applications_that_is_given_beforehand_must_be_the_report_s(tmp_path: Path) -> None:
    with _asking(tmp_path, "共收到12件信息依申请公开，其中10件已经按时完成答复，剩余2件结转下年度继续办理。") as ask:
        assert _values(ask("12件申请中答复了多少")) == [10]
        assert _values(ask("15件申请中答复了多少")) == []


UNANSWERED = [
    ("收到政府信息公开申请3件。", "答复申请几件"),
    ("办理信息公开申请213宗。", "答复申请几宗"),
    ("收到政府信息公开申请3件，其中按时答复2件。", "答复申请几件"),
    ("收到群众来信、申请等26件。", "收到申请几件"),
    ("收到政府信息公开申请3件，全部在法定期限内予以答复。", "没有答复的申请几件"),
    ("收到政府信息公开申请3件。", "收到投诉几件"),
    ("收到政府信息公开申请3件。", "收到来信几件"),
    ("收到政府信息公开申请3件。", "网上收到的申请几件"),
    ("收到政府信息公开申请3件，办结群众诉求9件。", "办结几件"),
]


@pytest.mark.parametrize(("text", "question"), UNANSWERED)
def test_what_is_not_told_of_applications_is_not_answered(tmp_path: Path, text: str, question: str) -> None:
    with _asking(tmp_path, text) as ask:
        assert _values(ask(question)) == []


def test_applications_counted_by_how_they_came_are_both_told(tmp_path: Path) -> None:
    with _asking(tmp_path, "收到书面申请零件，网上申请五件，均予答复。") as ask:
        assert _values(ask("收到申请几件")) == [0, 5]
        assert _values(ask("网上申请几件")) == [5]


def test_the_government_itself_is_not_its_whole_city(tmp_path: Path) -> None:
    text = "全市共收办政府信息公开申请案件3607件（市政府349件、市各部门933件、各县区2325件）。"
    with _asking(tmp_path, text, "桑榆市人民政府") as ask:
        assert _values(ask("市政府收到多少件申请")) == [349]
        assert _values(ask("收办多少件申请")) == [3607]


# ------------------------------------------------------------------------------------------ complaints


def test_the_one_count_of_complaints_answers(tmp_path: Path) -> None:
    with _asking(tmp_path, "另外12345便民热线投诉37件，均及时签收。") as ask:
        assert _values(ask("投诉几件")) == [37]
        assert _values(ask("处理投诉多少件")) == [37]
        assert _values(ask("因信息公开被投诉几次")) == []


@pytest.mark.parametrize("question", ["投诉几件", "举报几起", "因信息公开被投诉几次", "投诉举报多少件"])
def test_where_a_report_says_that_nobody_complained_there_are_none(tmp_path: Path, question: str) -> None:
    with _asking(tmp_path, "没有发生因政府信息公开工作引发举报、投诉、行政复议或行政诉讼等事件。") as ask:
        assert _values(ask(question)) == [0]


def test_one_of_two_things_counted_together_is_not_answered(tmp_path: Path) -> None:
    with _asking(tmp_path, "供水热线接收投诉举报1905件。") as ask:
        assert _values(ask("投诉举报多少件")) == [1905]
        assert _values(ask("投诉多少件")) == []


@pytest.mark.parametrize("text", ["行政复议、行政诉讼：均为0。", "四、投诉举报及复议诉讼。均为零。"])
def test_what_is_said_to_be_zero_all_together_is_zero_each(tmp_path: Path, text: str) -> None:
    with _asking(tmp_path, text) as ask:
        assert _values(ask("行政复议几件")) == [0]
        assert _values(ask("行政诉讼几件")) == [0]


def test_lawsuits_denied_beside_reconsiderations_are_none(tmp_path: Path) -> None:
    with _asking(tmp_path, "未发生政府信息公开行政复议、起诉。") as ask:
        assert _values(ask("行政诉讼几件")) == [0]


def test_all_ways_since_the_year_began_are_the_whole_and_one_account_is_not(tmp_path: Path) -> None:
    with _asking(tmp_path, "今年以来通过各渠道公开信息52条。“桑榆水务”公众号自5月起运行，共发文31篇。") as ask:
        assert _values(ask("公开信息多少条？")) == [52]


def test_a_whole_that_is_told_twice_and_differs_is_told_by_both(tmp_path: Path) -> None:
    with _asking(tmp_path, "主动公开方面，全年公开信息52条。回顾全年，虽然公开信息达到57条，更新仍不及时。") as ask:
        answer = ask("公开信息多少条？")
    assert _values(answer) == [52, 57]
    assert answer.text.startswith("报告前后说法不一")


def test_documents_of_the_bodys_own_field_are_held_against_the_form(tmp_path: Path) -> None:
    told = "全年制发用水领域行政规范性文件3件，制发安全领域行政规范性文件2件。\n第二十条第（一）项\n信息内容|本年制发件数|本年废止件数|现行有效件数\n行政规范性文件|4|2|13\n"
    with _asking(tmp_path, told, "桑榆县用水管理局") as ask:
        assert _values(ask("制发了几件行政规范性文件？")) == [4, 3]
