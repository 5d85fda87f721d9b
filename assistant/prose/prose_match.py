"""Which sentence's number a question asks for: concepts of the question against the statements of a report.

Two coverages decide. How much of what the question speaks of is said by the statement (its own clause counts whole, the
head of its list, its sentence and its section less), and how much of what the statement counts is in the question.
Both must be high, the unit must fit, and the best must stand clear of the next with another value; else there is no
match: a doubtful figure is none. The file is long because weighing and what takes it back
stay together: each bound was measured with the others.

>>> covered("政务公开专题培训", "开展专题培训4次")
0.5
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.asking import circumstances, left_out
from assistant.asking.asked_unit import is_usual, units_fit
from assistant.asking.other_words import in_other_words, is_outcome, leaves_untold, telling
from assistant.asking.said_moved import before_it
from assistant.bodies.bodies_listed import of_another_body
from assistant.bodies.named_accounts import all_of_it, held_under, named_in_quotes, told_under
from assistant.guards.counts_another import counts_another
from assistant.guards.said_not import tells_not
from assistant.guards.several_counted import tells_of_more
from assistant.language.concepts import GENERIC, Concept
from assistant.language.concepts import concepts as concepts_of
from assistant.language.contrasts import apart
from assistant.language.segment import words
from assistant.language.unread_words import says_kind, says_unread
from assistant.prose.accounted import accounts_for, is_change, narrowed_by_itself, tells_another_deed, tells_no_change
from assistant.prose.candidate import Candidate
from assistant.prose.channel_match import asked_channel, counts_accounts, of_more_channels, on_channel
from assistant.prose.counted_subject import same_of_all_year, same_subject, subject_asked
from assistant.prose.layers_counted import asked_so
from assistant.prose.lines_named import told_of_line
from assistant.prose.listed_before_number import is_one_listed, told_of_list
from assistant.prose.one_of_listed import names_one_listed
from assistant.prose.said_in_prose import (
    all_said,
    counted_before,
    further_words,
    is_deed,
    left_over,
    narrows_nothing,
    said_in_clause,
    says,
    standing_for,
    tells_its_number,
    tells_rate,
    tells_result,
    without_deeds,
)
from assistant.prose.site_versions import of_its_version
from assistant.prose.sole_deed import told_by_deed
from assistant.prose.sole_number import sole
from assistant.prose.told_in_part import without_level
from ingest.model import Statement, StatementKind
from ingest.normalise import fold_text

CLAUSE, HEAD, SENTENCE, SECTION = 1.0, 0.85, 0.6, 0.5
NEEDED_SAID, NEEDED_ASKED = 0.62, 0.5
NEEDED_ASKED_IN_FULL = 0.42
"""Where the statement says all that the question speaks of, less of its own words need be in the question."""
NEEDED_ASKED_IN_ENGLISH = 0.35
"""An English question names what is counted by fewer words than the sentence does."""
IN_OTHER_WORDS = 0.95
"""What a word counts that the clause tells by another that stands for it."""
SAYS_LESS = 0.15
"""A statement that says so much less of a question than the best one does is no rival of it."""
IN_CONTEXT = 0.25
"""The weight up to which a word is an earlier turn's, not the question's own."""
NEEDED_IN_SENTENCE = 0.9
"""How much of each word of a question a sentence says, where its unit alone tells which number is meant."""
_RATE = re.compile(r"(?:率|满意度|知晓度)(?:是|为|有|达|到|多|几|怎|如|[?,。]|$)")
"""及时签收率是多少: no count answers it."""
_RATES = frozenset({"%", "‰", "个百分点"})
_RATE_OF = re.compile(r"(?!增长|变化|上升|下降)([\u4e00-\u9fff]{2})率")
_PREMISE = re.compile(r"(?<![\d.])(\d{2,})[余多]?[条篇][^,。?\d]{0,6}(?:之?中|里)")
"""公开的1300条信息中: a number that the report must tell."""
_GIVEN_FIRST = re.compile(r"(?<![\d.])(?P<number>\d+)[余多]?(?P<unit>[件条篇个次份人名项])(?=[^,。?\d]{0,12},?其中)")
"""收到3件书面申请,其中几件…: a number that the sentence must tell, and that asks for nothing."""
_ACCOUNTS = re.compile("(?:政务)?新媒体(?=账号|帐号|账户)")
_ANSWERED = re.compile('(?:答复|回复|告知)(?:为|是|成|申请人)?"?')
_AT_THE_END = re.compile(
    "(?<![上去至止到])年[底末]时?(?=(?:共|还|拥)?有|的?在册|[^,;。?]{0,14}(?:粉丝|关注|听众|订阅|用户))|^年?[底末](?![下层部线单稿尾端级座板])时?"
)
"""2021年底有多少粉丝: what a report tells at no moment of its year is what there was in the end."""
_HANDLES = re.compile(
    "^(?:共|一共|总共)?(?:办理|处理|承办|接办)了?(?=[^,。?]{0,20}(?:转办|交办|转交|转来|派发|转派|分办)的?[\u4e00-\u9fff])"
)
"""办理平台转办诉求几件: who handles what was sent to him, which a report counts by that it was sent (平台转办诉求9件)."""
_AT_A_MOMENT = re.compile("年[底末初]")
_PROCEEDINGS = frozenset({"复议", "诉讼"})
"""Of these a report tells in one sentence, and what was decided behind each (行政诉讼9件,4件已判决)."""
_PUBLISHED_IN = frozenset({"条", "篇", "则"})
_HAN = re.compile(r"[\u4e00-\u9fff]")
COUNTED = StatementKind.COUNT
_COUNTS = frozenset({COUNTED, StatementKind.MONEY})
_OF_ANOTHER = frozenset({StatementKind.CHANGE, StatementKind.RATE})
_RATE_KINDS = frozenset({StatementKind.SHARE, StatementKind.RATE})


@dataclass(frozen=True, slots=True)
class Match:
    candidate: Candidate
    score: float
    said: float
    asked: float


def covered(term: str, text: str) -> float:
    """The share of a term's characters that lie in pieces of two or more characters that the text has."""
    if not term or term in text:
        return 1.0 if term else 0.0
    hit = [False] * len(term)
    for start in range(len(term) - 1):
        if term[start : start + 2] in text:
            hit[start] = hit[start + 1] = True
    return sum(hit) / len(term)


def _credit(concept: Concept, candidate: Candidate) -> float:
    best = 0.0
    for factor, text in (
        (CLAUSE, candidate.clause),
        (HEAD, candidate.head),
        (HEAD, candidate.whole),
        (SENTENCE, candidate.sentence),
        (SECTION, candidate.section),
    ):
        if factor <= best:
            break
        for position, term in enumerate(concept.terms):
            share = covered(term, text) if position == 0 and len(term) >= 4 else float(term in text)
            best = max(best, factor * share * (1.0 if position == 0 else 0.95))
    if not best and candidate.statement.whole is not None and any(term in candidate.head for term in standing_for(concept.name)):
        return HEAD * IN_OTHER_WORDS
    return best


def match(
    candidates: Sequence[Candidate], question: str, concepts: Sequence[Concept], unit: str | None, kinds: frozenset[StatementKind]
) -> tuple[Match, ...]:
    """The statements that the question means, best first: one, or several that say different numbers of the same thing.

    `question` is folded; a `|` parts its own words from an earlier turn's, whose unit another thing need not have.
    `concepts` are those of the question without body and year. Empty where nothing is sure.
    """
    if any(not any(number in c.sentence for c in candidates) for number in _PREMISE.findall(question)):
        return ()
    own_words = question.split("|", maxsplit=1)[0]  # held against them before any of the words is set aside below
    candidates = [
        c
        for c in candidates
        if not (names_one_listed(own_words, _of_its_whole_apart(c), c.section) or of_another_body(c, candidates, own_words))
        and not is_one_listed(c, own_words)
    ]
    if listed := told_of_list(candidates, own_words, unit):
        return tuple(Match(c, IN_OTHER_WORDS, IN_OTHER_WORDS, 1.0) for c in listed)
    if (formerly := before_it(candidates, question)) is not None:
        return match(formerly[0], formerly[1], _within(formerly[1], concepts), unit, kinds)
    if (first := circumstances.apart(question) or left_out.set_aside(question)) is not None:
        rest, tells = first
        candidates = [c for c in candidates if tells(c.before, c.printed)]
        if found := match(candidates, rest, _within(rest, concepts), unit, kinds):
            return found
    if (given := _GIVEN_FIRST.search(question)) is not None:
        telling = [c for c in candidates if re.search(rf"(?<![\d.]){given['number']}[余多]?{given['unit']}", c.sentence)]
        return match(telling, question[: given.start()] + question[given.end() :], concepts, unit, kinds)
    if unit in _PUBLISHED_IN:
        clauses = [c.clause for c in candidates if c.statement.unit in _PUBLISHED_IN]
        if (plain := circumstances.without_new(clauses, question)) != question:
            return match(candidates, plain, [c for c in concepts if c.name not in circumstances.ANEW], unit, kinds)
    found = _match(candidates, question, concepts, unit, kinds)
    if not found and unit is not None and "|" in question and unit not in own_words:
        own = [c for c in concepts if c.weight > IN_CONTEXT]
        saying = [c for c in candidates if own and all(any(t in c.clause for t in concept.terms) for concept in own)]
        found = _match(saying, own_words, own, None, kinds)
    found = tuple(
        m for m in found if not leaves_untold(m.candidate, own_words) and accounts_for(m.candidate, candidates, question)
    )
    found = (*found, *_said_otherwise(found, candidates))
    found = found or match_otherwise(candidates, question, unit, kinds)
    found = found or tuple(Match(c, IN_OTHER_WORDS, IN_OTHER_WORDS, 1.0) for c in of_its_version(candidates, question))
    found = found or _under_its_name(candidates, question, concepts, unit, kinds)
    found = found or _of_its_line(candidates, question, concepts, unit, kinds)
    if not found and (plain := _plainer(candidates, question)) != question:
        return match(candidates, plain, [c for c in concepts if c.name in plain or c.name not in question], unit, kinds)
    found = found or _among_all(candidates, question, concepts, unit, kinds)
    return found or tuple(Match(c, IN_OTHER_WORDS, IN_OTHER_WORDS, 1.0) for c in told_by_deed(candidates, question))


def _of_its_whole_apart(candidate: Candidate) -> str:
    """A sentence up to the end of a number's clause; for a part of a list without what is told of the whole (通过网站、微博公开90条,其中微博30条)."""
    told = candidate.up_to_clause
    return told.rpartition("其中")[2] if candidate.statement.whole is not None else told


def _plainer(candidates: Sequence[Candidate], question: str) -> str:
    """A question without what only goes along with its thing: the medium of 新媒体账号, that what became of applications was
    answered (答复信息不存在的几件: 信息不存在1件), that what was sent on was handled, and 年底 where nothing that is asked for is told at a moment of the year."""
    plain = _HANDLES.sub("", _ACCOUNTS.sub("", question))
    if (ended := _AT_THE_END.search(plain)) and not any(_told_at_a_moment(c, plain[ended.end() :]) for c in candidates):
        plain = plain[: ended.start()] + plain[ended.end() :]
    found = _ANSWERED.search(plain)
    if found and any(plain.startswith(c.counted, found.end()) for c in candidates if is_outcome(c.counted)):
        return plain[: found.start()] + plain[found.end() :]
    return plain


def _told_at_a_moment(candidate: Candidate, asked: str) -> bool:
    """Whether a report tells what is asked for at a moment of the year, so that another number of it is of another one."""
    clause = candidate.printed
    return _AT_A_MOMENT.search(clause) is not None and any(word in clause for word in words(asked) if len(word) > 1)


def _within(text: str, concepts: Sequence[Concept]) -> list[Concept]:
    return [concept for concept in concepts if concept.name in text] or list(concepts_of(text))


def _among_all(
    candidates: Sequence[Candidate], question: str, concepts: Sequence[Concept], unit: str | None, kinds: frozenset[StatementKind]
) -> tuple[Match, ...]:
    """The statement of a part of what a question names first (收到的申请里,涉及土地的几件), told under its heading or behind its noun."""
    if (first := circumstances.among(question)) is None:
        return ()
    thing, rest = first
    names = (thing, *telling(thing))
    of_it = [c for c in candidates if any(one in c.section or one in c.before for one in names)]
    if thing in _PROCEEDINGS:
        of_it = [c for c in of_it if any(one in _counted_right_before(c) for one in names)]
    own = _within(rest, concepts)
    return tuple(m for m in match(of_it, rest, own, unit, kinds) if own and tells_result(question, m.candidate.clause))


def _counted_right_before(candidate: Candidate) -> str:
    """The clause right before a number's own, where it counts something; "" where it does not."""
    clause = re.split("[,;。]", candidate.before.rstrip(","))[-1]
    return clause if re.search(r"\d", clause) else ""


def _under_its_name(
    candidates: Sequence[Candidate], question: str, concepts: Sequence[Concept], unit: str | None, kinds: frozenset[StatementKind]
) -> tuple[Match, ...]:
    """The statement that is told of the account or column that a question names, behind its name (“示例之声”有粉丝2万,发布微博300条)."""
    if (named := told_under(candidates, question)) is None:
        return ()
    saying, rest = named
    own = _within(rest, concepts)
    name = named_in_quotes(candidates, question)
    if held := held_under(saying, rest, name, unit):
        return tuple(Match(c, IN_OTHER_WORDS, IN_OTHER_WORDS, 1.0) for c in held)
    if not own or (found := match(saying, rest, own, unit, kinds)):
        return found if own else ()
    deeds = [] if any(concept.weight >= 1.0 for concept in own) else [concept.name for concept in own if concept.weight > GENERIC]
    return tuple(Match(c, IN_OTHER_WORDS, IN_OTHER_WORDS, 1.0) for c in all_of_it(saying, deeds, unit))


def _of_its_line(
    candidates: Sequence[Candidate], question: str, concepts: Sequence[Concept], unit: str | None, kinds: frozenset[StatementKind]
) -> tuple[Match, ...]:
    """The statement that is told of the hotline or the counter that a question begins with, also behind what came before of it."""
    if (named := told_of_line(candidates, question)) is None:
        return ()
    saying, rest = named
    return match(saying, rest, _within(rest, concepts), unit, kinds)


def match_otherwise(
    candidates: Sequence[Candidate], question: str, unit: str | None, kinds: frozenset[StatementKind]
) -> tuple[Match, ...]:
    """The statements that say all of a question in other words."""
    own_words = question.split("|", maxsplit=1)[0]
    if unit is None and _RATE.search(own_words) is not None:
        kinds = _RATE_KINDS
    given = {Decimal(n) for n in re.findall(r"(?<![\d.])\d+(?![\d.])", question)}
    left = [
        c
        for c in candidates
        if units_fit(unit, c.statement.unit)
        and c.statement.value not in given
        and not counts_another(question, unit, c)
        and not narrowed_by_itself(c, candidates, question)
        and not tells_of_more(c, own_words, ())
        and not tells_another_deed(c, own_words)
        and not is_change(c, own_words)
        and not tells_no_change(c, own_words)
        and says_unread(c.sentence, c.section, own_words)
    ]
    told = in_other_words(left, question, unit, kinds) or sole(candidates, question, unit, kinds)
    kept = [c for c in told if c.statement.value not in given and says_unread(c.sentence, c.section, own_words)]
    kept = [c for c in kept if not counts_accounts(unit, c)]
    return tuple(Match(c, IN_OTHER_WORDS, IN_OTHER_WORDS, 1.0) for c in kept)


def _match(
    candidates: Sequence[Candidate], question: str, concepts: Sequence[Concept], unit: str | None, kinds: frozenset[StatementKind]
) -> tuple[Match, ...]:
    substantive = [c for c in concepts if c.weight > IN_CONTEXT] or [c for c in concepts if c.weight > GENERIC]
    weighed = list(concepts)
    given = {Decimal(n) for n in re.findall(r"(?<![\d.])\d+(?![\d.])", question)}
    own_words = question.split("|", maxsplit=1)[0]
    told = own_words if _HAN.search(own_words) else "|".join(t for c in weighed for t in c.terms[: c.own])
    if not weighed:
        return ()
    asked_rate = unit is None and _RATE.search(own_words) is not None
    compares = re.search("[比较]", own_words)
    rate = _RATE_OF.search(own_words) if asked_rate or unit == "%" else None
    if asked_rate:
        kinds = _RATE_KINDS
    needed = NEEDED_ASKED if re.search(r"[\u4e00-\u9fff]", question) else NEEDED_ASKED_IN_ENGLISH
    channel = asked_channel(own_words, weighed) if COUNTED in kinds else None
    ranked: list[Match] = []
    for candidate in candidates:
        statement = candidate.statement
        if statement.kind not in kinds or not units_fit(unit, statement.unit) or statement.value in given:
            continue
        if not asked_so(candidate, unit) or (compares is None and tells_no_change(candidate, own_words)):
            continue
        if (asked_rate and statement.unit not in _RATES) or (rate is not None and not tells_rate(candidate.clause, rate[1])):
            continue
        if counts_another(question, unit, candidate) or not says_kind(candidate.up_to_clause, candidate.section, own_words):
            continue
        said, asked = _said(candidate, weighed), subject_asked(statement, question, weighed)
        if (
            said < NEEDED_SAID
            or asked < (min(needed, NEEDED_ASKED_IN_FULL) if said >= 0.95 else needed)
            or (substantive and _own(candidate, substantive, own_words) < 0.5)
        ):
            continue
        if channel is not None and of_more_channels(candidate, channel):
            continue
        same_unit = unit in (None, statement.unit) or (unit == "%" and statement.unit in _RATES)
        if not same_unit and counted_before(candidate, unit or "", substantive, own_words):
            continue
        if not _says_all(candidate, weighed, question):
            continue
        if not tells_its_number(candidate, own_words) and apart(told, _told_up_to(candidate), statement.unit, candidate.whole):
            continue
        exact_unit = 0.05 if unit is not None and unit == statement.unit else 0.0
        ranked.append(Match(candidate, said + 0.6 * asked + exact_unit, said, asked))
    ranked = _best_first(ranked, unit)
    if found := _clear(ranked) or _clear([m for m in ranked if not left_over(m.candidate.statement, weighed)]):
        return found
    if channel is not None:
        return tuple(
            Match(c, 1.0, 1.0, 1.0)
            for c in on_channel([c for c in candidates if not counts_another(own_words, None, c)], channel, unit, own_words)
        )
    return () if ranked else _only_of_its_unit(candidates, weighed, unit, kinds, own_words)


def _said_otherwise(found: Sequence[Match], candidates: Sequence[Candidate]) -> list[Match]:
    """What else a report says of all of the year of the very thing, under a name without disclosure in it, by another number."""
    if not found:
        return []
    best, told = found[0], {m.candidate.statement.value for m in found}
    again = (c for c in candidates if c.document_id == best.candidate.document_id and c.statement.value not in told)
    return [replace(best, candidate=c) for c in again if same_of_all_year(best.candidate.statement, c.statement)]


def _best_first(found: Sequence[Match], unit: str | None) -> list[Match]:
    """The best first; only those in the unit that is asked for where one of them is about as good as the best."""
    ranked = sorted(found, key=lambda m: (-m.score, m.candidate.statement.number))
    exact = [m for m in ranked if m.candidate.statement.unit == unit]
    return exact if exact and exact[0].said > ranked[0].said - 0.05 else ranked


def _said(candidate: Candidate, concepts: Sequence[Concept]) -> float:
    """How much of a question's words a candidate says, by their weight; less where it hardly says one that counts in full."""
    credits = [(IN_OTHER_WORDS if c.weight > IN_CONTEXT and said_in_clause(candidate, c) else 0.0, c) for c in concepts]
    credits = [(max(credit, _credit(concept, candidate)), concept) for credit, concept in credits]
    credits = [(credit, concept) for credit, concept in credits if credit or not narrows_nothing(concept)] or credits
    total = sum(concept.weight for _, concept in credits)
    said = sum(credit * concept.weight for credit, concept in credits) / total
    hardly = any(credit < 0.3 for credit, concept in credits if concept.weight >= 1.0)
    return said * 0.75 if hardly else said


def _own(candidate: Candidate, concepts: Sequence[Concept], question: str) -> float:
    """How well the number's own clause says the best said of these words; with what its clause goes on from where it does."""
    goes_on = _goes_on(candidate.statement, question)
    about = f"{candidate.up_to_clause}|{candidate.clause}" if goes_on else candidate.clause
    own = max((covered(t, about) for c in concepts for t in c.terms), default=0.0)
    return max(own, float(any(said_in_clause(candidate, c) for c in concepts)))


def _says_all(candidate: Candidate, concepts: Sequence[Concept], question: str) -> bool:
    """Whether a candidate says all that a question asks, and counts nothing that the question does not say."""
    own = question.split("|", maxsplit=1)[0]
    bare = not any(c.weight > GENERIC for c in concepts) and _HAN.search(own) is not None
    if (
        bare
        and candidate.statement.kind is COUNTED
        and (rest := left_over(candidate.statement, concepts))
        and rest not in question
    ):
        return False
    return all_said(candidate, concepts, own) and not tells_of_more(candidate, question, concepts)


def _told_up_to(candidate: Candidate) -> str:
    """The sentence up to the end of the statement's clause, with what is counted where the clause does not say it."""
    subject = candidate.counted
    if subject in candidate.printed:
        return candidate.up_to_clause
    return candidate.up_to_clause + (subject if candidate.statement.kind in _OF_ANOTHER else without_deeds(subject))


def _goes_on(statement: Statement, question: str) -> bool:
    """Whether a clause names nothing but a deed done with what stands before it, or is a part that the question names
    (其中市本级4条), so that what is asked about stands before it."""
    return is_deed(statement.subject) or (statement.whole is not None and without_level(fold_text(statement.subject)) in question)


def _only_of_its_unit(
    candidates: Sequence[Candidate],
    concepts: Sequence[Concept],
    unit: str | None,
    kinds: frozenset[StatementKind],
    question: str,
) -> tuple[Match, ...]:
    """The one number of a report that has an unusual unit (得分902分), where its sentence says all that is asked."""
    if unit is None or is_usual(unit):
        return ()
    alike = [c for c in candidates if c.statement.unit == unit and c.statement.kind in kinds]
    if len({c.statement.value for c in alike}) > 1:
        alike = [
            c for c in alike if _told_by_sentence(c, concepts) >= NEEDED_IN_SENTENCE and not counts_another(question, unit, c)
        ]
    if len({c.statement.value for c in alike}) != 1:
        return ()
    one = alike[0]
    around = f"{one.section}|{one.sentence}"
    if (
        counts_another(question, unit, one)
        or tells_of_more(one, question, concepts)
        or any(not says(around, word) for word in further_words(question))
        or apart(question, _told_up_to(one), unit)
        or _counted_beside(one, candidates, concepts)
        or any(tells_not(question, clause) for clause in re.split("[,;。]", one.sentence))
    ):
        return ()
    said = _told_by_sentence(one, concepts)
    return (Match(one, said, said, 1.0),) if said >= NEEDED_IN_SENTENCE else ()


def _counted_beside(one: Candidate, candidates: Sequence[Candidate], concepts: Sequence[Concept]) -> bool:
    """Whether another number of a sentence counts what a question names and this one's clause does not say (问卷几册: 发放问卷500份,整理档案36册)."""
    beside = [c.counted for c in candidates if c is not one and c.statement.sentence == one.statement.sentence]
    named = [c for c in concepts if c.weight > GENERIC and not any(covered(term, one.clause) > 0.5 for term in c.terms)]
    return any(term in counted for concept in named for term in concept.terms[: concept.own] for counted in beside)


def _told_by_sentence(candidate: Candidate, concepts: Sequence[Concept]) -> float:
    """How much of the word of a question that it says least of a sentence says."""
    return min(max((covered(term, candidate.sentence) for term in concept.terms), default=0.0) for concept in concepts)


def _clear(ranked: list[Match]) -> tuple[Match, ...]:
    """The best, with others that count the same under the same words; () where a different subject comes too close."""
    if not ranked:
        return ()
    best, value = ranked[0], ranked[0].candidate.statement.value
    same = [m for m in ranked if best.said - m.said < 0.05 and _says_again(m, best)]
    near = (m for m in ranked if best.score - m.score < 0.04 and best.said - m.said < SAYS_LESS)
    return () if any(m not in same and m.candidate.statement.value != value for m in near) else tuple(same)


def _says_again(one: Match, best: Match) -> bool:
    """Whether a statement counts what the best one counts. Differing numbers of one sentence are of different things."""
    a, b = one.candidate.statement, best.candidate.statement
    if a.value != b.value and a.sentence == b.sentence and one.candidate.document_id == best.candidate.document_id:
        return False
    return same_subject(a, b)
