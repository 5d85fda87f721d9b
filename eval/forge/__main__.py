"""Runs the forge against the reader: `python -m eval.forge 200 --seed 1 --jobs 2` prints what was right, by format and defect.

`--show` prints one seed's report, defects and what the reader missed; `--write DIR` writes its file. `--formats docx,pdf` keeps to
some formats, `--scans clean-200,light-150` makes reports of pictures, at these qualities, instead. A seed fails where a cell is
wrong, missing or unsaid. A run that is interrupted prints what it has. Exit status 0 where nothing is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields
from decimal import Decimal
from itertools import islice
from pathlib import Path

from eval.forge import browser, office
from eval.forge.corpus import Forged, Plan, files_of, forged
from eval.forge.judge import Judgement, judge
from eval.forge.made import as_printed
from eval.forge.printing import Printing
from eval.forge.programs import ProgramError
from eval.forge.samples import Format
from eval.forge.scan import QUALITIES
from ingest.errors import ReadError
from ingest.pipeline import parse

BATCH = 16
"""Reports a worker takes at a time, so that LibreOffice is started once for them."""

NOT_MADE = "not made: "
"""Begins the note of a report whose file could not be made: nothing of it is judged, it is counted alone."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One seed's report as it was judged."""

    seed: int
    kind: str
    groups: tuple[str, ...]
    judged: Judgement


def main(argv: Sequence[str] | None = None) -> int:
    """Parses, runs and prints; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m eval.forge", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("reports", nargs="?", type=int, default=1, metavar="N", help="how many seeds, from --seed on")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--formats", default="", help="formats or kinds, by commas: docx,html,md,pdf,txt")
    parser.add_argument("--defects", default=None, help="plant just these, by commas (an empty text: none)")
    parser.add_argument("--edition", default=None, choices=("2014", "2019", "2021"))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--scans", default="", metavar="QUALITY,...", help=f"pictures alone, of these: {', '.join(QUALITIES)}")
    parser.add_argument("--show", action="store_true", help="tell about each report, not of all together")
    parser.add_argument("--write", type=Path, metavar="DIR", help="write the files there")
    given = parser.parse_args(argv)
    wanted: list[Format] = [f for f in ("docx", "html", "md", "pdf", "txt") if f in given.formats.split(",")]
    defects = None if given.defects is None else tuple(name for name in given.defects.split(",") if name)
    qualities: list[str | None] = [name for name in QUALITIES if name in given.scans.split(",")]
    every: list[Format | None] = ["pdf", "docx", "html"] if qualities else [None]
    plans = [
        Plan(format=format, defects=defects, edition=given.edition, quality=quality)
        for quality in qualities or [None]
        for format in wanted or every
    ]
    seeds = [(seed, plans[seed % len(plans)]) for seed in range(given.seed, given.seed + given.reports)]
    if given.write:
        _write(seeds, given.write)
    outcomes = _all(seeds, given.jobs, scans=bool(qualities))
    if given.show:
        for outcome in outcomes:
            print(_told(outcome))
        return 0
    return _summary(list(_until_interrupted(outcomes)))


def _until_interrupted(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes; where the user interrupts a long run, those that there are."""
    try:
        yield from outcomes
    except KeyboardInterrupt:
        print("interrupted: what follows is of the reports that were judged until then", file=sys.stderr)


def _all(seeds: Sequence[tuple[int, Plan]], jobs: int, *, scans: bool) -> Iterator[Outcome]:
    batches = [seeds[at : at + BATCH] for at in range(0, len(seeds), BATCH)]
    if jobs < 2:
        for batch in batches:
            yield from _judged(batch, scans)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for outcomes in pool.map(_judged, batches, [scans] * len(batches)):
            yield from outcomes


def _judged(seeds: Iterable[tuple[int, Plan]], scans: bool) -> list[Outcome]:
    """Reports made, read and judged; what cannot be made here (no LibreOffice, no scans wanted) is left out."""
    reports = [forged(seed, plan) for seed, plan in seeds]
    if not scans:
        reports = [one for one in reports if not (one.pictured or one.printing.lost_characters)]
    if not office.available():
        reports = [one for one in reports if not one.printing.by_office]
    if not browser.available():
        reports = [one for one in reports if not one.printing.by_browser]
    found = []
    for one, data in zip(reports, _made(reports), strict=True):
        try:
            judged = judge(_truthful(one, data), parse(one.file, data)) if isinstance(data, bytes) else _not_made(data)
        except ReadError as error:
            judged = Judgement(0, 0, len(one.truth), 0, 0, (f"unreadable: {error}",))
        found.append(Outcome(one.seed, one.kind, _groups(one), judged))
    return found


def _made(reports: Sequence[Forged]) -> list[bytes | ProgramError]:
    """Each report's file, or why there is none: LibreOffice and the browser may not be done in time on a busy machine. Where
    they fail, each report is made alone."""
    try:
        return list(files_of(reports))
    except ProgramError as error:
        return [error] if len(reports) == 1 else [made for one in reports for made in _made([one])]


def _truthful(one: Forged, data: bytes) -> Forged:
    """The report with what is true of its file: LibreOffice may have left out rows."""
    return as_printed(one, data) if one.printing.by_office else one


def _not_made(error: ProgramError) -> Judgement:
    return Judgement(0, 0, 0, 0, 0, (f"{NOT_MADE}{error}",))


def _groups(one: Forged) -> tuple[str, ...]:
    """The defects and the printing options that are on, by name."""
    plain = Printing()
    options = [field.name for field in fields(Printing) if getattr(one.printing, field.name) != getattr(plain, field.name)]
    planted = [defect.name for defect in one.defects] or ["(no defect)"]
    planted += [f"quality: {name}" for name, scan in QUALITIES.items() if scan == one.printing.scan]
    return (*planted, *(f"printing: {name}" for name in options if name not in ("seed", "shape")))


def _summary(outcomes: Sequence[Outcome]) -> int:
    rows: dict[str, list[Judgement]] = defaultdict(list)
    for outcome in outcomes:
        rows["all"].append(outcome.judged)
        rows[outcome.kind].append(outcome.judged)
        for name in outcome.groups:
            rows[f"  {name}"].append(outcome.judged)
    print(f"{'':34}{'reports':>8}{'right':>9}{'wrong':>7}{'missing':>8}{'excused':>8}{'unsaid':>7}  of knowable")
    for name in sorted(rows, key=lambda name: (name != "all", name.startswith("  "), "printing" in name, name)):
        print(_row(name, rows[name]))
    failing = [outcome for outcome in outcomes if outcome.judged.wrong or outcome.judged.missing or outcome.judged.unsaid]
    tables: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome in outcomes:
        for name, right, printed in outcome.judged.tables:
            for group in ("all", *(group for group in outcome.groups if group.startswith("quality"))):
                tables[f"{group}, {name}"].update(right=right, printed=printed)
    for name, count in sorted(tables.items()):
        print(f"{name}: {count['right']} of {count['printed']} printed, {Decimal(count['right']) / count['printed']:.4f}")
    print(f"\n{len(failing)} seeds with wrong, missing or unsaid cells:")
    for outcome in islice(sorted(failing, key=lambda o: (-o.judged.wrong, o.seed)), 400):
        told = outcome.judged
        names = ", ".join(name for name in outcome.groups)
        print(f"{outcome.seed} {outcome.kind}: wrong {told.wrong}, missing {told.missing}, unsaid {told.unsaid}: {names}")
    identity = Counter(note.split(":")[0] for outcome in outcomes for note in outcome.judged.notes if note[0] in "yo")
    print("not found:", dict(identity))
    print("not made:", sum(1 for outcome in outcomes for note in outcome.judged.notes if note.startswith(NOT_MADE)))
    return 1 if any(outcome.judged.wrong for outcome in outcomes) else 0


def _row(name: str, judged: Sequence[Judgement]) -> str:
    right, missing = sum(j.right for j in judged), sum(j.missing for j in judged)
    share = f"{Decimal(right) / (right + missing):.4f}" if right + missing else "-"
    rest = sum(j.wrong for j in judged), missing, sum(j.excused for j in judged), sum(j.unsaid for j in judged)
    return (
        f"{name:34}{len(judged):8}{right:9}" + "".join(f"{n:{w}}" for n, w in zip(rest, (7, 8, 8, 7), strict=True)) + f"  {share}"
    )


def _told(outcome: Outcome) -> str:
    judged = outcome.judged
    head = f"seed {outcome.seed}, {outcome.kind}: right {judged.right}, wrong {judged.wrong}, missing {judged.missing}"
    return "\n  ".join([f"{head}, excused {judged.excused}, unsaid {judged.unsaid}", ", ".join(outcome.groups), *judged.notes])


def _write(seeds: Iterable[tuple[int, Plan]], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    reports = [forged(seed, plan) for seed, plan in seeds]
    for one, data in zip(reports, files_of(reports), strict=True):
        (folder / one.file).write_bytes(data)
        planted = "; ".join(f"{defect.name} ({defect.where})" for defect in one.defects)
        print(f"{folder / one.file}: {planted or 'no defect'}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
