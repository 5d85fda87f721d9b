"""Applications as reports tell them: how many came in, were handled, answered or concluded, each by its own deed.

`applications` reads the statements of a report and gives those that count applications alone: several things together (申请、来信等26件)
and parts of a count of applications are left out, but for what was answered or concluded of it and what came in of all that was
handled. How many a sentence says are left, and counts by how applications came (书面申请0件,网上申请5件) are told too. Texts are folded; nothing raises.

>>> told_in_time("其中10件已按时答复"), told_in_time("答复10件")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.other_words import is_outcome
from assistant.asking.whole_asked import DEEDS, read_whole, words
from assistant.language.part_of_year import in_part_of_year
from assistant.prose.accounted import place_of
from assistant.prose.candidate import Candidate
from assistant.prose.whole_told import Told
from ingest.model import StatementKind
from ingest.normalise import fold_text
from ingest.statements.words import alternatives

_JOINED = re.compile(r"[、及和与][^,;。]*等|等\d|、")
_MEANS = re.compile("网上|网络|邮寄|信函|当面|现场|电子|快递|书面|口头|来信|来函|来人")
_INDICATORS = {f"applications.{deed}": deed for deed in DEEDS} | {"applications.taken_on": "processed"}
_AT_APPLICATION = re.compile(
    rf"(?P<deed>{alternatives([w for d in DEEDS for w in words()['applications'][d]])})?(?:了)?(?:{alternatives(words()['applications']['nouns'])})(?:事项|案件|数量?|件)?"
)
_IN_TIME = re.compile(r"按时|按期|如期|及时|(?:规定|法定|承诺)[^,;。]{0,4}(?:时间|期限|时限)|期限内|时限内|准时")
_LEFT = re.compile(
    r"(?:(?:剩余|余下|其余|尚余|余|另有|还有)(?P<left>\d+)(?:件|条|宗|份)?[^,;。]{0,6}(?:结转|转|正在|办理中|未到期|下年|下一年)"
    r"|^[,、](?P<carried>\d+)(?:件|条|宗|份)(?:结转|转[至到入]))"
)
_OF_LETTERS = re.compile("来信|来函|[多几]少?封")
_HANDLED = frozenset({"processed", "concluded", "answered"})


_DOCUMENTS = "公文|文件|材料|档案|目录"
_OF_DOCUMENTS = re.compile(
    rf"(?:{_DOCUMENTS})[^,;。0-9]{{0,6}}\d+(?:余|多)?[份件篇条]|(?:{_DOCUMENTS})[^;。0-9]*(?:属性|源头|认定|界定)|(?:认定|界定|确定|标注)为?[^,;。0-9]{{0,4}}公开"
)
_NAMES_DOCUMENTS = re.compile(f"{_DOCUMENTS}|认定|界定")


def speaks_of_applications(candidate: Candidate) -> bool:
    """Whether a sentence, or the heading that it stands under, speaks of applications."""
    return "申请" in candidate.sentence or "申请" in candidate.section


_NAMES_EITHER = re.compile(
    r"(?:的|共|一共|总共)*依申请公开的?(?:一?共|总共|总计)?(?:有|是|为)?(?:多少|几)[件份条项个篇]?[?。\s]*", flags=re.ASCII
)


def sorted_alike(candidates: Sequence[Candidate], question: str) -> Candidate | None:
    """The number of documents that a report sorts under the name that a question may mean applications by; None where the question
    says which, or no one number is told.

    >>> _NAMES_EITHER.fullmatch("依申请公开多少件") is not None, _NAMES_EITHER.fullmatch("收到依申请公开多少件") is not None
    (True, False)
    """
    if _NAMES_EITHER.fullmatch(question.strip()) is None:
        return None
    told = [c for c in candidates if counts_documents(c, question) and c.counted.removesuffix("的").endswith("依申请公开")]
    return told[0] if len({c.statement.value for c in told}) == 1 else None


def of_some(candidate: Candidate, question: str, indicator: str | None) -> bool:
    """Whether a question (or the figure that it means) asks how many applications were handled, answered or concluded, and a number is
    of those alone of which more is said: what became of them, that they were made again, or not done yet (尚有2件未到答复期限)."""
    asked = read_whole(question) if "|" not in question else None
    plain = asked is not None and asked.count == "applications" and asked.deed in _HANDLED
    if not plain and _INDICATORS.get(indicator or "") not in _HANDLED:
        return False
    if candidate.statement.indicator in _INDICATORS:
        return is_outcome(candidate.counted)
    told = read_whole(f"{candidate.counted}几件")
    return told is None or told.count != "applications" or told.deed == ""


_CAME_IN = frozenset({"received", "accepted"})


def came_in_alike(question: str, counted: str) -> bool:
    """Whether a question asks how many applications came in and a number counts those, in whatever words (收到, 新收, 受理).

    >>> came_in_alike("收到多少申请", "新收政府信息公开申请"), came_in_alike("收到多少申请", "办结申请"), came_in_alike("收到多少意见", "新收申请")
    (True, False, False)
    """
    both = [read_whole(text) for text in (question, f"{counted}几件")]
    return all(
        one is not None and one.count == "applications" and one.deed in _CAME_IN and not one.rest and not one.channels
        for one in both
    )


def counts_documents(candidate: Candidate, question: str) -> bool:
    """Whether a number is of documents that were sorted by whether they may be published (认定公文156份,其中依申请公开71份,不予公开47份),
    where a question names none."""
    return _OF_DOCUMENTS.search(candidate.up_to_clause) is not None and _NAMES_DOCUMENTS.search(question) is None


def applications(candidates: Sequence[Candidate]) -> list[Told]:
    """The counts of applications, each by what was done with them; parts of one as such."""
    return [told for c in candidates if (told := _application(c)) is not None]


def _application(candidate: Candidate) -> Told | None:
    statement = candidate.statement
    if statement.kind is not StatementKind.COUNT or in_part_of_year(place_of(candidate)):
        return None
    subject = fold_text(statement.subject)
    if is_outcome(subject) or _JOINED.search(subject) or _JOINED.search(re.split(r"\d", candidate.printed)[0]):
        return None
    deed = _INDICATORS.get(statement.indicator or "")
    found = _AT_APPLICATION.fullmatch(subject)
    if deed is None and (
        statement.indicator is not None or found is None or statement.unit not in ("件", "宗", "份", "条", "起", "次", "项")
    ):
        return None
    if deed is None and found is not None:
        deed = next((d for d in DEEDS if found["deed"] in words()["applications"][d]), "") if found["deed"] else ""
    if not deed and (
        candidate.statement.whole is None
        or not re.search("收到|接到|受理|接收|收", candidate.whole)
        or not re.search(rf"{subject}\D{{0,3}}\d", candidate.clause)
    ):
        return None
    part = statement.whole is not None and "申请" in candidate.whole and not _JOINED.search(candidate.whole)
    part = part and not (deed == "received" and candidate.whole.startswith(tuple(words()["applications"]["processed"])))
    if part and deed not in ("concluded", "answered"):
        return None
    return Told(candidate, deed or "", part=part)


def of_one_means(candidate: Candidate, candidates: Sequence[Candidate], question: str) -> bool:
    """Whether applications are counted by how they came (书面申请0件,网上申请5件), and a question names no such way."""
    return not _MEANS.search(question) and bool(by_means(candidate, candidates))


def by_means(candidate: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The counts of applications of a sentence that tells them by how they came and not together; none where this is not one."""
    own = candidate.statement
    means = _means(candidate)
    if not means or own.whole is not None:
        return []
    alike = [
        c
        for c in candidates
        if (c.document_id, c.statement.sentence, c.statement.unit, c.statement.kind, c.statement.whole)
        == (candidate.document_id, own.sentence, own.unit, StatementKind.COUNT, None)
        and _means(c)
    ]
    return alike if len({_means(c) for c in alike}) > 1 else []


def _means(candidate: Candidate) -> str:
    subject = fold_text(candidate.statement.subject)
    found = _MEANS.search(subject)
    return found[0] if found is not None and ("申请" in subject or "申请" in candidate.up_to_clause) else ""


def told_in_time(text: str) -> bool:
    """Whether a text tells that something was done in time."""
    return _IN_TIME.search(text) is not None


def of_letters_asked(candidate: Candidate, question: str) -> bool:
    """Whether a question asks for letters, and a number is of applications, which may have come as such."""
    asked = question.split("|", maxsplit=1)[0]
    if _OF_LETTERS.search(asked) is None or "申请" in question or "公开" in question:
        return False
    *_, segment = re.split("[;。]", candidate.up_to_clause)
    return "申请" in f"{segment}|{candidate.whole}|{candidate.counted}" and candidate.statement.unit != "封"


def left_to_do(candidate: Candidate) -> int | None:
    """How many a sentence says are still to be done behind a number; None where it does not."""
    found = _LEFT.search(candidate.behind)
    return None if found is None else int(found["left"] or found["carried"])
