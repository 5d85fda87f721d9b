"""The parts of a name that says how many it has (“一稿三核”是哪三核, 哪“五化”): which they are, and whether a stretch tells them.

Texts are folded, in lower case. Nothing raises.

>>> asked_members('"一稿三核"是哪三核?'), tells_members('落实初核、复核、终核制度。', "核", '"一稿三核"是哪三核?')
('核', True)
"""

from __future__ import annotations

import re

from assistant.passages.which_ones import CLAUSES, ITEMS, NAMED, kinds_of_body, opens_list

_MEMBERS = re.compile(r'哪"?(?:[两三四五六七八九十]|\d)([一-鿿]{1,2})"?(?:呢|啊)?[?。]?$')
_COUNTERS = re.compile("[个家份件种类位名项所期条方点大次场篇部级天年月日周道步人村校座处台套本册组批句字]")
"""What stands behind a number of anything: 哪三天 asks for no name's parts."""


def asked_members(question: str) -> str:
    """The word of which so many make up a name (哪三核, 哪“五化”: 核, 化), folded; "" where nothing is asked for so.

    >>> asked_members('"一稿三核"是哪三核?'), asked_members("哪三个领域?")
    ('核', '')
    """
    hit = _MEMBERS.search(question)
    return "" if hit is None or _COUNTERS.match(hit[1]) or kinds_of_body().match(hit[1]) else hit[1]


def member_name(question: str) -> str:
    """What such a name is called in the question itself, for short (哪“五化”: 五化), which no report need say; "" where nothing is asked so.

    >>> member_name('做到哪"五化"?')
    '五化'
    """
    hit = _MEMBERS.search(question) if asked_members(question) else None
    return hit[0].strip('哪"?。呢啊') if hit else ""


def tells_members(body: str, member: str, asked: str) -> bool:
    """Whether a folded text tells what makes up such a name: items of a list that have its word, or a list right before or behind the name.

    >>> tells_members('落实"一稿三核",由站长签发。', "核", '"一稿三核"是哪三核?')
    False
    >>> tells_members('落实初核、复核、终核制度。', "核", '"一稿三核"是哪三核?')
    True
    """
    if len(member) > 1 and member_name(asked) not in body:
        return False  # 公开 stands in many an item, 四公开 in its own place alone
    names = [name for name in NAMED.findall(asked) if name.strip('"《》').endswith(member)]
    for name in names or [rf"[两三四五六七八九十]个?{member}"]:
        bare = re.escape(name.strip('"')) if names else name
        if re.search(rf'、[^,。;]{{2,20}}"?{bare}|{bare}"?[一-鿿]{{0,8}},?(?:{opens_list().pattern}|[:(]|是指|指的是)', body):
            return True
    own = {name.strip('"') for name in names}
    return any(
        sum(member in item and item.strip('"') not in own for item in ITEMS.split(clause)) > 1 for clause in CLAUSES.split(body)
    )
