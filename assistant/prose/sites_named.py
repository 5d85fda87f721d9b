"""Which of several websites a number is told of: a government's, a bureau's own, or one by its name (省政府网站, 厅门户网站, “示例商务网”).

A department publishes on its own site and on its government's, and a report calls either by a name in quotes or in 《》.
`of_another_site` holds the one site that a question names against those of a number's clause, or of what stands right before it. A site
that is said without an owner (门户网站) is a government's own in its report, and no government's in a department's. A site with a name of its
own may be the department's where it says its trade, and 政府网站 without a level anybody's. A place's name alone is its government's (中国常熟网站), and
a bureau called with a level that is not the body's (市商务局网站 in a county's) is another bureau. Texts are folded; nothing is looked up and nothing raises.

>>> sites("通过省政府门户网站和厅网站"), sites('"桐坡市人民政府"网站'), sites("《桐坡商务网》"), sites("公众号")
((('government', '省'), ('bureau', '')), (('government', '市'),), (('named', '桐坡商务网'),), ())
>>> sites("在市商务局网站"), sites("在中国桐坡网站"), sites("在本局门户网站")
((('bureau', '市'),), (('government', '地'),), (('bureau', ''),))
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from assistant.bodies.name_parts import Parts
from assistant.prose.candidate import Candidate
from assistant.prose.whole_told import pieces_before

Site = tuple[Literal["government", "bureau", "named", ""], str]
"""Whose it is, "" where that is not said; and a government's level or a site's name."""

_LEVELS = "省市区县旗州盟镇乡"
_SITE = re.compile(
    r'(?:["《](?P<name>[^"》]{2,20})["》])?(?P<whose>[\u4e00-\u9fff]{0,12}?)(?:官方)?(?:门户)?(?:网站(?!群)|官网|门户网(?!站)|(?<=政府)网(?!站))'
    r'|["《](?P<alone>[^"》]{2,16}网)["》](?!(?:官方)?(?:门户)?网站)'
)
_ENDS = re.compile("(?:官方)?(?:门户)?(?:网站|官网|门户网|网)$")
_GOVERNMENT = re.compile(rf"(?P<level>[{_LEVELS}]?)(?:(?:人民)?政府|政务)$|(?<![社小])(?P<bare>[{_LEVELS}])$")
_BUREAU = re.compile("(?:[局厅委院署]|(?<![主承举开创])办|部门|单位|机关)$")
_BUREAU_AT = re.compile(
    rf"(?:^|[在于到向往过用托]|[^{_LEVELS}\u4e00-\u9fff])(?P<level>[省市县区旗州])[\u4e00-\u9fff]{{2,10}}(?:局|厅|委|委员会)$"
)
"""A bureau called after its level alone."""
_BY_NAME = "地"
"""The level of a government that is told by its place's name alone."""
_PLACE = re.compile("中国[·.]?[\u4e00-\u9fff]{2,4}$")
_OF_GOVERNMENT = re.compile(rf"(?P<level>[{_LEVELS}])(?:人民)?政府(?:办公[厅室])?$")


def sites(text: str) -> tuple[Site, ...]:
    """The websites that a text names, in its order."""
    return tuple(_site(found) for found in _SITE.finditer(text))


def of_another_site(candidate: Candidate, names: Sequence[str], question: str) -> bool:
    """Whether a number is told of a site, or of several, that are not the one which a question names; `names` are those of the body."""
    asked = sites(question.split("|", maxsplit=1)[0])
    if len(asked) != 1 or not asked[0][0]:
        return False
    told = sites(candidate.printed) or next((found for piece in pieces_before(candidate) if (found := sites(piece))), ())
    return any(not _may_be(one if one[0] else _own(names), asked[0], names) for one in told)


def _site(found: re.Match[str]) -> Site:
    named = found["alone"] or found["name"] or ""
    for said in (found["whose"] or "", _ENDS.sub("", named)):
        if (government := _GOVERNMENT.search(said)) is not None:
            return "government", government["level"] or government["bare"] or ""
        if _BUREAU.search(said):
            at_level = _BUREAU_AT.search(said)
            return "bureau", at_level["level"] if at_level is not None else ""
        if _PLACE.search(said):
            return "government", _BY_NAME
    return ("named", named) if named else ("", "")


def _own(names: Sequence[str]) -> Site:
    """The site of a body: of its government, a department's own, or not known whose (a town has its district's)."""
    government = next((found for name in names if (found := _OF_GOVERNMENT.search(name))), None)
    if government is not None:
        return "government", government["level"]
    return ("bureau", "") if any(_BUREAU.search(name) for name in names) else ("", "")


def _level_of(names: Sequence[str]) -> str:
    """The level of a bureau's place; "" where that is not known."""
    places = Parts.of(names[0]).places if names else ()
    return places[-1][-1] if places else ""


def _bears_trade(name: str, names: Sequence[str]) -> bool:
    """Whether a site's name says what a department is charged with (示例商务网 of a 商务局), so that it may be its own."""
    trades = [Parts.of(one).body for one in names]
    return any(name[at : at + 2] in trade for at in range(len(name) - 1) for trade in trades)


def _may_be(told: Site, asked: Site, names: Sequence[str]) -> bool:
    (whose, which), (whose_asked, which_asked) = told, asked
    if not whose or ("government", "") in (told, asked):
        return "named" not in (whose, whose_asked)
    if whose == whose_asked == "bureau":
        return (which or _level_of(names)) == (which_asked or _level_of(names))
    if "named" in (whose, whose_asked):
        alike = whose == whose_asked and (which in which_asked or which_asked in which)
        return alike or ("bureau" in (whose, whose_asked) and _bears_trade(which or which_asked, names))
    return whose == whose_asked and (which == which_asked or bool({which, which_asked} & {"", _BY_NAME}))
