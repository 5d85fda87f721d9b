"""An English question asked once more in Chinese, so that numbers in the prose of Chinese reports are found by the same rules.

`asked_in_chinese` takes the answer that an English question got and a way to ask in Chinese (`english_reading` says how the question
reads then). A figure of a form that was named in English words stays; a number that only stands in prose is the one that the
Chinese sayings agree on. Sayings that lead to different numbers leave the question unanswered, and so does a word that could not
be said: no number is given past a word that was not understood. Answers stay English.

>>> chinese_names((2022, 2023), ranged=False), chinese_names((2021, 2022, 2023), ranged=True)
('2022年和2023年', '2021年至2023年')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Answer, Route
from assistant.asked_together import bare_operation
from assistant.asked_unit import asked_unit
from assistant.attempt import Attempt
from assistant.builder import Builder
from assistant.conversation import TurnState
from assistant.english_pieces import WORD
from assistant.english_reading import in_chinese
from assistant.english_terms import Part, terms_at
from assistant.english_words_asked import asked_for_words
from assistant.evidence import Missing
from assistant.organisations import Mention
from assistant.prose_match import units_fit
from assistant.question import Question
from assistant.refusing import told as refusal
from assistant.years import EVERY, Years

_PEOPLE = ("人", "名", "位", "人次")
_TELL = frozenset(
    {"召开", "举办", "组织", "开展", "发布", "公开", "印发", "收到", "受理", "办理", "答复", "制作", "编印", "培训", "配备"}
)
_KINDS_OF_PEOPLE = ("领导", "负责人", "负责同志", "记者", "代表", "委员", "民警", "企业", "学生", "教师")
_OF_TABLES = ("check", "parts")
_ASKS_AGAIN = re.compile(r"what about|how about|and|then|in|for|the|(?:district|city|county) government|[\s,.?]+")


def asked_in_chinese(
    read: Question,
    attempt: Attempt,
    answer: Answer,
    conversation: str,
    again: Callable[[str, bool], tuple[Attempt, Answer] | None],
) -> tuple[Attempt, Answer]:
    """The attempt and the answer of an English question, or those of its Chinese sayings. `read` is the question as it stands.
    A reply to an offer, what computes with earlier turns' figures or adds up a table, and a turn that names nothing of its own are
    left as they were understood. `again` answers a Chinese saying where the question stood, with passages or without; None where
    nothing of the kind does."""
    of_turns = attempt.question.linked or attempt.question.text != read.text or _names_nothing(read)
    if of_turns or answer.route is Route.CLARIFY or attempt.question.operation in _OF_TABLES:
        return attempt, answer
    said = sayings(read)
    strictly = answer.route is Route.FIGURES and all(ask.exclusive for ask in attempt.question.asks)
    if strictly and (not said or (_in_unit(said[0], answer) and (_of_cells(answer) or _only_tells(read.content)))):
        return attempt, answer
    if not said and answer.route is Route.REFUSE and not read.numeric:
        return _told_in_words(read, again) or (attempt, answer)
    if not said and (answer.route is not Route.FIGURES or _of_cells(answer)):
        return attempt, answer
    told: list[tuple[Attempt, Answer]] = []
    for number, text in enumerate(said):
        outcome = again(text, False)
        if outcome is None or outcome[1].route is not Route.FIGURES or _of_some(text, outcome[1]):
            continue
        if strictly and _numbers(outcome[1]) == _numbers(answer):
            return attempt, answer
        told.append(outcome)
        if number == 0:
            break
    if told and len({_numbers(outcome) for _, outcome in told}) == 1:
        return told[0]
    if answer.route is Route.FIGURES or told:
        return attempt, _refused(attempt, conversation)
    return attempt, answer


def _told_in_words(read: Question, again: Callable[[str, bool], tuple[Attempt, Answer] | None]) -> tuple[Attempt, Answer] | None:
    """What the first Chinese saying of a question for words is answered with in the words of a report; None where none is."""
    tried = (again(text, True) for text in sayings(read, asked_for_words))
    return next((told for told in tried if told is not None and told[1].route is Route.PASSAGES), None)


def _names_nothing(read: Question) -> bool:
    """Whether a turn names neither a body nor a year nor a thing in words that are its own (And the district government? And in
    total?)."""
    named = read.mentions or read.years.named
    return not named and (bare_operation(read.content) is not None or not _ASKS_AGAIN.sub("", read.content))


def _of_some(saying: str, answer: Answer) -> bool:
    """Whether people are asked for and those counted are of a kind that the question does not name (市领导出席25人次)."""
    labels = [figure.label for figure in answer.figures if figure.operation is None]
    return asked_unit(saying) in _PEOPLE and any(
        kind in label and kind not in saying for kind in _KINDS_OF_PEOPLE for label in labels
    )


def _only_tells(content: str) -> bool:
    """Whether the verbs of a question only say that there is what it asks for (hold, publish, receive), not another deed (attend);
    an e-mail is not any application over a network."""
    if "mail" in content and re.search(r"\be-?mail", content):
        return False
    words = tuple(WORD.findall(content))
    verbs = (term for at in range(len(words)) for term in terms_at(words, at) if term.part is Part.VERB)
    return all(not verb.words or _TELL & set(verb.words) for verb in verbs)


def _in_unit(saying: str, answer: Answer) -> bool:
    """Whether what is told is counted in the unit that is asked in (记者多少名 is no number of press conferences). Who the people
    are that a sentence counts (市领导25人次) is for the Chinese reading to see."""
    asked = asked_unit(saying)
    if asked in _PEOPLE and not _of_cells(answer):
        return False
    return all(figure.operation is not None or units_fit(asked, figure.unit or "") for figure in answer.figures[:1])


def _of_cells(answer: Answer) -> bool:
    """Whether all that is told stands in cells of a form."""
    return all(citation.kind == "cell" for citation in answer.citations)


def _refused(attempt: Attempt, conversation: str) -> Answer:
    """That the report does not state it."""
    builder = Builder(attempt.question.answered_in)
    state = attempt.state()
    year = state.years[0] if len(state.years) == 1 else None
    missing = Missing("not_there", (), next(iter(state.organisations), None), year)
    builder.sentences.append(refusal(missing, builder))
    return builder.answer(Route.REFUSE, conversation)


def _numbers(answer: Answer) -> tuple[object, ...]:
    return tuple((figure.value, figure.unit, figure.organisation, figure.year) for figure in answer.figures)


def sayings(read: Question, said: Callable[[str], tuple[str, ...]] = in_chinese) -> tuple[str, ...]:
    """The question in Chinese, with the bodies and years that it names; () where it cannot be said so."""
    who = [_called(mention) for mention in read.mentions]
    years = _years(read.years)
    if read.also or years is None or not all(who):
        return ()
    before = "和".join(name for name in who if name) + years
    if before and not _ASKS_AGAIN.sub("", read.content):
        return (f"{before}呢",)
    return tuple(f"{before}{content}" for content in said(read.content))


def _called(mention: Mention) -> str:
    """The full name of the body that a mention means, "" where more than one may be meant."""
    bodies = mention.organisations
    if len(bodies) == 1 or (bodies and bodies[0].is_government and mention.body in (None, "")):
        return bodies[0].name
    return f"{mention.place}{mention.body}" if not bodies and mention.place and mention.body else ""


def _years(years: Years) -> str | None:
    """The years as a Chinese question names them; None where they are no years in numbers."""
    if years.named:
        return chinese_names(years.named, ranged=years.ranged)
    if years.last:
        return f"近{years.last}年"
    if years.since:
        return "历年" if years.since == EVERY else f"{years.since}年以来"
    return None if years.until else ""


def chinese_names(years: Sequence[int], *, ranged: bool) -> str:
    """Years as they are named in Chinese."""
    if ranged and len(years) > 1:
        return f"{min(years)}年至{max(years)}年"
    return "和".join(f"{year}年" for year in years)


def states_in_chinese(states: Sequence[TurnState]) -> list[TurnState]:
    """Earlier turns with what they asked for said in Chinese, where it was asked in English and can be said so."""
    return [replace(state, content=_content_in_chinese(state.content)) for state in states]


def _content_in_chinese(content: str) -> str:
    pieces = [next(iter(in_chinese(piece)), piece) if piece.isascii() and piece else piece for piece in content.split("|")]
    return "|".join(pieces)
