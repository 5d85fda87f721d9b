"""Whether a statement counts another thing than a question asks for, told by what both say around the number.

Not its words but their bearing is looked at here: the level of a congress or of a check, a part of the year, the others, those
that came, accounts and their posts, applications and what is published, what was before a change. Texts are folded. The file is
long because these are one question asked of one candidate, and what they share would have to be handed about.
The file is long because all these ways of counting another thing are held against the same clause.

>>> head_asked("有多少负责人参加活动"), tells_noun("9名负责人", "负责人"), tells_noun("9个单位", "负责人")
('负责人', True, False)
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from assistant.asking.asked_unit import noun_asked
from assistant.asking.left_out import counts_what_is_left_out
from assistant.asking.measures import measured_otherwise, of_one_year_alone
from assistant.asking.other_words import is_of_one, retold, telling
from assistant.asking.said_moved import of_another_time
from assistant.guards.looks_alike import looks_alike
from assistant.guards.measured_as import of_another_measure
from assistant.language.concepts import figure_words
from assistant.language.contrasts import deeds_told, in_another_role, is_below, not_done, of_both, one_of_both
from assistant.language.part_of_year import YEARS_END, month_ends, parts_of_year
from assistant.language.segment import tag, words
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from assistant.prose.channel_match import counts_accounts, counts_no_accounts, of_another_account
from assistant.prose.said_in_prose import comes_in, need_not_say, says
from assistant.prose.whole_told import channels_named, pieces_before
from ingest.model import Statement, StatementKind
from ingest.normalise import fold_text
from ingest.statements.words import alternatives, load_words

_ASKED_NOUN = re.compile(
    r"(?:多少|几)个([村镇乡县市区局校街店厂户家]|社区|部门|学校|企业|单位|街道|乡镇|医院|项目)(?=[?。,!]|的?$|[被有进参获已])"
)
"""What is counted by 个, where it stands right behind it."""
_NOUN_BEFORE = re.compile(r"的([村镇乡县市区局校街店厂])(?:一?共|总共)?有?(?:多少|几)个")
_OF_PEOPLE = re.compile(r"(?:多少|几)[个名位]?人(?!次)")
_PEOPLE = re.compile(r"人|粉丝|关注|用户|订阅|访客|群众|市民|居民|村民|代表|学员|户")
_ATTENDED = re.compile("到场|参训|参会|到会|列席")
_COMES = re.compile("来|到|参|听|训|席|会议|培训|座谈|活动|开放日|讲座|attend|train|visit|came|join|participat|took part")
_OF_APPLICATIONS = re.compile("(?:其中)?(要求|查询|涉及)[^\\d]{2,}的?\\d")
_DEPUTY = re.compile("副([省市县区镇乡局厅处][长])")
"""副县长 is not 县长."""
_MEDIA_LEVEL = re.compile("(?:中央|国家|省|市|县|区|乡镇|镇|村|境外)级?(?:以上)?媒体")
_MEDIA = re.compile("(?<![新自融全])媒体")
_LEADER = re.compile("(主要|分管|部门|单位|[省市县区镇乡局委])(?:领导|负责人|负责同志)")
"""局领导 are no 县领导."""
_SITE = re.compile("(子|部门|门户|乡镇|镇街|下属|专题)网站")
"""部门网站37个 are not all 网站."""
_ALL_OF_IT = re.compile("总量|总数|全部|所有|合计|总共|一共")
_IS_PART_OF = re.compile(r"^[,、]?(?:约|仅)?占(?:到)?(?:全部|所有|总|[^,;。、]*(?:总量|总数))")
"""办理业务9万笔,占业务总量的81%: a part."""
_HOTLINE = re.compile(r"(?<!\d)1\d{4}(?!\d)")
_COLUMNS = re.compile("(?:专栏|栏目|专题|网站|账号|公众号|平台|专区|版块|板块|频道|客户端|小程序)(?:一?共|总共)?有?(?:多少|几)个")
_PEOPLE_ASKED = re.compile(
    "(?:领导|代表|人员|群众|记者|专家|委员|学员|负责人|干部|市民|居民|村民|职工|学生|党员|志愿者|[监信联审督网培]\\w{1,2}员)(?:一?共|总共)?有?(?:多少|几)(?:[名位人个]|[?。]|$)"
)
_HEADS = frozenset({"人", "名", "位", "人次"})
_PRESENT, _PEOPLE_THERE = re.compile("出席|列席|到场|参会|参加|旁听"), re.compile("出席|列席|到场|参|旁听|人|代表|委员|领导|群众")
_NO_UNIT = re.compile("多少[?。]?$")
_STAFF_ASKED = re.compile("工作人员")
_TAUGHT = re.compile(alternatives(tuple(word_table("counted")["taught"])))
_PERSONS = frozenset({"人", "名", "位", "人次", "个", "户", ""})
EVERY_NOUN = frozenset(
    {"信息", "政府信息", "内容", "事项", "事情", "东西", "数量", "总数", "总量", "单位", "问题", "文件", "人员", "群众", "材料"}
)
"""What any report calls what it counts, so that a sentence need not say it."""
_CARRIED_OVER = re.compile(
    "结转|转结|转入|转至|转(?:到)?(?:下|次|明)一?年|遗留|carried|brought forward|left over|previous year|last year|next year"
)
_MONTH = re.compile(r"[0-9]{1,2}月(?![0-9])")
"""1月公开信息9条: a month's number is not the year's."""
_MONEY = re.compile("[金费款钱额资价元券税奖贴债]|补助|收入|支出|成本|预算|损失|低保|保险|产值|赔偿")
"""Nouns of which money may be told: 涉及多少农户 asks for none."""
_PARTY = re.compile("第[一二三四]方")
_ASKS_INFORMATION = re.compile("信息(?!公开申请|处理费|员|化|不存在)|(?<!同意|予以|不予|部分|全部)公开了?(?:多少|几)|发布")
_PUBLISHED_HOW_MANY = re.compile(
    "(?:发布|公开|公布|推送|更新|刊发|发|推)(?:了|过|出)?(?:一?共|总共)?(?:多少|几)[条篇则份](?![\u4e00-\u9fff])"
)
_CASES = frozenset({"件", "宗", "条", "份", "起", "项", "次", "个", "例", "篇", "则", ""})
"""Units of applications, and of what is published: 涉及资金9万元, 涉及40户 are neither."""
_MESSAGES, _NO_MESSAGES = frozenset({"条", "篇", "则", "份"}), frozenset({"个", "种", "类", "家"})
_HANDLED = re.compile("答复|回复|回应|回了|办结|办复|办理|办了|处理|解决|采纳|转办|交办")
"""答复来信几封: 来信9封 tells what came in, whatever the heading over it says."""
_LEVEL = re.compile(
    r"(国家|全国|省|市|区|县|镇|乡)(?:级)?(?=人大|政协|两会|(?:政务公开)?(?:工作)?(?:年度)?(?:考核|测评|考评|评估|督查))"
)
"""Whose congress or conference it is: 市人大代表建议 are not 区人大代表建议."""
_CHANGED = re.compile(r"更新|新增|新建|新开|关停|停用|注销|撤销|取消|整改")
"""Verbs that tell some from all: 新增公众号 are not all 公众号."""
_WHOSE = re.compile(r"(国家|省|市|区|县|镇|乡|街道)[里上](?!网|访)")
"""市里抽查几次: what the district checked is another thing."""
_YEAR_BEFORE = re.compile(r"(?<![比较与和同自])上一?年度?(?!度?结转|末|底|的?[增减多少])")
_LEVEL_ALONE = re.compile("(?:[省市县区镇乡]|[省市县区]?本)级(?:共|为|有)?")
_CLASS = re.compile("[a-e]类")
_RANK = re.compile("[一二三四五六]级[\u4e00-\u9fff]{0,2}")
"""一级栏目 are no 二级栏目; with what it is of, the clause before may say it (三级审核,退回稿件9篇)."""
_INFORMATION = re.compile(r"(?:信息|资讯)$")
_INFORMATION_SAID = re.compile("信息|资讯")
_NO_INFORMATION = re.compile(r"(?:多少|几)[项个部份处种件宗起例家]")
_IS_PUBLISHED = re.compile("公开|公布|公示|发布|推送|上网|更新|刊")
"""规划几项, 行政处罚几件: 规划信息28条 are items of information about them."""
_GRADE = re.compile("[a-d](?:级|类)")
_LETTER = re.compile("(?:公开|感谢|表扬|倡议)信(?!息)")
"""公开信 is a letter, and no 公开信息."""
_ASKS_CASES = re.compile("(?:多少|几)[件宗起例]")
"""行政许可几件: 公开行政许可事项1项 is of what may be permitted."""
_PUBLISHED_WHOLE, _ASKS_PUBLISHED = (
    re.compile("(?:公开|公布|发布)[^,;。0-9]*信息[0-9][^;。]*其中"),
    re.compile("公开|公布|发布|推送|信息|上网"),
)
"""公开信息497条,其中提案答复34篇: texts that were published, not what was answered."""
_OTHERS = re.compile(r"其[他它]|别的|other")


def counts_another(question: str, unit: str | None, candidate: Candidate) -> bool:
    """Whether a statement counts another thing than is asked for in `unit`; a `|` parts a question from an earlier turn's."""
    own = question.split("|", maxsplit=1)[0]
    statement = candidate.statement
    return (
        of_another_time(own, candidate.printed)
        or looks_alike(question, candidate)
        or of_another_measure(question, candidate)
        or _class_of_both(question, candidate)
        or _another(own, candidate)
        or counts_accounts(unit, candidate)
        or of_another_account(own, candidate)
        or _no_message(own, unit, statement)
        or _lacks_noun(own, candidate)
        or _counted_beside(own, candidate)
        or _level_of_another(question, candidate)
        or _of_applications(question, unit, candidate)
        or _another_kind(own, candidate)
        or is_part(own, candidate)
        or _one_of_kinds(own, candidate)
        or not is_of_one(candidate, own)
        or _goes_on_behind(own, candidate.counted)
    )


def _goes_on_behind(question: str, subject: str) -> bool:
    """Whether what is counted is something of what a question counts (政府网站几个: 政府网站栏目17个).

    >>> _goes_on_behind("政府网站有几个", "县政府网站栏目"), _goes_on_behind("政府网站栏目有几个", "县政府网站栏目")
    (True, False)
    """
    noun = noun_asked(question)
    behind = subject[subject.rfind(noun) + len(noun) :] if len(noun) > 1 and noun in subject else ""
    return behind in word_table("counted")["of_it"] and behind not in question


def _is_undone(question: str, clause: str) -> bool:
    """Whether a clause tells of a deed that a question asks for only that it was not done (不采纳的6条, where 采纳 is asked for).

    >>> _is_undone("采纳多少条", "不采纳的6条"), _is_undone("不采纳多少条", "不采纳的6条"), _is_undone("采纳多少条", "采纳8条,未采纳6条")
    (True, False, False)
    """
    deeds = (deed for deed in _done_deeds() if deed in question and deed in clause)
    return any(_plainly(deed, question) and not _plainly(deed, clause) for deed in deeds)


def _plainly(deed: str, text: str) -> bool:
    return re.search(rf"(?<![不未没])(?<!没有|不予|未予|无法){re.escape(deed)}", text) is not None


@cache
def _done_deeds() -> tuple[str, ...]:
    known = load_words()
    return tuple(dict.fromkeys(deed for deed in (*known.events, *known.verbs, *word_table("counted")["done"]) if len(deed) > 1))


def _another(question: str, candidate: Candidate) -> bool:
    """Whether a sentence counts the congress's proposals of another level, or the others (其他文件), which the question
    does not ask for; or not the others, where it does."""
    if _YEAR_BEFORE.search(question):
        return True
    if in_another_role(question, candidate.printed):
        return True
    subject = fold_text(candidate.statement.subject)
    if of_both(question, subject) or one_of_both(question, subject, candidate.sentence) or is_below(question, subject):
        return True
    asked, said = set(_LEVEL.findall(question)), set(_LEVEL.findall(candidate.printed))
    if asked and not asked & (said or set(_LEVEL.findall(candidate.sentence))):
        return True
    if _another_part_of_the_year(question, candidate) or counts_what_is_left_out(question, candidate.printed):
        return True
    if measured_otherwise(question, candidate.clause) or of_one_year_alone(question, candidate):
        return True
    clause = re.split("[,;:。]", candidate.up_to_clause)[-1] + candidate.clause
    if not_done(question, f"{clause}|{candidate.whole}") or (
        candidate.statement.value and _is_undone(question, candidate.printed)
    ):
        return True
    of_it = clause + candidate.whole  # 更新动态90篇,其中权威信息9篇: of what was updated
    if any(not any(word in of_it for word in telling(verb)) for verb in _CHANGED.findall(question)):
        return True
    if comes_in(candidate.printed) and _HANDLED.search(question):
        return True
    if any(title in question and f"副{title}" not in question for title in _DEPUTY.findall(candidate.clause)):
        return True
    levels = _MEDIA_LEVEL.findall(question)
    if any(level not in candidate.clause for level in levels):
        return True
    if (
        not levels
        and _MEDIA.search(question)
        and _MEDIA_LEVEL.search(clause)
        and len(set(_MEDIA_LEVEL.findall(candidate.sentence))) > 1
    ):
        return True  # 媒体发稿几篇: 省级媒体发稿9篇,市级媒体发稿40篇 tells no whole
    if _CARRIED_OVER.search(candidate.clause) and _CARRIED_OVER.search(question) is None:
        return True
    if _MONTH.match(candidate.clause) and "月" not in question:
        return True
    beside = next((one for one in re.split("[;。]", candidate.sentence) if candidate.printed in one), candidate.sentence).lower()
    if any(grade not in f"{candidate.section.lower()}|{beside}" for grade in _GRADE.findall(question)):
        return True
    if any(party not in candidate.sentence for party in _PARTY.findall(question)):
        return True
    if any(re.search(rf"{letter}(?!息)", candidate.sentence) is None for letter in _LETTER.findall(question)):
        return True
    if any(
        rank[:2] not in candidate.clause and rank not in "|".join(pieces_before(candidate)) for rank in _RANK.findall(question)
    ):
        return True
    if (
        _INFORMATION.search(fold_text(candidate.statement.subject))
        and _INFORMATION_SAID.search(question) is None
        and _IS_PUBLISHED.search(question) is None
        and _NO_INFORMATION.search(question)
    ):
        return True
    if fold_text(candidate.statement.subject).endswith("事项") and "事" not in question and _ASKS_CASES.search(question):
        return True
    if _ATTENDED.search(candidate.sentence) and _came_alone(question, candidate):
        return True
    if counts_no_accounts(question, candidate):
        return True
    if (whose := _WHOSE.search(question)) is not None and whose[1] not in candidate.clause:
        return True
    if _OTHERS.search(question) is not None:
        return re.search("[\u4e00-\u9fff]", question) is not None and _OTHERS.search(candidate.clause) is None
    return _OTHERS.match(fold_text(candidate.statement.subject)) is not None


def _class_of_both(question: str, candidate: Candidate) -> bool:
    """Whether a class of results (A类88件) is of the proposals of both congresses together, and a question names one of them, be it in
    the part that it goes on from (政协提案多少件,A类多少件)."""
    if _CLASS.fullmatch(candidate.counted) is None:
        return False
    around = f"{candidate.section}|{candidate.up_to_clause}"
    named = ["建议" in question, "提案" in question]
    return any(named) and not all(named) and "建议" in around and "提案" in around


def _level_of_another(question: str, candidate: Candidate) -> bool:
    """Whether a number is a level's part of a whole (问答98期,其中市级48期), and a question names the level and nothing of the whole."""
    if not candidate.whole or _LEVEL_ALONE.fullmatch(candidate.counted) is None:
        return False
    pairs = {a + b for a, b in pairwise(candidate.whole)} - EVERY_NOUN
    noun = noun_asked(question)
    named = _LEVEL_ALONE.fullmatch(noun) is None and any(word not in EVERY_NOUN for word in words(noun))
    return named and not any(pair in question for pair in pairs)


def _another_kind(question: str, candidate: Candidate) -> bool:
    """Whether what is counted and what a question asks for are named as different kinds: other leaders, other sites, another
    hotline, people for meetings, a column for what is in it."""
    clause, subject, unit = candidate.clause, fold_text(candidate.statement.subject), candidate.statement.unit
    asked, told = set(_LEADER.findall(question)), set(_LEADER.findall(clause))
    if asked and told and not asked & told:
        return True
    if subject.endswith("网站") and set(_SITE.findall(question)) != set(_SITE.findall(clause)):
        return True
    if subject.endswith("》") and _ASKS_INFORMATION.search(question) and subject[-3:-1] not in question:
        return True  # 编发《示例公报》900份: copies of a paper are no items of information
    around = f"{candidate.section}|{candidate.up_to_clause.rsplit(';', maxsplit=1)[-1]}|{clause}"
    if any(number not in around for number in _HOTLINE.findall(question)):
        return True
    if _COLUMNS.search(question) and unit in _MESSAGES - {"份"}:
        return True
    if re.search("(?:多少|几)期", question) and unit == "个" and subject[-2:] not in question:
        return True
    published = _PUBLISHED_WHOLE.search(candidate.up_to_clause) is not None and unit in _MESSAGES - {"份"}
    if published and _ASKS_CASES.search(question) and _ASKS_PUBLISHED.search(question) is None:
        return True
    if _STAFF_ASKED.search(question) and not _TAUGHT.search(question) and (_TAUGHT.search(clause) or unit == "人次"):
        return True
    if unit in _HEADS and _PRESENT.search(clause) and _NO_UNIT.search(question) and not _PEOPLE_THERE.search(question):
        return True  # 新闻发布会多少: 领导出席发布会9人次 counts those who came
    return _PEOPLE_ASKED.search(question) is not None and unit not in _PERSONS


def names_class(question: str, counted: str) -> bool:
    """Whether what is counted is a class of something (政策文件类信息), and a question asks for that class.

    >>> names_class("政策文件类信息一共多少条", "政策文件类信息"), names_class("信息一共多少条", "政策文件类信息"), names_class("业务多少笔", "业务")
    (True, False, False)
    """
    head, of_class, _ = counted.partition("类")
    return bool(of_class) and len(head) > 1 and head in question


def is_part(question: str, candidate: Candidate) -> bool:
    """Whether a number is told to be a part of all of a thing, and a question asks for all of it."""
    told = _IS_PART_OF.match(candidate.behind) is not None and not names_class(question, candidate.counted)
    return (told or _of_one_channel(candidate, question)) and _ALL_OF_IT.search(question) is not None


def _of_one_channel(candidate: Candidate, question: str) -> bool:
    """Whether what stands with a number names one channel, and the rest of its sentence another (微信粉丝新增9人;微博发布4条,粉丝2万), where a
    question names none."""
    own = next((one for one in re.split("[;。]", candidate.sentence) if candidate.printed in one), "")
    named = channels_named(own)
    return len(named) == 1 and bool(channels_named(candidate.sentence) - named) and not channels_named(question)


_OF_A_KIND = re.compile(
    "(?P<kind>[\u4e00-\u9fff]{2})(?P<noun>[\u4e00-\u9fff]{2})[共约近达]?\\d[\\d.]*[余多]?(?P<unit>[\u4e00-\u9fff]{1,2})"
)


def _one_of_kinds(question: str, candidate: Candidate) -> bool:
    """Whether a number is of one kind of a thing (现场咨询9人次,网上咨询30件), and a question asks for the thing without any kind of it."""
    own = next((one for one in re.split("[;。]", candidate.sentence) if candidate.printed in one), "")
    end = own.find(candidate.printed) + len(candidate.printed)
    whole, _, parts = own.partition("其中")
    own = whole if end <= len(whole) else parts
    told = [
        one for one in _OF_A_KIND.finditer(own) if tag(one["kind"])[:1] in _KINDS or one["kind"] in word_table("counted")["cases"]
    ]
    mine = next((one for one in told if candidate.printed.endswith(one.group()) or one.group() in candidate.printed), None)
    if mine is None or mine["noun"] not in question:
        return False
    alike = {one["kind"] for one in told if one["noun"] == mine["noun"]}
    lead = own[: told[0].start()]  # 备案复议案件134件,诉讼案件57件: what is said of both is no kind of either
    before = [word for word in words(question.split(mine["noun"], maxsplit=1)[0]) if word not in lead]
    return len(alike) > 1 and not any(kind in question for kind in alike) and all(tag(word)[:1] not in _KINDS for word in before)


_KINDS = ("n", "s", "b", "a")


def _no_message(question: str, asked: str | None, statement: Statement) -> bool:
    """Whether a question asks for messages (多少条), and a number counts what it does not name by its noun (微信群9个)."""
    messages = asked in _MESSAGES and (
        statement.unit in _NO_MESSAGES or (not statement.unit and _PEOPLE.search(statement.subject) is not None)
    )
    if not messages and not (asked == "家" and statement.unit == "处"):
        return False
    if messages and _PUBLISHED_HOW_MANY.search(question):
        return True
    noun = re.sub("的?(?:一?共|总共|总计|有|是)*$", "", noun_asked(question))[-2:]
    return len(noun) < 2 or noun not in fold_text(statement.subject)


def _of_applications(question: str, unit: str | None, candidate: Candidate) -> bool:
    """Whether a number is of applications (查询采购合同的15件, 征收类9件 of 申请80件) and a question asks for what is published."""
    said = any(word in question for word in ("申请", "申报", "复议", "诉讼"))  # 信息公开行政复议 asks for nothing published
    if said or candidate.statement.unit not in _CASES:
        return False
    clause = candidate.printed
    asked = _OF_APPLICATIONS.match(clause)
    if asked is not None and asked[1] not in question:
        return "事项" not in question and "申请" in f"{candidate.section}|{candidate.up_to_clause}|{candidate.counted}"
    published = unit in ("篇", "则", "期") or _ASKS_INFORMATION.search(question) is not None
    return published and "申请" in (candidate.whole or fold_text(candidate.statement.subject))


def _lacks_noun(question: str, candidate: Candidate) -> bool:
    """Whether a question counts a noun that nothing around a number says (涉及多少个村), or people, and a number without a
    unit is of something else (阅读量45万)."""
    statement = candidate.statement
    if not statement.unit and _OF_PEOPLE.search(question) and not _PEOPLE.search(candidate.clause):
        return True
    around = f"{candidate.section}|{candidate.sentence}|{candidate.clause}|{statement.subject}"
    head = head_asked(question)
    things = f"多少{head}" in question and _MONEY.search(head) is None
    if head and (not tells_noun(around, head) or (statement.kind is StatementKind.MONEY and things)):
        return True
    noun = _ASKED_NOUN.search(question) or _NOUN_BEFORE.search(question)
    if noun is None or len(noun[1]) > 2:
        return False
    around = f"{candidate.section}|{candidate.up_to_clause}|{candidate.clause}|{statement.subject}"
    return not any(word in around for word in telling(noun[1]))


def _counted_beside(question: str, candidate: Candidate) -> bool:
    """Whether another number of the same clause counts the noun that is asked for, or what those did who are counted, which the question
    does not ask about them (14个社区建立信息群32个)."""
    noun, unit, subject = noun_asked(question).rstrip("的"), candidate.statement.unit, candidate.counted
    counted = candidate.statement.kind is StatementKind.COUNT and candidate.statement.whole is None
    if len(noun) < 2 or not unit or not counted:
        return False
    clause = re.split("[,;。、]", candidate.before)[-1] + candidate.printed + re.split("[,;。、]", candidate.behind)[0]
    number = rf"\d[\d.]*[余多万]*{re.escape(unit)}"
    another = re.search(re.escape(noun[-2:]) + number, clause) if noun[-2:] not in subject else None
    if another is not None and re.search(r"\d", candidate.printed.partition(another[0])[0]):
        return True
    did = re.search(rf"{number}{re.escape(subject)}(?=[^\d,;。、]{{2,}}{number})", clause)
    if did is None or noun.endswith(subject[-2:]):
        return False
    *_, asked = question.rpartition(subject)
    return f"个{subject}" not in question or bool(retold(asked, clause[did.end() :]).left)


def head_asked(question: str) -> str:
    """The noun that a question counts (负责人 of 有多少负责人参加); "" where it is a deed, a light word or not said.

    >>> head_asked("有多少负责人参加活动?"), head_asked("投诉电话几个?"), head_asked("申请办结几件?")
    ('负责人', '投诉电话', '')
    """
    said = words(noun_asked(question))
    behind = bool(said) and "".join(said) not in question.split("多少", maxsplit=1)[0].split("几", maxsplit=1)[0]
    noun = (said[0] if behind else said[-1]) if said else ""
    noun = noun[2:] if len(noun) > 3 and deeds_told(noun[:2]) else noun
    known = len(noun) > 1 and tag(noun)[:1] == "n" and tag(noun) != "nr"
    light = need_not_say(noun) or noun in EVERY_NOUN or noun in figure_words() or noun.endswith("数")
    return noun if known and not light else ""


def tells_noun(around: str, noun: str) -> bool:
    """Whether a text tells a noun: itself, or a word that stands for it."""
    return any(says(around, word) for word in telling(noun)) or (len(noun) > 3 and not retold(noun, around).left)


def _another_part_of_the_year(question: str, candidate: Candidate) -> bool:
    """Whether a question asks for a part of the year that a statement does not name, or the other way round; what there was at the
    end of the year is the year's."""
    asked, told = parts_of_year(question), parts_of_year(fold_text(candidate.statement.subject))
    told = told if asked else told - {YEARS_END}
    if not month_ends(question) - {12} <= month_ends(candidate.up_to_clause):  # what there was in the end is no month's
        return True
    return not told <= asked or not asked <= told | parts_of_year(candidate.clause)


def _came_alone(question: str, candidate: Candidate) -> bool:
    """Whether a number is of those who came (信息员28人到场), and a question asks how many there are of them."""
    came = _ATTENDED.match(candidate.behind) or _ATTENDED.search(candidate.printed)
    return came is not None and _COMES.search(question) is None
