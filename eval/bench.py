"""What wenbao costs beside the least that the same thing could cost, as ratios taken in one run.

    python -m eval.bench

http: a figure question over POST /chat against GET /healthz, on one running server, over one kept connection, taken in
turns. pdf: `ingest.pipeline.parse` of a PDF with a text layer (forged, full tables) against bare pdfplumber text and tables
of the same bytes, in one warm process, taken in turns. Medians in milliseconds. JSON goes to standard output, a table to
standard error. Ratios can be compared between machines; milliseconds cannot.

>>> ratio = Ratio("http", "figure question", "healthz", (4.0, 6.0, 5.0), (1.0, 2.0, 3.0))
>>> ratio.to_json()["ratio"], ratio.to_json()["ours_ms"]
(2.5, 5.0)
"""

from __future__ import annotations

import http.client
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict
from urllib.parse import urlsplit

from eval.forge.full import full_report
from eval.forge.write import render, write_samples
from eval.peers.pdfplumber_bare import extract
from eval.serving import run_wenbao, serving
from ingest.pipeline import parse

QUESTION = "文登区人民政府2023年收到多少件政府信息公开申请？"
WARM_UP = 3
REQUESTS = 60
PARSES = 7


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


def in_turns(name: str, ours: tuple[str, Callable[[], object]], peer: tuple[str, Callable[[], object]], runs: int) -> Ratio:
    """Measures two calls alternately, so that what else the machine does falls on both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(WARM_UP + runs):
        for times, (_, call) in zip(taken, (ours, peer), strict=True):
            start = time.perf_counter()
            call()
            if turn >= WARM_UP:
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


def main() -> int:
    """Runs both and prints them."""
    with tempfile.TemporaryDirectory() as folder:
        home, samples = Path(folder, "home"), Path(folder, "samples")
        write_samples(samples)
        run_wenbao("ingest", "--home", str(home), str(samples))
        with serving(home) as address:
            ratios = [bench_http(address), bench_pdf()]
    rows = [ratio.to_json() for ratio in ratios]
    print(json.dumps({"ratios": rows}, ensure_ascii=False))
    print(f"{'':6}{'ours':>18}{'ms':>9}{'peer':>16}{'ms':>9}{'ratio':>8}", file=sys.stderr)
    for row in rows:
        ours, peer = f"{row['ours']:>18}{row['ours_ms']:>9.2f}", f"{row['peer']:>16}{row['peer_ms']:>9.2f}"
        print(f"{row['name']:6}{ours}{peer}{row['ratio']:>8.2f}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
