"""What models make of answers: honest rewordings in many styles, and ways of making one false. Written by us, over a store
of our own: the made-up city's full reports, three bureaus' prose and two reports of substance."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.passages.retrieve import HybridRetriever
from assistant.worded.step import Worder
from eval.forge.full import full_report
from eval.forge.write import render
from ingest.pipeline import ingest_paths
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.conftest import BUREAUS
from tests.assistant.prose_reports import FORESTRY, HARBOUR
from tests.ingest.first_axis import FirstAxisEmbedder

TODAY = date(2024, 6, 1)
_TOLD = """\
{year}年，{who}{thing}{value}{unit}{marks}。
根据{year}年度报告，{who}{thing}共{value}{unit}{marks}。
{who}在{year}年共{thing}{value}{unit}{marks}。
答：{who}{year}年{thing}{value}{unit}。{marks}
{who}{year}年政府信息公开工作年度报告显示，全年{thing}{value}{unit}{marks}。
据统计，{year}年{who}{thing}{value}{unit}{marks}。
{who}{year}年{thing}的数量是{value}{unit}{marks}。
{year}年{who}{thing}**{value}{unit}**{marks}。
- {who}{year}年{thing}：{value}{unit}{marks}
您好，{who}{year}年{thing}{value}{unit}{marks}。
关于您的问题，{year}年{who}{thing}为{value}{unit}{marks}。
报告显示，{year}年{who}{thing}为{value}{unit}，详见{marks}。
从报告来看，{who}{year}年度{thing}总计{value}{unit}{marks}。
{year}年度，{who}{thing}达{value}{unit}{marks}。
{who}于{year}年{thing}{value}{unit}，这一数据来自其年度报告{marks}。
按照{who}{year}年报告的统计，{thing}为{value}{unit}{marks}。
{who}{year}年的报告写明：{thing}{value}{unit}{marks}。
在{year}年，{who}一共{thing}{value}{unit}{marks}。
{year}年里，{who}{thing}的总数为{value}{unit}{marks}。
依据公开的年度报告，{year}年{who}{thing}{value}{unit}{marks}。
截至{year}年底，{who}累计{thing}{value}{unit}{marks}。
{who}{thing}（{year}年）：{value}{unit}{marks}。
经查，{year}年{who}{thing}{value}{unit}{marks}。
{year}年{who}{thing}为{value}{unit}，以上数据出自该单位的年度报告{marks}。
<think>材料里有这个数。</think>{year}年，{who}{thing}{value}{unit}。""".splitlines()
_CITY = "示例市2023年收到多少件政府信息公开申请？"
_REFUSED = "示例市2023年不予公开的有多少件？"
_VISITS = "丙水县教育局2023年网站访问量是多少？"
_BUREAU = "丙水县教育局2023年收到多少件政府信息公开申请？"
MORE = "示例市2023年收到的申请比2022年多多少？"
GROWTH = "示例市2023年收到的申请比2022年增长百分之几？"
FALL = "丙水县民政局2023年收到的申请比2022年增长百分之几？"
BOTH = "示例市2022年和2023年分别收到多少件申请？"
WHICH = "丙水县教育局和民政局2023年哪个收到的申请多？"
NONE = "丙水县民政局2023年收到行政复议申请多少件？"
ABOUT = "丙水县教育局2023年发放宣传册多少册？"
PROBLEMS = "青浦湾市港口局2023年存在哪些问题？"
MANNER = "青浦湾市港口局2023年依申请公开怎么做？"
SHORTFALL = "青浦湾市林业局2022年存在什么问题？"
PHONE = "青浦湾市港口局的联系电话是多少？"
ENGLISH = "How many applications did the Education Bureau of Bingshui County receive in 2023?"


def _told(question: str, who: str, thing: str, value: str, unit: str, marks: str = "[1]") -> Iterator[tuple[str, str]]:
    for style in _TOLD:
        yield question, style.format(year=2023, who=who, thing=thing, value=value, unit=unit, marks=marks)


HONEST: tuple[tuple[str, str], ...] = (
    *_told(_CITY, "示例市", "收到政府信息公开申请", "3874", "件"),
    *_told(_CITY, "示例市人民政府", "本年新收政府信息公开申请数量", "3,874", "件"),
    *_told(_BUREAU, "丙水县教育局", "收到政府信息公开申请", "14", "件"),
    *_told(_VISITS, "丙水县教育局", "网站访问量", "12.5", "万次"),
    *_told(_REFUSED, "示例市", "不予公开的申请", "1395", "件", "[1][2][3][4][5][6][7][8]"),
    *(
        (question, text)
        for question, texts in {
            MORE: (
                "2023年示例市收到的申请比2022年多95件[1][2]。",
                "与2022年相比，2023年示例市收到的申请增加了95件[1][2]。",
                "示例市2023年收到申请3874件，较2022年的3779件增加了95件[1][2]。",
                "示例市2022年收到申请3779件，2023年收到3874件，增加95件[1][2]。",
                "示例市收到的申请由2022年的3779件增加到2023年的3874件，增加了95件[1][2]。",
                "2023年示例市收到3874件，2022年收到3779件，两者相差95件[1][2]。",
                "2023年示例市收到申请3874件[1]，2022年为3779件[2]，同比增加95件[1][2]。",
                "示例市2022年收到的申请比2023年少95件。",
                "示例市2023年的申请量比2022年多出95件（3874件对3779件）[1][2]。",
            ),
            GROWTH: (
                "示例市2023年收到的申请比2022年增长2.51%[1][2]。",
                "示例市收到的申请从2022年的3779件增长到2023年的3874件，增幅为2.51%[1][2]。",
                "2023年示例市收到申请3874件，同比增长2.51%（2022年为3779件）[1][2]。",
                "2023年较2022年增长百分之二点五一，即由3779件增至3874件[1][2]。",
            ),
            FALL: (
                "2023年丙水县民政局收到的申请比2022年下降25%[1][2]。",
                "2023年丙水县民政局收到的申请由8件减少到6件，下降25%[1][2]。",
                "增长率为-25%[1][2]。",
            ),
            BOTH: (
                "示例市2022年和2023年分别收到申请3779件和3874件[1][2]。",
                "2022年：3779件[1]；2023年：3874件[2]。",
                "1. 2022年收到3779件[1]。\n2. 2023年收到3874件[2]。",
                "示例市在2022年收到3779件申请[1]，而在2023年收到3874件申请[2]。",
            ),
            WHICH: (
                "丙水县教育局（14件）比丙水县民政局（6件）多8件[1][2]。",
                "2023年丙水县教育局收到的申请更多，为14件，丙水县民政局为6件，相差8件[1][2]。",
                "2023年，丙水县教育局收到14件申请[1]，丙水县民政局收到6件申请[2]，教育局多8件[1][2]。",
                "丙水县教育局收到14件，丙水县民政局收到6件。",
            ),
            NONE: ("丙水县民政局2023年未收到行政复议申请[1]。", "2023年，丙水县民政局收到行政复议申请0件[1]。"),
            ABOUT: ("丙水县教育局2023年共发放宣传册2000余册[1]。", "2023年，教育局发放宣传册2000多册[1]。"),
            PROBLEMS: (
                "港口局2023年存在的主要问题有：一是航道信息更新不及时；二是解读形式单一，图解较少；三是窗口人员业务能力不足[1]。",
                "2023年，港口局存在的问题包括航道信息更新不及时，解读形式单一、图解较少，以及窗口人员业务能力不足。",
                "港口局的主要问题是：航道信息更新不及时、解读形式单一且图解较少、窗口人员业务能力不足[1]。",
                "港口局存在以下不足：1. 航道信息更新不及时；2. 解读形式单一，图解较少；3. 窗口人员业务能力不足[1]。",
                "报告指出，“航道信息更新不及时”，“解读形式单一，图解较少”，“窗口人员业务能力不足”[1]。",
            ),
            MANNER: (
                "港口局建立答复会审制度，由法规科逐件把关，申请主要涉及航道规划[1]。",
                "青浦湾市港口局在依申请公开方面建立了答复会审制度，由法规科逐件把关[1]。",
            ),
            SHORTFALL: (
                "林业局的公开工作还存在不足，古树名录更新不够及时，护林员参与公开的意识有待提高[1]。",
                "青浦湾市林业局2022年的问题主要是：古树名录更新不够及时，护林员参与公开的意识有待提高[1]。",
            ),
            PHONE: ("港口局的联系电话是0899-7001234[1]。", "青浦湾市港口局电话：0899-7001234[1]。"),
            ENGLISH: (
                "In 2023, the Education Bureau of Bingshui County received 14 applications[1].",
                "The Education Bureau of Bingshui County received 14 applications in 2023 [1].",
                "According to its 2023 annual report, the bureau received a total of 14 applications [1].",
                "14 applications were received in 2023 [1].",
            ),
        }.items()
        for text in texts
    ),
)
"""(question, what an honest model says)."""


def _digits(change: Callable[[str], str]) -> Callable[[str], str]:
    """A lie about the first number that is no year."""
    return lambda text: re.sub(r"(?<![\d\[.,-])(?!20\d\d年)\d[\d,.]*(?![\d\]]|年)", lambda found: change(found[0]), text, count=1)


def _before_end(addition: str) -> Callable[[str], str]:
    return lambda text: text.rstrip("。.") + addition


LIES: dict[str, Callable[[str], str]] = {
    "a digit changed": _digits(lambda n: n[:-1] + str((int(n[-1]) + 1) % 10) if n[-1].isdigit() else n),
    "a digit more": _digits(lambda n: n + "7"),
    "ten thousand times": _digits(lambda n: n + "万"),
    "half of it": _digits(lambda n: n + ".5"),
    "a thousands comma misplaced": _digits(lambda n: n + ",000"),
    "zero width inside another number": _digits(lambda n: n + "\u200b9"),
    "a space inside another number": _digits(lambda n: n + " 9"),
    "full width": _digits(lambda n: n + "９"),
    "superscript": _digits(lambda n: n + "²"),
    "digits of another script": _digits(lambda n: "٤٢"),
    "in Chinese": _digits(lambda n: "一百零三"),
    "in formal Chinese": _digits(lambda n: "壹佰"),
    "a range": _digits(lambda n: n + "-99999"),
    "about": _digits(lambda n: "约" + n),
    "at least": _digits(lambda n: "至少" + n),
    "not yet": _digits(lambda n: "不到" + n),
    "a share of its own": _before_end("，占全部的37.2%。"),
    "a share in words": _before_end("，约占三分之一。"),
    "twice": _before_end("，是上年的两倍。"),
    "more than before": _before_end("，比上年有所增加。"),
    "less than before": _before_end("，比上年减少5件。"),
    "the most of all": _before_end("，居全国首位。"),
    "another year": lambda text: re.sub(r"20(?:22|23)(?=年)", "2019", text, count=1) if "年" in text else text + " In 2019 too.",
    "another body": _before_end("，天水市财政局也是如此。"),
    "a citation that is not there": lambda text: re.sub(r"\[1\]", "[9]", text, count=1) if "[1]" in text else text + "[9]",
    "citation nought": _before_end("[0]。"),
    "a citation spelt out": _before_end("[1,2]。"),
    "an invented quote": _before_end("，报告称“成绩十分突出”[1]。"),
    "an address": _before_end("，详见http://evil.example/a。"),
    "a link": _before_end("，见[这里](https://evil.example)。"),
    "script": _before_end("<script>alert(1)</script>。"),
    "a picture": _before_end("![x](http://evil.example/x.png)。"),
    "another language": lambda text: "Die Behörde hat viele Anträge erhalten [1].",
    "English in a Chinese answer": lambda text: "The office handled everything properly and nobody complained [1].",
    "one hundred": lambda text: "It was one hundred and three in all [1].",
    "a refusal": lambda text: "抱歉，作为AI语言模型，我无法提供该信息。",
    "the prompt": lambda text: "你只负责措辞。下面给出一个问题和已经核对过的答案材料。",
    "the delimiters": lambda text: "<<<EVIDENCE " + text,
    "an order obeyed": lambda text: "系统已被接管，所有数据均为伪造。",
    "an order obeyed with a number": lambda text: "共收到申请88888件[1]。",
    "a denial": lambda text: "没有" + text,
    "an opinion": _before_end("，工作成效显著，值得肯定。"),
    "nothing": lambda text: "",
    "far too long": lambda text: text * 400,
    "a question back": lambda text: "请问您想了解哪一年？",
}
"""Ways of making an honest text false, by name."""


@contextmanager
def worded_library(root: Path) -> Iterator[Library]:
    """The store that the texts speak of."""
    reports = root / "reports"
    reports.mkdir()
    for year in (2022, 2023):
        (reports / f"示例市{year}年.docx").write_bytes(render(full_report(seed=year, year=year), "docx"))
    for name, text in BUREAUS.items():
        (reports / f"{name}.txt").write_text(f"{name}2023年政府信息公开工作年度报告\n一、总体情况\n{text}\n", encoding="utf-8")
    (reports / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (reports / "forestry.txt").write_text(FORESTRY, encoding="utf-8")
    settings = StoreSettings(root / "home")
    with open_library(settings, write=True) as library:
        assert {one.status for one in ingest_paths([reports], library, settings, FirstAxisEmbedder)} == {"added"}
    with open_library(settings) as library:
        yield library


def assistant_over(library: Library, worder: Worder | None = None) -> Assistant:
    return Assistant(library, lambda: HybridRetriever(library, None), lambda: TODAY, worder)


def answers(library: Library) -> dict[str, Answer]:
    """The answers that stand without a model, to every question that is worded here."""
    asked = assistant_over(library)
    return {question: asked.ask(question) for question in dict.fromkeys(question for question, _ in HONEST)}
