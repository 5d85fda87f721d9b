"""The command `wenbao show`: each stage of reading a file can be looked at, as text or drawn over its page.

`add_show` gives the command its options, `run_show` runs it. The file is read as `wenbao ingest` reads it, in a process of
its own within bounds, and nothing is stored. Exit status: 1 where the file cannot be read, 2 for wrong usage.

>>> import argparse
>>> parser = argparse.ArgumentParser()
>>> add_show(parser)
>>> parser.parse_args(["a.pdf", "--stage", "grids", "--page", "2"]).page
2
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ingest.errors import UsageError

STAGES = ("blocks", "grids", "sections", "figures")


def add_show(show: argparse.ArgumentParser) -> None:
    """The options of `wenbao show`."""
    show.add_argument("file", type=Path, metavar="FILE")
    show.add_argument("--stage", choices=STAGES, required=True)
    show.add_argument("--page", type=int, metavar="N", help="only this page, counted from 1")
    show.add_argument(
        "--png", type=Path, metavar="OUT", help="write the page of a PDF with what was found on it (grids, figures)"
    )
    show.set_defaults(run=run_show)


def run_show(arguments: argparse.Namespace) -> int:
    """Prints a stage, or writes its picture."""
    from assistant.cli.stages import Stage, stage_lines
    from ingest.files import find_files, read_bytes
    from ingest.workers.pool import Workers

    if arguments.png is not None and arguments.page is None:
        raise UsageError("--png draws one page; say which with --page N")
    if not arguments.file.is_file():
        raise UsageError(f"{arguments.file}: found no such file; give the path of one report")
    (found,) = find_files([arguments.file])
    stage = Stage(arguments.stage)
    with Workers(1) as workers:
        data = read_bytes(found, workers.limits.file)
        report = workers.parse(found.file, data)
    if arguments.png is None:
        for line in stage_lines(report, stage, arguments.page):
            print(line)
        return 0
    from assistant.cli.stage_pictures import page_picture

    picture = page_picture(data, report, stage, arguments.page)
    try:
        arguments.png.write_bytes(picture)
    except OSError as error:
        raise UsageError(f"--png {arguments.png}: cannot be written ({error.strerror}); name another file") from error
    print(f"{arguments.png}: page {arguments.page} of {found.file}, {arguments.stage}", file=sys.stderr)
    return 0
