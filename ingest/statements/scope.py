"""Which of the forms' indicators a number in prose is, by its own words and by the heading it stands under.

新收申请14件 says what it counts only together with its heading 依申请公开; under 行政复议 the same words count something else.
The topic of a number is the one of the number before it in its sentence, else its section's. 收到, 受理, 收办, 办结 and 答复
stay different counts (`words.toml`). A part (其中 …) never is the indicator of a whole.

>>> scope = Scope(Topic.APPLICATIONS)
>>> scope.indicator("共收到", "收到申请", "件"), Scope(Topic.REVIEW).indicator("共收到", "收到申请", "件")
('applications.received', None)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from ingest.model import Section, SectionKind
from ingest.normalise import fold_text
from ingest.statements.words import alternatives, load_words

_APPLICATION = "政府信息公开申请"
_RECEIVED = "收到" + _APPLICATION
_CAME_IN = re.compile(
    r"(?:收到|受理|接到)(?:任何|相关|书面)?申请"
    r"|(?:收到|受理|接到)(?:任何|相关)?(?:(?:公民|法人|自然人|个人|单位|群众|企业|(?:其他|社会)?组织|市民|居民|村民)[、和及或者与]*)+"
    r"(?:书面)?(?:提出|提交|递交|提起)?的?(?:书面)?申请$"
)
_NOBODY_APPLIED = re.compile(
    r"(?:(?:没有|没|无|未有)(?:任何|一|1)?[个位名]?(?:人|群众|公民|市民|村民|居民|个人|单位|企业|自然人|法人|社会组织|组织))"
    r"[^,;:。]{0,24}?(?:提出|提交|递交|申请)(?=[^,;:。]{0,16}(?:申请|公开)|$)"
)
"""没有人向我镇提出申请, 没有公民申请公开信息: none came in."""
_EXPLICIT = re.compile(r"公开申请|依申请公开|申请公开|信息申请|公开(?:政府)?信息的申请")
_ASIDE = re.compile(r"\([^()]*\)")
_SUED = re.compile("(?<![后接])起诉")
"""行政复议、起诉: lawsuits beside reconsiderations."""
_SHORT = re.compile(r"(?<!行政)(?<!民事)(?<!刑事)(?<!公益)(?P<kind>复议|诉讼)(?!后|机关|机构|决定|结果|案件|活动|费)")
_OF_BOTH = re.compile("复议[^,;。]*诉讼|诉讼[^,;。]*复议|(?:信息|申请)公开[^,;。]*(?:复议|诉讼)")
"""未出现因信息公开引发的复议和诉讼: both are those of the forms, by shorter names."""
_FOR_ANOTHER_REASON = re.compile("[因由](?![^,;。]{0,12}(?:公开|申请))")
_WHOLES = ("applications.received", "applications.accepted", "applications.taken_on", "applications.processed", "proactive.total")


class Topic(Enum):
    """What a section or a sentence is about; UNKNOWN where its words do not tell, OTHER where they tell something else."""

    UNKNOWN = auto()
    APPLICATIONS = auto()
    REVIEW = auto()
    OTHER = auto()


class Topics:
    """The topics of a document's sections, by place."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._starts = [section.span.start for section in sections]
        self._topics: list[Topic] = []
        kind = SectionKind.OTHER
        for section in sections:
            kind = section.kind if len(section.path) == 1 else kind
            self._topics.append(_topic(section.path, kind))

    def at(self, offset: int) -> Topic:
        index = bisect_right(self._starts, offset) - 1
        return self._topics[index] if index >= 0 else Topic.UNKNOWN


def labelled(sentence: str, otherwise: Topic) -> Topic:
    """The topic that a label at the head of a folded sentence tells (依申请公开情况:新收5件; 依申请公开方面,…), or the one given."""
    label = re.match(r"([^,;:。]{2,24}):", sentence) or re.match(r"在?([^,;:。]{2,16})(?:方面|工作上|情况上),", sentence)
    told = _topic((label[1],), SectionKind.OTHER) if label else Topic.UNKNOWN
    return otherwise if told is Topic.UNKNOWN else told


def _topic(path: tuple[str, ...], kind: SectionKind) -> Topic:
    """The innermost heading that tells its topic decides; one that names two topics tells none."""
    for title in reversed(path):
        folded = fold_text(title)
        application = re.search(r"依申请|公开申请|申请(?:办理|情况|处理)|信息申请", folded) is not None
        review = re.search(r"复议|诉讼|应诉", folded) is not None
        other = re.search(r"建议|提案|议案|信访|热线|投诉|举报|留言|咨询", folded) is not None
        if application + review + other > 1:
            return Topic.REVIEW if kind is SectionKind.REVIEW_LITIGATION else Topic.UNKNOWN
        if application or review or other:
            return Topic.APPLICATIONS if application else Topic.REVIEW if review else Topic.OTHER
    if kind is SectionKind.APPLICATIONS:
        return Topic.APPLICATIONS
    return Topic.REVIEW if kind is SectionKind.REVIEW_LITIGATION else Topic.UNKNOWN


@cache
def _bare() -> re.Pattern[str]:
    """What is counted, where it names nothing but an application or what was done with it."""
    words = load_words()
    return re.compile(rf"(?:{alternatives((*words.events, *words.adverbs, *words.application_words))})*")


@dataclass(frozen=True, slots=True)
class Scope:
    """The topic in which a clause is read."""

    topic: Topic

    def indicator(self, clause: str, subject: str, unit: str) -> str | None:
        """The indicator of a count with this clause around it; None where it is none of the forms'."""
        words = load_words()
        if subject.endswith(words.serving):
            return None
        clause = _ASIDE.sub("", clause).replace("各类", "")
        found = words.indicator_of(clause, unit)
        if found is not None:
            explicit = _EXPLICIT.search(clause) is not None or self.topic in (Topic.UNKNOWN, Topic.APPLICATIONS)
            return found if explicit or not found.startswith("applications.") else None
        if self.topic is Topic.APPLICATIONS and _bare().fullmatch(subject):
            completed = words.indicator_of(clause + _APPLICATION, unit)
            return completed if completed is not None and completed.startswith("applications.") else None
        return None

    @staticmethod
    def part(indicator: str | None, clause: str, unit: str) -> str | None:
        """The indicator of a part: never one that counts a whole."""
        if indicator not in _WHOLES:
            return indicator
        others = (rule for rule in load_words().indicators if rule.id not in _WHOLES)
        return next((rule.id for rule in others if rule.fits(clause, unit)), None)

    def negated(self, clause: str) -> list[tuple[str, str]]:
        """Ids and labels of the indicators of which a clause says that there were none."""
        words = load_words()
        text = clause + (_APPLICATION if self.topic is Topic.APPLICATIONS and _CAME_IN.search(clause) else "")
        if _NOBODY_APPLIED.search(clause) and (self.topic is Topic.APPLICATIONS or "公开" in clause):
            text += _RECEIVED
        explicit = _EXPLICIT.search(text) is not None or self.topic in (Topic.UNKNOWN, Topic.APPLICATIONS)
        text = _SUED.sub("提起行政诉讼", text) if "复议" in text else text
        text = _SHORT.sub(r"行政\g<kind>", text) if _OF_BOTH.search(text) and not _FOR_ANOTHER_REASON.search(text) else text
        fitting = [rule for rule in words.indicators if rule.fits(text, None)]
        return [(rule.id, rule.label) for rule in fitting if explicit or not rule.id.startswith("applications.")]
