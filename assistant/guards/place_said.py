"""The last look at the place or level that a question says: the whole city, another level's government, one level of two.

`place_astray` takes a question's content, the name of the body whose numbers an answer tells, and the answer. 全市 is the city's own
government's number unless its clause, sentence or heading tells less (市级, 市政府, 门户网站, 市政府本级情况); of anybody else it must be told. 市政府 is not told by a
number of which the same sentence gives the government's part (86件;其中市政府作为被申请人4件). A government of a level that the body
has none of (县政府 of a city's office) must be told with its level, and a level alone (区级) is not told by two together (县区级). Gives the words
of the question that the number is not of, "" where nothing speaks against it. Texts are folded; nothing raises.

>>> from assistant.answer import Answer, Route
>>> place_astray("全市公开几条", "枫岭市水利局", Answer("", "zh", Route.FIGURES), lambda citation: "", lambda citation: "")
''
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answer import Answer, Citation
from assistant.bodies.name_parts import Parts
from assistant.guards.scope_told import scope_told
from ingest.normalise import fold_text

_WHOLE = re.compile("全(?P<level>[国省市县区镇乡州旗]|街道|系统)(?![直属级])")
_LESS = "{level}级|{level}本级|本级|{level}(?:人民)?政府|(?:政府|府)办|办公[室厅]|门户网站|[我本]办"
_GOVERNMENT = re.compile("(?P<level>[省市县区镇乡州旗])(?:人民)?(?:政府|府办)")
_LEVEL = re.compile("(?<![省市县区镇乡州旗、和])(?P<level>[省市县区镇乡])级(?!以|别|市)")
_ITSELF = re.compile(
    "(?:那么?|的| )*(?P<level>[省市县区旗州])(?:人民)?政府(?!办|网|门户|公报|官|信息公开|平台|新媒体|公众|微|部门|各|及|和|本级)"
)
"""A question for what is the government's own, beside all of its place."""
_LEVELS = "[省市县区镇乡旗]"
_SHARE = re.compile("占(?!地)")


def place_astray(
    content: str, body: str, answer: Answer, before: Callable[[Citation], str], behind: Callable[[Citation], str]
) -> str:
    """See the module; `before` gives the sentence up to where a citation's quote begins, `behind` the text after it."""
    own = content.partition("|")[0]
    if not answer.figures or not answer.citations or _SHARE.search(own):
        return ""
    told = "|".join(fold_text(f"{'|'.join(one.section)}|{before(one)}{one.quote}") for one in answer.citations)
    parts = Parts.of(body)
    whole = _WHOLE.search(own)
    if whole is not None and whole[0] not in told:
        if parts.body or not (parts.places or (body,))[-1].endswith(whole["level"]):
            return whole[0]
        if _tells_less(whole["level"], answer) or any(
            scope_told(one, before(one)) in ("own", "part") for one in answer.citations
        ):
            return whole[0]
    if (itself := _ITSELF.match(own)) is not None and _part_is_told(itself["level"], answer, before, behind):
        return itself[0]
    government = _GOVERNMENT.search(own)
    if government is not None and government["level"] not in _levels(parts, body) and government["level"] not in told:
        return government[0]
    level = _LEVEL.search(own)
    return level[0] if level is not None and _of_two(level["level"], told) else ""


def _tells_less(level: str, answer: Answer) -> bool:
    """Whether a clause tells its number of those of the place's government alone."""
    less = re.compile(_LESS.format(level=level))
    quotes = (fold_text(one.quote) for one in answer.citations if one.kind != "cell")
    return any(less.search(re.split("[;。]", quote)[-1]) is not None for quote in quotes)


def _part_is_told(level: str, answer: Answer, before: Callable[[Citation], str], behind: Callable[[Citation], str]) -> bool:
    """Whether a sentence goes on from its number to the part of it that is the government's."""
    part = re.compile(f"其中[^。]*?{level}(?:人民)?政府(?!网|门户|公报|官|信息|平台|新媒体|公众|微)")
    prose = (one for one in answer.citations if one.kind != "cell")
    return any(
        part.search(re.split("。", behind(one))[0]) and f"{level}政府" not in fold_text(f"{before(one)}{one.quote}")
        for one in prose
    )


def _levels(parts: Parts, body: str) -> set[str]:
    """The levels of a body's places, by their last characters; of a body whose places are not known those that its name has."""
    return {place[-1] for place in parts.places} or set(re.findall(_LEVELS, body))


def _of_two(level: str, told: str) -> bool:
    """Whether a level is told together with another, and nowhere alone."""
    joined = re.search(rf"{_LEVELS}、?{level}级|{level}、?{_LEVELS}级", told) is not None
    return joined and re.search(rf"(?<!{_LEVELS})(?<!、){level}级", told) is None
