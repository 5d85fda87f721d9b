"""The SQL store's tables, as SQLAlchemy Core sees them today. How an older home gets there is `ingest.store.migrations`.

One row of `documents` is one file that was read; everything else hangs on it and goes with it (ON DELETE CASCADE).
Numbers are TEXT that holds a Decimal's digits exactly; spans are two columns, characters from 0, half open; paths and
whole values are JSON text; vectors are little-endian float32 bytes. Text is `ingest.store.text`'s, alike in SQLite and PostgreSQL. Ids of chunks are never used twice, so that an
index built earlier can never point at another passage.

>>> DecimalText().process_bind_param(Decimal("96171.60"), None)
'96171.60'
>>> sorted(metadata.tables)[:3]
['chunks', 'corrections', 'documents']
"""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from ingest.store.text import AnyText, name_type

metadata = MetaData()


class DecimalText(TypeDecorator[Decimal]):
    """A Decimal as the text of its digits: exact, whatever the database thinks of numbers."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect | None) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> Decimal | None:
        return None if value is None else Decimal(value)


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, AnyText, nullable=null)


def _growing() -> Column[int]:
    """An id that the database counts up and never gives twice; 64 bits, which INTEGER has in SQLite."""
    return Column("id", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True)


def _number(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=null)


def _span(prefix: str = "") -> tuple[Column[int], Column[int]]:
    return _number(f"{prefix}start"), _number(f"{prefix}end")


def _document_key(*, primary: bool = False) -> Column[str]:
    owner = ForeignKey("documents.id", ondelete="CASCADE")
    return Column("document_id", name_type(32), owner, nullable=False, primary_key=primary)


def _ordinal_key() -> tuple[Column[str], Column[int], PrimaryKeyConstraint]:
    return _document_key(), _number("ordinal"), PrimaryKeyConstraint("document_id", "ordinal")


meta = Table("meta", metadata, Column("name", name_type(64), primary_key=True), _text("value"))

documents = Table(
    "documents",
    metadata,
    Column("id", name_type(32), primary_key=True),
    Column("path", AnyText, nullable=False, unique=True),
    _text("file"),
    _text("sha256"),
    _text("reader_version"),
    _text("format"),
    _text("title"),
    _text("organisation", null=True),
    _text("identity"),
    _number("year", null=True),
    _text("form", null=True),
    _number("characters"),
    _number("section_count"),
    _number("figure_count"),
    _text("added"),
    Index("documents_by_file", "file", "id"),
    Index("documents_by_digest", "sha256"),
)

sources = Table("sources", metadata, _document_key(primary=True), _text("text"), _text("layout"))

sections = Table("sections", metadata, *_ordinal_key(), _text("path"), *_span(), *_span("heading_"), _text("kind"))

problems = Table("problems", metadata, *_ordinal_key(), _text("code"), _text("value"))

figures = Table(
    "figures",
    metadata,
    _growing(),
    _document_key(),
    _text("form_table"),
    _text("form"),
    _text("row_path"),
    _text("column_path"),
    _text("indicator", null=True),
    _text("dimension", null=True),
    Column("value", DecimalText),
    _text("unit"),
    _text("state"),
    _text("raw"),
    *_span(),
    _number("page", null=True),
    _text("printed_row"),
    _text("printed_column"),
    _text("table_title"),
    _number("held"),
    _number("failed"),
    _number("undecided"),
    Index("figures_of_document", "document_id", "id"),
    Index("figures_of_indicator", "indicator", "document_id"),
    sqlite_autoincrement=True,
)

statements = Table(
    "statements",
    metadata,
    _growing(),
    _document_key(),
    _text("subject"),
    _text("context"),
    Column("value", DecimalText, nullable=False),
    _text("unit"),
    _text("kind"),
    _text("state"),
    *_span("number_"),
    *_span("quote_"),
    *_span("sentence_"),
    _number("year", null=True),
    _text("indicator", null=True),
    _text("dimension", null=True),
    _number("whole", null=True),
    _number("page", null=True),
    Index("statements_of_document", "document_id", "id"),
    sqlite_autoincrement=True,
)

chunks = Table(
    "chunks",
    metadata,
    _growing(),
    _document_key(),
    _number("ordinal"),
    _text("section"),
    *_span(),
    _text("kind"),
    _number("page", null=True),
    Column("vector", LargeBinary, nullable=False),
    UniqueConstraint("document_id", "ordinal"),
    sqlite_autoincrement=True,
)

corrections = Table(
    "corrections",
    metadata,
    _growing(),
    _text("path"),
    _text("file"),
    _text("form_table"),
    _text("form"),
    _text("row_path"),
    _text("column_path"),
    Column("value", DecimalText),
    _text("raw", null=True),
    _text("made"),
    _text("withdrawn", null=True),
    _number("applies"),
    _text("original", null=True),
    Index("corrections_of_path", "path"),
    sqlite_autoincrement=True,
)

keys = Table(
    "keys",
    metadata,
    Column("id", name_type(16), primary_key=True),
    _text("name"),
    _text("scope"),
    Column("digest", name_type(64), nullable=False, unique=True),
    _text("last_four"),
    _text("origins"),
    _text("created"),
    _text("expires", null=True),
    _text("last_used", null=True),
    _text("revoked", null=True),
)

turns = Table(
    "turns",
    metadata,
    Column("conversation_id", AnyText, nullable=False),
    _number("ordinal"),
    _text("question"),
    _text("state"),
    _text("added"),
    Column("route", AnyText, nullable=False, server_default=""),
    PrimaryKeyConstraint("conversation_id", "ordinal"),
    Index("turns_by_route", "route", "added"),
)
