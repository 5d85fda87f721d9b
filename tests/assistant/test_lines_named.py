"""What a report tells of a hotline, a mailbox or a counter that a question names, also where it names it once and goes on about it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.assistant.county_prose import Ask

PROSE = {
    "石湾": "12365质量投诉举报电话全年受理举报86件，立案查处29件，罚没款14.5万元；局长信箱收到来信17封，答复15封。",
    "白鹭": "12329热线全年呼入41.6万次，人工应答19.8万次，接通率93.5%。12393热线呼入2.4万次，人工应答2.1万次。",
    "龙门": "便民服务大厅接待群众5130人次，办件4876件；供暖服务热线接听电话26418个，派单8120件。",
    "青溪": "本年公布监督电话4部。全年接到群众来电71个。",
}


@pytest.mark.parametrize(
    ("place", "question", "value"),
    [
        ("石湾", "12365举报电话受理举报多少件？", "86"),
        ("石湾", "受理举报多少件？", "86"),  # complaints are what the line is for, too
        ("石湾", "12365电话立案查处几件？", "29"),
        ("石湾", "12365罚没款多少万元？", "14.5"),
        ("石湾", "局长信箱答复了多少封？", "15"),
        ("白鹭", "12329热线人工应答多少次？", "198000"),
        ("白鹭", "12393热线人工应答多少次？", "21000"),
        ("白鹭", "12329热线的接通率是多少？", "93.5"),
        ("龙门", "供暖服务热线接听了多少个电话？", "26418"),
        ("龙门", "服务热线派单多少件？", "8120"),
        ("龙门", "服务大厅办件多少件？", "4876"),
        ("青溪", "监督电话有几部？", "4"),
    ],
)
def test_what_is_told_of_a_line_is_given(ask: Ask, place: str, question: str, value: str) -> None:
    assert ask(place, question)[:1] == [Decimal(value)]


@pytest.mark.parametrize(
    ("place", "question"),
    [
        ("石湾", "12345热线受理举报多少件？"),  # another line
        ("石湾", "12365电话答复了多少封？"),  # the mailbox's
        ("石湾", "局长信箱立案查处几件？"),
        ("白鹭", "热线人工应答多少次？"),  # of two lines
        ("龙门", "服务大厅派单多少件？"),
        ("龙门", "投诉热线派单多少件？"),
    ],
)
def test_what_is_told_of_another_line_is_refused(ask: Ask, place: str, question: str) -> None:
    assert ask(place, question) == []
