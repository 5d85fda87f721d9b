"""One conversation with the assistant as the tests lead it: every answer is verified once more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from assistant.answer import Answer, Route
from assistant.answering.verify import verify
from assistant.assistant import Assistant
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.forged_store import asked_on
from tests.assistant.version_reports import put


class Talk:
    """Asks one question after another in one conversation."""

    def __init__(self, assistant: Assistant, library: Library) -> None:
        self._assistant, self._library = assistant, library
        self._said: list[str] = []
        self._conversation: str | None = None

    def ask(self, question: str) -> Answer:
        answer = self._assistant.ask(question, self._conversation)
        self._conversation = answer.conversation_id
        self._said.append(question)
        assert verify(answer, self._said, self._library.text) == ()
        if answer.route in (Route.REFUSE, Route.CLARIFY):
            assert not any(figure.value is not None for figure in answer.figures)
        assert answer.text.strip()
        return answer


@contextmanager
def told_in_prose(home: Path, texts: Mapping[tuple[str, int], str]) -> Iterator[Library]:
    """A library of reports that are one paragraph each, by body and year."""
    with open_library(StoreSettings(home), write=True) as library:
        for (body, year), said in texts.items():
            text = f"{body}{year}年政府信息公开工作年度报告\n一、总体情况\n{said}\n"
            put(library, f"{body}{year}.txt", parse("a.txt", text.encode()))
        yield library


def june_after(texts: Iterable[tuple[str, int]]) -> date:
    """The day on which reports are asked about: in June of the year behind the newest."""
    return date(max(year for _, year in texts) + 1, 6, 1)


@contextmanager
def talking(home: Path, texts: Mapping[tuple[str, int], str]) -> Iterator[Talk]:
    """A conversation about such reports."""
    with told_in_prose(home, texts) as library:
        yield Talk(asked_on(library, june_after(texts)), library)
