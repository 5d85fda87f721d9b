"""Whether a number of a report's prose is told of less, or of more, than a question for a whole count asks for.

Less: one way that applications came, one kind of what was published, another count of the forms. More: several years, several channels
together, all that is below a body's heading. Also a number that is taken for granted and that the report does not tell. Texts are
folded; nothing is looked up and nothing raises.

>>> _UP_TO.search("截至2022年底累计公开信息9条") is not None, _OF_THE_YEAR.search("其中2022年公开3条") is not None
(True, True)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.asking.left_out import set_aside
from assistant.asking.measures import accumulated, asks_anew, of_all_years, of_one_year_alone
from assistant.asking.whole_asked import read_whole, words
from assistant.bodies.named_classes import class_named
from assistant.language.word_tables import word_table
from assistant.prose.applications_told import of_one_means
from assistant.prose.candidate import Candidate
from assistant.prose.channel_match import ASKED_ALONE, of_one_kind, of_open_channel
from assistant.prose.listed_before_number import told_of_list
from assistant.prose.of_disclosure import counts_disclosure_alone, counts_every_kind, tells_asked
from assistant.prose.parts_of_fields import of_a_part
from assistant.prose.said_in_prose import is_deed
from assistant.prose.whole_counts import BESIDE, SITES, of_several
from assistant.prose.whole_told import TOTAL_PUBLISHED, channels_named, lead_of, pieces_before
from ingest.model import StatementKind
from ingest.normalise import fold_text
from ingest.statements.words import alternatives

_ALL_YEARS = re.compile("历年|至今(?!年)")
_UP_TO = re.compile("截[至止]|累计")
_OF_THE_YEAR = re.compile(r"其中,?(?:今年|本年度?|当年|全年|20\d\d年)")
_LEVEL = re.compile("^[省市区县镇乡](?=各)")
"""The level before a name, which stands in the name of the place in a question (海棠市|各部门: 市各部门)."""
_COMPARED_WITH = re.compile(r"(?<=[比较与])([\u4e00-\u9fff]{2})的\d")
"""压缩至2小时,比规定的5小时快: what the other number is called."""
_OF_EACH = re.compile("平均|[人日月篇]均|每")
"""A mean is no whole of what one of them comes to (平均播放量900次,其中一集1.2万次)."""
_ACCOUNTS = re.compile("(?:政务)?新媒体(?=账号|帐号|账户)")
"""新媒体账号 are the accounts themselves: the medium is not asked for."""
_DESCRIBED = re.compile(
    r"(?:及?以[上下内]|左右)?的(?P<things>[\u4e00-\u9fff]{0,8}?)(?:有|为|共)?(?=\d+[\u4e00-\u9fff])(?!20\d\d年)"
)
_LISTED = re.compile(r"((?:[^、,;。:\d]{2,12}、)+[^、,;。:\d]{2,12}?)等")
_IN_BRACKETS = re.compile(r"(?P<kind>[\u4e00-\u9fff]{2,8})\((?:包括|包含|含|如)(?P<listed>[^()]*)\)")
"""工作文件类(包括规范性文件、政策解读等)信息10条: of all of these together."""
_PUBLISHES = frozenset({"发布", "公开", "公布"})
_OF_WHICH = re.compile(r"(?P<of>[\u4e00-\u9fff]{2,8}?)(?:案件|申请)?(?:里面?|之?中|当中)(?:的|,)*(?=[^,。?]*(?:多少|几))")
"""行政诉讼中法院判决的: of what some are asked for."""
_LEADS_TO = re.compile("^(?:通过|利用|借助|依托|先后在|在|于|对|向|为)")
_GIVEN = re.compile(r"(?<![\d.])(?P<number>\d+)[条篇](?:政府|政务|公开)*(?:信息|消息|推文)?(?:里面?|之?中|当中|之内)")


def told_in_part(candidate: Candidate, candidates: Sequence[Candidate], question: str) -> bool:
    """Whether a number is told of less, or of more years, than a question asks for: of one way that applications came, of all years.
    What a question only sets aside is none of what it asks for."""
    question = (set_aside(question) or (question,))[0]
    clause = candidate.printed
    other_years = (_ALL_YEARS.search(question) is None) is not (_ALL_YEARS.search(clause) is None)
    other_years = (
        other_years
        or ("累计" not in question and _of_years_before_too(candidate, candidates))
        or of_other_years(candidate, question)
    )
    as_asked = tells_asked(question, candidate) or bool(told_of_list((candidate,), question, None))
    narrowed = not as_asked and (
        _of_another_kind(candidate, question)
        or _kind_told_apart(candidate, candidates, question)
        or of_one_means(candidate, candidates, question)
        or _of_more_channels(candidate, question)
        or of_open_channel(candidate, candidates, question)
        or names_another(candidate, candidates, question)
        or _describes_another(candidate, question)
        or _of_a_narrower_kind(candidate, question)
        or _of_all_listed(candidate, question)
        or counts_every_kind(question, candidate, candidates)
        or counts_disclosure_alone(question, candidate, candidates)
    )
    return other_years or narrowed or _gives_another(question, candidates)


def without_level(subject: str) -> str:
    """A name of bodies without the level that stands in the name of their place.

    >>> without_level("市各部门"), without_level("市级部门")
    ('各部门', '市级部门')
    """
    return _LEVEL.sub("", subject)


def exceeded(candidate: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """The number that a number is told to be some of although it is more (举行发布会5场,其中镇里举行的7场); None for none."""
    own = candidate.statement
    *_, segment = re.split("[;。]", candidate.up_to_clause)
    if own.kind is not StatementKind.COUNT or own.whole is not None or "其中" not in segment:
        return None
    opened = segment.rsplit("其中", maxsplit=1)
    first = re.search(r"\d", opened[1]) is not None and len(re.findall(r"\d[\d.,]*", opened[1])) == 1
    before = [
        c
        for c in candidates
        if (c.statement.sentence, c.statement.kind, c.statement.unit, c.statement.year)
        == (own.sentence, own.kind, own.unit, own.year)
        and c.statement.number.end < own.number.start
        and c.printed
        and opened[0].rstrip(",").endswith(c.printed)
        and _OF_EACH.search(c.printed) is None
    ]
    return next((c for c in before if first and c.statement.value < own.value), None)


def of_other_years(candidate: Candidate, question: str) -> bool:
    """Whether a number is told of all years where a question asks for one, or of one where it asks for all that its sentence tells of, or
    up to a day where it asks for what came anew."""
    over_all = "累计" not in question and of_all_years(candidate)
    return over_all or of_one_year_alone(question, candidate) or (asks_anew(question) and accumulated(candidate))


def names_another(candidate: Candidate, candidates: Sequence[Candidate], question: str) -> bool:
    """Whether the question says just what another number of the same sentence counts (网上申请9件,快递4件,合计13件, asked for 快递), and this
    number is not told of that: it is no part of it, nor what was done with it (收到意见9条,采纳4条)."""
    own, subject = candidate.statement, fold_text(candidate.statement.subject)
    question = _ACCOUNTS.sub("", question.split("|", maxsplit=1)[0])  # what an earlier turn named is not asked for
    question = _of_which_asked(candidate, question)
    beside = {
        fold_text(c.statement.subject)
        for c in candidates
        if (c.document_id, c.statement.sentence, c.statement.unit) == (candidate.document_id, own.sentence, own.unit)
        and c is not candidate
        and ("累计" in question or not of_all_years(c))
    } - {candidate.whole}
    beside -= _PUBLISHES if own.indicator == TOTAL_PUBLISHED else frozenset()  # 主动公开信息90条,其中委办局发布41条: one deed
    named = [name for name in beside if len(name) > 1 and _says(question, _LEVEL.sub("", name)) and name not in subject]
    deeds = [one for one in (subject, lead_of(candidate).split("|")[0]) if is_deed(one)]
    beside_it = candidate.sentence.replace(candidate.printed, "|")
    compared = any(word in question and word not in candidate.clause for word in _COMPARED_WITH.findall(beside_it))
    only_line = len(subject) > 1 and subject in question and not _says(question, subject)
    return compared or only_line or (bool(named) and not any(deed in question for deed in deeds))


def _of_which_asked(candidate: Candidate, question: str) -> str:
    """A question without what it names as that of which it asks for some (诉讼案件中,法院判决的), where the number before says what was
    counted so and the clause goes on from that (行政诉讼97件,27件法院判决)."""
    asked = _OF_WHICH.match(question)
    before = re.split("[,;。]", candidate.before.rstrip(","))[-1]
    counted = rf"{re.escape(asked['of'])}(?:案件|申请)?\D?\d+[\u4e00-\u9fff]" if asked is not None else ""
    return question[asked.end() :] if asked is not None and re.fullmatch(counted, before) else question


def _says(question: str, name: str) -> bool:
    """Whether a question says a thing, and not only the line that it is told to (示例举报 in 示例举报电话)."""
    lines = alternatives(tuple(word_table("counted")["lines"]))
    return name in question and re.search(rf"{re.escape(name)}(?!{lines})", question) is not None


def _of_years_before_too(candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether a part of a number is what the year itself brought (截至2022年底累计公开1404条,其中2022年公开130条)."""
    whole = candidate.statement
    if not _UP_TO.search(candidate.up_to_clause):
        return False
    return any(
        c.statement.sentence == whole.sentence and c.statement.whole is not None and _OF_THE_YEAR.search(c.printed)
        for c in candidates
        if c.document_id == candidate.document_id and c.whole == fold_text(whole.subject).lower()
    )


def _describes_another(candidate: Candidate, question: str) -> bool:
    """Whether a number only says of which kind the things are that are counted behind it (涉及资金9万元的申请1件), and a question names none
    of these."""
    unit = re.escape(candidate.statement.unit or "")
    found = re.search(rf"\d[余多]?{unit}{_DESCRIBED.pattern}", re.sub(r"^\D*", "", candidate.printed) + candidate.behind)
    return found is not None and (not found["things"] or found["things"] not in question)


def _of_all_listed(candidate: Candidate, question: str) -> bool:
    """Whether a number behind a list of names comes from all of them (在甲报、乙社等媒体宣传,总阅读量9万次), and a question names some alone."""
    inside = _IN_BRACKETS.search(candidate.printed)
    if inside is not None and "、" in inside["listed"]:
        names = re.split("[、和及与]", re.sub("等.*$", "", inside["listed"]))
        rest = candidate.printed.replace(inside[0], "·") + candidate.counted.replace(inside[0], "·")
        named = [name for name in names if len(name) > 1 and name in question and name not in rest]
        if (
            named
            and len(named) < len(names)
            and not any(a + b in question for a, b in pairwise(inside["kind"]) if a + b not in inside["listed"])
        ):
            return True
    segment = re.split("[;。]", candidate.before)[-1]
    for listed in _LISTED.findall(segment):
        names = [_LEADS_TO.sub("", name) for name in listed.split("、")]
        named = [name for name in names if name in question]
        if named and len(named) < len(names) and not any(name in candidate.printed for name in named):
            return not any(channels_named(name) - {"press"} for name in named)
    return False


def _of_a_narrower_kind(candidate: Candidate, question: str) -> bool:
    """Whether a kind of information that a question names (政策类信息) is only what another thing is about, counted by itself (政策解读9篇)."""
    asked = read_whole(question) if "|" not in question else None
    named = asked.rest[0] if asked is not None and asked.count == "published" and asked.rest else class_named(question)
    kind = named.removesuffix("类")
    behind = candidate.counted.partition(kind)[2] if kind else ""
    return of_a_part(candidate.clause, kind, question) or (
        candidate.statement.whole is None
        and candidate.statement.indicator is None
        and not behind.startswith("类")
        and not behind.endswith(tuple(words()["published"]["of_kind"]))
        and behind not in question
    )


def _of_another_kind(candidate: Candidate, question: str) -> bool:
    """Whether a plain question for information published meets another count of the forms, or one for complaints of disclosure those of
    something else."""
    asked = read_whole(question) if "|" not in question else None
    if asked is None or asked.count == "applications":
        return False
    if asked.rest and asked.count == "published":
        all_kinds = (
            candidate.statement.indicator == TOTAL_PUBLISHED
            and asked.rest[0] in words()["published"]["objects"]
            and asked.rest[0] not in candidate.clause
        )
        return all_kinds or _of_a_kind_beside(candidate, asked.rest[0])
    if asked.rest:
        return False
    if asked.count == "complaints":
        return asked.because and "公开" not in candidate.sentence
    other_count = asked.count == "published" and candidate.statement.indicator not in (None, TOTAL_PUBLISHED)
    return other_count or one_kind_over(candidate, question)


def one_kind_over(candidate: Candidate, question: str) -> bool:
    """Whether a plain question asks for all that went over one channel, and a number is of one kind of that (网站公开镇财政信息1条)."""
    asked = read_whole(question) if "|" not in question else None
    if asked is None or asked.count != "published" or asked.rest or asked.together or len(asked.channels) != 1:
        return False
    (channel,) = asked.channels
    return channel in ASKED_ALONE and candidate.statement.whole is None and of_one_kind(candidate, channel)


def _of_a_kind_beside(candidate: Candidate, kind: str) -> bool:
    """Whether a kind of information that a question names is told of another number of the sentence (网站公开139条,涉及政策法规;公众号发布956条),
    or together with all others (发布政策法规及各类信息128条)."""
    clause = candidate.printed
    named, before = re.escape(kind), candidate.before
    beside = re.search(rf"\d[^;。\d]*(?:涉及|包括|包含|涵盖|主要是)[^;。\d]*{named}", before) is not None and kind not in clause
    return beside or re.search(rf"{named}(?:及|和|与|以及)(?:各类|各种|各项)", clause) is not None


def _of_more_channels(candidate: Candidate, question: str) -> bool:
    """Whether a question asks for what went over one channel, and a number is told of several together (通过网站、公报等渠道公开14万条), or
    it asks for several together, and the number is not told of all of them."""
    asked = read_whole(question) if "|" not in question else None
    if asked is None or asked.count != "published" or not asked.channels or of_several(asked):
        return False
    named = channels_named("|".join((lead_of(candidate), *pieces_before(candidate))))
    if asked.together and not asked.channels <= named:
        return True
    return bool(named & asked.channels) and not named <= asked.channels | BESIDE | SITES


def _kind_told_apart(candidate: Candidate, candidates: Sequence[Candidate], question: str) -> bool:
    """Whether a kind of information that a question names is counted by another number of the report, and not by this one, which the
    heading alone puts beside it (政策解读情况: 公众号发布信息930条…政策解读21条)."""
    asked = read_whole(question) if "|" not in question else None
    if asked is None or asked.count != "published" or not asked.rest:
        return False
    called = f"{asked.rest[0]}信息"  # 政策信息: no 政策解读4件 where 政策信息 is counted elsewhere
    if called in question and called not in candidate.clause and _counts(called, candidate, candidates):
        return True
    if asked.rest[0] in candidate.clause:
        return False
    if f'"{asked.rest[0]}"' in candidate.up_to_clause:  # an account's name, which is no kind
        return False
    return _counts(asked.rest[0], candidate, candidates)


def _counts(thing: str, candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether a number of a candidate's report counts a thing."""
    own = (c.statement for c in candidates if c.document_id == candidate.document_id)
    return any(one.kind is StatementKind.COUNT and thing in fold_text(one.subject) for one in own)


def _gives_another(question: str, candidates: Sequence[Candidate]) -> bool:
    """Whether a question takes for granted how many items there were and the report tells no such number (公开的1300条信息中…)."""
    given = _GIVEN.search(question)
    return given is not None and not any(c.statement.value == int(given["number"]) for c in candidates)
