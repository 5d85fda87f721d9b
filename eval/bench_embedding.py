"""What the embedding that ships costs beside sentence-transformers over the same files: loading it, and embedding passages.

`bench_load`: a fresh process that loads the model and embeds one question, as the command line does, against one in which
`SentenceTransformer` does the same. `bench_embed`: so many passages of a forged report at once, in one process that has loaded both;
the times are those of one passage, so a throughput is 1,000 divided by them. Both give the same vectors first: the time of another
vector means nothing.

>>> len(_texts(300)), len({*_texts(300)}) > 10
(300, True)
"""

from __future__ import annotations

import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path

from eval.bench_passages import told_report
from eval.bench_ratio import Ratio, in_turns
from eval.bench_store import YEARS, bodies
from ingest.embedding import load_embedder, model_folder, passage_text
from ingest.settings import StoreSettings

PASSAGES, RUNS, LOADS = 1024, 20, 5
_ALIKE = 0.999
_OURS = """
from pathlib import Path
from ingest.embedding import load_embedder
from ingest.settings import StoreSettings
load_embedder(StoreSettings(Path("home"))).embed_query("存在哪些问题")
"""
_PEER = """
import sys
from sentence_transformers import SentenceTransformer
SentenceTransformer(sys.argv[1], local_files_only=True).encode("存在哪些问题", show_progress_bar=False)
"""


def bench_load() -> Ratio:
    """A question's vector in a fresh process, by us and by the library."""
    folder = str(_folder())

    def run(program: str, *arguments: str) -> None:
        subprocess.run([sys.executable, "-c", program, *arguments], check=True, capture_output=True)  # noqa: S603  the two programs above, and the folder of the shipped model

    return in_turns("load", ("fresh, embedder", lambda: run(_OURS)), ("fresh, library", lambda: run(_PEER, folder)), LOADS, 1)


def bench_embed() -> Ratio:
    """A passage's share of embedding many, by us and by the library."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - load time: torch takes 6 s, and `eval.bench` imports this for every bench

    ours, peer = load_embedder(_settings()), SentenceTransformer(str(_folder()), local_files_only=True)
    texts = _texts(PASSAGES)

    def library() -> object:
        return peer.encode(texts, batch_size=64, normalize_embeddings=True, show_progress_bar=False)

    rows = peer.encode(texts[:64], normalize_embeddings=True, show_progress_bar=False)
    alike = (ours.embed_passages(texts[:64]) * rows).sum(axis=1).min()
    if alike < _ALIKE:
        raise RuntimeError(f"the vectors are not the library's (cosine {alike:.4f}), so their time means nothing")
    times = in_turns("embed", ("a passage", lambda: ours.embed_passages(texts)), ("library", library), RUNS)
    return times.each(PASSAGES, PASSAGES)


def _settings() -> StoreSettings:
    return StoreSettings(Path("home"))


def _folder() -> Path:
    return model_folder(_settings())


def _texts(count: int) -> list[str]:
    """So many texts as they are embedded, the passages of forged reports in turn."""
    reports = [told_report(body, year, 3) for body in bodies(2) for year in list(YEARS)[:2]]
    texts = (passage_text(c.section, c.span.of(report.document.text)) for report in reports for c in report.chunks)
    return list(islice(cycle(texts), count))
