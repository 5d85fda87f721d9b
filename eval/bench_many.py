"""A store of ten times as many forged reports as `eval.bench_store` makes, told from its rows: 9,999 bodies, ten years each.

Committing a hundred thousand reports one by one takes more than an hour; here the rows of a store of 10,000 (3,334 bodies, three
years) are copied within SQLite. A copy is of another body (each place's first character another one) or of other years: texts
keep their length, so every span holds, and figures keep their values. What a reader of the store sees is what ingest would
have stored, but that each figure stands in some ten reports. Indexes are built at the end, which is what makes it fast.

>>> other_place("安平市", 1), other_place("安平市", 0), in_year("2023年度报告，2024年1月公布，编号2023", 9)
('嘉平市', '安平市', '2014年度报告，2015年1月公布，编号2023')
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from eval.bench_store import FIRST, REPORTS, YEARS, Body, bodies, forged_store, path_of
from ingest.store.home import DATABASE_NAME
from ingest.store.library import document_id

ALL_YEARS = tuple(range(2014, 2024))
MANY = 99_999
"""How many reports there are then."""
_OTHER_FIRST = (FIRST, "嘉瑞祥顺昭宣崇弘广益仁义礼信福禄寿禧庆延", "凤龙鹤麟虎豹鹿雁鹭鸿松柏梅兰竹菊荷桂枫槐")
_YEARS_BACK = (0, 3, 6, 9)
TELLINGS = [pair for pair in product(range(len(_OTHER_FIRST)), _YEARS_BACK) if pair != (0, 0)]
"""Every telling of a small store but itself: which other first characters, and how many years back."""
_FOLLOW = ("sections", "figures", "statements", "problems")
_LOADING = ("cache_size = -1000000", "journal_mode = DELETE", "journal_mode = OFF", "synchronous = OFF", "secure_delete = OFF")
"""Nothing is kept for a return: a store whose making was broken off is deleted and made anew."""
_DOCUMENTS = "SELECT d.id, d.identity, d.year, s.text FROM documents d JOIN sources s ON s.document_id = d.id"
_DOCUMENT = (
    "INSERT INTO documents SELECT ?, ?, ?, ?, reader_version, format, ?, ?, ?, ?, form, characters, section_count, "
    "figure_count, added FROM documents WHERE id = ?"
)
_SOURCE = "INSERT INTO sources SELECT ?, ?, layout FROM sources WHERE document_id = ?"


def other_place(place: str, telling: int) -> str:
    """What a made-up place is called in this telling; 0 is the first."""
    return place.replace(place[0], _OTHER_FIRST[telling][FIRST.index(place[0])], 1)


def in_year(text: str, back: int) -> str:
    """The text with the years that it names so many earlier."""
    return re.sub(r"(?<!\d)(20[12]\d)(?=年)", lambda found: str(int(found[1]) - back), text)


def many_bodies(reports: int = REPORTS) -> Iterator[Body]:
    """The bodies of a store told from one of so many reports, those of that one first."""
    for telling in range(len(_OTHER_FIRST)):
        for body in bodies(reports // len(YEARS)):
            yield _other_body(body, telling)


def _other_body(body: Body, telling: int) -> Body:
    places = tuple(other_place(place, telling) for place in body.places)
    return Body("".join(places) + body.name.removeprefix("".join(body.places)), places)


def many_store(home: Path, reports: int = REPORTS) -> int:
    """Makes the large store in this folder where it is not there, from one of so many reports; how many it then holds."""
    home.mkdir(parents=True, exist_ok=True)
    forged_store(home, reports)
    with closing(sqlite3.connect(home / DATABASE_NAME)) as database:
        if _reports(database) <= reports:
            _multiply(database)
        return _reports(database)


def _reports(database: sqlite3.Connection) -> int:
    (count,) = database.execute("SELECT count(*) FROM documents").fetchone()
    return int(count)


def _multiply(database: sqlite3.Connection) -> None:
    indexes = database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('figures', 'statements')"
    ).fetchall()
    for pragma in _LOADING:
        database.execute(f"PRAGMA {pragma}")
    database.execute("CREATE TEMP TABLE told (old TEXT PRIMARY KEY, new TEXT, back INTEGER) WITHOUT ROWID")
    last = {table: database.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0 for table in _FOLLOW}  # noqa: S608 - our own tables
    documents = stored_documents(database)
    with database:
        database.execute("BEGIN")
        for name, _ in indexes:
            database.execute(f'DROP INDEX "{name}"')
        for telling, back in TELLINGS:
            database.execute("DELETE FROM temp.told")
            for one in told_of(documents, telling, back):
                database.execute(_DOCUMENT, (*one.values, one.old))
                database.execute(_SOURCE, (one.new, one.text, one.old))
                database.execute("INSERT INTO temp.told VALUES (?, ?, ?)", (one.old, one.new, back))
            for table, row in last.items():
                _follow(database, table, row)
        for _, made in indexes:
            database.execute(made)


@dataclass(frozen=True, slots=True)
class Stored:
    """A document of the small store."""

    id: str
    identity: str
    year: int
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """A document as another body's, or of another year: the `old` one's id, its own, the columns of its row that differ (id,
    path, file, sha256, title, organisation, identity, year) and its text."""

    old: str
    new: str
    values: tuple[str, str, str, str, str, str, str, int]
    text: str


def stored_documents(database: sqlite3.Connection) -> list[Stored]:
    """The documents of a small store."""
    return [Stored(*row) for row in database.execute(_DOCUMENTS)]


def told_of(documents: Iterable[Stored], telling: int, back: int) -> Iterator[Told]:
    """Those of them that have a year so many earlier, told so."""
    return (_told(stored, telling, back) for stored in documents if stored.year - back >= ALL_YEARS[0])


def _told(stored: Stored, telling: int, back: int) -> Told:
    places = json.loads(stored.identity)["part_of"]

    def told(text: str) -> str:
        for place in places:
            text = text.replace(place, other_place(place, telling))
        return in_year(text, back)

    identity = json.loads(told(stored.identity)) | {"year": stored.year - back}
    text = told(stored.text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    path = path_of(Body(identity["organisation"], ()), identity["year"])
    new = document_id(path, digest)
    written = json.dumps(identity, ensure_ascii=False, separators=(",", ":"))
    values = (new, path, path.rsplit("/", 1)[-1], digest, identity["title"], identity["organisation"], written, identity["year"])
    return Told(stored.id, new, values, text)


def _follow(database: sqlite3.Connection, table: str, last: int) -> None:
    """Copies a table's rows, up to the last one of the small store, for the documents told."""
    columns = [name for _, name, *_ in database.execute(f"PRAGMA table_info({table})") if name != "id"]
    told = {"document_id": "told.new", "year": "rows.year - told.back"}
    database.execute(
        f"INSERT INTO {table} ({', '.join(map(_quoted, columns))}) "  # noqa: S608 - names of tables and columns
        f"SELECT {', '.join(told.get(name, f'rows.{_quoted(name)}') for name in columns)} FROM {table} AS rows "
        "JOIN temp.told ON told.old = rows.document_id WHERE rows.rowid <= ? ORDER BY rows.rowid",
        (last,),
    )


def _quoted(name: str) -> str:
    return f'"{name}"'
