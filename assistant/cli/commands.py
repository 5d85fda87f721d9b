"""The command line, every command but demo and eval, which `eval.command`, the `wenbao` command itself, adds.

Heavy libraries are imported by the command that needs them, so that `--help` answers at once. Results go to standard
output (with --json one document and nothing else), progress and log lines to standard error. Exit status: 0 all done,
1 some input could not be read or a store failed, 2 wrong usage.

>>> parser().parse_args(["ask", "示例市收到多少件申请"]).question
'示例市收到多少件申请'
"""

from __future__ import annotations

import argparse
import gc
import json
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.checking import add_audit, add_correct
from assistant.cli.keys import add_keys
from assistant.cli.recovery import add_backup, add_doctor, add_rebuild_index, add_restore
from assistant.cli.show import add_show
from ingest.errors import WenbaoError

if TYPE_CHECKING:
    from assistant.answer import AnswerJson

EXAMPLES = {
    "ingest": "example: wenbao ingest reports/ 2023年度报告.pdf",
    "ask": 'example: wenbao ask "文登区2023年收到多少件政府信息公开申请？"',
    "figures": "example: wenbao figures --organisation 文登区 --year 2023 --csv",
    "audit": "example: wenbao audit --organisation 文登区 --html",
    "correct": "example: wenbao correct 年报.pdf --table applications --row 予以公开 --column 总计 --value 12 --by 王芳 --why 核对原件",
    "show": "example: wenbao show 2023年度报告.pdf --stage grids --page 4 --png page4.png",
    "keys": "example: wenbao keys create --scope chat --origin https://www.example.gov.cn --name 门户网站",
    "mcp": "example: wenbao mcp --home reports-home",
    "backup": "example: wenbao backup reports-2026-01-31.zip",
    "restore": "example: wenbao restore reports-2026-01-31.zip --home restored-home",
    "doctor": "example: wenbao doctor --fix",
    "rebuild-index": "example: wenbao rebuild-index",
    "serve": "example: wenbao serve --port 8000",
}


def parser() -> argparse.ArgumentParser:
    """The parser of all commands that the assistant has; `eval.command` adds its own to `parser.commands`."""
    root = argparse.ArgumentParser(
        prog="wenbao", description="问报: ask the annual reports on government information disclosure."
    )
    root.add_argument("--version", action=_Version, help="print which wenbao this is")
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    ingest = command(commands, "ingest", "read reports (files and folders) into the store")
    ingest.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    ingest.add_argument("--json", action="store_true", help="print one JSON document")
    ingest.add_argument("--jobs", type=_count, metavar="N", help="files parsed at a time (else as many as there are cores)")
    ingest.add_argument(
        "--scheduler",
        metavar="URL",
        help="a Dask scheduler whose workers read the files (tcp://host:port, tls://host:port; extra cluster)",
    )
    ingest.set_defaults(run=run_ingest)
    ask = command(commands, "ask", "answer a question, with sources")
    ask.add_argument("question")
    ask.add_argument("--json", action="store_true", help="print the answer as JSON, as POST /chat gives it")
    ask.set_defaults(run=run_ask)
    figures = command(commands, "figures", "print what the structured store holds")
    figures.add_argument("--file", action="append", default=[], metavar="NAME", help="only this file (may be given again)")
    figures.add_argument("--organisation", metavar="O")
    figures.add_argument("--year", type=int, metavar="Y")
    form = figures.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")
    figures.set_defaults(run=run_figures)
    add_audit(command(commands, "audit", "list what does not add up in the reports, and what they lack"))
    add_show(command(commands, "show", "let each stage of reading a file be looked at"))
    add_correct(command(commands, "correct", "record a person's reading of a cell, list the records, or take one back"))
    add_keys(command(commands, "keys", "make, list and revoke the API keys of the service"), command)
    serve = command(commands, "serve", "the HTTP service with the chat page")
    add_address(serve)
    serve.add_argument(
        "--workers", type=_count, default=1, metavar="N", help="processes that answer (more than one: with PostgreSQL alone)"
    )
    serve.set_defaults(run=run_serve)
    command(commands, "mcp", "the reports as Model Context Protocol tools, on standard input and output").set_defaults(
        run=run_mcp
    )
    add_backup(command(commands, "backup", "write the home into one file, while it is used"))
    add_restore(command(commands, "restore", "make an empty home what a backup holds, and build its passage index"))
    add_doctor(command(commands, "doctor", "look for what is wrong in the home, what it means and what to do"))
    add_rebuild_index(command(commands, "rebuild-index", "build the passage index from the store, with the model that is set"))
    root.set_defaults(commands=commands)
    return root


class _Version(argparse.Action):
    """Prints the version and ends; looked up only when asked for, as every command would wait for it else."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from assistant.release import release

        print(f"{parser.prog} {release()}")
        parser.exit()


def command(commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str) -> argparse.ArgumentParser:
    """Adds one command with what all have."""
    added = commands.add_parser(name, help=text, description=text, epilog=EXAMPLES.get(name))
    added.add_argument(
        "--home", type=Path, metavar="DIR", help="the folder of the stores (else WENBAO_HOME, else the user's own)"
    )
    added.add_argument("--verbose", action="store_true", help="log what is done to standard error")
    return added


def _count(text: str) -> int:
    """A number from 1 on, for argparse."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def add_address(added: argparse.ArgumentParser) -> None:
    added.add_argument("--host", default="127.0.0.1")
    added.add_argument("--port", type=int, default=8000)


def execute(arguments: argparse.Namespace) -> int:
    """Runs a parsed command; every foreseen failure becomes its message and exit status."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.INFO if arguments.verbose else logging.WARNING, format="%(name)s: %(message)s"
    )
    try:
        status: int = arguments.run(arguments)
    except WenbaoError as error:
        print(f"wenbao: {error}", file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    return status


def run_ingest(arguments: argparse.Namespace) -> int:
    from ingest.workers.fork_server import begin

    if arguments.scheduler is None:
        begin()  # it loads the readers while this process loads the stores
    from assistant.cli.ingest import run

    return run(arguments.paths, home=arguments.home, jobs=arguments.jobs, as_json=arguments.json, scheduler=arguments.scheduler)


# ---------------------------------------------------------------------------------------------- ask, figures, serve


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """While what one question needs is loaded, nearly all of which stays: the collector would look through it 200 times."""
    before = gc.get_threshold()
    gc.set_threshold(_ALLOCATIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


_ALLOCATIONS = 50_000


@_seldom_collecting()
def run_ask(arguments: argparse.Namespace) -> int:
    from assistant.open import OpenAssistant
    from ingest.settings import StoreSettings
    from ingest.store.library import open_library

    settings = StoreSettings.from_environment(home=arguments.home)
    with open_library(settings) as library:
        opened = OpenAssistant(library, settings)
        answer = opened.assistant.ask(arguments.question).to_json()
        opened.close()
    if arguments.json:
        print(json.dumps(answer, ensure_ascii=False))
    else:
        print(printed(answer))
    return 0


def printed(answer: AnswerJson) -> str:
    """An answer for the terminal: the sentence, then each source with its place.

    >>> from assistant.answer import Answer, Route
    >>> printed(Answer("没有这一年的报告。", "zh", Route.REFUSE).to_json())
    '没有这一年的报告。'
    """
    lines = [answer["answer"]]
    for warning in answer["warnings"]:
        lines.append(f"  ! {warning['message']}")
    for citation in answer["citations"]:
        locator = citation["locator"]
        place = [*citation["section"]]
        if locator["kind"] == "cell":
            place += [" > ".join(locator["row"] or []), " > ".join(locator["column"] or [])]
        if locator["page"] is not None:
            place.append(f"p. {locator['page']}")
        quote = " ".join(citation["quote"].split())
        lines.append(f"  [{citation['id']}] {citation['file']}: {' / '.join(p for p in place if p)}")
        lines.append(f"      “{quote}”")
    return "\n".join(lines)


def run_figures(arguments: argparse.Namespace) -> int:
    from assistant.service.figure_csv import figures_csv
    from assistant.service.figure_json import FigureQuery, figure_page, unmatched
    from ingest.settings import StoreSettings
    from ingest.store.library import open_library

    with open_library(StoreSettings.from_environment(home=arguments.home)) as library:
        query = FigureQuery(organisation=arguments.organisation, year=arguments.year, files=tuple(arguments.file))
        page, lacking = figure_page(library, query), unmatched(library, query)
    if lacking:
        print(f"wenbao: {lacking}", file=sys.stderr)
    if arguments.json:
        print(json.dumps(page, ensure_ascii=False))
    elif arguments.csv:
        sys.stdout.write(figures_csv(page["figures"]))
    else:
        for row in page["figures"]:
            where = " > ".join([*row["row"], *row["column"]])
            value = row["state"] if row["value"] is None else f"{row['value']} {row['unit']}"
            print(f"{row['organisation'] or row['file']}\t{row['year'] or ''}\t{row['table']}\t{where}\t{value}")
    return 0


def run_serve(arguments: argparse.Namespace) -> int:
    from assistant.service.home import serve_home
    from ingest.settings import StoreSettings

    settings = StoreSettings.from_environment(home=arguments.home)
    return serve_home(settings, arguments.host, arguments.port, arguments.workers)


def run_mcp(arguments: argparse.Namespace) -> int:
    """Answers an MCP client until it goes; standard output is the protocol's alone."""
    from assistant.open import OpenAssistant
    from assistant.release import release
    from assistant.service.mcp import mcp_server
    from ingest.settings import StoreSettings
    from ingest.store.library import open_library

    settings = StoreSettings.from_environment(home=arguments.home)
    with open_library(settings) as library:
        opened = OpenAssistant(library, settings)
        try:
            mcp_server(opened.assistant, library, opened.passages(), release()).run("stdio")
        finally:
            opened.close()
    return 0
