"""A number is given only where question and sentence account for each other: a part, a neighbour's deed or a narrower place is none.

Each report is one paragraph of our own; a question that the paragraph does not answer is refused, and the one beside it that it does
answer is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.accounted import set_apart
from tests.assistant.county_prose import Ask, counties

PROSE = {
    "柳岸": "本局制定文件4件，全系统制定文件39件。向区政府网站报送信息210条，被采用96条。",
    "江汀": "各街道更新信息1,830条。在《江汀晚报》开设专栏，登载文章22篇。县电视台播出专题节目18期。",
    "石堰": "发放宣传折页2.6万份，回收意见表1,120份。头条号粉丝2.1万，抖音号粉丝5.8万。",
    "青墩": "安排培训经费12万元。督促整改事项31项，健全工作制度7项，张贴宣传画260张。关停账号9个，保留账号14个。",
    "沙洲": "满意率由88.2%上升到93.7%，上升5.5个百分点。承办人大代表建议19件、政协提案27件，其中主办30件、协办16件。",
    "桐山": "举办业务培训3期，180人参加；组织知识测试2次，合格171人，补测9人。收到行政复议8件，其中维持5件、纠正2件；行政诉讼3件。",
    "荷塘": "宣布失效文件6件，转办群众来信42件，发布政策长图35幅。收到居民建议46条，参加省级新闻发布会1场。",
    "岭南": "发布解读材料30件，其中图文12件、视频6件。短视频号“岭上”播放量9万次。抖音号发布作品41个。",
    "麦田": "市民开放日邀请企业代表、村民代表旁听会议3次，共47人；邀请医生、教师和学生代表58人参加座谈。第三方测评得分91.2分。",
    "杏林": "接受业务培训6次，备案合同文本19份。配备讲解员4名、引导员9名，其中服务大厅3名。制定管理办法8件，起草管理办法5件。",
    "竹溪": "网站访问量比上年增加21万次。公开行政处罚信息77条。上门解答退休金问题12次。副镇长接受访谈2次。",
    "菱湖": "市民热线受理来电310个；12320卫生热线受理来电45个。开通举报电话3部，受理举报8件。全县共有部门网站14个。",
    "榕江": "县文化馆、县体育馆共同举办展览5场，发放门票900张。登记来信23封，延期答复来信2封。",
    "云岫": "全年共举办36场政策发布活动。其中，营商环境政策吹风会累计举行21场。",
    "渡口": "全年新收申请73件，其中信函31件、窗口7件。县长热线直办问题153个，已办结149个；督查窗口26个，指出不足58处，已整改51处。",
    "柏川": "全年收到居民留言、依申请公开信息等31件，其中依申请公开8件。收到市级政协提案4件、县级政协提案7件。",
    "松坪": "依托县政务网站松坪频道主动公开政府信息318条，其中政策文件9条、公示公告41条、预算信息120条、部门文件9条、建议答复33篇。编发涉及就业、医疗、养老等的政务动态74条。",
    "湖桥": "在门户网站主动公开乡镇信息415条。同时，还借助湖桥快讯微信公众号，发布信息866条。制作专题6个，张贴政策文件及政策解读21条。",
    "雁回": "主动公开技术性文件2份，另外主动公开综合性文件2份。公开行政许可事项3项。发布询价采购公告和公开招标结果公告27条。",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    home: Path = tmp_path_factory.mktemp("accounted")
    with counties(home, PROSE) as asked:
        yield asked


@pytest.mark.parametrize(
    ("place", "question"),
    [
        ("柳岸", "制定了多少件文件？"),  # the bureau's own and those of all below it are told: neither is meant
        ("柳岸", "网站上发布了多少条信息？"),  # reported to it
        ("柏川", "收到政协提案多少件？"),  # of one level each
        ("松坪", "公开文件多少条？"),  # two parts, and neither is asked for alone
        ("松坪", "答复建议多少件？"),  # the answers that were published
        ("湖桥", "制作了多少期？"),
        ("湖桥", "政策文件几条？"),  # with what explains them
        ("湖桥", "写来的信多少？"),
        ("松坪", "公开信多少？"),  # a letter
        ("松坪", "医疗动态多少条？"),  # of three fields together
        ("雁回", "公开文件多少份？"),  # two of one number
        ("雁回", "行政许可几件？"),  # what may be permitted
        ("雁回", "结果公告几条？"),  # of both together
        ("江汀", "更新信息多少条？"),  # those below
        ("江汀", "发表了多少篇文章？"),  # in one newspaper
        ("江汀", "播出节目多少期？"),  # on one station
        ("石堰", "宣传折页回收多少份？"),
        ("石堰", "意见表发了多少份？"),
        ("石堰", "有多少粉丝？"),  # each channel's is a part
        ("青墩", "用掉多少培训经费？"),  # set aside, not spent
        ("青墩", "整改完成了多少项？"),  # urged, not done
        ("青墩", "修订制度多少项？"),
        ("青墩", "印了多少张宣传画？"),
        ("青墩", "账号有多少个？"),
        ("沙洲", "主办政协提案多少件？"),  # of proposals and suggestions together
        ("沙洲", "协办的提案几件？"),
        ("桐山", "培训合格多少人？"),  # of the test, behind the semicolon
        ("桐山", "补测合格多少人？"),
        ("桐山", "行政诉讼维持几件？"),  # of the reconsiderations
        ("荷塘", "废止了几件文件？"),
        ("荷塘", "转来的群众来信几件？"),
        ("荷塘", "村民建议多少条？"),
        ("荷塘", "举办新闻发布会几场？"),
        ("岭南", "短视频多少条？"),  # the explaining ones
        ("岭南", "视频号发布作品多少个？"),
        ("麦田", "旁听会议的企业代表有几人？"),
        ("麦田", "座谈的学生代表来了多少人？"),
        ("麦田", "第二方测评得了多少分？"),
        ("杏林", "举办业务培训几次？"),  # received, not given
        ("杏林", "公开合同文本多少份？"),
        ("杏林", "服务大厅的讲解员几名？"),  # of the two kinds together
        ("杏林", "发布管理办法几件？"),
        ("竹溪", "网站访问量达到多少万次？"),  # by how much it grew
        ("竹溪", "作出行政处罚几件？"),  # items of information about them
        ("竹溪", "镇长接受访谈几次？"),
        ("菱湖", "12345热线受理来电多少个？"),  # of other hotlines
        ("菱湖", "子网站有多少个？"),
        ("菱湖", "网站有多少个？"),
        ("榕江", "县文化馆发放门票多少张？"),  # of the two houses together
        ("榕江", "答复来信几封？"),  # late ones
        ("榕江", "公开来信几封？"),
        ("云岫", "举行了多少场政策吹风会？"),  # a part of the activities
        ("渡口", "市长热线办了多少问题？"),
        ("渡口", "窗口整改了多少个？"),
    ],
)
def test_a_number_of_something_near_is_refused(ask: Ask, place: str, question: str) -> None:
    assert ask(place, question) == []


@pytest.mark.parametrize(
    ("place", "question", "value"),
    [
        ("柏川", "收到多少件申请？", 8),
        ("柏川", "收到市级政协提案多少件？", 4),
        ("松坪", "公开了多少条信息？", 318),
        ("松坪", "公示公告多少条？", 41),
        ("松坪", "编发了多少条政务动态？", 74),
        ("湖桥", "公众号发布信息多少条？", 866),
        ("雁回", "公开行政许可事项几项？", 3),
        ("柳岸", "本局制定文件多少件？", "4"),
        ("柳岸", "全系统制定文件多少件？", "39"),
        ("柳岸", "被采用的信息有多少条？", "96"),
        ("江汀", "街道更新了多少条信息？", "1830"),
        ("江汀", "电视台播出多少期节目？", "18"),
        ("石堰", "意见表收回来多少份？", "1120"),
        ("石堰", "抖音号粉丝多少？", "58000"),
        ("青墩", "安排培训经费多少万元？", "12"),
        ("青墩", "督促整改事项几项？", "31"),
        ("青墩", "关停了几个账号？", "9"),
        ("沙洲", "满意率是多少？", "93.7"),
        ("沙洲", "满意率原来是多少？", "88.2"),
        ("沙洲", "主办的建议提案几件？", "30"),
        ("桐山", "业务培训多少人参加？", "180"),
        ("桐山", "测试合格多少人？", "171"),
        ("桐山", "有几个人补测？", "9"),
        ("桐山", "行政复议维持几件？", "5"),
        ("荷塘", "失效的文件几件？", "6"),
        ("麦田", "第三方测评得了多少分？", "91.2"),
        ("杏林", "接受业务培训几次？", "6"),
        ("杏林", "制定管理办法几件？", "8"),
        ("杏林", "起草管理办法几件？", "5"),
        ("竹溪", "行政处罚信息公开了几条？", "77"),
        ("竹溪", "副镇长接受访谈几次？", "2"),
        ("菱湖", "举报电话有几部？", "3"),
        ("菱湖", "部门网站有多少个？", "14"),
        ("榕江", "延期答复来信几封？", "2"),
        ("渡口", "去窗口交的申请有几件？", "7"),
        ("渡口", "县长热线直接办的问题有几个？", "153"),
        ("渡口", "不足改好了多少处？", "51"),
    ],
)
def test_what_the_sentence_accounts_for_is_given(ask: Ask, place: str, question: str, value: str) -> None:
    assert ask(place, question)[:1] == [Decimal(value)]


@pytest.mark.parametrize(
    ("lead", "question", "apart"),
    [
        ("各乡镇发布信息", "发布信息多少条", True),
        ("各乡镇发布信息", "乡镇发布信息多少条", False),
        ("县直部门公开信息", "公开信息多少条", True),
        ("在省级媒体刊发稿件", "刊发稿件多少篇", True),
        ("在省级媒体刊发稿件", "媒体刊发稿件多少篇", False),
        ("覆盖各科室审查员", "审查员多少名", False),  # whom it reached, not who did it
    ],
)
def test_a_place_narrows_by_itself(lead: str, question: str, *, apart: bool) -> None:
    assert set_apart(lead, question) is apart
