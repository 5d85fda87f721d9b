"""A number that an English question can only mean is told, in the report's own words; where one word of it is not the report's, none is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "青砚市商务局",
        2022,
    ): "国家级媒体采用稿件14篇、省级媒体37篇。围绕外贸稳岗召开政策宣讲会6场，参会企业418家次，现场收集难题93个，解决81个。"
    "全年制发公文72件，主动公开5件、依申请公开19件、不予公开48件。邀请摊主代表、媒体记者等52人参加“夜市开放日”活动。"
    "配备专职人员2名，兼职人员17名。关停并转政务新媒体账号23个，保留正常运行账号64个。发送防汛短信31万条。"
    "为消费者挽回经济损失8.4万元。检查下属市场11家，发布油价公示26期。粉丝突破5.3万人。",
    ("云川市公安局海棠分局", 2022): "分局微博发布信息611条。",
    ("青岭土家族苗族自治州人民政府", 2022): "发布人事任免文件12件，其他文件45件。",
}
BUREAU = "the Qingyan commerce bureau"


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (f"How many stories of {BUREAU} were picked up by provincial media in 2022?", (37,)),
        (f"How many companies attended the policy briefings of {BUREAU} in 2022?", (418,)),
        (f"How many official documents did {BUREAU} issue in 2022?", (72,)),
        (f"How many new media accounts did {BUREAU} shut down or merge in 2022, and how many did it keep?", (23, 64)),
        (f"How many text messages on flood control did {BUREAU} send in 2022?", (310_000,)),
        (f"How much money did {BUREAU} win back for consumers in 2022?", (Decimal("8.4"),)),
        ("How many posts did the Haitang police branch publish on its microblog in 2022?", (611,)),
        ("How many personnel documents did Qingling Prefecture publish in 2022?", (12,)),
    ],
)
def test_what_can_only_be_meant_is_told(talk: Talk, question: str, values: tuple[int | Decimal, ...]) -> None:
    assert tuple(figure.value for figure in talk.ask(question).figures) == tuple(map(Decimal, values))


@pytest.mark.parametrize(
    "question",
    [
        f"How many stories of {BUREAU} were picked up by foreign media in 2022?",
        f"How many companies left the policy briefings of {BUREAU} in 2022?",
        f"How many reporters attended the policy briefings of {BUREAU} in 2022?",
        f"How many official documents did {BUREAU} destroy in 2022?",
        f"How many new media accounts did {BUREAU} register in 2022?",
        f"How much money did {BUREAU} lose in 2022?",
        f"How many text messages on flood control did residents send to {BUREAU} in 2022?",
        f"How many followers did {BUREAU} gain in 2022?",
        "How many posts did the Haitang tax branch publish on its microblog in 2022?",
    ],
)
def test_what_the_report_does_not_tell_is_not(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES
