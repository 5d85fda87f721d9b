"""Of how much of a place a report tells a number: of its government alone, of a class of its bodies, or of all of it.

`scope_told` takes a citation and its sentence up to the quote and gives "own" (市政府本级…5名), "part" (44个市直部门…407件), "all" (全市…2310件), or "" where the
sentence says none, or several, and its last heading neither; a cell of a form says none. Who did it stands at the beginning of a sentence or a clause:
网站 and 公报 of a government are channels. Texts are folded; nothing raises.

>>> said("市政府全年收到申请412件,无法提供101件"), said("44个市直部门受理申请407件"), said("全市收到申请2310件"), said("市政府网站公开90条")
('own', 'part', 'all', '')
>>> said("全市收到申请2310件,其中市政府412件"), said("专职人员5名")
('', '')
"""

from __future__ import annotations

import re
from functools import cache

from assistant.answer import Citation
from assistant.language.word_tables import word_table
from ingest.normalise import fold_text

_SCOPES = ("all", "own", "part")


def scope_told(citation: Citation, before: str) -> str:
    """See the module."""
    if citation.kind == "cell":
        return ""
    sentence = re.split("[。;]", f"{before}{fold_text(citation.quote)}")[-1]
    if any(_pattern(scope).search(sentence) for scope in _SCOPES):
        return said(sentence)
    heading = fold_text(citation.section[-1]) if citation.section else ""
    return "own" if _pattern("own_heading").search(heading) else ""


def said(sentence: str) -> str:
    """What a folded sentence says of it; "" where it says nothing or several things."""
    found = [scope for scope in _SCOPES if _pattern(scope).search(sentence)]
    return found[0] if len(found) == 1 else ""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(word_table("scopes")["told"][name])
