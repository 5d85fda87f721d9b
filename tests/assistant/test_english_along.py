"""English questions said along a sentence of a report: answered where it tells every word, and nowhere else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "青砚市卫生健康局",
        2021,
    ): "12345卫生热线全年接听市民咨询5310次，群众满意率97%。“青砚健康”有粉丝21万多，发布短视频88条。"
    "委托第三方开展评估，我市得分94.6分。全年受理申请64件，上年结转3件，截至年底已答复61件。"
    "4月，李局长主持召开了全系统推进政务公开工作电视电话会议。3月12日在门户网站公开了部门预算。"
    "从区域看，柏溪县申请31件、枫桥县申请18件，其余在10件以内。"
    "为照顾不懂汉语的居民，服务台配有双语志愿者，协助其填写材料。涉及管网走向的，公开前须经保密办审查。局长负总责，副局长具体抓。"
    "目前答复文书用语不统一的问题仍然存在，2022年拟统一印制文书样本，由科长核对。"
    "本报告可在市政府网站www.qingyan.example.cn下载。有疑问请与市卫健局政务公开科联系（地址：青砚市杏林路9号）。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many inquiries did the 12345 health hotline of the Qingyan Health Bureau take in 2021?", "5310"),
        ("Qingyan Health Bureau 2021: how many followers does the “青砚健康” account have, roughly?", "210000"),
        ("In the third-party evaluation of the Qingyan Health Bureau for 2021, what score did the city get?", "94.6"),
        ("By the end of December 2021, how many applications had the Qingyan Health Bureau already replied to?", "61"),
    ],
)
def test_a_sentence_that_tells_every_word_answers(talk: Talk, question: str, value: str) -> None:
    answer = talk.ask(question)
    assert answer.language == "en"
    assert [figure.value for figure in answer.figures] == [Decimal(value)]


@pytest.mark.parametrize(
    "question",
    [
        "How many complaints did the 12345 health hotline of the Qingyan Health Bureau take in 2021?",
        "How many inquiries did the 12320 health hotline of the Qingyan Health Bureau take in 2021?",
        "How many inquiries did the 12345 tax hotline of the Qingyan Health Bureau take in 2021?",
        "Qingyan Health Bureau 2021: how many followers does the “青砚民生” account have, roughly?",
        "In the self-evaluation of the Qingyan Health Bureau for 2021, what score did the city get?",
        "By the end of December 2021, how many applications had the Qingyan Health Bureau not replied to?",
        "How many more inquiries than complaints did the 12345 health hotline of the Qingyan Health Bureau take in 2021?",
    ],
)
def test_a_word_that_no_sentence_tells_leaves_it_unanswered(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who chaired the Qingyan Health Bureau's teleconference on open government in April 2021?", "李局长"),
        ("When did the Qingyan Health Bureau disclose its departmental budget on the portal in 2021?", "3月12日"),
        ("How did the Qingyan Health Bureau help residents who do not speak Chinese in 2021?", "双语志愿者"),
        ("What must be done before the Qingyan Health Bureau publishes pipeline routes in 2021?", "保密办审查"),
        ("What does the Qingyan Health Bureau plan to do in 2022 about its inconsistent reply documents?", "统一印制文书样本"),
        ("Where can people download the Qingyan Health Bureau's report for 2021?", "www.qingyan.example.cn"),
        ("What is the address of the Qingyan Health Bureau's government affairs disclosure section in 2021?", "杏林路9号"),
    ],
)
def test_a_question_for_words_is_answered_by_the_sentence_that_tells_all_of_it(talk: Talk, question: str, told: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.PASSAGES
    assert told in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "Who chaired the Qingyan Health Bureau's teleconference on open government in May 2021?",
        "Who chaired the Qingyan Health Bureau's teleconference on fire safety in April 2021?",
        "When did the Qingyan Health Bureau disclose its final accounts on the portal in 2021?",
        "Who interpreted the Qingyan Health Bureau's teleconference on open government in April 2021?",
    ],
)
def test_another_time_thing_or_deed_is_quoted_for_no_question(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE
