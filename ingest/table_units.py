"""In which unit an amount of money is printed: its header, its row, or a line by the table says.

The form's own unit of money is 万元; bodies print 元 as well, and note it in the header (本年收费金额（单位：元）), behind the row's label,
or in a line by the table (金额单位：元). The nearest note counts, and none means the form's own. Units that no form has (千元, 亿元) are
given as printed; their numbers are not served as 万元. Shapes: a unit in a short line of its own, in brackets, or behind 单位. Blanks:
None where nothing is noted. Errors: none.

>>> noted_money("本年收费金额（单位：元）"), noted_money("收费金额（人民币万元）"), noted_money("单位：件、千元"), noted_money("总金额")
('元', '万元', '千元', None)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.forms.vocabulary import title_of
from ingest.model import BlockKind, Document, Span
from ingest.normalise import fold_text

MONEY = ("元", "万元")
"""The units of money that forms have, or that are told apart from them."""

_LONGEST = 60
_LONGEST_LINE = 30
"""Characters of the longest text, and of the longest line by a table, that is looked at."""
_UNIT = r"(?:人民币|币种[:：])?((?:[十百千]?[万亿]|[十百千])?元|[百千]?[万亿](?=[)）]|$))"
_BRACKETED = re.compile(rf"[(（\[【](?:[^()（）]*?单位[:：为是]?)?{_UNIT}[)）\]】]")
_SAID = re.compile(rf"单位[:：为是]?(?:[一-鿿]{{1,3}}[、,，/和及])*?{_UNIT}")
_LINE = re.compile(r"[(（]?(?:注[:：]?)?[^:：]{0,6}单位[:：为是]")


@cache
def noted_money(text: str) -> str | None:
    """The unit of money that a header, a label or a line notes; 万 alone is 万元."""
    if len(text) > _LONGEST:
        return None
    folded = fold_text(text)
    found = _SAID.search(folded) or _BRACKETED.search(folded)
    return None if found is None else found[1] if found[1].endswith("元") else found[1] + "元"


class MoneyUnits:
    """What the lines by the tables of a document note; asked for the amount that stands at a place."""

    def __init__(self, document: Document) -> None:
        self._noted = sorted(_lines(document))
        self._end = len(document.text)
        self._grids = [grid.span.start for grid in document.grids]
        self._titles = [
            block.span.start
            for block in document.blocks
            if block.kind is not BlockKind.TABLE and title_of(block.span.of(document.text))
        ]

    def by_the_table(self, span: Span) -> str | None:
        """The unit that the nearest line before the place notes, from its table's title on, or else the next line behind it, if no
        other table stands there."""
        since = max((at for at in self._titles if at <= span.start), default=0)
        at = bisect_left(self._noted, (span.start, ""))
        if at and self._noted[at - 1][0] >= since:
            return self._noted[at - 1][1]
        until = min((at for at in self._titles if at > span.start), default=self._end)
        alone = not any(span.start < start < until for start in self._grids)
        return next((unit for place, unit in self._noted[at : at + 1] if alone and place < until), None)

    def of(self, header: Sequence[str], labels: Sequence[str], span: Span) -> str | None:
        """The unit noted by the header or the labels of an amount, the nearest text first, or by a line by its table."""
        texts = (*reversed(header), *reversed(labels))
        return next((unit for text in texts if (unit := noted_money(text))), None) or self.by_the_table(span)


def _lines(document: Document) -> Iterator[tuple[int, str]]:
    """The places of short lines and cells that note a unit of money and nothing else."""
    spans = [block.span for block in document.blocks if block.kind is not BlockKind.TABLE]
    spans += [cell.span for grid in document.grids for cell in grid.cells]
    for span in spans:
        text = span.of(document.text) if 0 < len(span) <= _LONGEST_LINE else ""
        unit = noted_money(text) if "单" in text and _LINE.match(fold_text(text)) else None
        if unit is not None:
            yield span.start, unit
