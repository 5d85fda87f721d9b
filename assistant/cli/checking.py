"""The commands that check reports: `wenbao audit` lists what does not add up, `wenbao correct` records a person's reading.

`add_*` give a command its options, `run_*` run it. Results go to standard output, with --json one document and nothing
else. What they need is imported when they run, so that `wenbao --help` answers at once.

>>> import argparse
>>> parser = argparse.ArgumentParser()
>>> add_correct(parser)
>>> parser.parse_args(["--take-back", "3", "--by", "王芳"]).take_back
3
"""

from __future__ import annotations

import argparse
import json
import sys

from ingest.errors import UsageError


def add_audit(audit: argparse.ArgumentParser) -> None:
    """The options of `wenbao audit`."""
    audit.add_argument("--file", action="append", default=[], metavar="NAME", help="only this file (may be given again)")
    audit.add_argument("--organisation", metavar="O")
    audit.add_argument("--year", type=int, metavar="Y")
    shape = audit.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print one JSON document")
    shape.add_argument("--html", action="store_true", help="print a page that can be handed to a report's author")
    audit.set_defaults(run=run_audit)


def add_correct(correct: argparse.ArgumentParser) -> None:
    """The options of `wenbao correct`."""
    correct.add_argument("file", nargs="?", metavar="FILE", help="the report, as `wenbao figures` names it")
    correct.add_argument("--table", choices=("proactive", "applications", "review_litigation", "statistics"))
    correct.add_argument("--row", default="", metavar="LABEL", help="the end of the row's path, labels joined by ' > '")
    correct.add_argument("--column", default="", metavar="LABEL", help="the end of the column's path")
    correct.add_argument("--value", metavar="NUMBER", help='what stands in the cell; "" or / for a blank one')
    correct.add_argument("--by", default="", metavar="WHO", help="who says so; each record keeps it")
    correct.add_argument("--why", default="", metavar="REASON", help="why; each record keeps it")
    correct.add_argument(
        "--take-back",
        type=int,
        metavar="ID",
        help="take a correction back: the cell is again what was read (needs --by and --why)",
    )
    correct.add_argument("--json", action="store_true", help="print one JSON document")
    correct.set_defaults(run=run_correct)


def run_audit(arguments: argparse.Namespace) -> int:
    """Prints the findings on the chosen documents."""
    from assistant.service.figure_json import FigureQuery, unmatched
    from assistant.staff.audit_page import audit_page
    from assistant.staff.audit_report import audit_library, printed
    from ingest.settings import StoreSettings
    from ingest.store.library import open_library

    with open_library(StoreSettings.from_environment(home=arguments.home)) as library:
        query = FigureQuery(organisation=arguments.organisation, year=arguments.year, files=tuple(arguments.file))
        findings, lacking = audit_library(library, query), unmatched(library, query)
    if lacking:
        print(f"wenbao: {lacking}", file=sys.stderr)
    if arguments.json:
        print(json.dumps({"findings": findings}, ensure_ascii=False))
    else:
        print(audit_page(findings).rstrip() if arguments.html else printed(findings))
    return 0


def run_correct(arguments: argparse.Namespace) -> int:
    """Records a correction, takes one back, or lists all."""
    from assistant.cli.correct import act, correction_json, correction_line, document_named, given_value, place_named
    from ingest.settings import StoreSettings
    from ingest.store.library import open_library

    settings = StoreSettings.from_environment(home=arguments.home)
    writes = arguments.file is not None or arguments.take_back is not None
    if arguments.file is not None and (arguments.table is None or arguments.value is None):
        raise UsageError("correct FILE needs --table, --row, --column and --value, and --by and --why; see wenbao correct --help")
    with open_library(settings, write=writes) as library:
        if arguments.take_back is not None:
            if not library.withdraw(arguments.take_back, act(arguments.by, arguments.why)):
                raise UsageError(f"--take-back {arguments.take_back}: no such correction stands; `wenbao correct` lists them")
            shown = [one for one in library.corrections() if one.id == arguments.take_back]
        elif arguments.file is not None:
            record = document_named(library, arguments.file)
            place = place_named(library, record, arguments.table, arguments.row, arguments.column)
            done = act(arguments.by, arguments.why)
            shown = [library.correct(record.id, place, given_value(arguments.value), done)]
        else:
            shown = list(library.corrections())
    if arguments.json:
        print(json.dumps({"corrections": [correction_json(one) for one in shown]}, ensure_ascii=False))
    else:
        print("\n".join(correction_line(one) for one in shown) or "no corrections are recorded")
    return 0
