"""Two things set against each other, said the one way that is read (拿甲和乙比,前者多出几条: 甲比乙多几条).

`set_against` gives the whole question so; "" where it is in none of these shapes, where what is said to be more is neither of the two, and
where it is not plain at which word they part. What both have before them (the body, the year) stays before both; two years of one thing are
set against each other behind it, and so are two bodies of which one year and one matter are said. That a thing is a number (条数) is said by the
unit alone; things held one by one (访谈期数) are counted as such. Words are data (`vocabulary/set_against.toml`). Texts are as typed; nothing raises.

>>> set_against("拿示例市2023年来信和来电比，前者多出几件？"), set_against("示例市2023年来信与来电，后者比前者少多少件")
('示例市2023年来信比来电多几件？', '示例市2023年来电比来信少多少件？')
>>> set_against("比较示例市2023年代表建议和委员提案，提案多多少件？"), set_against("示例市2022年和2023年来信相比，2023年多几件？")
('示例市2023年委员提案比代表建议多多少件？', '示例市来信2023年比2022年多几件？')
>>> set_against("示例市2023年来信和来电，两者相差多少件（来电减来信）？"), set_against("示例市2023年来信和来电比，传真多几件？")
('示例市2023年来电比来信多多少件？', '')
>>> set_against("示例市2023年发布的信息里，通告的条数减去提醒的条数是多少？"), set_against("示例市和样本市2023年办的申请，前者多几件？")
('示例市2023年发布的信息里，通告比提醒多多少条？', '2023年示例市办的申请比样本市多几件？')
"""

from __future__ import annotations

import re
from functools import cache

from assistant.language.word_tables import word_table

_YEAR = r"(?:19|20)\d\d年(?:度)?"
_HEAD = re.compile(rf"^(?P<before>.*?{_YEAR}的?)(?P<thing>.+)$")
_HEAD_WITH_DEED = re.compile(rf"^(?P<before>(?:.*?{_YEAR})?[^的]{{2,16}}的)(?P<thing>[^的]{{2,}})$")
_ENDS_IN_YEAR = re.compile(rf"^(?P<who>.*?)(?P<year>{_YEAR})(?P<of>的?)$")
_BEGINS_WITH_YEAR = re.compile(rf"^(?P<year>{_YEAR})(?P<thing>.+)$")
_SHARED = re.compile(rf"^(?P<who>[^的]{{2,24}}?)在?(?P<year>{_YEAR})的?(?P<of>.{{2,}})$")
"""A second body, and the year and the matter that are asked of both."""
_SIGNS = '“”"「」『』 '


def set_against(question: str) -> str:
    """The question as one thing being more or fewer than the other by how many."""
    for shape in _shapes():
        found = shape.match(question)
        if found is None:
            continue
        said = found.groupdict()
        if (two := (said["from"], said["off"]) if "both" not in said else _two(said["both"])) is None:
            continue
        things, unit = _counted(two)
        who, than = said.get("who") or said.get("tail") or said.get("from") or "", said.get("than") or said.get("off") or ""
        place = _which(who, two)
        if place is None or (than and _which(than, two) != 1 - place):
            continue
        if ("both" not in said and things == two) or ("tail" in said and not _ends_with(two[place], who)):
            continue
        way = "少" if (said.get("way") or "多")[0] in "少低" else "多"
        return f"{said.get('before') or ''}{_said_first(things, place)}{way}{said['many']}{'' if said['unit'] else unit}？"
    return ""


def _two(both: str) -> tuple[str, str] | None:
    """The two things, where one word alone joins them and neither is several."""
    if "、" in both:
        return None
    for join in word_table("set_against")["joins"]:
        parts = both.split(join)
        if len(parts) == 2 and all(len(part.strip(_SIGNS)) > 1 for part in parts):
            return parts[0], parts[1]
        if len(parts) > 2:
            return None
    return None


def _counted(two: tuple[str, str]) -> tuple[tuple[str, str], str]:
    """The two things without the word that they are numbers (通告的条数), and the unit in which these are asked for."""
    found = [re.search(word_table("set_against")["counted"], thing) for thing in two]
    one, other = (thing[: hit.start()] if hit else thing for thing, hit in zip(two, found, strict=True))
    units = {hit["in"] for hit in found if hit}
    if len(units) == 1 and all(found):
        return (one, other), units.pop() or ""
    return (one, other), "个" if units & set(word_table("set_against")["held"]) else ""


def _ends_with(thing: str, tail: str) -> bool:
    """Whether a thing is called by its last word, or by its place."""
    words = word_table("set_against")
    return (
        thing.strip(_SIGNS).endswith(tail.strip(_SIGNS))
        or re.fullmatch("|".join((*words["first"], *words["second"])), tail) is not None
    )


def _which(who: str, two: tuple[str, str]) -> int | None:
    """Which of the two is named: by its place, or by words that the other has not."""
    words = word_table("set_against")
    for number, name in enumerate(("first", "second")):
        if re.fullmatch("|".join(words[name]), who):
            return number
    bare = _without_quotes(who).strip(_SIGNS).removesuffix("的")
    held = [bool(bare) and bare in _without_quotes(thing) for thing in two]
    return held.index(True) if sum(held) == 1 else None


def _without_quotes(said: str) -> str:
    return said.replace("“", "").replace("”", "")


def _said_first(two: tuple[str, str], place: int) -> str:
    """What both have before them, then the thing asked about against the other."""
    years = _ENDS_IN_YEAR.match(two[0]), _BEGINS_WITH_YEAR.match(two[1])
    if years[0] is not None and years[1] is not None:
        ends = (years[0]["year"], years[1]["year"])
        return f"{years[0]['who']}{years[1]['thing']}{ends[place]}比{ends[1 - place]}"
    shared = _SHARED.match(two[1]) if not re.search(_YEAR, two[0]) else None
    if shared is not None:
        bodies = two[0], shared["who"]
        return f"{shared['year']}{bodies[place]}{shared['of']}比{bodies[1 - place]}"
    head = (None if "的" in two[1] else _HEAD_WITH_DEED.match(two[0])) or _HEAD.match(two[0])
    before, things = (head["before"], (head["thing"], two[1])) if head is not None else ("", two)
    if head is None or re.search(_YEAR, two[1]):
        return f"{two[place]}比{two[1 - place]}"
    return f"{before}{things[place]}比{things[1 - place]}"


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    words = word_table("set_against")
    ends = r"[?？。!！\s]*$"
    both, comma = r"(?P<both>[^,，?？]{5,80}?)", r"[,，]"
    who = r"(?P<who>[^,，?？比]{1,20}?)"
    tail = r"(?P<tail>[^,，?？比]{2,16}?)"
    than = r"比(?P<than>[^,，?？]{1,20}?)"
    asks = rf"(?:数量|的数量)?{words['more']}{words['many']}"
    differ = rf"{words['differ']}(?:[(（,，](?:即|就是|按)?{words['taken_off']}[)）]?)"
    leads = (rf"^{words['lead']}{both}{words['against']}{comma}?", rf"^{words['compare']}{both}{comma}", rf"^{both}{comma}")
    compared = (f"{lead}{who}{than if lead is leads[-1] else f'(?:{than})?'}{asks}{ends}" for lead in leads)
    taken = (f"{lead}{differ}{ends}" for lead in (*leads[:2], f"^{both}{comma}?"))
    called = f"{leads[-1]}{tail}{asks}{ends}"
    off = (
        r"^(?P<before>(?:[^,，?？]{2,40}[,，])?)(?P<from>[^,，?？]{2,40}?)" + rf"(?:{words['minus']})(?P<off>[^,，?？]{{2,24}}?)"
    )
    minus = rf"{off}(?:之?后)?(?:是|为|得|等于|还有|还剩|剩下?)*{words['many']}{ends}"
    return tuple(re.compile(shape) for shape in (*compared, *taken, called, minus))
