"""The bodies whose names tell no place (示例航运职业技术学院), where a text names one: in full, or for short.

Their names may begin as a place of the store's does (岭东 of 岭东省文化和旅游厅), which they are no part of, so they are looked for first. A short
name has the first two characters and the last one of the full name, and its others in order (示例航院); it may begin another body's name no
less than theirs, and then says nothing. Texts are folded; nothing here raises.

>>> known = Placeless(("示例航运职业技术学院", "丙丁大学"))
>>> known.at("请问示例航运职业技术学院2023年", 2), known.at("示例航院收到几件", 0), known.at("示例市教育学院收到几件", 0)
(('示例航运职业技术学院', 10), ('示例航运职业技术学院', 4), None)
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.bodies.body_names import goes_on, same_body

_BEGINS = 2
_SHORTEST = 4
_RUN = re.compile("[\u4e00-\u9fff]{4,16}")
_ENDS = frozenset("院校园馆所站社团行司")
"""The last characters of names that are shortened so; a bureau's or an office's name is a place's own."""
_LEVEL = re.compile("[省市区县旗镇乡]|街道")


class Placeless:
    """Those of `names` that tell no place, each by how it begins."""

    __slots__ = ("_by_beginning",)

    def __init__(self, names: Iterable[str]) -> None:
        found: dict[str, list[str]] = {}
        for name in sorted(names, key=lambda name: (-len(name), name)):
            found.setdefault(name[:_BEGINS], []).append(name)
        self._by_beginning = {begins: tuple(alike) for begins, alike in found.items()}

    def at(self, text: str, at: int) -> tuple[str, int] | None:
        """(The full name, how many characters name it at `at`); None where none stands there."""
        alike = self._by_beginning.get(text[at : at + _BEGINS], ())
        for name in alike:
            if text.startswith(name, at) and len(name) >= _SHORTEST and not goes_on(text[at + len(name) :]):
                return name, len(name)
        run = _RUN.match(text, at) if alike else None
        for end in range(_SHORTEST, len(run[0]) + 1) if run else ():
            said = text[at : at + end]
            if said[-1] in _ENDS and _LEVEL.search(said[_BEGINS:]) is None:
                short = [name for name in alike if name[-1] == said[-1] and same_body(said, name)]
                return (short[0], end) if len(short) == 1 else None
        return None
