"""Words of a question that make less of any count, and whether what a report says of a number tells them (线上培训几次: 专题培训4次).

Elsewhere such words are read over: their characters are light (镇办), or the dictionary has them as adverbs (日常). A number that is told
without a word for one of them is of more than is asked for, so it answers nothing. What is told is looked for where a number is counted:
the headings, its own clause and what leads to it; the items of a list that it is of together tell which there are, not how all of them
were. `vocabulary/qualifiers.toml` holds the words. Texts are folded; nothing raises.

>>> unsaid("线上培训多少次", "开展专题培训4次"), unsaid("线上培训多少次", "举办网络培训4次"), unsaid("培训多少次", "开展专题培训4次")
('线上', '', '')
>>> unsaid("线上互动多少次", '利用"民声网"、线上访谈、开放日等渠道开展互动9次')
'线上'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from assistant.asking.other_words import context
from assistant.language.said_words import COLUMN, cut, spoken
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.normalise import fold_text

_NAME = re.compile(r'"[^"]*"|《[^》]*》')
_NUMBER = re.compile(r"\d(?!\d*年)")
_OF_ALL = re.compile("^[,、](?:其中|且|并且)?(?:全部|全是|均|都|皆)[^,;。]*")
_LIST = re.compile(r"[^,;:。、\d]+(?:、[^,;:。、\d]+)+?等(?![级候待同于])")


@cache
def _qualifiers() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    listed = ((re.compile(one["asked"]), re.compile(one["told"])) for one in word_table("qualifiers")["qualifier"])
    return (*listed, *_limits())


@cache
def _limits() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The words that make less of what is counted right before it alone (成功的申请)."""
    return tuple(_limits_listed())


def _limits_listed() -> Iterator[tuple[re.Pattern[str], re.Pattern[str]]]:
    around = word_table("qualifiers")["limits"]
    noun, named = rf"的(?!{around['stop']}|$)(?=[\u4e00-\u9fff《\"])", rf"(?=(?:{around['nouns']}))"
    for one in word_table("qualifiers")["limit"]:
        asked = [rf"(?<![不没未非])(?:{one['words']})(?={noun})"]
        if "bare" in one:
            asked.append(rf"(?:{one['bare']})(?:(?<=了)|{named})")
        if "alone" in one:
            asked.append(f"(?:{one['alone']})")
        if "behind" in one:
            asked.append(rf"(?<=诉讼|复议|案件)(?:{one['behind']})")
        yield re.compile("|".join(asked)), re.compile(one["told"])


def unlimited(question: str, told: str, around: str = "") -> str:
    """The first word that a question says right before what it counts (成功的申请) and that nothing says in the clause of what is told, in what leads
    to it behind the number before, or in the labels and headings `around` it; "" where all is said.

    >>> unlimited("重点领域的公文多少件", "重点领域公开通知3件,公文9件"), unlimited("重点领域的公文多少件", "围绕重点领域,公开公文9件")
    ('重点领域', '')
    """
    own = question.partition("|")[0]
    found = [(said[0], telling) for asked, telling in _limits() if (said := asked.search(own)) is not None]
    if not found:
        return ""
    *before, clause = re.split("[,;:。]", told)
    for piece in reversed(before):
        if _NUMBER.search(piece) is not None:
            break
        clause = f"{piece},{clause}"
    return next((said for said, telling in found if telling.search(f"{around}|{clause}") is None), "")


def unsaid_in_prose(question: str, told: str) -> str:
    """The first word of the forms right before what is counted (剩下的公文) that what prose tells does not say in any of its words; "" where all is said.

    >>> unsaid_in_prose("剩下的公文多少件", "公开公文9件"), unsaid_in_prose("剩下的公文多少件", "剩余公文9件"), unsaid_in_prose("收到的公文多少件", "公文9件")
    ('剩下', '', '')
    """
    tokens = cut(question.partition("|")[0]).tokens
    for word, of, noun in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (
            of.text != "的"
            or noun.text.isascii()
            or word.concept in _light()
            or not word.concept
            or word.concept.startswith(COLUMN)
        ):
            continue
        if _stop().match(noun.text) is None and _said_as(word.concept).search(told) is None:
            return word.text
    return ""


@cache
def _light() -> frozenset[str]:
    return frozenset(word_table("qualifiers")["slot"]["light"].split())


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(word_table("qualifiers")["limits"]["stop"])


@cache
def _said_as(concept: str) -> re.Pattern[str]:
    """What says a concept of what is counted: what the table has for it, else its Chinese words."""
    words = (re.escape(fold_text(word)) for word in spoken()["words"].get(concept, ()) if not word.isascii())
    return re.compile(word_table("qualifiers")["slot"]["words"].get(concept) or "|".join(words) or "(?!)")


@cache
def _leads() -> re.Pattern[str]:
    """What leads to the first item of a list (围绕, 利用)."""
    return re.compile("|".join(map(re.escape, word_table("counted")["listed_leads"])))


def asked_of(question: str) -> tuple[str, ...]:
    """The words of a question that make less of a count, as it says them.

    >>> asked_of("镇办公开多少条"), asked_of("热线上收到几件")
    (('镇办',), ())
    """
    return tuple(said for said, _ in _asked(question.partition("|")[0]))


def unsaid(question: str, told: str) -> str:
    """The first such word of a question that what is told does not say; "" where it says all."""
    asked = _asked(question.partition("|")[0])
    if not asked:
        return ""
    plain = _LIST.sub(_before_items, _NAME.sub(lambda name: re.sub("[,;:。、\\d]", "\0", name[0]), told))
    return next((said for said, telling in asked if telling.search(plain) is None), "")


def counts_more(question: str, candidate: Candidate) -> bool:
    """Whether a number is told without a word for what makes less of it in a question."""
    if not asked_of(question):
        return False
    return bool(unsaid(question, context(candidate, question.partition("|")[0]) + said_of_all(candidate.behind)))


def said_of_all(behind: str) -> str:
    """What the clause behind a number says of all of it (收到2件,均为邮件申请); "" where it is of something else.

    >>> said_of_all(",均为邮件申请,已答复"), said_of_all(",办结2件")
    (',均为邮件申请', '')
    """
    found = _OF_ALL.match(behind)
    return found[0] if found is not None else ""


@lru_cache(maxsize=2048)
def _asked(question: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = ((asked.search(question), told) for asked, told in _qualifiers())
    return tuple((said[0], told) for said, told in found if said is not None)


def _before_items(found: re.Match[str]) -> str:
    """What leads to the items of a list, and where nothing does, the first."""
    first = found[0].split("、")[0]
    lead = _leads().search(first)
    return first[: lead.end()] if lead is not None else first
