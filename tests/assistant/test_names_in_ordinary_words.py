"""Bodies as ordinary sentences name them: ruled by 归, said again as that one, beside what they hold, as whom something is sent to, below a
wider place that no report of theirs has in its name, and a government's own account, which its office keeps."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant
from assistant.bodies.organisations import OrganisationTable
from assistant.english.bodies import english_mentions
from assistant.english.provinces import of_their_cities

REPORTS = {
    "a.txt": """\
威海市荣成市青榆区人民政府2023年政府信息公开工作年度报告
一、总体情况
收到申请12件。举办专题培训班5次。向临州市政府网站报送各类信息，采用87条。
""",
    "b.txt": """\
青榆区商务局2023年政府信息公开工作年度报告
一、总体情况
收到申请3件。举办业务培训班2次。本局所属事业单位有外贸服务站、会展中心。
""",
    "c.txt": """\
白石市人民政府办公室2023年政府信息公开工作年度报告
一、总体情况
收到申请6件。我办开办的“白石市人民政府”微信公众号全年发布信息451条。
""",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("青榆区政府办的专题培训班2023年有几次？", 5),
        ("2023年临州市政府网站采用了青榆区报送的多少条信息？", 87),
        ("白石市政府微信公众号2023年发布信息多少条？", 451),
    ],
)
def test_a_number_is_the_bodys_that_is_asked(assistant: Assistant, question: str, value: int) -> None:
    assert [figure.value for figure in assistant.ask(question, None).figures] == [value]


def test_what_a_body_rules_is_told_by_its_report(assistant: Assistant) -> None:
    assert "外贸服务站" in assistant.ask("哪些事业单位归青榆区商务局管？", None).text


@pytest.mark.parametrize(
    "question",
    ["2023年临州市政府网站采用信息多少条？", "白石市政府2023年收到多少件申请？", "青榆区政府办2023年收到多少件申请？"],
)
def test_another_body_does_not_answer(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, None).route in (Route.REFUSE, Route.CLARIFY)


def test_the_one_body_of_a_place_is_that_one() -> None:
    table = OrganisationTable.of([("青榆区商务局", (), "b")])
    for said in ("青榆区那个局", "青榆区的那个局", "青榆那家单位"):
        assert [(o.name, m.body) for m in table.mentions(said) for o in m.organisations] == [("青榆区商务局", None)]


def test_a_wider_place_said_in_english_is_told_by_the_tables_or_left_to_the_reports() -> None:
    table = OrganisationTable.of([("白石镇人民政府", (), "a"), ("荣成市人民政府", (), "b")])

    def named(text: str) -> list[tuple[list[str], tuple[str, ...]]]:
        found = of_their_cities(english_mentions(table, text), text, table.spellings)
        return [([o.name for o in m.organisations], m.above) for m in found]

    assert named("Did Baishi Town in Rongchang receive any in 2023?") == [(["白石镇人民政府"], ("荣昌区",))]
    assert named("Did Rongcheng City in Weihai receive any in 2023?") == [(["荣成市人民政府"], ())]
    assert named("Did Rongcheng City in Yantai receive any in 2023?") == [([], ())]
    assert named("Did Baishi Town in total receive any in 2023?") == [(["白石镇人民政府"], ())]
