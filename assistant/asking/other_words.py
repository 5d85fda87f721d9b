"""A number asked for in other words than the report's: 挂出多少条, 寄信来的几件, 局长信箱回了几封信.

A question is held against one statement character by character: each piece of it must be said by what speaks for the statement (its
clause, what its clause goes on from, the headings over it), itself or by a word that tells it (`vocabulary/other_words.toml`), or narrow
nothing. And each piece of what the statement counts must be said by the question in the same way. Only where both hold for the numbers of
one value, and nothing tells the two apart (`contrasts`), it is meant: nothing is guessed from likeness, no threshold needed. Texts are folded.
The file is long because every way to say a thing otherwise is held against the same limits.

>>> retold("寄信来的", "信函寄送")
Retold(text='信函来的', left='')
>>> retold("传真来的", "信函寄送").left
'传真'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from assistant.language.concepts import asking_words
from assistant.language.contrasts import apart, contradicts, deeds_told, lacks, without_contrasted
from assistant.language.segment import tag, words
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from assistant.prose.said_in_prose import free_words, is_deed, need_not_say, standing_for, tells_result
from ingest.model import Statement, StatementKind
from ingest.normalise import fold_text
from ingest.statements.words import alternatives, load_words

_LONGEST = 10
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NAMES = re.compile(r'"[^"]*"|《[^》]*》|[(（][^()（）]*[)）]')
_BESIDE = re.compile(r"^[\u4e00-\u9fff]{2}并(?=[\u4e00-\u9fff]{4})|(?<=[\u4e00-\u9fff]{2})(?:大?类别?|方面的?|部分|领域)$")
"""The first of two deeds done with one thing (检出并改正), and what only says that there are kinds."""
_COUNTED = re.compile(r"\d")
_NO_THING = frozenset("vdrtpucfa")
"""First letters of jieba's tags for words that name no thing."""
_ON_THE_SPOT = re.compile("现场|当场|会上|会后|会前|期间|其间|发到|送到")
_EARLIER_COUNT = re.compile("^[年月]")
_MEMBERS = re.compile(r"(?:[^,、\d]+、)+[^,、\d]*?等(?=[\u4e00-\u9fff]{2,6}$)")
"""发现错链、空白栏目等问题: problems are counted."""
_OPINIONS = re.compile("意见(?:和|与|及|、|以及)?建议")  # one thing, that people call 意见
_CHANGES_TO = re.compile(r"(?:由|从)[^\d,;]*\d")
"""新媒体由52个整合为30个: the one number speaks with the other."""
_OF_APPLICATIONS = re.compile("(?:其中)?(?:要求|申请|查询|涉及|关于|有关|咨询)")
"""要求公开事故材料的4件: after applications, these are some of them."""
_OPENS = re.compile("其中|包括|包含|:")
_BY_LEVEL = re.compile("[省市区县镇乡村]")
_GRADED = re.compile("[a-d]类")
"""建议9件、提案8件,办理结果为a类11件: of both."""
_PERSONS = frozenset({"人", "人次", "名", "位"})
_URGED = re.compile("(?:督促|责令|要求|推动|指导|督导)$")


@dataclass(frozen=True, slots=True)
class Retold:
    """A text in the words of another, and the characters of it that the other does not tell."""

    text: str
    left: str


@cache
def _told_by() -> dict[str, tuple[str, ...]]:
    """Each word and those of reports that tell it."""
    table = word_table("other_words")["words"]
    found: dict[str, dict[str, None]] = {}
    for group in table:
        told = [str(word) for word in group["told"]]
        for word in (*told, *map(str, group["asked"])):
            found.setdefault(word, {}).update(dict.fromkeys(told))
    return {word: tuple(told) for word, told in found.items()}


def narrowing_places(name: str) -> Sequence[dict[str, str]]:
    """The patterns of `[[apart]]` (what narrows a number by itself) or `[[owner]]` (whose it is)."""
    return [{key: str(value) for key, value in one.items()} for one in word_table("other_words")[name]]


@cache
def _light() -> frozenset[str]:
    words = free_words() | _listed("words")
    return frozenset(word for word in words if len(word) > 1 and (need_not_say(word) or not deeds_told(word))) - _listed("tells")


@cache
def _listed(name: str) -> frozenset[str]:
    """The words, or the single characters, of a list of `[[light]]`."""
    return frozenset(word_table("other_words")["light"][0][name])


@cache
def _alternatives(name: str) -> str:
    return alternatives(tuple(word_table("other_words")["light"][0][name]))


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(f"(?:(?:{_alternatives('bodies')})(?![长员民场]))+")


def is_thing(word: str) -> bool:
    """Whether a word that reads like a deed is what is counted (提案, 投诉)."""
    return word in _listed("counted")


def is_outcome(subject: str) -> bool:
    """Whether what is counted says what became of applications (信息不存在, 不予公开)."""
    return any(word in subject for word in _listed("results"))


def reads_like_thing(word: str) -> bool:
    """Whether a deed is a thing by the dictionary (核实)."""
    return word in _listed("deeds")


def telling(word: str) -> tuple[str, ...]:
    """A word and those that tell it."""
    return tuple(dict.fromkeys((*standing_for(word), *_told_by().get(word, ()))))


@lru_cache(maxsize=4096)
def retold(asked: str, text: str, own: frozenset[str] = frozenset()) -> Retold:
    """A text in the words of another that tell it; `own` are pieces that narrow nothing beside the light words."""
    size, light = len(asked), _listed("characters")
    best: list[tuple[int, str, str]] = [(0, "", "")] * (size + 1)
    for at in range(size - 1, -1, -1):
        cost, said, left = best[at + 1]
        char = asked[at]
        free = char in light or not char.isalnum()
        best[at] = (cost, char + said, left) if free else (cost + 1, char + said, char + left)
        for length in range(min(_LONGEST, size - at), 1 if _HAN.match(char) else 0, -1):
            _, said, left = best[at + length]
            if (told := _piece(asked[at : at + length], text, own)) is not None and best[at + length][0] < best[at][0]:
                best[at] = (best[at + length][0], told + said, left)
        alone = not any(asked[begin : begin + 2] in _told_by() for begin in (at - 1, at) if 0 <= begin < size - 1)
        if (alone or need_not_say(char)) and best[at][0] > best[at + 1][0] and (told := _piece(char, text, own)) is not None:
            best[at] = (best[at + 1][0], told + best[at + 1][1], best[at + 1][2])
    return Retold(best[0][1], best[0][2])


def _piece(piece: str, text: str, own: frozenset[str]) -> str | None:
    """How a text tells a piece; None where it does not."""
    plain = piece.removesuffix("类") if len(piece) > 2 and piece not in text else piece  # 统计信息类公开几条: 统计信息64条
    if plain in text and (len(plain) > 1 or plain in _told_by()):
        return plain
    if len(piece) == 2 and piece[1] in "了过" and piece[0] in text and piece not in _told_by() and piece[0] not in _told_by():
        return piece[0]
    for word in telling(piece) if piece in _told_by() else standing_for(piece)[1:]:
        if word in text:
            return word
    return piece if piece in own or piece in _light() or (need_not_say(piece) and piece not in _listed("tells")) else None


@lru_cache(maxsize=1024)
def asks(question: str) -> str:
    """What a question speaks of: without what asks for a number and without polite words."""
    units = alternatives((*load_words().counts, *load_words().money, "钱", "个人"))
    number = rf"(?:一?共|总共|总计|合计|大约|大概|到底)?(?:有|是|为|达)?(?:多少|几)(?:{units})?(?:[?。]|$)?"
    return asking_words().sub("|", re.sub(number, "|", question))


def context(candidate: Candidate, question: str) -> str:
    """What speaks for a statement beside its clause: the headings, what its sentence says without a number, what it is a
    part of, and the number that its clause goes on from."""
    clause = candidate.printed
    before = candidate.before
    told = [candidate.section, candidate.whole]
    *others, segment = re.split("[;。]", before)
    told += [first for first in re.split("[,:]", others[0])[:1] if not _COUNTED.search(first)] if others else []
    if candidate.whole:
        opened = max((found.end() for found in _OPENS.finditer(segment)), default=0)
        told.append(segment[:opened])
        segment = segment[opened:]
    told += [piece for piece in re.split("[,:]", segment) if not _COUNTED.search(piece)]
    if not candidate.whole and _GRADED.search(clause):
        told += _both_asked_for(segment, question)
    if not candidate.whole and "其中" in segment + clause:
        told += _both_asked_for((segment + clause).split("其中")[0], question)
    if not candidate.whole and "其中" not in segment + clause:
        told += _gone_on_from(re.split("[,、:]", segment), candidate.statement, question)
    told += (_deed_of_list(candidate), _noun_of_list(before))
    if "申请" in before and _OF_APPLICATIONS.match(candidate.clause):
        told.append("申请")
    rest = re.split("[,;:。、]", candidate.behind)[0]
    rest = "" if _COUNTED.search(rest) and _CHANGES_TO.search(clause) is None else rest
    said = "|".join((*told, clause + rest, candidate.counted))
    return said.replace('"', "")


def _gone_on_from(pieces: Sequence[str], statement: Statement, question: str) -> Iterator[str]:
    """The counted clauses right before one that names no thing of its own (回收9份, 参训40人, 粉丝3万), back to the first that
    does; before one that does, only a clause that counts in another unit and whose whole subject the question says (征集8期,收到意见30条)."""
    dependent = depends(statement.subject)
    for piece in reversed(pieces):
        if not _COUNTED.search(piece):
            continue
        subject = re.split(r"\d", piece)[0]
        if dependent:
            yield re.sub(_alternatives("outcomes"), "·", piece)
        elif not _in_unit(piece, statement.unit) and not retold(_bodies().sub("", subject), question).left:
            yield piece
        elif not _in_unit(piece, statement.unit):
            yield from (word for word in words(subject) if deeds_told(word) or word in _listed("beside"))
        if not dependent or not depends(subject):
            return


def is_of_one(candidate: Candidate, question: str) -> bool:
    """Whether a number is no part of several things counted before it, or a question names them all."""
    segment = re.split("[;。]", candidate.up_to_clause)[-1]
    if "其中" not in segment:
        return True
    subject = candidate.counted
    itself = candidate.statement.whole is None or not retold(asks(question), subject).left
    if itself and "其中" not in candidate.clause and not depends(subject):
        return True
    listed = segment.split("其中")[0]
    named = any(a + b in question and a + b not in subject for a, b in pairwise(candidate.whole))
    if named and not retold(asks(question), candidate.whole + subject).left:
        return True
    counted = rf"\d[\d.]*[余多万亿]*{re.escape(candidate.statement.unit)}" if candidate.statement.unit else r"\d"
    several = re.search(rf"{counted}、[^\d,]*{counted}" if candidate.statement.whole is not None else r"\d[^\d]*、", listed)
    return several is None or bool(_both_asked_for(listed, question))


def _leading_deed(text: str) -> str:
    """The deed that a text begins with; "" for none."""
    first = next(iter(words(text)), "")
    return first if deeds_told(first) else ""


def _deed_of_list(candidate: Candidate) -> str:
    """The deed of the first item of a list that a number goes on with (设置专区39个、查询机46台), or of the clause before one that tells none
    and counts in the same unit (承办留言15件,热线工单28件)."""
    before = candidate.before
    if before.endswith("、"):
        return _leading_deed(re.split("[,;:。]", before)[-1])
    clause = re.split("[,;:。]", before)[-2] if before.endswith(",") and before.count(",") else ""
    goes_on = _in_unit(clause, candidate.statement.unit) and not deeds_told(candidate.counted)
    return _leading_deed(clause) if goes_on else ""


def _noun_of_list(before: str) -> str:
    """What the first item of a list is a list of, which a number that it goes on with is one of too (商铺名单415家、网吧183家)."""
    first = re.split(r"\d", re.split("[,;:。]", before)[-1])[0] if before.endswith("、") else ""
    return next((noun for noun in sorted(_listed("lists")) if first.endswith(noun)), "")


def _both_asked_for(segment: str, question: str) -> tuple[str, ...]:
    """What is listed before its parts (建议9件、提案8件,其中主办4件), where a question names all of it."""
    pieces = [re.split(r"\d", piece)[0] for piece in re.split("[,、:]", segment) if _COUNTED.search(piece)]
    named = [piece[-2:] for piece in pieces]
    named = named if len(set(named)) > 1 else [piece[:-2][-2:] for piece in pieces]
    return tuple(named) if len(named) > 1 and all(name in question for name in named) else ()


def _in_unit(piece: str, unit: str) -> bool:
    return re.search(rf"\d[\d.]*[余多万亿]*{re.escape(unit)}", piece) is not None


@cache
def _dependent() -> re.Pattern[str]:
    return re.compile(f"(?:{_alternatives('dependent')}|[的了共达为已均各总数])*")


def depends(subject: str) -> bool:
    """Whether what is counted is told by a deed, people or a measure alone, so that it is of what stands before it."""
    folded = _EARLIER_COUNT.sub("", fold_text(subject).lower())
    if is_deed(folded) or _dependent().fullmatch(folded) is not None or _ON_THE_SPOT.match(folded):
        return True
    said = words(folded)
    return bool(said) and not any(word in _listed("counted") for word in said) and all(_is_done(word) for word in said)


def _is_done(word: str) -> bool:
    """Whether a word tells a deed, or when and how it was done, and names no thing."""
    kind = tag(word)
    return word.endswith("率") or (kind[:1] in _NO_THING and (kind != "vn" or len(word) == 1))


def in_other_words(
    candidates: Sequence[Candidate], question: str, unit: str | None, kinds: frozenset[StatementKind]
) -> tuple[Candidate, ...]:
    """The statements of one value that say all that a question asks and count nothing else; () where there is none, or where
    several values are."""
    own, _, earlier = question.partition("|")
    asked, before = asks(own), asks(without_contrasted(earlier, own))
    if not _HAN.search(asked):
        return ()
    found = [c for c in candidates if c.statement.kind in kinds and _tells(c, asked, own, unit)]
    found = [c for c in found if not retold(before, context(c, own)).left]
    told = {(c.document_id, c.statement.sentence, fold_text(c.statement.subject)) for c in found}
    places = {(document, sentence) for document, sentence, _ in told}
    values = {(c.statement.value, c.statement.unit) for c in found}
    return tuple(found) if len(values) == 1 and len(told) == len(places) else ()


def _tells(candidate: Candidate, asked: str, question: str, unit: str | None) -> bool:
    statement = candidate.statement
    clause = candidate.printed
    if (
        not tells_result(question, clause + candidate.whole)
        or not is_of_one(candidate, question)
        or lacks(question, candidate.up_to_clause)
    ):
        return False
    if (told := retold(asked, context(candidate, question))).left:
        return False
    free = _listed("timed") if {unit, statement.unit} & set(load_words().durations) else frozenset()
    free = _listed("funds") if statement.kind is StatementKind.MONEY and unit in load_words().money else free
    came = statement.whole is None and {unit, statement.unit} <= _PERSONS
    free = _listed("people") if came else free
    pool = "|".join((question, told.text, *words_in(question)))
    subject, left = thing_counted(statement), subject_left(statement, pool, free)
    if _of_its_whole(candidate, asked, question):
        return False
    if left and (deeds_told(question) or not is_deed(left)):
        return False
    part = statement.whole is not None and len(subject) > 1 and subject in question  # 其中街道9件: not the body itself
    itself = part or (bool(retold(subject, "", free).left) and not left) or _says_itself(asked, clause)
    itself = itself or (came and not left and depends(subject))
    return itself and not contradicts(question, clause) and not apart(told.text, clause, statement.unit, candidate.whole)


def _of_its_whole(candidate: Candidate, asked: str, question: str) -> bool:
    """Whether all that a question asks is told of the whole that a number is a part of, and no word of the part's own is asked for
    (公开几条: 公开信息209条,其中公示公告37条)."""
    if not candidate.whole or retold(asked, candidate.whole).left:
        return False
    own = candidate.counted
    telling = (own[i : i + 2] for i in range(len(own) - 1) if own[i : i + 2] not in candidate.whole)
    return not any(pair in question for pair in telling)


def thing_counted(statement: Statement) -> str:
    """What a statement counts, without what stands for the body itself and names."""
    folded = _MEMBERS.sub(lambda found: _leading_deed(found[0]), _OPINIONS.sub("意见", fold_text(statement.subject).lower()))
    return _BESIDE.sub("", _bodies().sub("", _NAMES.sub("", folded))) or folded


def subject_left(statement: Statement, told: str, own: frozenset[str] = frozenset()) -> str:
    """The characters of what a statement counts that a text does not tell; `own` narrow nothing beside the light words."""
    if _BY_LEVEL.fullmatch(thing := thing_counted(statement)) and f"{thing}(" in fold_text(statement.context):
        return "" if thing in told else thing  # 镇(街道)300条
    return retold(thing_counted(statement), told, own | _listed("desks")).left


@cache
def _narrowing() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What people say of a deed or a way that makes less of what is counted, each with the words that tell it; a single character
    of a group that says so (`alone`)."""
    groups = [group for group in word_table("other_words")["words"] if group.get("narrows")]
    kept = ((word, group) for group in groups for word in group["asked"] if len(word) > 1 or group.get("alone"))
    return tuple((str(word), tuple(map(str, group["told"]))) for word, group in kept)


def _in_another(question: str, at: int) -> bool:
    """Whether a word begins inside another that we know (改了 in 整改了), or is what others were told to do (督促整改了)."""
    pair = question[max(at - 1, 0) : at + 1]
    known = pair in _told_by() or pair in load_words().verbs
    return at > 0 and (known or _URGED.search(question[:at]) is not None)


def leaves_untold(candidate: Candidate, question: str) -> bool:
    """Whether a question says in other words what narrows it (废了几件文件), and nothing around a number tells that."""
    cut = words(question)
    asked = [
        (word, told)
        for word, told in _narrowing()
        if (at := question.find(word)) >= 0 and not _in_another(question, at) and (len(word) > 1 or word in cut)
    ]
    if not asked:
        return False
    around = f"{context(candidate, question)}|{candidate.up_to_clause}"
    return any(word not in around and not any(one in around for one in told) for word, told in asked)


def words_in(question: str) -> Iterator[str]:
    """The words that tell those of a question; one of a single character (开) where it is no part of another (公开). A deed and
    a thing in one word (推文) tell the thing only where the question names it."""
    things = _things()
    for word, told in _told_by().items():
        at = question.find(word)
        if at >= 0 and (len(word) > 1 or not any(_known(question[i : i + 2]) for i in (at - 1, at) if i >= 0)):
            yield from (one for one in told if word in things or one not in things)


@cache
def _things() -> frozenset[str]:
    return frozenset(
        str(word)
        for group in word_table("other_words")["words"]
        if group.get("things")
        for word in (*group["told"], *group["asked"])
    )


def _known(pair: str) -> bool:
    return len(pair) == 2 and (pair in _told_by() or pair in _light() or need_not_say(pair))


def _says_itself(asked: str, clause: str) -> bool:
    """Whether the clause itself tells a piece of what is asked that is no light word."""
    whole = retold(asked, "")
    return bool(whole.left) and len(retold(asked, clause).left) < len(whole.left)
