"""What is asked in general words (怎么推进…, 针对…问题做了什么, 设在哪里), and told without them; and what only looks like it, which is no answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Route
from assistant.language.topics import asked
from tests.assistant.talk import Talk, talking

REPORTS = {
    ("芦滩市人民政府", 2021): (
        "（一）依申请公开。落实“三方碰头”办法，登记后3个工作日内由市公开办召集承办单位、市司法局会商，共同研究口径。\n"
        "（二）政策解读。规范性文件印发后5日内配发材料，采用动漫、问答等形式；未随文报送的一律退文。\n"
        "（三）平台建设。将“芦滩发布”等9个账号纳入统一监管。在市图书馆建成公开体验区，配备查询机。\n"
        "（四）信息管理。全年清理文件7件。\n"
        "二、收到申请情况\n收到申请6件，全部来自自然人，内容为拆迁补偿协议和工伤认定材料。\n"
        "五、存在的主要问题及改进情况\n部分镇人手紧；解读稿照搬原文。\n"
        "2021年，针对上年度反映出的答复文书不统一问题，编印《文书样式》，明确12种情形的模板。下一步，将在每个镇明确1名专职人员；建立退稿制度。\n"
        "六、其他需要报告的事项\n2021年，全市发出收费通知4件，申请人均在期限内撤回申请，实际收取信息处理费0元。"
    ),
    ("桐湾县人民政府", 2020): (
        "（一）主动公开。设专栏集中解答企业用工、租金减免、贷款展期等问题。\n"
        "（二）信息管理。落实科室拟稿、科长初审、保密员复审、分管局领导终审的流程。\n"
        "（三）政策解读。全年发布解读材料12篇。\n"
        "（四）查阅场所：县档案馆、县图书馆、县政务大厅共3处。\n"
        "五、存在问题\n主要问题是镇村公开力量薄弱，人员更换频繁。今年对18个镇实行一对一驻点辅导，每地不少于半天。"
    ),
    ("苇岸区审计局", 2019): (
        "收到申请1件，系某公司要求公开结算审计取证材料。经研究，审计底稿和取证记录属于过程性信息，决定不予公开。\n"
        "二、存在问题：村级公开内容更新慢，有的公开栏半年未换。2020年拟由区监督科每两月巡查一次。"
    ),
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("asked_in_general"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    ("question", "said", "not_said"),
    [
        ("芦滩市2021年怎样办理依申请公开？", "三方碰头", "动漫"),
        ("芦滩市2021年怎么推进政策解读的？", "采用动漫", "三方碰头"),
        ("芦滩市2021年怎么推进平台建设？", "配备查询机", "动漫"),
        ("芦滩市2021年针对上年度答复文书不统一的问题做了什么？", "编印《文书样式》", "专职人员"),
        ("芦滩市2021年发出了收费通知，为什么没有收到信息处理费？", "撤回申请", "退稿"),
        ("苇岸区审计局为什么没有公开结算审计取证材料？", "属于过程性信息", "巡查"),
        ("桐湾县2020年怎样解决镇村公开力量薄弱的问题？", "一对一驻点辅导", "终审"),
        ("苇岸区审计局怎么解决公开栏更新慢的问题？", "每两月巡查", "结算审计"),
        ("桐湾县2020年的查阅场所设在哪里？", "县图书馆", "终审"),
        ("芦滩市2021年申请的内容是什么？", "工伤认定", "动漫"),
    ],
)
def test_what_is_asked_in_general_words_is_told(talk: Talk, question: str, said: str, not_said: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.PASSAGES, answer.text
    assert said in answer.text, answer.text
    assert not_said not in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "桐湾县2020年收取信息处理费了吗？",
        "桐湾县2020年的政务公开工作由哪个科室负责？",
        "桐湾县2020年怎么推进政策解读的？",
        "芦滩市2021年怎么推进信息管理的？",
        "芦滩市2021年针对上年度公开栏陈旧的问题做了什么？",
        "苇岸区审计局为什么没有公开工资表？",
    ],
)
def test_what_only_looks_like_it_is_not_told(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE


BEHIND = {
    (
        "柳汀区人民政府",
        2022,
    ): "收到申请6件，全部来自自然人，内容为拆迁补偿协议和工伤认定材料。区长信箱收到来信91封，办理实行12小时受理、5个工作日答复。",
    ("枫岸县人民政府", 2022): "（一）依申请公开。落实会商办法，收到申请9件，均已答复。编印《依申请公开答复样式》，明确7种情形。",
    (
        "蒲涧镇人民政府",
        2018,
    ): "（一）公开内容。全年通过县政府网站发布信息36条。\n（二）公开方式。除网上公开外，利用电子屏、喇叭、公开栏同步公开。\n"
    "五、存在的问题及改进措施\n（一）存在的问题\n一是公示标准不一；二是渡口公开不够。\n"
    "（二）改进措施\n一是建立统一平台，由办公室归口；二是在渡口设立公示牌。",
}


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("asked_behind"), BEHIND) as talk:
        yield talk


@pytest.mark.parametrize("turn", ["申请的内容是什么？", "内容是什么？", "都是要求公开什么的？", "申请的主要内容有哪些？"])
def test_a_turn_asks_what_the_applications_were_about(behind: Talk, turn: str) -> None:
    behind.ask("柳汀区2022年收到几件申请？")
    answer = behind.ask(turn)
    assert answer.route is Route.PASSAGES, answer.text
    assert "工伤认定" in answer.text
    behind.ask("枫岸县2022年收到几件申请？")
    assert behind.ask(turn).route is Route.REFUSE


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("蒲涧镇2018年除了网上公开外，还通过哪些渠道公开信息？", "电子屏"),
        ("Through which channels, besides the internet, did 蒲涧镇 publish information in 2018?", "电子屏"),
        ("What did 蒲涧镇 plan to improve after 2018?", "归口"),
        ("蒲涧镇2019年打算怎么改进？", "归口"),
        ("柳汀区2022年怎么办理区长信箱来信？", "12小时受理"),
    ],
)
def test_what_is_beyond_what_is_set_aside_or_to_come_is_told(behind: Talk, question: str, said: str) -> None:
    answer = behind.ask(question)
    assert answer.route is Route.PASSAGES, answer.text
    assert said in answer.text, answer.text


@pytest.mark.parametrize(
    "question", ["蒲涧镇2019年有什么打算？", "枫岸县2022年申请的内容是什么？", "枫岸县2022年申请人都要求公开什么？"]
)
def test_what_is_not_to_come_and_not_applied_for_is_not_told(behind: Talk, question: str) -> None:
    assert behind.ask(question).route is Route.REFUSE


def test_what_was_done_about_applications_asks_for_no_matter_of_theirs() -> None:
    assert "matter" not in {field.name for field in asked("在依申请公开方面做了哪些改进").fields}
    assert "matter" in {field.name for field in asked("申请公开的内容有哪些").fields}
