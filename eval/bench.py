"""What wenbao costs beside the least that the same thing could cost, as ratios taken in one run.

    python -m eval.bench [NAME...]

http: a figure question over POST /chat against GET /healthz, on one running server, over one kept connection. pdf:
`ingest.pipeline.parse` of a PDF with a text layer (forged, full tables) against bare pdfplumber text and tables of the same
bytes. docx, html: parsing the same report in that format against what bare pdfplumber needs for one page of its PDF. workers:
a report read by two workers against one (`ingest.workers.pool`; half is the best there is, on two cores). one: one worker
against no process of its own. picture: one scanned page recognised against one page by bare pdfplumber, where the extra
`ocr` is installed; it is the seconds that count there. load, embed: the embedding that ships against sentence-transformers
over its files (`eval.bench_embedding`). scale (only where it is named): questions over a store of 10,000
forged reports, made once in the folder for temporary files (`eval.bench_scale`). All in warm processes, taken in turns. Medians in milliseconds. JSON goes
to standard output, a table to standard error. Ratios can be compared between machines; milliseconds cannot.

>>> sorted(BENCHES)[:2]
['docx', 'embed']
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from eval.bench_client import Client
from eval.bench_embedding import bench_embed, bench_load
from eval.bench_ratio import Ratio, in_turns
from eval.bench_scale import bench_scale
from eval.forge.full import full_report
from eval.forge.printing import Scan
from eval.forge.samples import Format
from eval.forge.write import PLAIN, page_pictures, render, write_samples
from eval.peers.pdfplumber_bare import extract
from eval.serving import run_wenbao, serving
from ingest.pipeline import parse
from ingest.readers.ocr import available
from ingest.workers.pool import Workers

QUESTION = "文登区人民政府2023年收到多少件政府信息公开申请？"
REQUESTS = 60
PARSES = 7
REPORTS, ROUNDS = 24, 3


def bench_http(address: str) -> Ratio:
    """A figure question against /healthz on the server at this address."""
    with Client(address) as client:
        first = client.told(QUESTION)
        if [figure["value"] for figure in first["figures"]][:1] != [100]:
            raise RuntimeError(f"the question is answered wrongly, so its time means nothing: {first['answer']}")
        question = ("figure question", lambda: client.asked(QUESTION))
        return in_turns("http", question, ("GET /healthz", client.alive), REQUESTS)


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
    "load": bench_load,
    "embed": bench_embed,
    **({"picture": bench_picture} if available() else {}),
}


SCALE = "scale"
"""The bench over a large store, which is run where it is named alone: making its store takes minutes and 1.2 GB."""


def main(names: Sequence[str] = ()) -> int:
    """Runs those named, or all but `scale`, and prints them."""
    unknown = [name for name in names if name not in BENCHES and name != SCALE]
    if unknown:
        print(f"no bench is called {', '.join(unknown)}; there are {', '.join([*BENCHES, SCALE])}", file=sys.stderr)
        return 2
    rows = [BENCHES[name]().to_json() for name in names or BENCHES if name != SCALE]
    told: dict[str, object] = {"ratios": rows}
    if SCALE in names:
        large = bench_scale(Path(tempfile.gettempdir(), "wenbao-bench-store"))
        told[SCALE], rows = large, [*rows, *large["ratios"]]
    print(json.dumps(told, ensure_ascii=False))
    print(f"{'':13}{'ours':>18}{'ms':>10}{'p95':>10}{'peer':>18}{'ms':>10}{'ratio':>8}", file=sys.stderr)
    for row in rows:
        ours = f"{row['ours']:>18}{row['ours_ms']:>10.2f}{row['ours_p95_ms']:>10.2f}"
        print(f"{row['name']:13}{ours}{row['peer']:>18}{row['peer_ms']:>10.2f}{row['ratio']:>8.2f}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
