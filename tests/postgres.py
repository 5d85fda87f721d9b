"""The PostgreSQL server of the tests (`eval.servers`): an empty schema for each test."""

from eval.servers import PostgresRun as TestServer
from eval.servers import postgres_run as running

__all__ = ["TestServer", "running"]
