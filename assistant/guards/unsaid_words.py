"""The last look at words of a question that make less of any count, whichever way its number was found.

`unsaid_of` takes a question's content and its answer, and gives the first word of `vocabulary/qualifiers.toml` that the question says and
that nothing which is told of its figures says: their labels, clauses with the sentence up to there, headings, rows and columns (微信群 of
a number that the official account published); what is said behind a number of all of it (收到2件,均为邮件申请) is told of it. "" where all is said;
a question that goes on from another is left as it is, as the number may have been told before. Texts are folded; nothing raises.

>>> from assistant.answer import Answer, Route
>>> unsaid_of("小程序几条", Answer("", "zh", Route.FIGURES), lambda citation: "", lambda citation: "")
''
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answer import Answer, Citation
from assistant.prose.qualifiers import asked_of, said_of_all, unlimited, unsaid, unsaid_in_prose
from ingest.forms import indicators
from ingest.normalise import fold_text

_RANKED = re.compile(r"最[多少高低大小]|前[一二三四五六七八九十\d]+|第[一二三四五六七八九十\d]+")
"""What is found by comparing is said by no report."""


def _rows_above(indicator: str | None) -> str:
    """What the forms print above an indicator's row: (二)电子文件数 stands below 七、向图书馆、档案馆等查阅场所报送信息数."""
    of_form = indicators().get(indicator or "")
    return "|".join(dict.fromkeys(label for path in of_form.paths.values() for label in path)) if of_form else ""


def unsaid_of(content: str, answer: Answer, before: Callable[[Citation], str], behind: Callable[[Citation], str]) -> str:
    """See the module; `before` gives the sentence up to where a citation's quote begins, `behind` what follows its end."""
    if "|" in content or not answer.figures:
        return ""
    quoted = all(answer.citations[at].kind == "text" for at in answer.figures[0].citations)
    of_prose = quoted and _RANKED.search(content) is None
    if not (of_prose or asked_of(content)):
        return ""
    heads = ["|".join((*one.section, *(one.row or ()), *(one.column or ()))) for one in answer.citations]
    labels = [f"{one.label}|{one.dimension or ''}|{_rows_above(one.indicator)}" for one in answer.figures]
    clauses = [f"{before(one)}{one.quote}" for one in answer.citations]
    around = fold_text("|".join((*labels, *heads, *(said_of_all(behind(one)) for one in answer.citations)))).lower()
    told = [fold_text(one).lower() for one in clauses]
    if (left := unsaid(content, "|".join((around, *told)))) and _RANKED.match(left) is None:
        return left
    if (left := next((left for one in told or [""] if (left := unlimited(content, one, around))), "")) and not _RANKED.match(
        left
    ):
        return left
    return unsaid_in_prose(content, "|".join((*map(fold_text, labels), *told))) if of_prose else ""
