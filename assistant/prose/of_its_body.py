"""The numbers of one report's prose that may answer for its body and year at all, before what is asked for is looked for in them.

Left out are those of another year, of a part or of more than a question asks for (`told_in_part`), of others than the body
(`whose_number`), of persons, bodies and places where something else is counted or the other way round (`members_counted`), and of
other applications and proceedings than those asked for. Texts are folded; nothing raises.

>>> from decimal import Decimal
>>> from ingest.model import Span, State, Statement
>>> at, said = Span(0, 9), ("本局收到申请9件", "市教育局收到申请4件")
>>> numbers = [Statement("收到申请", text, Decimal(9), "件", StatementKind.COUNT, State.REPORTED, at, at, at, year=2023) for text in said]
>>> told = [Candidate(number, "a", f"{text}|收到申请", text, text, "") for number, text in zip(numbers, said)]
>>> [one.printed for one in of_its_body(told, 2023, ("桑榆市水务局",), Wanted("收到申请几件", None, None, (), "件"))]
['本局收到申请9件']
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking.asked_unit import of_persons_unasked
from assistant.asking.wanted import Wanted
from assistant.guards.one_of_several import of_others_here
from assistant.guards.said_not import counts_what_is_not
from assistant.guards.whose_number import counts_doers, of_another_place, of_office, of_others
from assistant.language.speaking import of_other_proceedings
from assistant.prose.accounted import place_of
from assistant.prose.applications_told import counts_documents, of_letters_asked, of_some
from assistant.prose.candidate import Candidate
from assistant.prose.members_counted import counts_no_members, set_at_each
from assistant.prose.qualifiers import counts_more
from assistant.prose.sites_named import of_another_site
from assistant.prose.told_in_part import told_in_part
from assistant.prose.whole_counts import names_itself, of_all_alone
from ingest.model import StatementKind
from ingest.normalise import fold_text


def of_its_body(all_told: Sequence[Candidate], year: int | None, names: Sequence[str], wanted: Wanted) -> list[Candidate]:
    """Those of all that a report tells which may answer, in the order of its text; `names` are those of its body."""
    told = (c for c in all_told if c.statement.year in (year, None) and not told_in_part(c, all_told, wanted.text))
    told = (c for c in told if not counts_more(wanted.text, c) and not counts_what_is_not(wanted.text, c))
    told = (c for c in told if not of_persons_unasked(wanted.unit, c.statement.unit, c.counted, wanted.text))
    told = (c for c in told if not counts_no_members(wanted.text, c) and not set_at_each(wanted.text, c))
    ours = (
        c for c in told if not of_others(_doers(c), names, wanted.text) and not of_others_here(c, all_told, names, wanted.text)
    )
    ours = (c for c in ours if not of_another_place(fold_text(c.statement.subject), names, wanted.text))
    ours = (c for c in ours if not counts_doers(c.printed, wanted.text.partition("|")[0]))
    ours = (c for c in ours if c.statement.kind is not StatementKind.SHARE or not of_office(place_of(c), names, wanted.text))
    if (wanted.indicator or "").startswith("applications."):
        ours = (c for c in ours if not counts_documents(c, wanted.text))
    ours = (c for c in ours if not of_some(c, wanted.text, wanted.indicator) and not of_letters_asked(c, wanted.text))
    ours = (c for c in ours if not of_another_site(c, names, wanted.text))
    if names_itself(wanted.text):
        ours = (c for c in ours if not of_all_alone(c))
    return [c for c in ours if not of_other_proceedings(c, wanted.indicator)]


def _doers(candidate: Candidate) -> str:
    """What tells whose a number is: what stands before it, and of a part what stands before its whole."""
    return f"{place_of(candidate)}|{candidate.up_to_clause if candidate.statement.whole is not None else ''}"
