"""Whether a sentence says all that a question asks before its number is given: a word more, and another thing is asked.

A question's words must each be said by the statement: in its own clause, in what its sentence says before it, or in the
heading over it. What a word may be told by is narrow here (`vocabulary/counted.toml`): a number is no place for the
glossary's near words. A number of several things together (微信、微博发布102条) is none of each, what stands in brackets is a
part of what was counted (工作文件类(含政策解读)10条), and a kind that the sentence names and the question does not
(发布新闻类165条) is narrower than what is asked. Texts are folded.

>>> says("全年召开常务会议8次", "常务会议"), says("全年召开常务会议8次", "部门会议"), says("网站发布新闻类9条", "新闻发布会")
(True, False, False)
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from assistant.concepts import Concept
from assistant.segment import tag
from ingest.model import StatementKind
from ingest.normalise import fold_text

if TYPE_CHECKING:
    from assistant.prose_match import Candidate

NARROWS = 0.5
"""The weight from which on a word of a question narrows what is asked."""
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_TITLE = re.compile(r'"[^"]*"|《[^》]*》')
"""A name in quotes, whose 与 and 、 join nothing that is counted (开展"阳光与民同行"开放日)."""
_KIND = re.compile(r"([\u4e00-\u9fff]{2,6})(?<![各几两三四五六多])类(?!型)")
_SEVERAL = re.compile(r"[^,;:。、]+(?:[、和及与][^,;:。、]+)+")
_JOINS = re.compile(r"、|以及|和|及|与")
_EACH = re.compile(r"均|都|各|分别")
_ALL_WERE = re.compile(r"[,、]?(?:均|全部|都|全)(?:为|是|系)[^,;。]*")
"""收到申请2件,均为邮件申请: what follows a number and is said of all that it counts."""
_COMMON = re.compile(
    r"多种形式|多种角度|多种|发布|推送|公开|公布|刊发|主动|累计|信息|政务|政府|各类|相关|有关|数量|其中|通过|运用|利用|依托|在|受理|收到|办理|制发"
)
_ONLY_DONE = re.compile(r"(?:已|被|予以|全部|按时|及时|按期)*(?:办结|答复|回复|办复|维持|纠正|撤回|结转|采用|采纳|受理|解决)")
"""What was done with what was counted before (热线投诉37件,办结36件)."""
_PUBLISHED = re.compile(r"发布|推送|公开|公布|刊发|报送")
_BODY = re.compile(r"(?:政府|办公厅|办公室|政府办|本级)$")
_TAKEN_IN = frozenset({"收到", "接到", "受理", "接收"})
_ACTS = re.compile(r"收|接|受理|办|答复|回复|开展|组织|召开|发布|公开|公布|采纳|征集|报送|解读")
"""Verbs beside which a noun was not simply taken in (12345热线投诉37件: taken in; 开展征集25个: not)."""
NARROWING = ("部门",)
"""Words that every report is full of and that yet tell one thing from another: 部门会议, 常务会议."""


@cache
def _words() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    table = tomllib.loads(resources.files("assistant").joinpath("vocabulary", "counted.toml").read_text(encoding="utf-8"))
    alike: dict[str, tuple[str, ...]] = {}
    for group in table["alike"]:
        for word in map(str, group):
            alike[word] = tuple(dict.fromkeys((word, *alike.get(word, ()), *map(str, group))))
    return alike, frozenset(map(str, table["unsaid"]))


def says(text: str, term: str) -> bool:
    """Whether a text says a term: itself, its characters in order and close together, or both its halves."""
    if term in text:
        return True
    if len(term) < 2 or term.isascii():
        return False
    if re.search(".{0,3}".join(map(re.escape, term)), text):
        return True
    return len(term) >= 4 and any(term[:k] in text and term[k:] in text for k in range(2, len(term) - 1))


def all_said(candidate: Candidate, concepts: Sequence[Concept], question: str = "") -> bool:
    """Whether the statement says every word of the question that narrows what is asked. A sentence of which the question
    tells another number (收到意见12条,是围绕几期调查) speaks as a whole."""
    text, wide = _text(candidate), _text(candidate, wide=True)
    if any(re.search(rf"(?<!\d){number}(?!\d)", candidate.sentence) for number in re.findall(r"\d{2,}", question)):
        text = wide = text + "|" + candidate.sentence
    if any(concept.name in NARROWING and concept.name not in candidate.clause for concept in concepts):
        return False
    clause = candidate.clause.split("|")[0]
    return all(_said(text if c.weight >= 1.0 else wide, clause, c) for c in concepts if c.weight >= NARROWS)


def said_in_clause(candidate: Candidate, concept: Concept) -> bool:
    """Whether the statement's own clause says a word, or one that stands for it."""
    clause = candidate.clause.split("|")[0]
    alike = _words()[0]
    return any(says(clause, term) for name in concept.terms[: concept.own] for term in alike.get(name, (name,)))


def _said(text: str, clause: str, concept: Concept) -> bool:
    alike, unsaid = _words()
    own = concept.terms[: concept.own]
    if concept.name in unsaid or any(term in unsaid for term in own):
        return True
    if concept.name in _TAKEN_IN and not _ACTS.search(clause):
        return True
    return any(says(text, term) for name in own for term in alike.get(name, (name,)))


def _text(candidate: Candidate, *, wide: bool = False) -> str:
    """What speaks for a statement: the headings over it, its sentence up to its number, its clause, without brackets.
    `wide`: with what the sentence counts before it, whose verb is the statement's too (承办建议14件、提案11件)."""
    clause = candidate.clause.split("|")[0]
    at = max(candidate.sentence.find(clause), 0)
    before, head = candidate.sentence[:at], candidate.head
    if not wide and candidate.statement.whole is None and not _ONLY_DONE.match(fold_text(candidate.statement.subject)):
        before, head = _without_neighbours(before, candidate), _without_neighbours(head, candidate)
    if candidate.statement.kind is StatementKind.MONEY:
        before += candidate.sentence
    after = _ALL_WERE.match(candidate.sentence, at + len(clause))
    subject = fold_text(candidate.statement.subject).lower()
    return _BRACKETS.sub("", f"{candidate.section}|{before}|{head}|{clause}|{after[0] if after else ''}|{subject}")


def _without_neighbours(text: str, candidate: Candidate) -> str:
    """Without the clauses that count another thing in the same unit (短视频40条,原创采编22条): neighbours, not what it is of."""
    counts = re.compile(rf"\d[\d.]*[余多万]*{re.escape(candidate.statement.unit)}") if candidate.statement.unit else None
    return ",".join(piece for piece in re.split("[,;、]", text) if counts is None or not counts.search(piece))


def tells_of_more(candidate: Candidate, question: str, concepts: Sequence[Concept]) -> bool:
    """Whether the number is of several things together of which the question names one, or of a narrower kind."""
    subject = _TITLE.sub("", _BRACKETS.sub("", fold_text(candidate.statement.subject).lower()))
    asked = question + "|" + "|".join(term for concept in concepts for term in concept.terms[: concept.own])
    kinds = (_COMMON.split(kind[1])[-1] for kind in _KIND.finditer(subject))
    if any(len(kind) > 1 and not _overlaps(kind, asked) for kind in kinds):
        return True
    clause = candidate.clause.split("|")[0]
    if _EACH.search(clause) or re.search(r"\d", clause[: clause.find(subject)] if subject in clause else ""):
        return False
    counted = _PUBLISHED.split(subject)[-1]
    subject = counted if len(_COMMON.sub("", counted)) > 1 else subject
    if _counted_first(clause, subject):
        subject = subject.split("、")[0]
    return any(_names_one(several[0], asked) for several in _SEVERAL.finditer(subject))


def _counted_first(clause: str, subject: str) -> bool:
    """Whether what is counted stands right behind the number and what follows it tells what was done with it
    (邀请851名市民代表交流座谈、参观体验)."""
    rest = subject.split("、")[1:]
    return (
        bool(rest)
        and bool(re.search(r"\d[^\d]{0,4}$", _TITLE.sub("", clause).split(subject[:2])[0]))
        and all(tag(part[:2]).startswith("v") for part in rest)
    )


def _names_one(several: str, asked: str) -> bool:
    """Whether of things joined the question says one and not another, nor what the list is of (等省级媒体)."""
    pieces = (_COMMON.sub("", member) for member in _JOINS.split(several) if not _BODY.search(member))
    members = [piece for piece in pieces if len(piece) > 1]
    listed_as = re.search(r"等(?:各类|各种)?(?:方面的?)?(.{2,})", members[-1]) if members else None
    if listed_as is not None and _overlaps(listed_as[1], asked):
        head = re.split(r"等", members[-1])[0]
        return any(_overlaps(member, asked) for member in [*members[:-1], head] if len(member) > 1) and not _overlaps(
            listed_as[1][:4], asked
        )
    said = [_overlaps(member, asked) for member in members]
    return any(said) and not all(said)


def _overlaps(words: str, asked: str) -> bool:
    return any(words[i : i + 2] in asked for i in range(len(words) - 1))
