"""A number of a report's prose with the folded texts that it is matched by: its clause, its sentence, the headings over it.

`shelf` makes them of a document's statements. Texts are folded and in lower case. Nothing is looked up and nothing raises.

>>> from decimal import Decimal
>>> from ingest.model import Span, State, StatementKind
>>> at = Span(0, 9)
>>> number = Statement("发布信息", "网站发布信息9条", Decimal(9), "条", StatementKind.COUNT, State.REPORTED, at, at, at)
>>> one = Candidate(number, "a", "网站发布信息9条|发布信息", "网站发布信息9条", "全年召开会议2次,网站发布信息9条,办结8件", "")
>>> one.printed, one.counted, one.before, one.behind
('网站发布信息9条', '发布信息', '全年召开会议2次,', ',办结8件')
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.prose.acting import Actor
from ingest.model import Statement
from ingest.normalise import fold_text


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement; its own clause and, behind a `|`, what it counts; its head (the quote), its sentence and the headings over it; and
    what the whole counts that it is a part of ("" for none), the body that acts where it is told (None where the report names none), and
    whether it is a coarser count than that which its things go by (`layers_counted`)."""

    statement: Statement
    document_id: str
    clause: str
    head: str
    sentence: str
    section: str
    whole: str = ""
    actor: Actor | None = None
    coarser: bool = False

    @property
    def printed(self) -> str:
        """Its own clause as the report prints it."""
        return self.clause.split("|")[0]

    @property
    def counted(self) -> str:
        """What it counts."""
        return fold_text(self.statement.subject).lower()

    @property
    def before(self) -> str:
        """Its sentence before its own clause; "" where the sentence does not print that."""
        return self.sentence[: max(self.sentence.find(self.printed), 0)]

    @property
    def behind(self) -> str:
        """Its sentence behind its own clause; "" where the sentence does not print that."""
        at = self.sentence.find(self.printed)
        return "" if at < 0 else self.sentence[at + len(self.printed) :]

    @property
    def up_to_clause(self) -> str:
        """Its sentence up to the end of its own clause."""
        return self.before + self.printed

    def printed_as(self, printed: str, statement: Statement) -> Candidate:
        """The candidate with a statement that its clause, said in these words, tells."""
        subject = fold_text(statement.subject).lower()
        sentence = self.sentence.replace(self.printed, printed, 1)
        return replace(self, statement=statement, clause=f"{printed}|{subject}", sentence=sentence)
