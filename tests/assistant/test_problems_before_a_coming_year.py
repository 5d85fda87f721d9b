"""Problems told in one sentence before the measures of a coming year: each is told for itself."""

from __future__ import annotations

import pytest

from tests.assistant.talk import Talk

TEXTS = {
    (
        "榆岚市人民政府",
        2016,
    ): "六、存在问题和下步打算\n主要问题是：县级网站人手不足，栏目有空白；方言内容少；目录与清单没有对应。\n"
    "2017年，一是统一承担网站技术维护；二是增设方言专栏；三是修订公开目录，5月底前完成。",
    (
        "苇湖县水务局",
        2022,
    ): "六、存在的主要问题及改进情况\n存在问题：公开形式单一；更新不够及时。\n2023年，一是制作短视频解读；二是每周核对栏目更新。",
    ("柳溪县人民政府", 2020): "六、问题及打算\n一是队伍力量薄弱；二是解读深度不够；三是平台建设滞后。",
    (
        "枫桥区民政局",
        2021,
    ): "六、存在问题及下一步打算\n存在信息更新不及时、解读质量不高等问题。下一步，一是建立台账；二是开展培训。",
    (
        "云溪市教育局",
        2019,
    ): "六、不足与改进\n不足之处是：公开内容不全；依申请答复不规范。\n2020年度，一是梳理公开事项；二是规范答复文书。",
}


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("榆岚市2016年政府信息公开有哪些问题？", "人手不足", "技术维护"),
        ("榆岚市2016年存在什么不足？", "人手不足", "技术维护"),
        ("榆岚市2016年下一步有什么打算？", "技术维护", "人手不足"),
        ("苇湖县水务局2022年存在哪些问题？", "形式单一", "短视频"),
        ("苇湖县水务局2022年的改进措施有哪些？", "短视频", "形式单一"),
        ("柳溪县2020年存在哪些问题？", "力量薄弱", "下一步"),
        ("枫桥区民政局2021年存在哪些问题？", "更新不及时", "建立台账"),
        ("云溪市教育局2019年有哪些不足？", "内容不全", "梳理"),
    ],
)
def test_each_is_told_for_itself(talk: Talk, question: str, told: str, untold: str) -> None:
    text = talk.ask(question).text
    assert told in text
    assert untold not in text
