"""What can go wrong, as a tree, and the codes that travel with it.

    WenbaoError                 exit status 1; the message says found, expected and what to do
    ├── UsageError              exit status 2: a command, setting or request that cannot be understood
    ├── ReadError               one file could not be read; the others go on
    │   ├── UnsupportedType     a type that is not read
    │   ├── DamagedFile         a type that is read, but these bytes cannot be
    │   ├── LimitExceeded       a bound on size, time or memory was reached: the file is refused
    │   └── ParserCrashed       reading it ended the process that read it: a fault of ours or of a library
    ├── StoreError              the stores
    │   ├── HomeBusy            another process writes to this home
    │   ├── HomeTooNew          written by a later wenbao
    │   └── ModelMismatch       the passage index was filled by another embedding model
    └── IndexUnavailable        the passage index cannot be used now; figures still can

A document's faults are not exceptions: they are `Problem` values with the codes below.

>>> issubclass(DamagedFile, ReadError), DamagedFile("x").code
(True, 'damaged')
"""

from __future__ import annotations


class WenbaoError(Exception):
    """Base of all; `code` is for programs, `exit_status` for the command line."""

    code = "error"
    exit_status = 1


class UsageError(WenbaoError):
    code = "usage"
    exit_status = 2


class ReadError(WenbaoError):
    code = "unreadable"


class UnsupportedType(ReadError):
    code = "unsupported_type"


class DamagedFile(ReadError):
    code = "damaged"


class LimitExceeded(ReadError):
    code = "limit"


class ParserCrashed(ReadError):
    code = "parser_crashed"


class StoreError(WenbaoError):
    code = "store"


class HomeBusy(StoreError):
    code = "home_busy"


class HomeTooNew(StoreError):
    code = "home_too_new"


class ModelMismatch(StoreError):
    code = "model_mismatch"


class IndexUnavailable(StoreError):
    code = "index_unavailable"


PROBLEM_CODES: dict[str, str] = {
    "image_only": "a table of the form is only a picture",
    "no_organisation": "the report does not say whose it is",
    "no_year": "the report does not say which year it is about",
    "unverified_organisation": "the organisation is inferred, not plainly stated",
    "unverified_year": "the year is inferred, not plainly stated",
    "no_header": "over rows of a table no whole header was read; the form's own order stood in and its identities hold",
    "unplaced_row": "a table row could not be placed surely; its cells are not served",
    "unknown_row": "a table row that is not of the form",
    "edition_mixed": "the tables are of more than one edition",
    "arithmetic": "an identity of the form fails",
    "encoding_guessed": "the text's encoding was guessed",
    "truncated": "the text breaks off in the middle",
    "no_text": "a page has no text layer",
    "illegible": "print could not be read surely; it is not served",
    "repaired": "characters were repaired for matching (the printed ones are kept), or a cell was taken from a second reading",
    "limit": "a bound on size was reached; what lies beyond it was not read",
    "elsewhere": "the file shows or links to something that it does not hold",
}
"""Codes of `Problem`, each with what it means."""
