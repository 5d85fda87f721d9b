"""A number of one occasion is quoted with it, so that nobody takes it for the year's."""

from __future__ import annotations

import pytest

from tests.ingest.stated import read


@pytest.mark.parametrize(
    "prose",
    [
        "6月份开展宣传月活动,发布信息88条,培训3场",
        "汛期期间,发布预警9次,召开新闻发布会22场",
        "截至11月底,公开信息2870条,收到申请41件",
        "自7月新平台上线以来,发布信息810条,访问量16万次",
    ],
)
def test_the_quote_begins_with_the_occasion(prose: str) -> None:
    assert [one.quote.of(prose) for one in read(f"{prose}。")][-1] == prose


def test_an_occasion_too_far_away_is_left_out() -> None:
    prose = f"疫情期间,{'认真做好各项工作,' * 14}召开新闻发布会22场。"
    assert read(prose)[-1].quote.of(prose) == "召开新闻发布会22场"
