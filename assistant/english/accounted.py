"""Whether every word of an English question for a count of the forms is told by the count that answers it, or says nothing of it.

The whole of the applications does not answer for a part that a question names (by post, related to trade secrets, family applications).
A word or phrase is accounted for where the vocabulary says it with a Chinese word that the label, row, column or clause of an answer has,
where it is one of the figure's own concepts (`asking.said_figures`), or where it says nothing: what a question is put in, who is asked,
what is computed (`vocabulary/english_accounted.toml`). Numbers that only stand in prose of other things are held to their words elsewhere
(`english.along`, `english.deeds`). Contents are in small letters, without bodies and years; nothing raises.

>>> from decimal import Decimal
>>> told = (AnswerFigure(Decimal(9), "件", "reported", "示例区", 2023, "applications.received", "新收申请", None, None, ()),)
>>> answer = Answer("", "en", Route.FIGURES, told)
>>> unaccounted("how many applications did receive in ?", answer), unaccounted("how many applications were filed by post in ?", answer)
('', 'by post')
>>> unaccounted("how many family applications did receive in ?", answer), unaccounted("how many new applications were there in ?", answer)
('family', '')
"""

from __future__ import annotations

import re
from functools import cache

from assistant.answer import Answer, AnswerFigure, Route
from assistant.asking.indicator_words import label_text, phrases_of, without_dimension
from assistant.asking.said_figures import belongs
from assistant.english.alike import widened
from assistant.english.near import nearly
from assistant.english.plain import plainly
from assistant.english.terms import Term, dropped, terms_at
from assistant.language.said_words import COLUMN, NEGATION, Token, cut, spoken, stem
from assistant.language.word_tables import word_table
from ingest.normalise import fold_text

_COUNTED = re.compile("申请|复议|诉讼")
_LATIN = re.compile(r"[a-z]")
_JOINED = "joined"
"""And: each of what it joins is accounted for itself."""
_PHRASE = 6
"""So many words a phrase has at most."""


@cache
def _said_by() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """What says nothing, what makes less of a count though it is a filler, and where such words say nothing after all."""
    data = word_table("english_accounted")
    nothing, narrows = (frozenset(stem(word) for word in str(data[name]).split()) for name in ("says_nothing", "narrows"))
    return nothing | frozenset(stem(word) for word in dropped()), narrows, re.compile("|".join(data["idle"]))


def unaccounted(content: str, answer: Answer) -> str:
    """The first words of a question that neither say nothing nor are told by an answer with a count of the forms; "" where there are none."""
    figures = [one for one in answer.figures if one.indicator is not None or _COUNTED.search(one.label)]
    if answer.route is not Route.FIGURES or not figures or len(figures) < len(answer.figures):
        return ""
    nothing, narrows, idle = _said_by()
    told = _told(answer)
    asked = idle.sub(" ", plainly(content))
    if any(one.dimension for one in figures):
        asked = without_dimension(asked)
    words = [(word, token) for token in cut(asked).tokens for word in token.text.split() if _LATIN.match(word)]
    at = 0
    while at < len(words):
        word, token = words[at]
        if length := _length_told([one for one, _ in words[at:]], told):
            at += length
        elif _says_nothing(token, word, nothing, narrows) or any(_belongs(token, figure, told) for figure in figures):
            at += 1
        else:
            return token.text if token.concept else word
    return ""


def _says_nothing(token: Token, word: str, nothing: frozenset[str], narrows: frozenset[str]) -> bool:
    if token.concept and token.concept not in (NEGATION, _JOINED):
        return False
    if " " not in token.text and stem(word) in narrows:
        return False
    return token.part in ("filler", "operation") or token.concept == NEGATION or stem(word) in nothing


def _belongs(token: Token, figure: AnswerFigure, told: str) -> bool:
    """Whether what a word says is a figure's own, or may be said of it."""
    if not token.concept:
        return False
    if any(word in told for word in _chinese(token.concept)):
        return True
    return belongs(token.concept, figure.indicator) if figure.indicator else token.concept in _OF_ALL


@cache
def _chinese(concept: str) -> tuple[str, ...]:
    """The Chinese words of a concept or a column of applicants."""
    named = (
        spoken()["columns"].get(concept.removeprefix(COLUMN), [])
        if concept.startswith(COLUMN)
        else spoken()["words"].get(concept, [])
    )
    return tuple(word for word in (*named, concept.removeprefix(COLUMN)) if len(word) > 1 and not word.isascii())


_OF_ALL = frozenset(
    {
        "application",
        "received",
        "received_new",
        "processed",
        "info",
        "disclosure",
        "reason",
        "total",
        "case",
        "result",
        "reconsideration",
        "litigation",
    }
)
"""What may be said of applications, reconsiderations and lawsuits that prose counts."""


def _length_told(words: list[str], told: str) -> int:
    """How many words the phrase has that begins here and is told; 0 where none is."""
    for length in range(min(_PHRASE, len(words)), 0, -1):
        terms = terms_at(tuple(words[:length]), 0)
        if terms and terms[0].length == length and any(_is_told(term, told) for term in terms):
            return length
    return 0


def _is_told(term: Term, told: str) -> bool:
    return any(word in told or nearly(word, told) for word in widened(term).words if word and word not in _WORDLESS)


_WORDLESS = frozenset(("的", "政府", "信息", "公开", "数", "件"))


def _told(answer: Answer) -> str:
    """All that is told of an answer's figures: labels, columns, rows and the clauses of their quotes."""
    labels = (f"{one.label}|{one.dimension or ''}" for one in answer.figures)
    forms = (f"{label_text(one.indicator)}|{_phrases(one.indicator)}" for one in answer.figures if one.indicator is not None)
    rows = ("|".join((*(one.row or ()), *(one.column or ()))) for one in answer.citations)
    clauses = (re.split("[;。]", fold_text(one.quote))[-1] for one in answer.citations)
    return fold_text("|".join((*labels, *forms, *rows, *clauses)))


@cache
def _phrases(indicator: str) -> str:
    return "|".join("".join(words) for words in phrases_of(indicator))
