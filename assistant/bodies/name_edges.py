"""Where a name of a place or a body begins in a running text, and which of them the store does not know.

Chinese sets no space before a name: 新收件乐安区 names 乐安区, and 南乐安县 is no 乐安县. A name may begin at the start, behind a
mark, a digit or a character that no name ends with, and behind a whole word of how figures are spoken of. A place or a
body that stands there and is none of the store's is told as unknown, so that its neighbour never answers for it. Texts
are folded; nothing here raises.

>>> may_begin("新收件乐安区", 3), may_begin("南乐安县", 1), may_begin("收到乐安区", 2)
(True, False, True)
>>> unknown_place("不予公开荣成市2022年有多少", 4), unknown_before("新收件来安水务局", 5)
(7, '来安')
"""

from __future__ import annotations

import re

from assistant.bodies.behind_years import behind_year, in_year
from assistant.bodies.body_names import NEXT, other_bodies, place_before
from assistant.bodies.name_parts import place_stem, zone_at
from assistant.bodies.provinces import is_county, province_of
from assistant.language.said_words import cut, spoken
from assistant.language.segment import tag
from assistant.language.word_tables import word_table
from ingest.statements.words import load_words

_MAY_PRECEDE = frozenset(
    " ,.;:、。?!()占用拿求算较\"'年月日号的在和与及跟同比问下于把让给请到从由对向为以自查看知道解我你您了是中那有这要想按据关或去找往来帮述及就会能将此该本其某另外还也都至给谢好呢吗啊省市区县旗盟府局委会度里着过件次条宗说讲谈聊归属被替"
)
"""What may stand right before a name; another character makes it part of another name (南|乐安)."""
_LONGEST_RUN = 14
_HAN_BEFORE = re.compile(rf"[\u4e00-\u9fff]{{1,{_LONGEST_RUN}}}$")
_PLACE = re.compile(r"(?![有没])[\u4e00-\u9fff]{2,4}?(?:省|市|自治区|区|县|旗|镇|乡|街道)(?![场域长委级容政分别间])")
_ZONE = re.compile(
    r"([\u4e00-\u9fff]{2,4}?)(?:新区|开发区|高新区|经开区|保税区|度假区|(?:工业|产业|科技|化工|高新)园区?)(?![场域长委级容分别间])"
)
_PLACE_OF_BODY = re.compile(r"(?:[\u4e00-\u9fff]{2,4}?(?:省|市|区|县))(?=政府|政协)")
_NO_PLACE = re.compile(
    r"[的了多少几年月报表哪个么全各本我该请问新老谁给由把被为]|其中|当中|之中|针对|围绕|对于|主动|公开|收到|受理|发布|办理|举办|制发|制定|报送|召开|社区|校区|园区|小区|景区|辖区|专区|展区|主城区|中心城区|片区|所属|国家|城市|下属|直属|行政|机关|政府|全市|全区|全县"
    r"|信息|数量|[件条篇量数]比|[\u4e00-\u9fff]比(?:[省市区县旗镇乡]|街道)$|^(?:乡镇|镇街|街镇|镇乡|区县|县区|县市区|部门|单位)"
    r"|(?:到|在|去|赴|往|深入|走进|面向)(?:各个?)?(?:乡镇|镇街|街镇|镇乡|区县|县区|县市区|[乡镇](?=$|[开做办宣讲])|[乡镇]村)"
)
_LED = (
    "请问",
    "知道",
    "了解",
    "年",
    "换成",
    "改成",
    "改问",
    "看看",
    "查询",
    "查查",
    "查一下",
    "看一下",
    "问一下",
    "还有",
    "至于",
    "说说",
)
_OFFICE = re.compile("(?:公开|信息)(?:办公室|[办科处室股])$")
"""信息公开办 乐安区: an office that is asked for, before its place."""
_WHILE = re.compile("[\u4e00-\u9fff]{2}(?:时|期间|之[前后]|以[前后])$")
"""道路施工时|示例市交通局, 网站改版后|示例市交通局: when something is, before the name."""
_LEADS = re.compile("|".join(("那么", "那", *_LED)))
"""What leads up to a name and is no part of it."""
_COMMON = ("n", "s")
_PROPER = ("ns", "nt", "nr")
_JOINING = ("v", "p", "c")
_SHORTEST = 2
_LONGEST_NEXT = 4
_COUNTY_ENDS = re.compile("[县旗](?![场域长委级容政分别间镇乡街里内])")
_LONGEST_COUNTY = 14
_ALONE = re.compile(rf"(?:{_LEADS.pattern})?([\u4e00-\u9fff]{{2,6}}?)(?:的?(?:呢|怎么样|如何))?[?？,。!]*")
_ENDS_NAME = re.compile(r"$|[\d,。?!;:、 的]|人民政府|政府(?!信息|网站|公报|门户|采购|开放|工作)")
_JOINS_NAMES = frozenset("和与及跟同比或较还加减对去到至在的从以连")
_OPENS = ",。、;:? 和与及跟比于在的下那"


def _words_before(text: str, at: int) -> tuple[tuple[str, bool], ...]:
    """The words before a place in the text, each with whether it is one of ours."""
    found = _HAN_BEFORE.search(text[:at])
    return tuple((token.text, token.part != "left") for token in cut(found.group()).tokens) if found else ()


def may_begin(text: str, at: int) -> bool:
    """Whether a name can begin here."""
    if (follows := NEXT.search(text, max(at - _LONGEST_NEXT, 0))) is not None and follows.start() < at <= follows.end():
        return at == follows.end()
    if at == 0 or not "\u4e00" <= text[at - 1] <= "\u9fff" or text[at - 1] in _MAY_PRECEDE:
        return True
    if text[:at].endswith(tuple(spoken()["objects"]["elsewhere"])) or _OFFICE.search(text[:at]):
        return True
    if _WHILE.search(text[:at]) or (text[at - 1] in "前后" and _is_deed(text[max(at - 3, 0) : at - 1])):
        return True
    words = _words_before(text, at)
    return (bool(words) and words[-1][1] and len(words[-1][0]) > 1) or _is_deed(text[max(at - 2, 0) : at])


def _is_deed(said: str) -> bool:
    """Whether a whole word of two characters is what is done, or joins a name to it, and so no part of one (紧扣|示例市, 回应|县水利局)."""
    return len(said) == _SHORTEST and tag(said).startswith(_JOINING)


def _is_common(name: str) -> bool:
    """Whether what ends as a place does is a common noun of the dictionary (棚户区, 居民区), which tags the names of places otherwise, but
    for some (大同市)."""
    if is_county(name) or province_of((name,)) is not None:
        return False
    return tag(name) in _COMMON and not tag(place_stem(name)).startswith(_PROPER)


def _is_area(text: str, start: int, end: int) -> bool:
    """Whether what ends with 区 is an area that a common noun says the use of (体验区多少个), and no year or government follows as behind a
    district's name (环山区2023年)."""
    name = text[start:end]
    named = is_county(name) or _ENDS_DISTRICT.match(text, end) is not None
    return name.endswith("区") and tag(name[:-1]) in _COMMON and not named


_ENDS_DISTRICT = re.compile("[ 在的]?(?:19|20)\\d\\d|(?:人民)?政府")


def _is_proper(name: str) -> bool:
    """Whether a name is a place's by the dictionary, or a county's."""
    return is_county(name) or tag(name).startswith(_PROPER) or tag(place_stem(name)).startswith(_PROPER)


def unknown_place(text: str, at: int) -> int | None:
    """The end of a place name at `at` that the store does not know, where one plainly starts there."""
    if in_year(text, at):
        return None
    opens = at == 0 or text[at - 1] in _OPENS or text[:at].endswith(_LED) or behind_year(text, at)
    if (county := _county(text, at)) and opens:
        return county
    zone = _ZONE.match(text, at)
    found = zone or _PLACE.match(text, at) or _PLACE_OF_BODY.match(text, at)
    if found is None or _LEADS.match(text, at) or _NO_PLACE.search(found.group() if zone is None else zone.group(1)):
        return None
    deeds = tuple(verb for verb in load_words().verbs if len(verb) > 1)
    led = tuple(word for words in word_table("bodies")["led"].values() for word in words)
    if zone is None and found.group()[:-1].endswith((*deeds, *led)):  # 废止市政府规章, 根据市政府的通知: the city's own
        return None
    if (
        _is_common(found.group())
        or _is_area(text, *found.span())
        or (zone is None and _is_deed(found.group()[:-1]) and not _is_proper(found.group()))
    ):
        return None
    if opens:
        return found.end()
    words = _words_before(text, at)
    behind_words = bool(words) and all(ours for _, ours in words) and len(words[-1][0]) > 1
    return found.end() if behind_words and _ENDS_NAME.match(text, found.end()) is not None else None


def _county(text: str, at: int) -> int:
    """The end of a county of the tables that stands at `at`, of which nothing else can be meant (新化县, 范县, 富川瑶族自治县); 0 where none does."""
    for found in _COUNTY_ENDS.finditer(text, at + 1, at + _LONGEST_COUNTY):
        name, end = text[at : found.end()], found.end()
        if is_county(name) and (len(name) > _SHORTEST or _ENDS_NAME.match(text, end) or not _goes_on(text, end)):
            return end
    return 0


def _goes_on(text: str, at: int) -> bool:
    """Whether the word that stands somewhere is none of ours, and so may be part of a name."""
    rest = cut(text[at : at + _LONGEST_RUN]).tokens
    return bool(rest) and rest[0].part == "left"


def part_behind(text: str, at: int) -> int:
    """The end of a part of a known place that the store does not know (示例市|东城区, 示例|高新区), where one plainly stands
    behind it; 0 where none does.

    >>> part_behind("示例市东城区2023年", 3), part_behind("示例高新区收到多少件", 2), part_behind("示例市辖区内各单位", 3)
    (6, 5, 0)
    >>> part_behind("示例县蓬莱镇收到多少件", 3), part_behind("示例县建设集镇收费几件", 3)
    (6, 0)
    """
    if end := zone_at(text, at):
        rest = cut(text[end : end + _LONGEST_RUN]).tokens
        return end if _ENDS_NAME.match(text, end) or not rest or rest[0].part != "left" else 0
    found = None if text[at : at + 1] in _JOINS_NAMES else _PLACE.match(text, at)
    if found is None or _NO_PLACE.search(found.group()) or _is_common(found.group()) or _is_area(text, *found.span()):
        return 0
    rest = cut(text[found.end() : found.end() + _LONGEST_RUN]).tokens if _is_proper(found.group()) else ()
    return found.end() if _ENDS_NAME.match(text, found.end()) or (rest and rest[0].part != "left") else 0


def other_body(text: str, at: int) -> int:
    """The end of a body of another kind that stands behind a place (示例市|委, 示例市|人大), and not only opens what is counted
    (示例市|人大代表建议); 0 where none does.

    >>> other_body("示例市委2023年", 3), other_body("示例市人大收到几件", 3), other_body("示例市人大代表建议几件", 3)
    (4, 5, 0)
    """
    word = next((word for word in other_bodies() if text.startswith(word, at)), "")
    end = at + len(word)
    rest = cut(text[end : end + _LONGEST_RUN]).tokens if word else ()
    return end if word and (_ENDS_NAME.match(text, end) or not rest or rest[0].part != "left") else 0


def place_alone(text: str) -> str:
    """The place that a short follow-up names and nothing else (那苏州呢), by the dictionary; "" where it names none.

    >>> place_alone("那苏州呢?"), place_alone("那原因呢?"), place_alone("换成苏州")
    ('苏州', '', '苏州')
    """
    said = _ALONE.fullmatch(text)
    name = said.group(1) if said else ""
    if len(name) < 2 or any(token.part != "left" for token in cut(name).tokens):
        return ""
    return name if tag(name).startswith(_PROPER) else ""


def unknown_before(text: str, at: int) -> str:
    """What stands right before a body and can only be a place (曹县|水利局, 荣成|商务局); "" where nothing does."""
    if named := place_before(text, at):
        return named
    words = list(_words_before(text, at))
    if not words or words[-1][1] or sum(len(word) for word, _ in words) <= _LONGEST_SHORT:
        return ""
    left = ""
    while words and len(words[-1][0]) == 1 and len(left) < _LONGEST_SHORT:
        left = words.pop()[0] + left
    return left


_LONGEST_SHORT = 4
"""The characters of a run that `place_before` decides alone."""
