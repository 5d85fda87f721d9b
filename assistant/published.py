"""How much a report published in all, where it says over which site or by which means: 通过门户网站等形式主动公开政府信息120条.

Such a number is what a plain 公开信息多少条 asks for only where the report tells no other number of information published: beside one
of another channel (还通过公众号发布信息90条) neither is all of it, unless one alone is told of all channels (网站和新媒体等形式). One of
a single account, of a part of the year, or of what was published about something is none. Texts are folded; () where no number or
several are told.

>>> _ALL.fullmatch("通过县政府门户网站教育局频道主动公开政府信息") is not None, _ALL.fullmatch("围绕教育公开信息") is not None
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.part_of_year import parts_of_year
from ingest.model import StatementKind
from ingest.normalise import fold_text

if TYPE_CHECKING:
    from assistant.prose_match import Candidate

TOTAL_PUBLISHED = "proactive.total"
_WHAT = r"(?:了)?(?:各类|各项|各种)?(?:政府|政务|公开|街道|镇|乡)?信息(?:数量?)?(?:一共|共计?|总计|累计|合计|约|达到?|为|有)*"
_HOW = r"(?:全年|本年度?|年内|年度|一?共|共计|累计|新增|依法|及时|主动|已|向社会|对外)*"
_ALL = re.compile(
    rf"(?:[0-9]+年度?|全年|本年度?|年内|[我本][局委办厅镇乡]|街道|,|{_HOW})*(?:通过|在|利用|依托|运用)"
    rf"[^,;:0-9]*?(?:网站|官网|门户|平台|形式|渠道|方式|频道|途径|媒体|载体)(?:上|中|等)*{_HOW}(?:公开|公布){_WHAT}"
)
_PUBLISHED = re.compile(rf"(?:公开|公布|发布|推送|上传|更新){_WHAT}$")
_ONE_ACCOUNT = re.compile(r"微信|微博|公众号|抖音|头条|公报|[公宣告][示告传]栏|电子屏")
_BY_ALL_MEANS = re.compile(r"等(?:多种|各种|各类|多个|多)?(?:形式|渠道|方式|途径|载体|平台|媒体)")
_SEVERAL = re.compile(r"网|等|多种")
_MESSAGES = frozenset({"条", "篇", "件", "项", "则"})


def published_in_all(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The one number of a report's information published by a means that it says."""
    told = [c for c in candidates if c.statement.kind is StatementKind.COUNT and c.statement.unit in _MESSAGES]
    told = [c for c in told if c.statement.whole is None and _PUBLISHED.search(_lead(c))]
    told = [c for c in told if _BY_ALL_MEANS.search(_lead(c))] or told
    if len(told) != 1 or _ALL.fullmatch(_lead(told[0])) is None or parts_of_year(fold_text(told[0].statement.subject)):
        return ()
    alone = _ONE_ACCOUNT.search(_lead(told[0])) is not None and _SEVERAL.search(_lead(told[0])) is None
    return () if alone else (told[0],)


def _lead(candidate: Candidate) -> str:
    """What a clause says before its number."""
    clause = candidate.clause.split("|")[0].lstrip(",;:")
    number = re.search(r"\d[\d.]*[余多]?万?[余多]?" + re.escape(candidate.statement.unit), clause)
    return clause if number is None else clause[: number.start()]
