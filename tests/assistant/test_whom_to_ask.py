"""Whom to ask about a report is told by the sentence that gives it to its readers, or by the name beside which it stands; no hotline tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Route
from tests.assistant.talk import talking

ASKED = ("对{}2023年报有疑问找谁？", "对{}2023年年度报告有疑问该找谁？", "{}2023年度报告有问题向谁咨询？")


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("读者若对内容有疑义，可致电市盐政局秘书股（电话：0599-7310001），联系人：戚望舒。修桥3座。", "秘书股"),
        ("如有垂询，请与局文书科联络（电话：0599-7310001）。修桥3座。", "文书科"),
        ("联系科室：综合股；电话：0599-7310001；联系人：戚望舒。修桥3座。", "戚望舒"),
        ("修桥3座。办事群众如有疑问，可拨打12345热线咨询。", ""),
        ("修桥3座。读者来信12封。", ""),
    ],
)
def test_readers_are_told_whom_to_ask(tmp_path: Path, told: str, said: str, question: str) -> None:
    with talking(tmp_path, {("枫岭市盐政局", 2023): told}) as talk:
        answer = talk.ask(question.format("枫岭市盐政局"))
        assert (answer.route is Route.REFUSE) == (not said)
        assert said in "".join(citation.quote for citation in answer.citations)
