"""What a number counts that its own clause leaves to what stands before it, read from a report's statements in order.

`parts_before` gives the numbers that are parts of the one counted before them in the same segment, unit and year, by their places: of a clause
that names no thing of its own (召开发布会63场,由新闻办主办的有41场), and of several clauses that add up to it, each by who did it
(发布会开了14场,新闻办主办9场,部门自办5场) or three and more of any words. What a report tells as a part (其中) is left as it is, and whatever is
more than its whole is no part. `of_all` gives what a total counts that stands behind the number of each one (公报6期,每期800份,共计4800份).
`without_rank` takes away what is said of a thing's rank among others (文字解读仍居多,达401件). Nothing raises.

>>> without_rank("惠农补贴信息公开得最多"), without_rank("文字解读仍居多"), without_rank("得分最高"), without_rank("最多")
('惠农补贴信息', '文字解读', '得分最高', '最多')
>>> [_HEADLESS.match(one) is not None for one in ("由新闻办主办的有41场", "阅读10万次以上的有3篇", "整改的问题9个", "主办发布会4场")]
[True, True, False, False]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.language.contrasts import deeds_told
from assistant.language.segment import tag, words
from assistant.language.word_tables import word_table
from ingest.model import Statement, StatementKind
from ingest.normalise import fold_text
from ingest.statements.words import alternatives

_HEADLESS = re.compile(r"(?:其中|而|另)?[^,;:。]*的(?:一?共|则|就|也|仅|约)*(?:有|占|达|为|是)?(?:了|到)?[\d.]+[^\d,;:。]{1,3}$")
"""A clause whose subject ends in 的 right before its number, with nothing behind its unit."""
_TOTAL = re.compile(r"(?:全年|年度|全部|合起来)?(?:一?共计?|合计|总计|总共|累计)(?:约|近|达|为|有|是)*[\d.]+[^\d,;:。]{1,3}")
_ISSUES, _COPIES = "期", re.compile("总?(?:印数|印量|份数|发行量|发行数|印刷量)")
"""公报6期,印数4800份: copies of what came out in issues."""
_ENDS_SEGMENT = re.compile("[;。!?]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_TELLING = 20
"""Three numbers that add up to less may do so by chance."""


def parts_before(said: Sequence[Statement], text: str) -> dict[int, int]:
    """The place of its whole for each number that is a part of one counted before it."""
    found: dict[int, int] = {}
    for whole, one in enumerate(said):
        if one.kind is StatementKind.COUNT and one.whole is None and whole not in found:
            found.update(dict.fromkeys(_parts_of(said, whole, text), whole))
    return found


def _parts_of(said: Sequence[Statement], whole: int, text: str) -> list[int]:
    """The places of a number's parts behind it: all that add up to it, else the headless clauses right behind it."""
    of, places = said[whole], _alike_behind(said, whole, text)
    headless = [place for at, place in enumerate(places) if all(_is_headless(said[one]) for one in places[: at + 1])]
    for many in range(len(places), 1, -1):
        items = [said[place] for place in places[:many]]
        if sum(one.value for one in items) != of.value:
            continue
        if (many > 2 and of.value >= _TELLING) or all(_is_headless(one) or _tells_who_did(one.subject) for one in items):
            return places[:many]
    return headless if sum(said[place].value for place in headless) <= of.value else []


def _alike_behind(said: Sequence[Statement], whole: int, text: str) -> list[int]:
    """The numbers behind one in its segment that count in its unit and year, and are told as no part of another."""
    of, places = said[whole], []
    for place in range(whole + 1, len(said)):
        one = said[place]
        if one.sentence != of.sentence or _ENDS_SEGMENT.search(fold_text(text[of.number.end : one.number.start])):
            break
        if (one.kind, one.unit, one.year) != (of.kind, of.unit, of.year):
            continue
        if one.whole is not None:
            break
        places.append(place)
    return places


def _is_headless(one: Statement) -> bool:
    return len(one.subject) > 1 and _HEADLESS.match(_THOUSANDS.sub("", fold_text(one.context))) is not None


def _tells_who_did(subject: str) -> bool:
    """Whether what is counted is told by who did something alone (部门自办): a noun and a deed behind it."""
    said = words(fold_text(subject))
    done = said and (tag(said[-1])[:1] == "v" or deeds_told(said[-1]))
    return bool(done) and len(said) > 1 and tag(said[0])[:1] == "n"


def of_all(said: Sequence[Statement], place: int) -> str:
    """What a number counts that is all of a thing: of what the number before it is of each (公报6期,每期800份,共计4800份: 公报), or of what the
    number behind it is some (48个项目中验收17个: 项目); "" for any other."""
    own, before = said[place], said[max(place - 2, 0) : place]
    noun, _, deed = own.subject.partition("中")
    if deed and place + 1 < len(said) and said[place + 1].subject == f"{deed}的{noun}":
        return noun
    clause = _THOUSANDS.sub("", fold_text(own.context)).strip("其中,")
    if before and before[-1].sentence == own.sentence and before[-1].unit == _ISSUES and _COPIES.fullmatch(own.subject):
        return before[-1].subject
    if len(before) < 2 or not _TOTAL.fullmatch(clause) or any(one.sentence != own.sentence for one in before):
        return ""
    thing, each = before
    return thing.subject if each.unit == own.unit and fold_text(each.subject).startswith(f"每{thing.unit}") else ""


@cache
def _ranks() -> re.Pattern[str]:
    ranks = alternatives(tuple(word_table("other_words")["light"][0]["ranks"]))
    return re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?:(?:公开|发布|占)?得)?(?:仍|仍然|依然|依旧|均)?(?:{ranks})$")


def without_rank(subject: str) -> str:
    """What is counted without its rank among others by how many there are."""
    return re.sub(r"(?<=[\u4e00-\u9fff]{2}的)[占达有]$", "", _ranks().sub("", subject))
