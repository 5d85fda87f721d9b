"""The one door to a language model: any OpenAI-compatible endpoint, through LangChain's chat model.

`ChatModel.stream` sends two messages and gives the pieces of the reply as they come. One deadline holds for all of it:
connecting, waiting, repeating, reading. A refused connection, 429 or 5xx before the first piece is tried again within the
deadline; after it nothing is, because what was read cannot be joined to another reply. No more than `most_bytes` are read
off the wire, however they are packed, and no compressed reply is accepted, so that a small one cannot grow. No tool is
offered to the model, and nothing is sent anywhere but to the endpoint: tracing that the environment may switch on stays off.

All failures are `ModelFailed` with a code: `resting` (the breaker is open), `busy` (too many at once), `timeout`,
`connection`, `status`, `stream` (not what the protocol says), `too_much`, `broken_off` (ended before it said it was done),
`left` (nobody reads on).

LangChain is loaded by the first call, on an event loop in a thread of its own: the wait can be given up at any moment from
the thread that asks, whatever that thread runs.

>>> ModelFailed("timeout").code
'timeout'
"""

from __future__ import annotations

import asyncio
import queue
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from threading import BoundedSemaphore, Lock, Thread
from typing import TYPE_CHECKING, Literal

from assistant.settings import ModelSettings
from assistant.worded.breaker import Breaker

if TYPE_CHECKING:
    from langchain_openai import ChatOpenAI

Code = Literal["resting", "busy", "timeout", "connection", "status", "stream", "too_much", "broken_off", "left"]
AT_ONCE = 8
"""How many replies are waited for at one time; more would hold up questions that need no model."""
TRIES = 3
_FIRST_PAUSE = 0.2
_LONGEST_REPLY = 1200
"""Tokens asked for at most; what is read is bounded by bytes all the same."""


class ModelFailed(Exception):  # noqa: N818 - named for what happened
    """The endpoint gave no reply that can be used."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code: Code = code


@dataclass(frozen=True, slots=True)
class _End:
    """The end of a reply in the queue: None where all went well."""

    failure: ModelFailed | None = None


class _Loop:
    """An event loop in a thread of its own, for all calls of one model."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = Thread(target=self.loop.run_forever, name="wenbao-model", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()


class ChatModel:
    """A chat model at an endpoint. Safe to share between threads; `close` when done."""

    def __init__(self, settings: ModelSettings, breaker: Breaker | None = None) -> None:
        self.settings = settings
        self.breaker = breaker or Breaker()
        self._places = BoundedSemaphore(AT_ONCE)
        self._lock = Lock()
        self._opened: tuple[ChatOpenAI, _Loop] | None = None

    def stream(self, system: str, user: str) -> Iterator[str]:
        """The pieces of the reply. Errors: ModelFailed, at any point of it; leaving the iterator gives the call up."""
        if not self._places.acquire(blocking=False):
            raise ModelFailed("busy")
        try:
            if not self.breaker.admits():
                raise ModelFailed("resting")
            yield from self._watched(system, user)
        finally:
            self._places.release()

    def _watched(self, system: str, user: str) -> Iterator[str]:
        """The reply, telling the breaker how it went."""
        told = False
        try:
            yield from self._pieces(system, user)
            self.breaker.worked()
            told = True
        except ModelFailed:
            self.breaker.failed()
            told = True
            raise
        finally:
            if not told:
                self.breaker.given_up()

    def _pieces(self, system: str, user: str) -> Iterator[str]:
        model, own = self._open()
        until = time.monotonic() + self.settings.seconds
        said: queue.SimpleQueue[str | _End] = queue.SimpleQueue()
        task = asyncio.run_coroutine_threadsafe(self._call(model, system, user, said, until), own.loop)
        try:
            while True:
                try:
                    piece = said.get(timeout=max(0.0, until - time.monotonic()))
                except queue.Empty:
                    raise ModelFailed("timeout") from None
                if isinstance(piece, _End):
                    if piece.failure is not None:
                        raise piece.failure
                    return
                yield piece
        finally:
            task.cancel()

    async def _call(self, model: ChatOpenAI, system: str, user: str, said: queue.SimpleQueue[str | _End], until: float) -> None:
        end = _End(ModelFailed("left"))
        try:
            async with asyncio.timeout(max(0.0, until - time.monotonic())):
                end = await self._tried(model, system, user, said)
        except TimeoutError:
            end = _End(ModelFailed("timeout"))
        finally:
            said.put(end)

    async def _tried(self, model: ChatOpenAI, system: str, user: str, said: queue.SimpleQueue[str | _End]) -> _End:
        """One reply, tried again while nothing has come and trying again may help."""
        pause = _FIRST_PAUSE
        for last in (*[False] * (TRIES - 1), True):
            begun = False
            try:
                async for piece in _reply(model, system, user):
                    begun = True
                    said.put(piece)
                return _End()
            except Exception as error:  # noqa: BLE001 - the edge: whatever a foreign server makes of a foreign library
                code, again = _told(error)
                if begun or last or not again:
                    return _End(ModelFailed(code))
            await asyncio.sleep(pause)
            pause *= 3
        raise AssertionError("the last try returns")

    def _open(self) -> tuple[ChatOpenAI, _Loop]:
        with self._lock:
            if self._opened is None:
                self._opened = (_chat_model(self.settings), _Loop())
            return self._opened

    def close(self) -> None:
        """Closes connections and stops the thread; the next call would open anew."""
        with self._lock:
            opened, self._opened = self._opened, None
        if opened is not None:
            model, own = opened
            client = model.http_async_client
            if client is not None:
                asyncio.run_coroutine_threadsafe(client.aclose(), own.loop).result(timeout=5)
            own.close()


async def _reply(model: ChatOpenAI, system: str, user: str) -> AsyncIterator[str]:
    """The pieces of one reply; ModelFailed("broken_off") where it ended without saying that it was done."""
    from langsmith import tracing_context  # noqa: PLC0415 - loaded with LangChain, by the first call

    done = False
    with tracing_context(enabled=False):
        async for chunk in model.astream([("system", system), ("human", user)]):
            if chunk.text:
                yield str(chunk.text)
            done = done or chunk.response_metadata.get("finish_reason") == "stop"
    if not done:
        raise ModelFailed("broken_off")


def _told(error: Exception) -> tuple[Code, bool]:
    """(What went wrong, whether trying again may help)."""
    import openai  # noqa: PLC0415 - loaded with LangChain, by the first call

    known: BaseException | None = error
    while known is not None:  # the library wraps what the transport raised
        if isinstance(known, ModelFailed):
            return known.code, False
        known = known.__cause__ or known.__context__
    if isinstance(error, openai.APITimeoutError):
        return "timeout", False
    if isinstance(error, openai.APIConnectionError):
        return "connection", True
    if isinstance(error, openai.APIStatusError):
        return "status", error.status_code == 429 or error.status_code >= 500
    return "stream", False


def _chat_model(settings: ModelSettings) -> ChatOpenAI:
    """LangChain's chat model with a transport that stops reading at the limit."""
    # a second to load, and for most homes never needed
    import httpx2  # noqa: PLC0415 - loaded with LangChain, by the first call
    from langchain_openai import ChatOpenAI  # noqa: PLC0415 - a second to load, by the first call
    from pydantic import SecretStr  # noqa: PLC0415 - loaded with LangChain, by the first call

    class Bounded(httpx2.AsyncByteStream):
        """A reply's bytes up to the limit."""

        def __init__(self, inner: httpx2.AsyncByteStream) -> None:
            self._inner = inner

        async def __aiter__(self) -> AsyncIterator[bytes]:
            read = 0
            async for data in self._inner:
                read += len(data)
                if read > settings.most_bytes:
                    raise ModelFailed("too_much")
                yield data

        async def aclose(self) -> None:
            await self._inner.aclose()

    async def bounded(response: httpx2.Response) -> None:
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise ModelFailed("stream")
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = Bounded(response.stream)

    client = httpx2.AsyncClient(
        headers={"Accept-Encoding": "identity"},
        event_hooks={"response": [bounded]},
        timeout=settings.seconds,
        trust_env=not settings.local,
        follow_redirects=False,
    )
    return ChatOpenAI(
        model=settings.model,
        base_url=settings.base_url,
        api_key=SecretStr(settings.api_key or "none"),
        http_async_client=client,
        timeout=settings.seconds,
        max_retries=0,
        temperature=0,
        max_completion_tokens=_LONGEST_REPLY,
        stream_chunk_timeout=None,
        use_responses_api=False,
    )
