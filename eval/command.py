"""The `wenbao` command: the assistant's commands with `demo` and `eval` beside them.

It stands here and not in the assistant because imports go eval → assistant → ingest.

>>> parser().parse_args(["eval"]).command
'eval'
"""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from assistant.cli.commands import EXAMPLES, add_address, command, execute
from assistant.cli.commands import parser as assistant_parser

EXAMPLES["demo"] = "example: wenbao demo --port 8000"
EXAMPLES["eval"] = "example: wenbao eval my-questions.jsonl --json"


def parser() -> argparse.ArgumentParser:
    """The parser of every command."""
    root = assistant_parser()
    commands = root.get_default("commands")
    demo = command(commands, "demo", "build the sample reports, ingest them and serve the chat page")
    add_address(demo)
    demo.set_defaults(run=run_demo)
    evaluate = command(commands, "eval", "run a question set (the bundled one where none is named) and print the scores")
    evaluate.add_argument("questions", nargs="?", type=Path, metavar="QUESTIONS.jsonl")
    evaluate.add_argument("--json", action="store_true")
    evaluate.add_argument(
        "--retrieval", action="store_true", help="how well the passages that answer are found, instead of the answers"
    )
    evaluate.add_argument(
        "--export", type=Path, metavar="DIR", help="the same, written to a new folder in BEIR's and TREC's formats"
    )
    evaluate.set_defaults(run=run_eval)
    return root


def main(argv: list[str] | None = None) -> int:
    """Parses and runs; gives the exit status."""
    return execute(parser().parse_args(argv))


def _ingest_samples(home: Path, folder: Path) -> None:
    """Writes the sample reports into a folder and takes them into a home."""
    from eval.forge.write import write_samples
    from ingest.embedding import load_embedder
    from ingest.pipeline import ingest_paths
    from ingest.settings import StoreSettings
    from ingest.store.library import open_library

    settings = StoreSettings.from_environment(home=home)
    write_samples(folder)
    with open_library(settings, write=True) as library:
        for outcome in ingest_paths([folder], library, settings, lambda: load_embedder(settings)):
            print(f"{outcome.file}: {outcome.status}", file=sys.stderr, flush=True)


def _ended(number: int, _: object) -> None:
    """Being told to stop ends the program in order, so that a home of its own is cleared away."""
    raise SystemExit(128 + number)


def run_demo(arguments: argparse.Namespace) -> int:
    from assistant.service.application import listener
    from assistant.service.home import serve_home
    from ingest.settings import StoreSettings

    listener(arguments.host, arguments.port).close()  # a port that is taken is told now, not after all samples are read
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _ended)
    named = StoreSettings.from_environment(home=arguments.home)
    fresh = arguments.home is None and not StoreSettings.named_in_environment()
    home = Path(tempfile.mkdtemp(prefix="wenbao-demo-")) if fresh else named.home
    try:
        _ingest_samples(home, home / "samples")
        print("ask, for example: 文登区2023年收到多少件政府信息公开申请？", file=sys.stderr, flush=True)
        return serve_home(StoreSettings.from_environment(home=home), arguments.host, arguments.port)
    finally:
        if fresh:
            shutil.rmtree(home, ignore_errors=True)


def run_eval(arguments: argparse.Namespace) -> int:
    from assistant.open import OpenAssistant
    from eval.command_retrieval import run as run_retrieval
    from eval.question_set import load_questions, samples_path
    from eval.run import run_questions
    from ingest.settings import StoreSettings
    from ingest.store.library import open_library

    own = arguments.questions is None
    questions = load_questions(samples_path() if own else arguments.questions)
    with tempfile.TemporaryDirectory(prefix="wenbao-eval-") as scratch:
        home = arguments.home
        if own:
            home = Path(scratch) / "home"
            _ingest_samples(home, Path(scratch) / "samples")
        settings = StoreSettings.from_environment(home=home)
        retrieval = arguments.retrieval or arguments.export is not None
        with open_library(settings, write=not retrieval) as library:
            if retrieval:
                run_retrieval(library, settings, questions, arguments.export, as_json=arguments.json)
                return 0
            opened = OpenAssistant(library, settings)
            summary = run_questions(lambda q, c: opened.assistant.ask(q, c).to_json(), questions, library.text)
            opened.close()
    scores = summary.to_json()
    if arguments.json:
        print(json.dumps(scores, ensure_ascii=False))
        return 0
    for name, value in scores.items():
        if name not in ("results", "kinds"):
            print(f"{name:<12} {value}")
    for kind, tally in scores["kinds"].items():
        print(f"  {kind:<13} n={tally['n']} exact={tally['exact']} wrong={tally['wrong']}")
    for result in summary.results:
        if not result.right:
            print(f"  {result.outcome:<8} {result.question.id}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
