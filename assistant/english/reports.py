"""What the reports that an English question is about say: the sentences with numbers in which its words and names are looked for.

>>> sentences_of_hosts.__module__, words_of_reports.__module__
('assistant.english.reports', 'assistant.english.reports')
"""

from __future__ import annotations

import re

from assistant.answering.attempt import Attempt
from assistant.asking.question import Question
from assistant.english.spelt import unknown_words
from assistant.language.sentences import sentences
from assistant.prose.candidate import Candidate
from ingest.model import Span
from ingest.normalise import fold_text

_READ_AT_MOST = 4
"""How many bodies, years and reports are read for their words."""
_HOSTS = 60
"""In how many reports a name in pinyin is looked for."""


def sentences_of_hosts(read: Question, attempt: Attempt) -> list[str]:
    """The sentences with numbers of the reports in which what the question spells may be named: of the bodies that it names or goes
    on from; where it names none, of the governments' of its years."""
    unknown = [mention for mention in read.mentions if not mention.organisations and mention.place]
    if not unknown and not unknown_words(read.content):
        return []
    catalogue = attempt.catalogue
    host = attempt.question.host or next(iter(attempt.state().organisations), "")
    bodies = [body for mention in read.mentions for body in mention.organisations[:1]] or [
        body for body in (catalogue.table.by_name.get(host),) if body is not None
    ]
    bodies = bodies or [body for body in catalogue.table.organisations if body.is_government][:_HOSTS]
    years = read.years.named
    ids = [
        record.id
        for body in bodies
        for year in years or attempt.state().years or catalogue.years(body)
        for record in catalogue.documents(body, year)
    ]
    told = catalogue.candidates(ids[:_HOSTS])
    return list(dict.fromkeys(one.sentence for one in told))


def files_of_reports(read: Question, attempt: Attempt) -> list[str]:
    """The names of the files of the bodies that a question names."""
    catalogue = attempt.catalogue
    bodies = [body for mention in read.mentions for body in mention.organisations[:1]]
    return [record.file for body in bodies for year in catalogue.years(body) for record in catalogue.documents(body, year)]


def words_of_reports(attempt: Attempt) -> str:
    """The sentences with numbers of the reports that a question is about: their words are the likeliest to be meant."""
    told = numbers_of_reports(attempt)
    return "\n".join(dict.fromkeys(text for one in told for text in (one.section, one.sentence)))


def numbers_of_reports(attempt: Attempt) -> tuple[Candidate, ...]:
    """The numbers in the prose of the reports that a question is about."""
    return tuple(attempt.catalogue.candidates(_asked_about(attempt)))


def sentences_of_reports(attempt: Attempt) -> tuple[str, ...]:
    """All sentences of the reports that a question is about, folded and in small letters."""
    texts = [attempt.catalogue.text(id) for id in _asked_about(attempt)]
    return tuple(fold_text(span.of(text)).lower() for text in texts for span in sentences(text, Span(0, len(text))))


def state_number(attempt: Attempt, number: str) -> bool:
    """Whether a report that a question is about has a number, in digits, anywhere in its text."""
    stated = re.compile(rf"(?<![\d.]){number}(?![\d.])")
    texts = (re.sub(r"(?<=\d)[,，](?=\d{3}(?!\d))", "", attempt.catalogue.text(id)) for id in _asked_about(attempt))
    return any(stated.search(text) is not None for text in texts)


def _asked_about(attempt: Attempt) -> list[str]:
    """The documents of the bodies and years that a question is about, the first few."""
    state, catalogue = attempt.state(), attempt.catalogue
    bodies = [catalogue.table.by_name[name] for name in state.organisations[:_READ_AT_MOST] if name in catalogue.table.by_name]
    records = [
        record
        for body in bodies
        for year in (state.years or catalogue.years(body)[-1:])[:_READ_AT_MOST]
        for record in catalogue.documents(body, year)
    ]
    return [record.id for record in records[:_READ_AT_MOST]]
