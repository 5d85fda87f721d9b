"""The bodies that a question is about, of all that are named in it.

A question that names a body exactly may name others without asking about them: a website (高平市人民政府门户网站), a kind of
body said again without its place (文登区商务局…商务局频道), a title, an ordinary word that ends like a place (承办区人大代表建议), one that only demanded
or did it (根据市政府办公室的通知, 由市委宣传部牵头); one of the whole country is asked about only where it is joined with another. A kind of body joined to an exact name has its place (文登区商务局和教育局). What stands
there as a body of its own and is none of the store's stays, so that nobody else answers for it.

>>> from assistant.bodies.organisations import OrganisationTable
>>> table = OrganisationTable.of([("示例市商务局", (), "a"), ("示例市教育局", (), "b")])
>>> def names(text):
...     return [o.name for m in asked_about(table.mentions(text), text, table) for o in m.organisations]
>>> names("示例市商务局和教育局2023年"), names("示例市商务局2023年在教育局网站公开")
(['示例市商务局', '示例市教育局'], ['示例市商务局'])
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.bodies.body_names import same_body, says_national
from assistant.bodies.level_said import of_level
from assistant.bodies.name_parts import place_stem
from assistant.bodies.organisations import Mention, OrganisationTable
from assistant.language.segment import tag
from assistant.language.word_tables import word_table
from ingest.statements.words import alternatives

_CHANNEL = re.compile(
    r"\"?(?:的)?(?:官方)?(?:政府|政务)?(?:信息)?(?:公开)?(?:门户)?(?:网站|网|频道|微信|微博|公众号|平台|客户端|政务微|政务新媒体|新媒体|抖音|官微|app|栏目|专栏)"
)
_TITLE = re.compile("《[^》]*》")
_LEVEL = re.compile("[省市区县州旗]$")
_OWN_CHANNEL = re.compile(r"\"?(?:的)?(?:频道|栏目|专栏|专区|板块|微信|微博|公众号|抖音|官微|app)")
_JOINED = re.compile(r"(?:[和与跟及或比较、,同]|以及|还是|相比)(?:于)?$")
_OPENS = re.compile("[,;:年度 ][那么]*$")
"""What stands before a body with which a piece of a question begins."""
_ORDINARY = ("v", "p", "d", "c", "r", "u", "m", "q", "a", "b", "f")


def asked_about(mentions: Sequence[Mention], folded: str, table: OrganisationTable) -> tuple[Mention, ...]:
    """The mentions that a question is about, in order; all of them where none names a body of the store exactly."""
    known = [m for m in mentions if m.organisations and m.place is not None]
    if not known or len(mentions) < 2:
        return tuple(mentions)
    first = known[0]
    out: list[Mention] = []
    titles = [title.span() for title in _TITLE.finditer(folded)]
    for mention in mentions:
        if mention is not first and any(start < mention.start and mention.end < end for start, end in titles):
            continue  # 编印《示例市人民政府公报》几期
        again = (
            mention is not first and mention.place is None and mention.body and first.body and same_body(mention.body, first.body)
        )
        if again and not _of_another_level(mention, first, folded, table):
            continue
        if mention.end < first.start and _is_sent_to(mention, first, folded):
            continue
        if mention is first or _JOINED.search(folded[: mention.start]):
            out.append(_in_place_of(first, mention, table))
            continue
        if not mention.organisations and says_national(mention.said) and not _JOINED.fullmatch(folded[mention.end : first.start]):
            continue
        if mention.start > first.end and (_CHANNEL.match(folded, mention.end) or _led(folded, mention)):
            continue
        if mention.place is None and mention.body and mention.start > first.end:
            behind = _in_place_of(first, mention, table)
            governed = any(body.is_government for body in first.organisations)
            if first.bare_place and first in out and not (governed and behind.body != mention.body):
                out.remove(first)  # of a level that is not there: the report of the place may tell of it
            out.append(behind)
            continue
        if not mention.organisations and mention.body is None and (_is_ordinary(mention.said) or _opens_a_name(mention, first)):
            continue
        out.append(mention)
    return tuple(out)


def _is_sent_to(mention: Mention, first: Mention, folded: str) -> bool:
    """Whether only the site of a body without a report is named, to which the body asked about sends (示例省政府网站采用示例市报送的几条)."""
    return (
        not mention.organisations
        and _CHANNEL.match(folded, mention.end) is not None
        and _SENDS.match(folded, first.end) is not None
    )


_SENDS = re.compile("(?:所|一共|共|全年)?(?:报送|上报|推送|投送|提供|投稿)")


def said_again(mentions: Sequence[Mention], asked: Sequence[Mention], folded: str) -> list[tuple[int, int]]:
    """Where a question says a body that it names once more without its place (示例市商务局2023年,市商务局…收到): start, end, whole
    words only. A channel called by it (商务局频道) and a government, which tells its own numbers from all of its place (市政府), stay.

    >>> from assistant.bodies.organisations import OrganisationTable
    >>> table = OrganisationTable.of([("示例市商务局", (), "a")])
    >>> text = "示例市商务局2023年,市商务局收到多少件"
    >>> [text[start:end] for start, end in said_again(table.mentions(text), asked_about(table.mentions(text), text, table), text)]
    ['市商务局']
    """
    bodies = [(m.end, m.body) for m in asked if m.body and m.organisations and m.place is not None]
    return [
        (len(_LEVEL.sub("", folded[: mention.start])), mention.end)
        for mention in mentions
        if mention.place is None
        and mention.body
        and mention not in asked
        and any(end <= mention.start and same_body(mention.body, body) for end, body in bodies)
        and not _OWN_CHANNEL.match(folded, mention.end)
    ]


def _led(folded: str, mention: Mention) -> bool:
    """Whether a body only says by whose demand or by whom something was done (根据市政府办公室的通知, 由市委宣传部牵头)."""
    before = folded[: mention.end].removesuffix(mention.body or "")
    return _leads().search(before if mention.body else folded[: mention.start]) is not None


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(tuple(word_table('bodies')['led']['words']))})(?:[全本我该]?[省市区县镇]|上级)?$")


def _in_place_of(first: Mention, mention: Mention, table: OrganisationTable) -> Mention:
    """A kind of body without a place as the one of the place that the first body lies in, or of the level said before it (`level_said`)."""
    return of_level(mention, first.organisations[0].parts.places, table)


def _of_another_level(mention: Mention, first: Mention, folded: str, table: OrganisationTable) -> bool:
    """Whether a body said again without its place opens what is asked with a level that the first one has not (示例市教育局2023年,县教育局)."""
    placed = _in_place_of(first, mention, table)
    return set(placed.organisations) != set(first.organisations) and _OPENS.search(folded[: mention.start]) is not None


def _opens_a_name(mention: Mention, first: Mention) -> bool:
    """Whether a place said for short is one that the body named lies in, so that it opens the name of a thing (示例市|商务局 在示例发布栏)."""
    places = first.organisations[0].parts.places
    return mention.place in places and mention.said == place_stem(mention.place or "") and mention.start > first.end


def _is_ordinary(said: str) -> bool:
    """Whether what ends like a place is a word of its own with an ending behind it (承办|区, 通过|县)."""
    return tag(place_stem(said)).startswith(_ORDINARY)
