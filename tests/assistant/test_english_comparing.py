"""English questions that compare: which of a list, which of two, more of this or of that; of a class of bodies only those of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "桐溪市人民政府",
        2023,
    ): "全市共收办政府信息公开申请案件90件（市政府12件、青岭县41件、白榆县8件、云岗区29件），其中予以公开60件、不予公开7件。收到群众网上申请15件，快递9件。"
    "行政复议14件，行政诉讼6件。全年制作政策简明问答31期。办理人大代表建议21件、政协提案34件。通过网站公开信息130条，其中：工作动态70条、机构职能24条、人事信息36条。",
    ("桐溪市人民政府", 2024): "全年开展政策简明问答24期。",
    ("青禾县人民政府", 2023): "全年收到政府信息公开申请5件。制作政策简明问答9期。",
    ("云杉市教育局", 2023): "主动公开信息210条。微信公众号发布信息88条。",
    ("桐溪市教育局", 2023): "主动公开信息97条。微信公众号发布信息310条。",
    ("云杉市人民政府办公室", 2023): "主动公开信息900条。微信公众号发布信息990条。",
}


def _told(talk: Talk, question: str) -> set[Decimal]:
    return {figure.value for figure in talk.ask(question).figures if figure.value is not None}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Which county handled the most applications in Tongxi City in 2023?", [41]),
        ("Which county in Tongxi City got the fewest disclosure requests in 2023?", [8]),
        ("Which category of information did Tongxi City publish most in 2023?", [70]),
        ("Did Tongxi City produce more policy Q&As in 2023 or 2024?", [7, 31, 24]),
        ("In which year did Tongxi City produce more policy Q&As, 2023 or 2024?", [7, 31, 24]),
        ("Were there more online or courier applications in Tongxi City in 2023?", [6, 15, 9]),
        ("How many more online applications than courier ones did Tongxi City receive in 2023?", [6, 15, 9]),
        ("Did Tongxi City handle more deputies' suggestions or CPPCC proposals in 2023?", [13, 21, 34]),
        ("Which is larger in Tongxi City in 2023, reconsideration cases or lawsuits?", [8, 14, 6]),
        ("Which produced more policy Q&As in 2023, Tongxi City or Qinghe County?", [22, 31, 9]),
        ("Which education bureau published the most WeChat posts in 2023?", [310]),
        ("Which bureau published the most items on WeChat in 2023?", [310]),
        ("Which county received the most applications in 2023?", [5]),
    ],
)
def test_what_is_compared_is_told(talk: Talk, question: str, values: list[int]) -> None:
    assert set(map(Decimal, values)) <= _told(talk, question)


@pytest.mark.parametrize(
    "question",
    [
        "Which county granted the most applications in Tongxi City in 2023?",
        "Which county refused the most applications in Tongxi City in 2023?",
        "Which county received the most applications by post in Tongxi City in 2023?",
        "Which county received the most complaints in Tongxi City in 2023?",
        "Which county received the most zeppelins in Tongxi City in 2023?",
        "Which department in Tongxi City received the most applications in 2023?",
        "Which town received the most applications in 2023?",
        "Did Tongxi City receive more letters or applications in 2023?",
        "Did Tongxi City hold more press conferences in 2023 or 2024?",
        "桐溪市2023年哪个县不予公开的申请最多？",
        "桐溪市2023年哪个县予以公开的申请最多？",
    ],
)
def test_what_no_list_or_no_such_body_tells_is_no_answer(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


def test_two_years_are_told_with_their_difference(talk: Talk) -> None:
    assert {Decimal(7), Decimal(31), Decimal(24)} <= _told(talk, "Did Tongxi City produce more policy Q&As in 2023 than in 2024?")
