"""What a stretch must hold to answer a kind of question: who did it, a name beside its thing, a reason, a day, a number."""

from __future__ import annotations

import pytest

from assistant.language.coverage import Coverage
from assistant.language.paraphrases import substance
from assistant.language.topics import asked
from assistant.passages.fitting import Fitting
from assistant.passages.fitting_threshold import ABSENT, COUNTED, MOSTLY_ABSENT, NEVER, THRESHOLD, UNSAID, WHETHER
from ingest.normalise import fold_text


def fitting(question: str, *years: str) -> Fitting:
    wanted = asked(question)
    return Fitting(wanted, Coverage(substance(question), wanted.kinds, ()), years)


def said_so(question: str) -> Fitting:
    """With the question's own words, those set aside that a kind of answer stands for."""
    wanted, folded = asked(question), fold_text(question).lower()
    covered = {word for kind in wanted.kinds for word in kind.covers}
    named = [concept for concept in substance(question) if concept.name not in covered]
    return Fitting(wanted, Coverage(named, wanted.kinds, (), folded))


@pytest.mark.parametrize(
    ("question", "answers", "does_not"),
    [
        ("轮训由谁主讲？", "轮训由航校教师主讲。", "轮训由办公室牵头，领导小组统筹。"),
        (
            "公众号叫什么？",
            "开通公众号“潮汐早知道”。",
            "推进“一网通办”，并且在全港各个码头、各个泊位、各个渡口的服务窗口推广使用公众号。",
        ),
        ("新媒体账号叫什么？", "开通“潮汐早知道”新媒体平台。", "开展新媒体三个“100”行动。"),
        ("新媒体账号叫什么名字？", "利用“渡口号”新媒体推送。", "坚持“多元化”，渡口各个网站和新媒体一并推进。"),
        ("哪20名船员被表扬？", "周海潮同志等船员受到表扬。", "对20名船员予以通报表扬。"),
        ("申请都是关于什么的？", "申请内容主要涉及泊位租赁。", "按照有关规定办理申请。"),
        ("客服席位设在哪里？", "客服席位设在码头二楼。", "港务中心建立团队，设客服席位9个，解答网站上的提问。"),
        ("备用航标存放在哪里？", "备用航标存放在库房东侧。", "在网站专栏公布备用航标说明。"),
        ("轮训在哪里进行？", "轮训在航校礼堂进行。", "实行船员轮训制度，提高水平。"),
        ("渡口群有什么用？", "渡口群用来通知停航。", "做好邮箱、渡口群使用等工作。"),
        ("航务站公开了什么？", "航务站公开了潮汐预案。", "设有航务站、船务站，均进行了信息公开工作。"),
        ("暗访发现了什么问题？", "暗访发现票价牌缺失。", "开展暗访，针对存在的问题督促整改。"),
        ("船东代表提了什么意见？", "船东代表建议延长夜航。", "邀请船东代表座谈，收集意见建议百余条。"),
        ("热线接到了什么投诉？", "热线接到的投诉多与票价有关。", "设立投诉热线。"),
        ("“潮声”专栏设在哪里？", "港务网站设“潮声”专栏。", "“潮声”专栏全年更新46期，网民热议。"),
        ("留言簿上写了什么？", "留言簿上的内容多为延长夜航。", "配备留言簿；“渡口夜谈”全年举办42场，“潮声”栏目更新。"),
        ("谁听取了泊位工作汇报？", "区人大常委会听取泊位工作汇报。", "全年听取泊位工作汇报2次，更新公示栏。"),
        ("船票手册收录了什么？", "船票手册收录票价、航班。", "制定《票价规程》《停航预案》2项制度，印制船票手册3000份。"),
        ("泊位申请由哪个机构受理？", "泊位申请受理机构设在局办公室。", "公布泊位申请受理机构名称、地址。"),
        ("哪个科室负责受理泊位申请？", "负责受理泊位申请的机构为船务科。", "全年受理泊位申请12件。"),
        ("渡口开放日的主题是什么？", "以“看潮”为题举办渡口开放日。", "举办渡口开放日一次。"),
        ("渡口讲座的内容是什么？", "渡口讲座围绕潮汐展开。", "渡口讲座均在规定期限内办完。"),
        ("为什么要统一船票？", "对船票作了统一。切实解决票价混乱的问题。", "统一了船票。"),
        ("网站多久巡检一次？", "网站每周巡检一次。", "2023年对网站进行了巡检。"),
        ("栈桥为什么关闭？", "因风浪冲毁，栈桥关闭。", "栈桥于年内关闭。"),
        ("手册什么时候编印的？", "手册于3月编印。", "2023年编印手册。"),
        ("手册哪一年编印的？", "2021年编印手册。", "编印手册。"),
        ("座谈会在哪里召开的？", "座谈会在客运站召开。", "座谈会邀请船东参加。"),
        ("平台是哪家公司开发的？", "平台委托蓝湾软件公司开发。", "平台开发完成。"),
        ("组长姓什么？", "组长：周海潮。", "成立了由主要领导为组长的小组。"),
        ("哪位代表提了建议？", "周老师提了建议。", "收到代表建议两件。"),
        ("把公开当成什么？", "把公开作为服务船东的窗口。", "持续推进公开。"),
        ("讲座在哪所学校办的？", "讲座在青浦湾航海学校举办。", "讲座在窗口举办。"),
        ("改造花了多久？", "改造历时三个月，耗时90天。", "改造定期进行。"),
        ("开放日是哪几天办的？", "开放日在5月举办。", "开放日接待船东。"),
        ("听讲座的都是什么人？", "听讲座的是渔村居民。", "讲座办得好。"),
        ("开放日上船东吃了什么？", "开放日在食堂用餐。", "开放日请船东参观。"),
        ("哪个窗口被处罚了？", "对收费窗口给予处罚的部门是监察室。", "办公室负责窗口。"),
        ("船东有没有投诉过窗口？", "未收到对窗口的投诉。", "窗口服务船东。"),
        ("领导小组组长是谁？", "镇长担任领导小组组长。", "成立了领导小组。"),
        ("说潮比赛的冠军是谁？", "说潮比赛的冠军是渡口办公室。", "航务处牵头举办说潮比赛。"),
        ("哪些渡口被问责？", "对两个渡口的负责人作出问责。", "渡口办公室开展检查。"),
        ("申请要带什么材料？", "申请人凭身份证办理申请。", "申请的登记由窗口办理。"),
        ("申请多少天内答复？", "收到申请后15个工作日内答复。", "申请均按时答复。"),
        ("申请的答复时限是什么？", "申请均在法定期限内答复。", "申请均已答复。"),
        ("怎么申请公开？", "可邮寄或当面提出公开申请。", "申请公开的流程更加顺畅。"),
        ("对不按时换海报的渡口怎么处理？", "渡口换海报不按时的由航务处约谈。", "渡口换海报26次。"),
        ("跟谁合作拍潮汐短片？", "与渔业学校合作拍摄潮汐短片。", "拍摄潮汐短片。"),
        ("哪个局开了潮汐栏目？", "航务局开设潮汐栏目。", "开设潮汐栏目，受到渔民欢迎。"),
        ("潮汐栏目什么时候换内容？", "每次大潮的过程中，潮汐栏目更换内容。", "潮汐栏目更换内容。"),
        ("为什么要编潮汐手册？", "为方便渔民出海，编印潮汐手册。", "编印潮汐手册。"),
        ("渡口广播为什么少了？", "渡口广播因台风停播，比去年减少。", "渡口广播减少，以播报促服务。"),
        ("哪类泊位占得最多？", "渔船泊位居首。", "渔船泊位12个，货船泊位3个。"),
        ("渡口旁听的是什么案件？", "渡口旁听的是一起碰撞案件。", "组织渡口旁听案件2次。"),
        ("怎么处罚冒领补贴的船东？", "冒领补贴的船东由航务处约谈。", "发放补贴的船东名单下架。"),
        ("渡口仲裁的结果是什么？", "渡口仲裁的结果为维持。", "渡口仲裁1件，均在规定期限内答复。"),
        ("航标图是哪天更新的？", "航标图于5月3日更新。", "更新航标图，明确各阶段的分工。"),
        ("三个航标行动具体是什么？", "三个航标行动分别是换灯、刷漆、编号。", "启动三个航标行动，加强宣传。"),
        ("对漏报航标的渡口作了什么处分？", "对漏报航标的渡口给予警告。", "对漏报航标的渡口指导整改。"),
        ("换灯申请要的是什么信息？", "换灯申请主要涉及灯塔造价。", "换灯申请的登记、审核更加规范。"),
        ("航标试点解决了什么问题？", "航标试点有效解决了夜航看不清的问题。", "推进航标试点。"),
        ("航标表被哪个文件推广？", "航标表被《航道管理通知》推广。", "航标表得到推广。"),
        ("候船室在几楼？", "候船室在3楼。", "设置候船室，公开候船室电话。"),
        ("灯塔观测由哪个社区试点？", "灯塔观测在海棠社区试点。", "灯塔观测在特色社区试点。"),
        ("同一航线为什么有人反复申请？", "因航线改道，同一航线有人反复申请。", "申请增长的原因是有人就同一航线反复申请。"),
        ("巡灯员是谁安排的？", "巡灯员由航务处安排。", "会同航务处调研。巡灯员安排到位。"),
        ("灯塔修缮是怎么推进的？", "灯塔修缮由航务处分段推进。", "围绕灯塔修缮、航道疏浚等工程，征集意见。"),
    ],
)
def test_the_kind_of_answer_must_be_there(question: str, answers: str, does_not: str) -> None:
    assert fitting(question).holds(answers)
    assert not fitting(question).holds(does_not)


@pytest.mark.parametrize(
    ("question", "answers", "does_not"),
    [
        ("5次停航是怎么安排的？", "五次停航由值班船长安排在夜间。", "停航由值班船长安排在夜间。"),
        ("25次公示都公示了什么？", "公示25次，公示票价、班次。", "公示票价、班次。"),
        ("采纳的意见内容是什么？", "采纳的意见建议增设航班。", "收到对《扶持渡口的意见》的意见1条，予以采纳。"),
        ("“双签双核”由谁来核？", "“双签双核”由值班船长核对。", "实行“双签双核”。同时落实保密核查，报办公室核对。"),
        ("船票分别由谁审？", "船票由窗口初审、由财务科复审。", "船票由窗口审。"),
        ("船票纠纷是怎么解决的？", "船票纠纷由调解员上门解决。", "受理了有关船票纠纷、航标咨询等方面的来电共39起。"),
        ("3个直播讲了什么内容？", "直播3个，内容为潮汐常识。", "举办访谈12期，直播3个；解读班次。"),
        ("12件书面申请是关于什么的？", "收到书面申请12件，主要涉及泊位。", "登记申请内容。收到书面申请12件；涉及复议1项。"),
        ("公布办公地址的屏幕设在哪里？", "公布办公地址的屏幕设在候船大厅。", "通过屏幕向船东公布办公地址。"),
        ("潮汐开放日的主题是什么？", "潮汐开放日以“看潮”为题。", "打造“数字潮汐”平台，举办潮汐开放日。"),
        ("航务工作计划包括哪些内容？", "航务工作计划包括修码头、换航标。", "航务工作开展修码头、换航标。"),
        ("为什么要建高质量渡口？", "为方便船东，建设高质量渡口。", "建设高质量渡口。"),
        ("短片得到了谁的肯定？", "短片得到局领导肯定。", "短片得到肯定。"),
        ("复议由哪个机关办的？", "复议由海棠市政府办理。", "办理复议1件。"),
        ("渡口的热点是什么事？", "渡口的热点是停航退票。", "回应关切3次。"),
        ("专访讲了什么内容？", "专访讲解潮汐知识。", "由船长接受《渡口日报》专访解读。"),
        ("讲座请了谁来讲？", "讲座由航校教师来讲。", "配备专职人员2名。举办专题讲座1次。"),
        ("海报是哪家公司制作的？", "海报由蓝湾公司制作。", "蓝湾公司张贴海报。"),
        ("海报是哪家报社做的？", "海报由渡口日报做。", "发布潮情情况日报，张贴海报。"),
        ("被责令整改的是哪个街道？", "责令海棠街道整改。", "责令某街道办事处整改。"),
        ("渡口开放日的主题是什么？", "举办“看潮”开放日。", "开展“潮汐周”，举办渡口开放日9场。"),
        ("口袋书里收了哪些内容？", "口袋书收录潮汐、航标等内容。", "编印口袋书600册，确立“一人拟稿、两级会签”流程。"),
        ("关停的3个公众号叫什么？", "关停公众号“潮声”“帆影”“渡口”3个。", "“渡口发布”公众号推送9篇；关停公众号3个。"),
        ("“板凳会”具体是怎么做的？", "“板凳会”由船长在码头讲账目。", "“板凳会”做法在全港推广。"),
        ("船票收入怎么处理的？", "发出船票收入通知2件，已按规定上缴国库。", "发出船票收入通知2件。"),
        ("零报送的是哪3个社区？", "海棠社区、潮声社区、帆影社区3个零报送。", "3个社区零报送，垫底的社区作说明。"),
        ("网站信息为什么比上年少？", "网站信息比上年少9条，主要是清理了重复内容。", "网站信息比上年少9条。"),
        ("“十件大事”是哪十件？", "“十件大事”是修码头、换航标等。", "“十件大事”逐月公布。"),
        ("来信集中在什么方面？", "来信集中在泊位租赁。", "集中公布来信3封。"),
        ("对信箱里2封来信说了什么？", "2封来信内容为退票。", "收到来信64封，回复62封。"),
        ("《渡口晚报》刊登的是什么内容？", "《渡口晚报》刊登的内容是潮汐。", "在《渡口晚报》刊登9条次。"),
        ("怎样保障船东的知情权？", "完善告示，更新指南，发布年报，切实保障船东的知情权。", "同时公布船东的知情权清单。"),
        ("船员的申请主要是想知道什么？", "船员的申请主要想知道泊位租金。", "船员的申请共16件。"),
    ],
)
def test_the_answer_is_told_of_what_the_question_names(question: str, answers: str, does_not: str) -> None:
    assert said_so(question).holds(answers)
    assert not said_so(question).holds(does_not)


def test_what_the_title_of_an_item_names_its_first_sentence_is_about() -> None:
    partner = said_so("潮汐短片跟谁合作？")
    assert partner.holds("联合海事处、渔会，会商选题。", title="二是拍摄潮汐短片。")
    assert not partner.holds("联合海事处、渔会，会商选题。", title="二是建设航标。")


def test_which_ones_is_told_by_names_where_a_measure_is_told_too() -> None:
    assert not said_so("哪些船东退出了联盟？").holds("收集船东退出联盟的事例，汇编成册。", measure=True)


def test_what_is_asked_for_stands_in_the_sentence_that_speaks_of_the_thing() -> None:
    asked_who = fitting("潮汐网上测评是谁搞的？")
    assert asked_who.holds("潮汐网上测评由航务处搞。测评报告三份。")
    assert not asked_who.holds("航务处梳理要求。开展潮汐网上测评三次。")


def test_how_a_deed_was_done_that_is_told_nowhere_is_not_told() -> None:
    question = "巡灯员是怎么挑选的？"
    wanted = asked(question)
    measure = Coverage(substance(question), wanted.kinds, ["赋予巡灯员巡查职责。"], question)
    assert Fitting(wanted, measure).threshold(measure.absent(["赋予巡灯员巡查职责。"])) == NEVER
    assert Fitting(wanted, measure).threshold(measure.absent(["经遴选产生巡灯员。"])) == THRESHOLD


def test_how_a_deed_was_done_is_told_of_that_thing() -> None:
    question = "联络员是怎么挑选的？"
    wanted = asked(question)
    told = ["东渡口选取码头试点。", "西渡口赋予联络员巡查职责。"]
    measure = Coverage(substance(question), wanted.kinds, told, question)
    assert Fitting(wanted, measure).threshold(measure.absent(told, wanted.how)) == NEVER
    assert Fitting(wanted, measure).threshold(measure.absent(told[::-1], wanted.how)) == THRESHOLD


def test_a_number_stands_with_its_unit_beside_its_thing_and_is_of_the_year_asked() -> None:
    counted = fitting("泊位有几个？", "2023")
    assert counted.holds("2023年新建泊位12个。")
    assert not counted.holds("2022年新建泊位12个。")
    assert not counted.holds("新建泊位，发放手册12册。")


def test_what_a_report_nowhere_speaks_of_raises_what_must_be_covered() -> None:
    thing, deed = substance("航道")[0], substance("讥讽")[0]
    assert fitting("航道怎么管").threshold() == THRESHOLD
    assert fitting("航道怎么管").threshold((thing,)) == ABSENT
    assert fitting("航道怎么管").threshold((deed,)) == UNSAID
    assert fitting("航道管过吗").threshold((thing,)) == WHETHER
    assert fitting("航道有多少").threshold() == COUNTED
    assert fitting("栈桥为什么关闭").threshold((deed,)) == WHETHER


def test_a_report_that_speaks_of_hardly_anything_that_is_named_must_say_all_the_rest() -> None:
    punished, claimed, aid = substance("处罚") + substance("冒领") + substance("救助金")
    assert fitting("怎么处罚冒领救助金的人").threshold((punished, claimed)) == MOSTLY_ABSENT
    assert fitting("怎么防止冒领救助金").threshold((*substance("防止"), claimed)) == UNSAID
    assert fitting("怎么处罚冒领救助金的人").threshold((aid,)) == ABSENT
    assert fitting("谁给培训授课").threshold(substance("授课")) == ABSENT


ASKED_ABOUT = (
    "灯塔提案是关于什么的?",
    "灯塔提案主要涉及什么?",
    "灯塔提案的内容是什么?",
    "灯塔提案涉及哪些方面?",
    "灯塔提案主要反映什么问题?",
)


@pytest.mark.parametrize(
    ("body", "tells"),
    [
        ("收到灯塔提案2件,内容分别为缩短候船时间和增设避雨棚,均已答复。", True),
        ("灯塔提案聚焦候船难、避雨难。", True),
        ("灯塔提案2件,一件建议延长夜航,一件建议增设避雨棚。", True),
        ("灯塔提案2件,其中夜航类1件、避雨棚类1件。", True),
        ("关于避雨棚的灯塔提案2件。", True),
        ("灯塔提案2件:增设避雨棚、延长夜航。", True),
        ("灯塔提案内容均已公开。", False),
        ("承办灯塔提案2件,其中主办1件、会办1件。", False),
        ("灯塔提案2件,分别由航务科、船务科承办。", False),
        ("严格按照有关规定办理灯塔提案。", False),
    ],
)
def test_what_a_thing_is_about_is_told_in_many_words_but_never_by_what_became_of_it(body: str, tells: bool) -> None:
    held = [question for question in ASKED_ABOUT if said_so(question).holds(body)]
    assert held == (list(ASKED_ABOUT) if tells else [])
