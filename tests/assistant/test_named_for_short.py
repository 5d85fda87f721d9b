"""Bodies that reports call otherwise than questions: for short, with their province before their city."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.assistant.talk import Talk, talking

REPORTS = {
    ("岚泉市人社局", 2021): "全年收到政府信息公开申请15件。",
    ("岚泉市人力资源和社会保障局", 2022): "全年收到政府信息公开申请21件。",
    ("广西柳汀市审计局", 2022): "全年收到政府信息公开申请6件。",
    ("鹤桥市市场监督管理局", 2022): "全年收到政府信息公开申请5件。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("short"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("岚泉市人社局2022年收到多少件申请？", 21),
        ("岚泉市人力资源和社会保障局2021年收到多少件申请？", 15),
        ("岚泉市人社局2022年收到的申请比2021年多多少件？", 6),
        ("柳汀市审计局2022年收到多少件申请？", 6),
        ("广西柳汀市审计局2022年收到多少件申请？", 6),
        ("柳汀审计局2022年收到多少件申请？", 6),
        ("鹤桥市监 2022 收到申请几件", 5),
    ],
)
def test_a_body_is_found_whatever_its_report_is_titled(talk: Talk, question: str, value: int) -> None:
    assert value in [figure.value for figure in talk.ask(question).figures]
