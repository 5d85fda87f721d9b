"""What more readers of a cluster bring: forged PDFs read by a Dask scheduler's workers, one file at a time against two and four.

    dask scheduler --host 127.0.0.1 --port 8786 --no-dashboard &
    dask worker tcp://127.0.0.1:8786 --nworkers 4 --nthreads 1 --no-dashboard &
    python -m eval.bench_cluster tcp://127.0.0.1:8786

With workers of one thread, so many files on their way at a time are so many readers at work. The times are a report's share of
the wall clock; the ratio is one reader's against so many readers', the speed-up. JSON on standard output. Errors: UsageError for
what is no address, ClusterError where no scheduler answers or its workers would read otherwise.

>>> [name for name, _ in forged(2)]
['0.pdf', '1.pdf']
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence

from eval.bench_ratio import Ratio, in_turns
from eval.forge.full import full_report
from eval.forge.write import render
from ingest.errors import WenbaoError
from ingest.workers.cluster import Cluster

REPORTS, ROUNDS = 24, 3
READERS = (2, 4)


def forged(count: int) -> list[tuple[str, bytes]]:
    """So many different reports as PDF, with their names."""
    return [(f"{seed}.pdf", render(full_report(seed=seed), "pdf")) for seed in range(count)]


def bench_readers(address: str, readers: int, files: Sequence[tuple[str, bytes]], rounds: int = ROUNDS) -> Ratio:
    """One reader against so many, in turns; a report's share."""
    with Cluster(address, 1) as alone, Cluster(address, readers) as together:

        def read_by(cluster: Cluster) -> int:
            return len(list(cluster.map(lambda file: cluster.parse(*file), files)))

        ours, peer = ("one reader", lambda: read_by(alone)), (f"{readers} readers", lambda: read_by(together))
        return in_turns(f"{readers}", ours, peer, rounds, 1).each(len(files), len(files))


def main(arguments: Sequence[str]) -> int:
    """Reads by the scheduler that is named, and prints what it found."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    files = forged(REPORTS)
    try:
        ratios = [bench_readers(arguments[0], readers, files).to_json() for readers in READERS]
    except WenbaoError as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps({"reports": REPORTS, "load": round(os.getloadavg()[0], 1), "ratios": ratios}, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
