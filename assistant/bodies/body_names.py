"""Names of kinds of bodies: what they are called in full, for short and in English, and when two are the same.

卫健委, 卫健局 and 卫生健康局 are charged with the same; 商务局 may be short for 商务和投资促进局 (same first and last
character, the others in order); 商局 is 商务局 with a character lost. What is charged with something else is another body,
however near its name. Data: `vocabulary/bodies.toml`. Names are folded text.

>>> same_body("卫健委", "卫生健康局"), same_body("商务局", "商务和投资促进局"), same_body("教育局", "体育局")
(True, True, False)
>>> place_before("2023年曹县水利局", 7), place_before("请问水利局", 2)
('曹县', '')
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from itertools import product

from assistant.bodies.behind_years import in_year
from assistant.language.word_tables import word_table

_KIND = re.compile(r"(?:委员会|管理局|局|委|厅|办公室|办|中心|院|处)$")
_HAN_BEFORE = re.compile(r"[\u4e00-\u9fff]{1,8}$")
_NO_NAMES = ("我", "本", "该", "全", "各", "贵", "哪个", "这个", "那个", "你们", "我们")
_ENDS_RUN = frozenset(
    "占用拿求算较么年月日号的在和与及跟比同问下于把让给请到从由对向为以自查看知道解我你您了是想要按据找往帮述就会能将此其某另外还也都至谢好呢吗啊说家里度"
)


@cache
def body_words() -> tuple[tuple[str, ...], tuple[str, ...], dict[str, str], dict[str, str]]:
    data = word_table("bodies")
    spelt = {
        phrase: function + kind
        for english, function in data["english_functions"].items()
        for word, kind in data["english_kinds"].items()
        for phrase in (f"{english} {word}", f"{word} of {english}", f"{word} for {english}")
    }
    by_length = sorted((spelt | data["english"]).items(), key=lambda item: -len(item[0]))
    return (
        tuple(sorted(data["endings"], key=len, reverse=True)),
        tuple(sorted(data["stem"]["endings"], key=len, reverse=True)),
        dict(by_length),
        data["english_suffixes"],
    )


@cache
def short_names() -> dict[str, tuple[str, ...]]:
    """What bodies are called for short without their ending, and what it may stand for (vocabulary/bodies.toml)."""
    data = word_table("bodies")
    return {short: tuple(full) for short, full in sorted(data["short"].items(), key=lambda entry: -len(entry[0]))}


@lru_cache(maxsize=4096)
def charge(body: str) -> frozenset[str]:
    """What a body is charged with, its short name spelt out (卫健委 → 卫生健康); empty where no short name is known for it."""
    stem = _KIND.sub("", body)
    if stem == body and body not in short_names():
        return frozenset()
    spelt = short_names().get(stem)
    known = frozenset(full for fulls in short_names().values() for full in fulls)
    return frozenset(spelt or ()) | ({stem} & known)


def known_kind(text: str) -> int:
    """The end of a kind of body that a text begins with, one of the vocabulary's though no store has it; 0 where none does.

    >>> known_kind("水利局2023年"), known_kind("结局如何")
    (3, 0)
    """
    found = _kinds_known().match(text)
    return found.end() if found else 0


@cache
def _kinds_known() -> re.Pattern[str]:
    data = word_table("bodies")
    stems = {*data["english_functions"].values(), *short_names(), *(full for fulls in short_names().values() for full in fulls)}
    longest_first = sorted((stem for stem in stems if len(stem) > 1), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?:局|委员会|厅|委(?![员托]))")


@cache
def other_bodies() -> tuple[str, ...]:
    """Bodies of a place for which its government never answers (市委, 人大), longest first."""
    return tuple(sorted(word_table("bodies")["others"]["words"], key=len, reverse=True))


def national(text: str, at: int) -> str:
    """What says right before a body that it is of the whole country (国家|发改委); "" where nothing does."""
    return next((word for word in word_table("bodies")["others"]["national"] if text.endswith(word, 0, at)), "")


def says_national(body: str) -> bool:
    """Whether a body's name begins with a word that says it is of the whole country, or ends as only such names do.

    >>> says_national("国家税务局"), says_national("民政部"), says_national("税务局"), says_national("宣传部")
    (True, True, False, False)
    """
    others = word_table("bodies")["others"]
    if body.endswith(tuple(others["no_ministries"])):
        return False
    return body.startswith(tuple(others["national"])) or body.endswith(tuple(word_table("duties")["kinds"]["country"]))


def one_character_apart(one: str, other: str) -> bool:
    """Whether one name is the other with one character lost, the rest in order."""
    long, short = sorted((one, other), key=len, reverse=True)
    return len(long) == len(short) + 1 and len(long) >= 3 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def goes_on(after: str) -> bool:
    """Whether what follows a body's name shows that the name is longer (商务局|分局)."""
    return after.startswith(("分局", "办公室的报告"))


_TURNS_TO = re.compile("^(?:那么?|换成?|再看|还有|至于|另外|而)(?=[省市区县旗镇乡]$)")
"""那县住建局呢: what a turn opens with is no place."""

NEXT = re.compile("下(?:一?步|一?阶段|一?年度?|个?月|半年)")
"""下一步|示例区商务局: what comes next, in which no name begins."""


def place_before(text: str, at: int) -> str:
    """What stands right before a body and can only be a place (曹县|水利局, 荣成|商务局); "" where nothing does."""
    found = _HAN_BEFORE.search(text[:at])
    run = found.group() if found else ""
    start = at - len(run)
    stop = max((i + 1 for i, char in enumerate(run) if char in _ENDS_RUN or in_year(text, start + i)), default=0)
    stop = max(stop, *(next_one.end() for next_one in NEXT.finditer(run)), 0)
    run = _TURNS_TO.sub("", run[stop:])
    level = re.search(r"(?:自治县|街道|[省市区县旗镇乡])$", run)
    if level is None and (run == "" or run.endswith(_before_bodies()) or len(run) > 4):
        return ""
    if level is not None and (run == level.group() or run[: level.start()].endswith(_NO_NAMES)):
        return ""
    return run


@cache
def _before_bodies() -> tuple[str, ...]:
    data = word_table("bodies")
    return tuple(data["before"]["words"])


def is_branch(body: str) -> bool:
    """Whether a body is a branch of a bureau, which speaks neither for the bureau nor for its place.

    >>> is_branch("公安局海棠分局"), is_branch("公安局")
    (True, False)
    """
    return body.endswith("分局")


def same_body(said: str, body: str) -> bool:
    """Whether `said` is the body's name or short for it."""
    if said == body:
        return True
    if not said or not body or len(said) < 2 or is_branch(said) != is_branch(body):
        return False
    if charge(said) & charge(body):
        return True
    if len(said) < 3:
        return False
    last = {"委": "会", "办": "室"}.get(said[-1], said[-1])
    if said[0] != body[0] or body[-1] not in (said[-1], last):
        return False
    letters = iter(body)
    return all(char in letters for char in said if char != "委" or "委" in body)


@lru_cache(maxsize=65536)
def sounds(text: str) -> tuple[str, ...]:
    """Every toneless pinyin that a name may be spelt with, the commonest first: characters of several readings (盐都: yandou,
    yandu), and ü as u or v; one only where there would be too many.

    >>> sounds("盐都")[0], "yandu" in sounds("盐都"), "luliang" in sounds("吕梁")
    ('yandou', True, True)
    """
    from pypinyin import Style, pinyin  # noqa: PLC0415 - 0.1 s to import, needed by few questions

    readings = [tuple(dict.fromkeys(said)) for said in pinyin(text, style=Style.NORMAL, heteronym=True)]
    usual = sound(text)
    spelt = [usual]
    if math.prod(map(len, readings)) <= _MOST_READINGS:
        spelt += ["".join(said) for said in product(*readings)]
    return tuple(dict.fromkeys((*spelt, *(one.replace("v", "u") for one in spelt))))


_MOST_READINGS = 24


@lru_cache(maxsize=65536)
def sound(text: str) -> str:
    """A Chinese text's toneless pinyin, run together; for comparing names by sound and with English spellings."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - 0.1 s to import, needed by few questions

    return "".join(lazy_pinyin(text))
