"""Whether a sentence says all that a question asks before its number is given: a word more, and another thing is asked.

A question's words must each be said by the statement: in its own clause, in what its sentence says before it, or in the
heading over it. What a word may be told by is narrow here (`vocabulary/counted.toml`): a number is no place for the
glossary's near words. What stands in brackets is a part of what was counted (工作文件类(含政策解读)10条). A number of more
things than are asked for is told by `several_counted`. Texts are folded. These checks cut one sentence in one way, and are one file.

>>> says("全年召开常务会议8次", "常务会议"), says("全年召开常务会议8次", "部门会议"), says("网站发布新闻类9条", "新闻发布会")
(True, False, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.language.concepts import Concept, asked_pieces, concepts, figure_words, light_words
from assistant.language.contrasts import bare, deeds_told
from assistant.language.segment import tag, words
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.model import Statement, StatementKind
from ingest.normalise import fold_text
from ingest.statements.words import alternatives, load_words

NARROWS = 0.5
"""The weight from which on a word of a question narrows what is asked."""
BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_NUMERAL = re.compile(r"[零〇一二三四五六七八九十百千两几第各这那]+[^方三]?")
_PARTICLES = frozenset(
    "的了着过得地有是在对把被给让从到为跟和与及个件条次项份种类位名家期场部篇人户元起宗封每各共其该本多少比会能要想请问我你他她几零〇一二三四五六七八九十百千两年月日收来去出开编办搞做发推印用请说问提写看管留局委厅镇县区市省中里上占"
)
_ALL_WERE = re.compile(r"[,、]?(?:均|全部|都|全)(?:为|是|系)[^,;。]*")
"""收到申请2件,均为邮件申请: what follows a number and is said of all that it counts."""
_DONE_WITH = re.compile(
    r"(?:已|被|予以|全部|按时|及时|按期)*(?:办结|答复|回复|办复|维持|纠正|撤回|结转|采用|采纳|受理|解决)|.*(?:出席|参加|主持|列席)$"
)
"""What was done with what was counted before (局长信箱收到留言37条,答复留言36条)."""
_OF_ANOTHER = frozenset({StatementKind.CHANGE, StatementKind.RATE})
"""Kinds of numbers that tell how another has changed."""
_OPENS_PARTS = re.compile("其中|包括|包含|:")
_TOLD_NUMBER = re.compile(r"(?<![\d.])(\d{2,})[余多万亿]*[件条次期篇人名个份户家项场元宗起封部]")
_OF_DISCLOSURE = re.compile("公开(?:制度|目录|清单|指南|专栏|专区|栏)")
_OF_ALL = re.compile(r"^(?:全年|累计|合计|总)+")
_TAKEN_IN = frozenset({"收到", "接到", "受理", "接收"})
_ACTS = re.compile(r"收|接|受理|办|答复|回复|开展|组织|召开|发布|公开|公布|采纳|征集|报送|解读")
"""Verbs beside which a noun was not simply taken in (12345热线投诉37件: taken in; 开展征集25个: not)."""
_RESULT = re.compile(
    r"(?<!依)(?:申请|建议|提案|来信|留言|诉求|投诉|工单|意见)(?:"
    r"(?:里面?|里头|之?中|当中|之内),?[^,。?]{0,8}?(?:公开|公布)(?!申请|工作|政府信息|信息|方面)"
    r"|[^,。?里中]{0,5}?(?:被|予以|给予|得到|获得|同意)了?(?:公开|公布)|(?:公开|公布)了)"
    r"|[见请训议审]后(?:被|予以|同意)?公开"
    r"|\b(?:applications?|requests?|proposals?|motions?|complaints?)\b.*\b(?:were|was|been|got|did)\b.*"
    r"\b(?:disclosed|granted|released|published|approved|made public)\b"
)
"""律师的申请里公开了几件: what became of a part, which how many there were of it does not tell."""
_RESULT_TOLD = re.compile("公开|公布|同意|提供|准予")
TOUCHES = "涉及"
"""公示3批,涉及40户: no deed of its own."""
NARROWING = ("部门",)
"""Words that every report is full of and that yet tell one thing from another: 部门会议, 常务会议."""


@cache
def _only_done() -> re.Pattern[str]:
    """A deed alone, done with what was counted before (热线投诉37件,办结36件)."""
    words = load_words()
    done = alternatives((*words.events, *words.verbs, *_words()[2]))
    deed = rf"(?:已|被|予以|全部|按时|及时|按期|均|都|主动|实际)*(?:{done}|主动)+"
    return re.compile(rf"{deed}(?:(?:或者?(?:部分)?|[和与并、]|以及|及(?!时)){deed})*")


def without_deeds(subject: str) -> str:
    """The words of what is counted without the deed done with it (修订目录: 目录).

    >>> without_deeds("修订目录")
    '目录'
    """
    return _any_deed().sub("", subject)


def is_deed(subject: str) -> bool:
    """Whether the words of what is counted tell a deed alone, done with or by what the clause before names (来了76人)."""
    return _only_done().fullmatch(fold_text(subject)) is not None


@cache
def _any_deed() -> re.Pattern[str]:
    return re.compile(alternatives(tuple(_deeds())))


@cache
def _deeds() -> frozenset[str]:
    words = load_words()
    return frozenset((*words.events, *words.verbs, *_words()[2])) - frozenset(words.carriers)


@cache
def _words() -> tuple[dict[str, tuple[str, ...]], frozenset[str], tuple[str, ...], frozenset[str]]:
    table = word_table("counted")
    alike: dict[str, tuple[str, ...]] = {}
    for group in table["alike"]:
        for word in map(str, group):
            alike[word] = tuple(dict.fromkeys((word, *alike.get(word, ()), *map(str, group))))
    return alike, frozenset(map(str, table["unsaid"])), tuple(map(str, table["done"])), frozenset(map(str, table["free"]))


@lru_cache(maxsize=1 << 13)
def _close_together(term: str) -> re.Pattern[str]:
    """The characters of a term in order; it is asked of every number of a report."""
    return re.compile(".{0,3}".join(map(re.escape, term)))


def says(text: str, term: str) -> bool:
    """Whether a text says a term: itself, its characters in order and close together, or both its halves."""
    if term in text:
        return True
    if len(term) < 2 or term.isascii():
        return False
    if _close_together(term).search(text):
        return True
    return len(term) >= 4 and any(term[:k] in text and term[k:] in text for k in range(2, len(term) - 1))


def standing_for(word: str) -> tuple[str, ...]:
    """A word and those under which the same is counted.

    >>> "信函" in standing_for("邮寄"), standing_for("会议")
    (True, ('会议',))
    """
    return _words()[0].get(word, (word,))


def all_said(candidate: Candidate, concepts: Sequence[Concept], question: str = "") -> bool:
    """Whether the statement says every word of the question that narrows what is asked. A sentence of which the question
    tells another number (收到意见12条,是围绕几期调查) speaks as a whole."""
    text, wide = _text(candidate), _text(candidate, wide=True)
    if tells_its_number(candidate, question):
        text = wide = text + "|" + candidate.sentence
    if any(concept.name in NARROWING and concept.name not in candidate.clause for concept in concepts):
        return False
    clause = candidate.printed
    alike = _words()[0]
    further = (word for word in further_words(question) if word not in _TAKEN_IN or not comes_in(clause))
    if not all(any(says(wide, term) for term in alike.get(word, (word,))) for word in further):
        return False
    if any(word not in candidate.sentence for word in _OF_DISCLOSURE.findall(question)):
        return False
    if not tells_result(question, clause + candidate.whole):
        return False
    narrow = [c for c in concepts if c.weight >= NARROWS]
    carried = _carried(candidate, text, wide, concepts)
    return all(_said(carried if c.weight < 1.0 or c.name in _deeds() else text, clause, c) for c in narrow) and (
        text is wide or not _done_before(clause, (*(c.name for c in narrow), *further_words(question)))
    )


def comes_in(clause: str) -> bool:
    """Whether what a clause counts tells by itself that it was taken in (信箱来信9封), and no deed is told of it.

    >>> comes_in("信箱来信9封"), comes_in("信箱答复来信9封"), comes_in("信箱留言9条"), comes_in("网络申请11件、信函申请6件")
    (True, False, False, True)
    """
    return re.search("|".join(word_table("counted")["came_in"]), clause) is not None and not _ACTS.search(clause)


def tells_result(question: str, clause: str) -> bool:
    """Whether a clause tells what became of a part, where a question asks for it (律师的申请里公开了几件)."""
    return _RESULT.search(question) is None or _RESULT_TOLD.search(bare(clause)) is not None


def _carried(candidate: Candidate, text: str, wide: str, concepts: Sequence[Concept]) -> str:
    """Where a verb that the question says may stand: in what is counted before, too, unless the clause counts a thing of its
    own kind (公开审批结果9件,公示项目3个); only at its beginning where the clause tells a deed of its own (抽查9家,发现问题3个)."""
    statement, clause = candidate.statement, candidate.printed
    if statement.whole is not None or is_deed(statement.subject):
        return wide
    kind = re.sub("[全国省市区县镇乡]级?", "", left_over(statement, concepts)).rsplit("等", maxsplit=1)[-1]
    if len(kind) <= 1 and not any(deed in _without_counted_deed(bare(clause)) for deed in _deeds()):
        return wide
    opening = 2 if len(kind) <= 1 else 0
    pieces = re.split("[,;、|]", text)
    return "|".join(piece if piece in clause or not re.search(r"\d", piece) else piece[:opening] for piece in pieces)


def _without_counted_deed(clause: str) -> str:
    """A clause without the deed that it counts as a thing (商铺备案30份: 商铺), unless that tells what was done with it (工单转办30件)."""
    told = re.split(r"\d", clause)[0]
    counted = max((deed for deed in _deeds() if told.endswith(deed) and not deeds_told(deed)), key=len, default="")
    return clause if told in (clause, counted) else told.removesuffix(counted)


def counted_before(candidate: Candidate, unit: str, concepts: Sequence[Concept], question: str) -> bool:
    """Whether what a question counts in a unit is counted in it just before, and this is another thing in another unit
    (听证项目几个: 公示项目33个,听证会4场; 窗口整改了几个: 督查窗口26个,整改不足51处)."""
    *before, _ = re.split("[,;、]", candidate.up_to_clause)
    counted = [piece for piece in before if re.search(rf"\d[余多万]*{re.escape(unit)}", piece)]
    named = (word for word in words(question) if len(word) > 1 and tag(word)[:1] in ("n", "s"))
    nouns = [noun for noun in named if not any(term in candidate.clause for term in standing_for(noun))]
    if any(noun in piece for noun in nouns for piece in counted):
        return True
    return any(
        term in piece and not said_in_clause(candidate, c) for c in concepts for term in c.terms[: c.own] for piece in counted
    )


@lru_cache(maxsize=1024)
def further_words(question: str) -> tuple[str, ...]:
    """What a question says beside its concepts and what narrows it all the same (线上, 按时, 计划)."""
    told = "|".join(concept.name for concept in concepts(question))
    found: list[str] = []
    for piece in asked_pieces(question):
        single = ""
        for word in (*words(piece), ""):
            if len(word) == 1 and _HAN.fullmatch(word) and word not in _PARTICLES:
                single += word
                continue
            found += [single, word]
            single = ""
    kept = (word for word in found if len(word) > 1 and _HAN.fullmatch(word) and not _NUMERAL.fullmatch(word))
    trade = (word for word in (*_deeds(), *_words()[0]) if len(word) > 1 and word in question)
    return tuple(w for w in dict.fromkeys((*kept, *trade)) if w not in told and w not in free_words() and w not in _words()[1])


@cache
def free_words() -> frozenset[str]:
    """Light words, those by which a number is asked for, units, and those of `counted.toml` that narrow nothing."""
    known = load_words()
    tells = frozenset({"计划", "打算", "准备", "发现"})
    return (frozenset(light_words()) | figure_words() | _words()[3] | frozenset((*known.counts, *known.money))) - tells


def tells_its_number(candidate: Candidate, question: str) -> bool:
    """Whether the question tells another number of the statement's sentence."""
    return any(re.search(rf"(?<!\d){number}(?!\d)", candidate.sentence) for number in _TOLD_NUMBER.findall(question))


def _done_before(clause: str, asked_words: Sequence[str]) -> bool:
    """Whether a deed that the question names is told of another number alone: the clause tells a deed of its own."""
    deeds, (alike, unsaid, *_) = _deeds(), _words()
    itself = _TAKEN_IN if comes_in(clause) else ()
    asked = [word for word in asked_words if word in deeds and word not in unsaid and word not in itself]
    clause = bare(clause).replace(TOUCHES, "")
    if not asked or not any(deed in clause for deed in deeds):
        return False
    return not any(says(clause, term) for name in asked for term in alike.get(name, (name,)))


def said_in_clause(candidate: Candidate, concept: Concept) -> bool:
    """Whether the statement's own clause says a word, or one that stands for it."""
    clause = candidate.printed
    alike = _words()[0]
    return any(says(clause, term) for name in concept.terms[: concept.own] for term in alike.get(name, (name,)))


def _said(text: str, clause: str, concept: Concept) -> bool:
    alike = _words()[0]
    own = concept.terms[: concept.own]
    if narrows_nothing(concept):
        return True
    if concept.name in _TAKEN_IN and not _ACTS.search(clause):
        return True
    return any(says(text, term) for name in own for term in alike.get(name, (name,)))


def _text(candidate: Candidate, *, wide: bool = False) -> str:
    """What speaks for a statement: the headings over it, what it is a part of, its sentence up to its number, its clause, without brackets.
    `wide`: with what the sentence counts before it, whose verb is the statement's too (承办建议14件、提案11件), and the verb
    behind the number that it leads to (从5级压缩至2级)."""
    clause = candidate.printed
    before, head = (_of_its_segment(text, candidate) for text in (candidate.before, candidate.head))
    if candidate.statement.whole is not None:
        before, head = (_without_siblings(text) for text in (before, head))
    if not wide and candidate.statement.whole is not None:
        before, head = (_of_its_brackets(text, candidate) for text in (before, head))
    if not wide and candidate.statement.whole is None:
        subject = fold_text(candidate.statement.subject)
        done = _DONE_WITH.match(subject) is not None or is_deed(subject)
        before, head = (_without_neighbours(text, candidate, but_last=done) for text in (before, head))
    if candidate.statement.kind is StatementKind.MONEY:
        before += candidate.sentence
    after = _ALL_WERE.match(candidate.behind)
    subject = candidate.counted
    rest = re.split("[,;:。、]", candidate.behind)[0] if wide else ""
    told = (candidate.section, candidate.whole, before, head, clause + rest, after[0] if after else "", subject)
    return BRACKETS.sub("", "|".join(told))


def _of_its_segment(text: str, candidate: Candidate) -> str:
    """A text without what it counts before the last semicolon, nor, for a part of two things counted before it (建议8件、提案9件,
    其中主办4件), the two."""
    *earlier, last = text.split(";")
    if "其中" in last + candidate.clause and candidate.statement.whole is None:
        named = [piece for piece in re.split("[,、]", last.split("其中")[0]) if re.search(r"\d", piece)]
        if _of_both(last, named):
            last = ",".join(piece for piece in re.split("[,、]", last) if piece not in named)
    return ";".join((*(_uncounted(segment) for segment in earlier), last))


def _without_neighbours(text: str, candidate: Candidate, *, but_last: bool) -> str:
    """Without the clauses that count another thing in the same unit (短视频40条,原创采编22条): neighbours, not what it is of.
    `but_last`: with the last of them that names a thing, whose it is where the clause tells a deed alone (办结36件); so also
    where the clause counts the same noun (网站日均访问量3万次,总访问量900万次)."""
    if not but_last:
        *earlier, last = text.split(";")
        text = ";".join((*(_uncounted(segment) for segment in earlier), last))
    if not candidate.statement.unit:
        return text
    counts = re.compile(rf"\d[\d.]*[余多万]*{re.escape(candidate.statement.unit)}(?!次)")
    pieces = re.split("[,;、]", text)
    alike = [piece for piece in pieces if counts.search(piece)]
    named = [piece for piece in alike if _only_done().fullmatch(counts.split(piece)[0]) is None]
    head = _OF_ALL.sub("", candidate.counted)
    near = named if candidate.statement.kind in _OF_ANOTHER else named[-1:]
    if but_last:
        parted = next((at for at, piece in enumerate(named) if at and "其中" in piece), len(named))
        part = "其中" in candidate.clause and candidate.statement.whole is None
        named = [] if part and _of_both(text, named[:parted]) else named[:parted]
    kept = named[-1:] if but_last else [piece for piece in near if len(head) > 1 and head in piece]
    return ",".join(piece for piece in pieces if piece not in alike or piece in kept)


def _uncounted(segment: str) -> str:
    """What comes before a semicolon without the clauses that count something."""
    return ",".join(piece for piece in re.split("[,、]", segment) if not re.search(r"\d", piece))


def _without_siblings(text: str) -> str:
    """A text that ends in the parts of a whole without the parts (解读26件,其中图文15件、视频4件、问答7件: of 解读 alone)."""
    opened = max((found.end() for found in _OPENS_PARTS.finditer(text)), default=None)
    if opened is None:
        return text
    return text[:opened] + ",".join(piece for piece in re.split("[,;、]", text[opened:]) if not re.search(r"\d", piece))


def _of_its_brackets(text: str, candidate: Candidate) -> str:
    """A text that ends in brackets not yet closed without what it counts before the thing that they stand behind
    (建议9件(主办4件),提案8件(主办3件: of the 提案 alone)."""
    text = BRACKETS.sub("", text)
    outside, open_bracket, inside = text.rpartition("(")
    return _without_neighbours(outside, candidate, but_last=True) + open_bracket + inside if open_bracket else text


def _of_both(text: str, named: Sequence[str]) -> bool:
    """Whether the last two things counted are listed together (建议8件、提案9件): what follows is of both."""
    return len(named) > 1 and "、".join(named[-2:]) in text


def are_of_one_kind(listed: Sequence[Candidate]) -> bool:
    """Whether numbers of one sentence are the items of a list, which add up (建议9件、提案14件), and not several things done
    (发放问卷50份,收回48份): each is told by the same deed, or by none of its own behind the first."""
    told = [frozenset(deed for deed in _deeds() if deed in bare(fold_text(one.statement.subject))) for one in listed]
    joined = all("、" in one.clause[:1] or f"、{one.clause.split('|')[0]}" in one.sentence for one in listed[1:])
    return all(later == told[0] or (joined and not later) for later in told[1:]) and not any(
        is_deed(one.statement.subject) for one in listed[1:]
    )


@cache
def narrowing_words() -> tuple[str, ...]:
    """Words that make less of a count of the forms (首次申请)."""
    return tuple(map(str, word_table("counted")["narrowing"]))


def need_not_say(word: str) -> bool:
    """Whether a sentence need not say a word of the question at all (公开, 实际)."""
    return word in _words()[1]


def narrows_nothing(concept: Concept) -> bool:
    """Whether a sentence need not say a word of the question (实际, 发布)."""
    return any(need_not_say(word) for word in (concept.name, *concept.terms[: concept.own]))


def tells_rate(clause: str, of: str) -> bool:
    """Whether a clause states a rate of this (办结 of 办结率), not only a share; 办结达98% and 全部办结100% state it without the word.

    >>> tells_rate("全文电子化达到100%", "电子化"), tells_rate("办结的占98%", "办结")
    (True, False)
    """
    terms = _words()[0].get(of, (of,))
    bare = rf"(?:{alternatives(terms)})(?:均|都|已)*(?:达到?|实现|完成|保持在?)?了?\d"
    return re.search(bare, clause) is not None or (
        re.search("[率度]", clause) is not None and any(says(clause, term) for term in terms)
    )


def left_over(statement: Statement, concepts: Sequence[Concept]) -> str:
    """What of a statement's subject the question does not say, beside words that narrow nothing (原创 of 原创图解)."""
    alike, unsaid, *_ = _words()
    rest = fold_text(statement.subject).lower()
    said = {word for c in concepts for term in c.terms[: c.own] for word in alike.get(term, (term,))} | unsaid
    for word in sorted(said, key=len, reverse=True):
        rest = rest.replace(word, "")
    return "".join(re.findall(r"[\u4e00-\u9fffa-z]", rest)).removesuffix("者")
