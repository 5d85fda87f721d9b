"""An opposite, a deputy, another's deed and a mere number of them answer no question after the one that is asked for."""

from __future__ import annotations

import re

import pytest

from assistant.language.coverage import Coverage
from assistant.language.paraphrases import substance
from assistant.language.topics import asked
from assistant.passages.fitting import Fitting
from assistant.passages.fitting_sides import Sides, of_another, tells_doer, tells_role
from ingest.normalise import fold_text


def fitting(question: str) -> Fitting:
    wanted = asked(question)
    return Fitting(wanted, Coverage(substance(question), wanted.kinds, (), fold_text(question).lower()))


@pytest.mark.parametrize(
    ("question", "answers", "does_not"),
    [
        ("码头取消了什么航班？", "码头撤掉了夜间航班。", "码头增加了夜间航班。"),
        ("码头新开了哪些航班？", "码头开通夜航、晨航两条航班。", "码头停掉夜航、晨航两条航班。"),
        ("哪些航班被推迟了？", "夜航、晨航两条航班因大雾延期。", "夜航、晨航两条航班提前售票。"),
        ("哪些渡口受到表扬？", "东渡口被评为先进渡口。", "东渡口被点名，渡口主任写检讨。"),
        ("哪些渡口被批评？", "东渡口被点名通报。", "对东渡口通报表扬。"),
        ("复杂的航线怎么审批？", "对疑难航线组织会审。", "对航线当场审批。"),
        ("船票缩短了哪项时限？", "船票退款由七天压缩到三天。", "船票退款时限延长到七天。"),
        ("哪个渡口没有换海报？", "西渡口未更换海报。", "东渡口更换海报。"),
        ("旧网站的航线表怎么了？", "老网站的航线表移交档案馆。", "新网站的航线表每日更新。"),
        ("培训班长由谁担任？", "由船长担任培训班长。", "设一名培训班长。"),
        ("航线图装在哪里？", "航线图装在候船厅。", "航线图每月更新。"),
        ("海报贴到了什么地方？", "海报贴到各渡口门口。", "海报每月更换。"),
        ("航海讲座的内容是什么？", "航海讲座讲授潮汐规律。", "航海讲座开了两场。"),
        ("值班船员从哪里借来的？", "值班船员从救助队借调。", "值班船员共三名。"),
        ("检查发现了什么问题？", "检查发现两处浮标移位。", "检查每季度一次。"),
    ],
)
def test_the_side_and_the_kind_that_are_asked_for_must_be_told(question: str, answers: str, does_not: str) -> None:
    assert fitting(question).holds(answers)
    assert not fitting(question).holds(does_not)


def test_how_something_is_done_need_not_tell_the_deed_itself() -> None:
    assert Sides("怎么取消夜间航班", how=True).tells("夜间航班改为接驳车", lambda *_: False)
    assert not Sides("取消了什么航班").tells("夜间航班改为接驳车", lambda *_: False)


def test_what_stands_in_a_name_is_no_side() -> None:
    assert Sides("《取消事项目录》由谁编").tells("目录由航务处编", lambda *_: False)


def test_a_deputy_is_not_the_head_and_the_head_no_deputy() -> None:
    deputy, head = "由副局长任组长", "由局长任组长"

    def near(_pattern: re.Pattern[str], _most: int, _goes_with: str) -> bool:
        return True

    assert not Sides("局长任什么").tells(deputy, near)
    assert Sides("局长任什么").tells(head, near)
    assert not Sides("副局长任什么").tells(head, near)
    assert Sides("副局长任什么").tells(deputy, near)


def test_a_doer_belongs_to_the_deed_of_its_own_sentence() -> None:
    doer = re.compile("航务处|船长")
    assert tells_doer("航务处起草通告,并负责张贴。", ("张贴",), doer)
    assert tells_doer("通告的张贴,由船长承担。", ("张贴",), doer)
    assert not tells_doer("张贴通告,航务处起草预案。", ("张贴",), doer)
    assert not tells_doer("航务处起草通告。通告已张贴。", ("张贴",), doer)
    assert not tells_doer("请航务处审计局船长到场", ("审计",), doer)


def test_some_of_them_does_not_tell_which() -> None:
    which = Sides("哪些渡口所更新慢")
    assert which.only_some("部分渡口所更新慢")
    assert which.only_some("两个渡口所更新慢")
    assert not which.only_some("部分渡口所(东渡所、西渡所)更新慢")
    assert not Sides("更新慢怎么办").only_some("部分渡口所更新慢")


def test_a_part_is_played_by_somebody_and_a_problem_is_somebodys() -> None:
    assert tells_role("组长:周海潮", "组长")
    assert not tells_role("设立组长一名", "组长")
    assert of_another("学校更新慢怎么办", "部分医院更新慢")
    assert not of_another("医院更新慢怎么办", "部分医院更新慢")


def test_one_of_them_does_not_tell_which_one_it_is() -> None:
    which = Sides("哪个重大航线事项没有收到意见?")
    assert which.only_some("4个重大航线事项收到意见25条,有1个事项未收到意见。")
    assert not which.only_some("停航事项未收到意见。")
