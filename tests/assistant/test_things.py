"""Figures named in a piece of a question: what a verb alone is said of, sums named by their parts, columns in sentences."""

from __future__ import annotations

import pytest

from assistant.asking.said_figures import said
from assistant.asking.tasks import read_tasks
from assistant.asking.things import read_thing, read_things
from assistant.language.regional import mainland


@pytest.mark.parametrize("noun", ["反馈", "材料", "问题", "报告", "咨询", "采访"])
@pytest.mark.parametrize("verb", ["收到", "新收", "答复", "办结"])
def test_a_verb_of_handling_is_said_of_what_is_named(verb: str, noun: str) -> None:
    for text in (f"{verb}多少{noun}", f"{verb}{noun}几条"):
        thing = read_thing(text)
        assert thing is None or thing.indicator is None, text
        assert said(text).indicator is None, text


@pytest.mark.parametrize(
    ("text", "indicator"), [("收到多少件", "applications.received"), ("新收多少件", "applications.received")]
)
def test_a_verb_alone_is_said_of_applications(text: str, indicator: str) -> None:
    thing = read_thing(text)
    assert thing is not None
    assert thing.indicator == indicator


@pytest.mark.parametrize("text", ["新收和结转各多少件", "新收申请和结转申请各几件", "新收、结转分别多少件"])
def test_the_parts_of_a_sum_are_asked_for_each(text: str) -> None:
    tasks = read_tasks(text)
    assert [thing.indicator for task in tasks for thing in task.things] == ["applications.received", "applications.carried_in"]


@pytest.mark.parametrize("text", ["行政复议纠正率", "予以公开率", "the rate of refused applications"])
def test_a_rate_is_not_its_count(text: str) -> None:
    assert all(task.operation in ("share", "growth") for task in read_tasks(text))


@pytest.mark.parametrize("verb", ["confirm", "re-issue", "verify", "reissue"])
def test_to_before_what_is_asked_of_the_body_parts_no_figures(verb: str) -> None:
    told = [thing.indicator for thing in read_things(f"how many requests asked to {verb} documents already obtained") or ()]
    assert told == ["applications.unprocessed.reconfirm"]


def test_words_of_other_regions_keep_their_length() -> None:
    assert mainland("政府资讯透过网路公开好多件") == "政府信息通过网络公开多少件"
