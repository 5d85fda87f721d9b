"""Whether a sentence of a report speaks of what a question asks, by the question's words or the form's labels.

>>> says_word("全年政府门户网站公开信息", "政府网站"), says_word("全年政府公报公开信息", "政府网站")
(True, False)
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.catalogue import TOTAL
from assistant.concepts import concepts
from assistant.indicator_words import all_dimensions, phrases_of, verbs_of
from assistant.said_in_prose import need_not_say, says, standing_for
from ingest.forms import indicators
from ingest.forms.wording import plain_label
from ingest.normalise import fold_text

if TYPE_CHECKING:
    from assistant.lookup import Wanted
    from assistant.prose_match import Candidate

LEGAL = "法人或其他组织"
"""The applicants' columns that are no natural person's, together: the form gives them a heading and no total."""
LEGAL_COLUMNS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
_OF_APPLICATIONS = ("applications.received", "applications.accepted", "applications.concluded", "applications.answered")
_NO_APPLICATION = re.compile("诉求|来信|留言|工单|投诉|建议|提案|咨询")
_APPLICATION = re.compile("申请|公开")
_ASKS = re.compile("多少|几|how")


def meant(wanted: Wanted) -> Wanted:
    """Without the count of applications that a verb alone led to, where other things are asked about (诉求办结几件)."""
    other = _NO_APPLICATION.search(wanted.text) is not None and _APPLICATION.search(wanted.text) is None
    return replace(wanted, indicator=None) if other and wanted.indicator in _OF_APPLICATIONS else wanted


def speaks_of(candidate: Candidate, wanted: Wanted) -> bool:
    """Whether a sentence names the indicator asked for, in the question's words or the form's."""
    said = candidate.clause + "|" + candidate.head
    verbs = verbs_of(wanted.indicator or "")
    if verbs and not any(verb in candidate.clause for verb in verbs):
        return False
    words = [word for word in wanted.words if not _ASKS.search(word)]
    if words and all(word in said for word in words):
        return True
    known = indicators().get(wanted.indicator or "")
    if known is None:
        return False
    labels = [
        fold_text(plain_label(label)) for label in (*known.labels, *(label for path in known.paths.values() for label in path))
    ]
    return any(label in said for label in labels if len(label) >= 3)


def says_column(candidate: Candidate, column: str | None) -> bool:
    """Whether a sentence names the column of applicants asked for; one that names none is told of all of them."""
    if column in (None, TOTAL):
        return True
    said = f"{candidate.clause}|{candidate.head}"
    word = {LEGAL: "法人", "其他": "其他"}.get(column or "")
    return word in said if word is not None else column in all_dimensions(said)


def says_all(candidate: Candidate, wanted: Wanted) -> bool:
    """Whether a sentence says every word that meant the indicator and narrows it, or a synonym of it."""
    said = f"{candidate.clause}|{candidate.head}|{candidate.sentence}"
    terms = {concept.name: concept.terms for concept in wanted.concepts}
    needed = (word for word in wanted.words if not need_not_say(word))
    return all(any(says(said, term) for term in (*standing_for(word), *terms.get(word, ()))) for word in needed)


def in_chinese(wanted: Wanted) -> tuple[Wanted, ...]:
    """A count of a form asked for in English words, as each Chinese phrase for it asks, beside what else the question says.
    `()` where it was asked in Chinese."""
    known = indicators().get(wanted.indicator or "")
    if known is None or not wanted.words or not all(word.isascii() for word in wanted.words):
        return ()
    asked = []
    for words in phrases_of(known.id):
        text = "".join(word for word in words if word != known.unit) + f"多少{known.unit}"
        beside = (c for c in wanted.concepts if any(t in text for t in c.terms) or not any(c.name in w for w in wanted.words))
        told = (*concepts(text), *beside)
        asked.append(replace(wanted, text=text, words=words, unit=known.unit, concepts=told))
    return tuple(asked)


def says_word(said: str, word: str) -> bool:
    """Whether a text says a word: itself, or its characters close together."""
    if len(word) < 3 or word.isascii():
        return word in said
    return re.search(".{0,3}".join(map(re.escape, word)), said) is not None
