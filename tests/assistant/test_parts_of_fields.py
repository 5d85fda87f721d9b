"""A field of information asked for as a whole: a number of one of its parts is told as that part's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

REPORTS = {
    (
        "桑梓市教育局",
        2022,
    ): "全年主动公开信息512条，其中新闻类170条，教育通知类12条，义务教育领域信息公开96篇，建议提案答复31篇。",
    ("青岩市教育局", 2022): "通过局网站主动公开教育信息640条，其中学前教育信息45条。",
    ("青岩市卫生健康委员会", 2022): "全年主动公开信息300条，其中公共卫生领域信息60条，基层卫生信息22条，食品安全监管信息7条。",
    ("云麓市人民政府", 2022): "全年公开公共资源交易信息90条，职业教育信息6条，财政预算信息33条，生态环境信息8条。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("fields"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("桑梓市教育局2022年公开教育信息多少", "“义务教育领域信息公开”（96篇）"),
        ("桑梓市教育局2022年教育领域信息公开多少篇", "“义务教育领域信息公开”（96篇）"),
        ("青岩市卫生健康委员会2022年公开监管信息多少条", "“食品安全监管信息”（7条）"),
        ("云麓市2022年公开教育信息多少条", "“职业教育信息”（6条）"),
    ],
)
def test_the_only_part_is_told_as_a_part(talk: Talk, question: str, told: str) -> None:
    answer = talk.ask(question)
    assert answer.text.startswith("没有写明所问范围的数")
    assert told in answer.text


def test_several_parts_are_told_apart(talk: Talk) -> None:
    answer = talk.ask("青岩市卫生健康委员会2022年公开卫生信息多少条")
    assert [str(one.value) for one in answer.figures] == ["60", "22"]
    assert "没有写明合起来的总数" in answer.text


def test_a_part_is_no_class_of_the_field(talk: Talk) -> None:
    assert talk.ask("桑梓市教育局2022年教育类信息多少条").route is Route.REFUSE


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("桑梓市教育局2022年义务教育领域信息公开多少篇", "96"),
        ("桑梓市教育局2022年公开义务教育信息多少", "96"),
        ("青岩市教育局2022年公开教育信息多少条", "640"),
        ("青岩市教育局2022年公开学前教育信息多少条", "45"),
        ("青岩市卫生健康委员会2022年公开食品安全信息多少条", "7"),
        ("云麓市2022年公开预算信息多少条", "33"),
        ("云麓市2022年公开环境信息多少条", "8"),
    ],
)
def test_what_is_asked_for_by_its_name_is_told(talk: Talk, question: str, value: str) -> None:
    answer = talk.ask(question)
    assert [str(one.value) for one in answer.figures] == [value]
    assert "没有写明" not in answer.text
