"""What comes in by its nature (投诉, 来信, 诉求) need not be said to have come in: 收到出租车投诉几件 is told by 其中出租车投诉411件.

`unsaid_receiving` gives such a question without its word for receiving, None for any other; `counts_just` tells whether what a number
counts is what such a question names, no more and no less: neither 办结投诉 nor the complaints about taxis tell how many complaints came in.
Texts are folded; nothing raises.

>>> unsaid_receiving("接到的出租车投诉有多少件"), unsaid_receiving("收到申请多少件"), unsaid_receiving("出租车投诉有多少件")
('出租车投诉有多少件', None, None)
>>> [counts_just(label, "出租车投诉有多少件") for label in ("出租车投诉", "办结出租车投诉", "投诉")], counts_just("出租车投诉", "投诉多少件")
([True, False, False], False)
"""

from __future__ import annotations

import re

from assistant.language.word_tables import word_table
from ingest.statements.words import alternatives

_TABLE = word_table("coming_in")
_ASKED = re.compile(
    rf"(?:一共|总共|共)?(?:{alternatives(_TABLE['receiving'])})(?:了|的|过)*(?P<what>[^,;。?]*?(?:{alternatives(_TABLE['things'])}))(?=[^,;。?]*(?:多少|几))"
)
_NOTHING = re.compile("其中|[的类共]")


def unsaid_receiving(question: str) -> str | None:
    """See the module."""
    found = _ASKED.search(question)
    return None if found is None else question[: found.start()] + found["what"] + question[found.end() :]


def counts_just(label: str, question: str) -> bool:
    """See the module; `question` without its word for receiving."""
    things = alternatives(_TABLE["things"])
    named = re.search(rf"[\u4e00-\u9fff]+?(?:{things})(?=[^,;。?]*(?:多少|几))", question)
    return named is not None and _NOTHING.sub("", label) == _NOTHING.sub("", named[0])
