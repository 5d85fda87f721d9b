"""Whether a stretch of a report holds what a question asks for: a number with its unit, a name beside its thing, somebody who did it.

A required kind of answer (`assistant.language.topics`) must be there. Where the kind says so it stands within a few characters of what
was asked about, and where the question names a deed (由谁主讲) the stretch tells that deed, in these words or others for
them. A number must stand with its unit, beside something that was asked about, and not be another year's. Which share of
the question must be covered hangs on its kind too: whether something is so can only be read from what speaks of it. The
file is long because one stretch is held against every kind of answer here.

>>> from assistant.language.topics import asked
>>> fitting = Fitting(asked("培训由谁主讲"), Coverage((), (), ()))
>>> fitting.holds("培训由办公室牵头。"), fitting.holds("培训由党校教师主讲。")
(False, True)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import compress

from assistant.asking.said_deeds import anybody, as_reported, done_with, roles
from assistant.language.concepts import Concept
from assistant.language.contrasts import tells_metric
from assistant.language.coverage import SYNONYM, Coverage, holds
from assistant.language.paraphrases import COMMON, substance
from assistant.language.segment import tag, words
from assistant.language.topics import (
    REASONS,
    AnswerKind,
    Asked,
    asks_what_is_wrong,
    bettering_words,
    names_another,
    published,
    tells_what_is_wrong,
)
from assistant.language.word_tables import word_table
from assistant.passages.fitting_counts import (
    COUNT,
    GOES_ON,
    LISTED,
    UNITS,
    as_many,
    asks_which_one,
    only_counted,
    told_beside_siblings,
)
from assistant.passages.fitting_dealing import strays
from assistant.passages.fitting_siblings import done_to_others, of_its_thing
from assistant.passages.fitting_sides import (
    SENTENCES,
    Near,
    Sides,
    body_told,
    is_of_another_move,
    is_the_reason,
    named_for,
    still_to_come,
    tells_doer,
    tells_role,
    tells_the_kind,
    without_counted,
    without_overseers,
    without_passing,
    without_so_many,
    without_somebody,
)
from assistant.passages.fitting_threshold import threshold
from assistant.passages.members import asked_members, tells_members
from assistant.passages.named_one import names_the_one
from assistant.passages.only_named import asks_of_named, only_named, says_only
from assistant.passages.which_ones import asked_which, names_some
from assistant.prose.befallen import names_the_befallen
from ingest.normalise import fold_text

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ABOUT = frozenset({"contents", "subject", "opinion", "theme"})
"""Kinds of answer that tell what something is about."""
_WHICH_IN_ENGLISH = re.compile(
    r"\b(?:which|what) ((?:[a-z-]+ ){0,2}?[a-z-]+)(?= (?:did|do|does|was|were|is|are|has|have|ruled|made|had|took|gave|[a-z]+ed)\b|\?|$)"
)
_OF_NAMED = frozenset({"contents", "matter", "listed"})
"""Those that a name alone does not tell of a named thing."""
_WHICH = re.compile("(?:什么|哪些|哪几[个种项类份]?|哪[两三四][个种项类份]?)(?:样的)?([一-鿿]{2,10})[?。]?$")
_SENTENCES = re.compile(r"[。!?]")
_AND_SO = re.compile("[。!](?=(?:切实|有效|从而|以此|着力|进一步)?(?:解决|避免|防止|保障|方便|满足|让|确保))")
"""A sentence that tells what the one before it is for goes on from it."""
_AND_IS = re.compile("[。;](?=内容|其中|主要|集中|涉及|多为|均为|大多)")
"""So does one that begins with what it was about."""
_AS = re.compile(
    r"\s*(?:究?其?[一-鿿]{0,4}?的?(?:主要)?(?:原因|理由|考虑)(?:主要)?(?=[是为有,，:：]|在于)|其?(?:主要)?(?:原因|理由)|主要|因(?!此)|由于|鉴于|这|系|针对|为了?)"
)
"""A sentence that gives the reason for the one before it."""
_AND_WHY = re.compile(r"[。!](?=究?其?[一-鿿]{0,4}?的?(?:主要)?(?:原因|理由|考虑)(?:主要)?(?:[是为有,，:：]|在于))")
"""So does one that begins with the reason for it."""
_TURNS = re.compile(r"\s*(?:(?:与此)?同时|此外|另外|[二三四五六七八九]是)")
"""A sentence that begins so turns to another thing."""
_PERSON = re.compile("[长员人]$|书记$|主[任席]$|顾问$")
_OF_ROLE = re.compile("·[,(]?(?:其中|包括|分别)")
"""Of so many who play a part it is told who they are (聘请顾问3名,其中...)."""
_BY_NAME = re.compile("哪[几些一]?[位名]|[叫姓]|名字")
"""Who is asked for by name, which so many of them (3名副站长) do not tell."""
_IN_QUOTES = re.compile('"[^"]+"|《[^》]+》')
_CLAUSES = re.compile(r"[，；;。：:、]|,(?!\d)")
_TITLES = re.compile("《[^》]*》")
_FOLLOWED = re.compile(r"(?:根据|依据|按照|依照|遵照)[^,。;]*?(?:》\([^)]*\)|精神|要求|规定)(?:[^,。;]*?》\([^)]*\))*")
_FOLLOWED_ASKED = re.compile("按|编制|编写|格式|根据|依据|按照|依照|遵照|参照|条例|规定|》")
"""What was followed has a number of its own, which is asked for by these words."""


def _without_titles(kind: AnswerKind, body: str) -> str:
    """A text without the titles of documents, where what something is about is asked for, which is not what a document is about."""
    return _TITLES.sub("《》", body) if kind.name == "subject" else body


class Fitting:
    """What one question asks for, held against stretches. `measure` is the question's coverage, `years` those it names."""

    def __init__(self, wanted: Asked, measure: Coverage, years: Collection[str] = ()) -> None:
        self._wanted, self._measure, self._years = wanted, measure, frozenset(years)

    def threshold(self, absent: Sequence[Concept] = ()) -> float:
        """The share of the question that its answer must cover; `absent`: what the report nowhere speaks of."""
        return threshold(self._wanted, self._measure, absent)

    def holds(
        self, printed: str, folded: str | None = None, *, measure: bool = False, problem: str = "", title: str = ""
    ) -> bool:
        """Whether the text, as printed, holds what must be held; `folded` is the same folded, in lower case, where that is known.
        `measure`: whether it is what the report does about a problem (`problem`, folded), so that it tells how something is done.
        `title`: what heads the item whose first sentence it is, folded."""
        body = fold_text(printed).lower() if folded is None else folded
        required = [kind for kind in self._wanted.kinds if kind.required]
        if measure and problem and self._wanted.why_do:
            required = []  # what is done about a problem is done because of it
        if not all(kind.pattern.search(printed) or kind.pattern.search(body) for kind in required):
            return False
        unnamed = without_somebody(self._without_asked_names(body))
        if any(kind.name not in REASONS and not self._tells_kind(kind, self._without_own(kind, unnamed)) for kind in required):
            return False
        if self._why and not told_beside_siblings(body, self._measure, [kind.pattern for kind in required]):
            return False
        if self._members and not tells_members(body, self._members, self._measure.asked):
            return False
        if any(deeds and not any(holds(concept, body) for concept in deeds) for deeds in (self._deed, self._done)):
            return False
        if (
            not self._numbers_it(required, body)
            or not self._followed_for_it(required, body)
            or done_to_others(self._measure.asked, body)
        ):
            return False
        if any(kind.name == "people" for kind in required) and strays(body, self._measure, self._deed or self._measure.deeds):
            return False
        if not self._by_its_doer(body) or not self._sides.tells(body, self._near(body), problem):
            return False
        if self._told is not None and holds(self._told, body) < SYNONYM:
            return False
        if (self._head is not None and not self._tells_head(self._head, body)) or names_another(self._measure.asked, body):
            return False
        if not names_the_befallen(self._measure.asked, body) or not names_the_one(self._measure.asked, self._of_it(body)):
            return False
        if self._manner is not None and not measure and not holds(self._manner, without_passing(body)):
            return False
        if self._asks_what_is_wrong and not (measure or tells_what_is_wrong(body)):
            return False
        if (self._whether or (self._why and not measure)) and not self._measure.tells_deed(body):
            return False
        if self._whether and not measure and self._measure.lacks(bettering_words(), body):
            return False
        if not measure and not title and self._wanted.more and self._about_nothing_said(body):
            return False
        about = any(kind.name in _ABOUT for kind in required)
        if (
            self._asks_about(required)
            and not (measure and not about and (not self._wanted.how or self._wanted.how in bettering_words()))
            and only_counted(body, self._measure, self._wanted.how)
        ) or (self._wanted.more and not required and not measure and self._only_published(body)):
            return False
        if self._why and (is_the_reason(self._measure.asked, body, self._measure.things) or not self._named_before_reason(body)):
            return False
        if self._why and is_of_another_move(self._measure.asked, body):
            return False
        if not tells_the_kind(self._measure.asked, body, self._measure.things if self._measure.things() else None):
            return False
        named = [kind.pattern for kind in required if kind.name not in REASONS and kind.name not in _ABOUT]
        if not as_many(self._measure.asked, problem + body if measure else body, named, whether=self._whether):
            return False
        if not tells_metric(self._measure.asked, body) or still_to_come(self._measure.asked, self._of_it(body)):
            return False
        if self._which and not names_some(
            without_overseers(self._measure.asked, body), self._which, self._speaks_beside, self._measure.asked
        ):
            return False
        if not measure and self._may_be_only_named(required) and self._only_named(body):
            return False
        for kind in required:
            if not measure and not self._beside_its_thing(body if kind.name in REASONS else unnamed, kind):
                return False
            as_measure = measure and (self._why or self._wanted.done_about)
            told = (
                _AND_WHY.sub(",", _AND_SO.sub(",", body))
                if kind.name in REASONS
                else _AND_IS.sub(",", _without_titles(kind, unnamed))
            )
            if kind.beside and not as_measure and not self._measure.beside(told, kind.pattern, kind.beside, self._told):
                about_title = bool(self._measure.things(title)) and not self._measure.things(body)
                if not about_title or not kind.pattern.search(SENTENCES.split(body)[0]):
                    return False
        return not self._wanted.counted or self._counts(printed, body)

    @cached_property
    def _which(self) -> tuple[str, ...]:
        """The thing of which it is asked which ones."""
        told_by_list = any(topic.name != "problems" for topic in self._wanted.topics) or self._wanted.done_about
        things = () if told_by_list else asked_which(self._measure.asked)
        sited = any(kind.name in ("site", "visited") and things[-1:] and things[-1] in kind.covers for kind in self._wanted.kinds)
        joined = any(kind.name == "joined with" for kind in self._wanted.kinds)
        return () if sited or joined else things

    def _only_named(self, body: str) -> bool:
        """Whether a text only says the word for what is asked for; an English question's by any Chinese word for it."""
        hit = _WHICH_IN_ENGLISH.search(self._measure.asked)
        if hit is None:
            return only_named(self._measure.asked, body, self._measure.tells)
        said = next((c for c in self._measure.named_concepts if hit[1].endswith(c.name)), None)
        return said is not None and says_only([term for term in said.terms if len(term) > 1], body)

    def _may_be_only_named(self, required: Sequence[AnswerKind]) -> bool:
        """Whether what is asked for is told by names, and neither by a kind of answer nor by what a section lists."""
        if self._asks_what_is_wrong or self._wanted.done_about or any(topic.name != "problems" for topic in self._wanted.topics):
            return asks_of_named(self._measure.asked, in_quotes=True)
        return {kind.name for kind in required} <= _OF_NAMED and (not required or asks_of_named(self._measure.asked))

    @cached_property
    def _members(self) -> str:
        return asked_members(self._measure.asked)

    def _without_asked_names(self, body: str) -> str:
        """A folded text without the marks around what the question itself names in quotes."""
        return _IN_QUOTES.sub(lambda hit: hit[0][1:-1] if hit[0] in self._measure.asked else hit[0], body)

    def _without_own(self, kind: AnswerKind, body: str) -> str:
        """A folded text without what the question itself names that a kind of answer is told by (公开办公地址的大屏幕在哪)."""
        left, body = kind.ask.sub(" ", self._measure.asked), self._named_alone(body)
        own = {hit[0] for hit in kind.pattern.finditer(left)} - set(kind.covers)
        named = [word for word in own if len(word) > 1 and any(word in term for term in self._measure.own_terms)]
        return re.sub("|".join(map(re.escape, named)), "·", body) if named else body

    def _tells_kind(self, kind: AnswerKind, body: str) -> bool:
        """Whether a text holds a kind of answer; where a body of one kind is asked for (哪个乡镇), one of that kind."""
        alike = body_told(self._measure.asked) if kind.name == "which unit" else None
        return any(alike is None or alike.search(hit[0]) for hit in kind.pattern.finditer(_without_titles(kind, body)))

    def _named_alone(self, body: str) -> str:
        return without_so_many(body) if _BY_NAME.search(self._measure.asked) else body

    def _speaks_beside(self, clause: str) -> bool:
        if any(self._sides.stands_for(deed.name) for deed in self._measure.deeds):
            return self._sides.told_in(clause)
        done = self._wanted.done
        told = re.sub(rf"{done}(?=[师员局科股处组长])", "·", clause) if len(done) > 1 else clause  # 总审计师 audits nobody here
        return self._measure.speaks_beside(self._which, told)

    @cached_property
    def _asks_what_is_wrong(self) -> bool:
        return not self._wanted.done_about and asks_what_is_wrong(self._measure.asked)

    @cached_property
    def _whether(self) -> bool:
        return any(kind.name == "whether" for kind in self._wanted.kinds)

    @cached_property
    def _why(self) -> bool:
        return self._wanted.why

    @cached_property
    def _deed(self) -> tuple[Concept, ...]:
        deed = self._wanted.deed
        if done := done_with(deed):
            return (Concept(done, (done,), SYNONYM),)
        if not deed or deed in anybody() or (deed[0] in anybody() and not tag(deed)):
            return ()
        found = substance(deed)
        if not any(_is_verb(c) or len(c.terms) > 1 for c in found) and re.search(
            f"(?:谁|哪位){deed}[?。]?$", self._measure.asked
        ):
            return (Concept(deed, (deed,), SYNONYM),)  # 由谁主编: done, whatever the dictionary calls it
        if not found:
            return (Concept(deed, as_reported(deed), SYNONYM),) if len(deed) == 1 else self._measure.deeds
        told = [c for c in found if not c.generic and (len(c.terms) > 1 or _is_verb(c) or len(deed) == 1)]
        deeds = tuple(c for c in told if c.weight != COMMON and _is_deed(c))
        if not deeds and (told or not tag(deed)):
            others = tuple(c for c in self._measure.deeds if c.name not in anybody())
            return others or tuple(told)  # 由谁网站维护: what is done with the thing
        return deeds

    @cached_property
    def _done(self) -> tuple[Concept, ...]:
        """The deed whose object is asked for or that was suffered, where other words for it are known."""
        matter = any(kind.name == "matter" for kind in self._wanted.kinds)  # 申请人想了解什么: what they applied for
        asked = self._wanted.done and not self._sides.stands_for(self._wanted.done) and not matter
        done = self._wanted.done if asked and not self._deed and not self._wanted.done_about else ""
        found = substance(done) if done else ()
        if len(done) == 2 and f"被{done}" in self._measure.asked and not tag(done) and not any(len(c.terms) > 1 for c in found):
            return (Concept(done, (done,), SYNONYM),)  # 被撤稿: a word of its own, though the dictionary lacks it
        return tuple(concept for concept in found if concept.weight > COMMON and len(concept.terms) > 1 and _is_deed(concept))

    @cached_property
    def _told(self) -> Concept | None:
        """What must be named beside the kind of answer: the last thing said of it (比赛的冠军: 冠军)."""
        named = self._wanted.told.removeprefix("对").rstrip("的").rpartition("的")[2]
        told = "" if self._sides.stands_for(named) else named
        found = [concept for concept in substance(told) if not concept.generic] if told else []
        last = words(told)[-1] if told else ""
        if len(last) > 1 and tag(last).startswith("n") and not any(concept.name.endswith(last) for concept in found):
            return Concept(last, (last,), 1.0)  # 工作计划: the plan, though every report has plans
        if found and self._wanted.told.startswith("对"):
            return replace(found[-1], terms=found[-1].terms[: found[-1].own])  # 对公告栏有什么意见: no other place
        return found[-1] if found else None

    @cached_property
    def _manner(self) -> Concept | None:
        """What must be told where it is asked how it is done, if that is a thing of its own (怎么分工: 分工)."""
        how = "" if any(kind.name in ("course", "details") for kind in self._wanted.kinds) else self._wanted.how
        found = substance(how) if how and how not in bettering_words() and not self._sides.stands_for(how) else ()
        covered = {word for kind in self._wanted.kinds for word in kind.covers}
        return next((one for one in found if one.weight >= 1 and (one.name in covered or self._measure.tells(one.name))), None)

    @cached_property
    def _head(self) -> Concept | None:
        """The thing of which it is asked which or what (开发了什么小程序: 小程序), where no kind of answer stands for it."""
        hit = _WHICH.search(self._measure.asked)
        if hit is None or self._wanted.topics or self._wanted.done_about or self._measure.asked[: hit.start()].endswith("为"):
            return None  # 为什么增加 asks for no 增加
        covered = {word for kind in self._wanted.kinds for word in kind.covers}
        named = [concept for concept in substance(hit[1]) if not concept.generic]
        if len(named) > 1 and named[-1].weight <= COMMON and hit[1] == named[-2].name + named[-1].name:
            return named[-2]  # 什么审核机制: told of 审核, whatever it is called
        found = [concept for concept in named if concept.weight >= 1.0 or (concept.name == hit[1] and self._unsaid(concept))]
        last = found[-1] if found else None
        if last is None or "问题" in last.terms or self._sides.goes_with(last.name):  # 有什么偏差: told by what is wrong
            return None
        if not hit[1].endswith(last.name) or last.name in covered:
            return None
        known = word_table("topics")["which"]
        otherwise = last.own < len(last.terms) or last.name.endswith((*known["told_otherwise"], *known["told_by_members"]))
        return last if self._measure.tells(last.name) or not otherwise or last.weight < 1 else None

    def _tells_head(self, head: Concept, body: str) -> bool:
        """Whether a text says the thing of which it is asked which, and not only what is made of it (指标体系 for 什么指标)."""
        if not holds(head, body):
            return False
        alone = re.sub(rf"{re.escape(head.name)}{word_table('only_named')['compound']}", "·", body)
        return not self._measure.tells(head.name) or head.name not in body or holds(head, alone) > 0

    def _unsaid(self, concept: Concept) -> bool:
        """Whether a word that is no noun by itself (决定) is told by no sentence."""
        return bool(tag(concept.name)) and not self._measure.tells(concept.name) and concept.weight > COMMON

    @cached_property
    def _sides(self) -> Sides:
        return Sides(self._measure.asked, how=self._wanted.done_about)

    def _beside_its_thing(self, body: str, kind: AnswerKind) -> bool:
        """Whether what is asked for stands in the sentence that speaks most of what the question names, or in one that goes on from it."""
        sentences = [sentence for sentence in _SENTENCES.split(body) if sentence]
        if len(sentences) < 2 or (kind is self._who and self._deed) or kind.name == "what was decided":
            return True  # a doer may stand in the sentence before the deed: `tells_doer`; results are told behind what was asked
        if (other := kind.other) is not None:
            spoken = self._measure.spoken(sentences, lambda sentence: other.search(sentence) is None)
            return any(told and kind.pattern.search(sentence) for told, sentence in zip(spoken, sentences, strict=True))
        spoken = self._measure.spoken(sentences, lambda _: False)
        return any(
            kind.pattern.search(sentence)
            and (spoken[at] or (at and spoken[at - 1] and (GOES_ON.match(sentence) or _AS.match(sentence))))
            for at, sentence in enumerate(sentences)
        )

    def _followed_for_it(self, required: Sequence[AnswerKind], body: str) -> bool:
        """Whether a document by which it is asked that something is done is named with that thing, and not only speaks of it in its title."""
        kind = next((kind for kind in required if kind.name == "basis told"), None)
        told = (one for one in _SENTENCES.split(body) if kind is not None and kind.pattern.search(one))
        return kind is None or not self._measure.things() or any(self._measure.things(_TITLES.sub("", one)) for one in told)

    def _numbers_it(self, required: Sequence[AnswerKind], body: str) -> bool:
        """Whether the number of a document that is asked for is not only that of a document that was followed."""
        kind = next((kind for kind in required if kind.name == "document number"), None)
        if kind is None or _FOLLOWED_ASKED.search(self._measure.asked):
            return True
        return kind.pattern.search(_FOLLOWED.sub("·", body)) is not None

    def _near(self, body: str) -> Near:
        def near(pattern: re.Pattern[str], most: int, goes_with: str) -> bool:
            told = of_its_thing(body, self._measure, re.compile(goes_with)) if goes_with else body
            return self._measure.beside(told, pattern, most)

        return near

    def _by_its_doer(self, body: str) -> bool:
        """Whether somebody is named with the deed that is asked for who did it; what the question itself names is nobody."""
        who = self._who
        if who is None or not self._deed:
            some = any(kind.name in ("who", "person", "people") for kind in self._wanted.kinds) or _BY_NAME.search(
                self._measure.asked
            )
            person = some and _PERSON.search(self._wanted.told)
            role = self._told if person or (who is not None and self._wanted.deed in roles()) else None
            left = without_counted(self._named_alone(body), role.terms) if role is not None else body
            if who is not None and not who.pattern.search(named_for(self._measure.asked, self._of_it(left), ())):
                return False
            if who is not None and not self._tells_duty(left):
                return False
            return role is None or _OF_ROLE.search(left) is not None or any(tells_role(left, term) for term in role.terms)
        deed = [term for concept in self._deed for term in concept.terms]
        own = [term for concept in self._deed for term in concept.terms[: concept.own]]
        left = self._measure.without_asked(named_for(self._measure.asked, body, deed), who.pattern)
        brief = [word for word in deed if len(word) == 1]
        holding = [term for term in self._measure.own_terms if term not in brief and any(word in term for word in brief)]
        left = re.sub("|".join(map(re.escape, holding)), "·", left) if holding else left  # 审计公告谁审: 审计 is no 审
        spoken = self._spoken(body)
        if "分别" in self._measure.asked:  # several, each with its own part
            told = "。".join(compress(SENTENCES.split(left), spoken))
            if sum(who.pattern.search(part) is not None for part in _CLAUSES.split(told)) < 2:
                return False
        named, others = self._measure.things(), [word for word in deed if word not in own]
        return tells_doer(left, own, who.pattern, spoken, others, lambda text: not named or self._measure.things(text))

    def _tells_duty(self, body: str) -> bool:
        """Whether a text says that somebody has a charge at all, where it is asked who has it and of what every report speaks (谁负责公开工作)."""
        named = [concept for concept in self._measure.named_concepts if concept.name not in anybody()]
        known = word_table("topics")["anybody"]
        return bool(named) or re.search(known["charge"], re.sub(known["of_report"], "", body)) is not None

    def _of_it(self, body: str) -> str:
        """The sentences of a text that speak of what the question names, with those that say so to go on from one that does."""
        sentences = SENTENCES.split(body)
        return "。".join(compress(sentences, self._measure.spoken(sentences, GOES_ON.match)))

    def _spoken(self, body: str) -> tuple[bool, ...]:
        """Of each sentence whether it speaks of what the question names as much as the best one nearly does, or goes on from one that does."""
        return self._measure.spoken(SENTENCES.split(body), lambda sentence: _TURNS.match(sentence) is None)

    def doer_beside(self, body: str) -> bool:
        """Whether somebody stands in the very clause of the deed that is asked for who did it, which tells it best."""
        if self._who is None:
            return False
        deed = [term for concept in self._deed for term in concept.terms]
        left = named_for(self._measure.asked, body, deed)
        return bool(deed) and any(
            self._who.pattern.search(clause) and any(word in clause for word in deed) for clause in _CLAUSES.split(left)
        )

    @property
    def _who(self) -> AnswerKind | None:
        return next((kind for kind in self._wanted.kinds if kind.name in ("who", "which unit")), None)

    def _named_before_reason(self, body: str) -> bool:
        """Whether the things that are told stand up to the last sentence with a reason, not only in what follows it."""
        reasons = [kind.pattern for kind in self._wanted.kinds if kind.name in REASONS]
        told = _SENTENCES.split(body)
        last = max((i for i, sentence in enumerate(told) if any(p.search(sentence) for p in reasons)), default=len(told))
        return last + 1 >= len(told) or self._measure.things(body) == self._measure.things("。".join(told[: last + 1]))

    def _about_nothing_said(self, body: str) -> bool:
        """Whether it is asked what something is about of which a text names nothing."""
        kinds, things = {kind.name for kind in self._wanted.kinds}, self._measure.things()
        if "details" in kinds and not things:
            return True
        return not kinds.isdisjoint(_ABOUT | {"about"}) and bool(things) and not self._measure.things(body)

    def _asks_about(self, required: Sequence[AnswerKind]) -> bool:
        """Whether more is asked of a thing than how many there are: how it is done, or what it is about."""
        which = asks_which_one(self._measure.asked, [kind.name for kind in required], listed=bool(self._which))
        return (
            which
            or bool(self._wanted.more and not required and not self._which)
            or any(kind.name in _ABOUT - {"theme"} for kind in required)
        )

    def _only_published(self, body: str) -> bool:
        """Whether all that is told of what the question names is that something about it was published."""
        pattern = published(_IN_QUOTES.sub("", self._measure.asked)) if self._wanted.done_about else None
        if pattern is None or not self._measure.names(body):
            return False
        rest = LISTED.sub("", pattern.sub("", body))
        told = self._wanted.how and any(holds(concept, rest) for concept in substance(self._wanted.how))
        return not told and not self._measure.names(rest)

    def _counts(self, printed: str, body: str) -> bool:
        spoken = frozenset(YEAR.findall(fold_text(printed)))
        if self._years and spoken and not self._years & spoken:
            return False
        unit = self._wanted.unit
        number = re.compile(COUNT + f"(?:{re.escape(unit) if unit else UNITS})")
        return any(number.search(clause) and self._measure.speaks(clause) for clause in re.split(r"[，,；;。：:]", body))


def _is_deed(concept: Concept) -> bool:
    return concept.weight < 1 or _is_verb(concept)


def _is_verb(concept: Concept) -> bool:
    return tag(concept.name).startswith("v")
