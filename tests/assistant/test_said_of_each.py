"""A number that several things share is told of each of them; one of several together is of none alone."""

from __future__ import annotations

import pytest

from tests.assistant.county_prose import Ask

PROSE = {
    "柳塘": "全年收到政府信息公开申请26件，同意公开19件，信访类、咨询类、重复类均为0件。申请答复率、按期办结率均达到97%，来信签收率和来信回复率均为96%。",
    "杉坪": "全年制作政策问答63期，其中，县级40期、东河镇15期、西河镇8期。",
    "梧岗": "公开政府信息210条，全文电子化达100%，其中图解占12%。",
    "枫桥": "与公众开展座谈交流、答疑解惑34次，发放手册、折页1800份。开展培训、走访12次。",
}


@pytest.mark.parametrize(
    ("place", "question", "value"),
    [
        ("柳塘", "咨询类申请几件", 0),
        ("柳塘", "信访类的申请多少件", 0),
        ("柳塘", "答复率是多少", 97),
        ("柳塘", "按期办结率达到多少", 97),
        ("柳塘", "按期办结率有多高", 97),
        ("柳塘", "来信签收率是多少", 96),
        ("枫桥", "座谈交流多少次", 34),
        ("枫桥", "答疑解惑几次", 34),
        ("枫桥", "座谈交流、答疑解惑多少次", 34),
        ("枫桥", "发放手册、折页多少份", 1800),
        ("枫桥", "发放折页多少份", None),
        ("枫桥", "走访多少次", None),
        ("杉坪", "县本级政策问答多少期", 40),  # a part of the body's level is its own
        ("杉坪", "县级政策问答多少期", 40),
        ("杉坪", "政策问答多少期", 63),
        ("梧岗", "全文电子化率是多少", 100),  # a rate may be told without the word
        ("梧岗", "图解率是多少", None),
    ],
)
def test_what_shares_a_number_may_be_asked_for_alone(ask: Ask, place: str, question: str, value: int | None) -> None:
    assert ask(place, question) == ([] if value is None else [value])
