"""What a question leaves out of a count by name (非邮件申请, 网站之外公开, 除公众号外), which a number of that very thing never answers.

A number answers such a question only where its own clause leaves the same out, or tells the other thing that the question names beside
it (除公众号外头条号发布). Words that only begin like one (非遗, 非常) are in `vocabulary/left_out.toml`. Texts are folded; nothing raises.

>>> counts_what_is_left_out("网站之外公开多少条", "通过网站公开信息151条"), counts_what_is_left_out("非邮件申请几件", "收到非邮件申请2件")
(True, False)
>>> counts_what_is_left_out("除公众号外头条号发布多少条", "头条号发布70条"), counts_what_is_left_out("非遗项目几个", "非遗项目9个")
(False, False)
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from assistant.concepts import concepts

_THING = 1.0
"""What a word weighs that names a thing of its own."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    text = resources.files("assistant.vocabulary").joinpath("left_out.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return tuple(re.compile(pattern) for pattern in data["asked"]), re.compile(data["told"])


@lru_cache(maxsize=1024)
def _left_out(question: str) -> tuple[str, tuple[str, ...]]:
    """What a question leaves out, and the words by which it names another thing; ("", ()) where it leaves nothing out."""
    for pattern in _patterns()[0]:
        if (found := pattern.search(question)) is not None:
            rest = question[found.end() :] if found[0].startswith(("除", "扣", "不")) else ""
            return found["what"], tuple(term for one in concepts(rest) if one.weight >= _THING for term in one.terms)
    return "", ()


def counts_what_is_left_out(question: str, clause: str) -> bool:
    """Whether a clause counts what a question leaves out, or all of it together."""
    what, beside = _left_out(question)
    if not what or (_patterns()[1].search(clause) is not None and what[:2] in clause):
        return False
    named = what[:2] in clause or what[-2:] in clause
    return named or not any(term in clause for term in beside)
