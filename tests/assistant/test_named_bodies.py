"""Of all that is named in a question, the bodies that it is about."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.bodies.name_edges import may_begin, unknown_before, unknown_place
from assistant.bodies.organisations import OrganisationTable

COMMERCE, SCHOOLS, CITY = "示例市乐安区商务局", "示例市乐安区教育局", "示例市人民政府"
NONE = ""


@pytest.fixture(scope="module")
def table() -> OrganisationTable:
    return OrganisationTable.of((name, (), name) for name in (COMMERCE, SCHOOLS, CITY))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("乐安区商务局和教育局2023年各收到几件申请", [COMMERCE, SCHOOLS]),
        ("乐安区商务局和水利局2023年各收到几件申请", [COMMERCE, NONE]),
        ("乐安区2023年教育局收到几件申请", [SCHOOLS]),
        ("乐安区2023年水利局收到几件申请", [NONE]),
        ("乐安区商务局2023年在教育局网站公开几条", [COMMERCE]),
        ("乐安区教育局2023年乐安区商务局门户网站公开几条", [SCHOOLS]),
        ("乐安区教育局2023年在乐安区人民政府信息公开网发布信息几条", [SCHOOLS]),
        ("乐安区商务局2023年承办区人大代表建议几件", [COMMERCE]),
        ("乐安区商务局2023年通过县政府网站公开几条", [COMMERCE]),
        ("乐安区商务局和环山区2023年谁收到的申请多", [COMMERCE, NONE]),
        ("新收件乐安区教育局2023年有几件", [SCHOOLS]),
    ],
)
def test_the_bodies_asked_about(table: OrganisationTable, question: str, expected: list[str]) -> None:
    told = understand(question, table, 2024).mentions
    assert [m.organisations[0].name if m.organisations else NONE for m in told] == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who had more lawsuits in 2023, Le'an Commerce Bureau or the Lean District Education Bureau?", [COMMERCE, SCHOOLS]),
        (
            "difference in refusals between the Bureau of Commerce of Lean District and the Shili Municipal Government",
            [COMMERCE, CITY],
        ),
        ("lawsuits of Foshan Commerce Bureau and Lean Commerce Bureau in 2023", [NONE, COMMERCE]),
    ],
)
def test_each_english_place_has_its_own_kind(table: OrganisationTable, question: str, expected: list[str]) -> None:
    told = understand(question, table, 2024).mentions
    assert [m.organisations[0].name if m.organisations else NONE for m in told] == expected


@pytest.mark.parametrize(
    ("text", "at", "begins"),
    [
        ("乐安区", 0, True),
        ("新收件乐安区", 3, True),
        ("行政许可乐安区", 4, True),
        ("南乐安区", 1, False),
        ("收到新安县", 3, False),
    ],
)
def test_where_a_name_may_begin(text: str, at: int, begins: bool) -> None:
    assert may_begin(text, at) is begins


def test_an_unknown_name_behind_words_of_ours_is_told() -> None:
    assert unknown_place("不予公开荣成市2022年", 4) == 7
    assert unknown_place("不予公开荣成市场", 4) is None
    assert unknown_before("新收件来安水务局", 5) == "来安"
    assert unknown_before("请问水务局", 2) == ""
