"""One conversation with the assistant as the tests lead it: every answer is verified once more."""

from __future__ import annotations

from assistant.answer import Answer, Route
from assistant.assistant import Assistant
from assistant.verify import verify
from ingest.store import Library


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
