"""What a report's number for one of several bodies is of: the number that its list comes to, or the one that it is told beside.

`members_of` reads a report's counts one by one. A part of a list is of its whole, past a class of bodies that only divides it (办理申请
1842件,其中县区1325件:海棠县288件 is of the 1842). A body that a number is told of with no list (全市新收申请931件。市住建局、市水利局新收件数分别为
49件、44件; 市公安局68件) is of the number in that sentence or the one right before it which tells what is said of the body; where several may
be, of none, and of none where more is said behind its number. Each is given with its name alone for its subject. Nothing raises; a report
that names no bodies gives ().

>>> is_class("县区"), is_class("海棠县"), own_lead("占12%;市公安局")
(True, False, '市公安局')
>>> named_alike("市公安局", "市公安局"), named_alike("市城管局新收件数", "新收申请"), named_alike("市城管局答复件数", "新收申请")
('市公安局', '市城管局', '')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.language.segment import words
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.model import StatementKind
from ingest.normalise import fold_text

_MARKS = re.compile(r"[,;:。()!?\d%\n]")
_JOINTS = re.compile("、|以及|和|与|及")
_EACH = re.compile("(?:分别|依次)(?:[是为有达约到]*)$")
_BETWEEN = re.compile("(?:[、,和与及]|以及)+")
_ENDS_NUMBER = re.compile(r"[,;。、:()和与及!?\n]|$|占|排名?第|居|位列")
_SHARES = re.compile("占|同比|较|比|增长|下降|增加|减少|排名?|居|位")
_COUNTED = (StatementKind.COUNT, StatementKind.MONEY)


@dataclass(frozen=True, slots=True)
class Member:
    """A body's number, `name` for its subject, and the number that it is `of`."""

    candidate: Candidate
    of: Candidate


@cache
def _words() -> dict[str, str]:
    table: dict[str, str] = word_table("bodies")["members"]
    return table


def is_class(said: str) -> bool:
    """Whether a text names bodies by their kind and none of them (县区, 市直部门)."""
    return re.fullmatch(_words()["classes"], said) is not None


def past_classes(whole: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """What a list comes to, past the classes of bodies that only divide it."""
    while whole.statement.whole is not None and is_class(whole.counted):
        whole = candidates[whole.statement.whole]
    return whole


def own_lead(text: str) -> str:
    """What stands right before a number in its own clause, 其中 left out."""
    return _MARKS.split(fold_text(text))[-1].strip("、 ").removeprefix("其中")


def named_alike(said: str, told: str) -> str:
    """The body that a text before a number names, where all that it says beside is told by another text; "" where it names none so."""
    for end in _ends(said):
        if end > 1 and _is_name(said[:end]) and says_no_more(said[end:], told):
            return said[:end]
    return ""


def _is_name(said: str) -> bool:
    """Whether a text that ends as the name of a body does is one: no class of them, and no deed with what it was done to."""
    return not is_class(said) and re.search(_words()["never"], said) is None


def says_no_more(said: str, told: str) -> bool:
    """Whether every word of a text is light, a class of bodies or told by another text.

    >>> says_no_more("市直部门收到申请较多的是", "收到政府信息公开申请"), says_no_more("第三方评估中", "收到申请")
    (True, False)
    """
    left = re.sub(_words()["light"], " ", re.sub(_words()["classes"], " ", said))
    return all(word in told for word in words(left) if word.strip())


def _ends(said: str) -> list[int]:
    """Where the name of a body may end in a text that begins with it, the longest first."""
    return [found.end() for found in re.finditer(_words()["ends"], said)][::-1]


def members_of(candidates: Sequence[Candidate], text: str) -> tuple[Member, ...]:
    """The numbers of a document's bodies with what they are of; `text` is the document's."""
    counts: dict[int, Candidate] = {}
    for one in candidates:
        if one.statement.kind in _COUNTED:
            counts.setdefault(one.statement.number.start, one)
    told = [counts[at] for at in sorted(counts)]
    return tuple(_Run(candidates, told, text).members())


class _Run:
    """Walks a document's counts in their order."""

    def __init__(self, candidates: Sequence[Candidate], told: Sequence[Candidate], text: str) -> None:
        self._candidates, self._told, self._text = candidates, told, text
        self._of: dict[int, Candidate] = {}
        """What the numbers of bodies that were read so far are of, by their places."""

    def members(self) -> Iterator[Member]:
        place = 0
        while place < len(self._told):
            read = self._together(place) or [(place, self._lead(place))]
            for at, said in read:
                one = self._told[at]
                of = self._whole(one) if one.statement.whole is not None else self._beside(at, said)
                name = "" if of is None else named_alike(said, _tells(of))
                if of is None or not name or not self._ends(at):
                    continue
                self._of[at] = of
                yield Member(replace(one, statement=replace(one.statement, subject=name)), of)
            place = read[-1][0] + 1

    def _lead(self, place: int) -> str:
        """What stands before a number in its own clause."""
        return own_lead(self._gap(place))

    def _gap(self, place: int) -> str:
        """The text of a number's sentence between the number before and it."""
        own = self._told[place].statement
        start = own.sentence.start
        if place and self._told[place - 1].statement.sentence == own.sentence:
            start = max(start, self._told[place - 1].statement.number.end)
        return self._text[start : own.number.start]

    def _ends(self, place: int) -> bool:
        """Whether nothing more is said of a number in its clause."""
        end = self._told[place].statement.number.end
        return _ENDS_NUMBER.match(fold_text(self._text[end : end + 4])) is not None

    def _together(self, place: int) -> list[tuple[int, str]]:
        """The numbers that 分别 gives to bodies from this one on, each with its body and what is said of them all; [] where it does not."""
        gap = fold_text(self._gap(place))
        given = _EACH.search(gap)
        if given is None:
            return []
        last = len(self._told) - 1
        end = place
        while end < last and _BETWEEN.fullmatch(fold_text(self._gap(end + 1))):
            end += 1
        pieces = [piece for piece in _MARKS.split(gap[: given.start()]) if piece]
        names = _JOINTS.split(pieces[-1]) if pieces else []
        if len(names) != end - place + 1 or len(names) == 1:
            return []
        behind = max(_ends(names[-1]), default=len(names[-1]))
        return [(place + at, name + names[-1][behind:]) for at, name in enumerate((*names[:-1], names[-1][:behind]))]

    def _whole(self, one: Candidate) -> Candidate:
        """The number that a part of a list is of, past the classes of bodies that divide it; itself where it is no part."""
        whole = one.statement.whole
        return past_classes(self._candidates[whole], self._candidates) if whole is not None else one

    def _beside(self, place: int, said: str) -> Candidate | None:
        """The number that a body's is told beside: the one of its sentence, or of the one right before, that tells what is said of it."""
        own, found = self._told[place], []
        for at in range(place - 1, -1, -1):
            one = self._told[at]
            if (one.statement.unit, one.statement.kind) != (own.statement.unit, own.statement.kind):
                continue
            if not self._is_near(one, own):
                break
            of = self._of.get(at) or self._whole(one)
            if at not in self._of and one.statement.whole is None and named_alike(self._lead(at), ""):
                return None  # what that body's number is of is not told either
            if of is not None and named_alike(said, _tells(of)) and of not in found:
                found.append(of)
        if (
            len(found) > 1
            and self._is_own_segment(found[0], own)
            and not any(self._is_own_segment(one, own) for one in found[1:])
        ):
            found = found[:1]
        return found[0] if len(found) == 1 and self._follows(place, found[0]) else None

    def _is_own_segment(self, one: Candidate, own: Candidate) -> bool:
        """Whether no ; and no end of a sentence stands between two numbers."""
        return not re.search("[;；。]", self._text[one.statement.number.end : own.statement.number.start])

    def _follows(self, place: int, of: Candidate) -> bool:
        """Whether nothing else is said between a number and the one told before it than what it is of."""
        *pieces, _ = [piece for piece in re.split(r"[,;:。()\n]", fold_text(self._gap(place))) if piece] or [""]
        return all(_SHARES.match(piece) or says_no_more(piece, _tells(of)) for piece in pieces)

    def _is_near(self, one: Candidate, own: Candidate) -> bool:
        """Whether a number stands in a sentence or in the one right before it."""
        before, after = one.statement.sentence, own.statement.sentence
        return before == after or (before.end <= after.start and not self._text[before.end : after.start].strip("。. \u3000"))


def _tells(of: Candidate) -> str:
    """The words of a number's own clause."""
    return fold_text(of.clause)
