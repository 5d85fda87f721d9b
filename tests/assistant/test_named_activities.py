"""An activity that goes by a name in quotes, a deed done in places of no name, and what became of reviews: each by its own number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("榆岚市河湾镇人民政府", 2023): "推行“板凳夜谈”面对面宣讲惠农政策28场，到场群众900余人。",
    ("苇湖县司法局", 2023): "开展“法治赶集”、“板凳课堂”等活动17场。举办“开放日”活动3次。",
    ("柳溪县农业农村局", 2023): "利用集市日到乡镇开展现场宣传19场，发放明白卡3000份。",
    (
        "枫桥市人民政府",
        2017,
    ): "全市因政府信息公开被申请行政复议7件，其中维持具体行政行为4件，被依法纠错3件；被提起行政诉讼2件，均驳回诉讼请求。",
    ("云溪区人民政府", 2022): "通过“云溪夜话”收集群众意见52条。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("榆岚市河湾镇2023年“板凳夜谈”办了多少场？", 28),
        ("榆岚市河湾镇2023年“板凳夜谈”举办了几场？", 28),
        ("榆岚市河湾镇2023年开展“板凳夜谈”多少场？", 28),
        ("苇湖县司法局2023年“开放日”办了几次？", 3),
        ("柳溪县农业农村局2023年到乡镇做了几场宣传？", 19),
        ("柳溪县农业农村局2023年到乡镇开展现场宣传多少场？", 19),
        ("枫桥市2017年信息公开行政复议中被依法纠错的有几件？", 3),
        ("枫桥市2017年信息公开行政复议中维持的有几件？", 4),
    ],
)
def test_its_own_number_is_told(talk: Talk, question: str, value: int) -> None:
    assert [one.value for one in talk.ask(question).figures] == [Decimal(value)]


@pytest.mark.parametrize(
    "question",
    [
        "榆岚市河湾镇2023年“板凳课堂”办了多少场？",
        "苇湖县司法局2023年“法治赶集”办了多少场？",
        "苇湖县司法局2023年“板凳课堂”举办了几场？",
        "云溪区2022年“云溪夜话”办了多少场？",
        "柳溪县农业农村局2023年到学校做了几场宣传？",
        "枫桥市2017年行政诉讼中被依法纠错的有几件？",
    ],
)
def test_no_other_number_is(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE
