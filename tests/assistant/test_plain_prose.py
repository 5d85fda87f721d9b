"""Plain questions for numbers of the prose: what leads a list, stands for what is listed or is said first holds for the number; no more does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.asking.tasks import read_tasks
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

REPORTS = {
    ("柳湖区商务局", 2022): "（一）主动公开。公开信用承诺9件，任免通知14件，其他文件31件。共办理产地证明70份，商铺备案52份。"
    "收到热线工单40件，工单转办12件。开展跟班学习15人次，业务讲座6场。向区档案馆和设在区图书馆的查阅大厅报送文件汇编8种。\n"
    "（二）依申请公开。收到政府信息公开申请19条，均按时办结。5条予以公开，3条内容涉及商业秘密，不予公开；2条内容未制作。\n"
    "（三）平台建设。网站发布信息88条，微博发布信息61条。",
    (
        "柳湖区水务局",
        2022,
    ): "办结来信30件。举办防汛培训班3期，邀请讲师4人次，组织演练12次。全年网站公开信息210条，微信公众号公开信息90条。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with told_in_prose(tmp_path_factory.mktemp("plain"), REPORTS) as library:
        yield Talk(asked_on(library, date(2023, 6, 1)), library)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("柳湖区商务局2022年办理了多少份商铺备案", 52),
        ("柳湖区商务局2022年办理产地证明多少份", 70),
        ("柳湖区商务局2022年参加跟班学习的大约有多少人次", 15),
        ("柳湖区商务局2022年向查阅场所报送了多少种文件汇编", 8),
        ("柳湖区商务局2022年收到的申请里，涉及商业秘密、不予公开的有几条", 3),
        ("柳湖区商务局2022年除了信用承诺和任免通知，还公开了多少件其他文件", 31),
        ("柳湖区商务局2022年除了微博，还在网站发布了多少条信息", 88),
    ],
)
def test_what_leads_or_stands_for_it_is_its_own(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [value]


@pytest.mark.parametrize(
    "question",
    [
        "柳湖区商务局2022年收到转办工单多少件",
        "柳湖区商务局2022年收到的申请里，网站发布了几条",
        "柳湖区商务局2022年收到的申请里，公开了信用承诺几件",
        "柳湖区商务局2022年企业的申请里，不予公开的有几条",
        "柳湖区商务局2022年除了信用承诺，还公开了多少件其他文件",
        "柳湖区商务局2022年除了微博，还发布了多少条信息",
        "柳湖区水务局2022年参加讲师多少人次",
        "柳湖区水务局2022年办结防汛培训班几期",
    ],
)
def test_what_does_not_hold_for_it_answers_nothing(talk: Talk, question: str) -> None:
    assert talk.ask(question).figures == ()


def test_a_part_of_the_applications_is_none_of_what_is_published(talk: Talk) -> None:
    assert [figure.value for figure in talk.ask("柳湖区商务局2022年收到的申请里，公开了几条").figures] in ([], [5])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("商业企业的申请,结转下年度继续办理的有几件", [("applications.carried_out", "商业企业")]),
        ("自然人的申请,行政复议有几件", [("applications.received", "自然人"), ("review.total", None)]),
        ("自然人的申请,商业企业的申请各几件", [("applications.received", "自然人"), ("applications.received", "商业企业")]),
        ("不予公开的八项加在一起是多少件", [("applications.refused", None)]),
    ],
)
def test_whose_applications_and_how_many_items_are_said_first(content: str, told: list[tuple[str, str | None]]) -> None:
    assert [(thing.indicator, thing.column) for task in read_tasks(content) for thing in task.things] == told


def test_an_item_of_a_list_goes_on_to_the_next_and_half_an_answer_is_none(tmp_path: Path) -> None:
    text = "全年制作政策问答40期，其中，市级22期、南溪县11期、北溪县7期。对9件申请收取信息处理费800元。其中，南溪县公安局4件，收取350元；北溪县公安局5件，收取450元。"
    with told_in_prose(tmp_path, {("柳湖市人民政府", 2022): text}) as library:
        talk = Talk(asked_on(library, date(2023, 6, 1)), library)
        assert talk.ask("南溪县公安局2022年对几件申请收了信息处理费，收了多少元").figures == ()
        first = talk.ask("柳湖市2022年政策问答，市级做了几期")
        assert [figure.value for figure in first.figures] == [22]
        assert [figure.value for figure in talk.ask("南溪县呢").figures] == [11]
