"""What changed between two results of `wenbao eval --json`: scores that moved, questions whose outcome is another.

Two results of `wenbao eval --retrieval --json` are compared alike: the measures among all reports and among those asked
about (`given`), and the rank of each question's first right passage, None where it is not among the first ten.

    python -m eval.compare BEFORE.json AFTER.json

Exit status 1 where a question that was exact or refused is now wrong, else 0.

>>> before = {"exact": 0.5, "results": [{"id": "a", "outcome": "exact"}]}
>>> changes(before, {"exact": 0.4, "results": [{"id": "a", "outcome": "wrong"}]})
['exact: 0.5 -> 0.4', 'a: exact -> wrong']
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

SCORES = ("questions", "exact", "passage", "refused", "wrong", "ungrounded", "unsupported")


def _outcomes(results: Mapping[str, object]) -> dict[str, str]:
    listed = results.get("results")
    return {str(r["id"]): str(r.get("outcome", r.get("rank"))) for r in listed} if isinstance(listed, list) else {}


def _scores(results: Mapping[str, object]) -> dict[str, object]:
    """The scores by name, those of a measurement of retrieval among them."""
    found = {name: results.get(name) for name in SCORES}
    for group in ("scores", "given"):
        measures = results.get(group)
        if isinstance(measures, Mapping):
            found |= {f"{group} {name}": value for name, value in measures.items()}
    return found


def changes(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """One line for each score and each question that changed; a question in one file only has the outcome `-` in the other."""
    was_scored, now_scored = _scores(before), _scores(after)
    names = dict.fromkeys([*was_scored, *now_scored])
    moved = ((name, was_scored.get(name), now_scored.get(name)) for name in names)
    lines = [f"{name}: {was} -> {now}" for name, was, now in moved if was != now]
    old, new = _outcomes(before), _outcomes(after)
    for question in dict.fromkeys([*old, *new]):
        was, now = old.get(question, "-"), new.get(question, "-")
        if was != now:
            lines.append(f"{question}: {was} -> {now}")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the changes."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    given = parser.parse_args(arguments)
    before, after = (json.loads(path.read_text("utf-8")) for path in (given.before, given.after))
    print("\n".join(changes(before, after)) or "no change")
    old, new = _outcomes(before), _outcomes(after)
    return int(any(new.get(question) == "wrong" and was in ("exact", "refused") for question, was in old.items()))


if __name__ == "__main__":
    sys.exit(main())
