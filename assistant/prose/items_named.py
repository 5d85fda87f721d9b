"""Which item of a told list a piece of a question names: 公众号 of 县公众号发布信息138条, 宿城区政策问答 of 问答119期(宿城区28期).

Every word of the piece must be told by the item or by what its list is of, one at least by the item alone; what the item is by its
last word must be said (决算 of 预算决算), unless the list says it of all. An item of several things together (政策文件及解读) is named by
all of them only, as a plain question is held to (`several_counted`). Where items of several lists fit, none is named. Texts are
folded; a blank piece names nothing.

>>> named_items("", ())
()
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.other_words import asks, retold, subject_left
from assistant.guards.several_counted import tells_of_more
from assistant.language.concepts import concepts
from assistant.language.contrasts import in_another_role
from assistant.prose.candidate import Candidate
from assistant.prose.said_in_prose import standing_for
from assistant.prose.told_lists import ToldList
from ingest.statements.words import alternatives, load_words

_OTHERS = re.compile(r"其[他它余]")
_TRAILS = re.compile(
    r"(?:等(?:各?种?)?(?:途径|渠道|方式|形式|平台)|发布|推送|公开|信息|资讯|方面|领域|专栏|专区|案件|申请件?|数量|等|类|的)+$"
)
_AND = r"以及|(?<![涉普以])及(?!时)"
_TOGETHER = re.compile("预算?决算")
"""预算决算信息: of the two together, with nothing that joins them."""
_CHANNEL = re.compile(rf"{alternatives(load_words().channels)}$")
"""公众号 of an account called by its own name."""
_COUNTED = re.compile(rf"\d[\d.]*[余多万亿]*(?:{alternatives(load_words().counts)})?")


def about(told: ToldList) -> str:
    """What a list is of: what its whole counts, its sentence up to there, and the heading over it."""
    first = told.whole or told.items[0]
    lead = first.up_to_clause if told.whole is not None else first.before
    subject = first.counted if told.whole is not None else ""
    return "|".join((_COUNTED.sub("·", lead), subject, first.section))


def subject_of(item: Candidate) -> str:
    """What an item counts, folded."""
    return item.counted


def _core(own: str) -> str:
    """What an item is called without the words that say nothing of it (财政公告类信息: 财政公告); all of it where nothing is left."""
    bare = _TRAILS.sub("", own)
    return bare if len(bare) > 1 else own


def names(piece: str, item: Candidate, told: ToldList) -> bool:
    """Whether a piece of a question names an item of a list."""
    own, around, asked = subject_of(item), about(told), asks(piece)
    if not piece.strip() or retold(asked, f"{own}|{around}").left or bool(_OTHERS.search(piece)) is not bool(_OTHERS.match(own)):
        return False
    core = _core(own)
    if (
        not (len(core) > 1 and core in piece)
        and not _OTHERS.match(own)
        and not _told_by_itself(piece, own, around.rpartition("|")[0])
    ):
        return False
    if is_one_of_several(own, piece) or in_another_role(piece, item.printed):
        return False
    left = subject_left(item.statement, f"{piece}|{'|'.join(_alike(piece))}|{around}")
    if len(left) > 1 and core.endswith(left[-2:]) and not _CHANNEL.search(left):
        return False
    return not tells_of_more(item, f"{piece}|{'|'.join(_alike(piece))}", concepts(piece))


def _alike(piece: str) -> tuple[str, ...]:
    """The words under which what a piece says is counted as well."""
    return tuple(dict.fromkeys(word for c in concepts(piece) for term in c.terms[: c.own] for word in standing_for(term)))


def is_one_of_several(own: str, piece: str) -> bool:
    """Whether of things joined in an item (政策文件及解读) a piece says what some are and not what others are."""
    if _TOGETHER.search(own) and ("预" in piece) is not ("决" in piece):
        return True
    members = [bare for member in re.split(_AND, own) if len(bare := _TRAILS.sub("", member)) > 1]
    said = [any(word in piece for word in (member[-2:], *standing_for(member[-2:]))) for member in members]
    return len(members) > 1 and any(said) and not all(said)


def _told_by_itself(piece: str, own: str, around: str) -> bool:
    """Whether a piece says a word of an item that its list does not say of all."""
    if retold(asks(piece), own).left != retold(asks(piece), around).left and retold(asks(piece), around).left:
        return True
    telling = (own[at : at + 2] for at in range(len(own) - 1) if own[at : at + 2] not in around)
    return any(pair in piece for pair in telling)


def named_items(piece: str, lists: Sequence[ToldList]) -> tuple[tuple[Candidate, ToldList], ...]:
    """The items that a piece names, each with its list; of several those whose whole name it says."""
    found = [(item, told) for told in lists for item in told.items if names(piece, item, told)]
    if len(found) > 1:
        found = [one for one in found if _core(subject_of(one[0])) in piece] or found
    return tuple(found)
