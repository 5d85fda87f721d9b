"""An English question asked once more in Chinese, so that numbers in the prose of Chinese reports are found by the same rules.

`asked_in_chinese` takes the answer that an English question got and a way to ask in Chinese (`english.reading` says how the question
reads then). A figure of a form that was named in English words stays; a number that only stands in prose is the one that the
Chinese sayings agree on. Sayings that lead to different numbers leave the question unanswered, and so does a word that could not
be said: no number is given past a word that was not understood. Answers stay English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.answer import Answer, Route
from assistant.answering.attempt import Attempt
from assistant.answering.builder import Builder
from assistant.answering.evidence import Missing
from assistant.answering.refusing import told as refusal
from assistant.asking.asked_together import bare_operation
from assistant.asking.asked_unit import asked_unit
from assistant.asking.indicator_words import equivalents
from assistant.asking.narrowing import names_no_more_than_a_list, narrows_no_field
from assistant.asking.question import Question
from assistant.english.accounted import unaccounted
from assistant.english.choosing import Again, meant, meant_otherwise, numbers_of, of_the_same
from assistant.english.chosen import by_measure_alone
from assistant.english.comparison_told import says_of_none, told_compared
from assistant.english.deeds import tells_what_is_asked
from assistant.english.naming import named
from assistant.english.pieces import WORD
from assistant.english.premised import premised_numbers
from assistant.english.qualifiers import left_unsaid
from assistant.english.reading import in_chinese, joined, joined_in_a_phrase, names_doer, without_deed
from assistant.english.reports import (
    files_of_reports,
    numbers_of_reports,
    sentences_of_hosts,
    state_number,
    words_of_reports,
)
from assistant.english.sayings import before, sayings
from assistant.english.spelt import as_reports_say, without_wider_places
from assistant.english.terms import Part, terms_at
from assistant.english.turns import asks_again, turn_in_chinese
from assistant.english.units import counts_what_stands_there, in_unit, of_cells, of_some, told_alike
from assistant.english.whether import whether_in_chinese
from assistant.english.words_asked import asked_at_once, asked_for_words, asked_of_a_name, asks_for_content, tells_move
from assistant.language.topics import asked as asked_for
from assistant.prose.told_in_part import one_kind_over
from assistant.turns.conversation import TurnState
from ingest.normalise import fold_text

_TELL = frozenset(
    {"召开", "举办", "组织", "开展", "发布", "公开", "印发", "收到", "受理", "办理", "答复", "制作", "编印", "培训", "配备"}
)
_OF_TABLES = ("check", "parts")
_ASKED_EACH = re.compile(r"\bhow (?:many|much)\b")
_UNANSWERED = (Route.REFUSE, Route.PASSAGES)
_TRIED_ELSEWHERE = 5
"""How many sayings are tried of a body that another's report tells of: those of its words that answer must agree."""
_TRIED_OPEN = 4
"""How many sayings are tried without a unit."""
_UNIT_ASKED = re.compile(r"(?<=多少)[\u4e00-\u9fff]{1,3}$")


def asked_in_chinese(
    read: Question, attempt: Attempt, answer: Answer, conversation: str, again: Again, *, first: bool = True
) -> tuple[Attempt, Answer]:
    """The attempt and the answer of an English question (`_in_either`), refused where no word of what is told says one by which the
    question makes less of what it counts (`english.qualifiers`), and where a word of it is not accounted for (`english.accounted`)."""
    tried, told = _in_either(read, attempt, answer, conversation, again, first=first)
    if told.route is Route.FIGURES and not all(state_number(tried, number) for number in premised_numbers(read.text)):
        return tried, _refused(tried, conversation)
    if told.route is Route.FIGURES and (unsaid := left_unsaid(read.text.lower(), told) or unaccounted(read.content, told)):
        return tried, _refused(tried, conversation, unsaid)
    return tried, told


def _in_either(
    read: Question, attempt: Attempt, answer: Answer, conversation: str, again: Again, *, first: bool = True
) -> tuple[Attempt, Answer]:
    """The attempt and the answer in English or in Chinese (`_asked`), refused where a number of the prose tells another deed than the
    question names (`english.deeds`)."""
    read = replace(read, content=without_wider_places(read.content, files_of_reports(read, attempt)))
    read = as_reports_say(read, sentences_of_hosts(read, attempt))
    tried, told = _asked(read, attempt, answer, conversation, again, first=first)
    otherwise = meant(read, attempt, told, again) if told.route in _UNANSWERED else meant_otherwise(read, attempt, told, again)
    if otherwise is not None and not counts_what_stands_there(read.content, otherwise[1]):
        tried, told = otherwise
    if told.route is Route.FIGURES and counts_what_stands_there(read.content, told):
        return tried, _refused(tried, conversation)
    in_words = words_of_reports(tried) if otherwise is None and told.route is Route.FIGURES and not of_cells(told) else None
    things = joined(read.content, in_words) if in_words is not None else ()
    if things and not _tells_each(things, told):
        each = again(f"{before(read) or ''}{'，'.join(asks for _, asks in things)}", False)
        if each is None or each[1].route is not Route.FIGURES or not _tells_each(things, each[1]):
            return tried, _refused(tried, conversation)
        tried, told = each
    if told.route is Route.FIGURES and (several := by_measure_alone(read.content, numbers_of_reports(tried))):
        each = again(f"{before(read) or ''}{'，'.join(f'{c.counted}多少{c.statement.unit}' for c in several)}", False)
        if each is None or {figure.value for figure in each[1].figures} != {c.statement.value for c in several}:
            return tried, _refused(tried, conversation)
        return each[0], named(each[1], read.text, tuple(mention.said for mention in read.mentions))
    if told.route is Route.FIGURES and not (tells_what_is_asked(read.content, told) and _tells_of_each(read.content, told)):
        return tried, _refused(tried, conversation)
    if told.route is Route.FIGURES and _of_one_kind(read, tried, told):
        return tried, _refused(tried, conversation)
    return tried, named(told, read.text, tuple(mention.said for mention in read.mentions))


def _asked(
    read: Question, attempt: Attempt, answer: Answer, conversation: str, again: Again, *, first: bool = True
) -> tuple[Attempt, Answer]:
    """The attempt and the answer of an English question, or those of its Chinese sayings. `read` is the question as it stands,
    `first` whether no turn came before. A reply to an offer, what computes with earlier turns' figures or adds up a table, and a
    turn that names nothing of its own are left as they were understood, but for the turns of `english.turns`."""
    if not first and (turned := _as_a_turn(read, answer, again)) is not None:
        return turned
    if not first and asks_again(read.content) and before(read) is None:
        return attempt, answer  # which body is meant (and its commerce bureau?) is known from the turns alone
    if (grown := _stated_growth(read, attempt, answer, again)) is not None:
        return grown
    of_turns = attempt.question.linked or attempt.question.text != read.text or _names_nothing(read)
    asks_back = answer.route is Route.CLARIFY and not attempt.state().offered_things
    if not of_turns and (compared := told_compared(read, attempt, answer, again)) is not None:
        return compared
    if not of_turns and says_of_none(read, answer):
        return attempt, _refused(attempt, conversation)
    if of_turns or asks_back or attempt.question.operation in _OF_TABLES or _computed(attempt, answer):
        return attempt, answer
    told_there = words_of_reports(attempt)
    if _adds_joined(read, answer, told_there) or _compares_years(read, answer, told_there, again):
        return attempt, answer
    whether = _whether(read, told_there, again)
    if whether is not None and (answer.route is not Route.FIGURES or set(numbers_of(answer)) <= set(numbers_of(whether[1]))):
        return whether
    if answer.route is Route.FIGURES and asks_for_content(read.content):
        return _told_in_words(read, again) or (attempt, _refused(attempt, conversation))
    if not read.numeric and asked_at_once(read.content) and (in_words := _told_in_words(read, again)) is not None:
        return in_words
    said = sayings(read, lambda content: in_chinese(content, told_there))
    strictly = answer.route is Route.FIGURES and all(ask.exclusive for ask in attempt.question.asks)
    of_another = any(not mention.organisations for mention in read.mentions)  # told by whoever reports of it: held to every word
    said = said[:_TRIED_ELSEWHERE] if of_another else said
    same = again(said[0], False) if strictly and said else None
    if same is not None and numbers_of(same[1]) == numbers_of(answer) and not of_some(said[0], answer):
        return same[0], answer  # later turns go on from what was asked in Chinese
    other_number = same is not None and not set(numbers_of(same[1])) <= set(numbers_of(answer))
    otherwise = same is not None and same[1].route is Route.FIGURES and other_number and not of_cells(answer)
    if (
        strictly
        and not (of_another or otherwise)
        and (not said or (in_unit(said[0], answer) and (of_cells(answer) or _only_tells(read.content))))
    ):
        return attempt, answer
    if not said and answer.route is Route.REFUSE and not read.numeric:
        return _told_in_words(read, again) or (attempt, answer)
    if not said and (answer.route is not Route.FIGURES or of_cells(answer)):
        return attempt, answer
    kept: tuple[Attempt, Answer] | None = None
    told: list[tuple[Attempt, Answer]] = []
    halves: list[tuple[Attempt, Answer]] = []
    for number, text in enumerate(said):
        outcome = again(text, False)
        if outcome is None or outcome[1].route is not Route.FIGURES or of_some(text, outcome[1]):
            continue
        if strictly and _of_another_figure(attempt, answer, outcome[1]):
            kept = (attempt, answer)  # a saying may lose which way it went (carried over to, not from)
            continue
        if number and _says_another_figure(attempt, outcome[1]):
            continue  # 接受申请 are those that came in, where accepted ones are asked for and none are told
        if set(numbers_of(outcome[1])) < set(numbers_of(answer)):  # another word may find the rest of what was read in English
            if numbers_of(outcome[1]) == numbers_of(of_the_same(answer, outcome[1])):
                return attempt, answer  # of one of the bodies that the question names in one word
            halves.append(outcome)
            continue
        if strictly and numbers_of(outcome[1]) == numbers_of(answer):
            return attempt, answer
        told.append(outcome)
        if number == 0:
            break
    told = told or halves[:1]
    if len(_ASKED_EACH.findall(read.content)) > 1:  # a saying that tells both numbers comes before one that tells half of them
        told = [one for one in told if not any(set(numbers_of(one[1])) < set(numbers_of(other)) for _, other in told)]
    if told and len({numbers_of(outcome) for _, outcome in told}) == 1:
        return told[0]
    if kept is not None and not told:
        return kept
    if answer.route is Route.FIGURES or told:
        return attempt, _refused(attempt, conversation)
    freely = None if of_another else _in_another_unit(said, again) or _by_another_deed(read, told_there, again)
    return freely or _nearer(said, answer, again) or (attempt, answer)


def _of_another_figure(attempt: Attempt, answer: Answer, other: Answer) -> bool:
    """Whether a saying is answered by another figure than the one that the question names in every word and is answered by."""
    named = {ask.indicator for ask in attempt.question.asks}
    told, otherwise = ({figure.indicator for figure in one.figures} for one in (answer, other))
    return None not in otherwise and told == named and not otherwise & named


def _of_one_kind(read: Question, tried: Attempt, told: Answer) -> bool:
    """Whether the one number told is of one kind of what went over the channel of which a question asks for all."""
    if len(told.figures) != 1 or of_cells(told) or told.figures[0].operation is not None:
        return False
    said = in_chinese(read.content, words_of_reports(tried))[:1]
    places = {(citation.document_id, citation.start) for citation in told.citations}
    numbers = [c for c in numbers_of_reports(tried) if (c.document_id, c.statement.quote.start) in places]
    own = [c for c in numbers if c.statement.value == told.figures[0].value]
    return bool(own) and any(one_kind_over(c, one) for one in said for c in own)


def _says_another_figure(attempt: Attempt, other: Answer) -> bool:
    """Whether a saying is answered by cells of another figure than the one that the question names in every word and that is not there."""
    named = {ask.indicator for ask in attempt.question.asks if ask.exclusive}
    counted = {figure.indicator for figure in other.figures}
    alike = {one for name in named if name is not None for one in (name, *equivalents(name))}
    return len(named) == len(attempt.question.asks) == 1 and None not in named and of_cells(other) and not counted & alike


def _stated_growth(read: Question, attempt: Attempt, answer: Answer, again: Again) -> tuple[Attempt, Answer] | None:
    """The rate of growth that the report states, where one that was computed from the forms was the answer; None where it states none."""
    task = attempt.state().task
    if answer.route is not Route.FIGURES or task is None or task.operation != "growth" or answer.figures[0].operation != "growth":
        return None
    for saying in sayings(read)[:1]:
        outcome = again(saying, False)
        if outcome is not None and outcome[1].route is Route.FIGURES and outcome[1].figures[0].operation is None:
            return outcome
    return None


def _whether(read: Question, told_there: str, again: Again) -> tuple[Attempt, Answer] | None:
    """What a question of yes or no is answered with by a number; None where none does."""
    for saying in sayings(read, lambda content: whether_in_chinese(content, told_there)):
        outcome = again(saying, False)
        if outcome is not None and outcome[1].route is Route.FIGURES:
            return outcome
    return None


def _tells_each(things: Sequence[tuple[frozenset[str], str]], answer: Answer) -> bool:
    """Whether each of the things that are asked for is what a number is told of, each by a word of its own (briefings are no press conferences)."""
    labels = [fold_text(figure.label) for figure in answer.figures]
    told = [{word for word in words if any(word in label for label in labels)} for words, _ in things]
    return all(told) and (len(told) < 2 or not any(one == other and len(one) == 1 for one, other in pairwise(told)))


def _adds_joined(read: Question, answer: Answer, told_there: str) -> bool:
    """Whether an answer adds up the two things that a question joins (how many letters and leaflets altogether), each told by its name."""
    whole, *parts = answer.figures or (None,)
    if answer.route is not Route.FIGURES or whole is None or whole.operation != "sum" or len(parts) != 2:
        return False
    things = joined(read.content, told_there) or joined_in_a_phrase(read.content)
    return bool(things) and _tells_each(things, replace(answer, figures=tuple(parts)))


_MORE_IN = re.compile(r"^how many (?:more|fewer) (?P<asked>.+?)(?: in)? than(?: in)?\W*$")


def _compares_years(read: Question, answer: Answer, told_there: str, again: Again) -> bool:
    """Whether an answer is the difference of two years' numbers (how many more … in … than in …), each of which the question asked of its
    year alone in Chinese is answered with."""
    whole, *parts = answer.figures or (None,)
    found = _MORE_IN.match(read.content)
    if whole is None or whole.operation != "difference" or found is None or len(parts) != 2 or len(read.years.named) != 2:
        return False
    for part in parts:
        years = replace(read.years, named=(part.year or 0,), ranged=False)
        plain = replace(read, content=f"how many {found['asked']}", years=years)
        told = [again(saying, False) for saying in sayings(plain, lambda content: in_chinese(content, told_there))[:_TRIED_OPEN]]
        if not any(one is not None and numbers_of(one[1]) == numbers_of(replace(answer, figures=(part,))) for one in told):
            return False
    return True


_OF_EACH = re.compile(r"\b(?:each|every|apiece|per)\b(?! ?cent)")
_TOLD_OF_EACH = re.compile("每|均|各|分别")


def _tells_of_each(content: str, answer: Answer) -> bool:
    """Whether one number is told of each one, where it is asked for so (copies of each issue: 每期800份)."""
    told = [figure for figure in answer.figures if figure.operation is None]
    asked = _OF_EACH.search(content) is not None and len(answer.figures) == 1
    return not asked or not told or any(_TOLD_OF_EACH.search(citation.quote) for citation in answer.citations)


def _computed(attempt: Attempt, answer: Answer) -> bool:
    """Whether figures of the forms that were named in English, every word of the question accounted for, are computed with."""
    task = attempt.state().task
    return (
        answer.route is Route.FIGURES and task is not None and task.operation != "value" and all(t.indicator for t in task.things)
    )


def _as_a_turn(read: Question, answer: Answer, again: Again) -> tuple[Attempt, Answer] | None:
    """What a short turn is answered with in Chinese; None where it is none, or may be answered as it was read."""
    turn = turn_in_chinese(read.content)
    opening = before(read)
    if turn is None or opening is None or answer.route is Route.CLARIFY:
        return None
    if not opening and (turn.said == "呢" or "{}" in turn.said):
        return None
    outcome = again(turn.behind(opening), False)
    if outcome is None or outcome[1].route is Route.PASSAGES:
        return None
    return outcome if turn.final or outcome[1].route is Route.FIGURES else None


def _in_another_unit(said: Sequence[str], again: Again) -> tuple[Attempt, Answer] | None:
    """What the Chinese sayings agree on where their unit is left open, told in a unit that such things are counted in too."""
    told = []
    for saying in said[:_TRIED_OPEN]:
        unit = asked_unit(saying)
        if _UNIT_ASKED.search(saying) is None or unit is None or "其中" in saying:
            continue
        outcome = again(_UNIT_ASKED.sub("", saying), False)
        if outcome is not None and outcome[1].route is Route.FIGURES and told_alike(saying, unit, outcome[1]):
            told.append(outcome)
    return told[0] if told and len({numbers_of(answer) for _, answer in told}) == 1 else None


def _by_another_deed(read: Question, told_there: str, again: Again) -> tuple[Attempt, Answer] | None:
    """What the first saying without its verb is answered with, where the verb only says that the thing came about and what is told
    names a deed of that kind (`english.deeds`)."""
    for saying in sayings(read, lambda content: without_deed(content, told_there))[:_TRIED_OPEN]:
        outcome = again(saying, False)
        if outcome is not None and outcome[1].route is Route.FIGURES and not of_some(saying, outcome[1]):
            alike = all(f.operation is None for f in outcome[1].figures) and not of_cells(outcome[1])
            return outcome if alike and in_unit(saying, outcome[1]) else None
    return None


def _nearer(said: Sequence[str], answer: Answer, again: Again) -> tuple[Attempt, Answer] | None:
    """The refusal of the first saying, where it shows sentences that are near and the English one shows none."""
    if not said or answer.citations or answer.route is not Route.REFUSE:
        return None
    outcome = again(said[0], False)
    return outcome if outcome is not None and outcome[1].route is Route.REFUSE and outcome[1].citations else None


def _told_in_words(read: Question, again: Again) -> tuple[Attempt, Answer] | None:
    """What the first Chinese saying of a question for words is answered with in the words of a report; None where none is. What the
    question itself asks for (a company, somebody's name) stands there, whatever the saying made of it."""
    needed = [kind.pattern for kind in asked_for(read.content).kinds if kind.required]
    problems = [topic.name for topic in asked_for(read.content).topics] == ["problems"]
    if narrows_no_field(read.content) or (problems and names_no_more_than_a_list(read.content)):
        return None  # no clause states it, no list is it, whatever the sentences of the report tell
    for text in sayings(read, asked_for_words) or sayings(read, asked_of_a_name):
        told = again(text, True)
        if told is not None and told[1].route is Route.PASSAGES:
            quotes = [citation.quote for citation in told[1].citations]
            if not tells_move(text, fold_text("".join(quotes))):
                continue
            if all(any(pattern.search(form) for quote in quotes for form in (quote, fold_text(quote))) for pattern in needed):
                return told
    return None


def _names_nothing(read: Question) -> bool:
    """Whether a turn names neither a body nor a year nor a thing in words that are its own (And the district government? And in
    total?)."""
    named = read.mentions or read.years.named
    return not named and (bare_operation(read.content) is not None or asks_again(read.content))


def _only_tells(content: str) -> bool:
    """Whether the verbs of a question only say that there is what it asks for (hold, publish, receive), not another deed (attend)
    or one of somebody who is named (did its leaders hold); an e-mail is not any application over a network."""
    if ("mail" in content and re.search(r"\be-?mail", content)) or names_doer(content):
        return False
    words = tuple(WORD.findall(content))
    verbs = (term for at in range(len(words)) for term in terms_at(words, at) if term.part is Part.VERB)
    return all(not verb.words or _TELL & set(verb.words) for verb in verbs)


def _refused(attempt: Attempt, conversation: str, *narrowed: str) -> Answer:
    """That the report does not state it, or not of what the question narrows it down to."""
    builder = Builder(attempt.question.answered_in)
    state = attempt.state()
    year = state.years[0] if len(state.years) == 1 else None
    body = next(iter(state.organisations), None)
    missing = Missing("not_there", (), body, year, narrowed=narrowed) if body is not None else Missing("no_body")
    builder.sentences.append(refusal(missing, builder))
    return builder.answer(Route.REFUSE, conversation)


def states_in_chinese(states: Sequence[TurnState]) -> list[TurnState]:
    """Earlier turns with what they asked for said in Chinese, where it was asked in English and can be said so."""
    return [replace(state, content=_content_in_chinese(state.content)) for state in states]


def _content_in_chinese(content: str) -> str:
    pieces = [next(iter(in_chinese(piece)), piece) if piece.isascii() and piece else piece for piece in content.split("|")]
    return "|".join(pieces)
