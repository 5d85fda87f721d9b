"""Which ones: a thing asked for by name is told by names, not by a sentence that only says that there are some."""

from __future__ import annotations

import pytest

from assistant.language.coverage import Coverage
from assistant.language.paraphrases import substance
from assistant.language.topics import asked
from assistant.passages.fitting import Fitting
from assistant.passages.which_ones import asked_which, names_some, told_by_members


def holds(question: str, body: str) -> bool:
    wanted = asked(question)
    return Fitting(wanted, Coverage(substance(question), wanted.kinds, [body], question)).holds(body)


@pytest.mark.parametrize(
    ("question", "names", "does_not"),
    [
        ("关停了哪几个渡口账号?", "关停潮声、帆影等渡口账号。", "关停更新慢、没人管的渡口账号。"),
        ("哪些渡口栏目是空白的?", "渡口栏目潮汐、票价空白。", "对空白栏目、不良链接等问题督查渡口。"),
        ("渡口学习了哪些账号?", "渡口学习“潮声”等账号。", "渡口学习优秀账号的经验。"),
        ("渡口公开了哪些航行知识?", "渡口公开潮汐、避风等航行知识。", "渡口公开职责、机构和诸多航行知识等方面信息。"),
        ("通过哪些载体公开航线?", "通过网站、显示屏和公示栏等载体公开航线。", "通过载体公开航线。"),
        ("渡口评选出哪些优秀船员?", "渡口评选出优秀船员周海潮、林帆。", "渡口评选优秀船员12名。"),
        ("哪些航班取消了?", "夜航、晨航航班取消。", "部分航班取消。"),
        ("哪些渡口建议是甲类?", "甲类渡口建议为换灯、修路。", "渡口建议甲类9件、乙类1件。"),
        ("编制了哪些渡口文件?", "编制《渡口须知》。", "编制渡口文件5件。"),
        ("会商了哪些部门?", "会商海事局、气象局。", "对部门进行会商。"),
        ("成员科室有哪些?", "成员科室为船务科、测绘科。", "由局长任组长,成员科室9个。"),
        ("整改的7项渡口隐患是什么?", "整改渡口隐患7项,包括缆桩松动、灯标熄灭。", "整改渡口隐患7项、公布达标船只46家。"),
        ("被点名的26家单位有哪些?", "被点名的26家单位有海事局、气象局等。", '对26家单位"一对一"点名,交办清单9条。'),
        ("重点公开了哪四类事项?", "重点公开了四类事项——票价12条,班次8条,航标6条,停航3条。", "重点公开了四类事项。"),
        ("关停了哪个账号?", '关停"潮声"微博。', "关停账号2个。"),
        (
            "为外来船员入籍公开了哪些信息?",
            "针对外来船员入籍,公布泊位划分、所需证件和剩余泊位。",
            "针对外来船员入籍,召开部门、码头会议。",
        ),
        ("渡口发布会涉及哪些内容?", "渡口发布会3次,就春运、票价等回应关切。", "渡口发布会3次,回应关切13次。"),
        ("渡口主动公开了哪些政府信息?", "渡口主动公开船期、票价等政府信息。", "渡口主动公开政府信息88条。"),
        ("接受了哪些媒体的采访?", "接受潮声日报、渡口晚报等媒体采访。", '"渡口发布"推送9条,接受媒体采访5次。'),
    ],
)
def test_what_is_asked_by_name_is_told_by_names(question: str, names: str, does_not: str) -> None:
    assert holds(question, names)
    assert not holds(question, does_not)


def test_what_is_told_by_deeds_or_in_numbers_is_asked_by_no_name() -> None:
    assert asked_which("采取了哪些措施?") == ()
    assert asked_which("采取了多少措施?") == ()
    assert asked_which("涉及哪些行业?") == ("行业",)
    assert told_by_members(asked_which("涉及哪些行业?")) == ("行业",)


def test_names_stand_in_the_clause_that_speaks_of_what_is_asked() -> None:
    def speaks(clause: str) -> bool:
        return "整改" in clause

    assert names_some("整改了潮汐、票价栏目,其余照旧。", ("栏目",), speaks)
    assert not names_some("整改了部分栏目,票价、船期照旧。", ("栏目",), speaks)
    assert names_some("整改的栏目,其中潮汐2个、票价1个。", ("栏目",), speaks)
