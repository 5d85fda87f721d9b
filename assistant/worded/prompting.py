"""The prompts, which are files (`prompts/`), and their filling in.

A variable is written `{{name}}`. A prompt is filled with exactly the variables it names: one that is missing or unknown is
an error of ours (ValueError), so that no prompt goes out with a hole in it. Values are put in once and never read as a
template themselves: `{{x}}` inside a report stays as it is.

>>> fill("{{a}} and {{b}}", a="1", b="{{a}}")
'1 and {{a}}'
>>> fill("{{a}}", b="1")
Traceback (most recent call last):
ValueError: the prompt names a; given were b
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_VARIABLE = re.compile(r"\{\{(\w+)\}\}")


@cache
def prompt(name: str) -> str:
    """A prompt's text by its file's name without .txt."""
    return resources.files("assistant").joinpath("prompts", f"{name}.txt").read_text(encoding="utf-8")


def fill(text: str, /, **values: str) -> str:
    """The prompt with its variables put in."""
    named = set(_VARIABLE.findall(text))
    if named != set(values):
        raise ValueError(f"the prompt names {', '.join(sorted(named)) or 'nothing'}; given were {', '.join(sorted(values))}")
    return _VARIABLE.sub(lambda found: values[found[1]], text)
