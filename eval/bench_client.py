"""One kept connection to a server that is measured: what is sent, and the whole answer back.

Errors: RuntimeError where the server answers with another status than 200, so that no error is timed as an answer.

>>> Client("http://127.0.0.1:8000").address
'127.0.0.1:8000'
"""

from __future__ import annotations

import http.client
import json
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from assistant.answer import AnswerJson

SECONDS = 60


class Client:
    """A connection to one address, used for every request."""

    def __init__(self, address: str) -> None:
        self.address = urlsplit(address).netloc
        self._connection = http.client.HTTPConnection(self.address, timeout=SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._connection.close()

    def fetched(self, method: str, path: str, sent: str | None = None) -> bytes:
        """The body of the answer to one request."""
        try:
            answer = self._sent(method, path, sent)
        except (BrokenPipeError, http.client.RemoteDisconnected):  # the server ends a connection that was idle for seconds
            self._connection.close()
            answer = self._sent(method, path, sent)
        data = answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{method} {path}: status {answer.status}, expected 200: {data[:200]!r}")
        return data

    def _sent(self, method: str, path: str, sent: str | None) -> http.client.HTTPResponse:
        self._connection.request(method, path, sent, {"Content-Type": "application/json"} if sent else {})
        return self._connection.getresponse()

    def alive(self) -> bytes:
        """GET /healthz: the least that the server can answer."""
        return self.fetched("GET", "/healthz")

    def asked(self, question: str) -> bytes:
        """POST /chat with this question."""
        return self.fetched("POST", "/chat", json.dumps({"question": question}))

    def told(self, question: str) -> AnswerJson:
        """The answer to this question."""
        answer: AnswerJson = json.loads(self.asked(question))
        return answer
