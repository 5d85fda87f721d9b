"""All words that the forms print in their tables, for telling a table's text from running text.

`known_label` is asked by readers of plain text, where nothing but its words shows that a line belonged to a table;
`title_of` tells which table a heading announces. Both compare folded texts and look at no numbers.

>>> known_label("1、属于国家秘密"), known_label("我局高度重视"), title_of("三、收到和处理政府信息公开申请情况")
(True, False, 'applications')
"""

from __future__ import annotations

from functools import cache

from ingest.forms import load_forms
from ingest.forms.wording import NUMBERING
from ingest.normalise import fold_text
from ingest.tables.label_match import label_key

LONGEST_TITLE = 42
"""Characters of the longest line that is taken for a table's title; longer ones are sentences about it."""
_LONGEST_LINE = 4 * LONGEST_TITLE
"""Longer lines are not looked at, however many of their characters are blanks."""


@cache
def _header_keys() -> frozenset[str]:
    """Keys of words that stand in headers without naming a column."""
    tables = [table for form in load_forms().values() for table in form.tables]
    return frozenset(label_key(word) for table in tables for word in table.header_words)


@cache
def label_keys() -> frozenset[str]:
    """The key of every row, part, column and header word of every edition, aliases included."""
    texts: set[str] = set()
    for form in load_forms().values():
        for table in form.tables:
            texts.update(table.header_words)
            texts.update(*table.column_words.values(), table.column_words)
            for row in table.rows:
                texts.update(row.path, row.aliases, row.run_together)
            for column in table.columns:
                texts.update(column.path, column.aliases)
    return frozenset(label_key(text) for text in texts) - {""}


def known_label(text: str) -> bool:
    """Whether the whole text is a label that some edition prints."""
    return label_key(text) in label_keys()


@cache
def _part_keys() -> frozenset[str]:
    tables = [table for form in load_forms().values() for table in form.tables if table.id == "proactive"]
    rows = [row for table in tables for row in table.rows if len(row.path) == 1 and not row.cell]
    return frozenset(label_key(text) for row in rows for text in (row.label, *row.aliases))


def is_part(text: str) -> bool:
    """Whether a text is one of the parts of table two, which lie over its rows.

    >>> is_part("第二十条第（五）项"), is_part("行政许可")
    (True, False)
    """
    return label_key(text) in _part_keys()


@cache
def _all_keys() -> str:
    return "\n".join(sorted(label_keys()))


def is_piece_of_label(text: str) -> bool:
    """Whether a text is a label of some form or a piece of one, as a copy breaks them.

    >>> is_piece_of_label("公益"), is_piece_of_label("县财政局")
    (True, False)
    """
    return label_key(text) in _all_keys()


def title_of(text: str) -> str | None:
    """The id of the table whose title this line is, or None. A sentence is no title, nor is a row's label.

    >>> title_of("2、 主动公开政府信息情况"), title_of("四、结转下年度继续办理"), title_of("主动公开政府信息情况如下。")
    ('proactive', None, None)
    """
    if len(text) > _LONGEST_LINE:
        return None
    folded = fold_text(text).lstrip("#")
    if len(folded) > LONGEST_TITLE or folded.endswith(("。", ";", ",", ":")):
        return None
    bare = NUMBERING.sub("", folded)
    if known_label(text) and (bare == folded or label_key(text) not in _header_keys()):
        return None
    for form in reversed(list(load_forms().values())):
        for table in form.tables:
            if any(all(word in bare for word in words) for words in table.title_words):
                return table.id
    return None
