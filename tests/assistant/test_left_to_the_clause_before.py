"""What a clause leaves to the one before it: a noun, a measure, or a thing that only a bracket names; and channels of turns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Route
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

TEXTS = {
    ("枫桥县人民政府", 2022): (
        "全县召开座谈会23场，由县总工会主办的有14场。“两微”粉丝合计21.6万人，其中微博7.2万人，微信14.4万人。\n"
        "政务新媒体账号共6个，其中微信公众号4个、新浪微博1个、其他（抖音短视频）1个。“枫桥之声”微信公众号发布信息905条。\n"
        "全县原有政务微信群41个，经清理保留26个，关停注销15个。按照县委宣传部要求开展自查3次。根据县人民政府办公室《编制通知》（枫政办〔2023〕8号）编制。"
    ),
}


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("枫桥县2022年由县总工会主办的座谈会有几场？",), 14),
        (("枫桥县2022年召开座谈会几场？",), 23),
        (("枫桥县2022年由县妇联主办的座谈会有几场？",), None),
        (("枫桥县2022年抖音短视频账号几个？",), 1),
        (("枫桥县2022年微信公众号几个？", "抖音呢？"), 1),
        (("枫桥县2022年微信公众号几个？", "微博呢？"), 1),
        (("枫桥县2022年微信公众号几个？", "快手呢？"), None),
        (("枫桥县2022年微博粉丝多少人？", "微信呢？"), 144000),
        (("枫桥县2022年微信公众号发布信息多少条？", "微博呢？"), None),
        (("枫桥县2022年关停了几个政务微信群？",), 15),
        (("枫桥县2022年政务微信群保留了多少个？",), 26),
        (("枫桥县2022年清理后保留政务微信群几个？",), 26),
        (("枫桥县2022年关停了几个政务网站？",), None),
        (("枫桥县2022年按照县委宣传部要求开展自查几次？",), 3),
        (("枫桥县2022年由县财政局收到的申请几件？",), None),
    ],
)
def test_a_clause_is_read_with_the_one_before(tmp_path: Path, turns: tuple[str, ...], value: int | None) -> None:
    with told_in_prose(tmp_path, TEXTS) as library:
        talk = Talk(asked_on(library, date(2026, 1, 5)), library)
        answer = [talk.ask(turn) for turn in turns][-1]
    if value is None:
        assert answer.route is Route.REFUSE, answer.text
    else:
        assert [figure.value for figure in answer.figures] == [value], answer.text
