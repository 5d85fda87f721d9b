"""Numbers that look like what is asked for and count another thing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

REPORTS = {
    ("松溪市司法局", 2022): (
        "举办行政执法培训2期，参训单位31个、人员84人。代表市政府办理信息公开类复议案件12件，其中受理10件、不予受理2件。"
    ),
    (
        "宁川县住建局",
        2023,
    ): "全年发文96份，其中主动公开40份，依申请公开30份，不予公开26份。召开推进会1次，到会部门20个、工作人员45人。",
    (
        "江口区人民政府",
        2023,
    ): "公开人大建议复文58件。网站公开信息400条，其中建议提案办理结果61条。对5个文件进行了解读，其中图解3篇。",
    ("白水镇人民政府", 2021): "组织业务培训1次。配备工作人员3名。收到申请6件，其中予以公开4件，不予公开2件。",
    ("绿溪县人民政府", 2019): "通过报纸、电视公开信息70条，发放图册3种。",
    ("青岚市交通局", 2019): "制作公文130件，其中不予公开17件。新闻发布会观摩1次，工作人员12名参加。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("looks_alike"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    "question",
    [
        "松溪市司法局2022年有多少工作人员？",
        "松溪市司法局2022年不予公开的有几件？",
        "宁川县住建局2023年不予公开的有几件？",
        "宁川县住建局2023年有多少工作人员？",
        "江口区2023年公开了多少条公文类信息？",
        "江口区2023年办理建议提案多少件？",
        "江口区2023年解读政策多少篇？",
        "绿溪县2019年广播公开信息多少条？",
        "青岚市交通局2019年不予公开的有几件？",
        "青岚市交通局2019年有多少工作人员？",
    ],
)
def test_another_thing_is_no_answer(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("松溪市司法局2022年不予受理的复议案件有几件？", 2),
        ("宁川县住建局2023年不予公开的发文有多少份？", 26),
        ("江口区2023年公开了多少件人大建议复文？", 58),
        ("江口区2023年公开建议提案办理结果多少条？", 61),
        ("江口区2023年图解多少篇？", 3),
        ("白水镇2021年有多少工作人员？", 3),
        ("白水镇2021年不予公开的有几件？", 2),
    ],
)
def test_what_is_named_itself_is_told(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [value]
