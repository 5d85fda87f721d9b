"""What a question leaves out of a count by name (非邮件申请, 网站之外公开, 除公众号外), which a number of that very thing never answers.

A number answers such a question only where its own clause leaves the same out, or tells the other thing that the question names beside
it (除公众号外头条号发布). Words that only begin like one (非遗, 非常) are in `vocabulary/left_out.toml`. Texts are folded; nothing raises.

>>> counts_what_is_left_out("网站之外公开多少条", "通过网站公开信息151条"), counts_what_is_left_out("非邮件申请几件", "收到非邮件申请2件")
(True, False)
>>> counts_what_is_left_out("除公众号外头条号发布多少条", "头条号发布70条"), counts_what_is_left_out("非遗项目几个", "非遗项目9个")
(False, False)

What is only set aside (除了规章,还公开了多少件其他文件) is taken off the question by `set_aside`; it is no count of all the rest.

>>> rest, tells = set_aside("除了规章和公告,还公开了多少件其他文件?")
>>> rest, tells("规章2件,公告5件,", "其他文件9件"), tells("规章2件,通知7件,", "其他文件9件"), set_aside("除了规章,公开了多少件?")
('公开了多少件其他文件?', True, False, None)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from assistant.language.concepts import concepts
from assistant.language.word_tables import word_table

_THING = 1.0
"""What a word weighs that names a thing of its own."""
_ASIDE = re.compile(r"(?:除了|除去|除)(?P<what>[^,|?]{2,40}?)(?:之外|以外|外)?(?:,|(?<=外))?(?:还|另外?|也)(?P<rest>[^|]+)")
_OTHERS, _BRACKETS, _COUNTED = re.compile("其[他它余]"), re.compile(r"[(（][^()（）]*[)）]"), re.compile(r"\d+(?![\d年月日])")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    data = word_table("left_out")
    return tuple(re.compile(pattern) for pattern in data["asked"]), re.compile(data["told"])


@lru_cache(maxsize=1024)
def _left_out(question: str) -> tuple[str, tuple[str, ...]]:
    """What a question leaves out, and the words by which it names another thing; ("", ()) where it leaves nothing out."""
    for pattern in _patterns()[0]:
        if (found := pattern.search(question)) is not None:
            rest = question[found.end() :] if found[0].startswith(("除", "扣", "不")) else ""
            return found["what"], tuple(term for one in concepts(rest) if one.weight >= _THING for term in one.terms)
    return "", ()


def set_aside(question: str) -> tuple[str, Callable[[str, str], bool]] | None:
    """The question without what it only sets aside, and what tells whether a clause, with what its sentence says before, counts the other
    thing that it asks for: the others are those beside just what is set aside. None where nothing is."""
    hit = _ASIDE.match(question)
    if hit is None:
        return None
    rest, aside = hit["rest"], [one for one in re.split("[、和与及]", hit["what"]) if len(one) > 1]
    own = [term for one in concepts(rest) if one.weight >= _THING for term in one.terms]

    def names(text: str) -> bool:
        return any(one[:2] in text or one[-2:] in text for one in aside)

    def tells(before: str, clause: str) -> bool:
        if not _OTHERS.search(rest):
            return not names(clause) and any(term in clause for term in own)
        listed = re.split("[,;、]", _BRACKETS.sub("", before).split("其中")[-1])
        return _OTHERS.search(clause) is not None and all(names(one) for one in listed if _COUNTED.search(one))

    return rest, tells


def counts_what_is_left_out(question: str, clause: str) -> bool:
    """Whether a clause counts what a question leaves out, or all of it together."""
    what, beside = _left_out(question)
    if not what or (_patterns()[1].search(clause) is not None and what[:2] in clause):
        return False
    named = what[:2] in clause or what[-2:] in clause
    return named or not any(term in clause for term in beside)
