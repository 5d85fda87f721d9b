"""A turn that asks in words for more of what the turn before was told (是哪几个, 都是哪方面的, 什么时候公开的): what of its sentence tells that.

`read_beside` reads such a turn: which kind of answer it asks for, and what else it says; None for any other, and where it names too much to go on
from a sentence. `tells` says whether a `Told`, the sentence of the number (or the passage) that the turn before was answered with, holds that
answer for this very number: up to the next thing that is counted, in a list of its own kind, or in the sentence that goes on with it. Everything
else that the turn says must be told there too. The words are data (`[beside]` of `vocabulary/turns.toml`). Texts are folded; nothing is looked
up and nothing raises.

>>> told = Told("收到咨询", "37件", ",全部按期回复,主要涉及购房、落户等方面。", "")
>>> [tells(asked, told) for turn in ("都是哪方面的?", "是哪几家收的?") if (asked := read_beside(turn))]
[True, False]
>>> read_beside("办结多少件") is None, tells(read_beside("平台是哪几个?"), Told("开通平台", "2个", ",即门户网和公众号。", ""))
(True, True)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.language.coverage import holds
from assistant.language.paraphrases import substance
from assistant.language.segment import tag, words
from assistant.language.word_tables import word_table
from ingest.statements.words import alternatives, load_words

_LEADS = re.compile(r"^(?:那么?|请问|,)+|[呢啊呀吗?。!！？ ]+$")
_LONGEST = 16
_COUNTED = re.compile(rf"\d[\d,.]*(?:余|多)?[万亿]?(?:余|多)?(?:{alternatives(load_words().counts)})")
_OTHERWISE = re.compile("多少|几成|百分|占|为什么|为啥|原因|缘故|理由|依据")
_MOVED = re.compile(
    r",(?:(?:较|比|与|和)?(?:上一?年|去年|往年|前一年|\d{4}年)(?:度|同期)?(?:相比)?|同比|环比|较之?|同期相比)[^,;、]{0,6}?(?:增|减|升|降|涨|多|少|持平|下滑|翻)[^,;、]*"
)
"""By how much a number moved (较上年增加6件): no other thing that is counted."""
_HAN = re.compile("[\u4e00-\u9fff]")
_QUOTED = re.compile("《[^》]*》")
_ITEM = re.compile('、|(?<=[\u4e00-\u9fff")])(?:和|与|以及|及)(?=[\u4e00-\u9fff"(])|[,;](?=[^,;]{2,30}\\d)|第\\d+号')
_LISTED = re.compile("、[^,;、]*?等(?:共|共计|多)?(?:各?[类项种级个家]|方面的?)*(?P<head>[\u4e00-\u9fff]*)$")
_DIRECTLY = re.compile("、[^,;、]{2,16}$")
_PARTS = re.compile("^[,:;(]?(?:其中|包括|包含|主要)(?:包括|有|是|为)?[:,]?(?!通过|由|向|对)[^,、;\\d]{2,}\\d")
_BODIES = re.compile("[局委办院镇乡街道区县市府厅处司社队部所行站校会](?=等|\\d|[、,;:和及与。]|$)")
_OF_BODIES = re.compile("家|单位|部门|机关|机构|街道|乡镇|县区|区县|地方")


@dataclass(frozen=True, slots=True)
class Beside:
    """What such a turn asks for: `kind`, the name of a kind; `said`, what else it says; `thing`, the noun of which it asks which, or how it asks
    where; `of_kinds`: whether it asks which kinds."""

    kind: str
    said: tuple[str, ...]
    thing: str = ""
    of_kinds: bool = False

    @property
    def of_turn(self) -> bool:
        """Whether it names nothing but what was done (什么时候办结的), so that it is asked of what the turn before was about."""
        parts = [part for one in self.said for part in words(one)]
        return self.kind not in ("which", "about", "named", "result") and all(tag(part).startswith(("v", "ad")) for part in parts)

    @property
    def of_matter(self) -> bool:
        """Whether it may be asked of what the turn before was about in the whole report, where no sentence tells it; 结果呢 is told by any."""
        return self.kind != "result" and (self.of_turn or not self.said)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence around the number that it tells: what stands `before` and `behind` that, the `number` with its unit ("" where a passage
    was told), and the sentence that follows."""

    before: str
    number: str
    behind: str
    next: str

    @property
    def own(self) -> str:
        """What stands before the number, behind what is counted before it."""
        return _COUNTED.split(re.split("[;。]", self.before.rstrip(";。"))[-1])[-1]

    @property
    def after(self) -> str:
        """What stands behind the number up to what is counted next."""
        rest = _MOVED.sub("", re.split("[;。]", self.behind)[0])
        counted = _COUNTED.search(rest)
        return rest if counted is None or not self.number else rest[: max(rest.rfind(",", 0, counted.start()), 0)]


@dataclass(frozen=True, slots=True)
class _Words:
    asks: tuple[tuple[str, re.Pattern[str]], ...]
    english: tuple[tuple[str, re.Pattern[str]], ...]
    patterns: dict[str, re.Pattern[str]]


@cache
def _words() -> _Words:
    data = word_table("turns")["beside"]
    asks, english = (tuple((kind, re.compile(one)) for kind, one in data[name].items()) for name in ("asks", "english"))
    return _Words(asks, english, {name: re.compile(one) for name, one in data.items() if isinstance(one, str)})


def read_beside(turn: str) -> Beside | None:
    """What a turn asks for in words of what was told; None for any other turn."""
    said = _LEADS.sub("", turn)
    for kind, whole in _words().english:
        if whole.fullmatch(said):
            return Beside(kind, ())
    if len(said) > _LONGEST or _OTHERWISE.search(said) or not _HAN.search(said) or "," in said:
        return None
    for kind, ask in _words().asks:
        if (hit := ask.search(said)) is None:
            continue
        unit = hit.groupdict().get("unit") or ""
        rest = said[: hit.start()] + "," + said[hit.end() :]
        thing = next((one for one in words(said[hit.end() :])[:1] if _words().patterns["head"].fullmatch(one)), "")
        left = _words().patterns["around"].sub(",", rest.replace(thing, ",", 1) if thing else rest)
        named = tuple(part for part in re.split("[^\u4e00-\u9fff0-9a-z]+", left) if part)
        thing = hit[0] if kind == "where" else thing
        meant = "result" if kind == "outcome" and "结果" in said else kind
        return Beside(meant, named, "单位" if unit == "家" and not thing else thing, bool(unit) and unit in "类种")
    return None


def tells(asked: Beside, told: Told) -> bool:
    """Whether the sentence tells what the turn asks for, of this number."""
    kinds = {
        "outcome": _outcome,
        "result": _outcome,
        "when": _when,
        "how": _how,
        "where": _where,
        "named": _named,
        "about": _about,
        "which": _which,
    }
    return kinds[asked.kind](asked, told)


def goes_on(asked: Beside, told: Told) -> bool:
    """Whether the sentence behind the number's is needed for that."""
    return bool(told.next) and not tells(asked, Told(told.before, told.number, told.behind, ""))


def _clauses(*parts: str) -> list[str]:
    return [clause for part in parts for clause in re.split("[,;:]", part) if clause]


def _speaks(said: Sequence[str], text: str) -> bool:
    """Whether a text tells all that a turn says, in its words or others for them."""
    return all(one in text or ((found := substance(one)) and all(holds(c, text) for c in found)) for one in said)


def _when(asked: Beside, told: Told) -> bool:
    dates = _words().patterns["dates"]
    clauses = _clauses(told.own + told.number + told.after)
    return any(dates.search(clause) and _speaks(asked.said, clause) for clause in clauses)


def _where(asked: Beside, told: Told) -> bool:
    known = _words().patterns
    place = (
        known["sites"] if any(_words().patterns["sites"].search(one) for one in (asked.thing, *asked.said)) else known["places"]
    )
    said = tuple(one for one in asked.said if not known["sites"].fullmatch(one))
    pattern = re.compile(f"(?:{known['placing'].pattern})[^,;]*?(?:{place.pattern})")
    return any(pattern.search(clause) and _speaks(said, clause) for clause in _clauses(told.own + told.number + told.after))


def _outcome(asked: Beside, told: Told) -> bool:
    """Whether the sentence, or the one behind it, goes on with what became of what is counted."""
    known = _words().patterns
    rest = re.split("[;。]", told.behind)[0] if told.number else told.before
    return known["outcome"].search(rest) is not None or known["ended"].match(told.next) is not None


def _how(asked: Beside, told: Told) -> bool:
    known = _words().patterns
    left = tuple(one for one in asked.said if not known["submitted"].fullmatch(one))
    listed = [one for one in _lists(asked, told) if re.match(",?[^,]{0,6}通过", one)]
    following = _clauses(told.next) if re.match("[^,;:]{0,4}(?:通过|采[取用]|以)", told.next) else []
    clauses = [*_clauses(told.own + told.number, told.after), *listed, *following]
    return any(known["ways"].search(clause) and (not left or _speaks(left, clause)) for clause in clauses)


def _named(asked: Beside, told: Told) -> bool:
    whole = told.before + told.number + told.behind
    return len(asked.said) == 1 and re.search(f"以[^,;。]{{2,}}为{re.escape(asked.said[0])}", whole) is not None


def _about(asked: Beside, told: Told) -> bool:
    known = _words().patterns
    said = tuple(
        one for one in asked.said if one not in ("谈", "说", "聊", "问", "讲", "讨论", "咨询", "投诉", "申请", "反映", "解答")
    )
    whole = told.before + told.number + told.behind
    if not _speaks(said, whole + told.next):
        return False
    own = _QUOTED.sub("", ",".join(_clauses(told.own)[-2:]))
    near = re.search(f"(?:{known['subjects'].pattern})[^,]*(?:、|等)[^,]*", own) or re.search(
        "(?:有关|关于|涉及|反映)[^,]{2,}$", own
    )
    listed = re.search("[^,]+、[^,]+等[^,]{0,12}?(?:方面|领域|问题|内容|事项|政策|主题)", own)
    after = known["telling"].search(told.after)
    behind = known["next"].search(told.next) is not None and known["telling"].search(told.next) is not None
    parts = any(_PARTS.search(one) and known["no_matter"].search(one) is None for one in _lists(asked, told))
    return near is not None or listed is not None or after is not None or behind or parts


def _which(asked: Beside, told: Told) -> bool:
    if not _speaks(asked.said, told.before + told.number + told.behind + told.next):
        return False
    bodies = _OF_BODIES.search(asked.thing) is not None
    return any(not bodies or _BODIES.search(one) for one in _lists(asked, told))


def _lists(asked: Beside, told: Told) -> list[str]:
    """The lists that tell which ones are counted."""
    known, own, rest = _words().patterns, told.own, re.split("[;。]", told.behind)[0]
    found = [rest[hit.start() :] for hit in known["after"].finditer(rest) if not _COUNTED.search(rest[: hit.start()])]
    if known["next"].search(told.next):
        found.append(told.next)
    found = [one for one in found if _ITEM.search(one)]
    listed = _LISTED.search(own)
    kinds = asked.of_kinds and re.search("等(?:各|多)?[类种]", own) is not None
    if listed is not None and (
        (listed["head"] or told.behind).startswith(asked.thing) if asked.thing else not listed["head"] or kinds
    ):
        found.append(own)
    if listed is None and _DIRECTLY.search(own) and re.search(f"{known['counters'].pattern}$", told.number):
        found.append(own)
    return found
