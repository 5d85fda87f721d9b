"""Questions about what is held itself: of which years a body's reports are there (有哪几年的报告), and of which bodies.

`asks_years_held` and `asks_bodies_held` take a question's folded, lower-case content without bodies and years; `asks_every_year` a whole
question that means every year there is (历年). What a report says of other years is not asked so. Nothing is looked up here.

>>> asks_years_held("有哪几年的年报"), asks_years_held("历年公开信息多少条"), asks_bodies_held("收录了哪些单位的报告")
(True, False, True)
>>> asks_years_held("哪几年有年报"), asks_bodies_held("你们收录了哪些单位"), asks_bodies_held("你们表扬了哪些单位")
(True, True, False)
"""

from __future__ import annotations

import re

_REPORTS = r"(?:政府)?(?:信息公开)?(?:工作)?(?:年度)?(?:报告|年报)"
_HOLDS = r"(?:现在|目前)?(?:都|一共|共)?(?:能查到|可以查|可查|收入|收录|收|存|有|提供|包括|涵盖)?(?:了|着)?"
_WHICH = r"(?:哪几|哪些|多少|几)(?:个|份)?"
_HERE = r"(?:(?:请问|想知道|你们?|您|这里|这边|库里|库中|数据库|(?:这个)?系统|问报|wenbao|里面?|中)[,，\s]*)*"
_YEARS = re.compile(
    rf"{_HERE}(?:的)?{_WHICH}(?:年度?|年份)(?:的)?{_HOLDS}{_REPORTS}|{_HERE}(?:的)?{_HOLDS}{_WHICH}(?:年度?|年份)(?:的)?{_REPORTS}|(?:的)?(?:历年|历次|往年)?(?:的)?{_HOLDS}{_WHICH}{_REPORTS}|(?:的)?{_REPORTS}{_HOLDS}{_WHICH}(?:年度?|年份)(?:的)?"
    r"|(?:of |for )?which years (?:are there|do you have|are held|are available|have been taken in)(?: reports)?(?: for| of)?|(?:for )?which years (?:are there|do you have) reports(?: for| of)?"
)
_BODIES = re.compile(
    rf"{_HERE}{_HOLDS}{_WHICH}(?:个|家)?(?:单位|机关|部门|机构|政府|地方)(?:的)?(?:{_REPORTS})?|{_REPORTS}{_HOLDS}{_WHICH}(?:单位|机关|部门|机构)的?"
    r"|which (?:bodies|organisations|organizations|departments|authorities)(?: reports)? (?:are there|do you have|are held|are available|can i ask about)"
)
_EVERY_YEAR = re.compile(r"历年|历次|各年度?|逐年|每年|(?<!\d)年年(?![底末初])|each year|every year|all (?:the )?years")


def asks_years_held(content: str) -> bool:
    """Whether it is asked of which years there are reports."""
    return _YEARS.fullmatch(content.strip(" ,。?!呢啊")) is not None


def asks_bodies_held(content: str) -> bool:
    """Whether it is asked of which bodies there are reports."""
    return _BODIES.fullmatch(content.strip(" ,。?!呢啊")) is not None


def asks_every_year(folded: str) -> bool:
    """Whether a question is about every year there is."""
    return _EVERY_YEAR.search(folded) is not None


def asks_all_reports(folded: str) -> bool:
    """Whether a question that names no year is about the reports of every year (所有报告里最多的是哪个单位).

    >>> asks_all_reports("所有报告里行政复议最多的是哪个单位"), asks_all_reports("哪个单位行政复议最多")
    (True, False)
    """
    return _ALL_REPORTS.search(folded) is not None or asks_every_year(folded)


def in_all_reports(folded: str) -> bool:
    """Whether a question says that it is about all reports, and does not say years.

    >>> in_all_reports("全部年报里一共几期"), in_all_reports("历年一共几期")
    (True, False)
    """
    return _ALL_REPORTS.search(folded) is not None and not asks_every_year(folded)


def of_its_reports(folded: str) -> str:
    """A question that names a body and asks what all its reports come to, as one over the years that are held; else as it is.

    >>> of_its_reports("示例县全部年报里一共几期"), of_its_reports("示例县在全部年报里排第几")
    ('示例县这几年一共几期', '示例县在全部年报里排第几')
    """
    return _ITS_REPORTS.sub("这几年", folded) if not _RANKS.search(folded) else folded


_ITS_REPORTS = re.compile(
    r"的?(?:所有|全部|各份|历次)(?:的|年度)*(?:报告|年报)(?:加起来|合起来)?(?:里面?|中|当中)?(?=[^,;。?]{0,12}(?:一共|总共|合计|共计|总计|加起来|累计|共(?!享|有产)))"
)
_RANKS = re.compile(r"最|排|第[几一二三]|名次|占|平均|(?:19|20)\d\d年")
_ALL_REPORTS = re.compile(
    r"(?:所有|全部|各)(?:的|个)?(?:年度|年份|年头)|(?:所有|全部|各份)(?:的|年度)*(?:报告|年报)|全库|整个库|\b(?:all|every|any) (?:the |of the )?(?:annual )?(?:years?|reports?)\b"
)
