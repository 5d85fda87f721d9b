"""Which number answers a plain question for a whole count (公开了多少条信息, 收到几件申请), or which ones do together.

`whole_count` holds what a question asks (`whole_asked`) against what its report tells (`whole_told`). One number answers alone where it
is told of all, or is the only one of its kind, whatever channel it names: its label says that. Where several channels are told and no
whole, all of them are given (`Whole.total` is False), never one and never their sum. A channel, a level or a deed that is asked for
and not told answers nothing. Texts are folded; nothing raises. The file is long because what is published and what is applied for are chosen
alike.

>>> Whole((), total=True).told
()
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.asking.asked_unit import units_fit
from assistant.asking.measures import asks_up_to, brought_anew, told_up_to, without_up_to
from assistant.asking.whole_asked import ACCOUNTS, ONLINE, Asked, read_whole, words
from assistant.bodies.named_classes import class_named
from assistant.guards.whose_number import doer, of_government, whose
from assistant.prose.applications_told import applications, by_means, left_to_do, told_in_time
from assistant.prose.candidate import Candidate
from assistant.prose.complaints_told import complaints
from assistant.prose.done_with_all import all_answered
from assistant.prose.listed_channels import tells_its_site
from assistant.prose.parts_of_fields import told_of_parts
from assistant.prose.said_in_prose import BRACKETS
from assistant.prose.whole_told import Told, all_alike, channels_named, kinds_published, lead_of, published, summed_up
from ingest.model import StatementKind
from ingest.normalise import fold_text
from ingest.statements.words import alternatives

_TOOK_IN, _FINISHED = ("received", "accepted", ""), ("concluded", "answered")
BESIDE = frozenset({"platform", "media"})
"""What may be named with a channel without being another (微信公众号平台)."""
SITES = frozenset({"site", "platform"})
_ANY_SITE = frozenset({"网站", "官网", "官方网站"})
"""Words for a site that need not be those of its report, which may call it by its name (“示例商务网”)."""
_CASES = frozenset({"件", "条", "宗", "份", "起", "次", "项"})
"""What applications are counted in."""
_NOT_ITSELF = re.compile(
    "不?属于?本[\u4e00-\u9fff]{1,4}?(?=公开|职责|职权|管|负责|范围)|本(?:机关|单位)(?=(?:不|未|没有?)(?:掌握|持有|保存|制作))"
    "|[省市区县镇乡旗州](?:人民)?政府(?=网|门户|公报|采购|信息(?!公开(?!目录|平台|系统|网|专栏))|微|公众号)"
)
"""本机关不掌握相关政府信息: a row of the form that every body has; 市政府网站: a channel."""
_NOT_OWN = frozenset({"press"})
"""Where others publish: no channel of the body."""
_PREMISE = re.compile(r"(?:收到|受理)?的?(?P<number>\d+)(?P<unit>[件宗条份])(?:公开)?申请(?:里面?|之?中|当中|之内)的?")
_OFFICE_NAME, _WITH_OFFICE = re.compile("政府(?:办公[厅室]|办)$"), re.compile("政府(?:[(,、和及与]|以及)")
_OFFICE, _BELOW_IT = re.compile("政府办(?![理结件复])"), re.compile("|".join(words()[""]["below"]))
"""Others than the body itself, in what is told."""
_OF_DEED = re.compile(
    f"(?:共|一共|主动)*(?:{alternatives([w for kind, deeds in (('applications', ('received', 'accepted')), ('published', ('deeds',))) for d in deeds for w in words()[kind][d]])})$"
)
_GOVERNS = ("政府", "街道", "办事处", "镇", "乡", "管委会")


@dataclass(frozen=True, slots=True)
class Whole:
    """The numbers that answer. `total`: there is one, or one is told of all; else they are what is told of channels, and no whole is. `less`: what
    is asked for is the first without the second (办理69件,含上年转来的3件: 66 came in). `beside`: it is of a part of what is asked for, of a
    government's office alone, or for that office of all of its place. `differ`: the report tells one whole by several numbers."""

    told: tuple[Told, ...]
    total: bool
    less: bool = False
    beside: bool = False
    differ: bool = False


def asks_whole(question: str) -> bool:
    """Whether a question is a plain one for a whole count.

    >>> asks_whole("公开了多少条信息"), asks_whole("公开预算信息的日期")
    (True, False)
    """
    return "|" not in question and read_whole(premise(question)[1]) is not None


def premise(question: str) -> tuple[int | None, str]:
    """The number of applications that a question gives beforehand, which a report must tell, and what it asks of them.

    >>> premise("12件申请中答复了多少"), premise("答复了多少件申请")
    ((12, '申请答复了多少件'), (None, '答复了多少件申请'))
    """
    question = without_up_to(question)
    found = _PREMISE.match(question)
    if found is None:
        return None, question
    rest = question[found.end() :]
    unit = "" if re.search("(?:多少|几)[件宗条份]", rest) else found["unit"]
    return int(found["number"]), "申请" + re.sub("多少|几", lambda how: how[0] + unit, rest, count=1)


def whole_count(
    candidates: Sequence[Candidate],
    question: str,
    names: Sequence[str],
    year: int | None,
    after: Callable[[Candidate], str] = lambda _: "",
) -> Whole:
    """What answers a question for a whole count from one report's statements; `names` are its body's, `after` gives the sentence behind that
    of a number. Empty where nothing does."""
    up_to, (given, question) = asks_up_to(question), premise(question)
    asked = None if "|" in question or class_named(question) else read_whole(question)
    counted = given is None or any(c.statement.value == given and c.statement.year == year for c in candidates)
    if asked is None or not counted or (given is not None and asked.count != "applications"):
        return Whole((), total=False)
    of_cases = asked.count == "applications" and asked.unit in _CASES
    ours = [c for c in candidates if c.statement.year in (year, None) and (not up_to or (told_up_to(c) and not brought_anew(c)))]
    ours = [c for c in ours if units_fit(asked.unit, c.statement.unit) or (of_cases and c.statement.unit in _CASES)]
    if asked.count == "published":
        whole = _published(ours, asked, names, over_years=up_to)
    else:
        whole = _applications(ours, asked, after) if asked.count == "applications" else _one(_distinct(complaints(ours, asked)))
        if whole is not None and not asked.whose and [whose(one.candidate.printed, names) for one in whole.told] == ["office"]:
            only = whole.told[0].candidate
            told = Told(only, "", label=doer(only.printed) + fold_text(only.statement.subject))
            whole = Whole((told,), total=False, beside=True)
    return whole or Whole((), total=False)


def asks_itself(question: str) -> bool:
    """Whether a question asks how many applications the body itself received (市政府收到多少件), or what it published, not with all that
    is below it."""
    asked = None if "|" in question else read_whole(question)
    if asked is None or asked.whose != "own" or asked.rest or asked.channels or asked.in_time:
        return False
    return asked.count == "published" or (asked.count == "applications" and asked.deed not in _FINISHED)


def of_itself(candidates: Sequence[Candidate], question: str, year: int | None) -> tuple[Told, ...]:
    """The part of the body itself where a question asks for it by name (市政府) and the report tells it apart from all of it (全市)."""
    said, asked = {of_government(word) for word in words()[""]["whose_own"] if word in question}, read_whole(question)
    count = "proactive." if asked is not None and asked.count == "published" else "applications."
    told = [
        Told(c, "")
        for c in candidates
        if c.statement.whole is not None
        and c.statement.year == year
        and of_government(_OF_DEED.sub("", c.counted).replace("人民", "")) in said
        and (candidates[c.statement.whole].statement.indicator or "").startswith(count)
    ]
    return tuple(told) if len(told) == 1 else ()


def names_itself(question: str) -> bool:
    """Whether a question names the body a second time, so as to leave out what is below it (市政府办理的申请中,予以公开几件).

    >>> names_itself("市政府办理的申请中,予以公开几件"), names_itself("予以公开几件申请"), names_itself("本机关不掌握的几件")
    (True, False, False)
    """
    said = _NOT_ITSELF.sub("", question)
    return any(word in said for word in words()[""]["whose_own"])


def names_government(question: str) -> bool:
    """Whether a question names the government of its body beside the body (…市的市政府行政复议几件).

    >>> names_government("市政府的行政复议几件"), names_government("市政府网站发布几条"), names_government("本机关的行政复议几件")
    (True, False, False)
    """
    said = _NOT_ITSELF.sub("", question)
    return any(word in said for word in words()[""]["whose_own"] if word.endswith("政府"))


def tells_of_itself(question: str, told: str) -> bool:
    """Whether what is told is of the body in the words by which a question names it, which its office (市政府办) is not.

    >>> tells_of_itself("市政府受理几件", "市政府受理9件"), tells_of_itself("市政府受理几件", "市政府办受理9件")
    (True, False)
    """
    said, told = (_NOT_ITSELF.sub("", text) for text in (question, re.split("[;。]", told)[-1]))
    if _BELOW_IT.search(told) or (_OFFICE.search(said) is None) is not (_OFFICE.search(told) is None):
        return False
    return any(word in said and word in told for word in words()[""]["whose_own"])


def of_all_alone(candidate: Candidate) -> bool:
    """Whether a number is told of all that is below a body, or as a part of that, without the body itself (全市复议73件,其中纠错11件)."""
    *_, segment = re.split("[;。]", candidate.up_to_clause)
    return any(word in segment for word in words()[""]["whose_all"]) and not names_itself(segment)


def told_of_all(candidates: Sequence[Candidate], year: int | None) -> bool:
    """Whether a report tells its applications as those of all that is below its body too (全市共收办申请40件; 收到9件,其中县民政局3件), so that
    its form does."""
    of_forms = [c for c in candidates if (c.statement.indicator or "").startswith("applications.")]
    told = [c for c in (*of_forms, *(one.candidate for one in applications(candidates))) if c.statement.year == year]
    counted = {c.statement.number for c in told}
    parts = (c for c in candidates if c.statement.whole is not None and candidates[c.statement.whole].statement.number in counted)
    return any(whose(c.printed, ()) == "all" for c in told) or any(whose(c.printed, ()) in ("others", "office") for c in parts)


def _published(candidates: Sequence[Candidate], asked: Asked, names: Sequence[str], *, over_years: bool) -> Whole | None:
    general = published(candidates, names, over_years=over_years)
    told = _whose(general, asked, names)
    if asked.rest and (of_trade := [one for one in told if f"{asked.rest[0]}信息" in lead_of(one.candidate)]):
        # what a bureau calls by its own trade (教育信息) is information of no kind, and what other channels brought adds to it
        told, asked = told if all(one.channels for one in told) else of_trade, replace(asked, rest=())
    if asked.rest:
        told = [one for one in told if asked.rest[0] in one.names]
        parts = () if told or asked.channels else tuple(Told(c, "") for c in told_of_parts(candidates, asked.rest[0]))
        return Whole(parts, total=False, beside=True) if parts else _each(told, asked)
    if asked.channels:
        if asked.together:
            return _each([one for one in told if one.channels - BESIDE == asked.channels], asked)
        over = [one for one in told if _over(one, asked.channels)]
        said = [word for word in asked.said if word not in _ANY_SITE]
        saying = [one for one in over if all(word in one.candidate.clause for word in said)]
        over = saying or [one for one in over if not tells_its_site(one.candidate.statement.subject) or not said]
        if not over and not of_several(asked):
            over = _of_one_kind(candidates, asked)
            return Whole(tuple(over), total=False) if over else None
        whole = _each(over, asked)
        alone = len(over) == 1 and (over[0].many or "media" in over[0].channels or (asked.channels >= ONLINE and len(told) == 1))
        return replace(whole, total=False) if whole is not None and of_several(asked) and not alone else whole
    offices = [one for one in general if one.whose == "office"] if asked.whose == "own" and not asked.channels else []
    if all(one.channels for one in told) and all(_of_office_alone(one) for one in offices):
        told += offices
    told = [one for one in told if (not one.part or brought_anew(one.candidate)) and not one.channels & _NOT_OWN]
    if asked.deed == "推送":
        return _each([one for one in told if one.deed == asked.deed], asked)
    wholes = _distinct([one for one in told if _is_whole(one, told)] or (summed_up(candidates) if len(told) > 1 else []))
    if len(told) == 1 == len(wholes) and _of_another(told[0], names, asked):
        return Whole(tuple(told), total=False, beside=True)
    if not wholes or (len(told) > 1 and all(map(_of_office_alone, wholes))):
        channels = _each(told, asked)
        counted = [one.candidate for one in general]
        beside = [Told(c, "") for c in kinds_published(candidates) if c not in counted] if channels is not None else []
        return Whole((*channels.told, *beside), total=False) if channels is not None and beside else channels
    if len(wholes) > 1 and len({one.whose for one in wholes}) < len(wholes):
        return Whole(tuple(wholes), total=False, differ=True) if all_alike(wholes) else None
    governs = any(name.endswith(_GOVERNS) for name in names)
    ordered = sorted(wholes, key=lambda one: (one.whose == "all") is not governs)
    others = [
        one
        for one in told
        if one not in wholes and asked.deed and one.deed == asked.deed != ordered[0].deed != "" and one.channels
    ]
    return Whole((*ordered, *_distinct(others)), total=True)


def _of_another(one: Told, names: Sequence[str], asked: Asked) -> bool:
    """Whether a number is of a government's office where the government is asked about, or of all of a place where its office is."""
    of_all = one.whose == "all" and not asked.whose and bool(names) and all(_OFFICE_NAME.search(name) for name in names)
    return of_all or (asked.whose != "all" and _of_office_alone(one))


def _of_office_alone(one: Told) -> bool:
    """Whether a number is told of a government's office, without the government itself (县政府及县政府办公室)."""
    return one.whose == "office" and not one.channels and _WITH_OFFICE.search(lead_of(one.candidate)) is None


def of_several(asked: Asked) -> bool:
    """Whether a question asks for more than one channel by one word (新媒体, 网上)."""
    return asked.channels >= ACCOUNTS


def _of_one_kind(candidates: Sequence[Candidate], asked: Asked) -> list[Told]:
    """The one count of a channel, where a report tells only one kind of information of it and counts no other kind; one of several channels
    together (微信、微博发布信息) is none of either."""
    kinds = kinds_published(candidates)
    told = [c for c in kinds if (named := channels_named(c.clause)) & asked.channels and named <= _allowed(asked.channels)]
    beside = [c for c in kinds if c not in told and not channels_named(c.clause)]
    return [Told(told[0], "")] if len(told) == 1 and not beside else []


def _whose(told: Sequence[Told], asked: Asked, names: Sequence[str]) -> list[Told]:
    """Those of the body itself, or of all that is below it, where a question says so."""
    governs = any(name.endswith(_GOVERNS) for name in names)
    if asked.whose == "all":
        return [one for one in told if one.whose == "all" or (governs and one.whose == "")]
    if asked.whose == "own":
        own = [one for one in told if one.whose in ("own", "") and not (governs and asked.bureau)]
        return [one for one in own if not of_all_alone(one.candidate)]
    return list(told)


def _over(one: Told, channels: frozenset[str]) -> bool:
    """Whether a number is told of channels that are asked for, and of no others."""
    return bool(one.channels & channels) and one.channels <= _allowed(channels)


def _allowed(channels: frozenset[str]) -> frozenset[str]:
    """The channels that are asked for, with what may be named beside them without being another."""
    allowed = channels | BESIDE if channels & (ACCOUNTS - {"media"}) else channels
    return allowed | SITES if channels & SITES else allowed


def _is_whole(one: Told, told: Sequence[Told]) -> bool:
    """Whether a number is told of all that was published: without a channel, or of many ways together."""
    if not one.channels:
        return True
    if not one.many:
        return False
    others = {channel for other in told if other is not one for channel in other.channels}
    return others <= one.channels or (len(one.channels) > 1 and bool(one.channels & SITES))


def _each(told: Sequence[Told], asked: Asked) -> Whole | None:
    """All that is told: one number, or each of several, those of the deed that is asked for first."""
    each = sorted(_distinct(told), key=lambda one: (bool(asked.deed) and one.deed != asked.deed, not one.channels & SITES))
    return Whole(tuple(each), total=len(each) == 1) if each else None


def _distinct(told: Sequence[Told]) -> list[Told]:
    """Each number once, as it is told first."""
    seen: dict[tuple[Decimal, str, bool], Told] = {}
    for one in told:
        seen.setdefault((one.candidate.statement.value, one.candidate.statement.unit, one.whose == "all"), one)
    return list(seen.values())


# ------------------------------------------------------------------------------------------ applications


def _applications(candidates: Sequence[Candidate], asked: Asked, after: Callable[[Candidate], str]) -> Whole | None:
    told = applications(candidates)
    if asked.whose == "all":  # 全市收到多少件: not what 市政府办 received
        told = [one for one in told if whose(one.candidate.printed, ()) in ("all", "")]
    if not asked.named and any(_counts_another(c, asked) for c in candidates if c not in [one.candidate for one in told]):
        return None
    if asked.whose == "own":
        return None
    taken = _distinct([one for one in told if one.deed in _TOOK_IN and not one.part])
    apart = [by_means(one.candidate, candidates) for one in taken]
    if any(apart):
        several = len(taken) > len(apart[0]) or asked.deed in _FINISHED or asked.in_time
        return None if several else Whole(tuple(Told(c, "") for c in next(filter(None, apart))), total=False)
    handled = _distinct([one for one in told if one.deed == "processed" and not one.part])
    finished = [one for one in told if one.deed in _FINISHED]
    if asked.deed in _FINISHED:
        return _finished(finished, [*taken, *handled], asked) or _all_answered(told, asked, after)
    if asked.in_time:
        return None
    if asked.deed == "processed":
        if handled or not taken:
            return _one(handled)
        others = [one for one in _distinct(finished) if one.candidate.statement.value != taken[0].candidate.statement.value]
        return Whole((*taken, *others), total=True) if len(taken) == 1 else None
    own = [one for one in taken if one.deed == asked.deed] if asked.deed else taken
    own = own or [one for one in taken if not one.deed] or taken
    if own:
        return _one(own)
    carried = [c for c in candidates if c.statement.indicator == "applications.carried_in" and c.statement.value]
    if not carried or not asked.deed:
        return _one(handled)
    within = [c for c in carried if handled and c.statement.sentence == handled[0].candidate.statement.sentence]
    return Whole((handled[0], Told(within[0], "")), total=True, less=True) if len(handled) == len(within) == 1 else None


def _finished(finished: Sequence[Told], counted: Sequence[Told], asked: Asked) -> Whole | None:
    """What was answered or concluded, told by a number of its own."""
    own = [one for one in finished if one.deed == asked.deed] or list(finished)
    for one in own:
        in_time = told_in_time(f"{one.candidate.clause}|{fold_text(one.candidate.statement.subject)}")
        if asked.in_time and not in_time:
            return None
        if in_time and not asked.in_time and not _is_rest(one, counted):
            return None
    return _one(_distinct(own)) if own else None


def _all_answered(told: Sequence[Told], asked: Asked, after: Callable[[Candidate], str]) -> Whole | None:
    """All the applications that came in, where the report says that they were answered; None where it tells more of them elsewhere."""
    counted = [one for one in told if one.deed not in _FINISHED]
    if len(counted) < len(told):
        return None
    said = [
        (one, done)
        for one in counted
        if (done := all_answered(one.candidate.statement.value, one.candidate.behind, after(one.candidate)))
    ]
    totals = {done.total for _, done in said}
    if len(totals) != 1 or any(one.candidate.statement.value > max(totals) for one in counted):
        return None
    whole = [replace(one, answered=done) for one, done in said if one.candidate.statement.value == done.total]
    if not whole or (asked.in_time and not told_in_time(whole[-1].answered.said if whole[-1].answered else "")):
        return None
    return Whole((whole[-1],), total=True)


def _is_rest(one: Told, counted: Sequence[Told]) -> bool:
    """Whether what was done in time is all that was done: the others are told to be still open."""
    left, value = left_to_do(one.candidate), one.candidate.statement.value
    return any(
        value == whole.candidate.statement.value or (left is not None and value + left == whole.candidate.statement.value)
        for whole in counted
    )


def _counts_another(candidate: Candidate, asked: Asked) -> bool:
    """Whether a report counts by the deed that is asked for something that is no application (办结诉求9件)."""
    said = words()["applications"].get(asked.deed, []) if asked.deed else []
    clause = BRACKETS.sub("", candidate.printed)
    counted = candidate.statement.kind is StatementKind.COUNT and not (candidate.statement.indicator or "").startswith(
        "applications."
    )
    return (
        counted
        and candidate.statement.unit in ("件", "条", "宗", "起", "次", "封", "个", "份")
        and any(word in clause for word in said)
    )


def _one(told: Sequence[Told]) -> Whole | None:
    return Whole(tuple(told), total=True) if len(told) == 1 else None
