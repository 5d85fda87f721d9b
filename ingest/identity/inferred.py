"""The bodies that a report may be of which names itself nowhere: what 我局 must mean, whom its opening names, who did something in a year.

Each gives at most one name as it is printed, with its places, or none where there are several; a name is inferred, and to be noted as
`unverified_organisation`. What the report is only told or asked by (根据…要求, 请与…联系) is no body of its own. Texts are flattened
(`ingest.identity.titles.flatten`).

>>> from ingest.identity.places import find_chains
>>> from ingest.identity.titles import flatten
>>> told = flatten("合计发布47条。示例区商务局2024年收到申请3件。")
>>> list(with_its_year(told)), list(in_opening(told)), list(by_self_reference(told, find_chains(told.text)))
(['示例区商务局'], ['示例区商务局'], [])
>>> list(in_opening(flatten("某某市示例区人民政府柳林街道办事处依法公开信息。")))
['某某市示例区人民政府柳林街道办事处']
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ingest.identity.places import HAN, Chains, begins, level, names, split_places, valid_name
from ingest.identity.titles import YEAR, Flat
from ingest.identity.year import DID

_GOVERNMENT = re.compile(r"(?:(?<=[,。:;\n])|由)([区县市镇乡])(?:人民)?政府(?:认真)?(?:编制|结合)")
_SELF_TIMES = 2
_OPENS = 400
"""Characters of a report in which it may say who speaks."""
_LED = re.compile(f"^(?:{names().inferred['led']})")
_TOLD_BY = re.compile(f"(?:{names().inferred['told_by']})$")
_WITH = re.compile(f"(?:{names().inferred['with']})$")
_WEBSITE = re.compile(names().inferred["website"])
_BODY_FIRST = re.compile(
    r"(?:人民政府[\u4e00-\u9fff]{2,8}(?:街道办事处|管理委员会|管委会|办事处)|人民政府(?:办公[室厅])?|[\u4e00-\u9fff]{0,12}?(?:街道办事处|办事处|委员会|管委会|管理局|局|厅|办公室|中心))(?![长属里内部])"
)


def in_opening(flat: Flat) -> Iterator[str]:
    """The one body that the opening names with its places, where the report names itself nowhere else. What it is only told
    or asked by (根据…要求, 请与…联系), or whose website alone it speaks of beside another body, is not counted."""
    opening = flat.text[:_OPENS]
    found: dict[str, bool] = {}  # whether it is only joined with what is no body
    sites: dict[str, bool] = {}
    for at in re.finditer(rf"(?={HAN})", opening):
        joined = opening[at.start() - 1 : at.start()] in ("和", "与", "、")
        if not (joined or begins(opening, at.start())) or _TOLD_BY.search(opening[max(0, at.start() - 6) : at.start()]):
            continue
        places, rest = split_places(opening[at.start() : at.start() + 48])
        body = _BODY_FIRST.match(rest)
        named = valid_name("".join(places) + body[0]) if places and body else None
        if named and body and _WEBSITE.match(rest, body.end()):
            sites[_LED.sub("", named)] = joined
        elif named and (_LED.sub("", named) not in found or not joined):
            found[_LED.sub("", named)] = joined
    found = found or sites
    whole = [name for name in found if not any(other != name and other.endswith(name) for other in found)]
    if len(whole) == 1 and not found[whole[0]]:
        yield whole[0]


def with_its_year(flat: Flat) -> Iterator[str]:
    """The one body that the text names with its places right before a year (示例区商务局2024年收到…), where nothing else names the report's."""
    found: dict[str, None] = {}
    for at in re.finditer(rf"(?={HAN})", flat.text):
        before = flat.text[max(0, at.start() - 6) : at.start()]
        if begins(flat.text, at.start()) and not _TOLD_BY.search(before) and not _WITH.search(before):
            places, rest = split_places(flat.text[at.start() : at.start() + 48])
            body = _BODY_FIRST.match(rest) if places else None
            named = valid_name("".join(places) + body[0]) if body and re.match(YEAR + DID, rest[body.end() :]) else None
            if named:
                found[named] = None
    if len(found) == 1:
        yield _LED.sub("", next(iter(found)))


def by_self_reference(flat: Flat, chains: Chains) -> Iterator[str]:
    """The name that 我局, 我区 or 县政府编制 must mean: the one of that kind which the text names again and again."""
    found = _GOVERNMENT.search(flat.text)
    if found is not None:
        place = _only_place(chains, found[1])
        if place:
            yield place
    for word, endings in names().own.items():
        if flat.text.count(word) < _SELF_TIMES:
            continue
        for ending in endings:
            if level(ending) or ending in names().levels:
                place = _only_place(chains, ending)
                if place:
                    yield place
                continue
            counted = Counter(
                match[0]
                for match in re.finditer(rf"{HAN}{{2,24}}?{ending}(?!部)", flat.text)
                if begins(flat.text, match.start()) and split_places(match[0])[0] and valid_name(match[0])
            )
            if counted and counted.most_common(1)[0][1] >= _SELF_TIMES:
                yield _LED.sub("", counted.most_common(1)[0][0])


def _only_place(chains: Chains, ending: str) -> str | None:
    """The one place of a level that the text names repeatedly; None where it names none, or several alike."""
    counted: Counter[str] = Counter()
    for chain, times in chains.counted.items():
        for place in chain:
            if place.endswith(ending):
                counted[place] += times
    ranked = counted.most_common(2)
    if not ranked or ranked[0][1] < _SELF_TIMES or (len(ranked) == 2 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]
