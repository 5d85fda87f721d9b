"""Holds wenbao against the sets in ../shared: python .ci/sets.py (from the repository root, with the package installed).

Each set of documents is ingested into a fresh home and served on a free port; the sets' own scorers ask and judge, with
the floors of .ci/floors.toml. Servers and homes are gone at the end, whatever happens. Then the cold start of `wenbao ask`
and `wenbao --help` is reported: seconds and memory of the whole process. Exit status 0 where every floor is reached,
1 where one is not, 2 where ../shared is not there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Mapping
from pathlib import Path

from eval.serving import CommandError, run_wenbao, serving, wenbao

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
NEEDED = ("seeds", "devset/score.py", "devset/dev.jsonl", "real/docs", "real/cells.py", "real/cells.jsonl", "real/dev.jsonl")
SOME_UNREADABLE = (0, 1)
QUESTION = "文登区人民政府2023年收到多少件政府信息公开申请？"


def main() -> int:
    """Runs every set; says at the end which floors were missed."""
    missing = [name for name in NEEDED if not (SHARED / name).exists()]
    if missing:
        print(f"sets: {SHARED} lacks {', '.join(missing)}; the sets are run only where that folder is there", file=sys.stderr)
        return 2
    floors = tomllib.loads((ROOT / ".ci/floors.toml").read_text("utf-8"))
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        seeds, real, gold = Path(folder, "seeds"), Path(folder, "real"), Path(folder, "figures.json")
        try:
            run_wenbao("ingest", "--home", str(seeds), str(SHARED / "seeds"))
            if not scored(seeds, "devset/dev.jsonl", "seeds", floors["devset"]):
                missed.append("devset")
            cold(seeds, floors["cold"])
            run_wenbao("ingest", "--home", str(real), str(SHARED / "real/docs"), accepted=SOME_UNREADABLE)
            gold.write_text(run_wenbao("figures", "--home", str(real), "--json"), "utf-8")
            command = [str(SHARED / "real/cells.py"), str(gold), str(SHARED / "real/cells.jsonl"), *options(floors["real_cells"])]
            if not judged("real cells", command):
                missed.append("real_cells")
            if not scored(real, "real/dev.jsonl", "real/docs", floors["real_questions"]):
                missed.append("real_questions")
        except CommandError as error:
            print(f"sets: {error}", file=sys.stderr)
            return 1
    print(f"sets: below the floors of .ci/floors.toml: {', '.join(missed)}" if missed else "sets: every floor is reached")
    return int(bool(missed))


def options(floors: Mapping[str, float]) -> list[str]:
    """A table of floors as the options of a scorer."""
    return [text for name, value in floors.items() for text in (f"--{name}", str(value))]


def scored(home: Path, questions: str, documents: str, floors: Mapping[str, float]) -> bool:
    """Asks a question set of a server over this home and judges the answers."""
    with serving(home) as address:
        asked = ["--url", address, "--questions", str(SHARED / questions), "--docs", str(SHARED / documents), "--quiet"]
        return judged(questions, [str(SHARED / "devset/score.py"), *asked, *options(floors)])


def judged(name: str, command: list[str]) -> bool:
    """Runs a scorer; its own exit status says whether its floors are reached."""
    print(f"== {name}", flush=True)
    return subprocess.run([sys.executable, *command], check=False).returncode == 0  # noqa: S603  the sets' own scorers


def cold(home: Path, aims: Mapping[str, float]) -> None:
    """Reports what whole processes take: `wenbao ask` of a figure question, and `wenbao --help`."""
    for name, arguments in (("ask", ["ask", "--home", str(home), QUESTION]), ("help", ["--help"])):
        start = time.perf_counter()
        with subprocess.Popen(wenbao(*arguments), stdout=subprocess.DEVNULL) as process:  # noqa: S603  our own command
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds, megabytes = time.perf_counter() - start, usage.ru_maxrss / 1024
        aim = f"{aims[f'{name}_seconds']} s" + (f", {aims[f'{name}_megabytes']} MB" if f"{name}_megabytes" in aims else "")
        print(f"cold {name}: {seconds:.2f} s, {megabytes:.0f} MB (aim {aim}), status {process.returncode}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
