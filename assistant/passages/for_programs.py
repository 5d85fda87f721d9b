"""Passages for other programs: a search that stays with the bodies and years its query names.

Open WebUI, Dify, MCP clients and chains bring a query and want text. `PassageSearch` reads the query as a question is
read: a body that it names limits the search to that body's reports, a year to that year's; a body that the store does
not have finds only what reports of the same place say of it by name. A query that names neither searches everything. Where a body has
no report of the one year that is named, the reports of the years beside it are searched for what they say of that year: what it is
to bring, what became of its problems, what names it.
`among` limits further (Dify's metadata conditions).

Passages come best first. `share` is a passage's score over the best that its search could give (0..1]: comparable within
one search, no probability.

>>> scopes([])  # no documents: nothing is searched
()
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.asking.question import Question, understand
from assistant.bodies.catalogue import Catalogue, CatalogueCache
from assistant.bodies.organisations import Organisation
from assistant.bodies.scope import Scope, scope_of, years_for
from assistant.bodies.told_elsewhere import called
from assistant.passages.plans import names_no_plan
from assistant.passages.quoting import PLANNED
from ingest.store.library import DocumentRecord

if TYPE_CHECKING:
    from assistant.passages.retrieve import HybridRetriever, Passage

Among = Callable[[DocumentRecord], bool]
_PROBLEMS = re.compile("问题|不足|短板|problem|shortcoming")
_LOOKED_AT = 40
"""Of so many passages of the years beside it is looked whether they speak of the year."""


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage with its document; `share` is its score as a share of the best of this search."""

    record: DocumentRecord
    passage: Passage
    share: float


def scopes(records: Iterable[DocumentRecord]) -> tuple[str, ...]:
    """The ids of documents, in their order, each once."""
    return tuple(dict.fromkeys(record.id for record in records))


class PassageSearch:
    """Searches one library's passages for queries of others. Errors: those of the retriever (IndexUnavailable)."""

    def __init__(
        self, catalogues: CatalogueCache, retriever: Callable[[], HybridRetriever], today: Callable[[], date] = date.today
    ) -> None:
        self._catalogues, self._retriever, self._today = catalogues, retriever, today

    def find(self, query: str, k: int, among: Among | None = None) -> tuple[FoundPassage, ...]:
        """The k best passages for a query; () where it names a body that is not there, or nothing is left to search."""
        catalogue = self._catalogues.current().naming_files([query])
        question = understand(query, catalogue.table, self._today().year)
        named = named_documents(question, catalogue)
        records = catalogue.records.values() if named is None else named
        beside = () if records else _beside_year(question, catalogue)
        wanted = scopes(record for record in (records or beside) if among is None or among(record))
        if not wanted or k < 1:
            return ()
        everything = len(wanted) == len(catalogue.records)
        found = self._retriever().search(
            query if everything else question.content or query,
            None if everything else wanted,
            max(k, _LOOKED_AT) if beside else k,
            in_words=not question.numeric,
        )
        if beside:
            found = tuple(one for one in found if _speaks_of(question, catalogue.records[one.document_id], one.text))[:k]
        best = max((passage.score for passage in found), default=1.0)
        return tuple(
            FoundPassage(catalogue.records[passage.document_id], passage, passage.score / best)
            for passage in found
            if passage.document_id in catalogue.records
        )


def named_documents(question: Question, catalogue: Catalogue) -> Sequence[DocumentRecord] | None:
    """The documents of the bodies and years that a question names; None where it names neither."""
    records = _of_bodies(question, catalogue)
    years = question.years
    if not (years.named or years.last or years.since):
        return records
    among = list(catalogue.records.values()) if records is None else records
    available = sorted({record.year for record in among if record.year is not None})
    wanted = frozenset(years_for(years, available))
    return [record for record in among if record.year in wanted]


def _beside_year(question: Question, catalogue: Catalogue) -> tuple[DocumentRecord, ...]:
    """The named bodies' reports of the years before and after the one year that a question names."""
    named, records = question.years.named, _of_bodies(question, catalogue) or ()
    return tuple(r for r in records if r.year is not None and len(named) == 1 and abs(r.year - named[0]) == 1)


def _speaks_of(question: Question, record: DocumentRecord, text: str) -> bool:
    """Whether a passage of a report of the year before or after may be about the year asked for."""
    year = question.years.named[0]
    if record.year == year - 1 and (PLANNED.search(question.content) or names_no_plan(question.content)):
        return True
    return str(year) in text or (record.year == year + 1 and _PROBLEMS.search(question.content) is not None)


def _of_bodies(question: Question, catalogue: Catalogue) -> list[DocumentRecord] | None:
    """The documents of the bodies that a question names; None where it names none."""
    scope = scope_of(question, catalogue)
    named = bool(question.mentions) or scope.unknown is not None
    bodies: Iterable[Organisation] = ()
    if scope.unknown is not None:
        bodies = _naming(scope.unknown, question, scope, catalogue)
    elif question.mentions:
        bodies = (*scope.unclear, *(body for side in scope.sides for body in (side.organisation, *side.related)))
    records = [catalogue.records[id] for body in bodies for id in body.documents]
    return None if not named or (not records and scope.unknown is None) else records


def _naming(said: str, question: Question, scope: Scope, catalogue: Catalogue) -> Iterable[Organisation]:
    """The bodies whose reports name a body that has none of its own: a government's says it as it is called among its own
    (市卫生健康委), any other's by its full name; often there are none."""
    mention = next((one for one in question.mentions if one.said == said), None)
    return called(mention, said, scope.near, (), catalogue)
