"""The last look at whose and what numbers an answer gives: of the class, or of the bodies together, that its question asks for (`scopes`),
of each of several bodies (`each_of_many`), of what it names beside a channel (`beside_channel`), of the whole that it says in numbers (`whole_given`), and nothing that counts otherwise
(`counted_otherwise`).

`of_whom_asked` takes what was tried and its answer, and gives the answer as it is, or a refusal that names whose number the report does not
tell. `text` gives a document's text. Answers to questions of several bodies, and passages, are left as they are; nothing raises.

>>> of_whom_asked.__name__
'of_whom_asked'
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answer import Answer, Citation, Route
from assistant.answering.attempt import Attempt
from assistant.answering.builder import Builder
from assistant.answering.evidence import Missing
from assistant.answering.refusing import told
from assistant.asking.question import Question
from assistant.bodies.scopes import kept
from assistant.guards.beside_channel import told_of_another
from assistant.guards.counted_otherwise import misses
from assistant.guards.each_of_many import of_each
from assistant.guards.looks_alike import taken_for
from assistant.guards.place_said import place_astray
from assistant.guards.said_not import denies_asked
from assistant.guards.shares_asked import share_astray
from assistant.guards.unsaid_words import unsaid_of
from assistant.guards.whole_given import of_another_whole
from assistant.prose.of_disclosure import every_kind_told
from ingest.normalise import fold_text

_REACH = 80
"""So many characters before a quote may belong to its sentence."""


def of_whom_asked(attempt: Attempt, answer: Answer, text: Callable[[str], str]) -> Answer:
    """See the module."""
    question = attempt.question
    bodies = {body.name for mention in question.mentions for body in mention.organisations}
    organisations = {one.organisation for one in answer.figures}
    if answer.route is not Route.FIGURES or len(organisations) != 1:
        return answer
    name = next(iter(organisations)) or ""

    def before(citation: Citation) -> str:
        lead = text(citation.document_id)[max(0, citation.start - _REACH) : citation.start].rpartition("\n")[-1]
        return re.split("[。;]", fold_text(lead))[-1]

    def behind(citation: Citation) -> str:
        return fold_text(text(citation.document_id)[citation.end : citation.end + _REACH].partition("\n")[0])

    own, _, going_on = question.content.partition("|")
    said = share_astray(question.content, name, answer, before) or of_another_whole(question.content, answer, attempt.catalogue)
    elsewhere = not bodies and len(question.mentions) == 1  # another's report tells of it: 泗河县各部门 is not 泗河县
    if not said and (len(question.mentions) > 1 or not (bodies & organisations or elsewhere)):
        return answer
    if elsewhere and not said:
        said = kept(question.content, question.mentions[0].said, answer, before)
        return _refused(question, answer, name, said) if said else answer
    said = said or kept(question.text if question.text.isascii() else question.content, name, answer, before)
    said = said or told_of_another(question.content, answer, before) or of_each(own, answer)
    said = said or misses(question.content, answer, before) or unsaid_of(question.content, answer, before, behind)
    said = said or taken_for(question.content, answer, before, alone=attempt.first and not going_on and not question.linked)
    said = said or place_astray(question.content, name, answer, before, behind) or denies_asked(own, answer)
    said = said or every_kind_told(question.content, answer, lambda id: attempt.catalogue.candidates([id]))
    if not said:
        return answer
    return _refused(question, answer, name, said)


def _refused(question: Question, answer: Answer, name: str, said: str) -> Answer:
    """That the report does not tell the number of those that a question says."""
    builder = Builder(question.answered_in)
    years = {one.year for one in answer.figures}
    missing = Missing("not_there", (), name, years.pop() if len(years) == 1 else None, narrowed=(said,))
    builder.sentences.append(told(missing, builder))
    return builder.answer(Route.REFUSE, answer.conversation_id)
