"""Names that lie inside others: what a question names behind a body's name, and a name that is only part of a longer one.

示例市乡镇专区 is no body of its own where the report of 示例市 speaks of 乡镇专区: a question names it behind the body's name, and
what reads names takes both for one body that nobody knows. `inside` gives the body and what is named of it, for the question
to be asked of that body; None where no body's name opens what was said, where the rest is a body by its ending (局,
委员会), or where the body's reports do not say it word for word.

>>> says_alone("其中市财政局3件", "市财政局"), says_alone("海州市财政局3件", "市财政局")
(True, False)
"""

from __future__ import annotations

import re

from assistant.bodies.catalogue import Catalogue
from assistant.bodies.organisations import Organisation
from ingest.normalise import fold_text

_BODY = re.compile(
    r"(?:局|委|会|厅|办|办公室|政府|法院|检察院|公司|集团|银行|医院|学校|大学|学院|大队|支队|[省市县镇乡]|(?<!专)(?<!社)区|街道|.{2}(?:社区|村))$"
)
"""How bodies and places end that answer for themselves."""
_BEFORE_NAME = ",、:(其中和与及由经"


def inside(said: str, catalogue: Catalogue) -> tuple[Organisation, str] | None:
    """The body whose name, or whose place's, opens what was said, and the rest; a government before others of its place."""
    found: tuple[Organisation, str] | None = None
    for organisation in catalogue.table.organisations:
        names = (organisation.name, *organisation.names, *organisation.parts.places[-1:])
        opening = max((name for name in names if said.startswith(name)), key=len, default="")
        rest = said[len(opening) :]
        if not opening or len(rest) < 2 or _BODY.search(rest) or (found is not None and not organisation.is_government):
            continue
        if catalogue.naming(fold_text(rest), organisation.documents):
            found = organisation, rest
    return found


def says_alone(text: str, name: str) -> bool:
    """Whether a text says a name that is no part of a longer one (市财政局, not 海州市财政局)."""
    found = list(re.finditer(re.escape(name), text))
    before = (text[: hit.start()] for hit in found)
    levels = tuple("省市区县")
    return any(
        len(name) > 6 or one[-1:] in ("", *_BEFORE_NAME) or (one.endswith(levels) and one[-2:-1] in ("", *_BEFORE_NAME))
        for one in before
    )
