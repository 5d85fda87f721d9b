"""A real service for tests: a small store on disk, an assistant that answers three questions out of it, and uvicorn on a
free port of this machine. The report is our own; one of its lines is an attack on whoever shows it."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import numpy
import uvicorn

from assistant.answer import Answer, AnswerFigure, Citation, Notice, Route
from assistant.bodies.catalogue import CatalogueCache
from assistant.passages.for_programs import PassageSearch
from assistant.passages.retrieve import HybridRetriever
from assistant.service.application import Rooms, create_app, server_config
from assistant.service.chat import AssistantLike
from assistant.service.index import Rebuilding
from assistant.service.intake import Intake
from assistant.service.originals import Originals
from assistant.service.settings import ServiceSettings
from ingest.errors import StoreError
from ingest.model import (
    Checks,
    Document,
    Figure,
    Identity,
    Problem,
    Report,
    Section,
    Span,
    State,
    Statement,
    StatementKind,
)
from ingest.settings import StoreSettings
from ingest.store.api_keys import Scope, new_key
from ingest.store.library import Library, open_library
from ingest.workers.limits import Limits
from tests.ingest.first_axis import FirstAxisEmbedder

ATTACK = '<img src=x onerror="window.hurt=1"><script>window.hurt=2</script>'
BODY = "青禾市云溪区人民政府"
TITLE = f"{BODY}2023年政府信息公开工作年度报告"
COUNTED = "全年共收到申请42件"
TEXT = (
    f"{TITLE}\n一、总体情况\n𠮷日编印。{COUNTED}，同比减少3件。\n"
    f"二、收到和处理申请情况\n本年新收\t42\t-3\t/\n三、其他\n=1+1 的写法见附件{ATTACK}。\n" + "附注说明，供查阅。\n" * 60
)
ANSWER = "2023年，云溪区共收到政府信息公开申请42件[1][2]。\n上年结转一栏是空白。"
ASKED_FIGURE = "云溪区2023年收到多少件申请？"
ASKED_ATTACK = "附件里写了什么？"
ASKED_DOWN = "请停一下"
ASKED_WRONG = "这句不成话"


def _span(piece: str) -> Span:
    start = TEXT.index(piece)
    return Span(start, start + len(piece))


def _figure(row: tuple[str, ...], indicator: str | None, value: str | None, raw: str, state: State) -> Figure:
    return Figure(
        table="applications", form="2021", row=row, column=("总计",), indicator=indicator, dimension="总计",
        value=None if value is None else Decimal(value), unit="件", state=state, raw=raw, span=_span("\t" + raw), page=None,
        table_title="收到和处理申请情况", checks=Checks(held=2),
    )  # fmt: skip


def report() -> Report:
    """The report as reading would have left it: four figures, one of them below zero and one blank, two statements."""
    counted = _span(COUNTED)
    headings = ("一、总体情况", "二、收到和处理申请情况", "三、其他")
    starts = [_span(heading).start for heading in headings]
    return Report(
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        document=Document(text=TEXT, format="txt", encoding="utf-8"),
        identity=Identity(BODY, 2023, TITLE, part_of=("青禾市",), names=("云溪区政府",)),
        form="2021",
        sections=(
            Section((), Span(0, starts[0]), Span(0, 0)),
            *(
                Section((heading,), Span(start, end), _span(heading))
                for heading, start, end in zip(headings, starts, [*starts[1:], len(TEXT)], strict=True)
            ),
        ),
        figures=(
            _figure(("一、本年新收政府信息公开申请数量",), "applications.received", "42", "42", State.REPORTED),
            _figure(("与上年相比",), None, "-3", "-3", State.REPORTED),
            _figure(("二、上年结转政府信息公开申请数量",), "applications.carried_in", None, "/", State.BLANK),
            _figure(("=1+1",), None, "0.5", "42", State.REPORTED),
        ),
        statements=tuple(
            Statement(
                subject="申请", context="共收到", value=Decimal(number), unit="件", kind=StatementKind.COUNT,
                state=State.REPORTED, number=_span(number + "件"), quote=counted, sentence=counted, year=year,
                indicator="applications.received",
            )
            for number, year in (("42", None), ("3", 2022))
        ),
        chunks=(),
        problems=(Problem("unknown_row", "表中有一行不属于官方表格", _span("=1+1"), 4),),
    )  # fmt: skip


@dataclass
class FixedAssistant:
    """Answers by the question's own words; remembers what it was asked."""

    library: Library
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def ask(self, question: str, conversation_id: str | None = None, *, earlier: Sequence[str] = ()) -> Answer:
        self.asked.append((question, conversation_id))
        document = self.library.documents()[0]
        if question == ASKED_DOWN:
            raise StoreError("the store in /secret/place cannot be read")
        if question == ASKED_WRONG:
            raise ValueError("a fault of our own")
        attack = question == ASKED_ATTACK
        quote = ATTACK if attack else COUNTED
        span = _span(quote)
        cell = _span("\t42")
        source = Citation(
            document.id, document.file, ATTACK if attack else document.title, document.organisation, document.year,
            (ATTACK,) if attack else ("一、总体情况",), quote, span.start, span.end,
        )  # fmt: skip
        table = Citation(
            document.id, document.file, document.title, document.organisation, document.year, ("二、收到和处理申请情况",),
            "42", cell.start + 1, cell.end, "cell", None, "收到和处理申请情况",
            ("一、本年新收政府信息公开申请数量",), ("总计",),
        )  # fmt: skip
        label = "本年新收政府信息公开申请数量"
        received = AnswerFigure(Decimal(42), "件", "reported", BODY, 2023, "applications.received", label, "总计", None, (0, 1))
        blank = AnswerFigure(
            None, "件", "blank", BODY, 2023, "applications.carried_in", "上年结转政府信息公开申请数量", "总计", None, ()
        )
        return Answer(
            text=f"附件写着：{ATTACK}[1]。" if attack else ANSWER,
            language="zh",
            route=Route.PASSAGES if attack else Route.FIGURES,
            figures=() if attack else (received, blank),
            citations=(source,) if attack else (source, table),
            warnings=(Notice("year_assumed", ATTACK if attack else "未指明年份，用最近的2023年。"),),
            conversation_id=conversation_id or "new-1",
        )


@dataclass(frozen=True)
class Service:
    """The service as it runs: its address, its assistant and what it reads, its way in for reports, and the first key."""

    url: str
    assistant: FixedAssistant
    library: Library
    lacking: list[str]
    intake: Intake
    first: str

    def key(self, scope: Scope, *origins: str, days: int | None = None) -> str:
        """A new key of this service; from the first on, what reads needs one too."""
        return self.library.keys.create(new_key(scope, origins=origins, days=days)).text


FIRST = new_key(Scope.ADMIN, id="first")
"""The key that a served home without keys prints."""


@contextmanager
def serving(
    asker: AssistantLike,
    library: Library,
    lacking: list[str] | None = None,
    *,
    intake: Intake | None = None,
    settings: ServiceSettings | None = None,
) -> Iterator[str]:
    """A service over a library; gives its address."""
    passages = PassageSearch(CatalogueCache(library), lambda: HybridRetriever(library, None))
    rooms = Rooms(
        asker,
        library,
        condition=lambda: lacking or [],
        intake=intake,
        passages=passages,
        rebuilding=Rebuilding(lambda: None),
        settings=settings or ServiceSettings(),
        first_key=FIRST.key,
    )
    app = create_app(rooms)
    config = server_config(app)
    config.host, config.port, config.log_level = "127.0.0.1", 0, "critical"
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def running(home: Path, settings: ServiceSettings | None = None, limits: Limits | None = None) -> Iterator[Service]:
    """A service over a fresh store in `home`."""
    stores = StoreSettings(home)
    with open_library(stores, write=True) as library:
        nothing = numpy.zeros((0, 0), dtype=numpy.float32)
        assert library.commit("/reports/2023/yunxi.txt", "2023/yunxi.txt", report(), nothing) == "added"
        assistant = FixedAssistant(library)
        lacking: list[str] = []
        intake = Intake(library, FirstAxisEmbedder, lambda _: None, Originals(home), jobs=1, limits=limits)
        try:
            with serving(assistant, library, lacking, intake=intake, settings=settings) as url:
                yield Service(url, assistant, library, lacking, intake, FIRST.text)
        finally:
            intake.close()
