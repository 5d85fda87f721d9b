"""What wenbao costs beside the least that the same thing could cost, as ratios taken in one run.

    python -m eval.bench [NAME...]

http: a figure question over POST /chat against GET /healthz, on one running server, over one kept connection. pdf:
`ingest.pipeline.parse` of a PDF with a text layer (forged, full tables) against bare pdfplumber text and tables of the same
bytes. docx, html: parsing the same report in that format against what bare pdfplumber needs for one page of its PDF. workers:
a report read by two workers against one (`ingest.workers`; half is the best there is, on two cores). one: one worker
against no process of its own. picture: one scanned page recognised against one page by bare pdfplumber, where the extra
`ocr` is installed; it is the seconds that count there. All in warm processes, taken in turns. Medians in milliseconds. JSON goes
to standard output, a table to standard error. Ratios can be compared between machines; milliseconds cannot.

>>> ratio = Ratio("http", "figure question", "healthz", (4.0, 6.0, 5.0), (1.0, 2.0, 3.0))
>>> ratio.to_json()["ratio"], ratio.to_json()["ours_ms"]
(2.5, 5.0)
>>> ratio.each(2, 1).to_json()["ours_ms"]
2.5
"""

from __future__ import annotations

import http.client
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict
from urllib.parse import urlsplit

from eval.forge.full import full_report
from eval.forge.printing import Scan
from eval.forge.samples import Format
from eval.forge.write import PLAIN, page_pictures, render, write_samples
from eval.peers.pdfplumber_bare import extract
from eval.serving import run_wenbao, serving
from ingest.pipeline import parse
from ingest.readers.ocr import available
from ingest.workers import Workers

QUESTION = "文登区人民政府2023年收到多少件政府信息公开申请？"
WARM_UP = 3
REQUESTS = 60
PARSES = 7
REPORTS, ROUNDS = 24, 3


class RatioJson(TypedDict):
    name: str
    ours: str
    peer: str
    runs: int
    ours_ms: float
    peer_ms: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two things measured in turns; times in milliseconds."""

    name: str
    ours: str
    peer: str
    ours_ms: tuple[float, ...]
    peer_ms: tuple[float, ...]

    def to_json(self) -> RatioJson:
        ours, peer = statistics.median(self.ours_ms), statistics.median(self.peer_ms)
        return {
            "name": self.name,
            "ours": self.ours,
            "peer": self.peer,
            "runs": len(self.ours_ms),
            "ours_ms": round(ours, 2),
            "peer_ms": round(peer, 2),
            "ratio": round(ours / peer, 2),
        }

    def each(self, ours: int, peer: int) -> Ratio:
        """The times of one of so many: reports that ours took in, pages that the peer read."""
        times = (tuple(ms / ours for ms in self.ours_ms), tuple(ms / peer for ms in self.peer_ms))
        return Ratio(self.name, self.ours, self.peer, *times)


def in_turns(
    name: str,
    ours: tuple[str, Callable[[], object]],
    peer: tuple[str, Callable[[], object]],
    runs: int,
    warm_up: int = WARM_UP,
) -> Ratio:
    """Measures two calls alternately, so that what else the machine does falls on both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(warm_up + runs):
        for times, (_, call) in zip(taken, (ours, peer), strict=True):
            start = time.perf_counter()
            call()
            if turn >= warm_up:
                times.append((time.perf_counter() - start) * 1000)
    return Ratio(name, ours[0], peer[0], tuple(taken[0]), tuple(taken[1]))


def bench_http(address: str) -> Ratio:
    """A figure question against /healthz on the server at this address."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    body = json.dumps({"question": QUESTION})

    def fetched(method: str, path: str, sent: str | None) -> bytes:
        connection.request(method, path, sent, {"Content-Type": "application/json"} if sent else {})
        answer = connection.getresponse()
        data = answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{method} {path}: status {answer.status}, expected 200: {data[:200]!r}")
        return data

    try:
        first = json.loads(fetched("POST", "/chat", body))
        if [figure["value"] for figure in first["figures"]][:1] != [100]:
            raise RuntimeError(f"the question is answered wrongly, so its time means nothing: {first['answer']}")
        question = ("figure question", lambda: fetched("POST", "/chat", body))
        return in_turns("http", question, ("GET /healthz", lambda: fetched("GET", "/healthz", None)), REQUESTS)
    finally:
        connection.close()


def bench_pdf() -> Ratio:
    """Parsing a forged PDF against bare pdfplumber."""
    data = render(full_report(), "pdf")
    return in_turns("pdf", ("ingest", lambda: parse("示例.pdf", data)), ("pdfplumber", lambda: extract(data)), PARSES)


def bench_format(format: Format) -> Ratio:
    """Parsing the report as docx or html against bare pdfplumber on one page of it."""
    data, printed = render(full_report(), format), render(full_report(), "pdf")
    pages = len(extract(printed))
    ours = ("ingest", lambda: parse(f"示例.{format}", data))
    return in_turns(format, ours, ("pdfplumber page", lambda: extract(printed)), PARSES).each(1, pages)


def bench_workers(name: str, ours: int, peer: int | None) -> Ratio:
    """Reading forged PDFs by so many workers, against so many, or None for this process itself; a report's share."""
    files = [(f"{seed}.pdf", render(full_report(seed=seed), "pdf")) for seed in range(REPORTS)]

    def reading(jobs: int | None) -> tuple[str, Callable[[], object]]:
        if jobs is None:
            return "no worker", lambda: [parse(*file) for file in files]
        workers = stack.enter_context(Workers(jobs))
        return f"{jobs} worker{'s' * (jobs > 1)}", lambda: list(workers.map(lambda file: workers.parse(*file), files))

    with ExitStack() as stack:
        return in_turns(name, reading(ours), reading(peer), ROUNDS, 1).each(REPORTS, REPORTS)


def bench_picture() -> Ratio:
    """Recognising the page with the large table, scanned clean at 200 dots an inch, against bare pdfplumber on a page."""
    printed = render(full_report(), "pdf")
    pages = page_pictures(full_report(), replace(PLAIN, scan=Scan()))
    largest = max(pages, key=lambda page: len(page.data))
    ours = ("ingest a scan", lambda: parse("示例.png", largest.data))
    return in_turns("picture", ours, ("pdfplumber page", lambda: extract(printed)), ROUNDS, 1).each(1, len(extract(printed)))


def bench_served() -> Ratio:
    """The HTTP ratio over a server of its own."""
    with tempfile.TemporaryDirectory() as folder:
        home, samples = Path(folder, "home"), Path(folder, "samples")
        write_samples(samples)
        run_wenbao("ingest", "--home", str(home), str(samples))
        with serving(home) as address:
            return bench_http(address)


BENCHES: dict[str, Callable[[], Ratio]] = {
    "http": bench_served,
    "pdf": bench_pdf,
    "docx": lambda: bench_format("docx"),
    "html": lambda: bench_format("html"),
    "workers": lambda: bench_workers("workers", 2, 1),
    "one": lambda: bench_workers("one", 1, None),
    **({"picture": bench_picture} if available() else {}),
}


def main(names: Sequence[str] = ()) -> int:
    """Runs those named, or all, and prints them."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"no bench is called {', '.join(unknown)}; there are {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    rows = [BENCHES[name]().to_json() for name in names or BENCHES]
    print(json.dumps({"ratios": rows}, ensure_ascii=False))
    print(f"{'':9}{'ours':>18}{'ms':>10}{'peer':>18}{'ms':>10}{'ratio':>8}", file=sys.stderr)
    for row in rows:
        ours, peer = f"{row['ours']:>18}{row['ours_ms']:>10.2f}", f"{row['peer']:>18}{row['peer_ms']:>10.2f}"
        print(f"{row['name']:9}{ours}{peer}{row['ratio']:>8.2f}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
