"""A turn that names another class of bodies alone (县区呢 behind 市直部门收到几件), or all of the place (全市呢).

`of_other_class` gives the question of the turn before with the class that it begins with replaced by the turn's; "" where the turn says more,
or the question before begins with no class. Texts are folded; nothing is looked up and nothing raises.

>>> of_other_class("县区", "市直部门收到多少件申请"), of_other_class("全市", "市直部门收到多少件申请")
('县区收到多少件申请', '全市收到多少件申请')
>>> of_other_class("县区", "收到多少件申请"), of_other_class("县区办结", "市直部门收到多少件申请")
('', '')
"""

from __future__ import annotations

import re

from assistant.bodies.receivers import class_first

_ALL = re.compile("全[省市区县州盟旗镇乡]")


def of_other_class(turn: str, whole: str) -> str:
    """The question, without body and year, that a turn stands for behind `whole`."""
    all_of_it = _ALL.match(whole)
    before, named = class_first(whole) if all_of_it is None else all_of_it[0], class_first(turn)
    another = (named == turn or _ALL.fullmatch(turn) is not None) and turn not in ("", before)
    return turn + whole[len(before) :] if before and another else ""
