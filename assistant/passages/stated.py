"""What a report states in a known shape: contact fields, dates, and the lists of its problems and measures.

`stated_field` finds the clause of a field (`邮编：…`) by the field's own patterns; `listed_topic` finds the list, or the
sentences, of a topic in the section that is about it. Which list is which is told by what leads to it, else by how its
items speak; a heading over both tells nothing. A list whose heading names another year gives way. Empty results mean
that the report does not state it. Patterns are data: `vocabulary/topics.toml`.

>>> from assistant.language.topics import asked
>>> [field.name for field in asked("邮编和传真").fields]
['fax', 'postcode']
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.concepts import Concept
from assistant.language.coverage import holds
from assistant.language.sentences import Listing, listings, trimmed
from assistant.language.topics import Field, Topic
from assistant.prose.report_prose import TITLE, ReportProse, shared_heading
from ingest.model import Span
from ingest.normalise import fold_text, simplify

LIST_LONGEST = 1500
"""A longer list is quoted item by item."""
_NEAR = 120
_CLAUSE = 120
_BEFORE = 160
_SENTENCES = 3
_HEAD = 16
"""A sentence of so few characters heads what follows."""
_CELLS = re.compile(r"\t|[条件次人元份]\s+\d|^\s*附\s*[:：件表]")
"""Rows of a table that a copied text holds, and what leads to one."""
_SAID_IN_TURN = re.compile(
    r"(?:[一二三四五六七八九十]+[是要]|[第其][一二三四五六七八九十]+[,、是]|(?:首先|其次|再次|最后)[,、是]|[-•●])"
)
_ANNOUNCED = re.compile(r"(?:问题|不足|短板|差距|困难|薄弱环节)[^,。;:]{0,10}:$")
_OF_OTHERS = re.compile("群众|市民|公众|居民|企业|热点|关切|关心|咨询|反映|疑难|解决|回应|解答|针对|化解|处理|办理")
"""Whose problems were helped with are none of the report's own."""
_COMING = re.compile(r"(?P<year>20\d\d)年度?(?:里|内|中)?[,:]?(?:我[市县区局镇]|本[局市县区镇]|要)?[,:]?$")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_TITLED = re.compile(r"[(（][一二三四五六七八九十]+[)）]")
_PAST = re.compile("上年|上一?年度|往年|去年")


def stated_field(report: ReportProse, field: Field, whose: Sequence[Concept] = ()) -> tuple[Span, ...]:
    """The clauses that state a field, from anywhere in the report's text; none where it is not stated. `whose`: what must be said
    before it in its sentence or in the one before (a unit whose telephone is asked for)."""
    plain = simplify(report.text)
    for pattern in field.patterns:
        hits = [trimmed(report.text, hit.start(), hit.end()) for hit in pattern.finditer(plain)]
        if whose:
            led = [(hit, fold_text(_led(report.text, hit)).lower()) for hit in hits]
            hits = [_with_whose(report.text, hit, whose) for hit, before in led if all(holds(c, before) for c in whose)]
        if hits:
            chosen = {
                "first": hits[:1],
                "last": hits[-1:],
                "near": [hit for hit in hits if hit.start <= hits[0].end + _NEAR],
            }[field.take]
            bare = tuple(_bare(report.text, hit) for hit in chosen)
            return _in_clauses(report, bare) if field.clause else bare
    return ()


def _led(text: str, hit: Span) -> str:
    """What stands before a field in its sentence and in the one before, in one line, with the field."""
    left = max(text.rfind("\n", 0, hit.start), hit.start - _BEFORE, 0)
    ends = [at for at in range(left, hit.start) if text[at] == "。"]
    return text[(ends[-2] if len(ends) > 1 else left) : hit.end]


def _with_whose(text: str, hit: Span, whose: Sequence[Concept]) -> Span:
    """A field with whose it is, where that is said in its own clause."""
    left = max(text.rfind(mark, 0, hit.start) for mark in "。；;（(\n") + 1
    clause = trimmed(text, left, hit.end)
    said = fold_text(clause.of(text)).lower()
    return clause if len(clause) <= _CLAUSE and all(holds(concept, said) for concept in whose) else hit


def _in_clauses(report: ReportProse, hits: Sequence[Span]) -> tuple[Span, ...]:
    """The clauses that the hits stand in, each once; a hit alone where its clause is long."""
    clauses = []
    for hit in hits:
        left = max(report.text.rfind(mark, 0, hit.start) for mark in "。；;\n") + 1
        right = min((at for mark in "。；;\n" if (at := report.text.find(mark, hit.end)) >= 0), default=len(report.text))
        whole = trimmed(report.text, left, right)
        clauses.append(whole if len(whole) <= _CLAUSE else hit)
    return tuple(dict.fromkeys(clauses))


def _bare(text: str, span: Span) -> Span:
    """Without a bracket or mark that opens before the clause, and without one that is closed outside it."""
    start, end = span.start, span.end
    while start < end and text[start] in "（(：:，,；; 　":
        start += 1
    while end > start and text[end - 1] in "，,；;、 　":
        end -= 1
    while end > start and text[end - 1] in "）)" and not set("（(") & set(text[start:end]):
        end -= 1
    return Span(start, end)


def listed_topic(report: ReportProse, topic: Topic, question: str) -> tuple[Span, ...]:
    """The topic's list in the section that is about it; where none is a list, the sentences that say it; else none."""
    about = [section.span for section in report.sections if section.kind is topic.kind]
    tops = [span for span in about if not any(other != span and other.holds(span) for other in about)]
    tops = [span for span in tops if not _of_another(report, span, topic)]
    if about and not tops:
        return ()
    for stretch in tops or [Span(0, len(report.text))]:
        lists = [found for found in listings(report.text, stretch) if _belongs(report, found, topic, bool(tops))]
        if lists:
            chosen = max(lists, key=lambda found: (_years(report, found, question), -found.span.start))
            return (chosen.span,) if len(chosen.span) <= LIST_LONGEST else chosen.items
        if tops and (spans := _said(report, stretch, topic)):
            return spans
    return () if tops else _in_passing(report, topic)


def _in_passing(report: ReportProse, topic: Topic) -> tuple[Span, ...]:
    """Where no section is about the topic: the sentence that turns to it, and, where that only heads what follows (存在问题。少数…),
    the next ones that are not of something else."""
    told = tuple(report.plain(Span(0, len(report.text))))
    for place, sentence in enumerate(told):
        folded = fold_text(sentence.of(report.text))
        if not topic.passing.search(folded) or _CELLS.search(sentence.of(report.text)):
            continue
        if len(folded) > _HEAD or topic.item.search(folded):
            return (sentence,)
        behind = told[place + 1 : place + _SENTENCES]
        stop = next((i for i, one in enumerate(behind) if topic.not_lead.match(fold_text(one.of(report.text)))), len(behind))
        if stop:
            return (sentence, *behind[:stop])
    return ()


def _heading(report: ReportProse, stretch: Span) -> str:
    return fold_text("".join(report.headings(stretch.start)[-1:]))


def _of_this(report: ReportProse, stretch: Span, topic: Topic) -> bool:
    """Whether a section's heading is the topic's alone (下一步打算)."""
    heading = _heading(report, stretch)
    return topic.lead.search(heading) is not None and topic.not_lead.search(heading) is None


def _of_another(report: ReportProse, stretch: Span, topic: Topic) -> bool:
    """Whether a section's heading is that of what is not the topic, so that its first sentences are none of it."""
    heading = _heading(report, stretch)
    return topic.opens and topic.not_lead.search(heading) is not None and topic.lead.search(heading) is None


def topic_lists(report: ReportProse, topic: Topic) -> tuple[Listing, ...]:
    """The topic's lists in the sections that are about it, anywhere where none is, in the order of the text."""
    places = [section.span for section in report.sections if section.kind is topic.kind]
    found = {
        each.span: each
        for place in places or [Span(0, len(report.text))]
        for each in listings(report.text, place)
        if _belongs(report, each, topic, bool(places))
    }
    return tuple(found[span] for span in sorted(found))


def topic_places(report: ReportProse, topics: Sequence[Topic]) -> tuple[Span, ...]:
    """The places of the topics' lists in the sections that are about them."""
    return tuple(found.span for topic in topics for found in topic_lists(report, topic))


def _belongs(report: ReportProse, found: Listing, topic: Topic, inside: bool) -> bool:
    """Whether a list is the topic's: what leads to it says so last, or, where that tells nothing, most items do. Measures speak
    as what was done speaks: outside their section nothing but what leads to a list tells it. Behind a coming year stands what is
    to be done (主要问题是:…。2017年,一是…)."""
    text = report.text
    if 2 * sum(_CELLS.search(item.of(text)) is not None for item in found.items) > len(found.items):
        return False
    items = [fold_text(item.of(text)) for item in found.items]
    heads = [re.split(r"[。:;\n]", item)[0][:TITLE] for item in items if not _SAID_IN_TURN.match(item)]
    if any(topic.lead.search(head) for head in heads) and any(topic.not_lead.search(head) for head in heads):
        return False
    lines = (line for line in found.lead.of(text).splitlines() if not shared_heading(line))
    lead = fold_text("".join(lines))[-80:]
    coming = _COMING.search(lead)
    if coming is not None and report.year is not None and int(coming["year"]) > report.year:
        return inside and not topic.opens
    ours, others = ([(hit.end(), len(hit[0])) for hit in pattern.finditer(lead)] for pattern in (topic.lead, topic.not_lead))
    if ours or others:
        own = topic.opens and _ANNOUNCED.search(lead) is not None and _OF_OTHERS.search(re.split("[。;]", lead)[-1]) is None
        return max(ours, default=(-1, 0)) > max(others, default=(-1, 0)) and (inside or own or _mostly(items, topic.item))
    return (inside or topic.opens) and _mostly(items, topic.item)


def _mostly(items: Sequence[str], pattern: re.Pattern[str]) -> bool:
    return 2 * sum(bool(pattern.search(item)) for item in items) > len(items)


def _years(report: ReportProse, found: Listing, question: str) -> int:
    """1 where the list is headed by a year that the question names (by the report's own where it names none), -1 where by
    another one only, else 0."""
    above = "".join((*report.headings(found.items[0].start), found.lead.of(report.text)[-60:]))
    headed = set(_YEAR.findall(fold_text(above)))
    named = set(re.findall(r"(?:19|20)\d\d", fold_text(question)))
    named = named & headed or named or ({str(report.year)} if report.year is not None else set())
    if not headed or not named:
        return 0
    return 1 if headed & named else -1


def _said(report: ReportProse, stretch: Span, topic: Topic) -> tuple[Span, ...]:
    """The section's sentences that say it in running text, at most three, after where the topic is first spoken of: those
    that speak as its items do, or, where none does, all up to what turns to something else."""
    said: list[Span] = []
    plain: list[Span] = []
    told = tuple(sentence for sentence in report.plain(stretch) if not _CELLS.search(sentence.of(report.text)))
    headed, rest = _under_own_title(report.text, told, topic)
    begun = topic.opens or headed or _of_this(report, stretch, topic)
    for sentence in rest:
        folded = fold_text(sentence.of(report.text))
        if (said or plain) and topic.not_lead.match(folded):
            break
        begun = begun or bool(topic.lead.search(folded))
        if begun and topic.item.search(folded):
            said.append(sentence)
        if begun and not topic.not_lead.match(folded):
            plain.append(sentence)
    return tuple((said or plain)[:_SENTENCES])


def _under_own_title(text: str, told: Sequence[Span], topic: Topic) -> tuple[bool, list[Span]]:
    """(True, the sentences under the title that is the topic's), where titles head paragraphs of the section ((二)本年度主要问题。…)
    and one of them is, this year's; else (False, all but the titles)."""
    parts: list[tuple[str, list[Span]]] = [("", [])]
    for sentence in told:
        folded = fold_text(sentence.of(text))
        if _TITLED.match(folded) and len(folded) <= TITLE // 2:
            parts.append((folded, []))
        else:
            parts[-1][1].append(sentence)
    own = [
        under
        for title, under in parts
        if topic.lead.search(title) and not topic.not_lead.search(title) and not _PAST.search(title) and under
    ]
    return bool(own), own[0] if own else [sentence for _, under in parts for sentence in under]
