"""The commands that keep a home well: `backup`, `restore`, `doctor` and `rebuild-index`.

`add_*` give a command its options. Results go to standard output, with --json one document and nothing else; progress to
standard error. `backup` and `doctor` work while the home is served; what changes the home needs it alone, and is refused and
told who holds it otherwise (a service puts its index right by itself). Exit status: 1 where the doctor found a problem.

>>> import argparse
>>> parser = argparse.ArgumentParser()
>>> add_doctor(parser)
>>> parser.parse_args(["--fix"]).fix
True
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path


def add_backup(backup: argparse.ArgumentParser) -> None:
    """The options of `wenbao backup`."""
    backup.add_argument("file", type=Path, metavar="FILE", help="the new file to write")
    backup.set_defaults(run=run_backup)
    _add_json(backup)


def add_restore(restore: argparse.ArgumentParser) -> None:
    """The options of `wenbao restore`."""
    restore.add_argument("file", type=Path, metavar="FILE", help="what `wenbao backup` wrote")
    restore.set_defaults(run=run_restore)
    _add_json(restore)


def add_doctor(doctor: argparse.ArgumentParser) -> None:
    """The options of `wenbao doctor`."""
    doctor.add_argument(
        "--fix", action="store_true", help="rebuild what is derived and remove what is unfinished, then look again"
    )
    doctor.set_defaults(run=run_doctor)
    _add_json(doctor)


def add_rebuild_index(rebuild: argparse.ArgumentParser) -> None:
    """The options of `wenbao rebuild-index`."""
    rebuild.set_defaults(run=run_rebuild_index)
    _add_json(rebuild)


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print one JSON document")


def run_backup(arguments: argparse.Namespace) -> int:
    from assistant.cli.backup import back_up
    from ingest.settings import StoreSettings

    made = back_up(StoreSettings.from_environment(home=arguments.home), arguments.file)
    size = sum(part.size for part in made.parts)
    told = {
        "file": str(arguments.file),
        "documents": made.documents,
        "passages": made.passages,
        "parts": len(made.parts),
        "bytes": size,
    }
    line = f"{arguments.file}: {made.documents} documents, {made.passages} passages, {len(made.parts)} files of {size} bytes"
    print(json.dumps(told, ensure_ascii=False) if arguments.json else line)
    return 0


def run_restore(arguments: argparse.Namespace) -> int:
    """Restores, then builds the passage index, which no backup holds."""
    from assistant.cli.backup import restore
    from ingest.index.nearest import build_generation
    from ingest.settings import StoreSettings
    from ingest.store.library import open_library

    settings = StoreSettings.from_environment(home=arguments.home)
    made = restore(arguments.file, settings)
    with open_library(settings, write=True) as library:
        built = build_generation(library, settings)
    told = {"home": str(settings.home), "documents": made.documents, "passages": built.passages, "made": made.made}
    line = f"{settings.home}: {made.documents} documents and {built.passages} passages, as of {made.made}"
    print(json.dumps(told, ensure_ascii=False) if arguments.json else line)
    return 0


def run_rebuild_index(arguments: argparse.Namespace) -> int:
    from ingest.embedding import load_embedder
    from ingest.rebuilding import rebuild
    from ingest.settings import StoreSettings
    from ingest.store.library import open_library

    settings = StoreSettings.from_environment(home=arguments.home)
    with open_library(settings, write=True) as library:
        made = rebuild(library, settings, lambda: load_embedder(settings), _embedded)
    how = ", embedded anew" if made.embedded else ""
    line = f"{made.generation or 'no index, as there are no passages'}: {made.passages} passages{how} in {made.seconds:.1f} s"
    print(json.dumps(asdict(made)) if arguments.json else line)
    return 0


def _embedded(done: int, total: int) -> None:
    print(f"embedded {done} of {total} passages", file=sys.stderr)


def run_doctor(arguments: argparse.Namespace) -> int:
    from assistant.cli.doctor import MENDED, examine, mend
    from ingest.embedding import load_embedder
    from ingest.settings import StoreSettings

    settings = StoreSettings.from_environment(home=arguments.home)
    checks = examine(settings, lambda: load_embedder(settings))
    if arguments.fix and any(check.name in MENDED and not check.ok for check in checks):
        mend(settings, lambda: load_embedder(settings))
        checks = examine(settings, lambda: load_embedder(settings))
    well = all(check.ok for check in checks)
    if arguments.json:
        shown = [asdict(check) if not check.ok else {"name": check.name, "ok": True, "found": check.found} for check in checks]
        print(json.dumps({"ok": well, "checks": shown}, ensure_ascii=False))
        return 0 if well else 1
    for check in checks:
        print(f"{'ok     ' if check.ok else 'PROBLEM'}  {check.name}: {check.found}")
        if not check.ok:
            print(f"         it means: {check.meaning}\n         do: {check.remedy}")
    return 0 if well else 1
