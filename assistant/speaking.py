"""Whether a sentence of a report speaks of what a question asks, by the question's words or the form's labels.

>>> says_word("全年政府门户网站公开信息", "政府网站"), says_word("全年政府公报公开信息", "政府网站")
(True, False)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.catalogue import TOTAL
from assistant.indicator_words import all_dimensions, verbs_of
from ingest.forms import indicators
from ingest.forms.wording import plain_label
from ingest.normalise import fold_text

if TYPE_CHECKING:
    from assistant.lookup import Wanted
    from assistant.prose_match import Candidate

LEGAL = "法人或其他组织"
"""The applicants' columns that are no natural person's, together: the form gives them a heading and no total."""
LEGAL_COLUMNS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
_ASKS = re.compile("多少|几|how")


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
    if known.table == "statistics" and all(word.isascii() for word in wanted.words):
        return True
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
    """Whether a sentence says every word that meant the indicator, or a synonym of it."""
    said = f"{candidate.clause}|{candidate.head}|{candidate.sentence}"
    terms = {concept.name: concept.terms for concept in wanted.concepts}
    return all(says_word(said, word) or any(term in said for term in terms.get(word, ())) for word in wanted.words)


def says_word(said: str, word: str) -> bool:
    """Whether a text says a word: itself, or its characters close together."""
    if len(word) < 3 or word.isascii():
        return word in said
    return re.search(".{0,3}".join(map(re.escape, word)), said) is not None
