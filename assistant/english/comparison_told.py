"""What an English question that compares is answered with in Chinese (`english.comparing`), and which answers tell nothing of what it compares.

`told_compared` gives the attempt and the answer that stand for those of the English reading: where that has no number, or only puts several beside
one another, what the Chinese sayings tell of just these numbers; None where they tell none. `says_of_none` tells that a number is of the body
alone where the question asks which one of a class had the most.

>>> says_of_none.__module__, told_compared.__module__
('assistant.english.comparison_told', 'assistant.english.comparison_told')
"""

from __future__ import annotations

from assistant.answer import Answer, Route
from assistant.answering.attempt import Attempt
from assistant.asking.question import Question
from assistant.english.choosing import Again
from assistant.english.comparing import asks_which_of_a_class, compared_in_chinese
from assistant.english.reports import sentences_of_hosts, words_of_reports


def told_compared(read: Question, attempt: Attempt, answer: Answer, again: Again) -> tuple[Attempt, Answer] | None:
    """What a question that compares is answered with in Chinese; None where nothing tells it, or the English reading does already."""
    if answer.route is not Route.FIGURES or says_of_none(read, answer):
        return _compared(read, attempt, again)
    if len(answer.figures) < 2 or any(one.operation is not None for one in answer.figures):
        return None
    found = _compared(read, attempt, again)
    told = {figure.value for figure in answer.figures}
    if found is None or not any(one.operation == "difference" for one in found[1].figures):
        return None
    return found if {figure.value for figure in found[1].figures if figure.operation is None} <= told else None


def says_of_none(read: Question, answer: Answer) -> bool:
    """Whether an answer is one number of a named body as it is told, where the question asks which one of a class had the most."""
    plain = answer.route is Route.FIGURES and len(answer.figures) == 1 and answer.figures[0].operation is None
    return plain and bool(read.mentions) and asks_which_of_a_class(read.content)


def _compared(read: Question, attempt: Attempt, again: Again) -> tuple[Attempt, Answer] | None:
    told_there = words_of_reports(attempt) or "".join(sentences_of_hosts(read, attempt))
    for saying in compared_in_chinese(read, told_there):
        outcome = again(saying, False)
        if outcome is not None and outcome[1].route is Route.FIGURES:
            return outcome
    return None
