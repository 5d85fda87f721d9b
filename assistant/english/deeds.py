"""Whether a number of the prose tells the deed and the thing that an English question names (hold, attend; messages, complaints).

The Chinese words of a question's verbs are held against the deeds that lead to the number (`Figure.label`: 参加培训会). Deeds that mean
the same are groups of `vocabulary/english_deeds.toml`. A question that names no deed (how many were there, did it have) fits all but
those of which nothing is had (转载, 培训: `not_had`); a number that is told with none fits any. What people send or bring (`things`
there) must be named by a word of the question.

>>> tells_deed("how many training sessions did hold in ?", "参加培训会"), tells_deed("how many trainings did hold?", "举办培训班")
(False, True)
>>> tells_deed("how many public notices were there in ?", "发布公告"), tells_deed("how many issues did publish?", "政府公报")
(True, True)
>>> tells_deed("how many lawsuits did win in ?", "行政诉讼"), tells_deed("how many lawsuits did win in ?", "胜诉")
(False, True)
>>> tells_thing("how many messages did receive?", "收到投诉"), tells_thing("how many netizen messages did receive?", "收到留言")
(False, True)
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.answer import Answer
from assistant.asking.other_words import is_thing
from assistant.english.alike import widened
from assistant.english.chosen import things_counted
from assistant.english.pieces import Piece
from assistant.english.reading import counted_and_told
from assistant.english.terms import Part
from assistant.language.segment import tag, words
from assistant.language.word_tables import word_table
from assistant.prose.channel_match import is_account
from ingest.normalise import fold_text


@cache
def _words() -> dict[str, str]:
    return {name: str(listed) for name, listed in word_table("english_deeds").items()}


@cache
def _groups() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """(The words that ask for a deed, those that tell it.)"""
    lines = [line.partition(">") for line in _words()["groups"].splitlines() if line.strip()]
    return tuple((frozenset(asks.split()), frozenset((*asks.split(), *more.split()))) for asks, _, more in lines)


@cache
def _known() -> frozenset[str]:
    return frozenset(word for _, tells in _groups() for word in tells)


def tells_what_is_asked(content: str, answer: Answer) -> bool:
    """Whether every number of the prose that an answer gives tells the deed and the thing of a question's content; one that only
    stands beside a cell that answers is told as what it is."""
    cells = [citation.kind == "cell" for citation in answer.citations]
    if (
        answer.figures
        and all(cells)
        and not _tells_head(content, fold_text("".join(f"{f.label}{f.dimension or ''}" for f in answer.figures)))
    ):
        return False
    if not _shares_a_sign(content, answer):
        return False
    if any(f.operation is None and f.citations and all(cells[at] for at in f.citations) for f in answer.figures[:1]):
        return True
    told = [f for f in answer.figures if f.operation is None and not any(cells[at] for at in f.citations)]
    prose = [_RUN_ON.sub("", f.label) for f in told]
    if any(
        is_account(f.label) and f.unit in ("个", "家") and not f.label.endswith("视频") for f in told
    ) and _asks_what_is_published(content):
        return False
    quotes = [fold_text(answer.citations[f.citations[0]].quote) if f.citations else "" for f in told]
    if any(only_made_public(content, label, quote) for label, quote in zip(prose, quotes, strict=True)):
        return False
    return all(tells_deed(content, label) and tells_thing(content, label) and tells_all(content, label) for label in prose)


@lru_cache(maxsize=1024)
def only_made_public(content: str, label: str, quote: str) -> bool:
    """Whether a number is told of what was made public of meetings or documents, and a question asks how many were held or issued. The deed of a
    list is that of its first item.

    >>> only_made_public("how many meetings did hold in ?", "党组会", "主动公开文件5件,党组会9次")
    True
    >>> only_made_public("how many meetings did hold in ?", "党组会", "召开党组会9次"), only_made_public("how many were there?", "党组会", "公开党组会9次")
    (False, False)
    """
    asked = _said(counted_and_told(content), Part.VERB)
    public, held, made = (set(_words()[name].split()) for name in ("made_public", "held", "made"))
    of_documents = asked & made and any(fold_text(label).endswith(one) for one in _words()["documents"].split())
    if asked & {"公开", "主动公开"} or not (asked & held or of_documents):
        return False
    for piece in reversed(re.split("[,;:。、()]", quote)):
        if (deeds := {one for word in words(piece) for one in _known() if word.startswith(one)}) - {"公开"} or "公开" in piece:
            return bool(deeds) and deeds <= public
        if _ENDS_IN_NUMBER.search(piece) is None:
            return False
    return False


_ENDS_IN_NUMBER = re.compile(r"\d[\u4e00-\u9fff]{0,3}$")


def _tells_head(content: str, labels: str) -> bool:
    """Whether a cell's label names what is counted, where that is a thing which Chinese questions only say by the way (采访, 老师): read over
    there, it would be answered by whatever else is named (news reports partially disclosed: applications)."""
    read = counted_and_told(content)
    head = [term for piece in read[:1] for term in piece.terms if term.part is Part.NOUN]
    if not read:  # a word of it is not known
        head = [term for term in (things_counted(content) or [()])[-1] if term.part is Part.NOUN]
    apart = head and set(head[-1].words) & set(_words()["said_by_the_way"].split())
    return not apart or any(word in labels for word in head[-1].words)


def _shares_a_sign(content: str, answer: Answer) -> bool:
    """Whether a count of the forms that a sentence states has a sign of any word of what is counted, where no form counts that (村信息公开点 is told
    by no 办结213件)."""
    stated = answer.figures[:1] and answer.figures[0].indicator is not None and answer.figures[0].operation is None
    head = [term for piece in counted_and_told(content)[:1] for term in piece.terms[-1:] if term.part is Part.NOUN]
    if not stated or any(citation.kind == "cell" for citation in answer.citations):
        return True
    named = {word for word in (widened(head[-1]).words if head else ()) if word}
    told = fold_text(
        "".join([*(f"{f.label}{f.dimension or ''}{f.unit}" for f in answer.figures), *(c.quote for c in answer.citations)])
    )
    signs = set("".join(named)) - set(_words()["signs_of_all"])
    return not signs or bool(named & set(_words()["counted_by_forms"].split())) or bool(signs & set(told))


def _asks_what_is_published(content: str) -> bool:
    """Whether a question asks how much was published, which no number of accounts is."""
    deeds = _said(counted_and_told(content), Part.VERB)
    return any(word in deed for deed in deeds for word in _words()["published"].split())


_RUN_ON = re.compile(r"^.+(?=(?:19|20)\d{2}年)")
"""A clause that runs on into one with a year of its own, which tells the number (按期答复2024年行政复议1件)."""


@lru_cache(maxsize=1024)
def tells_deed(content: str, label: str) -> bool:
    """Whether what leads to a number tells a deed that the question names, where both name one."""
    pieces = counted_and_told(content)
    asked = _said(pieces, Part.VERB)
    things = "|".join(_said(pieces, Part.NOUN))
    moves, signs = set(_words()["moves"].split()), _words()["signs_of_moves"].split()
    if asked and asked <= moves and not any(sign in label for sign in signs):  # gained is not had
        return False
    ends = asked & set(_words()["ends_of_lawsuits"].split())
    if ends and "诉讼" in things and not any(end in label for end in ends):
        return False
    named = [deed for at, word in enumerate(words(fold_text(label))) if (deed := _deed_in(word, first=at == 0))]
    told = [deed for deed in named if deed not in things]
    if pieces and not asked:
        return not set(told) & set(_words()["not_had"].split())
    if not told or not asked & _known():
        return True
    meant = asked.union(*(tells for asks, tells in _groups() if asks & asked))
    return any(word in meant for word in named) or any(word in one or one in word for one in asked for word in told)


@lru_cache(maxsize=1024)
def tells_thing(content: str, label: str) -> bool:
    """Whether what people send or bring, if a label ends with that, is what a question names, and whether decisions or what was
    published of them are counted."""
    told = fold_text(label)
    thing = next((one for one in _words()["things"].split() if told.endswith(one)), "")
    pieces = counted_and_told(content)
    asked = {word for word in _said(pieces, Part.NOUN) if len(word) > 1}
    deeds = _said(pieces, Part.VERB)
    if asked and any(one in told for one in _words()["decisions"].split()):
        published = _words()["published"].split()
        return any(one in told for one in published) is any(one in said for one in published for said in asked | deeds)
    if thing in deeds:
        return True
    return not (thing and asked) or any(thing in word or word in told for word in asked)


_OF_ALL = re.compile(r"(?<=,)[^,]*?(?=答复|办结|办复|回复|办理)")
"""收到申请,均按期答复: how all that was counted was answered narrows nothing."""


@lru_cache(maxsize=1024)
def tells_all(content: str, label: str) -> bool:
    """Whether nothing narrows what is counted that a question does not say.

    >>> tells_all("how many applications did answer?", "延期答复申请"), tells_all("how many applications were made online?", "网络申请")
    (False, True)
    """
    said = "|".join(word for piece in counted_and_told(content) for term in piece.terms for word in term.words)
    told = _OF_ALL.sub("", fold_text(label))
    lines = [line.partition("|") for line in _words()["narrowing"].splitlines() if line.strip()]
    return not said or all(
        not any(word in told for word in narrows.split()) or any(word in said for word in asked.split())
        for narrows, _, asked in lines
    )


def _said(pieces: list[Piece], part: Part) -> frozenset[str]:
    """The Chinese words of the phrases that play a part."""
    return frozenset(word for piece in pieces for term in piece.terms if term.part is part for word in term.words if word)


def _deed_in(word: str, *, first: bool) -> str:
    """The deed that a word of a report is or begins with (发布 of 发布公告); "" where it is a thing. One that no group has is only told
    where it leads (筹备培训, not 灾害防御预警)."""
    if word in _words()["relations"].split():
        return ""
    if word in _known() or (first and len(word) > 1 and tag(word) == "v" and not is_thing(word)):
        return word
    return next((deed for deed in _known() if len(deed) > 1 and len(word) - len(deed) > 1 and word.startswith(deed)), "")
