"""The figures of the forms that a piece of a question names, read strictly: rows, columns of applicants, several at once.

A piece is read only where every word of it is accounted for: by `said_figures`, as joining two things, or as saying nothing;
None where a word is not. What names nothing is an empty thing: a later turn may leave it out. Texts are folded and lower case.

>>> read_thing("律所新收的申请").column, [t.indicator for t in read_things("予以公开和不予公开的")]
('法律服务机构', ['applications.granted', 'applications.refused'])
>>> read_thing("举办讲座") is None
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.asking.asked_unit import asked_unit
from assistant.asking.said_figures import of_another, said
from assistant.asking.wanted import COUNTS, Wanted
from assistant.language.concepts import concepts
from assistant.language.said_words import cut, spoken
from assistant.language.speaking import LEGAL

RECEIVED = "applications.received"
ADDED = "加上|加(?![强大快工班急盟密入以剧深权分收价息油固热盖])"
JOINED = re.compile(
    rf"{ADDED}|还是|和|(?<!参)与(?!会)|(?<![涉普触顾])及(?!时)|以及|(?<!法人)或(?!者?其他组织)者?|、|跟|同(?![意样时比期一类步等行志])|还有|\+|,|\band\b|\bplus\b|\bthan\b|(?<![相对同环占分])比(?![例重较])|(?<![相比])较(?!大|为)|减去|减掉|\bversus\b|\bvs\.?\b|"
    r"\bto\b(?! (?:disclose|release|grant|give|provide|supply|process|handle|publish|open|answer|accept|approve|deal|be|confirm|re-?confirm|verify|re-?issue|protect|safeguard|amend|change|correct|supplement|pay)\b)"
)
_LEGAL = re.compile(
    r"(?<![业他])法人(?:(?:或者?|和|及|与|、)其他组织|(?:或者?|和|及|与)组织|单位|类)?(?:申请人)?(?!.{0,2}其他)|\blegal (?:persons?|entit(?:y|ies))(?: (?:or|and) other organi[sz]ations?)?"
)
_APART = re.compile(JOINED.pattern + r"|相当于|是|为|\bof\b|\bas\b|\bthe number\b")
AMONG = re.compile(r"(?P<whole>.+?)(?:之?中|里面?|当中|之内)(?:的)?[,、:](?P<part>.+)$")
"""办理的申请里,予以公开的几件: the part is asked for, and the whole only says what it is a part of."""
_OF_THESE = re.compile(r"(?P<whole>[^,]+的申请),(?P<part>.+)$")
"""企业的申请,予以公开的几件: whose applications the parts are of, where none of them is the number received."""
_HOW_MANY = re.compile("(?=多少|几)")
_ASKED = re.compile("(?:合计|[一总]?共计?|各自?)?有?(?:多少|几)")
_NOT_FOLLOWED = frozenset({"applications.carried_in", "applications.carried_out"})
_OBJECT = re.compile(r"^(?P<deed>[^的几多]{2,5}?)了?(?:的|(?:多少|几)[件个起宗封条])(?P<object>[^,;]{2,})$")
_ASKED_BEHIND = re.compile("(?:一共|总共|合计|共计|总数量?|数量|各自?|分别|都|总|共|是|有|为|的|了)*(?:(?:多少|几).*)?[?。]?$")
"""What is done with what, in a piece that is joined to a deed alone (收到和|办理的举报), and what only asks for its number."""
_VERBS = frozenset({"concluded", "received", "column"})
"""What alone (占办结的) is said of applications."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A figure of the forms as a question names it: the row and the column of applicants, each None where it is not said."""

    indicator: str | None
    column: str | None = None
    text: str = ""
    words: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return self.indicator is None and self.column is None

    def wanted(self) -> Wanted:
        """What to look for; only the figure named may answer."""
        unit = asked_unit(self.text)
        return Wanted(
            self.text,
            self.indicator,
            self.column,
            tuple(concepts(self.text)),
            None if unit == "%" else unit,
            COUNTS,
            exclusive=True,
            words=self.words,
        )

    def of_applications(self) -> Thing:
        """A deed that is said alone of applications named before (收到申请几件,办结几件) with them: 办结几件 may be told of letters.

        >>> read_thing("办结几件").of_applications().text, read_thing("办结申请几件").of_applications().text
        ('办结申请几件', '办结申请几件')
        """
        alone = "申请" in self.words and "申请" not in self.text
        return replace(self, text=_HOW_MANY.sub("申请", self.text, count=1)) if alone else self

    def under(self, other: Thing) -> Thing:
        """This thing with the row that another names, where this one names none."""
        return self if self.indicator is not None else replace(other, column=self.column or other.column)


def read_thing(text: str) -> Thing | None:
    """One figure that a piece names (an empty one where it names none); None where a word is not accounted for."""
    plain = cleaned(text)
    if _LEGAL.search(plain):
        rest = read_thing(_LEGAL.sub(" ", plain))
        return None if rest is None or rest.column is not None else replace(rest, column=LEGAL, text=text.strip())
    reading = said(text, "value")
    if not reading.whole or (reading.indicator is None and not reading.columns):
        reading = said(plain, "value")
    if not reading.whole and not _nothing(plain):
        return None
    if len(reading.columns) > 1 or reading.choices:
        return None
    column = reading.columns[0] if reading.columns else None
    if reading.indicator is None and reading.concepts - {"column"}:
        bare = reading.concepts <= _VERBS and not of_another(cut(plain), reading.concepts - {"column"})
        reading = said(f"{plain}的申请", "value") if bare else reading
        if reading.indicator is None or not reading.whole:
            return None
    return Thing(reading.indicator, column, text.strip(), reading.words)


def _nothing(text: str) -> bool:
    return not re.search(r"[\w]", text)


def _among(part: Thing, of: Thing) -> Thing:
    """A part of what a whole names; who applied (企业提的) only tells the column of the whole's row."""
    names_row = part.indicator is not None and not (part.indicator == RECEIVED and part.column is not None)
    return replace(part, indicator=part.indicator if names_row else of.indicator, column=part.column or of.column)


def read_things(text: str, *, apart: bool = False) -> tuple[Thing, ...] | None:
    """All figures that a piece names, each once; () where it names none, None where a word is not accounted for. `apart`:
    a verb parts them too (新收的是不予公开的几倍)."""
    if told := parts_of_these(text, apart=apart):
        return None if _of_no_cell(text, told) else told
    plain = cleaned(text)
    reading = said(plain, "value")
    if reading.whole and not _LEGAL.search(plain) and len(reading.columns) > 1 and reading.indicator is not None:
        return tuple(Thing(reading.indicator, column, text.strip(), reading.words) for column in reading.columns)
    one = read_thing(text)
    pieces = [piece for piece in (_APART if apart else JOINED).split(text) if piece.strip(" 的?")]
    if one is not None and len(pieces) > 1 and not one.empty and any(map(says_another, pieces)):
        return None
    if any(_done_with_another(piece, following) for piece, following in pairwise(pieces)):
        return None
    if one is not None and (len(pieces) < 2 or not one.empty):
        together = tuple(_each(pieces)) if len(pieces) > 1 else ()
        if (
            one.column is not None
            and one.indicator != RECEIVED
            and any(t.column == one.column and t.indicator == RECEIVED for t in together)
        ):
            return (one,)
        if (
            one.indicator is not None
            and re.search(r"[a-z]", text)
            and all(t.indicator is not None and f"{one.indicator}.".startswith(f"{t.indicator}.") for t in together)
        ):
            return (one,)
        if _named_first(text, one, together):
            return (one,)
        if len({t.indicator for t in together}) > 1 and all(t.indicator for t in together):
            return together
        return () if one.empty else (one,)
    read = [read_thing(piece) for piece in pieces]
    known = next((thing for thing in read if thing is not None and thing.indicator is not None), None)
    read = [thing or (known and completed(piece, known)) for piece, thing in zip(pieces, read, strict=True)]
    if any(thing is None for thing in read):
        return None
    things = [thing for thing in read if thing is not None and not thing.empty]
    anchor = next((t for t in reversed(things) if t.indicator is not None), None)
    if anchor is None:
        return tuple(things)
    return tuple(dict.fromkeys(t if t.indicator else replace(anchor, column=t.column) for t in things))


def _named_first(text: str, one: Thing, apart: Sequence[Thing]) -> bool:
    """Whether applications only stand before the comma behind which is asked what was done with them (申请案件,收办了几件)."""
    alone = len(apart) == 2 and text.count(",") == 1 and _HOW_MANY.search(text.partition(",")[0]) is None
    return alone and apart[0].indicator == RECEIVED and apart[0].column is None and apart[1].indicator == one.indicator


def _done_with_another(piece: str, following: str) -> bool:
    """Whether a deed said alone (收到) is done with what follows it, which is no application (收到和办理的举报): two deeds with one thing.

    >>> _done_with_another("收到", "办理的举报"), _done_with_another("收到", "办结的申请"), _done_with_another("收到", "予以公开的各")
    (True, False, False)
    """
    hit = _OBJECT.match(following.strip())
    if hit is None or not (alone := cut(piece.strip()).tokens) or any(t.concept not in _VERBS for t in alone):
        return False
    object_said = _ASKED_BEHIND.sub("", hit["object"])
    return len(object_said) > 1 and "申请" not in object_said and not cut(object_said).tokens[0].concept.startswith("column")


def says_another(piece: str) -> bool:
    """Whether a piece of what is joined names what no form counts, by words that elsewhere say nothing.

    >>> says_another("咨询"), says_another("咨询的投诉"), says_another("分别")
    (True, False, False)
    """
    tokens = cut(_ASKED.split(piece)[0]).tokens
    return not any(token.concept for token in tokens) and any(token.text in spoken()["objects"]["beside"] for token in tokens)


def joins_another(text: str) -> bool:
    """Whether of things joined more than one says something, so that the one figure that all words fit is not each of them."""
    pieces = [piece for piece in JOINED.split(text) if cleaned(piece)]
    return sum(any(t.concept or t.part == "left" for t in cut(piece).tokens) for piece in pieces) > 1


def completed(piece: str, other: Thing) -> Thing | None:
    """What a piece means with words that another thing is named by, and that are left out (规章现行有效减去废止: of 规章); None where
    no one figure is meant so.

    >>> completed("废止的", read_thing("规章现行有效")).indicator, completed("讲座", read_thing("规章现行有效"))
    ('proactive.rules.abolished', None)
    """
    tried = (read_thing("".join(word for word in other.words if word != left) + piece) for left in ("", *other.words))
    fitting = {one.indicator: one for one in tried if one is not None and one.indicator not in (None, other.indicator)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def parts_of_these(text: str, *, apart: bool = False) -> tuple[Thing, ...]:
    """The parts that a piece asks for of what it names first (企业的申请,予以公开的几件); () where it names nothing so."""
    hit = AMONG.match(text) or _OF_THESE.match(text)
    if hit is None:
        return ()
    whole, parts = read_thing(hit["whole"]), read_things(hit["part"], apart=apart) or ()
    of_these = hit.re is AMONG or all(_handled(part) for part in parts)
    return tuple(_among(part, whole) for part in parts if of_these) if whole is not None and whole.indicator is not None else ()


def _of_no_cell(text: str, parts: Sequence[Thing]) -> bool:
    """Whether parts are asked for of applications that the form does not follow further (上年结转的申请里,不予公开的几件)."""
    hit = AMONG.match(text) or _OF_THESE.match(text)
    whole = None if hit is None else read_thing(hit["whole"])
    return whole is not None and whole.indicator in _NOT_FOLLOWED and any(part.indicator != whole.indicator for part in parts)


def _handled(thing: Thing) -> bool:
    """Whether a thing is what became of applications, of no one's alone."""
    return thing.column is None and thing.indicator != RECEIVED and (thing.indicator or "").startswith("applications.")


def _each(pieces: Sequence[str]) -> Iterator[Thing]:
    for piece in pieces:
        thing = read_thing(piece)
        if thing is None:
            yield Thing(None)
        elif not thing.empty:
            yield thing


_CONNECTIVES = re.compile(
    r"相比(?:之下|较)?|相较(?:于|而言)?|对比|比较|比起|较(?!大)|同期|(?<!复)比|从|(?<![收接达])[到至与跟](?=\s|$|的)|之间|两者|去年(?!结转|转结|遗留|留)|同比|环比|(?:的)?数(?:量)?(?=\s|$)|多少[件条项篇宗起个次场]?|出现|"
    r"\b(?:than|compared|with|to|between|from|in|over|versus|vs|relative|against|did|does|more|it|change|changed|rise|rose|fall|fell|grow|grew|"
    r"increase|increased|decrease|decreased|drop|dropped|go|up|down|higher|lower|fewer|less|there|were|was|by)\b"
)


def cleaned(text: str) -> str:
    """The text without the words that only join what is compared."""
    return re.sub(r"\s+", " ", _CONNECTIVES.sub(" ", text)).strip(" ,;。?!:、的")
