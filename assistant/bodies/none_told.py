"""Where the report of another body says that one without a report had none of what is asked for: 市水利局、市教育局全年没有收到申请.

`NoneTold` quotes the first clause of such a report that names the body, alone or in a list of bodies, and tells nothing else but that
there was none (`prose.said_none`). A clause of all but it (除市水利局外) names others. Texts need not be folded; nothing raises.

>>> told = "市水利局、市教育局全年没有收到申请。市公安局未答复申请。"
>>> ask = wanted("收到申请多少件")
>>> [[span.of(told) for span in _denied(told, ask, name.__eq__)] for name in ("市教育局", "市公安局")]
[['市水利局、市教育局全年没有收到申请'], []]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from assistant.asking.asked_thing import wanted
from assistant.asking.wanted import Wanted
from assistant.bodies.asked_of_body import TAKEN_IN
from assistant.bodies.name_parts import place_stem
from assistant.bodies.names_told import named
from assistant.bodies.organisations import Mention, Organisation
from assistant.bodies.scope import Scope, Side
from assistant.bodies.told_by_host import ToldByHost
from assistant.language.concepts import GENERIC
from assistant.passages.extract import QuotedSpan
from assistant.prose.said_in_prose import is_deed
from assistant.prose.said_none import denied
from ingest.model import Span
from ingest.normalise import fold_text

_CLAUSES = re.compile(r"[^,，;；:：。!！?？\n]+")
_GENERIC = re.compile("(?:政府)?信息公开的?")
_TAKEN_IN = (*TAKEN_IN, "新收")
_JOINTS = re.compile("、|以及|和|与|及")


class NoneTold(ToldByHost):
    """What reports tell others to have had none of."""

    def _tells_none(self, speaking: Iterable[Organisation], mention: Mention) -> bool:
        """Whether the report of a body that speaks of the one mentioned says that it had none of what is asked for, which then is quoted."""
        years = self.question.years.named
        if not self.question.numeric or self.question.operation not in ("value", "sum", "list"):
            return False
        ask = wanted(self._said())
        for host in speaking:
            place = mention.said.removesuffix(mention.body) if mention.body else mention.said
            own = mention.body is not None and any(place in (one, place_stem(one)) for one in host.parts.places)

            def is_meant(name: str, host: Organisation = host, place: str = "" if own else place) -> bool:
                return named(fold_text(name), mention.body, place, host.parts.places)

            for id in (one for one in host.documents if not years or self.catalogue.records[one].year in years):
                for span in _denied(self.catalogue.text(id), ask, is_meant)[:1]:
                    self._scope, self._within = Scope((Side(host, said=host.name),)), (mention,)
                    self._years = (self.catalogue.records[id].year or 0,)
                    self._say_quotes((QuotedSpan(id, span, ()),))
                    return True
        return False


def _denied(text: str, ask: Wanted, is_meant: Callable[[str], bool]) -> list[Span]:
    """The clauses that begin with bodies of which the one meant is one, and say that there was none of what is asked for."""
    told = [concept.terms[: concept.own] for concept in ask.concepts if concept.weight > GENERIC]
    deeds = [terms for terms in told if is_deed(terms[0])]
    nouns = [terms for terms in told if terms not in deeds]
    found = []
    for clause in _CLAUSES.finditer(text):
        said = fold_text(clause.group())
        if not all(any(term in said for term in (*terms, *(_TAKEN_IN if terms[0] in _TAKEN_IN else ()))) for terms in deeds):
            continue
        for end in range(2, len(said)):
            *before, last = _JOINTS.split(said[:end])
            if (is_meant(last) or any(map(is_meant, before))) and denied(_GENERIC.sub("", said[end:]), nouns):
                found.append(Span(*clause.span()))
                break
    return found
