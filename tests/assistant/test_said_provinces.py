"""The province or the city that a question says a place lies in tells which of several it is, and is no part of what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

TOLD = {
    ("抚州市人民政府", 2022): "全市共收到政府信息公开申请863件。举办新闻发布会32场。",
    ("福州市人民政府", 2022): "全市收到政府信息公开申请4410件。举办新闻发布会61场。",
    ("临沂市河东区人民政府", 2022): "全年收到申请19件。网站发布信息1088条。",
    ("天津市河东区人民政府", 2022): "全年收到申请119件。网站发布信息2088条。",
    ("汉中市城固县教育局", 2022): "全年收到申请4件。网站发布信息366条。",
    ("包头市青山区人民政府", 2022): "全年收到申请26件。",
    ("武汉市青山区人民政府", 2022): "全年收到申请66件。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(Path(tmp_path_factory.mktemp("home")), TOLD) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("How many applications did Fuzhou (Jiangxi) receive in 2022?", [863]),
        ("How many applications did Fuzhou City, Fujian Province, receive in 2022?", [4410]),
        ("How many press conferences did Fujian's Fuzhou hold in 2022?", [61]),
        ("How many press conferences did Fuzhou City of Jiangxi hold in 2022?", [32]),
        ("What was the number of Fuzhou (Jiangxi Province)'s press conferences in 2022?", [32]),
        ("How many more applications did Fuzhou, Fujian receive than Fuzhou, Jiangxi in 2022?", [3547, 4410, 863]),
        ("How many applications did Hedong District (Shandong) receive in 2022?", [19]),
        ("How many applications did Hedong District, Linyi receive in 2022?", [19]),
        ("How many applications did Tianjin's Hedong District receive in 2022?", [119]),
        ("How many items did the Chenggu County Education Bureau (Shaanxi) publish on its website in 2022?", [366]),
        ("How many applications did Qingshan District (Inner Mongolia) receive in 2022?", [26]),
        ("How many applications did Qingshan District, Wuhan, Hubei receive in 2022?", [66]),
        ("抚州市（江西）2022年收到多少申请？", [863]),
        ("福州（福建省）2022年收到多少申请？", [4410]),
        ("江西的抚州2022年收到多少申请？", [863]),
        ("河东区（山东临沂）2022年收到多少申请？", [19]),
        ("河东区（天津）2022年收到多少申请？", [119]),
        ("青山区（内蒙古）2022年收到多少申请？", [26]),
    ],
)
def test_the_place_is_the_one_of_its_province_or_city(talk: Talk, question: str, values: list[int]) -> None:
    answer = talk.ask(question)
    assert [int(figure.value) for figure in answer.figures if figure.value is not None] == values


@pytest.mark.parametrize(
    "question",
    [
        "How many applications did Fuzhou (Gansu) receive in 2022?",
        "How many items did Gansu's Chenggu County Education Bureau publish on its website in 2022?",
        "How many applications did Jiangxi Province receive in 2022?",
        "How many applications did Hedong District receive in 2022?",
        "抚州市（甘肃）2022年收到多少申请？",
    ],
)
def test_no_place_of_another_province_answers(talk: Talk, question: str) -> None:
    assert talk.ask(question).route in (Route.REFUSE, Route.CLARIFY)
