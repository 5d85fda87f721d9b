"""Numbers of several websites: each is told of the site that a question names, by whatever name the report calls it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

REPORTS = {
    (
        "桐坡省旅游厅",
        2022,
    ): "全年主动公开政府信息2310条，其中在省政府门户网站公开政府信息321条，在“桐坡旅游”厅门户网站公开1989条。",
    ("桐坡省水务厅", 2022): "全年在厅门户网站和省政府网站公开信息2208条，其中省政府网站325条。",
    ("桐坡省商务厅", 2022): "厅门户网站发布信息900条，《桐坡省人民政府网》发布信息120条，“桐坡商务”微信公众号推送450条。",
    ("柳湾市文化局", 2022): "在《柳湾文化网》公开信息640条，在市政府门户网站公开信息41条。",
    ("柳湾市审计局", 2022): "全年公开信息2108条。其中“柳湾市政府门户网站”公开221条，局门户网站、公众号公开1887条。",
    ("柳湾市物价局", 2022): "在柳湾市政府网站发布信息73条，在“柳湾新城网”发布信息512条。",
    ("柳湾市公安局", 2022): "通过门户网站公开信息300条，在“平安柳湾”网站发布警务信息95条。",
    ("柳湾市人民政府", 2022): "市政府门户网站公开信息5200条。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("sites"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("桐坡省旅游厅2022年省政府网站公开多少条", ["321"]),
        ("桐坡省旅游厅2022年厅网站公开多少条信息", ["1989"]),
        ("桐坡省水务厅2022年省政府网站公开多少条信息", ["325"]),
        ("桐坡省商务厅2022年省政府网站发布多少条信息", ["120"]),
        ("桐坡省商务厅2022年厅门户网站发布多少条信息", ["900"]),
        ("桐坡省商务厅2022年网站发布多少条信息", ["900", "120"]),
        ("柳湾市文化局2022年局网站公开多少条信息", ["640"]),
        ("柳湾市文化局2022年市政府网站公开多少条信息", ["41"]),
        ("柳湾市文化局2022年网站公开多少条信息", ["640", "41"]),
        ("柳湾市审计局2022年市政府门户网站公开多少条", ["221"]),
        ("柳湾市物价局2022年柳湾新城网发布信息多少条", ["512"]),
        ("柳湾市物价局2022年公开多少条信息", ["73", "512"]),
        ("柳湾市公安局2022年门户网站公开多少条信息", ["300"]),
        ("柳湾市人民政府2022年门户网站公开多少条信息", ["5200"]),
        ("柳湾市人民政府2022年市政府网站公开多少条信息", ["5200"]),
    ],
)
def test_a_site_has_its_own_number(talk: Talk, question: str, values: list[str]) -> None:
    assert [str(figure.value) for figure in talk.ask(question).figures] == values


@pytest.mark.parametrize(
    "question",
    [
        "桐坡省水务厅2022年厅门户网站公开多少条信息",  # the one number is of both sites
        "柳湾市审计局2022年局门户网站公开多少条",  # of the site and an account
        "柳湾市物价局2022年局网站发布多少条",  # a name that is not the bureau's
        "柳湾市公安局2022年市政府网站公开多少条信息",
        "柳湾市人民政府2022年省政府网站公开多少条信息",
    ],
)
def test_another_site_tells_nothing(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE
