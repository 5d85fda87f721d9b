"""Every word of an English question for a count of the forms is told by the count, or says nothing of it: a part is not told by its whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant.answer import Answer, AnswerFigure, Route
from assistant.english.accounted import unaccounted
from tests.assistant.talk import Talk, talking

TEXTS = {
    ("桐溪市人民政府", 2023): "全年共收到政府信息公开申请64件,其中信函申请9件。主动公开政府信息820条。发生行政复议5件。",
    ("枫岭县人民政府", 2023): "全年新收政府信息公开申请37件。",
}
BEFORE = (
    "simple complex family domestic half old urgent oral joint anonymous foreign basic best certain famous home group fiscal local internal external "
    "young rural urban digital medical military commercial criminal educational environmental financial historical industrial legal modern "
    "natural nuclear political popular possible practical primary professional regional religious residential scientific senior serious short "
    "similar single small social special specific standard strange successful technical temporary tiny traditional typical unusual useful valid "
    "valuable vast visible vital voluntary weekly wild written early late morning winter summer monthly farm school hospital student teacher worker "
    "farmer veteran disabled elderly female male land housing tax water traffic road pension budget demolition pollution construction forestry mining "
    "factory bank insurance sports tourism energy food drug police election audit patent informal handwritten emailed translated incomplete "
    "invalid disputed controversial sensitive confidential expedited overdue"
)
BEHIND = (
    "by post, by fax, by women, by farmers, by journalists, about land, about pensions, for maps, for personal information, related to trade secrets, "
    "related to taxation, concerning pollution, in person, in writing, in braille, again, twice, jointly, anonymously, verbally, on weekends, in spring, "
    "through lawyers, with attachments, without signatures, from abroad, from prisoners, within ten days, on behalf of others"
)


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("accounted"), TEXTS) as conversation:
        yield conversation


def _told(indicator: str | None, label: str) -> Answer:
    figure = AnswerFigure(Decimal(64), "件", "reported", "桐溪市", 2023, indicator, label, None, None, ())
    return Answer("", "en", Route.FIGURES, (figure,))


@pytest.mark.parametrize(
    ("indicator", "label", "noun"),
    [
        ("applications.received", "新收申请", "applications"),
        (None, "办理信息公开申请", "requests"),
        ("review.total", "行政复议", "reconsiderations"),
    ],
)
def test_a_word_that_makes_less_of_a_count_is_not_read_over(indicator: str | None, label: str, noun: str) -> None:
    told = _told(indicator, label)
    asked = [
        *(f"how many {word} {noun} were there in ?" for word in BEFORE.split()),
        *(f"how many {noun} were filed {way} in ?" for way in BEHIND.split(", ")),
    ]
    assert [question for question in asked if not unaccounted(question, told)] == []


@pytest.mark.parametrize(
    "question",
    [
        "how many applications did receive in ?",
        "please tell me the total number of new information disclosure applications received in the fiscal year",
        "what was the overall number of government information requests submitted to the local government?",
        "how many more applications were received than in the year before?",
        "and the year before?",
        "please let me know how many requests came in . best regards",
    ],
)
def test_what_says_nothing_of_a_count_is_read_over(question: str) -> None:
    assert unaccounted(question, _told("applications.received", "本年新收政府信息公开申请数量")) == ""


def test_the_whole_does_not_answer_for_a_part(talk: Talk) -> None:
    assert talk.ask("How many applications did Tongxi City receive in 2023?").figures[0].value == 64
    assert talk.ask("How many applications were filed by letter in Tongxi City in 2023?").figures[0].value == 9
    for asked in (
        "group applications did Fengling County receive",
        "applications were filed by post in Fengling County",
        "applications were filed again in Fengling County",
    ):
        answer = talk.ask(f"How many {asked} in 2023?")
        assert answer.route is Route.REFUSE, asked
        assert answer.figures == ()
