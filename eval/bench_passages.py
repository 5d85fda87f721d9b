"""What a question for a passage costs over few and over many passages, beside bare embedding and a bare Chroma query.

    python -m eval.bench_passages [PASSAGES...]

For each size (4,000 and 200,000 passages where none is given; the large one takes more than half an hour to make on two cores,
nearly all of it Chroma's, and some 3 GB) forged reports of made-up bodies, in prose of our own, go straight into the stores, and
are asked in one process, in turns:

* `passage`: the assistant (body and year read, scope, both rankings, the sentences chosen, verified) against embedding the
  question and asking Chroma for ten passages of all;
* `wide`: a search of all passages by words and meaning against the bare query.

The first answers must quote the sentence that was planted: the time of a wrong answer means nothing. JSON on standard output
(with the seconds that the indexes took, the word index's megabytes on disk and the peak of memory), a table on standard error.

>>> report = told_report(next(iter(bodies(1))), 2023, 3)
>>> PLANTED[0].sentence.format(n=3) in report.document.text, len(report.chunks)
(True, 17)
"""

from __future__ import annotations

import hashlib
import json
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path
from typing import TypedDict

from assistant.open import OpenAssistant
from eval.bench_ratio import Ratio, RatioJson, in_turns
from eval.bench_store import YEARS, Body, bodies
from ingest.chunks import make_chunks
from ingest.embedding import Embedder, load_embedder, passage_text
from ingest.index.generation import Generation, current_generation
from ingest.index.nearest import WORDS_NAME, build_generation
from ingest.model import Document, Identity, Report
from ingest.sections import find_sections
from ingest.settings import StoreSettings
from ingest.store.home import INDEX_NAME
from ingest.store.library import Library, open_library

SIZES = (4_000, 200_000)
REQUESTS = 60
WIDE = 20
NEAREST = 10


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence of every report, `n` telling whose it is, and a question that it answers."""

    heading: str
    sentence: str
    question: str


PLANTED = (
    Planted("（一）主动公开", "向{n}个村的公告栏送去纸质办事单页，供不上网的村民取阅。", "{body}{year}年怎么照顾不上网的村民？"),
    Planted(
        "（二）依申请公开",
        "第{n}号窗口收到的申请，先由经办科室写出初稿，再请法律顾问看过才寄出。",
        "{body}{year}年申请的答复寄出前请谁看过？",
    ),
    Planted("（三）信息管理", "旧文件每隔{n}个月清点一遍，作废的在网页上标明。", "{body}{year}年旧文件多久清点一遍？"),
    Planted(
        "（五）监督保障", "培训安排在每月第一个周{n}下午，由各科室轮流讲自己办过的例子。", "{body}{year}年的培训是怎么安排的？"
    ),
)
_SECTIONS = ("（一）主动公开", "（二）依申请公开", "（三）信息管理", "（四）平台建设", "（五）监督保障")
_WHO = ("办公室", "政策法规科", "信息中心", "各业务科室", "综合科", "下属单位", "值班人员", "热线坐席")
_WHAT = (
    "道路施工安排",
    "招生计划",
    "用水价格",
    "救助名单",
    "补贴发放",
    "采购结果",
    "抽检结果",
    "规划草案",
    "停电通知",
    "医保办事步骤",
)
_HOW = (
    "先核对再上传",
    "按周汇总成册",
    "用图表说明",
    "请群众代表看过后修改",
    "在大厅屏幕滚动播出",
    "同步到手机页面",
    "列入台账逐项销号",
    "发给来信人",
)
_WHY = ("免得来回跑", "方便查找", "减少误解", "好让企业早做准备", "以便日后查对", "避免遗漏")
_PARAGRAPHS = 6
_SENTENCES = 6


class SizeJson(TypedDict):
    passages: int
    vector_index_s: float
    word_index_s: float
    word_index_mb: float
    peak_mb: float
    ratios: list[RatioJson]


def told_report(body: Body, year: int, number: int, paragraphs: int = _PARAGRAPHS) -> Report:
    """A report of some twenty passages; `number` decides its words, and the planted sentences tell it."""
    drawn = random.Random(number)  # noqa: S311  repeatable words, no secret
    lines = [f"{body.name}{year}年政府信息公开工作年度报告", "一、总体情况"]
    for heading in _SECTIONS:
        own = [planted.sentence.format(n=number) for planted in PLANTED if planted.heading == heading]
        lines.append(f"{heading}。{''.join(own)}")
        lines += ["".join(_sentence(drawn) for _ in range(_SENTENCES)) for _ in range(paragraphs)]
    lines += ["五、存在的主要问题及改进情况", "一是更新不够及时；二是图解偏少。下一步，一是按周更新；二是多做图解。"]
    document = Document("\n".join(lines), "txt", encoding="utf-8")
    sections = find_sections(document)
    identity = Identity(body.name, year, lines[0], body.places[::-1])
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    return Report(digest, document, identity, None, sections, (), (), make_chunks(document, sections), ())


def _sentence(drawn: random.Random) -> str:
    who, what, how, why = (drawn.choice(words) for words in (_WHO, _WHAT, _HOW, _WHY))
    return f"{who}把{what}{how}，{why}，全年共{drawn.randint(2, 99)}回。"


def filled(library: Library, embedder: Embedder, passages: int) -> list[tuple[Body, int, int]]:
    """Commits reports until there are so many passages; whose they are: body, year and number."""
    library.bind_model(embedder.fingerprint)
    there, told = 0, []
    for number, (body, year) in enumerate(product(bodies(passages), YEARS)):
        report = told_report(body, year, number)
        there += commit_told(library, embedder, report, number)
        told.append((body, year, number))
        if there >= passages:
            break
    return told


def commit_told(library: Library, embedder: Embedder, report: Report, number: int) -> int:
    """Puts a told report with its vectors into the store; how many passages it has."""
    texts = [passage_text(chunk.section, chunk.span.of(report.document.text)) for chunk in report.chunks]
    name = f"{report.identity.organisation}{report.identity.year}.txt"
    library.commit(f"/told/{number}.txt", name, report, embedder.embed_passages(texts))
    return len(report.chunks)


def questions(told: Sequence[tuple[Body, int, int]], count: int) -> Iterator[tuple[str, str]]:
    """Questions with the sentence that answers each, every one about another report while there are enough."""
    drawn = random.Random(len(told))  # noqa: S311  a repeatable choice, no secret
    asked = drawn.choices(told, k=count) if count > len(told) else drawn.sample(told, count)
    for index, (body, year, number) in enumerate(asked):
        planted = PLANTED[index % len(PLANTED)]
        yield planted.question.format(body=body.name, year=year), planted.sentence.format(n=number)


def bench(home: Path, passages: int) -> SizeJson:
    """Makes the store and takes the measures."""
    settings = StoreSettings(home)
    embedder = load_embedder(settings)
    with open_library(settings, write=True) as library:
        told = filled(library, embedder, passages)
        began = time.monotonic()
        build_generation(library, settings)
        vectors_took = time.monotonic() - began
    current = current_generation(home / INDEX_NAME)
    if current is None:
        raise RuntimeError("the store has no passages, so there is nothing to measure")
    bare = Generation.open(Path(shutil.copytree(current, home / "bare")))
    with open_library(settings) as library:
        opened = OpenAssistant(library, settings)
        began = time.monotonic()
        opened.retriever().prepare()
        words_took = time.monotonic() - began
        try:
            ratios = _ratios(opened, embedder, bare, told)
        finally:
            opened.close()
            bare.close()
        held = sum(path.stat().st_size for path in (home / INDEX_NAME / WORDS_NAME).rglob("*") if path.is_file())
        return {
            "passages": len(library.chunk_owners()),
            "vector_index_s": round(vectors_took, 1),
            "word_index_s": round(words_took, 1),
            "word_index_mb": round(held / 1e6, 1),
            "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
            "ratios": [ratio.to_json() for ratio in ratios],
        }


def _ratios(opened: OpenAssistant, embedder: Embedder, bare: Generation, told: Sequence[tuple[Body, int, int]]) -> list[Ratio]:
    for question, sentence in questions(told, 2 * len(PLANTED)):
        answer = opened.assistant.ask(question)
        if not any(sentence in citation.quote for citation in answer.citations):
            raise RuntimeError(f"{question} is answered wrongly, so its time means nothing: {answer.text}")

    def nearest(question: str) -> object:
        return bare.nearest(embedder.embed_query(question).tolist(), NEAREST)

    asked = [question for question, _ in questions(told, REQUESTS + 8)]
    ours, peers, wide, wide_peers = iter(asked), iter(asked), iter(asked), iter(asked)
    retriever = opened.retriever()
    return [
        in_turns(
            "passage", ("ask", lambda: opened.assistant.ask(next(ours))), ("chroma", lambda: nearest(next(peers))), REQUESTS
        ),
        in_turns(
            "wide",
            ("search all", lambda: retriever.search(next(wide), None, NEAREST)),
            ("chroma", lambda: nearest(next(wide_peers))),
            WIDE,
        ),
    ]


def main(arguments: Sequence[str] = ()) -> int:
    """Measures the sizes named, or both, and prints them."""
    if not all(argument.isdecimal() and int(argument) > 0 for argument in arguments):
        print("name sizes in passages, like 4000 200000", file=sys.stderr)
        return 2
    sizes: list[SizeJson] = []
    for size in [int(argument) for argument in arguments] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            sizes.append(bench(Path(folder), size))
        for row in islice(sizes[-1]["ratios"], None):
            times = f"{row['ours']:>12}{row['ours_ms']:>9.2f}{row['peer']:>14}{row['peer_ms']:>9.2f}{row['ratio']:>7.2f}"
            print(f"{sizes[-1]['passages']:>8} {row['name']:8}{times}", file=sys.stderr)
    print(json.dumps({"sizes": sizes}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
