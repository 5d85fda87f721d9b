"""Which one, who, why and how are told by what identifies them: a count, a class, somebody's neighbour or a problem is no answer."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "oars.txt": """\
桨屿区渡务局2023年政府信息公开工作年度报告
本报告全文包括总体情况、存在的问题共两部分。
一、总体情况
（一）主动公开。全年发布渡讯82条。发放“夜渡优惠”船票明白卡600份，发布合作码头名录2批。开设“名舵手面对面”直播4场，观看5000人次。
对长期不更新的栏目撤并3个，新增“潮位早知道”“船票改签”2个栏目。发布渡讯更正告示1次。航线调整均提前5日公告。
“渡友通”平台上线语音助手，提供海话、汉话两种语言问渡服务。
（二）依申请公开。收到申请2件，均为书面提交，分别涉及泊位招租、船闸检修。其中1件系某船具公司申请公开招租材料；经核查该材料本局不掌握，已告知其向泊位中心查询。
减免复制费12元，减免对象均为孤寡船户和在校生。对2名靠补助生活的船友免收邮费。行政复议1件，复议机关予以维持。行政诉讼3件，驳回起诉2件、尚未审结1件。有1件咨询因涉密不予公开，由船闸值守员提出。
（三）信息管理。制定渡讯考核办法，规定每个班组每月至少报送渡讯2条，对被区级采用的渡讯每条奖励20元。办理提案9件，其中A类4件、B类3件、C类2件。
废止《渡牌管理办法》等2件，保留5件。
（四）平台建设。举办渡口开放日2次，邀请船友120名参观东湾闸、西湾闸和潮位观测站。
（五）监督保障。由局长任组长，3名局领导任副组长，信息员6名。开展督查4次，通报问题村5个，成员单位扩大到14个。《领导手册》印发9册，接受采访2次。有船友反映某乡镇渡口收费不实，经区监察局查实。
接受检查2次，反馈问题6个，已整改5个，剩余1个（旧船名录未补）预计年底完成。对13个班组开展督导，下发整改单4份。
对连续排名末位的班组扣减年度考核分。渡务科、票务科、安全科的渡讯量排前三位，渡务科以31条居首。
五、存在的主要问题及改进情况
存在的主要问题：一是渡讯更新慢；二是畲族渡口的老年船友听不懂航规宣讲；三是“水情”栏目40天未更新，被区里通报1次。
改进措施：一是实行渡讯周报；二是组建“畲语宣讲队”，用畲语录制航规音频；三是设置栏目更新提醒。
""",
}


def ask(assistant: Assistant, question: str) -> tuple[Route, str]:
    answer = assistant.ask(f"桨屿区渡务局2023年{question}", None)
    return answer.route, "".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("船票明白卡是关于什么的？", "“夜渡优惠”船票明白卡"),
        ("新增的两个栏目叫什么名字？", "“潮位早知道”“船票改签”2个栏目"),
        ("航线调整提前多久公告？", "提前5日公告"),
        ("语音助手能用哪几种语言问渡？", "海话、汉话两种语言"),
        ("收到的申请涉及哪些内容？", "分别涉及泊位招租、船闸检修"),
        ("那件招租材料的申请最后怎么答复的？", "已告知其向泊位中心查询"),
        ("减免了谁的费用？", "减免对象均为孤寡船户和在校生"),
        ("减免的是哪些人的费用？", "减免对象均为孤寡船户和在校生"),
        ("对哪些船友免收邮费？", "对2名靠补助生活的船友免收邮费"),
        ("的渡讯奖励是怎么规定的？", "每条奖励20元"),
        ("检查反馈的问题里还没改完的是什么？", "旧船名录未补"),
        ("对13个班组怎么处理？", "下发整改单4份"),
        ("对排名靠后的班组怎么处理？", "扣减年度考核分"),
        ("渡讯量排第一的是哪个科？", "渡务科以31条居首"),
        ("因为什么被区里通报？", "“水情”栏目40天未更新"),
        ("怎样让畲族老人听懂航规？", "用畲语录制航规音频"),
        ("为畲族老人做了什么？", "用畲语录制航规音频"),
        ("副组长由谁担任？", "3名局领导任副组长"),
        ("开放日去了哪些地方？", "参观东湾闸、西湾闸和潮位观测站"),
        ("不予公开的那件是什么原因？", "因涉密不予公开"),
        ("不予公开的那件咨询是谁提出的？", "由船闸值守员提出"),
    ],
)
def test_what_identifies_it_is_quoted(assistant: Assistant, question: str, said: str) -> None:
    route, quoted = ask(assistant, question)
    assert route is Route.PASSAGES
    assert said in quoted


def test_so_many_parts_altogether_are_the_parts(assistant: Assistant) -> None:
    assert "共两部分" in ask(assistant, "的报告一共分几部分？")[1]


def test_what_is_done_about_a_problem_is_done_because_of_it(assistant: Assistant) -> None:
    _, quoted = ask(assistant, "为什么要组建畲语宣讲队？")
    assert "听不懂航规宣讲" in quoted
    assert "组建“畲语宣讲队”" in quoted


@pytest.mark.parametrize(
    "question",
    [
        "撤并的3个栏目叫什么？",
        "直播请了哪些名舵手？",
        "更正的是哪条渡讯？",
        "更正的是哪个数据？",
        "申请招租材料的是哪家船具公司？",
        "哪些提案是B类？",
        "废止的另一件办法叫什么？",
        "的副组长是哪几位局领导？",
        "信息员有哪些人？",
        "被通报的是哪5个村？",
        "渡口收费不实的是哪个乡镇？",
        "行政复议的复议机关是哪个？",
        "尚未审结的那件行政诉讼是告谁的？",
        "14个成员单位是哪些？",
        "接受采访的是哪位领导？",
        "申请招租材料的是谁？",
    ],
)
def test_a_count_a_class_or_a_neighbour_identifies_nothing(assistant: Assistant, question: str) -> None:
    assert ask(assistant, question)[0] is Route.REFUSE
