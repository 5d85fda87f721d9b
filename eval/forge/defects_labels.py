"""Defects of labels: their numbers, brackets, quotes and wording, blanks and breaks inside them, and damage.

>>> from eval.forge.defects_labels import renumbered
>>> renumbered("2.重复申请", "{}、"), renumbered("（四）无法提供", "{}、"), renumbered("1.属于国家秘密", "")
('2、重复申请', '（四）无法提供', '属于国家秘密')
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from eval.forge.defects import TEXTS, defect, in_table
from eval.forge.draft import Draft, DraftTable
from eval.forge.laid import LaidCell, changed
from eval.forge.wording import load_words

NUMBERED = re.compile(r"^(\s*)(\d+)\.")
BRACKETED = re.compile(r"（([一二三四五六七八九十]+)）")
LEADING = re.compile(r"^(\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|其中：)?)(.*)$", re.DOTALL)
NOTE = re.compile(r"（(?!单位)[^（）]{4,}）")
CHINESE = "一二三四五六七八九十"


def renumbered(text: str, style: str) -> str:
    """A label's leading 1. in another style; `style` "" drops it."""
    return NUMBERED.sub(lambda found: found[1] + (style.format(found[2]) if style else ""), text)


def _all_reworded(draft: Draft, change: Callable[[str], str]) -> str:
    touched = [table.table for table in draft.official if table.reword(change)]
    return ", ".join(touched)


def _some_reworded(draft: Draft, change: Callable[[str], str], most: int = 4) -> str:
    """Rewords a few labels of one table, those that come out different."""
    table = draft.any_official(lambda table: any(change(cell.text) != cell.text for cell in table.labels))
    if table is None:
        return ""
    fitting = [cell for cell in table.labels if change(cell.text) != cell.text]
    chosen = draft.draw.sample(fitting, min(len(fitting), draft.draw.randrange(1, most + 1)))
    for cell in chosen:
        _print_label(table, cell, change(cell.text))
    return f"{table.table}: " + ", ".join(cell.text.strip() for cell in chosen)


def _print_label(table: DraftTable, label: LaidCell, text: str) -> None:
    table.laid = changed(table.laid, lambda cell: replace(cell, text=text) if cell == label else cell)


# ------------------------------------------------------------------------------------------------ numbers and brackets


@defect()
def numbers_styled(draft: Draft) -> str:
    """Labels print 1、 (1) or ⑴ for 1."""
    style = draft.draw.choice(("{}、", "（{}）", "({})", "{}．", "{} .", "{}.\u3000", "{}"))
    return _all_reworded(draft, lambda text: renumbered(text, style))


@defect()
def numbers_circled(draft: Draft) -> str:
    """Labels print ① for 1."""
    return _all_reworded(draft, lambda text: NUMBERED.sub(lambda found: found[1] + chr(ord("①") + int(found[2]) - 1), text))


@defect()
def numbers_dropped(draft: Draft) -> str:
    """Labels print no number at all."""
    return _all_reworded(draft, lambda text: LEADING.sub(lambda found: found[2] or text, text))


@defect()
def brackets_styled(draft: Draft) -> str:
    """(一) is printed half width, as one character, or followed by 、"""
    style = draft.draw.choice(("({})", "（{}）、", "( {} )", "〔{}〕", "﹙{}﹚"))
    return _all_reworded(draft, lambda text: BRACKETED.sub(lambda found: style.format(found[1]), text))


@defect()
def brackets_in_one(draft: Draft) -> str:
    """(一) is printed as the single character ㈠."""
    return _all_reworded(
        draft,
        lambda text: BRACKETED.sub(
            lambda found: chr(ord("㈠") + CHINESE.index(found[1])) if len(found[1]) == 1 else found[0], text
        ),
    )


@defect()
def numerals_styled(draft: Draft) -> str:
    """一、 is printed 一. or 一， or with a blank."""
    style = draft.draw.choice((".", "，", "．", "、 ", " 、", ""))
    return _all_reworded(draft, lambda text: re.sub(r"^([一二三四])、", lambda found: found[1] + style, text))


@defect()
def quotes_styled(draft: Draft) -> str:
    """The quotes of “三安全一稳定” are straight, corner ones or missing."""
    opening, closing = draft.draw.choice((('"', '"'), ("「", "」"), ("『", "』"), ("", ""), ("‘", "’"), ("”", "”"), ("〝", "〞")))
    return _all_reworded(draft, lambda text: text.replace("“", opening).replace("”", closing))


# ---------------------------------------------------------------------------------------------------------- wording


@defect()
def totals_worded(draft: Draft) -> str:
    """总计 is printed 合计."""
    return _all_reworded(draft, lambda text: text.replace("总计", "合计"))


@defect()
def notes_dropped(draft: Draft) -> str:
    """The notes in brackets behind labels are missing."""
    return _all_reworded(draft, lambda text: NOTE.sub("", text) or text)


@defect()
def corner_dropped(draft: Draft) -> str:
    """The corner of the applications table, which states its sums, is empty or says something else."""
    text = draft.draw.choice(("", "项目", "类别", "本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和"))
    return _all_reworded(draft, lambda old: text if "勾稽" in old else old)


@defect()
def wording(draft: Draft) -> str:
    """Some labels are worded as bodies word them."""
    variants = load_words().variants

    def change(text: str) -> str:
        found = LEADING.match(text)
        whole, rest = ("", text) if text in variants or found is None else (found[1], found[2])
        if rest not in variants:
            return text
        return whole + variants[rest][hash_of(rest, draft) % len(variants[rest])].replace("{year}", str(draft.year))

    return _some_reworded(draft, change, most=8)


def hash_of(text: str, draft: Draft) -> int:
    """A number for a text that is the same each time within one draft."""
    return sum(map(ord, text)) + draft.printing.seed


@defect()
def letter_lost(draft: Draft) -> str:
    """A long label has lost one character."""

    def change(text: str) -> str:
        at = 6 + hash_of(text, draft) % 5
        return text[:at] + text[at + 1 :] if len(text) >= 14 and "第二十条" not in text and "\n" not in text else text

    return _some_reworded(draft, change, most=2)


@defect()
def traditional(draft: Draft) -> str:
    """The whole report is in traditional characters."""
    words = load_words()
    for table in draft.official:
        table.reword(words.traditional)
    for lines in (draft.title, draft.opening, draft.closing, *(section.paragraphs for section in draft.sections)):
        lines[:] = map(words.traditional, lines)
    for section in draft.sections:
        section.heading = words.traditional(section.heading)
    return "the report"


# -------------------------------------------------------------------------------------------------- blanks and breaks


@defect()
def label_spaces(draft: Draft) -> str:
    """Blanks stand inside labels, short ones set wide."""
    space = draft.draw.choice((" ", "\u3000", "  "))

    def change(text: str) -> str:
        at = len(text) // 2
        return space.join(text) if len(text) <= 4 else text[:at] + space + text[at:]

    if draft.draw.random() < 0.5:
        return _all_reworded(draft, change)
    return _some_reworded(draft, change, most=10)


@defect()
def label_breaks(draft: Draft) -> str:
    """Line ends stand inside labels."""

    def change(text: str) -> str:
        at = 2 + hash_of(text, draft) % max(1, len(text) - 3)
        return text[:at] + "\n" + text[at:] if len(text) > 3 and "\n" not in text else text

    return _some_reworded(draft, change, most=10)


@defect()
def indented(draft: Draft) -> str:
    """Row labels are indented by blanks, deeper ones more."""
    return _all_reworded(
        draft, lambda text: "\u3000" * (2 if NUMBERED.match(text) else 1) + text if LEADING.sub(r"\1", text) else text
    )


@defect(formats=TEXTS)
def bookmarks(draft: Draft) -> str:
    """The marks that a word processor leaves in a text copy stand before labels."""
    return _some_reworded(draft, lambda text: f"[bookmark: _Hlk{hash_of(text, draft)}]{text}" if "[" not in text else text)


# ---------------------------------------------------------------------------------------------------------- no label


@defect()
@in_table(lambda draft: draft.any_official(lambda table: table.table != "review_litigation" and bool(table.values)))
def label_lost(draft: Draft, table: DraftTable) -> str:
    """A row's own label is empty: what stands beside it cannot be known."""
    row = draft.draw.choice(table.value_rows())
    labels = [cell for cell in table.labels if row in cell.rows and cell.rowspan == 1 and cell.role.value == "label"]
    if not labels:
        return ""
    _print_label(table, labels[-1], "")
    unknown = {row - 1, row} if draft.ordered else {row}  # in a text copy the row may seem to go on from the one before
    table.cannot_know(cell.place for cell in table.values if cell.row in unknown and cell.place is not None)
    return f"{table.table}: {labels[-1].text.strip()}"
