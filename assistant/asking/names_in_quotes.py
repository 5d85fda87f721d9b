"""What a question names as a report names it in quotes, without the quotes (随手拍怎么运行; the report: "随手拍").

Such a name is one thing, whatever words it is put together of. `with_quoted_names` puts it in the place of the concepts that are parts
of it; what is quoted and only says what every report speaks of is no name, nor is what the question quotes itself, which is one already.
Texts are folded, in lower case. Nothing raises.

>>> texts = ('开设"桨声随手记"栏目。',)
>>> [concept.name for concept in with_quoted_names((), "桨声随手记怎么运行", texts)]
['桨声随手记']
>>> with_quoted_names((), "公开信息怎么运行", ('设"公开信息"栏。',))
()
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.concepts import Concept
from assistant.language.paraphrases import substance
from assistant.passages.members import member_name

_QUOTED = re.compile(r'"([一-鿿a-z0-9]{3,12})"')
_ASKED = re.compile(r'"[^"]*"')


def with_quoted_names(found: Sequence[Concept], asked: str, texts: Sequence[str]) -> tuple[Concept, ...]:
    """The concepts of a question, `asked`, with the names that the sentences `texts` have in quotes, each once; where it has none at all,
    the name that is made up of so many (四公开是哪四公开)."""
    plain = _ASKED.sub("·", asked)
    names = {name for text in texts for name in _QUOTED.findall(text) if name in plain and not _says_nothing(name)}
    named = [name for name in sorted(names) if not any(name != other and name in other for other in names)]
    if not named:
        return tuple(found) or tuple(Concept(name, (name,), 1.0) for name in [member_name(asked)] if name)
    parts = [concept for concept in found if not any(concept.name in name for name in named)]
    return (*(Concept(name, (name,), 1.0) for name in named), *parts)


def _says_nothing(name: str) -> bool:
    """Whether a name is put together of what every report speaks of."""
    told = substance(name)
    return bool(told) and all(concept.generic for concept in told)
