"""A real HTTP server on this machine that speaks OpenAI's streaming chat, and says whatever a test's script says.

A script gets what was asked (`Asked`) and gives steps: text is a piece of the reply; `Status`, `Raw`, `Stall` and `Break` are
what else an endpoint may do. A script that ends without `Break` ends its reply properly.
"""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from assistant.settings import ModelSettings
from assistant.worded.step import CLOSE, OPEN


@dataclass(frozen=True)
class Asked:
    """One request: its body, and what our prompt holds."""

    body: dict[str, object]
    system: str
    user: str
    attempt: int

    @property
    def evidence(self) -> str:
        """What stands between the delimiters."""
        return self.user.split(OPEN, 1)[1].rsplit(CLOSE, 1)[0].strip()


@dataclass(frozen=True)
class Status:
    """An answer with this status and no reply."""

    code: int
    body: bytes = b'{"error": {"message": "no", "type": "x", "param": null, "code": null}}'


@dataclass(frozen=True)
class Raw:
    """Bytes as they are, `times` over."""

    data: bytes
    times: int = 1


@dataclass(frozen=True)
class Stall:
    """Nothing for so many seconds (less where the test ends)."""

    seconds: float


@dataclass(frozen=True)
class Break:
    """The connection is dropped."""


Step = str | Status | Raw | Stall | Break
Script = Callable[[Asked], Iterable[Step]]


def says(*pieces: str) -> Script:
    """A script that says the same to everything."""
    return lambda asked: pieces


@dataclass
class Endpoint:
    """The server: `script` may be changed between questions; `asked` is what it was asked."""

    url: str = ""
    script: Script = field(default_factory=lambda: says(""))
    asked: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def settings(self, seconds: float = 10.0, most_bytes: int = 256 * 1024) -> ModelSettings:
        return ModelSettings(self.url, "scripted", "key-of-the-test", seconds, most_bytes)


def _chunk(delta: dict[str, str], reason: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": reason}
    data = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "scripted", "choices": [choice]}
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def _handler(endpoint: Endpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            said = {message["role"]: message["content"] for message in body["messages"]}
            asked = Asked(body, said["system"], said["user"], len(endpoint.asked))
            endpoint.asked.append(asked)
            try:
                self._reply(endpoint.script(asked))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _reply(self, steps: Iterable[Step]) -> None:
            begun = False
            for step in steps:
                if isinstance(step, Status):
                    self.send_response(step.code)
                    self.send_header("Content-Length", str(len(step.body)))
                    self.end_headers()
                    self.wfile.write(step.body)
                    return
                if not begun:
                    self.send_response(200)
                    self.send_header("Content-Type", "text/event-stream")
                    self.send_header("Transfer-Encoding", "chunked")
                    self.end_headers()
                    begun = True
                if isinstance(step, Break):
                    self.connection.shutdown(socket.SHUT_RDWR)
                    self.close_connection = True
                    return
                if isinstance(step, Stall):
                    endpoint.over.wait(step.seconds)
                elif isinstance(step, Raw):
                    for _ in range(step.times):
                        self._write(step.data)
                else:
                    self._write(_chunk({"role": "assistant", "content": step}))
            if not begun:
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
            self._write(_chunk({}, "stop") + b"data: [DONE]\n\n")
            self.wfile.write(b"0\r\n\r\n")

        def _write(self, data: bytes) -> None:
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            self.wfile.flush()

    return Handler


@contextmanager
def scripted(script: Script | None = None) -> Iterator[Endpoint]:
    """The server while the test runs."""
    endpoint = Endpoint(script=script or says(""))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(endpoint))
    server.daemon_threads = True
    endpoint.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02))
    thread.start()
    try:
        yield endpoint
    finally:
        endpoint.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def unused_url() -> str:
    """An address where nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}/v1"


def took(action: Callable[[], object]) -> float:
    """Seconds that an action took."""
    begun = time.monotonic()
    action()
    return time.monotonic() - begun
