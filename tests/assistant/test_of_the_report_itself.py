"""What a report says of itself, asked in ordinary words: its date, its period, its parts, where it is found, whom to ask; and its problems and measures."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "kites.txt": """\
青梧区风筝局2023年政府信息公开工作年度报告
本报告内容包括：总体情况、主动公开政府信息情况、存在的主要问题及改进情况等。报告中所列数据统计期限从2023年1月1日到12月31日止。报告电子版可从青梧区风筝网（http://www.example.cn）查阅或下载。如对本报告有疑问，请与青梧区风筝局秘书科联系（地址：青梧区纸鸢路9号，电话：0898-7300112）。
一、总体情况
通过“青梧风筝”公众号发布放飞预报32条。3月举办扎制培训1次。
二、存在的主要问题及改进情况
（一）主要问题
一是放飞预报的发布时效不强。
二是扎制工艺的解读形式单一。
（二）改进措施
一是放飞预报随测随发。
二是拍摄扎制短片。
2024年1月17日
""",
    "drums.txt": """\
青梧区鼓乐中心2023年政府信息公开工作年度报告
一、总体情况
通过政府网站公开鼓谱12份。举办击鼓培训2次，部分公开鼓谱1份。
二、其他需要报告的事项
未收取费用。
""",
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("青梧区风筝局的年报是几月几号落的款？", "2024年1月17日"),
        ("青梧区风筝局这份报告末尾署的日期是哪天？", "2024年1月17日"),
        ("青梧区风筝局年报文末的日期是几号？", "2024年1月17日"),
        ("青梧区风筝局的报告是哪天签发的？", "2024年1月17日"),
        ("青梧区风筝局年报里的数字统计的是哪段时间？", "从2023年1月1日到12月31日止"),
        ("青梧区风筝局年报里的数据，起止日期是什么？", "从2023年1月1日到12月31日止"),
        ("青梧区风筝局报告涵盖的时间范围是什么？", "从2023年1月1日到12月31日止"),
        ("青梧区风筝局这份年报分为几大部分？", "主动公开政府信息情况、存在的主要问题"),
        ("青梧区风筝局报告的结构是怎样的？", "主动公开政府信息情况、存在的主要问题"),
        ("青梧区风筝局的报告公布在哪个平台？", "青梧区风筝网"),
        ("青梧区风筝局报告电子版从什么地方下？", "青梧区风筝网"),
        ("青梧区风筝局的年报有疑问找哪个科室？", "秘书科"),
        ("青梧区风筝局报告有不明白的地方找谁？", "秘书科"),
        ("我想到青梧区风筝局当面办事，请问该去什么地方？", "纸鸢路9号"),
        ("找青梧区风筝局该往哪儿走？", "纸鸢路9号"),
        ("青梧区风筝局自己查出了哪些不足？", "时效不强"),
        ("青梧区风筝局承认自己哪些方面没做好？", "时效不强"),
        ("青梧区风筝局信息公开工作还有哪些不到位的地方？", "形式单一"),
        ("青梧区风筝局哪些地方还需要加强？", "形式单一"),
        ("青梧区风筝局解读方面有什么要改进的？", "形式单一"),
        ("青梧区风筝局怎么补短板？", "拍摄扎制短片"),
    ],
)
def test_it_is_told_in_whatever_words_it_is_asked(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.route is Route.PASSAGES
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "not_said"),
    [
        ("青梧区风筝局解读方面有什么要改进的？", "时效不强"),
        ("青梧区风筝局怎么补短板？", "形式单一"),
        ("去青梧区风筝局现场参加培训该去哪里？", "纸鸢路"),
        ("青梧区风筝局的培训是从哪天到哪天办的？", "统计期限"),
        ("青梧区风筝局的培训最后公开的日期是哪天？", "2024年1月17日"),
        ("青梧区风筝局的培训分为几大部分？", "主动公开政府信息情况"),
    ],
)
def test_another_thing_is_not_told_for_it(assistant: Assistant, question: str, not_said: str) -> None:
    assert not_said not in assistant.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "青梧区鼓乐中心的年报是几月几号落的款？",
        "青梧区鼓乐中心年报里的数字统计的是哪段时间？",
        "青梧区鼓乐中心这份年报写了哪几个方面？",
        "青梧区鼓乐中心这份年报分为几大部分？",
        "青梧区鼓乐中心的报告可以在哪个网站查到？",
        "青梧区鼓乐中心年报发布在什么网站上？",
        "青梧区鼓乐中心的年报有疑问找哪个科室？",
        "我想到青梧区鼓乐中心当面办事，请问该去什么地方？",
        "青梧区鼓乐中心自己查出了哪些不足？",
        "青梧区鼓乐中心哪些地方还需要加强？",
    ],
)
def test_no_other_sentence_stands_for_what_it_does_not_say_of_itself(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).route is Route.REFUSE
