"""A place named alone of which the store holds no government and one bureau: when that bureau's report may answer for it.

A number, and what every report of this kind tells (problems, trainings, who is in charge), is the place's own to tell: it is asked back
whether the bureau is meant. A matter that is not such reports' own (how people are warned before a reservoir lets its water out) is told
by the bureau that is charged with it: its passage answers, and that only the bureau's report is held is said. The office of the government itself
answers what its report says of all of the place (我市公开工作还有薄弱环节, 全市公开1357条), in the sentence or before it in its section, and all that it does not
say of itself (我办) where it says that it is made for the place; a table says so only there.

>>> tells_matter("水库泄洪前怎样通知下游居民", "水库泄洪前六小时逐户通知下游居民"), tells_matter("怎么开展培训", "开展培训3次")
(True, False)
>>> tells_matter("水库除险加固怎么招标", "水库泄洪前六小时逐户通知下游居民")
False
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from assistant.answer import Answer, Citation, Notice, Route
from assistant.answering.evidence import Missing
from assistant.asking.question import Question
from assistant.bodies.none_told import NoneTold
from assistant.bodies.organisations import Mention, Organisation
from assistant.bodies.scope import OFFICES, Scope, Side
from assistant.language.concepts import Concept
from assistant.language.coverage import SYNONYM, THING, holds
from assistant.language.paraphrases import COMMON, substance
from assistant.language.segment import own_words
from assistant.language.topics import asked, topic_words
from assistant.language.word_tables import word_table
from assistant.prose.telling import At
from ingest.model import Span
from ingest.normalise import fold_text

_FEWEST = 2
"""How many words of such a matter a question says at least; where it says no more, every other word of substance must be told too."""
_OFFICE_ITSELF = re.compile("(?:我|本)(?:办(?!法|理|事)|室)|办公[室厅](?:本级|自身)")
_MADE_FOR_ALL = re.compile(
    "(?:代表|受)(?:[市县区旗州镇乡省]?(?:人民)?政府)?(?:委托,?)?[^,。;]{0,4}(?:全|本|我)[市县区旗州镇乡省][^。;]{0,16}(?:报告|年报|编制|公布|汇总)"
    "|(?:报告|年报)[^。;]{0,30}(?:综合|汇总|汇集)[^。;]{0,12}(?:各|全[市县区旗州镇乡省])"
)
"""市政府代表全市编制本报告, 本报告综合各乡镇、部门的年度报告编制."""
_MOST = 0.7
"""How much of them the passage tells."""


class SoleBureau(NoneTold):
    """What the one bureau of a place tells where the place's government has no report."""

    def _only_one_of(self, place: Mention) -> tuple[Organisation, ...]:
        """The only body of a place that is named alone and has no report, where that body's report may answer: it is asked about."""
        here = self._bureau_of(place)
        if not here:
            return ()
        year = next(iter(self.question.years.named), None) or max(self.catalogue.years(here[0]), default=None)
        found = self.operations.find(At(here[0], year, self.question.asks[0])) if self.question.numeric else ()
        return () if isinstance(found, Missing) else here

    def _told_by_bureau(self, place: Mention, meant: tuple[Organisation, ...], conversation: str) -> Answer | None:
        """The passage of the one bureau of a place that tells the very matter asked about, or what its government's office (`meant`) says of
        all of the place; None where none does."""
        here, content = self._bureau_of(place), self.question.content
        is_office = bool(here) and here[0].parts.body in OFFICES
        if len(self.question.mentions) > 1:
            return None
        if self.question.numeric:
            return self._figures_of_office(place, meant, conversation)
        if not here:
            return None
        if len(matter(content)) < _FEWEST and not is_office:
            return None
        before = self.builder, self._scope, self._years
        self._scope = Scope((Side(here[0], said=place.said, sole=True),))
        self._written_anew().warn("ambiguous_organisation", self.wording.say("sole", said=place.said, who=here[0].name))
        answer = self._passages(conversation)
        if answer.route is Route.PASSAGES and (
            tells_matter(content, "".join(one.quote for one in answer.citations))
            or (
                is_office
                and all(speaks_of_place(self._section_up_to(one), place.place or place.said) for one in answer.citations)
            )
        ):
            return answer
        self.builder, self._scope, self._years = before
        self.operations.builder = self.builder
        return None

    def _afresh(self, question: Question, conversation: str) -> Answer:
        """What another question is answered with by itself."""
        raise NotImplementedError  # `Attempt`, which goes on from this class, answers

    def _figures_of_office(self, place: Mention, offices: tuple[Organisation, ...], conversation: str) -> Answer | None:
        """The numbers that the report of a government's one office tells of all of its place; None where it tells none so."""
        if len(offices) != 1 or offices[0].parts.body not in OFFICES:
            return None
        office, said = offices[0], place.place or place.said
        meant = replace(place, place=said, body=office.parts.body, organisations=offices)
        asked_so = replace(self.question, mentions=(meant,))
        answer = self._afresh(asked_so, conversation)
        if answer.route is not Route.FIGURES or not all(self._of_place(one, said) for one in answer.citations):
            return None
        self.question, self._scope = asked_so, Scope((Side(office, said=place.said, sole=True),))
        note = Notice("ambiguous_organisation", self.wording.say("sole", said=place.said, who=office.name))
        return replace(answer, warnings=(note, *answer.warnings))

    def _of_place(self, cited: Citation, place: str) -> bool:
        """Whether what an office's report says there is said of all of its place."""
        told = self._section_up_to(cited)
        if _MADE_FOR_ALL.search(fold_text(self.catalogue.text(cited.document_id))) is not None:
            return cited.kind == "cell" or _OFFICE_ITSELF.search(re.split("[。;\n]", told)[-1]) is None
        return cited.kind != "cell" and speaks_of_place(told, place, named=False)

    def _section_up_to(self, cited: Citation) -> str:
        """The text of a citation's section, folded, up to its end."""
        tops = (one.span for one in self.catalogue.sections(cited.document_id) if len(one.path) == 1)
        start = next((span.start for span in tops if span.start <= cited.start < span.end), cited.start)
        return fold_text(Span(start, cited.end).of(self.catalogue.text(cited.document_id)))

    def _bureau_of(self, place: Mention) -> tuple[Organisation, ...]:
        """The one bureau that is held of a place that is named alone; () where there is none or more."""
        here = self.catalogue.table.at_place.get(place.place or place.said, ())
        return () if place.body or len(here) != 1 or here[0].is_government else here


def speaks_of_place(told: str, place: str, *, named: bool = True) -> bool:
    """Whether a folded text of a government's office speaks of all of its place (我市, 全市), and the last that it speaks of is not the office alone.
    `named`: its name says so too, which an account of the office's may bear.

    >>> speaks_of_place("我市公开工作还有薄弱环节", "示例市"), speaks_of_place("全市有薄弱环节。我办更新慢", "示例市"), speaks_of_place("更新慢", "示例市")
    (True, False, False)
    """
    level = place[-1:]
    said = f"(?:我|全|本){level}(?!级|直|政府办|人民政府办)" + (f"|{re.escape(place)}(?!人?民?政府办)" if named else "")
    whole = max((hit.end() for hit in re.finditer(said, told)), default=-1)
    itself = max((hit.end() for hit in _OFFICE_ITSELF.finditer(told)), default=-1)
    return whole > itself


def tells_matter(content: str, told: str) -> bool:
    """Whether a passage tells a matter of its own that a question names: most of its words that are not common to such reports."""
    named, folded = matter(content), fold_text(told).lower()
    if len(named) <= _FEWEST:
        return len(named) == _FEWEST and all(holds(c, folded) >= SYNONYM for c in substance(content) if c.weight >= COMMON)
    held = sum(concept.weight * holds(concept, folded) for concept in named)
    return held >= _MOST * sum(concept.weight for concept in named)


def matter(content: str) -> tuple[Concept, ...]:
    """The words of a Chinese question that are not common to such reports; () where it asks for a field or a list that each has."""
    told = asked(content)
    if content.isascii() or told.fields or told.topics:
        return ()
    return tuple(c for c in substance(content) if c.weight >= THING and not c.generic and c.name not in _words_of_reports())


@cache
def _words_of_reports() -> frozenset[str]:
    """The words of which reports of this kind are full."""
    glossary = word_table("glossary")
    grouped = {word for group in glossary["synonyms"] for word in group}
    glossed = {word for told in glossary["english"].values() for word in ([told] if isinstance(told, str) else told)}
    counted = word_table("counted")
    plain = (word for kind in ("bodies", "accounts", "lines", "listed_plain") for word in counted[kind])
    return frozenset({*grouped, *glossed, *topic_words(), *own_words(), *plain})
