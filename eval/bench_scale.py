"""What a question costs over a store of 10,000 forged reports, 2,000,000 figures: over HTTP, against /healthz and bare SQL.

`scale`: figure questions, every one about another body, year and row, against GET /healthz on the same connection.
`scale-sql`: the same against the one SELECT that holds the figure, on a connection of its own. `scale-bodies`: questions over
all bodies (the most, a count, a sum) against that SELECT for all bodies of a year. Each question's first answer is compared
with the SELECT's number before anything is timed: the time of a wrong answer means nothing. The store is made once in a
folder and used again (`bench_store`). The server's peak memory is told in megabytes.

>>> asked = next(questions(1, 1, list(bodies(20))))
>>> asked.body.name in asked.text and str(asked.year) in asked.text
True
"""

from __future__ import annotations

import random
import resource
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypedDict

from eval.bench_client import Client
from eval.bench_ratio import Ratio, RatioJson, in_turns
from eval.bench_store import REPORTS, YEARS, Body, bodies, forged_store, path_of
from eval.serving import serving
from ingest.store.home import DATABASE_NAME

REQUESTS = 400
OVER_ALL = 5
ASKED = (
    ("{body}{year}年收到多少件政府信息公开申请？", "applications.received"),
    ("{body}{year}年予以公开的有几件？", "applications.granted"),
    ("{year}年{body}因国家秘密不予公开的申请有多少件？", "applications.refused.state_secret"),
    ("{body}{year}年结转下年度继续办理的有多少件？", "applications.carried_out"),
)
OVER_BODIES = (
    "{year}年哪个单位收到的申请最多？",
    "{year}年所有单位一共收到多少件申请？",
    "{year}年收到申请最多的前三名是哪几家？",
)
ONE = (
    "SELECT f.value FROM documents d JOIN figures f ON f.document_id = d.id "
    "WHERE d.path = ? AND f.indicator = ? AND f.dimension = '总计'"
)
ALL = (
    "SELECT d.organisation, f.value FROM documents d JOIN figures f ON f.document_id = d.id "
    "WHERE d.year = ? AND f.indicator = 'applications.received' AND f.dimension = '总计'"
)


class ScaleJson(TypedDict):
    reports: int
    figures: int
    megabytes: float
    ratios: list[RatioJson]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about one figure, and where that stands."""

    text: str
    body: Body
    year: int
    indicator: str


def questions(count: int, seed: int, known: Sequence[Body], years: Sequence[int] = YEARS) -> Iterator[Asked]:
    """So many questions, drawn from a seed: one of the bodies and years each, the rows in turn."""
    draw = random.Random(seed)  # noqa: S311  which questions are asked, no secret
    for number in range(count):
        body, year = draw.choice(known), draw.choice(years)
        wording, indicator = ASKED[number % len(ASKED)]
        yield Asked(wording.format(body=body.name, year=year), body, year, indicator)


def bench_scale(home: Path, reports: int = REPORTS) -> ScaleJson:
    """Makes the store where it is not there, serves it and measures. Errors: RuntimeError where an answer is wrong."""
    figures = forged_store(home, reports)
    with serving(home) as address, Client(address) as client, closing(_database(home)) as database:
        ratios = [*_one_figure(client, database, reports), _over_bodies(client, database)]
    return {"reports": reports, "figures": figures, "megabytes": _peak(), "ratios": [ratio.to_json() for ratio in ratios]}


def _database(home: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{home / DATABASE_NAME}?mode=ro", uri=True)


def _one_figure(client: Client, database: sqlite3.Connection, reports: int) -> list[Ratio]:
    known = list(bodies(reports // len(YEARS)))
    right_answers(client, database, questions(len(ASKED) * 3, 1, known))
    texts = iter([asked.text for asked in questions(REQUESTS + 50, 2, known)])
    over_http = in_turns(
        "scale", ("figure question", lambda: client.asked(next(texts))), ("GET /healthz", client.alive), REQUESTS
    )
    again, selected = (iter(list(questions(REQUESTS + 50, 3, known))) for _ in range(2))
    over_sql = in_turns(
        "scale-sql",
        ("figure question", lambda: client.asked(next(again).text)),
        ("bare SELECT", lambda: _selected(database, next(selected))),
        REQUESTS,
    )
    return [over_http, over_sql]


class Selecting(Protocol):
    """A connection to the store's own database, whichever that is."""

    def execute(self, query: str, parameters: tuple[object, ...], /) -> Any: ...


def right_answers(client: Client, database: Selecting, asked: Iterable[Asked]) -> None:
    """Asks, and compares with what is stored. Errors: RuntimeError where an answer is another number."""
    for one in asked:
        _right(one.text, client.told(one.text)["figures"][0]["value"], _selected(database, one))


def _over_bodies(client: Client, database: sqlite3.Connection) -> Ratio:
    year = YEARS[-1]
    rows = database.execute(ALL, (year,)).fetchall()
    most, _, _ = (client.told(text.format(year=year))["figures"][0]["value"] for text in OVER_BODIES)
    _right(OVER_BODIES[0], most, max(int(value) for _, value in rows))
    texts = iter(OVER_BODIES * OVER_ALL)
    return in_turns(
        "scale-bodies",
        ("over all bodies", lambda: client.asked(next(texts).format(year=year))),
        ("bare SELECT", lambda: database.execute(ALL, (year,)).fetchall()),
        OVER_ALL,
        1,
    )


def _selected(database: Selecting, asked: Asked) -> int:
    row: Sequence[str] = database.execute(ONE, (path_of(asked.body, asked.year), asked.indicator)).fetchone()
    return int(row[0])


def _right(question: str, told: float | None, stored: int) -> None:
    if told != stored:
        raise RuntimeError(f"{question}: the answer is {told}, the store has {stored}; its time would mean nothing")


def _peak() -> float:
    """The most memory that the server, the one process that was started and has ended, held at once, in megabytes."""
    return round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, 1)
