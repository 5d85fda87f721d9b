"""Whether a sentence of a report speaks of what a question asks, by the question's words or the form's labels.

>>> meant(Wanted("全部公开信息多少条", "applications.granted", None, (), "条")).indicator is None
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.indicator_words import all_dimensions, label_text, phrases_of, verbs_of
from assistant.asking.wanted import Wanted
from assistant.asking.whole_asked import read_whole
from assistant.bodies.catalogue import TOTAL
from assistant.language.concepts import concepts
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from assistant.prose.qualifiers import unsaid
from assistant.prose.said_in_prose import narrowing_words, need_not_say, says, standing_for
from ingest.forms import indicators
from ingest.forms.wording import plain_label
from ingest.normalise import fold_text
from ingest.statements.words import load_words

LEGAL = "法人或其他组织"
"""The applicants' columns that are no natural person's, together: the form gives them a heading and no total."""
LEGAL_COLUMNS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
_OF_APPLICATIONS = ("applications.received", "applications.accepted", "applications.concluded", "applications.answered")
_BY_CHANNEL = "statistics.received."
_BY_MAIL = re.compile("邮件|e-?mail", re.IGNORECASE)
_NO_APPLICATION = re.compile("诉求|来信|留言|工单|投诉|建议|提案|咨询")
_APPLICATION = re.compile("申请|公开")
_PLANNED = re.compile(r"(?:原|本)?(?:计划|打算|预计|准备)(?=[新增制废修收受公办召举开建答])|拟(?=[新制废修收受公办开])")
_PLACES = re.compile(r"(?:多少|几)个(?:行政)?(?:村|镇|乡|县|社区|街道|部门|单位|学校|企业|医院)(?=[?。,!]|的?$|[被有进参获已])")
"""涉及多少个村: no count of the forms is of these."""
_OF_APPLICANTS = re.compile("申请人?|提出|提交|的|政府信息公开|信息公开|其中|类")
_CALLED = {
    "自然人": ("公民", "个人"),
    "商业企业": ("企业",),
    "法律服务机构": ("律师事务所", "律所"),
    LEGAL: ("法人", "法人和其他组织", "法人及其他组织"),
}
"""What reports call a column of applicants for short."""
_PROCEEDINGS = re.compile("复议(?!后)|诉讼|应诉|起诉|败诉|胜诉")
_SENT_BACK = re.compile("退回|打回|退稿")
_PIECES, _COUNTED = re.compile("[,、;:。]"), re.compile(r"\d(?!\d*年)")
_ASKS = re.compile("多少|几|how")
_OF_WHAT = re.compile("^(?:其中)?:?(?:因|属于?|涉及?)")
_RESULT_SAID = re.compile("公开|提供|处理|复议|诉讼|投诉|建议|提案")
"""What a question says that names a result itself, or other things than applications."""


def meant(wanted: Wanted) -> Wanted:
    """Without the count of the forms that some of a question's words led to, where others ask for something else: things that
    are no applications (诉求办结几件), what was only planned, villages or offices, days, messages sent back."""
    asked = read_whole(wanted.text) if (wanted.indicator or "").startswith("applications.") else None
    if (
        asked is not None and asked.count == "published" and asked.named and not asked.rest
    ):  # 全部公开信息多少条 are no applications granted in full
        return replace(wanted, indicator=None)
    other = _NO_APPLICATION.search(wanted.text) is not None and _APPLICATION.search(wanted.text) is None
    otherwise = (
        _PLANNED.search(wanted.text) is not None
        or _PLACES.search(wanted.text) is not None
        or wanted.unit in load_words().durations
        or any(word in wanted.text for word in narrowing_words())
        or (wanted.indicator is not None and unsaid(wanted.text, label_text(wanted.indicator)) != "")
        or (_SENT_BACK.search(wanted.text) is not None and "申请" not in wanted.text)
    )
    return replace(wanted, indicator=None) if otherwise or (other and wanted.indicator in _OF_APPLICATIONS) else wanted


def speaks_of(candidate: Candidate, wanted: Wanted) -> bool:
    """Whether a sentence names the indicator asked for, in the question's words or the form's."""
    whole = candidate.whole if wanted.dimension is not None else ""  # 收到申请60件,其中自然人52件: the verb is the whole's
    said = f"{candidate.clause}|{candidate.head}|{whole}"
    verbs = verbs_of(wanted.indicator or "")
    if verbs and not any(verb in candidate.clause or verb in whole for verb in verbs):
        return False
    words = [word for word in wanted.words if not _ASKS.search(word)]
    if words and all(word in said for word in words):
        return True
    known = indicators().get(wanted.indicator or "")
    if known is None:
        return False
    labels = [_as_said(known.id, label) for label in (*known.labels, *(label for path in known.paths.values() for label in path))]
    return any(label in said for label in labels if len(label) >= 3)


def _as_said(indicator: str, label: str) -> str:
    """A label of a form as prose says it; of the ways in which applications came in without the word that says that they are counted."""
    plain = fold_text(plain_label(label))
    return plain.removesuffix("数") if indicator.startswith(_BY_CHANNEL) else plain


def of_other_proceedings(candidate: Candidate, indicator: str | None) -> bool:
    """Whether a number is told of reconsiderations where lawsuits are asked for, or the other way round (行政复议8件,其中维持5件)."""
    asked = (indicator or "").partition(".")[0]
    if asked not in ("review", "litigation"):
        return False
    named = _PROCEEDINGS.findall(f"{candidate.up_to_clause}|{candidate.clause.split('|')[0]}")
    return bool(named) and (named[-1] == "复议") is (asked == "litigation")


def told_of_proceedings(candidates: Sequence[Candidate], wanted: Wanted) -> bool:
    """Whether the words that led to a count of applications, and name none (驳回几件), are what a report tells of proceedings (行政复议9件,其中驳回2件)."""
    if not (wanted.indicator or "").startswith("applications.") or _APPLICATION.search(wanted.text):
        return False
    said = (c for c in candidates if any(word in c.counted for word in wanted.words))
    return any(_PROCEEDINGS.search(c.up_to_clause) for c in said)


def says_column(candidate: Candidate, column: str | None) -> bool:
    """Whether a sentence names the column of applicants asked for, and not only counts it beside (自然人52件;不予公开12件); one that
    names none is told of all of them."""
    if column in (None, TOTAL):
        return True
    said = "|".join((candidate.clause, candidate.whole, *(p for p in _PIECES.split(candidate.head) if not _COUNTED.search(p))))
    word = {LEGAL: "法人", "其他": "其他"}.get(column or "")
    return word in said if word is not None else column in all_dimensions(said)


def is_column_alone(candidate: Candidate, column: str | None) -> bool:
    """Whether a number is told as the part of a column of applicants and of nothing else (收到申请60件,其中自然人52件)."""
    own = _OF_APPLICANTS.sub("", fold_text(candidate.statement.subject))
    return column is not None and candidate.whole != "" and own in (column, *_CALLED.get(column, ()))


def says_all(candidate: Candidate, wanted: Wanted) -> bool:
    """Whether a sentence says every word that meant the indicator and narrows it, or a synonym of it."""
    said = f"{candidate.clause}|{candidate.head}|{candidate.sentence}"
    terms = {concept.name: concept.terms for concept in wanted.concepts}
    needed = (word for word in wanted.words if not need_not_say(word))
    return all(any(says(said, term) for term in (*standing_for(word), *terms.get(word, ()))) for word in needed)


def in_chinese(wanted: Wanted) -> tuple[Wanted, ...]:
    """A count of a form asked for in English words, as each Chinese phrase for it asks, beside what else the question says.
    `()` where it was asked in Chinese."""
    known = indicators().get(wanted.indicator or "")
    if known is None or not wanted.words or not all(word.isascii() for word in wanted.words):
        return ()
    asked = []
    for words in phrases_of(known.id):
        text = "".join(word for word in words if word != known.unit) + f"多少{known.unit}"
        beside = (c for c in wanted.concepts if any(t in text for t in c.terms) or not any(c.name in w for w in wanted.words))
        told = (*concepts(text), *beside)
        asked.append(replace(wanted, text=text, words=words, unit=known.unit, concepts=told))
    return tuple(asked)


def by_label(wanted: Wanted) -> tuple[Wanted, ...]:
    """A count asked for in words of one's own (给公开的几件), as the form's own label asks for it; () where that says it already."""
    known = indicators().get(wanted.indicator or "")
    label = "" if known is None or not known.labels else _as_said(known.id, known.labels[0])
    if known is None or len(label) < 3 or label in wanted.text or not wanted.exclusive or wanted.dimension is not None:
        return ()
    if known.id.startswith(_BY_CHANNEL) and _BY_MAIL.search(wanted.text):
        return ()  # the form puts them among those that came by the network; prose need not
    return (replace(wanted, text=f"{label}多少{known.unit}", words=(label,), concepts=tuple(concepts(label))),)


def in_its_group(candidate: Candidate, wanted: Wanted) -> Wanted | None:
    """A row of a group of results (涉及国家秘密的几件), as it is asked for with the name of that group where a number is listed under it
    (不同意公开4宗(涉国家秘密1宗)); None for any other number, and where the question names a result itself."""
    group, own = (wanted.indicator or "").split(".")[-2:-1], wanted.text.partition("|")[0]
    known = indicators().get(wanted.indicator or "")
    name = next((one for one in word_table("rows")["groups"].get("".join(group), ()) if one in candidate.whole), "")
    row = "" if known is None else _OF_WHAT.sub("", _as_said(known.id, known.labels[0]))
    if not name or len(row) < 2 or row not in own or _RESULT_SAID.search(own) or _OF_WHAT.sub("", candidate.counted) != row:
        return None
    return replace(wanted, text=name + own, concepts=tuple(concepts(name + own)))
